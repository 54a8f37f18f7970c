"""Text on a terminal by the cells it takes: measuring, cutting, padding and wrapping. Knows no terminal.

A cell is the room of one Latin letter. Most Chinese, Japanese and Korean characters and emoji take two, combining
marks and joiners none.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

_NO_CELL = frozenset({"Mn", "Me", "Cf", "Cc", "Zl", "Zp"})
"""The categories of characters that take no room of their own."""
_HANGUL_VOWELS = range(0x1160, 0x1200)
"""Vowels and final consonants that join the consonant before them."""
_SPACES = " \t\n\r\f\v"
"""Hard spaces are no places to break a line: they belong to words."""
_SPACES_AND_WORDS = re.compile(f"[{_SPACES}]+|[^{_SPACES}]+")
_OTHER_SPACE = re.compile(f"[{_SPACES[1:]}]")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")


def cells(text: str) -> int:
    """How many cells ``text``, one line without tabs, takes."""
    return len(text) if text.isascii() else sum(map(_cells_of, text))


@lru_cache(maxsize=4096)
def _cells_of(character: str) -> int:
    if unicodedata.category(character) in _NO_CELL or ord(character) in _HANGUL_VOWELS:
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def cut(text: str, width: int) -> str:
    """``text`` if it fits into ``width`` cells, or else its beginning with an ellipsis, no wider than that."""
    if text.isascii() and len(text) <= width:
        return text
    taken, end = 0, None
    for place, character in enumerate(text):
        taken += _cells_of(character)
        if end is None and taken >= width:
            end = place
        if taken > width:
            return text[:end].rstrip() + "…" if width > 0 else ""
    return text


def padded(text: str, width: int) -> str:
    """``text`` with as many spaces behind it as fill ``width`` cells."""
    return text + " " * (width - cells(text))


def wrapped(text: str, width: int, margin: str = "", hanging: str | None = None) -> list[str]:
    """``text`` on lines for a terminal ``width`` columns wide, whose last column stays free. None for a blank text.

    ``margin`` stands before the first line, ``hanging`` before all others (None: the same). Lines break at spaces and
    after hyphens between letters; only a word that is wider than a line is broken elsewhere. Spaces within a line stay.
    """
    hanging = margin if hanging is None else hanging
    indent = text[: len(text) - len(text.lstrip(" "))]
    rooms = [max(width - 1 - cells(before), 2) for before in (margin + indent, hanging)]
    lines: list[str] = []
    line = gap = ""
    for piece in _pieces(text.strip(_SPACES)):
        if piece[0] in _SPACES:
            gap = piece
            continue
        if line and cells(line) + cells(gap) + cells(piece) > rooms[bool(lines)]:
            lines.append(line)
            line = gap = ""
        *full, line = _broken(line + gap + piece, rooms[bool(lines)], min(rooms))
        lines += full
        gap = ""
    lines += [line] if line else []
    return [f"{hanging if number else margin + indent}{each}" for number, each in enumerate(lines)]


def wrapped_between(parts: Iterable[str], between: str, width: int) -> list[str]:
    """``parts`` on lines as `wrapped` makes them, ``between`` between two on a line; only longer ones are broken."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]}{between}{part}" if lines else part
        if lines and cells(longer) >= width:
            lines.append(part)
        else:
            lines[-1:] = [longer]
    return [broken for line in lines for broken in wrapped(line, width)]


def _pieces(text: str) -> Iterator[str]:
    """The spaces of ``text``, and what must not be broken between them."""
    for found in _SPACES_AND_WORDS.findall(_OTHER_SPACE.sub(" ", text)):
        yield from _AFTER_HYPHEN.split(found)


def _broken(word: str, room: int, width: int) -> list[str]:
    """``word`` if it fits into ``room`` cells, or else in parts of at most ``width`` cells, or of one character."""
    if cells(word) <= room:
        return [word]
    parts, begin, taken = [], 0, 0
    for place, character in enumerate(word):
        own = _cells_of(character)
        if taken + own > width and place > begin:
            parts.append(word[begin:place])
            begin, taken = place, 0
        taken += own
    return [*parts, word[begin:]]
