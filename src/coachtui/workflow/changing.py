"""What one call changed: every record concerned, before and after.

Each function of the workflow that records something returns a `Change`; `undoing` replays it in both directions.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import TypeVar

from coachtui.model.answers import Answer
from coachtui.model.engagement import State
from coachtui.store.kinds import Record, stored

_R = TypeVar("_R", bound=Record)


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


def change_between(before: State, after: State, records: Iterable[Record]) -> Change:
    """The change from ``before`` to ``after`` of the records with the keys of ``records``.

    A missing answer counts as an empty one, so that its note and its value can be undone one by one.
    """
    revisions = []
    for each in records:
        empty = Answer(each.session, each.person, each.question) if isinstance(each, Answer) else None
        revisions.append(Revision(stored(before, each) or empty, stored(after, each) or empty))
    return Change(tuple(revisions))
