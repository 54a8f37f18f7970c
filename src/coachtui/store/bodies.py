"""Records of the model as entries of the log, and back: which kinds there are and what the body of each holds.

Reading is strict: a body that is not exactly what its kind promises is Unreadable, so that nothing half-understood
reaches a score. Keys that are not known are passed by.
"""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from coachtui.model.answers import Absence, Answer, Grade, Quote, Rating, Session, SessionKind, Value
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.roles import Role
from coachtui.model.text import clean
from coachtui.store.entry import Entry, Json, NewEntry, cleaned

Body = Mapping[str, Any]

_HIGHEST_LEVEL = 4
_Choice = TypeVar("_Choice", bound=StrEnum)


class Unreadable(Exception):  # noqa: N818 - not a failure: such entries are counted and passed over
    """An entry this version cannot read: unknown, newer or malformed."""


@dataclass(frozen=True, slots=True)
class Computed:
    """The level (0-4) of an indicator that an inventory decides."""

    indicator: str
    level: int


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """That the record of ``kind`` with ``key`` counts no more. An answer's key is its session and question."""

    kind: str
    key: str | tuple[str, str]


Record = Engagement | Person | Session | Answer | Rating | Quote | Computed
"""What an entry can say about the engagement."""

VERSIONS: Mapping[str, int] = dict.fromkeys(
    ("opened", "engagement", "person", "session", "answer", "rating", "quote", "computed", "document"), 1
)
"""The kinds this version knows, and the version of the body it writes for each."""

Upcasts = Mapping[tuple[str, int], Callable[[Body], Body]]
UPCASTS: Upcasts = {}
"""How a body of an older version becomes the next one's: (kind, version) to the change. None is older yet."""


def entry_for(record: Record, *, keep_time: bool = False) -> NewEntry:
    """The entry that records ``record``.

    Its ``at`` is left to the log, so that a revised record gets the time of its revision; ``keep_time`` keeps the
    record's own, for what was said before it was typed in (imports). Raises ValueError for a rating that has both a
    level and an absence.
    """
    entry = _WRITERS[type(record)](record)
    moment = getattr(record, "at", None)
    if keep_time and moment is not None:
        return _with(entry, "at", moment)
    return entry


def withdrawal_of(record: Person | Answer | Rating | Quote | Computed) -> NewEntry:
    """The entry after which ``record`` counts no more."""
    entry = entry_for(record)
    body: dict[str, Json] = {"withdrawn": True}
    if isinstance(record, Rating | Quote):
        body["id"] = record.id
    return NewEntry(entry.kind, body, session=entry.session, person=entry.person, item=entry.item)


def document_entry(sha256: str, role: str, document_id: str, name: str) -> NewEntry:
    """The entry that says what the document with this hash is: ``role`` script or rubric, its id, its file's name."""
    return NewEntry("document", {"role": role, "id": document_id, "name": name}, item=sha256)


def _with(entry: NewEntry, key: str, value: Json) -> NewEntry:
    return NewEntry(entry.kind, {**entry.body, key: value}, entry.session, entry.person, entry.item, entry.version)


def _write_engagement(record: Engagement) -> NewEntry:
    return NewEntry(
        "engagement",
        {"organisation": record.organisation, "mode": record.mode, "core_process": record.core_process},
    )


def _write_person(record: Person) -> NewEntry:
    body: Body = {"name": record.name, "title": record.title, "role": record.role.value, "unit": record.unit}
    return NewEntry("person", body, person=record.code, item=record.code)


def _write_session(record: Session) -> NewEntry:
    body: Body = {
        "kind": record.kind.value,
        "author": record.author,
        "script": record.script,
        "rubric": record.rubric,
        "plan": record.plan,
        "minutes": record.minutes,
        "agenda": list(record.agenda),
        "started": record.started,
        "ended": record.ended,
    }
    return NewEntry("session", body, session=record.id, person=record.person)


def _write_answer(record: Answer) -> NewEntry:
    value = record.value
    body: Body = {
        "value": [part if isinstance(part, str) else dict(part) for part in value]
        if isinstance(value, tuple)
        else value,
        "note": record.note,
        "absence": record.absence,
        "grade": record.grade,
    }
    return NewEntry("answer", body, session=record.session, person=record.person, item=record.question)


def _write_rating(record: Rating) -> NewEntry:
    if record.level is not None and record.absence is not None:
        raise ValueError("a rating is a level or an absence, never both")
    body: Body = {
        "id": record.id,
        "level": record.level,
        "absence": record.absence,
        "grade": record.grade,
        "question": record.question,
        "derived": record.derived,
        "evidence": record.evidence,
    }
    return NewEntry("rating", body, session=record.session, person=record.person, item=record.indicator)


def _write_quote(record: Quote) -> NewEntry:
    body: Body = {
        "id": record.id,
        "text": record.text,
        "question": record.question,
        "indicators": list(record.indicators),
        "usable": record.usable,
    }
    return NewEntry("quote", body, session=record.session, person=record.person, item=record.question)


def _write_computed(record: Computed) -> NewEntry:
    return NewEntry("computed", {"level": record.level}, item=record.indicator)


_WRITERS: Mapping[type, Callable[[Any], NewEntry]] = {
    Engagement: _write_engagement,
    Person: _write_person,
    Session: _write_session,
    Answer: _write_answer,
    Rating: _write_rating,
    Quote: _write_quote,
    Computed: _write_computed,
}


def record_in(entry: Entry, upcasts: Upcasts = UPCASTS) -> Record | Withdrawn | None:
    """What ``entry`` says; None where it says nothing about the engagement itself, or was erased.

    Raises Unreadable for kinds and versions that are not known and for bodies that are not what their kind promises.
    """
    current = VERSIONS.get(entry.kind)
    if current is None or type(entry.version) is not int or not 1 <= entry.version <= current:
        raise Unreadable
    if entry.body is None or entry.kind not in _READERS:
        return None
    body = _parse(entry.body)
    for version in range(entry.version, current):
        body = upcasts[entry.kind, version](body)
    if body.get("withdrawn") is True:
        return Withdrawn(entry.kind, _key_withdrawn(entry, body))
    return _READERS[entry.kind](entry, body)


def _parse(text: object) -> Body:
    if not isinstance(text, str):
        raise Unreadable
    try:
        body = json.loads(text, parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise Unreadable from None
    if not isinstance(body, dict):
        raise Unreadable
    # What coachtui wrote is clean. A body from another hand may hold what must not reach a terminal, also as \uXXXX.
    if "\\u" in text or not (text.isprintable() or clean(text) == text):
        return _cleaned_body(body)
    return body


def _cleaned_body(body: Body) -> Body:
    try:
        clean_body = cleaned(body)
    except (ValueError, RecursionError):
        raise Unreadable from None
    return clean_body if isinstance(clean_body, dict) else {}


def _refuse(constant: str) -> None:
    raise ValueError(constant)


def _key_withdrawn(entry: Entry, body: Body) -> str | tuple[str, str]:
    if entry.kind in {"rating", "quote"}:
        return _text(body, "id")
    if entry.kind == "answer":
        return (_code(entry.session), _code(entry.item))
    if entry.kind in {"person", "computed"}:
        return _code(entry.item)
    raise Unreadable


def _read_engagement(_entry: Entry, body: Body) -> Engagement:
    return Engagement(_text(body, "organisation"), _text(body, "mode", "full"), _text(body, "core_process", ""))


def _read_person(entry: Entry, body: Body) -> Person:
    return Person(
        _code(entry.item),
        _choice(Role, _text(body, "role")),
        name=_text(body, "name", ""),
        title=_text(body, "title", ""),
        unit=_text(body, "unit", ""),
    )


def _read_session(entry: Entry, body: Body) -> Session:
    return Session(
        _code(entry.session),
        _code(entry.person),
        _choice(SessionKind, _text(body, "kind")),
        author=_text(body, "author", ""),
        script=_text_or_none(body, "script"),
        rubric=_text_or_none(body, "rubric"),
        plan=_text(body, "plan", ""),
        minutes=_whole(body, "minutes"),
        agenda=_texts(body, "agenda"),
        started=_text_or_none(body, "started"),
        ended=_text_or_none(body, "ended"),
    )


def _read_answer(entry: Entry, body: Body) -> Answer:
    return Answer(
        _code(entry.session),
        _code(entry.person),
        _code(entry.item),
        value=_value(body.get("value")),
        note=_text(body, "note", ""),
        absence=_absence(body),
        grade=_grade(body),
        at=_moment(entry, body),
    )


def _read_rating(entry: Entry, body: Body) -> Rating:
    level, absence = _whole(body, "level", highest=_HIGHEST_LEVEL), _absence(body)
    if level is not None and absence is not None:
        raise Unreadable
    return Rating(
        _text(body, "id"),
        _code(entry.session),
        _code(entry.person),
        _code(entry.item),
        level=level,
        absence=absence,
        grade=_grade(body),
        question=_text_or_none(body, "question"),
        derived=_flag(body, "derived") or False,
        evidence=_text(body, "evidence", ""),
        at=_moment(entry, body),
    )


def _read_quote(entry: Entry, body: Body) -> Quote:
    return Quote(
        _text(body, "id"),
        _code(entry.session),
        _code(entry.person),
        _text(body, "text"),
        question=_text_or_none(body, "question") or entry.item,
        indicators=_texts(body, "indicators"),
        usable=_flag(body, "usable"),
        at=_moment(entry, body),
    )


def _read_computed(entry: Entry, body: Body) -> Computed:
    level = _whole(body, "level", highest=_HIGHEST_LEVEL)
    if level is None:
        raise Unreadable
    return Computed(_code(entry.item), level)


_READERS: Mapping[str, Callable[[Entry, Body], Record]] = {
    "engagement": _read_engagement,
    "person": _read_person,
    "session": _read_session,
    "answer": _read_answer,
    "rating": _read_rating,
    "quote": _read_quote,
    "computed": _read_computed,
}


def _code(column: object) -> str:
    if not isinstance(column, str) or not column:
        raise Unreadable
    return column


def _text(body: Body, key: str, default: str | None = None) -> str:
    text = body.get(key, default)
    if not isinstance(text, str):
        raise Unreadable
    return text


def _text_or_none(body: Body, key: str) -> str | None:
    return None if body.get(key) is None else _text(body, key)


def _texts(body: Body, key: str) -> tuple[str, ...]:
    texts = body.get(key, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise Unreadable
    return tuple(texts)


def _whole(body: Body, key: str, highest: int | None = None) -> int | None:
    number = body.get(key)
    if number is None:
        return None
    if type(number) is not int or number < 0 or (highest is not None and number > highest):
        raise Unreadable
    return number


def _flag(body: Body, key: str) -> bool | None:
    flag = body.get(key)
    if flag is not None and not isinstance(flag, bool):
        raise Unreadable
    return flag


def _choice(choices: type[_Choice], word: str) -> _Choice:
    try:
        return choices(word)
    except ValueError:
        raise Unreadable from None


def _absence(body: Body) -> Absence | None:
    word = _text_or_none(body, "absence")
    return None if word is None else _choice(Absence, word)


def _grade(body: Body) -> Grade | None:
    grade = _whole(body, "grade", highest=max(Grade))
    return None if grade is None else Grade(grade)


def _moment(entry: Entry, body: Body) -> str:
    return entry.at if body.get("at") is None else _text(body, "at")


def _value(value: object) -> Value | None:
    match value:
        case None | str():
            return value
        case bool():
            raise Unreadable
        case int():
            return value
        case float() if math.isfinite(value):
            return value
        case list() if all(isinstance(part, str) for part in value):
            return tuple(value)
        case list() if all(_is_row(part) for part in value):
            return tuple(value)
        case _:
            raise Unreadable


def _is_row(part: object) -> bool:
    return isinstance(part, dict) and all(isinstance(cell, str) for cell in part.values())
