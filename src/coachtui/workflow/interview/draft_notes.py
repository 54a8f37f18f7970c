"""Notes being typed, beside what is recorded of them: after a crash, and after other files have brought more.

The draft of a question holds the whole note, the recorded part of it too, on screen and line by line.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from coachtui.model.answers import SessionKind
from coachtui.model.engagement import State
from coachtui.model.frame_ids import CONSENT
from coachtui.model.text import is_blank
from coachtui.workflow.engagement.engagements import Workspace


def resumed_note(recorded: str, draft: str | None) -> str:
    """The note to show when an interview is resumed: ``draft``, or ``recorded`` where the draft is None or blank.

    A draft that has little in common with the beginning and end of the recorded note is taken for the next line, as
    earlier versions kept it in plain mode. It is put below the recorded note: words twice are better than words lost.
    """
    if draft is None or is_blank(draft):
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
    """Let other files' entries be joined in the block; then bring the drafts of notes changed by these `draft_on_top`.

    Drafts of interviews whose consent is refused by then are deleted. Raises CoachErrors.
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
        base, recorded = _note(before, session, item), _note(workspace.state, session, item)
        if recorded != base:
            log.save_draft(session, item, draft_on_top(base, recorded, text))


def _note(state: State, session: str, question: str) -> str:
    """The recorded note of a question in a session, "" for none."""
    if question == CONSENT:
        consent = state.consents.get(session)
        return "" if consent is None else consent.words
    answer = state.answers.get((session, question))
    return "" if answer is None else answer.note


def _in_common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))
