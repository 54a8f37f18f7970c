"""What one call of `record` puts into the log: records, withdrawals and documents, as the entries to be appended."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from coachtui.store.bodies import NamedDocument, document_entry, entry_for, withdrawal_of
from coachtui.store.contents import sha256_of
from coachtui.store.entry import NewEntry
from coachtui.store.failures import DamagedError
from coachtui.store.identity import later, moment_text
from coachtui.store.kinds import Record, Withdrawable


def new_entries(
    records: Iterable[Record],
    withdraw: Iterable[Withdrawable] = (),
    documents: Iterable[NamedDocument] = (),
    *,
    keep_time: bool = False,
    moments: Iterable[str] = (),
) -> tuple[NewEntry, ...]:
    """The entries for ``documents``, ``withdraw`` and ``records``, in this order.

    ``keep_time`` keeps the records' own ``at``; otherwise the log gives each the time at which it is recorded.
    ``moments`` are those times, one for each entry, where they are known already.
    """
    named = (document_entry(sha256_of(each.content), each.role, each.id, each.name) for each in documents)
    withdrawals = map(withdrawal_of, withdraw)
    entries = (*named, *withdrawals, *(entry_for(record, keep_time=keep_time) for record in records))
    return tuple(replace(entry, at=at) for entry, at in zip(entries, moments, strict=True)) if moments else entries


def moment_after(newest: str, now: datetime | str) -> str:
    """The moment for an entry recorded ``now`` behind one of the moment ``newest`` ("" for none).

    It is the next microsecond where the clock was set back. A ``newest`` that is no moment counts as none. Raises
    DamagedError when there is no later moment.
    """
    moment = now if isinstance(now, str) else moment_text(now)
    try:
        return later(moment, newest)
    except ValueError:
        return moment
    except OverflowError as error:
        raise DamagedError("The time is wrong", f"After {newest} comes no time.", "Check the clock.") from error
