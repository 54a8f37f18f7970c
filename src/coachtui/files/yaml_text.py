"""Reads strict YAML 1.2 (core schema) into plain values. Does not know which keys a file may have.

It works on parse events, one after the other, so that no nesting can exhaust the stack; libyaml does the parsing where
it is built in. Positions of values are found only when there is a problem to report (see ``positions``).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import yaml

from coachtui.files.positions import KeyPath, Mark, Position, Positions, find_positions
from coachtui.files.reading import LARGEST_FILE, TOO_LARGE_HINT, too_large
from coachtui.files.syntax import syntax_problem
from coachtui.model.problems import BadFileError, Problem
from coachtui.model.text import clean

DEEPEST_NESTING = 40
MOST_PROBLEMS = 200
"""A file with more mistakes than this is not read to its end."""

MOST_VALUES = 50_000
"""How many texts, numbers, lists and groups a file may hold, keys included: ten times those of a long script."""

_FARTHEST_INSIDE = 5_000
"""How far into a text a problem's place is looked for; beyond, its beginning is named."""
_LONGEST_NUMBER = 18
_UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_NUMBER = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_OCTAL = re.compile(r"0o[0-7]+\Z")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+\Z")
_NO_NUMBER = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")
_WORDS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "Null": None,
    "NULL": None,
    "true": True,
    "True": True,
    "TRUE": True,
    "false": False,
    "False": False,
    "FALSE": False,
}
_NUMBER_STARTS = frozenset("0123456789+-.")
_LOADER: Any = yaml.CLoader if yaml.__with_libyaml__ else yaml.Loader


@dataclass(frozen=True)
class Document:
    """A YAML file as it was read. ``value`` consists of dicts, lists, texts, numbers, booleans and None."""

    file: str
    text: str
    value: object

    @cached_property
    def positions(self) -> Positions:
        """The positions of all values in the text; found on first use."""
        return find_positions(self.text, _LOADER)

    def problem(self, path: KeyPath, message: str, hint: str, *, at_key: bool = False, offset: int = 0) -> Problem:
        """A problem with the value at ``path``, or with its key; ``offset`` counts characters into a text value."""
        position = self.positions.of(path)
        line, column = position.key if at_key and position.key else self._inside(position, path, offset)
        return Problem(self.file, line, column, message, hint)

    def at(self, path: KeyPath) -> object:
        """The value at ``path``; None where there is none."""
        value = self.value
        for step in path:
            match value, step:
                case dict(), str():
                    value = value.get(step)
                case list(), int() if step < len(value):
                    value = value[step]
                case _:
                    return None
        return value

    def _inside(self, position: Position, path: KeyPath, offset: int) -> Mark:
        value = self.at(path)
        if not isinstance(value, str) or not 0 < offset <= _FARTHEST_INSIDE:
            return position.start
        return position.inside(self.text, value, offset)


def read_document(file: str, data: bytes) -> Document:
    """The YAML document in ``data``. Raises BadFileError with every problem found; ``file`` is named in them."""
    if len(data) > LARGEST_FILE:
        raise BadFileError(file, (Problem(file, 1, 1, too_large(len(data)), TOO_LARGE_HINT),))
    text = _decode(file, data)
    reader = _Reader(file)
    loader = _LOADER(text)
    try:
        reader.read(loader.get_event)
    except yaml.YAMLError as error:
        reader.problems.append(syntax_problem(file, text, error))
    except (ValueError, OverflowError):
        # Only the parser written in Python gets here, by a code such as "\UFFFFFFFF".
        mark = loader.get_mark()
        message = "There is a character code here that stands for nothing."
        reader.problems.append(Problem(file, mark.line + 1, mark.column + 1, message, "Take the '\\' code out."))
    finally:
        loader.dispose()
    if reader.problems:
        raise BadFileError(file, tuple(sorted(reader.problems)))
    if reader.value is None:
        hint = "A file begins with a line such as 'kind: interview'."
        raise BadFileError(file, (Problem(file, 1, 1, "The file is empty.", hint),))
    return Document(file, text, reader.value)


def _decode(file: str, data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "The file is in UTF-16."
        raise BadFileError(file, (Problem(file, 1, 1, message, "Save it as UTF-8 in your editor."),))
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode()
        line, column = _line_and_column(before, len(before))
        message = f"The file is not UTF-8: byte {data[error.start]:#04x} here begins no character."
        hint = "Save it as UTF-8 in your editor, or type the character anew."
        raise BadFileError(file, (Problem(file, line, column, message, hint),)) from None
    if _UNREADABLE.search(text):
        raise BadFileError(file, tuple(_unreadable(file, text)))
    return text


def _unreadable(file: str, text: str) -> Iterator[Problem]:
    for number, found in enumerate(_UNREADABLE.finditer(text)):
        if number == MOST_PROBLEMS:
            return
        line, column = _line_and_column(text, found.start())
        message = f"There is an unreadable character here (U+{ord(found[0]):04X})."
        yield Problem(file, line, column, message, "Delete it.")


def _line_and_column(text: str, index: int) -> tuple[int, int]:
    start = text.rfind("\n", 0, index) + 1
    return text.count("\n", 0, index) + 1, index - start + 1


class _Reader:
    """Builds the value from parse events, and collects a problem for everything that strict YAML does not allow."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.value: object = None
        self.problems: list[Problem] = []
        self._container: Any = None
        self._key: Any = None
        self._around: list[tuple[Any, Any]] = []
        self._documents = 0
        self._done = False

    def read(self, next_event: Callable[[], Any]) -> None:
        """Read events until the stream ends or there are too many problems."""
        takers: dict[type, Callable[[Any], None]] = {
            yaml.ScalarEvent: self._take_scalar,
            yaml.MappingStartEvent: self._begin,
            yaml.SequenceStartEvent: self._begin,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._take_alias,
            yaml.DocumentStartEvent: self._begin_document,
            yaml.StreamEndEvent: self._stop,
        }
        values = 0
        while not self._done and len(self.problems) < MOST_PROBLEMS:
            event = next_event()
            take = takers.get(type(event))
            if take is not None:
                values += 1
                take(event)
            if values > MOST_VALUES:
                message = f"The file holds more than {MOST_VALUES:,} values."
                self._problem(event, message, "Divide it, or check that this is the right file.")
                return

    def _take_scalar(self, event: Any) -> None:  # noqa: ANN401 - libyaml's events share no useful type
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        if type(self._container) is dict and self._key is None:
            self._key = self._new_key(event)
        else:
            self._add(self._scalar(event) if event.implicit[0] else _text(event.value))

    def _add(self, value: object) -> None:
        container = self._container
        if type(container) is dict:
            container[self._key] = value
            self._key = None
        elif container is None:
            self.value = value
        else:
            container.append(value)

    def _begin(self, event: Any) -> None:  # noqa: ANN401 - as above
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        if type(self._container) is dict and self._key is None:
            self._problem(event, "A list or group cannot be a key.", "Write the key as plain text.")
            self._done = True
            return
        self._around.append((self._container, self._key))
        self._container, self._key = ({} if type(event) is yaml.MappingStartEvent else []), None
        if len(self._around) > DEEPEST_NESTING:
            message = f"The file is nested more than {DEEPEST_NESTING} levels deep here."
            self._problem(event, message, "Check for brackets that are opened and never closed.")
            self._done = True

    def _end(self, _event: Any) -> None:  # noqa: ANN401 - as above
        value = self._container
        self._container, self._key = self._around.pop()
        self._add(value)

    def _take_alias(self, event: Any) -> None:  # noqa: ANN401 - as above
        self._problem(event, f"Aliases such as '*{event.anchor}' are not used here.", "Write the value out.")
        if type(self._container) is dict and self._key is None:
            self._key = f"*{event.anchor}"
        else:
            self._add(None)

    def _begin_document(self, event: Any) -> None:  # noqa: ANN401 - as above
        self._documents += 1
        if self._documents > 1:
            hint = "Keep one document to a file: take '---' out, or divide the file."
            self._problem(event, "A second document begins here.", hint)
            self._done = True
        elif event.version not in {None, (1, 2)} or event.tags:
            self._problem(event, "Lines that begin with '%' are not used here.", "Take the line out.")

    def _stop(self, _event: Any) -> None:  # noqa: ANN401 - as above
        self._done = True

    def _new_key(self, event: Any) -> str:  # noqa: ANN401 - as above
        key: str = event.value
        if not key.isprintable():
            key = clean(key)
        if event.implicit[0]:
            if key == "<<":
                self._problem(event, "Merge keys ('<<') are not used here.", "Write the values out.")
            elif not isinstance(self._scalar(event), str):
                message = f"The key '{key}' is no text."
                self._problem(event, message, f"Put it in quotation marks: '{key}'.")
        if key in self._container:
            self._problem(event, f"The key '{key}' is there twice.", "Keep one of the two.")
        return key

    def _scalar(self, event: Any) -> object:  # noqa: ANN401 - as above
        text: str = event.value
        if text in _WORDS:
            return _WORDS[text]
        if text[0] in _NUMBER_STARTS:
            return self._number(event, text)
        return text if text.isprintable() else clean(text)

    def _number(self, event: Any, text: str) -> object:  # noqa: ANN401 - as above
        if _NO_NUMBER.match(text):
            self._problem(event, f"'{text}' is no number that can be used.", "Write a finite number.")
            return None
        for pattern, base in ((_INTEGER, 10), (_OCTAL, 8), (_HEXADECIMAL, 16)):
            if pattern.match(text):
                if len(text) > _LONGEST_NUMBER:
                    break
                return int(text, base)
        else:
            if not _NUMBER.match(text):
                return _text(text)
            number = float(text)
            if abs(number) < float("inf"):
                return number
        self._problem(event, "This number is too long.", "Put it in quotation marks if it is meant as text.")
        return None

    def _refuse_extras(self, event: Any) -> None:  # noqa: ANN401 - as above
        if event.anchor is not None:
            self._problem(event, f"Anchors such as '&{event.anchor}' are not used here.", "Take it out.")
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._problem(event, f"Tags such as '{tag}' are not used here.", "Take it out.")

    def _problem(self, event: Any, message: str, hint: str) -> None:  # noqa: ANN401 - as above
        mark = event.start_mark
        self.problems.append(Problem(self.file, mark.line + 1, mark.column + 1, clean(message), hint))


def _text(text: str) -> str:
    return text if text.isprintable() else clean(text)
