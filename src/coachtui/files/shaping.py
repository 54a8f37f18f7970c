"""Bringing a YAML document into its shape, with every mismatch put into a plain sentence at its line and column."""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any, TypeVar, get_args

from coachtui.files.places import Path
from coachtui.files.shape_fields import Shape
from coachtui.files.shapes import SHAPES, shaped
from coachtui.files.yaml_text import Document, read_document
from coachtui.model.problems import BadFileError, Problem
from coachtui.model.suggesting import suggestion
from coachtui.model.text import one_line

S = TypeVar("S", bound=Shape)

_TYPES: Mapping[str, tuple[str, str]] = {
    "string_type": ("text", "Write a text behind it."),
    "int_type": ("a whole number", "Write a whole number such as 1, without quotation marks."),
    "int_from_float": ("a whole number", "Write a whole number such as 1."),
    "float_type": ("a number", "Write a number such as 1.5, without quotation marks."),
    "bool_type": ("true or false", "Write true or false, without quotation marks."),
    "list_type": ("a list", "Write its items as [one, two], or each on a line of its own after '- '."),
    "dict_type": ("a group of keys", "Write 'key: value' lines, indented, below it."),
    "model_type": ("a group of keys", "Write 'key: value' lines, indented, below it."),
    "no_fraction": ("a number", "Write a number such as 0.5, or a fraction such as 1/3."),
    "no_date": ("a day", "Write it as year-month-day, such as 2026-03-02."),
}
_LIMITS = {
    "greater_than_equal": ("at least", "ge"),
    "less_than_equal": ("at most", "le"),
    "greater_than": ("more than", "gt"),
    "less_than": ("less than", "lt"),
}


def read_shape(file: str, data: bytes, kind: str, shape: type[S]) -> tuple[S, Document]:
    """The file's content in ``shape``, and the document. Raises BadFileError with every problem found."""
    document = read_document(file, data)
    return fit(document, kind, shape), document


def fit(document: Document, kind: str, shape: type[S]) -> S:
    """The document's content in ``shape``. Raises BadFileError with every problem found."""
    found = kind_of(document)
    if found != kind:
        message = f"This is {_a(found)} file, where {_a(kind)} file is wanted."
        raise BadFileError(document.file, (document.problem(("kind",), message, f"Name {_a(kind)} file here."),))
    result = shaped(shape, document.value)
    if not isinstance(result, list):
        return result
    problems = {_problem(document, shape, error) for error in result}
    raise BadFileError(document.file, tuple(sorted(problems)))


def kind_of(document: Document) -> str:
    """What the document says it is: a key of ``SHAPES``. Raises BadFileError with one problem when it is neither."""
    kinds = ", ".join(SHAPES)
    if not isinstance(document.value, dict):
        problem = document.problem((), "The file holds no 'key: value' lines.", "Begin with 'kind: ...' and 'id: ...'.")
        raise BadFileError(document.file, (problem,))
    if "kind" not in document.value:
        problem = document.problem((), "'kind' is missing.", f"Add 'kind: ...' as the first line; known: {kinds}.")
        raise BadFileError(document.file, (problem,))
    kind = document.value["kind"]
    if not isinstance(kind, str) or kind not in SHAPES:
        message = f"There is no kind of file called '{one_line(str(kind), 40)}'." if kind else "'kind' is empty."
        problem = document.problem(("kind",), message, suggestion(str(kind), SHAPES))
        raise BadFileError(document.file, (problem,))
    return kind


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _problem(document: Document, shape: type[Shape], error: Mapping[str, Any]) -> Problem:
    path: Path = tuple(error["loc"])
    at_key = False
    if path and path[-1] == "[key]":
        path, at_key = path[:-1], True
    kind, context = error["type"], error.get("ctx", {})
    if kind == "missing":
        return _missing(document, shape, path)
    if kind == "extra_forbidden":
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


def _missing(document: Document, shape: type[Shape], path: Path) -> Problem:
    owner = document.at(path[:-1])
    named = owner.get("id") if isinstance(owner, dict) else None
    where = f" from {one_line(named, 40)}" if isinstance(named, str) else ""
    described = _description(shape, path)
    hint = f"Add '{path[-1]}: ...'. {described}".strip()
    return document.problem(path[:-1], f"'{path[-1]}' is missing{where}.", hint)


def _unknown_key(document: Document, shape: type[Shape], path: Path) -> Problem:
    around = _model(shape, path[:-1])
    given = document.at(path[:-1])
    present = set(given) if isinstance(given, dict) else set()
    free = [key for key in _keys(around) if key not in present] if around else []
    hint = suggestion(str(path[-1]), free) if free else "Take it out."
    return document.problem(path, f"'{one_line(str(path[-1]), 40)}' is no key that is known here.", hint, at_key=True)


def _name(path: Path) -> str:
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


def _no_member(name: str, shape: type[Shape], path: Path, value: object, *, at_key: bool) -> tuple[str, str]:
    words = list(_words(shape, path, at_key=at_key))
    shown = one_line(str(value), 40)
    if at_key:
        return f"'{shown}' is no key that is known here.", suggestion(shown, words)
    return f"{name} cannot be '{shown}'.", suggestion(shown, words)


def _wrong_length(name: str, kind: str, context: Mapping[str, Any]) -> tuple[str, str]:
    actual = context["actual_length"]
    items = f"{actual} item" if actual == 1 else f"{actual} items"
    if kind == "too_short":
        wanted = context["min_length"]
        return f"{name} has {items}; it needs {wanted}{' or more' if wanted == 1 else ''}.", f"Add {wanted - actual}."
    wanted = context["max_length"]
    return f"{name} has {items}; it may have {wanted}.", f"Take {actual - wanted} out."


def _unfit_text(name: str, kind: str, value: object, context: Mapping[str, Any]) -> tuple[str, str]:
    if kind in {"string_too_short", "string_pattern_mismatch"}:
        if isinstance(value, str) and value.strip():
            return f"{name} must be one line without spaces around it.", "Put it on one line."
        return f"{name} is empty.", "Write a text, or leave the key out where that is allowed."
    if kind == "string_too_long":
        return f"{name} is longer than {context['max_length']} characters.", "Make it shorter."
    return f"{name} cannot be '{one_line(str(value), 40)}'.", "Look the key up in the description of the file format."


def _keys(shape: type[Shape]) -> list[str]:
    return [field.alias or name for name, field in shape.model_fields.items()]


def _model(shape: type[Shape], path: Path) -> type[Shape] | None:
    """The shape of the group of keys at ``path``; None where it has keys of the author's own."""
    found = _annotation(shape, path)
    return found if isinstance(found, type) and issubclass(found, Shape) else None


def _description(shape: type[Shape], path: Path) -> str:
    around = _model(shape, path[:-1])
    for name, field in around.model_fields.items() if around else ():
        if path[-1] in {name, field.alias}:
            return field.description or ""
    return ""


def _words(shape: type[Shape], path: Path, *, at_key: bool) -> Iterator[str]:
    annotation = _annotation(shape, path[:-1] if at_key else path)
    for part in _parts(annotation):
        if isinstance(part, type) and issubclass(part, Enum):
            yield from (str(member.value) for member in part)
            return


def _annotation(shape: type[Shape], path: Path) -> object:
    found: object = shape
    for step in path:
        if isinstance(found, type) and issubclass(found, Shape):
            fields = {field.alias or name: field.annotation for name, field in found.model_fields.items()}
            found = _bare(fields.get(str(step)))
        else:
            arguments = get_args(found)
            found = _bare(arguments[-1]) if arguments else None
    return found


def _bare(annotation: object) -> object:
    """The type behind ``Annotated`` and ``| None``."""
    if hasattr(annotation, "__metadata__"):
        return _bare(get_args(annotation)[0])
    arguments = get_args(annotation)
    if type(None) in arguments:
        return _bare(next(argument for argument in arguments if argument is not type(None)))
    return annotation


def _parts(annotation: object) -> Iterator[object]:
    yield annotation
    for argument in get_args(annotation):
        yield from _parts(argument)
