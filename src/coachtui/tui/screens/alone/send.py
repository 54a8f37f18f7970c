"""Handing over a self-assessment or sheets: choose what goes into the file, read all of it, then have it written."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Button, Input, OptionList, Static

from coachtui.model.cells import wrapped
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_until_ready, ready_for_keys
from coachtui.tui.keys import acts_by_letter, bindings_of
from coachtui.tui.messages import ShowScreen, Trouble
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.field import CommandInput, Field
from coachtui.tui.widgets.lines import Lines, column
from coachtui.tui.widgets.optional_text import OptionalText
from coachtui.tui.widgets.page import Page, Paragraph, ReadingPage
from coachtui.tui.widgets.press_button import PressButton
from coachtui.workflow.engagement.engagements import Surroundings, Workspace
from coachtui.workflow.engagement.paths import file_in, free_path
from coachtui.workflow.passing_on.handing_over_sheets import NO_SHEET
from coachtui.workflow.passing_on.sending import Offer, sending_from

_CHOOSING = "Go to a line with Up and Down; Enter puts it in, or takes it out. Enter on no line goes on."
_PUT_ONE_IN = "Down, then Enter puts one in."


@dataclass(frozen=True, slots=True)
class _Available:
    """What can be handed over, and the ``code`` if none is typed."""

    offers: tuple[Offer, ...]
    code: str


class WordsPage(ReadingPage):
    """Everything that would be in the file, to scroll through."""

    HELP: ClassVar[str] = (
        "Everything that would be in the file, word for word. Up and Down scroll; Enter reads on, then goes to the "
        "buttons. Nothing is written before you say so."
    )


class SelfSendScreen(Screen[None]):
    """Shows the choice, then all records to read, then writes the file. Posts ShowScreen.

    Posts Trouble, and goes home, where nothing can be handed over. ``session`` is the id of a sheet that is chosen at
    first, "" for sheets of which none is; None hands over the self-assessment, if there is one.
    """

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.ALONE_SEND
    CSS_PATH = "../../styles/self_send.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-high")]
    HELP: ClassVar[str] = (
        "Choose what goes: Up and Down, then Enter puts a line in or takes it out. Then you read all of it; only after "
        "that a file is written, and you pass it on yourself. Your own file stays as it is."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(ScreenId.ALONE_SEND),
        Binding("enter", "pass_choice", show=False),
    ]

    def __init__(self, desk: Desk, settings: Settings, surroundings: Surroundings, session: str | None = None) -> None:
        self._desk, self._settings, self._surroundings = desk, settings, surroundings
        self._sheets, self._code = session is not None, ""
        self._wanted = frozenset({session} if session else ())
        self._available = _Available((), "")
        self._is_shown = False
        super().__init__()

    @property
    def _free_name(self) -> str:
        """The name of a new file in the folder of one's own."""
        return free_path(self._desk.path.parent, "for-them", ".coach").name

    def compose(self) -> ComposeResult:
        """The choice; the page that takes its place when the records are shown; buttons and keys."""
        yield Static("", id="heading", markup=False)
        with VerticalScroll(id="choosing", can_focus=False):
            yield Field("Your code", id="code", words="The code that they gave you.")
            yield Field("File", self._free_name, id="file", words="The file that is made.", last=True)
            yield Static("Go down to a line; Enter puts it in.", id="ask", markup=False)
            yield Lines[Offer](self._line, id="what", words=_CHOOSING)
        with WordsPage(id="page"):
            yield Page(id="words")
        yield OptionalText(id="said")
        with Horizontal(id="buttons"):
            yield PressButton("", id="write", first=True)
            yield PressButton("", id="leave")
        yield ActionLine(ScreenId.ALONE_SEND, self._settings.keys, typing=True)

    def on_mount(self) -> None:
        """Look up what can be handed over."""
        self._choose_again()
        hold_keys_until_ready(self)
        self._look()

    @work(group="looking")
    async def _look(self) -> None:
        try:
            self._available = await self._desk.do(self._what_is_available)
        except CoachError as error:
            self.post_message(ShowScreen(ScreenId.HOME))
            self.post_message(Trouble(error))
            return
        if self.children:  # else the screen has gone meanwhile
            self.query_one("#code", Field).entry.placeholder = f"{self._available.code}, if nobody gave you one"
            self.query_one("#what", Lines).show(self._available.offers, None)
        ready_for_keys(self)

    def _what_is_available(self, workspace: Workspace) -> _Available:
        sending = sending_from(workspace, sheets=self._sheets)
        return _Available(sending.offers, sending.usual_code)

    def _line(self, offer: Offer, width: int) -> Content:
        mark = "[x] " if offer.always or offer.id in self._wanted else "[ ] "
        if self.has_class("-low"):
            return Content.assemble((mark, "bold"), column(offer.say, width - len(mark)))
        words = "\n".join(wrapped(one_line(offer.say), width + 1, " " * len(mark))).lstrip()
        return Content.assemble((mark, "bold"), words)

    @on(OptionList.OptionSelected)
    def choose(self, event: OptionList.OptionSelected) -> None:
        """Add what is marked to the file, or leave it out; what always belongs to it stays."""
        event.stop()
        lines = self.query_one("#what", Lines)
        offer = lines.chosen
        if isinstance(offer, Offer) and not offer.always:
            self._wanted ^= {offer.id}
            lines.show(lines.things, event.option_index)

    @on(Input.Submitted)
    def submit(self, event: Input.Submitted) -> None:
        """Go on to the next field, or to the choice."""
        event.stop()
        self.query_one("#what", Lines).highlighted = None
        self.focus_next()

    def action_pass_choice(self) -> None:
        """Go on to the buttons for Enter in the choice before a line was gone to, so that Enter alone puts nothing in.

        Somebody who leans on Enter has not decided that words of his or her own are handed over.
        """
        self.query_one("#write").focus()

    @on(CommandInput.Command)
    async def command(self, event: CommandInput.Command) -> None:
        """Run the action of Esc and a letter typed in a field."""
        event.stop()
        act = acts_by_letter(ScreenId.ALONE_SEND, self._settings.keys).get(event.letter)
        if event.letter == "escape":
            self.action_leave()
        elif act is not None:
            await self.run_action(f"screen.{act.id}")

    @on(Button.Pressed)
    async def press(self, event: Button.Pressed) -> None:
        """Run the action that a button is named after."""
        event.stop()
        await self.run_action(f"screen.{event.button.id}")

    async def action_write(self) -> None:
        """Show all records; when they are shown already, write the file."""
        try:
            await (self._write() if self._is_shown else self._show_all())
        except CoachError as error:
            self._choose_again()
            hint = _PUT_ONE_IN if error.title == NO_SHEET else error.hint
            self.query_one("#file", Field).wrong(" ".join(part for part in (error.message, hint) if part))

    def action_leave(self) -> None:
        """Go back from the records to the choice, or from the choice home."""
        if self._is_shown:
            self._choose_again()
        else:
            self.post_message(ShowScreen(ScreenId.HOME))

    async def _show_all(self) -> None:
        code = self._code = self.query_one("#code", Field).value.strip() or self._available.code
        sheets, wanted = self._sheets, self._wanted
        lines = await self._desk.do(lambda workspace: sending_from(workspace, sheets=sheets).words(code, wanted))
        self._is_shown = True
        self.query_one("#words", Page).show(map(_paragraph, lines))
        self.query_one("#choosing").display = False
        page = self.query_one("#page")
        page.display = True
        page.scroll_home(animate=False)
        page.focus()
        self._relabel("Read it all", "Write exactly this", "Choose again")
        self.query_one(ActionLine).show_acts(words={"write": "write it"})

    async def _write(self) -> None:
        code, sheets, wanted, around = self._code, self._sheets, self._wanted, self._surroundings
        typed, folder = self.query_one("#file", Field).value.strip(), self._desk.path.parent
        output = file_in(folder, typed or self._free_name, ".coach")

        def write(workspace: Workspace) -> tuple[str, ...]:
            sending = sending_from(workspace, sheets=sheets)
            sending.write(code, wanted, output, around)
            return sending.words(code, wanted, output.name)

        self.query_one("#words", Page).show(map(_paragraph, await self._desk.do(write)))
        self._is_shown = False
        self.query_one("#write").display = False
        where = "the folder of your own file" if output.parent == folder else one_line(str(output.parent))
        said = f"Wrote {output.name}. It is in {where}: pass it on yourself. Nothing else leaves this computer."
        self.query_one("#said", OptionalText).update(said)
        self._relabel("Written", "", "Done")
        self.query_one(ActionLine).show_acts(without={"write"})
        self.query_one("#leave").focus()

    def _choose_again(self) -> None:
        self._is_shown = False
        self.query_one("#choosing").display = True
        self.query_one("#page").display = False
        self.query_one("#file", Field).wrong("")
        self._relabel("Send it, or as much as you like", "Show what goes", "Send nothing")
        self.query_one(ActionLine).show_acts()
        lines = self.query_one("#what", Lines)
        lines.highlighted = None
        lines.focus()

    def _relabel(self, heading: str, write: str, leave: str) -> None:
        self.query_one("#heading", Static).update(Content.styled(heading, "bold"))
        for name, words in (("write", write), ("leave", leave)):
            button = self.query_one(f"#{name}", Button)
            button.label = words
            button.refresh(layout=True)


def _paragraph(line: str) -> Paragraph:
    words = line.lstrip()
    return Paragraph(words, indent=len(line) - len(words))
