"""Cleans text from outside: once before it is stored, and once more before it is shown in a terminal."""

import re
import shlex
import unicodedata
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from coachtui.model.cells import cut

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")


_BRAILLE_BLANK = "\u2800"
_INVISIBLE = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]")
"""Letters and marks that Unicode says are not shown (Default_Ignorable_Code_Point), besides format characters."""


def is_invisible(character: str) -> bool:
    """Whether nothing is shown for a character by itself, though it may change what is beside it."""
    return unicodedata.category(character) == "Cf" or _INVISIBLE.match(character) is not None


def is_blank(text: str) -> bool:
    """Whether nothing in ``text`` can be seen: it is empty, or white space and characters of no width."""
    if text.isascii():  # none of these has no width
        return not text or text.isspace()
    return all(each.isspace() or each == _BRAILLE_BLANK or is_invisible(each) for each in text)


def clean(text: str) -> str:
    """``text`` as it may be stored: lone surrogates replaced by U+FFFD, control characters stripped.

    Line feeds and tabs stay; other line endings become line feeds. Everything else, markup included, is left as typed.
    """
    if text.isprintable():  # nearly always
        return text
    unified = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return _CONTROL.sub("", _LONE_SURROGATE.sub("\ufffd", unified))


def one_line(text: str, width: int | None = None) -> str:
    """``text`` on one line for a terminal: white space folded, direction marks dropped, cut with an ellipsis.

    ``width`` counts cells of the terminal; None means no limit.
    """
    folded = " ".join(_DIRECTION.sub("", clean(text)).split())
    return folded if width is None else cut(folded, width)


def printable(text: str) -> str:
    """``text`` for a terminal with its line breaks kept, free of control characters and direction overrides."""
    return _DIRECTION.sub("", clean(text))


def within_a_sentence(words: str) -> str:
    """``words`` with a small first letter, unless "I" or an abbreviation begins them."""
    first = words.partition(" ")[0]
    return words[:1].lower() + words[1:] if first == "A" or first[1:2].islower() else words


def counted_people(count: int) -> str:
    """So many people in words: "1 person", "6 people"."""
    return counted(count, "person", "people")


def counted(count: int, one: str, many: str = "") -> str:
    """So many of a thing in words, such as "1 mark" and "3,000 marks"; ``many`` where an s is not enough."""
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"


_MOST_LISTED = 20
_LONGEST_LISTED = 40


def listed(words: Iterable[str]) -> str:
    """``words`` as a list in a sentence: each cut to fit on a line, the first twenty and how many more there are."""
    rest = iter(words)
    first = [one_line(word, _LONGEST_LISTED) for word in islice(rest, _MOST_LISTED)]
    more = sum(1 for _ in rest)
    return ", ".join(first) + (f" and {more:,} more" if more else "")


def enumerated(words: Iterable[str]) -> str:
    """``words`` as they are said one after the other: "AM", "AM and BO", "AM, BO and CD"."""
    said = [*filter(None, words)]
    return " and ".join(filter(None, (", ".join(said[:-1]), *said[-1:])))


def as_typed(path: Path | str) -> str:
    """A path as it is typed in a shell, for commands that are shown."""
    shown = one_line(str(path))
    return shlex.quote(f"./{shown}" if shown.startswith("-") else shown)
