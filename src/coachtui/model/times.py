"""Reading the times that records hold as ISO 8601 text."""

from datetime import UTC, datetime, timedelta


def read_time(text: str | None) -> datetime | None:
    """The time that ISO 8601 ``text`` gives, with its zone; None for None and for text that is no time.

    A time without a zone is taken for UTC: times are written in UTC.
    """
    try:
        time = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)


def minutes_since(text: str | None, now: datetime) -> int | None:
    """The whole minutes from the time in ``text`` to ``now``, never below 0; None where ``text`` is no time."""
    time = read_time(text)
    return None if time is None else max((now - time) // timedelta(minutes=1), 0)
