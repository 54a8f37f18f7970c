"""A meeting once more at one's own pace: its lines, with what was typed live beside them; marks are typed as live."""

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Static

from coachtui.model.observing import AgendaItem, ObservedMeeting
from coachtui.model.problems import CoachError
from coachtui.model.text import counted, one_line
from coachtui.settings.settings import Settings
from coachtui.store.records import Change
from coachtui.tui.actions import ScreenId, acts_of
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_until_ready, ready_for_keys
from coachtui.tui.keys import bindings_of
from coachtui.tui.screens.coach.observed_screen import ObservedScreen
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.lines import QUIET
from coachtui.tui.widgets.spoken_lines import SpokenLines
from coachtui.workflow.coaching.replaying import Replay, begin_item, clear_line, mark_line, replay_of, typed_marks
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.interview.history import UndoStep
from coachtui.workflow.observing.aligning import align_lines

_NOTHING = "Nothing was said yet. A transcript comes in with: coachtui import FILE TRANSCRIPT --meeting ID."
_HOW = "+ helped, - hurt, -5 with a behaviour, ! star; Enter goes on."
_HELD = "Now go to the line of the transcript that is this one, and type a again."
_TYPED_FIRST = "Go to a line that you typed, type a, and then again on the line of the transcript that it is."
_MARK_KEYS = {"plus": "+", "minus": "-", "exclamation_mark": "!", "space": " "}
_LONGEST = 12
_MOVING = "The transcript is moved: one moment"
_MANY = 1000
"""From so many records on a change is made away from the screen, which it would hold up."""


class ReplayScreen(ObservedScreen):
    """The lines of a meeting, one under the cursor. Typed marks go to that line with Enter, which moves on."""

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.COACH_REPLAY
    TITLE_ENDS: ClassVar[str] = "replay"
    CSS_PATH = "../../styles/coach.tcss"
    HELP: ClassVar[str] = (
        "The meeting once more, as slowly as you like. Marks are typed as while it went on: + helped, - hurt, -5 with "
        "the number of a behaviour, ! for a star; Enter puts them on the line and goes to the next."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(ScreenId.COACH_REPLAY),
        *(Binding(str(digit), f"type('{digit}')", show=False) for digit in range(10)),
        *(Binding(key, f"type('{typed}')", show=False) for key, typed in _MARK_KEYS.items()),
        Binding("backspace", "rub_out", show=False),
        Binding("enter", "take", show=False),
        Binding("escape", "forget", show=False),
    ]

    def __init__(self, desk: Desk, settings: Settings, meeting: str, *, whom: str = "") -> None:
        super().__init__(desk, settings, meeting, whom=whom)
        self._going_through = Replay((), (), {}, {})
        self._typed = ""
        self._items: tuple[AgendaItem, ...] = ()
        self._held = ""
        self._seen: ObservedMeeting | None = None

    def compose(self) -> ComposeResult:
        """A heading, the lines, what is being typed, and the keys."""
        yield from self.compose_heading()
        yield SpokenLines(id="spoken")
        yield Static("", id="typed", markup=False)
        yield ActionLine(ScreenId.COACH_REPLAY, self._settings.keys)

    @property
    def spoken(self) -> SpokenLines:
        """The list of lines."""
        return self.query_one(SpokenLines)

    def show(self, mark: str = "") -> None:
        """Show all lines, with the cursor on the one with the id ``mark``, else where it is."""
        if mark and self.meeting == self._seen:  # nothing but a line changed
            self._show(self._going_through.with_line(self.opened.state.meeting_lines[mark]), mark)
        else:
            self._show(replay_of(self.opened, self._meeting), mark)

    def _show(self, going_through: Replay, mark: str) -> None:
        self._going_through, self._seen = going_through, self.meeting
        place = self._going_through.place_of(mark) if mark else self.spoken.place
        self.spoken.show(self._going_through, place)
        self.spoken.focus(scroll_visible=False)
        lines = len(self._going_through.lines)
        self.show_notice(f"{counted(lines, 'line')}. {_HOW}" if lines else _NOTHING)
        can_align = any(each.typed for each in self._going_through.lines)
        self.query_one(ActionLine).show_acts(without=() if can_align else {"align"})
        self._show_typed()

    @on(SpokenLines.Moved)
    def moved(self, event: SpokenLines.Moved) -> None:
        """Forget what was typed: the cursor is on another line."""
        event.stop()
        self.action_forget()

    def _show_typed(self) -> None:
        """Show what was typed and what it means, or which item may begin here."""
        self.query_one("#typed", Static).update(self._asked())

    def _asked(self) -> Content:
        if self._items:
            offered = "   ".join(
                f"{number} {one_line(item.title or f'item {item.id}', 30)}"
                for number, item in enumerate(self._items, start=1)
            )
            return Content.assemble(("Which item begins here? ", "bold"), offered, ("   Esc leaves it.", QUIET))
        if not self._typed:
            return Content("")
        return Content.assemble((self._typed, "bold $text-accent"), "   ", (self._meant(), QUIET))

    def _meant(self) -> str:
        """What the typed marks mean, in words; why they mean nothing yet."""
        try:
            marks, star = typed_marks(self.opened, self._typed)
        except CoachError as error:
            return error.hint
        words = [
            f"{'helped' if mark.helped else 'hurt'}: {self._going_through.shorts.get(mark.behaviour, 'to be settled')}"
            for mark in marks
        ]
        return ", ".join((["star"] if star else []) + words)

    # Typing marks

    def action_type(self, typed: str) -> None:
        """Add ``typed`` to the marks being typed; after `action_item` it is the number of the item that begins here."""
        if self._items:
            if typed.isdecimal() and 0 < int(typed) <= len(self._items):
                self._begin(self._items[int(typed) - 1])
        elif self.spoken.chosen is not None and (self._typed or not typed.isspace()):
            self._typed = f"{self._typed}{typed}"[:_LONGEST]
            self._show_typed()

    def action_rub_out(self) -> None:
        """Delete the last character of the marks being typed."""
        self._typed = self._typed[:-1]
        self._show_typed()

    def action_forget(self) -> None:
        """Forget the marks being typed, and the question which item begins."""
        self._typed, self._items = "", ()
        self._show_typed()

    def action_take(self) -> None:
        """Record the typed marks at the line, if any, and move to the next line.

        While it is asked which item begins here, begin the next one instead.
        """
        chosen, typed = self.spoken.chosen, self._typed
        if self._items:
            following = self._going_through.following_item(self.spoken.place)
            self._begin(following or self._items[-1])
        elif chosen is not None and (
            not typed or self.change(lambda workspace: mark_line(workspace, chosen.line.id, typed), chosen.line.id)
        ):
            self.action_forget()
            self.spoken.action_move(1)

    # What can be done (each an act of `ScreenId.COACH_REPLAY`)

    def action_next(self) -> None:
        """Move to the next line that is marked, starred or was typed live; say so where there is none."""
        place = self._going_through.next_marked(self.spoken.place)
        if place is None:
            self.show_notice("Nothing behind this line is marked, and nothing was typed.")
        else:
            self.spoken.go_to(place)

    def action_item(self) -> None:
        """Ask which agenda item begins with the line, a new one included."""
        if self.spoken.chosen is None:
            return
        items = self._going_through.items
        taken = {item.id for item in items}
        number = next(each for each in range(len(items) + 1, len(items) * 2 + 2) if str(each) not in taken)
        self._typed, self._items = "", (*items, AgendaItem(str(number), "a new one"))
        self._show_typed()

    def _begin(self, item: AgendaItem) -> None:
        chosen = self.spoken.chosen
        self._items = ()
        if chosen is not None:
            self.change(lambda workspace: begin_item(workspace, self._meeting, item.id, chosen.line.id), chosen.line.id)

    def action_clear(self) -> None:
        """Record that the line has no marks and no star."""
        chosen = self.spoken.chosen
        if chosen is not None:
            self.change(lambda workspace: clear_line(workspace, chosen.line.id), chosen.line.id)

    def action_align(self) -> None:
        """Hold the typed line under the cursor, or align the held one with the line of the transcript under it.

        Aligning records that the two are the same moment, by which all lines of the transcript get their times.
        """
        chosen, held = self.spoken.chosen, self._held
        if chosen is None or (not chosen.typed and not held):
            self.show_notice(_TYPED_FIRST)
        elif chosen.typed:
            self._held = chosen.line.id
            self.show_notice(_HELD)
        else:
            self._held = ""
            self._change_many(lambda workspace: align_lines(workspace, held, chosen.line.id), chosen.line.id)

    def action_undo(self) -> None:
        """Take back the last change."""
        step = self._history.last
        if step is None or len(step.change.revisions) < _MANY:
            super().action_undo()
        else:
            self._change_many(self._history.undo, step.about)

    def action_redo(self) -> None:
        """Do again what was taken back."""
        step = self._history.following
        if step is None or len(step.change.revisions) < _MANY:
            super().action_redo()
        else:
            self._change_many(self._history.redo, step.about)

    def _change_many(self, make: Callable[[Workspace], Change | UndoStep | None], about: str) -> None:
        """As `change` and undo, where thousands of lines are moved: away from the screen, while keys wait."""
        if self.may_write():
            hold_keys_until_ready(self)
            self.query_one(ActionLine).show_acts(lead=_MOVING, without={act.id for act in acts_of(self.SCREEN_ID)})
            self._change_meanwhile(make, about)

    @work(group="moving")
    async def _change_meanwhile(self, make: Callable[[Workspace], Change | UndoStep | None], about: str) -> None:
        try:
            made = await self._status.do_on_file(make)
            if isinstance(made, Change):
                self._history.add(made, about)
            self._show(await asyncio.to_thread(replay_of, self.opened, self._meeting), about)
        except CoachError as error:
            self.show()
            self.show_refusal(error)
        finally:
            ready_for_keys(self)

    def on_resize(self, event: events.Resize) -> None:
        """Fit the lines to the new width."""
        del event
        self.spoken.refresh()
