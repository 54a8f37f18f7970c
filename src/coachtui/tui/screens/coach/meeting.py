"""The page of an observed meeting: the debrief for the team, the chair or one person, and what was agreed."""

from collections.abc import Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coachtui.assess.coaching import CHAIR, TEAM
from coachtui.model.text import counted
from coachtui.report.coaching_words import ONE_MEETING
from coachtui.report.debrief_words import agreed_paragraphs, debrief_paragraphs, figure_paragraphs
from coachtui.tui.actions import ScreenId
from coachtui.tui.key_queue import leave_for
from coachtui.tui.keys import bindings_of, letters_of
from coachtui.tui.messages import ShowScreen
from coachtui.tui.screens.coach.observed_screen import ObservedScreen
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.lines import QUIET
from coachtui.tui.widgets.page import Page, Paragraph
from coachtui.workflow.coaching_home import ObservedLine
from coachtui.workflow.debriefing import debrief_page, people_to_debrief

_SHOWN = ((TEAM, "team"), (CHAIR, "chair"))


class _Debrief(VerticalScroll):
    """What there is to say; it scrolls."""

    HELP: ClassVar[str] = "The debrief. The arrow keys scroll; t is for the team, c for the chair, p for each person."


class CoachMeetingScreen(ObservedScreen):
    """The debrief of a meeting, and below it what was decided and who does what."""

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.COACH_MEETING
    CSS_PATH = "../../styles/coach.tcss"
    HELP: ClassVar[str] = (
        "The debrief, ready when the meeting ends: what worked, a moment that cost something, and one thing for next "
        "time. Here it is for your eyes, with names and words; what goes out to the team has neither."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.COACH_MEETING)]

    def compose(self) -> ComposeResult:
        """A heading, for whom the debrief is, the debrief, and the keys."""
        yield from self.compose_heading()
        yield Static("", id="for", markup=False)
        with _Debrief(id="debrief"):
            yield Page(id="page")
        yield ActionLine(ScreenId.COACH_MEETING, self._settings.keys)

    def show(self, mark: str = "") -> None:
        """Show the debrief for whoever it is for now."""
        del mark
        page = debrief_page(self.opened, self._meeting, self._whom or TEAM)
        self.say(self._left_to_do(page.line))
        self.query_one("#for", Static).update(
            Content.assemble(("For ", QUIET), (page.for_whom, "bold $text-accent"), (f"   {ONE_MEETING}", QUIET))
        )
        words = page.words
        paragraphs = (*debrief_paragraphs(words, page.whom), *agreed_paragraphs(words), *figure_paragraphs(words))
        self.query_one("#page", Page).show(_paragraphs(paragraphs))
        debrief = self.query_one("#debrief")
        debrief.scroll_home(animate=False)
        debrief.focus(scroll_visible=False)

    def _left_to_do(self, line: ObservedLine) -> str:
        """What is left to do, each with the letter that leads there."""
        letters = letters_of(ScreenId.COACH_MEETING, self._settings.keys)
        parts = [f"{counted(line.to_settle, 'mark')} to settle: {letters['settle']}."] if line.to_settle else []
        parts += [f"{counted(line.waiting, 'card')} waiting: {letters['cards']}."] if line.waiting else []
        return "  ".join(parts) or "Every mark is settled, and every card is filled in."

    def action_team(self) -> None:
        """Show the debrief for the team."""
        self._show_for(TEAM)

    def action_chair(self) -> None:
        """Show the debrief for the chair."""
        self._show_for(CHAIR)

    def action_person(self) -> None:
        """Show the debrief for whoever comes next of those who took part."""
        people = people_to_debrief(self.meeting)
        if people:
            place = people.index(self._whom) + 1 if self._whom in people else 0
            self._show_for(people[place % len(people)])

    def action_settle(self) -> None:
        """Settle marks."""
        self.go_to(ScreenId.COACH_SETTLE)

    def action_cards(self) -> None:
        """Fill in cards."""
        self.go_to(ScreenId.COACH_CARDS)

    def action_levels(self) -> None:
        """Confirm levels."""
        self.go_to(ScreenId.COACH_LEVELS)

    def _show_for(self, whom: str) -> None:
        self._whom = whom
        self.show()

    def action_leave(self) -> None:
        """Go home."""
        leave_for(self, ShowScreen(ScreenId.HOME))


def _paragraphs(told: tuple[tuple[str, tuple[str, ...]], ...]) -> Iterator[Paragraph]:
    for heading, sentences in told:
        yield Paragraph(lead=heading)
        for sentence in sentences:
            yield Paragraph(sentence, indent=2)
        yield Paragraph()
