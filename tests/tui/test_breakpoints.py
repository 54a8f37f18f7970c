"""A screen has the classes of its size before its widgets are styled, and those of another size once it changes."""

import pytest
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from coachtui.tui.breakpoints import take_size
from tests.tui.hosting import until


class _Sized(Screen[None]):
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-middle"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]

    def compose(self) -> ComposeResult:
        take_size(self)
        self.at_first = set(self.classes)
        yield Static("text")


@pytest.mark.parametrize(
    ("size", "classes"),
    [
        ((59, 19), {"-narrow", "-low"}),
        ((60, 20), {"-middle", "-high"}),
        ((100, 19), {"-wide", "-low"}),
    ],
)
async def test_the_classes_of_a_size_are_there_from_the_start(size: tuple[int, int], classes: set[str]) -> None:
    app, screen = App[None](), _Sized()
    async with app.run_test(size=size) as pilot:
        await app.push_screen(screen)
        await pilot.pause()
        assert screen.at_first == classes
        assert screen.classes == classes
        await pilot.resize_terminal(70, 30)
        await until(pilot, lambda: screen.classes == {"-middle", "-high"})
