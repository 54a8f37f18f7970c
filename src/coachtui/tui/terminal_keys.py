"""Esc and a letter, as terminals send them: one key with Alt, whatever comes before and behind it."""

import string
from collections.abc import Iterable
from dataclasses import dataclass
from typing import cast

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._xterm_parser import XTermParser

_ALT = "alt+"
_SHIFT = "shift+"
_BEGINS_KEYS = "O"
_KEYPAD = "jkmnopqrstuvwxy"
"""After Esc and O, digits and signs of a keypad in a mode that is never switched on here."""


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
