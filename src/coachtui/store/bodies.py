"""Records of the model as entries of the log, and back: which kinds there are and what the body of each holds.

Reading is strict: a body that is not exactly what its kind promises is Unreadable, so that nothing half-understood
reaches a score. Keys that are not known are passed by.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

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
from coachtui.model.craft import Capture, Interlude, ProbeAsked
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.roles import Role
from coachtui.model.text import clean
from coachtui.store import craft_bodies
from coachtui.store.craft_bodies import CraftRecord
from coachtui.store.entry import Entry, Json, NewEntry, cleaned
from coachtui.store.strict import (
    Body,
    Unreadable,
    absence_in,
    choice_of,
    code_in,
    code_or_none,
    flag_in,
    grade_in,
    moment_of,
    text_in,
    text_or_none,
    texts_in,
    value_of,
    whole_in,
)

_HIGHEST_LEVEL = 4


@dataclass(frozen=True, slots=True)
class Computed:
    """The level (0-4) of an indicator that an inventory decides."""

    indicator: str
    level: int


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """That the record of ``kind`` with ``key`` counts no more.

    An answer's key is its session and question, an evidence note's its session, evidence and question, a probe's its
    session, question and probe, a contradiction's its session and id.
    """

    kind: str
    key: str | tuple[str | None, ...]


Record = Engagement | Person | Session | Answer | Rating | Quote | Attachment | EvidenceNote | Computed | CraftRecord
"""What an entry can say about the engagement."""

Withdrawable = Person | Answer | Rating | Quote | Attachment | EvidenceNote | Computed | CraftRecord
"""What can be taken back."""

_WITH_ID = frozenset({"rating", "quote", "attachment", "capture", "interlude"})
_WITHOUT_RECORD = ("opened", "document", "erased")

VERSIONS: Mapping[str, int] = dict.fromkeys(
    (
        *_WITHOUT_RECORD,
        *("engagement", "person", "session", "answer", "rating", "quote", "attachment", "evidence", "computed"),
        *craft_bodies.KINDS,
    ),
    1,
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


def withdrawal_of(record: Withdrawable) -> NewEntry:
    """The entry after which ``record`` counts no more."""
    entry = entry_for(record)
    body: dict[str, Json] = {"withdrawn": True}
    if isinstance(record, Rating | Quote | Attachment | Capture | Interlude):
        body["id"] = record.id
    if isinstance(record, EvidenceNote):
        body["question"] = record.question
    if isinstance(record, ProbeAsked):
        body["probe"] = record.probe
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
        "supplied": list(record.supplied),
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


def _write_attachment(record: Attachment) -> NewEntry:
    body: Body = {
        "id": record.id,
        "name": record.name,
        "size": record.size,
        "sha256": record.sha256,
        "evidence": record.evidence,
        "indicators": list(record.indicators),
    }
    return NewEntry("attachment", body, session=record.session, person=record.person, item=record.question)


def _write_evidence(record: EvidenceNote) -> NewEntry:
    body: Body = {"state": record.state.value, "words": record.words, "question": record.question}
    return NewEntry("evidence", body, session=record.session, person=record.person, item=record.evidence)


def _write_computed(record: Computed) -> NewEntry:
    return NewEntry("computed", {"level": record.level}, item=record.indicator)


_WRITERS: Mapping[type, Callable[[Any], NewEntry]] = {
    Engagement: _write_engagement,
    Person: _write_person,
    Session: _write_session,
    Answer: _write_answer,
    Rating: _write_rating,
    Quote: _write_quote,
    Attachment: _write_attachment,
    EvidenceNote: _write_evidence,
    Computed: _write_computed,
    **craft_bodies.WRITERS,
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


def _key_withdrawn(entry: Entry, body: Body) -> str | tuple[str | None, ...]:
    if entry.kind in _WITH_ID:
        return text_in(body, "id")
    if entry.kind == "evidence":
        return (code_in(entry.session), code_in(entry.item), text_or_none(body, "question"))
    if entry.kind == "probe":
        return (code_in(entry.session), code_in(entry.item), text_in(body, "probe"))
    if entry.kind in {"answer", "contradiction"}:
        return (code_in(entry.session), code_in(entry.item))
    if entry.kind in {"person", "computed"}:
        return code_in(entry.item)
    raise Unreadable


def _read_engagement(_entry: Entry, body: Body) -> Engagement:
    return Engagement(text_in(body, "organisation"), text_in(body, "mode", "full"), text_in(body, "core_process", ""))


def _read_person(entry: Entry, body: Body) -> Person:
    return Person(
        code_in(entry.item),
        choice_of(Role, text_in(body, "role")),
        name=text_in(body, "name", ""),
        title=text_in(body, "title", ""),
        unit=text_in(body, "unit", ""),
    )


def _read_session(entry: Entry, body: Body) -> Session:
    return Session(
        code_in(entry.session),
        code_in(entry.person),
        choice_of(SessionKind, text_in(body, "kind")),
        author=text_in(body, "author", ""),
        script=text_or_none(body, "script"),
        rubric=text_or_none(body, "rubric"),
        plan=text_in(body, "plan", ""),
        minutes=whole_in(body, "minutes"),
        agenda=texts_in(body, "agenda"),
        started=text_or_none(body, "started"),
        ended=text_or_none(body, "ended"),
        supplied=texts_in(body, "supplied"),
    )


def _read_answer(entry: Entry, body: Body) -> Answer:
    return Answer(
        code_in(entry.session),
        code_in(entry.person),
        code_in(entry.item),
        value=value_of(body.get("value")),
        note=text_in(body, "note", ""),
        absence=absence_in(body),
        grade=grade_in(body),
        at=moment_of(entry, body),
    )


def _read_rating(entry: Entry, body: Body) -> Rating:
    level, absence = whole_in(body, "level", highest=_HIGHEST_LEVEL), absence_in(body)
    if level is not None and absence is not None:
        raise Unreadable
    return Rating(
        text_in(body, "id"),
        code_in(entry.session),
        code_in(entry.person),
        code_in(entry.item),
        level=level,
        absence=absence,
        grade=grade_in(body),
        question=text_or_none(body, "question"),
        derived=flag_in(body, "derived") or False,
        evidence=text_in(body, "evidence", ""),
        at=moment_of(entry, body),
    )


def _read_quote(entry: Entry, body: Body) -> Quote:
    return Quote(
        text_in(body, "id"),
        code_in(entry.session),
        code_in(entry.person),
        text_in(body, "text"),
        question=text_or_none(body, "question") or entry.item,
        indicators=texts_in(body, "indicators"),
        usable=flag_in(body, "usable"),
        at=moment_of(entry, body),
    )


def _read_attachment(entry: Entry, body: Body) -> Attachment:
    size = whole_in(body, "size")
    if size is None:
        raise Unreadable
    return Attachment(
        text_in(body, "id"),
        code_or_none(entry.session),
        code_in(entry.person),
        text_in(body, "name"),
        size,
        text_in(body, "sha256"),
        question=entry.item,
        evidence=text_or_none(body, "evidence"),
        indicators=texts_in(body, "indicators"),
        at=moment_of(entry, body),
    )


def _read_evidence(entry: Entry, body: Body) -> EvidenceNote:
    return EvidenceNote(
        code_in(entry.session),
        code_in(entry.person),
        code_in(entry.item),
        choice_of(EvidenceState, text_in(body, "state")),
        question=text_or_none(body, "question"),
        words=text_in(body, "words", ""),
        at=moment_of(entry, body),
    )


def _read_computed(entry: Entry, body: Body) -> Computed:
    level = whole_in(body, "level", highest=_HIGHEST_LEVEL)
    if level is None:
        raise Unreadable
    return Computed(code_in(entry.item), level)


_READERS: Mapping[str, Callable[[Entry, Body], Record]] = {
    "engagement": _read_engagement,
    "person": _read_person,
    "session": _read_session,
    "answer": _read_answer,
    "rating": _read_rating,
    "quote": _read_quote,
    "attachment": _read_attachment,
    "evidence": _read_evidence,
    "computed": _read_computed,
    **craft_bodies.READERS,
}
