"""Hints for mistyped words: which known word was probably meant."""

import difflib
from collections.abc import Iterable

_MOST_NAMED = 12
"""How many known words fit on a line."""


def suggestion(word: str, known: Iterable[str]) -> str:
    """A hint naming the known word that looks most like ``word``, or all of them when they are few."""
    words = list(known)
    near = difflib.get_close_matches(word, words, n=1, cutoff=0.6)
    if not near:
        folded = {each.casefold(): each for each in words}
        near = [folded[word.casefold()]] if word.casefold() in folded else []
    if near:
        return f"Did you mean '{near[0]}'?"
    if not words:
        return "There are none here."
    return f"Known: {', '.join(words[:_MOST_NAMED])}{' ...' if len(words) > _MOST_NAMED else ''}."
