"""The questions before a self-assessment begins, in plain mode."""

from dataclasses import dataclass

from coachtui.asking.alone import minutes_typed
from coachtui.cli.plain.choosing import ask_role
from coachtui.cli.plain.terminal import PROMPT, Terminal, ask_or_leave
from coachtui.model.roles import Roles
from coachtui.model.text import is_blank


@dataclass(frozen=True, slots=True)
class StartAnswers:
    """The unit to assess, the id of the person's role there, and how many minutes of questions there is time for."""

    unit: str
    role: str
    minutes: int


def ask_start_questions(terminal: Terminal, minutes: int | None, usual: int, roles: Roles) -> StartAnswers:
    """Ask each question until its answer can be used.

    ``minutes`` are asked for where they are None; ``usual`` is offered. The role is asked for only where there are
    ``roles``. Raises LeaveError.
    """
    terminal.say("This helps you to see how things are run where you are. Nobody sees it unless you send it.")
    terminal.say()
    terminal.say("What do you run, or work in? Say it as you would to a friend: the night shift, our warehouse.")
    unit = ""
    while is_blank(unit):
        unit = ask_or_leave(terminal, PROMPT)
    if roles:
        terminal.say()
    role = ask_role(terminal, "Which comes closest to what you do there?", roles)
    return StartAnswers(unit, role, minutes or _minutes(terminal, usual))


def _minutes(terminal: Terminal, usual: int) -> int:
    terminal.say()
    while True:
        typed = ask_or_leave(terminal, f"How many minutes have you got? (Enter for {usual}):").strip()
        if not typed:
            return usual
        if (minutes := minutes_typed(typed)) is not None:
            return minutes
        terminal.say("A number of minutes, such as 20.")
