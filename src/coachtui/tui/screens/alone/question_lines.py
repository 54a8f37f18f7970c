"""The one-line fields of a question that somebody answers alone: short answer, numbers, cells, follow-ups, remark."""

from collections.abc import Iterator

from textual.widget import Widget
from textual.widgets import Input

from coachtui.answer_types import FormField
from coachtui.asking.replies import Reply, numbers_text, numbers_typed
from coachtui.asking.tables import Rows, cell, with_cell, without_blanks
from coachtui.tui.widgets.asked_line import AskedLine
from coachtui.workflow.alone.own_forms import QuestionForm

MOST_ROWS, MOST_COLUMNS, MOST_FOLLOW_UPS = 5, 4, 2
"""How many there are lines for. What a form has beyond is not shown; what a table has there is kept as it was."""
_LINE_HELP = "A few words are enough. Enter goes on; PgDn goes to the next question at once."
_FOLLOW_HELP = "A date, a name or a number makes your answer count for more. It may stay empty."
_REMARK_HELP = "Anything you would like to add. It may stay empty."
_REMARK = "Anything to add?"
_HOW_MANY = "how many"


class QuestionLines:
    """Every line that a question of somebody alone may need, used for one question after another.

    The page composes `first` above the question and `behind` below its choices. Before `put` it hides them all: `put`
    shows what a question needs, and hides nothing of the one before. Few questions have `cells`: these are made when
    the first question needs them, and the page mounts them then.
    """

    def __init__(self) -> None:
        self.first = AskedLine(id="first", words=_REMARK_HELP)
        """For words that are asked for before the answer."""
        self.answer = AskedLine(id="line", words=_LINE_HELP)
        """For a short answer, or for one number."""
        self.cells: tuple[AskedLine, ...] = ()
        """For several numbers, or for a table row by row; as many as any question needed until now."""
        self.follow_ups = tuple(AskedLine(id=f"follow-{place}", words=_FOLLOW_HELP) for place in range(MOST_FOLLOW_UPS))
        """For the follow-ups, in the order of the form."""
        self.remark = AskedLine(id="remark", words=_REMARK_HELP)
        """For words that are asked for after the answer, or for a remark that nobody asked for."""
        self._rows: Rows = ()

    @property
    def behind(self) -> tuple[AskedLine, ...]:
        """All lines but `first`, in the order in which they stand below the choices."""
        return (self.answer, *self.cells, *self.follow_ups, self.remark)

    def put(self, form: QuestionForm, reply: Reply) -> None:
        """Show the lines that ``form`` may need, with ``reply`` in them. All lines must be hidden before.

        Follow-ups, and a remark where no words are asked for, are all shown: call `shape` next, which hides those that
        do not go with the reply.
        """
        self._make_cells(len(form.parts) or sum(1 for _ in _places(form)))
        if form.parts:
            typed = numbers_typed(reply.text, len(form.parts))
            for part, line, number in zip(form.parts, self.cells, typed, strict=False):
                line.put(part, number, placeholder=_HOW_MANY)
        elif form.form_field is FormField.LINE:
            self.answer.put("", reply.text)
        self._rows = reply.rows
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
        """Show the follow-ups that go with ``reply``; where none does, the line for a remark.

        To be called whenever the reply changes. A remark needs a form that has choices and says `may_add`. Lines that
        have text in them stay; the line for words that ``form`` asks for beside the answer is left as it is.
        """
        asked = form.asked(reply)
        for each, line in zip(form.follow_ups, self.follow_ups, strict=False):
            line.display = each in asked or bool(line.entry.value)
        if form.words and not form.words_first:
            self.remark.display = form.asks_words(reply) or bool(self.remark.entry.value)
        if not form.words:
            may_add = form.may_add and bool(form.choices) and not asked
            self.remark.display = may_add or bool(self.remark.entry.value)

    def beside(self, form: QuestionForm) -> AskedLine:
        """The line for words beside the answer: `first` where ``form`` asks for them first, else `remark`."""
        return self.first if form.words_first else self.remark

    def typed(self, form: QuestionForm) -> str:
        """The text of the short answer or number; several numbers as one text, as `numbers_text` writes them.

        "" for a question that is answered by a story, choices or a table.
        """
        if form.parts:
            return numbers_text(line.entry.value for line in self.cells[: len(form.parts)])
        return self.answer.entry.value if self.answer.display else ""

    def rows(self, form: QuestionForm) -> Rows:
        """The rows given to `put` with what is typed in their cells now, without blank ones.

        No rows where ``form`` asks for no table.
        """
        rows = self._rows if form.columns else ()
        for (row, column), line in self._grid(form):
            rows = with_cell(rows, row, form.columns[column].id, line.entry.value)
        return without_blanks(rows)

    def stepped(self, focused: Widget | None, by: int) -> Input | None:
        """The field of the number or cell ``by`` places after ``focused``, row by row; a negative ``by`` counts back.

        None where ``focused`` is no such field, and beyond the first or last. Moves no focus.
        """
        entries = [line.entry for line in self.cells if line.display]
        place = next((place for place, entry in enumerate(entries) if entry is focused), None)
        return entries[place + by] if place is not None and 0 <= place + by < len(entries) else None

    def _grid(self, form: QuestionForm) -> Iterator[tuple[tuple[int, int], AskedLine]]:
        """The cells that a table needs, each with its row and column; none where ``form`` asks for no table."""
        return zip(_places(form), self.cells, strict=False)

    def _make_cells(self, needed: int) -> None:
        more = range(len(self.cells), min(needed, MOST_ROWS * MOST_COLUMNS))
        made = (AskedLine(id=f"cell-{place}", words=_LINE_HELP, classes="cell") for place in more)
        self.cells = (*self.cells, *made)


def _places(form: QuestionForm) -> Iterator[tuple[int, int]]:
    """Row and column of each cell of a table that there is a line for."""
    columns = range(len(form.columns[:MOST_COLUMNS]))
    return ((row, column) for row in range(min(form.rows, MOST_ROWS)) for column in columns)
