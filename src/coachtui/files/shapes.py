"""Reads from the annotations of the model's dataclasses which keys a file may have. Validates nothing.

The shape of a group of keys is a dataclass whose fields are annotated with `Means`, and with `Limits` where there are
any. Fields hold texts, numbers, booleans, enums, `Fraction`, `date`, other shapes, tuples and mappings of these, and
either a mapping or one text.
"""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import NoneType
from typing import Annotated, TypeGuard, Union, get_args, get_origin, get_type_hints

from coachtui.files.positions import KeyPath
from coachtui.model.shapes import Means


@dataclass(frozen=True, slots=True)
class GroupKey:
    """One key of a group of keys.

    ``name`` is the key as it is written, ``field`` the field it fills, ``means`` its explanation, ``annotation`` the
    whole annotation of the field. ``default`` is the value when the key is left out, MISSING where it must be there.
    """

    name: str
    field: str
    means: str
    annotation: object
    default: object


@cache
def keys_of(shape: type) -> Mapping[str, GroupKey]:
    """The keys of a group by their names in files, in the order of the dataclass."""
    hints = get_type_hints(shape, include_extras=True)
    keys = {}
    for field in fields(shape):
        annotation = hints[field.name]
        means = next(mark for mark in get_args(annotation) if isinstance(mark, Means))
        default = field.default if field.default_factory is MISSING else field.default_factory()
        name = means.key or field.name
        keys[name] = GroupKey(name, field.name, means.sentence, annotation, default)
    return keys


def is_shape(found: object) -> TypeGuard[type]:
    """Whether a type is the shape of a group of keys."""
    return isinstance(found, type) and is_dataclass(found)


def type_at(shape: type, path: KeyPath) -> object:
    """The type of the value at ``path`` in a file of this shape, without ``Annotated`` and ``| None``.

    None where the shape has no such path.
    """
    found: object = shape
    for step in path:
        if is_shape(found):
            key = keys_of(found).get(str(step))
            found = None if key is None else _bare(key.annotation)
        else:
            items = [each for each in get_args(found) if each is not Ellipsis]
            found = _bare(items[-1]) if items else None
    return found


def _bare(annotation: object) -> object:
    arguments = get_args(annotation)
    if get_origin(annotation) in {Annotated, Union} or NoneType in arguments:
        return _bare(next(each for each in arguments if each is not NoneType))
    return annotation
