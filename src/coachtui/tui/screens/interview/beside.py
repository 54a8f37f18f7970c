"""What is done beside the note: filling in a table, asking to see. Recorded like answers, shown by the page."""

from collections.abc import Sequence
from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from coachtui.asking.tables import Rows, rows_text
from coachtui.model.answers import EvidenceState
from coachtui.tui.screens.interview.asides import TableAside
from coachtui.tui.screens.interview.deeds import attaching, marking
from coachtui.tui.screens.interview.evidence import EvidenceAside, ToSee
from coachtui.tui.screens.interview.lines import LineAside
from coachtui.tui.screens.interview.recording import RecordedInterview
from coachtui.tui.screens.interview.table import TableMode
from coachtui.tui.widgets.aside_line import AsideLine, Item
from coachtui.tui.widgets.choices import Choices
from coachtui.tui.widgets.jump import JumpLine
from coachtui.tui.widgets.own_side import OwnSidePanel
from coachtui.tui.widgets.status import CommandLine, Heading
from coachtui.tui.widgets.table_sheet import TableSheet
from coachtui.workflow.evidence import path_in
from coachtui.workflow.interviewing import rows_draft


class AttendedInterview(RecordedInterview):
    """One interview with all that is done beside the note."""

    def compose(self) -> ComposeResult:
        """The note and what surrounds it; everything on demand is there from the start, hidden."""
        yield Heading(id="heading")
        with Vertical(id="sheet"):
            with Vertical(id="page"):
                with Horizontal(id="asked"):
                    yield Static(id="wording", markup=False)
                    yield Static(id="question-id", markup=False)
                yield self.note
            yield Choices(take_key=self.take_key, choose=self._choose, id="choices")
            yield TableSheet(choose=self._open_table, id="table")
            yield Static(id="told", markup=False)
            yield Static(id="probes", markup=False)
        yield OwnSidePanel(take_key=self.take_key, id="own-side")
        yield JumpLine(choose=self._jump_to, id="jump")
        yield AsideLine(choose=self._choose_beside, id="aside")
        yield CommandLine(id="bottom")
        yield Static(id="blank", markup=False)

    def _text_of(self, question: str) -> str:
        if question == rows_draft(self.book.current):
            return rows_text(self._aside.table.filled if isinstance(self._aside, TableAside) else self.book.rows())
        return super()._text_of(question)

    def _show_beside(self, items: Sequence[Item] = (), place: int | None = None, line: LineAside | None = None) -> None:
        label, typed = ("", None) if line is None else (line.label, line.line)
        self.query_one(AsideLine).show(items, place, label, typed)

    def _choose_beside(self, place: int) -> None:
        if isinstance(self._aside, EvidenceAside):
            self._aside.choose(place)

    # Tables

    def _open_table(self, row: int | None = None, column: int = 0) -> None:
        if self._off_record:
            return
        if not isinstance(self._aside, TableAside):
            question = self.book.current
            self._open_aside(
                TableAside(
                    TableMode(self.book.columns, self.book.rows()),
                    record=self._record_rows,
                    typed=lambda: self.saver.typed(rows_draft(question)),
                    paint=self._paint_table,
                    say=self.say,
                )
            )
        if row is not None and isinstance(self._aside, TableAside):
            self._aside.go(row, column)

    def _record_rows(self, rows: Rows) -> None:
        self._record(replace(self.book.with_note(self.note.text), value=rows or None, absence=None))

    # Evidence

    def _open_evidence(self) -> None:
        question = self.book.current
        things = [
            ToSee(evidence, self.book.opened.script.evidence[evidence], self.book.seen.get((evidence, question)))
            for evidence in self.book.question.see
        ]
        if not things:
            self._name_file(None, "")
            return

        def mark(thing: ToSee, state: EvidenceState | None) -> None:
            self.book.see(thing.evidence, question, state)
            self.saver.do(marking(thing.evidence, question, state))

        def paint(items: Sequence[Item], place: int | None) -> None:
            self._show_beside(items, place)

        self._open_aside(
            EvidenceAside(things, mark=mark, promise=self._note_promise, attach=self._name_file, paint=paint)
        )

    def _note_promise(self, thing: ToSee) -> None:
        """Ask for a few words about what is promised."""
        question = self.book.current

        def done(words: str) -> None:
            self.saver.do(marking(thing.evidence, question, EvidenceState.PROMISED, words))

        line = LineAside(
            "Promised:",
            "Which one, and by when, in a few words · Enter or Esc goes back to the note",
            done=done,
            paint=lambda line: self._show_beside(line=line),
        )
        self._open_aside(line)

    def _name_file(self, thing: ToSee | None, dropped: str) -> None:
        """Let a file be named: typed, or dropped on the terminal, which types its path."""
        question = self.book.current

        def done(text: str) -> None:
            self.saver.do(attaching(path_in(text), question, None if thing is None else thing.evidence), self._attached)
            if thing is not None:
                self.book.see(thing.evidence, question, EvidenceState.RECEIVED)

        line = LineAside(
            "File to attach:",
            "Type its path, or drop the file here · Enter attaches it · Esc leaves it",
            done=done,
            paint=lambda line: self._show_beside(line=line),
            needs_enter=True,
        )
        self._open_aside(line)
        if dropped:
            line.paste(dropped)

    def _attached(self, result: object) -> None:
        self.say(str(result))
