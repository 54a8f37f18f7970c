"""The sheet of the interview: the question, its note, the ways to answer, and what was answered."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from coachtui.tui.screens.interview.probes import ProbeLine
from coachtui.tui.screens.interview.words import told
from coachtui.tui.widgets.choices import Choices
from coachtui.tui.widgets.editable_table import EditableTable
from coachtui.tui.widgets.note import Note
from coachtui.workflow.sheets import QuestionSheet, ShownProbe


class QuestionPage(Vertical):
    """One question with everything that anybody in the room may see of it."""

    def __init__(self, note: Note, *, ascii_only: bool) -> None:
        super().__init__(id="sheet")
        self.note = note
        self.choices = Choices(id="choices")
        self.table = EditableTable(id="table")
        self._wording = Static(id="wording", markup=False)
        self._question = Static(id="question-id", markup=False)
        self._told = Static(id="told", classes="-empty", markup=False)
        self._probes = ProbeLine(ascii_only=ascii_only)

    def compose(self) -> ComposeResult:
        """The question above its note; below it the ways to answer, the answer, and the ways to ask on."""
        with Vertical(id="page"):
            with Horizontal(id="asked"):
                yield self._wording
                yield self._question
            yield self.note
        yield self.choices
        yield self.table
        yield self._told
        yield self._probes

    def show(self, sheet: QuestionSheet, *, rows: bool) -> None:
        """Show this. ``rows``: those of the table too, in place of what is typed there."""
        card = sheet.card
        self._wording.update(card.wording)
        self._question.update(card.question)
        self.choices.show(card.choices, sheet.chosen)
        if rows and (card.columns or self.table.subject != ""):
            self.table.show(card.question, card.columns, sheet.rows)
        line = told(sheet)
        self._told.update(line)
        self._told.set_class(not line.plain, "-empty")
        self.set_class(bool(line.plain or card.choices), "-answering")
        self.show_probes(sheet.probes)

    def show_probes(self, probes: tuple[ShownProbe, ...]) -> None:
        """Show these ways to ask on."""
        self._probes.show(probes)
