"""Probes, captures, contradictions and pace in plain mode. Why a probe is timely is printed only when asked for."""

from coachtui.asking.alone import minutes_typed
from coachtui.cli.plain.commands import ask_words
from coachtui.cli.plain.terminal import PROMPT, Terminal
from coachtui.cli.plain.wording import NO_PROBES
from coachtui.cli.saying import columns
from coachtui.model.cells import wrapped_between
from coachtui.model.craft import Capture, Filed, FiledTo, InterludeKind
from coachtui.model.problems import CoachError
from coachtui.model.script import Question
from coachtui.model.text import one_line
from coachtui.workflow.interview.capturing import (
    capture,
    discard,
    draft_capture,
    drafted_capture,
    file_capture,
    to_ask,
    unfiled_captures,
)
from coachtui.workflow.interview.contradicting import (
    ContradictionLine,
    contradiction_lines,
    let_be,
    raise_contradiction,
)
from coachtui.workflow.interview.filing import filing_places
from coachtui.workflow.interview.history import History
from coachtui.workflow.interview.interviewing import Interview
from coachtui.workflow.interview.pacing import (
    begin_interlude,
    end_interlude,
    pace_now,
    replan,
)
from coachtui.workflow.interview.probing import ProbeLine, ask_probe, probe_lines, unask_probe

_TIMELY = "→"
_ASKED = "✓"
_STOP = "q"
_LONGEST = 999
"""The most minutes that an interview can be planned anew for."""
_PLACES = 5
"""How many places are offered when words may mean several."""


class Craft:
    """The commands for probes, captures, contradictions and pace of one interview.

    They record into it and print to a terminal.
    """

    def __init__(self, interview: Interview, terminal: Terminal) -> None:
        self.interview = interview
        self.terminal = terminal
        self._left: set[str] = set()
        self._announced: set[str] = {each.id for each in interview.contradictions()}
        self._plans = History()

    def greet(self) -> None:
        """Print what other people's captures say to ask this person, and that a capture was left unfinished, if any."""
        for waiting in to_ask(self.interview.workspace.state, self.interview.person.code):
            self.terminal.say(f"To ask: {one_line(waiting.text)} (from {waiting.person})")
        if drafted_capture(self.interview):
            self.terminal.say("A capture was being typed: /capture goes on with it.")

    def leave(self, question: Question) -> None:
        """Take notice that ``question`` was left.

        From now on an empty answer to it counts as empty, and not as one still being typed, when its probes are judged.
        """
        self._left.add(question.id)

    def probes(self, question: Question) -> tuple[ProbeLine, ...]:
        """The probes of ``question``, each with whether it is timely, and whether it was asked."""
        return probe_lines(self.interview, question.id, left=question.id in self._left)

    def marked(self, question: Question) -> str:
        """The probes of ``question``, with a mark if timely or asked, on lines to be printed three columns in."""
        return "\n".join(wrapped_between(map(_marked, self.probes(question)), "  ·  ", columns() - 3))

    def after_answer(self, question: Question) -> None:
        """Print which probes are timely and not asked yet, and, once each, new contradictions. Prints no reasons."""
        for line in self.probes(question):
            if line.timely and line.asked is None:
                self.terminal.say(f"{_TIMELY} {line.says}", indent=3)
        for each in self.interview.open_contradictions():
            if each.id not in self._announced:
                self._announced.add(each.id)
                self.terminal.say(f"{_TIMELY} Two answers do not go together: /contradictions", indent=3)

    def show_probes(self, question: Question) -> None:
        """Print every probe with its number, why it is timely, and its result."""
        for number, line in enumerate(self.probes(question), 1):
            because = f"  ({line.because})" if line.timely else ""
            self.terminal.say(f"{number}  {_marked(line)}{because}", indent=3)
            if line.asked is not None and line.asked.brought:
                self.terminal.say(line.asked.brought, indent=8)

    def ask(self, question: Question, rest: str) -> None:
        """``/probe 2 what it brought``: record that a probe was asked, with its result."""
        number, _, brought = rest.partition(" ")
        line = self._numbered(question, number)
        if line is not None:
            ask_probe(self.interview, question.id, line.probe, brought)
            self.terminal.say(f"{_ASKED} {line.says}")

    def unask(self, question: Question, rest: str) -> None:
        """``/unprobe 2``: withdraw that a probe was asked."""
        line = self._numbered(question, rest)
        if line is not None:
            unask_probe(self.interview, question.id, line.probe)
            self.terminal.say("Taken back.")

    def _numbered(self, question: Question, number: str) -> ProbeLine | None:
        lines = self.probes(question)
        if not lines:
            self.terminal.say(NO_PROBES)
            return None
        line = {str(place): line for place, line in enumerate(lines, start=1)}.get(number.lstrip("0"))
        if line is not None:
            return line
        self.show_probes(question)
        self.terminal.say("Which one? Give its number: /probe 1 what it brought")
        return None

    def capture(self, _question: Question, rest: str) -> None:
        """``/capture words``: record a capture."""
        words = rest or ask_words(
            self.terminal,
            f"capture {PROMPT}",
            drafted_capture(self.interview),
            lambda text: draft_capture(self.interview, text),
        )
        if not words.strip():
            draft_capture(self.interview, "")
            return
        self.capture_words(words)

    def capture_words(self, words: str) -> None:
        """Record ``words`` as a capture, and print how many captures are to be filed."""
        capture(self.interview, words)
        waiting = len(unfiled_captures(self.interview))
        self.terminal.say(f"Captured. {waiting} to file: /file, now or at the wrap-up.")

    def file(self, _question: Question | None = None, _rest: str = "") -> None:
        """Ask where each capture that is not filed belongs, and record it. Raises LeaveError."""
        waiting = unfiled_captures(self.interview)
        if not waiting:
            self.terminal.say("Every capture is filed.")
        for each in waiting:
            self.terminal.say(each.text, indent=3)
            if not self._file_one(each):
                return

    def _file_one(self, captured: Capture) -> bool:
        """Ask where one capture belongs. Returns False if the interviewer wants to stop filing."""
        while True:
            typed = self.terminal.ask(
                "Where to? (a question or an indicator by its id or words of it, a person by code or name; "
                "d discards, empty leaves it, q stops):"
            ).strip()
            if typed.casefold() == _STOP:
                return False
            if not typed:
                return True
            try:
                if typed.casefold() == "d":
                    discard(self.interview, captured)
                    self.terminal.say("Discarded.")
                else:
                    to = self._place(typed)
                    if to is None:
                        continue
                    file_capture(self.interview, captured, to)
                    self.terminal.say(f"Filed to {to.kind} {to.id}.")
            except CoachError as error:
                self.terminal.say(str(error))
                continue
            return True

    def _place(self, typed: str) -> Filed | None:
        """The place that ``typed`` means; of several the one chosen by number, None if none is.

        Raises CoachError where it means no place and is no person's code.
        """
        places = filing_places(self.interview, typed)
        if not places:
            return Filed(FiledTo.PERSON, self.interview.workspace.person(typed).code)
        if places[0].whole:
            return places[0].to
        offered = {str(number): place for number, place in enumerate(places[:_PLACES], 1)}
        for number, place in offered.items():
            self.terminal.say(f"{number}  {place.to.id}  {place.says}", indent=3)
        chosen = offered.get(self.terminal.ask("Which one? (its number, empty for none of them):").strip())
        return None if chosen is None else chosen.to

    def contradictions(self, _question: Question | None = None, _rest: str = "") -> None:
        """Ask about each open contradiction: record what was said to it, that it is let be, or nothing.

        Raises LeaveError.
        """
        lines = [line for line in contradiction_lines(self.interview) if line.open]
        if not lines:
            self.terminal.say("No answers contradict each other.")
        for line in lines:
            self._show_contradiction(line)
            asked = "What did they say to that? (l lets it be, empty leaves it open, q stops):"
            typed = ask_words(self.terminal, asked).strip()
            if typed.casefold() == _STOP:
                return
            if typed.casefold() == "l":
                let_be(self.interview, line.id)
                self.terminal.say("Let be.")
            elif typed:
                raise_contradiction(self.interview, line.id, typed)
                self.terminal.say("Noted.")

    def _show_contradiction(self, line: ContradictionLine) -> None:
        self.terminal.say(line.say)
        for statement in line.statements:
            said = f"“{statement.said}”" if statement.verbatim else statement.said
            where = "" if statement.here else " (an earlier session)"
            self.terminal.say(f"{statement.question}  {statement.asks}{where}", indent=3)
            self.terminal.say(one_line(said), indent=8)

    def pace(self, question: Question, _rest: str) -> None:
        """Print how far the interview is ahead of or behind its plan."""
        now = pace_now(self.interview, current=question.id)
        words = "No time was booked." if now is None else f"{now.words}."
        self.terminal.say(words[:1].upper() + words[1:])

    def left(self, question: Question, rest: str) -> None:
        """``/left 20``: plan anew what remains for 20 minutes; ``/left undo`` puts the earlier agenda back."""
        if rest.casefold() == "undo":
            self._put_agenda_back()
        elif (minutes := minutes_typed(rest)) is not None and minutes <= _LONGEST:
            cut = replan(self.interview, minutes, current=question.id)
            self._plans.add(cut.change)
            self.terminal.say(
                f"{cut.minutes} minutes for questions, {cut.closing} for the wrap-up. /left undo puts the agenda back."
            )
            for what, ids in (("Left out", cut.dropped), ("Back on the agenda", cut.added)):
                if ids:
                    names = ", ".join(self.interview.asked.short_name(self.interview.question(each)) for each in ids)
                    self.terminal.say(f"{what}: {names}.")
        else:
            self.terminal.say("How many minutes of the meeting are left? /left 20")

    def _put_agenda_back(self) -> None:
        if self._plans.undo(self.interview.workspace) is None:
            self.terminal.say("Nothing was planned anew in this sitting.")
            return
        self.terminal.say("The earlier agenda is back.")

    def pause(self, _question: Question, _rest: str) -> None:
        """Record that a pause begins, or that the pause ends."""
        if end_interlude(self.interview, InterludeKind.PAUSE):
            self.terminal.say("Going on.")
            return
        begin_interlude(self.interview, InterludeKind.PAUSE)
        self.terminal.say("Paused: the time does not count. /pause goes on.")


def _marked(line: ProbeLine) -> str:
    mark = _ASKED if line.asked is not None else _TIMELY if line.timely else ""
    return f"{mark} {line.says}".strip()
