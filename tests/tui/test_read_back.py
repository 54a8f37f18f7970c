"""The read-back on screen: safe for the other person's eyes, and every permission recorded at once."""

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coachtui.model.answers import Grade
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId, acts_of
from coachtui.tui.messages import ShowScreen, Trouble
from coachtui.tui.screens.read_back import ReadBackScreen
from coachtui.tui.screens.read_back_page import FinishLine, Letter, QuoteLine
from coachtui.tui.screens.write_points import WritePoints
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.interview.interviewing import begin_interview
from coachtui.workflow.interview.rating import rate
from coachtui.workflow.interview.reading_back import read_back

from .hosting import Disk, Host, shown_text, until

HOSTILE = "“[red]x[/] \x1b[31m <b>&amp;</b> \u202eevil [@click=app.quit]y[/] \U0001f600 שלום”"
SIZES = [(80, 24), (40, 12)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, and not to be written to."""
    path = tmp_path_factory.mktemp("made") / "acme.coach"
    people = [Person("PLN", "middle", "Tom"), Person("CEO", "executive", "Dana")]
    create_engagement(path, Engagement("Acme", "quick", "getting castings out"), people)
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        interview = begin_interview(workspace, "PLN")
        interview.answer("C1.2", note="“We steer by shouting, mostly.” I'll send you the sheet.")
        interview.answer("C3.2", value=1, note="“We all have our own sheet.” “Ask Dana.”")
        rate(interview, "E1b", level=3, grade=Grade.SAID, question="C1.2")
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copy(made, tmp_path / "acme.coach"))


@asynccontextmanager
async def reading_back(
    path: Path, session: str = "", size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Pilot[None], Host, ReadBackScreen]]:
    with open_engagement(path) as workspace:
        wanted = session or next(iter(workspace.state.sessions))
    app = Host(path, lambda desk: ReadBackScreen(desk, Settings(), wanted))
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: isinstance(app.screen, ReadBackScreen) and app.screen.query(FinishLine))
        screen = app.screen
        assert isinstance(screen, ReadBackScreen)
        await pilot.pause()
        yield pilot, app, screen


async def whole_page(pilot: Pilot[None], app: Host) -> str:
    """Everything that scrolling through brings up."""
    await pilot.resize_terminal(100, 200)
    await until(pilot, lambda: all(words in shown_text(app) for words in ("Let me say back", "Finish")))
    return " ".join(shown_text(app).split())


async def saved(pilot: Pilot[None], app: Host) -> None:
    await pilot.pause()
    await until(pilot, lambda: "● saved" in shown_text(app), "it was never saved")


def _is_bold(line: QuoteLine) -> bool:
    return bool(line.query_one(".quoted").rich_style.bold)


def permissions(path: Path) -> dict[str, bool | None]:
    with open_engagement(path) as workspace:
        return {quote.text: quote.usable for quote in workspace.state.quotes.values()}


async def test_it_reads_back_asks_and_thanks(path: Path) -> None:
    async with reading_back(path) as (pilot, app, _):
        assert "On planning you said: “We steer by shouting, mostly.”" in shown_text(app)
        shown = await whole_page(pilot, app)
        for words in (
            "Let me say back what I heard",
            "On measures you said: “We all have our own sheet.”",
            "What you were going to let me have I'll send you the sheet.",
            "May I use this, unnamed? “We steer by shouting, mostly.”",
            "1 more quote names somebody and stays with me.",
            "Dear Tom,",
        ):
            assert words in shown


async def test_nothing_only_for_the_interviewer_is_on_it(northfield: Path) -> None:
    with open_engagement(northfield) as workspace:
        sessions = {session.person: session.id for session in workspace.state.sessions.values()}
        names = {person.code: person.name for person in workspace.state.people.values()}
        hidden = [text for indicator in workspace.rubric.indicators() for text in (indicator.name, *indicator.anchors)]
        indicators = [indicator.id for indicator in workspace.rubric.indicators()]
    for code, session in sessions.items():
        async with reading_back(northfield, session) as (pilot, app, _):
            shown = await whole_page(pilot, app)
            assert not [text for text in hidden if text in shown]
            assert not [known for known in indicators if re.search(rf"\b{known}\b", shown)]
            assert not re.search(r"\b(rating|level|anchor|g[0-3])s?\b", shown, re.IGNORECASE)
            for other, name in names.items():
                assert other == code or not re.search(rf"\b({name}|{other})\b", shown)


async def test_no_permission_until_it_is_given(path: Path) -> None:
    async with reading_back(path) as (pilot, app, _):
        await pilot.press("y")
        await until(pilot, lambda: "Move to some words first" in shown_text(app))
        shown = await whole_page(pilot, app)
        assert shown.count("[no]") == 2
        assert "[yes]" not in shown
    assert set(permissions(path).values()) == {None}


async def test_y_and_n_are_recorded_at_once_and_go_on(path: Path) -> None:
    async with reading_back(path) as (pilot, app, screen):
        await pilot.press("tab", "y", "n")
        assert isinstance(screen.focused, Letter)
        await saved(pilot, app)
        shown = await whole_page(pilot, app)
        assert shown.count("[yes]") == shown.count("[no]") == 1
        await pilot.press("up", "up", "n", "y")
        await saved(pilot, app)
    assert permissions(path) == {
        "We steer by shouting, mostly.": False,
        "We all have our own sheet.": True,
        "Ask Dana.": None,
    }


async def test_all_that_were_shown_are_answered_at_once(path: Path) -> None:
    said = [f"Number {number} of what he said." for number in range(12)]
    with open_engagement(path, write=True) as workspace:
        held = begin_interview(workspace, "PLN")
        held.answer("C1.5", note="\n".join(f"“{each}”" for each in (*said, "Tom decides.")))
        held.allow_quote(next(each for each in held.records.quotes if each.text == said[2]), usable=False)
    async with reading_back(path) as (pilot, app, screen):
        lines = {line.quote.text: line for line in screen.query(QuoteLine)}
        asked = 0
        while "unnamed: y or n?" not in " ".join(shown_text(app).split()):
            await pilot.press(*("y" if asked else ""), "a")  # y is for the words under the cursor until all were shown
            asked += 1
            assert ("[yes]" in shown_text(app), asked < 5) == (False, True)
        assert asked > 1
        assert "All 14, unnamed: y or n?" in shown_text(app)
        assert [text for text, line in lines.items() if not _is_bold(line)] == [said[2]]
        await pilot.press("x", "escape")
        assert "y or n?" not in shown_text(app)
        assert not any(map(_is_bold, lines.values()))
        await pilot.press("a", "y")
        assert "All 14 may be used. What names Tom stays off shared pages" in " ".join(shown_text(app).split())
        assert [text for text, line in lines.items() if not line.quote.usable] == [said[2]]
        await pilot.press("a", "escape", "n")
        assert "None of the 14 may be used" in shown_text(app)
        assert not any(line.quote.usable for line in lines.values())
        await pilot.press("a", "down", "a")
        await pilot.click(lines["Tom decides."].query_one(".yes"))
        await pilot.press("a", "tab")
        screen.set_focus(None)
        await screen.run_action("screen.allow")  # as by a click below or in the palette, when it is asked no more
        await saved(pilot, app)
    assert [text for text, usable in permissions(path).items() if usable is not False] == ["Ask Dana.", "Tom decides."]


async def test_the_mouse_can_answer_copy_and_finish(path: Path) -> None:
    async with reading_back(path, size=(100, 60)) as (pilot, app, screen):
        first = screen.query(QuoteLine).first()
        await pilot.click(first.query_one(".quoted"))
        await pilot.click(first.query_one(".yes"))
        await saved(pilot, app)
        await pilot.click(Letter)
        assert app.clipboard.startswith("Dear Tom,")
        await pilot.click(FinishLine)
        await until(pilot, lambda: app.posted)
        assert isinstance(app.posted[0], ShowScreen)
        assert app.posted[0].screen is ScreenId.HOME
    assert permissions(path)["We steer by shouting, mostly."] is True


async def test_copying_is_honest_about_the_terminal(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("TERM_PROGRAM", "VTE_VERSION"):
        monkeypatch.delenv(name, raising=False)
    async with reading_back(path) as (pilot, app, _):
        await pilot.press("c")
        await until(pilot, lambda: "Sent to the clipboard" in shown_text(app))
        assert app.clipboard.startswith("Dear Tom,\n\n")
        assert "3" not in app.clipboard


@pytest.mark.parametrize("keys", [("escape", "f"), ("alt+f",), ("f", "f"), ("f", "enter")])
async def test_finishing_records_the_end_and_says_what_is_missing(path: Path, keys: tuple[str, ...]) -> None:
    async with reading_back(path, size=(120, 36)) as (pilot, app, _):
        await pilot.press(*keys)
        await until(pilot, lambda: app.posted)
        assert isinstance(app.posted[0], ShowScreen)
        assert app.posted[0].screen is ScreenId.HOME
        await until(pilot, lambda: "1 rating still needs evidence." in " ".join(shown_text(app).split()))
    with open_engagement(path) as workspace:
        (session,) = workspace.state.sessions.values()
        assert session.ended


async def test_a_letter_alone_ends_nothing(path: Path) -> None:
    async with reading_back(path) as (pilot, app, screen):
        await pilot.press("f")
        assert isinstance(screen.focused, FinishLine)
        assert "Enter, or f again, finishes the interview." in shown_text(app)
        await pilot.press("b")
        await until(pilot, lambda: app.posted)
        assert isinstance(app.posted[0], ShowScreen)
        assert app.posted[0].screen is ScreenId.WRAP_UP
    with open_engagement(path) as workspace:
        (session,) = workspace.state.sessions.values()
        assert session.ended is None


async def test_a_full_disk_is_said_and_answers_wait_for_room(path: Path, disk: Disk) -> None:
    disk.full = True
    async with reading_back(path) as (pilot, app, _):
        await pilot.press("tab", "y")
        await until(pilot, lambda: "not saved: the disk is full" in shown_text(app))
        assert [type(posted) for posted in app.posted] == [Trouble]
        await pilot.press("escape", "f")
        await until(pilot, lambda: len(app.posted) == 2)
        assert isinstance(app.posted[1], Trouble)
        disk.full = False
        await pilot.press("n")
        await saved(pilot, app)
    assert permissions(path)["We steer by shouting, mostly."] is True
    assert permissions(path)["We all have our own sheet."] is False


async def test_a_file_that_can_only_be_read_is_left_alone(path: Path) -> None:
    async with reading_back(path) as (pilot, app, _):
        app.desk.read_only = "You can read it here."
        await pilot.press("tab", "y", "escape", "f")
        await until(pilot, lambda: "You can read it here." in shown_text(app))
        assert app.posted == []
    assert set(permissions(path).values()) == {None}


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words_are_shown_plainly_at_every_size(path: Path, size: tuple[int, int]) -> None:
    with open_engagement(path, write=True) as workspace:
        begin_interview(workspace, "PLN").answer("C1.2", note=HOSTILE)
    async with reading_back(path, size=size) as (pilot, app, _):
        await pilot.press("tab")
        shown = shown_text(app)
        assert "[red]x[/]" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        await pilot.press("y")
        await saved(pilot, app)
    assert True in permissions(path).values()


async def test_every_act_and_every_focus_explains_itself(path: Path) -> None:
    async with reading_back(path) as (_, __, screen):
        assert screen.HELP
        for widget in screen.focus_chain:
            assert getattr(widget, "HELP", "")
        for act in acts_of(ScreenId.READ_BACK):
            assert act.place is ScreenId.EVERYWHERE or hasattr(screen, f"action_{act.id}")


async def test_words_that_name_somebody_are_asked_about_twice(path: Path) -> None:
    with open_engagement(path, write=True) as workspace:
        begin_interview(workspace, "PLN").answer("C1.5", value="no", note="“Tom decides, that is me.”")
    async with reading_back(path) as (pilot, app, screen):
        line = next(line for line in screen.query(QuoteLine) if line.quote.text.startswith("Tom"))
        line.focus()
        await pilot.pause()
        await pilot.press("y")
        await until(pilot, lambda: "It names Tom: shared pages leave it out." in shown_text(app))
        assert screen.focused is line
        assert (line.quote.usable, line.quote.may_name) == (True, ())
        await pilot.press("y")
        await until(pilot, lambda: line.quote.may_name == ("Tom",))
        assert screen.focused is not line
        assert "shared pages leave it out" not in shown_text(app)
        line.focus()
        await pilot.pause()
        await pilot.press("n")
        await until(pilot, lambda: (line.quote.usable, line.quote.may_name) == (False, ()))
        await pilot.press("shift+tab", "y", "y")
        await saved(pilot, app)
    with open_engagement(path) as workspace:
        (own,) = (quote for quote in workspace.state.quotes.values() if quote.text.startswith("Tom"))
        assert (own.usable, own.may_name) == (True, ("Tom",))


async def test_the_sentences_are_chosen_ordered_and_written(path: Path) -> None:
    shouting, sheet = (
        "On planning you said: “We steer by shouting, mostly.”",
        "On measures you said: “We all have our own sheet.”",
    )
    async with reading_back(path) as (pilot, app, screen):
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, WritePoints))
        await pilot.press("alt+up", "end", "enter", *"Main point: no plan.", "down", "end", "ctrl+u", "ctrl+u")
        await pilot.press("escape")
        await until(pilot, lambda: app.screen is screen and "Main point: no plan." in shown_text(app))
        assert sheet in shown_text(app)
        assert shouting not in shown_text(app)
        await saved(pilot, app)
    async with reading_back(path) as (pilot, app, screen):
        await pilot.press("e")
        await until(pilot, lambda: isinstance(app.screen, WritePoints) and shouting in shown_text(app))
        await pilot.press("tab", "enter", "escape")
        await until(pilot, lambda: app.screen is screen)
        assert screen._interview is not None  # noqa: SLF001 - as it reads it
        assert list(read_back(screen._interview).sentences) == [sheet, "Main point: no plan.", shouting]  # noqa: SLF001


async def test_what_they_put_right_is_typed_beside_the_sentences(path: Path) -> None:
    words = "Not shouting: ringing.\nyes, no and f are words here"
    async with reading_back(path) as (pilot, app, _):
        assert "What you put right" not in shown_text(app)
        await pilot.press("p", "escape")
        await until(pilot, lambda: "What you put right" not in shown_text(app))
        await pilot.press("p")
        for character in words:
            await pilot.press("enter" if character == "\n" else character)
        await until(pilot, lambda: "yes, no and f are words here" in shown_text(app))
        assert "What you put right" in shown_text(app)
        await pilot.press("escape", "tab", "y")
        await saved(pilot, app)
        await pilot.press("p", *" today", "g")  # g is a word here too
        await pilot.press("escape", "g")
        await until(pilot, lambda: app.posted)
        assert isinstance(app.posted[0], ShowScreen)
        assert app.posted[0].question == "missed"
    with open_engagement(path) as workspace:
        (answer,) = (each for each in workspace.state.answers.values() if each.question == "restate")
        assert answer.note == f"{words} todayg"
    assert permissions(path)["We steer by shouting, mostly."] is True
