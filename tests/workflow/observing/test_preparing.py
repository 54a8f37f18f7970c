"""Preparing a meeting: what was typed or written becomes the records of a coaching file."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coachtui.asking.meeting_forms import TypedMeeting
from coachtui.files.rubrics import read_rubric
from coachtui.model.engagement import Engagement, State
from coachtui.model.observing import CardAnswer, CardWord, MeetingLine, ObservedMeeting, SteppingIn
from coachtui.model.people import Person
from coachtui.model.problems import BadFileError, CoachError
from coachtui.model.written_meeting import WrittenItem, WrittenMeeting, WrittenParticipant
from coachtui.store.records import Change
from coachtui.workflow.coaching.coaching_home import is_untouched
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, create_engagement, open_engagement
from coachtui.workflow.interview.history import History
from coachtui.workflow.interview.undoing import undo
from coachtui.workflow.observing.before_meeting import BeforeMeeting, initials_warned, prepare_typed, record_typed
from coachtui.workflow.observing.form_drafts import form_of
from coachtui.workflow.observing.meant_in_meetings import behaviours_named
from coachtui.workflow.observing.preparing import (
    can_be_observed,
    create_coaching_file,
    meeting_to_observe,
    prepare_from_file,
    prepare_meeting,
    proposed_id,
    with_initials,
)
from coachtui.workflow.observing.typed_meeting import points_typed, when_typed, written_from
from tests.files.test_meeting_files import MEETING
from tests.own_files import ROOT

RUBRIC = read_rubric("b.yaml", (ROOT / "rubrics" / "meeting-behaviour.yaml").read_bytes())
BEHAVIOURS = RUBRIC.rated_behaviours()
TODAY = date(2026, 3, 4)  # a Wednesday
AROUND = Surroundings("Ann", now=lambda: datetime(2026, 3, 4, 9, tzinfo=UTC))
FULL = TypedMeeting(
    {
        "name": " Round ",
        "date": "Friday 9:30",
        "agreed": "crit",
        "stepping_in": "g",
        "consent_said": "y",
        "chair": "ol",
    },
    ({"name": "Ruth [b]Ek"}, {"name": "Otto Lind, no"}, {"initials": "n.b."}),
    ({"title": "Late orders", "verb": "decide", "minutes": "20 min"}, {"title": "Gate"}),
    ({"what": "Price it", "who": "Otto Lind", "due": "Friday"}, {"what": "Ask", "who": "the supplier"}),
    ({"name": "On time", "points": "88 86,5; 90"},),
)


def check_that_it_can_be_changed(workspace: Workspace, meeting: ObservedMeeting) -> None:
    """What stands in the form is what is recorded; what is changed keeps the ids of what stays, and can be undone."""
    there = form_of(workspace.state, meeting)
    assert not record_typed(workspace, "M10", there, again=True)
    items = (there.items[1], {"title": "Overtime"}, there.items[0])
    change = record_typed(
        workspace, "m10", replace(there, items=items, actions=there.actions[1:], figures=()), again=True
    )
    assert isinstance(change, Change)
    state = workspace.state
    assert [(each.id, each.title) for each in state.observed_meetings["M10"].items] == [
        ("2", "Gate"), ("3", "Overtime"), ("1", "Late orders"),
    ]  # fmt: skip
    assert [each.id for each in state.actions.values() if each.meeting == "M10"] == ["M10/action/2"]
    assert not state.figures
    undo(workspace, change)
    assert form_of(workspace.state, workspace.state.observed_meetings["M10"]) == there
    workspace.record(replace(meeting, began="2026-03-02T09:00:00+00:00"))
    with pytest.raises(CoachError, match="stays as it is"):
        record_typed(workspace, "M10", there, again=True)
    workspace.record(meeting)


def test_what_was_typed_is_recorded_with_the_people(tmp_path: Path) -> None:
    path = tmp_path / "acme-coaching.coach"
    create_coaching_file(path, AROUND)
    with open_engagement(path, write=True, surroundings=AROUND) as workspace:
        workspace.record(Person("QM", name="Nils"))
        meeting = prepare_typed(workspace, "M10", FULL)
        assert isinstance(meeting, ObservedMeeting)
        state = workspace.state
        assert workspace.is_coaching
        assert prepare_typed(workspace, "M11", TypedMeeting({"name": "x"}, ({"name": "Nils"},))) is not None
        assert workspace.state.observed_meetings["M11"].chair == "QM"
        with pytest.raises(CoachError, match="already"):
            prepare_typed(workspace, "m10", FULL)
        check_that_it_can_be_changed(workspace, meeting)
        wrong = prepare_typed(workspace, "M12", TypedMeeting({"name": "x"}, ({"name": "Ina", "initials": "qm"},)))
        assert not isinstance(wrong, ObservedMeeting)
        assert wrong[0][:2] == (("participants", 0, "initials"), "qm is Nils in this file.")
    assert (meeting.name, meeting.agreed, meeting.stepping_in) == ("Round", "B5", SteppingIn.GLANCE)
    assert (meeting.participants, meeting.unwilling, meeting.chair) == (("RB", "OL", "NB"), ("OL",), "OL")
    assert [(each.id, each.title, each.minutes) for each in meeting.items] == [
        ("1", "Late orders", 20),
        ("2", "Gate", None),
    ]
    assert meeting.day == "2026-03-06"
    assert {code: person.name for code, person in state.people.items()} == {
        "QM": "Nils", "RB": "Ruth [b]Ek", "OL": "Otto Lind", "NB": "",
    }  # fmt: skip
    assert [(each.person, each.who, each.earlier) for each in state.actions.values()] == [
        ("OL", "", True),
        (None, "the supplier", True),
    ]
    assert [each.points for each in state.figures.values()] == [("88", "86.5", "90")]


def test_a_file_makes_the_coaching_file_and_an_engagement_is_refused(tmp_path: Path) -> None:
    source, path, engagement = tmp_path / "m.yaml", tmp_path / "c.coach", tmp_path / "acme.coach"
    source.write_text(MEETING.replace("b5", "B99"), encoding="utf-8")
    with pytest.raises(BadFileError, match="cannot be used") as wrong:
        prepare_from_file(path, "M1", source, AROUND)
    assert [each.line for each in wrong.value.problems] == [7]
    assert not path.exists()
    source.write_text(MEETING, encoding="utf-8")
    prepared = prepare_from_file(path, "", source, AROUND)
    assert prepared.id == "M01"
    (warning,) = initials_warned(path, replace(prepared, participants=("no", "RE")))
    assert warning.startswith("NO is a word too")
    assert initials_warned(path, prepared) == ()
    create_engagement(engagement, Engagement("Acme"))
    with pytest.raises(CoachError) as refused:
        prepare_from_file(engagement, "M1", source, AROUND)
    assert "acme-coaching.coach" in refused.value.hint


@pytest.mark.parametrize(
    ("fields", "place", "says"),
    [
        ({"name": ""}, ("name",), "Give it a name"),
        ({"name": "x" * 81}, ("name",), "longer than 80"),
        ({"date": "someday"}, ("date",), "That is no day"),
        ({"date": "9.10"}, ("date",), "9.10 may be a day or a time."),
        ({"date": "Thu 5.03"}, ("date",), "5.03 may be a day or a time."),
        ({"date": "3/12 9.30"}, ("date",), "3/12 may be 3 December or 12 March"),
        ({"agreed": "b"}, ("agreed",), "More than one behaviour"),
        ({"agreed": "zz"}, ("agreed",), "No behaviour"),
        ({"stepping_in": "shout"}, ("stepping_in",), "One of: note"),
        ({"consent_said": "perhaps"}, ("consent_said",), "Yes or no"),
        ({"produce": "x" * 201}, ("produce",), "longer than 200"),
    ],
)
def test_what_cannot_be_read_is_told_at_its_field(fields: dict[str, str], place: tuple[str, ...], says: str) -> None:
    typed = TypedMeeting({"name": "Round", **fields}, ({"name": "Ruth"},))
    meeting, wrong = written_from(typed, BEHAVIOURS, TODAY)
    assert meeting is None
    assert [each[0] for each in wrong] == [place]
    assert wrong[0][1].startswith(says) or says in wrong[0][1]


@pytest.mark.parametrize(
    ("typed", "day", "time"),
    [
        ("5.3.", date(2026, 3, 5), ""), ("5.3. 9.10", date(2026, 3, 5), "09:10"), ("at 9.10", None, "09:10"),
        ("14.30", None, "14:30"), ("Fri 9.10", date(2026, 3, 6), "09:10"), ("today 9.10", TODAY, "09:10"),
        ("5.3.2026 9:10", date(2026, 3, 5), "09:10"), ("5.3.26", date(2026, 3, 5), ""), ("12.3", date(2026, 3, 12), ""),
        ("3/25, 9:10", date(2026, 3, 25), "09:10"), ("27 Feb", date(2026, 2, 27), ""), ("Wed 14:00", TODAY, "14:00"),
    ],
)  # fmt: skip
def test_a_day_and_a_time_are_told_apart(typed: str, day: date | None, time: str) -> None:
    meeting, wrong = written_from(TypedMeeting({"name": "x", "date": typed}, ({"name": "Ruth"},)), BEHAVIOURS, TODAY)
    assert meeting is not None, wrong
    assert (meeting.date, meeting.time) == (day, time)


def test_a_day_and_a_time_are_shown_as_they_are_read_and_no_half_typed_day_is_complained_of() -> None:
    read = [
        when_typed(each, TODAY).read_as for each in ("", "5.3. 9.10", "14.30", "fri", "Th", "5.3.26", "9.10", "3/4")
    ]
    assert read == [
        "", "Thursday 2026-03-05, 09:10", "today, 14:30", "Friday 2026-03-06", "", "Thursday 2026-03-05",
        "9.10 may be a day or a time.", "3/4 may be 3 April or 4 March: write the month as a word.",
    ]  # fmt: skip


def test_rows_that_cannot_be_read_are_told_by_their_number() -> None:
    typed = TypedMeeting(
        {"name": "x"},
        (),
        ({"title": "a"}, {"title": "b", "minutes": "long"}, {"verb": "decide"}),
        ({"who": "me"},),
        ({"name": "K", "points": "1 two"}, {"points": "3 4"}),
    )
    _, wrong = written_from(typed, BEHAVIOURS, TODAY)
    assert [each[0] for each in wrong] == [
        ("items", 1), ("items", 2), ("actions", 0), ("figures", 0), ("figures", 1), ("participants",),
    ]  # fmt: skip


def test_nothing_typed_about_consent_counts_as_a_yes_by_mistake() -> None:
    people = ({"name": "Eva, ER, No."}, {"name": "Bo Ek, NO!"}, {"name": "Cy", "consents": "x"}, {"name": "Di, yes"})
    typed = TypedMeeting({"name": "Round"}, people, items=({"title": "Late orders, Decide, 30"},))
    meeting, wrong = written_from(typed, BEHAVIOURS, TODAY)
    assert meeting is not None, wrong
    assert [each.consents for each in meeting.participants] == [False, False, False, True]
    assert meeting.items == (WrittenItem("Late orders", "decide", 30),)
    typed = TypedMeeting({"name": "Round"}, ({"name": "Eva"}, {"name": "Bo", "consents": "rather not"}))
    assert written_from(typed, BEHAVIOURS, TODAY)[1] == ((("participants", 1), "Row 2: consents is yes or no.", ""),)


def test_initials_follow_names_and_numbers_are_seats() -> None:
    form = BeforeMeeting("M1", BEHAVIOURS, no_initials=("an",), people={"CEO": Person("CEO", name="Dana")})
    rows = form.with_initials(({"name": "dana"}, {"name": "Ann Nu"}, {"name": "2"}, {"initials": "7"}))
    assert [row["initials"] for row in rows] == ["CEO", "AU", "S1", "S2", "S7"]
    rows = form.with_initials(
        ({"name": "Eva Roth, ER, no"}, {"name": "Bo Ek, no"}, {"name": "Lind, Otto", "initials": "OL"})
    )
    assert [tuple(row.values()) for row in rows] == [
        ("Eva Roth", "ER", "no"), ("Bo Ek", "no", "BE"), ("Lind, Otto", "OL"),
    ]  # fmt: skip
    assert "AN is a word too" in form.words_as_initials(({"initials": "an"},))
    seats = with_initials([WrittenParticipant("ra"), WrittenParticipant("RA", "Ravi Amin")], {}, ())
    assert [each.initials for each in seats] == ["RA", "RM"]
    assert form.figures_read_as(({"name": "K", "points": "10 50 40 30"},)) == (
        "K: 30. 4 points are too few to know its usual range.",
    )
    items = form.verbs_read_as(({"title": "Late orders, Decide, 30"}, {"title": "Gate, door, lock"}))
    assert items == (({"title": "Late orders", "verb": "decide", "minutes": "30"}, {"title": "Gate, door, lock"}), "")
    assert form.verbs_read_as(({"verb": "D"}, {"title": "x"}, {"verb": "plann"})) == (
        ({"verb": "decide"}, {"title": "x"}, {"verb": "plann"}),
        "'plann' is no verb here: decide, inform, plan, review. Did you mean 'plan'?",
    )
    assert form.agreed_read_as("B5") == "B5  Sets criteria before options"
    assert form.agreed_read_as("zz") == "No behaviour has these words."


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("88 86,5 -2", (88, 86.5, -2)),
        ("90,88,92", (90, 88, 92)),
        ("1; 2;", (1, 2)),
        ("3,5", (3.5,)),
        ("x", None),
        ("", None),
    ],
)
def test_points_stand_between_spaces_or_commas(typed: str, points: tuple[float, ...] | None) -> None:
    assert points_typed(typed) == points


def test_a_behaviour_is_named_by_its_number_or_by_letters_of_its_words() -> None:
    assert [each.id for each in behaviours_named(BEHAVIOURS, "b1")] == ["B1"]
    assert [each.id for each in behaviours_named(BEHAVIOURS, "rival")] == ["B2"]
    assert [each.id for each in behaviours_named(BEHAVIOURS, " 2 ")] == ["B2"]
    assert behaviours_named(BEHAVIOURS, "0") == behaviours_named(BEHAVIOURS, "9" * 5000) == ()
    assert len(behaviours_named(BEHAVIOURS, "")) == len(BEHAVIOURS)


@pytest.mark.parametrize(
    ("ids", "proposed"), [([], "M01"), (["M09"], "M10"), (["M1", "M9"], "M10"), (["ops"], "M01"), (["ops", "7"], "8")]
)
def test_a_further_meeting_gets_the_next_number(ids: list[str], proposed: str) -> None:
    assert proposed_id(State(observed_meetings={each: ObservedMeeting(each, "x") for each in ids})) == proposed


def test_a_meeting_that_is_over_or_came_from_elsewhere_is_not_gone_on_with() -> None:
    waiting, over = ObservedMeeting("M1", "x", held="2026-03-01"), ObservedMeeting("M2", "y", began="a", ended="b")
    taken_in = ObservedMeeting("M3", "z", held="2026-03-02")
    state = State(
        observed_meetings={each.id: each for each in (waiting, over, taken_in)},
        meeting_lines={"l": MeetingLine("l", "M3", None, 1)},
    )
    assert [can_be_observed(state, each) for each in (waiting, over, taken_in)] == [True, False, False]
    day, before = date(2026, 3, 1), date(2026, 2, 28)
    assert meeting_to_observe(state, "", day) == "M1"
    assert meeting_to_observe(state, "", before) is None  # it is for another day
    assert meeting_to_observe(state, "m2", day) == "M2"
    assert meeting_to_observe(state, "M9", day) is None
    going_on = replace(
        state, observed_meetings={**state.observed_meetings, "M4": ObservedMeeting("M4", "x", began="a")}
    )
    assert meeting_to_observe(going_on, "", day) == "M4"


def test_what_is_prepared_fits_into_a_file_that_cannot_be_mixed(tmp_path: Path) -> None:
    create_coaching_file(tmp_path / "c.coach", AROUND)
    with open_engagement(tmp_path / "c.coach", write=True, surroundings=AROUND) as workspace:
        meeting = WrittenMeeting(name="x", participants=(WrittenParticipant(name="Ruth"),))
        for wrong in ("", " ", "x" * 81):
            with pytest.raises(CoachError, match="characters"):
                prepare_meeting(workspace, wrong, meeting)


def test_saves_of_the_form_are_taken_back_until_more_is_recorded(tmp_path: Path) -> None:
    create_coaching_file(tmp_path / "c.coach", AROUND)
    history = History()
    with open_engagement(tmp_path / "c.coach", write=True, surroundings=AROUND) as workspace:
        for meeting, people in (("M1", ("Ruth", "Otto")), ("M2", ("Ruth",)), ("M3", ("Ruth",))):
            typed = TypedMeeting({"name": meeting}, tuple({"name": each} for each in people))
            change = record_typed(workspace, meeting, typed)
            assert isinstance(change, Change)
            history.add(change, meeting)
        workspace.record(CardAnswer("M2", "1", "B5", CardWord.YES))
        workspace.record(replace(workspace.state.observed_meetings["M3"], began="2026-03-04T09:00:00Z"))
        history.forget_unless(lambda meeting: is_untouched(workspace.state, meeting))
        assert history.undo(workspace) is not None
        assert history.last is None
        state = workspace.state
        assert [*state.observed_meetings] == ["M2", "M3"]
        assert [each.name for each in state.people.values()] == ["Ruth"]  # who takes part in others stays
        history.forget_unless(lambda meeting: is_untouched(workspace.state, meeting))
        history.redo(workspace)
        assert [each.name for each in workspace.state.people.values()] == ["Ruth", "Otto"]
