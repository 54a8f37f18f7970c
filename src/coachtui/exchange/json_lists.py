"""Reads lists of objects from JSON, and collects every problem with its place."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from coachtui.exchange.json_fields import JsonObject
from coachtui.model.text import one_line

_MOST_NAMED = 100
_LONGEST = 200
"""Characters of a problem that are shown: what a file holds may be of any length."""

_T = TypeVar("_T")


class ProblemList:
    """Problems with their places: the first hundred in words, the others only counted. True if there is any."""

    def __init__(self) -> None:
        self.first: list[str] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def append(self, problem: str) -> None:
        """Add a problem."""
        self._count += 1
        if self._count <= _MOST_NAMED:
            self.first.append(one_line(problem, _LONGEST))

    def extend(self, problems: Iterable[str]) -> None:
        """Add several; a generator of any number costs no more memory than one."""
        for problem in problems:
            self.append(problem)


def objects_in(
    records: object, name: str, keys: tuple[str, ...], needed: tuple[str, ...],
    read_one: Callable[[JsonObject], _T], problems: ProblemList, skip: Callable[[object], bool] = lambda _: False,
) -> Iterator[tuple[str, _T]]:  # fmt: skip
    """The objects of the list ``records``, each with its place, such as ratings[3], as ``read_one`` reads it.

    ``name`` is the name of the list. Objects may have ``keys`` and must have those ``needed``. Those with a problem,
    which ``read_one`` raises as a ValueError, are left out and added to ``problems``; those for which ``skip`` is true
    are left out.
    """
    if not isinstance(records or [], list):
        problems.append(f"{name} is not a list")
        return
    for index, record in enumerate(records if isinstance(records, list) else ()):
        place = f"{name}[{index}]"
        if skip(record):
            continue
        if not isinstance(record, Mapping):
            problems.append(f"{place} is not an object")
            continue
        before = len(problems)
        problems.extend(f"{place}.{key} is not known here" for key in record if key not in keys)
        problems.extend(f"{place} has no {key}" for key in needed if record.get(key) in (None, ""))
        if len(problems) > before:
            continue
        try:
            yield place, read_one(record)
        except ValueError as error:
            problems.append(f"{place} {error}")
