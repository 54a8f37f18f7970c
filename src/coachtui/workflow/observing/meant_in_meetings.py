"""What a number or a few letters mean where a meeting is prepared or observed: an agenda item, or a behaviour. Pure."""

from collections.abc import Mapping, Sequence

from coachtui.model.observing import AgendaItem
from coachtui.model.rubric import Behaviour

_DIGITS = 3
"""More digits than any place in a list has."""


def behaviours_named(behaviours: Mapping[str, Behaviour], words: str) -> tuple[Behaviour, ...]:
    """The behaviours that ``words`` may mean: a number on the list, an id, or beginnings of words; blank: all.

    Where ``words`` are a number, an id or a whole name, only that behaviour is returned.
    """
    place = _place(words)
    if place is not None and 0 < place <= len(behaviours):
        return (tuple(behaviours.values())[place - 1],)
    wanted = words.casefold().split()
    spoken = " ".join(wanted)
    exact = [
        each
        for each in behaviours.values()
        if spoken in {each.id.casefold(), each.name.casefold(), each.short.casefold()}
    ]
    if exact:
        return tuple(exact)
    return tuple(each for each in behaviours.values() if _is_meant(wanted, each))


def items_named(items: Sequence[AgendaItem], words: str) -> tuple[tuple[int, AgendaItem], ...]:
    """The agenda items that ``words`` may mean, with their places from 1: a place, or letters of titles; blank: all."""
    wanted, at = words.casefold().split(), _place(words)
    return tuple(
        (place, each)
        for place, each in enumerate(items, start=1)
        if place == at or all(word in each.title.casefold() for word in wanted)
    )


def _place(words: str) -> int | None:
    digits = words.strip()
    return int(digits) if digits.isdecimal() and len(digits) <= _DIGITS else None


def _is_meant(wanted: Sequence[str], behaviour: Behaviour) -> bool:
    spoken = f"{behaviour.id} {behaviour.name} {behaviour.short}".casefold().split()
    return all(any(word.startswith(each) for word in spoken) for each in wanted)
