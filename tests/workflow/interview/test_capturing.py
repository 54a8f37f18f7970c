"""Captures: noted at once, filed later, taken back, and never forgotten at the wrap-up."""

from pathlib import Path

import pytest

from coachtui.model.answers import Absence
from coachtui.model.craft import Capture, Filed, FiledTo
from coachtui.model.problems import CoachError
from coachtui.workflow.interview.capturing import (
    capture,
    discard,
    draft_capture,
    drafted_capture,
    file_capture,
    to_ask,
)
from coachtui.workflow.interview.interviewing import begin_interview
from coachtui.workflow.interview.undoing import undo
from coachtui.workflow.interview.wrapping_up import wrap_up_of
from coachtui.workflow.scores.assessing import filed_words

from .holding import holding, path

__all__ = ["path"]

LINE = 'On bonuses: "we were paid for tons."'
QUESTION = Filed(FiledTo.QUESTION, "C6.2")
INDICATOR = Filed(FiledTo.INDICATOR, "E2b")
PERSON = Filed(FiledTo.PERSON, "CEO")


def test_a_capture_waits_at_the_wrap_up_until_it_is_filed(path: Path) -> None:
    with holding(path) as interview:
        one, two = (capture(interview, words).after(Capture) for words in (LINE, " ring Ines \x1b[2J"))
        assert [each.text for each in wrap_up_of(interview).unfiled] == [LINE, "ring Ines [2J"]
        assert wrap_up_of(interview).unfiled == (one, two)
        file_capture(interview, one, INDICATOR)
        discard(interview, two)
        assert wrap_up_of(interview).unfiled == ()
    with holding(path) as interview:
        assert [each.filed for each in interview.captures()] == [INDICATOR]


def test_filed_to_a_question_it_is_part_of_the_note_and_its_quotes_are_quotes(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C6.2", note="Two of four.", absence=Absence.PARKED)
        filed = file_capture(interview, capture(interview, LINE).after(Capture), QUESTION)
        assert interview.answers()["C6.2"].note == f"Two of four.\n{LINE}"
        assert interview.answers()["C6.2"].absence is None
        (quote,) = interview.workspace.state.quotes.values()
        assert (quote.text, quote.question) == ("we were paid for tons.", "C6.2")
        undo(interview.workspace, filed)
        assert (interview.answers()["C6.2"].note, interview.answers()["C6.2"].absence) == (
            "Two of four.",
            Absence.PARKED,
        )
        assert not interview.workspace.state.quotes
        assert [each.filed for each in interview.captures()] == [None]


def test_filed_anew_its_words_move_and_words_changed_since_stay(path: Path) -> None:
    with holding(path) as interview:
        captured = capture(interview, LINE).after(Capture)
        file_capture(interview, captured, QUESTION)
        file_capture(interview, captured, Filed(FiledTo.QUESTION, "C6.4"))
        assert (interview.answers()["C6.2"].note, interview.answers()["C6.4"].note) == ("", LINE)
        interview.answer("C6.4", note=f"{LINE} And more.")
        file_capture(interview, captured, INDICATOR)
        assert interview.answers()["C6.4"].note == f"{LINE} And more."


def test_filed_to_an_indicator_it_stands_beside_it_and_behind_its_figure(path: Path) -> None:
    with holding(path) as interview:
        file_capture(interview, capture(interview, LINE).after(Capture), INDICATOR)
        (line,) = wrap_up_of(interview).ratings
        assert (line.indicator, line.captured, line.words) == ("E2b", (LINE,), LINE)
        assert [(each.indicator, each.texts) for each in wrap_up_of(interview).unrated] == [("E2b", (LINE,))]
        for wanted, there in (("E2b", 1), ("E2", 1), ("T1", 1), ("E2a", 0)):
            assert len(filed_words(interview.workspace, wanted)) == there


def test_filed_to_a_person_it_is_there_to_be_asked_in_their_interview(path: Path) -> None:
    with holding(path) as interview:
        file_capture(interview, capture(interview, LINE).after(Capture), Filed(FiledTo.PERSON, "ceo"))
    with holding(path, "CEO") as interview:
        assert [(each.text, each.person) for each in to_ask(interview.workspace.state, "CEO")] == [(LINE, "PLN")]
        assert interview.captures() == ()


@pytest.mark.parametrize("first", [None, QUESTION, INDICATOR, PERSON])
@pytest.mark.parametrize("then", [None, QUESTION, INDICATOR, PERSON, "discard"])
def test_whatever_was_done_can_be_taken_back(path: Path, first: Filed | None, then: Filed | str | None) -> None:
    with holding(path) as interview:
        interview.answer("C6.2", note="Two of four.")
        captured = capture(interview, LINE).after(Capture)
        file_capture(interview, captured, first)
        note, filed = interview.answers()["C6.2"].note, [each.filed for each in interview.captures()]
        change = discard(interview, captured) if isinstance(then, str) else file_capture(interview, captured, then)
        undo(interview.workspace, change)
        undo(interview.workspace, change)
        assert interview.answers()["C6.2"].note == note
        assert [each.filed for each in interview.captures()] == filed


def test_filing_where_nothing_is_records_nothing(path: Path) -> None:
    with holding(path) as interview:
        captured = capture(interview, LINE).after(Capture)
        before = interview.workspace.log.fingerprint()
        for to in (
            Filed(FiledTo.QUESTION, "Z9.9"),
            Filed(FiledTo.INDICATOR, "E9z"),
            Filed(FiledTo.PERSON, "NOBODY"),
            Filed(FiledTo.PERSON, "PLN"),
        ):
            with pytest.raises(CoachError):
                file_capture(interview, captured, to)
        other = begin_interview(interview.workspace, "CEO")
        before = interview.workspace.log.fingerprint()
        with pytest.raises(CoachError, match="another interview"):
            file_capture(other, captured, QUESTION)
        with pytest.raises(CoachError):
            capture(interview, " \n")
        assert interview.workspace.log.fingerprint() == before
        discard(interview, captured)
        with pytest.raises(CoachError):
            discard(interview, captured)


def test_a_half_typed_capture_comes_back_and_goes_when_it_is_noted(path: Path) -> None:
    with holding(path) as interview:
        draft_capture(interview, "On bon")
    with holding(path) as interview:
        assert drafted_capture(interview) == "On bon"
        capture(interview, LINE)
        assert drafted_capture(interview) == ""
        draft_capture(interview, "x")
        draft_capture(interview, " ")
        assert drafted_capture(interview) == ""
