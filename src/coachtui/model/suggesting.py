"""Hints for mistyped words: which known word was probably meant."""

import difflib
from collections.abc import Iterable

from coachtui.model.text import one_line

_MOST_NAMED = 12
"""How many known words fit on a line."""
_MOST_COMPARED = 150
_LONGEST = 60


def suggestion(word: str, known: Iterable[str]) -> str:
    """A hint naming the known word that looks most like ``word``, or all of them when they are few."""
    words = list(known)
    if near := did_you_mean(word, words):
        return near
    if not words:
        return "There are none here."
    shown = ", ".join(one_line(each, _LONGEST) for each in words[:_MOST_NAMED])
    more = len(words) - _MOST_NAMED
    return f"Known: {shown}{f' and {more:,} more' if more > 0 else ''}."


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint naming the known word that looks most like ``word``; "" where none does."""
    near = _near(one_line(word, _LONGEST), list(known))
    return "" if near is None else f"Did you mean '{one_line(near, _LONGEST)}'?"


def _near(word: str, words: list[str]) -> str | None:
    """The word that looks most like ``word``. Comparing is slow: only some of about its length are."""
    alike = [each for each in words if abs(len(each) - len(word)) <= 1 + len(word) // 2]
    near = difflib.get_close_matches(word, sorted(alike, key=lambda each: each[:1] != word[:1])[:_MOST_COMPARED], n=1)
    if near:
        return near[0]
    return next((each for each in alike if each.casefold() == word.casefold()), None)
