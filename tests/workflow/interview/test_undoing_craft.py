"""Undo and redo of what a wrap-up does to captures and contradictions: all is as before, then again as after."""

from pathlib import Path

import pytest

from coachtui.model.answers import Absence
from coachtui.model.craft import Capture, ContradictionState, Filed, FiledTo
from coachtui.workflow.interview.capturing import capture, discard, file_capture
from coachtui.workflow.interview.contradicting import let_be, raise_contradiction
from coachtui.workflow.interview.interviewing import Interview
from coachtui.workflow.interview.undoing import redo, undo
from coachtui.workflow.interview.wrapping_up import wrap_up_of

from .holding import holding, path

__all__ = ["path"]

PLACES = [
    Filed(FiledTo.QUESTION, "C1.6"),
    Filed(FiledTo.QUESTION, "C6.2"),
    Filed(FiledTo.INDICATOR, "E2b"),
    Filed(FiledTo.PERSON, "CEO"),
    None,
]


def recorded(interview: Interview) -> tuple[object, ...]:
    """All that a capture may change, but for the times of it."""
    sheet = wrap_up_of(interview)
    return (
        [(each.id, each.state, each.note) for each in (*sheet.parked, *sheet.unasked)],
        [(each.indicator, each.answers, each.captured) for each in sheet.ratings],
        [each.text for each in sheet.unfiled],
        {each.question: (each.note, each.absence) for each in interview.answers().values() if each.note},
        {quote.text for quote in interview.workspace.state.quotes.values()},
        [each.filed for each in interview.captures()],
    )


@pytest.mark.parametrize("to", PLACES, ids=str)
def test_a_capture_put_away_goes_back_and_forth(path: Path, to: Filed | None) -> None:
    with holding(path) as interview:
        interview.answer("C1.6", absence=Absence.PARKED, note="Has the form.")
        captured = capture(interview, "They said “we look at it weekly”.").after(Capture)
        before = recorded(interview)
        change = discard(interview, captured) if to is None else file_capture(interview, captured, to)
        after = recorded(interview)
        assert after != before
        for _ in range(2):
            undo(interview.workspace, change)
            assert recorded(interview) == before
            redo(interview.workspace, change)
            assert recorded(interview) == after


@pytest.mark.parametrize("state", [ContradictionState.RAISED, ContradictionState.LET_BE])
def test_two_answers_dealt_with_are_open_again_and_dealt_with_again(path: Path, state: ContradictionState) -> None:
    with holding(path) as interview:
        interview.answer("C5.4", value=4)
        interview.answer("S4.5", value="no")
        (pair,) = wrap_up_of(interview).contradictions
        change = (let_be if state is ContradictionState.LET_BE else raise_contradiction)(interview, pair.id)
        assert wrap_up_of(interview).contradictions == ()
        undo(interview.workspace, change)
        assert wrap_up_of(interview).contradictions == (pair,)
        redo(interview.workspace, change)
        (note,) = interview.workspace.state.contradictions.values()
        assert note.state is state
