"""The parts of a record in the state form: each read from JSON, or refused with a ValueError that says why."""

from collections.abc import Mapping
from math import isfinite
from typing import Any

from coachtui.model.answers import Absence, Grade, Value
from coachtui.model.rubric import LEVELS


def text_of(record: Mapping[str, Any], key: str) -> str:
    """The text under ``key``; nothing there is the empty text."""
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"{key} is {value!r}; it is text")  # noqa: TRY004 - one kind of error for every record
    return value


def text_or_none(record: Mapping[str, Any], key: str) -> str | None:
    """The text under ``key``; None where there is none."""
    return text_of(record, key) or None


def texts_of(value: object, key: str) -> tuple[str, ...]:
    """A list of texts; nothing there is an empty one."""
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"{key} is {value!r}; it is a list of texts")
    return tuple(value)


def level_of(value: object) -> int | None:
    """A level from 0 to 4, if there is one."""
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and value in LEVELS:
        return int(value)
    raise ValueError(f"level is {value!r}; it is a whole number from 0 to 4")


def grade_of(value: object) -> Grade | None:
    """An evidence grade as a number, a word or g0-g3, if there is one."""
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= max(Grade):
        return Grade(value)
    for grade in Grade:
        if isinstance(value, str) and value.strip().casefold() in {grade.word, f"g{grade.value}"}:
            return grade
    raise ValueError(f"grade is {value!r}; it is 0 (said), 1 (example), 2 (seen) or 3 (confirmed)")


def absence_of(value: object) -> Absence | None:
    """Why there is no answer, in any of the ways people write it, if it is said."""
    if value is None:
        return None
    if isinstance(value, str):
        plain = value.strip().casefold().replace("_", " ").replace("dont", "don't").replace("\u2019", "'")
        if plain == "k":
            return Absence.DONT_KNOW
        for absence in Absence:
            if plain == absence.value:
                return absence
    raise ValueError(f"absence is {value!r}; it is one of {', '.join(absence.value for absence in Absence)}")


def value_of(value: object) -> Value | None:
    """What a question was answered with."""
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
    raise ValueError(f"value is {value!r}; it is a number, a text, a list of options or a list of rows")
