"""The lines of one question to type in: the answer, several numbers, a table, follow-ups, and words beside a choice."""

from collections.abc import Iterator, Mapping

from textual.widget import Widget
from textual.widgets import Input

from coachtui.answer_types import FormField
from coachtui.asking.replies import Reply, numbers_text, numbers_typed
from coachtui.asking.tables import Rows, cell, with_cell, without_blanks
from coachtui.tui.widgets.asked_line import AskedLine
from coachtui.workflow.own_forms import QuestionForm

MOST_ROWS, MOST_COLUMNS, MOST_FOLLOW_UPS = 5, 4, 2
_LINE_HELP = "A few words are enough. Enter goes on; PgDn goes to the next question at once."
_FOLLOW_HELP = "A date, a name or a number makes your answer count for more. It may stay empty."
_REMARK_HELP = "Anything you would like to add. It may stay empty."
_REMARK = "Anything to add?"


class QuestionLines:
    """Every line that a question may need, made once; those that the present one does not need are hidden."""

    def __init__(self) -> None:
        self.first = AskedLine(id="first", words=_REMARK_HELP)
        """For words that are asked for before the answer."""
        self.answer = AskedLine(id="line", words=_LINE_HELP)
        self.cells = tuple(
            AskedLine(id=f"cell-{place}", words=_LINE_HELP, classes="cell") for place in range(MOST_ROWS * MOST_COLUMNS)
        )
        self.follow_ups = tuple(AskedLine(id=f"follow-{place}", words=_FOLLOW_HELP) for place in range(MOST_FOLLOW_UPS))
        self.remark = AskedLine(id="remark", words=_REMARK_HELP)

    @property
    def behind(self) -> tuple[AskedLine, ...]:
        """The lines below the choices, in their order."""
        return (self.answer, *self.cells, *self.follow_ups, self.remark)

    def put(self, form: QuestionForm, reply: Reply) -> None:
        """Show the lines that ``form`` needs, with ``reply`` in them."""
        if form.parts:
            typed = numbers_typed(reply.text, len(form.parts))
            for part, line, number in zip(form.parts, self.cells, typed, strict=False):
                line.put(part, number)
        elif form.form_field is FormField.LINE:
            self.answer.put("", reply.text)
        for (row, column), line in self._grid(form):
            said = form.columns[column]
            line.put(f"{row + 1}. {said.say}" if column == 0 else f"   {said.say}", cell(reply.rows, row, said.id))
        for each, line in zip(form.follow_ups, self.follow_ups, strict=False):
            line.put(each.wording, reply.said.get(each.probe, ""))
        if form.words:
            self.beside(form).put(form.words, reply.remark, form.words_example)
        else:
            self.remark.put(_REMARK, reply.remark)

    def shape(self, form: QuestionForm, reply: Reply) -> None:
        """Show the follow-ups that go with ``reply``, and a line for a remark where none of them does."""
        asked = form.asked(reply)
        for each, line in zip(form.follow_ups, self.follow_ups, strict=False):
            line.display = each in asked or bool(line.entry.value)
        if not form.words:
            may_add = form.may_add and bool(form.choices) and not asked
            self.remark.display = may_add or bool(self.remark.entry.value)

    def beside(self, form: QuestionForm) -> AskedLine:
        """The line for words beside the answer."""
        return self.first if form.words_first else self.remark

    def typed(self, form: QuestionForm) -> str:
        """What is typed as the short answer, the number or, with commas between them, the numbers."""
        if form.parts:
            return numbers_text(line.entry.value for line in self.cells[: len(form.parts)])
        return self.answer.entry.value if self.answer.display else ""

    def rows(self, form: QuestionForm) -> Rows:
        """What is typed in the cells of a table."""
        rows: tuple[Mapping[str, str], ...] = ()
        for (row, column), line in self._grid(form):
            rows = with_cell(rows, row, form.columns[column].id, line.entry.value)
        return without_blanks(rows)

    def stepped(self, focused: Widget | None, by: int) -> Input | None:
        """The small field ``by`` so many behind the one with the focus; None where there is none."""
        entries = [line.entry for line in self.cells if line.display]
        place = next((place for place, entry in enumerate(entries) if entry is focused), None)
        return entries[place + by] if place is not None and 0 <= place + by < len(entries) else None

    def _grid(self, form: QuestionForm) -> Iterator[tuple[tuple[int, int], AskedLine]]:
        columns = form.columns[:MOST_COLUMNS]
        places = ((row, column) for row in range(min(form.rows, MOST_ROWS)) for column in range(len(columns)))
        return zip(places, self.cells, strict=False)
