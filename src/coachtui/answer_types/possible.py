"""What rules can be tried out on: the answers a question can have, as far as a rule tells them apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from coachtui.model.answers import Value


@dataclass(frozen=True, slots=True)
class Mentioned:
    """The numbers and words that a rule mentions."""

    numbers: tuple[float, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Possible:
    """One possible answer. ``value`` is None where the note is all there is; ``count`` is how many options or rows."""

    value: Value | None = None
    count: float | None = None


def points(mentioned: Iterable[float]) -> list[float]:
    """Numbers on, between and beside those mentioned, ascending: any comparison that can be true is true for one."""
    exact = {0.0}
    for number in mentioned:
        exact |= {float(number), -float(number)}
    near = {point + step for point in exact for step in (-1, -0.5, 0, 0.5, 1)}
    near |= {(low + high) / 2 for low, high in pairwise(sorted(near))}
    return sorted(near)


def counts(mentioned: Iterable[float]) -> list[float]:
    """Those of `points` that can count something: whole numbers from 0."""
    return [point for point in points(mentioned) if point >= 0 and point == int(point)]
