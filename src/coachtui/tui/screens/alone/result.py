"""The result of a self-assessment to read, and what can be done next."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Static

from coachtui.model.text import one_line
from coachtui.report.self_result import SelfResult
from coachtui.report.self_result_words import (
    LEGEND,
    PICTURE,
    first_paragraphs,
    further_paragraphs,
    picture_lines,
)
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.ask import ask
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_until_ready, ready_for_keys
from coachtui.tui.keys import bindings_of
from coachtui.tui.messages import ShowScreen
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.optional_text import OptionalText
from coachtui.tui.widgets.page import Page, Paragraph, ReadingPage, headed
from coachtui.tui.widgets.press_button import PressButton
from coachtui.workflow.alone.promising import write_calendar
from coachtui.workflow.alone.second_look import second_look_is_due
from coachtui.workflow.alone.self_assessing import own_assessment_in
from coachtui.workflow.alone.self_result import self_result
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.paths import free_path

_WHOLE_LABELS = 56
"""Columns from which on labels are whole."""
_PROMISE, _CHANGE_PROMISE = ("Put a day beside it", "Set a day"), ("Change the promise", "Change it")
_GO_ON, _MORE = ("Back to the questions", "Questions"), ("Another {} minutes", "{} minutes more")


@dataclass(frozen=True, slots=True)
class _Result:
    """The result so far. ``more`` is the length of a further sitting in minutes, 0 where no question is left.

    ``again`` says whether four weeks have passed, so that a question is to be asked again.
    """

    result: SelfResult
    more: int
    again: bool


class ResultPage(ReadingPage):
    """The scrolling page with the result."""

    HELP: ClassVar[str] = (
        "What you say, and what you could show so far. Levels run from 0 to 4. Up and Down scroll; Enter reads on, "
        "then goes to what you can do next."
    )


class SelfResultScreen(Screen[None]):
    """The result so far. Posts ShowScreen to leave, and Trouble where there is no result."""

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.ALONE_RESULT
    CSS_PATH = "../../styles/self_result.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (78, "-wide")]
    HELP: ClassVar[str] = ResultPage.HELP
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.ALONE_RESULT)]

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk, self._settings = desk, settings
        self._more = 0
        self._has_promise = False
        super().__init__()

    def compose(self) -> ComposeResult:
        """A heading, the page, buttons for the next steps, and the keys."""
        yield Static("", id="heading", markup=False)
        yield OptionalText(self._desk.read_only, id="note")
        with ResultPage(id="page"):
            yield Page(id="result")
        with Horizontal(id="buttons"):
            yield PressButton(_PROMISE[0], id="promise", first=True)
            yield PressButton(_GO_ON[0], id="go_on")
            yield PressButton(_MORE[0], id="more")
            yield PressButton("Send it", id="send")
        yield ActionLine(ScreenId.ALONE_RESULT, self._settings.keys)

    def on_mount(self) -> None:
        """Have the result computed, and show it."""
        self.query_one("#more").display = self.query_one("#promise").display = False
        self.query_one("#page").focus()
        hold_keys_until_ready(self)
        self._look()

    @work(group="looking")
    async def _look(self) -> None:
        seen = await ask(self, self._desk.do(_result_of))
        if seen is not None:
            self._show(seen)
        ready_for_keys(self)

    def _show(self, seen: _Result) -> None:
        self._more = seen.more
        heading = f"How things are run in {one_line(seen.result.unit)}"
        self.query_one("#heading", Static).update(Content.styled(heading, "bold"))
        self.query_one("#result", Page).show(_paragraphs(seen.result))
        self._has_promise = seen.result.promise is not None and seen.result.promise.said is None
        self._label()
        self.query_one("#more").display = bool(seen.more) and self._desk.writable
        self.query_one("#promise").display = seen.result.beginning is not None and self._desk.writable
        without = {
            act
            for act, there in (
                ("promise", seen.result.beginning is not None and self._desk.writable),
                ("again", seen.again and self._desk.writable),
                ("calendar", seen.result.promise is not None),
                ("more", bool(seen.more) and self._desk.writable),
            )
            if not there
        }
        self.query_one(ActionLine).show_acts(without=without)

    def on_resize(self) -> None:
        """Use whole or short labels, as there is room."""
        self._label()

    def _label(self) -> None:
        """Label the buttons; two of them stand beside each other on a narrow screen."""
        place = 0 if self.size.width >= _WHOLE_LABELS else 1
        labels = {
            "promise": _CHANGE_PROMISE[place] if self._has_promise else _PROMISE[place],
            "go_on": _GO_ON[place],
            "more": _MORE[place].format(self._more),
        }
        for name, label in labels.items():
            button = self.query_one(f"#{name}", Button)
            button.label = label
            button.refresh(layout=True)  # a new label alone keeps the old width

    @on(Button.Pressed)
    async def press(self, event: Button.Pressed) -> None:
        """Run the action that a button is named after."""
        event.stop()
        await self.run_action(f"screen.{event.button.id}")

    def action_go_on(self) -> None:
        """Go back to the questions."""
        self.post_message(ShowScreen(ScreenId.ALONE))

    async def action_more(self) -> None:
        """Add questions for a further sitting of the usual length to the agenda, and go to them."""
        minutes = self._more
        if not minutes:
            return
        if await ask(self, self._desk.do(lambda workspace: _add_questions(workspace, minutes))):
            self.post_message(ShowScreen(ScreenId.ALONE))

    def action_promise(self) -> None:
        """Go to the screen of the promise."""
        if self._desk.writable:
            self.post_message(ShowScreen(ScreenId.ALONE_PROMISE))

    def action_again(self) -> None:
        """Go to the second look: the questions behind the habit, asked again."""
        if self._desk.writable:
            self.post_message(ShowScreen(ScreenId.ALONE, again=True))

    async def action_calendar(self) -> None:
        """Write the day of the promise as a calendar file beside the private file."""
        output = free_path(self._desk.path.parent, "promise", ".ics")
        if await ask(self, self._desk.do(lambda workspace: _write_calendar(workspace, output))):
            words = f"Wrote {output.name}. Open it to put the day into your calendar."
            self.query_one("#note", OptionalText).update(words)

    def action_send(self) -> None:
        """Go to the screen that hands the self-assessment over."""
        self.post_message(ShowScreen(ScreenId.ALONE_SEND))

    def action_leave(self) -> None:
        """Go home."""
        self.post_message(ShowScreen(ScreenId.HOME))


def _result_of(workspace: Workspace) -> _Result:
    own = own_assessment_in(workspace)
    more = own.usual_minutes if own is not None and own.left_for_more else 0
    return _Result(self_result(workspace), more, second_look_is_due(workspace))


def _write_calendar(workspace: Workspace, output: Path) -> bool:
    write_calendar(workspace, output)
    return True


def _add_questions(workspace: Workspace, minutes: int) -> bool:
    """Add the questions of a further sitting to the agenda. Raises CoachError."""
    own = own_assessment_in(workspace)
    if own is not None:
        own.add_questions(minutes)
    return True


def _paragraphs(result: SelfResult) -> Iterator[Paragraph]:
    yield from headed(first_paragraphs(result))
    if result.lines:
        yield from (Paragraph(), Paragraph(lead=PICTURE))
        yield from (Paragraph(text=line, indent=2) for line in picture_lines(result))
        yield from (Paragraph(rest=LEGEND, indent=2, hang=0), Paragraph())
    yield from headed(further_paragraphs(result))
