"""Notes and rows being typed, beside what is recorded of them: after a crash, and once other files brought more.

The draft of a question holds the whole note, the recorded part of it too, on screen and line by line; that of a table
holds all its rows.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from coachtui.answer_types import rows_of
from coachtui.asking.tables import Rows, rows_in, rows_text
from coachtui.model.answers import SessionKind
from coachtui.model.engagement import State
from coachtui.model.frame_ids import CONSENT
from coachtui.model.text import is_blank
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.interview.interviewing import interview_of, rows_draft


def resumed_note(recorded: str, draft: str | None) -> str:
    """The note to show when an interview is resumed: ``draft``, or ``recorded`` where all of the draft begins that.

    A draft that has little in common with the beginning and end of the recorded note is taken for the next line, as
    earlier versions kept it in plain mode. It is put below the recorded note: words twice are better than words lost.
    """
    if draft is None or is_blank(draft) or recorded.startswith(draft):
        return recorded
    shared = max(_in_common(recorded, draft), _in_common(recorded[::-1], draft[::-1]))
    if 2 * shared >= min(len(recorded), len(draft)):
        return draft
    return f"{recorded}\n{draft}"


def line_begun(recorded: str, draft: str | None) -> str | None:
    """The line that ``draft`` adds to the recorded note, "" for none; None where the draft is another note."""
    whole = resumed_note(recorded, draft)
    if whole == recorded:
        return ""
    begins = f"{recorded}\n" if recorded else ""
    line = whole.removeprefix(begins)
    return line if whole.startswith(begins) and "\n" not in line else None


def draft_on_top(base: str, recorded: str, draft: str) -> str:
    """The draft that was typed while ``base`` was recorded, with what ``recorded``, recorded elsewhere since, adds.

    No line of either is left out.
    """
    if draft in {"", base} or recorded.startswith(draft):
        return recorded
    if base and draft.startswith(base):
        return recorded + draft[len(base) :]
    if base and recorded.startswith(base):
        return draft + recorded[len(base) :]
    return "\n".join(filter(None, (recorded, draft)))


@contextmanager
def drafts_kept(workspace: Workspace) -> Iterator[None]:
    """Let other files' entries be joined in the block; drafts of what these have changed hold both afterwards.

    Notes are put together by `draft_on_top`; of a table what was typed goes below the rows recorded. Drafts of
    interviews whose consent is refused by then are deleted. Raises CoachErrors.
    """
    log, sessions = workspace.log, workspace.log.outline().sessions.values()
    interviews = [each.id for each in sessions if each.kind is SessionKind.INTERVIEW]
    drafts = [(each, item, text) for each in interviews for item, text in log.drafts(each).items()]
    before = workspace.state if drafts else State()
    yield
    for session, item, text in drafts:
        if item not in log.drafts(session):
            continue  # it was erased
        if session in workspace.state.declined:
            log.drop_draft(session, item)
            continue
        after = workspace.state
        base, recorded = _note(before, session, item), _note(after, session, item)
        if recorded != base:
            log.save_draft(session, item, draft_on_top(base, recorded, text))
        table = item.removesuffix(rows_draft(""))
        if table != item and _rows(after, session, table) != _rows(before, session, table):
            columns = interview_of(workspace, session).question(table).columns
            typed = rows_in(text, [each.id for each in columns]) or ()
            known = (*_rows(before, session, table), *_rows(after, session, table))
            rows = (*_rows(after, session, table), *(each for each in typed if each not in known))
            log.save_draft(session, item, rows_text(rows))


def _note(state: State, session: str, question: str) -> str:
    """The recorded note of a question in a session, "" for none."""
    if question == CONSENT:
        consent = state.consents.get(session)
        return "" if consent is None else consent.words
    answer = state.answers.get((session, question))
    return "" if answer is None else answer.note


def _rows(state: State, session: str, question: str) -> Rows:
    """The recorded rows of a table in a session; none where there is no answer."""
    answer = state.answers.get((session, question))
    return () if answer is None else rows_of(answer.value)


def _in_common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))
