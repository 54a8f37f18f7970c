"""The screen while a meeting is observed: one field for lines, and how the lines so far were understood."""

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Static, TextArea

from coachtui.model.problems import CoachError
from coachtui.model.text import is_blank, one_line
from coachtui.settings.settings import Settings
from coachtui.store.entry import utc_now
from coachtui.tui.actions import ScreenId
from coachtui.tui.breakpoints import take_size
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_until_ready, ready_for_keys
from coachtui.tui.messages import ShowScreen, Trouble
from coachtui.tui.screens.interview.commanding import CommandScreen
from coachtui.tui.screens.interview.cover import BREAK, Cover
from coachtui.tui.screens.interview.leaving import Leaving
from coachtui.tui.screens.interview.panels import Panel
from coachtui.tui.screens.observe.beside import BesideLine
from coachtui.tui.screens.observe.parts import LastLines, LineField, MeetingTop
from coachtui.tui.writer import begin_writing
from coachtui.workflow.coaching.coaching_result import seats_words
from coachtui.workflow.observing.before_meeting import CONSENT_SAID
from coachtui.workflow.observing.line_typing import LineTyping
from coachtui.workflow.observing.live_meeting import LiveMeeting, begin_observing
from coachtui.workflow.observing.observed_now import ObservedNow

_CLOCK_SECONDS = 2.0
_MOST_LINES = 60
"""More lines than any terminal shows of them."""
_NEW_LINE = frozenset({"enter", "shift+enter", "ctrl+enter", "ctrl+j"})
_NO_CARD = "No card waits."
_BACK = "Going on. {key} makes another break."


class ObserveScreen(CommandScreen):
    """Observes the meeting with the id ``meeting``, begun or resumed; None is the one that is to be observed now.

    Posts `ShowScreen` to leave, and `Trouble` when the meeting cannot be opened.
    """

    live: LiveMeeting
    """The meeting, once it is open."""

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.OBSERVE
    CSS_PATH = "../../styles/observe.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]
    AUTO_FOCUS = "#note"
    HELP: ClassVar[str] = (
        "A meeting you sit in on. Type what you hear, a line at a time; Enter records it. A line that begins with"
        " somebody's initials is what that person said; d is a decision, a an action (who, what, by when), i that you"
        " stepped in; any other line is a note. At its end + or - says that it helped or hurt, +5 what. Esc and then a"
        " letter does everything else."
    )

    def __init__(
        self, desk: Desk, settings: Settings, meeting: str | None, *, now: Callable[[], datetime] = utc_now
    ) -> None:
        super().__init__(settings, note_help=_FIELD_HELP)
        self._desk, self._meeting, self._clock = desk, meeting or "", now
        self._top, self._last = MeetingTop(), LastLines()
        self._cue = Static("", id="cue", markup=False)
        self._field = LineField(self.note)
        self._blank, self._beside = Cover(), BesideLine()

    def compose(self) -> ComposeResult:
        """Compose the open item, the last lines, the cue, the field, the panels, the bottom line and the cover."""
        take_size(self)
        yield self.heading
        yield self._top
        yield self._last
        yield self._cue
        yield self._field
        yield self._beside
        yield self.bottom
        yield self._blank

    # Opening, saving, leaving

    def on_mount(self) -> None:
        """Begin to open the meeting; keys wait until it is open."""
        hold_keys_until_ready(self)
        self.paint_mode()
        self.set_interval(_CLOCK_SECONDS, self._paint_time)
        self._open()

    @work(group="opening")
    async def _open(self) -> None:
        """Open the meeting, show where it stands and the line that was being typed, and let keys through."""
        try:
            writer = await begin_writing(self._desk, self.show_status, self._clock)
            self.live = begin_observing(writer.workspace, self._meeting)
        except CoachError as error:
            self.post_message(Trouble(error))
            return
        self.writer, self.leaving = writer, Leaving(self, writer)
        self._typing = LineTyping(self.live.lines)
        self._shorts = {key: each.short_name for key, each in self.live.rubric.rated_behaviours().items()}
        self._beside.show_meeting(self.live, self._shorts)
        self.heading.introduce(f"{self.live.meeting.id}  {self.live.meeting.name}")
        self.run_worker(writer.run(), group="saving")
        early, kept = self.note.text, self.live.lines.draft_text
        self.note.show(kept)
        self.note.type(early)
        self._keep()
        self.rest()
        if self.live.is_paused:
            self.live.resume()
            self.show_notice(_BACK.format(key=self.key_of("pause")))
        self._paint()
        self.show_status()
        ready_for_keys(self)

    async def on_unmount(self) -> None:
        """Write what is not on the disk yet; if that fails, write the lines to a text file beside the coaching file."""
        if self.writer is not None:
            self._keep_all()
            if not await self.writer.finish():
                lines = self.live.lines
                said = [each.raw or each.text for each in lines.last(_MOST_LINES)]
                self._desk.rescue({self.live.meeting.name: "\n".join([*said, lines.waiting_text, lines.draft_text])})

    def _keep_all(self) -> None:
        """Keep the line that is typed, before the screen goes; one that is put right is recorded."""
        text, is_correcting = self.note.text, self._typing.correcting is not None
        self._typing.keep(self._typing.enter(text) if is_correcting else text)

    def _go_when_saved(self, message: Message) -> None:
        self.go_home()
        self._keep_all()
        self.leaving.go(message)

    # Showing

    def _paint(self) -> None:
        """Show where the meeting stands, its last lines and what waits."""
        now = self.live.now(_MOST_LINES)
        self._last.show(now.lines, self._shorts, self._typing.correcting, () if now.lines else self._seats)
        self._show_top(now)

    @property
    def _seats(self) -> tuple[str, ...]:
        """Who is there, in words for each."""
        return seats_words(self.live.meeting, self.live.workspace.state.people)

    def _paint_time(self) -> None:
        """Show the minutes anew, and the cue with them."""
        if self.writer is not None and self.panel is not self._blank:
            self._show_top(self.live.now(0))

    def _show_top(self, now: ObservedNow) -> None:
        behaviour = self.live.rubric.rated_behaviours().get(now.agreed)
        self._top.show(now, "" if behaviour is None else behaviour.name)
        self.heading.where = f"{int(now.overall)} min"
        quiet_line = "   ".join(filter(None, (now.cue, self._card_words(now))))
        self._cue.update(one_line(quiet_line or self._consent_words(now)))

    def _consent_words(self, now: ObservedNow) -> str:
        """That nobody was asked for consent yet, as far as is known, and how to note it; "" once it is noted."""
        if now.ended or self.live.meeting.consent_said:
            return ""
        return f"Consent is still to be asked for. Once it is: {self.key_of('participant')}, then {CONSENT_SAID}"

    def _card_words(self, now: ObservedNow) -> str:
        """That a card waits, and which key opens it; "" for none."""
        if not now.cards_waiting:
            return ""
        titles = {each.id: one_line(each.title, 30) for each in self.live.meeting.items}
        waiting, key = now.cards_waiting, self.key_of("card")
        if len(waiting) > 1:
            return f"{len(waiting)} cards wait: {key}"
        return f"The card of {titles.get(waiting[-1], 'the whole meeting')} waits: {key}"

    def _paint_meant(self) -> None:
        """Show what the line is understood as."""
        text = self.note.text
        self._field.show(None if is_blank(text) else self.live.lines.read(text), self.live.names, self._shorts)

    # Typing

    @on(TextArea.Changed)
    def _keep(self) -> None:
        """Keep the line as it is typed, and show what it is understood as."""
        if self.writer is not None:
            self._typing.keep(self.note.text)
            if self.is_attached:
                self._paint_meant()
                self.call_after_refresh(self.note.scroll_cursor_visible)  # once the row that was begun has its place

    def enter_line(self) -> bool:
        """Record the text of the field, each pasted line by itself, and show the unfinished text kept before it.

        Always True.
        """
        if self.writer is not None:
            self._put(self._typing.enter(self.note.text))
            self._paint()
        return True

    def _put(self, text: str) -> None:
        """Put ``text`` into the field."""
        self.note.show(text)
        self._keep()

    def _take_note_key(self, event: events.Key) -> bool:
        """Take every kind of Enter for Enter; Up in an empty line brings the line before back."""
        if event.key in _NEW_LINE:
            event.key = "enter"
        if event.key == "up" and not self.note.text:
            self.run_act("previous")
            return True
        return super()._take_note_key(event)

    def refuses(self, act: str) -> bool:
        """False: every act can be run."""
        del act
        return False

    # Panels

    @on(BesideLine.Resized)
    def _make_room(self) -> None:
        """Keep the last lines above the panel that is open."""
        taken = self._beside.outer_size.height
        below = self.size.height - self._last.region.bottom - self._last.styles.margin.bottom
        self._last.styles.margin = (0, 0, max(taken + 1 - below, 0) if taken else 0, 0)

    def panel_closed(self, panel: Panel, words: str) -> None:
        """Record the text typed in a panel."""
        if panel is not self._blank:
            self._beside.keep(panel, words)
        self._paint()

    @on(BesideLine.Wanted)
    def _open_beside(self, event: BesideLine.Wanted) -> None:
        self.open_panel(event.panel)

    @on(BesideLine.Recorded)
    def _show_recorded(self, event: BesideLine.Recorded) -> None:
        """Show what a panel recorded, and what it says; keep of what is typed what may be kept by now."""
        self._paint()
        self._typing.keep_again(self.note.text)
        self._paint_meant()
        if event.said:
            self.show_notice(event.said)

    @on(BesideLine.ItemOpened)
    def _show_item(self, event: BesideLine.ItemOpened) -> None:
        self._opened(event.item)

    # Acts (each one of `ScreenId.OBSERVE`)

    def action_next(self) -> None:
        """Close the open item and open the next one; where the meeting was ended, go on with it."""
        self.live.go_on()
        self._opened(self.live.next_item())

    def _opened(self, item: str) -> None:
        """Show which item is open now."""
        self._paint()
        now = self.live.now(0)
        if not item:
            add, end = self.key_of("other_item"), self.key_of("end")
            self.show_notice(f"No item comes after this one. {add} adds one, {end} ends the meeting.")
        elif now.item is not None:
            self.show_notice(f"{now.place} of {now.of}: {one_line(now.item.title)}")

    def action_other_item(self) -> None:
        """Open the panel that finds an agenda item."""
        self.open_panel(self._beside.item)

    def action_card(self) -> None:
        """Open the latest card that waits to be answered; where none does, that of the open item."""
        card = self.live.card()
        if card is None:
            self.show_notice(_NO_CARD)
            return
        self._beside.card.offer(card)
        self.open_panel(self._beside.card)

    def action_late(self) -> None:
        """Record the line being typed, or else the last one, ten seconds earlier."""
        words = self.live.lines.late()
        self._paint()
        self.show_notice(f"{words[:1].upper()}{words[1:]}: ten seconds earlier." if words else "There is no line yet.")

    def action_plain(self) -> None:
        """Switch whether the line being typed is plain words; with an empty field, make the last line plain words."""
        lines = self.live.lines
        if not is_blank(self.note.text):
            self.show_notice("Plain words." if self._typing.turn_plain() else "Read by its first word again.")
            self._keep()
        elif lines.plain_words():
            self._paint()
            self.show_notice("The last line is a note now, word for word.")
        else:
            self.show_notice("The last line is a note already." if lines.previous() else "There is no line yet.")

    def action_previous(self) -> None:
        """Bring the line before into the field, to be corrected."""
        text = self._typing.go_back(self.note.text)
        if text is None:
            self.show_notice("There is no line before.")
            return
        self._put(text)
        self._paint()
        self.show_notice(f"Enter puts it right, {self.key_of('undo')} leaves it as it was.")

    def action_missed(self) -> None:
        """Open the panel that finds a behaviour, to record that it was missed."""
        self.open_panel(self._beside.missed)

    def action_undo(self) -> None:
        """Undo the last step; a line that it recorded comes back into the field."""
        if self._typing.correcting is not None:
            self._put(self._typing.leave_as_it_was())
            self._paint()
            self.show_notice("Left as it was.")
            return
        undone = self.live.undo()
        if undone is None:
            self.show_notice("There is nothing to take back.")
            return
        if undone.text:
            self._put(self._typing.line_undone(undone.text, self.note.text))
        self._paint()
        self.show_notice(f"Taken back: {undone.words}.")

    def action_redo(self) -> None:
        """Redo the step undone last; a line that it recorded leaves the field."""
        redone = self.live.redo()
        if redone is None:
            self.show_notice("There is nothing to do again.")
            return
        if redone.text:
            self._put(self._typing.line_redone(redone.text, self.note.text))
        self._paint()
        self.show_notice(f"Done again: {redone.words}.")

    def action_pause(self) -> None:
        """Record that a break begins, which takes none of the time, and blank the screen until a key is pressed."""
        self.live.pause()
        self._paint()
        self._blank.prepare(BREAK, self.live.resume)
        self.open_panel(self._blank)

    def action_participant(self) -> None:
        """Open the panel for somebody who has come in, below the list of who is there."""
        self._beside.person.show_seats(self._seats)
        self.open_panel(self._beside.person)

    def action_blank(self) -> None:
        """Blank the screen until a key is pressed."""
        self._blank.prepare()
        self.open_panel(self._blank)

    def action_end(self) -> None:
        """Record that the meeting has ended, and open its card; where it has ended already, go to the debrief."""
        if self.live.meeting.ended is not None:
            self.action_leave()
            return
        self.enter_line()
        self.live.end()
        self._paint()
        if "" in self.live.now(0).cards_waiting:
            self.action_card()

    def action_leave(self) -> None:
        """Go to the debrief where the meeting has ended, else home, once everything is saved."""
        ended = self.live.meeting.ended is not None
        debrief = ShowScreen(ScreenId.COACH_MEETING, meeting=self.live.id)
        self._go_when_saved(debrief if ended else ShowScreen(ScreenId.HOME))


_FIELD_HELP = (
    "Your line. Initials first: what that person said. d what, who decides, when: a decision. a who, what, when: an"
    " action. n: a note. i: you stepped in. Anything else is a note too. ! before it stars it; + or - at its end, also"
    " +5: it helped or hurt. Enter records it; Up in an empty line brings the one before back."
)
