"""The log folded into a State: pure, so that it can be done again from any point and compared."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from coachtui.model.engagement import State
from coachtui.store.bodies import Withdrawn, record_in
from coachtui.store.entry import Entry
from coachtui.store.kinds import KIND_NAMED, KIND_OF, key_of
from coachtui.store.strict import Unreadable


def fold(entries: Iterable[Entry], state: State | None = None) -> State:
    """What ``entries``, in fold order, amount to, on top of ``state`` (None: from nothing).

    Never fails: what cannot be read is counted in ``passed_over``; what was erased is as if never said. The result is
    the same whether a log is folded at once or piece by piece. Mappings that nothing changes are those of ``state``.
    """
    before = state or State()
    passed_over = before.passed_over
    changes: dict[str, Any] = {}
    for entry in entries:
        try:
            record = record_in(entry)
        except Unreadable:
            passed_over += 1
            continue
        if record is None:
            continue
        kind = KIND_NAMED[record.kind] if isinstance(record, Withdrawn) else KIND_OF[type(record)]
        if not kind.key:
            changes[kind.state] = record
            continue
        held = changes.get(kind.state)
        if held is None:
            held = changes[kind.state] = dict(getattr(before, kind.state))
        if isinstance(record, Withdrawn):
            held.pop(record.key, None)
        else:
            held[key_of(record)] = getattr(record, kind.value) if kind.value else record
    return replace(before, passed_over=passed_over, **changes)
