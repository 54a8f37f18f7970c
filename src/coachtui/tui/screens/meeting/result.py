"""The result of a sheet on one screen: what worked, one line for next time with a day, and the meetings so far."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from coachtui.model.days import EXAMPLES, day_words
from coachtui.model.problems import CoachError
from coachtui.report.level_rows import LEGEND, signal_lines
from coachtui.report.sheet_result import SheetResult
from coachtui.report.sheet_result_words import (
    NEXT,
    about_words,
    beside_paragraphs,
    first_paragraphs,
    heading,
    promises_line,
    series_lines,
    series_title,
)
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.ask import ask
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_until_ready, ready_for_keys
from coachtui.tui.keys import acts_by_letter, bindings_of
from coachtui.tui.messages import ShowScreen
from coachtui.tui.widgets.action_line import AIRY_BESIDE_LISTS, ActionLine
from coachtui.tui.widgets.field import CommandInput, Field
from coachtui.tui.widgets.form import Form
from coachtui.tui.widgets.lines import QUIET
from coachtui.tui.widgets.optional_text import OptionalText
from coachtui.tui.widgets.page import Page, headed
from coachtui.tui.widgets.press_button import PressButton
from coachtui.workflow.alone.my_meeting import LineNext, line_next, promise_with, sheet_of, write_sheet_calendar
from coachtui.workflow.alone.promised_line import NO_LINE
from coachtui.workflow.alone.sheet_result import sheet_result
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.paths import free_path


@dataclass(frozen=True, slots=True)
class _Seen:
    """The result, and what the fields of the line for next time hold at first; None where nothing can be promised."""

    result: SheetResult
    line: LineNext | None


@dataclass(frozen=True, slots=True)
class _Typed:
    """What is in the fields."""

    line: str
    watch: str
    day: str


class SheetResultScreen(Screen[None]):
    """The result of the sheet with the id ``session``. Posts ShowScreen."""

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.SHEET_RESULT
    CSS_PATH = "../../styles/sheet_result.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high")]
    HELP: ClassVar[str] = (
        "What worked, in your own words, and one line for next time: change it until it sounds like you, give it a "
        "day, and name somebody who watches. Enter goes from one to the next; after the last it is kept. Nobody sees "
        "any of it unless you send it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.SHEET_RESULT)]

    def __init__(self, desk: Desk, settings: Settings, session: str | None) -> None:
        self._desk, self._settings, self._session = desk, settings, session or ""
        self._line: LineNext | None = None
        super().__init__()

    def compose(self) -> ComposeResult:
        """What worked; the line for next time, who watches and the day; the meetings so far."""
        yield Static("", id="heading", markup=False)
        yield OptionalText(self._desk.read_only, id="note")
        with VerticalScroll(id="page"):
            yield Page(id="first")
            yield Form(
                Static(NEXT, id="next", markup=False),
                OptionalText(id="about"),
                Field("", id="line", words="The line, as you are going to say it."),
                Field(
                    "Who watches",
                    id="watch",
                    words="Somebody who is there and tells you afterwards.",
                    placeholder="somebody who is there; may stay empty",
                ),
                Field(
                    "On which day", id="day", words=f"A day: {EXAMPLES}.", placeholder=f"such as {EXAMPLES}", last=True
                ),
                submit=PressButton("Keep it  Ctrl+S", id="keep", first=True),
                leave=PressButton("Home  Esc q", id="leave"),
            )
            yield Page(id="beside")
            yield Static("", id="series", markup=False)
        yield ActionLine(ScreenId.SHEET_RESULT, self._settings.keys, typing=True, airy_from=AIRY_BESIDE_LISTS)

    def on_mount(self) -> None:
        """Have the result computed, and show it."""
        self.query_one(Form).display = False
        hold_keys_until_ready(self)
        self._look()

    @work(group="looking")
    async def _look(self, *, again: bool = False) -> None:
        session = self._session
        seen = await ask(self, self._desk.do(lambda workspace: _seen(workspace, session)))
        if seen is not None:
            self._show(seen)
            if not again:  # what is typed meanwhile stays
                self._put_line()
        ready_for_keys(self)

    def _show(self, seen: _Seen) -> None:
        self._line = seen.line if self._desk.writable else None
        self.query_one("#heading", Static).update(Content.styled(heading(seen.result), "bold"))
        paragraphs = [*first_paragraphs(seen.result)]
        if self._line is not None:
            paragraphs = [each for each in paragraphs if each[0] != NEXT]
        self.query_one("#first", Page).show(headed(paragraphs))
        self.query_one("#about", OptionalText).update(_line_about(seen.result, self._line))
        beside = [*beside_paragraphs(seen.result)]
        self.query_one("#beside", Page).show(headed(beside))
        self.query_one("#beside").display = bool(beside)
        self.query_one("#series", Static).update(Content("\n").join(_series(seen.result)))
        missing = {
            act
            for act, there in (("keep", self._line is not None), ("calendar", seen.result.promise is not None))
            if not there
        }
        self.query_one(ActionLine).show_acts(without=missing)

    def _put_line(self) -> None:
        """Fill the fields with the line that is proposed, or was promised; hide them where there is none."""
        line = self._line
        self.query_one(Form).display = line is not None
        if line is None:
            self.query_one("#page").focus()
            return
        for name, text in (("line", line.line), ("watch", line.watch), ("day", line.day)):
            entry = self.query_one(f"#{name}", Field).entry
            entry.value, entry.cursor_position = text, len(text)
        self.query_one("#line", Field).entry.focus(scroll_visible=False)  # what worked stays in sight
        if self.has_class("-low"):  # or, where there is no room for both, the line
            self.call_after_refresh(self.query_one(Form).scroll_visible, animate=False)

    @on(CommandInput.Command)
    async def command(self, event: CommandInput.Command) -> None:
        """Run the act of Esc and a letter typed in a field."""
        event.stop()
        act = acts_by_letter(ScreenId.SHEET_RESULT, self._settings.keys).get(event.letter)
        if event.letter == "escape":
            self.action_leave()
        elif act is not None:
            await self.run_action(f"screen.{act.id}")

    @on(Form.Submitted)
    async def action_keep(self) -> None:
        """Record the line, who watches and the day as a promise; where one cannot be used, say so below its field."""
        form, line, session = self.query_one(Form), self._line, self._session
        if line is None:
            return
        form.accept()
        typed = _Typed(**form.values)
        try:
            made = await self._desk.do(
                lambda workspace: promise_with(
                    sheet_of(workspace, session), line.about, typed.line, typed.day, typed.watch
                )
            )
        except CoachError as error:
            form.refuse("line" if error.title == NO_LINE else "day", error)
            return
        self._show_notice(
            f"Kept for {day_words(made.day)}. From that day on the next sheet first asks whether you said it."
        )
        self._look(again=True)

    async def action_calendar(self) -> None:
        """Write the day of the promise as a calendar file beside the private file."""
        output, session = free_path(self._desk.path.parent, "promise", ".ics"), self._session
        if await ask(self, self._desk.do(lambda workspace: _calendar(workspace, session, output))):
            self._show_notice(f"Wrote {output.name}. Open it to put the day into your calendar.")

    def _show_notice(self, words: str) -> None:
        self.query_one("#note", OptionalText).update(words)

    def action_go_on(self) -> None:
        """Go back to the questions; does nothing while the file can only be read."""
        if self._desk.writable:
            self.post_message(ShowScreen(ScreenId.SHEET, session=self._session))

    @on(Form.Left)
    def action_leave(self) -> None:
        """Go home."""
        self.post_message(ShowScreen(ScreenId.HOME))


def _seen(workspace: Workspace, session: str) -> _Seen:
    result = sheet_result(workspace, session)
    return _Seen(result, line_next(result))


def _calendar(workspace: Workspace, session: str, output: Path) -> bool:
    write_sheet_calendar(workspace, output, session)
    return True


def _line_about(result: SheetResult, line: LineNext | None) -> str:
    """What the line to say is practice for, and that it may be changed; "" where it was promised or put off before."""
    proposed = result.next
    if line is None or proposed is None or line.line != proposed.line:
        return ""
    return f"{about_words(proposed)} Change the line until it sounds like you."


def _series(result: SheetResult) -> Iterator[Content]:
    """The promises, and the rows of levels, whose columns stand below each other."""
    if promised := promises_line(result.series):
        yield Content(promised)
    rows = series_lines(result.series)
    if promised and rows:
        yield Content()
    if rows:
        yield Content.assemble((series_title(result), "bold"), (f"   {LEGEND}", QUIET))
        yield from (Content(f"  {row}") for row in (*rows, *signal_lines(result.series.rows)))
