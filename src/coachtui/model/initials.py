"""Initials by which people in a meeting are named while it is observed: what may be initials, and proposing them."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations, product
from string import ascii_uppercase

from coachtui.model.people import canonical_code

SHORTEST, LONGEST = 2, 3
"""How many letters initials have."""
_SEAT = "S"
_SEAT_NUMBER = re.compile(r"[sS][1-9]\d?", re.ASCII)


def are_initials(code: str) -> bool:
    """Whether ``code`` can be typed as somebody's initials: two or three letters, or S and the number of a seat."""
    return (SHORTEST <= len(code) <= LONGEST and code.isalpha()) or _SEAT_NUMBER.fullmatch(code) is not None


def seat(number: int) -> str:
    """What stands in place of initials where people go by their seats, counted from 1."""
    return f"{_SEAT}{number}"


def proposed_initials(names: Sequence[str], taken: Iterable[str], words: Collection[str]) -> tuple[str, ...]:
    """Initials for each of ``names``, in order, none of them twice.

    None is among ``taken``, the initials there are, or ``words``, words that begin ordinary lines; case makes no
    difference. The first and the last name give two letters where these are free, else other letters of the name.
    """
    known = {canonical_code(each) for each in (*taken, *words)}
    found = []
    for name in names:
        free = next(each for each in _candidates(name) if canonical_code(each) not in known)
        known.add(canonical_code(free))
        found.append(free)
    return tuple(found)


def _candidates(name: str) -> Iterator[str]:
    """Initials for a name, the best first; without end in practice: all pairs and triples of letters come last."""
    parts = [letters for part in _plain(name).split() if (letters := "".join(filter(str.isalpha, part)))]
    if parts:
        first, last = parts[0], parts[-1]
        if len(parts) > 1:
            yield first[0] + last[0]
            yield from (first[0] + each for each in last[1:])
            yield from ("".join((first[0], each[0], last[0])) for each in parts[1:-1])
        yield from (first[0] + each for each in first[1:])
        letters = first + (last if len(parts) > 1 else "")
        yield from ("".join(each) for each in combinations(letters, LONGEST) if each[0] == first[0])
        yield from (first[0] + each for each in ascii_uppercase)
    yield from ("".join(each) for length in (SHORTEST, LONGEST) for each in product(ascii_uppercase, repeat=length))


def _plain(name: str) -> str:
    """The name in capitals without accents, one character for each letter."""
    parts = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name))
    bare = "".join(each for each in parts if not unicodedata.combining(each))
    return "".join(each.upper() if len(each.upper()) == 1 else each for each in bare)
