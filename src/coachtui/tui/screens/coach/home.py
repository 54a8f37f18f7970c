"""Home of a coaching file: the meetings observed, how far each has come, and what is next."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from coachtui.model.cells import cells
from coachtui.model.days import day_words
from coachtui.model.observing import ObservedMeeting
from coachtui.model.text import counted, one_line
from coachtui.model.times import shown_day
from coachtui.settings.settings import Settings
from coachtui.store.records import Change
from coachtui.tui.actions import ScreenId
from coachtui.tui.ask import ask, until_painted
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_until_ready, leave_for, ready_for_keys
from coachtui.tui.keys import bindings_of, letters_of
from coachtui.tui.messages import ShowScreen
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.lines import QUIET, Lines, column
from coachtui.tui.widgets.optional_text import OptionalText
from coachtui.workflow.coaching.coaching_home import (
    CoachingHome,
    ObservedLine,
    coaching_home,
    coaching_outline,
    is_untouched,
)
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.interview.history import History, UndoStep

_DAY, _SHORT_DAY = len("Wednesday 2026-03-04") + 2, len("2026-03-04") + 2
_NAME = 16
"""Cells of a name at least; with fewer it is not said where the meeting stands."""
_HELP = "The meetings you observed, the latest first, and where each stands. Enter opens the one that is marked."


class CoachHomeScreen(Screen[None]):
    """A coaching file at a glance.

    ``forms`` has what the form before a meeting recorded since the file was opened: it can be undone here, until
    something else is recorded of that meeting. ``change`` is what it recorded just now; None for nothing. ``meeting``
    is the id of the meeting under the cursor at first; "" or None puts it on the one that is next.
    """

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.COACH_HOME
    AUTO_FOCUS = ""  # Textual's would scroll
    CSS_PATH = "../../styles/coach_home.tcss"
    HELP: ClassVar[str] = (
        "Your own page as a coach: the meetings you sat in on, and what is still to do for each. What is in this file "
        "stays in it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.COACH_HOME)]

    def __init__(
        self,
        desk: Desk,
        settings: Settings,
        forms: History,
        *,
        change: Change | None = None,
        meeting: str | None = None,
    ) -> None:
        self._desk, self._settings = desk, settings
        self._history, self._saved = forms, bool(change)
        self._progress_width = self._name_width = 0
        self._opened_before = meeting or ""
        super().__init__()

    def compose(self) -> ComposeResult:
        """A heading, what is next, the meetings, and the keys."""
        yield Static("", id="heading", markup=False)
        yield OptionalText(self._desk.read_only, id="read-only")
        yield Static("", id="next-step", markup=False)
        with VerticalScroll(id="body", can_focus=False):
            yield Static("", id="meetings-title", classes="part", markup=False)
            yield Lines[ObservedLine](self._meeting_line, id="meetings", words=_HELP)
        yield OptionalText(id="notice")
        yield ActionLine(ScreenId.COACH_HOME, self._settings.keys)

    def on_mount(self) -> None:
        """Have the meetings listed by name, for which keys wait, then how far each has come."""
        hold_keys_until_ready(self)
        letter = letters_of(ScreenId.COACH_HOME, self._settings.keys)["undo"]
        self._show_notice(f"Saved. {letter} takes it back." if self._saved else "")
        self.query_one("#meetings").focus(scroll_visible=False)
        self._look()

    @work(group="looking")
    async def _look(self) -> None:
        for look in (coaching_outline, self._look_up):
            seen = await ask(self, self._desk.do(look))
            if seen is not None:
                self._show(seen)
            ready_for_keys(self)
            if seen is None:
                return
            await until_painted(self)  # going through all lines would hold it up

    def _look_up(self, workspace: Workspace) -> CoachingHome:
        self._forget_begun(workspace)
        return coaching_home(workspace)

    def _forget_begun(self, workspace: Workspace) -> None:
        """Forget what was prepared of meetings of which more is recorded by now: it is not taken back any more."""
        self._history.forget_unless(lambda meeting: is_untouched(workspace.state, meeting))

    def _show(self, seen: CoachingHome) -> None:
        about = ("   what you saw in meetings stays in this file", QUIET)
        self.query_one("#heading", Static).update(Content.assemble((one_line(seen.organisation, 200), "bold"), about))
        title = "Meetings you observed" if seen.meetings else "No meeting yet."
        self.query_one("#meetings-title", Static).update(Content.styled(title, "bold"))
        known, upcoming = not seen.meetings or seen.meetings[0].looked_up, _next_meeting(seen)
        meetings = self.query_one("#meetings", Lines)
        self._progress_width = max((len(each.progress) for each in seen.meetings), default=0)
        self._name_width = max((cells(_name_of(each)) for each in seen.meetings), default=0)
        here = next((each for each in seen.meetings if each.meeting.id == self._opened_before), None)
        marked = here or (upcoming if meetings.highlighted in {None, 0} and known else None)
        meetings.show(seen.meetings, seen.meetings.index(marked) if marked else meetings.highlighted or 0)
        self._opened_before = "" if known else self._opened_before
        self._show_keys()
        letters = letters_of(ScreenId.COACH_HOME, self._settings.keys)
        step = _next_step(upcoming, letters, writable=self._desk.writable)
        words = Content.assemble(("Next  ", "bold $text-accent"), step) if known else ""
        self.query_one("#next-step", Static).update(words)

    def _meeting_line(self, line: ObservedLine, width: int) -> Content:
        return meeting_line(line, width, self._name_width, self._progress_width)

    @on(OptionList.OptionSelected, "#meetings")
    def open_meeting(self, event: OptionList.OptionSelected) -> None:
        """Enter or a click on a meeting opens it."""
        event.stop()
        self.action_open()

    def action_open(self) -> None:
        """Open the page of the marked meeting; of one that is under way the screen to observe it."""
        chosen = self.query_one("#meetings", Lines).chosen
        if isinstance(chosen, ObservedLine) and chosen.is_under_way and self._desk.writable:
            self.action_observe()
        elif isinstance(chosen, ObservedLine):
            leave_for(self, ShowScreen(ScreenId.COACH_MEETING, meeting=chosen.meeting.id))

    def action_new(self) -> None:
        """Go to the form before a meeting."""
        leave_for(self, ShowScreen(ScreenId.OBSERVE_BEGIN))

    def action_observe(self) -> None:
        """Go to the marked meeting, to begin or go on observing it; does nothing where it is over."""
        chosen = self.query_one("#meetings", Lines).chosen
        if isinstance(chosen, ObservedLine) and chosen.can_be_observed:
            leave_for(self, ShowScreen(ScreenId.OBSERVE, meeting=chosen.meeting.id))

    def action_change(self) -> None:
        """Open the form of the marked meeting, if that was prepared and has not begun."""
        chosen = self.query_one("#meetings", Lines).chosen
        if isinstance(chosen, ObservedLine) and chosen.is_prepared:
            leave_for(self, ShowScreen(ScreenId.OBSERVE_BEGIN, meeting=chosen.meeting.id))

    def action_undo(self) -> None:
        """Undo what the form recorded, and say so."""
        self._replay(self._history.undo, ("Taken back.", "There is nothing to take back."))

    def action_redo(self) -> None:
        """Redo what was undone, and say so."""
        self._replay(self._history.redo, ("Done again.", "There is nothing to do again."))

    @work(group="undoing")
    async def _replay(self, turn: Callable[[Workspace], UndoStep | None], words: tuple[str, str]) -> None:
        def replay(workspace: Workspace) -> tuple[str, str]:
            self._forget_begun(workspace)
            step = turn(workspace)
            return ("", words[1]) if step is None else (step.about, f"{words[0]} {_about(step, workspace)}".strip())

        done = await ask(self, self._desk.do(replay))
        if done is not None:
            self._opened_before, notice = done
            self._show_notice(notice)
            self._look()

    def _show_notice(self, words: str) -> None:
        self.query_one("#notice", OptionalText).update(words)

    @on(OptionList.OptionHighlighted, "#meetings")
    def show_keys(self, event: OptionList.OptionHighlighted) -> None:
        """Show on the bottom line what can be done with the meeting under the cursor."""
        event.stop()
        self._show_keys()

    def _show_keys(self) -> None:
        chosen = self.query_one("#meetings", Lines).chosen
        without = {"open"} if chosen is None else set()
        if not (isinstance(chosen, ObservedLine) and chosen.can_be_observed):
            without.add("observe")
        if not (isinstance(chosen, ObservedLine) and chosen.is_prepared):
            without.add("change")
        without |= {"undo"} if self._history.last is None else set()
        without |= {"redo"} if self._history.following is None else set()
        if not self._desk.writable:
            without |= {"new", "observe", "change"}
        self.query_one(ActionLine).show_acts(without=without)

    def action_find(self) -> None:
        """Go to the search."""
        leave_for(self, ShowScreen(ScreenId.FIND))

    def action_others(self) -> None:
        """Go to the files of this folder."""
        leave_for(self, ShowScreen(ScreenId.START))

    async def action_leave(self) -> None:
        """End the program."""
        await self.app.action_quit()


def _name_of(line: ObservedLine) -> str:
    """What a meeting is called, on one line."""
    return one_line(line.meeting.name or line.meeting.id)


def meeting_line(line: ObservedLine, width: int, names: int, progress: int) -> Content:
    """The day, the name, and where a meeting stands, in ``width`` cells.

    The longest name has ``names`` cells, and where it stands takes ``progress`` at most. Where names find no room so,
    days have no weekday, and a long name takes what its own progress leaves.
    """
    day, name = shown_day(line.meeting.held), _name_of(line)
    all_fit = width > _DAY + names + progress
    days = _DAY if all_fit else _SHORT_DAY
    if cells(name) >= width - days - progress:
        progress = cells(line.progress)
    if width < days + progress + _NAME:
        progress = 0
    quiet = QUIET if line.is_ready and not line.to_settle else ""
    return Content.assemble(
        (column(day_words(day) if all_fit else day, days), QUIET),
        column(name, width - days - progress - 1),
        " ",
        (column(line.progress, progress), quiet),
    )


def _about(step: UndoStep, workspace: Workspace) -> str:
    """Which meeting a step is about, as it is called now, or was."""
    were = (each.after or each.before for each in step.change.revisions)
    there = (workspace.state.observed_meetings.get(step.about), *were)
    found = next((each for each in there if isinstance(each, ObservedMeeting)), None)
    return "" if found is None else f"It was about {one_line(found.name or found.id, 40)}."


def _next_meeting(seen: CoachingHome) -> ObservedLine | None:
    """The meeting under way, else the latest one that something is left to do for, else the latest; None for none."""
    wanted: tuple[Callable[[ObservedLine], object], ...] = (
        lambda line: line.is_under_way,
        lambda line: line.to_settle,
        lambda line: line.waiting and line.words,
    )
    found = (line for holds in wanted for line in seen.meetings if holds(line))
    return next(found, seen.meetings[0] if seen.meetings else None)


def _next_step(line: ObservedLine | None, letters: Mapping[str, str], *, writable: bool) -> str:
    """What to do next, in one line, with the meeting that `_next_meeting` gives."""
    if line is None:
        begins = f"{letters['new']} begins with a meeting: who is there, and what is on the agenda."
        return begins if writable else "There is nothing to read yet."
    name = one_line(line.meeting.name or line.meeting.id, 40)
    if line.is_under_way:
        return f"{name} is under way: Enter {'goes on' if writable else 'shows what there is'}."
    if line.to_settle:
        return f"{name}: {counted(line.to_settle, 'mark')} to settle. Enter opens it."
    if line.waiting and line.words:
        return f"{name}: {counted(line.waiting, 'card')} waiting. Enter opens it."
    if line.is_ready:
        return f"The debrief of {name} is ready: Enter opens it."
    begins = f"{letters['observe']} begins to observe {name}, {letters['change']} changes what is prepared."
    return begins if line.is_prepared and writable else f"{name}: {line.progress}."
