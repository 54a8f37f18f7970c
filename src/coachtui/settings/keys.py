"""Gives each act its letter after Esc: the one in a person's settings if it is free, else the usual one."""

import difflib
import string
from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from coachtui.model.text import one_line


class LetteredAct(Protocol):
    """An act that has a name and perhaps a letter ("" for none)."""

    @property
    def id(self) -> str:
        """The act's name, as it is written in the settings."""

    @property
    def letter(self) -> str:
        """Its usual letter."""


_A = TypeVar("_A", bound=LetteredAct)

_MANY = 10
"""How many unknown names get a sentence each; the rest share one."""


def is_plain_letter(text: str) -> bool:
    """Whether ``text`` is one letter that every keyboard has without Shift or AltGr."""
    return len(text) == 1 and text in string.ascii_lowercase


def keymap(acts: Iterable[_A], keys: Mapping[str, str]) -> tuple[dict[str, _A], tuple[str, ...]]:
    """The acts of one place by letter, and a sentence for every letter in ``keys`` that could not be given.

    An act whose letter is refused keeps its usual one. Names in ``keys`` that are not among ``acts`` are left to
    `unknown_names`, as they may belong to another place.
    """
    table = tuple(acts)
    letters, refusals = _letters(table, keys)
    return {letters[each.id]: each for each in table if letters[each.id]}, tuple(refusals.values())


def sound_keys(
    places: Iterable[Iterable[LetteredAct]], keys: Mapping[str, str]
) -> tuple[dict[str, str], tuple[str, ...]]:
    """The part of ``keys`` that can be given in all places, and a sentence for every letter or name that cannot.

    ``places`` are the acts of each place. An act that several places have keeps its usual letter in all of them
    if the new one clashes in one. With what is left, `keymap` finds no problem in any place.
    """
    tables = [tuple(acts) for acts in places]
    known = {each.id for table in tables for each in table}
    problems = dict.fromkeys(unknown_names(known, keys))
    sound = {name: letter for name, letter in keys.items() if name in known}
    while refusals := next(filter(None, (_letters(table, sound)[1] for table in tables)), None):
        problems |= dict.fromkeys(refusals.values())
        sound = {name: letter for name, letter in sound.items() if name not in refusals}
    return sound, tuple(problems)


def _letters(table: Iterable[LetteredAct], keys: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The letter that each act gets, and a sentence for each whose letter in ``keys`` is refused, by their ids."""
    acts = tuple(table)
    letters: dict[str, str] = {}
    refusals: dict[str, str] = {}
    for each in acts:
        letter = keys.get(each.id, each.letter)
        if each.id in keys and not is_plain_letter(letter):
            refusals[each.id] = f"{each.id} cannot have {one_line(letter, 20)!r}: it takes one letter from a to z."
            letter = each.letter
        letters[each.id] = letter
    while clash := _clash(acts, letters):
        loser, holder = clash
        stays = f"It stays {loser.letter}." if loser.letter else "It stays without one."
        refusals[loser.id] = f"{loser.id} cannot have {letters[loser.id]}: it is the letter of {holder.id}. {stays}"
        letters[loser.id] = loser.letter
    return letters, refusals


def unknown_names(known: Iterable[str], keys: Mapping[str, str]) -> tuple[str, ...]:
    """A sentence for every name in ``keys`` that is no act, with the name that was perhaps meant."""
    names = sorted(set(known))
    unknown = [name for name in keys if name not in names]
    sentences = []
    for name in unknown[:_MANY]:
        shown = one_line(name, 40)
        near = difflib.get_close_matches(shown, names, n=1)
        hint = f"Did you mean {near[0]}?" if near else f"There are {', '.join(names)}."
        sentences.append(f"{shown} in keys is no action. {hint}")
    if len(unknown) > _MANY:
        sentences.append(f"{len(unknown) - _MANY} more names in keys are no actions.")
    return tuple(sentences)


def _clash(acts: Iterable[LetteredAct], letters: Mapping[str, str]) -> tuple[LetteredAct, LetteredAct] | None:
    """The first act whose own letter is already that of another, and that other; None without a clash.

    The act that keeps its usual letter is never the first of the two.
    """
    holders: dict[str, LetteredAct] = {}
    for each in acts:
        letter = letters[each.id]
        if not letter:
            continue
        holder = holders.setdefault(letter, each)
        if holder is each:
            continue
        if letter != each.letter:
            return each, holder
        if letter != holder.letter:
            return holder, each
    return None
