"""The state of an engagement as JSON values: what other programs hand in, and what `coachtui export` writes.

The format is described in docs/state-format.md. Reading collects every problem; writing loses nothing of the state.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from math import isfinite
from typing import Any, TypeVar

from coachtui.model.answers import Absence, Answer, Grade, Quote, Rating, Session, SessionKind, Value
from coachtui.model.engagement import Engagement, State
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.model.roles import Role
from coachtui.model.rubric import LEVELS
from coachtui.store.bodies import entry_for

FORMAT = "coachtui/state"
VERSION = 1
_MOST_NAMED = 20

_T = TypeVar("_T")
_LISTS = ("people", "sessions", "answers", "ratings", "quotes", "documents")
_KEYS = {
    "engagement": {"organisation", "mode", "core_process"},
    "people": {"code", "role", "name", "title", "unit"},
    "sessions": {
        "id",
        "person",
        "kind",
        "author",
        "script",
        "rubric",
        "plan",
        "minutes",
        "agenda",
        "started",
        "ended",
    },
    "answers": {"session", "person", "question", "value", "note", "absence", "grade", "at"},
    "ratings": {
        "id",
        "session",
        "person",
        "indicator",
        "level",
        "absence",
        "grade",
        "question",
        "derived",
        "evidence",
        "at",
    },
    "quotes": {"id", "session", "person", "text", "question", "indicators", "usable", "at"},
    "documents": {"role", "id", "name", "text"},
}
_NEEDED = {
    "people": ("code", "role"),
    "sessions": ("id", "person"),
    "answers": ("person", "question"),
    "ratings": ("person", "indicator"),
    "quotes": ("person", "text"),
    "documents": ("role", "id", "name", "text"),
}


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


def state_to_json(state: State, documents: tuple[Document, ...] = ()) -> dict[str, Any]:
    """The whole state as JSON values. Keys without a value are left out."""
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
    computed = _read_computed(data.get("computed"), problems)
    documents = tuple(_read(data, "documents", _document_from_json, problems))
    if problems:
        raise could_not_be_read(problems)
    state = State(engagement, people, reader.sessions, answers, ratings, quotes, computed)
    return HandedIn(state, documents)


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
        self._count = 0

    def _place(self, record: Mapping[str, Any]) -> tuple[str, str]:
        person = _text(record, "person")
        if person not in self.people:
            raise ValueError(f"names {person!r}, who is not among the people")
        session = _text(record, "session") or f"import/{person}"
        if session not in self.sessions:
            if record.get("session"):
                raise ValueError(f"names session {session!r}, which is not there")
            self.sessions[session] = Session(session, person, SessionKind.INTERVIEW)
        elif self.sessions[session].person != person:
            raise ValueError(f"is {person}'s, but session {session!r} is {self.sessions[session].person}'s")
        return session, person

    def answer(self, record: Mapping[str, Any]) -> Answer:
        session, person = self._place(record)
        return Answer(
            session, person, _text(record, "question"), _value(record.get("value")), _text(record, "note"),
            _absence(record.get("absence")), _grade(record.get("grade")), _maybe(record, "at"),
        )  # fmt: skip

    def rating(self, record: Mapping[str, Any]) -> Rating:
        session, person = self._place(record)
        level, absence = _level(record.get("level")), _absence(record.get("absence"))
        if (level is None) == (absence is None):
            raise ValueError("needs either a level or an absence")
        self._count += 1
        return Rating(
            id=_text(record, "id") or f"{session}/{_text(record, 'indicator')}/{self._count}",
            session=session,
            person=person,
            indicator=_text(record, "indicator"),
            level=level,
            absence=absence,
            grade=_grade(record.get("grade")),
            question=_maybe(record, "question"),
            evidence=_text(record, "evidence"),
            at=_maybe(record, "at"),
        )

    def quote(self, record: Mapping[str, Any]) -> Quote:
        session, person = self._place(record)
        self._count += 1
        usable = record.get("usable")
        if usable is not None and not isinstance(usable, bool):
            raise ValueError(f"usable is {usable!r}; it is true, false or left out")
        return Quote(
            id=_text(record, "id") or f"{session}/quote/{self._count}",
            session=session,
            person=person,
            text=_text(record, "text"),
            question=_maybe(record, "question"),
            indicators=_texts(record.get("indicators"), "indicators"),
            usable=usable,
            at=_maybe(record, "at"),
        )


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
        wrong = [f"{place}.{name} is not known here" for name in record if name not in _KEYS[key]]
        wrong += [f"{place} has no {name}" for name in _NEEDED[key] if record.get(name) in (None, "")]
        problems += wrong
        if wrong:
            continue
        try:
            yield read_one(record)
        except ValueError as error:
            problems.append(f"{place} {error}")


def _by_id(records: Iterator[Any]) -> dict[str, Any]:
    return {record.id: record for record in records}


def _read_engagement(data: object, problems: list[str]) -> Engagement | None:
    if not isinstance(data, Mapping):
        problems.append("engagement is missing")
        return None
    problems += [f"engagement.{key} is not known here" for key in data if key not in _KEYS["engagement"]]
    try:
        organisation = _text(data, "organisation").strip()
        if not organisation:
            problems.append("engagement has no organisation")
        return Engagement(organisation, _text(data, "mode") or "full", _text(data, "core_process"))
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
            level = _level(value)
        except ValueError as error:
            problems.append(f"computed.{indicator} {error}")
            continue
        if level is not None:
            levels[str(indicator)] = level
    return levels


def _person_from_json(record: Mapping[str, Any]) -> Person:
    return Person(
        _text(record, "code"), Role.parse(_text(record, "role")), _text(record, "name"), _text(record, "title"),
        _text(record, "unit"),
    )  # fmt: skip


def _session_from_json(record: Mapping[str, Any]) -> Session:
    minutes = record.get("minutes")
    if minutes is not None and (not isinstance(minutes, int) or isinstance(minutes, bool) or minutes < 0):
        raise ValueError(f"minutes is {minutes!r}; it is a whole number")
    return Session(
        id=_text(record, "id"),
        person=_text(record, "person"),
        kind=SessionKind(_text(record, "kind") or SessionKind.INTERVIEW),
        author=_text(record, "author"),
        script=_maybe(record, "script"),
        rubric=_maybe(record, "rubric"),
        plan=_text(record, "plan"),
        minutes=minutes,
        agenda=_texts(record.get("agenda"), "agenda"),
        started=_maybe(record, "started"),
        ended=_maybe(record, "ended"),
    )


def _document_from_json(record: Mapping[str, Any]) -> Document:
    return Document(_text(record, "role"), _text(record, "id"), _text(record, "name"), _text(record, "text"))


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValueError(f"{key} is {value!r}; it is text")  # noqa: TRY004 - one kind of error for every record
    return value


def _maybe(record: Mapping[str, Any], key: str) -> str | None:
    return _text(record, key) or None


def _texts(value: object, key: str) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"{key} is {value!r}; it is a list of texts")
    return tuple(value)


def _level(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool) and value in LEVELS:
        return int(value)
    raise ValueError(f"level is {value!r}; it is a whole number from 0 to 4")


def _grade(value: object) -> Grade | None:
    if value is None:
        return None
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= max(Grade):
        return Grade(value)
    for grade in Grade:
        if isinstance(value, str) and value.strip().casefold() in {grade.word, f"g{grade.value}"}:
            return grade
    raise ValueError(f"grade is {value!r}; it is 0 (said), 1 (example), 2 (seen) or 3 (confirmed)")


def _absence(value: object) -> Absence | None:
    if value is None:
        return None
    if isinstance(value, str):
        plain = value.strip().casefold().replace("_", " ").replace("dont", "don't").replace("\u2019", "'")
        if plain == "k":
            return Absence.DONT_KNOW
        for absence in Absence:
            if plain == absence.value:
                return absence
    raise ValueError(f"absence is {value!r}; it is one of {', '.join(absence.value for absence in Absence)}")


def _value(value: object) -> Value | None:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or isinstance(value, str | int) or (isinstance(value, float) and isfinite(value)):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if isinstance(value, list) and all(
        isinstance(row, Mapping) and all(isinstance(cell, str) for cell in row.values()) for row in value
    ):
        return tuple({str(column): cell for column, cell in row.items()} for row in value)
    raise ValueError(f"value is {value!r}; it is a number, a text, a list of options or a list of rows")


def _person_to_json(person: Person) -> dict[str, Any]:
    return _filled({"code": person.code, **entry_for(person).body})


def _session_to_json(session: Session) -> dict[str, Any]:
    return _filled({"id": session.id, "person": session.person, **entry_for(session).body})


def _to_json(record: Answer | Rating | Quote, item: str) -> dict[str, Any]:
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
