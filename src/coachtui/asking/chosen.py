"""What the stored value of one answer means: which option was chosen, and which level that is."""

from collections.abc import Sequence

from coachtui.model.answers import Value
from coachtui.model.rubric import LEVELS
from coachtui.model.script import Option, Question, QuestionType


def options_of(question: Question, frequencies: Sequence[Option]) -> Sequence[Option]:
    """The options of a question; those of the script for a frequency question."""
    return frequencies if question.type is QuestionType.FREQUENCY else question.options


def was_chosen(question: Question, frequencies: Sequence[Option], value: Value | None, option: str) -> bool | None:
    """Whether ``value`` stands for the option with this id, or has it among others; None without a value."""
    if value is None:
        return None
    if isinstance(value, tuple):
        return option in value
    options = options_of(question, frequencies)
    if isinstance(value, int) and 0 <= value < len(options):
        return options[value].id == option
    return value == option


def level_in(question: Question, frequencies: Sequence[Option], value: Value | None) -> int | None:
    """The level (0-4) that ``value`` is or stands for; None where it passes none on."""
    if value is None or not question.type.gives_level:
        return None
    if isinstance(value, int):
        return value if value in LEVELS else None
    positions = (place for place, option in enumerate(options_of(question, frequencies)) if option.id == value)
    return next(positions, None)
