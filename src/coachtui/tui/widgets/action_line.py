"""The line at the bottom: what can be done here, with its key. Each thing can be clicked."""

from collections.abc import Mapping
from typing import ClassVar

from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from coachtui.tui.actions import Act, Place, acts_of
from coachtui.tui.keys import letters_of

_UNBROKEN = "\u00a0"
_NAMES = {
    "enter": "Enter",
    "escape": "Esc",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "backspace": "Backspace",
    "f1": "F1",
    "ctrl+q": "Ctrl+Q",
    "ctrl+s": "Ctrl+S",
}


class ActionLine(Static):
    """The acts of a place that belong in the footer, "p people" and so on, with somebody's ``own`` letters."""

    HELP: ClassVar[str] = "What can be done here. Press the key, or click the words."

    DEFAULT_CSS = """
    ActionLine {
        dock: bottom;
        height: auto;
        max-height: 2;
        padding: 0 1;
        color: $text-muted;
        link-color: $text;
        link-style: none;
        link-background: transparent;
        link-color-hover: $text;
        link-background-hover: $accent 25%;
        link-style-hover: none;
    }
    """

    def __init__(self, place: Place, own: Mapping[str, str], *, lead: str = "", typing: bool = False) -> None:
        letters = letters_of(place, own)
        parts = [Content(lead)] if lead else []
        for act in acts_of(place):
            if not act.footer:
                continue
            target = "app" if act.place is Place.EVERYWHERE else "screen"
            key = _key(act, letters, typing=typing)
            words = f"{_UNBROKEN}{act.words}".replace(" ", _UNBROKEN)
            told = Content.assemble((key, "$accent bold"), words)
            parts.append(told.stylize(Style.from_meta({"@click": f"{target}.{act.id}"})))
        super().__init__(Content("   ").join(parts), markup=False)


def _key(act: Act, letters: Mapping[str, str], *, typing: bool) -> str:
    """The key that people are told: Enter where it does it, else the letter, else a key that works by itself."""
    if "enter" in act.keys:
        return _NAMES["enter"]
    letter = letters.get(act.id, "")
    if letter and typing:
        return f"Esc{_UNBROKEN}{letter}"
    return letter or (_NAMES.get(act.keys[0], act.keys[0]) if act.keys else "")
