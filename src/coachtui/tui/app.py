"""The app: opens the engagement, shows the screen that is asked for, and closes the file at the end."""

import asyncio
import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path, PurePath
from typing import ClassVar

from rich.console import RenderableType
from textual import constants
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import ModalScreen

from coachtui.model.answers import Session
from coachtui.model.problems import CoachError
from coachtui.settings.settings import Settings
from coachtui.store.failures import InUseError
from coachtui.tui.actions import ScreenId
from coachtui.tui.comfort import install
from coachtui.tui.desk import Desk
from coachtui.tui.harmless import HarmlessApp
from coachtui.tui.key_queue import KeyQueueApp
from coachtui.tui.keys import own_keymap
from coachtui.tui.layouts import letter_keys, own_layout
from coachtui.tui.messages import OpenEngagement, ShowScreen, Trouble
from coachtui.tui.screen_table import SCREENS, AppState, make_screen
from coachtui.tui.screens.trouble import TroubleScreen, TypedBelow
from coachtui.tui.starting import StartWith
from coachtui.tui.terminal_keys import let_letters_through
from coachtui.tui.typing_below import type_in_focus
from coachtui.workflow.engagement.engagements import Surroundings, Workspace
from coachtui.workflow.engagement.paths import is_there
from coachtui.workflow.engagement.private_files import is_own_session, lacks_unit
from coachtui.workflow.interview.history import History
from coachtui.workflow.overview.glancing import Glance, glance

_LOOK_AT_TERMINAL = 2.0
"""Seconds between two looks at whether the terminal is still there."""
_OPEN_ELSEWHERE = "Open in another window: you can read it here."
_NO_ANSWERS = "Answers have to be written down, and this file can only be read here."
_ONLY_READ = "It was handed over, and is read here, not changed. Finding shows its words."
_NO_LINES = "What is said has to be written down, and this file can only be read here."
_NO_INTERVIEW = "An interview has to be written down, and this file can only be read here."
_NOT_ALONE = (
    "No self-assessment",
    "This is an engagement with other people in it.",
    "For your own, type coachtui self-assess with another name.",
)
_IN_OTHER_WINDOW = "Go on in the other window, or close it and open the file again."
_TO_END = "To end the program press Ctrl+Q."
_NEEDS_RIGHT = "Get the right to write to the file and its folder, then open it again."


class CoachApp(HarmlessApp, KeyQueueApp):
    """One engagement, or none yet, on the full screen. ``path`` None shows the engagements of this folder.

    Once it has ended, ``unsaved`` says that not everything could be saved, and where it is; ``failure`` is the error
    that ended it. Both are None when all went well.
    """

    TITLE = "coachtui"
    # With those of home, which comes first: styles that come with a screen make Textual read all of them again.
    CSS_PATH: ClassVar[list[str | PurePath]] = ["styles/app.tcss", "styles/home.tcss"]
    HELP: ClassVar[str] = "coachtui leads interviews about how performance is managed. Everything is saved as you go."
    PASSES_AFTER_A_WHILE: ClassVar[frozenset[str]] = frozenset({"ctrl+q"})
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+q", "quit", "Quit", show=False, priority=True)]

    def __init__(self, path: Path | None, *, start: StartWith, surroundings: Surroundings, settings: Settings) -> None:
        super().__init__()
        let_letters_through()  # before anything is typed, also for the first screen
        self.path = path
        self._start = start
        self._surroundings = surroundings
        self._settings = install(self, settings)
        if self._settings.letters:
            self.letter_layout = own_layout(self._settings.letters)
            self.letter_keys = letter_keys(self.letter_layout)
        self._desk: Desk | None = None
        self.unsaved: CoachError | None = None
        self.failure: Exception | None = None
        self._seen: Glance | None = None
        self._forms = History()
        self._opening: asyncio.Task[CoachError | None] | None = None
        self._has_ended = False

    # Beginning and end

    def get_driver_class(self) -> type[Driver]:
        """`TerminalDriver`; Textual's own on Windows, and where the variable TEXTUAL_DRIVER names one."""
        if sys.platform == "win32" or constants.DRIVER:
            return super().get_driver_class()
        from coachtui.tui.terminal_driver import TerminalDriver  # noqa: PLC0415 - imports what Windows does not have

        return TerminalDriver

    @property
    def _begins_new(self) -> bool:
        """Whether a private file or a coaching file is to be made that is not there, as far as anybody may know."""
        wanted = self._start.alone or self._start.observe is not None
        return wanted and self.path is not None and not is_there(self.path)

    def on_load(self) -> None:
        """Begin to open the engagement while the first screen is being set up."""
        if self.path is not None and not self._begins_new:
            self._opening = asyncio.create_task(self._open(self.path))

    async def on_mount(self) -> None:
        """Show the first screen, once the engagement is open: what the command line asked for, else home.

        Where the engagement cannot be read, that is the list of those in this folder, with the reason in a dialog.
        """
        if not self.is_headless:
            self.set_interval(_LOOK_AT_TERMINAL, self._end_without_terminal)
        self.set_keymap(own_keymap(self._settings.keys))
        if self._begins_new:
            begin = ShowScreen(self._start.new_file_begins_on, meeting=self._start.observe)
            begin.script = self._start.script or begin.script
            begin.minutes = self._start.minutes
            await self._go(begin)
            return
        problem = None if self._opening is None else await self._opening
        if problem is not None or self._desk is None:
            await self._show_start(problem)
        elif self._start.alone:
            await self._show_own_start()
        elif self._start.observe is not None:
            await self._show_observation(self._start.observe, form=self._start.form)
        elif self._start.replay:
            await self._go(ShowScreen(ScreenId.COACH_REPLAY, meeting=self._start.replay))
        elif self._start.person is None:
            await self._show_home()
        else:
            await self._show_first_interview(self._start.person)

    async def on_unmount(self) -> None:
        """Close the file once all work on it is done."""
        self._has_ended = True
        await self._close()

    async def action_quit(self) -> None:
        """End the program. Screens write what they have as they go; keys typed after this one are dropped."""
        self.hold_keys(self)
        self.exit()

    def action_help_quit(self) -> None:
        """Show a notice on how the program ends, for somebody who presses Ctrl+C."""
        self.notify(_TO_END)

    def panic(self, *renderables: RenderableType) -> None:
        """End the program because of a fault; sets `failure`.

        Textual's own would print a traceback, which may hold what was typed, and return 0.
        """
        del renderables
        self._fatal_error()

    def _fatal_error(self) -> None:
        """End by a fault, print nothing, and leave it to the caller to say so; screens save what they have as usual."""
        self.failure = self._exception or RuntimeError()
        self._close_messages_no_wait()

    def _end_without_terminal(self) -> None:
        """End if the terminal has gone without a signal, as under nohup."""
        if not os.isatty(sys.__stdin__.fileno() if sys.__stdin__ else 0):
            self.exit()

    # The engagement

    async def _open(self, path: Path) -> CoachError | None:
        """Open the engagement at ``path``, for reading where writing fails. Returns the error if it cannot be read."""
        desk = Desk(path, self._surroundings)
        try:
            try:
                await desk.open()
            except CoachError as first:
                await desk.open(read_only=_note(first))
            self._seen = await desk.do(glance)
        except BaseException as error:
            await desk.close()
            if isinstance(error, CoachError):
                return error
            raise
        if self._has_ended:  # meanwhile: nobody else will close it
            await desk.close()
        else:
            self._desk, self.path, self._forms = desk, path, History()
        return None

    async def _close(self) -> None:
        desk, self._desk, self._seen = self._desk, None, None
        if desk is not None:
            await desk.close()
            self.unsaved = desk.unsaved

    # Where screens ask to go

    async def on_show_screen(self, message: ShowScreen) -> None:
        """Replace the screen in front by the one asked for; an error says why it cannot be shown."""
        match message.screen:
            case ScreenId.HOME:
                await self._show_home(message)
            case ScreenId.INTERVIEW:
                await self._show_interview(message)
            case ScreenId.ALONE | ScreenId.MEETING_BEGIN | ScreenId.SHEET:
                await self._show_own_questions(message)
            case ScreenId.OBSERVE | ScreenId.OBSERVE_BEGIN if self._desk is not None and not self._desk.writable:
                await self._refuse(_NO_LINES)
            case ScreenId.OBSERVE:
                await self._show_observation(message.meeting or "", form=False)
            case _:
                await self._go(message)

    async def on_open_engagement(self, message: OpenEngagement) -> None:
        """Close the engagement that is open, open another one, and show the screen asked for with it.

        Where it cannot be read, show the engagements of this folder, and why in a dialog.
        """
        await self._close()
        problem = await self._open(message.path)
        await (self._show_start(problem) if problem else self.on_show_screen(message.then))

    # What went wrong

    async def on_trouble(self, message: Trouble) -> None:
        """Show an error in a dialog over the screen that posted it."""
        below = next(each for each in reversed(self.screen_stack) if not isinstance(each, TroubleScreen))
        typed = partial(type_in_focus, below) if message.types_on else None
        await self._show_trouble(message.title, message.message, message.hint, typed)

    # Screens

    async def _go(self, show: ShowScreen) -> None:
        """Replace the screen in front, and all that lies over it, by another."""
        if self._has_ended or (self._desk is None and SCREENS[show.screen].needs_engagement):
            return
        folder = Path() if self.path is None else self.path.parent
        if show.change is not None:
            self._forms.add(show.change, show.meeting or "")
        around = self._settings, self._surroundings, self._forms
        screen = make_screen(show, AppState(self._desk, self._seen, self.path, folder, *around))
        while isinstance(self.screen, ModalScreen):
            await self.pop_screen()
        await (self.push_screen(screen) if len(self.screen_stack) == 1 else self.switch_screen(screen))
        self.release_keys(self)

    async def _show_home(self, show: ShowScreen | None = None) -> None:
        """Show home, as ``show`` says what it is about; while no engagement is open, the engagements of this folder."""
        if self._desk is None:
            await self._show_start()
        else:
            alone = self._seen is not None and self._seen.alone
            if alone:
                self._seen = await self._desk.do(glance)  # what it is about may have been said meanwhile
            coaching = self._seen is not None and self._seen.coaching
            home = ScreenId.COACH_HOME if coaching else ScreenId.ALONE_HOME if alone else ScreenId.HOME
            about = show or ShowScreen(home)
            await self._go(ShowScreen(home, change=about.change, meeting=about.meeting))

    async def _show_start(self, problem: CoachError | None = None) -> None:
        await self._go(ShowScreen(ScreenId.START))
        if problem is not None:
            self.call_after_refresh(self._show_trouble, problem.title, problem.message, problem.hint)

    async def _show_own_start(self) -> None:
        """Show the questions of a self-assessment or a sheet; home instead where something else comes first."""
        if self._start.sheet:
            await self._show_sheet_start(self._start.script)
            return
        from coachtui.workflow.alone.second_look import is_something_due  # noqa: PLC0415 - reads the script, which can wait

        show = ShowScreen(ScreenId.ALONE, minutes=self._start.minutes, again=self._start.again)
        if self._desk is not None and self._desk.writable and not self._start.again:
            with suppress(CoachError):  # the screen that is shown says what is wrong
                if await self._desk.do(is_something_due):
                    await self._show_home()
                    return
        await self._show_own_questions(show)

    async def _show_sheet_start(self, script: str) -> None:
        """Ask which meeting it was; where a sheet is unfinished, home offers to go on with it."""
        from coachtui.workflow.alone.my_meeting import script_to_use  # noqa: PLC0415 - as above
        from coachtui.workflow.engagement.meetings import unfinished_sheet  # noqa: PLC0415 - not before its turn

        desk = self._desk if self._seen is not None and self._seen.sheets else None
        if desk is not None and await desk.do(lambda opened: unfinished_sheet(opened.state)) is not None:
            await self._show_home()
            return
        show = ShowScreen(ScreenId.MEETING_BEGIN)
        show.script = script or (show.script if desk is None else await desk.do(script_to_use))
        await self._show_own_questions(show)

    async def _show_own_questions(self, show: ShowScreen) -> None:
        """Show the questions of a self-assessment, or say why there are none."""
        if self._desk is None:
            return
        if not self._desk.writable:
            await self._show_home()
            await self._refuse(_NO_ANSWERS)
        elif self._seen is not None and not self._seen.alone:
            await self._show_home()
            await self._show_trouble(*_NOT_ALONE)
        elif show.screen is ScreenId.ALONE and await self._desk.do(lambda opened: lacks_unit(opened.log.outline())):
            await self._go(ShowScreen(ScreenId.ALONE_BEGIN, minutes=show.minutes))
        else:
            await self._go(show)

    async def _show_observation(self, meeting: str, *, form: bool) -> None:
        """Show the meeting with this id, "" for the one that goes on; the form where it is not there yet.

        It comes too while the meeting is only prepared: with ``form``, and where what was typed into it was left.
        """
        desk = self._desk
        if desk is None:
            return
        if not desk.writable:
            await self._show_home()
            await self._refuse(_NO_LINES)
            return
        from coachtui.workflow.observing.form_drafts import has_drafted_form  # noqa: PLC0415 - as above
        from coachtui.workflow.observing.preparing import is_prepared, meeting_to_observe  # noqa: PLC0415 - as above

        def look(opened: Workspace) -> ShowScreen:
            found = meeting_to_observe(opened.state, meeting, opened.surroundings.today)
            if found is None or (
                (form or has_drafted_form(opened, found))
                and is_prepared(opened.state, opened.state.observed_meetings[found])
            ):
                return ShowScreen(ScreenId.OBSERVE_BEGIN, meeting=found or meeting)
            return ShowScreen(ScreenId.OBSERVE, meeting=found)

        try:
            show = await desk.do(look)
        except CoachError as error:
            if len(self.screen_stack) == 1:
                await self._show_home()
            await self._show_trouble(error.title, error.message, error.hint)
            return
        await self._go(show)

    async def _show_interview(self, show: ShowScreen) -> None:
        """Show an interview, or say why there is none; ask where several may be meant."""
        desk = self._desk
        if desk is None:
            return
        if not desk.writable:
            await self._refuse(_NO_INTERVIEW)
            return
        from coachtui.workflow.engagement.sessions import interviews_with  # noqa: PLC0415 - reads the script, which can wait

        person = show.person or ""

        def look(opened: Workspace) -> tuple[bool, tuple[Session, ...]]:
            own = is_own_session(opened.log.outline(), show.session)
            return own, () if own or show.session else interviews_with(opened, person)

        own, held = await desk.do(look)
        if self._desk is not desk:  # closed meanwhile, as the program ends
            return
        unfinished = [session for session in held if session.ended is None]
        if own:
            await self._show_trouble("A self-assessment", _ONLY_READ, "")
        elif held and len(unfinished) != 1:
            await self._ask_which(show, tuple(unfinished) or held)
        else:
            await self._show_this_interview(show)

    async def _ask_which(self, show: ShowScreen, held: tuple[Session, ...]) -> None:
        """Ask which of these interviews to go on with, or whether to begin another where all are finished."""
        from coachtui.tui.screens.which_interview import NEW, WhichInterview  # noqa: PLC0415 - not before its turn

        async def go_on(chosen: str | None) -> None:
            if chosen is not None:
                show.session = None if chosen == NEW else chosen
                await self._show_this_interview(show)

        self.drop_keys()
        await self.push_screen(WhichInterview(held), go_on)

    async def _show_this_interview(self, show: ShowScreen) -> None:
        if show.minutes is None:
            show.minutes = self._settings.minutes
        await self._go(show)

    async def _show_first_interview(self, person: str) -> None:
        """Show the interview that the command line asked for; where that fails, show home and say why."""
        start, desk = self._start, self._desk
        if desk is None:
            return
        if not desk.writable:
            await self._show_home()
            await self._refuse(_NO_INTERVIEW)
            return
        try:
            minutes = await desk.do(lambda workspace: _prepare(workspace, person, start, self._settings.minutes))
        except CoachError as error:
            await self._show_home()
            await self._show_trouble(error.title, error.message, error.hint)
            return
        await self._go(ShowScreen(ScreenId.INTERVIEW, person=person, minutes=minutes, supplied=start.supplied))

    # What cannot be done

    async def _show_trouble(self, title: str, message: str, hint: str, typed: TypedBelow | None = None) -> None:
        self.drop_keys()
        await self.push_screen(TroubleScreen(title, message, hint, typed=typed))

    async def _refuse(self, why: str) -> None:
        """Say ``why`` something cannot be done in an engagement opened only for reading, and what helps."""
        read_only = "" if self._desk is None else self._desk.read_only
        helps = _IN_OTHER_WINDOW if read_only == _OPEN_ELSEWHERE else _NEEDS_RIGHT
        await self._show_trouble(read_only, why, helps)


def _prepare(workspace: Workspace, person: str, start: StartWith, usual: int) -> int:
    """How many minutes of questions; see to it that there is such a person, and a new interview if one is wanted."""
    from coachtui.workflow.engagement.sessions import question_minutes_of  # noqa: PLC0415 - reads the script, which can wait
    from coachtui.workflow.interview.interviewing import begin_interview  # noqa: PLC0415 - reads the script, which can wait

    workspace.person(person)
    minutes = usual if start.minutes is None else start.minutes
    if start.booking is not None:
        minutes = question_minutes_of(workspace, start.booking)
    if start.again:
        begin_interview(workspace, person, minutes=minutes, supplied=start.supplied, fresh=True)
    return minutes


def _note(error: CoachError) -> str:
    """The reason why the file can only be read, in one line."""
    return _OPEN_ELSEWHERE if isinstance(error, InUseError) else f"{error.title}: you can read it here."
