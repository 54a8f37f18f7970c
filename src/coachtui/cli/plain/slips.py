"""Typing in what the others who took part in a meeting wrote, one slip after the other."""

from collections.abc import Sequence

from coachtui.answer_types import Choice
from coachtui.cli.plain.choosing import choice_in, show_choices
from coachtui.cli.plain.terminal import LeaveError, Terminal
from coachtui.model.problems import CoachError
from coachtui.model.sheet_form import PulseQuestion
from coachtui.model.text import is_blank
from coachtui.report.others import choices_of, others_lines
from coachtui.workflow.alone.pulse import Pulse, Slip, others_of, record_slips

_PROMPT = "›"  # noqa: RUF001 - the sign of the other prompts


def type_slips(terminal: Terminal, pulse: Pulse) -> int:
    """Ask for one slip after the other, record them together, and return how many there were.

    Whoever leaves early keeps the slips that are whole.
    """
    terminal.say(f"{pulse.sheet.meeting.spoken}: what the others wrote.")
    terminal.say("Type in one slip after the other; Enter goes past what is blank. They are kept together at the end.")
    slips: list[Slip] = []
    try:
        while True:
            terminal.say()
            terminal.say(f"Slip {len(slips) + 1}")
            slips.append({question.id: _ask(terminal, question) for question in pulse.participants.ask})
            if terminal.ask("One more slip? (Enter, or n):").strip().casefold().startswith("n"):
                break
    except LeaveError:
        terminal.say()
    count = _record(terminal, pulse, slips)
    terminal.say(_kept(count))
    others = others_of(pulse.sheet)
    for line in () if others is None else others_lines(others):
        terminal.say(line, indent=2)
    return count


def _record(terminal: Terminal, pulse: Pulse, slips: Sequence[Slip]) -> int:
    """Record the slips, as often as somebody wants to try. Raises the CoachError given up on."""
    while True:
        try:
            return record_slips(pulse, slips)
        except CoachError as error:
            terminal.say(f"Nothing is kept yet. {error}")
            try:
                again = terminal.ask("Try again? (Enter, or n):")
            except LeaveError:
                raise error from None
            if again.strip().casefold().startswith("n"):
                raise


def _kept(count: int) -> str:
    if not count:
        return "Nothing was kept."
    return "One slip kept." if count == 1 else f"{count} slips kept, in no order."


def _ask(terminal: Terminal, question: PulseQuestion) -> str:
    """What stands on the slip at one question; "" where it is blank."""
    terminal.say(question.ask)
    offered = choices_of(question).items()
    choices = tuple(Choice(number, each, each, say) for number, (each, say) in enumerate(offered, start=1))
    show_choices(terminal, choices)
    while True:
        typed = terminal.ask(_PROMPT)
        if is_blank(typed) or not choices:
            return typed.strip()
        meant = choice_in(choices, typed)
        if meant is not None:
            return meant.id
        terminal.say("Type the letter of what is ticked, or Enter where nothing is.")
