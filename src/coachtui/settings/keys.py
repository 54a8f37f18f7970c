"""Which letter does what after Esc, once a person's own letters are taken into account."""

import difflib
import string
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from coachtui.model.text import one_line


class Lettered(Protocol):
    """An action that has a name and perhaps a letter ("" for none)."""

    @property
    def id(self) -> str:
        """The action's name, as it stands in the settings."""

    @property
    def letter(self) -> str:
        """Its usual letter."""


_A = TypeVar("_A", bound=Lettered)

_MANY = 10
"""Unknown names after so many are not worth a sentence each."""


def is_plain_letter(text: str) -> bool:
    """Whether ``text`` is one letter that every keyboard has without Shift or AltGr."""
    return len(text) == 1 and text in string.ascii_lowercase


def keymap(acts: Iterable[_A], keys: Mapping[str, str]) -> tuple[dict[str, _A], tuple[str, ...]]:
    """The actions of one place by letter, and a sentence for every letter in ``keys`` that could not be given.

    An action whose letter is refused keeps its usual one. Names in ``keys`` that are not among ``acts`` are left to
    `unknown_names`, as they may belong to another place.
    """
    table = tuple(acts)
    problems: list[str] = []
    given: dict[str, str] = {}
    for act in table:
        letter = keys.get(act.id, act.letter)
        if act.id in keys and not is_plain_letter(letter):
            problems.append(f"{act.id} cannot have {one_line(letter, 20)!r}: it takes one letter from a to z.")
            letter = act.letter
        given[act.id] = letter
    while clash := _clash(table, given):
        loser, holder = clash
        problems.append(
            f"{loser.id} cannot have {given[loser.id]}: it is the letter of {holder.id}. {_stays(loser.letter)}"
        )
        given[loser.id] = loser.letter
    return {given[act.id]: act for act in table if given[act.id]}, tuple(problems)


def sound_keys(places: Iterable[Iterable[Lettered]], keys: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The part of ``keys`` that fits everywhere, and a sentence for every letter or name that does not.

    ``places`` are the actions of each place. An action that several places have keeps its usual letter in all of them
    if the new one clashes in one. With what is left, `keymap` finds no problem in any place.
    """
    tables = [tuple(acts) for acts in places]
    known = {act.id for table in tables for act in table}
    problems = dict.fromkeys(unknown_names(known, keys))
    sound = {name: letter for name, letter in keys.items() if name in known}
    while any((found := _refused(table, sound))[0] for table in tables):
        names, sentences = found
        problems |= dict.fromkeys(sentences)
        sound = {name: letter for name, letter in sound.items() if name not in names}
    return sound, tuple(problems)


def _refused(table: tuple[Lettered, ...], keys: Mapping[str, str]) -> tuple[frozenset[str], tuple[str, ...]]:
    by_letter, problems = keymap(table, keys)
    given = {act.id: letter for letter, act in by_letter.items()}
    return frozenset(act.id for act in table if act.id in keys and keys[act.id] != given.get(act.id)), problems


def unknown_names(known: Iterable[str], keys: Mapping[str, str]) -> tuple[str, ...]:
    """A sentence for every name in ``keys`` that is no action, with the name that was perhaps meant."""
    names = sorted(set(known))
    strangers = [name for name in keys if name not in names]
    told = []
    for name in strangers[:_MANY]:
        shown = one_line(name, 40)
        near = difflib.get_close_matches(shown, names, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(names)}."
        told.append(f"{shown} in keys is no action. {hint}")
    if len(strangers) > _MANY:
        told.append(f"{len(strangers) - _MANY} more names in keys are no actions.")
    return tuple(told)


def _clash(table: tuple[_A, ...], given: Mapping[str, str]) -> tuple[_A, _A] | None:
    """The first action that took a letter another has, and that other one. Usual letters never give way."""
    holders: dict[str, _A] = {}
    for act in table:
        letter = given[act.id]
        if not letter:
            continue
        holder = holders.setdefault(letter, act)
        if holder is act:
            continue
        if letter != act.letter:
            return act, holder
        if letter != holder.letter:
            return holder, act
    return None


def _stays(letter: str) -> str:
    return f"It stays {letter}." if letter else "It stays without one."
