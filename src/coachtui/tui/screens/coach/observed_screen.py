"""What the screens about one observed meeting share: opening it, recording, the save status, notices, undo and redo."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from coachtui.model.cells import cells, cut
from coachtui.model.days import day_words
from coachtui.model.observing import ObservedMeeting
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.model.times import shown_day
from coachtui.settings.settings import Settings
from coachtui.store.records import Change
from coachtui.tui.actions import ScreenId
from coachtui.tui.ask import ask
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_until_ready, ready_for_keys
from coachtui.tui.keys import acts_by_letter
from coachtui.tui.messages import ShowScreen, Trouble
from coachtui.tui.widgets.field import CommandInput
from coachtui.tui.widgets.save_status import SaveStatus
from coachtui.tui.widgets.wrapped import Wrapped
from coachtui.workflow.coaching.coaching_result import observed_named
from coachtui.workflow.coaching.debriefing import people_to_debrief
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.interview.history import History, UndoStep

NO_CHAIR = "Nobody is recorded as its chair."
_NOBODY_ELSE = "Nobody else is recorded who took part and consents."
_SHORTEST = 8
"""Cells of a name in the heading at least."""


class ObservedScreen(Screen[None]):
    """The base of screens about the observed meeting with the id ``meeting``, and of some about one person, ``whom``.

    A subclass implements `show`, and records each change by `change`, which shows the result.
    """

    SCREEN_ID: ClassVar[ScreenId]
    AUTO_FOCUS = ""
    TITLE_ENDS: ClassVar[str] = ""
    """What the heading says behind the name and the day of the meeting."""

    def __init__(self, desk: Desk, settings: Settings, meeting: str, *, whom: str = "") -> None:
        super().__init__(classes="-ascii" if settings.ascii else None)
        self._desk, self._settings, self._meeting, self._whom = desk, settings, meeting, whom
        self._workspace: Workspace | None = None
        self._history = History()
        self._status = SaveStatus(desk, self.unsaved)

    def compose_heading(self) -> ComposeResult:
        """The meeting and the save status; below them the line for notices."""
        with Horizontal(id="heading"):
            yield Static("", id="about", markup=False)
            yield self._status
        yield Static("", id="notice", markup=False)

    @property
    def meeting(self) -> ObservedMeeting:
        """The meeting as it is recorded now. Raises RuntimeError before it is open."""
        return self.opened.state.observed_meetings[self._meeting]

    @property
    def opened(self) -> Workspace:
        """The workspace to record into. Raises RuntimeError before it is open."""
        if self._workspace is None:
            raise RuntimeError("the meeting is not open yet")
        return self._workspace

    def show(self, mark: str = "") -> None:
        """Show what is recorded now, with the cursor on the line with the key ``mark``, if there is one."""
        raise NotImplementedError

    def unsaved(self) -> Mapping[str, str]:
        """What was typed here, by what it is about, for the text file written when nothing can be saved."""
        return {}

    # Opening and leaving

    def on_mount(self) -> None:
        """Open the meeting; keys wait until it is open. Textual calls the `on_mount` of a subclass before this one."""
        hold_keys_until_ready(self)
        self._open()

    @work(group="opening")
    async def _open(self) -> None:
        self._workspace = await ask(self, self._open_meeting())
        if self._workspace is not None:
            meeting = self.meeting
            name, day = one_line(meeting.name or meeting.id), day_words(shown_day(meeting.held))
            self.query_one("#about", Static).update(Wrapped(partial(title_in, name, day, self.TITLE_ENDS)))
            self.show()
            if not self._desk.writable:
                self.show_notice(self._desk.read_only)
        ready_for_keys(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse all actions of this screen except leaving it while the meeting is not open."""
        del parameters
        return self._workspace is not None or action == "leave" or not hasattr(type(self), f"action_{action}")

    async def _open_meeting(self) -> Workspace:
        workspace = await self._status.open()
        self._meeting = observed_named(workspace.state, self._meeting).id
        return workspace

    def go_to(self, screen: ScreenId, whom: str = "") -> None:
        """Show another screen about this meeting, and about ``whom``, once everything is saved."""
        self._status.leave_when_saved(ShowScreen(screen, meeting=self._meeting, whom=whom or self._whom))

    def action_leave(self) -> None:
        """Go back to the page of the meeting."""
        self.go_to(ScreenId.COACH_MEETING)

    def next_person(self) -> str | None:
        """The code that follows `whom` among those who took part and consent; None, with a notice, where nobody did."""
        people = people_to_debrief(self.meeting)
        if not people:
            self.show_notice(_NOBODY_ELSE)
            return None
        place = people.index(self._whom) + 1 if self._whom in people else 0
        return people[place % len(people)]

    # Recording

    def show_notice(self, words: str) -> None:
        """Show ``words`` as the notice below the heading; "" removes it."""
        self.query_one("#notice", Static).update(words)

    def may_write(self) -> bool:
        """Whether the file can be written; if not, a notice says so."""
        if not self._desk.writable:
            self.show_notice(self._desk.read_only)
        return self._desk.writable

    def change(self, make: Callable[[Workspace], Change], about: str = "") -> bool:
        """Record what ``make`` records, as a step that undo takes back, and show the result.

        ``about`` is the key of the line it is about, for `show`. False, with a notice or an error shown, where it was
        refused.
        """
        if self._workspace is None:
            return False
        if not self.may_write():
            return False
        try:
            self._history.add(make(self._workspace), about)
        except CoachError as error:
            self.show_refusal(error)
            return False
        self.show(about)
        return True

    def show_refusal(self, error: CoachError) -> None:
        """Show why something was not recorded: wrong input as a notice, any other error in a dialog."""
        if error.bad_input:
            self.show_notice(f"{error.message} {error.hint}".strip())
        else:
            self.post_message(Trouble(error))

    def action_undo(self) -> None:
        """Undo the last change, and show the result."""
        self._replay(self._history.undo, "There is nothing to take back.")

    def action_redo(self) -> None:
        """Redo the change undone last, and show the result."""
        self._replay(self._history.redo, "There is nothing to do again.")

    def _replay(self, turn: Callable[[Workspace], UndoStep | None], nothing: str) -> None:
        if self._workspace is not None:
            step = turn(self._workspace)
            if step is None:
                self.show_notice(nothing)
            else:
                self.show(step.about)

    # Commands while something is typed

    @on(CommandInput.Command)
    async def do_command(self, event: CommandInput.Command) -> None:
        """Run the act of Esc and a letter typed in a field; Esc twice leaves the field."""
        event.stop()
        if event.letter == "escape":
            self.leave_line()
            return
        act = acts_by_letter(self.SCREEN_ID, self._settings.keys).get(event.letter)
        if act is not None:
            await self.run_action(f"screen.{act.id}")

    def leave_line(self) -> None:
        """Leave the field that is typed in, for the main part of the screen."""
        self.set_focus(None)


def title_in(name: str, day: str, ends: str, width: int) -> Content:
    """The heading in ``width`` cells: where it is too long, first without the day, then with the name cut short."""
    words = " · ".join(filter(None, (name, day, ends)))
    if cells(words) > width:
        behind = f" · {ends}" if ends else ""
        words = f"{cut(name, max(width - cells(behind), _SHORTEST))}{behind}"
    return Content(words)
