"""Home of a private file: the progress of its self-assessment, and the three things that can be done with it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from coachtui.model.cells import wrapped
from coachtui.model.days import day_words
from coachtui.model.text import one_line
from coachtui.report.meeting_lines import sheet_line
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.ask import ask
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_until_ready, leave_for, ready_for_keys
from coachtui.tui.keys import bindings_of
from coachtui.tui.messages import ShowScreen
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.lines import QUIET, Lines, ListHeading, column
from coachtui.tui.widgets.optional_text import OptionalText
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.pairs import MY_MEETING

_NAME_WIDTH = len("Wednesday 2026-03-04") + 1
_HELP = "What you can do with your self-assessment. Up and Down move, Enter does it."


@dataclass(frozen=True, slots=True)
class Doable:
    """One thing to do: the name of the action, its label, a description, and the id of the sheet that it is about."""

    act: str
    name: str
    words: str
    session: str = ""


_AGAIN = Doable("again", "Look again", "the same question as four weeks ago, to compare")
_DOABLE = (
    Doable("go_on", "Go on", "with the questions, where you stopped"),
    Doable("result", "See the result", "what you say, and what you could show so far"),
    Doable("send", "Send it", "to somebody you trust, as much of it as you like"),
)
_MEETING = Doable("meeting", "My meeting", "the one you have just had, in 5 minutes")
_ASSESS = Doable("go_on", "Assess yourself", "how things are run where you are, beyond one meeting")
_UNIT = Doable("unit", "Change what you run", "what you call it, or what you do there")
"""No letter does it: words typed here by mistake would end up in what every question names."""
_BREAK = ListHeading("")
_SEND_MEETINGS = Doable("send_meetings", "Send meetings", "to a coach, as many as you like, shown first")
_OF_ASSESSMENT = frozenset({"go_on", "result", "again", "promise"})
"""The acts that need a self-assessment."""


@dataclass(frozen=True, slots=True)
class _AtHome:
    """What home says and offers: the progress, a promise whose day has come, and whether a second look is due.

    ``begun`` says whether there is a self-assessment, ``unfinished`` goes on with a sheet, ``meetings`` are the sheets;
    ``another`` begins one more, by the script with the id ``script``.
    """

    way: str
    due: str
    again: bool
    begun: bool
    unfinished: Doable | None
    meetings: tuple[Doable, ...]
    another: Doable = _MEETING
    script: str = MY_MEETING


class SelfHomeScreen(Screen[None]):
    """A private file about ``unit`` at a glance. ``sheets``: there are sheets in it, as far as is known at first."""

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.ALONE_HOME
    CSS_PATH = "../../styles/self_home.tcss"
    HELP: ClassVar[str] = (
        "Your own page. Nobody sees what is in this file unless you send it. Go on with the questions on any day; a "
        "meeting that you looked back on opens its result."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.ALONE_HOME)]

    def __init__(self, desk: Desk, settings: Settings, unit: str, *, sheets: bool = False) -> None:
        self._desk, self._settings, self._unit, self._sheets = desk, settings, unit, sheets
        self._script = MY_MEETING
        super().__init__()

    def compose(self) -> ComposeResult:
        """A heading, the progress, what can be done, and the keys."""
        yield Static(Content.styled(one_line(self._unit), "bold"), id="heading", markup=False)
        yield OptionalText(self._desk.read_only, id="note")
        with VerticalScroll(id="body", can_focus=False):
            yield Static("Nobody sees this unless you send it.", id="private", markup=False)
            yield Static("", id="way", markup=False)
            yield Lines[Doable | ListHeading](_line, id="doable", words=_HELP)
        yield ActionLine(ScreenId.ALONE_HOME, self._settings.keys)

    def on_mount(self) -> None:
        """Show what can be done; then look up the progress."""
        doable = self.query_one("#doable", Lines)
        doable.show((_MEETING,) if self._sheets else (*_DOABLE, _MEETING))
        doable.focus()
        hold_keys_until_ready(self)  # what is marked then may be another thing than what is marked now
        self._look()

    @work(group="looking")
    async def _look(self) -> None:
        seen = await ask(self, self._desk.do(_at_home))
        if seen is not None:
            self._show(seen)
        ready_for_keys(self)

    def _show(self, seen: _AtHome) -> None:
        self._script = seen.script
        self.query_one("#way", Static).update(seen.way)
        self.query_one("#doable", Lines).show(tuple(_doable(seen, writable=self._desk.writable)))
        self.query_one(ActionLine).show_acts(without=frozenset() if _has_assessment(seen) else _OF_ASSESSMENT)

    @on(OptionList.OptionSelected)
    def do_marked(self, event: OptionList.OptionSelected) -> None:
        """Run the action of the line chosen; one that is about a sheet opens its questions or its result."""
        event.stop()
        doable = self.query_one("#doable", Lines).chosen
        if isinstance(doable, Doable) and doable.session:
            screen = ScreenId.SHEET if doable.act == "go_on" else ScreenId.SHEET_RESULT
            leave_for(self, ShowScreen(screen, session=doable.session))
        elif isinstance(doable, Doable):
            getattr(self, f"action_{doable.act}")()

    def action_meeting(self) -> None:
        """Go to the form that begins a sheet about a meeting."""
        if self._desk.writable:
            leave_for(self, ShowScreen(ScreenId.MEETING_BEGIN, script=self._script))

    def action_go_on(self) -> None:
        """Go to the questions of the self-assessment."""
        leave_for(self, ShowScreen(ScreenId.ALONE))

    def action_unit(self) -> None:
        """Go to the form that says what is run and in which role, to change it."""
        if self._desk.writable:
            leave_for(self, ShowScreen(ScreenId.ALONE_BEGIN))

    def action_result(self) -> None:
        """Go to the result so far."""
        leave_for(self, ShowScreen(ScreenId.ALONE_RESULT))

    def action_send(self) -> None:
        """Go to the screen that hands over the self-assessment; in a file with sheets only, the sheets."""
        leave_for(self, ShowScreen(ScreenId.ALONE_SEND))

    def action_send_meetings(self) -> None:
        """Go to the screen that hands over sheets, with none of them chosen yet."""
        leave_for(self, ShowScreen(ScreenId.ALONE_SEND, session=""))

    def action_again(self) -> None:
        """Go to the second look: the questions behind the habit, asked again."""
        if self._desk.writable:
            leave_for(self, ShowScreen(ScreenId.ALONE, again=True))

    def action_promise(self) -> None:
        """Go to the screen of the promise."""
        if self._desk.writable:
            leave_for(self, ShowScreen(ScreenId.ALONE_PROMISE))

    def action_others(self) -> None:
        """Go to the engagements of this folder."""
        leave_for(self, ShowScreen(ScreenId.START))

    async def action_leave(self) -> None:
        """End the program."""
        await self.app.action_quit()


def _has_assessment(seen: _AtHome) -> bool:
    """Whether the self-assessment is offered: it was begun, or there is nothing else in the file."""
    return seen.begun or not (seen.meetings or seen.unfinished)


def _doable(seen: _AtHome, *, writable: bool) -> Iterator[Doable | ListHeading]:
    """What can be done, the next step first; the meetings so far stand apart."""
    if writable and seen.due:
        yield Doable("promise", "Was it said?", seen.due)
    if writable and seen.again:
        yield _AGAIN
    if writable and seen.unfinished is not None:
        yield seen.unfinished
    if seen.meetings or seen.unfinished:
        yield seen.another
    if seen.meetings:
        yield _BREAK
        yield from seen.meetings
        yield from (_BREAK, _SEND_MEETINGS)
    if _has_assessment(seen):
        yield from _DOABLE
    elif writable:
        yield _ASSESS
    if not (seen.meetings or seen.unfinished):
        yield _MEETING
    if writable and seen.begun:
        yield _UNIT


def _at_home(workspace: Workspace) -> _AtHome:
    # Imported here, since reading the script can wait.
    from coachtui.workflow.alone.own_sheet import OwnSheet, sheet_form  # noqa: PLC0415 - as above
    from coachtui.workflow.alone.promising import due_promise  # noqa: PLC0415 - as above
    from coachtui.workflow.alone.second_look import second_look_is_due  # noqa: PLC0415 - as above
    from coachtui.workflow.alone.self_assessing import own_assessment_in  # noqa: PLC0415 - as above
    from coachtui.workflow.engagement.meetings import held_sheets, unfinished_sheet  # noqa: PLC0415 - as above

    own, due, held = own_assessment_in(workspace), due_promise(workspace), held_sheets(workspace.state)
    said = [] if own is None else [f"{own.completion().words}."]
    seen = _AtHome(
        " ".join(said) or "Not begun yet.",
        "" if due is None else f"“{one_line(due.line)}”",
        second_look_is_due(workspace),
        own is not None,
        None,
        (),
    )
    if not held:
        return seen
    script = workspace.script_of(held[-1].session)
    form, open_one, unfinished = sheet_form(script), unfinished_sheet(workspace.state), None
    if open_one is not None:
        done = OwnSheet(workspace, open_one.session).completion()
        unfinished = Doable(
            "go_on", "Go on", f"{open_one.meeting.spoken}: {done.settled} of {done.total} answered", open_one.session.id
        )
    return replace(
        seen,
        way=" ".join((*said, f"One {form.about} so far." if len(held) == 1 else f"{len(held)} {form.about}s so far.")),
        unfinished=unfinished,
        meetings=tuple(
            Doable("result", day_words(each.meeting.day), sheet_line(each.meeting, each.promise), each.session.id)
            for each in reversed(held)
            if each.session.ended is not None
        ),
        another=Doable("meeting", script.title, f"the {form.about} you have just had, in {form.minutes} minutes"),
        script=script.id,
    )


def _line(thing: Doable | ListHeading, width: int) -> Content:
    """The thing, its description whole, on further lines below itself where it is long."""
    if isinstance(thing, ListHeading):
        return Content(thing.words)
    first, *more = wrapped(one_line(thing.words), max(width - _NAME_WIDTH, 1)) or [""]
    words = "\n".join((first, *(" " * _NAME_WIDTH + line for line in more)))
    return Content.assemble(column(thing.name, _NAME_WIDTH), (words, QUIET))
