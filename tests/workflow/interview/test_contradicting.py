"""Contradictions during an interview: both statements, raised or let be, at the wrap-up and in the read-back."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from coachtui.model.answers import Absence
from coachtui.model.craft import ContradictionState
from coachtui.model.problems import CoachError
from coachtui.workflow.interview.contradicting import contradiction_lines, let_be, raise_contradiction, sentence_of
from coachtui.workflow.interview.interviewing import Interview
from coachtui.workflow.interview.reading_back import read_back
from coachtui.workflow.interview.undoing import undo
from coachtui.workflow.interview.wrapping_up import wrap_up_of

from .holding import holding, path

__all__ = ["path"]

ID = "reviews that change things"


def contradict(interview: Interview, notes: Mapping[str, str] | None = None) -> None:
    words = notes or {}
    interview.answer("C5.4", value=4, note=words.get("C5.4", ""))
    interview.answer("S4.5", value="no", note=words.get("S4.5", ""))


def test_both_statements_are_told_in_the_order_they_were_made(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("S4.5", value="no", note='Laughs. "We never look back."')
        assert contradiction_lines(interview) == ()
        interview.answer("C5.4", value=4)
        (line,) = contradiction_lines(interview)
        assert (line.id, line.state, line.open) == (ID, ContradictionState.OPEN, True)
        first, second = line.statements
        assert (first.question, first.said, first.verbatim, first.here) == ("S4.5", "We never look back.", True, True)
        assert (second.question, second.said, second.verbatim) == ("C5.4", "Every time", False)
        assert first.asks.endswith("?")


def test_an_open_one_comes_up_at_the_wrap_up_until_it_is_dealt_with(path: Path) -> None:
    with holding(path) as interview:
        contradict(interview)
        assert [each.id for each in wrap_up_of(interview).contradictions] == [ID]
        raised = raise_contradiction(interview, ID, " They keep a list by the door.\x1b ")
        assert wrap_up_of(interview).contradictions == ()
    with holding(path) as interview:
        (line,) = contradiction_lines(interview)
        assert (line.state, line.words) == (ContradictionState.RAISED, "They keep a list by the door.")
        undo(interview.workspace, raised)
        undo(interview.workspace, raised)
        assert [each.id for each in interview.open_contradictions()] == [ID]
        raise_contradiction(interview, ID, "A list.")
        undo(interview.workspace, let_be(interview, ID))
        assert contradiction_lines(interview)[0].words == "A list."


def test_it_goes_when_an_answer_is_put_right(path: Path) -> None:
    with holding(path) as interview:
        contradict(interview)
        interview.answer("C5.4", absence=Absence.DONT_KNOW)
        assert contradiction_lines(interview) == ()
        assert wrap_up_of(interview).contradictions == ()


def test_an_answer_of_an_earlier_session_counts_but_not_another_persons(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C5.4", value=4)
        interview.finish()
    with holding(path, "CEO") as interview:
        interview.answer("S4.5", value="no")
        assert contradiction_lines(interview) == ()
    with holding(path, fresh=True) as interview:
        assert contradiction_lines(interview) == ()
        interview.answer("S4.5", value="no")
        (line,) = contradiction_lines(interview)
        assert [each.here for each in line.statements] == [False, True]
        interview.answer("C5.4", value=2)
        assert contradiction_lines(interview) == ()


def test_the_read_back_tells_an_open_one_in_their_own_words_else_in_the_scripts(path: Path) -> None:
    with holding(path) as interview:
        contradict(interview)
        (line,) = contradiction_lines(interview)
        assert read_back(interview).tension == f"{line.say} How do the two go together?"
        contradict(interview, {"C5.4": '"Nearly each time."', "S4.5": '"We never look back."'})
        assert "“Nearly each time.”; and also “We never look back.”" in read_back(interview).tension
        raise_contradiction(interview, ID, "They keep a list.")
        assert "“Nearly each time.”; and also “We never look back.”" in read_back(interview).tension
        let_be(interview, ID)
        assert read_back(interview).tension == ""


def test_an_open_one_is_read_back_rather_than_one_that_was_raised(path: Path) -> None:
    with holding(path) as interview:
        contradict(interview)
        interview.answer("C6.1", value="no")
        interview.answer("C6.3", value="equal")
        raise_contradiction(interview, ID)
        (other,) = interview.open_contradictions()
        assert [each.id for each in interview.tensions()] == [other.id, ID]
        assert read_back(interview).tension.startswith(sentence_of(interview, other))


def test_unknown_ones_are_refused(path: Path) -> None:
    with holding(path) as interview, pytest.raises(CoachError, match="no contradiction nonsense"):
        let_be(interview, "nonsense")


def test_each_contradiction_of_the_script_comes_up_for_somebody(path: Path) -> None:
    """The worlds in which they do, as somebody might answer."""
    worlds: dict[str, dict[str, int | str | tuple[str, ...]]] = {
        "plan in use": {"C1.2": 3, "C5.3": "never"},
        "nothing done": {"C1.6": ("none",), "S1.2": ("strategy", "annual plan", "budget", "review")},
        "whole process goals": {"C1.5": "no", "S3.1": 3},
        "somebody in charge": {"C2.2": "nobody", "S2.4": "one executive"},
        "free to decide": {"C2.5": "decide", "S2.6": 1},
        "one scorecard": {"C3.5": "yes", "C3.2": 1},
        "useful reports": {"C3.4": 3, "C7.3": 9},
        "raw figures": {"C3.4": 3, "S3.6": "raw list"},
        "settled decisions": {"C4.2": 3, "S4.6": "argues"},
        "criteria first": {"C4.3": "weighted", "S4.6": "obeys the boss"},
        "reviews that change things": {"C5.4": 3, "S4.5": "no"},
        "drawings in use": {"C4.5": ("none",), "S1.5": 3},
        "drawings at hand": {"S1.4": "none", "S1.5": 3},
        "review of the whole": {"C5.2": "yes", "S4.3": 0},
        "appraisal": {"C6.1": "no", "C6.3": "equal"},
        "worth defending": {"C7.1": 4, "C7.7": "cure"},
    }
    with holding(path) as interview:
        assert set(worlds) == {each.id for each in interview.script.contradictions}
        for wanted, values in worlds.items():
            for question, value in values.items():
                interview.answer(question, value=value)
            assert wanted in {each.id for each in interview.contradictions()}, wanted
            for question in values:
                interview.answer(question, absence=Absence.SKIPPED)
        assert interview.contradictions() == ()
