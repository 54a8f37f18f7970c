"""Random mixes of characters, editing keys and pastes, and what a plain text makes of them."""

import random
from dataclasses import dataclass

from textual import events
from textual.app import App
from textual.keys import _character_to_key

EDITING = {
    "backspace": "\x7f",
    "delete": "\x1b[3~",
    "left": "\x1b[D",
    "right": "\x1b[C",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "ctrl+u": "\x15",
}
"""Editing keys, and what a terminal sends for them."""
_CHARACTERS = "abcdefg"
_PASTES = ("uv", "wxyz")


@dataclass(frozen=True, slots=True)
class Stroke:
    """A character, an editing key, Enter, or pasted text."""

    key: str
    pasted: str = ""

    @property
    def event(self) -> events.Key | events.Paste:
        """What Textual makes of it."""
        if self.pasted:
            return events.Paste(self.pasted)
        if self.key == "enter":
            return events.Key("enter", "\r")
        if self.key in EDITING:
            return events.Key(self.key, None)
        return events.Key(_character_to_key(self.key), self.key)

    @property
    def sent(self) -> str:
        """What a terminal sends."""
        if self.pasted:
            return f"\x1b[200~{self.pasted}\x1b[201~"
        return "\r" if self.key == "enter" else EDITING.get(self.key, self.key)


def mix(chance: random.Random, *, enter: bool = False, editing: tuple[str, ...] = tuple(EDITING)) -> list[Stroke]:
    """A burst of keys as somebody sends them who types, corrects and pastes faster than the screen follows."""
    strokes = []
    for _ in range(chance.randint(3, 25)):
        kind = chance.random()
        if kind < 0.55:
            strokes.append(Stroke(chance.choice(_CHARACTERS)))
        elif kind < 0.9:
            strokes.append(Stroke(chance.choice(editing)))
        elif enter and kind < 0.95:
            strokes.append(Stroke("enter"))
        else:
            strokes.append(Stroke("", chance.choice(_PASTES)))
    return strokes


def send(app: App[None], strokes: list[Stroke]) -> None:
    """All of them at once, without waiting in between."""
    for stroke in strokes:
        app.post_message(stroke.event)


def text_of(strokes: list[Stroke]) -> str:
    """The text that they make of an empty one."""
    text, place = "", 0
    for stroke in strokes:
        line = text.rfind("\n", 0, place) + 1
        match stroke.key:
            case "backspace" if place:
                text, place = text[: place - 1] + text[place:], place - 1
            case "delete":
                text = text[:place] + text[place + 1 :]
            case "left":
                place = max(place - 1, 0)
            case "right":
                place = min(place + 1, len(text))
            case "home":
                place = line
            case "end":
                place = (text + "\n").index("\n", place)
            case "ctrl+u":
                # At the start of a line it takes out the line break.
                start = max(place - 1, 0) if place == line else line
                text, place = text[:start] + text[place:], start
            case "backspace":
                pass
            case key:
                typed = stroke.pasted or ("\n" if key == "enter" else key)
                text, place = text[:place] + typed + text[place:], place + len(typed)
    return text
