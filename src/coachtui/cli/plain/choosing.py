"""Choices with a letter each: printing them, and reading which one was typed."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from coachtui.answer_types import Choice
from coachtui.asking.alone import role_choices
from coachtui.cli.plain.terminal import PROMPT, Terminal, ask_or_leave
from coachtui.model.roles import Roles, role_named, role_spoken
from coachtui.model.text import is_blank

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def show_choices(terminal: Terminal, choices: Sequence[Choice]) -> None:
    """Print each choice on a line, with its letter."""
    for letter, choice in zip(LETTERS, choices, strict=False):
        terminal.say(f"{letter}  {choice.say}", indent=3)


def choice_in(choices: Sequence[Choice], typed: str) -> Choice | None:
    """The choice that ``typed`` means, by its letter or a beginning of its words that no other has; None for none."""
    wanted = _plain(typed)
    if not wanted:
        return None
    if len(wanted) == 1 and wanted in LETTERS[: len(choices)]:
        return choices[LETTERS.index(wanted)]
    meant = [choice for choice in choices if choice.say.casefold().startswith(wanted)]
    return meant[0] if len(meant) == 1 else None


def choices_in(choices: Sequence[Choice], typed: str, *, several: bool) -> tuple[Choice, ...]:
    """The choice that ``typed`` means; with ``several`` those of single letters with spaces or commas between them.

    Empty where none is meant. Letters without anything between them are a word, and mean a choice only if they are all
    its words.
    """
    letters = typed.casefold().replace(",", " ").replace(";", " ").split()
    if several and letters and all(each in [*LETTERS[: len(choices)]] for each in letters):
        return tuple(choice for letter, choice in zip(LETTERS, choices, strict=False) if letter in letters)
    words = _plain(typed)
    found = choice_in(choices, typed) if len(words) == 1 else None
    return tuple(choice for choice in choices if choice is found or _plain(choice.say) == words)


def one_of_letters(count: int) -> str:
    """A sentence that asks for one of the first ``count`` letters."""
    *others, last = list(LETTERS[:count])
    return f"Type {', '.join(others)} or {last}." if others else f"Type {last}."


def are_letters(choices: Sequence[Choice], typed: str) -> bool:
    """Whether ``typed`` was meant as letters of choices: single letters, or pairs of letters that choices have.

    True also for a letter that no choice has: it is mistyped, and not words.
    """
    offered = {*LETTERS[: len(choices)]}
    found = typed.casefold().replace(",", " ").replace(";", " ").split()
    return bool(found) and all(len(each) == 1 or (len(each) == len("ab") and {*each} <= offered) for each in found)


def letters_of(choices: Sequence[Choice], chosen: Collection[Choice]) -> str:
    """The letters of the choices in ``chosen``, as they would be typed."""
    return " ".join(letter for letter, choice in zip(LETTERS, choices, strict=False) if choice in chosen)


def _plain(words: str) -> str:
    """Words as they are compared: without case, spaces too many and what may end a choice."""
    return " ".join(words.casefold().split()).rstrip(".)")


def ask_role(terminal: Terminal, ask: str, roles: Roles, known: str = "") -> str:
    """Ask ``ask`` until a role is recognised, by letter or the beginning of its name; return its id.

    An empty line stands for the role with the id ``known``, where that is one of them. "" without asking where there
    are no ``roles``. Raises LeaveError.
    """
    if not roles:
        return ""
    offered = role_choices(roles)
    aloud = [replace(each, say=role_spoken(roles, each.id)) for each in offered]
    as_before = next((letter for letter, each in zip(LETTERS, offered, strict=False) if each.id == known), "")
    terminal.say(f"{ask} (Enter for {as_before})" if as_before else ask)
    show_choices(terminal, offered)
    while True:
        typed = ask_or_leave(terminal, PROMPT)
        if as_before and is_blank(typed):
            return known
        chosen = choice_in(offered, typed) or choice_in(aloud, typed)
        found = role_named(roles, typed) if chosen is None else chosen.id
        if found is not None:
            return found
        terminal.say(one_of_letters(len(offered)))
