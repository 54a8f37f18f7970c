"""Reads JSON values of the log as fields of records, by the types of the fields: exactly what the type promises.

Anything else raises Unreadable.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import IntEnum, StrEnum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from coachtui.model.answers import Value
from coachtui.model.shapes import Limits

Body = Mapping[str, Any]
Reader = Callable[[Any], Any]


class Unreadable(Exception):  # noqa: N818 - not a failure: such entries are counted and passed over
    """An entry this version cannot read: unknown, newer or malformed."""


def code_in(column: object) -> str:
    """The code in ``column``. Raises Unreadable where it is no text, or ""."""
    if not isinstance(column, str) or not column:
        raise Unreadable
    return column


def text_in(value: object) -> str:
    """``value``, which must be a text. Raises Unreadable for anything else."""
    if not isinstance(value, str):
        raise Unreadable
    return value


def field_reader(name: str, hint: object, default: object = MISSING) -> Callable[[Body], Any]:
    """The function that reads the field ``name``, of the type ``hint``, out of a body.

    A key that is not there is read as ``default``, without one as None where the type allows it. Raises TypeError for
    types that no body holds; the function raises Unreadable.
    """
    read = reader_of(hint)
    if default is MISSING:
        return lambda body: read(body.get(name))
    return lambda body: read(body[name]) if name in body else default


def reader_of(hint: object) -> Reader:
    """The function that reads a value of the type ``hint``; it raises Unreadable.

    Raises TypeError for unknown types.
    """
    if hint == Value | None:
        return _value_in
    inner, is_optional = without_none(hint)
    read = _reader_of_one(inner)
    return (lambda value: None if value is None else read(value)) if is_optional else read


def without_none(hint: object) -> tuple[Any, bool]:
    """The type without None, and whether None was part of it."""
    if get_origin(hint) not in {Union, UnionType} or NoneType not in get_args(hint):
        return hint, False
    first, *others = (part for part in get_args(hint) if part is not NoneType)
    return (Union[first, *others] if others else first), True


def without_marks(hint: object) -> tuple[Any, range | None]:
    """The type inside ``Annotated``, and the whole numbers that its limits allow; None where they say nothing of them.

    Limits of texts hold for files only: what a log holds was once recorded.
    """
    bare, *marks = get_args(hint)
    for mark in marks:
        if bare is int and isinstance(mark, Limits) and mark.ge is not None and mark.le is not None:
            return bare, range(mark.ge, mark.le + 1)
    return bare, None


def _reader_of_one(hint: object) -> Reader:
    if hint in _READERS:
        return _READERS[hint]
    if get_origin(hint) is Annotated:
        bare, allowed = without_marks(hint)
        return reader_of(bare) if allowed is None else _whole_among(allowed)
    if get_origin(hint) is tuple:
        return _list_of(reader_of(get_args(hint)[0]))
    if isinstance(hint, type) and issubclass(hint, StrEnum | IntEnum):
        return _one_of(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return _nested(hint)
    raise TypeError(f"no body holds a {hint}")


def _flag(value: object) -> bool:
    """A yes or no; null counts as no, because bodies with null there have always been read so."""
    if value is not None and not isinstance(value, bool):
        raise Unreadable
    return bool(value)


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise Unreadable
    return value


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Unreadable
    try:
        number = float(value)
    except OverflowError:
        raise Unreadable from None
    if not math.isfinite(number):
        raise Unreadable
    return number


def _whole_among(allowed: range) -> Reader:
    def read(value: object) -> int:
        if type(value) is not int or value not in allowed:
            raise Unreadable
        return value

    return read


def _list_of(read: Reader) -> Reader:
    def read_all(value: object) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise Unreadable
        return tuple(map(read, value))

    return read_all


def _one_of(choices: type[StrEnum | IntEnum]) -> Reader:
    members = {member.value: member for member in choices}
    of_type = int if issubclass(choices, IntEnum) else str

    def read(value: object) -> StrEnum | IntEnum:
        if type(value) is not of_type or value not in members:
            raise Unreadable
        return members[value]

    return read


def _nested(record: type) -> Reader:
    read = record_reader(record)

    def read_object(value: object) -> object:
        if not isinstance(value, dict):
            raise Unreadable
        return read(value)

    return read_object


def record_reader(record: type) -> Callable[[Body], Any]:
    """The function that reads the dataclass ``record`` out of an object with its fields; it raises Unreadable."""
    hints = get_type_hints(record, include_extras=True)
    readers = [field_reader(each.name, hints[each.name], each.default) for each in fields(record)]
    return lambda body: record(*[read(body) for read in readers])


def _value_in(value: object) -> Value | None:
    """What a question was answered with."""
    match value:
        case None | str():
            return value
        case bool():
            raise Unreadable
        case int():
            return value
        case float() if math.isfinite(value):
            return value
        case list() if all(isinstance(part, str) for part in value):
            return tuple(value)
        case list() if all(_is_row(part) for part in value):
            return tuple(value)
        case dict() if all(type(number) is int and number >= 0 for number in value.values()):
            return value
        case _:
            raise Unreadable


def _is_row(part: object) -> bool:
    return isinstance(part, dict) and all(isinstance(cell, str) for cell in part.values())


_READERS: Mapping[Any, Reader] = {str: text_in, bool: _flag, int: _whole, float: _number}
