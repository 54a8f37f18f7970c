"""Somebody alone promises a line, says what became of it, and is asked the same question four weeks later."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coachtui.asking.replies import Reply
from coachtui.model.answers import Absence
from coachtui.model.problems import CoachError
from coachtui.model.promises import PromiseOutcome
from coachtui.report.self_result_words import self_result_text
from coachtui.workflow.alone.promised_line import latest_promise
from coachtui.workflow.alone.promising import make_promise, settle_promise, write_calendar
from coachtui.workflow.alone.second_look import begin_second_look, questions_again, second_look_is_due
from coachtui.workflow.alone.self_assessing import begin_self_assessment, own_assessment_in
from coachtui.workflow.alone.self_result import self_result
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, open_engagement
from coachtui.workflow.engagement.private_files import create_self_assessment
from coachtui.workflow.passing_on.handing_over import Agreed, handover_of
from coachtui.workflow.scores.assessing import assess

FIRST, LATER = "2026-11-26", "2026-12-24"
AGREED = Agreed("PLN", notes=True, quotes=True, files=True)


@contextmanager
def opened(path: Path, day: str) -> Iterator[Workspace]:
    now = datetime.fromisoformat(f"{day}T12:00:00").replace(tzinfo=UTC)
    with open_engagement(path, write=True, surroundings=Surroundings("Mara", now=lambda: now)) as workspace:
        yield workspace


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A self-assessment, finished, in which E8a was said to be at level 0 and E1b at level 2."""
    path = tmp_path / "mine.coach"
    create_self_assessment(path, "the night shift", "frontline")
    with opened(path, FIRST) as workspace:
        own = begin_self_assessment(workspace, 600)
        own.record_reply("C4.3", Reply(chosen=("absent",), remark='on 14 October Tom said: "the pump"'))
        own.record_reply("C1.2", Reply(chosen=("3",), remark="in the review of May, Ann"))
        own.finish()
    return path


def test_a_promise_is_made_changed_and_settled(path: Path, tmp_path: Path) -> None:
    with opened(path, FIRST) as workspace:
        for line, day in (("", "Thursday"), ("What else?", "soon"), ("What else?", "2026-11-25")):
            with pytest.raises(CoachError):
                make_promise(workspace, "E8b", line, day, "")
        with pytest.raises(CoachError):
            write_calendar(workspace, Path("-"))
        made = make_promise(workspace, "E8b", " What else\nmust it do? ", "Thursday", "Ann")
        assert (made.line, made.day, made.watch) == ("What else must it do?", "2026-12-03", "Ann")
        changed = make_promise(workspace, "E8b", "What must it do?", "tomorrow", "Ann")
        assert changed.id == made.id
        assert write_calendar(workspace, tmp_path / "promise.ics") is None
        assert "SUMMARY:Say: What must it do?" in (tmp_path / "promise.ics").read_text()
    with opened(path, "2026-11-27") as workspace:
        moved = make_promise(workspace, "E8b", "What must it do?", "in two weeks", "Ann")
        assert [each.said for each in workspace.state.promises.values()] == [PromiseOutcome.MOVED, None]
        assert latest_promise(workspace.state) == moved
        settle_promise(workspace, PromiseOutcome.YES)
        assert [each.said for each in workspace.state.promises.values()] == [PromiseOutcome.MOVED, PromiseOutcome.YES]


def test_the_same_question_is_asked_four_weeks_later_and_shown_beside(path: Path) -> None:
    with opened(path, FIRST) as workspace:
        assert not second_look_is_due(workspace)
        beginning = self_result(workspace).beginning
        assert beginning is not None
        assert beginning.indicator == "E8b"
        make_promise(workspace, "E8b", "What must it do?", "Thursday", "Ann")
        assert "On Thursday 2026-12-03 you say: “What must it do?” Ann listens." in shown(workspace)
    with opened(path, "2026-12-23") as workspace:
        assert not second_look_is_due(workspace)
    with opened(path, LATER) as workspace:
        assert second_look_is_due(workspace)
        assert questions_again(workspace) == ("C4.3",)
        again = begin_second_look(workspace)
        assert again.agenda() == ("C4.3",)
        assert again.reply("C4.3") == Reply()
        assert begin_second_look(workspace).session_id == again.session_id
        own = own_assessment_in(workspace)
        assert own is not None
        assert own.session_id == again.session.follows
        assert self_result(workspace).comparison is None
        again.record_reply("C4.3", Reply(chosen=("stated first",), remark="in the meeting of 21 December"))
        again.finish()
        settle_promise(workspace, PromiseOutcome.YES)
        text = shown(workspace)
        for words in (
            'Then, 2026-11-26: “on 14 October Tom said: "the pump"”',
            "Now, 2026-12-24: “in the meeting of 21 December”",
            "○········●··· ○ then 0.0, ● now 3.0",
            "The line was said: “What must it do?”",
        ):
            assert words in text
        assert not second_look_is_due(workspace)
        assert assess(workspace).scorecard.indicators["E8b"].claimed == 3
    with opened(path, "2027-01-21") as workspace:
        assert second_look_is_due(workspace)


def test_the_later_answer_counts_even_if_it_is_lower_or_unknown(path: Path) -> None:
    day = 23
    with opened(path, FIRST) as workspace:
        make_promise(workspace, "E8b", "What must it do?", "Thursday", "")
    for reply, absence, expected in (
        (Reply(chosen=("stated first",), remark="on 3 May"), None, 3),
        (Reply(chosen=("implied",)), None, 1),
        (Reply(), Absence.DECLINED, 1),
        (Reply(), Absence.DONT_KNOW, None),
    ):
        day += 1
        with opened(path, f"2026-12-{day}") as workspace:
            again = begin_second_look(workspace)
            again.record_reply("C4.3", reply, absence)
            again.finish()
            assert assess(workspace).scorecard.indicators["E8b"].claimed == expected, absence


def test_a_hand_over_passes_on_the_latest_answers_as_one_session(path: Path) -> None:
    with opened(path, LATER) as workspace:
        again = begin_second_look(workspace)
        again.record_reply("C4.3", Reply(chosen=("stated first",), remark='Ann said: "what for?"'))
        own = own_assessment_in(workspace)
        assert own is not None
        handed = handover_of(own, AGREED)
        assert {each.session for each in handed.answers} | {each.session for each in handed.quotes} == {own.session_id}
        assert {each.question: each.value for each in handed.answers} == {"C4.3": "stated first", "C1.2": 3}
        assert [each.text for each in handed.quotes] == ["what for?"]
        again.record_reply("C4.3", Reply(remark="I cannot say yet."))
        latest = {each.question: (each.value, each.note) for each in handover_of(own, AGREED).answers}
        assert latest["C4.3"] == (None, "I cannot say yet.")


def test_nothing_is_asked_again_before_there_is_anything(tmp_path: Path) -> None:
    path = tmp_path / "blank.coach"
    create_self_assessment(path, "the night shift", "frontline")
    with opened(path, LATER) as workspace:
        assert not second_look_is_due(workspace)
        with pytest.raises(CoachError):
            begin_second_look(workspace)
        begin_self_assessment(workspace, 20)
        assert not second_look_is_due(workspace)


def shown(workspace: Workspace) -> str:
    return self_result_text(self_result(workspace), width=400)
