"""Days as people type them, such as "Thursday" or "in two weeks", and as they read them. Knows no clock."""

import re
from contextlib import suppress
from datetime import date, timedelta

from coachtui.model.text import one_line

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
EXAMPLES = "Thursday, in two weeks, or 2026-12-03"
"""What `read_day` understands, for hints."""

HELD_EXAMPLES = "today, yesterday, Thursday, or 2026-12-03"
"""What `read_held_day` understands, for hints."""

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_IN = re.compile(r"(?:in )?(\d{1,3}|an?|[a-z]+) (day|week|month)s?(?: from (?:now|today))?")
_AGO = re.compile(r"(\d{1,3}|an?|[a-z]+) (day|week|month)s? ago")
_DAYS = {"day": 1, "week": 7, "month": 28}
_NAMED = {"today": 0, "tomorrow": 1, "the day after tomorrow": 2}
_HELD = {"today": 0, "just now": 0, "now": 0, "tomorrow": 1, "yesterday": -1, "the day before yesterday": -2}
_MOST_WORDS = 5
"""How many words of a sentence may name one day."""
_AROUND = " .,;:!?()[]\"'“”‘’"
_MOST_BETWEEN_LEAP_YEARS = 8
_SHORTEST = 3
"""How many letters of a weekday or month are enough."""
_NUMBERED = re.compile(r"(\d{1,2}) ?([./-]) ?(\d{1,2})(?: ?\2 ?(\d{4}|\d\d))?\.?", re.ASCII)
_MOST_DAYS, _CENTURY = 31, 2000


def day_of(text: str | None) -> date | None:
    """The day that a date in ISO form names; None for anything else."""
    try:
        return date.fromisoformat((text or "").strip())
    except ValueError:
        return None


def read_day(text: str, today: date) -> date | None:
    """The day from ``today`` on that ``text`` means; None where it means none, and for a day that has passed.

    Understood are a date in ISO form, "3 December", "December 3" and "3.12.", with or without a year, a weekday (the
    next one that is not today; "next" before it changes nothing), "today", "tomorrow", "in two weeks", "10 days", "next
    week" (seven days on) and "in a month" (four weeks on); "3/25" too, but not "3/12": see `unclear_day`.
    """
    words = _without_marks(text)
    try:
        day = (
            _named(words, today)
            or _after(words, today)
            or day_of(words)
            or _in_numbers(text, today)
            or _in_calendar(words, today)
        )
    except (ValueError, OverflowError):  # no such day, or none that far ahead
        return None
    return day if day is not None and day >= today else None


def read_held_day(text: str, today: date) -> date | None:
    """The day up to ``today`` on which something was held, as ``text`` says it; None where it means no day.

    Understood are a date in ISO form, "3 December", "December 3" and "3.12.", with or without a year, a weekday (the
    latest one, today included; after "last" the one before today), "today", "yesterday" and "two days ago"; "3/25" too,
    but not "3/12": see `unclear_day`. "Tomorrow" and a date with a year may be days to come: whoever asks refuses
    those.
    """
    words = _without_marks(text)
    try:
        return (
            _named_before(words, today)
            or _ago(words, today)
            or day_of(words)
            or _in_numbers(text, today, back=True)
            or _in_calendar(words, today, back=True)
        )
    except (ValueError, OverflowError):  # no such day, or none that far back
        return None


def read_near_day(text: str, today: date) -> date | None:
    """The day that ``text`` means where it may be one to come or one that was; None where it means no day.

    A weekday is the next one, today included; a day of a month without a year is the nearest one.
    """
    ahead, back = read_day(text, today), read_held_day(text, today)
    if ahead is None or back is None or back == today:
        return back or ahead
    without_a_year = ahead - back > timedelta(days=2 * _DAYS["week"])
    return back if without_a_year and today - back < ahead - today else ahead


def unclear_day(text: str) -> str:
    """For two numbers that may be a day and a month in either order, such as "3/12", the sentence that asks which.

    "" for anything else.
    """
    orders = _orders(text)
    if len(orders) <= 1:
        return ""
    one, other = (f"{day} {MONTHS[month - 1]}" for day, month, _ in orders)
    return f"{one_line(text)} may be {one} or {other}: write the month as a word."


def day_in(sentence: str, today: date) -> date | None:
    """The first day from ``today`` on that a sentence names, as `read_day` understands it; None for none.

    In a sentence a weekday must be written out, a number of days, weeks or months follows "in", and a day in numbers
    has its year: "two days with the list" and "page 3.12" name no day.
    """
    words = sentence.split()
    for start in range(len(words)):
        for end in range(min(len(words), start + _MOST_WORDS), start, -1):
            phrase = " ".join(words[start:end]).strip(_AROUND)
            if _stands_for_a_day(phrase) and (day := read_day(phrase, today)) is not None:
                return day
    return None


def spoken_day(day: date) -> str:
    """A day as people read it, such as "Thursday 2026-12-03"."""
    return f"{WEEKDAYS[day.weekday()]} {day.isoformat()}"


def day_words(text: str) -> str:
    """``text`` as people read it: a day in ISO form with its weekday, anything else on one line."""
    day = day_of(text)
    return one_line(text) if day is None else spoken_day(day)


def day_as_kept(words: str) -> str:
    """What `day_words` shows, as it is kept: a day in ISO form without its weekday, anything else as it is."""
    weekday, _, rest = words.strip().partition(" ")
    day = day_of(rest)
    return rest.strip() if day is not None and weekday == WEEKDAYS[day.weekday()] else words


def _stands_for_a_day(phrase: str) -> bool:
    """Whether words of a sentence are meant as a day, rather than being short for one or a stretch of time."""
    words = phrase.casefold().removeprefix("on ").removeprefix("this ")
    if orders := _orders(words):
        return orders[0][2] is not None
    if _IN.fullmatch(words):
        return words.startswith("in ") or " from " in words
    alone = words.removeprefix("next ").removeprefix("coming ")
    return " " in alone or _place(alone, WEEKDAYS) is None or alone in {each.casefold() for each in WEEKDAYS}


def _without_marks(text: str) -> str:
    """``text`` in lower case, without commas and full stops, and without what may stand before a day."""
    return " ".join(re.sub(r"[,.]", " ", text.casefold()).split()).removeprefix("on ").removeprefix("this ")


def _named(words: str, today: date) -> date | None:
    if words in _NAMED:
        return today + timedelta(days=_NAMED[words])
    if words in {"next week", "a week today"}:
        return today + timedelta(days=_DAYS["week"])
    weekday = _place(words.removeprefix("next ").removeprefix("coming "), WEEKDAYS)
    return None if weekday is None else today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _named_before(words: str, today: date) -> date | None:
    if words in _HELD:
        return today + timedelta(days=_HELD[words])
    weekday = _place(words.removeprefix("last "), WEEKDAYS)
    if weekday is None:
        return None
    back = (today.weekday() - weekday) % _DAYS["week"]
    return today - timedelta(days=back or (_DAYS["week"] if words.startswith("last ") else 0))


def _after(words: str, today: date) -> date | None:
    days = _days_in(_IN.fullmatch(words))
    return None if days is None else today + timedelta(days=days)


def _ago(words: str, today: date) -> date | None:
    days = _days_in(_AGO.fullmatch(words))
    return None if days is None else today - timedelta(days=days)


def _days_in(found: re.Match[str] | None) -> int | None:
    """How many days a number and a unit are; None where there are none."""
    if found is None:
        return None
    typed, unit = found.groups()
    if typed.isdigit():
        number = int(typed)
    elif typed in {"a", "an"}:
        number = 1
    elif typed in _NUMBERS:
        number = _NUMBERS.index(typed)
    else:
        return None
    return number * _DAYS[unit]


def _in_calendar(words: str, today: date, *, back: bool = False) -> date | None:
    """The day of a month in words, as `_of_month` finds it; None for no day."""
    parts = [part for part in words.split() if part not in {"the", "of"}]
    if parts and _place(parts[0], WEEKDAYS) is not None:
        parts = parts[1:]
    numbers = [re.sub(r"(?<=\d)(st|nd|rd|th)$", "", part) for part in parts]
    months = [month for part in parts if (month := _place(part, MONTHS)) is not None]
    given = [int(part) for part in numbers if part.isascii() and part.isdigit()]
    if len(months) != 1 or len(given) + 1 != len(parts) or len(given) not in {1, 2}:
        return None
    return _of_month(given[0], months[0] + 1, given[1] if given[1:] else None, today, back=back)


def _in_numbers(text: str, today: date, *, back: bool = False) -> date | None:
    """The day of a month in numbers, as `_of_month` finds it; None for no day, and where either may be the month."""
    orders = _orders(text)
    return _of_month(*orders[0], today, back=back) if len(orders) == 1 else None


def _orders(text: str) -> tuple[tuple[int, int, int | None], ...]:
    """The day, month and year that numbers mean, None for no year; two where either number may be the month.

    With full stops between them the day comes first. With hyphens there is a year: "3-12" is a stretch.
    """
    words = " ".join(text.casefold().replace(",", " ").split()).removeprefix("on ").removeprefix("this ")
    weekday, _, rest = words.partition(" ")
    found = _NUMBERED.fullmatch(words if _place(weekday.rstrip("."), WEEKDAYS) is None else rest)
    if found is None or (found[2] == "-" and found[4] is None):
        return ()
    one, other = int(found[1]), int(found[3])
    year = None if found[4] is None else int(found[4]) + (_CENTURY if len(found[4]) <= len("26") else 0)
    both = ((one, other), (other, one)) if found[2] != "." else ((one, other),)
    return tuple(
        dict.fromkeys((day, month, year) for day, month in both if day <= _MOST_DAYS and 0 < month <= len(MONTHS))
    )


def _of_month(day: int, month: int, year: int | None, today: date, *, back: bool) -> date | None:
    """The day of a month; without a year the next such day, or with ``back`` the latest; None where there is none.

    Raises ValueError for a day that its month does not have in the year given.
    """
    if year is not None:
        return date(year, month, day)
    for years in range(_MOST_BETWEEN_LEAP_YEARS + 1):
        with suppress(ValueError):  # 29 February, or a day that no month has
            found = date(today.year - years if back else today.year + years, month, day)
            if found == today or (found < today) is back:
                return found
    return None


def _place(word: str, names: tuple[str, ...]) -> int | None:
    """The place of the one name that begins with ``word``; None for less than three letters."""
    if len(word) < _SHORTEST:
        return None
    return next((place for place, name in enumerate(names) if name.casefold().startswith(word)), None)
