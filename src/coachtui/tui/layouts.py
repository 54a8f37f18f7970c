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


class LayoutApp:
    """What an app has that knows its user's keyboard: a layout made by `own_layout`, empty for the usual ones."""

    letter_layout: Mapping[str, str] = MappingProxyType({})


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


def command_key(key: str, layout: Mapping[str, str]) -> str | None:
    """The letter key, perhaps with Alt or Ctrl, that ``key`` stands for, named as Textual does; None for none.

    With Ctrl a capital is a key of its own.
    """
    held = next((each for each in _HELD if key.startswith(each)), "")
    typed = _typed_by(key.removeprefix(held).removeprefix(_SHIFT))
    if not typed or (held == _CTRL and typed.isascii()):
        return None
    letter = command_letter(typed, layout)
    found = f"{held}{letter}"
    return found if letter in LETTERS and found != key else None


def _typed_by(key: str) -> str:
    """The character of a key: Textual names it by itself or by its Unicode name; "" for keys that type none."""
    if len(key) == 1:
        return key
    try:
        return unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return ""
