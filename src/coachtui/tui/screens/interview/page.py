"""The middle of the interview screen: the question, its note, the choices or table, the answer, and the probes."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from coachtui.model.text import one_line
from coachtui.tui.screens.interview.probes import ProbeStrip
from coachtui.tui.widgets.choices import Choices
from coachtui.tui.widgets.editable_table import EditableTable
from coachtui.tui.widgets.lines import QUIET
from coachtui.tui.widgets.note import Note
from coachtui.workflow.sheets import QuestionSheet

_ROWS = 4
"""How many lines of a recorded answer are shown: the last ones."""


class QuestionPage(Vertical):
    """Shows one `QuestionSheet`. Anybody in the room may see it; what only the interviewer may see is elsewhere."""

    def __init__(self, note: Note, *, ascii_only: bool) -> None:
        super().__init__(id="sheet")
        self.note = note
        self.choices = Choices(id="choices")
        self.table = EditableTable(id="table")
        self._wording = Static(id="wording", markup=False)
        self._question = Static(id="question-id", markup=False)
        self._told = Static(id="told", classes="-empty", markup=False)
        self.probes = ProbeStrip(ascii_only=ascii_only)

    def compose(self) -> ComposeResult:
        """Compose the question above its note; below it choices, table, answer and probes."""
        with Vertical(id="page"):
            with Horizontal(id="asked"):
                yield self._wording
                yield self._question
            yield self.note
        yield self.choices
        yield self.table
        yield self._told
        yield self.probes

    def show(self, sheet: QuestionSheet, *, rows: bool) -> None:
        """Show ``sheet``. With ``rows`` the table is filled anew too, which drops what is being typed in it."""
        card = sheet.card
        self._wording.update(card.wording)
        self._question.update(card.question)
        self.choices.show(card.choices, sheet.chosen)
        if rows and (card.columns or self.table.subject != ""):
            self.table.show(card.question, card.columns, sheet.rows)
        line = _told(sheet)
        self._told.update(line)
        self._told.set_class(not line.plain, "-empty")
        self.set_class(bool(line.plain or card.choices), "-answering")
        self.probes.show(sheet.probes)


def _told(sheet: QuestionSheet) -> Content:
    """The recorded answer, or the reason for its absence; without either, how to answer this question by typing."""
    rows = [one_line(row) for row in sheet.spoken]
    label = f"Answer, {len(rows)} rows: " if len(rows) > 1 else "Answer: "
    lines = [Content.assemble((label if place == 0 else "  ", QUIET), row) for place, row in enumerate(rows[-_ROWS:])]
    if sheet.absence is not None:
        lines.append(Content.assemble(("Noted: ", QUIET), f"{sheet.absence.value}."))
    if not lines and not sheet.card.columns and (hint := sheet.card.typing_hint):
        lines.append(Content.styled(hint, QUIET))
    return Content("\n").join(lines)
