"""The middle of the interview screen: the question, its note, the choices or table, the answer, and the probes."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from coachtui.answer_types import AnswerType, NoteRead
from coachtui.model.text import one_line
from coachtui.tui.screens.interview.probes import ProbeStrip
from coachtui.tui.widgets.choices import Choices
from coachtui.tui.widgets.editable_table import EditableTable
from coachtui.tui.widgets.lines import QUIET
from coachtui.tui.widgets.note import Note
from coachtui.workflow.sheets import QuestionSheet

_ROWS = 4
"""How many lines of an answer are shown: the last ones."""
_LONGEST = 72
"""Characters of an answer that is being typed which are shown."""


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
        self._sheet: QuestionSheet | None = None
        self._read = NoteRead(None, "")

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

    def show(self, sheet: QuestionSheet, read: NoteRead, *, rows: bool) -> None:
        """Show ``sheet``, and ``read``, what its note is read as.

        With ``rows`` the table is filled anew too, which drops what is being typed in it.
        """
        card = sheet.card
        self._wording.update(card.wording)
        self._question.update(card.question)
        self.choices.show(card.choices, sheet.chosen)
        if rows and (card.columns or self.table.subject != ""):
            self.table.show(card.question, card.columns, sheet.rows)
        self._sheet, self._read = sheet, read
        self._show_told()
        self.probes.show(sheet.probes)

    def show_read(self, read: NoteRead) -> None:
        """Show what the note is read as now that something was typed."""
        if self._sheet is not None and _differ(read, self._read):
            self._read = read
            self._show_told()

    def _show_told(self) -> None:
        if self._sheet is None:
            return
        line = _told(self._sheet, self._read)
        self._told.update(line)
        self._told.set_class(not line.plain, "-empty")
        self.set_class(bool(line.plain or self._sheet.card.choices), "-answering")


def _differ(one: NoteRead, other: NoteRead) -> bool:
    """Whether two readings of a note show differently: its words are no part of what is shown."""
    return replace(one, note="") != replace(other, note="")


def _told(sheet: QuestionSheet, read: NoteRead) -> Content:
    """The answer, or the reason for its absence; without either, how to answer this question by typing.

    Where lines of the note are read as the answer, that answer is shown instead of the recorded one; a line that looks
    like an answer and is none is named below it.
    """
    answer_type = sheet.card.answer_type
    if read.taken:
        rows, label = _spoken(answer_type, read), "Answer as typed"
    else:
        rows, label = [one_line(row) for row in sheet.spoken], "Answer"
    label = f"{label}, {len(rows)} rows: " if len(rows) > 1 else f"{label}: "
    lines = [Content.assemble((label if place == 0 else "  ", QUIET), row) for place, row in enumerate(rows[-_ROWS:])]
    if sheet.absence is not None and not read.taken:
        lines.append(Content.assemble(("Noted: ", QUIET), f"{sheet.absence.value}."))
    if read.doubt:
        lines.append(Content.styled(read.doubt, QUIET))
    if not lines and not sheet.card.columns and (hint := sheet.card.typing_hint):
        lines.append(Content.styled(hint, QUIET))
    return Content("\n").join(lines)


def _spoken(answer_type: AnswerType, read: NoteRead) -> list[str]:
    """The answer that lines of the note give, one text for each row."""
    if read.value is None:
        return ["none any more"]
    return [one_line(row, _LONGEST) for row in answer_type.spoken(read.value).splitlines()] or [""]
