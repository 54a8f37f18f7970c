"""The page of an observed meeting: the debrief for the team, the chair or one person, and what was agreed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from coachtui.assess.coaching import CHAIR, TEAM
from coachtui.model.days import day_as_kept, day_words
from coachtui.model.observing import DebriefWords, debrief_kept_of
from coachtui.model.text import counted, listed
from coachtui.report.coaching_handouts import agreed_handout
from coachtui.report.coaching_words import ONE_MEETING
from coachtui.report.debrief_words import NEXT, WHO_WATCHES, agreed_paragraphs, debrief_paragraphs, figure_paragraphs
from coachtui.report.text import WIDTH
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.ask import ask
from coachtui.tui.comfort import copy_text
from coachtui.tui.desk import Desk
from coachtui.tui.keys import bindings_of, letters_of
from coachtui.tui.messages import ShowScreen
from coachtui.tui.screens.coach.observed_screen import NO_CHAIR, ObservedScreen
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.field import Field
from coachtui.tui.widgets.lines import QUIET
from coachtui.tui.widgets.page import Page, Paragraph
from coachtui.workflow.coaching.coaching_home import ObservedLine
from coachtui.workflow.coaching.debriefing import (
    OWN_FIELDS,
    DebriefPage,
    debrief_page,
    draft_words,
    keep_words,
    looking_back,
    observed_now,
)

_OTHER_PERSON = "other person"
"""The mark for `show` when only the person changed whom the debrief is for."""
_OWN_WORDS = "own words "
"""How the mark for `show` begins when only the coach's own words changed; the person they are for follows."""
_LABELS: Mapping[str, str] = {"answer": "They say", "next": "Your words", "watcher": "Who watches", "day": "When"}
"""What stands before the line for each of `OWN_FIELDS`."""
_Headed = Iterable[tuple[str, tuple[str, ...]]]


class _Debrief(VerticalScroll):
    """What there is to say; it scrolls."""

    HELP: ClassVar[str] = (
        "The debrief. The arrow keys scroll; t is for the team, c for the chair, p for each person. Tab goes to the "
        "lines for your own words."
    )


class CoachMeetingScreen(ObservedScreen):
    """The debrief of a meeting, with fields for the answer and for the coach's own words; below, what was agreed."""

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.COACH_MEETING
    CSS_PATH = "../../styles/coach.tcss"
    HELP: ClassVar[str] = (
        "The debrief, ready when the meeting ends: what worked, a moment that cost something, and one thing for next "
        "time. Here it is for your eyes, with names and words; what goes out to the team has neither."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.COACH_MEETING)]

    def __init__(self, desk: Desk, settings: Settings, meeting: str, *, whom: str = "") -> None:
        super().__init__(desk, settings, meeting, whom=whom)
        self._own: DebriefWords | None = None
        self._for_whom = ""
        self._typed_last: Mapping[str, str] = {}
        self._typed_for: dict[tuple[str | None, str], tuple[str, str]] = {}
        self._is_ready = self._can_be_observed = False

    def compose(self) -> ComposeResult:
        """A heading, for whom the debrief is, the debrief with lines to type in, and the keys."""
        yield from self.compose_heading()
        yield Static("", id="for", markup=False)
        with _Debrief(id="debrief"):
            yield Page(id="opening")
            yield Page(id="above")
            yield Field(_LABELS["answer"], id="answer", words="What was said to your question. Enter goes on.")
            yield Page(id="practice")
            yield Field(_LABELS["next"], id="next", words="What to do next time, in your own words. Enter goes on.")
            yield Field(_LABELS["watcher"], id="watcher", words="Who watches for it next time. Enter goes on.")
            yield Field(_LABELS["day"], id="day", words="On what day: Thursday, in two weeks, 2026-12-03.", last=True)
            yield Page(id="below")
            yield Page(id="before")
            yield Static("", id="rows", markup=False)
        yield ActionLine(ScreenId.COACH_MEETING, self._settings.keys)

    def on_mount(self) -> None:
        """Hide what earlier meetings left, until it is looked up."""
        self.query_one("#opening").display = False

    def show(self, mark: str = "") -> None:
        """Show the debrief for whoever it is for now, from its top, with the focus on it.

        ``mark`` says what changed since it was last shown, so that the rest stays: `_OTHER_PERSON`, or `_OWN_WORDS`
        with the person they are for. Without one everything is shown anew.
        """
        if mark.startswith(_OWN_WORDS):
            whom, shown = mark.removeprefix(_OWN_WORDS), self._whom or TEAM
            if whom == shown:
                self._show_fields(debrief_page(self.opened, self._meeting, whom))
                self._show_acts()
                return
            self._whom, mark = whom, _OTHER_PERSON
        if mark != _OTHER_PERSON:
            self._look_back()
        page = debrief_page(self.opened, self._meeting, self._whom or TEAM)
        self._is_ready = page.line.is_ready
        self.show_notice(self._left_to_do(page.line))
        self.query_one("#for", Static).update(
            Content.assemble(("For ", QUIET), (page.for_whom, "bold $text-accent"), (f"   {ONE_MEETING}", QUIET))
        )
        self._can_be_observed = self._desk.writable and page.line.can_be_observed
        self._show_acts()
        self._show_words(page)
        self._show_fields(page)
        debrief = self.query_one("#debrief")
        debrief.scroll_home(animate=False)
        debrief.focus(scroll_visible=False)

    def _show_acts(self) -> None:
        """Name below what can be done."""
        without = set() if self._can_be_observed else {"observe"}
        without |= {"undo"} if self._history.last is None else set()
        without |= {"redo"} if self._history.following is None else set()
        self.query_one(ActionLine).show_acts(without=without)

    def _show_words(self, page: DebriefPage) -> None:
        """Show what is computed, around the fields."""
        paragraphs = tuple(debrief_paragraphs(page.computed, page.whom))
        place = next((place for place, (heading, _) in enumerate(paragraphs) if heading == NEXT), len(paragraphs))
        following = tuple(
            (heading, tuple(each for each in said if each != WHO_WATCHES)) for heading, said in paragraphs[place:]
        )
        self.query_one("#above", Page).show(_paragraphs(paragraphs[:place]))
        self.query_one("#practice", Page).show(_paragraphs(following))
        below = (*agreed_paragraphs(page.words), *figure_paragraphs(page.words))
        self.query_one("#below", Page).show(_paragraphs(below))

    @work(exclusive=True, group="looking back")
    async def _look_back(self) -> None:
        """Show what became of what earlier meetings left, once it is worked out, which takes a while for many.

        While nothing is noted yet that a debrief could be made of, it comes first; afterwards it stands below. The rows
        of levels always stand last.
        """
        seen = await ask(self, self._desk.do(lambda opened: looking_back(opened, self._meeting)))
        if seen is not None:
            for name in ("before", "opening"):
                page = self.query_one(f"#{name}", Page)
                page.show(_paragraphs(seen.paragraphs))
                page.display = bool(seen.paragraphs) and (name == "before") == self._is_ready
            self.query_one("#rows", Static).update(_rows(seen.rows))

    def _show_fields(self, page: DebriefPage) -> None:
        """Show the coach's own words; hide the fields where there is nobody the words could be for (no chair)."""
        self._own, self._for_whom = page.own, page.for_whom
        for field in self.query(Field):
            field.display = page.takes_answer if field.id == "answer" else page.own is not None
            field.entry.disabled = not self._desk.writable
        self._show_own()

    def _show_own(self) -> None:
        """Show the coach's own words as recorded or, where there is a draft, as typed.

        Warn where a sentence for the team names somebody.
        """
        own = self._own
        self._typed_last = {name: "" if own is None else getattr(own, name) for name in OWN_FIELDS}
        shown = None if own is None else replace(own, day=day_words(own.day))
        for name in OWN_FIELDS:
            entry, text = self.query_one(f"#{name}", Field).entry, "" if shown is None else getattr(shown, name)
            if entry.value != text:
                with self.prevent(Input.Changed):
                    entry.value = text
        names: tuple[str, ...] = ()
        if own is not None and own.whom is None:
            names = debrief_page(self.opened, self._meeting).words.others_named_in(own.next)
        words = f"The team does not get this sentence: it names {listed(names)}." if names else ""
        self.query_one("#next", Field).wrong(words)

    def _left_to_do(self, line: ObservedLine) -> str:
        """What is left to do, each with the letter that leads there."""
        letters = letters_of(ScreenId.COACH_MEETING, self._settings.keys)
        if line.is_under_way:
            return f"It is under way: {letters['observe']} goes on with it."
        if line.can_be_observed and not line.is_ready:
            return (
                f"Nothing noted yet: {letters['observe']} begins to observe.  From notes on paper: {letters['cards']}."
            )
        parts = [f"{counted(line.to_settle, 'mark')} to settle: {letters['settle']}."] if line.to_settle else []
        parts += [f"{counted(line.waiting, 'card')} waiting: {letters['cards']}."] if line.waiting else []
        return "  ".join(parts) or "Every mark is settled, and every card is filled in."

    # The coach's own words

    def unsaved(self) -> Mapping[str, str]:
        """All that was typed here, whoever it is for; the keys say for whom, and what stands before the line."""
        return {
            f"Debrief for {for_whom}{'' if whom is None else f' ({whom})'}, {_LABELS[name]}": text
            for (whom, name), (for_whom, text) in self._typed_for.items()
            if text
        }

    def _typed(self) -> Mapping[str, str]:
        typed = {name: self.query_one(f"#{name}", Field).value for name in OWN_FIELDS}
        return {**typed, "day": day_as_kept(typed["day"])}

    @on(Input.Changed)
    def draft(self, event: Input.Changed) -> None:
        """Store what is typed, so that a crash loses nothing."""
        event.stop()
        own, before = self._own, self._typed_last
        if own is not None and self._workspace is not None:
            self._typed_last = self._typed()
            for name, text in self._typed_last.items():
                if text != before[name]:
                    self._typed_for[own.whom, name] = self._for_whom, text
                    draft_words(self._workspace, own, name, text)

    @on(Input.Blurred)
    @on(Input.Submitted)
    def keep(self, event: Input.Blurred | Input.Submitted) -> None:
        """Record what was typed when a field is left; Enter in a field focuses the debrief."""
        event.stop()
        self._keep()
        if isinstance(event, Input.Submitted):
            self.leave_line()

    def _keep(self) -> None:
        own = self._own
        typed = None if own is None or not self._desk.writable else replace(own, **self._typed())
        if typed is not None:
            change = keep_words(self.opened, typed)
            self._history.add(change, f"{_OWN_WORDS}{self._whom or TEAM}")
            kept = change.revisions[-1].after
            own = kept if isinstance(kept, DebriefWords) else DebriefWords(typed.meeting, typed.whom)
            self._own = debrief_kept_of(own, self.meeting)
            self._show_own()
            self._show_acts()

    def leave_line(self) -> None:
        """Focus the debrief."""
        self.query_one("#debrief").focus(scroll_visible=False)

    # What can be done (each an act of `ScreenId.COACH_MEETING`)

    def action_undo(self) -> None:
        """Record what is being typed, then undo what was recorded last."""
        self._keep()
        super().action_undo()

    def action_words(self) -> None:
        """Focus the field *Your words*; where there is no chair the words could be for, say so."""
        if self._own is None:
            self.show_notice(NO_CHAIR)
        elif self.may_write():
            self.query_one("#next", Field).entry.focus()

    def action_team(self) -> None:
        """Show the debrief for the team."""
        self._show_for(TEAM)

    def action_chair(self) -> None:
        """Show the debrief for the chair; where there is none, a notice says so."""
        self._show_for(CHAIR)
        if self._own is None:
            self.show_notice(NO_CHAIR)

    def action_person(self) -> None:
        """Show the debrief for the next of those who took part and consent, without the chair."""
        if (person := self.next_person()) is not None:
            self._show_for(person)

    def _show_for(self, whom: str) -> None:
        self._keep()
        self._whom = whom
        self.show(_OTHER_PERSON)

    def action_mail(self) -> None:
        """Copy to the clipboard what was decided and who does what."""
        words = debrief_page(self.opened, self._meeting).words
        self.show_notice(copy_text(self.app, agreed_handout(words).text(WIDTH)))

    def action_observe(self) -> None:
        """Go to the screen that observes the meeting; does nothing where it is over or the file is read-only."""
        if self._desk.writable and observed_now(self.opened, self._meeting).can_be_observed:
            self._leave_for(ScreenId.OBSERVE)

    def action_settle(self) -> None:
        """Record what is typed, and go to settling the marks."""
        self._leave_for(ScreenId.COACH_SETTLE)

    def action_cards(self) -> None:
        """Record what is typed, and go to the cards."""
        self._leave_for(ScreenId.COACH_CARDS)

    def action_levels(self) -> None:
        """Record what is typed, and go to confirming levels."""
        self._leave_for(ScreenId.COACH_LEVELS)

    def action_after(self) -> None:
        """Record what is typed, and go to the questions after a meeting."""
        self._leave_for(ScreenId.COACH_AFTER)

    def action_replay(self) -> None:
        """Record what is typed, and go to the replay."""
        self._leave_for(ScreenId.COACH_REPLAY)

    def action_note(self) -> None:
        """Record what is typed, and go to the written note."""
        self._leave_for(ScreenId.COACH_NOTE)

    def _leave_for(self, screen: ScreenId) -> None:
        self._keep()
        self.go_to(screen)

    def action_leave(self) -> None:
        """Record what is typed, and go home."""
        self._keep()
        self._status.leave_when_saved(ShowScreen(ScreenId.HOME))


def _paragraphs(headed: _Headed) -> Iterator[Paragraph]:
    for heading, sentences in headed:
        yield Paragraph(lead=heading)
        for sentence in sentences:
            yield Paragraph(sentence, indent=2)
        yield Paragraph()


def _rows(rows: Sequence[str]) -> Content:
    """Rows of levels below their title, whose legend is quiet."""
    if not rows:
        return Content()
    title, space, legend = rows[0].partition("   ")
    return Content("\n").join([Content.assemble((title, "bold"), (space + legend, QUIET)), *map(Content, rows[1:])])
