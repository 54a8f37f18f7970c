"""What is typed into the form before a meeting, kept until it is recorded."""

import json
from pathlib import Path

import pytest

from coachtui.asking.meeting_forms import TypedMeeting, form_in, form_text
from coachtui.model.observing import FORM_DRAFTS, NEW_FORM_DRAFTS, ObservedMeeting
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.model.written_meeting import WrittenMeeting, WrittenParticipant
from coachtui.store.records import Change
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.engagement.erasing import erase_person, erasure_outline
from coachtui.workflow.observing.before_meeting import before_meeting, record_typed
from coachtui.workflow.observing.form_drafts import drafted_form, forms_without_id, has_drafted_form, keep_form
from coachtui.workflow.observing.preparing import create_coaching_file, prepare_meeting
from tests.conftest import Run

TYPED = TypedMeeting({"name": "Round", "chair": ""}, participants=({"name": 'Otto "O" Lind', "consents": "no"},))


def test_what_was_typed_is_read_back_and_nothing_else_is() -> None:
    kept = form_in(form_text(TYPED))
    assert kept == TypedMeeting({"name": "Round"}, participants=TYPED.participants)
    assert form_text(TypedMeeting({"name": ""})) == ""


@pytest.mark.parametrize("text", ["", "{", "[]", "3", '{"fields": []}', "[" * 100_000])
def test_what_is_no_form_is_none(text: str) -> None:
    assert form_in(text) is None


def test_strange_cells_are_left_out() -> None:
    strange = {"fields": {"name": 3}, "items": '[{"title": {}, "verb": "decide"}]', "figures": 1}
    assert form_in(json.dumps(strange)) == TypedMeeting({"name": "3"}, items=({"verb": "decide"},))


def test_the_form_typed_into_last_comes_again_until_somebody_is_erased(tmp_path: Path) -> None:
    path = tmp_path / "c.coach"
    create_coaching_file(path)
    with open_engagement(path, write=True) as workspace:
        workspace.record(Person("RE", name="Ruth"))
        keep_form(workspace, "M02", TYPED)
        keep_form(workspace, "M01", TypedMeeting({"name": "Other"}))
        keep_form(workspace, "M03", TypedMeeting())
        assert [drafted_form(workspace, each) for each in ("", "M02", "M03")] == [
            ("M01", TypedMeeting({"name": "Other"})), ("M02", form_in(form_text(TYPED))), None,
        ]  # fmt: skip
        going = erasure_outline(workspace, "RE")
        assert going.drafts == 2
        erase_person(workspace, going)
        assert not {**workspace.log.drafts(FORM_DRAFTS), **workspace.log.drafts(NEW_FORM_DRAFTS)}
        keep_form(workspace, "M02", TYPED)
        again = erasure_outline(workspace, "RE")
        assert (again.entries, again.drafts) == (0, 1)
        erase_person(workspace, again)
        assert not erasure_outline(workspace, "RE")


def test_a_form_that_is_thrown_away_stays_away(tmp_path: Path) -> None:
    path = tmp_path / "c.coach"
    create_coaching_file(path)
    with open_engagement(path, write=True) as workspace:
        workspace.save_draft(FORM_DRAFTS, "M01", form_text(TYPED))  # by an earlier version, or before an undo
        assert drafted_form(workspace, "") == ("M01", form_in(form_text(TYPED)))
        keep_form(workspace, "M01", TypedMeeting({"name": "Round"}))
        keep_form(workspace, "M01", TypedMeeting())
        assert drafted_form(workspace, "") is None


def test_a_form_is_not_that_of_another_meeting_that_gets_its_id(tmp_path: Path) -> None:
    path = tmp_path / "c.coach"
    create_coaching_file(path)
    with open_engagement(path, write=True) as workspace:
        workspace.record(ObservedMeeting("M02", "Earlier", ended="2026-03-04T09:00:00Z"))
        keep_form(workspace, "M03", TYPED)
        keep_form(workspace, "M04", TypedMeeting({"name": "Later"}))
        other = WrittenMeeting(name="Other", participants=(WrittenParticipant(name="Ruth"),))
        prepare_meeting(workspace, "M03", other)  # as a file or a merge brings it
        assert (forms_without_id(workspace), has_drafted_form(workspace, "M03")) == (("M03",), False)
        form = before_meeting(workspace, "M03")
        assert form.typed is not None
        assert (form.meeting, form.typed.fields["name"], form.id_taken) == ("M03", "Other", "")
        form = before_meeting(workspace, "")
        assert (form.meeting, form.id_taken) == ("M05", "M03 is another meeting by now.")
        assert form.left == form_in(form_text(TYPED))
        change = record_typed(workspace, "M05", TYPED)
        assert isinstance(change, Change)
        assert before_meeting(workspace, "").left == TypedMeeting({"name": "Later"})
        change = record_typed(workspace, "M04", TYPED)
        assert isinstance(change, Change)
        assert workspace.log.drafts(NEW_FORM_DRAFTS) == {}
        assert workspace.state.observed_meetings["M03"].name == "Other"


@pytest.mark.parametrize("typed", ["ol", "otto lind", "Bo", "CD"])
def test_who_is_named_only_in_a_form_is_found_and_every_word_goes(tmp_path: Path, typed: str) -> None:
    path = tmp_path / "c.coach"
    create_coaching_file(path)
    seats = ({"name": "Otto Lind, OL, no"}, {"name": "Ruth"})  # as it is kept before the row is left
    form = TypedMeeting({"name": "Round", "chair": "BO"}, seats, actions=({"who": "cd"},))
    with open_engagement(path, write=True) as workspace:
        workspace.record(Person("RE", name="Ruth"))
        keep_form(workspace, "M01", form)
        with pytest.raises(CoachError, match=r"Ruth is nobody's code here. Known: RE, OL, Otto Lind, BO, cd\."):
            erasure_outline(workspace, "Ruth")
        going = erasure_outline(workspace, typed)
        assert (going.codes, going.entries, going.drafts) == ((), 0, 1)
        entries = [*workspace.log.entries()]
        erase_person(workspace, going)
        assert [*workspace.log.entries()] == entries
        assert not {**workspace.log.drafts(FORM_DRAFTS), **workspace.log.drafts(NEW_FORM_DRAFTS)}
    assert b"Otto" not in path.read_bytes()


def test_an_import_says_whose_form_lost_its_id(tmp_path: Path, run: Run) -> None:
    mine, theirs, state, log = (str(tmp_path / each) for each in ("c.coach", "d.coach", "d.json", "log.json"))
    other = WrittenMeeting(name="Other", participants=(WrittenParticipant(name="Ruth"),))
    for path in (mine, theirs):
        create_coaching_file(Path(path))
    with open_engagement(Path(mine), write=True) as workspace:
        keep_form(workspace, "M03", TYPED)
    with open_engagement(Path(theirs), write=True) as workspace:
        prepare_meeting(workspace, "M03", other)
    run("export", theirs, "-o", state)
    run("export", theirs, "--log", "-o", log)
    for coming in (state, log):
        said = run("import", mine, coming).out
        assert "The form that you began for M03 is kept: it comes up for the next new meeting." in said
