"""Keys of the interview: Esc and a letter, Alt and a letter, and how terminals send them. Decides nothing else."""

import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import cast

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser

from coachtui.settings.settings import Settings
from coachtui.tui.actions import Act, ScreenId, by_letter
from coachtui.tui.typed_characters import typed_by

_ALT = "alt+"
_SHIFT = "shift+"
_BEGINS_KEYS = "O"
_KEYPAD = "jkmnopqrstuvwxy"
"""After Esc and O, digits and signs of a keypad in a mode that is never switched on here."""


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


def let_letters_through() -> None:
    """Make Textual report Esc and a letter, sent at once, as Alt and that letter, and at once.

    As shipped it takes Esc b for Ctrl+Left and Esc 3 for a pound sign, and holds everything else back until no key
    was pressed for a tenth of a second. Esc O begins what some keys send (Esc O P is F1), so that Textual waits for
    more; what follows it and is no such key is text. Doing it twice does no harm.
    """
    table = cast("dict[str, tuple[_Sent, ...]]", ANSI_SEQUENCES_KEYS)
    for letter in string.ascii_letters + string.digits:
        if letter != _BEGINS_KEYS:
            shift = _SHIFT if letter.isupper() else ""
            table[f"\x1b{letter}"] = (_Sent(f"{_ALT}{shift}{letter.lower()}"),)
    for letter in _KEYPAD:
        table.pop(f"\x1b{_BEGINS_KEYS}{letter}", None)
    if getattr(XTermParser, _PARSES) is not _key_events:
        setattr(XTermParser, _PARSES, _key_events)


_PARSES = "_sequence_to_key_events"
"""Textual's own method, which has no way to be told more keys."""
_as_shipped = getattr(XTermParser, _PARSES)


def _key_events(self: XTermParser, sequence: str, alt: bool = False) -> Iterable[events.Key]:
    """The keys of a sequence. Esc, O and what is no key's sequence are Alt and O, then what was typed after it."""
    begins = f"\x1b{_BEGINS_KEYS}"
    if len(sequence) > len(begins) and sequence.startswith(begins) and sequence not in ANSI_SEQUENCES_KEYS:
        yield events.Key(f"{_ALT}{_SHIFT}{_BEGINS_KEYS.lower()}", None)
        sequence = sequence.removeprefix(begins)
    yield from _as_shipped(self, sequence, alt)


@dataclass(frozen=True, slots=True)
class _Sent:
    """What Textual's parser wants for a sequence: something with the name of a key as its value."""

    value: str
