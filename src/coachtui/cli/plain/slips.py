"""Typing in, in plain mode, what the others who took part in a meeting wrote, slip by slip."""

from collections.abc import Callable
from functools import partial

from coachtui.answer_types import Choice
from coachtui.cli.plain.choosing import choice_in, show_choices
from coachtui.cli.plain.terminal import PROMPT, LeaveError, Terminal, ask_or_leave
from coachtui.model.problems import CoachError
from coachtui.model.sheet_form import PulseQuestion
from coachtui.model.text import is_blank
from coachtui.report.others import choices_of, others_lines
from coachtui.workflow.alone.pulse import Pulse, others_of
from coachtui.workflow.alone.slip_pile import SlipPile, drafted_pile


def type_slips(terminal: Terminal, pulse: Pulse) -> int:
    """Ask for one slip after the other, record them together, and return how many there were.

    Where somebody leaves early, the complete slips are recorded. After a crash the pile is resumed from its draft.
    """
    terminal.say(f"{pulse.sheet.meeting.spoken}: what the others wrote.")
    terminal.say("Type in one slip after the other; Enter goes past what is blank. They are kept together at the end.")
    typing = _Typing(terminal, drafted_pile(pulse))
    try:
        typing.run()
    except LeaveError:
        terminal.say()
    count = _record(terminal, typing.pile)
    terminal.say(_kept(count))
    others = others_of(pulse.sheet)
    for line in () if others is None else others_lines(others):
        terminal.say(line, indent=2)
    return count


class _Typing:
    """The typing in of one pile on one terminal."""

    def __init__(self, terminal: Terminal, pile: SlipPile) -> None:
        self.terminal = terminal
        self.pile = pile
        self._error_shown = False

    def run(self) -> None:
        """Ask for one slip after the other, until there is none. Raises LeaveError."""
        pile, say = self.pile, self.terminal.say
        if pile.is_begun:
            say(_gone_on(pile))
        more = pile.is_in_slip or not pile.is_begun or self._wants_more()
        while more:
            say()
            say(f"Slip {pile.whole + 1}")
            while (question := pile.question) is not None:
                answer = self._ask(question)
                self._keep(partial(pile.answer, answer))
            self._keep(pile.end_slip)
            more = self._wants_more()

    def _wants_more(self) -> bool:
        return not ask_or_leave(self.terminal, "One more slip? (Enter, or n):").strip().casefold().startswith("n")

    def _ask(self, question: PulseQuestion) -> str:
        """What stands on the slip at one question; "" where it is blank."""
        self.terminal.say(question.ask)
        offered = choices_of(question).items()
        choices = tuple(Choice(number, each, each, say) for number, (each, say) in enumerate(offered, start=1))
        show_choices(self.terminal, choices)
        begun = self.pile.typing
        while True:
            typed = ask_or_leave(self.terminal, PROMPT, begun, lambda text: self._keep(partial(self.pile.type, text)))
            begun = ""
            if is_blank(typed) or not choices:
                return typed.strip()
            meant = choice_in(choices, typed)
            if meant is not None:
                return meant.id
            self.terminal.say("Type the letter of what is ticked, or Enter where nothing is.")

    def _keep(self, change: Callable[[], None]) -> None:
        """Make a change of the pile. That its draft cannot be saved is said once: at the end it is tried again."""
        try:
            change()
        except CoachError as error:
            if not self._error_shown:
                self._error_shown = True
                self.terminal.say(f"\n{error}")


def _gone_on(pile: SlipPile) -> str:
    whole = {0: "no slip is whole yet", 1: "one slip is whole"}.get(pile.whole, f"{pile.whole} slips are whole")
    return f"Going on with the slips typed in before: {whole}."


def _record(terminal: Terminal, pile: SlipPile) -> int:
    """Record the slips, as often as somebody wants to try. Raises the CoachError given up on."""
    while True:
        try:
            return pile.record()
        except CoachError as error:
            terminal.say(f"Nothing is kept yet. {error}")
            try:
                again = ask_or_leave(terminal, "Try again? (Enter, or n):")
            except LeaveError:
                raise error from None
            if again.strip().casefold().startswith("n"):
                raise


def _kept(count: int) -> str:
    if not count:
        return "Nothing was kept."
    return "One slip kept." if count == 1 else f"{count} slips kept, in no order."
