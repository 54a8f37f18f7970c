"""What letters typed into the lists of a question mean: choices, or the beginning of words. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from coachtui.answer_types import NONE_OF_THEM, Choice
from coachtui.asking.quoting import QUOTATION_MARKS
from coachtui.tui.widgets.lettered import LETTERS
from coachtui.workflow.alone.own_forms import NONE_OF_THESE


@dataclass(frozen=True, slots=True)
class PickedLetter:
    """What a letter has just chosen in a list that takes one choice, and whether more letters make a word of it.

    ``chosen`` and ``closest`` are what was chosen before; ``beside`` is the text of the next field at that time.
    """

    letter: str
    chosen: tuple[Choice, ...]
    closest: int | None
    beside: str

    def goes_on_with(self, typed: str) -> bool:
        """Whether ``typed``, pressed right behind the letter, is the second character of one word or sentence."""
        if len(typed) != 1 or typed in QUOTATION_MARKS:
            return False
        return self.letter.isupper() or not (typed.isupper() or typed.isdigit())


def choices_meant(offered: Sequence[Choice], typed: str) -> tuple[Choice, ...]:
    """The choices of ``offered`` whose letters are all there is in ``typed``; none where there are words."""
    by_letter = dict(zip(LETTERS, offered, strict=False))
    letters = [each for each in typed.casefold() if each not in " ,;"]
    return tuple(by_letter[each] for each in letters) if all(each in by_letter for each in letters) else ()


def ticked(offered: Sequence[Choice], chosen: Sequence[Choice], choice: Choice) -> tuple[Choice, ...]:
    """``chosen`` with one choice of ``offered`` ticked, or not ticked any more; in the order of ``offered``.

    A choice that says that none of them fits stands alone.
    """
    if choice in chosen:
        return tuple(each for each in chosen if each is not choice)
    alone = _stands_alone(choice)
    kept = {each.id for each in chosen if not alone and not _stands_alone(each)}
    return tuple(each for each in offered if each is choice or each.id in kept)


def _stands_alone(choice: Choice) -> bool:
    return choice is NONE_OF_THESE or choice.id == NONE_OF_THEM
