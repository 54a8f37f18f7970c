"""What others who took part in a meeting wrote on slips of paper, without their names."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SlipAnswers:
    """All that one pile of slips says to one question: typed in at one go, and kept as one entry.

    ``asked`` is the id of the question. ``chosen`` are the ids of the choices that were ticked, ``words`` what was
    written where there are none, a line for each slip; both in the order of the alphabet, so that neither the order of
    the slips is kept nor which answers stood on one of them. ``slips`` is how many slips the pile had, blank ones left
    out. ``person`` is the code of whose file it is, never of who wrote.
    """

    id: str
    person: str
    meeting: str
    asked: str
    chosen: tuple[str, ...] = ()
    words: str = ""
    slips: int = 0
    at: str | None = None

    @property
    def answers(self) -> tuple[str, ...]:
        """All answers: ids of choices, or words."""
        return (*self.chosen, *self.words.splitlines())

    @property
    def pile(self) -> str:
        """What the answers of one pile have in common, whatever was asked."""
        return self.id.rpartition("/")[0]


def in_alphabet(texts: Iterable[str]) -> tuple[str, ...]:
    """``texts`` in the order of the alphabet, which says nothing of who wrote them."""
    return tuple(sorted(texts, key=lambda text: (text.casefold(), text)))
