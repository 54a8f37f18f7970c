"""What the bottom line says below the questions that somebody answers alone, as there is room for it. Pure."""

from collections.abc import Mapping, Sequence

from coachtui.tui.actions import ACTS, ScreenId
from coachtui.tui.widgets.status import Hint

ROOMY = 72
"""Columns from which on the buttons stand beside the bottom line, and the heading says how many minutes are to go."""
_WIDE = 110
"""Columns from which on there is room for more than what Enter does beside the buttons."""
_WORDS = {act.id: act.words for act in ACTS if act.place is ScreenId.ALONE}
_OTHERS = (Hint("Esc", "letters", "screen.letters"), Hint("F1", "help", "app.help"))


def letter_hints(letters: Mapping[str, str]) -> list[Hint]:
    """What the letters behind Esc do; ``letters``: the ids of acts by letter."""
    return [Hint(letter, _WORDS[act], f"screen.take('{act}')") for letter, act in letters.items() if act in _WORDS]


def field_hints(leaving_keys: Sequence[tuple[str, str]], width: int) -> list[Hint]:
    """What can be done in a field, on a screen of ``width`` columns.

    ``leaving_keys`` are the keys that leave the field, each with words for what it does.
    """
    hints = [Hint(key, does) for key, does in leaving_keys]
    if width < ROOMY:
        return [*hints, *_OTHERS]
    enter = next((hint for hint in hints if hint.key == "Enter"), hints[0])
    rest = [hint for hint in hints if hint is not enter]
    return [enter, *rest, *_OTHERS] if width >= _WIDE else [enter]
