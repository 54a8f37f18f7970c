"""Editing the rows of a table answer: setting cells, removing rows, pasting from spreadsheets.

Works on plain rows; whether a value fits its question is for `coachtui.answer_types` to say.
"""

import csv
import json
from collections.abc import Iterable, Sequence
from io import StringIO
from itertools import islice

from coachtui.model.answers import Row
from coachtui.model.text import is_blank, one_line

MOST_ROWS = 500
"""Rows one table may hold: more than any list that somebody types or pastes while another person waits."""

Rows = tuple[Row, ...]


def cell(rows: Rows, row: int, column: str) -> str:
    """The text of a cell; "" for a blank one and for rows that do not exist."""
    return rows[row].get(column, "") if 0 <= row < len(rows) else ""


def with_cell(rows: Rows, row: int, column: str, text: str) -> Rows:
    """The rows with ``text`` in one cell, on one line; blank text empties it. Rows in between are added, blank."""
    wanted = "" if is_blank(text) else one_line(text)
    padded = [*rows, *({} for _ in range(len(rows), row + 1))]
    kept = {known: said for known, said in padded[row].items() if known != column}
    padded[row] = {**kept, column: wanted} if wanted else kept
    return tuple(padded)


def without_row(rows: Rows, row: int) -> Rows:
    """The rows without the one at index ``row``; unchanged when there is none."""
    return tuple(each for place, each in enumerate(rows) if place != row)


def without_blanks(rows: Iterable[Row]) -> Rows:
    """The rows that have a cell with text."""
    return tuple(row for row in rows if row)


def is_sheet(text: str) -> bool:
    """Whether pasted text comes from a spreadsheet: it has several cells or several lines."""
    return "\t" in text or "\n" in text.rstrip("\n")


def pasted(
    rows: Rows, row: int, columns: Sequence[str], first: int, text: str, *, most: int = MOST_ROWS
) -> tuple[Rows, int]:
    """The rows with a piece of a spreadsheet put in from a cell on, and how many lines of it found no place.

    ``columns`` are all column ids, ``first`` the place of the column to begin at. Cells are separated by tabs, or by
    semicolons where there is no tab; those beyond the last column go into the last one. Lines that would make more than
    ``most`` rows are left out.
    """
    lines = [line for line in _cells(text) if not all(map(is_blank, line))]
    room = max(most - row, 0)
    filled = [*rows, *({} for _ in range(len(rows), row + min(len(lines), room)))]
    for place, line in enumerate(islice(lines, room), row):
        cells = zip(columns[first:], _folded(line, len(columns) - first), strict=False)
        for column, said in cells:
            (filled[place],) = with_cell((filled[place],), 0, column, said)
    return tuple(filled), max(len(lines) - room, 0)


def rows_text(rows: Rows) -> str:
    """Rows as one text, which `rows_in` reads back."""
    return json.dumps([dict(row) for row in rows], ensure_ascii=False)


def rows_in(text: str, columns: Sequence[str] | None = None) -> Rows | None:
    """The rows in a text that `rows_text` made; None where it holds none.

    Cells of other ``columns`` are left out; None keeps those of all.
    """
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, list) or not all(isinstance(row, dict) for row in read):
        return None
    rows = [
        {column: row[column] for column in (row if columns is None else columns) if isinstance(row.get(column), str)}
        for row in read
    ]
    return without_blanks({column: said for column, said in row.items() if said} for row in rows)


def _cells(text: str) -> list[list[str]]:
    separator = "\t" if "\t" in text else ";"
    quoted = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        return list(quoted)
    except csv.Error:  # no quoting that makes sense: every line as it is
        return [line.split(separator) for line in text.splitlines()]


def _folded(line: Sequence[str], most: int) -> list[str]:
    """At most so many cells: what is beyond the last column joins the last cell."""
    return [*line[: most - 1], " ".join(line[most - 1 :])] if len(line) > most else list(line)
