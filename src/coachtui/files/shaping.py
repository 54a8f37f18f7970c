"""Reads a YAML document into its shape, with every mistake put into a plain sentence at its line and column."""

from collections.abc import Mapping
from enum import EnumType
from typing import Any, Literal, TypeVar, get_args

from pydantic_core import ErrorDetails

from coachtui.files.earlier_shapes import bring_up_to_date
from coachtui.files.positions import KeyPath
from coachtui.files.shapes import is_shape, keys_of, type_at
from coachtui.files.validating import validated
from coachtui.files.yaml_text import Document, read_document
from coachtui.model.problems import BadFileError, Problem, first_problems
from coachtui.model.suggesting import suggestion
from coachtui.model.text import counted, one_line

T = TypeVar("T")

FileKind = Literal["interview", "rubric", "notes", "meeting", "engagement"]
"""What a file says it is, in the value of ``kind``."""

_FILE_KINDS: tuple[FileKind, ...] = get_args(FileKind)
_TYPES: Mapping[str, tuple[str, str]] = {
    "string_type": ("text", "Write a text behind it."),
    "int_type": ("a whole number", "Write a whole number such as 1, without quotation marks."),
    "int_from_float": ("a whole number", "Write a whole number such as 1."),
    "float_type": ("a number", "Write a number such as 1.5, without quotation marks."),
    "bool_type": ("true or false", "Write true or false, without quotation marks."),
    "list_type": ("a list", "Write its items as [one, two], or each on a line of its own after '- '."),
    "dict_type": ("a group of keys", "Write 'key: value' lines, indented, below it."),
    "dataclass_type": ("a group of keys", "Write 'key: value' lines, indented, below it."),
    "no_fraction": ("a number", "Write a number such as 0.5, or a fraction such as 1/3."),
    "no_date": ("a day", "Write it as year-month-day, such as 2026-03-02."),
}
_LIMITS = {
    "greater_than_equal": ("at least", "ge"),
    "less_than_equal": ("at most", "le"),
    "greater_than": ("more than", "gt"),
    "less_than": ("less than", "lt"),
}


def read_shape(file: str, data: bytes | Document, kind: FileKind, shape: type[T]) -> tuple[T, Document]:
    """The content of a file of this kind as an instance of its shape, and the document.

    ``data`` are the bytes of the file, or its document where it was read already. What was written in an earlier shape
    has today's in both. ``file`` is its name in problems. Raises BadFileError with every problem found.
    """
    document = data if isinstance(data, Document) else read_document(file, data)
    found = kind_of(document)
    if found != kind:
        message = f"This is {_a(found)} file, where {_a(kind)} file is wanted."
        raise BadFileError(file, (document.problem(("kind",), message, f"Name {_a(kind)} file here."),))
    bring_up_to_date(kind, document.value)
    result = validated(shape, _without_kind(document))
    if isinstance(result, list):
        raise BadFileError(file, first_problems(_problem(document, shape, error) for error in result))
    return result, document


def _without_kind(document: Document) -> object:
    value = document.value
    return {key: value[key] for key in value if key != "kind"} if isinstance(value, dict) else value


def kind_of(document: Document) -> FileKind:
    """What the document says it is. Raises BadFileError with one problem when it says nothing known."""
    kinds = ", ".join(_FILE_KINDS)
    if not isinstance(document.value, dict):
        problem = document.problem((), "The file holds no 'key: value' lines.", "Begin with 'kind: ...' and 'id: ...'.")
    elif "kind" not in document.value:
        problem = document.problem((), "'kind' is missing.", f"Add 'kind: ...' as the first line; known: {kinds}.")
    else:
        given = document.value["kind"]
        kind = next((kind for kind in _FILE_KINDS if kind == given), None)
        if kind is not None:
            return kind
        message = f"There is no kind of file called '{one_line(str(given), 40)}'." if given else "'kind' is empty."
        problem = document.problem(("kind",), message, suggestion(str(given), _FILE_KINDS))
    raise BadFileError(document.file, (problem,))


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _problem(document: Document, shape: type, error: ErrorDetails) -> Problem:
    path: KeyPath = error["loc"]
    at_key = False
    if path and path[-1] == "[key]":
        path, at_key = path[:-1], True
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing":
        return missing_key(document, shape, path)
    if kind == "unexpected_keyword_argument":
        return _unknown_key(document, shape, path)
    name = _name(path)
    if kind in _TYPES:
        message, hint = _wrong_type(name, kind, error["input"])
    elif kind == "enum":
        message, hint = _no_member(name, shape, path, error["input"], at_key=at_key)
    elif kind in _LIMITS:
        word, key = _LIMITS[kind]
        message = f"{name} is {one_line(str(error['input']), 20)}, but must be {word} {context[key]}."
        hint = f"Write a number that is {word} {context[key]}."
    elif kind in {"too_short", "too_long"}:
        at_key = True
        message, hint = _wrong_length(name, kind, context)
    else:
        message, hint = _unfit_text(name, kind, error["input"], context)
    return document.problem(path, message, hint, at_key=at_key)


def missing_key(document: Document, shape: type, path: KeyPath) -> Problem:
    """The problem that the key at the end of ``path`` is not there."""
    *around, key = path
    owner = document.at(tuple(around))
    named = owner.get("id") if isinstance(owner, dict) else None
    where = f" from {one_line(named, 40)}" if isinstance(named, str) else ""
    group = type_at(shape, tuple(around))
    means = keys_of(group)[str(key)].means if is_shape(group) else ""
    return document.problem(tuple(around), f"'{key}' is missing{where}.", f"Add '{key}: ...'. {means}".strip())


def _unknown_key(document: Document, shape: type, path: KeyPath) -> Problem:
    group, given = type_at(shape, path[:-1]), document.at(path[:-1])
    known = keys_of(group) if is_shape(group) else ()
    free = [key for key in known if not isinstance(given, dict) or key not in given]
    hint = suggestion(str(path[-1]), free) if free else "Take it out."
    return document.problem(path, f"'{one_line(str(path[-1]), 40)}' is no key that is known here.", hint, at_key=True)


def _name(path: KeyPath) -> str:
    """How the value at ``path`` is called in a sentence."""
    if not path:
        return "The file"
    if isinstance(path[-1], str):
        return f"'{one_line(path[-1], 40)}'"
    names = [step for step in path if isinstance(step, str)]
    return f"Item {path[-1] + 1} of '{names[-1]}'" if names else f"Item {path[-1] + 1}"


def _wrong_type(name: str, kind: str, value: object) -> tuple[str, str]:
    wanted, hint = _TYPES[kind]
    if kind == "string_type" and isinstance(value, bool | int | float):
        written = str(value).lower() if isinstance(value, bool) else str(value)
        hint = f"Put it in quotation marks: '{written}'."
    if kind == "no_date" and isinstance(value, str):
        return f"{name} is '{one_line(value, 30)}', which is no day.", hint
    return f"{name} must be {wanted}, not {_described(value)}.", hint


def _described(value: object) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return "true or false"
        case int() | float():
            return f"the number {value}"
        case str():
            return "text"
        case list():
            return "a list"
        case _:
            return "a group of keys"


def _no_member(name: str, shape: type, path: KeyPath, value: object, *, at_key: bool) -> tuple[str, str]:
    found = get_args(type_at(shape, path[:-1]))[0] if at_key else type_at(shape, path)
    words: list[str] = list(found) if isinstance(found, EnumType) else []
    shown = one_line(str(value), 40)
    if at_key:
        return f"'{shown}' is no key that is known here.", suggestion(shown, words)
    return f"{name} cannot be '{shown}'.", suggestion(shown, words)


def _wrong_length(name: str, kind: str, context: Mapping[str, Any]) -> tuple[str, str]:
    actual = context["actual_length"]
    items = counted(actual, "item")
    if kind == "too_short":
        wanted = context["min_length"]
        return f"{name} has {items}; it needs {wanted}{' or more' if wanted == 1 else ''}.", f"Add {wanted - actual}."
    wanted = context["max_length"]
    return f"{name} has {items}; it may have {wanted}.", f"Take {actual - wanted} out."


_LOOK_UP = "Look the key up in the description of the file format."


def _unfit_text(name: str, kind: str, value: object, context: Mapping[str, Any]) -> tuple[str, str]:
    if kind in {"string_too_short", "string_pattern_mismatch"}:
        if isinstance(value, str) and value == one_line(value) and value:
            return f"{name} cannot be '{one_line(value, 40)}'.", _LOOK_UP
        if isinstance(value, str) and value.strip():
            return f"{name} must be one line without spaces around it.", "Put it on one line."
        return f"{name} is empty.", "Write a text, or leave the key out where that is allowed."
    if kind == "string_too_long":
        return f"{name} is longer than {context['max_length']} characters.", "Make it shorter."
    return f"{name} cannot be '{one_line(str(value), 40)}'.", _LOOK_UP
