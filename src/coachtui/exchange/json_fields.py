"""Reads the fields of records from JSON as people and programs write it, by the types of the fields.

This is more lenient than reading the log (``store.strict``): grades may be words. The words of a ValueError complete a
sentence that begins with the record's place in the file, such as ratings[3].
"""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from enum import StrEnum
from math import isfinite
from typing import Annotated, Any, get_origin

from coachtui.model.answers import Absence, Grade, Value
from coachtui.model.rubric import LEVELS
from coachtui.model.text import clean
from coachtui.store.strict import without_marks, without_none

JsonObject = Mapping[str, Any]
FieldReader = Callable[[JsonObject, str], Any]
"""Reads the value under a key. Raises ValueError."""


def reader_of(hint: object, default: str = "") -> FieldReader:
    """The function that reads a field of the type ``hint``; a missing text or choice is read as ``default``.

    Raises TypeError for types that the state form cannot hold.
    """
    if hint == Value | None:
        return value_of
    inner, is_optional = without_none(hint)
    if get_origin(inner) is Annotated:
        return _reader_of_marked(inner, default)
    if inner is str:
        return text_or_none if is_optional else lambda record, key: text_of(record, key) or default
    if inner is bool and not is_optional:
        return lambda record, key: bool(flag_of(record, key))
    if inner in _READERS:
        return _READERS[inner]
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return _choice_reader(inner, default, is_optional=is_optional)
    raise TypeError(f"the state form cannot hold a {hint}")


def _choice_reader(kind: type[StrEnum], default: str, *, is_optional: bool) -> FieldReader:
    """How to read one of ``kind``; where nothing is given None if that ``is_optional``, else ``default``."""

    def read(record: JsonObject, key: str) -> StrEnum | None:
        text = text_of(record, key)
        return None if is_optional and not text else _choice_of(kind, text or default, key)

    return read


def _choice_of(kind: type[StrEnum], text: str, key: str) -> StrEnum:
    try:
        return kind(text)
    except ValueError:
        raise ValueError(f"{key}: {text!r} is not a valid one; it is one of {', '.join(kind)}") from None


def _reader_of_marked(hint: object, default: str) -> FieldReader:
    bare, allowed = without_marks(hint)
    if allowed is None:
        return reader_of(bare, default)
    return lambda record, key: _whole_among(allowed, record, key)


def text_of(record: JsonObject, key: str) -> str:
    """The text under ``key``, cleaned as it may be stored (see `clean`); "" where there is none. Raises ValueError."""
    return clean(words_of(record, key))


def words_of(record: JsonObject, key: str) -> str:
    """The text under ``key``, every character as it is; "" where there is none. Raises ValueError."""
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"{key} is {value!r}; it is text")  # noqa: TRY004 - one kind of error for every record
    return value


def text_or_none(record: JsonObject, key: str) -> str | None:
    """The text under ``key``; None where there is none. Raises ValueError."""
    return text_of(record, key) or None


def texts_of(record: JsonObject, key: str) -> tuple[str, ...]:
    """The list of texts under ``key``; an empty one where there is none. Raises ValueError."""
    value = record.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"{key} is {value!r}; it is a list of texts")
    return tuple(map(clean, value))


def flag_of(record: JsonObject, key: str) -> bool | None:
    """The yes or no under ``key``; None where there is none. Raises ValueError."""
    value = record.get(key)
    if value is not None and not isinstance(value, bool):
        raise ValueError(f"{key} is {value!r}; it is true, false or left out")
    return value


def whole_of(record: JsonObject, key: str) -> int | None:
    """The whole number from 0 under ``key``; None where there is none. Raises ValueError."""
    value = record.get(key)
    if value is not None and (not isinstance(value, int) or isinstance(value, bool) or value < 0):
        raise ValueError(f"{key} is {value!r}; it is a whole number of 0 or more")
    return value


def number_of(record: JsonObject, key: str) -> float | None:
    """The number under ``key``; None where there is none. Raises ValueError."""
    value = record.get(key)
    if value is None:
        return None
    with suppress(OverflowError):
        if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
            return float(value)
    raise ValueError(f"{key} is {value!r}; it is a number")


def level_of(record: JsonObject, key: str) -> int | None:
    """The level from 0 to 4 under ``key``; None where there is none. Raises ValueError."""
    return _whole_among(LEVELS, record, key)


def _whole_among(allowed: Collection[int], record: JsonObject, key: str) -> int | None:
    value = record.get(key)
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and value in allowed:
        return int(value)
    raise ValueError(f"{key} is {value!r}; it is a whole number from {min(allowed)} to {max(allowed)}")


def _grade_of(record: JsonObject, key: str) -> Grade | None:
    """The evidence grade under ``key``, as a number, a word or g0-g3; None where there is none. Raises ValueError."""
    value = record.get(key)
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= max(Grade):
        return Grade(value)
    for grade in Grade:
        if isinstance(value, str) and value.strip().casefold() in {grade.word, f"g{grade.value}"}:
            return grade
    raise ValueError(f"{key} is {value!r}; it is 0 (said), 1 (example), 2 (seen) or 3 (confirmed)")


def absence_of(record: JsonObject, key: str) -> Absence | None:
    """The absence under ``key``, in any of the ways people write it; None where there is none. Raises ValueError."""
    value = record.get(key)
    if value is None:
        return None
    if isinstance(value, str):
        plain = value.strip().casefold().replace("_", " ").replace("dont", "don't").replace("\u2019", "'")
        if plain == "k":
            return Absence.DONT_KNOW
        for absence in Absence:
            if plain == absence.value:
                return absence
    raise ValueError(f"{key} is {value!r}; it is one of {', '.join(absence.value for absence in Absence)}")


def value_of(record: JsonObject, key: str) -> Value | None:
    """The value of an answer under ``key``; true and false are yes and no. None where there is none.

    Raises ValueError.
    """
    value = record.get(key)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or isinstance(value, str | int) or (isinstance(value, float) and isfinite(value)):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if isinstance(value, list) and all(
        isinstance(row, Mapping) and all(isinstance(cell, str) for cell in row.values()) for row in value
    ):
        return tuple({str(column): cell for column, cell in row.items()} for row in value)
    if isinstance(value, Mapping) and all(type(number) is int and number >= 0 for number in value.values()):
        return {str(part): number for part, number in value.items()}
    raise ValueError(
        f"{key} is {value!r}; it is a number, a text, a list of options, a list of rows, or whole numbers by part"
    )


_READERS: Mapping[object, FieldReader] = {
    int: whole_of,
    bool: flag_of,
    tuple[str, ...]: texts_of,
    Absence: absence_of,
    Grade: _grade_of,
}
