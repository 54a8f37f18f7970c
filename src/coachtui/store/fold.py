"""Folding entries of the log into a State; pure. What comes later is folded on top of what was folded before."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from coachtui.model.engagement import State
from coachtui.store.bodies import record_in
from coachtui.store.entry import Entry, Position
from coachtui.store.kinds import Record
from coachtui.store.records import Withdrawn, with_records
from coachtui.store.strict import Unreadable


def fold(entries: Iterable[Entry], state: State | None = None) -> State:
    """The state after ``entries``, given in fold order, on top of ``state`` (None: the empty one).

    Never raises: entries that cannot be read are counted in ``passed_over``, erased ones are ignored. The result is the
    same whether a log is folded at once or piece by piece. Mappings that no entry changes are those of ``state``.
    Records under codes that were joined are records of the one person, whichever of the codes they were made under.
    """
    before = state or State()
    passed_over = before.passed_over
    records: list[Record | Withdrawn] = []
    for entry in entries:
        try:
            record = record_in(entry)
        except Unreadable:
            passed_over += 1
            continue
        if record is not None:
            records.append(record)
    after = with_records(before, records)
    return after if passed_over == before.passed_over else replace(after, passed_over=passed_over)


BEFORE_ALL: Position = ("", "", -1)
"""The position before every entry."""


@dataclass(frozen=True, slots=True)
class FoldProgress:
    """How far the log of an open file was folded: into which state, and up to which position.

    ``count`` is how many entries that are, ``full`` how many of them had bodies; ``data_version`` is SQLite's number
    that changes when another connection writes. ``complete``: there was nothing behind ``to`` then.
    """

    state: State
    to: Position
    count: int
    full: int
    data_version: int
    complete: bool


NOTHING_FOLDED = FoldProgress(State(), BEFORE_ALL, 0, 0, -1, complete=False)


def fold_further(before: FoldProgress, fresh: Sequence[Entry], data_version: int) -> FoldProgress:
    """The progress once ``fresh``, which is all that is behind ``before``, is folded too."""
    return FoldProgress(
        fold(fresh, before.state) if fresh else before.state,
        fresh[-1].position if fresh else before.to,
        before.count + len(fresh),
        before.full + sum(entry.body is not None for entry in fresh),
        data_version,
        complete=True,
    )
