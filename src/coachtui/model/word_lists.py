"""The words a script listens for: lists that an author writes, matched literally, word by word. Data only."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Concept:
    """Something that may or may not be spoken about: how it is called in a sentence, and the words that speak of it.

    With ``figures`` anything with a digit in it speaks of it too.
    """

    id: str
    say: str
    words: tuple[str, ...]
    figures: bool = False


@dataclass(frozen=True, slots=True)
class WordLists:
    """What probes listen for. Words and phrases are plain text; case does not matter, accents do.

    ``vague`` are words that dodge. ``details`` are words as good as a name, date or number, such as the days of the
    week. ``nothing`` are answers that name nothing. ``joining`` are words that stand between several names. ``enough``
    is from how many words on something without any detail is vague whatever its words; 0 means never.
    """

    vague: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    nothing: tuple[str, ...] = ()
    joining: tuple[str, ...] = ()
    enough: int = 0
    concepts: Mapping[str, Concept] = field(default_factory=dict)

    @property
    def know_vague(self) -> bool:
        """Whether anything can be found vague by these lists."""
        return bool(self.vague) or self.enough > 0
