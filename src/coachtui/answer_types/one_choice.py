"""Answers that are one choice: what they share, and the types that store an option's id."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import ClassVar

from coachtui.answer_types.answer_type import AnswerType, Mistake
from coachtui.answer_types.choosing import Choice, is_numbers_only, meant, not_chosen, numbered, numbers_of, plain
from coachtui.answer_types.possible import Mentioned, Possible
from coachtui.answer_types.traits import Comparison, Fact, FormField
from coachtui.model.answers import Value
from coachtui.model.question_parts import Option
from coachtui.model.rubric import LEVELS
from coachtui.model.suggesting import suggestion
from coachtui.model.text import counted, listed

FEWEST_CHOICES = 2


class OneChoice(AnswerType):
    """An answer that is one of several choices; those of its types that give a level have five, in order of level.

    It is typed as the choice's number as shown, its words or id, or a beginning that only one choice has, in any case.
    A line of the note answers only when it names a choice in full or by number: beginnings may be prose.
    """

    notes_keys: ClassVar[tuple[str, ...]] = ("choice",)
    compares_as = Comparison.OPTION
    form_field = FormField.CHOICE

    @property
    def options(self) -> Sequence[Option]:
        """The question's own options."""
        return self.question.options

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """The options, numbered from 1."""
        return numbered(self.options, by_level=self.stores_level)

    def may_answer(self, line: str, before: Value | None) -> bool:
        """Whether the line holds nothing but a number or the whole name of a choice."""
        del before
        return is_numbers_only(line) or plain(line) in self._names

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(name for choice in self.choices for name in (plain(choice.say), plain(choice.id)))

    def doubt(self, line: str) -> str:
        """A sentence for a number that no choice has; "" for any other line."""
        return not_chosen(self.open_choices, line) if is_numbers_only(line) else ""

    def parse_typed(self, typed: str) -> Value | None:
        """The value of the one choice meant; None where none or several can be meant."""
        found = meant(self.choices, typed)
        return None if found is None else found.value

    def check(self, value: Value | None) -> str | None:
        """A complaint unless this is the value of a choice."""
        known = self.choices
        fits = any(type(value) is type(choice.value) and value == choice.value for choice in known)
        return None if fits else f"That is none of the choices: type {numbers_of(known)}, or how one begins."

    @property
    def in_json(self) -> str:
        """The level, or the ids of the options."""
        if self.stores_level:
            return f"a level from {LEVELS[0]} to {LEVELS[-1]}"
        return f"one of {listed(repr(option.id) for option in self.options)}"

    def level(self, value: Value | None) -> int | None:
        """The level stored, or the place of the option whose id is stored; None for types that give no level."""
        if Fact.LEVEL not in self.facts:
            return None
        if self.stores_level and isinstance(value, int):
            return value if value in LEVELS else None
        ids = [option.id for option in self.options[: len(LEVELS)]]
        return ids.index(value) if isinstance(value, str) and value in ids else None

    def chose(self, value: Value | None, option: str) -> bool | None:
        """Whether the choice is the option with this id."""
        if self.stores_level and isinstance(value, int) and 0 <= value < len(self.options):
            return self.options[value].id == option
        return super().chose(value, option)

    def possible(self, mentioned: Mentioned) -> Iterator[Possible]:
        """Every level, or every option."""
        del mentioned
        yield from map(Possible, LEVELS if self.stores_level else [option.id for option in self.options])

    def notes_mistakes(self, value: Value) -> Iterator[Mistake]:
        """A mistake for an id that is none of the options."""
        if isinstance(value, str):
            yield from unknown_options(self.question.id, (value,), self.options)


class Category(OneChoice):
    """One of the question's options, which stand for no level."""

    facts = frozenset({Fact.CHOICE})
    takes_levels = True

    def options_mistake(self) -> Mistake | None:
        """A mistake where there is nothing to choose between."""
        return too_few_options(self)


class Ordered(OneChoice):
    """One of five options in an order, from the least to the most."""

    facts = frozenset({Fact.CHOICE, Fact.LEVEL})
    takes_levels = True
    mixed_alone = True

    def options_mistake(self) -> Mistake | None:
        """A mistake unless there is an option for each level."""
        count = len(self.options)
        if count == len(LEVELS):
            return None
        message = f"{self.question.id} has {count} options; an ordered question has five, for levels 0 to 4."
        return message, "Give it five options, the lowest level first."


class YesNo(OneChoice):
    """Yes or no. ``y`` and ``n`` are typed for them, so that every line that can be read as one is an answer."""

    facts = frozenset({Fact.YES_NO})

    @property
    def options(self) -> Sequence[Option]:
        """Yes and no."""
        return (Option("yes", "Yes"), Option("no", "No"))

    def may_answer(self, line: str, before: Value | None) -> bool:
        """Always."""
        del line, before
        return True

    @property
    def alone_ids(self) -> tuple[str, ...] | None:
        """None: no script can put yes and no into other words for somebody alone."""
        return None


def unknown_options(question: str, chosen: Sequence[str], options: Sequence[Option]) -> Iterator[Mistake]:
    """A mistake for every id chosen that is none of the options."""
    known = [option.id for option in options]
    for each in chosen:
        if each not in known:
            yield f"{question} has no '{each}' to choose.", suggestion(each, known)


def too_few_options(answer_type: AnswerType) -> Mistake | None:
    """A mistake where a question has fewer than two options of its own."""
    question, count = answer_type.question, len(answer_type.question.options)
    if count >= FEWEST_CHOICES:
        return None
    message = f"{question.id} has {counted(count, 'option')}; a {question.type} question needs two or more."
    return message, "Add 'options: ...' with an id and a wording each."
