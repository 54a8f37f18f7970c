"""Records in a folded state: finding one, folding some in, and what that changed. Knows no entries and no SQLite."""

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from coachtui.model.answers import Answer
from coachtui.model.craft import Consent
from coachtui.model.engagement import State
from coachtui.model.joined_people import joined_code, under_joined, with_joined
from coachtui.model.observing import CoachNote, DebriefWords
from coachtui.model.people import JoinedCode
from coachtui.store.kinds import KIND_NAMED, KIND_OF, Key, Record, Withdrawable

_R = TypeVar("_R", bound=Record)
_FOR_SOMEBODY = frozenset(KIND_OF[each].name for each in (DebriefWords, CoachNote))
"""Kinds whose keys end in the code of a person."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """What a withdrawing entry says: the record of ``kind`` with ``key`` counts no more."""

    kind: str
    key: Key

    @classmethod
    def of(cls, record: Withdrawable) -> "Withdrawn":
        """The withdrawal of ``record``."""
        return cls(KIND_OF[type(record)].name, key_of(record))


@dataclass(frozen=True, slots=True)
class Revision:
    """One record before and after a change; None where there was none before, or is none after."""

    before: Record | None
    after: Record | None

    @property
    def fields(self) -> frozenset[str]:
        """The names of the fields that differ, `at` left out; all of them where a record came or went."""
        one, other = self.before, self.after
        record = one or other
        if record is None:
            return frozenset()
        names = {each.name for each in fields(record)} - {"at"}
        if one is None or other is None:
            return frozenset(names)
        return frozenset(name for name in names if getattr(one, name) != getattr(other, name))


@dataclass(frozen=True, slots=True)
class Change:
    """The records that one call was about, before and after. False as a bool where none of them changed."""

    revisions: tuple[Revision, ...] = ()

    def __bool__(self) -> bool:
        return any(revision.fields for revision in self.revisions)

    @property
    def fields(self) -> frozenset[str]:
        """The names of all fields that differ."""
        return frozenset[str]().union(*(revision.fields for revision in self.revisions))

    @property
    def reverse(self) -> "Change":
        """The change that leads back, its last revision first."""
        return Change(tuple(Revision(each.after, each.before) for each in reversed(self.revisions)))

    def after(self, kind: type[_R]) -> _R:
        """The last record of the class ``kind`` after the change. Raises ValueError where there is none."""
        for revision in reversed(self.revisions):
            if isinstance(revision.after, kind):
                return revision.after
        raise ValueError(f"the change left no {kind.__name__}")


def key_of(record: Record | Withdrawn) -> Key:
    """The key that identifies ``record``, or the one withdrawn, among others of its kind.

    Raises TypeError for an engagement.
    """
    key: Key = record.key if isinstance(record, Withdrawn) else KIND_OF[type(record)].key_in(record)
    return key


def stored(state: State, record: _R) -> _R | None:
    """The record in ``state`` of the same kind and key, which ``record`` would replace; None where there is none."""
    kind = KIND_OF[type(record)]
    held = getattr(state, kind.state)
    if kind.key:
        held = held.get(kind.key_in(record))
    found: _R | None = replace(record, **{kind.value: held}) if kind.value and held is not None else held
    return found


def change_between(before: State, after: State, records: Iterable[Record]) -> Change:
    """The change from ``before`` to ``after`` of the records with the keys of ``records``.

    A missing answer or consent counts as an empty one, so that its words and its value can be undone one by one.
    """
    revisions = []
    for each in records:
        empty = _empty(each)
        revisions.append(Revision(stored(before, each) or empty, stored(after, each) or empty))
    return Change(tuple(revisions))


def _empty(record: Record) -> Record | None:
    """What counts as the record with the key of ``record`` while there is none; None where there is no such thing."""
    match record:
        case Answer():
            return Answer(record.session, record.person, record.question)
        case Consent():
            return Consent(record.session, record.person)
        case _:
            return None


def with_records(state: State, records: Iterable[Record | Withdrawn]) -> State:
    """``state`` after ``records``, folded in, in order: what `fold` gives for entries that hold these."""
    changes: dict[str, Any] = {}
    for each in records:
        if isinstance(each, JoinedCode):
            state, changes = with_joined(replace(state, **changes), each), {}
            continue
        record = _of_one_person(each, state) if state.joined else each
        kind = KIND_NAMED[record.kind] if isinstance(record, Withdrawn) else KIND_OF[type(record)]
        if not kind.key:
            changes[kind.state] = record
            continue
        held = changes.get(kind.state)
        if held is None:
            held = changes[kind.state] = dict(getattr(state, kind.state))
        if isinstance(record, Withdrawn):
            held.pop(record.key, None)
        else:
            held[kind.key_in(record)] = getattr(record, kind.value) if kind.value else record
    return replace(state, **changes)


def _of_one_person(record: Record | Withdrawn, state: State) -> Record | Withdrawn:
    """``record`` under the code that its person goes by in ``state``."""
    if isinstance(record, Withdrawn):
        if record.kind == "person" and isinstance(record.key, str):
            return replace(record, key=joined_code(record.key, state.joined))
        if record.kind in _FOR_SOMEBODY and isinstance(record.key, tuple):
            *others, whom = record.key
            return replace(record, key=(*others, whom and joined_code(whom, state.joined)))
        return record
    return under_joined(record, state.joined)
