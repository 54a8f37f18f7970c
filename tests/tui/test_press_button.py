"""Buttons take every press, however quickly they come."""

from textual.app import App, ComposeResult
from textual.widgets import Button

from coachtui.tui.widgets.press_button import PressButton
from tests.tui.hosting import type_fast


class Presses(App[None]):
    """One button, and the count of its presses."""

    count = 0

    def compose(self) -> ComposeResult:
        yield PressButton("Go on", id="go", first=True)

    def on_button_pressed(self, event: Button.Pressed) -> None:
        assert event.button.id == "go"
        self.count += 1


async def test_every_press_counts() -> None:
    app = Presses()
    async with app.run_test() as pilot:
        type_fast(app, "\n\n\n")
        await pilot.pause()
        assert app.count == 3
