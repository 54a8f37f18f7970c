"""What tests of comfort share: a small app with one screen of every kind of widget, and ways to look at it."""

from collections.abc import Callable, Iterator
from typing import Any, ClassVar

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Button, Checkbox, DataTable, Input, OptionList, Select, Static, TextArea

from coachtui.settings.settings import Settings
from coachtui.tui.actions import Act, ScreenId, acts_of
from coachtui.tui.comfort import install
from tests.tui.hosting import until

WORDS = "They just send the numbers up. “We all have our own sheet.” Zoë"


class Told(TextArea):
    HELP: ClassVar[str] = "Type what you hear [b]here[/b]."


class Everything(Screen[None]):
    """Stands for the interview: it can carry out all acts of that place, and counts what it did."""

    HELP: ClassVar[str] = "A screen for tests."
    SCREEN_ID: ClassVar[ScreenId] = ScreenId.INTERVIEW
    CSS: ClassVar[str] = "Told { height: 5; } DataTable, OptionList { height: 4; }"

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        for act in acts_of(ScreenId.INTERVIEW):
            if act.place is ScreenId.INTERVIEW:
                setattr(self, f"action_{act.id}", self._doing(act))

    def _doing(self, act: Act) -> Callable[[], None]:
        return lambda: self.done.append(act.id)

    def compose(self) -> ComposeResult:
        yield Static("● saved  → next", id="plain")
        yield Told(WORDS, id="note")
        yield Input(placeholder="Name")
        yield OptionList("one", "two", id="list")
        yield DataTable[str]()
        yield Checkbox("Yes")
        yield Select([("a", 1)])
        yield Button("Save", variant="primary")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("a", "b")
        table.add_row("1", "2")
        self.query_one("#note").focus()


class Host(App[None]):
    """Shows `Everything`, made comfortable."""

    def __init__(self, settings: Settings | None = None, *, early: bool = False) -> None:
        super().__init__()
        self.everything = Everything()
        self.settings = settings or Settings()
        self._early = early
        if early:
            self.settings = install(self, self.settings)

    def on_mount(self) -> None:
        if not self._early:
            self.settings = install(self, self.settings)
        self.push_screen(self.everything)


async def settle(pilot: Pilot[Any], holds: Callable[[], object] = lambda: True) -> None:
    """Wait until everything is painted and ``holds`` is true; fail when it never is."""
    await pilot.pause()
    await until(pilot, holds)
    await pilot.pause()


def painted(app: App[Any]) -> Iterator[Segment]:
    """All that is on the screen, with its styles."""
    for line in app.screen._compositor.render_strips():  # noqa: SLF001 - what is painted is what is to be tested
        yield from line


def text_of(app: App[Any]) -> str:
    """All words on the screen."""
    return "".join(segment.text for segment in painted(app))
