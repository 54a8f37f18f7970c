"""What each key means while levels and evidence are given, without looking. Records nothing itself."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from coachtui.model.answers import Absence, Grade
from coachtui.model.rubric import LEVELS
from coachtui.workflow.sheets import Card

_ABSENCES = {"k": Absence.DONT_KNOW, "x": Absence.NOT_APPLICABLE}
_LEVELS = {str(level): level for level in LEVELS}
_GRADES = {str(grade.value): grade for grade in Grade}


class KeyResult(Enum):
    """What a key did that gave neither a level nor a grade nor an absence."""

    USED = auto()
    """It went to another indicator, or meant nothing."""
    DONE = auto()
    """It ended the rating."""
    UNUSED = auto()
    """Nothing: it means what it means in the note."""


@dataclass(frozen=True, slots=True)
class LevelGiven:
    """A level 0-4 for an indicator."""

    level: int


@dataclass(frozen=True, slots=True)
class GradeGiven:
    """A grade for the level just given; ``level`` None: for the one that counts so far."""

    level: int | None
    grade: Grade


Given: TypeAlias = LevelGiven | GradeGiven | Absence
"""What can be given for an indicator."""


class RatingKeys:
    """Levels and evidence for the indicators one question feeds, one after the other."""

    def __init__(self, card: Card) -> None:
        self.card = card
        self._place = 0
        self._level: int | None = None
        self._wants_evidence = False

    @property
    def indicator(self) -> str:
        """The indicator the next digit is for."""
        return self.card.fed[self._place]

    @property
    def on_answer(self) -> bool:
        """Whether the level is the answer itself: the first indicator of a scale without options of its own."""
        return self.card.answer_type.on_anchors and self._place == 0

    def press(self, key: str, character: str) -> Given | KeyResult:
        """What this key means now."""
        if key in {"enter", "escape"}:
            return KeyResult.DONE
        if key in {"tab", "shift+tab"}:
            self._place = (self._place + (1 if key == "tab" else -1)) % len(self.card.fed)
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
        return self._other(character)

    def _evidence(self, character: str) -> GradeGiven | Absence | KeyResult:
        if character not in _GRADES:
            return self._other(character)
        level, self._level, self._wants_evidence = self._level, None, False
        return GradeGiven(level, _GRADES[character])

    def _other(self, character: str) -> Absence | KeyResult:
        # A digit that fits nowhere must not end up in the note, where the other person could read it.
        return KeyResult.USED if character.isdigit() else _ABSENCES.get(character, KeyResult.UNUSED)
