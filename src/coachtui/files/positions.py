"""Lines and columns of the values and keys in a YAML text; found only when there is a problem to report."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from coachtui.model.text import clean

KeyPath = tuple[str | int, ...]
"""The keys and list positions (from 0) that lead to a value."""
Mark = tuple[int, int]
"""A line and a column, both from 1."""

_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}


@dataclass(frozen=True, slots=True)
class Position:
    """The position of a value in the text.

    ``start`` is its first character, ``key`` that of its key, None where it has none. ``first`` and ``last`` are the
    indices in the text where it begins and ends, ``style`` is its quotation mark or block sign.
    """

    start: Mark
    key: Mark | None = None
    first: int = 0
    last: int = 0
    style: str | None = None

    def inside(self, text: str, value: str, offset: int) -> Mark:
        """The position of character ``offset`` of ``value``, which is written in ``text``.

        The start of the value where folding or escapes make that uncertain.
        """
        if offset >= len(value) > 1:
            line, column = self.inside(text, value, len(value) - 1)
            return line, column + 1
        raw = text[self.first : self.last]
        index = _raw_index(raw, value, offset, self.style)
        if index is None:
            return self.start
        before = raw[:index]
        breaks = before.count("\n")
        if not breaks:
            return self.start[0], self.start[1] + index
        return self.start[0] + breaks, index - before.rfind("\n")


@dataclass(frozen=True, slots=True)
class Positions:
    """The positions of every value of one document."""

    by_path: Mapping[KeyPath, Position]

    def of(self, path: KeyPath) -> Position:
        """The position of the value at ``path``, or of the nearest part around it."""
        for length in range(len(path), -1, -1):
            if (position := self.by_path.get(path[:length])) is not None:
                return position
        return Position((1, 1))


def find_positions(text: str, loader_class: Any) -> Positions:  # noqa: ANN401 - libyaml's loader or Python's
    """The position of every value in ``text``, which is valid YAML.

    ``loader_class`` is the PyYAML class that parses it.
    """
    found: dict[KeyPath, Position] = {}
    path: list[str | int] = []
    counters: list[int | None] = []
    key: Any = None
    loader = loader_class(text)
    try:
        while not isinstance(event := loader.get_event(), yaml.StreamEndEvent):
            if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                counters.pop()
                if path:
                    path.pop()
                key = None
            elif isinstance(event, yaml.NodeEvent):
                if counters and counters[-1] is None and key is None:
                    key = event
                    continue
                step = _step(counters, key)
                here = (*path, *step)
                found[here] = _position(event, key)
                key = None
                if isinstance(event, yaml.CollectionStartEvent):
                    path.extend(step)
                    counters.append(0 if isinstance(event, yaml.SequenceStartEvent) else None)
    finally:
        loader.dispose()
    return Positions(found)


def _step(counters: list[int | None], key: Any) -> tuple[str | int, ...]:  # noqa: ANN401 - an event
    if not counters:
        return ()
    number = counters[-1]
    if number is None:
        return (clean(key.value),)
    counters[-1] = number + 1
    return (number,)


def _position(event: Any, key: Any) -> Position:  # noqa: ANN401 - events
    start, end = event.start_mark, event.end_mark
    return Position(
        (start.line + 1, start.column + 1),
        None if key is None else (key.start_mark.line + 1, key.start_mark.column + 1),
        start.index,
        end.index,
        getattr(event, "style", None),
    )


def _raw_index(raw: str, value: str, offset: int, style: str | None) -> int | None:
    """The index in ``raw``, the value as it is written, of character ``offset`` of the ``value`` as it was read.

    None where the two cannot be matched.
    """
    index = 1 if style in {"'", '"'} else 0
    if style in {"|", ">"}:
        index = raw.find("\n") + 1
    for number, character in enumerate(value[: offset + 1]):
        if not character.isspace():
            while index < len(raw) and raw[index].isspace():
                index += 1
        if index >= len(raw):
            return None
        if number == offset:
            return index
        width = _width(raw, index, character, style)
        if width is None:
            return None
        index += width
    return None


def _width(raw: str, index: int, character: str, style: str | None) -> int | None:
    """How many characters of ``raw`` are read as ``character``; None when those at ``index`` are not."""
    if style == '"' and raw[index] == "\\":
        return _ESCAPE_LENGTHS.get(raw[index + 1 : index + 2], 2)
    if style == "'" and character == "'":
        return 2
    if raw[index] == character:
        return 1
    return 0 if character.isspace() else None
