"""Answers that are several whole numbers, one for each part of the question."""

import re
from collections.abc import Iterator, Mapping, Sequence

from coachtui.answer_types.answer_type import AnswerType, Mistake
from coachtui.answer_types.possible import Mentioned, Possible, counts
from coachtui.answer_types.traits import FormField
from coachtui.model.answers import Value
from coachtui.model.question_parts import Part
from coachtui.model.text import counted, listed, one_line

_FIGURES = re.compile(r"[\d\s,;]*\d[\d\s,;]*", re.ASCII)
_FIGURE = re.compile(r"\d{1,6}", re.ASCII)
_TRIED = range(11)
"""Numbers that are always tried in rules, so that shares such as four fifths can be met."""
_FEWEST_PARTS, _MOST_PARTS = 2, 8
_SAMPLE = ("7", "3", "1", "1", "0")


class Numbers(AnswerType):
    """A whole number of 0 or more for each part, typed in the order of the parts, with commas, semicolons or spaces.

    The value has the number of each part by its id; a part left blank, as the second in "6, , 2", is not in it, nor
    are parts at the end that were not typed.
    """

    notes_keys = ("text",)
    form_field = FormField.LINE

    @property
    def typing_hint(self) -> str:
        """What to type, in which order."""
        return f"Numbers with commas between them: {self._parts}."

    @property
    def _parts(self) -> str:
        return "; ".join(part.say for part in self.question.parts)

    def may_answer(self, line: str, before: Value | None) -> bool:
        """Whether the line holds figures and what separates them, and nothing else."""
        del before
        return _FIGURES.fullmatch(line.strip()) is not None

    def parse_typed(self, typed: str) -> Value | None:
        """The numbers by part; None for what is no list of whole numbers, or of more than there are parts."""
        figures = [each.strip() for each in re.split("[,;]", typed)]
        if len(figures) == 1:
            figures = typed.split()
        parts = self.question.parts
        if any(figures[len(parts) :]) or not all(_FIGURE.fullmatch(each) for each in figures if each):
            return None
        given = zip(parts, figures, strict=False)
        return {part.id: int(figure) for part, figure in given if figure} or None

    def doubt(self, line: str) -> str:
        """A sentence for a list of figures that is not read as the numbers."""
        if not self.may_answer(line, None):
            return ""
        return f"{one_line(line, 40)} is kept as words. {self.typing_hint}"

    def check(self, value: Value | None) -> str | None:
        """A complaint unless these are numbers of known parts, none more than the part it is counted out of."""
        says = {part.id: part.say for part in self.question.parts}
        if not isinstance(value, Mapping) or not value or not value.keys() <= says.keys():
            return f"Whole numbers only, such as {', '.join(_SAMPLE[: len(says)])}."
        if not all(type(number) is int and number >= 0 for number in value.values()):
            return f"Only whole numbers of 0 or more can be counted here: {self._parts}."
        for part in self.question.parts:
            own, most = value.get(part.id), value.get(part.most or "")
            if own is not None and most is not None and own > most:
                return f"{own} of {most} cannot be. Look again at “{part.say}”."
        return None

    @property
    def in_json(self) -> str:
        """The ids of the parts, and the limits of their numbers."""
        limits = ", none above what it is counted out of" if any(part.most for part in self.question.parts) else ""
        return f"whole numbers of 0 or more by {listed(part.id for part in self.question.parts)}{limits}"

    def as_typed(self, value: Value) -> str:
        """The numbers with commas between them."""
        given = value if isinstance(value, Mapping) else {}
        return ", ".join(str(given.get(part.id, "")) for part in self.question.parts).rstrip(", ")

    def numbers_in(self, value: Value | None) -> Mapping[str, float | None]:
        """The number of each part, None where it is not there."""
        given = value if isinstance(value, Mapping) else {}
        return {part.id: given.get(part.id) for part in self.question.parts}

    def possible(self, mentioned: Mentioned) -> Iterator[Possible]:
        """Numbers that can be, up to ten and around those mentioned."""
        tried = sorted({*_TRIED, *map(int, counts(mentioned.numbers))})
        for value in _values(_wholes_first(self.question.parts), tried):
            if self.check(value) is None:
                yield Possible(value)

    def from_notes(self, value: Value) -> Value:
        """The numbers that a text of a notes file lists."""
        return (self.parse(value) if isinstance(value, str) else None) or value

    def notes_mistakes(self, value: Value) -> Iterator[Mistake]:
        """A mistake for a text that lists no such numbers."""
        complaint = self.check(self.parse(value)) if isinstance(value, str) else None
        if complaint is not None:
            yield complaint, "Write 'text: 6, 4, 2', for instance."

    def parts_mistake(self) -> Mistake | None:
        """A mistake where there are fewer than two parts, too many, or some counted out of each other."""
        count = len(self.question.parts)
        if count < _FEWEST_PARTS:
            message = f"{self.question.id} has {counted(count, 'part')}; a numbers question needs two."
            return message, "Add 'parts: ...' with an id and a wording each, or make it 'type: number'."
        if count > _MOST_PARTS:
            message = f"{self.question.id} has {count} parts; {_MOST_PARTS} is the most."
            return message, "Ask for some of them at another question."
        whole = {part.id for part in _wholes_first(self.question.parts)}
        round_ = [part.id for part in self.question.parts if part.id not in whole]
        if round_:
            return f"Parts are counted out of each other: {listed(round_)}.", "Take one 'most' out."
        return None


def _wholes_first(parts: Sequence[Part]) -> list[Part]:
    """``parts`` with those behind the one that they cannot be more than; without those that go round in a circle."""
    known, ordered, left = {part.id for part in parts}, list[Part](), list(parts)
    while left:
        placed = {part.id for part in ordered}
        free = [part for part in left if part.most not in known - {part.id} or part.most in placed]
        if not free:
            break
        ordered.append(free[0])
        left.remove(free[0])
    return ordered


def _values(parts: Sequence[Part], tried: Sequence[int]) -> Iterator[dict[str, int]]:
    """Every way of giving ``parts`` numbers of ``tried``, no part more than one before it that it is counted of."""
    if not parts:
        yield {}
        return
    *before, last = parts
    for given in _values(before, tried):
        most = given.get(last.most or "")
        yield from (given | {last.id: number} for number in tried if most is None or number <= most)
