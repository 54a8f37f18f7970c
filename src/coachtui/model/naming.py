"""Finding people in words: the names, titles and codes that an engagement knows, wherever somebody was quoted."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from coachtui.model.people import Person

_WORD = re.compile(r"\w+")
_WITHOUT_PARTS = str.maketrans(
    {"ß": "ss", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "æ": "ae", "Æ": "Ae", "œ": "oe"}
)
"""Letters that Unicode does not take apart, as they are written without their marks."""


class KnownNames:
    """The names, parts of names, titles and codes of some people, to be found in a text as whole words.

    Names and titles are found in capitals and in small letters, with their accents and without; codes only as they are
    written, since IT and NO are words as well. Parts of a name that begin with a small letter, such as "von", are no
    names, nor are initials. Where letters have no capitals, spaces seldom part words, and a name is found anywhere.
    """

    def __init__(self, people: Iterable[Person], but_not: Iterable[Person] = (), *, any_case: bool = True) -> None:
        """``but_not`` are people whose own names, titles and codes do not count.

        Without ``any_case``, names and titles too are found only as they are written: more of those that are words as
        well, such as Will, are then passed over.
        """
        names, codes = _called(people)
        own_names, own_codes = _called(but_not)
        flags = re.IGNORECASE if any_case else re.NOFLAG
        others = {"".join(map(_bare, name)) for name in names - own_names}
        self._patterns = (_pattern(others - {""}, flags), _pattern(codes - own_codes, re.NOFLAG))

    def found_in(self, text: str) -> tuple[str, ...]:
        """The names, titles and codes in ``text`` as they are written there, each once, in their order."""
        plain = _plain(text)
        bare = [(letter, place) for place, written in enumerate(plain) for letter in _bare(written)]
        places = [place for _, place in bare]
        names, codes = self._patterns
        spans = {match.span() for match in codes.finditer(plain)} if codes else set()
        if names:
            matches = names.finditer("".join(letter for letter, _ in bare))
            spans |= {(places[match.start()], places[match.end() - 1] + 1) for match in matches}
        return tuple(dict.fromkeys(plain[start:end] for start, end in sorted(spans)))


def _called(people: Iterable[Person]) -> tuple[set[str], set[str]]:
    """The names and titles of people, and their codes."""
    names: set[str] = set()
    codes: set[str] = set()
    for person in people:
        names |= {*map(_plain, (person.name, person.title)), *_parts(person.name)}
        codes.add(_plain(person.code))
    return names - {""}, codes - {""}


def _parts(name: str) -> Iterator[str]:
    parts = _WORD.findall(_plain(name))
    capital = [part for part in parts if not part[0].islower()]
    yield from (part for part in capital or parts if len(part) > 1 or not _has_case(part))


def _plain(text: str) -> str:
    """``text`` with white space folded, letters composed, and without marks that nobody sees."""
    composed = unicodedata.normalize("NFKC", text)
    return " ".join("".join(sign for sign in composed if unicodedata.category(sign) != "Cf").split())


@lru_cache(maxsize=4096)
def _bare(letter: str) -> str:
    """``letter`` without accents, ß as ss. In scripts without capitals marks make other letters, and stay."""
    if not _has_case(letter):
        return letter
    parts = unicodedata.normalize("NFD", letter).translate(_WITHOUT_PARTS)
    return "".join(part for part in parts if not unicodedata.combining(part)) or letter


def _has_case(word: str) -> bool:
    return word.upper() != word.lower()


def _pattern(words: Collection[str], flags: re.RegexFlag) -> re.Pattern[str] | None:
    """A pattern for any of the words, longer ones first; None without any."""
    alternatives = [_whole(word) for word in sorted(words, key=lambda word: (-len(word), word))]
    return re.compile("|".join(alternatives), flags) if alternatives else None


def _whole(word: str) -> str:
    part_of_text = not (_has_case(word) or word.isascii())
    return re.escape(word) if part_of_text else rf"(?<![^\W_]){re.escape(word)}(?![^\W_])"
