"""Finding the words of a script's lists in what was said: whole words, accents as written, upper and lower case alike.

Quick enough to run at every key press: a list is prepared once and cached, a text is split into words once.
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
_EDGES = " .,;:!?…-–—\"'“”„«»()"


@dataclass(frozen=True, slots=True)
class Listed:
    """A prepared list: ``single`` words, and ``others`` (phrases, or words with signs in them), all folded."""

    single: frozenset[str]
    others: tuple[str, ...]


@lru_cache(maxsize=4096)
def listed(words: tuple[str, ...]) -> Listed:
    """A list prepared for searching; cached."""
    every = list(dict.fromkeys(filter(None, map(folded, words))))
    single = frozenset(word for word in every if _WORD.fullmatch(word))
    return Listed(single, tuple(word for word in every if word not in single))


def folded(text: str) -> str:
    """A text for comparison: case folded, accents in composed form, straight apostrophes, single spaces."""
    return " ".join(unicodedata.normalize("NFC", text.casefold()).replace("’", "'").split())


class SpokenWords:
    """What somebody said, prepared for searching. ``texts`` are separate utterances; it is false without any word."""

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
        """Whether one of the concept's words was said or, if it is about figures, a digit."""
        return (concept.figures and _DIGIT.search(self._spoken) is not None) or self.has_any(concept.words)

    def is_vague(self, lists: WordLists, names: tuple[str, ...] = ()) -> bool | None:
        """Whether it is vague: without a name, date or number, and with a listed word or many words [method 6.4].

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
    """Whether an answer names nothing: it is blank, or is one of the words listed for that."""
    said = folded(text).strip(_EDGES)
    ready = listed(lists.nothing)
    return not said or said in ready.single or said in ready.others


def named_in(text: str, lists: WordLists) -> tuple[str, ...]:
    """The different names in an answer or a cell, folded: its parts between commas, slashes and joining words."""
    parts = _separator(lists.joining).split(folded(text))
    return tuple(dict.fromkeys(part.strip(_EDGES) for part in parts if not is_nothing(part, lists)))


def silent_rows(rows: Iterable[Mapping[str, str]], concept: Concept) -> int:
    """How many rows have no cell that says anything about the concept."""
    return sum(not SpokenWords(row.values()).speaks_of(concept) for row in rows)


@lru_cache(maxsize=64)
def _separator(joining: tuple[str, ...]) -> re.Pattern[str]:
    words = "".join(rf"|(?<!\w){re.escape(folded(word))}(?!\w)" for word in joining)
    return re.compile(rf"[,;/&+\n]{words}")


def _inside(text: str, place: int) -> bool:
    """Whether the index ``place`` is inside a word: a letter or combining mark on either side."""
    return 0 < place < len(text) and _in_word(text[place - 1]) and _in_word(text[place])


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_" or bool(unicodedata.combining(character))
