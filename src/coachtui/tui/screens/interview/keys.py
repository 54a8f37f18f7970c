"""What the keys of the interview mean: its modes, and Esc and a letter or Alt and a letter. Decides nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from textual import events

from coachtui.settings.settings import Settings
from coachtui.tui.actions import Act, ScreenId, by_letter
from coachtui.tui.typed_characters import typed_by

_ALT = "alt+"
_SHIFT = "shift+"


class Mode(Enum):
    """What the next key means. While an interview opens or is left, keys wait for what comes."""

    OPENING = auto()
    LEAVING = auto()
    WRITING = auto()
    COMMAND = auto()
    RATE = auto()
    JUMP = auto()
    ASIDE = auto()
    BLANK = auto()


@dataclass(frozen=True, slots=True)
class Pressed:
    """One key press: its name without Alt, the character it types ("" for none), and whether Alt was held."""

    key: str
    character: str
    alt: bool


def pressed(event: events.Key) -> Pressed:
    """What a key event says, the same for every terminal."""
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
    return Pressed(plain, character, alt)


def letters(settings: Settings) -> Mapping[str, Act]:
    """The interview's actions by the letter after Esc, as the settings have it. Own letters win over usual ones."""
    usual = by_letter(ScreenId.INTERVIEW)
    own = {letter: act for act in usual.values() if (letter := settings.keys.get(act.id, ""))}
    kept = {letter: act for letter, act in usual.items() if act.id not in settings.keys and letter not in own}
    return {**kept, **own}
