"""Sheets about meetings: begun, gone on with, the last step, the promise followed up, the result over meetings."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from coachtui.asking.replies import Reply
from coachtui.assess.limits import Signal
from coachtui.model.answers import Absence, SessionKind
from coachtui.model.problems import CoachError
from coachtui.model.promises import PromiseOutcome
from coachtui.report.sheet_result_words import sheet_result_json, sheet_result_markdown, sheet_result_text
from coachtui.workflow.alone.my_meeting import begin_sheet, begin_sheet_in_new, line_next, promise_with, sheet_of
from coachtui.workflow.alone.sheet_result import sheet_result, write_sheet_result
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.engagement.erasing import erase_person, erasure_outline
from coachtui.workflow.engagement.meetings import meeting_named, unfinished_sheet
from coachtui.workflow.engagement.pairs import MY_MEETING
from coachtui.workflow.engagement.private_files import ME, own_meetings
from coachtui.workflow.scores.assessing import assess

from .filling_in import FIRST_DAY, GOOD, NAME, Days, fill_in, meetings, twelve_sheets


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.coach"


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        (("", "", "led"), "No name"),
        ((NAME, "soon", "led"), "No day"),
        ((NAME, "tomorrow", "led"), "No day"),
        ((NAME, "2027-01-01", "led"), "No day"),
        ((NAME, "", "chaired"), "No role"),
    ],
)
def test_what_is_no_meeting_is_said_and_makes_no_file(path: Path, typed: tuple[str, str, str], title: str) -> None:
    with pytest.raises(CoachError) as raised:
        begin_sheet_in_new(path, MY_MEETING, typed, Surroundings(now=Days()))
    assert raised.value.title == title
    assert not path.exists()


def test_one_meeting_has_one_sheet_and_it_goes_on_where_it_broke_off(path: Path) -> None:
    days = Days()
    session = begin_sheet_in_new(path, MY_MEETING, (NAME, "", "L"), Surroundings(now=days))
    with meetings(path, days) as workspace:
        sheet = sheet_of(workspace, session)
        assert (sheet.meeting.day, workspace.state.sessions[session].role) == (FIRST_DAY.isoformat(), "led")
        sheet.record_reply("N1", sheet.form_of("N1").reply_with("6, 4, 2"))
        sheet.draft_reply("N2", Reply(remark="half a sen"))
    with meetings(path, days) as workspace:
        again = begin_sheet(workspace, MY_MEETING, " operations   REVIEW", "today")
        assert again.session_id == session
        assert again.completion().words == "1 of 12 answered, about 4 minutes to go"
        assert again.reply("N2").remark == "half a sen"
        unfinished = unfinished_sheet(workspace.state)
        assert unfinished is not None
        assert unfinished.session.id == session
        assert begin_sheet(workspace, MY_MEETING, NAME, "yesterday", "attended").session_id != session


def test_numbers_that_cannot_be_are_refused_and_kept_as_typed(path: Path) -> None:
    with meetings(path, Days()) as workspace:
        sheet = begin_sheet(workspace, MY_MEETING, NAME, "", "led")
        for typed in ("3, 4", "3, 2, 3", "one", "1, 2, 3, 4"):
            assert sheet.complaint("N1", Reply(text=typed)), typed
        with pytest.raises(CoachError):
            sheet.record_reply("N1", Reply(text="3, 4"))
        sheet.record_reply("N1", Reply(text="3, , 1"))
        assert sheet.answers()["N1"].value == {"items": 3, "deciders": 1}


def test_the_wording_is_that_of_the_part_one_had(path: Path) -> None:
    with meetings(path, Days()) as workspace:
        led = begin_sheet(workspace, MY_MEETING, NAME, "", "led")
        attended = begin_sheet(workspace, MY_MEETING, "Steering", "", "sat in")
        assert "your meeting" in led.form_of("N1").ask
        assert "your meeting" not in attended.form_of("N1").ask


def test_the_two_weakest_are_asked_last_and_an_event_corrects_the_level(path: Path) -> None:
    with meetings(path, Days()) as workspace:
        sheet = fill_in(workspace, {**GOOD, "N2": "cure", "N5": "latest"})
        *_, first, second = sheet.agenda()
        assert (first, second) == ("closest B1", "closest B4")
        form = sheet.form_of(first)
        assert {choice.id for choice in form.choices} == set("01234")
        assert [choice.id for choice in form.choices] != sorted(choice.id for choice in form.choices)
        sheet.record_reply(first, Reply(chosen=("3",), remark="It was all on the first slide."))
        assert sheet.levels()["B1"] == 3
        kept = sheet_result(workspace).strength
        assert kept is not None
        assert kept.words == "It was all on the first slide."
        assert kept.answer in {choice.say for choice in form.choices}
        assert sheet.agenda()[-2:] == (first, second)  # what was corrected is not asked anew
        sheet.record_reply(second, Reply(remark="Nobody looked back."))
        assert sheet.levels()["B4"] == 0
        assert sheet.reply(second) == Reply(remark="Nobody looked back.")
        sheet.record_reply(second, Reply(), Absence.DONT_KNOW)
        assert sheet.levels()["B4"] == 0
        sheet.record_reply(first, Reply())
        assert sheet.levels()["B1"] == 0


def test_nothing_of_a_sheet_reaches_a_score(path: Path) -> None:
    with meetings(path, Days()) as workspace:
        fill_in(workspace)
        assert all(score.claimed is None for score in assess(workspace).scorecard.indicators.values())


@pytest.mark.parametrize("became", PromiseOutcome)
def test_the_next_sheet_first_asks_whether_the_line_was_said(path: Path, became: PromiseOutcome) -> None:
    days = Days()
    with meetings(path, days) as workspace:
        first = fill_in(workspace, promise="in a week")
        promised = sheet_result(workspace).promise
        assert promised is not None
        days.day += timedelta(days=2)
        assert begin_sheet(workspace, MY_MEETING, "Steering", "", "led").agenda()[0] == "N1"  # not before its day
        days.day += timedelta(days=5)
        sheet = begin_sheet(workspace, MY_MEETING, NAME, "", "led")
        asked = sheet.form_of(sheet.agenda()[0])
        assert promised.line in asked.ask
        sheet.record_reply(asked.id, Reply(chosen=(became.value,)))
        assert sheet.reply(asked.id).chosen == (became.value,)
        assert workspace.state.promises[promised.id].said is became
        assert sheet_result(workspace, first.session_id).series.kept == {became: 1}
        assert sheet_result(workspace, first.session_id).moved is None, "it was put off while the next was filled in"
    with meetings(path, days) as workspace:
        again = sheet_of(workspace, sheet.session_id)
        assert again.agenda()[0] == "N1"
        for question, answer in {**GOOD, "N2": "cure"}.items():
            again.record_reply(question, again.form_of(question).reply_with(answer))
        line = line_next(sheet_result(workspace, again.session_id))
        assert line is not None
        assert (line.line == promised.line) == (became is PromiseOutcome.MOVED)
        assert line.watch == ("Ana" if became is PromiseOutcome.MOVED else "")


def test_a_promise_not_answered_is_asked_again(path: Path) -> None:
    days = Days()
    with meetings(path, days) as workspace:
        fill_in(workspace, promise="today")
        sheet = begin_sheet(workspace, MY_MEETING, "Steering", "", "led")
        kept = sheet.agenda()[0]
        sheet.record_reply(kept, Reply(), Absence.DECLINED)
        assert kept not in sheet.progress().open
        assert sheet_of(workspace, sheet.session_id).progress().open[0] == kept


def test_a_sheet_asks_after_no_line_that_was_promised_with_it_or_later(path: Path) -> None:
    days = Days()
    with meetings(path, days) as workspace:
        session = fill_in(workspace, promise="tomorrow").session_id
        days.day += timedelta(weeks=1)
        sheet = sheet_of(workspace, session)
        assert not any(map(sheet.asks_after_promise, sheet.question_ids))


def test_an_answer_given_after_all_is_no_longer_left_for_later(path: Path) -> None:
    with meetings(path, Days()) as workspace:
        sheet = fill_in(workspace)
        form = sheet.agenda()[-1]
        sheet.record_reply(form, Reply(), Absence.PARKED)
        assert form in sheet.progress().parked
        sheet.record_reply(form, Reply(chosen=("3",)))
        assert form in sheet.progress().answered


def test_a_sheet_that_was_erased_is_passed_over_without_fuss(path: Path) -> None:
    days = Days()
    with meetings(path, days) as workspace:
        fill_in(workspace, promise="today")
        erase_person(workspace, erasure_outline(workspace, ME))
    with meetings(path, days) as workspace:
        sheet = begin_sheet(workspace, MY_MEETING, NAME, "", "led")
        assert sheet.agenda()[0] == "N1"
        assert sheet_result(workspace).series.kept == {}


def test_the_result_says_what_worked_in_ones_own_words_and_one_line(path: Path) -> None:
    with meetings(path, Days()) as workspace:
        sheet = fill_in(workspace)
        result = sheet_result(workspace)
        assert result.strength is not None
        assert (result.strength.behaviour.id, result.strength.level) == ("B1", 3)
        assert result.next is not None
        told = sheet_result_text(result)
        assert "Operations review, Monday 2026-03-02 (led it)" in told
        assert "“Line two, since May, nine more in a thousand.”" in told
        assert f"“{result.next.line}”" in told
        assert "meetings" not in told  # one meeting is no row
        promise_with(sheet, result.next.about, " Which\nway? ", "Thursday", "*Ana*")
        promise_with(sheet, result.next.about, "Which way?", "Friday", "*Ana*")
        assert len(workspace.state.promises) == 1
        assert "\\*Ana\\*" in sheet_result_markdown(sheet_result(workspace))
        for line, day, title in (("", "Friday", "No line"), ("Which way?", "yesterday", "No day")):
            with pytest.raises(CoachError) as raised:
                promise_with(sheet, result.next.about, line, day, "")
            assert raised.value.title == title


def test_without_a_word_or_an_answer_it_says_so(path: Path) -> None:
    with meetings(path, Days()) as workspace:
        fill_in(workspace, {})
        assert "Nothing to tell yet" in sheet_result_text(sheet_result(workspace))
        fill_in(workspace, words={}, name="Steering")
        assert "With what was off, where, since when and by how much." in sheet_result_text(sheet_result(workspace))
        fill_in(workspace, {"N2": "cure", "N3": "first"}, words={}, name="Budget")
        assert "Nothing stood out this time." in sheet_result_text(sheet_result(workspace))


def test_limits_are_shown_from_twelve_meetings_on_and_only_then(path: Path) -> None:
    twelve_sheets(path)
    with open_engagement(path) as workspace:
        result = sheet_result(workspace)
        rows = {row.behaviour.id: row for row in result.series.rows}
        assert rows["B1"].levels == (*(1,) * 11, 4)
        assert rows["B1"].limits is not None
        assert rows["B1"].signals == {Signal.OUTSIDE}
        assert "the gap first             1 1 1 1 1 1 1 1 1 1 1 4   usual 0.5 to 2.0" in sheet_result_text(result)
        assert "the gap first: the last one is outside its usual range." in sheet_result_text(result)
        printed = sheet_result_json(result)
        assert json.loads(json.dumps(printed))["series"]["promises"] == {
            "said": 0, "not_said": 0, "put_off": 0, "open": 1,
        }  # fmt: skip
        assert write_sheet_result(workspace, path.with_suffix(".md"), person="", width=80) is None
    assert "| usual range |" in path.with_suffix(".md").read_text(encoding="utf-8")


def test_eleven_meetings_have_no_limits(path: Path) -> None:
    days = Days()
    with meetings(path, days) as workspace:
        for _ in range(2):
            fill_in(workspace)
            days.day += timedelta(weeks=1)
        assert all(row.limits is None for row in sheet_result(workspace).series.rows)


def test_a_meeting_is_found_by_its_day_its_name_and_words_of_it(path: Path) -> None:
    days = Days()
    with meetings(path, days) as workspace:
        fill_in(workspace)
        days.day += timedelta(weeks=1)
        latest = fill_in(workspace).meeting
        fill_in(workspace, name="Steering")
        state = workspace.state
        assert meeting_named(state, "operations review") == latest
        assert meeting_named(state, "review") == latest
        assert meeting_named(state, latest.id) == latest
        assert meeting_named(state, FIRST_DAY.isoformat()).day == FIRST_DAY.isoformat()
        with pytest.raises(CoachError, match="Known: "):
            meeting_named(state, "kaizen")


def test_sheets_are_kept_where_ones_own_file_is(tmp_path: Path) -> None:
    assert own_meetings(tmp_path).name == "my-meetings.coach"
    with meetings(tmp_path / "my-assessment.coach", Days()) as workspace:
        assert not any(each.kind is SessionKind.SHEET for each in workspace.state.sessions.values())
    assert own_meetings(tmp_path).name == "my-assessment.coach"
    with meetings(tmp_path / "my-meetings.coach", Days()):
        pass
    assert own_meetings(tmp_path).name == "my-meetings.coach"


WALK = """\
kind: interview
id: walk
title: Safety walk
version: 1
rubric: walking
sheet:
  about: walk
  minutes: 2
  which: "Where did you walk?"
  when: "When?"
  kept: "You meant to say: “{line}”. Did you?"
  closest: "Which is closest?"
  promise: "One line for the next walk"
  weakest: 1
sections:
  - id: floor
    title: On the floor
    questions:
      - id: W1
        type: category
        minutes: 0.5
        feeds: [stop]
        ask: "Did anybody stop what was not safe?"
        options: [{id: "no", say: "Nobody did"}, {id: "yes", say: "Somebody did"}]
        levels: {stop: {"yes": 4, "no": 0}}
      - {id: W2, type: short, minutes: 0.5, feeds: [stop], ask: "What did you see?"}
"""
RUBRIC = """\
kind: rubric
id: walking
title: Walking
version: 1
families: [{id: safe, name: Safety, weight: 1}]
coaching_rules:
  priorities: {top: 1, one_per_family: true}
  strength: {from_level: 2}
behaviours:
  - id: stop
    family: safe
    name: Stops what is not safe
    definition: Somebody stops what is not safe.
    anchors: [none, late, asked, soon, at once]
    events:
      - {id: "2", say: "Somebody asked"}
      - {id: "0", say: "Work went on"}
      - {id: "4", say: "It stopped at once"}
      - {id: "1", say: "It stopped late"}
      - {id: "3", say: "It stopped soon"}
    coaching: {nudge: "What would you stop now?", debrief: "What did you stop?", practice: "Stop one thing, with Ana."}
"""


def test_a_pair_of_ones_own_is_run_by_its_id_and_by_its_file_beside_meetings_of_the_same_name(path: Path) -> None:
    path.with_name("walk.yaml").write_text(WALK, encoding="utf-8")
    path.with_name("walking.yaml").write_text(RUBRIC, encoding="utf-8")
    with meetings(path, Days()) as workspace:
        meeting = fill_in(workspace, name="Hall 3")
        walk = begin_sheet(workspace, "walk", "Hall 3")
        assert walk.session_id != meeting.session_id
        assert begin_sheet(workspace, str(path.with_name("walk.yaml")), "hall 3").session_id == walk.session_id
        walk.record_reply("W1", Reply(chosen=("no",)))
        walk.record_reply("W2", Reply(text="A ladder without a foot."))
        assert walk.agenda() == ("W1", "W2", "closest stop")
        assert walk.form_of("closest stop").ask == "Which is closest?"
        walk.record_reply("closest stop", Reply(chosen=("3",)))
        walk.finish()
        result = sheet_result(workspace, walk.session_id)
        assert "“What would you stop now?”" in sheet_result_text(result)
        assert [row.behaviour.id for row in result.series.rows] == ["stop"]
        assert len(sheet_result(workspace, meeting.session_id).series.meetings) == 1
        walk.record_reply("closest stop", Reply(chosen=("4",)))
        assert "“A ladder without a foot.”" in sheet_result_text(sheet_result(workspace, walk.session_id))
    path.with_name("walk.yaml").unlink()
    with open_engagement(path) as workspace:  # what it was filled in with is kept in the file
        assert sheet_result(workspace, walk.session_id).levels == {"stop": 4}
