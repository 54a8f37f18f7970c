"""The line that somebody promises to say: written, given a day and somebody who listens; later, whether it was said."""

from collections.abc import Container
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from coachtui.answer_types import Choice
from coachtui.model.days import EXAMPLES
from coachtui.model.problems import CoachError
from coachtui.model.promises import OUTCOME_WORDS, PromiseOutcome
from coachtui.report.self_result_words import due_words
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.ask import ask
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_until_ready, ready_for_keys
from coachtui.tui.keys import bindings_of
from coachtui.tui.messages import ShowScreen
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.field import Field
from coachtui.tui.widgets.form import Form
from coachtui.tui.widgets.lettered import Lettered
from coachtui.tui.widgets.optional_text import OptionalText
from coachtui.tui.widgets.press_button import PressButton
from coachtui.workflow.alone.promised_line import NO_LINE
from coachtui.workflow.alone.promising import Proposal, make_promise, proposal, settle_promise
from coachtui.workflow.engagement.engagements import Workspace

_SAID = tuple(
    Choice(number, said.value, said.value, OUTCOME_WORDS[said]) for number, said in enumerate(PromiseOutcome, start=1)
)


@dataclass(frozen=True, slots=True)
class _Typed:
    """What is in the fields."""

    line: str
    day: str
    watch: str


class SelfPromiseScreen(Screen[None]):
    """Records a promise, or whether one whose day has come was said. Posts ShowScreen for the result."""

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.ALONE_PROMISE
    CSS_PATH = "../../styles/self_begin.tcss"
    HELP: ClassVar[str] = (
        "One line to say, in your own words, on a day, and somebody who listens for it. Enter goes from one to the "
        "next; after the last the promise is kept. Esc q goes back without it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.ALONE_PROMISE)]

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk, self._settings = desk, settings
        self._proposal: Proposal | None = None
        super().__init__()

    def compose(self) -> ComposeResult:
        """The promise made before, if any; three fields and two buttons."""
        yield Static(Content.styled("One line to say, on a day", "bold"), id="heading", markup=False)
        yield Form(
            OptionalText(id="promised", classes="welcome"),
            Lettered(
                id="said", words="Down goes to the first; Enter or a letter chooses.", ascii_only=self._settings.ascii
            ),
            Static("What do you say? Change it until it sounds like you.", classes="ask new", markup=False),
            Field("", id="line", words="The line, as you are going to say it."),
            Static("When?", classes="ask new", markup=False),
            Field("", id="day", words=f"A day: {EXAMPLES}.", placeholder=f"such as {EXAMPLES}"),
            Static("Who listens for it? It may stay empty.", classes="ask new", markup=False),
            Field("", id="watch", words="Somebody who is there and tells you afterwards.", last=True),
            submit=PressButton("Promise it  Ctrl+S", id="keep", first=True),
            leave=PressButton("Back  Esc q", id="leave"),
        )
        yield ActionLine(ScreenId.ALONE_PROMISE, self._settings.keys, lead="Enter goes on", typing=True)

    def on_mount(self) -> None:
        """Look up what can be promised; what is typed into the fields meanwhile stays."""
        hold_keys_until_ready(self)
        self._look()

    @work(group="looking")
    async def _look(self) -> None:
        found = await ask(self, self._desk.do(_found))
        if found is not None:
            self._offer(found)
        ready_for_keys(self)

    def _offer(self, found: Proposal) -> None:
        self._proposal = found
        self.query_one("#promised", OptionalText).update("" if found.due is None else due_words(found.due))
        if found.due is None:
            self._ask_line(found.line, found.day, found.watch)
        else:
            self._show_fields(shown=False)
            self._show_keys(without={"keep"})
            said = self.query_one("#said", Lettered)
            said.offer(_SAID, ())
            said.focus()

    def _show_keys(self, without: Container[str] = ()) -> None:
        self.query_one(ActionLine).show_acts(lead="Enter goes on", without=without)

    def _show_fields(self, *, shown: bool) -> None:
        for part in self.query(".new, Field, #keep"):
            part.display = shown

    def _ask_line(self, line: str, day: str, watch: str) -> None:
        for name, text in (("line", line), ("day", day), ("watch", watch)):
            entry = self.query_one(f"#{name}", Field).entry
            entry.value, entry.cursor_position = text, len(text)
        self._show_fields(shown=True)
        self._show_keys()
        self.query_one("#watch", Field).entry.placeholder = self._proposal.listens if self._proposal else ""
        self.query_one(Form).begin_in("line")

    @on(OptionList.OptionSelected, "#said")
    async def settle(self, event: OptionList.OptionSelected) -> None:
        """Record whether the promised line was said; where it is put off, ask for another day."""
        event.stop()
        said, due = PromiseOutcome(str(_SAID[event.option_index].value)), self._proposal and self._proposal.due
        if said is PromiseOutcome.MOVED and due:
            self.query_one("#said").display = False
            self._ask_line(due.line, "", due.watch)
            self.query_one(Form).begin_in("day")
        elif await ask(self, self._desk.do(lambda workspace: _settle(workspace, said))):
            self.action_leave()

    @on(Form.Submitted)
    async def action_keep(self) -> None:
        """Record the promise and go to the result; where line or day cannot be used, say so below the field."""
        form, found = self.query_one(Form), self._proposal
        if found is None or not self.query_one("#keep").display:
            return
        form.accept()
        typed = _Typed(**form.values)
        try:
            await self._desk.do(
                lambda workspace: make_promise(workspace, found.about, typed.line, typed.day, typed.watch)
            )
        except CoachError as error:
            form.refuse("line" if error.title == NO_LINE else "day", error)
            return
        self.action_leave()

    @on(Form.Left)
    def action_leave(self) -> None:
        """Go back to the result."""
        self.post_message(ShowScreen(ScreenId.ALONE_RESULT))


def _found(workspace: Workspace) -> Proposal:
    found = proposal(workspace)
    if found is None:
        raise CoachError("Nothing to promise", "Answer a few questions first.", bad_input=True)
    return found


def _settle(workspace: Workspace, said: PromiseOutcome) -> bool:
    settle_promise(workspace, said)
    return True
