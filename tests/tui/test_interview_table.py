"""A table question on screen: typed in place, kept while typed, and back after a sitting that broke off."""

from pathlib import Path

import pytest
from textual.events import Paste

from coachtui.asking.tables import Rows, rows_text
from coachtui.tui.screens.interview.beginning import InterviewRequest, begin_sitting
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.tui.widgets.editable_table import EditableTable
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.interview.interviewing import begin_interview, rows_draft
from tests.tui.hosting import interviewing, saved, shown_text, type_fast, until

MEETINGS = "C5.1"


def recorded(path: Path) -> tuple[Rows, str]:
    with open_engagement(path) as workspace:
        session = list(workspace.state.sessions)[-1]
        answer = workspace.state.answers[session, MEETINGS]
        assert isinstance(answer.value, tuple)
        return tuple(row for row in answer.value if not isinstance(row, str)), answer.note


def filled(screen: InterviewScreen) -> list[list[str]]:
    return [list(row.values()) for row in screen.sitting.rows]


async def test_rows_are_typed_cell_by_cell(northfield: Path) -> None:
    async with interviewing(northfield, question=MEETINGS) as (pilot, screen):
        type_fast(pilot.app, "He sighs.")
        await pilot.press("tab")
        type_fast(pilot.app, "Stand-up")
        await pilot.press("tab")
        type_fast(pilot.app, "agree on today")
        await pilot.press("enter")
        type_fast(pilot.app, "Review")
        await pilot.press("enter", "enter")
        assert screen.mode is Mode.WRITING
        type_fast(pilot.app, " And again.")
        await pilot.press("pagedown")
        await saved(pilot, screen)
    rows, note = recorded(northfield)
    assert [list(row.values()) for row in rows] == [["Stand-up", "agree on today"], ["Review"]]
    assert note == "He sighs. And again."


async def test_the_bottom_line_says_what_the_keys_do_in_a_table(northfield: Path) -> None:
    async with interviewing(northfield, question=MEETINGS) as (pilot, screen):
        await pilot.press("tab")
        await until(pilot, lambda: "Enter in an empty row: back to the note" in shown_text(pilot.app))
        await pilot.press("escape")
        await until(pilot, lambda: "w wrap-up" in shown_text(pilot.app))
        await pilot.press("escape")
        await until(pilot, lambda: "PgDn next" in shown_text(pilot.app))
        await pilot.press(*"He sighs.", "tab", *"abc", "enter", "enter")
        await until(pilot, lambda: "PgDn next" in shown_text(pilot.app))
        assert (filled(screen), screen.note.text) == ([["abc"]], "He sighs.")


@pytest.mark.parametrize(
    ("size", "headings"),
    [
        ((80, 24), ["Number", "The whole, a process or a job", "Bigger number it feeds", "Who answers for it"]),
        (
            (120, 36),
            ["The whole, a process or a job", "Who answers for it", "Where it comes from", "Report it appears in"],
        ),
    ],
)
async def test_a_table_has_the_room_it_needs_while_it_is_typed_into(
    northfield: Path, size: tuple[int, int], headings: list[str]
) -> None:
    async with interviewing(northfield, question="S3.2", size=size) as (pilot, screen):
        table, before = screen.query_one(EditableTable), screen.note.size.height
        type_fast(pilot.app, "He looks for a list.\nNobody has one.")
        await pilot.press("tab")
        await pilot.pause()
        shown = shown_text(pilot.app)
        assert "follow or pass on last month?" in shown
        assert "Nobody has one." in shown
        for word in {word for heading in headings for word in heading.split()}:
            assert word in shown, word
        assert table.size.height > size[1] // 3
        assert screen.note.size.height == 2
        for _ in range(9):
            await pilot.press("x", "tab")
        await pilot.press(*"a new shift")
        await until(pilot, lambda: "decision" in shown_text(pilot.app))
        assert "a new shift" in shown_text(pilot.app)
        await pilot.press("escape", "escape")
        await pilot.pause()
        assert screen.focused is screen.note
        assert screen.note.size.height > before - 4
        assert len(filled(screen)[0]) == 10


async def test_the_cursor_is_back_in_its_cell_after_a_command(northfield: Path) -> None:
    async with interviewing(northfield, question=MEETINGS) as (pilot, screen):
        await pilot.press("tab", *"abc", "escape", "i", "d", "e", "enter")
        await until(pilot, lambda: filled(screen) == [["abcde"]])
        assert screen.note.text == ""


async def test_a_spreadsheet_is_pasted_from_the_cursor_on(northfield: Path) -> None:
    async with interviewing(northfield, question=MEETINGS, size=(120, 36)) as (pilot, screen):
        await pilot.press("tab")
        sheet = "\n".join(f"Meeting {number}\tpurpose {number}\tweekly" for number in range(50))
        pilot.app.post_message(Paste(sheet))
        await until(pilot, lambda: len(screen.sitting.rows) == 50)
        await until(pilot, lambda: "Meeting 49" in shown_text(pilot.app))
        await pilot.press("up", "up", *"!", "pagedown")
        await saved(pilot, screen)
    rows, _ = recorded(northfield)
    assert [row["meeting"] for row in rows] == [f"Meeting {number}{'!' * (number == 48)}" for number in range(50)]


async def test_cells_are_whole_on_several_lines_and_a_click_finds_their_row(northfield: Path) -> None:
    async with interviewing(northfield, question="S4.1") as (pilot, screen):
        long = "nowhere, really, Dana read the slides aloud and that was it, and nobody asked"
        await pilot.press("tab")
        pilot.app.post_message(Paste("\n".join(f"Meeting {number}\t{long}" for number in range(9))))
        await until(pilot, lambda: len(screen.sitting.rows) == 9)
        await pilot.press(*"The last one")
        await until(pilot, lambda: "The last one" in shown_text(pilot.app))
        lines = shown_text(pilot.app).splitlines()
        first = next(place for place, line in enumerate(lines) if "Meeting 8" in line)
        cell = " ".join(" ".join(line[28:47] for line in lines[first : first + 3]).split())
        assert cell == "nowhere, really, Dana read the slides aloud and t…"
        await pilot.click(offset=(8, first + 1))
        await pilot.press("end", "!")
        assert screen.query_one(EditableTable).filled_rows[8]["event"] == "Meeting 8!"


async def test_undo_takes_a_row_back(northfield: Path) -> None:
    async with interviewing(northfield, question=MEETINGS) as (pilot, screen):
        await pilot.press("tab", *"one", "enter", *"two", "enter", "enter")
        await pilot.press("escape", "u")
        await until(pilot, lambda: filled(screen) == [["one"]])
        await pilot.press("escape", "y")
        await until(pilot, lambda: filled(screen) == [["one"], ["two"]])


@pytest.mark.parametrize("at_home", [True, False])
async def test_what_was_typed_in_a_cell_survives_a_sitting_that_broke_off(northfield: Path, *, at_home: bool) -> None:
    with open_engagement(northfield, write=True, surroundings=Surroundings("Ann")) as workspace:
        held = begin_interview(workspace, "PLN")
        held.answer(MEETINGS, value=({"meeting": "Stand-up"},), note="He sighs.")
        held.draft(MEETINGS, "He sighs. Twice")
        held.draft(rows_draft(MEETINGS), rows_text(({"meeting": "Stand-up"}, {"meeting": "Rev"})))
    async with interviewing(northfield, question=MEETINGS if at_home else "C1.5") as (pilot, screen):
        if not at_home:
            await pilot.press("escape", "j", *MEETINGS, "enter")
        await until(pilot, lambda: filled(screen) == [["Stand-up"], ["Rev"]])
        assert screen.note.text == "He sighs. Twice"
        assert "Rev" in shown_text(pilot.app)


async def test_the_mouse_goes_to_a_cell_and_back_to_the_note(northfield: Path) -> None:
    async with interviewing(northfield, question=MEETINGS) as (pilot, screen):
        await pilot.click(EditableTable, offset=(20, 1))
        await until(pilot, lambda: screen.mode is Mode.PANEL)
        type_fast(pilot.app, "why")
        await pilot.click("#note")
        assert screen.mode is Mode.WRITING
        assert filled(screen) == [["why"]]
        assert "purpose" in screen.sitting.rows[0]


async def test_a_cell_is_kept_while_it_is_typed(northfield: Path) -> None:
    async with interviewing(northfield, question=MEETINGS) as (pilot, screen):
        await pilot.press("tab", *"half a wo")
        await saved(pilot, screen)
        session = screen.interview.session_id
        kept = await screen._desk.do(lambda workspace: workspace.log.drafts(session))  # noqa: SLF001
        assert "half a wo" in kept[rows_draft(MEETINGS)]
        await pilot.press("enter")
        await saved(pilot, screen)
        kept = await screen._desk.do(lambda workspace: workspace.log.drafts(session))  # noqa: SLF001
        assert rows_draft(MEETINGS) not in kept
        assert [*kept] == [MEETINGS]  # after a crash the interview goes on here, though there is an answer


def test_the_interview_goes_on_where_rows_were_typed_last(northfield: Path) -> None:
    with open_engagement(northfield, write=True, surroundings=Surroundings("Ann")) as workspace:
        held = begin_interview(workspace, "PLN")
        held.answer(MEETINGS, value=({"meeting": "Stand-up"},), note="He sighs.")
        held.draft(rows_draft(MEETINGS), rows_text(({"meeting": "Rev"},)))
        assert begin_sitting(workspace, InterviewRequest("PLN", 45)).current == MEETINGS
        assert held.answer_to(MEETINGS).value == ({"meeting": "Rev"},)
