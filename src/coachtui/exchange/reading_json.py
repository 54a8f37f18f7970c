"""Reads JSON from other programs, with limits on its size, and notices keys that are repeated."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from coachtui.model.problems import CoachError

_MOST_PARTS = 1_000_000
"""Brackets, braces and commas in a text of JSON; several times what hundreds of interviews take."""


class RepeatedKeys(dict[str, Any]):
    """A JSON object in which keys were repeated, which other readers do not notice; the last value of each counts."""

    repeated: tuple[str, ...] = ()


def json_from_text(text: str) -> object:
    """The JSON values in ``text``; an object in which a key is repeated is a RepeatedKeys.

    Raises ValueError for what is no JSON, and for so many values that they would not fit into memory.
    """
    parts = sum(map(text.count, "[{,"))
    if parts > _MOST_PARTS:
        raise ValueError(f"It holds about {parts:,} values, and {_MOST_PARTS:,} are the most that are read")
    return json.loads(text, object_pairs_hook=_object)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    found = RepeatedKeys(plain)
    found.repeated = tuple(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
    return found


def repeated_keys(value: object, place: str = "") -> Iterator[str]:
    """A problem for every key that is repeated in an object anywhere in ``value``. ``place`` is put before each."""
    if isinstance(value, RepeatedKeys):
        yield from (f"{_joined(place, key)} is there twice" for key in value.repeated)
    if isinstance(value, Mapping):
        for key, part in value.items():
            yield from repeated_keys(part, _joined(place, str(key)))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from repeated_keys(part, f"{place}[{index}]")


def refuse_other_version(values: Mapping[str, Any], version: int) -> None:
    """Raise CoachError where ``values``, the JSON object of a file, are in another version of their format."""
    if values.get("version") != version:
        raise CoachError(
            "Another version",
            f"The file says version {values.get('version')!r}; this coachtui reads version {version}.",
            "Use a newer coachtui, or export it again.",
            bad_input=True,
        )


def _joined(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
