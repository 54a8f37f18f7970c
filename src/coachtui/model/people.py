"""The people of an engagement, and when two codes are one person's."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated

from coachtui.model.shapes import Id, Means
from coachtui.model.text import is_invisible


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody interviewed or observed.

    The log uses the code, too. All but the code may be blank.
    """

    code: Annotated[Id, Means("The code that tables use.")]
    role: Annotated[str, Means("What the person does: the id of one of the script's roles.")] = ""
    name: Annotated[str, Means("The person's name.")] = ""
    title: Annotated[str, Means("The person's title.")] = ""
    unit: Annotated[str, Means("The department or team.")] = ""

    @property
    def spoken(self) -> str:
        """How the person is named in a heading: name and title as far as known, else the code."""
        return ", ".join(part for part in (self.name or self.code, self.title) if part)


@dataclass(frozen=True, slots=True)
class JoinedCode:
    """That all codes with this canonical form are one person, who goes by ``code``. It holds for records still to come.

    Raises ValueError where ``code`` has another canonical form.
    """

    canonical: str
    code: str

    def __post_init__(self) -> None:
        """Raise ValueError for a code that is not written alike."""
        if not self.canonical or canonical_code(self.code) != self.canonical:
            raise ValueError("only codes that are written alike can be joined")


@lru_cache(maxsize=4096)
def canonical_code(code: str) -> str:
    """The form that all ways of writing one person's code share; "" for a code in which nothing can be seen.

    Capitals, accents in one or two characters, full-width letters, invisible characters and spaces around or repeated
    make no difference: NFKC, case folded by way of capitals (so that a dotless i is an i), without characters of no
    width.
    """
    visible = "".join(each for each in unicodedata.normalize("NFKC", code) if not is_invisible(each))
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKD", visible).upper().casefold())
    return " ".join(folded.split())


def code_in_full(code: str) -> str:
    """``code`` with what cannot be seen in it, or only together with a letter, as escapes that begin with a backslash.

    So it can be told from a code that is written alike.
    """
    return "".join(
        each.encode("unicode_escape").decode("ascii")
        if is_invisible(each) or unicodedata.combining(each) or unicodedata.category(each) == "Cc"
        else each
        for each in code
    )


def written_alike(codes: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Those of ``codes`` that differ only in how they are written, group by group, in the order given."""
    groups: dict[str, list[str]] = {}
    for code in codes:
        groups.setdefault(canonical_code(code), []).append(code)
    return tuple(tuple(group) for group in groups.values() if len(group) > 1)


def names_of(codes: Iterable[str], people: Mapping[str, Person]) -> dict[str, str]:
    """The names of those with these ``codes``, by code, as far as they are known."""
    return {code: people[code].name for code in codes if code in people and people[code].name}


def code_among(codes: Iterable[str], wanted: str) -> str | None:
    """The one of ``codes`` that is ``wanted``, or else the first that is written alike; None where there is none."""
    known = tuple(codes)
    if wanted in known:
        return wanted
    canonical = canonical_code(wanted)
    return next((code for code in known if canonical_code(code) == canonical), None)
