"""The forms of the lists in the state form: which keys their objects have, from ``store.kinds`` and types of fields."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from typing import get_type_hints

from coachtui.exchange.json_fields import FieldReader, JsonObject, reader_of
from coachtui.model.answers import SessionKind
from coachtui.store.kinds import KINDS, Kind
from coachtui.store.strict import without_none

LISTED = tuple(kind for kind in KINDS if kind.table and not kind.within)
"""The kinds of records that have a list of their own."""

MAY_BE_LEFT_OUT: Mapping[str, frozenset[str]] = {
    "session": frozenset({"kind"}),
    "rating": frozenset({"id"}),
    "quote": frozenset({"id"}),
    "attachment": frozenset({"id", "size", "sha256"}),
}
"""Fields that a record of this kind has in any case, but that are filled in where the file does not give them."""


@dataclass(frozen=True, slots=True)
class ListForm:
    """The form of the objects in one list.

    ``keys`` are those that an object may have, ``needed`` those it must have. ``readers`` read its fields, session and
    person among them; ``required`` are the fields that may not be None.
    """

    keys: tuple[str, ...]
    needed: tuple[str, ...]
    readers: Mapping[str, FieldReader]
    required: frozenset[str]


def _form_of(kind: Kind) -> ListForm:
    defaults = {each.name: each.default for each in fields(kind.record)}
    left_out = {"session", *MAY_BE_LEFT_OUT.get(kind.name, ())}
    content = ("content",) if kind.name == "attachment" else ()
    return ListForm(
        (*(name for name in kind.hints if name not in kind.nested), *kind.flat, *content),
        tuple(name for name, default in defaults.items() if default is MISSING and name not in left_out),
        {name: _reader_of(kind, name, hint, defaults[name]) for name, hint in kind.hints.items()},
        frozenset(name for name, hint in kind.hints.items() if not without_none(hint)[1]),
    )


def _reader_of(kind: Kind, name: str, hint: object, default: object) -> FieldReader:
    """How to read a field of this type; where nothing is given, as its ``default``, unless that is MISSING."""
    if name not in kind.nested:
        read_given = reader_of(hint, SessionKind.INTERVIEW if hint is SessionKind else "")
        if default is MISSING:
            return read_given
        return lambda record, key: default if record.get(key) is None else read_given(record, key)
    nested = without_none(hint)[0]
    part_of = {key: path.partition(".")[2] for key, path in kind.flat.items() if path.startswith(f"{name}.")}
    hints = get_type_hints(nested, include_extras=True)
    readers = {key: reader_of(hints[part]) for key, part in part_of.items()}

    def read(record: JsonObject, _name: str) -> object:
        given = [key for key in part_of if record.get(key) not in (None, "")]
        if not given:
            return None
        if len(given) < len(part_of):
            raise ValueError(f"has {' without '.join(part_of)}, or the other way round")
        return nested(**{part: readers[key](record, key) for key, part in part_of.items()})

    return read


FORMS = {kind.name: _form_of(kind) for kind in LISTED}
"""How each list looks, by the name of its kind."""
