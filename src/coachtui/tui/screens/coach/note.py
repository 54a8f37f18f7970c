"""The written note for one person, or the page for the team: edited freely, kept as it is typed, written to a file."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from coachtui.assess.coaching import CHAIR, TEAM
from coachtui.model.problems import CoachError
from coachtui.model.text import counted, one_line
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.desk import Desk
from coachtui.tui.keys import acts_by_letter, letters_of
from coachtui.tui.layouts import letter_of
from coachtui.tui.screens.coach.observed_screen import NO_CHAIR, ObservedScreen
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.asked_line import AskedLine
from coachtui.tui.widgets.lines import QUIET
from coachtui.tui.widgets.note import Note
from coachtui.workflow.coaching.debriefing import debrief_page
from coachtui.workflow.coaching.noting import (
    WrittenNote,
    draft_note,
    keep_note,
    keep_typed_note,
    note_as_typed,
    note_file,
    write_note,
)
from coachtui.workflow.engagement.paths import path_in

_ENDINGS = "It ends in .txt, .md or .docx."


class NoteScreen(ObservedScreen):
    """The note for ``whom``: "team", "chair" or a code; "" is the chair where there is one, else the team."""

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.COACH_NOTE
    TITLE_ENDS: ClassVar[str] = "note"
    CSS_PATH = "../../styles/coach.tcss"
    HELP: ClassVar[str] = (
        "The note a day later, for one person alone; for the team a page with counts and without names. It begins as a "
        "draft from what is there. Change whatever you like; it is saved while you type. Lines in [ ] are still to be "
        "filled in; once you have changed anything, those that stay open are left out of the file. Esc and then "
        "a letter is a command."
    )
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(self, desk: Desk, settings: Settings, meeting: str, *, whom: str = "") -> None:
        super().__init__(desk, settings, meeting, whom=whom)
        self._note: WrittenNote | None = None
        self._text = ""
        self._escaped = False

    def compose(self) -> ComposeResult:
        """A heading, for whom it is, the text, and the keys."""
        yield from self.compose_heading()
        yield Static("", id="for", markup=False)
        yield Note(take_key=self._take_key, id="note", words=self.HELP)
        yield AskedLine(id="file", words="The name of the file. Enter writes it, Esc twice goes back.")
        yield ActionLine(ScreenId.COACH_NOTE, self._settings.keys, typing=True)

    def on_mount(self) -> None:
        """Let the text be read only, where the file can only be read."""
        self.query_one(Note).read_only = not self._desk.writable

    def show(self, mark: str = "") -> None:
        """Show the note for ``mark``, else for `whom`, as recorded, or the draft made of what is there.

        Where that person does not consent, show the page for the team, and say why.
        """
        self._whom = mark or self._whom or (TEAM if self.meeting.chair is None else CHAIR)
        refused = ""
        try:
            written = note_as_typed(self.opened, self._meeting, self._whom)
        except CoachError as error:
            if not error.bad_input or self._whom == TEAM:
                raise
            self._whom, refused = TEAM, error.message
            written = note_as_typed(self.opened, self._meeting, TEAM)
        self._note = written
        self._show_recipient(written)
        note = self.query_one(Note)
        note.show(written.text)
        note.action_to_start()
        note.focus(scroll_visible=False)
        self._show_left_to_fill_in(written)
        if refused:
            self.show_notice(refused)

    def _show_recipient(self, note: WrittenNote) -> None:
        for_whom = debrief_page(self.opened, self._meeting, self._whom).for_whom
        how = "a draft, made of what is there" if note.is_draft else "as you left it"
        self.query_one("#for", Static).update(
            Content.assemble(("For ", QUIET), (for_whom, "bold $text-accent"), (f"   {how}", QUIET))
        )

    def _show_left_to_fill_in(self, note: WrittenNote) -> None:
        left = len(note.left_to_fill_in)
        open_ones = f"{counted(left, 'line')} in [ ] to fill in" if left else ""
        ending = "." if note.is_draft else "; what stays open is left out of the file."
        self.show_notice(f"{open_ones}{ending}" if open_ones else "")

    def unsaved(self) -> Mapping[str, str]:
        """The text of the note."""
        return {"Note": self._text}

    # Typing

    def _take_key(self, event: events.Key) -> bool:
        """Take Esc and a letter, or Alt and a letter, as a command; False for other keys."""
        after, self._escaped = self._escaped, False
        letter = event.key.removeprefix("alt+").removeprefix("shift+")
        if event.key == "escape":
            self._escaped = not after
            return True
        if (after or event.key.startswith("alt+")) and len(letter) == 1 and letter.isalpha():
            act = acts_by_letter(self.SCREEN_ID, self._settings.keys).get(letter_of(self, letter))
            if act is not None:
                self.call_later(self.run_action, f"screen.{act.id}")
                return True
        return False

    @on(TextArea.Changed)
    def draft(self, event: TextArea.Changed) -> None:
        """Store the text as it is typed, as a draft."""
        event.stop()
        if self._note is not None and self._desk.writable:
            self._text = self.query_one(Note).text
            draft_note(self.opened, self._note, self._text)

    def _keep(self) -> None:
        """Record the note, where it was changed."""
        note, text = self._note, self.query_one(Note).text
        if note is not None and self._desk.writable:
            kept = keep_typed_note(self.opened, note, text)
            if self._history.last is not None or self._history.following is not None:
                self._history.add(kept, self._whom)
            self._note = note_as_typed(self.opened, self._meeting, self._whom)
            self._show_recipient(self._note)

    # What can be done (each an act of `ScreenId.COACH_NOTE`)

    def action_team(self) -> None:
        """Record the note, and show the page for the team."""
        self._show_for(TEAM)

    def action_chair(self) -> None:
        """Record the note, and show that for the chair; where there is no chair, say so."""
        if self.meeting.chair is None:
            self.show_notice(NO_CHAIR)
        else:
            self._show_for(CHAIR)

    def action_person(self) -> None:
        """Record the note, and show that for the next of those who took part and consent."""
        if (person := self.next_person()) is not None:
            self._show_for(person)

    def _show_for(self, whom: str) -> None:
        self._keep()
        self._whom = whom
        self.show()

    def action_anew(self) -> None:
        """Record the note, and replace it by the draft made of what is there now, which `action_undo` undoes."""
        if self._note is None or not self.may_write():
            return
        self._keep()
        drafted = keep_note(self.opened, self._note, "")
        self._history.add(drafted, self._whom)
        self.show()
        undo = letters_of(self.SCREEN_ID, self._settings.keys)["undo"]
        back = f" Esc {undo} brings your text back." if drafted else ""
        self.show_notice(f"The draft again, made of what is there now.{back}")

    def action_undo(self) -> None:
        """Undo drafting again; what was typed since is recorded, and undone first."""
        self._turn(super().action_undo)

    def action_redo(self) -> None:
        """Redo what was undone last, unless something was typed since."""
        self._turn(super().action_redo)

    def _turn(self, turn: Callable[[], None]) -> None:
        """Record what is typed, and undo or redo the last step, where there is one."""
        if self._history.last is not None or self._history.following is not None:
            self._keep()
        turn()

    def action_write(self) -> None:
        """Record the note, and open the field for the name of a file to write it to."""
        if self._note is not None:
            self._keep()
            file = self.query_one("#file", AskedLine)
            file.put(f"Write it to which file? {_ENDINGS}", note_file(self._note).name)
            file.entry.focus()

    @on(Input.Submitted)
    def write_file(self, event: Input.Submitted) -> None:
        """Write the note to the file named, and say so, or why it cannot be written."""
        event.stop()
        if self._note is None or not event.value.strip():
            return
        output = path_in(event.value)
        try:
            write_note(self._note, output)
        except CoachError as error:
            self.show_notice(f"{error.message} {error.hint}".strip())
            return
        self.leave_line()
        whose = "for the team" if self._note.whom is None else "for that person alone"
        self.show_notice(f"Written, {whose}: {one_line(str(output))}")

    def leave_line(self) -> None:
        """Close the field for the file, and focus the text."""
        self.query_one("#file").display = False
        self.query_one(Note).focus(scroll_visible=False)

    def action_leave(self) -> None:
        """Record the note, and go back to the page of the meeting."""
        self._keep()
        super().action_leave()
