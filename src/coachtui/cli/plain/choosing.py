"""Choices with a letter each: shown, and found again by the letter or by how their words begin."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from coachtui.answer_types import Choice
from coachtui.asking.alone import role_choices
from coachtui.cli.plain.terminal import Terminal, ask_or_leave
from coachtui.model.roles import Roles, role_named, role_spoken

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def show_choices(terminal: Terminal, choices: Sequence[Choice]) -> None:
    """Say each choice on a line, with its letter."""
    for letter, choice in zip(LETTERS, choices, strict=False):
        terminal.say(f"{letter}  {choice.say}", indent=3)


def choice_in(choices: Sequence[Choice], typed: str) -> Choice | None:
    """The choice meant by its letter or a beginning of its words that no other has."""
    wanted = _plain(typed)
    if not wanted:
        return None
    if len(wanted) == 1 and wanted in LETTERS[: len(choices)]:
        return choices[LETTERS.index(wanted)]
    meant = [choice for choice in choices if choice.say.casefold().startswith(wanted)]
    return meant[0] if len(meant) == 1 else None


def choices_in(choices: Sequence[Choice], typed: str, *, several: bool) -> tuple[Choice, ...]:
    """The one choice meant or, with ``several``, those of single letters with spaces or commas between them.

    Empty where none is meant: letters without anything between them are a word, and only all the words of a choice
    mean it.
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

    It may name no choice: then it is mistyped, and no words.
    """
    offered = {*LETTERS[: len(choices)]}
    found = typed.casefold().replace(",", " ").replace(";", " ").split()
    return bool(found) and all(len(each) == 1 or (len(each) == len("ab") and {*each} <= offered) for each in found)


def letters_of(choices: Sequence[Choice], chosen: Collection[Choice]) -> str:
    """The letters of the choices that are chosen, as they would be typed."""
    return " ".join(letter for letter, choice in zip(LETTERS, choices, strict=False) if choice in chosen)


def _plain(words: str) -> str:
    """Words as they are compared: without case, spaces too many and what may end a choice."""
    return " ".join(words.casefold().split()).rstrip(".)")


def ask_role(terminal: Terminal, ask: str, roles: Roles) -> str:
    """The id of the role that somebody says is his or hers, by letter or by name or how either of its names begins.

    It is asked for until one is recognised; "" where there is none to choose from.
    """
    if not roles:
        return ""
    offered = role_choices(roles)
    aloud = [replace(each, say=role_spoken(roles, each.id)) for each in offered]
    terminal.say(ask)
    show_choices(terminal, offered)
    while True:
        typed = ask_or_leave(terminal, "›")  # noqa: RUF001 - the sign of the other prompts
        chosen = choice_in(offered, typed) or choice_in(aloud, typed)
        found = role_named(roles, typed) if chosen is None else chosen.id
        if found is not None:
            return found
        terminal.say(one_of_letters(len(offered)))
