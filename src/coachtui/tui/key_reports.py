"""Reads the key reports of the kitty protocol and of xterm, which come with more numbers than Textual expects.

https://sw.kovidgoyal.net/kitty/keyboard-protocol/ describes them: ``ESC [ code:others ; modifiers:event ; text u``.
"""

import re

from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._keyboard_protocol import FUNCTIONAL_KEYS

_KEY = re.compile(r"\x1b\[([0-9:]*)(?:;([0-9:]*))?(?:;([0-9:]*))?([u~ABCDEFHPQS])")
_LONGEST_NUMBER = 7
"""Digits of the greatest code point there is."""
_PRESSED = {None, 1, 2}
"""Event types of a key that is pressed or repeated; a key that is let go is no key press."""
_MOST_MODIFIERS = 1 << 8
_LOCKS = 0b1100_0000
"""The bits of Caps Lock and Num Lock, which are no part of a key press."""
_SHIFT_ALONE = 2
_SHIFT_AT_MOST = {0, 1, _SHIFT_ALONE}
_OTHER_KEYS = 27
"""The first number of a key that xterm reports because of modifyOtherKeys; the third is the character."""
_FIRST_PRIVATE, _LAST_PRIVATE = 0xE000, 0xF8FF
"""Where the protocol has its keys that type nothing."""
_TYPE_NOTHING = (*range(57358, 57364), *range(57428, 57455))
NO_KEYS = frozenset(FUNCTIONAL_KEYS[f"{code}u"] for code in _TYPE_NOTHING)
"""The names of locks, media keys, modifiers and the like, which some terminals report when they are pressed alone.

Such a key counts as none, also where others are held with it.
"""


def plain_key_reports(sequence: str) -> list[str] | None:
    """A key report in the one form that Textual reads, once for each character typed; None if it is no key report.

    That form is a code, modifiers if there are any, and at most one character. The list is empty for a key that was let
    go, and for numbers that cannot be; what was typed counts even if the modifiers cannot be.
    """
    match = _KEY.fullmatch(sequence)
    if match is None:
        return None
    codes, modifiers_and_event, text = (_numbers(field) for field in match.groups()[:3])
    code, modifiers, final = codes[0], modifiers_and_event[0] or 0, match[4]
    if code == _OTHER_KEYS and final == "~" and text[0] is not None:
        code, final = text[0], "u"
        text = text if modifiers in _SHIFT_AT_MOST and _types(code) else [None]
    if code is None:
        code = 0 if final == "u" else 1
    characters = [number for number in text if number is not None and _types(number)]
    if final != "u" and f"{code}{final}" not in FUNCTIONAL_KEYS:
        return None if sequence in ANSI_SEQUENCES_KEYS else []
    possible = 0 <= modifiers <= _MOST_MODIFIERS
    if (
        (final == "u" and not _can_be_pressed(code, characters))
        or (not characters and (text != [None] or not possible))
        or not _PRESSED.issuperset(modifiers_and_event[1:2])
    ):
        return []
    held = ((max(modifiers if possible else 0, 1) - 1) & ~_LOCKS) + 1
    start = f"\x1b[{code}"
    if not characters and held == _SHIFT_ALONE and final == "u":
        characters = _shifted(code, codes[1:])
    if characters:
        return [f"{start};{held};{character}{final}" for character in characters]
    return [f"{start};{held}{final}" if held > 1 else f"{start}{final}"]


def _numbers(field: str | None) -> list[int | None]:
    """The numbers of a field with colons between them; None for none, -1 for one beyond all that there can be."""
    return [
        None if not part else int(part) if len(part) <= _LONGEST_NUMBER else -1 for part in (field or "").split(":")
    ]


def _types(number: int) -> bool:
    """Whether this is the code point of a character that can be typed."""
    return 0 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF and (number >= 0xA0 or 0x20 <= number < 0x7F)  # noqa: PLR2004 - as Unicode has them


def _can_be_pressed(code: int, characters: list[int]) -> bool:
    """Whether there is a key of this code; 0 is for text that no single key typed."""
    if code == 0:
        return bool(characters)
    return f"{code}u" in FUNCTIONAL_KEYS or (_types(code) and not _FIRST_PRIVATE <= code <= _LAST_PRIVATE)


def _shifted(code: int, others: list[int | None]) -> list[int]:
    """What a key types with Shift, where the terminal does not say: the capital letter, or what the report names."""
    if others and others[0] is not None and _types(others[0]):
        return [others[0]]
    capital = "" if f"{code}u" in FUNCTIONAL_KEYS else chr(code).upper()
    return [ord(capital)] if len(capital) == 1 and capital != chr(code) else []
