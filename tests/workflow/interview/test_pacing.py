"""The pace of an interview by an injected clock, time that is cut, pauses, and stretches off the record."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.asking.agenda import planned_minutes
from coachtui.model.answers import Absence
from coachtui.model.craft import InterludeKind
from coachtui.model.problems import CoachError
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.interview.interviewing import Interview, begin_interview
from coachtui.workflow.interview.pacing import (
    PaceNow,
    begin_interlude,
    end_interlude,
    open_interlude,
    pace_now,
    replan,
)
from coachtui.workflow.interview.rating import rate
from coachtui.workflow.interview.undoing import redo, undo

from .holding import hiding, holding, path

__all__ = ["path"]


@dataclass
class Clock:
    """A clock that goes on when told to, ahead of the one the engagement was made by: entries keep their order."""

    time: datetime = field(default_factory=lambda: datetime(2100, 3, 2, 9, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.time

    def on(self, minutes: float) -> None:
        self.time += timedelta(minutes=minutes)


def pace(interview: Interview, current: str | None = None) -> PaceNow:
    now = pace_now(interview, current=current)
    assert now is not None
    return now


def test_minutes_behind_and_in_hand(path: Path) -> None:
    clock = Clock()
    with holding(path, now=clock) as interview:
        assert pace(interview).against_plan == "about on time"
        clock.on(5)
        assert pace(interview, "C3.2").against_plan == "about on time"
        clock.on(3)
        assert pace(interview, "C3.2").against_plan == "about on time"  # it is planned for three minutes
        clock.on(6)
        assert pace(interview, "C3.2").against_plan == "6 minutes behind"
        interview.answer("C3.2", note="words")
        assert pace(interview, "C1.5").against_plan == "6 minutes behind"
        for question in interview.progress().open[:6]:
            clock.on(0.5)
            interview.answer(question, absence=Absence.DONT_KNOW)
        assert pace(interview).against_plan.endswith("minutes in hand")


def test_pauses_and_nights_do_not_count(path: Path) -> None:
    clock = Clock()
    with holding(path, now=clock) as interview:
        clock.on(8)
        interview.answer("C3.2", note="words")
        began = begin_interlude(interview, InterludeKind.PAUSE)
        clock.on(15)
        assert pace(interview).words.startswith("paused; about on time")
        lasting = open_interlude(interview, InterludeKind.PAUSE)
        assert not begin_interlude(interview, InterludeKind.PAUSE)
        assert open_interlude(interview, InterludeKind.PAUSE) == lasting
        ended = end_interlude(interview, InterludeKind.PAUSE)
        assert ended
        assert not end_interlude(interview, InterludeKind.PAUSE)
        assert pace(interview).against_plan == "about on time"
        undo(interview.workspace, ended)
        undo(interview.workspace, began)
        assert pace(interview).against_plan == "15 minutes behind"
    clock.on(24 * 60)
    with holding(path, now=clock) as interview:
        assert pace(interview).against_plan == "20 minutes behind"


def test_what_still_decides_a_score_is_named(path: Path) -> None:
    with holding(path) as interview:
        before = dict(pace(interview).decisive)
        assert before["C2.2"] == "who answers for all"
        assert "C3.2" not in before  # another question feeds the same
        assert "; still decisive: " in pace(interview).words
        interview.answer("C2.2", note="words")
        assert "C2.2" not in dict(pace(interview).decisive)
        interview.answer("C3.5", absence=Absence.SKIPPED)
        assert "C3.2" in dict(pace(interview).decisive)
        rate(interview, "E6b", level=2)
        assert "C3.4" in before
        assert "C3.4" not in dict(pace(interview).decisive)


def test_time_cut_keeps_what_was_said_and_names_what_is_dropped(path: Path) -> None:
    clock = Clock()
    with holding(path, now=clock) as interview:
        clock.on(9)
        interview.answer("C7.2", note="out of turn")
        interview.answer("C3.2", absence=Absence.PARKED)
        before, agenda = interview.session, interview.agenda()
        cut = replan(interview, 20, current="C2.2")
        assert (cut.minutes, cut.closing) == (10, 10)
        assert {"C7.2", "C3.2", "C2.2"} <= set(interview.agenda())
        assert set(cut.kept) | set(cut.dropped) == set(agenda) - {"C7.2", "C3.2"}
        assert cut.added == ()
        assert "C2.2" in cut.kept
        assert set(cut.dropped).isdisjoint(interview.agenda())
        assert interview.session.minutes == 4 + 10
        assert "behind" not in pace(interview).against_plan
        after = interview.session
        undo(interview.workspace, cut.change)
        assert (interview.session, interview.agenda()) == (before, agenda)
        redo(interview.workspace, cut.change)
        assert interview.session == after
    with holding(path, now=clock) as interview:
        assert interview.session == after
        longer = replan(interview, 60)
        assert set(longer.added) >= set(cut.dropped) - {"C5.1"}


def test_a_planned_question_that_a_rule_hides_may_still_come_up_when_time_was_cut(path: Path) -> None:
    with holding(path) as interview:
        ruled = hiding(interview, "C3.2", "answer('C1.5') == 'yes'")
        assert "C3.2" not in ruled.agenda()
        assert "C3.2" not in replan(ruled, 15).dropped
        assert "C3.2" not in ruled.agenda()
        ruled.answer("C1.5", value="yes")
        assert "C3.2" in ruled.agenda()


_answers = st.sampled_from([{"note": "words"}, {"absence": Absence.PARKED}, {"absence": Absence.SKIPPED}])


def test_whatever_was_answered_and_whatever_time_is_left_the_rest_fits_and_nothing_settled_goes(path: Path) -> None:
    with holding(path) as interview:
        planned = interview.session

        @settings(max_examples=20, deadline=None)
        @given(st.dictionaries(st.sampled_from(planned.agenda), _answers, max_size=5), st.integers(0, 60))
        def law(answers: Mapping[str, dict[str, Any]], minutes_left: int) -> None:
            for question in {*interview.answers(), *answers}:
                interview.answer(question, **answers.get(question, {}))
            still_open = interview.progress().open
            cut = replan(interview, minutes_left)
            lengths = planned_minutes(interview.script, planned.plan)
            assert set(answers) <= set(interview.agenda())
            assert sum(lengths[question] for question in interview.progress().open) <= cut.minutes
            assert (set(cut.kept) | set(cut.dropped), set(cut.kept) & set(cut.dropped)) == (set(still_open), set())
            undo(interview.workspace, cut.change)
            assert interview.session == planned

        law()


def test_with_no_time_left_only_what_is_settled_stays(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C1.2", note="words")
        cut = replan(interview, 0)
        assert (cut.minutes, cut.closing, cut.kept) == (0, 0, ())
        assert interview.agenda() == ("C1.2",)
        with pytest.raises(CoachError):
            replan(interview, -1)


@pytest.mark.parametrize(
    ("left", "questions", "closing"), [(60, 50, 10), (20, 10, 10), (19, 10, 9), (6, 3, 3), (1, 1, 0)]
)
def test_of_the_last_minutes_at_most_half_is_wrap_up(path: Path, left: int, questions: int, closing: int) -> None:
    with holding(path) as interview:
        cut = replan(interview, left)
        assert (cut.minutes, cut.closing) == (questions, closing)


def test_a_finished_interview_stays_finished_when_the_agenda_is_put_back(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C4.1", note="words")
        before = interview.session
        cut = replan(interview, 20)
        interview.finish()
        undo(interview.workspace, cut.change)
        assert interview.session.ended is not None
        assert interview.session.agenda == before.agenda


def test_off_the_record_is_no_pause(path: Path) -> None:
    clock = Clock()
    with holding(path, now=clock) as interview:
        begin_interlude(interview, InterludeKind.OFF_RECORD)
        clock.on(3.2)
        assert not pace(interview).paused
        end_interlude(interview, InterludeKind.OFF_RECORD)
        clock.on(9)
        assert not pace(interview).paused


def test_without_minutes_booked_there_is_no_pace(path: Path) -> None:
    with holding(path) as interview:
        interview.workspace.record(replace(interview.session, minutes=None))
        assert pace_now(interview) is None


def test_a_table_sent_ahead_takes_two_minutes_when_time_is_cut_too(path: Path) -> None:
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        interview = begin_interview(workspace, "PLN", supplied=frozenset({"C3.1"}))
        assert interview.session.supplied == ("C3.1",)
        replan(interview, 30)
        walked = interview.session.agenda
        interview = begin_interview(workspace, "PLN", fresh=True)
        replan(interview, 30)
        whole = interview.session.agenda
    assert len(walked) >= len(whole)
    assert "C3.1" in walked
    assert "C3.1" not in whole
