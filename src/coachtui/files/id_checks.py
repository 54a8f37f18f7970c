"""Checks that several kinds of files need: ids that are repeated or unknown, and names to fill in that do not exist.

Each yields a problem for every mistake; ``what`` names in the plural or singular what the ids are of.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Protocol

from coachtui.files.positions import KeyPath
from coachtui.files.yaml_text import Document
from coachtui.model.problems import Problem
from coachtui.model.script import Script
from coachtui.model.suggesting import suggestion

Problems = Iterator[Problem]

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_BRACE = re.compile(r"[{}]")


class HasId(Protocol):
    """A part of a script or rubric that has an id."""

    @property
    def id(self) -> str:
        """The id."""


def repeated(
    document: Document, ids: Iterable[tuple[KeyPath, str]], what: str, hint: str = "Give one of them another id."
) -> Problems:
    """Ids, each with its path in the file, that occurred before."""
    seen: set[str] = set()
    for path, each in ids:
        if each in seen:
            yield document.problem(path, f"'{each}' is there twice among the {what}.", hint)
        seen.add(each)


def repeated_items(document: Document, path: KeyPath, items: Iterable[str], what: str) -> Problems:
    """Items of the list at ``path`` that occurred before."""
    numbered = (((*path, index), item) for index, item in enumerate(items))
    yield from repeated(document, numbered, what, "Keep one of the two.")


def ids_below(path: KeyPath, parts: Iterable[HasId]) -> Iterator[tuple[KeyPath, str]]:
    """The ids of the parts listed at ``path``, each with its own path."""
    return (((*path, index, "id"), part.id) for index, part in enumerate(parts))


def unknown(
    document: Document,
    path: KeyPath,
    word: str,
    what: str,
    known: Iterable[str],
    *,
    where: str = "this script",
    at_key: bool = False,
) -> Problems:
    """``word``, which the file has at ``path``, if it is none of the ``known``."""
    known = list(known)
    if word not in known:
        message = f"There is no {what} '{word}' in {where}."
        yield document.problem(path, message, suggestion(word, known), at_key=at_key)


def unknown_role(document: Document, path: KeyPath, role: str, script: Script, *, at_key: bool = False) -> Problems:
    """``role``, which the file has at ``path``, if it is the id of none of the script's roles."""
    if role not in script.roles:
        message = f"The script has no role '{role}'."
        hint = suggestion(role, script.roles) if script.roles else "Roles are listed under 'roles', by their ids."
        yield document.problem(path, message, hint, at_key=at_key)


def unknown_items(
    document: Document, path: KeyPath, items: Iterable[str], what: str, known: Iterable[str], where: str = "this script"
) -> Problems:
    """Items of the list at ``path`` that are none of the ``known``."""
    known = list(known)
    for index, item in enumerate(items):
        yield from unknown(document, (*path, index), item, what, known, where=where)


def wrong_placeholders(document: Document, path: KeyPath, text: str, script: Script, *more: str) -> Problems:
    """Names to fill in that neither the script has nor ``more``, and stray braces, in the ``text`` at ``path``."""
    yield from wrong_fillings(document, path, text, (*script.names, *more), "Names are listed under 'names'.")


def wrong_fillings(document: Document, path: KeyPath, text: str, known: Iterable[str], where: str = "") -> Problems:
    """Names to fill in that are none of the ``known``, and stray braces, in the ``text`` at ``path``."""
    known = list(known)
    for found in _PLACEHOLDER.finditer(text):
        if found[1] not in known:
            message = f"There is no name '{found[1]}' to fill in here."
            yield document.problem(
                path, message, f"{suggestion(found[1], known)} {where}".strip(), offset=found.start()
            )
    for brace in _BRACE.finditer(_PLACEHOLDER.sub(lambda found: " " * len(found[0]), text)):
        message = "A brace stands alone here; braces go around names to fill in."
        yield document.problem(path, message, "Write {name}, or take it out.", offset=brace.start())
