"""Observing a meeting in plain mode: lines as on the full screen, and commands that begin with a slash."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from coachtui.asking.line_grammar import LineMeaning, Meant, meaning_words, missing_words
from coachtui.asking.meeting_forms import TypedMeeting
from coachtui.cli.plain.commands import HeldLine
from coachtui.cli.plain.meeting_form import ask_typed_meeting
from coachtui.cli.plain.terminal import PROMPT, LeaveError, Terminal, says_yes
from coachtui.files.meeting_files import MeetingMistake
from coachtui.model.observing import CardWord, ObservedMeeting
from coachtui.model.problems import CoachError
from coachtui.model.text import is_blank, listed, one_line
from coachtui.model.times import minutes_words
from coachtui.workflow.coaching.coach_cards import Card
from coachtui.workflow.coaching.coaching_result import seats_words
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.engagement.paths import is_there
from coachtui.workflow.observing.before_meeting import (
    BeforeMeeting,
    before_first_meeting,
    before_meeting,
    keep_form_in_new,
    participant_typed,
    prepare_typed,
    prepare_typed_in_new,
)
from coachtui.workflow.observing.form_drafts import has_drafted_form, keep_form
from coachtui.workflow.observing.line_typing import LineTyping
from coachtui.workflow.observing.live_meeting import LiveMeeting, begin_observing
from coachtui.workflow.observing.meant_in_meetings import behaviours_named, items_named
from coachtui.workflow.observing.observed_now import LineShown
from coachtui.workflow.observing.preparing import meeting_to_observe

_LAST = 10
_CHANGE = "It is prepared. Change anything before it begins? (y, or Enter begins it):"
_WORDS = {"y": CardWord.YES, "p": CardWord.PARTLY, "n": CardWord.NO, "x": CardWord.NOT_NEEDED}
OBSERVING_HELP = """\
A line that begins with somebody's initials is what that person said.
d what, who, when: a decision. a who, what, when: an action.
i: you stepped in. Any other line is a note.
! before a line stars it. + or - behind it: it helped or hurt; +5: and how.
/next            close this item and open the next
/item NUMBER     go to an item, by its number or words of it; other words add one
/card            fill in the card that waits: y p n x
/late            the last line was said ten seconds earlier
/plain           the last line is a note, word for word
/previous        put the line before right
/missed WORDS    a behaviour that this item needed and nobody showed
/who NB Nora     somebody has come in; with no behind it: no consent
/who said        the sentence for consent was said
/undo, /redo     take back what was done last; do it again
/pause           a break, which does not count
/now, /lines     where the meeting stands; the last lines
/end, /quit      end the meeting; stop here and go on later"""


class PlainObserving:
    """One meeting being observed at one terminal."""

    def __init__(self, live: LiveMeeting, terminal: Terminal) -> None:
        self.live, self.terminal = live, terminal
        self._typing = LineTyping(live.lines)
        self._shorts = {key: each.short_name for key, each in live.rubric.rated_behaviours().items()}
        self._field = self._typed = live.lines.draft_text
        self._over = False
        self._commands: Mapping[str, Callable[[str], None]] = {
            "next": self._next, "item": self._item, "card": self._card, "late": self._late, "plain": self._plain,
            "previous": self._previous, "missed": self._missed, "who": self._who, "undo": self._undo,
            "redo": self._redo, "pause": self._pause, "now": self._now, "lines": self._lines, "end": self._end,
            "quit": self._quit, "help": lambda _: self.terminal.say(OBSERVING_HELP),
        }  # fmt: skip
        self._held = HeldLine(terminal, self._commands)

    def run(self) -> None:
        """Read and record line after line, until the meeting is over or somebody leaves."""
        live = self.live
        self.terminal.say(f"{live.meeting.id}  {one_line(live.meeting.name)}. /help lists the commands.")
        if live.is_paused:
            live.resume()
        self._now("")
        while not self._over:
            try:
                self._typed = self.terminal.ask(PROMPT, self._field, self._draft)
                self._take(self._typed)
            except CoachError as error:
                # With a full disk, say: the line is offered again as it was typed.
                self.terminal.say(str(error))
                self._field = self._typed
        self.terminal.say()

    def _draft(self, text: str) -> None:
        self._typed = text
        if not text.startswith("/"):
            self._typing.keep(text)

    def _take(self, typed: str) -> None:
        """Record a line, or do what a command says."""
        self._field = ""
        line = self._held.read(typed)
        if line is None:
            return
        if line.name:
            self._commands[line.name](line.text)
            return
        cue = self.live.now(0).cue
        meaning = None if is_blank(line.text) else self.live.lines.read(line.text)
        try:
            self._field = self._typing.enter(line.text)
        except CoachError:
            if is_blank(typed):
                self._held.hold(line.text)
            raise
        if meaning is not None:
            self.terminal.say(self._meant(meaning), indent=2)
        now = self.live.now(0).cue
        if now and now != cue:
            self.terminal.say(now, indent=2)

    def _meant(self, meaning: LineMeaning) -> str:
        missing = missing_words(meaning) if meaning.missing else ""
        return " · ".join(part for part in (meaning_words(meaning, self.live.names, self._shorts), missing) if part)

    # Commands

    def _next(self, _: str) -> None:
        self._opened(self.live.next_item())

    def _item(self, words: str) -> None:
        """Go to the item that is meant; without words list them."""
        items = self.live.meeting.items
        found = items_named(items, words)
        if found and words:
            self._opened(self.live.go_item(found[0][1].id))
        elif words:
            asked = f"Nothing on the agenda has these words. Add {one_line(words, 40)}? (y, or Enter):"
            if self.terminal.ask(asked).strip().casefold().startswith("y"):
                self._opened(self.live.add_item(words))
        else:
            for number, each in enumerate(items, start=1):
                self.terminal.say(f"{number}  {one_line(each.title)}", indent=2)

    def _opened(self, item: str) -> None:
        if item:
            self._now("")
        else:
            self.terminal.say("No item comes after this one. /item adds one, /end ends the meeting.")
        self._say_waiting()

    def _say_waiting(self) -> None:
        if self.live.now(0).cards_waiting:
            self.terminal.say("A card waits: /card", indent=2)

    def _card(self, _: str) -> None:
        """Ask the lines of the card that waits, else of the item that is open; an empty line leaves it."""
        card = self.live.card()
        if card is None:
            self.terminal.say("No card waits.")
            return
        self.terminal.say(f"Card: {card.title}. y yes, p partly, n no, x not needed; Enter alone leaves it.")
        self._ask_card(card)

    def _ask_card(self, card: Card) -> None:
        for ask in card.asks:
            if ask.word is not None:
                continue
            self.terminal.say(f"{ask.line}: {ask.yes}", indent=2)
            while (typed := self.terminal.ask(f"{ask.line}:").strip().casefold()) and typed[0] not in _WORDS:
                self.terminal.say("y, p, n or x.", indent=2)
            if not typed:
                return
            self.live.answer_card(card.item, ask.behaviour, _WORDS[typed[0]])

    def _late(self, _: str) -> None:
        words = self.live.lines.late()
        self.terminal.say(f"{words[:1].upper()}{words[1:]}: ten seconds earlier." if words else "There is no line yet.")

    def _plain(self, _: str) -> None:
        changed = self.live.lines.plain_words()
        self.terminal.say("The last line is a note now, word for word." if changed else "It is a note already.")

    def _previous(self, _: str) -> None:
        text = self._typing.go_back("")
        self._field = text or ""
        self.terminal.say("There is no line before." if text is None else "Enter puts it right.")

    def _missed(self, words: str) -> None:
        rated = self.live.rubric.rated_behaviours()
        found = behaviours_named(rated, words) if words else ()
        if len(found) == 1:
            self.live.missed(found[0].id)
            self.terminal.say(f"Missed here: {self._shorts[found[0].id]}.")
        else:
            these = found or tuple(rated.values())
            self.terminal.say(f"Say which: {listed(f'{each.id} {each.short_name}' for each in these)}.")

    def _who(self, words: str) -> None:
        """Take in somebody who has come in, and offer notes that begin with the initials."""
        if not words:
            self.terminal.say(
                f"In the room: {listed(seats_words(self.live.meeting, self.live.workspace.state.people))}."
            )
            return
        code, said = participant_typed(self.live, words)
        self.terminal.say(said)
        notes = self.live.lines.notes_beginning_with(code) if code else ()
        for note in notes:
            self.terminal.say(note.raw, indent=2)
        if notes and not self.terminal.ask(f"Did {code} say these? (Enter, or n):").strip().casefold().startswith("n"):
            self.live.lines.claim(note.id for note in notes)

    def _undo(self, _: str) -> None:
        undone = self.live.undo()
        if undone is not None and undone.text:
            self._field = self._typing.line_undone(undone.text, "")
        self.terminal.say("There is nothing to take back." if undone is None else f"Taken back: {undone.words}.")

    def _redo(self, _: str) -> None:
        redone = self.live.redo()
        self.terminal.say("There is nothing to do again." if redone is None else f"Done again: {redone.words}.")

    def _pause(self, _: str) -> None:
        self.live.pause()
        try:
            self.terminal.ask("A break. Enter goes on:")
        finally:
            self.live.resume()
        self._now("")

    def _now(self, _: str) -> None:
        """Say where the meeting stands."""
        now = self.live.now(0)
        if now.item is None:
            where = (
                "The meeting is over." if now.ended else f"{int(now.overall)} min. No item is open: /next opens one."
            )
        else:
            planned = "" if now.planned is None else f" of {now.planned}"
            where = f"{now.place} of {now.of}: {one_line(now.item.title)}, {int(now.minutes)}{planned} min."
        agreed = self._shorts.get(now.agreed, "")
        counts = f" Agreed: {agreed}, {' '.join(now.agreed_counts) or 'not yet'}." if agreed else ""
        self.terminal.say(f"{where}{counts}")

    def _lines(self, _: str) -> None:
        for line in self.live.now(_LAST).lines:
            self.terminal.say(_line_words(line), indent=2)

    def _end(self, _: str) -> None:
        """End the meeting, then ask the cards that wait."""
        self.live.end()
        self.terminal.say("The meeting is over.")
        self._over = True
        while self.live.now(0).cards_waiting:
            before = self.live.now(0).cards_waiting
            self._card("")
            if self.live.now(0).cards_waiting == before:
                return

    def _quit(self, _: str) -> None:
        raise LeaveError


def _line_words(line: LineShown) -> str:
    text = one_line(line.text) if line.length is None else f"({line.length} words)"
    kind = "" if line.kind is Meant.SAID else line.kind.value
    who = " ".join(part for part in (kind, line.person) if part)
    return f"{minutes_words(line.seconds)}  {who}  {text}"


def observe_plainly(terminal: Terminal, path: Path, typed: str, around: Surroundings, *, form: bool = False) -> None:
    """Observe the meeting with the id ``typed``, "" for the one under way, in the coaching file at ``path``.

    The form is asked first where the meeting is not there yet; with ``form`` also where it is only prepared. The file
    is made where it is not there. Raises CoachErrors.
    """
    try:
        meeting = _prepared(terminal, path, typed, around, change=form)
        with open_engagement(path, write=True, surroundings=around) as workspace:
            PlainObserving(begin_observing(workspace, meeting), terminal).run()
    except LeaveError:
        if is_there(path):
            terminal.say(f"Everything is saved in {one_line(str(path))}. The same command goes on from here.")


def _prepared(terminal: Terminal, path: Path, typed: str, around: Surroundings, *, change: bool) -> str:
    """The id of the meeting to observe; asks for what is known beforehand where it is not there yet.

    With ``change``, and where what was typed into the form was not recorded, it asks whether anything is to be changed
    of what is prepared.
    """
    if not is_there(path):
        form = before_first_meeting(path, typed)
        keep_in_new = partial(keep_form_in_new, path, form.meeting, around=around)
        prepare_in_new = partial(prepare_typed_in_new, path, form.meeting, around=around)
        return _ask_form(terminal, form, keep_in_new, prepare_in_new, around.today)
    with open_engagement(path, write=True, surroundings=around) as workspace:
        found = meeting_to_observe(workspace.state, typed, around.today)
        asks = found is None or change or has_drafted_form(workspace, found)
        form = before_meeting(workspace, found or typed) if asks else BeforeMeeting(found or "")
        if found is not None and (form.prepared is None or not says_yes(terminal, _CHANGE)):
            return found
        keep = partial(keep_form, workspace, form.meeting)
        prepare = partial(prepare_typed, workspace, form.meeting, again=found is not None)
        return _ask_form(terminal, form, keep, prepare, around.today)


def _ask_form(
    terminal: Terminal,
    form: BeforeMeeting,
    keep: Callable[[TypedMeeting], None],
    prepare: Callable[[TypedMeeting], ObservedMeeting | tuple[MeetingMistake, ...]],
    today: date,
) -> str:
    """Ask until nothing is wrong, and return the id of the meeting that was prepared."""
    left = "" if form.typed is None else " What is known stands there; Enter takes it."
    terminal.say(f"Before the meeting {form.meeting}. What is not known yet may be left blank.{left}")
    if form.id_taken:
        terminal.say(form.id_taken)
    typed = ask_typed_meeting(terminal, form, keep, today, (), form.typed)
    while not isinstance(found := prepare(typed), ObservedMeeting):
        typed = ask_typed_meeting(terminal, form, keep, today, found, typed)
    return found.id
