"""Rating without looking: what each key means while levels and evidence are given. Records nothing itself."""

from dataclasses import dataclass
from enum import Enum, auto

from coachtui.model.answers import Absence, Grade
from coachtui.model.rubric import LEVELS
from coachtui.workflow.sheets import Card

_ABSENCES = {"k": Absence.DONT_KNOW, "x": Absence.NOT_APPLICABLE}
_LEVELS = {str(level): level for level in LEVELS}
_GRADES = {str(grade.value): grade for grade in Grade}


class Turn(Enum):
    """What a key did besides giving a level, an absence or a grade."""

    MOVED = auto()
    DONE = auto()
    FOREIGN = auto()


@dataclass(frozen=True, slots=True)
class Level:
    """A level 0-4 for an indicator."""

    level: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """A grade for the level just given; ``level`` None: for the one that counts so far."""

    level: int | None
    grade: Grade


class RateMode:
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

    def press(self, key: str, character: str) -> Level | Evidence | Absence | Turn:
        """What this key means now."""
        if key in {"enter", "escape"}:
            return Turn.DONE
        if key in {"tab", "shift+tab"}:
            self._place = (self._place + (1 if key == "tab" else -1)) % len(self.card.fed)
            self._level, self._wants_evidence = None, False
            return Turn.MOVED
        if character == "e":
            self._wants_evidence = True
            return Turn.MOVED
        if self._wants_evidence:
            return self._evidence(character)
        if character in _LEVELS:
            self._level, self._wants_evidence = _LEVELS[character], True
            return Level(self._level)
        return self._other(character)

    def _evidence(self, character: str) -> Evidence | Absence | Turn:
        if character not in _GRADES:
            return self._other(character)
        level, self._level, self._wants_evidence = self._level, None, False
        return Evidence(level, _GRADES[character])

    def _other(self, character: str) -> Absence | Turn:
        # A digit that fits nowhere must not end up in the note, where the other person could read it.
        return Turn.MOVED if character.isdigit() else _ABSENCES.get(character, Turn.FOREIGN)
