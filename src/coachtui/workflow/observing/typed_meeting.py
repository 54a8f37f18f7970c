"""What somebody typed into the form before a meeting, read as the meeting it describes. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from coachtui.asking.meeting_forms import (
    AGREEING,
    COLUMNS,
    REFUSING,
    TypedMeeting,
    answer_word,
    parted,
    participants_typed,
)
from coachtui.asking.tables import Rows
from coachtui.files.meeting_files import MeetingMistake
from coachtui.model.answers import Row
from coachtui.model.days import HELD_EXAMPLES, day_as_kept, read_near_day, spoken_day, unclear_day
from coachtui.model.observing import SteppingIn
from coachtui.model.rubric import Behaviour
from coachtui.model.text import is_blank, one_line
from coachtui.model.written_meeting import (
    LONGEST_LINE,
    MOST_FIGURES,
    MOST_ITEMS,
    MOST_PEOPLE,
    VERBS,
    WrittenAction,
    WrittenFigure,
    WrittenItem,
    WrittenMeeting,
    WrittenParticipant,
)
from coachtui.workflow.observing.meant_in_meetings import behaviours_named

_TIME = re.compile(r"(?<![\w./-])(at )?(([01]?\d|2[0-3])([:.])([0-5]\d))$", re.IGNORECASE)
_POINT = re.compile(r"[-+]?\d{1,12}(?:[.,]\d{1,6})?", re.ASCII)
_MINUTES = re.compile(r"(\d{1,3}) *(?:min(?:utes?)?|')?", re.ASCII | re.IGNORECASE)
_LONGEST_NAME, _MOST_MINUTES = 80, 600
_NO = frozenset({"n", "no", "not yet"})
_NO_DAY = "That is no day."
_T = TypeVar("_T")


def stepping_in_typed(typed: str) -> SteppingIn | None:
    """The way of stepping in whose word begins with ``typed``, in any case; None where none does, and for ""."""
    wanted = typed.strip().casefold()
    return next((each for each in SteppingIn if wanted and each.value.startswith(wanted)), None)


def _verb_typed(typed: str) -> str:
    """The verb of an agenda item that begins with ``typed``, in any case; ``typed`` itself where none does."""
    wanted = typed.strip().casefold()
    return next((each for each in VERBS if wanted and each.startswith(wanted)), typed)


def item_typed(row: Row) -> Row:
    """A row of the agenda with its verb completed; with a verb behind its title, commas part it: "Costs, plan, 20"."""
    found = parted(row, COLUMNS["items"])
    row = found if found.get("verb", "").casefold() in VERBS else row
    return {**row, "verb": _verb_typed(row["verb"])} if row.get("verb") else row


@dataclass(frozen=True, slots=True)
class WhenTyped:
    """The day and the time of a meeting, None and "" where none is typed; or what is ``wrong``, and a ``hint``."""

    day: date | None = None
    time: str = ""
    wrong: str = ""
    hint: str = ""

    @property
    def read_as(self) -> str:
        """The day and the time as people read them, or what is unclear; "" for nothing, and for no day."""
        if self.wrong:
            return "" if self.wrong == _NO_DAY else self.wrong
        day = "" if self.day is None else spoken_day(self.day)
        return f"{day or 'today'}, {self.time}" if self.time else day


def when_typed(typed: str, today: date) -> WhenTyped:
    """The day and the time that ``typed`` means; numbers that may be either, such as "9.10", are wrong."""
    text = " ".join(typed.split())
    found = _TIME.search(text)
    time = "" if found is None else f"{int(found[3]):02}:{found[5]}"
    words = day_as_kept((text if found is None else text[: found.start()]).strip(" ,")).casefold()
    if found is not None and found[4] == "." and not found[1] and _may_be_a_day(words, found[2], today):
        hint = f"Type {time} for the time, or write the month as a word."
        return WhenTyped(wrong=f"{found[2]} may be a day or a time.", hint=hint)
    if not words:
        return WhenTyped(None, time)
    day = read_near_day(words, today)
    if day is None and (unclear := unclear_day(words)):
        return WhenTyped(wrong=unclear)
    if day is None:
        return WhenTyped(wrong=_NO_DAY, hint=f"Say {HELD_EXAMPLES}; a time may follow: 14:00.")
    return WhenTyped(day, time)


def _may_be_a_day(before: str, numbers: str, today: date) -> bool:
    """Whether two numbers with a full stop between them may be a day behind the words ``before``.

    They may where nothing stands before them, or the weekday of that day.
    """
    day = read_near_day(numbers, today)
    return day is not None and (not before or (before.isalpha() and spoken_day(day).casefold().startswith(before)))


def points_typed(typed: str) -> tuple[float, ...] | None:
    """The numbers in ``typed``, separated by spaces, semicolons or commas; None where anything else is, or nothing.

    A single comma between two digits is a decimal one: "1,5" is one number, "1, 5" two, "1,5,2" three.
    """
    parts = re.split(r"[\s;]+", typed.strip(" ;,"))
    if len(parts) == 1 and parts[0].count(",") > 1:
        parts = parts[0].split(",")
    parts = [part.rstrip(",") for part in parts]
    if not all(map(_POINT.fullmatch, parts)):
        return None
    return tuple(float(part.replace(",", ".")) for part in parts)


def written_from(
    typed: TypedMeeting, behaviours: Mapping[str, Behaviour], today: date
) -> tuple[WrittenMeeting | None, tuple[MeetingMistake, ...]]:
    """The meeting that was typed, and its mistakes; None for the meeting where there are any.

    The first part of the place of a mistake is a key of `WrittenMeeting`; for a row of a table its number follows.
    """
    reader = _Reader(typed.fields, behaviours, today)
    day, time = reader.day_and_time()
    people = participants_typed(typed.participants)
    participants = reader.rows("participants", people, _participant, MOST_PEOPLE)
    meeting = WrittenMeeting(
        name=reader.name(),
        date=day,
        time=time,
        chair=reader.line("chair"),
        produce=reader.line("produce"),
        agreed=reader.agreed(),
        stepping_in=reader.stepping_in(),
        seen_by=reader.line("seen_by"),
        consent_said=reader.consent_said(),
        participants=participants,
        items=reader.rows("items", tuple(map(item_typed, typed.items)), _item, MOST_ITEMS),
        actions=reader.rows("actions", typed.actions, _action, MOST_ITEMS),
        figures=reader.rows("figures", typed.figures, _figure, MOST_FIGURES),
    )
    if not participants and not typed.participants:
        reader.mistakes.append((("participants",), "Nobody takes part yet.", "Type a name, and Enter."))
    return (None if reader.mistakes else meeting), tuple(reader.mistakes)


@dataclass(slots=True)
class _Reader:
    """Reads one field after the other, and notes what cannot be read."""

    fields: Mapping[str, str]
    behaviours: Mapping[str, Behaviour]
    today: date
    mistakes: list[MeetingMistake] = field(default_factory=list)

    def line(self, key: str, longest: int = LONGEST_LINE) -> str:
        """A field that may hold anything, on one line."""
        text = self.fields.get(key, "")
        said = "" if is_blank(text) else one_line(text)
        if len(said) > longest:
            self.mistakes.append(((key,), f"That is longer than {longest} characters.", "Make it shorter."))
        return said

    def name(self) -> str:
        """The name of the meeting."""
        said = self.line("name", _LONGEST_NAME)
        if not said:
            self.mistakes.append((("name",), "Give it a name, as the people in it call it.", ""))
        return said

    def day_and_time(self) -> tuple[date | None, str]:
        """The day, None for today, and the time; "" for none."""
        when = when_typed(self.fields.get("date", ""), self.today)
        if when.wrong:
            self.mistakes.append((("date",), when.wrong, when.hint))
        return when.day, when.time

    def agreed(self) -> str:
        """The id of the behaviour agreed; "" for none."""
        typed = self.line("agreed")
        found = behaviours_named(self.behaviours, typed) if typed else ()
        if len(found) == 1:
            return found[0].id
        if typed:
            hint = "More letters of it, or its number." if found else f"Such as {', '.join([*self.behaviours][:3])}."
            message = "More than one behaviour has these words." if found else "No behaviour has these words."
            self.mistakes.append((("agreed",), message, hint))
        return ""

    def stepping_in(self) -> SteppingIn | None:
        """How the coach may step in."""
        typed = self.line("stepping_in")
        found = stepping_in_typed(typed)
        if typed and found is None:
            self.mistakes.append((("stepping_in",), "One of: note, glance, pause, never.", ""))
        return found

    def consent_said(self) -> bool | None:
        """Whether the sentence was said."""
        typed = self.line("consent_said").casefold()
        if typed and typed not in AGREEING | _NO:
            self.mistakes.append((("consent_said",), "Yes or no.", ""))
        return typed in AGREEING if typed else None

    def rows(self, key: str, rows: Rows, read: Callable[[Mapping[str, str]], _T | str], most: int) -> tuple[_T, ...]:
        """The rows of a table as ``read`` reads them; it returns a sentence where one cannot be read."""
        if len(rows) > most:
            self.mistakes.append(((key, most), f"There is room for {most}.", "Ctrl+D takes a row out."))
        found: list[_T] = []
        for place, row in enumerate(rows[:most]):
            result = self._too_long(row) or read(row)
            if isinstance(result, str):
                self.mistakes.append(((key, place), f"Row {place + 1}: {result}", ""))
            else:
                found.append(result)
        return tuple(found)

    @staticmethod
    def _too_long(row: Mapping[str, str]) -> str:
        return next((f"more than {LONGEST_LINE} characters." for text in row.values() if len(text) > LONGEST_LINE), "")


def _participant(row: Mapping[str, str]) -> WrittenParticipant | str:
    consents = answer_word(row.get("consents", ""))
    if consents and consents not in AGREEING | REFUSING:  # anything might be meant as a no
        return "consents is yes or no."
    initials, name = row.get("initials", "").replace(".", ""), row.get("name", "")
    return WrittenParticipant(initials, name, consents not in REFUSING)


def _item(row: Mapping[str, str]) -> WrittenItem | str:
    minutes = row.get("minutes", "")
    found = _MINUTES.fullmatch(minutes)
    if minutes and (found is None or not 0 < int(found[1]) <= _MOST_MINUTES):
        return f"minutes are a whole number from 1 to {_MOST_MINUTES}."
    title = row.get("title", "")
    if not title:
        return "the item has no title."
    return WrittenItem(title, row.get("verb", ""), int(found[1]) if found else None)


def _action(row: Mapping[str, str]) -> WrittenAction | str:
    what = row.get("what", "")
    return WrittenAction(what, row.get("who", ""), day_as_kept(row.get("due", ""))) if what else "what was to be done?"


def _figure(row: Mapping[str, str]) -> WrittenFigure | str:
    points = points_typed(row.get("points", ""))
    if points is None:
        return "points are numbers with spaces between them, the newest last."
    if not row.get("name"):
        return "the figure has no name."
    return WrittenFigure(row["name"], points, row.get("id", ""))
