"""The middle of the interview screen: the question, its note, the choices or table, the answer, and the probes.

It shows the open question, and records what is typed and chosen there into the sitting.
"""

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static, TextArea

from coachtui.answer_types import AnswerType, Choice, FormField, NoteRead
from coachtui.asking.tables import rows_text
from coachtui.model.answers import Absence
from coachtui.model.frame_ids import CONSENT
from coachtui.model.text import counted, one_line
from coachtui.tui.screens.interview.keeping import CAME_BACK, Keeping
from coachtui.tui.screens.interview.part_messages import Notice, Recorded
from coachtui.tui.screens.interview.sitting import Sitting
from coachtui.tui.widgets.choices import Choices
from coachtui.tui.widgets.editable_table import EditableTable
from coachtui.tui.widgets.lines import QUIET
from coachtui.tui.widgets.note import Note
from coachtui.workflow.interview.interviewing import rows_draft
from coachtui.workflow.interview.snapshots import QuestionSnapshot, ShownProbe

_ROWS = 4
"""How many lines of an answer are shown: the last ones."""
_PROBE_LINES = 2
"""How many lines the probes take at most."""
_OPENING_NOTE, _AIRY_NOTE = 2, 6
"""Lines of the note below the opening, at least; and where there are empty lines in the opening."""
_MEASURE = 90
"""Columns of the opening at most, as the style sheet has them."""
_LONGEST = 72
"""Characters of an answer that is being typed which are shown."""


class ProbeStrip(Static):
    """The wordings of one question's probes: timely ones first and bold, those asked last and ticked.

    Lines break between probes. What does not fit so on two lines, or on one of a low screen, is wrapped as one text
    and ends in an ellipsis.
    """

    def __init__(self, *, ascii_only: bool) -> None:
        super().__init__(id="probes", classes="-empty", markup=False)
        self._tick, self._between = ("+ ", "  |  ") if ascii_only else ("✓ ", "  ·  ")
        self._more = " ..." if ascii_only else " …"
        self._probes: tuple[ShownProbe, ...] = ()
        self._wordings: tuple[Content, ...] = ()

    def show(self, probes: tuple[ShownProbe, ...]) -> None:
        """Show ``probes``; hide the strip when there are none."""
        if probes != self._probes:
            self._probes = probes
            timely: list[Content] = []
            others: list[Content] = []
            asked: list[Content] = []
            for probe in probes:
                if probe.asked:
                    asked.append(Content(f"{self._tick}{probe.says}"))
                elif probe.timely:
                    timely.append(Content.styled(probe.says, "bold $text"))
                else:
                    others.append(Content(probe.says))
            self._wordings = (*timely, *others, *asked)
            self.set_class(not probes, "-empty")
            self._fit()

    def on_resize(self) -> None:
        """Fit the strip to the new width."""
        self._fit()

    def _fit(self) -> None:
        """Show as many lines as there is room for, and whether there are more."""
        width, most = self.content_size.width, 1 if self.screen.has_class("-short") else _PROBE_LINES
        lines: list[Content] = []
        for wording in self._wordings:
            longer = lines[-1] + self._between + wording if lines else wording
            if lines and width and longer.cell_length > width:
                lines.append(wording)
            else:
                lines[-1:] = [longer]
        if width and (len(lines) > most or any(line.cell_length > width for line in lines)):
            lines = Content(self._between).join(self._wordings).wrap(width)
        if len(lines) > most:
            cut = lines[most - 1].rstrip().truncate(width - len(self._more))
            lines = [*lines[: most - 1], cut + self._more]
        self.update(Content("\n").join(lines))


class QuestionPage(Vertical):
    """Shows the open question of a sitting. Anybody may see it; what only the interviewer may see is elsewhere.

    Everything is recorded into ``sitting``, which is set once the interview is open, unless ``keeping`` says that
    nothing is kept. Posts `Recorded` and `Notice`.
    """

    def __init__(self, note: Note, keeping: Keeping, *, ascii_only: bool) -> None:
        super().__init__(id="question-page")
        self.note = note
        self.sitting: Sitting | None = None
        """The sitting to record into; None until the interview is open."""
        self._keeping = keeping
        self.choices = Choices(id="choices")
        self.table = EditableTable(id="table")
        self._asked = Horizontal(id="asked")
        self._wording = Static(id="wording", markup=False)
        self._question = Static(id="question-id", markup=False)
        self._answer = Static(id="answer", classes="-empty", markup=False)
        self.probes = ProbeStrip(ascii_only=ascii_only)
        self._choices: tuple[tuple[Choice, ...], tuple[bool, ...]] = ((), ())
        self._snapshot: QuestionSnapshot | None = None
        self._read = NoteRead(None, "")

    def compose(self) -> ComposeResult:
        """Compose the question above its note; below it choices, table, answer and probes."""
        with Vertical(id="page"):
            with self._asked:
                yield self._wording
                yield self._question
            yield self.note
        yield self.choices
        yield self.table
        yield self._answer
        yield self.probes

    def show(self, snapshot: QuestionSnapshot, read: NoteRead, *, rows: bool) -> None:
        """Show ``snapshot``, from its top if it is of another question, and ``read``, how its note is read.

        With ``rows`` the table is filled anew too, which drops what is being typed in it.
        """
        card = snapshot.card
        if self._snapshot is None or card is not self._snapshot.card:
            self._asked.scroll_home(animate=False, force=True)
        self._wording.update(card.wording)
        self._question.update(card.question)
        choices = (card.choices, snapshot.chosen) if card.are_shown else ((), ())
        if choices != self._choices:
            self._choices = choices
            self.choices.show(*choices)
        if rows and (card.columns or self.table.subject != ""):
            self.table.show(card.question, card.columns, snapshot.rows)
        self._snapshot, self._read = snapshot, read
        self._show_answer()
        self.probes.show(snapshot.probes)
        self.set_class(card.question == CONSENT, "-opening")
        if card.question == CONSENT:
            self._fit_opening()

    def on_resize(self) -> None:
        """Fit the opening to the new size."""
        if self.has_class("-opening"):
            self._fit_opening()

    def _fit_opening(self) -> None:
        """Fit the text of the opening above the note: with empty lines in it, without, or to be scrolled."""
        room = self.query_one("#page").content_size
        width = min(room.width, _MEASURE)
        fits = False
        for between, note in (("\n\n", _AIRY_NOTE), ("\n", _OPENING_NOTE)):
            self._wording.update(self._opening(between))
            height = self._wording.get_content_height(room, self.screen.size, width)
            fits = height + note <= room.height
            self.set_class(fits and note == _AIRY_NOTE, "-airy")
            if fits:
                break
        self.set_class(not fits, "-crowded")

    def _opening(self, between: str) -> Content:
        """What is said at the opening, with ``between`` between two thoughts; the last one, which asks, in bold."""
        wording = "" if self._snapshot is None else self._snapshot.card.wording
        *said, asks = wording.split("\n")
        return Content.assemble(*(f"{each}{between}" for each in said), (asks, "bold $text-accent"))

    def scroll_question(self, lines: int) -> None:
        """Scroll a question that is longer than its room by so many lines, upwards where they are negative."""
        self._asked.scroll_relative(y=lines, animate=False, force=True)

    # What is typed and chosen

    def leave(self, *, remember: bool = True) -> bool:
        """Record note and rows before another question or screen is shown; ``remember`` as in `Sitting.record`.

        True where lines of the note became the answer: then the question is to be shown anew.
        """
        sitting = self.sitting
        if sitting is None or not self._keeping.keeps:
            return False
        sitting.keep(self.note.text)
        if sitting.card.columns and self.table.filled_rows != sitting.rows:
            sitting.record_rows(sitting.current, self.table.filled_rows)
        taken_out = sitting.leave(remember=remember)
        if taken_out:
            self.note.show(sitting.note)
        return taken_out

    def keep_typed(self) -> None:
        """Save note and rows as drafts, as the screen goes; record the note where its lines answer the question."""
        sitting = self.sitting
        if sitting is not None and self._keeping.keeps:
            sitting.keep(self.note.text)
            if sitting.card.columns and self.table.filled_rows != sitting.rows:
                sitting.interview.draft(rows_draft(self.table.subject), rows_text(self.table.filled_rows))
            if sitting.read_note().answering:
                sitting.leave()

    def enter_line(self) -> bool | None:
        """Record the answer that the line ended by Enter gives; None where it gives none.

        True if that line was cut from the note, False if it stays in it. Other lines of the note that answer the
        question are read with it, as when the question is left.
        """
        line, sitting = self.note.line, self.sitting
        if line is None or sitting is None or not self._keeping.keeps:
            return None
        own = sitting.read_line(line)
        if own.complaint:
            self.post_message(Notice(own.complaint))
        if not own.answers:
            return None
        row, _ = self.note.cursor_location
        sitting.keep(self.note.text)
        read = sitting.read_note(entered=row)
        self.note.take_out_lines(read.answering)
        sitting.keep(self.note.text)
        sitting.record_here(replace(sitting.typed_answer, value=read.value, absence=None))
        return row in read.answering

    def choose(self, place: int) -> None:
        """Record the choice at ``place``, counted from 0; where only one can be chosen, focus the note."""
        sitting = self.sitting
        if sitting is not None and self._keeping.keeps:
            sitting.keep(self.note.text)
            sitting.choose(place)
            self.post_message(Recorded())
            if sitting.card.answer_type.form_field is FormField.CHOICE:
                self.screen.set_focus(self.note)

    def take_answer_away(self) -> None:
        """Record that the question has no answer, and post `Recorded`."""
        if self.sitting is not None and self._keeping.keeps:
            self.sitting.keep(self.note.text)
            self.sitting.take_answer_away()
            self.post_message(Recorded())

    def record_absence(self, absence: Absence) -> None:
        """Record why the question has no answer; see `Sitting.record_absence`."""
        if self.sitting is not None:
            self.sitting.keep(self.note.text)
            self.sitting.record_absence(absence)
            if self.sitting.note != self.note.text:
                self.note.show(self.sitting.note)

    @on(TextArea.Changed)
    def _keep_note(self) -> None:
        """Save the draft of the note; show what its lines are read as, and which probes are timely with it."""
        sitting = self.sitting
        if sitting is None:
            return
        self._notice_off_record(self.note.text, sitting.note)
        if self._keeping.keeps and sitting.keep(self.note.text):
            read = sitting.read_note()
            if _differ(read, self._read):
                self._read = read
                self._show_answer()
            self.probes.show(sitting.probes())

    @on(EditableTable.Changed)
    def _draft_rows(self, event: EditableTable.Changed) -> None:
        """Save the draft of the table's rows."""
        if self.sitting is not None:
            interview, draft, text = self.sitting.interview, rows_draft(event.subject), rows_text(event.rows)
            self._notice_off_record(text, interview.drafts().get(draft, ""))
            interview.draft(draft, text)

    @on(EditableTable.RowDone)
    def _record_rows(self, event: EditableTable.RowDone) -> None:
        """Record the table's rows."""
        if self.sitting is not None and self._keeping.keeps:
            self.sitting.record_rows(event.subject, event.rows)
            self.post_message(Recorded())

    @on(EditableTable.Left)
    def _leave_table(self) -> None:
        """Go back from the table to the note."""
        self.screen.set_focus(self.note)

    @on(EditableTable.NoRoom)
    def _show_no_room(self, event: EditableTable.NoRoom) -> None:
        """Say how many pasted lines found no room."""
        self.post_message(Notice(f"{counted(event.lines, 'line')} found no room in this table."))

    def _notice_off_record(self, text: str, before: str) -> None:
        """Say so where words come back in ``text`` that were typed off the record."""
        if self._keeping.came_back(text, before):
            self.post_message(Notice(CAME_BACK))

    # The answer

    def _show_answer(self) -> None:
        """Show the answer line anew, or hide it when there is nothing to say."""
        if self._snapshot is None:
            return
        line = _answer_line(self._snapshot, self._read)
        self._answer.update(line)
        self._answer.set_class(not line.plain, "-empty")
        self.probes.set_class(bool(line.plain or self._snapshot.card.are_shown), "-below-answer")


def _differ(one: NoteRead, other: NoteRead) -> bool:
    """Whether two readings of a note show differently: its words are no part of what is shown."""
    return replace(one, note="") != replace(other, note="")


def _answer_line(snapshot: QuestionSnapshot, read: NoteRead) -> Content:
    """The answer, or the reason for its absence; without either, how to answer this question by typing.

    What to say to the recorded answer stands below it. Where lines of the note are read as the answer, that answer is
    shown instead of the recorded one; a line that looks like an answer and is none is named below it.
    """
    answer_type = snapshot.card.answer_type
    if read.answering:
        rows, label = _spoken(answer_type, read), "Answer as typed"
    else:
        rows, label = [one_line(row) for row in snapshot.spoken], "Answer"
    label = f"{label}, {len(rows)} rows: " if len(rows) > 1 else f"{label}: "
    lines = [Content.assemble((label if place == 0 else "  ", QUIET), row) for place, row in enumerate(rows[-_ROWS:])]
    if snapshot.absence is not None and not read.answering:
        lines.append(Content.assemble(("Noted: ", QUIET), f"{snapshot.absence.value}."))
    if snapshot.reply and not read.answering:
        lines.append(Content.styled(snapshot.reply, "bold"))
    if read.doubt:
        lines.append(Content.styled(read.doubt, QUIET))
    if not lines and not snapshot.card.columns and (hint := snapshot.card.typing_hint):
        lines.append(Content.styled(hint, QUIET))
    return Content("\n").join(lines)


def _spoken(answer_type: AnswerType, read: NoteRead) -> list[str]:
    """The answer that lines of the note give, one text for each row."""
    if read.value is None:
        return ["none any more"]
    return [one_line(row, _LONGEST) for row in answer_type.openly_spoken(read.value).splitlines()] or [""]
