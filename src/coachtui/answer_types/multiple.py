"""Answers that are several choices at once."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from coachtui.answer_types.answer_type import AnswerType, Mistake
from coachtui.answer_types.choosing import (
    NONE_OF_THEM,
    Choice,
    is_numbers_only,
    named,
    not_chosen,
    numbers_of,
    several,
)
from coachtui.answer_types.one_choice import too_few_options, unknown_options
from coachtui.answer_types.possible import Mentioned, Possible
from coachtui.answer_types.traits import Comparison, Fact, FormField
from coachtui.model.answers import Value
from coachtui.model.question_parts import Option
from coachtui.model.text import listed


class Multiple(AnswerType):
    """Ids of one or more of the question's options, in the script's order; "none" excludes the others.

    Choices typed into the note one line after the other add up.
    """

    facts = frozenset({Fact.CHOICE, Fact.CHOICES})
    compares_as = Comparison.OPTIONS
    notes_keys = ("choices",)
    form_field = FormField.CHOICES
    adds_up = True
    takes_levels = True

    @property
    def options(self) -> Sequence[Option]:
        """The question's own options."""
        return self.question.options

    def toggled(self, value: Value | None, choice: Choice) -> Value | None:
        """The choices with one put in, or taken out; where it cannot go with the others it replaces them."""
        had = {item for item in value if isinstance(item, str)} if isinstance(value, tuple) else set()
        chosen = had ^ {choice.id}
        if len(chosen) > 1 and self.check(tuple(chosen)) is not None:
            chosen = {choice.id}
        return tuple(each.id for each in self.choices if each.id in chosen) or None

    def may_answer(self, line: str, before: Value | None) -> bool:
        """Whether the line holds nothing but numbers, or whole names separated by commas."""
        del before
        return is_numbers_only(line) or bool(several(self.choices, line, named))

    def doubt(self, line: str) -> str:
        """A sentence for a number that no choice has."""
        return not_chosen(self.choices, line)

    def joined(self, before: Value | None, value: Value) -> Value:
        """The choices there are and those of ``value``; ``value`` alone where they cannot go together."""
        chosen = {*(before if isinstance(before, tuple) else ()), *(value if isinstance(value, tuple) else ())}
        both = tuple(each.id for each in self.choices if each.id in chosen)
        return value if self.check(both) is not None else both

    def parse_typed(self, typed: str) -> Value | None:
        """Every choice meant; None when any part means none."""
        return tuple(choice.id for choice in several(self.choices, typed)) or None

    def check(self, value: Value | None) -> str | None:
        """A complaint unless these are choices that go together."""
        ids = {option.id for option in self.options}
        known = isinstance(value, tuple) and all(isinstance(each, str) and each in ids for each in value)
        if not isinstance(value, tuple) or not value or not known:
            return f"Those are not all choices: type {numbers_of(self.choices)}, several separated by commas."
        if len(value) > 1 and NONE_OF_THEM in value:
            return "None of them cannot go with others: type the others only, or none only."
        return None

    @property
    def in_json(self) -> str:
        """The ids of the options."""
        ids = [option.id for option in self.options]
        alone = f"; {NONE_OF_THEM!r} stands alone" if NONE_OF_THEM in ids else ""
        return f"a list of some of {listed(map(repr, ids))}{alone}"

    def numbers_in(self, value: Value | None) -> Mapping[str, float | None]:
        """How many options were chosen; "none of these" is none."""
        chosen = value if isinstance(value, tuple) else None
        return {"count": None if chosen is None else sum(option != NONE_OF_THEM for option in chosen)}

    def possible(self, mentioned: Mentioned) -> Iterator[Possible]:
        """Every selection, as far as a rule can tell them apart."""
        ids = [option.id for option in self.options]
        mentioned_ids = [each for each in ids if each in mentioned.words]
        others = [each for each in ids if each not in mentioned.words]
        for size in range(len(mentioned_ids) + 1):
            for chosen in combinations(mentioned_ids, size):
                for more in range(len(others) + 1):
                    selection = (*chosen, *others[:more])
                    yield Possible(selection, len(selection))

    def notes_mistakes(self, value: Value) -> Iterator[Mistake]:
        """A mistake for every id that is no option, and where one is there twice."""
        chosen = [str(each) for each in value] if isinstance(value, tuple) else []
        yield from unknown_options(self.question.id, chosen, self.options)
        if max(Counter(chosen).values(), default=0) > 1:
            yield f"A choice of {self.question.id} is there twice.", "Keep one of the two."

    def options_mistake(self) -> Mistake | None:
        """A mistake where there is nothing to choose between."""
        return too_few_options(self)
