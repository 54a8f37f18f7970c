"""Answers that are one number."""

import re
from collections.abc import Iterator

from coachtui.answer_types.answer_type import AnswerType, Comparison, Fact, FormField
from coachtui.answer_types.possible import Mentioned, Possible, points
from coachtui.model.answers import Value

_NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,6})?", re.ASCII)
_THOUSANDS_OR_DECIMALS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)


class Number(AnswerType):
    """A number of 0 or more, whole or not.

    It is typed with a decimal comma or point, perhaps with a per cent sign; 1.000 and 1,000 can mean two things and
    are not read.
    """

    facts = frozenset({Fact.NUMBER})
    compares_as = Comparison.NUMBER
    notes_keys = ("number",)
    form_field = FormField.LINE

    @property
    def typing_hint(self) -> str:
        """Where in the note the number is typed."""
        return "A number on a line of its own is the answer."

    def may_answer(self, line: str, before: Value | None) -> bool:
        """Always: a line that is more than a number is not read as one."""
        del line, before
        return True

    def parse_typed(self, typed: str) -> Value | None:
        """The number."""
        figure = typed.removesuffix("%").strip()
        if not _NUMBER.fullmatch(figure) or _THOUSANDS_OR_DECIMALS.fullmatch(figure):
            return None
        number = float(figure.replace(",", "."))
        return int(number) if number.is_integer() else number

    def check(self, value: Value | None) -> str | None:
        """A complaint unless this is a number of 0 or more."""
        fits = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
        return None if fits else "That is no number: type one of 0 or more, such as 7 or 7.5."

    def possible(self, mentioned: Mentioned) -> Iterator[Possible]:
        """Numbers on, between and beside those mentioned."""
        yield from map(Possible, points(mentioned.numbers))
