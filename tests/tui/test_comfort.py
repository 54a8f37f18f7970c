"""Help, palette, jump keys and copying, on a screen of every kind of widget."""

from typing import Any

import pytest
from textual.app import App
from textual.command import CommandList
from textual.content import Content
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from coachtui.settings.settings import Settings
from coachtui.tui.actions import ACTS, ScreenId, acts_of
from coachtui.tui.comfort import copy_text
from coachtui.tui.help import NOTHING_SAID, HelpScreen, about, available_acts
from coachtui.tui.jump_keys import JumpLabel, JumpScreen, targets
from coachtui.tui.keys import key_name
from coachtui.tui.palette import Palette, palette_lines

from .comfortable import Host, settle, text_of


@pytest.mark.parametrize("early", [True, False])
async def test_help_says_what_the_focus_is_for_and_gives_it_back(*, early: bool) -> None:
    app = Host(early=early)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, lambda: app.screen is app.everything)
        note = app.everything.query_one("#note")
        await pilot.press("f1")
        await settle(pilot, lambda: isinstance(app.screen, HelpScreen))
        shown = text_of(app)
        assert "Type what you hear [b]here[/b]." in shown  # words, not markup
        assert "Esc n, PgDn" in shown
        await pilot.press("f1")
        await settle(pilot, lambda: app.screen is app.everything)
        assert app.focused is note
        await pilot.press("f1")
        await settle(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.press("escape")
        await settle(pilot, lambda: app.screen is app.everything)
        assert app.focused is note


async def test_help_of_what_has_none_is_that_of_the_screen() -> None:
    app = Host()
    async with app.run_test() as pilot:
        await settle(pilot, lambda: app.screen is app.everything)
        app.everything.query_one("#list").focus()
        await settle(pilot)
        assert about(app.screen) == "A screen for tests."
        app.everything.set_focus(None)
        assert about(app.screen) == "A screen for tests."
        await app.push_screen(Screen[None]())
        assert about(app.screen) == NOTHING_SAID


async def test_help_works_in_front_of_a_question_too() -> None:
    class Question(ModalScreen[None]):
        HELP = "Only yes or no."

    app = Host()
    async with app.run_test() as pilot:
        await settle(pilot, lambda: app.screen is app.everything)
        await app.push_screen(Question())
        await pilot.press("f1")
        await settle(pilot, lambda: isinstance(app.screen, HelpScreen))
        assert "Only yes or no." in text_of(app)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_help_can_be_read_at_any_size(size: tuple[int, int]) -> None:
    app = Host()
    async with app.run_test(size=size) as pilot:
        await settle(pilot, lambda: app.screen is app.everything)
        await pilot.press("f1")
        await settle(pilot, lambda: isinstance(app.screen, HelpScreen))
        assert "Esc closes" in text_of(app)
        page = app.screen.query_one("#help-page")
        await pilot.press("end")
        await settle(pilot, lambda: page.scroll_y == page.max_scroll_y)
        assert "jump keys" in text_of(app)


async def test_the_palette_offers_every_act_of_the_place_and_does_it() -> None:
    app = Host()
    async with app.run_test() as pilot:
        await settle(pilot, lambda: app.screen is app.everything)
        offered = palette_lines(app.screen, {}, ())
        assert {entry.words for entry in offered} >= {act.words for act in acts_of(ScreenId.INTERVIEW)}
        for entry in offered:
            assert entry.keys
            assert entry.help
        for act in (act for act in ACTS if act.place is ScreenId.INTERVIEW):
            (entry,) = (entry for entry in offered if entry.words == act.words)
            doing = entry.do()
            assert doing is not None
            await doing
            assert app.everything.done[-1] == act.id


async def test_what_is_typed_in_the_palette_finds_words_and_enter_does_it() -> None:
    app = Host()
    async with app.run_test() as pilot:
        await settle(pilot, lambda: app.screen is app.everything)
        await choose(pilot, app, "wrap")
        await settle(pilot, lambda: app.everything.done == ["wrap_up"])
        await choose(pilot, app, "before the end", "park")
        await settle(pilot, lambda: app.everything.done == ["wrap_up", "park"])
        assert app.everything.query_one("#note").has_focus


async def choose(pilot: Pilot[Any], app: App[Any], typed: str, found: str = "") -> None:
    """Open the palette, type, and press Enter once the first line has the words ``found``."""
    await pilot.press("ctrl+p")
    await settle(pilot, lambda: isinstance(app.screen, Palette))
    await pilot.press(*("space" if letter == " " else letter for letter in typed))
    await settle(pilot, lambda: (found or typed) in _first(app))
    await pilot.press("enter")
    await settle(pilot, lambda: not isinstance(app.screen, Palette))


def _first(app: App[Any]) -> str:
    if not isinstance(app.screen, Palette):
        return ""
    listed = app.screen.query_one(CommandList)
    if not listed.option_count or listed.highlighted != 0:
        return ""
    prompt = listed.get_option_at_index(0).prompt
    return prompt.plain.split("   ")[0].split("\n")[0] if isinstance(prompt, Content) else str(prompt)


async def test_the_palette_changes_theme_contrast_and_signs_until_one_leaves() -> None:
    app = Host()

    async def until_theme(name: str) -> None:
        await settle(pilot, lambda: app.theme == name)

    async def until_shown(words: str) -> None:
        await settle(pilot, lambda: words in text_of(app))

    async with app.run_test(size=(80, 50)) as pilot:
        await until_theme("coachtui-light")
        await choose(pilot, app, "dark")
        await until_theme("coachtui-dark")
        await choose(pilot, app, "high")
        await until_theme("coachtui-dark-contrast")
        await choose(pilot, app, "light")
        await until_theme("coachtui-light-contrast")
        await choose(pilot, app, "signs")
        await until_shown("* saved")
        await choose(pilot, app, "signs")
        await until_shown("● saved")


async def test_own_letters_are_shown_everywhere() -> None:
    app = Host(Settings(keys={"park": "j", "jump": "p"}))
    async with app.run_test() as pilot:
        await settle(pilot, lambda: app.screen is app.everything)
        shown = {doing.act.id: doing.keys for doing in available_acts(app.screen, app.settings.keys)}
        assert shown["park"] == "Esc j"
        assert shown["jump"] == "Esc p"
        assert shown["next"] == "Esc n, PgDn"


async def test_jump_keys_go_to_everything_in_sight() -> None:
    app = Host()
    async with app.run_test(size=(80, 60)) as pilot:
        await settle(pilot, lambda: app.screen is app.everything)
        found = targets(app.screen)
        assert [target.widget for target in found] == app.screen.focus_chain
        assert len({target.letters for target in found}) == len(found) == len({target.at for target in found})
        for target in found:
            await pilot.press("f2")
            await settle(pilot, lambda: isinstance(app.screen, JumpScreen))
            assert len(app.screen.query(JumpLabel)) == len(found)
            await pilot.press(target.letters)
            await settle(pilot, lambda: app.screen is app.everything)
            assert app.focused is target.widget


async def test_jump_keys_take_a_click_and_let_go_of_everything_else() -> None:
    app = Host()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot, lambda: app.screen is app.everything)
        note = app.focused
        for leave in ("escape", "f2", "m"):
            await pilot.press("f2")
            await settle(pilot, lambda: isinstance(app.screen, JumpScreen))
            await pilot.press(leave)
            await settle(pilot, lambda: app.screen is app.everything)
            assert app.focused is note
        await pilot.press("f2")
        await settle(pilot, lambda: isinstance(app.screen, JumpScreen))
        label = list(app.screen.query(JumpLabel))[1]
        await pilot.click(label)
        await settle(pilot, lambda: app.screen is app.everything)
        assert app.focused is label.target.widget


async def test_many_things_get_two_letters() -> None:
    class Cell(Widget, can_focus=True):
        DEFAULT_CSS = "Cell { height: 1; }"

    class Many(Screen[None]):
        def compose(self) -> Any:
            yield from (Cell() for _ in range(30))

    app = Host()
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot, lambda: app.screen is app.everything)
        many = Many()
        await app.push_screen(many)
        await settle(pilot, lambda: len(targets(app.screen)) == 30)
        last = targets(app.screen)[-1]
        assert len(last.letters) == 2
        await pilot.press("f2")
        await settle(pilot, lambda: isinstance(app.screen, JumpScreen))
        await pilot.press(*last.letters)
        await settle(pilot, lambda: app.screen is many)
        assert app.focused is last.widget


async def test_what_is_wrong_in_the_settings_is_said_once_and_changes_nothing_else() -> None:
    app = Host(
        Settings(theme="[b]nosuch", keys={"park": "n", "parc": "x"}, problems=("settings.toml, line 1: [b]no\\[/b].",))
    )
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot, lambda: len(app._notifications) == 1)  # noqa: SLF001
        notice = next(iter(app._notifications))  # noqa: SLF001
        assert not notice.markup
        assert "settings.toml, line 1: [b]no\\[/b]." in notice.message
        assert "park cannot have n" in notice.message
        assert "And 1 more." in notice.message
        assert app.theme == "coachtui-light"
        assert app.settings.keys == {}
        assert app.settings.theme == "light"
        assert app.everything.query_one("#note").has_focus


async def test_without_problems_nothing_is_said() -> None:
    app = Host()
    async with app.run_test() as pilot:
        await settle(pilot, lambda: app.screen is app.everything)
        assert len(app._notifications) == 0  # noqa: SLF001


async def test_copying_claims_no_more_than_is_known() -> None:
    app = Host()
    async with app.run_test() as pilot:
        await settle(pilot, lambda: app.screen is app.everything)
        assert copy_text(app, "words\x1b[31m", {"TERM": "xterm-256color"}).startswith("Sent to the clipboard. If")
        assert app.clipboard == "words[31m"
        assert "long" in copy_text(app, "x" * 60_000, {})
        for environment in ({"TERM_PROGRAM": "Apple_Terminal"}, {"TERM": "linux"}, {"VTE_VERSION": "7003"}):
            app.copy_to_clipboard("before")
            assert copy_text(app, "words", environment).startswith("This terminal does not let programs copy.")
            assert app.clipboard == "before"
        assert copy_text(app, " \n", {}) == "There is nothing to copy."


@pytest.mark.parametrize(
    ("key", "read"),
    [
        ("pagedown", "PgDn"),
        ("f1", "F1"),
        ("ctrl+p", "Ctrl+P"),
        ("b", "b"),
        ("escape", "Esc"),
        ("shift+f10", "Shift+F10"),
    ],
)
def test_keys_are_named_as_on_the_keyboard(key: str, read: str) -> None:
    assert key_name(key) == read
