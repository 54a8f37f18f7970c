"""Reading the times that records hold as ISO 8601 text, and showing them to people: in one format, in local time."""

from datetime import UTC, date, datetime, time, timedelta

from coachtui.model.days import day_words

_EARLIEST = datetime.min.replace(tzinfo=UTC)


def read_time(text: str | None) -> datetime | None:
    """The time that ISO 8601 ``text`` gives, with its zone; None for None and for text that is no time.

    A time without a zone is taken for UTC: times are written in UTC.
    """
    if not text:
        return None
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.tzinfo is not None else time.replace(tzinfo=UTC)


def moment_of(text: str | None) -> datetime:
    """The time in ``text``, for comparing; the earliest there is where it holds no time.

    Times compare rightly whether they are written with or without fractions of a second.
    """
    return read_time(text) or _EARLIEST


def time_on(day: date, of_day: str) -> datetime:
    """The time in UTC when the clock of this computer shows ``of_day``, such as "09:30", on ``day``."""
    moment = datetime.combine(day, time.fromisoformat(of_day))
    try:
        return moment.astimezone().astimezone(UTC)
    except (OverflowError, OSError, ValueError):  # the first and the last day there are
        return moment.replace(tzinfo=UTC)


def minutes_since(text: str | None, now: datetime) -> int | None:
    """The whole minutes from the time in ``text`` to ``now``, never below 0; None where ``text`` is no time."""
    time = read_time(text)
    return None if time is None else max((now - time) // timedelta(minutes=1), 0)


def shown_moment(text: str | None) -> str:
    """The time in ``text`` as people read it, such as "2026-03-02 09:30"; the day where no more is known.

    What is no time is shown as it is, None as "".
    """
    time = _local(text)
    return text or "" if time is None else time.isoformat(" ", "minutes")[: 10 if _is_a_day(text) else 16]


def moment_words(text: str | None) -> str:
    """As `shown_moment`, with the weekday, as in titles: "Monday 2026-03-02 09:30"."""
    day, _, time = shown_moment(text).partition(" ")
    return f"{day_words(day)} {time}".rstrip()


def shown_day(text: str | None) -> str:
    """The day of the time in ``text`` as people read it, such as "2026-03-02". What is no time is shown as it is."""
    time = _local(text)
    return text or "" if time is None else time.isoformat()[:10]


def clock_words(seconds: float) -> str:
    """A time from a beginning on, in hours, minutes and whole seconds, such as 1:02:03; before it with a minus sign."""
    minutes, rest = divmod(abs(int(seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{'-' if seconds <= -1 else ''}{hours}:{minutes:02}:{rest:02}"


def minutes_words(seconds: float) -> str:
    """A time from a beginning on, or how long something took, in minutes and whole seconds, such as 62:03."""
    minutes, rest = divmod(max(int(seconds), 0), 60)
    return f"{minutes}:{rest:02}"


def _is_a_day(text: str | None) -> bool:
    return text is not None and len(text) <= len("2026-03-02")


def _local(text: str | None) -> datetime | None:
    """The time in ``text`` by the clock of this computer. A day without a time of day stays that day."""
    time = read_time(text)
    if time is None or _is_a_day(text):
        return time
    try:
        return time.astimezone()
    except (OverflowError, OSError, ValueError):  # the first and the last day there are
        return time
