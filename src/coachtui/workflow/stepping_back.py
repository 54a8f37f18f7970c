"""What a wrap-up does to captures, contradictions and ratings, with the way back from each and forth again.

Nothing is erased: a step back is recorded like anything else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from coachtui.model.answers import Absence
from coachtui.model.craft import Capture, ContradictionNote, ContradictionState, Filed, FiledTo
from coachtui.workflow.capturing import discard, file_capture, put_back
from coachtui.workflow.contradicting import let_be, put_note_back, raise_contradiction
from coachtui.workflow.interviewing import Interview
from coachtui.workflow.wrapping_up import Before, take_back


@dataclass(frozen=True, slots=True)
class CaptureStood:
    """How a capture stood before a change; ``there`` False: it was discarded.

    ``parked`` is the question its words went to if that was parked, "" otherwise: words added there end the parking.
    """

    capture: Capture
    there: bool
    parked: str


@dataclass(frozen=True, slots=True)
class PairStood:
    """What had become of a contradiction before a change; None: it was open."""

    contradiction: str
    note: ContradictionNote | None


Stood: TypeAlias = Before | CaptureStood | PairStood
"""How one thing stood before a change: what `step_back` needs."""

_DEALING: Mapping[ContradictionState, Callable[[Interview, str], ContradictionNote | None]] = {
    ContradictionState.RAISED: raise_contradiction,
    ContradictionState.LET_BE: let_be,
}


def put_away(interview: Interview, captured: Capture, to: Filed | None) -> CaptureStood:
    """File a capture, or discard it (None). Returns how it stood. Raises as `file_capture`."""
    before = _standing(interview, captured, to)
    if to is None:
        discard(interview, captured)
    else:
        file_capture(interview, captured, to)
    return before


def deal_with(interview: Interview, contradiction: str, state: ContradictionState) -> PairStood:
    """Record that a contradiction was raised or is let be. Returns how it stood. Raises as `let_be`."""
    return PairStood(contradiction, _DEALING[state](interview, contradiction))


def step_back(interview: Interview, stood: Stood) -> Stood:
    """Let something stand as it ``stood``. Returns how it stood until now: the way forth again."""
    match stood:
        case Before():
            return take_back(interview, stood)
        case PairStood(contradiction, note):
            now = interview.workspace.state.contradictions.get((interview.session_id, contradiction))
            put_note_back(interview, contradiction, note)
            return PairStood(contradiction, now)
        case CaptureStood(captured, there, parked):
            before = _standing(interview, captured, captured.filed if there else None)
            if parked:
                # First, so that what is tried again after a full disk finds the capture still where it was.
                _park(interview, parked)
            if there:
                put_back(interview, captured)
            else:
                discard(interview, captured)
            return before


def _standing(interview: Interview, captured: Capture, to: Filed | None) -> CaptureStood:
    """How a capture stands before it goes ``to`` somewhere."""
    found = interview.workspace.state.captures.get(captured.id)
    parked = ""
    if to is not None and to.kind is FiledTo.QUESTION:
        answer = interview.answers().get(to.id)
        parked = to.id if answer is not None and answer.absence is Absence.PARKED else ""
    return CaptureStood(found or captured, found is not None, parked)


def _park(interview: Interview, question: str) -> None:
    answer = interview.answers().get(question)
    if answer is not None and answer.absence is None:
        interview.answer(question, value=answer.value, note=answer.note, absence=Absence.PARKED, grade=answer.grade)
