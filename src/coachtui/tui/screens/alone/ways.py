"""The buttons on a screen where somebody answers alone: where to go from a question, and how to leave it open."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Button

from coachtui.model.answers import Absence
from coachtui.tui.actions import ACTS, ScreenId
from coachtui.tui.widgets.press_button import PressButton

ABSENCES = {
    "dont_know": Absence.DONT_KNOW,
    "not_applicable": Absence.NOT_APPLICABLE,
    "declined": Absence.DECLINED,
    "park": Absence.PARKED,
}
"""The acts that leave a question open, and the absence that each records."""

OPEN = "open"
"""The id of the button that begins again with what is open; no act of its own."""

_MOVES = ("next", "back", OPEN, "leave")
_SHORT = {
    OPEN: "open ones",
    "dont_know": "don't know",
    "not_applicable": "not here",
    "declined": "rather not",
    "leave": "stop here",
}
"""Labels where there is little room."""
_ROOMY, _ROOMY_ASKING = 72, 132
"""Columns of the screen from which on labels are whole, without and with the ways to leave a question open."""


@dataclass(frozen=True, slots=True)
class Stage:
    """What is on the screen; neither ``asking`` nor ``ended`` means the page before the first question.

    ``absence`` is why the question on screen has no answer, None where no reason is recorded. ``left`` says, after the
    last question, that some are still open.
    """

    asking: bool = False
    ended: bool = False
    left: bool = False
    absence: Absence | None = None


class WayButtons(Widget):
    """The buttons that go with a `Stage`. A button posts Button.Pressed; its id is `OPEN` or an act.

    The button that goes on comes first, so that Enter after the last field never discards an answer.
    """

    HELP: ClassVar[str] = "Where to go from here, and how to leave a question open. Enter or a click does it."

    def __init__(self) -> None:
        super().__init__(id="ways")
        self._stage = Stage(asking=True)

    def compose(self) -> ComposeResult:
        """Compose all buttons; those that do not apply are hidden."""
        with Horizontal(id="moves"):
            yield from (PressButton("", id=act) for act in _MOVES)
        with Horizontal(id="absences"):
            yield from (PressButton("", id=act) for act in ABSENCES)

    def on_mount(self) -> None:
        """Label the buttons."""
        self._label()

    def on_resize(self) -> None:
        """Use whole or short labels, as there is room."""
        self._label()

    def show(self, stage: Stage) -> None:
        """Show the buttons that go with ``stage``, and hide the others."""
        self._stage = stage
        self.query_one("#absences").display = stage.asking
        self.query_one("#back").display = stage.asking or stage.ended
        self.query_one(f"#{OPEN}").display = stage.ended and stage.left
        self._label()

    @property
    def first(self) -> Button:
        """The button that gets the focus where there is no field."""
        again = self.query_one(f"#{OPEN}", Button)
        return again if again.display else self.query_one("#next", Button)

    def _label(self) -> None:
        stage, width = self._stage, self.app.size.width
        roomy = width >= (_ROOMY_ASKING if stage.asking else _ROOMY)
        labels = {act.id: act.words for act in ACTS if act.place is ScreenId.ALONE} | {OPEN: "the open ones"}
        if not roomy:
            labels |= _SHORT
        if stage.asking and not roomy:
            labels["leave"] = "stop"  # so that a mark and what Enter does find room on 80 columns
        if not stage.asking:
            labels["next"] = ("see the result" if roomy else "result") if stage.ended else "begin"
        for button in self.query(Button):
            label = labels[button.id or ""]
            chosen = stage.absence is not None and ABSENCES.get(button.id or "") is stage.absence
            button.label = f"{'● ' if chosen else ''}{label[:1].upper()}{label[1:]}"
            button.set_class(chosen, "-chosen")
            button.refresh(layout=True)  # a new label alone keeps the old width
