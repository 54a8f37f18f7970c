"""Comfort on the real screens: everything explains itself, and every action can be found and done."""

import asyncio
import inspect
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import pytest
from textual.geometry import Size
from textual.message import Message
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

import coachtui.tui.screens as screens_package
from coachtui.asking.replies import Reply
from coachtui.settings.keys import sound_keys
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ACTS, Act, ScreenId, acts_of
from coachtui.tui.app import CoachApp
from coachtui.tui.desk import Desk
from coachtui.tui.help import OWN_ACTS, HelpScreen, available_acts, place_of
from coachtui.tui.messages import ShowScreen
from coachtui.tui.palette import palette_lines
from coachtui.tui.starting import StartWith
from coachtui.tui.widgets.line_input import LineInput
from coachtui.workflow.alone.self_assessing import begin_self_assessment
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.engagement.private_files import create_self_assessment
from tests.tui.comfortable import settle, text_of
from tests.workflow.alone.filling_in import Days, fill_in, meetings

PAGE = Path(__file__).resolve().parents[2] / "docs" / "settings.md"
ANSWERED = {ScreenId.ALONE_PROMISE, ScreenId.ALONE_SEND}
"""Screens of a self-assessment that need an answer."""
ALONE = {ScreenId.ALONE, ScreenId.ALONE_BEGIN, ScreenId.ALONE_HOME, ScreenId.ALONE_RESULT} | ANSWERED
MEETINGS = {ScreenId.MEETING_BEGIN, ScreenId.SHEET_RESULT}
"""Screens of sheets; what can be done beside the questions is what can be done in a self-assessment."""
COACHING = (
    ScreenId.COACH_HOME,
    ScreenId.COACH_MEETING,
    ScreenId.COACH_SETTLE,
    ScreenId.COACH_CARDS,
    ScreenId.COACH_LEVELS,
    ScreenId.COACH_AFTER,
    ScreenId.COACH_NOTE,
    ScreenId.COACH_REPLAY,
    ScreenId.OBSERVE_BEGIN,
    ScreenId.OBSERVE,
)
"""Screens of a coaching file, in the order in which a test walks through them."""
PLACES = [place for place in ScreenId if place not in {ScreenId.EVERYWHERE, ScreenId.SHEET}]


def screen_classes() -> Iterator[type[Screen[Any]]]:
    """Every screen there is, those of this package's comfort included."""
    for module in walk_packages(screens_package.__path__, f"{screens_package.__name__}."):
        for _, found in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(found, Screen) and found.__module__ == module.name:
                yield found


def able(place: ScreenId, holder: type[Any]) -> bool:
    return all(callable(getattr(holder, f"action_{act.id}", None)) for act in ACTS if act.place is place)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: f"{act.place}-{act.id}")
def test_every_action_has_words_help_and_a_key(act: Act) -> None:
    assert act.words.strip() == act.words != ""
    assert act.help.endswith(".")
    assert act.letter or act.keys
    assert act.letter == "" or (len(act.letter) == 1 and "a" <= act.letter <= "z")
    assert "!" not in act.words + act.help


@pytest.mark.parametrize("place", PLACES)
def test_a_screen_can_carry_out_every_action_of_its_place(place: ScreenId) -> None:
    if not any(act.place is place for act in ACTS):
        pytest.skip(f"nothing can be done yet in: {place}")
    assert any(able(place, found) for found in screen_classes() if getattr(found, "SCREEN_ID", None) is place)


def test_no_letter_and_no_name_stands_twice_in_a_place() -> None:
    places = [acts_of(place) for place in ScreenId]
    for keys in ({}, {"park": "j", "jump": "p"}):  # none, and those of the example of settings
        assert sound_keys(places, keys) == (keys, ())
    for place in ScreenId:
        own = [act for act in ACTS if act.place is place]
        letters = [act.letter for act in own if act.letter]
        assert len(set(letters)) == len(letters)
        assert len({act.id for act in own}) == len(own)


def test_the_page_about_settings_lists_every_action_with_a_letter() -> None:
    rows = [f"| `{act.id}` | {act.place} | {act.letter} | {act.words} |" for act in ACTS if act.letter]
    listed = [
        line
        for line in PAGE.read_text(encoding="utf-8").splitlines()
        if line.startswith("| `") and line.count("|") == 5
    ]
    assert [line for line in listed if line.split("|")[2].strip() in set(ScreenId)] == rows


def test_every_screen_says_what_it_is_for() -> None:
    found_classes = list(screen_classes())
    bases = {base for found in found_classes for base in found.__mro__[1:]}
    for found in (found for found in found_classes if found not in bases):
        assert isinstance(found.HELP, str), found
        assert found.HELP.strip(), found


@asynccontextmanager
async def shown(
    path: Path, where: ScreenId, *, size: tuple[int, int], settings: Settings | None = None
) -> AsyncIterator[tuple[Pilot[None], CoachApp]]:
    """The real app on the screen of a place."""
    start = StartWith(person="PLN", again=True) if where is ScreenId.INTERVIEW else StartWith()
    first: ScreenId = where if where in {ScreenId.INTERVIEW, ScreenId.ALONE, ScreenId.ALONE_BEGIN} else ScreenId.HOME
    if where in ALONE:
        path = path.with_name("mine.coach")
        start = StartWith(alone=first is not ScreenId.HOME)
        first = ScreenId.ALONE_HOME if first is ScreenId.HOME else first
        if where is not ScreenId.ALONE_BEGIN:
            create_self_assessment(path, "the night shift", "frontline")
        if where in ANSWERED:
            with open_engagement(path, write=True) as workspace:
                begin_self_assessment(workspace).record_reply("C1.2", Reply(chosen=("2",)))
    if where in MEETINGS:
        path, first = path.with_name("meetings.coach"), ScreenId.ALONE_HOME
        with meetings(path, Days()) as workspace:
            fill_in(workspace)
    app = CoachApp(path, start=start, surroundings=Surroundings("Ann"), settings=settings or Settings())
    async with answered_late(app), app.run_test(size=size) as pilot:
        await settle(pilot, lambda: place_of(app.screen) is first)
        if (message := message_to(where, path)) is not None:
            app.post_message(message)
            await settle(pilot, lambda: place_of(app.screen) is where)
        await settle(pilot, lambda: len(available_acts(app.screen, {})) > len(OWN_ACTS))
        assert outdated_sizes(app.screen) == {}
        yield pilot, app


@asynccontextmanager
async def answered_late(app: CoachApp) -> AsyncIterator[None]:
    """Have what a screen asks other threads for come once it was laid out, as from a slow disk."""

    def late(ask: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def answer(*given: Any, **options: Any) -> Any:
            answer = await ask(*given, **options)
            if app.screen_stack:
                app.screen._refresh_layout()  # noqa: SLF001 - Textual lays out when it has the time
                app.screen._compositor._full_map_invalidated = True  # noqa: SLF001 - so that Textual works out what is out of sight
            return answer

        return answer

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(asyncio, "to_thread", late(asyncio.to_thread))
        patch.setattr(Desk, "do", late(Desk.do))
        yield


def outdated_sizes(screen: Screen[Any]) -> dict[str, tuple[Size | None, Size]]:
    """The size of each part that would have another one if nothing were remembered of it, and that other size."""
    before = sizes(screen)
    for part in screen.walk_children(Widget, with_self=True):
        for remembered in (part._box_model_cache, part._arrangement_cache, part._layout_cache):  # noqa: SLF001 - nothing public forgets them
            remembered.clear()
        part.clear_cached_dimensions()
    return {str(part): (before.get(part), size) for part, size in sizes(screen).items() if before.get(part) != size}


def sizes(screen: Screen[Any]) -> dict[Widget, Size]:
    """The size of each part that is displayed, also out of sight."""
    placed, _ = screen._compositor._arrange_root(screen, screen.size, visible_only=False)  # noqa: SLF001 - as above
    return {part: geometry.region.size for part, geometry in placed.items()}


def message_to(where: ScreenId, path: Path) -> Message | None:
    """What takes the app there from home; None when it begins there."""
    if where in {ScreenId.HOME, ScreenId.INTERVIEW, ScreenId.ALONE, ScreenId.ALONE_BEGIN, ScreenId.ALONE_HOME}:
        return None
    with_session = {ScreenId.WRAP_UP, ScreenId.READ_BACK, ScreenId.SHEET_RESULT}
    session = a_session(path) if where in with_session else None
    return ShowScreen(where, session=session)


def a_session(path: Path) -> str:
    with open_engagement(path, write=False, surroundings=Surroundings()) as workspace:
        return next(iter(workspace.log.state().sessions))


@pytest.mark.parametrize("place", [place for place in PLACES if place not in COACHING])
async def test_help_and_palette_explain_all_that_can_be_done_and_have_the_focus(
    northfield: Path, place: ScreenId
) -> None:
    async with shown(northfield, place, size=(40, 12)) as (pilot, app):
        await assert_explained(pilot, app, place)


async def test_the_same_on_the_screens_of_a_coaching_file(observed: Path) -> None:
    app = CoachApp(observed, start=StartWith(), surroundings=Surroundings("Ann"), settings=Settings(ascii=True))
    async with answered_late(app), app.run_test(size=(60, 16)) as pilot:
        for place in COACHING:
            await settle(pilot, lambda: len(available_acts(app.screen, {})) > len(OWN_ACTS))
            app.post_message(ShowScreen(place, meeting="M09"))
            await settle(pilot, lambda place=place: place_of(app.screen) is place)  # type: ignore[misc]
            assert outdated_sizes(app.screen) == {}
            await assert_explained(pilot, app, place)
            assert signs_drawn(app) == set()


def is_offered(screen: Screen[Any], act: Act) -> bool:
    """Whether the palette has a line with a key for ``act``."""
    return any(entry.words == act.words and entry.keys for entry in palette_lines(screen, {}, ()))


async def assert_explained(pilot: Pilot[None], app: CoachApp, place: ScreenId) -> None:
    """The screen in front explains what can be done there, and each thing that can have the focus."""
    screen = app.screen
    words = [doing.act.words for doing in available_acts(screen, {})]
    assert len(set(words)) == len(words)
    for act in acts_of(place):
        await settle(pilot, lambda act=act: act.id == "quit" or is_offered(screen, act))  # type: ignore[misc]
    await settle(pilot, lambda: screen.focus_chain)
    for widget in screen.focus_chain:
        assert says_what_it_is_for(widget), widget
    for widget in of_each_kind(screen.focus_chain):
        screen.set_focus(widget)
        await pilot.pause()
        before = screen.focused
        await pilot.press("f1")
        await settle(pilot, lambda: isinstance(app.screen, HelpScreen))
        assert len(app.screen.query_one("#help-about").render().plain) > 20  # type: ignore[union-attr]
        await pilot.press("escape")
        await settle(pilot, lambda: app.screen is screen)
        assert screen.focused is before


def of_each_kind(widgets: Iterable[Widget]) -> list[Widget]:
    """The first of all that are of one class and have their help from the same place: they explain themselves alike."""
    kinds: dict[tuple[object, ...], Widget] = {}
    for widget in widgets:
        helpers = [(type(node), node.HELP) for node in widget.ancestors_with_self]
        kinds.setdefault((*helpers,), widget)
    return list(kinds.values())


def says_what_it_is_for(widget: Widget) -> bool:
    """Whether a widget or something around it below the app has help in words."""
    return any(
        isinstance(node.HELP, str) and node.HELP.strip()
        for node in widget.ancestors_with_self
        if node is not widget.app
    )


@pytest.mark.parametrize(
    "place", [ScreenId.INTERVIEW, ScreenId.HOME, ScreenId.WRAP_UP, ScreenId.READ_BACK, *sorted(ALONE)]
)
async def test_plain_signs_and_no_color_hold_on_the_real_screens(
    northfield: Path, monkeypatch: pytest.MonkeyPatch, place: ScreenId
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with shown(northfield, place, settings=Settings(ascii=True), size=(120, 36)) as (pilot, app):
        await settle(pilot)
        assert signs_drawn(app) == set()
        assert app.no_color
        fields = app.screen.query(LineInput)  # a line shows where there is one, as no ground does
        assert all(bool(field.rich_style.underline) is not field.has_focus for field in fields)
        assert len(fields) > 1 or place is not ScreenId.ALONE_BEGIN


def signs_drawn(app: CoachApp) -> set[str]:
    """The signs on the screen that plain signs stand for."""
    return {sign for sign in text_of(app) if 0x2190 <= ord(sign) <= 0x27BF or sign in "·›•–"}
