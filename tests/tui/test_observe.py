"""A meeting observed on the full screen: lines, what they mean, commands, the card, a break, somebody new, the end."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual import events
from textual.pilot import Pilot

from coachtui.model.observing import CardWord
from coachtui.settings.settings import Settings
from coachtui.tui.help import available_acts
from coachtui.tui.messages import ShowScreen
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.observe.screen import ObserveScreen
from coachtui.workflow.engagement.engagements import open_engagement
from tests.tui.hosting import Disk, Host, shown_text, type_fast, until
from tests.workflow.observing.observing_samples import HandClock, coaching_file


@asynccontextmanager
async def observing(
    path: Path, *, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], ObserveScreen]]:
    """The meeting M1 on screen, ready to be typed into."""
    app = Host(path, lambda desk: ObserveScreen(desk, Settings(), "M1"))
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ObserveScreen))
        screen = app.screen
        assert isinstance(screen, ObserveScreen)
        await until(pilot, lambda: screen.mode is not Mode.OPENING)
        await pilot.pause()
        yield pilot, screen


async def seen(pilot: Pilot[None], *words: str) -> None:
    """Wait until all these words are on the screen."""
    await until(
        pilot, lambda: all(word in shown_text(pilot.app) for word in words), f"{words}:\n{shown_text(pilot.app)}"
    )


async def command(pilot: Pilot[None], letter: str) -> None:
    await pilot.press("escape", letter)


async def type_more_rows_than_are_shown(pilot: Pilot[None], screen: ObserveScreen) -> None:
    type_fast(pilot.app, "ra  " + "".join(f"and w{number} " for number in range(100, 132)))
    await seen(pilot, "w131")
    type_fast(pilot.app, "and w132 ")
    await seen(pilot, "w132")  # it begins a row for which there is no room
    screen.note.clear()


async def test_lines_are_typed_taken_back_put_right_and_told_apart(tmp_path: Path) -> None:
    with coaching_file(tmp_path / "c.coach", HandClock()):
        pass
    async with observing(tmp_path / "c.coach") as (pilot, screen):
        await seen(pilot, "Before the first item", "Open 1  Wear by batch (OT)", "Agreed  Sets criteria before")
        await seen(pilot, "RA Ravi  ·  OT Otto  ·  SAL Sally (no words)")
        await type_more_rows_than_are_shown(pilot, screen)
        await pilot.press("pagedown")
        await seen(pilot, "1 of 3  Scrap  decide", "0 of 20 min")
        type_fast(pilot.app, "a Otto, list the wear")
        await seen(pilot, "action", "Otto", "by when?")
        type_fast(pilot.app, "\nRA we lost [two] again -5\nsal I never said so")
        await seen(
            pilot, "RA  we lost [two] again  - criteria first", "Sally", "list the wear  · OT  by when?", "Open 2"
        )
        await pilot.press("enter")
        await seen(pilot, "SAL (4 words)")
        assert "I never said so" not in shown_text(pilot.app)
        type_fast(pilot.app, "half a li")
        await command(pilot, "u")
        assert screen.note.text == "sal "
        await command(pilot, "u")
        assert screen.note.text == "RA we lost [two] again -5"
        await seen(pilot, "Taken back: the line.")
        await command(pilot, "y")
        assert screen.note.text == "half a li"  # it had made room
        await command(pilot, "y")
        type_fast(pilot.app, "ne\n")
        await command(pilot, "b")
        assert screen.note.text == "half a line"
        await pilot.press("pageup", "pageup")
        assert screen.note.text.startswith("RA we lost")
        type_fast(pilot.app, " -2\n")
        await seen(pilot, "- criteria first - a second cause")
        await pilot.press("up")
        assert screen.note.text == "half a line"
        await command(pilot, "u")
        await seen(pilot, "Left as it was.")
        type_fast(pilot.app, "ra ran out of sand\n")
        await command(pilot, "v")
        await seen(pilot, "The last line is a note now", "    ra ran out of sand")
        type_fast(pilot.app, "ra too")
        await command(pilot, "v")
        await seen(pilot, "Plain words.")
        await pilot.press("enter")
        await command(pilot, "l")
        await seen(pilot, "The last line: ten seconds earlier.")
        await pilot.press("up", "enter", *"x", "enter")  # put right as it was
        await pilot.press("up", "ctrl+u", "enter", *"y", "enter", "up", *"!", "escape", "q")
        await until(pilot, lambda: not screen.pending)
    with open_engagement(tmp_path / "c.coach") as workspace:
        lines = sorted(workspace.state.meeting_lines.values(), key=lambda line: line.number)
        assert [(line.person, line.text, len(line.marks)) for line in lines] == [
            ("RA", "we lost [two] again", 2),
            ("SAL", "", 0),
            (None, "half a line", 0),
            (None, "ra ran out of sand", 0),
            (None, "ra too", 0),
            (None, "x", 0),
            (None, "y!", 0),
        ]


async def test_items_cards_a_break_somebody_new_and_the_end(tmp_path: Path) -> None:
    with coaching_file(tmp_path / "c.coach", HandClock()):
        pass
    async with observing(tmp_path / "c.coach") as (pilot, screen):
        host = pilot.app
        assert isinstance(host, Host)
        await note_that_all_were_asked(pilot)
        await pilot.press("pagedown")
        type_fast(host, "nb Am I late?\n")
        await command(pilot, "m")
        type_fast(host, "crit\n")
        await seen(pilot, "Missed here: criteria first.", "missed 1")
        await add_an_item_and_take_it_back(pilot)
        await command(pilot, "j")
        type_fast(host, "other\n")
        await seen(pilot, "3 of 3: Any other", "The card of Scrap waits: Esc c")
        type_fast(host, "ra before")
        await command(pilot, "c")
        await seen(pilot, "Card: Scrap", "y yes")
        keys = {each.act.id: each.keys for each in available_acts(screen, {})}
        assert (keys["next"], keys["redo"]) == ("Esc n, PgDn", "Esc y"), "n and y are answers here"
        type_fast(host, "ypn")
        type_fast(host, " the card")
        await until(pilot, lambda: screen.note.text == "ra before the card")  # other keys go on in the line
        await command(pilot, "c")
        await pilot.press("x", "x", "y")
        await until(pilot, lambda: screen.panel is None)
        await until(pilot, lambda: "waits" not in shown_text(host))
        await command(pilot, "a")
        await until(pilot, lambda: "before the card" not in shown_text(host))
        await pilot.press("k")
        await seen(pilot, "ra before the card")
        await command(pilot, "p")
        type_fast(host, "NB Nora [b]Berg\n")
        await seen(pilot, "Enter: these were said by NB", "nb Am I late?")
        await pilot.press("enter")
        await seen(pilot, "NB  Am I late?")
        await command(pilot, "p")
        type_fast(host, "ra no\n")
        await seen(pilot, "RA does not consent")
        assert screen.live.lines.draft_text == "ra "  # of what was being typed, too, no words are kept
        await command(pilot, "e")
        await seen(pilot, "Card: The whole meeting", "The meeting is over")
        await pilot.press("escape")
        await command(pilot, "q")
        await until(pilot, lambda: host.posted)
        (posted,) = host.posted
        assert isinstance(posted, ShowScreen)
        assert (posted.screen.name, posted.meeting) == ("COACH_MEETING", "M1")
    check_what_came_of_it(tmp_path / "c.coach")


async def add_an_item_and_take_it_back(pilot: Pilot[None]) -> None:
    await command(pilot, "j")
    type_fast(pilot.app, "a strike")
    await seen(pilot, "Enter adds it to the agenda")
    await pilot.press("enter")
    await seen(pilot, "4 of 4: a strike", "The card of Scrap waits: Esc c")
    await command(pilot, "u")
    await seen(pilot, "1 of 3  Scrap")


async def note_that_all_were_asked(pilot: Pilot[None]) -> None:
    await seen(pilot, "Consent is still to be asked for. Once it is: Esc p, then said")
    await command(pilot, "p")
    type_fast(pilot.app, "said\n")
    await seen(pilot, "Noted: everybody was asked.")
    assert "still to be asked" not in shown_text(pilot.app)


def check_what_came_of_it(path: Path) -> None:
    with open_engagement(path) as workspace:
        state = workspace.state
    meeting = state.observed_meetings["M1"]
    assert (meeting.participants[-1], set(meeting.unwilling), len(meeting.pauses)) == ("NB", {"SAL", "RA"}, 1)
    assert meeting.ended
    assert meeting.consent_said
    yes, partly, no, not_needed = CardWord
    assert [each.word for each in state.card_answers.values()] == [yes, partly, no, not_needed, not_needed, yes]
    last = max(state.meeting_lines.values(), key=lambda line: line.number)
    assert (last.person, last.text, last.length) == ("RA", "", 3)


async def test_what_was_typed_is_there_again_and_what_cannot_be_saved_becomes_a_text(
    tmp_path: Path, disk: Disk
) -> None:
    path = tmp_path / "c.coach"
    with coaching_file(path, HandClock()):
        pass
    async with observing(path, size=(120, 36)) as (pilot, screen):
        await pilot.press("pagedown", "pagedown")
        type_fast(pilot.app, "one\nra two\nra half a")
        await until(pilot, lambda: screen.note.text == "ra half a")
        await command(pilot, "u")
        assert screen.note.text == "ra two"
    async with observing(path, size=(60, 12)) as (pilot, screen):
        await seen(pilot, "2 of 3  Overtime  plan")
        assert screen.note.text == "ra two"
        await pilot.press("enter")
        assert screen.note.text == "ra half a"  # it had made room
        await pilot.press("enter")
        pilot.app.post_message(events.Paste("ra one\nnote\x1b[31m two\n\n[b]three"))
        await pilot.press("enter")
        await seen(pilot, "RA  half a", "RA  one", "note[31m two", "[b]three")
        await until(pilot, lambda: not screen.pending)

        disk.full = True
        type_fast(pilot.app, "ra kept in a text\nsal a secret\nra half kept")
        await seen(pilot, "! not saved", "SAL (2 words)", "half kept")
    text = written_beside(path)
    assert "ra kept in a text" in text
    assert "ra half kept" in text
    assert "secret" not in text


def written_beside(path: Path) -> str:
    (text,) = (each.read_text(encoding="utf-8") for each in path.parent.glob("*.txt"))
    return text
