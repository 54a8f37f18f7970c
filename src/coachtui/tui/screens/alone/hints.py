"""What the bottom line and F1 say of the questions that somebody answers alone, as there is room for it. Pure."""

from collections.abc import Mapping

from coachtui.tui.actions import Act
from coachtui.tui.widgets.status import Hint

ROOMY = 78
"""Columns from which on the buttons stand beside the bottom line, and the heading says how many minutes are to go."""
_WIDE = 110
"""Columns from which on there is room for more than one hint beside the buttons: before that, the one that goes on."""
SEVERAL_HELP = (
    "Choose all that fit: the arrow keys and Enter, a letter, or a click. Once something is ticked, letters tick more "
    "of them, and words go to the line below. Tab goes on; Backspace takes all ticks back."
)
CHOICES_HELP = (
    "Choose what comes closest: the arrow keys and Enter, its letter, or a click. They are in no order, and none of "
    "them is the right one. Enter before you went to one goes on and chooses nothing; Backspace takes back what "
    "you chose."
)
CLOSEST_HELP = "Which of these is most like what you said? The arrow keys and Enter, its letter, or a click."
STORY_HELP = (
    "Tell it in your own words; a few are enough. Enter is a new line. Everything is saved while you type. Tab goes on "
    "to the next field, PgDn to the next question."
)
Keys = tuple[tuple[str, str], ...]
"""Keys, each with words for what it does."""
KEYS_IN_LINE: Keys = (("Enter", "goes on"), ("Tab", "to the buttons"))
KEYS_IN_STORY: Keys = (("Tab", "goes on"),)
_OTHERS = (Hint("Esc", "letters", "screen.letters"), Hint("F1", "help", "app.help"))


def letter_hints(letters: Mapping[str, Act]) -> list[Hint]:
    """What the letters behind Esc do; ``letters``: the acts by letter."""
    return [Hint(letter, act.words, f"screen.take('{act.id}')") for letter, act in letters.items()]


def keys_in_list(*, marked: bool, several: bool) -> Keys:
    """The keys that leave a list of choices; ``marked``: the cursor is on one, ``several``: more than one may count."""
    if not marked:
        return ("Down", "to the first"), ("Enter", "goes on")
    return (("Enter", "ticks"), ("Tab", "goes on")) if several else (("Enter", "picks"), ("Tab", "to the buttons"))


def field_hints(leaving_keys: Keys, width: int) -> list[Hint]:
    """What can be done in a field, on a screen of ``width`` columns.

    ``leaving_keys`` are the keys that leave the field, each with words for what it does.
    """
    hints = [Hint(key, does) for key, does in leaving_keys]
    if width < ROOMY:
        return [*hints, *_OTHERS]
    first = next((hint for hint in hints if hint.words == "goes on"), hints[0])
    rest = [hint for hint in hints if hint is not first]
    return [first, *rest, *_OTHERS] if width >= _WIDE else [first]
