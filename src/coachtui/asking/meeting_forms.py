"""What is typed into the form before a meeting, as one text: how it is kept until the meeting is recorded. Pure."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coachtui.asking.tables import Rows, rows_in, rows_text
from coachtui.model.answers import Row
from coachtui.model.text import clean

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "participants": ("name", "initials", "consents"),
    "items": ("title", "verb", "minutes"),
    "actions": ("what", "who", "due"),
    "figures": ("name", "points"),
}
"""The tables of the form, and their columns, in order."""
AGREEING, REFUSING = frozenset({"y", "yes", "said"}), frozenset({"n", "no", "x", "-"})
"""What is typed for yes, and for somebody who does not consent."""


@dataclass(frozen=True, slots=True)
class TypedMeeting:
    """The texts in the fields of the form, by the keys of `WrittenMeeting`, and the rows of its tables."""

    fields: Mapping[str, str] = field(default_factory=dict)
    participants: Rows = ()
    items: Rows = ()
    actions: Rows = ()
    figures: Rows = ()


def form_text(typed: TypedMeeting) -> str:
    """What was typed as one text, which `form_in` reads back; "" where nothing was typed."""
    tables = {name: rows_text(rows) for name in COLUMNS if (rows := getattr(typed, name))}
    fields = {name: text for name, text in typed.fields.items() if text}
    return json.dumps({"fields": fields, **tables}, ensure_ascii=False) if fields or tables else ""


def form_in(text: str) -> TypedMeeting | None:
    """What was typed, from a text that `form_text` made; None where it is none."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, dict) or not isinstance(fields := read.get("fields"), dict):
        return None
    tables = {name: rows_in(str(read.get(name, "")), columns) or () for name, columns in COLUMNS.items()}
    return TypedMeeting({str(name): clean(str(said)) for name, said in fields.items()}, **tables)


def form_words(typed: TypedMeeting) -> str:
    """What was typed, a line for each field and each row, for a text file."""
    rows = (row for name in COLUMNS for row in getattr(typed, name))
    return "\n".join((*filter(None, typed.fields.values()), *(", ".join(row.values()) for row in rows)))


def participants_typed(rows: Rows) -> Rows:
    """The rows of participants; where all of a row stands in its first cell, commas part it: "Eva Roth, ER, no"."""
    return tuple(parted(row, COLUMNS["participants"]) for row in rows)


def parted(row: Row, columns: Sequence[str]) -> Row:
    """``row`` parted by commas where its first column holds all of it; a yes or no right behind that is the last's."""
    if {*row} != {columns[0]}:
        return row
    parts = [part.strip() for part in row[columns[0]].split(",", len(columns) - 1)]
    if len(parts) == 2 and answer_word(parts[1]) in AGREEING | REFUSING:  # noqa: PLR2004 - a name, and yes or no
        parts.insert(1, "")
    return {column: part for column, part in zip(columns, parts, strict=False) if part}


def answer_word(typed: str) -> str:
    """A yes or no that was typed, as it is compared: in lower case, without a full stop."""
    return typed.strip(" .!").casefold()


def called_in(typed: TypedMeeting) -> Iterator[tuple[str, str]]:
    """Who is named in the form: for each initials and each name the person is called by, the name to say."""
    for seat in participants_typed(typed.participants):
        spoken = seat.get("name") or seat.get("initials", "")
        yield from ((called, spoken) for column in ("initials", "name") if (called := seat.get(column)))
    others = (typed.fields.get("chair"), *(action.get("who") for action in typed.actions))
    yield from ((called, called) for called in others if called)
