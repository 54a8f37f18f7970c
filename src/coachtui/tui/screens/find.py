"""The search: words in everything that was noted, said or attached, and the way to where they are."""

from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static

from coachtui.model.answers import Grade
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.model.times import shown_day
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import leave_for
from coachtui.tui.keys import bindings_of, letters_of
from coachtui.tui.messages import ShowScreen
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.field import CommandInput, Field
from coachtui.tui.widgets.lines import QUIET, Lines, column
from coachtui.workflow.overview.searching import MOST_HITS, Hit, excerpt, search

_CODE, _PLACE, _KIND = 9, 8, 12


class FindScreen(Screen[None]):
    """Fields for the words, person, indicator and evidence grade, and the hits, the newest first."""

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.FIND
    CSS_PATH = "../styles/find.tcss"
    HELP: ClassVar[str] = (
        "Type words; what holds them all is listed at once, the newest first. plan* finds words that begin so, and"
        ' "the plan" these words in a row. Person is a code such as PLN, About the id of an indicator, Evidence one'
        " of said, example, seen, confirmed. Down goes to the list, Enter there opens the interview at the question."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.FIND)]

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk, self._settings = desk, settings
        self._leave_letter = letters_of(ScreenId.FIND, settings.keys)["leave"]
        super().__init__()

    def compose(self) -> ComposeResult:
        """Four fields, the list, and the keys."""
        yield Static(Content.styled("Find", "bold"), id="heading", markup=False)
        yield Field("Words", id="words", words="The words to look for; a * ends the beginning of one.")
        yield Field("Person", id="person", words="Only what this person said: a code.", placeholder="everybody")
        yield Field("About", id="about", words="Only what is about this indicator.", placeholder="everything")
        yield Field("Evidence", id="grade", words="said, example, seen or confirmed.", placeholder="any")
        yield Static("", id="notice", markup=False)
        yield Lines[Hit](_line, id="hits", words="What was found. Enter opens the interview at the question.")
        yield ActionLine(ScreenId.FIND, self._settings.keys, typing=True)

    def on_mount(self) -> None:
        """Focus the field for the words."""
        self.query_one("#words", Field).entry.focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search again whenever a field changes."""
        event.stop()
        self._look()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Focus the hits when Enter is pressed in a field."""
        event.stop()
        self.query_one("#hits").focus()

    def on_command_input_command(self, event: CommandInput.Command) -> None:
        """Go home after Esc and the letter for that, or Esc twice, typed in a field."""
        event.stop()
        if event.letter in {self._leave_letter, "escape"}:
            self.action_leave()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the hit chosen."""
        event.stop()
        self.action_open()

    def key_down(self) -> None:
        """Focus the hits when Down is pressed in a field."""
        if isinstance(self.focused, CommandInput):
            self.query_one("#hits").focus()

    def action_open(self) -> None:
        """Open the marked hit: an interview, at its question if it has one, or the page of an observed meeting.

        A notice says so where it is neither.
        """
        hit = self.query_one("#hits", Lines).chosen
        if isinstance(hit, Hit) and hit.meeting is not None:
            leave_for(self, ShowScreen(ScreenId.COACH_MEETING, meeting=hit.meeting))
        elif isinstance(hit, Hit) and hit.session is not None:
            leave_for(
                self, ShowScreen(ScreenId.INTERVIEW, person=hit.person, question=hit.question, session=hit.session)
            )
        elif isinstance(hit, Hit):
            self._show_notice("This came before any interview." if hit.person else "Others wrote this about a meeting.")

    def action_leave(self) -> None:
        """Go home."""
        self.post_message(ShowScreen(ScreenId.HOME))

    @work(exclusive=True)
    async def _look(self) -> None:
        person, grade = self.query_one("#person", Field), self.query_one("#grade", Field)
        typed, indicator, code = self._typed("words"), self._typed("about") or None, self._typed("person") or None
        begun = self._typed("grade").casefold()
        # Looked up now: while the screen is closing, its parts go one after the other.
        lines, part = self.query_one("#hits", Lines), self.query_one("#notice", Static)
        best = next((each for each in Grade if begun and each.word.startswith(begun)), None)
        grade.wrong("" if best is not None or not begun else "That is none of said, example, seen, confirmed.")
        person.wrong("")
        try:
            hits = await self._desk.do(
                lambda workspace: search(workspace, typed, person=code, indicator=indicator, grade=best)
            )
        except CoachError as error:
            person.wrong(error.message)
            return
        if not self.children:  # the screen has gone meanwhile
            return
        lines.show(hits)
        part.update(Content.styled(_found(len(hits)) if typed else "", QUIET))

    def _typed(self, field: str) -> str:
        return self.query_one(f"#{field}", Field).value.strip()

    def _show_notice(self, words: str) -> None:
        self.query_one("#notice", Static).update(Content.styled(one_line(words), QUIET))


def _found(count: int) -> str:
    if count == MOST_HITS:
        return f"The newest {count}. One more word finds fewer."
    return f"{count} found" if count else "Nothing found."


def _line(hit: Hit, width: int) -> Content:
    part = excerpt(hit, max(width - 2, 1))
    about = ", ".join(hit.indicators)
    head = f"{column(hit.person, _CODE)}{column(hit.question or '', _PLACE)}{column(hit.kind, _KIND)}"
    day = shown_day(hit.at)
    rest = column(about, max(width - len(head) - len(day), 0)) + day
    words = Content.assemble("  ", part.before, (part.found, "bold $text-accent"), part.after)
    return Content.assemble((head + rest, QUIET), "\n", words.truncate(max(width, 1), ellipsis=True))
