"""Choices as they are shown and typed: numbered, and found again by number, by name, or by how a name begins."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coachtui.model.question_parts import Option
from coachtui.model.text import one_line

NONE_OF_THEM = "none"
"""The option id that excludes every other option of a multiple question."""

_NUMBERS_ONLY = re.compile(r"[\d\s,.)]+")


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: the number it is shown and typed with, what is stored for it, and what it says."""

    number: int
    value: int | str
    id: str
    say: str


Find = Callable[[Sequence[Choice], str], Choice | None]
"""Finds the one choice that a typed text means; None where it means none, or more than one."""


def numbered(options: Sequence[Option], *, by_level: bool = False) -> tuple[Choice, ...]:
    """The options as choices numbered from 1. With ``by_level`` the place from 0 is stored, else the option's id."""
    return tuple(
        Choice(place + 1, place if by_level else option.id, option.id, option.say)
        for place, option in enumerate(options)
    )


def plain(text: str) -> str:
    """A text as names are compared: case folded, single spaces, without a full stop or bracket at the end."""
    return " ".join(text.casefold().split()).rstrip(".)")


def meant(choices: Sequence[Choice], typed: str) -> Choice | None:
    """The one choice meant: by its number as shown, else named in full, else by a beginning that no other has."""
    wanted = plain(typed)
    if not wanted:
        return None
    names = {choice: (plain(choice.say), choice.id.casefold()) for choice in choices}
    for found in (
        [choice for choice in choices if str(choice.number) == wanted],
        [choice for choice, own in names.items() if wanted in own],
        [choice for choice, own in names.items() if own[0].startswith(wanted) or own[1].startswith(wanted)],
    ):
        if found:
            return found[0] if len(found) == 1 else None
    return None


def named(choices: Sequence[Choice], typed: str) -> Choice | None:
    """The first choice whose words or id are the whole of ``typed``."""
    wanted = plain(typed)
    return next((choice for choice in choices if wanted in {plain(choice.say), plain(choice.id)}), None)


def several(choices: Sequence[Choice], typed: str, find: Find = meant) -> tuple[Choice, ...]:
    """Every choice in a list separated by commas (numbers by spaces too), in the order of ``choices``.

    Empty when any part means none. What a choice says may hold commas itself, so the longest run of parts that means
    one is taken first.
    """
    parts = typed.split() if re.fullmatch(r"[\d\s]+", typed) else typed.split(",")
    chosen: set[str] = set()
    start = 0
    while start < len(parts):
        if not parts[start].strip():
            start += 1
            continue
        for end in range(len(parts), start, -1):
            found = find(choices, ",".join(parts[start:end]))
            if found is not None:
                chosen.add(found.id)
                start = end
                break
        else:
            return ()
    return tuple(choice for choice in choices if choice.id in chosen)


def is_numbers_only(line: str) -> bool:
    """Whether a line holds numbers and what separates them, and nothing else."""
    return _NUMBERS_ONLY.fullmatch(line) is not None


def not_chosen(choices: Sequence[Choice], line: str) -> str:
    """A sentence saying that a line of nothing but numbers is kept as words; "" for any other line."""
    figures = line.strip()
    if not choices or not is_numbers_only(line) or not any(each.isdigit() for each in figures):
        return ""
    return f"{one_line(figures, 20)} is none of the choices, {numbers_of(choices)}: kept as words."


def numbers_of(choices: Sequence[Choice]) -> str:
    """The numbers that can be typed, such as "1 to 5"."""
    return f"{choices[0].number} to {choices[-1].number}" if choices else "nothing (there are no choices here)"
