"""One file, two pairs: what sheets hold never meets scores, promises and answers of the self-assessment."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from coachtui.model.answers import Answer, Grade, Rating, Session, SessionKind
from coachtui.model.interview_stage import people_interviewed
from coachtui.model.meetings import meeting_on
from coachtui.model.problems import CoachError
from coachtui.model.promises import Promise
from coachtui.workflow.alone.promising import due_promise
from coachtui.workflow.alone.self_assessing import begin_self_assessment, own_assessment_in
from coachtui.workflow.alone.sheet_result import sheet_result
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.engagement.erasing import erase_person, erasure_outline
from coachtui.workflow.engagement.private_files import ME, code_for_others, create_self_assessment, is_private
from coachtui.workflow.interview.rating import rate
from coachtui.workflow.passing_on.exporting import export_engagement
from coachtui.workflow.passing_on.importing import import_engagement
from coachtui.workflow.passing_on.merging import merge_into_new, merge_into_open
from coachtui.workflow.scores.assessing import assess

from .filling_in import Days, fill_in, meetings

MEETING = meeting_on("Operations review", date(2026, 3, 2), ME)
SHEET = Session("sheet", ME, SessionKind.SHEET, meeting=MEETING.id, role="led")


def private(path: Path) -> Path:
    """A private file with a self-assessment and a sheet, both about the same indicator."""
    create_self_assessment(path, "Our plant", "middle")
    with open_engagement(path, write=True) as workspace:
        own = begin_self_assessment(workspace, 10)
        rate(own, "E1a", level=3, grade=Grade.EXAMPLE)
        workspace.record(
            MEETING,
            SHEET,
            Rating("r", SHEET.id, ME, "E1a", level=0, grade=Grade.CONFIRMED),
            Answer(SHEET.id, ME, own.agenda()[0], note="Said in the meeting."),
            Promise("p", SHEET.id, ME, "E1a", "What else?", "2026-03-02"),
        )
    return path


def test_what_a_sheet_holds_reaches_no_score_no_answer_and_no_promise_of_the_self_assessment(tmp_path: Path) -> None:
    with open_engagement(private(tmp_path / "own.coach")) as workspace:
        assert is_private(workspace.log.outline())
        assert assess(workspace).scorecard.indicators["E1a"].claimed == 3
        assert due_promise(workspace) is None
        own = own_assessment_in(workspace)
        assert own is not None
        assert not own.all_answers()
        only_sheets = replace(workspace.state, ratings={}, sessions={SHEET.id: SHEET})
        assert people_interviewed(only_sheets) == ()


def test_two_files_with_the_same_meeting_are_merged_into_one_meeting(tmp_path: Path) -> None:
    private(tmp_path / "own.coach")
    (tmp_path / "copy.coach").write_bytes((tmp_path / "own.coach").read_bytes())
    again = meeting_on("operations REVIEW", date(2026, 3, 2), ME)
    with open_engagement(tmp_path / "copy.coach", write=True) as workspace:
        workspace.record(again, replace(SHEET, id="second"))
    merge_into_new([tmp_path / "own.coach", tmp_path / "copy.coach"], tmp_path / "all.coach", Surroundings())
    with open_engagement(tmp_path / "all.coach") as workspace:
        assert list(workspace.state.meetings) == [MEETING.id]
        assert {each.meeting for each in workspace.state.sessions.values()} == {None, MEETING.id}


def test_erasing_oneself_takes_the_name_of_the_meeting_along(tmp_path: Path) -> None:
    path = private(tmp_path / "own.coach")
    with open_engagement(path, write=True) as workspace:
        erase_person(workspace, erasure_outline(workspace, ME))
        assert not workspace.state.meetings
    assert b"Operations" not in path.read_bytes()


def test_after_an_erasure_a_sheet_asks_after_no_earlier_line(tmp_path: Path) -> None:
    path, days = tmp_path / "own.coach", Days()
    with meetings(path, days) as workspace:
        fill_in(workspace, promise="tomorrow")
        erase_person(workspace, erasure_outline(workspace, ME))
        with pytest.raises(CoachError, match="No meeting was looked back on"):
            sheet_result(workspace)
    days.day += timedelta(weeks=1)
    with meetings(path, days) as workspace:
        sheet = fill_in(workspace, name="Another one")
        assert sheet.agenda()[0] == sheet.questions.agenda()[0]
        assert [each.name for each in sheet_result(workspace).series.meetings] == ["Another one"]


def test_a_private_file_goes_to_others_only_as_it_is_handed_over(northfield: Path, tmp_path: Path) -> None:
    own, around = private(tmp_path / "own.coach"), Surroundings()
    export_state, export_log = tmp_path / "state.json", tmp_path / "log.json"
    export_engagement(own, export_state)
    export_engagement(own, export_log, whole_log=True)
    with open_engagement(northfield, write=True) as workspace, pytest.raises(CoachError, match="hands it over"):
        merge_into_open(workspace, own, unrelated=True)
    for sources in ((own, northfield), (northfield, own)):
        with pytest.raises(CoachError, match="hands it over"):
            merge_into_new(sources, tmp_path / "both.coach", around, unrelated=True)
    for source in (export_state, export_log):
        with pytest.raises(CoachError, match="hands it over"):
            import_engagement(northfield, source, None, around)
        import_engagement(tmp_path / f"again-{source.stem}.coach", source, None, around)
    assert not (tmp_path / "both.coach").exists()
    assert b"Said in the meeting" not in northfield.read_bytes()
    export_engagement(northfield, export_state)
    with pytest.raises(CoachError, match="hands it over"):
        import_engagement(own, export_state, None, around)


@pytest.mark.parametrize("code", ["", "\u200b", "ME", " me\u200b", "\N{FULLWIDTH LATIN CAPITAL LETTER M}E"])
def test_nobody_is_handed_over_under_the_code_of_private_files(code: str) -> None:
    with pytest.raises(CoachError, match="short code"):
        code_for_others(code)
