"""The state of an engagement as JSON values: what other programs hand in, and what `coachtui export` writes.

The format is described in docs/state-format.md. Reading collects every problem; writing loses nothing of the state.
"""

import base64
import binascii
import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeVar

from coachtui.exchange.craft_json import (
    Place,
    capture_from_json,
    contradiction_from_json,
    craft_to_json,
    interlude_from_json,
    probe_from_json,
)
from coachtui.exchange.parts import absence_of, grade_of, level_of, text_of, text_or_none, texts_of, value_of
from coachtui.exchange.state_keys import KEYS, NEEDED
from coachtui.model.answers import (
    Answer,
    Attachment,
    EvidenceNote,
    EvidenceState,
    Quote,
    Rating,
    Session,
    SessionKind,
)
from coachtui.model.engagement import Engagement, State
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.model.roles import Role
from coachtui.store.bodies import entry_for

FORMAT = "coachtui/state"
VERSION = 1
_MOST_NAMED = 20

_T = TypeVar("_T")
_LISTS = tuple(key for key in KEYS if key != "engagement")


@dataclass(frozen=True, slots=True)
class Document:
    """A script or rubric handed over with an engagement; ``role`` is "script" or "rubric"."""

    role: str
    id: str
    name: str
    text: str

    @property
    def sha256(self) -> str:
        """The SHA-256 by which sessions name it, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()


def state_to_json(
    state: State, documents: tuple[Document, ...] = (), blobs: Mapping[str, bytes] | None = None
) -> dict[str, Any]:
    """The whole state as JSON values. Keys without a value are left out.

    ``blobs`` holds the content of every attachment by its SHA-256.
    """
    engagement = state.engagement
    return {
        "format": FORMAT,
        "version": VERSION,
        "engagement": None if engagement is None else _filled(entry_for(engagement).body),
        "people": [_person_to_json(person) for person in state.people.values()],
        "sessions": [_session_to_json(session) for session in state.sessions.values()],
        "answers": [_to_json(answer, "question") for answer in state.answers.values()],
        "ratings": [_to_json(rating, "indicator") for rating in state.ratings.values()],
        "quotes": [_to_json(quote, "question") for quote in state.quotes.values()],
        "attachments": [_attachment_to_json(each, blobs or {}) for each in state.attachments.values()],
        "evidence": [_to_json(note, "evidence") for note in state.evidence_notes.values()],
        **craft_to_json(state),
        "computed": dict(state.computed),
        "documents": [_filled(asdict(document)) for document in documents],
    }


@dataclass(frozen=True, slots=True)
class HandedIn:
    """An engagement read from the state form.

    Sessions that ratings, answers and quotes left out are made up here, one for each person, as ``import/CODE``.
    """

    state: State
    documents: tuple[Document, ...]
    blobs: tuple[bytes, ...] = ()


def state_from_json(data: object) -> HandedIn:
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
    known = {"format", "version", "engagement", "computed", *_LISTS}
    problems += [f"{key} is not known here" for key in data if key not in known]
    engagement = _read_engagement(data.get("engagement"), problems)
    people = {person.code: person for person in _read(data, "people", _person_from_json, problems)}
    sessions = {session.id: session for session in _read(data, "sessions", _session_from_json, problems)}
    reader = _Sittings(people, sessions)
    answers = {(a.session, a.question): a for a in _read(data, "answers", reader.answer, problems)}
    ratings = _by_id(_read(data, "ratings", reader.rating, problems))
    quotes = _by_id(_read(data, "quotes", reader.quote, problems))
    attachments = _by_id(_read(data, "attachments", reader.attachment, problems))
    notes = {note.key: note for note in _read(data, "evidence", reader.evidence, problems)}
    probes = {each.key: each for each in _read(data, "probes", _placed(probe_from_json, reader), problems)}
    captures = _by_id(_read(data, "captures", _placed(capture_from_json, reader), problems))
    contradictions = {
        each.key: each for each in _read(data, "contradictions", _placed(contradiction_from_json, reader), problems)
    }
    interludes = _by_id(_read(data, "interludes", _placed(interlude_from_json, reader), problems))
    computed = _read_computed(data.get("computed"), problems)
    documents = tuple(_read(data, "documents", _document_from_json, problems))
    if problems:
        raise could_not_be_read(problems)
    state = State(
        engagement,
        people,
        reader.sessions,
        answers,
        ratings,
        quotes,
        computed,
        attachments=attachments,
        evidence_notes=notes,
        probes_asked=probes,
        captures=captures,
        contradictions=contradictions,
        interludes=interludes,
    )
    return HandedIn(state, documents, tuple(reader.blobs.values()))


def could_not_be_read(problems: list[str]) -> CoachError:
    """The error that lists ``problems``, each with its place."""
    more = f"; and {len(problems) - _MOST_NAMED} more" if len(problems) > _MOST_NAMED else ""
    words = "; ".join(problems[:_MOST_NAMED]) + more + "."
    return CoachError("The engagement cannot be read", words, "See docs/state-format.md.", bad_input=True)


class _Sittings:
    """Reads what belongs to sessions, and makes up the session where none is named."""

    def __init__(self, people: Mapping[str, Person], sessions: Mapping[str, Session]) -> None:
        self.people = people
        self.sessions = dict(sessions)
        self.blobs: dict[str, bytes] = {}
        self._count = 0

    def _person(self, record: Mapping[str, Any]) -> str:
        person = text_of(record, "person")
        if person not in self.people:
            raise ValueError(f"names {person!r}, who is not among the people")
        return person

    def place(self, record: Mapping[str, Any]) -> tuple[str, str]:
        person = self._person(record)
        session = text_of(record, "session") or f"import/{person}"
        if session not in self.sessions:
            if record.get("session"):
                raise ValueError(f"names session {session!r}, which is not there")
            self.sessions[session] = Session(session, person, SessionKind.INTERVIEW)
        elif self.sessions[session].person != person:
            raise ValueError(f"is {person}'s, but session {session!r} is {self.sessions[session].person}'s")
        return session, person

    def answer(self, record: Mapping[str, Any]) -> Answer:
        session, person = self.place(record)
        return Answer(
            session, person, text_of(record, "question"), value_of(record.get("value")), text_of(record, "note"),
            absence_of(record.get("absence")), grade_of(record.get("grade")), text_or_none(record, "at"),
        )  # fmt: skip

    def rating(self, record: Mapping[str, Any]) -> Rating:
        session, person = self.place(record)
        level, absence = level_of(record.get("level")), absence_of(record.get("absence"))
        if (level is None) == (absence is None):
            raise ValueError("needs either a level or an absence")
        self._count += 1
        return Rating(
            id=text_of(record, "id") or f"{session}/{text_of(record, 'indicator')}/{self._count}",
            session=session,
            person=person,
            indicator=text_of(record, "indicator"),
            level=level,
            absence=absence,
            grade=grade_of(record.get("grade")),
            question=text_or_none(record, "question"),
            evidence=text_of(record, "evidence"),
            at=text_or_none(record, "at"),
        )

    def quote(self, record: Mapping[str, Any]) -> Quote:
        session, person = self.place(record)
        self._count += 1
        usable = record.get("usable")
        if usable is not None and not isinstance(usable, bool):
            raise ValueError(f"usable is {usable!r}; it is true, false or left out")
        return Quote(
            id=text_of(record, "id") or f"{session}/quote/{self._count}",
            session=session,
            person=person,
            text=text_of(record, "text"),
            question=text_or_none(record, "question"),
            indicators=texts_of(record.get("indicators"), "indicators"),
            usable=usable,
            at=text_or_none(record, "at"),
        )

    def attachment(self, record: Mapping[str, Any]) -> Attachment:
        session, person = self.place(record) if record.get("session") else (None, self._person(record))
        content = _content_of(record)
        sha256 = hashlib.sha256(content).hexdigest()
        if record.get("sha256") not in (None, sha256):
            raise ValueError("has a content that is not the one its sha256 names")
        if record.get("size") not in (None, len(content)):
            raise ValueError(f"has {len(content)} bytes of content, not {record.get('size')!r}")
        self._count += 1
        self.blobs[sha256] = content
        return Attachment(
            id=text_of(record, "id") or f"{session or person}/attachment/{self._count}",
            session=session,
            person=person,
            name=text_of(record, "name"),
            size=len(content),
            sha256=sha256,
            question=text_or_none(record, "question"),
            evidence=text_or_none(record, "evidence"),
            indicators=texts_of(record.get("indicators"), "indicators"),
            at=text_or_none(record, "at"),
        )

    def evidence(self, record: Mapping[str, Any]) -> EvidenceNote:
        session, person = self.place(record)
        return EvidenceNote(
            session,
            person,
            text_of(record, "evidence"),
            EvidenceState(text_of(record, "state")),
            question=text_or_none(record, "question"),
            words=text_of(record, "words"),
            at=text_or_none(record, "at"),
        )


def _content_of(record: Mapping[str, Any]) -> bytes:
    try:
        return base64.b64decode(text_of(record, "content"), validate=True)
    except binascii.Error:
        raise ValueError("has a content that is not base64") from None


def _read(
    data: Mapping[str, Any], key: str, read_one: Callable[[Mapping[str, Any]], _T], problems: list[str]
) -> Iterator[_T]:
    records = data.get(key) or []
    if not isinstance(records, list):
        problems.append(f"{key} is not a list")
        return
    for index, record in enumerate(records):
        place = f"{key}[{index}]"
        if not isinstance(record, Mapping):
            problems.append(f"{place} is not an object")
            continue
        wrong = [f"{place}.{name} is not known here" for name in record if name not in KEYS[key]]
        wrong += [f"{place} has no {name}" for name in NEEDED[key] if record.get(name) in (None, "")]
        problems += wrong
        if wrong:
            continue
        try:
            yield read_one(record)
        except ValueError as error:
            problems.append(f"{place} {error}")


def _placed(read_one: Callable[[Mapping[str, Any], Place], _T], reader: _Sittings) -> Callable[[Mapping[str, Any]], _T]:
    return lambda record: read_one(record, reader.place)


def _by_id(records: Iterator[Any]) -> dict[str, Any]:
    return {record.id: record for record in records}


def _read_engagement(data: object, problems: list[str]) -> Engagement | None:
    if not isinstance(data, Mapping):
        problems.append("engagement is missing")
        return None
    problems += [f"engagement.{key} is not known here" for key in data if key not in KEYS["engagement"]]
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
            level = level_of(value)
        except ValueError as error:
            problems.append(f"computed.{indicator} {error}")
            continue
        if level is not None:
            levels[str(indicator)] = level
    return levels


def _person_from_json(record: Mapping[str, Any]) -> Person:
    return Person(
        text_of(record, "code"), Role.parse(text_of(record, "role")), text_of(record, "name"), text_of(record, "title"),
        text_of(record, "unit"),
    )  # fmt: skip


def _session_from_json(record: Mapping[str, Any]) -> Session:
    minutes = record.get("minutes")
    if minutes is not None and (not isinstance(minutes, int) or isinstance(minutes, bool) or minutes < 0):
        raise ValueError(f"minutes is {minutes!r}; it is a whole number")
    return Session(
        id=text_of(record, "id"),
        person=text_of(record, "person"),
        kind=SessionKind(text_of(record, "kind") or SessionKind.INTERVIEW),
        author=text_of(record, "author"),
        script=text_or_none(record, "script"),
        rubric=text_or_none(record, "rubric"),
        plan=text_of(record, "plan"),
        minutes=minutes,
        agenda=texts_of(record.get("agenda"), "agenda"),
        started=text_or_none(record, "started"),
        ended=text_or_none(record, "ended"),
        supplied=texts_of(record.get("supplied"), "supplied"),
    )


def _document_from_json(record: Mapping[str, Any]) -> Document:
    return Document(text_of(record, "role"), text_of(record, "id"), text_of(record, "name"), text_of(record, "text"))


def _person_to_json(person: Person) -> dict[str, Any]:
    return _filled({"code": person.code, **entry_for(person).body})


def _session_to_json(session: Session) -> dict[str, Any]:
    return _filled({"id": session.id, "person": session.person, **entry_for(session).body})


def _attachment_to_json(record: Attachment, blobs: Mapping[str, bytes]) -> dict[str, Any]:
    content = base64.b64encode(blobs[record.sha256]).decode("ascii")
    return {**_to_json(record, "question"), "content": content}


def _to_json(record: Answer | Rating | Quote | Attachment | EvidenceNote, item: str) -> dict[str, Any]:
    """A record as the log holds it, with what is kept in columns there; ``item`` names what it is about."""
    entry = entry_for(record, keep_time=True)
    return _filled({"session": entry.session, "person": entry.person, item: entry.item, **entry.body})


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    """``values`` without those that say nothing; zero and False say something, and so does an answer's empty list."""
    return {
        key: value
        for key, value in values.items()
        if value is not None and value != "" and (value != [] or key == "value") and (key, value) != ("derived", False)
    }
