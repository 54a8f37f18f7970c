"""The middle of the interview screen: the question, its note, the choices or table, the answer, and the probes."""

from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coachtui.answer_types import AnswerType, Choice, NoteRead
from coachtui.model.text import one_line
from coachtui.tui.widgets.editable_table import EditableTable
from coachtui.tui.widgets.lines import QUIET
from coachtui.tui.widgets.note import Note
from coachtui.workflow.sheets import QuestionSheet, ShownProbe

_ROWS = 4
"""How many lines of an answer are shown: the last ones."""
_CHOSEN, _NOT_CHOSEN = "●", "○"
_LONGEST = 72
"""Characters of an answer that is being typed which are shown."""


class Choices(OptionList):
    """Numbered options, the chosen ones marked. Enter, Space, a number or a click posts OptionList.OptionSelected."""

    class Emptied(Message):
        """Backspace or Delete was pressed: the answer there is shall go."""

    HELP: ClassVar[str] = (
        "The answers to choose from. Up and down move, Enter or the number chooses, Tab goes back to the note."
        " Where several may be chosen, each goes in or out. Backspace takes the answer away. A click chooses too."
        " Anything else you type goes to the note."
    )

    def __init__(self, *, id: str) -> None:  # noqa: A002 - as every widget names it
        super().__init__(id=id, compact=True, classes="-empty")
        self._says: tuple[Choice, ...] = ()
        self._shown: tuple[bool, ...] = ()

    def show(self, choices: tuple[Choice, ...], chosen: tuple[bool, ...]) -> None:
        """Show these choices and mark the chosen ones."""
        self.set_class(not choices, "-empty")
        if choices != self._says:
            self._says, self._shown = choices, chosen
            self.set_options(Option(_choice_line(choice, mark)) for choice, mark in zip(choices, chosen, strict=True))
            self.highlighted = None
            return
        for place, (choice, mark) in enumerate(zip(choices, chosen, strict=True)):
            if mark != self._shown[place]:
                self.replace_option_prompt_at_index(place, _choice_line(choice, mark))
        if chosen != self._shown:
            self._shown = chosen
            self._keep_chosen_in_sight()

    def on_resize(self) -> None:
        """Keep the chosen choice in sight."""
        self._keep_chosen_in_sight()

    def _keep_chosen_in_sight(self) -> None:
        """Scroll to the first chosen choice, unless the cursor is in the list."""
        if not self.has_focus and True in self._shown:
            self.highlighted = self._shown.index(True)
            self.call_after_refresh(self.scroll_to_highlight)

    def on_focus(self) -> None:
        """Put the cursor on the first chosen choice, else on the top one."""
        if self.highlighted is None and self._says:
            self.highlighted = self._shown.index(True) if True in self._shown else 0

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Stop the message: no parent needs to know where the cursor is."""
        event.stop()

    def on_key(self, event: events.Key) -> None:
        """Choose by number or Space; post `Emptied` for Backspace or Delete."""
        numbers = [choice.number for choice in self._says]
        is_number = event.character is not None and event.character.isdecimal() and int(event.character) in numbers
        if event.key in {"backspace", "delete"}:
            self.post_message(self.Emptied())
        elif is_number:
            self.highlighted = numbers.index(int(event.character or ""))
            self.action_select()
        elif event.key == "space":
            self.action_select()
        else:
            return
        event.stop()
        event.prevent_default()


class ProbeStrip(Static):
    """The wordings of one question's probes: timely ones first and bold, those asked last and ticked."""

    def __init__(self, *, ascii_only: bool) -> None:
        super().__init__(id="probes", classes="-empty", markup=False)
        self._tick, self._between = ("+ ", "  |  ") if ascii_only else ("✓ ", "  ·  ")
        self._probes: tuple[ShownProbe, ...] = ()

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
            self.update(Content(self._between).join([*timely, *others, *asked]))
            self.set_class(not probes, "-empty")


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
        before, line, asks = card.wording.rpartition("\n")
        self._wording.update(
            Content.assemble(f"{before}{line}", (asks, "bold $text-accent")) if before else card.wording
        )
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
        """Show the answer line anew, or hide it when there is nothing to say."""
        if self._sheet is None:
            return
        line = _told(self._sheet, self._read)
        self._told.update(line)
        self._told.set_class(not line.plain, "-empty")
        self.probes.set_class(bool(line.plain or self._sheet.card.choices), "-below-answer")


def _differ(one: NoteRead, other: NoteRead) -> bool:
    """Whether two readings of a note show differently: its words are no part of what is shown."""
    return replace(one, note="") != replace(other, note="")


def _told(sheet: QuestionSheet, read: NoteRead) -> Content:
    """The answer, or the reason for its absence; without either, how to answer this question by typing.

    What to say to the recorded answer stands below it. Where lines of the note are read as the answer, that answer is
    shown instead of the recorded one; a line that looks
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
    if sheet.reply and not read.taken:
        lines.append(Content.styled(sheet.reply, "bold"))
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


def _choice_line(choice: Choice, chosen: bool) -> Content:
    """A choice with its number, marked if it is ``chosen``."""
    mark = _CHOSEN if chosen else _NOT_CHOSEN
    style = "bold" if chosen else ""
    return Content.assemble((f"{mark} ", "$accent" if chosen else QUIET), (f"{choice.number}  {choice.say}", style))
