"""The state of an engagement as JSON values, for import from and export to other programs.

docs/state-format.md describes the format. Reading collects every problem; writing loses nothing of the state. Which
lists there are, and their keys, follows from ``store.kinds``.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from typing import Any, TypeVar, get_type_hints

from coachtui.exchange.json_fields import (
    FieldReader,
    JsonObject,
    absence_of,
    level_of,
    reader_of,
    text_of,
)
from coachtui.model.answers import Session, SessionKind
from coachtui.model.engagement import Engagement, State
from coachtui.model.problems import CoachError
from coachtui.store.bodies import NamedDocument, entry_for
from coachtui.store.kinds import KINDS, Kind, Record, key_of
from coachtui.store.strict import without_none

FORMAT = "coachtui/state"
VERSION = 1
_MOST_NAMED = 20

_T = TypeVar("_T")
_LISTED = tuple(kind for kind in KINDS if kind.table)
_DOCUMENT_KEYS = ("role", "id", "name", "text")
_MAY_BE_LEFT_OUT: Mapping[str, frozenset[str]] = {
    "session": frozenset({"kind"}),
    "rating": frozenset({"id"}),
    "quote": frozenset({"id"}),
    "attachment": frozenset({"id", "size", "sha256"}),
}
"""Fields that a record of this kind has in any case, but that are filled in where the file does not give them."""


def state_to_json(
    state: State, documents: tuple[NamedDocument, ...] = (), blobs: Mapping[str, bytes] | None = None
) -> dict[str, Any]:
    """The whole state as JSON values. Keys without a value are left out.

    ``blobs`` holds the content of every attachment by its SHA-256.
    """
    lists = {kind.table: [_to_json(kind, record) for record in kind.records_in(state)] for kind in _LISTED}
    for attachment in lists["attachments"]:
        attachment["content"] = base64.b64encode((blobs or {})[attachment["sha256"]]).decode("ascii")
    return {
        "format": FORMAT,
        "version": VERSION,
        "engagement": None if state.engagement is None else _filled(entry_for(state.engagement).body),
        **lists,
        "computed": dict(state.computed),
        "documents": [_document_to_json(document) for document in documents],
    }


def _to_json(kind: Kind, record: Record) -> dict[str, Any]:
    """A record as the log holds it, with what is kept in columns there first, and nested objects flat."""
    columns = {name: getattr(record, name) for name in kind.columns.values()}
    values = {**columns, **entry_for(record, keep_time=True).body}
    for name, path in kind.flat.items():
        whole, _, part = path.partition(".")
        nested = getattr(record, whole)
        values[name] = None if nested is None else getattr(nested, part)
    return _filled({name: value for name, value in values.items() if name not in kind.nested})


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """``values`` without those that say nothing; zero and False say something, and so does an answer's empty list."""
    return {
        key: value
        for key, value in values.items()
        if value is not None and value != "" and (value != [] or key == "value") and (key, value) != ("derived", False)
    }


@dataclass(frozen=True, slots=True)
class ImportedState:
    """An engagement read from the state form, with the contents of its attachments.

    Records that name no session belong to one that is made for each such person here, ``import/CODE``.
    """

    state: State
    documents: tuple[NamedDocument, ...]
    blobs: tuple[bytes, ...] = ()


def state_from_json(data: object) -> ImportedState:
    """The engagement in ``data``. Raises CoachError that lists every problem with its place, such as ratings[3]."""
    problems: list[str] = []
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise CoachError(
            "Not an engagement", f'The file has no "format": "{FORMAT}".', "See docs/state-format.md.", bad_input=True
        )
    if data.get("version") != VERSION:
        raise CoachError(
            "Another version",
            f"The file says version {data.get('version')!r}; this coachtui reads version {VERSION}.",
            "Use a newer coachtui, or export it again.",
            bad_input=True,
        )
    reader = _StateReader()
    problems = reader.problems
    known = {"format", "version", "engagement", "computed", "documents", *(kind.table for kind in _LISTED)}
    problems += [f"{key} is not known here" for key in data if key not in known]
    engagement = _read_engagement(data.get("engagement"), problems)
    for kind in _LISTED:
        reader.take(kind, data)
    computed = _read_computed(data.get("computed"), problems)
    documents = tuple(reader.objects(data, "documents", _DOCUMENT_KEYS, _DOCUMENT_KEYS, _document_from_json))
    if problems:
        raise could_not_be_read(problems)
    state = State(engagement, computed=computed, **reader.held)
    return ImportedState(state, documents, tuple(reader.blobs.values()))


def could_not_be_read(problems: list[str]) -> CoachError:
    """The error that lists ``problems``, each with its place."""
    more = f"; and {len(problems) - _MOST_NAMED} more" if len(problems) > _MOST_NAMED else ""
    words = "; ".join(problems[:_MOST_NAMED]) + more + "."
    return CoachError("The engagement cannot be read", words, "See docs/state-format.md.", bad_input=True)


class _StateReader:
    """Reads the lists of the state form, and makes up sessions where none is named.

    ``held`` has the records by the field of State and their key; ``blobs`` the contents of attachments by their
    SHA-256.
    """

    def __init__(self) -> None:
        self.held: dict[str, Any] = {}
        self.blobs: dict[str, bytes] = {}
        self.problems: list[str] = []
        self._count = 0

    def take(self, kind: Kind, data: JsonObject) -> None:
        """Read the list of this kind, if there is one."""
        form = _FORMS[kind.name]
        held = self.held[kind.state] = {}
        for record in self.objects(data, kind.table, form.keys, form.needed, lambda each: self._record(kind, each)):
            held[key_of(record)] = record

    def objects(
        self, data: JsonObject, name: str, keys: tuple[str, ...], needed: tuple[str, ...],
        read_one: Callable[[JsonObject], _T],
    ) -> Iterator[_T]:  # fmt: skip
        """What the list ``name`` holds, each read by ``read_one``; those with a problem are left out."""
        records = data.get(name) or []
        if not isinstance(records, list):
            self.problems.append(f"{name} is not a list")
            return
        for index, record in enumerate(records):
            place = f"{name}[{index}]"
            if not isinstance(record, Mapping):
                self.problems.append(f"{place} is not an object")
                continue
            wrong = [f"{place}.{key} is not known here" for key in record if key not in keys]
            wrong += [f"{place} has no {key}" for key in needed if record.get(key) in (None, "")]
            self.problems += wrong
            if wrong:
                continue
            try:
                yield read_one(record)
            except ValueError as error:
                self.problems.append(f"{place} {error}")

    def _record(self, kind: Kind, data: JsonObject) -> Record:
        values: dict[str, Any] = {}
        form = _FORMS[kind.name]
        if kind.columns.get("session") == "session":
            values = self._session_and_person(data, may_be_without="session" not in form.required)
        if kind.name == "rating" and (level_of(data, "level") is None) == (absence_of(data, "absence") is None):
            raise ValueError("needs either a level or an absence")
        content = self._content(data) if kind.name == "attachment" else {}
        values = {name: read(data, name) for name, read in form.readers.items()} | values | content
        if "id" in _MAY_BE_LEFT_OUT.get(kind.name, ()):
            self._count += 1
            item = kind.columns["item"]
            about = values[item] if item in form.required else kind.name
            values["id"] = values["id"] or f"{values['session'] or values['person']}/{about}/{self._count}"
        record: Record = kind.record(**values)
        return record

    def _session_and_person(self, data: JsonObject, *, may_be_without: bool) -> dict[str, str | None]:
        """The session and person of a record. Raises ValueError where they are not there, or not each other's."""
        person = text_of(data, "person")
        if person not in self.held["people"]:
            raise ValueError(f"names {person!r}, who is not among the people")
        if may_be_without and not data.get("session"):
            return {"session": None, "person": person}
        session = text_of(data, "session") or f"import/{person}"
        sessions = self.held["sessions"]
        if session not in sessions:
            if data.get("session"):
                raise ValueError(f"names session {session!r}, which is not there")
            sessions[session] = Session(session, person, SessionKind.INTERVIEW)
        elif sessions[session].person != person:
            raise ValueError(f"is {person}'s, but session {session!r} is {sessions[session].person}'s")
        return {"session": session, "person": person}

    def _content(self, data: JsonObject) -> dict[str, str | int]:
        """The hash and size of an attachment's content, which is kept. Raises ValueError where the file's differ."""
        content = _content_of(data)
        sha256 = hashlib.sha256(content).hexdigest()
        if data.get("sha256") not in (None, sha256):
            raise ValueError("has a content that is not the one its sha256 names")
        if data.get("size") not in (None, len(content)):
            raise ValueError(f"has {len(content)} bytes of content, not {data.get('size')!r}")
        self.blobs[sha256] = content
        return {"sha256": sha256, "size": len(content)}


def _content_of(record: JsonObject) -> bytes:
    try:
        return base64.b64decode(text_of(record, "content"), validate=True)
    except binascii.Error:
        raise ValueError("has a content that is not base64") from None


def _read_engagement(data: object, problems: list[str]) -> Engagement | None:
    if not isinstance(data, Mapping):
        problems.append("engagement is missing")
        return None
    known = {each.name for each in fields(Engagement)}
    problems += [f"engagement.{key} is not known here" for key in data if key not in known]
    try:
        organisation = text_of(data, "organisation").strip()
        if not organisation:
            problems.append("engagement has no organisation")
        return Engagement(organisation, text_of(data, "mode") or "full", text_of(data, "core_process"))
    except ValueError as error:
        problems.append(f"engagement {error}")
        return None


def _read_computed(data: object, problems: list[str]) -> dict[str, int]:
    if data is None:
        return {}
    if not isinstance(data, Mapping):
        problems.append("computed is not an object")
        return {}
    levels: dict[str, int] = {}
    for indicator, value in data.items():
        try:
            level = level_of({"level": value}, "level")
        except ValueError as error:
            problems.append(f"computed.{indicator} {error}")
            continue
        if level is not None:
            levels[str(indicator)] = level
    return levels


def _document_to_json(document: NamedDocument) -> dict[str, Any]:
    text = document.content.decode("utf-8", "replace")
    return _filled({"role": document.role, "id": document.id, "name": document.name, "text": text})


def _document_from_json(record: JsonObject) -> NamedDocument:
    role, document_id, name, text = (text_of(record, key) for key in _DOCUMENT_KEYS)
    try:
        return NamedDocument(role, document_id, name, text.encode())
    except UnicodeEncodeError:
        raise ValueError("has a text with half a character in it") from None


# What the lists look like, worked out once from the types of the fields.


@dataclass(frozen=True, slots=True)
class _Form:
    """How records of one kind look in their list.

    ``keys`` are those that an object may have, ``needed`` those it must have. ``readers`` read its fields, session and
    person among them; ``required`` are the fields that may not be None.
    """

    keys: tuple[str, ...]
    needed: tuple[str, ...]
    readers: Mapping[str, FieldReader]
    required: frozenset[str]


def _form_of(kind: Kind) -> _Form:
    defaults = {each.name: each.default for each in fields(kind.record)}
    left_out = {"session", *_MAY_BE_LEFT_OUT.get(kind.name, ())}
    content = ("content",) if kind.name == "attachment" else ()
    return _Form(
        (*(name for name in kind.hints if name not in kind.nested), *kind.flat, *content),
        tuple(name for name, default in defaults.items() if default is MISSING and name not in left_out),
        {name: _reader_of(kind, name, hint) for name, hint in kind.hints.items()},
        frozenset(name for name, hint in kind.hints.items() if not without_none(hint)[1]),
    )


def _reader_of(kind: Kind, name: str, hint: object) -> FieldReader:
    if name not in kind.nested:
        return reader_of(hint, SessionKind.INTERVIEW if hint is SessionKind else "")
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


_FORMS = {kind.name: _form_of(kind) for kind in _LISTED}
