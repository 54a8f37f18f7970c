"""Probes asked, captures, contradictions and interludes in the state form; part of ``state_json``."""

from collections.abc import Callable, Mapping
from typing import Any

from coachtui.exchange.parts import text_of, text_or_none
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
from coachtui.model.engagement import State
from coachtui.store.bodies import entry_for

Record = Mapping[str, Any]
Place = Callable[[Record], tuple[str, str]]
"""Finds the session and person of a record. Raises ValueError where they are not there."""


def craft_to_json(state: State) -> dict[str, list[dict[str, Any]]]:
    """The four lists, each record with what the log keeps in columns."""
    return {
        "probes": [_flat(probe, "question") for probe in state.probes_asked.values()],
        "captures": [_capture_to_json(capture) for capture in state.captures.values()],
        "contradictions": [_flat(note, "contradiction") for note in state.contradictions.values()],
        "interludes": [_flat(interlude) for interlude in state.interludes.values()],
    }


def _flat(record: ProbeAsked | Capture | ContradictionNote | Interlude, item: str = "") -> dict[str, Any]:
    entry = entry_for(record, keep_time=True)
    columns = {"session": entry.session, "person": entry.person, **({item: entry.item} if item else {})}
    return {key: value for key, value in {**columns, **entry.body}.items() if value not in (None, "")}


def _capture_to_json(capture: Capture) -> dict[str, Any]:
    flat = _flat(capture)
    filed = flat.pop("filed", None)
    return flat if filed is None else {**flat, "filed_to": filed["kind"], "filed_id": filed["id"]}


def probe_from_json(record: Record, place: Place) -> ProbeAsked:
    """A probe that was asked. Raises ValueError, as the others here do."""
    session, person = place(record)
    return ProbeAsked(
        session,
        person,
        text_of(record, "question"),
        text_of(record, "probe"),
        brought=text_of(record, "brought"),
        at=text_or_none(record, "at"),
    )


def capture_from_json(record: Record, place: Place) -> Capture:
    """A capture, with where it was filed."""
    session, person = place(record)
    kind, filed_id = text_or_none(record, "filed_to"), text_or_none(record, "filed_id")
    if (kind is None) != (filed_id is None):
        raise ValueError("has filed_to without filed_id, or the other way round")
    return Capture(
        text_of(record, "id"),
        session,
        person,
        text_of(record, "text"),
        filed=None if kind is None or filed_id is None else Filed(FiledTo(kind), filed_id),
        at=text_or_none(record, "at"),
    )


def contradiction_from_json(record: Record, place: Place) -> ContradictionNote:
    """What became of a contradiction."""
    session, person = place(record)
    return ContradictionNote(
        session,
        person,
        text_of(record, "contradiction"),
        ContradictionState(text_of(record, "state")),
        words=text_of(record, "words"),
        at=text_or_none(record, "at"),
    )


def interlude_from_json(record: Record, place: Place) -> Interlude:
    """A pause, or a stretch off the record."""
    session, person = place(record)
    return Interlude(
        text_of(record, "id"),
        session,
        person,
        InterludeKind(text_of(record, "kind")),
        started=text_of(record, "started"),
        ended=text_or_none(record, "ended"),
    )
