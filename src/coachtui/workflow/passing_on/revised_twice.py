"""Records that were revised in several of the merged files, in words, and choosing the version that counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from enum import IntEnum
from typing import get_args

from coachtui.model.answers import Session
from coachtui.model.craft import Consent, ConsentGiven
from coachtui.model.engagement import State
from coachtui.model.joined_people import under_joined
from coachtui.model.observing import Mark, ObservedMeeting, Stretch
from coachtui.model.times import shown_moment
from coachtui.store.bodies import record_in
from coachtui.store.comparing import Clash
from coachtui.store.entry import Entry
from coachtui.store.kinds import KIND_OF, Key, Record, Withdrawable
from coachtui.store.records import Revision, Withdrawn, key_of, stored
from coachtui.store.strict import Unreadable
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.passing_on.refusals import refusing, withdraw_refused

_ALWAYS = frozenset({KIND_OF[Session].name, KIND_OF[Consent].name})
"""The kinds of records of a session that are there without consent, too."""


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a record: who recorded it and when (UTC, ISO form), and what it ``says``, a line for each part.

    ``record`` is None where it was withdrawn; ``withdraws`` is then the record as another version has it, to be
    withdrawn if this version is chosen.
    """

    author: str
    at: str
    says: tuple[str, ...]
    record: Record | None
    withdraws: Withdrawable | None = None


@dataclass(frozen=True, slots=True)
class RevisedTwice:
    """A record, named in words, with its versions in the order of their times; the last one counts."""

    what: str
    versions: tuple[Version, ...]


def revised_twice(state: State, clashes: Iterable[Clash]) -> tuple[RevisedTwice, ...]:
    """The records of ``clashes``, without those that somebody has revised since, knowing both versions.

    Nor are there any of what was said in interviews to which no consent is given.

    ``state`` is that of all files together, once `keep_refusals` was called; whoever refuses in one version of a
    meeting refuses in all of them.
    """
    clashes = tuple(each for each in clashes if each.here.kind in _ALWAYS or each.here.session not in state.declined)
    refused = refusing(clashes, state.joined)
    groups: dict[tuple[str, Key], dict[str, Entry]] = {}
    for clash in clashes:
        for entry in (clash.here, clash.there):
            groups.setdefault(_key(entry, state), {})[entry.id] = entry
    ordered = (sorted(group.values(), key=lambda entry: entry.position) for group in groups.values())
    found = (_revised(state, entries, refused) for entries in ordered)
    return tuple(each for each in found if each is not None)


def choose(workspace: Workspace, versions: Iterable[Version]) -> None:
    """Record ``versions``, one of each record, once more, so that they count. Raises CoachErrors.

    What is there of interviews to which no consent is given by then is withdrawn, also without ``versions``.
    """
    chosen = tuple(versions)
    records = [each.record for each in chosen if each.record is not None]
    refused = {each.session for each in records if isinstance(each, Consent) and each.given is ConsentGiven.NO}
    workspace.record(
        *(
            each
            for each in records
            if KIND_OF[type(each)].name in _ALWAYS or getattr(each, "session", None) not in refused
        ),
        withdraw=[each.withdraws for each in chosen if each.withdraws is not None],
    )
    withdraw_refused(workspace)


def _key(entry: Entry, state: State) -> tuple[str, Key]:
    record = record_in(entry)
    if record is None:
        raise Unreadable
    return entry.kind, key_of(record if isinstance(record, Withdrawn) else under_joined(record, state.joined))


def _revised(state: State, entries: list[Entry], refused: Mapping[str, tuple[str, ...]]) -> RevisedTwice | None:
    """The record that ``entries`` are versions of; None where a version counts that is none of them."""
    records = [_record(entry, state, refused) for entry in entries]
    known = next((record for record in records if record is not None), None)
    if known is None or all(Revision(stored(state, known), record).fields for record in records):
        return None
    differing = [
        each.name
        for each in fields(known)
        if each.name != "at" and len({_words(getattr(record, each.name)) for record in records if record}) > 1
    ]
    versions = (
        Version(
            entry.author,
            entry.at,
            ("taken back",) if record is None else tuple(_says(record, differing)),
            record,
            known if record is None and isinstance(known, get_args(Withdrawable)) else None,
        )
        for entry, record in zip(entries, records, strict=True)
    )
    return RevisedTwice(_named(known, entries[0]), tuple(versions))


def _record(entry: Entry, state: State, refused: Mapping[str, tuple[str, ...]]) -> Record | None:
    record = record_in(entry)
    if record is None or isinstance(record, Withdrawn):
        return None
    if isinstance(record, ObservedMeeting):
        counting = state.observed_meetings.get(record.id, record)
        everybody = (*counting.unwilling, *refused[record.id])
        return replace(under_joined(record, state.joined).refused_by(everybody), unwilling=counting.unwilling)
    return under_joined(record, state.joined)


def _says(record: Record, differing: list[str]) -> Iterable[str]:
    if not differing:  # the other version was taken back
        differing = [each.name for each in fields(record) if each.name not in {"at", "session", "person", "id"}]
    for name in differing:
        words = _words(getattr(record, name))
        yield f"{name.replace('_', ' ')}: {words or 'nothing'}"


def _words(value: object) -> str:
    match value:
        case None | "" | ():
            words = ""
        case IntEnum():
            words = value.name.lower()
        case bool():
            words = "yes" if value else "no"
        case tuple():
            words = "; ".join(", ".join(part.values()) if isinstance(part, dict) else _words(part) for part in value)
        case Mapping():
            words = ", ".join(f"{part} {number}" for part, number in value.items())
        case Mark():
            words = f"{value.behaviour}{'+' if value.helped else '-'}"
        case Stretch():
            words = f"{shown_moment(value.opened)} to {shown_moment(value.closed) or 'now'}"
        case _ if is_dataclass(value):
            words = ", ".join(filter(None, (_words(getattr(value, each.name)) for each in fields(value))))
        case _:
            words = str(value)
    return words


def _named(record: Record, entry: Entry) -> str:
    """What the record is, such as "answer C1.2 of PLN"."""
    kind = KIND_OF[type(record)]
    of = getattr(record, "person", None) or getattr(record, "whom", None)
    about = f" {entry.item}" if entry.item else ""
    name = (kind.found_as if kind.within else "") or kind.name
    return f"{name}{about}{f' of {of}' if of else ''}"
