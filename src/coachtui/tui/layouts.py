"""Which Latin letter a key stands for in commands, whatever keyboard layout is on and whether Caps Lock is.

Terminals send what a key types, not which key it is. So each character that other layouts have on the keys a to z is
read as the letter of that key on an English keyboard. Only commands are read so; what is typed as text stays as it is.
"""

import string
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from textual.widget import Widget

LETTERS = string.ascii_lowercase
_CTRL, _SHIFT = "ctrl+", "shift+"
_HELD = ("alt+", _CTRL)
_ON_KEYS = "qwertyuiopasdfghjklzxcvbnm"
"""The letter keys of an English keyboard, row by row."""
_LAYOUTS = (
    "йцукенгшщзфывапролдячсмить",  # Russian
    "йцукенгшщзфівапролдячсмить",  # Ukrainian
    "йцукенгшўзфывапролдячсмить",  # Belarusian
    " ςερτυθιοπασδφγηξκλζχψωβνμ",  # Greek; a blank is a key without a letter
    "  קראטוןםפשדגכעיחלךזסבהנמצ",  # Hebrew
    "ضصثقفغعهخحشسيبلاتنمئءؤر ىة",  # Arabic
)
_USUAL = MappingProxyType(
    {
        character: letter
        for layout in _LAYOUTS
        for letter, character in zip(_ON_KEYS, layout, strict=True)
        if character != " "
    }
)


def own_layout(typed: str) -> Mapping[str, str]:
    """The layout in which the keys a to z type the characters of ``typed``, in this order; none for "".

    Each character leads to the letter of its key.
    """
    return {character.lower(): letter for letter, character in zip(LETTERS, typed, strict=False)}


def letter_of(widget: Widget, character: str) -> str:
    """The letter from a to z that a character typed as a command stands for; other characters as they are.

    ``widget`` is any widget of the app.
    """
    app = widget.app
    return command_letter(character, app.letter_layout if isinstance(app, LayoutApp) else {})


def command_letter(character: str, layout: Mapping[str, str]) -> str:
    """`letter_of` with the user's own ``layout``, which wins over the usual ones."""
    small = character.lower()
    if small in layout:
        return layout[small]
    if len(small) == 1 and small in LETTERS:
        return small
    return _USUAL.get(small, character)


def letter_keys(layout: Mapping[str, str]) -> Mapping[str, str]:
    """For each key that stands for a letter key in commands, that letter key; both as Textual names them.

    They are letters of other alphabets, capitals, and what the user's own ``layout`` has on letter keys, each alone or
    with Alt, Ctrl or Shift. A letter key itself is none of them. With Ctrl a capital is a key of its own.
    """
    found: dict[str, str] = {}
    for small in (*LETTERS, *_USUAL, *layout):
        for typed in {small, small.upper()}:
            letter, name = command_letter(typed, layout), unicodedata.name(typed[:1], "").lower().replace(" ", "_")
            for held in ("", *_HELD) if len(typed) == 1 and letter in LETTERS else ():
                if held != _CTRL or not typed.isascii():
                    keys = (f"{held}{shift}{key}" for key in (typed, name) for shift in ("", _SHIFT))
                    found |= dict.fromkeys(keys, f"{held}{letter}")
    return {key: letter for key, letter in found.items() if key != letter}


class LayoutApp:
    """An app that knows the keyboard layout of its user."""

    letter_layout: Mapping[str, str] = MappingProxyType({})
    """The user's own layout, made by `own_layout`; empty for the usual ones."""
    letter_keys: Mapping[str, str] = MappingProxyType(letter_keys({}))
    """The `letter_keys` of that layout."""
