"""The questions after a meeting: what became of last time, what decisions rested on, stepping in, what was missed."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList

from coachtui.model.cells import wrapped
from coachtui.model.text import counted, listed
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.desk import Desk
from coachtui.tui.keys import bindings_of
from coachtui.tui.screens.coach.missed import MissedScreen
from coachtui.tui.screens.coach.observed_screen import ObservedScreen
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.asked_line import AskedLine
from coachtui.tui.widgets.lines import QUIET, Lines, ListHeading, column
from coachtui.workflow.coaching.afterwards import (
    About,
    AfterAsk,
    AfterGroup,
    add_missed,
    afterwards_of,
    answer_afterwards,
    parts_of,
    set_topic,
    topics_before,
)
from coachtui.workflow.coaching.coaching_result import observing_rubric
from coachtui.workflow.coaching.consenting import consent_words
from coachtui.workflow.coaching.settling import families_in

_ANSWER = 14
_WIDEST = 90
"""Columns beyond which a question does not grow: so the eye finds from it to its answer."""
_LETTERS = "ypnxsci"
"""The letters of all answers."""
_NOTHING = "Nothing to answer: no decision was noted, nothing was left from last time, and you did not step in."


class AfterScreen(ObservedScreen):
    """Questions about a meeting that is over, each answered with one letter and recorded at once.

    They may stay open.
    """

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.COACH_AFTER
    TITLE_ENDS: ClassVar[str] = "afterwards"
    CSS_PATH = "../../styles/coach.tcss"
    HELP: ClassVar[str] = (
        "What you look at once the meeting is over: was last time's agreement kept, were the actions done, what did "
        "each decision rest on, was it taken up when you stepped in, what was missed. One letter answers the question "
        "that is marked; it may stay open. Last comes whether the words of each may be kept: n takes consent back. A "
        "topic brings decisions about the same thing together."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(ScreenId.COACH_AFTER),
        *(Binding(f"{letter},{letter.upper()}", f"answer('{letter}')", show=False) for letter in _LETTERS),
        Binding("backspace,delete", "empty", show=False),
    ]

    def __init__(self, desk: Desk, settings: Settings, meeting: str, *, whom: str = "") -> None:
        super().__init__(desk, settings, meeting, whom=whom)
        self._groups: tuple[AfterGroup, ...] = ()

    def compose(self) -> ComposeResult:
        """A heading, the questions, a field for the topic, and the keys."""
        yield from self.compose_heading()
        yield Lines[AfterAsk | ListHeading](_line, id="asks", words=self.HELP)
        yield AskedLine(id="topic", words="A topic in a word or two. Enter keeps it, Esc twice goes back.")
        yield ActionLine(ScreenId.COACH_AFTER, self._settings.keys)

    def show(self, mark: str = "") -> None:
        """Show the questions, with the cursor on the one with the key ``mark``."""
        self._groups = afterwards_of(self.opened, self._meeting)
        rows = tuple(_rows(self._groups))
        asks = self.query_one("#asks", Lines)
        keys = [None if isinstance(row, ListHeading) else row.key for row in rows]
        unsaid = (place for place, row in enumerate(rows) if not isinstance(row, ListHeading) and not row.said)
        first = next(unsaid, None)
        before = asks.highlighted if asks.things else None
        asks.show(rows, keys.index(mark) if mark in keys else before if before is not None else first)
        if self.focused is None:
            asks.focus(scroll_visible=False)
        self._show_marked()

    def unsaved(self) -> Mapping[str, str]:
        """Every question that is answered, with what it is about."""
        asks = (ask for group in self._groups for ask in group.asks)
        return {f"{ask.words} {ask.ask}".strip(): ask.said for ask in asks if ask.said}

    def _show_marked(self) -> None:
        """Say how many questions are open, and name the answers to the one that is marked."""
        rows = [row for row in self.query_one("#asks", Lines).things if isinstance(row, AfterAsk)]
        left = sum(not row.said and row.about is not About.MISSED for row in rows)
        asked = any(row.about is not About.CONSENT for row in rows)
        marked = self._chosen
        if marked is not None and marked.about is About.CONSENT and marked.answer is False:
            self.show_notice(consent_words(marked.id, given=False, file=self.opened.path.name))
        else:
            self.show_notice(
                f"{counted(left, 'question')} open; what you do not know may stay so." if asked else _NOTHING
            )
        self.call_after_refresh(self.query_one("#asks", Lines).scroll_to_highlight)  # two lines above take its room
        lead = "" if marked is None else "   ".join(f"{each.letter} {each.words}" for each in marked.choices)
        without = () if marked is not None and marked.about is About.DECISION else ("topic",)
        self.query_one(ActionLine).show_acts(lead=lead, without=without)

    @property
    def _chosen(self) -> AfterAsk | None:
        chosen = self.query_one("#asks", Lines).chosen
        return chosen if isinstance(chosen, AfterAsk) else None

    @on(OptionList.OptionHighlighted, "#asks")
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_marked()

    # What can be done

    def action_answer(self, letter: str) -> None:
        """Record the answer that ``letter`` gives to the marked question, and mark the next one.

        Does nothing where the question has no such answer. After an answer about consent the mark stays, so that what
        it means can be read.
        """
        marked = self._chosen
        choice = None if marked is None else next((each for each in marked.choices if each.letter == letter), None)
        if marked is None or choice is None:
            return
        value = choice.value
        done = self.change(lambda workspace: answer_afterwards(workspace, self._meeting, marked, value), marked.key)
        if done and marked.about is not About.CONSENT:  # what that means is said while it is marked
            self.query_one("#asks", Lines).action_cursor_down()

    def action_empty(self) -> None:
        """Record that the marked question has no answer."""
        marked = self._chosen
        if marked is not None:
            self.change(lambda workspace: answer_afterwards(workspace, self._meeting, marked, None), marked.key)

    def action_topic(self) -> None:
        """Open the field for the topic of the marked decision."""
        marked = self._chosen
        if marked is None or marked.about is not About.DECISION or not self.may_write():
            return
        known = topics_before(self.opened)
        topic = self.query_one("#topic", AskedLine)
        topic.put("What is it about?", self.opened.state.decisions[marked.id].topic, listed(known))
        topic.entry.focus()

    @on(Input.Submitted)
    def keep_topic(self, event: Input.Submitted) -> None:
        """Record the topic of the marked decision, and close the field."""
        event.stop()
        marked = self._chosen
        if marked is not None and self.change(
            lambda workspace: set_topic(workspace, marked.id, event.value), marked.key
        ):
            self.leave_line()

    def leave_line(self) -> None:
        """Close the field for the topic and focus the questions."""
        self.query_one("#topic").display = False
        self.query_one("#asks").focus(scroll_visible=False)

    def action_missed(self) -> None:
        """Ask in a dialog which behaviour was missed in which part of the meeting, and record it."""
        if not self.may_write():
            return

        def chosen(missed: tuple[str, str] | None) -> None:
            if missed is not None:
                item, behaviour = missed
                key = f"{About.MISSED} {behaviour} {item} "
                self.change(lambda workspace: add_missed(workspace, self._meeting, behaviour, item), key)

        families = families_in(observing_rubric(self.opened))
        self.app.push_screen(MissedScreen(parts_of(self.meeting), families), chosen)


def _rows(groups: Sequence[AfterGroup]) -> Iterator[AfterAsk | ListHeading]:
    """The questions under their titles, those about one record under its words."""
    for place, group in enumerate(groups):
        if place:
            yield ListHeading("")
        yield ListHeading(group.title, "bold")
        words = ""
        for ask in group.asks:
            if ask.words != words:
                words = ask.words
                yield ListHeading(f"  {words}")
            yield ask


def _line(row: AfterAsk | ListHeading, width: int) -> Content:
    if isinstance(row, ListHeading):
        margin = " " * (len(row.words) - len(row.words.lstrip()))
        lines = [margin + line for line in wrapped(row.words.strip(), max(width - len(margin), 8))] or [""]
        return Content("\n").join([Content.styled(line, row.style) for line in lines])
    width = min(width, _WIDEST)
    answer = row.said or ("" if row.about is About.MISSED else "·")
    return Content.assemble(
        f"    {column(row.ask, width - _ANSWER - 4)}",
        (column(answer, _ANSWER), "bold $text-accent" if row.said else QUIET),
    )
