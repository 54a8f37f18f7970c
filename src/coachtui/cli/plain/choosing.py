"""Choices line by line: shown with a letter each, and found again by the letter or how the words begin."""

from collections.abc import Sequence

from coachtui.answer_types import Choice
from coachtui.asking.replies import Reply
from coachtui.cli.plain.terminal import Terminal
from coachtui.workflow.self_assessing import NONE_OF_THESE

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


def one_in(choices: Sequence[Choice], typed: str) -> tuple[Choice, ...] | None:
    """The one choice meant, as `several_in` gives several."""
    found = choice_in(choices, typed)
    return None if found is None else (found,)


def several_in(choices: Sequence[Choice], typed: str) -> tuple[Choice, ...] | None:
    """Letters with spaces, commas or nothing between them; or the words of one choice."""
    letters = [each for each in typed.casefold() if each not in " ,;"]
    if letters and all(each in LETTERS[: len(choices)] for each in letters):
        return tuple(choice for letter, choice in zip(LETTERS, choices, strict=False) if letter in letters)
    return one_in(choices, typed)


def letters_of(offered: Sequence[Choice], reply: Reply) -> str:
    """The letters of what a reply has chosen, as they would be typed."""

    def stands(choice: Choice) -> bool:
        return reply.nothing if choice is NONE_OF_THESE else choice.id in reply.chosen

    return " ".join(letter for letter, choice in zip(LETTERS, offered, strict=False) if stands(choice))
