"""Notes and rows being typed, beside what is recorded of them: after a crash, and once other files brought more.

The draft of a question holds the whole note, the recorded part of it too, on screen and line by line; that of a table
holds all its rows.
"""

from collections.abc import Callable

from coachtui.answer_types import rows_of
from coachtui.asking.tables import Rows, rows_in, rows_text
from coachtui.model.answers import SessionKind
from coachtui.model.engagement import State
from coachtui.model.frame_ids import CONSENT
from coachtui.model.text import is_blank
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.interview.interviewing import rows_draft


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

    No line that either adds or changes is left out, and none goes on as a line of the other.
    """
    if draft in {"", base} or recorded.startswith(draft):
        return recorded
    if not recorded or draft.startswith(f"{recorded}\n"):
        return draft
    if base and draft.startswith(base):
        return _with_added(recorded, base, draft)
    if base and recorded.startswith(base):
        return _with_added(draft, base, recorded)
    return f"{recorded}\n{draft}"


def _with_added(note: str, base: str, longer: str) -> str:
    """``note``, another version of ``base``, with what ``longer``, which begins with ``base``, has behind that."""
    added, last = longer[len(base) :], base.rpartition("\n")[2]
    if added.startswith("\n") or note.rpartition("\n")[2] == last:
        return note + added
    if note.startswith(f"{base}\n"):
        return longer + note[len(base) :]
    return f"{note}\n{last}{added}"


def drafts_kept(workspace: Workspace) -> Callable[[], None]:
    """What to call once other files' entries were joined: drafts of what these changed hold both afterwards.

    Call it in the transaction that joins them: a draft alone would be taken for the whole note, without what they
    bring. Notes are put together by `draft_on_top`; of a table what was typed goes below the rows recorded. The draft
    saved last stays the last. Drafts of interviews whose consent is refused by then are deleted. Raises CoachErrors.
    """
    log, sessions = workspace.log, workspace.log.outline().sessions.values()
    interviews = [each.id for each in sessions if each.kind is SessionKind.INTERVIEW]
    drafts = [(each, item, text) for each in interviews for item, text in log.drafts(each).items()]
    before = workspace.state if drafts else State()

    def keep() -> None:
        moved: set[str] = set()
        for session, item, text in drafts:
            if item not in log.drafts(session):
                continue  # it was erased
            if session in workspace.state.declined:
                log.drop_draft(session, item)
                continue
            fresh = _merged(before, workspace.state, (session, item), text)
            if fresh != text or session in moved:
                moved.add(session)
                log.save_draft(session, item, fresh)

    return keep


def _merged(before: State, after: State, place: tuple[str, str], text: str) -> str:
    """The draft ``text``, of a session and an item, with what ``after`` has recorded there and ``before`` had not."""
    session, item = place
    base, recorded = _note(before, session, item), _note(after, session, item)
    if recorded != base:
        return draft_on_top(base, recorded, text)
    table = item.removesuffix(rows_draft(""))
    known, rows = _rows(before, session, table), _rows(after, session, table)
    if table == item or rows == known:
        return text
    return rows_text((*rows, *(each for each in rows_in(text) or () if each not in (*known, *rows))))


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
