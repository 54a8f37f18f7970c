"""Whether a sentence would carry what somebody said, or a name, to where neither may go."""

import re
from collections.abc import Iterable, Iterator

_WORD = re.compile(r"\w+")
_QUOTED = re.compile('[“„«»”"]')
Rows = frozenset[tuple[str, ...]]
"""Rows of words, each ``IN_A_ROW`` long."""
IN_A_ROW = 5
"""So many words in a row that somebody said make a sentence that person's words."""


def rows_in(said: Iterable[str]) -> Rows:
    """All such rows of words in what was said."""
    return frozenset(row for line in said for row in _rows(line))


def carried(text: str, names: Iterable[str], said: Rows) -> Iterator[str]:
    """What ``text`` would carry, a few words for each: names, quotation marks, words that somebody ``said``.

    ``names`` are those in it, found by the caller.
    """
    for name in names:
        yield f"names {name}"
    if _QUOTED.search(text):
        yield "has words in quotation marks"
    if not said.isdisjoint(_rows(text)):
        yield "repeats what somebody said"


def _rows(text: str) -> Iterator[tuple[str, ...]]:
    words = [each.casefold() for each in _WORD.findall(text)]
    yield from (tuple(words[place : place + IN_A_ROW]) for place in range(len(words) - IN_A_ROW + 1))
