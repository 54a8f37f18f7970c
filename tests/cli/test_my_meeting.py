"""My meeting line by line, driven by typed lines without a terminal, and what the command writes."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from coachtui.asking.replies import Reply
from coachtui.cli.plain.sheet import PlainSheet, ask_line, ask_which
from coachtui.cli.plain.terminal import LeaveError
from coachtui.model.promises import PromiseOutcome
from coachtui.workflow.alone.my_meeting import sheet_of
from coachtui.workflow.alone.self_assessing import begin_self_assessment
from coachtui.workflow.alone.sheet_result import sheet_result
from coachtui.workflow.engagement.engagements import Surroundings
from coachtui.workflow.engagement.private_files import lacks_unit, record_unit
from tests.conftest import Run
from tests.workflow.alone.filling_in import Days, fill_in, meetings

from .typed import TypedLines

ANSWERS = [
    "6, 4, 2", "b", "Line two, since May", "f", "b", "", "f", "a", "", "c", "3", "Your drivers", "e", "d", "",
    "5, 3, 1", "4, 3",
]  # fmt: skip
"""One whole sheet: twelve questions, and the words beside some of them."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mine.coach"


def typed(path: Path, days: Days, *lines: str) -> TypedLines:
    """What was said when these lines were typed, before somebody left."""
    terminal, around = TypedLines(list(lines)), Surroundings("Mara", now=days)
    try:
        session = ask_which(terminal, path, "", around)
        with meetings(path, days) as workspace:
            terminal.said.append(f"(finished: {PlainSheet(sheet_of(workspace, session), terminal).run()})")
    except LeaveError:
        terminal.said.append("(left)")
    return terminal


def test_three_meetings_in_a_row_with_the_promise_followed_up(path: Path, run: Run) -> None:
    days, line = Days(), "Who knows, and has not spoken?"
    sheet = [*ANSWERS, "a", "It was all in the slides", "c", "", line]
    first = typed(path, days, "", "Review", "soon", "tomorrow", "", "x", "a", *sheet, "in a week", "Ana")
    assert "(finished: True)" in first.said
    assert "Say a day, such as" in first.shown
    assert "Tuesday 2026-03-03 has not come yet." in first.shown
    assert "“It was all in the slides”" in first.shown  # the event chosen last made it the best
    lines, sharpest = first.said, "What was the sharpest line in the room, your own included?"
    assert lines.index(sharpest) < lines.index("What came right after the sharpest line?")
    days.day += timedelta(weeks=1)
    second = typed(path, days, "", "", "", "b", *sheet, "in a week", "")
    assert f"“{line}” Did you say it?" in second.shown
    assert "2 meetings" in second.shown
    asked = "Which meeting was it? (Enter for Review):"
    assert [asked in second.shown, "(Enter for a)" in second.shown, asked in first.shown] == [True, True, False]
    days.day += timedelta(weeks=1)
    third = typed(path, days, "Review", "", "a", "c", *sheet, "")
    assert "Put off from last time" in third.shown
    with meetings(path, days) as workspace:
        assert sheet_result(workspace).series.kept == {PromiseOutcome.NO: 1, PromiseOutcome.MOVED: 1}
    assert run("export", path, "-o", "own.json").code == 0
    assert run("import", "again.coach", "own.json").code == 0


def test_before_the_first_question_one_can_quit_and_no_file_is_made(path: Path) -> None:
    for lines in (["/quit"], ["Review", "/Quit"], ["Review", "", "/quit "]):
        assert typed(path, Days(), *lines).said[-1] == "(left)"
        assert not path.exists()


def test_no_number_or_level_stands_beside_a_choice(path: Path) -> None:
    terminal = typed(path, Days(), "Review", "", "a", "6, 4, 2", "/quit")
    options = [
        line for line in terminal.said if line.startswith("   ") and line[3:5] in {f"{each} " for each in "abcdef"}
    ]
    assert len(options) >= 6
    assert not any(character.isdigit() for line in options for character in line)


def test_an_unfinished_sheet_comes_first_and_the_same_meeting_is_said(path: Path) -> None:
    days = Days()
    assert "(finished: False)" in typed(path, days, "Review", "", "a", "6, 4, 2", "/quit").said
    again = typed(path, days, "", "/quit")
    assert "Going on where you stopped. /help says what you can type." in again.said
    other = typed(path, days, "Friday", "n", "review", "today", "/quit")
    assert "Press Enter to go on with it, or type n for another meeting." in other.said
    assert "There is a sheet about review, Monday 2026-03-02. It goes on with that one." in other.said


def test_numbers_are_asked_one_by_one_until_they_can_be(path: Path) -> None:
    terminal = typed(path, Days(), "Review", "", "a", "x", "3", "4", "2", "", "/back", "", "/quit")
    assert "4 of 3 cannot be" in terminal.shown
    assert "Type a whole number, or nothing. Or type /k if you don't know." in terminal.said
    second = "Of these, with a decision you could write in one sentence"
    assert [line for line in terminal.said if line.startswith(("Items", second))] == [
        "Items you talked about:",
        "Items you talked about:",
        f"{second}:",
        f"{second}:",
        "Items you talked about (3):",
        f"{second} (2):",
    ]
    with meetings(path, Days()) as workspace:
        session = next(iter(workspace.state.sessions))
        assert sheet_of(workspace, session).answers()["N1"].value == {"items": 3, "decided": 2}


def test_letters_mistyped_are_no_words_and_nothing_is_added_to_an_answer(path: Path) -> None:
    lines = ["Review", "", "?", "a", "6, 4, 2", "z", "ff", "a,d", "f", "a", "", "/back", "", "c", "/quit"]
    terminal = typed(path, Days(), *lines)
    assert "Type a or b." in terminal.said
    assert terminal.said.count("Type a, b, c, d, e or f.") == 3
    assert "Which of these (a)?" in terminal.said
    assert not any(terminal.offered[2:])
    with meetings(path, Days()) as workspace:
        answers = sheet_of(workspace, next(iter(workspace.state.sessions))).answers()
        assert (answers["N2"].value, answers["N2"].note) == ("none", "")


def test_no_words_are_asked_where_there_was_nothing_and_a_hyphen_takes_back(path: Path) -> None:
    lines = ["Review", "", "sat", "6, 4, 2", "f", "/back", "b", "", "/back", "-", "/quit"]
    terminal = typed(path, Days(), *lines)
    assert "Before you look at any notes: what did the meeting decide?" in terminal.said
    assert terminal.said.count("What was said first, as near as you remember?") == 1  # not where nothing was off
    with meetings(path, Days()) as workspace:
        session = next(iter(workspace.state.sessions.values()))
        assert session.role == "attended"
        assert "N2" in sheet_of(workspace, session.id).progress().open  # a hyphen left it open again


def test_the_command_shows_and_writes_the_result(run: Run, path: Path) -> None:
    missing = run("my-meeting", path, "--result")
    assert (missing.code, "` begins one." in missing.err) == (2, True)
    days = Days()
    with meetings(path, days) as workspace:
        sheet = fill_in(workspace)
        ask_line(TypedLines(["Which way?", "soon", "tomorrow", "Ana"]), workspace, sheet.session_id)
    assert "Which way?" in run("my-meeting", path, "--result").out
    assert json.loads(run("my-meeting", path, "--json").out)["promise"]["line"] == "Which way?"
    assert "SUMMARY:Say: Which way?" in run("my-meeting", path, "-o", "day.ics").out + Path("day.ics").read_text()
    assert run("my-meeting", path, "-o", "page.md").out.strip() == "Wrote page.md."
    assert Path("page.md").read_text(encoding="utf-8").startswith("# Operations review")


def test_somebody_elses_engagement_is_refused(run: Run, northfield: Path) -> None:
    assert "with other people in it" in run("my-meeting", northfield, "--result").err


def test_sheets_go_out_as_json_and_come_in_again(run: Run, path: Path) -> None:
    with meetings(path, Days()) as workspace:
        sheet = fill_in(workspace, promise="today")
        sheet.record_reply(sheet.agenda()[-1], Reply(chosen=("2",), remark="It was all in the slides"))
        sheet.record_reply(sheet.agenda()[-2], Reply(remark="Only words"))
    told = run("my-meeting", path, "--json").out
    for option in ((), ("--log",)):
        assert run("export", path, "-o", "out.json", *option).code == 0
        read = run("import", f"again{len(option)}.coach", "out.json")
        assert read.code == 0, read.err
        assert run("my-meeting", f"again{len(option)}.coach", "--json").out == told
        assert run("verify", f"again{len(option)}.coach").code == 0
    state = json.loads(run("export", path, "-o", "-").out)
    state["meetings"][0]["day"] = "some day"
    state["sessions"][0]["meeting"] = "nowhere"
    Path("wrong.json").write_text(json.dumps(state), encoding="utf-8")
    said = run("import", "wrong.coach", "wrong.json").err
    assert "meetings[0].day is 'some day'" in said
    assert "sessions[0].meeting is 'nowhere'" in said


def test_the_overview_and_the_people_of_a_file_with_sheets(run: Run, path: Path) -> None:
    with meetings(path, Days()) as workspace:
        fill_in(workspace)
    shown = run(path).out
    assert "What worked" in shown
    assert "The next one: coachtui my-meeting" in shown
    assert "self-assess" not in shown
    assert "interviewed" not in run("people", path).out


def test_a_file_made_for_sheets_takes_a_self_assessment(run: Run, path: Path) -> None:
    with meetings(path, Days()) as workspace:
        fill_in(workspace)
        assert lacks_unit(workspace.log.outline())
        record_unit(workspace, "the night shift", "frontline")
        assert not lacks_unit(workspace.log.outline())
        own = begin_self_assessment(workspace, 10)
        own.record_reply("C1.2", Reply(chosen=("1",)))
    shown = run(path).out
    assert "What worked" in shown
    assert "How things are run in the night shift" in shown
    assert "Operations review" not in run("self-assess", path, "--result").out


def test_a_name_too_long_for_a_heading_is_asked_for_again(path: Path) -> None:
    said = typed(path, Days(), "", "n" * 121, "Operations review", "", "a").shown
    assert "Give it a shorter name: 120 characters at most." in said
    assert said.count("Which meeting was it?") == 3
    with meetings(path, Days()) as workspace:
        assert [each.name for each in workspace.state.meetings.values()] == ["Operations review"]
