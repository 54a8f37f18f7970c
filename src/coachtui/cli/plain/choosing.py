"""Choices with a letter each: shown, and found again by the letter or by how their words begin."""

from collections.abc import Collection, Sequence

from coachtui.answer_types import Choice
from coachtui.cli.plain.terminal import Terminal

LETTERS = "abcdefghijklmnopqrstuvwxyz"


def show_choices(terminal: Terminal, choices: Sequence[Choice]) -> None:
    """Say each choice on a line, with its letter."""
    for letter, choice in zip(LETTERS, choices, strict=False):
        terminal.say(f"{letter}  {choice.say}", indent=3)


def choice_in(choices: Sequence[Choice], typed: str) -> Choice | None:
    """The choice meant by its letter or a beginning of its words that no other has."""
    wanted = " ".join(typed.casefold().split()).rstrip(".)")
    if not wanted:
        return None
    if len(wanted) == 1 and wanted in LETTERS[: len(choices)]:
        return choices[LETTERS.index(wanted)]
    meant = [choice for choice in choices if choice.say.casefold().startswith(wanted)]
    return meant[0] if len(meant) == 1 else None


def choices_in(choices: Sequence[Choice], typed: str, *, several: bool) -> tuple[Choice, ...]:
    """The one choice meant or, with ``several``, those of letters with spaces, commas or nothing between them.

    Empty where none is meant.
    """
    letters = [each for each in typed.casefold() if each not in " ,;"]
    if several and letters and all(each in LETTERS[: len(choices)] for each in letters):
        return tuple(choice for letter, choice in zip(LETTERS, choices, strict=False) if letter in letters)
    found = choice_in(choices, typed)
    return () if found is None else (found,)


def letters_of(choices: Sequence[Choice], chosen: Collection[Choice]) -> str:
    """The letters of the choices that are chosen, as they would be typed."""
    return " ".join(letter for letter, choice in zip(LETTERS, choices, strict=False) if choice in chosen)
