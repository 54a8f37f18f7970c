"""Reads the settings file. A value that cannot be used is reported in a sentence, and the usual one is used."""

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from coachtui.model.text import one_line
from coachtui.settings.keys import is_plain_letter
from coachtui.settings.locations import settings_file
from coachtui.settings.settings import SETTINGS, Settings

LARGEST = 64 * 1024
"""Bytes. A settings file is a page of text; more is a mistake, and is not read."""

MOST_PROBLEMS = 20
"""Sentences about one file. A file with more is probably no settings file."""

_SHOWN = 40
_READABLE = 10**12
_POSITION = re.compile(r"^(?P<what>.*?)\s*\(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")

WrongValue = tuple[str, str, str]
"""A sentence about a value, the key of the value, and the table that holds the key ("" for the top of the file)."""


class _UnusableFileError(Exception):
    """Nothing in the file can be used. The message continues a sentence that begins with the file's name."""


def read_settings(path: Path | None = None) -> Settings:
    """The settings in the file at ``path``, by default where settings are; the usual ones when there is no file."""
    file = settings_file() if path is None else path
    name = one_line(file.name, _SHOWN)
    try:
        text = _text_of(file)
        given = _parsed(text)
    except _UnusableFileError as error:
        return Settings(problems=(f"{name}{error} The usual settings are used.",))
    usable: dict[str, Any] = {}
    wrong = islice(_wrong_values(given, usable), MOST_PROBLEMS)
    problems = [f"{name}{_line_of(text, key, table)}: {sentence}" for sentence, key, table in wrong]
    if len(problems) == MOST_PROBLEMS:
        problems.append(f"{name}: there may be more; the rest was not looked at.")
    return Settings(**usable, problems=tuple(problems))


def _text_of(file: Path) -> str:
    """The text of the file; an empty one when there is none."""
    try:
        if not file.is_file():
            if file.exists():
                raise _UnusableFileError(" is no ordinary file.")
            return ""
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise _UnusableFileError(f" cannot be read: {error.strerror or error}.") from None
    if len(content) > LARGEST:
        raise _UnusableFileError(f" is larger than {LARGEST // 1024} KiB, too large for settings.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _UnusableFileError(f", line {line}: this is not UTF-8 text. Save the file as UTF-8.") from None


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        raise _UnusableFileError(" is nested too deeply to be read.") from None
    except ValueError as error:
        found = _POSITION.match(one_line(str(error)))
        if found is None:  # no mistake in the TOML, but Python refuses to read numbers of thousands of digits
            raise _UnusableFileError(" holds a number that is too long to be read.") from None
        where = "last line" if found["line"] is None else f"line {found['line']}, column {found['column']}"
        what = one_line(found["what"].rstrip("."), 100)
        raise _UnusableFileError(f", {where}: this is no TOML. {what}.") from None


def _wrong_values(given: Mapping[str, object], usable: dict[str, Any]) -> Iterator[WrongValue]:
    """The values that cannot be used, one by one; the others are put into ``usable`` on the way."""
    for name, value in given.items():
        setting = SETTINGS.get(name)
        if setting is None:
            near = difflib.get_close_matches(one_line(name, _SHOWN), SETTINGS, n=1)
            hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(SETTINGS)}."
            yield f"there is no setting {one_line(name, _SHOWN)}. {hint}", name, ""
        elif not setting.fits(value):
            yield f"{name} is {_shown(value)}; it takes {setting.takes}. {setting.otherwise}", name, ""
        elif isinstance(value, dict):
            usable[name] = {}
            yield from _wrong_letters(name, value, usable[name])
        else:
            usable[name] = one_line(value) if isinstance(value, str) else value


def _wrong_letters(table: str, given: Mapping[str, object], letters: dict[str, str]) -> Iterator[WrongValue]:
    for name, letter in given.items():
        if isinstance(letter, str) and is_plain_letter(letter):
            letters[name] = letter
        else:
            takes = "it takes one letter from a to z. It keeps its usual one."
            yield f"{one_line(name, _SHOWN)} is {_shown(letter)}; {takes}", name, table


def _line_of(text: str, key: str, table: str) -> str:
    """The line that sets ``key``, as part of a sentence; "" when the key is written in some unusual way."""
    word, space = rf"""["']?{re.escape(key)}["']?""", r"[ \t]*"
    if table:
        heading = rf"^{space}\[{space}{table}{space}\](?s:.*?)^{space}"
        place = rf"(?:{heading}|^{space}{table}{space}\.{space}){word}{space}[=.]"
    else:
        place = rf"^{space}(?:{word}{space}[=.]|\[+{space}{word}{space}[\].])"
    found = re.search(place, text, re.MULTILINE)
    return "" if found is None else f", line {text.count(chr(10), 0, found.end()) + 1}"


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
