"""Reads the settings file. It never fails: what cannot be used is told in a sentence, and the usual value holds."""

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from coachtui.model.text import one_line
from coachtui.settings.keys import is_plain_letter
from coachtui.settings.locations import settings_file
from coachtui.settings.settings import LONGEST, SHORTEST, Settings, explanations

LARGEST = 64 * 1024
"""Bytes. A settings file is a page of text; more is a mistake, and is not read."""

MOST_PROBLEMS = 20
"""Sentences about one file. Who has more has another file in hand."""

_LONGEST_NAME = 100
_SHOWN = 40
_READABLE = 10**12
_TABLE = re.compile(r"\s*\[+\s*([^\]#]*?)\s*\]")
_PLACE = re.compile(r"^(?P<what>.*?)\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")


class _UnusableError(Exception):
    """What the file, or a value in it, should be instead."""


def read_settings(path: Path | None = None) -> Settings:
    """The settings in the file at ``path``, or where settings are; the usual ones when there is no file."""
    file = settings_file() if path is None else path
    try:
        text = _text_of(file)
        given = {} if text is None else _parsed(text)
    except _UnusableError as unusable:
        return Settings(problems=(f"{_name(file)}{unusable} The usual settings are used.",))
    return _settled(given, _Told(_name(file), text or ""))


class _Told:
    """The sentences about one file so far, each with its line where one is found."""

    def __init__(self, name: str, text: str) -> None:
        self.sentences: list[str] = []
        self._name = name
        self._lines = text.splitlines()

    def add(self, sentence: str, key: str, table: str = "") -> bool:
        """Add a sentence about ``key``. False once there are so many that no more should be looked for."""
        line = self._line_of(key, table)
        where = f", line {line}" if line else ""
        self.sentences.append(f"{self._name}{where}: {sentence}")
        if len(self.sentences) < MOST_PROBLEMS:
            return True
        self.sentences.append(f"{self._name}: there may be more; the rest was not looked at.")
        return False

    def _line_of(self, key: str, table: str) -> int:
        """The line that sets ``key`` in ``table``, counted from 1; 0 when it is written in some unusual way."""
        inside = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""")
        dotted = re.compile(rf"""\s*{re.escape(table)}\s*\.\s*["']?{re.escape(key)}["']?\s*=""") if table else None
        heading = re.compile(rf"\s*\[+\s*{re.escape(key)}\s*\]")
        current = ""
        for number, line in enumerate(self._lines, start=1):
            if not table and heading.match(line):
                return number
            if opened := _TABLE.match(line):
                current = opened[1]
            elif (current == table and inside.match(line)) or (dotted and not current and dotted.match(line)):
                return number
        return 0


def _name(file: Path) -> str:
    return one_line(file.name, _SHOWN)


def _text_of(file: Path) -> str | None:
    """The text of the file; None when there is none."""
    try:
        if not file.is_file():
            if file.exists():
                raise _UnusableError(" is no ordinary file.")
            return None
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise _UnusableError(f" cannot be read: {error.strerror or error}.") from None
    if len(content) > LARGEST:
        raise _UnusableError(f" is larger than {LARGEST // 1024} KiB, too large for settings.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _UnusableError(f", line {line}: this is not UTF-8 text. Save the file as UTF-8.") from None


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _UnusableError(" is nested too deeply to be read.") from None
    except ValueError as error:
        found = _PLACE.match(one_line(str(error)))
        if found is None:  # no mistake in the TOML, but Python refuses to read numbers of thousands of digits
            raise _UnusableError(" holds a number that is too long to be read.") from None
        what = one_line(found["what"].rstrip("."), 100)
        if found["line"] is None:
            raise _UnusableError(f", last line: this is no TOML. {what}.") from None
        where = f", line {found['line']}, column {found['column']}"
        raise _UnusableError(f"{where}: this is no TOML. {what}.") from None


def _settled(given: Mapping[str, object], told: _Told) -> Settings:
    names = [each.name for each in explanations()]
    usable: dict[str, Any] = {}
    for name, value in given.items():
        if name not in names:
            near = difflib.get_close_matches(one_line(name, _SHOWN), names, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(names)}."
            going_on = told.add(f"there is no setting {one_line(name, _SHOWN)}. {hint}", name)
        else:
            going_on = _take(name, value, usable, told)
        if not going_on:
            break
    return Settings(**usable, problems=tuple(told.sentences))


def _take(name: str, value: object, usable: dict[str, Any], told: _Told) -> bool:
    """Put a value that fits among the ``usable`` ones, or tell why it does not. False when enough has been told."""
    try:
        if name == "keys":
            usable[name], going_on = _letters(value, told)
            return going_on
        usable[name] = _CHECKS[name](value)
    except _UnusableError as unusable:
        return told.add(f"{name} is {_shown(value)}; it takes {unusable}. {_USED_INSTEAD[name]}", name)
    return True


def _letters(value: object, told: _Told) -> tuple[dict[str, str], bool]:
    if not isinstance(value, dict):
        raise _UnusableError('a table of names and letters, such as park = "g" under [keys]')
    letters: dict[str, str] = {}
    for name, letter in value.items():
        if isinstance(letter, str) and is_plain_letter(letter):
            letters[name] = letter
        elif not told.add(
            f"{one_line(name, _SHOWN)} is {_shown(letter)}; it takes one letter from a to z. It keeps its usual one.",
            name,
            "keys",
        ):
            return letters, False
    return letters, True


def _shown(value: object) -> str:
    """A value as it may be repeated on screen."""
    match value:
        case bool():
            shown = "true" if value else "false"
        case str():
            shown = f'"{one_line(value, _SHOWN)}"'
        case float():
            shown = f"{value:g}"
        case int():
            shown = str(value) if abs(value) < _READABLE else "a very large number"
        case dict():
            shown = "a table"
        case list():
            shown = "a list"
        case _:
            shown = "a date or time"
    return shown


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > _LONGEST_NAME:
        raise _UnusableError(f"words in quotation marks, at most {_LONGEST_NAME} characters")
    return one_line(value)


def _theme(value: object) -> str:
    name = _text(value) if isinstance(value, str) else ""
    if not name:
        raise _UnusableError('"light", "dark" or the name of a theme in quotation marks')
    return name


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise _UnusableError("true or false, without quotation marks")
    return value


def _minutes(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not SHORTEST <= value <= LONGEST:
        raise _UnusableError(f"a whole number from {SHORTEST} to {LONGEST}")
    return value


_CHECKS: Mapping[str, Callable[[object], object]] = {
    "theme": _theme,
    "high_contrast": _yes_or_no,
    "ascii": _yes_or_no,
    "minutes": _minutes,
    "blind": _yes_or_no,
    "author": _text,
}

_USED_INSTEAD = {
    "theme": "Light is used instead.",
    "high_contrast": "The colours of the theme are used.",
    "ascii": "The usual borders are drawn.",
    "minutes": f"{Settings().minutes} is used instead.",
    "blind": "Your ratings show on your side.",
    "author": "The name of your login is used instead.",
    "keys": "The usual letters are used.",
}
