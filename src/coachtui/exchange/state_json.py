"""The state of an engagement as JSON values, for import from and export to other programs.

docs/state-format.md describes the format. Reading collects every problem; writing loses nothing of the state. Which
lists there are, and their keys, follows from ``store.kinds``.
"""

import base64
import binascii
import hashlib
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

from coachtui.exchange.json_fields import JsonObject, absence_of, level_of, text_of, words_of
from coachtui.exchange.json_lists import ProblemList, objects_in
from coachtui.exchange.meetings_json import meetings_to_json
from coachtui.exchange.meetings_reading import MeetingReader, is_observed
from coachtui.exchange.reading_json import refuse_other_version, repeated_keys
from coachtui.exchange.state_forms import FORMS, LISTED, MAY_BE_LEFT_OUT
from coachtui.model.answers import Session, SessionKind
from coachtui.model.engagement import Engagement, State
from coachtui.model.joined_people import joined_code, under_joined
from coachtui.model.observing import COACHING
from coachtui.model.people import Person, canonical_code
from coachtui.model.problems import CoachError
from coachtui.model.text import clean
from coachtui.store.bodies import NamedDocument, entry_for
from coachtui.store.kinds import KIND_OF, Key, Kind, Record
from coachtui.store.records import key_of

FORMAT = "coachtui/state"
VERSION = 1

_T = TypeVar("_T")
_DOCUMENT_KEYS = ("role", "id", "name", "text")
_DOCUMENT_ROLES = ("script", "rubric")


def state_to_json(
    state: State, documents: tuple[NamedDocument, ...] = (), blobs: Mapping[str, bytes] | None = None
) -> dict[str, Any]:
    """The whole state as a JSON object. Keys without a value are left out.

    ``blobs`` has the content of every attachment by its SHA-256. Raises KeyError where one is missing.
    """
    lists = {kind.table: [_to_json(kind, record) for record in kind.records_in(state)] for kind in LISTED}
    for attachment in lists["attachments"]:
        attachment["content"] = base64.b64encode((blobs or {})[attachment["sha256"]]).decode("ascii")
    lists["meetings"] += meetings_to_json(state)
    return {
        "format": FORMAT,
        "version": VERSION,
        "engagement": None if state.engagement is None else _filled(entry_for(state.engagement).body),
        **lists,
        "computed": dict(state.computed),
        "documents": [_document_to_json(document) for document in documents],
    }


def _to_json(kind: Kind, record: Record) -> dict[str, Any]:
    """A record as an object of its list: first the fields that the log keeps in columns, then those of its body.

    Fields of nested objects stand beside the others, under their keys in ``kind.flat``.
    """
    columns = {name: getattr(record, name) for name in kind.columns.values()}
    values = {**columns, **entry_for(record, keep_time=True).body}
    for name, path in kind.flat.items():
        whole, _, part = path.partition(".")
        nested = getattr(record, whole)
        values[name] = None if nested is None else getattr(nested, part)
    return _filled({name: value for name, value in values.items() if name not in kind.nested})


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """``values`` without None, empty texts and empty lists, and without ``derived`` where it is False.

    Zero, any other False and the empty list under ``value``, an answer, stay.
    """
    return {
        key: value
        for key, value in values.items()
        if value is not None and value != "" and (value != [] or key == "value") and (key, value) != ("derived", False)
    }


@dataclass(frozen=True, slots=True)
class ImportedState:
    """An engagement read from the state form, with the contents of its attachments.

    ``state`` also holds a session for each person of whom a record names none though it must have one; those records
    belong to it. ``problems`` are what is wrong, each with its place, such as ratings[3]; records with a problem are
    left out. ``remarks`` are what is odd, but may be meant. ``places`` says where each record was read, by its class
    and key.
    """

    state: State
    documents: tuple[NamedDocument, ...]
    blobs: tuple[bytes, ...] = ()
    problems: ProblemList = field(default_factory=ProblemList)
    remarks: tuple[str, ...] = ()
    places: Mapping[tuple[type, Key], str] = field(default_factory=dict)

    def place_of(self, record: Record) -> str:
        """Where ``record`` was read, such as ratings[3]; only the name of its list if it was made up while reading."""
        return self.places.get((type(record), key_of(record)), KIND_OF[type(record)].table)


def read_state(data: object, made_up: str = "import", people: Collection[str] = ()) -> ImportedState:
    """The engagement in ``data`` as far as it can be read, with all problems.

    Ids that are made up begin with ``made_up``. Each engagement file needs one of its own, the same at every import:
    then ``data`` that is imported again revises what it brought before, and nothing of another file. ``people`` are the
    codes that the engagement has already. A person in ``data`` whose code differs from some of these in writing only
    gets the first of them; else the code as the list of people in ``data`` writes it first. So does every record that
    names the person, sessions and captures filed to people among them. The ``person`` of a record must be in that list.
    Raises CoachError where ``data`` is not in the state form, or in another version of it.
    """
    if not isinstance(data, Mapping) or data.get("format") != FORMAT:
        raise CoachError(
            "Not an engagement", f'The file has no "format": "{FORMAT}".', "See docs/state-format.md.", bad_input=True
        )
    refuse_other_version(data, VERSION)
    reader = _StateReader(made_up, people)
    problems = reader.problems
    problems.extend(repeated_keys(data))
    known = {"format", "version", "engagement", "computed", "documents", *(kind.table for kind in LISTED)}
    problems.extend(f"{key} is not known here" for key in data if key not in known)
    engagement = _read_engagement(data.get("engagement"), problems)
    for kind in LISTED:
        reader.take(kind, data)
    reader.take_observed(data)
    computed = _read_computed(data.get("computed"), problems)
    named = reader.objects(data, "documents", _DOCUMENT_KEYS, _DOCUMENT_KEYS, _document_from_json)
    documents = tuple(document for _, document in named)
    state = State(engagement, computed=computed, **reader.held)
    return ImportedState(state, documents, tuple(reader.blobs.values()), problems, tuple(reader.remarks), reader.places)


def could_not_be_read(problems: ProblemList) -> CoachError:
    """Return an error with a line for each of the first hundred problems, and how many more there are."""
    lines = [*problems.first]
    if len(problems) > len(lines):
        lines.append(f"and {len(problems) - len(lines)} more")
    words = ";\n  ".join(each.removesuffix(".") for each in lines) + "."
    return CoachError("The engagement cannot be read", words, "See docs/state-format.md.", bad_input=True)


class _StateReader:
    """Reads the lists of the state form, and makes up sessions and ids where none are named.

    ``held`` has the records by the field of State and their key; ``blobs`` the contents of attachments by their
    SHA-256; ``places`` where each record was read.
    """

    def __init__(self, made_up: str, people: Collection[str]) -> None:
        self.held: dict[str, Any] = {}
        self.blobs: dict[str, bytes] = {}
        self.problems = ProblemList()
        self.remarks: list[str] = []
        self.places: dict[tuple[type, Key], str] = {}
        self._made_up = made_up
        self._codes = {canonical_code(code): code for code in reversed([*people])}
        self._listed: set[str] = set()
        self._counts: Counter[str] = Counter()

    def take(self, kind: Kind, data: JsonObject) -> None:
        """Read the list of this kind, if there is one, into ``held``.

        Kinds must be taken in the order of KINDS, since records may name people and sessions read before. Of two
        records with one key the second is a problem; records without an id that say the same are a remark.
        """
        form = FORMS[kind.name]
        held = self.held[kind.state] = {}
        same: dict[str, str] = {}
        if kind.name == "person":
            self._list_people(data)

        def read(each: JsonObject) -> tuple[Record, bool]:
            return self._record(kind, each), each.get("id") in (None, "")

        for place, (record, has_no_id) in self.objects(data, kind.table, form.keys, form.needed, read):
            key = (type(record), key_of(record))
            if key in self.places:
                self.problems.append(f"{place} is there twice: {self.places[key]} has the same {_key_words(kind)}")
                continue
            self.places[key] = place
            held[key_of(record)] = record
            if has_no_id and "id" in form.keys:
                nameless: Any = record
                said = repr(replace(nameless, id=""))
                if said in same:
                    self.remarks.append(f"{place} says the same as {same[said]}; both are kept.")
                same.setdefault(said, place)

    def take_observed(self, data: JsonObject) -> None:
        """Read the observed meetings, after all kinds were taken.

        Participants are added to the people, or their names where people lack one. Two names of one are a problem.
        """
        meetings = MeetingReader(self.problems, self._code)
        meetings.read(data.get("meetings"))
        self.held |= meetings.held
        self.places |= meetings.places
        people = self.held["people"]
        for code, name in meetings.names.items():
            known = people.setdefault(code, Person(code, name=name))
            if not known.name:
                people[code] = replace(known, name=name)
            elif name and known.name != name:
                self.problems.append(f"{code} is {known.name!r} among the people, and {name!r} in a meeting")

    def _list_people(self, data: JsonObject) -> None:
        """Remember the codes in the list of people: of those that differ in writing only, the first.

        People with other problems count, so that records that name them are no problems as well. A code without a
        visible character is a problem.
        """
        people = data.get("people")
        for index, person in enumerate(people if isinstance(people, list) else ()):
            code = person.get("code") if isinstance(person, Mapping) else None
            if not isinstance(code, str) or not code:
                continue
            code = clean(code)
            canonical = canonical_code(code)
            if not canonical:
                self.problems.append(f"people[{index}].code shows nothing")
            else:
                self._listed.add(canonical)
                self._codes.setdefault(canonical, code)

    def objects(
        self, data: JsonObject, name: str, keys: tuple[str, ...], needed: tuple[str, ...],
        read_one: Callable[[JsonObject], _T],
    ) -> Iterator[tuple[str, _T]]:  # fmt: skip
        """The objects of the list ``name`` as ``read_one`` reads them, each with its place, such as ratings[3].

        They may have ``keys`` and must have those ``needed``. Those with a problem, which ``read_one`` raises as a
        ValueError, are left out. So are observed meetings in the list of meetings: `take_observed` reads them.
        """
        skip = is_observed if name == "meetings" else lambda _: False
        return objects_in(data.get(name), name, keys, needed, read_one, self.problems, skip)

    def _record(self, kind: Kind, data: JsonObject) -> Record:
        """The record of this kind in ``data``. Every code in it that names a known person is that person's own."""
        form = FORMS[kind.name]
        whose: dict[str, str | None] = {}
        if kind.columns.get("person") == "person":
            whose["person"] = person = self._listed_person(data)
            if kind.columns.get("session") == "session":
                whose["session"] = self._session(data, person, may_be_without="session" not in form.required)
        if kind.name == "rating" and (level_of(data, "level") is None) == (absence_of(data, "absence") is None):
            raise ValueError("needs either a level or an absence")
        content = self._content(data) if kind.name == "attachment" else {}
        values: dict[str, Any] = {name: read(data, name) for name, read in form.readers.items()} | whose | content
        if "id" in MAY_BE_LEFT_OUT.get(kind.name, ()) and not values["id"]:
            item = kind.columns["item"]
            about = values[item] if item in form.required else kind.name
            own_session = (text_of(data, "session"),) if data.get("session") else ()
            values["id"] = self._made_up_id(values["person"], *own_session, about)
        record: Record = kind.record(**values)
        return under_joined(record, self._codes)

    def _listed_person(self, data: JsonObject) -> str:
        """The known code of the person whose record it is. Raises ValueError where the person is not listed."""
        person = self._code(text_of(data, "person"))
        if canonical_code(person) not in self._listed:
            raise ValueError(f"names {person!r}, who is not among the people")
        return person

    def _session(self, data: JsonObject, person: str, *, may_be_without: bool) -> str | None:
        """The id of the session that a record of ``person`` belongs to.

        Where none is named it is None if the record ``may_be_without`` one, else that of an interview added for the
        person. Raises ValueError where the session named is not there or somebody else's.
        """
        if may_be_without and not data.get("session"):
            return None
        session = text_of(data, "session") or "/".join((self._made_up, _part(canonical_code(person))))
        sessions = self.held["sessions"]
        if session not in sessions:
            if data.get("session"):
                raise ValueError(f"names session {session!r}, which is not there")
            sessions[session] = Session(session, person, SessionKind.INTERVIEW)
        elif sessions[session].person != person:
            raise ValueError(f"is {person}'s, but session {session!r} is {sessions[session].person}'s")
        return session

    def _code(self, code: str) -> str:
        """The known code that differs from ``code`` in writing only; ``code`` itself if there is none."""
        return joined_code(code, self._codes)

    def _made_up_id(self, person: str, *parts: str) -> str:
        """An id for a record that has none: the person, ``parts``, and a number that counts the ids with all of these.

        It is the same when the list is read again, as long as records with the same parts keep their order.
        """
        begin = "/".join((self._made_up, *map(_part, (canonical_code(person), *parts))))
        self._counts[begin] += 1
        return f"{begin}/{self._counts[begin]}"

    def _content(self, data: JsonObject) -> dict[str, str | int]:
        """The sha256 and size of an attachment's content, which is put into ``blobs``; left out, it is an empty file.

        Raises ValueError where it is not base64, or ``data`` gives another sha256 or size.
        """
        content = _content_of(data)
        sha256 = hashlib.sha256(content).hexdigest()
        if data.get("sha256") not in (None, sha256):
            raise ValueError("has a content that is not the one its sha256 names")
        if data.get("size") not in (None, len(content)):
            raise ValueError(f"has {len(content)} bytes of content, not {data.get('size')!r}")
        self.blobs[sha256] = content
        return {"sha256": sha256, "size": len(content)}


def _part(text: str) -> str:
    """``text`` as a part of an id whose parts are set apart by slashes: those in it are written %2F, and % is %25."""
    return text.replace("%", "%25").replace("/", "%2F")


def _key_words(kind: Kind) -> str:
    return "code, however it is written" if kind.name == "person" else " and ".join(kind.key)


def _content_of(record: JsonObject) -> bytes:
    try:
        return base64.b64decode(text_of(record, "content"), validate=True)
    except binascii.Error:
        raise ValueError("has a content that is not base64") from None


def _read_engagement(data: object, problems: ProblemList) -> Engagement | None:
    if not isinstance(data, Mapping):
        problems.append("engagement is missing")
        return None
    known = {each.name for each in fields(Engagement)}
    problems.extend(f"engagement.{key} is not known here" for key in data if key not in known)
    try:
        organisation = text_of(data, "organisation").strip()
        if not organisation:
            problems.append("engagement has no organisation")
        kind = text_of(data, "kind")
        if kind not in ("", COACHING):
            problems.append(f"engagement.kind is {kind!r}; it is {COACHING}, or left out")
        return Engagement(organisation, text_of(data, "mode"), text_of(data, "core_process"), kind)
    except ValueError as error:
        problems.append(f"engagement {error}")
        return None


def _read_computed(data: object, problems: ProblemList) -> dict[str, int]:
    """The levels that an inventory gave, by indicator; what is none is reported in ``problems`` and left out."""
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
    role, document_id, name = (text_of(record, key) for key in _DOCUMENT_KEYS[:-1])
    if role not in _DOCUMENT_ROLES:
        raise ValueError(f"role is {role!r}; it is {' or '.join(_DOCUMENT_ROLES)}")
    try:
        return NamedDocument(role, document_id, name, words_of(record, "text").encode())
    except UnicodeEncodeError:
        raise ValueError("has a text with half a character in it") from None
