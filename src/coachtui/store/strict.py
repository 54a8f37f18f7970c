"""Reading the parts of an entry strictly: each is exactly what its kind promises, or the entry is Unreadable."""

import math
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from coachtui.model.answers import Absence, Grade, Value
from coachtui.store.entry import Entry

Body = Mapping[str, Any]

_Choice = TypeVar("_Choice", bound=StrEnum)


class Unreadable(Exception):  # noqa: N818 - not a failure: such entries are counted and passed over
    """An entry this version cannot read: unknown, newer or malformed."""


def code_in(column: object) -> str:
    """A column that has to hold a code."""
    if not isinstance(column, str) or not column:
        raise Unreadable
    return column


def code_or_none(column: object) -> str | None:
    """A column that may hold a code."""
    return None if column is None else code_in(column)


def text_in(body: Body, key: str, default: str | None = None) -> str:
    """The text under ``key``; ``default`` where there is no such key."""
    text = body.get(key, default)
    if not isinstance(text, str):
        raise Unreadable
    return text


def text_or_none(body: Body, key: str) -> str | None:
    """The text under ``key``, if there is one."""
    return None if body.get(key) is None else text_in(body, key)


def texts_in(body: Body, key: str) -> tuple[str, ...]:
    """The list of texts under ``key``; none where there is no such key."""
    texts = body.get(key, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise Unreadable
    return tuple(texts)


def whole_in(body: Body, key: str, highest: int | None = None) -> int | None:
    """The whole number from 0 to ``highest`` under ``key``, if there is one."""
    number = body.get(key)
    if number is None:
        return None
    if type(number) is not int or number < 0 or (highest is not None and number > highest):
        raise Unreadable
    return number


def flag_in(body: Body, key: str) -> bool | None:
    """The yes or no under ``key``, if there is one."""
    flag = body.get(key)
    if flag is not None and not isinstance(flag, bool):
        raise Unreadable
    return flag


def choice_of(choices: type[_Choice], word: str) -> _Choice:
    """The one of ``choices`` that ``word`` names."""
    try:
        return choices(word)
    except ValueError:
        raise Unreadable from None


def absence_in(body: Body) -> Absence | None:
    """Why there is no answer, if the body says so."""
    word = text_or_none(body, "absence")
    return None if word is None else choice_of(Absence, word)


def grade_in(body: Body) -> Grade | None:
    """The evidence grade, if the body has one."""
    grade = whole_in(body, "grade", highest=max(Grade))
    return None if grade is None else Grade(grade)


def moment_of(entry: Entry, body: Body) -> str:
    """When it was said: the body's own time, else when it was recorded."""
    return entry.at if body.get("at") is None else text_in(body, "at")


def value_of(value: object) -> Value | None:
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
        case _:
            raise Unreadable


def _is_row(part: object) -> bool:
    return isinstance(part, dict) and all(isinstance(cell, str) for cell in part.values())
