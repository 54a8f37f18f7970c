"""Answers that are rows of a table."""

from collections.abc import Iterator, Mapping

from coachtui.answer_types.answer_type import AnswerType, Mistake, rows_of
from coachtui.answer_types.possible import Mentioned, Possible, counts
from coachtui.answer_types.traits import Fact, FormField
from coachtui.model.answers import Row, Value
from coachtui.model.suggesting import suggestion
from coachtui.model.text import is_blank, listed


class Table(AnswerType):
    """Rows of the question's columns.

    A row is typed on a line, its cells in column order separated by semicolons; blank cells are left out, blank rows
    dropped. Rows typed into the note one after the other join those that are there.
    """

    facts = frozenset({Fact.ROWS})
    instead_of_comparing = " Here: count('{id}') for its rows."
    notes_keys = ("rows",)
    form_field = FormField.ROWS
    takes_columns = True
    can_be_supplied = True
    adds_up = True
    longest_line = 10_000

    @property
    def typing_hint(self) -> str:
        """What a row consists of."""
        return "A row a line: " + self._headings

    @property
    def _headings(self) -> str:
        return "; ".join(column.say for column in self.question.columns)

    def may_answer(self, line: str, before: Value | None) -> bool:
        """Whether the line has cells."""
        del before
        return ";" in line

    def joined(self, before: Value | None, value: Value) -> Value:
        """The rows there are, and those typed below them."""
        return (*rows_of(before), *rows_of(value))

    def parse_typed(self, typed: str) -> Value | None:
        """The rows; None where a line has more cells than there are columns."""
        columns = self.question.columns
        rows: list[Row] = []
        for line in typed.splitlines():
            cells = [cell.strip() for cell in line.split(";")]
            if any(cells[len(columns) :]):
                return None
            row = {column.id: cell for column, cell in zip(columns, cells, strict=False) if not is_blank(cell)}
            if row:
                rows.append(row)
        return tuple(rows) or None

    def check(self, value: Value | None) -> str | None:
        """A complaint unless these are rows of cells in known columns."""
        known = {column.id for column in self.question.columns}
        rows = rows_of(value)
        fits = isinstance(value, tuple) and len(rows) == len(value) and all(known >= row.keys() for row in rows)
        if fits and rows:
            return None
        return (
            f"That is no row of this table: type at most {len(known)} cells separated by semicolons: {self._headings}."
        )

    @property
    def in_json(self) -> str:
        """Rows, and the columns they may have."""
        return f"a list of rows, each with texts for some of {listed(column.id for column in self.question.columns)}"

    def numbers_in(self, value: Value | None) -> Mapping[str, float | None]:
        """How many rows there are."""
        return {"rows": None if value is None else len(rows_of(value))}

    def possible(self, mentioned: Mentioned) -> Iterator[Possible]:
        """Tables with as many rows as the rule can tell apart."""
        yield from (Possible((), rows) for rows in counts(mentioned.numbers))

    def notes_mistakes(self, value: Value) -> Iterator[Mistake]:
        """A mistake for every column that the question does not have."""
        known = [column.id for column in self.question.columns]
        for column in sorted({column for row in rows_of(value) for column in row if column not in known}):
            yield f"{self.question.id} has no column '{column}'.", suggestion(column, known)
