"""What I believe in general beside what happened on Monday: a self-assessment and a sheet in one private file."""

from datetime import timedelta
from pathlib import Path

from coachtui.asking.replies import Reply
from coachtui.files.reading import read_path
from coachtui.files.rubrics import read_rubric
from coachtui.files.shipped import find_rubric
from coachtui.report.self_result_words import self_result_markdown, self_result_text
from coachtui.report.sheet_result_words import sheet_result_json, sheet_result_text
from coachtui.workflow.alone.self_assessing import begin_self_assessment
from coachtui.workflow.alone.self_result import self_result
from coachtui.workflow.alone.sheet_result import sheet_result
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.engagement.pairs import STANDARD
from coachtui.workflow.engagement.private_files import create_self_assessment
from coachtui.workflow.interview.rating import rate
from coachtui.workflow.scores.assessing import assess

from .filling_in import GOOD, Days, fill_in, meetings

INDICATOR, BEHAVIOUR = "E8b", "B5"


def both(path: Path) -> None:
    """A private file in which criteria are claimed at level 3, and came up as an objection in the meeting."""
    create_self_assessment(path, "the castings works", "middle", Surroundings(now=Days()))
    with meetings(path, Days(looks=9)) as workspace:
        own = begin_self_assessment(workspace, 10)
        question = next(
            each for each in own.script.questions() if each.feeds[:1] == (INDICATOR,) and each.alone is not None
        )
        own.record_reply(question.id, Reply(remark="We always say first what it has to do."))
        rate(own, INDICATOR, level=3, question=question.id)
        fill_in(workspace, {**GOOD, "N6": "objection"}, words={"N6": "But then Sundays are back."})


def test_both_results_say_what_is_believed_and_what_happened(tmp_path: Path) -> None:
    path = tmp_path / "mine.coach"
    both(path)
    with open_engagement(path) as workspace:
        sheet, own = sheet_result(workspace), self_result(workspace)
        assert assess(workspace).scorecard.indicators[INDICATOR].claimed == 3
    assert sheet.in_general == own.in_general
    for text in (sheet_result_text(sheet), self_result_text(own), self_result_markdown(own)):
        told = " ".join(text.replace("- ", "").split())
        assert "Decision criteria, in general: 3.0. “We always say first what it has to do.”" in told
        assert "and what happened: Operations review, Monday 2026-03-02" in told
        assert "This time, Sets criteria before options: 1. “But then Sundays are back.”" in told
    side = sheet_result_json(sheet)["in_general"]
    assert [each["indicator"] for each in side] == [INDICATOR]
    assert [each["behaviour"] for each in side[0]["happened"]] == [BEHAVIOUR, "B7"]


def test_what_had_no_place_in_the_meeting_is_not_beside_it(tmp_path: Path) -> None:
    path, days = tmp_path / "mine.coach", Days(looks=99)
    both(path)
    days.day += timedelta(weeks=1)
    with meetings(path, days) as workspace:
        fill_in(workspace, {**GOOD, "N6": "none"})
        side = sheet_result(workspace).in_general
    assert [each.behaviour for each in side[0].happened] == ["B7"]


def test_without_a_self_assessment_or_a_sheet_there_is_nothing_beside_it(tmp_path: Path) -> None:
    with meetings(tmp_path / "sheets.coach", Days()) as workspace:
        fill_in(workspace)
        assert sheet_result(workspace).in_general == ()
    create_self_assessment(tmp_path / "own.coach", "the castings works", "middle")
    with open_engagement(tmp_path / "own.coach", write=True) as workspace:
        begin_self_assessment(workspace, 10)
        assert self_result(workspace).in_general == ()


def test_the_rubric_of_meetings_names_indicators_that_there_are() -> None:
    rubrics = [read_rubric(str(path), read_path(path)) for path in map(find, (STANDARD, "meeting-behaviour"))]
    known = {each.id for each in rubrics[0].indicators()}
    named = {each for behaviour in rubrics[1].rated_behaviours().values() for each in behaviour.in_general}
    assert named <= known
    assert {each[:2] for each in named} == {"E7", "E8"}


def find(rubric: str) -> Path:
    return find_rubric(rubric, Path())
