"""How far an open file's log was folded, so that the next look folds only what is new."""

from collections.abc import Sequence
from dataclasses import dataclass

from coachtui.model.engagement import State
from coachtui.store.entry import Entry, Position
from coachtui.store.fold import fold

BEFORE_ALL: Position = ("", "", -1)
"""The place before every entry."""


@dataclass(frozen=True, slots=True)
class Folded:
    """How far the log was folded: the state, up to where, over how many entries, and how many of them had bodies.

    ``data_version`` is SQLite's sign for changes by others.
    """

    state: State
    to: Position
    count: int
    full: int
    data_version: int
    complete: bool


NOTHING_FOLDED = Folded(State(), BEFORE_ALL, 0, 0, -1, complete=False)


def folded_further(before: Folded, fresh: Sequence[Entry], data_version: int) -> Folded:
    """``before`` with everything behind it, which is ``fresh``."""
    return Folded(
        fold(fresh, before.state) if fresh else before.state,
        fresh[-1].position if fresh else before.to,
        before.count + len(fresh),
        before.full + sum(entry.body is not None for entry in fresh),
        data_version,
        complete=True,
    )
