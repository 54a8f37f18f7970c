"""The demonstration: dated as its story goes, and one interview half done, in which one goes on at once."""

from datetime import datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

from coachtui.model.answers import Session
from coachtui.model.promises import PromiseOutcome
from coachtui.model.times import read_time
from coachtui.tui.screens.interview.beginning import InterviewRequest, begin_sitting
from coachtui.workflow.alone.sheet_result import sheet_result
from coachtui.workflow.demonstration.demonstrating_meetings import demo_meetings, make_demo_meetings
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.engagement.private_files import is_private
from coachtui.workflow.interview.rating import ratings_in
from coachtui.workflow.overview.glancing import glance

STORY_ENDS = datetime(2026, 3, 6).astimezone()


def length(session: Session) -> tuple[datetime, datetime]:
    began, ended = read_time(session.started), read_time(session.ended)
    assert began is not None
    assert ended is not None
    return began, ended


def test_everything_happened_on_weekdays_in_office_hours_and_in_order(northfield_made: Path) -> None:
    with open_engagement(northfield_made) as workspace:
        moments = [datetime.fromisoformat(entry.at).astimezone() for entry in workspace.log.entries()]
        held = [session for session in workspace.state.sessions.values() if session.ended]
    assert moments == sorted(moments)
    assert moments[-1] < STORY_ENDS
    for moment in moments:
        assert moment.weekday() < 5, moment
        assert time(8) <= moment.time() <= time(18), moment
    lengths = [length(session) for session in held]
    assert len(lengths) == 6
    for began, ended in lengths:
        assert timedelta(minutes=30) < ended - began < timedelta(minutes=90)
    assert all(ended < began for (_, ended), (began, _) in pairwise(lengths))


def test_one_interview_is_half_done_with_a_note_begun(northfield: Path) -> None:
    with open_engagement(northfield, write=True) as workspace:
        assert glance(workspace).next == "QUA"
        sitting = begin_sitting(workspace, InterviewRequest("QUA", 45))
        assert sitting.current == "C5.5"
        assert sitting.note.startswith("KPI review, 25 February.")
        assert sitting.note.endswith("Then")
        progress = sitting.interview.progress()
        assert (len(progress.answered), progress.noted, progress.parked) == (3, ("C5.3",), ("C5.1",))
        assert len(progress.open) > 5
        assert ratings_in(sitting.interview) == ()  # so that no figure changes
        assert sitting.go_back()
        assert "the slide" in sitting.note


def test_the_plant_manager_looked_back_on_three_meetings_and_promised_a_line_each_time(tmp_path: Path) -> None:
    path = demo_meetings(tmp_path / "northfield.coach")
    make_demo_meetings(path)
    with open_engagement(path) as workspace:
        result = sheet_result(workspace)
        moments = [datetime.fromisoformat(entry.at).astimezone() for entry in workspace.log.entries()]
        promises = [(each.about, each.said, each.day) for each in workspace.state.promises.values()]
        assert is_private(workspace.state)
    assert moments == sorted(moments)
    assert {moment.weekday() for moment in moments} == {3}
    assert promises == [
        ("B5", PromiseOutcome.YES, "2026-03-12"),
        ("B4", PromiseOutcome.NO, "2026-03-26"),
        ("B5", None, "2026-04-16"),
    ]
    assert result.strength is not None
    assert result.strength.words.startswith("“Large moulds only")
    assert [each.day for each in result.series.meetings] == ["2026-03-05", "2026-03-19", "2026-04-02"]
    assert result.others is not None
    assert all(map(result.others.shown, result.others.asked))
