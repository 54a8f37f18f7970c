"""Finding words of a script's lists in what was said: literally, whole words only, case apart, accents and all.

Quick enough to run at every key press: lists are prepared once for each script, texts are looked through once.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from coachtui.model.word_lists import Concept, WordLists

_WORD = re.compile(r"\w+")
_CAPITALS = "".join(filter(str.isupper, map(chr, range(0x530))))
"""Capital letters of the Latin, Greek and Cyrillic alphabets."""
_NAME = re.compile(rf"(?<=[\w,;)] )[{_CAPITALS}]\w|(?<!\w)[{_CAPITALS}]{{2,}}(?!\w)")
"""A word with a capital that does not begin a sentence, or one all in capitals; not "I" alone."""
_DIGIT = re.compile(r"\d")
_EDGES = " .,;:!?…-–—\"'“”„«»()"  # noqa: RUF001 - dashes are typed


@dataclass(frozen=True, slots=True)
class Listed:
    """One list made ready: ``single`` words, and ``others`` (phrases, or with signs in them), both folded."""

    single: frozenset[str]
    others: tuple[str, ...]


@lru_cache(maxsize=4096)
def listed(words: tuple[str, ...]) -> Listed:
    """A list made ready, once for each list."""
    every = list(dict.fromkeys(filter(None, map(folded, words))))
    single = frozenset(word for word in every if _WORD.fullmatch(word))
    return Listed(single, tuple(word for word in every if word not in single))


def folded(text: str) -> str:
    """A text as it is compared: case folded, accents in one form, straight apostrophes, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text.casefold()).replace("’", "'").split())  # noqa: RUF001 - typed


class Heard:
    """What was said, to be looked through for several lists. ``texts`` are separate utterances."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._spoken = ". ".join(" ".join(text.split()) for text in texts if text.strip())
        self._folded = folded(self._spoken)
        self._words = _WORD.findall(self._folded)
        self._distinct = frozenset(self._words)

    def __bool__(self) -> bool:
        return bool(self._words)

    def has_any(self, words: tuple[str, ...]) -> bool:
        """Whether any word or phrase of a list was said."""
        wanted = listed(words)
        return not wanted.single.isdisjoint(self._distinct) or any(map(self._has_phrase, wanted.others))

    def speaks_of(self, concept: Concept) -> bool:
        """Whether anything was said about it."""
        return (concept.figures and _DIGIT.search(self._spoken) is not None) or self.has_any(concept.words)

    def is_vague(self, lists: WordLists, names: tuple[str, ...] = ()) -> bool | None:
        """Whether it dodges: no name, date or number in it, and a listed word or many words [method 6.4].

        ``names`` are names that count even where they begin a sentence. None where nothing was said, or where the
        script says nothing about vague words.
        """
        if not self or not lists.know_vague:
            return None
        if _DIGIT.search(self._spoken) or _NAME.search(self._spoken):
            return False
        if self.has_any(names) or self.has_any(lists.details):
            return False
        return 0 < lists.enough <= len(self._words) or self.has_any(lists.vague)

    def _has_phrase(self, phrase: str) -> bool:
        place = self._folded.find(phrase)
        while place >= 0:
            end = place + len(phrase)
            if not (_inside(self._folded, place) or _inside(self._folded, end)):
                return True
            place = self._folded.find(phrase, place + 1)
        return False


def is_nothing(text: str, lists: WordLists) -> bool:
    """Whether an answer names nothing: it is blank, or as a whole one of the listed words."""
    said = folded(text).strip(_EDGES)
    ready = listed(lists.nothing)
    return not said or said in ready.single or said in ready.others


def named_in(text: str, lists: WordLists) -> tuple[str, ...]:
    """The different names in an answer or a cell: what stands between commas, slashes and joining words."""
    parts = _separator(lists.joining).split(folded(text))
    return tuple(dict.fromkeys(part.strip(_EDGES) for part in parts if not is_nothing(part, lists)))


def silent_rows(rows: Iterable[Mapping[str, str]], concept: Concept) -> int:
    """How many rows say nothing about it in any cell."""
    return sum(not Heard(row.values()).speaks_of(concept) for row in rows)


@lru_cache(maxsize=64)
def _separator(joining: tuple[str, ...]) -> re.Pattern[str]:
    words = "".join(rf"|(?<!\w){re.escape(folded(word))}(?!\w)" for word in joining)
    return re.compile(rf"[,;/&+\n]{words}")


def _inside(text: str, place: int) -> bool:
    """Whether ``place`` is within a word: letters or marks on both sides."""
    return 0 < place < len(text) and _in_word(text[place - 1]) and _in_word(text[place])


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_" or bool(unicodedata.combining(character))
