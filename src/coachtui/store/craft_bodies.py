"""Probes asked, captures, contradictions and interludes as entries of the log, and back; part of ``bodies``."""

from collections.abc import Callable, Mapping
from typing import Any

from coachtui.model.craft import (
    Capture,
    ContradictionNote,
    ContradictionState,
    Filed,
    FiledTo,
    Interlude,
    InterludeKind,
    ProbeAsked,
)
from coachtui.store.entry import Entry, NewEntry
from coachtui.store.strict import Body, Unreadable, choice_of, code_in, moment_of, text_in, text_or_none

CraftRecord = ProbeAsked | Capture | ContradictionNote | Interlude
KINDS = ("probe", "capture", "contradiction", "interlude")


def _write_probe(record: ProbeAsked) -> NewEntry:
    body: Body = {"probe": record.probe, "brought": record.brought}
    return NewEntry("probe", body, session=record.session, person=record.person, item=record.question)


def _write_capture(record: Capture) -> NewEntry:
    filed = record.filed
    body: Body = {
        "id": record.id,
        "text": record.text,
        "filed": None if filed is None else {"kind": filed.kind.value, "id": filed.id},
    }
    return NewEntry("capture", body, session=record.session, person=record.person)


def _write_contradiction(record: ContradictionNote) -> NewEntry:
    body: Body = {"state": record.state.value, "words": record.words}
    return NewEntry("contradiction", body, session=record.session, person=record.person, item=record.contradiction)


def _write_interlude(record: Interlude) -> NewEntry:
    body: Body = {
        "id": record.id,
        "kind": record.kind.value,
        "started": record.started,
        "ended": record.ended,
    }
    return NewEntry("interlude", body, session=record.session, person=record.person)


def _read_probe(entry: Entry, body: Body) -> ProbeAsked:
    return ProbeAsked(
        code_in(entry.session),
        code_in(entry.person),
        code_in(entry.item),
        text_in(body, "probe"),
        brought=text_in(body, "brought", ""),
        at=moment_of(entry, body),
    )


def _read_capture(entry: Entry, body: Body) -> Capture:
    return Capture(
        text_in(body, "id"),
        code_in(entry.session),
        code_in(entry.person),
        text_in(body, "text"),
        filed=_filed_in(body),
        at=moment_of(entry, body),
    )


def _filed_in(body: Body) -> Filed | None:
    filed = body.get("filed")
    if filed is None:
        return None
    if not isinstance(filed, dict):
        raise Unreadable
    return Filed(choice_of(FiledTo, text_in(filed, "kind")), text_in(filed, "id"))


def _read_contradiction(entry: Entry, body: Body) -> ContradictionNote:
    return ContradictionNote(
        code_in(entry.session),
        code_in(entry.person),
        code_in(entry.item),
        choice_of(ContradictionState, text_in(body, "state")),
        words=text_in(body, "words", ""),
        at=moment_of(entry, body),
    )


def _read_interlude(entry: Entry, body: Body) -> Interlude:
    return Interlude(
        text_in(body, "id"),
        code_in(entry.session),
        code_in(entry.person),
        choice_of(InterludeKind, text_in(body, "kind")),
        started=text_in(body, "started"),
        ended=text_or_none(body, "ended"),
    )


WRITERS: Mapping[type, Callable[[Any], NewEntry]] = {
    ProbeAsked: _write_probe,
    Capture: _write_capture,
    ContradictionNote: _write_contradiction,
    Interlude: _write_interlude,
}
READERS: Mapping[str, Callable[[Entry, Body], CraftRecord]] = {
    "probe": _read_probe,
    "capture": _read_capture,
    "contradiction": _read_contradiction,
    "interlude": _read_interlude,
}
