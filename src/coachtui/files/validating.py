"""Validates plain values into the model's dataclasses, with pydantic-core. ``shaping`` puts its errors into words.

Values are not guessed at: the text '5' is no number, and the number 5 no text. Parsed are only fractions, from numbers
or texts such as 1/3; dates, from texts such as 2024-01-31; and numbered enums, from whole numbers. A whole number also
does where a float is wanted. Whether ids fit together is for ``linting``.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, asdict
from datetime import date
from enum import Enum, IntEnum
from fractions import Fraction
from functools import cache, partial
from math import isfinite
from types import NoneType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic_core import (
    ErrorDetails,
    PydanticCustomError,
    PydanticKnownError,
    SchemaValidator,
    ValidationError,
    core_schema,
)
from pydantic_core.core_schema import CoreSchema

from coachtui.files.shapes import GroupKey, is_shape, keys_of
from coachtui.model.shapes import Limits

T = TypeVar("T")

Definitions = dict[str, CoreSchema]
"""The schemas of the shapes, and of the enums of texts, inside a shape, by the names of their classes."""

_ONE_TEXT, _GROUP = " text", " group"
"""Which of the two a value is that may be a text or a group of keys. No key of a file begins with a space."""

FRACTION = r"\d{1,9} ?/ ?[1-9]\d{0,8}"
"""How a fraction is written as a text, such as 1/3: no sign, at most nine digits each."""


def validated(shape: type[T], value: object) -> T | list[ErrorDetails]:
    """``value`` as an instance of ``shape``, or every error that pydantic-core finds in it."""
    wanted: type = shape
    try:
        instance: T = _validator(wanted).validate_python(value)
    except ValidationError as error:
        return [_in_file(each) for each in error.errors(include_url=False)]
    return instance


def _in_file(error: ErrorDetails) -> ErrorDetails:
    """``error`` with the path of its value as it is in the file."""
    error["loc"] = tuple(step for step in error["loc"] if step not in {_ONE_TEXT, _GROUP})
    return error


@cache
def _validator(shape: type) -> SchemaValidator:
    return SchemaValidator(core_schema_of(shape))


def core_schema_of(shape: type) -> CoreSchema:
    """The pydantic-core schema of a shape.

    For the JSON Schemas in ``schemas``, the metadata of a field has what its key ``means``, and that of a fraction or a
    date has the class it becomes, as ``type``.
    """
    definitions: Definitions = {}
    whole = _group(shape, definitions)
    return core_schema.definitions_schema(whole, list(definitions.values()))


def _group(shape: type, definitions: Definitions, ref: str | None = None) -> CoreSchema:
    keys = keys_of(shape).values()
    return core_schema.dataclass_schema(
        shape,
        core_schema.dataclass_args_schema(shape.__name__, [_field(key, definitions) for key in keys]),
        [key.field for key in keys],
        config=core_schema.CoreConfig(extra_fields_behavior="forbid"),
        ref=ref,
        slots=True,
        frozen=True,
    )


def _field(key: GroupKey, definitions: Definitions) -> core_schema.DataclassField:
    """The field that a key fills. A key whose default is a group may also be left empty, with the same meaning."""
    schema = _schema(key.annotation, definitions)
    if is_shape(type(key.default)):
        schema = core_schema.no_info_after_validator_function(
            lambda group: key.default if group is None else group, core_schema.nullable_schema(schema)
        )
    if key.default is not MISSING:
        schema = core_schema.with_default_schema(schema, default=key.default)
    return core_schema.dataclass_field(key.field, schema, validation_alias=key.name, metadata={"means": key.means})


def _schema(annotation: Any, definitions: Definitions, **limits: Any) -> CoreSchema:  # noqa: ANN401 - any type there is
    """The schema of a value. Of a tuple of fixed length all items are of the first type.

    Limits of a value that may be left out belong to the type beside ``None``, those of a group or one text to the
    group.
    """
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _schema(arguments[0], definitions, **_limits(arguments[1:]))
    if NoneType in arguments:
        return core_schema.nullable_schema(_schema(arguments[0], definitions))
    if origin in {tuple, Mapping, Union}:
        return _of_several(annotation, definitions, limits)
    if annotation in _SCALARS:
        return _SCALARS[annotation](**limits)
    return _of_class(annotation, definitions)


def _of_several(annotation: Any, definitions: Definitions, limits: dict[str, Any]) -> CoreSchema:  # noqa: ANN401 - as above
    """The schema of a list, of a group whose keys are data, or of either such a group or one text."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Mapping:
        keys, values = (_schema(each, definitions) for each in arguments)
        return core_schema.dict_schema(keys, values, **limits)
    if origin is tuple:
        if Ellipsis not in arguments:
            limits = {"min_length": len(arguments), "max_length": len(arguments)}
        items = core_schema.list_schema(_schema(arguments[0], definitions), strict=True, **limits)
        return core_schema.no_info_after_validator_function(tuple, items)
    group, text = arguments
    choices = {_ONE_TEXT: _schema(text, definitions), _GROUP: _schema(group, definitions, **limits)}
    return core_schema.tagged_union_schema(choices, lambda value: _ONE_TEXT if isinstance(value, str) else _GROUP)


def _of_class(found: type, definitions: Definitions) -> CoreSchema:
    """The schema of an enum or a group of keys.

    An enum of numbers is a whole number within its range; any other class is defined once, and referred to by its name.
    """
    if issubclass(found, IntEnum):
        number = core_schema.int_schema(strict=True, ge=min(found), le=max(found))
        return core_schema.no_info_after_validator_function(found, number)
    name = found.__name__
    if name not in definitions:
        if issubclass(found, Enum):
            definitions[name] = core_schema.enum_schema(found, list(found), sub_type="str", ref=name)
        else:
            definitions[name] = _group(found, definitions, name)
    return core_schema.definition_reference_schema(name)


def _limits(metadata: Iterable[object]) -> dict[str, Any]:
    """The limits among the metadata of an annotation. pydantic-core knows them by the same names."""
    given = [asdict(mark) for mark in metadata if isinstance(mark, Limits)]
    return {name: limit for each in given for name, limit in each.items() if limit is not None}


def _fraction(**limits: int) -> CoreSchema:
    """An exact fraction from a number or a text of the form `FRACTION`; a decimal means what is written."""

    def parse(value: object) -> Fraction:
        if isinstance(value, str) and re.fullmatch(FRACTION, value, re.ASCII):
            above, below = value.split("/")
            number = Fraction(int(above), int(below))
        elif isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
            number = Fraction(str(value))
        else:
            raise PydanticCustomError("no_fraction", "no number")
        if number <= limits.get("gt", number - 1):
            raise PydanticKnownError("greater_than", {"gt": limits["gt"]})
        if number < limits.get("ge", number):
            raise PydanticKnownError("greater_than_equal", {"ge": limits["ge"]})
        if number > limits.get("le", number):
            raise PydanticKnownError("less_than_equal", {"le": limits["le"]})
        return number

    return core_schema.no_info_after_validator_function(parse, core_schema.any_schema(), metadata={"type": Fraction})


def _number(**limits: int) -> CoreSchema:
    """An exact number as `_fraction` reads it; a whole one is an int."""

    def whole(number: Fraction) -> int | Fraction:
        return number.numerator if number.denominator == 1 else number

    return core_schema.no_info_after_validator_function(whole, _fraction(**limits))


def _day() -> CoreSchema:
    """A date from a text that is written exactly as 2024-01-31."""

    def parse(value: str) -> date:
        try:
            parsed = date.fromisoformat(value)
        except ValueError:
            raise PydanticCustomError("no_date", "no date") from None
        if parsed.isoformat() != value:
            raise PydanticCustomError("no_date", "no date")
        return parsed

    return core_schema.no_info_after_validator_function(
        parse, core_schema.str_schema(strict=True), metadata={"type": date}
    )


_SCALARS: Mapping[object, Callable[..., CoreSchema]] = {
    str: partial(core_schema.str_schema, strict=True),
    int: partial(core_schema.int_schema, strict=True),
    float: partial(core_schema.float_schema, strict=True, allow_inf_nan=False),
    bool: partial(core_schema.bool_schema, strict=True),
    Fraction: _fraction,
    int | Fraction: _number,
    date: _day,
}
