"""Small parts of a question in a script: options, columns, numbers, words beside a choice, and levels by rule."""

from dataclasses import dataclass
from typing import Annotated

from coachtui.model.shapes import Id, Level, Means, Prose


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a question.

    Where options are ordered, the position of an option is its level. For somebody alone, ``id`` is that of an option
    of the question or the script, or a level from "0" to "4".
    """

    id: Annotated[Id, Means("The word that is stored.")]
    say: Annotated[Prose, Means("What is read out.")]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table question."""

    id: Annotated[Id, Means("The word that is stored, in lower case.")]
    say: Annotated[Prose, Means("The heading of the column.")]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the numbers that together are one answer."""

    id: Annotated[Id, Means("The word that is stored, and the name of the number in rules: letters, digits and _.")]
    say: Annotated[Prose, Means("What is counted.")]
    most: Annotated[Id | None, Means("The id of the part that it cannot be more than.")] = None


@dataclass(frozen=True, slots=True)
class WordsBeside:
    """Words that somebody alone may put down beside a choice or a number."""

    ask: Annotated[Prose, Means("What is asked for.")]
    example: Annotated[str, Means("What may stand there, from a made-up firm of another trade.")] = ""
    first: Annotated[bool, Means("true: the words are asked for before the choice.")] = False
    always: Annotated[bool, Means("true: they are asked for behind options without a level, too.")] = False


@dataclass(frozen=True, slots=True)
class LevelRule:
    """A level, and the rule over one answer that gives it."""

    level: Annotated[Level, Means("The level, from 0 to 4.")]
    when: Annotated[Prose, Means("A rule over the answer: number > 3, decided / items >= 4/5, chose('option') ...")]
