"""The buttons of all screens."""

from textual.widgets import Button


class PressButton(Button):
    """A button one row high, which takes every press; ``first`` marks the one that goes on.

    Textual shows the effect of a press for 0.2 s and ignores Enter as long as that lasts, so that of keys typed quickly
    one would be lost. Here there is no such effect.
    """

    def __init__(self, words: str, *, id: str, first: bool = False) -> None:
        super().__init__(words, id=id, compact=True, variant="primary" if first else "default")
        self.active_effect_duration = 0
