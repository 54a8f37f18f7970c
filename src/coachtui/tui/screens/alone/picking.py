"""What is chosen in the lists of a question, and what letters typed there mean: choices, or the beginning of words.

A letter chooses at once. Whether it was the first one of a word is known only when more is typed, so each choice can be
undone. Pure: the page knows the widgets, and how long a pause ends a word.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coachtui.answer_types import NONE_OF_THEM, Choice, FormField
from coachtui.asking.quoting import QUOTATION_MARKS
from coachtui.asking.replies import Reply
from coachtui.tui.widgets.lettered import LETTERS
from coachtui.workflow.alone.own_forms import NONE_OF_THESE, QuestionForm


@dataclass(frozen=True, slots=True)
class PickedLetter:
    """A letter that has just chosen something in a list that takes one choice, for the case that it begins a word.

    ``chosen`` and ``closest`` are what was chosen before; ``beside`` is the text of the next field at that time.
    """

    letter: str
    chosen: tuple[Choice, ...]
    closest: int | None
    beside: str

    def goes_on_with(self, typed: str) -> bool:
        """Whether ``typed``, pressed right after the letter, can be the second character of a word that it begins."""
        if len(typed) != 1 or typed in QUOTATION_MARKS:
            return False
        return self.letter.isupper() or not (typed.isupper() or typed.isdigit())


def choices_meant(offered: Sequence[Choice], typed: str) -> tuple[Choice, ...]:
    """The choices that ``typed`` ticks: one for each of its letters; none where it has any other character than those.

    Spaces, commas and semicolons between letters do not count. The first of ``offered`` has the letter a.
    """
    by_letter = dict(zip(LETTERS, offered, strict=False))
    letters = [each for each in typed.casefold() if each not in " ,;"]
    return tuple(by_letter[each] for each in letters) if all(each in by_letter for each in letters) else ()


def ticked(offered: Sequence[Choice], chosen: Sequence[Choice], choice: Choice) -> tuple[Choice, ...]:
    """``chosen`` with ``choice`` added, or removed where it was chosen; in the order of ``offered``.

    "None of these" cannot be chosen together with others: the one chosen last replaces the other.
    """
    if choice in chosen:
        return tuple(each for each in chosen if each is not choice)
    alone = _stands_alone(choice)
    kept = {each.id for each in chosen if not alone and not _stands_alone(each)}
    return tuple(each for each in offered if each is choice or each.id in kept)


def _first_words(typed: str) -> str:
    """What stands before the first punctuation mark of ``typed``, in small letters."""
    return re.split(r"[,.;:!?]", typed, maxsplit=1)[0].strip().casefold()


def _names(choice: Choice, *, or_letter: bool) -> set[str]:
    """What names a choice, in small letters: its words, and with ``or_letter`` the first letter of them."""
    words = choice.say.casefold()
    return {words, words[:1]} if or_letter else {words}


def _stands_alone(choice: Choice) -> bool:
    return choice is NONE_OF_THESE or choice.id == NONE_OF_THEM


class Picking:
    """What is chosen while the question of ``form`` is on screen: which choices, and which event comes closest.

    At first that is what ``reply`` has chosen.
    """

    def __init__(self, form: QuestionForm, reply: Reply) -> None:
        self.form = form
        self.chosen = form.chosen(reply)
        """The choices that are chosen; of several, in the order in which they are offered."""
        self.closest = reply.closest
        """The level of the event that comes closest; None for none."""
        self.happened = form.events(reply)
        """The events that are offered."""
        self.is_typing_on = False
        """Whether what is typed in the list goes into the line below, since something is ticked."""
        self.is_asked_again = False
        """Whether a choice was asked for once more, since there were only words."""
        self._earlier: list[tuple[Choice, ...]] = []
        """What was chosen before each choice made here."""
        self._picked: PickedLetter | None = None

    def lacks_choice(self, reply: Reply) -> bool:
        """Whether ``reply`` has words, but none of the choices that the question is about."""
        asks = self.form.form_field in {FormField.CHOICE, FormField.CHOICES}
        return asks and not (reply.blank or reply.chosen or reply.nothing)

    @property
    def event(self) -> tuple[Choice, ...]:
        """The event that comes closest, as the tuple of its choice; empty for none."""
        return tuple(each for each in self.form.closest if each.value == self.closest)

    def choose(self, place: int) -> None:
        """Choose what is offered at ``place``, counted from 0.

        Where several may be chosen, tick it or remove its tick.
        """
        self._earlier.append(self.chosen)
        choice = self.form.offered[place]
        self.chosen = ticked(self.form.offered, self.chosen, choice) if self.form.several else (choice,)

    def take_back_letters(self, count: int) -> None:
        """Undo the choices made by the last ``count`` letters, which began words; does nothing for 0."""
        if count and self._earlier:
            self.chosen = self._earlier[-count]

    def meant_by(self, typed: str) -> tuple[Choice, ...]:
        """What words typed below the list choose: `letters_in` of several, `named_in` where one choice counts."""
        return self.letters_in(typed) if self.form.several else self.named_in(typed)

    def is_all_meant(self, typed: str) -> bool:
        """Whether `meant_by` reads all of ``typed``, so that no words of it are left."""
        return bool(self.meant_by(typed)) and (self.form.several or _first_words(typed) == typed.strip().casefold())

    def named_in(self, typed: str) -> tuple[Choice, ...]:
        """The choice that ``typed`` begins with, up to a comma or full stop: "no" and "No, not yet" name "No".

        Where all choices are single words their first letters name them, too. None where one is chosen already.
        """
        words = _first_words(typed)
        if self.chosen or not words:
            return ()
        single = all(" " not in each.say for each in self.form.offered)
        named = [each for each in self.form.offered if words in _names(each, or_letter=single)]
        return tuple(named) if len(named) == 1 else ()

    def letters_in(self, typed: str) -> tuple[Choice, ...]:
        """The choices that the letters of ``typed``, the text of the line below the list, tick; none for words."""
        return choices_meant(self.form.offered, typed) if self.is_typing_on else ()

    def chosen_with(self, meant: Sequence[Choice]) -> tuple[Choice, ...]:
        """What would be chosen with what `meant_by` reads: ticks are set or removed by it. Changes nothing."""
        if not self.form.several:
            return tuple(meant) or self.chosen
        chosen = self.chosen
        for choice in meant:
            chosen = ticked(self.form.offered, chosen, choice)
        return chosen

    # Where one is chosen the next field comes at once, and a second letter shows there that it was a word

    def picked(self, letter: str, before: tuple[tuple[Choice, ...], int | None], beside: str) -> PickedLetter:
        """Remember that ``letter`` chose; ``before`` is `chosen` and `closest` before it, ``beside`` the next field."""
        self._picked = PickedLetter(letter, *before, beside)
        return self._picked

    def forget(self, picked: PickedLetter) -> None:
        """Keep what ``picked`` chose for good, unless another letter has chosen since.

        To be called after the pause that ends a word.
        """
        if self._picked is picked:
            self._picked = None

    def word_begun(self, typed: str) -> PickedLetter | None:
        """The letter that chose last, if ``typed``, the new text of the next field, makes a word of it; else None.

        In the first case its choice is undone. In both the letter is forgotten.
        """
        picked, self._picked = self._picked, None
        if picked is None or not picked.goes_on_with(typed.removeprefix(picked.beside)):
            return None
        self.chosen, self.closest = picked.chosen, picked.closest
        return picked
