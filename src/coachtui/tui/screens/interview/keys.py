"""The modes of the interview screen, and key presses made alike for every terminal."""

from dataclasses import dataclass
from enum import Enum, auto

from textual import events

from coachtui.tui.typed_characters import typed_by

_ALT = "alt+"
_SHIFT = "shift+"


class Mode(Enum):
    """What the next key means: text (WRITING), the letter of a command (COMMAND), or a key of the panel that is open.

    RATE and BLANK are those of two panels, PANEL is that of all others and of the table. While the interview
    is OPENING, and while it is LEAVING for another screen, keys wait.
    """

    OPENING = auto()
    LEAVING = auto()
    WRITING = auto()
    COMMAND = auto()
    RATE = auto()
    PANEL = auto()
    BLANK = auto()


@dataclass(frozen=True, slots=True)
class KeyPress:
    """One key press: its name without Alt, the character it types ("" for none), and whether Alt was held."""

    key: str
    character: str
    alt: bool


def pressed(event: events.Key) -> KeyPress:
    """The key press of ``event``: terminals name keys with Alt, Ctrl and Shift in different ways."""
    name = event.key
    alt = name.startswith(_ALT)
    plain = name.removeprefix(_ALT)
    character = typed_by(event) if event.character else ""
    if alt and not character:
        bare = plain.removeprefix(_SHIFT)
        if len(bare) == 1:
            character = bare.upper() if plain.startswith(_SHIFT) else bare
    if not alt and plain.startswith(("ctrl+", "super+")):
        character = ""
    return KeyPress(plain, character, alt)
