"""The form before a meeting: what was agreed with the chair, who is there, the agenda, and the consent sentence."""

import asyncio
from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Button, Input, Static

from coachtui.asking.meeting_forms import TypedMeeting, form_text
from coachtui.files.meeting_files import MeetingMistake
from coachtui.model.observing import ObservedMeeting
from coachtui.model.problems import CoachError
from coachtui.model.written_meeting import MOST_FIGURES, MOST_ITEMS, MOST_PEOPLE
from coachtui.settings.settings import Settings
from coachtui.store.records import Change
from coachtui.tui.actions import ScreenId
from coachtui.tui.ask import ask
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_until_ready, leave_for, ready_for_keys
from coachtui.tui.keys import bindings_of, letters_of
from coachtui.tui.messages import OpenEngagement, ShowScreen, Trouble
from coachtui.tui.screens.observe.kept_form import KeptForm
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.field import CommandInput, Field
from coachtui.tui.widgets.form import Form
from coachtui.tui.widgets.form_table import FormTable
from coachtui.tui.widgets.lines import QUIET
from coachtui.tui.widgets.optional_text import OptionalText
from coachtui.tui.widgets.press_button import PressButton
from coachtui.workflow.engagement.engagements import Surroundings
from coachtui.workflow.observing.before_meeting import (
    BeforeMeeting,
    before_first_meeting,
    before_meeting,
    mistakes_in_new,
    record_typed,
)
from coachtui.workflow.observing.typed_meeting import when_typed

_BEHAVIOUR_HELP = "One behaviour that the chair wants to work on: its number, or a few letters of its name."
_STEP_HELP = "How you may step in: note, glance, pause, or never. The first letter is enough."
_PEOPLE = "Who is there, in the order in which they sit: name, initials, no for who does not consent"
_AGENDA = "Agenda: title, verb (decide, inform, plan, review), minutes"
_ACTIONS = "Agreed last time: what, who, by when"
_FIGURES = "Figures they will talk about: name, latest points with spaces between them"


_LOST = "Nothing of this is recorded yet. Esc q again throws it away, Esc l keeps it for later."
_KEPT_AFTER = 0.3
"""Seconds that what is typed is in memory only, at most."""


class ObserveBeginScreen(Screen[None]):
    """The form before the meeting with the id ``meeting``, which may be prepared already; "" or None proposes an id.

    It is recorded in the file ``opened``; where that is None, in a coaching file that is made at ``path``. Posts
    ShowScreen and OpenEngagement.
    """

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.OBSERVE_BEGIN
    CSS_PATH = "../../styles/observe_begin.tcss"
    HELP: ClassVar[str] = (
        "Five minutes before a meeting: what was agreed with the chair, who is there, the agenda, last time's actions, "
        "up to three figures, and consent. Enter goes from line to line; in a table it begins a new row, and in an "
        "empty row goes on. All but a name and somebody who takes part may be left out. What is typed is kept at once. "
        "Ctrl+S begins; Esc l keeps it for later."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.OBSERVE_BEGIN)]

    def __init__(
        self,
        opened: Desk | None,
        path: Path,
        surroundings: Surroundings,
        settings: Settings,
        meeting: str | None,
    ) -> None:
        self._opened, self._path, self._surroundings = opened, path, surroundings
        self._settings, self._meeting = settings, meeting or ""
        self._known = BeforeMeeting()
        self._kept = KeptForm(opened, path, surroundings)
        self._typed = TypedMeeting()
        self._keeping: Timer | None = None
        self._warned = self._error_shown = self._done = False
        super().__init__()

    def compose(self) -> ComposeResult:
        """The fields and tables in the order in which a coach asks for them."""
        yield Static("", id="heading", markup=False)
        yield Form(*self._parts(), submit=_button("Begin  Ctrl+S", "make"), leave=_button("Leave  Esc q", "leave"))
        yield ActionLine(ScreenId.OBSERVE_BEGIN, self._settings.keys, lead="Enter goes on", typing=True)

    def _parts(self) -> Iterable[Static | Field | FormTable]:
        yield Field("Meeting", id="name", words="Its name, as the people in it call it.")
        yield Field("When", id="date", words="A day, a time, or both: today 14:00.", placeholder="today")
        yield OptionalText(id="date-read-as", classes="read-as")
        yield Static("Agreed with the chair", classes="part", markup=False)
        yield Field("Must come out", id="produce", words="What the meeting must produce.")
        yield Field("Works on", id="agreed", words=_BEHAVIOUR_HELP, placeholder="one behaviour")
        yield OptionalText(id="agreed-read-as", classes="read-as")
        yield Field("You step in", id="stepping_in", words=_STEP_HELP, placeholder="note, glance, pause, never")
        yield OptionalText(id="stepping_in-read-as", classes="read-as")
        yield Field("Who sees it", id="seen_by", words="Who sees what of it afterwards.")
        people = {"name": "Name", "initials": "Initials", "consents": "Consents"}
        yield FormTable(_PEOPLE, people, id="participants", most=MOST_PEOPLE)
        yield Field("Chair", id="chair", words="Initials or name. Empty: whoever comes first.", placeholder="the first")
        items = {"title": "Item", "verb": "Verb", "minutes": "Minutes"}
        yield FormTable(_AGENDA, items, id="items", most=MOST_ITEMS)
        yield FormTable(_ACTIONS, {"what": "What", "who": "Who", "due": "By when"}, id="actions", most=MOST_ITEMS)
        yield FormTable(_FIGURES, {"name": "Figure", "points": "Points"}, id="figures", most=MOST_FIGURES)
        yield OptionalText(id="limits", classes="read-as")
        yield Static("Say this to everybody", classes="part", markup=False)
        yield Static("", id="consent", markup=False)
        yield Field(
            "Said", id="consent_said", words="Whether you said it: yes or no.", placeholder="yes or no", last=True
        )

    def on_mount(self) -> None:
        """Focus the name; keys wait until file and script were read."""
        hold_keys_until_ready(self)
        self.query_one(Form).begin_in("name")
        self._look()

    @work(group="looking")
    async def _look(self) -> None:
        """Look up the behaviours, the sentence for consent and the people there are."""
        meeting = self._meeting
        if self._opened is not None:
            known = await ask(self, self._opened.do(lambda workspace: before_meeting(workspace, meeting)))
        else:
            known = await ask(self, asyncio.to_thread(before_first_meeting, self._path, meeting))
        if known is None:
            ready_for_keys(self)
            return
        self._known = known
        there = "   as you left it" if known.left else "   prepared" if known.prepared else ""
        there += f"   {known.id_taken}" if known.id_taken else ""
        heading = Content.assemble((f"Before the meeting {known.meeting}", "bold"), (there, QUIET))
        self.query_one("#heading", Static).update(heading)
        self.query_one("#consent", Static).update(f"“{known.consent}”" if known.consent else "")
        if known.typed is not None:
            self._kept.begin_with(known.typed)
            self._fill_in(known.typed)
        self._keep_soon()
        ready_for_keys(self)

    def _fill_in(self, typed: TypedMeeting) -> None:
        """Show what was typed before, wherever nothing is typed yet."""
        for field in self.query(Field):
            field.entry.value = field.value or typed.fields.get(field.id or "", "")
        for table in self.query(FormTable):
            if not table.rows:
                table.show(getattr(typed, table.id or ""))
        self._show_limits()

    # Keeping what is typed

    @on(Input.Changed)
    @on(FormTable.Typed)
    @on(FormTable.RowsDone)
    def _keep_soon(self) -> None:
        """Keep what is typed, in a moment; not before it is known what stood here when the form was left."""
        form = self.query_one(Form)
        tables = {table.id or "": table.rows for table in form.query(FormTable)}
        self._typed = TypedMeeting(form.values, **tables)
        if self._keeping is None and self._known.meeting and not self._done:
            self._keeping = self.set_timer(_KEPT_AFTER, self._keep)

    @work(group="keeping")
    async def _keep(self) -> None:
        self._keeping = None
        if self._done:
            return
        try:
            await self._kept.keep(self._known.meeting, self._typed)
            self._error_shown = False
        except CoachError as error:
            if not self._error_shown:  # it is tried again with every key
                self.post_message(Trouble(error))
            self._error_shown = True

    async def on_unmount(self) -> None:
        """Store what is typed as a draft, unless it was recorded or thrown away."""
        if self._done or not self._known.meeting:
            await self._kept.close()
            return
        from coachtui.tui.app import CoachApp  # noqa: PLC0415 - which makes this screen

        unsaved = await self._kept.last_words(self._known.meeting, self._typed)
        if unsaved is not None and isinstance(self.app, CoachApp):
            self.app.unsaved = unsaved

    @on(Input.Changed)
    def show_read_as(self, event: Input.Changed) -> None:
        """Show below a field how its text is understood."""
        field = event.input.parent.parent if event.input.parent is not None else None
        read_as = {"agreed": self._known.agreed_read_as, "stepping_in": self._known.stepping_in_read_as}
        read_as["date"] = lambda typed: when_typed(typed, self._surroundings.today).read_as
        if isinstance(field, Field) and field.id in read_as:
            self._show_read_as(f"{field.id}-read-as", read_as[field.id](event.value))

    @on(Input.Blurred)
    def take_over(self, event: Input.Blurred) -> None:
        """Once the name is left, fill empty tables from the last meeting of that name: participants, chair and actions.

        Not for a meeting that is prepared already.
        """
        if event.input is not self.query_one("#name", Field).entry or self._known.prepared is not None:
            return
        last = self._known.last_time(event.value)
        people, actions = self.query_one("#participants", FormTable), self.query_one("#actions", FormTable)
        if last is not None and not people.rows:
            people.show(last.participants)
            chair = self.query_one("#chair", Field).entry
            chair.value = chair.value or last.chair
        if last is not None and not actions.rows:
            actions.show(last.actions)

    @on(FormTable.RowsDone, "#participants")
    def propose_initials(self, event: FormTable.RowsDone) -> None:
        """Fill in initials for participants who have a name and none."""
        event.stop()
        rows = event.table.rows
        proposed = self._known.with_initials(rows)
        if proposed != rows:
            event.table.show(proposed)
        event.table.wrong(self._known.words_as_initials(proposed))

    @on(FormTable.RowsDone, "#items")
    def complete_verbs(self, event: FormTable.RowsDone) -> None:
        """Complete verbs of which the beginning was typed; where one is no verb, list those there are."""
        event.stop()
        read, wrong = self._known.verbs_read_as(event.table.rows)
        if read != event.table.rows:
            event.table.show(read)
        event.table.wrong(wrong)

    @on(FormTable.RowsDone, "#figures")
    def show_usual_limits(self, event: FormTable.RowsDone) -> None:
        """Show the usual range of each figure."""
        event.stop()
        self._show_limits()

    def _show_limits(self) -> None:
        figures = self.query_one("#figures", FormTable)
        self._show_read_as("limits", "\n".join(self._known.figures_read_as(figures.rows)))

    def _show_read_as(self, place: str, words: str) -> None:
        """Show what something typed is read as; "" shows nothing."""
        self.query_one(f"#{place}", OptionalText).update(words)

    @on(FormTable.RowsDone)
    def done(self, event: FormTable.RowsDone) -> None:
        """Stop the message, which other handlers have dealt with."""
        event.stop()

    @on(Form.Left)
    async def action_leave(self) -> None:
        """Throw away what was typed and go home, or end the program where no file is open.

        Where something was typed, the first call only warns.
        """
        self._keep_soon()
        if form_text(self._typed) != form_text(self._known.prepared or TypedMeeting()) and not self._warned:
            self._warned = True
            self.query_one("#heading", Static).update(Content.styled(_LOST, "bold $text-warning"))
            return
        self._done = True
        await ask(self, self._kept.throw_away(self._known.meeting))
        if self._opened is None:
            await self.app.action_quit()
        else:
            self.post_message(ShowScreen(ScreenId.HOME, meeting=self._known.meeting))

    @on(Form.Submitted)
    async def action_make(self) -> None:
        """Record the meeting and go to observing it; where it is on a later day, go home.

        What is wrong is shown at its field, and nothing is recorded.
        """
        await self._make(later=False)

    async def action_later(self) -> None:
        """Record the meeting and go home."""
        await self._make(later=True)

    @on(CommandInput.Command)
    async def command(self, event: CommandInput.Command) -> None:
        """Run the act of Esc and a letter typed in a field."""
        if event.letter == letters_of(ScreenId.OBSERVE_BEGIN, self._settings.keys)["later"]:
            event.stop()
            await self.action_later()

    async def _make(self, *, later: bool) -> None:
        """Record the meeting and go on; else say below its field what is wrong."""
        form = self.query_one(Form)
        form.accept()
        for table in form.query(FormTable):
            table.wrong("")
        self._keep_soon()
        found = await ask(self, self._prepare(self._typed))
        if found is None:
            return
        if isinstance(found, Change):
            self._done = True
            await self._kept.close()
            meeting = found.after(ObservedMeeting)
            waits = later or meeting.day > self._surroundings.today.isoformat()
            home = ShowScreen(ScreenId.HOME, change=found, meeting=meeting.id)
            show = home if waits else ShowScreen(ScreenId.OBSERVE, meeting=meeting.id)
            leave_for(self, show if self._opened is not None else OpenEngagement(self._path, show))
            return
        for (place, *_), message, hint in reversed(found):
            self._refuse(str(place), f"{message} {hint}".strip())

    def _refuse(self, place: str, why: str) -> None:
        """Say below a field or a table what is wrong with it, and put the cursor there."""
        form = self.query_one(Form)
        if isinstance(table := form.query_one(f"#{place}"), FormTable):
            table.wrong(why)
            table.entry.focus()
        else:
            form.refuse(place, why)

    async def _prepare(self, typed: TypedMeeting) -> Change | tuple[MeetingMistake, ...]:
        """Record what is typed, in the file that is there once anything is."""
        meeting, again = self._known.meeting, self._known.prepared is not None
        await self._kept.keep(meeting, typed)
        if self._kept.desk is None:
            return await asyncio.to_thread(mistakes_in_new, self._path, typed, self._surroundings.today)
        return await self._kept.desk.do(lambda workspace: record_typed(workspace, meeting, typed, again=again))


def _button(words: str, act: str) -> Button:
    return PressButton(words, id=act, first=act == "make")
