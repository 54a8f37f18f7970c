"""A screen on which whatever is typed is text, and Esc and a letter, or Alt and a letter, is a command.

The focused widget handles its own keys. Keys that it does not handle bubble to the screen, which reads them by mode.
What the screen records is written by a `Writer`; the heading says whether it is on the disk.
"""

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from coachtui.model.text import clean
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.keys import acts_by_letter
from coachtui.tui.layouts import letter_of
from coachtui.tui.screens.interview.keys import KeyPress, Mode, pressed
from coachtui.tui.screens.interview.panels import Panel
from coachtui.tui.screens.interview.words import hints
from coachtui.tui.typing_below import give, type_into
from coachtui.tui.widgets.editable_table import EditableTable
from coachtui.tui.widgets.note import Note
from coachtui.tui.widgets.status import CommandLine, Heading
from coachtui.tui.writer import Writer

if TYPE_CHECKING:
    from coachtui.tui.screens.interview.leaving import Leaving


class CommandScreen(Screen[None]):
    """A screen with a note, panels, a heading, and a bottom line that says what the keys do. Subclasses compose them.

    Once there is something to record into, a subclass sets `writer` and ``leaving``, and runs the writer. Each act of
    its SCREEN_ID that has a letter is a method ``action_ID``. ``note_help`` is the help of the note where it is no note
    of an answer; for ``keeps_apart`` see `Note`.
    """

    SCREEN_ID: ClassVar[ScreenId]

    leaving: "Leaving"
    """What leads to other screens; set with `writer`."""

    def __init__(self, settings: Settings, *, note_help: str = "", keeps_apart: bool = False) -> None:
        super().__init__(classes="-ascii" if settings.ascii else None)
        self.note = Note(take_key=self._take_note_key, id="note", words=note_help, keeps_apart=keeps_apart)
        self.bottom = CommandLine(id="bottom")
        self.panel: Panel | None = None
        """The panel that is open; None for none."""
        self.heading = Heading(id="heading")
        self.writer: Writer | None = None
        """What brings to the disk what is recorded; None until there is something to record into."""
        self.not_kept = ""
        """What the heading says in place of the save status while nothing is kept."""
        self._letters = acts_by_letter(self.SCREEN_ID, settings.keys)
        self._by_key = {key: act for act in self._letters.values() for key in act.keys}
        self._mode = Mode.OPENING
        self._home: Widget = self.note
        self._notice_shown_at: float | None = None

    # For subclasses

    def enter_line(self) -> bool:
        """Handle Enter in the note. False when the note is to begin a new line, as usual."""
        raise NotImplementedError

    def panel_closed(self, panel: Panel, words: str) -> None:
        """Record ``words``, the text that `Panel.close` returned; called after each panel that is closed."""
        raise NotImplementedError

    def refuses(self, act: str) -> bool:
        """Whether the act of this id cannot be run now. If so, the bottom line says why."""
        raise NotImplementedError

    @property
    def idle_acts(self) -> frozenset[str]:
        """The ids of the acts that do nothing just now; the bottom line does not name them."""
        return frozenset()

    # Saving

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse this screen's actions while there is nothing to record into."""
        del parameters
        return self.writer is not None or not hasattr(type(self), f"action_{action}")

    @property
    def pending(self) -> bool:
        """Whether anything recorded or typed is not on the disk yet."""
        return self.writer is not None and self.writer.pending

    def show_status(self) -> None:
        """Show in the heading whether all is saved, or that nothing is stored.

        After an error a screen being left stays.
        """
        writer = self.writer
        if writer is None:
            return
        if self.is_attached:
            self.heading.saved, self.heading.trouble = self.not_kept or writer.words, writer.in_trouble
        if writer.error is not None:
            self.leaving.saving_failed()

    # Modes

    @property
    def mode(self) -> Mode:
        """What the next key means; PANEL while the table has the focus."""
        in_table = self._mode is Mode.WRITING and isinstance(self.focused, EditableTable)
        return Mode.PANEL if in_table else self._mode

    @property
    def in_table(self) -> bool:
        """Whether the table is open to be typed into: it has the focus, or gets it back after a command."""
        return self.panel is None and isinstance(self._home, EditableTable)

    def key_of(self, act: str) -> str:
        """The keys of the act of this id as users read them: "Esc w". The act must have a letter."""
        return next(f"Esc {letter}" for letter, own in self._letters.items() if own.id == act)

    def show_notice(self, text: str) -> None:
        """Show ``text`` on the bottom line until the next key is pressed."""
        self._notice_shown_at = Message().time
        self.bottom.show_notice(text)

    def enter(self, mode: Mode) -> None:
        """Change the mode until `rest` is called.

        In COMMAND mode no widget has the focus, so that every key reaches the screen.
        """
        if mode is Mode.COMMAND:
            if self.focused is not None and self.panel is None:
                self._home = self.focused
            self.set_focus(None)
        self._mode = mode
        self.paint_mode()

    def rest(self) -> None:
        """Focus the open panel, else the widget that had the focus before a command.

        Sets the mode of that panel, or WRITING.
        """
        panel = self.panel
        mode, part = (Mode.WRITING, self._home) if panel is None else (panel.mode, panel.field)
        if (mode, part) != (self._mode, self.focused) or self._notice_shown_at is not None:
            self._mode = mode
            self.set_focus(part)
            self.paint_mode()

    def go_home(self) -> None:
        """Close the panel and focus the note."""
        self.close_panel()
        self._home = self.note
        self.rest()

    def paint_mode(self) -> None:
        """Show on the bottom line what the keys do in this mode; this ends what `show_notice` showed."""
        self._notice_shown_at = None
        mode = self.mode
        hint = EditableTable.HINT if self.panel is None else self.panel.hint
        shown = hints(mode, self._letters, hint, self.SCREEN_ID, self.idle_acts)
        self.bottom.show(shown, whole=mode is Mode.COMMAND)
        self.set_class(mode is Mode.BLANK, "-blank")

    def open_panel(self, panel: Panel) -> None:
        """Close the open panel, if any, and open ``panel``."""
        self.close_panel()
        self.panel = panel
        panel.open()
        self.rest()

    def close_panel(self) -> None:
        """Close the open panel, if any, and have `panel_closed` record the text typed in it."""
        panel, self.panel = self.panel, None
        if panel is not None:
            words = panel.close()
            self.rest()
            self.panel_closed(panel, words)

    def on_panel_ended(self, event: Panel.Ended) -> None:
        """Close the panel when the user is done with it."""
        event.stop()
        self.close_panel()

    def on_descendant_focus(self) -> None:
        """Follow the focus, for instance after a click: close the panel, leave COMMAND mode."""
        part = self.focused
        if part is None or (self.panel is not None and part is self.panel.field):
            return
        if self.panel is not None:
            self._home = part
            self.close_panel()
        elif self._mode is Mode.COMMAND or part is not self._home:
            self._home, self._mode = part, Mode.WRITING
            self.paint_mode()

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Handle a key that bubbled from the focused widget."""
        self._unsay(event)
        if self._use(pressed(event)):
            event.stop()
            event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Put pasted text that bubbled to the screen into the note."""
        event.stop()
        self.type(clean(event.text))

    def type(self, text: str) -> None:
        """Focus the note and insert ``text`` at its cursor."""
        self.go_home()
        self.note.type(text)

    def type_below(self, typed: events.Key | str) -> None:
        """Handle a key or pasted text that a screen over this one passes down, as if this one were in front.

        It goes to the field with the focus, else to the note.
        """
        part = self.focused
        if not isinstance(part, Input | TextArea | EditableTable):
            self.go_home()
            part = self.note
        type_into(part, typed)

    def run_act(self, act: str) -> None:
        """Run the act of this id unless it is refused. The focus returns to the table, the open panel, or the note."""
        if self.panel is None and not isinstance(self._home, EditableTable):
            self._home = self.note
        if self._mode is not Mode.WRITING or self.focused is not self._home:
            self.rest()
        if not self.refuses(act):
            getattr(self, f"action_{act}")()

    def action_take(self, act: str) -> None:
        """Run the act of this id: the link of its hint on the bottom line."""
        self.run_act(act)

    def action_command(self) -> None:
        """Enter COMMAND mode, as Esc does."""
        self.enter(Mode.COMMAND)

    def hand_back(self, press: KeyPress) -> None:
        """Leave COMMAND mode and forward the key to the widget that has the focus then."""
        self.rest()
        if self.focused is not None:
            give(self.focused, events.Key(press.key, press.character or None))

    def _unsay(self, event: events.Key) -> None:
        """End what `show_notice` showed, if the key was pressed after it."""
        if self._notice_shown_at is not None and event.time > self._notice_shown_at:
            self.paint_mode()

    def _take_note_key(self, event: events.Key) -> bool:
        """Handle Enter and the keys of acts in the note before the note does. True when the note is to ignore it."""
        self._unsay(event)
        if event.key in self._by_key and self._mode is Mode.WRITING:
            self.run_act(self._by_key[event.key].id)
            return True
        return event.key == "enter" and self.enter_line()

    def _use(self, press: KeyPress) -> bool:
        """Handle a key by mode. False when a binding or the app is to handle it."""
        if self._mode is Mode.OPENING:
            return True
        if self._mode is Mode.COMMAND:
            self._command_key(press)
            return True
        if self.panel is not None and not press.alt:
            bound = self.active_bindings.get(press.key)
            if bound is not None and bound.node is self.focused and press.key not in self._by_key:
                return False  # what is typed into in the panel has a use for it
            self.close_panel()
        return self._writing_key(press)

    def _writing_key(self, press: KeyPress) -> bool:
        """Handle a key as a command, a change of focus or text; False for a key that is none of these."""
        if press.alt and press.character:
            self._command_key(press)
        elif press.key in self._by_key:
            self.run_act(self._by_key[press.key].id)
        elif press.key == "escape":
            self.enter(Mode.COMMAND)
        elif press.key in {"tab", "shift+tab"}:
            if not self.refuses(press.key):
                (self.focus_next if press.key == "tab" else self.focus_previous)()
        elif press.character:
            self.type(press.character)
        else:
            return False
        return True

    def _command_key(self, press: KeyPress) -> None:
        """Run the act of the letter typed after Esc or with Alt; any other key is handled as without Esc."""
        act = self._letters.get(letter_of(self, press.character))
        if act is not None:
            self.run_act(act.id)
        elif press.alt and press.character:
            # Esc and a key that is no command, sent as one by the terminal: it is text.
            self.type(press.character)
        elif press.key == "escape" and isinstance(self._home, EditableTable):
            self.go_home()
        elif press.key == "escape":
            self.rest()
        else:
            self.hand_back(press)
