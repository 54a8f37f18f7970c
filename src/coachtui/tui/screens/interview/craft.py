"""The interviewer's craft on screen: ways to ask on, captures, answers that do not go together, time that is cut."""

from collections.abc import Callable, Sequence
from string import ascii_lowercase

from textual import work

from coachtui.model.craft import InterludeKind
from coachtui.model.problems import CoachError
from coachtui.tui.screens.interview.asides import Took
from coachtui.tui.screens.interview.beside import AttendedInterview
from coachtui.tui.screens.interview.deeds import asking, capturing, letting_be, planning, raising, resting
from coachtui.tui.screens.interview.keys import Mode, Pressed
from coachtui.tui.screens.interview.lines import LineAside
from coachtui.tui.widgets.aside_line import Item
from coachtui.workflow.capturing import DRAFT
from coachtui.workflow.contradicting import ContradictionLine, contradiction_lines
from coachtui.workflow.probing import Listening, listening

_LONGEST = 600
_GOES_OFF = "Off the record: nothing you type is kept. {key} goes back on the record."
_GOES_ON = "On the record again. What was typed meanwhile is gone."


class ProbeAside:
    """The ways to ask on at one question, each with a letter. ``tick`` notes that one was asked, or was not."""

    hint = "A letter ticks what you asked · what you type next goes with it · Esc back"
    lasts = False

    def __init__(self, items: Sequence[Item], *, tick: Callable[[int], None], paint: Callable[..., None]) -> None:
        self._items, self._tick, self._paint = items, tick, paint
        self._open = True

    def press(self, press: Pressed) -> Took:
        """The letter of a probe, or the end."""
        letters = [item.letter for item in self._items]
        if press.character in letters:
            self._tick(letters.index(press.character))
            return Took.DONE
        if press.key in {"enter", "escape"}:
            return Took.DONE
        return Took.USED if press.character else Took.FOREIGN

    def paste(self, text: str) -> Took:
        """Pasted text belongs in the note."""
        del text
        return Took.FOREIGN

    def paint(self) -> None:
        """Show the probes, or no more."""
        self._paint(self._items if self._open else ())

    def close(self) -> None:
        """Everything is recorded already."""
        self._open = False


class PairAside:
    """Two answers that do not go together, one pair at a time. ``settle`` records what becomes of one."""

    hint = "r asked about it · l let it be · Tab next · Esc leaves it for the wrap-up"
    lasts = False

    def __init__(
        self,
        pairs: Sequence[ContradictionLine],
        *,
        settle: Callable[[ContradictionLine, bool], None],
        paint: Callable[..., None],
    ) -> None:
        self._pairs, self._settle, self._paint = list(pairs), settle, paint
        self._place = 0
        self._open = True

    def press(self, press: Pressed) -> Took:
        """What becomes of the pair that is shown, another pair, or the end."""
        if press.key in {"enter", "escape"}:
            return Took.DONE
        if press.key in {"tab", "down", "shift+tab", "up"}:
            self._place = (self._place + (1 if press.key in {"tab", "down"} else -1)) % len(self._pairs)
        elif press.character in {"r", "l"}:
            self._settle(self._pairs.pop(self._place), press.character == "r")
            self._place = 0
            if not self._pairs:
                return Took.DONE
        elif not press.character:
            return Took.FOREIGN
        self.paint()
        return Took.USED

    def paste(self, text: str) -> Took:
        """Pasted text belongs in the note."""
        del text
        return Took.FOREIGN

    def paint(self) -> None:
        """Show the pair, or no more."""
        if not self._open or not self._pairs:
            self._paint(())
            return
        pair = self._pairs[self._place]
        said = [Item(each.said, told=each.question) for each in pair.statements]
        self._paint([Item(pair.say, bright=True), *said])

    def close(self) -> None:
        """Everything is recorded already."""
        self._open = False


class CraftedInterview(AttendedInterview):
    """One interview with what makes a skilled interviewer quicker than paper."""

    _paused = False
    _listening: Listening | None = None
    _asked: tuple[str, str] | None = None
    """The probe asked last at the open question, and the note as it was then."""

    def _show(self) -> None:
        self._listening, self._asked, self._timely = None, None, frozenset()
        super()._show()
        self._listen()

    def _stand(self, agenda: tuple[str, ...]) -> None:
        super()._stand(agenda)
        self._listen()

    @work(exclusive=True, group="listening")
    async def _listen(self) -> None:
        """Look up what tells, at every key, which probes are timely; and which answers do not go together."""
        question, interview = self.book.current, self.book.opened.interview

        def looking(_: object) -> tuple[Listening, tuple[ContradictionLine, ...]]:
            return listening(interview, question), tuple(line for line in contradiction_lines(interview) if line.open)

        try:
            self._listening, self._pairs = await self._desk.do(looking)
        except CoachError:  # the file cannot be read now; what is timely has to wait, and typing goes on
            return
        if self.children and question == self.book.current:
            self._hear()
            self._paint_heading()

    def _hear(self) -> None:
        if self._listening is None or self._listening.question.id != self.book.current or self._off_record:
            return
        answer = self.book.with_note(self.note.text)
        timely = self._listening.timely(answer.note, answer.value, answer.absence, answer.grade)
        self._timely = frozenset(each.probe for each in timely)
        self._paint_probes()

    def on_text_area_changed(self) -> None:
        """Listen to what is typed; the class below, which is told of it too, keeps it."""
        if self._book is not None:
            self._hear()

    def _leave(self, *, remember: bool = True) -> None:
        self._finish_probe()
        super()._leave(remember=remember)

    # Ways to ask on

    def _open_probes(self) -> None:
        question, probes = self.book.current, self.book.probes
        if not probes:
            self.say("This question has no ways to ask on.")
            return
        items = [
            Item(self.book.opened.script.probes[probe], letter, "asked" if (question, probe) in self.book.asked else "")
            for probe, letter in zip(probes, ascii_lowercase, strict=False)
        ]
        self._open_aside(ProbeAside(items, tick=lambda place: self._tick(probes[place]), paint=self._show_beside))

    def _tick(self, probe: str) -> None:
        key = (self.book.current, probe)
        self._finish_probe()
        if key in self.book.asked:
            self.book.asked.discard(key)
            self.saver.do(asking(*key, brought=None))
        else:
            self.book.asked.add(key)
            self._asked = (probe, self.note.text)
            self.saver.do(asking(*key, brought=""))
        self._paint_probes()

    def _finish_probe(self) -> None:
        """Keep with the probe asked last what has been typed since."""
        asked, self._asked = self._asked, None
        if asked is None or self._off_record:
            return
        probe, before = asked
        text = self.note.text
        brought = text[len(before) :].strip() if text.startswith(before) else ""
        if brought:
            self.saver.do(asking(self.book.current, probe, brought=brought))

    # Captures

    def _open_capture(self) -> None:
        self._open_aside(
            LineAside(
                "Capture:",
                "Kept at once, filed later · Enter or Esc goes back to the note",
                done=self._capture,
                paint=lambda line: self._show_beside(line=line),
                typed=lambda: self.saver.typed(DRAFT),
            )
        )

    def _capture(self, words: str) -> None:
        self.book.captured.append(words)
        self.saver.do(capturing(words), question=DRAFT)

    def _text_of(self, question: str) -> str:
        if question == DRAFT:
            return self._aside.line.text if isinstance(self._aside, LineAside) else ""
        return super()._text_of(question)

    # Answers that do not go together

    def _open_pairs(self) -> None:
        if not self._pairs:
            self.say("No answers so far that do not go together.")
            return

        def settle(pair: ContradictionLine, raised: bool) -> None:
            self._pairs = tuple(each for each in self._pairs if each.id != pair.id)
            self.saver.do(raising(pair.id) if raised else letting_be(pair.id))
            self._paint_heading()

        self._open_aside(PairAside(self._pairs, settle=settle, paint=self._show_beside))

    # Time

    def _open_minutes(self) -> None:
        self._open_aside(
            LineAside(
                "Minutes left, wrap-up included:",
                "A number plans the rest anew, undo takes it back · Enter · Esc leaves it",
                done=self._plan_anew,
                paint=lambda line: self._show_beside(line=line),
                needs_enter=True,
            )
        )

    def _plan_anew(self, typed: str) -> None:
        if typed.casefold() == "undo":
            self.saver.do(planning(None, self.book.current), self._planned)
        elif typed.isdecimal() and 0 < int(typed) <= _LONGEST:
            self.saver.do(planning(int(typed), self.book.current), self._planned)
        else:
            self.say(f"That is no number of minutes from 1 to {_LONGEST}.")

    def _planned(self, result: object) -> None:
        words, self._dropped = result if isinstance(result, tuple) else (str(result), ())
        self.say(words)
        self._paint_own_side()

    def _rest_for(self, kind: InterludeKind, *, begins: bool) -> None:
        """Note when a break or a time off the record begins and ends, so that it does not count."""
        self.saver.do(resting(kind, begins=begins))

    # What can be done (each an act of `Place.INTERVIEW`)

    def action_probe(self) -> None:
        """Tick a way to ask on that was used."""
        self._open_probes()

    def action_capture(self) -> None:
        """Note a line that belongs elsewhere."""
        self._open_capture()

    def action_to_see(self) -> None:
        """Note what was asked to see, seen or promised, or attach a file."""
        self._open_evidence()

    def action_pairs(self) -> None:
        """Show two answers that do not go together."""
        self._open_pairs()

    def action_minutes(self) -> None:
        """Plan what is left anew for the minutes there are."""
        self._open_minutes()

    def action_pause(self) -> None:
        """Blank the screen for a break, which does not count."""
        self._leave()
        self._rest_for(InterludeKind.PAUSE, begins=True)
        self._paused = True
        self._enter(Mode.BLANK)

    def _back_from_blank(self) -> None:
        """Show everything again; a break is over."""
        if self._paused:
            self._paused = False
            self._rest_for(InterludeKind.PAUSE, begins=False)
        self._rest()

    def action_off_record(self) -> None:
        """Keep nothing that is typed, until this is done again: then the note is as it was before."""
        if not self._off_record:
            self._leave()
        self._off_record = not self._off_record
        self._rest_for(InterludeKind.OFF_RECORD, begins=self._off_record)
        self.set_class(self._off_record, "-off-record")
        self.note.show("" if self._off_record else self.book.note())
        self._paint_heading()
        self.say(_GOES_OFF.format(key=self._key_of("off_record")) if self._off_record else _GOES_ON)

    def action_blind(self) -> None:
        """Say of ratings only that there are some, or show them again."""
        self._blind = not self._blind
        self._paint_own_side()
        self.say("Your ratings stay out of sight until the wrap-up." if self._blind else "Your ratings show again.")
