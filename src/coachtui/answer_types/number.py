"""Answers that are one number, and how a number may be written. This is the only place that decides that."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from coachtui.answer_types.answer_type import AnswerType
from coachtui.answer_types.possible import Mentioned, Possible, points
from coachtui.answer_types.traits import Comparison, Fact, FormField
from coachtui.model.answers import Value
from coachtui.model.text import one_line

_PLAIN = re.compile(r"\d{1,12}(?:[.,]\d{1,6})?", re.ASCII)
_GROUPED = re.compile(
    r"[1-9]\d{0,2}(?P<group>[ .,'])\d{3}(?:(?P=group)\d{3}){0,3}(?:(?!(?P=group))[.,]\d{1,6})?", re.ASCII
)
_THOUSANDS_OR_DECIMALS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_SEVERAL = re.compile(r"\d\s*(?:-|–|—|/|to|bis|or|oder|and|und)\s*\d", re.IGNORECASE)
_SPACES = "\u00a0\u2007\u2009\u202f"
_APOSTROPHES = "\u2019\u02bc\u2018`\u00b4"
_AS_TYPED = str.maketrans({**dict.fromkeys(_SPACES, " "), **dict.fromkeys(_APOSTROPHES, "'")})
_IN_WORDS = re.compile(
    r"\b(?:half|quarter|third|dozens?|hundreds?|thousands?|millions?|none|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|twenty|thirty|forty|fifty|zero)\b",
    re.IGNORECASE,
)
_SHORT_LINE = 40
"""Characters up to which a line with a figure in it may have been meant as the number."""


class Number(AnswerType):
    """A number of 0 or more, whole or not, alone on its line.

    It is typed with a decimal comma or point, perhaps with a per cent sign. Thousands may be set apart by spaces or
    apostrophes (12 000, 1'500), by commas or points where that can mean nothing else (1,234,567 or 1.234,5). 1.000
    and 1,000 can mean two things and are not read, nor are numbers with words (about 7), ranges and numbers in words:
    they are kept as words, and `doubt` says so.
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
        figure = _figure(typed)
        if _THOUSANDS_OR_DECIMALS.fullmatch(figure):
            return None
        if not _PLAIN.fullmatch(figure):
            figure = _ungrouped(figure)
        if not figure:
            return None
        number = float(figure.replace(",", "."))
        return int(number) if number.is_integer() else number

    def doubt(self, line: str) -> str:
        """A sentence for a short line with a figure, or a number in words, that is not read as the number."""
        said = one_line(line, _SHORT_LINE)
        figure = _figure(line.strip())
        if _THOUSANDS_OR_DECIMALS.fullmatch(figure):
            whole, part = re.split("[.,]", figure)
            return f"{said} can be {whole}{part} or {float(f'{whole}.{part}'):g}: kept as words. Type one of the two."
        if len(line) > _SHORT_LINE or not (any(map(str.isnumeric, line)) or _IN_WORDS.search(line)):
            return ""
        if _SEVERAL.search(figure):
            return f"{said} is more than one number: kept as words. One number alone is the answer."
        return f"{said} is kept as words. A number alone on its line is the answer, such as 7 or 7.5."

    def check(self, value: Value | None) -> str | None:
        """A complaint unless this is a number of 0 or more, and not above the most that can be."""
        if not isinstance(value, int | float) or isinstance(value, bool) or value < 0:
            return "That is no number: type one of 0 or more, such as 7 or 7.5."
        most = self.question.most
        return None if most is None or value <= most else f"It can be {most} at most, not {value:g}."

    @property
    def in_json(self) -> str:
        """A number, and its limits."""
        most = self.question.most
        return "a number of 0 or more" if most is None else f"a number from 0 to {most}"

    def numbers_in(self, value: Value | None) -> Mapping[str, float | None]:
        """The number itself."""
        return {"number": value if isinstance(value, int | float) else None}

    def possible(self, mentioned: Mentioned) -> Iterator[Possible]:
        """Numbers that can be, on, between and beside those mentioned."""
        tried = (*mentioned.numbers, *(() if self.question.most is None else (self.question.most,)))
        yield from (Possible(point) for point in points(tried) if self.check(point) is None)


def _figure(typed: str) -> str:
    """A number as typed: ASCII digits, no per cent sign or full stop, one kind of space and of apostrophe."""
    plain = "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in typed.translate(_AS_TYPED))
    return plain.strip().removesuffix(".").removesuffix("%").strip()


def _ungrouped(figure: str) -> str:
    """A number without the signs between its thousands; "" where they are not at every third digit."""
    found = _GROUPED.fullmatch(figure)
    return "" if found is None else figure.replace(found["group"], "")
