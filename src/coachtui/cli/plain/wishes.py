"""What has to be known before a self-assessment begins, asked line by line."""

from dataclasses import dataclass

from coachtui.answer_types import Choice
from coachtui.cli.plain.choosing import choice_in, show_choices
from coachtui.cli.plain.terminal import Terminal
from coachtui.model.roles import Roles, role_in_own_words
from coachtui.model.text import is_blank


@dataclass(frozen=True, slots=True)
class Wishes:
    """The unit to assess, the id of the person's role there, and how many minutes of questions there is time for."""

    unit: str
    role: str
    minutes: int


def ask_wishes(terminal: Terminal, minutes: int | None, usual: int, roles: Roles) -> Wishes:
    """Ask until every answer makes sense. ``minutes`` are asked for where they are None; ``usual`` is offered.

    For a role is asked where there are ``roles``.
    """
    terminal.say("This helps you to see how things are run where you are. Nobody sees it unless you send it.")
    terminal.say()
    terminal.say("What do you run, or work in? Say it as you would to a friend: the night shift, our warehouse.")
    unit = ""
    while is_blank(unit):
        unit = terminal.ask("›")  # noqa: RUF001
    return Wishes(unit, _role(terminal, roles), minutes or _minutes(terminal, usual))


def _role(terminal: Terminal, roles: Roles) -> str:
    """The id of the role that is chosen; "" where there is none to choose."""
    if not roles:
        return ""
    terminal.say()
    terminal.say("Which comes closest to what you do there?")
    offered = [Choice(number, each, each, role_in_own_words(roles, each)) for number, each in enumerate(roles, start=1)]
    show_choices(terminal, offered)
    chosen = None
    while chosen is None:
        chosen = choice_in(offered, terminal.ask("›"))  # noqa: RUF001
    return chosen.id


def _minutes(terminal: Terminal, usual: int) -> int:
    terminal.say()
    while True:
        typed = terminal.ask(f"How many minutes have you got? (Enter for {usual}):").strip()
        if not typed:
            return usual
        if typed.isascii() and typed.isdigit() and int(typed) > 0:
            return int(typed)
        terminal.say("A number of minutes, such as 20.")
