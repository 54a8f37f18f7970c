"""What each key means in rating mode: levels, evidence grades, absences. Pure: knows no widget, records nothing."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from coachtui.model.answers import Absence, Grade
from coachtui.model.rubric import LEVELS
from coachtui.workflow.interview.snapshots import QuestionCard

_ABSENCES = {"k": Absence.DONT_KNOW, "x": Absence.NOT_APPLICABLE}
_LEVELS = {str(level): level for level in LEVELS}
_GRADES = {str(grade.value): grade for grade in Grade}


class KeyResult(Enum):
    """The result of a key that gives neither level nor grade nor absence."""

    USED = auto()
    """The key was used up: it went to another indicator or to the grade, or is a digit without meaning here."""
    DONE = auto()
    """The key ends rating."""
    OTHER = auto()
    """The key asks for any other indicator, to be named."""
    UNUSED = auto()
    """The key means nothing in rating: it is to do what it does in the note."""


@dataclass(frozen=True, slots=True)
class LevelGiven:
    """A level 0-4 for an indicator."""

    level: int


@dataclass(frozen=True, slots=True)
class GradeGiven:
    """An evidence grade for ``level``, the one typed just before; None for the rating that counts so far."""

    level: int | None
    grade: Grade


Given: TypeAlias = LevelGiven | GradeGiven | Absence
"""What a key can give for an indicator."""


class RatingKeys:
    """Reads keys as levels and grades for the indicators that one question feeds, one indicator at a time.

    ``indicator``, the id of any one, fed or not, is rated first; None means the first that the question of ``card``
    feeds, of which there must be one.
    """

    def __init__(self, card: QuestionCard, indicator: str | None = None) -> None:
        self.card = card
        self.indicators = card.fed if indicator is None or indicator in card.fed else (indicator, *card.fed)
        """The ids of the indicators that Tab goes through."""
        self._place = 0 if indicator is None else self.indicators.index(indicator)
        self._level: int | None = None
        self._wants_evidence = False

    @property
    def indicator(self) -> str:
        """The id of the indicator that the next digit is for."""
        return self.indicators[self._place]

    @property
    def grading(self) -> bool:
        """Whether the next digit is a grade."""
        return self._wants_evidence

    @property
    def on_answer(self) -> bool:
        """Whether a level for this indicator is recorded as the answer to the question.

        So it is for the first indicator of a scale whose choices are the levels of the rubric.
        """
        return self.card.answer_type.on_anchors and self.card.fed[:1] == (self.indicator,)

    def press(self, key: str, character: str) -> Given | KeyResult:
        """Read one key, by its name and the character it types ("" for none), and return what it gives or did.

        A digit is a level; the digit after it, or after "e", is a grade. Tab and Shift+Tab go to another indicator that
        the question feeds; "r" asks for any other.
        """
        if key in {"enter", "escape"}:
            return KeyResult.DONE
        if key in {"tab", "shift+tab"}:
            self._place = (self._place + (1 if key == "tab" else -1)) % len(self.indicators)
            self._level, self._wants_evidence = None, False
            return KeyResult.USED
        if character == "e":
            self._wants_evidence = True
            return KeyResult.USED
        if self._wants_evidence:
            return self._evidence(character)
        if character in _LEVELS:
            self._level, self._wants_evidence = _LEVELS[character], True
            return LevelGiven(self._level)
        return KeyResult.OTHER if character == "r" else self._other(character)

    def _evidence(self, character: str) -> GradeGiven | Absence | KeyResult:
        """Read a character where a grade is expected."""
        if character not in _GRADES:
            return self._other(character)
        level, self._level, self._wants_evidence = self._level, None, False
        return GradeGiven(level, _GRADES[character])

    def _other(self, character: str) -> Absence | KeyResult:
        # A digit that fits nowhere must not end up in the note, where the other person could read it.
        return KeyResult.USED if character.isdigit() else _ABSENCES.get(character, KeyResult.UNUSED)
