"""What the screens about one observed meeting share: opening it to record into, saying what is saved, undo and redo."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.screen import Screen
from textual.widgets import Static

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
from coachtui.tui.keys import letters_of
from coachtui.tui.messages import ShowScreen, Trouble
from coachtui.tui.widgets.field import CommandInput
from coachtui.tui.widgets.save_status import SaveStatus
from coachtui.workflow.coaching.coaching_result import observed_named
from coachtui.workflow.coaching.debriefing import people_to_debrief
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.interview.history import History, UndoStep

NO_CHAIR = "Nobody is recorded as its chair."
_NOBODY_ELSE = "Nobody else is recorded who took part and consents."
READ_ONLY = "This file is open in another window. You can read it here."


class ObservedScreen(Screen[None]):
    """About the observed meeting with the id ``meeting``; what concerns one person is about ``whom``.

    A screen says in `show` what there is now, and records by `change`, at once.
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
        """The meeting and whether all is saved, and below it what is to be done or was done last."""
        with Horizontal(id="heading"):
            yield Static("", id="about", markup=False)
            yield self._status
        yield Static("", id="notice", markup=False)

    @property
    def meeting(self) -> ObservedMeeting:
        """The meeting as it is recorded now. Not before it is open."""
        return self.opened.state.observed_meetings[self._meeting]

    @property
    def opened(self) -> Workspace:
        """What to record into. Raises RuntimeError before it is open."""
        if self._workspace is None:
            raise RuntimeError("the meeting is not open yet")
        return self._workspace

    def show(self, mark: str = "") -> None:
        """Show what there is now, with the cursor on what has the key ``mark`` where there is such."""
        raise NotImplementedError

    def unsaved(self) -> Mapping[str, str]:
        """What was typed here, by what it is about, for the text file written when nothing can be saved."""
        return {}

    # Opening and leaving

    def on_mount(self) -> None:
        """Open the meeting; keys wait until it is open. Textual calls this behind the `on_mount` of a subclass."""
        hold_keys_until_ready(self)
        self._open()

    @work(group="opening")
    async def _open(self) -> None:
        self._workspace = await ask(self, self._open_meeting())
        if self._workspace is not None:
            meeting = self.meeting
            words = (one_line(meeting.name or meeting.id), day_words(shown_day(meeting.held)), self.TITLE_ENDS)
            self.query_one("#about", Static).update(" · ".join(filter(None, words)))
            self.show()
            if not self._desk.writable:
                self.say(READ_ONLY)
        ready_for_keys(self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse this screen's actions, but for leaving it, while the meeting is not open."""
        del parameters
        return self._workspace is not None or action == "leave" or not hasattr(type(self), f"action_{action}")

    async def _open_meeting(self) -> Workspace:
        workspace = await self._status.open()
        self._meeting = observed_named(workspace.state, self._meeting).id
        return workspace

    def go_to(self, screen: ScreenId, whom: str = "") -> None:
        """Show another screen about this meeting, once everything is saved."""
        self._status.leave_when_saved(ShowScreen(screen, meeting=self._meeting, whom=whom or self._whom))

    def action_leave(self) -> None:
        """Go back to the page of the meeting."""
        self.go_to(ScreenId.COACH_MEETING)

    def next_person(self) -> str | None:
        """Who comes next of those who took part and consent; None where nobody did, which it says."""
        people = people_to_debrief(self.meeting)
        if not people:
            self.say(_NOBODY_ELSE)
            return None
        place = people.index(self._whom) + 1 if self._whom in people else 0
        return people[place % len(people)]

    # Recording

    def say(self, words: str) -> None:
        """Say below the heading what was done or is to be done."""
        self.query_one("#notice", Static).update(words)

    def may_write(self) -> bool:
        """Whether anything can be recorded; if not, the screen says so."""
        if not self._desk.writable:
            self.say(READ_ONLY)
        return self._desk.writable

    def change(self, make: Callable[[Workspace], Change], about: str = "") -> bool:
        """Record a change of what has the key ``about``, and show what there is then. False where that was refused."""
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
        """Say why something was not recorded; what has to be dealt with is shown over the screen."""
        if error.bad_input:
            self.say(f"{error.message} {error.hint}".strip())
        else:
            self.post_message(Trouble(error))

    def action_undo(self) -> None:
        """Take back the last change."""
        self._replay(self._history.undo, "There is nothing to take back.")

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._replay(self._history.redo, "There is nothing to do again.")

    def _replay(self, turn: Callable[[Workspace], UndoStep | None], nothing: str) -> None:
        if self._workspace is not None:
            step = turn(self._workspace)
            if step is None:
                self.say(nothing)
            else:
                self.show(step.about)

    # Commands while something is typed

    @on(CommandInput.Command)
    async def do_command(self, event: CommandInput.Command) -> None:
        """Do what Esc and a letter stand for while something is typed; Esc twice leaves the line."""
        event.stop()
        if event.letter == "escape":
            self.leave_line()
            return
        letters = letters_of(self.SCREEN_ID, self._settings.keys)
        act = next((act for act, letter in letters.items() if letter == event.letter), None)
        if act is not None:
            await self.run_action(f"screen.{act}")

    def leave_line(self) -> None:
        """Go from the line that is typed in to what lies around it."""
        self.set_focus(None)
