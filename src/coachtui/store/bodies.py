"""Records of the model as entries of the log, and back, by what ``kinds`` says of each kind.

Reading is strict: a body that is not exactly what its kind promises is Unreadable, so that nothing half-understood
reaches a score. Keys that are not known are passed by.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass, replace
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

from coachtui.model.text import clean
from coachtui.store.entry import Entry, Json, NewEntry, cleaned, sha256_of
from coachtui.store.kinds import BOOKKEEPING, KIND_NAMED, KIND_OF, KINDS, Key, Kind, Record, Withdrawable
from coachtui.store.records import Withdrawn
from coachtui.store.strict import Body, Unreadable, code_in, field_reader, reader_of, text_in, without_none


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A script or rubric to be kept in the file: its role ("script" or "rubric"), id, file name and bytes."""

    role: str
    id: str
    name: str
    content: bytes


VERSIONS: Mapping[str, int] = {**BOOKKEEPING, **{kind.name: kind.version for kind in KINDS}}
"""The kinds this version knows, and the version of the body it writes for each."""

Upcasts = Mapping[tuple[str, int], Callable[[Body], Body]]
UPCASTS: Upcasts = {}
"""How a body of an older version becomes the next one's: (kind, version) to the change. None is older yet."""


def _in_body(kind: Kind) -> Iterator[Field[Any]]:
    """The fields of a kind that its bodies hold."""
    by_name = {each.name: each for each in fields(kind.record)}
    return (by_name[name] for name in kind.in_body)


_R = TypeVar("_R", bound=Record)
_FieldReader = Callable[[Entry, Body], Any]
_IN_BODY = {
    kind.name: tuple((each.name, each.default if each.name in kind.later else MISSING) for each in _in_body(kind))
    for kind in KINDS
}
"""The fields that a body holds, each with the value with which it is left out."""
_PLAIN = frozenset({str, int, bool, float, type(None)})
"""The types of values that a body holds as they are."""


def entry_for(record: Record, *, keep_time: bool = False) -> NewEntry:
    """The entry that records ``record``.

    Its ``at`` is left to the log, so that a revised record gets the time of its revision; ``keep_time`` keeps the
    record's own, for what was said before it was typed in (imports).
    """
    kind = KIND_OF[type(record)]
    body: dict[str, Json] = {}
    for name, default in _IN_BODY[kind.name]:
        value = getattr(record, name)
        if value is not default and value != default:
            body[name] = value if type(value) in _PLAIN else _to_json(value)
    at = getattr(record, "at", None)
    if keep_time and at is not None:
        body["at"] = at
    columns = {column: getattr(record, name) for column, name in kind.columns.items()}
    return NewEntry(kind.name, body, **columns, version=kind.version)


def new_entries(
    records: Iterable[Record],
    withdraw: Iterable[Withdrawable],
    documents: Iterable[NamedDocument],
    *,
    keep_time: bool,
    moments: Iterable[str] = (),
) -> tuple[NewEntry, ...]:
    """The entries for ``documents``, ``withdraw`` and ``records``, in this order.

    ``keep_time`` keeps the records' own ``at``; otherwise the log gives each the time at which it is recorded.
    ``moments`` are those times, one for each entry, where they are known already.
    """
    named = (document_entry(sha256_of(each.content), each.role, each.id, each.name) for each in documents)
    withdrawals = map(withdrawal_of, withdraw)
    entries = (*named, *withdrawals, *(entry_for(record, keep_time=keep_time) for record in records))
    return tuple(replace(entry, at=at) for entry, at in zip(entries, moments, strict=True)) if moments else entries


def withdrawal_of(record: Withdrawable) -> NewEntry:
    """The entry after which ``record`` counts no more."""
    recording = entry_for(record)
    key = {name: recording.body[name] for name in KIND_OF[type(record)].key if name in recording.body}
    return replace(recording, body={"withdrawn": True, **key})


def document_entry(sha256: str, role: str, document_id: str, name: str) -> NewEntry:
    """The entry that says what the document with this hash is: ``role`` script or rubric, its id, its file's name."""
    return NewEntry("document", {"role": role, "id": document_id, "name": name}, item=sha256)


def _to_json(value: object) -> Json:
    """A value of a record as its body holds it. Nested records leave out lists that are empty unless given."""
    match value:
        case Enum(value=plain):
            return _to_json(plain)
        case None | bool() | int() | float() | str():
            return value
        case tuple():
            return [_to_json(part) for part in value]
        case Mapping():
            return dict(value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            return {
                each.name: _to_json(part)
                for each in fields(value)
                if (part := getattr(value, each.name)) != () or each.default != ()
            }
        case _:
            raise TypeError(f"no body holds a {type(value).__name__}")


def as_read(record: _R, at: str, *, keep_time: bool) -> _R:
    """``record`` as it is read back from the entry that records it at the moment ``at``: cleaned, and with its time."""
    values: dict[str, Any] = {each.name: _clean_value(getattr(record, each.name)) for each in fields(record)}
    if "at" in values and not (keep_time and values["at"]):
        values["at"] = at
    return replace(record, **values)


def _clean_value(value: object) -> object:
    """A value of a record with every text in it cleaned."""
    match value:
        case Enum():
            return value
        case str():
            return clean(value)
        case tuple():
            return tuple(map(_clean_value, value))
        case Mapping():
            return {clean(key): _clean_value(part) for key, part in value.items()}
        case _ if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{each.name: _clean_value(getattr(value, each.name)) for each in fields(value)})
        case _:
            return value


def record_in(entry: Entry, upcasts: Upcasts = UPCASTS) -> Record | Withdrawn | None:
    """The record or withdrawal in ``entry``; None for bookkeeping entries and for those that were erased.

    Raises Unreadable for kinds and versions that are not known and for bodies that are not what their kind promises.
    """
    current = VERSIONS.get(entry.kind)
    if current is None or type(entry.version) is not int or not 1 <= entry.version <= current:
        raise Unreadable
    if entry.body is None or entry.kind not in KIND_NAMED:
        return None
    body = _parse(entry.body)
    for version in range(entry.version, current):
        body = upcasts[entry.kind, version](body)
    if body.get("withdrawn") is True:
        return Withdrawn(entry.kind, _key_reader(entry.kind)(entry, body))
    return _record_reader(entry.kind)(entry, body)


def readable_in(entry: Entry) -> Record | Withdrawn | None:
    """As `record_in`; None also for what it cannot read."""
    try:
        return record_in(entry)
    except Unreadable:
        return None


def _parse(text: object) -> Body:
    """The body in ``text``, cleaned where that is needed. Raises Unreadable for what is no JSON object."""
    if not isinstance(text, str):
        raise Unreadable
    try:
        body = _DECODER.decode(text)
    except (ValueError, RecursionError):
        raise Unreadable from None
    if not isinstance(body, dict):
        raise Unreadable
    # What coachtui wrote is clean. A body from another hand may hold what must not reach a terminal, also as \uXXXX.
    if "\\u" in text or not (text.isprintable() or clean(text) == text):
        return _cleaned_body(body)
    return body


def _cleaned_body(body: Body) -> Body:
    """The body with every text cleaned. Raises Unreadable where it holds what cannot be stored."""
    try:
        clean_body = cleaned(body)
    except (ValueError, RecursionError):
        raise Unreadable from None
    return clean_body if isinstance(clean_body, dict) else {}


def _refuse(constant: str) -> None:
    """Raise ValueError for NaN and the infinities, which are no JSON."""
    raise ValueError(constant)


_DECODER = json.JSONDecoder(parse_constant=_refuse)
"""Made once: ``json.loads`` with an argument makes one for each text."""


# How a kind is read, worked out from the types of its fields when the first entry of that kind is.


def _field_readers(kind: Kind) -> Mapping[str, _FieldReader]:
    """How to read each field of ``kind`` out of an entry and its body, in the order of the dataclass."""
    readers: dict[str, _FieldReader] = {}
    hints, column_of = kind.hints, kind.column_of
    for each in fields(kind.record):
        hint, column = hints[each.name], column_of.get(each.name)
        if each.name == "at":
            readers["at"] = _moment
        elif column is None:
            readers[each.name] = _from_body(field_reader(each.name, hint, each.default))
        else:
            readers[each.name] = _from_column(column, is_optional=without_none(hint)[1])
            if each.name in kind.repeated:
                from_body = _from_body(field_reader(each.name, hint, each.default))
                readers[each.name] = _from_either(from_body, readers[each.name])
    return readers


def _moment(entry: Entry, body: Body) -> str:
    """The time of a record: the one in its body, otherwise the one at which it was recorded."""
    at = body.get("at")
    return entry.at if at is None else text_in(at)


def _from_body(read: Callable[[Body], Any]) -> _FieldReader:
    """A reader of a field from the body alone."""
    return lambda _entry, body: read(body)


def _from_column(column: str, *, is_optional: bool) -> _FieldReader:
    """A reader of a code in a column. An optional ``item`` may be any text, as it always might."""
    value_in = attrgetter(column)
    if not is_optional:
        return lambda entry, _body: code_in(value_in(entry))
    read = text_in if column == "item" else code_in
    return lambda entry, _body: None if value_in(entry) is None else read(value_in(entry))


def _from_either(first: _FieldReader, second: _FieldReader) -> _FieldReader:
    """A reader that asks ``second`` where ``first`` finds nothing."""
    return lambda entry, body: first(entry, body) or second(entry, body)


@cache
def _record_reader(name: str) -> Callable[[Entry, Body], Record]:
    """A function that makes the record of the kind ``name`` from an entry and its body, or raises Unreadable."""
    kind = KIND_NAMED[name]
    every = _field_readers(kind)
    hints, own = kind.hints, {each.name for each in fields(kind.record)} - {"at", *kind.repeated, *kind.column_of}
    steps = tuple(
        (each.name if each.name in own else None, every[each.name], reader_of(hints[each.name]), each.default)
        for each in fields(kind.record)
    )

    def read(entry: Entry, body: Body) -> Record:
        values: list[Any] = []
        for field, of_entry, of_value, default in steps:
            if field is None:
                values.append(of_entry(entry, body))
            elif field in body:
                values.append(of_value(body[field]))
            else:
                values.append(of_value(None) if default is MISSING else default)
        try:
            record: Record = kind.record(*values)
        except ValueError:
            raise Unreadable from None
        return record

    return read


@cache
def _key_reader(name: str) -> Callable[[Entry, Body], Key]:
    """A function that makes the key of a withdrawn record of the kind ``name``, or raises Unreadable."""
    kind = KIND_NAMED[name]
    every = _field_readers(kind)
    readers = [every[name] for name in kind.key]

    def read(entry: Entry, body: Body) -> Key:
        if not kind.can_be_withdrawn:
            raise Unreadable
        key = tuple(read_field(entry, body) for read_field in readers)
        return key if len(key) > 1 else key[0]

    return read
