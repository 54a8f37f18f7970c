"""Answers that are a level from 0 to 4: scales and frequencies. The level itself is stored."""

from collections.abc import Mapping, Sequence
from functools import cached_property

from coachtui.answer_types.answer_type import Mistake
from coachtui.answer_types.choosing import Choice
from coachtui.answer_types.one_choice import OneChoice
from coachtui.answer_types.traits import Comparison, Fact
from coachtui.model.answers import Value
from coachtui.model.question_parts import Option
from coachtui.model.rubric import LEVELS
from coachtui.model.script import SelfAssessment


class Scale(OneChoice):
    """A level, chosen among five options of the question or, where it has none, the anchors of what it feeds first.

    Anchors are for the interviewer alone: they are numbered by level, are not shown with the question, and no line of
    the note chooses one.
    """

    facts = frozenset({Fact.CHOICE, Fact.LEVEL})
    compares_as = Comparison.NUMBER
    stores_level = True
    notes_keys = ("level",)
    mixed_alone = True
    read_out = False

    @property
    def on_anchors(self) -> bool:
        """Whether there are no options, so that the choices are anchors."""
        return not self.question.options

    @cached_property
    def choices(self) -> tuple[Choice, ...]:
        """The options numbered from 1, or the anchors by level."""
        if not self.on_anchors:
            return super().choices
        fed = self.question.feeds[0] if self.question.feeds else ""
        known = {} if self.rubric is None else self.rubric.anchors_by_id()
        anchors = known.get(fed, ("",) * len(LEVELS))
        return tuple(Choice(level, level, str(level), anchor) for level, anchor in zip(LEVELS, anchors, strict=True))

    @property
    def passes_to(self) -> tuple[str, ...]:
        """What the question feeds first, and what its rules give levels to."""
        return tuple(dict.fromkeys((*self.question.feeds[:1], *self.question.level_rules)))

    def passed_on(self, value: Value | None) -> Mapping[str, int]:
        """The level chosen."""
        level = self.level(value)
        return {} if level is None else dict.fromkeys(self.question.feeds[:1], level)

    @cached_property
    def is_typed(self) -> bool:
        """Whether there are options; no line of the note chooses an anchor."""
        return not self.on_anchors

    def say_choice(self, choice: Choice) -> str:
        """What the option says; an anchor goes behind its level."""
        return f"{choice.number}, {choice.say}".rstrip(", ") if self.on_anchors else choice.say

    def options_mistake(self) -> Mistake | None:
        """A mistake unless there is an option for each level, or none."""
        count = len(self.options)
        if count in {0, len(LEVELS)}:
            return None
        message = f"{self.question.id} has {count} options; a scale has five, for levels 0 to 4, or none."
        return message, "Give it five, or none to show the indicator's anchors."

    @property
    def alone_ids(self) -> tuple[str, ...] | None:
        """The levels."""
        return tuple(str(level) for level in LEVELS)

    def alone_choice(self, option_id: str) -> Choice | None:
        """The choice of that level."""
        return next((choice for choice in self.choices if str(choice.value) == option_id), None)


class Frequency(OneChoice):
    """A level, chosen among the frequencies that the script has for all its questions of this type."""

    facts = frozenset({Fact.CHOICE, Fact.LEVEL})
    compares_as = Comparison.NUMBER
    stores_level = True
    notes_keys = ("level", "choice")

    @property
    def options(self) -> Sequence[Option]:
        """The script's frequencies."""
        return self.frequencies

    def from_notes(self, value: Value) -> Value:
        """The level; a frequency that was chosen by its id becomes its level."""
        level = self.level(value)
        return value if level is None else level

    def alone_options(self, script: SelfAssessment | None) -> Sequence[Option]:
        """The script's frequencies in its words for somebody alone."""
        return () if script is None else script.frequencies
