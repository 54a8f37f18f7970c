"""Tells words typed by mistake, where a letter alone is a command, from commands."""

import string
from collections.abc import Callable

from textual.keys import _character_to_key  # Textual has no public function for it

TOGETHER = 0.7
"""Seconds between two keys of one word at most."""
STRAY = "Words typed here are not noted: a letter alone is a command. F1 lists the commands."

_SIGNS = frozenset(map(_character_to_key, f"{string.punctuation}“”‘’„«»–—…"))
"""The keys of the signs between words."""


class StrayWords:
    """Recognises words by a letter that is no command, and keeps what is typed right behind it from being commands.

    ``notice`` shows a sentence once per run of characters. ``typed_at`` says when the key at hand was pressed, in
    seconds, however long the one before it took.
    """

    def __init__(self, notice: Callable[[str], None], typed_at: Callable[[], float]) -> None:
        self._notice, self._typed_at = notice, typed_at
        self._last = float("-inf")
        """When the last character of a run was typed."""
        self._is_said = False

    def goes_on(self, key: str) -> bool:
        """Whether ``key`` belongs to words that are being typed, and so is no command. Other keys end the words."""
        if not _is_of_words(key) or self._typed_at() > self._last + TOGETHER:
            self._last = float("-inf")
            return False
        self._last = self._typed_at()
        if not self._is_said:
            self._is_said = True
            self._notice(STRAY)
        return True

    def begin(self, key: str) -> None:
        """Take ``key``, which is no command, for the beginning of words if it is a letter."""
        if len(key) == 1 and key.isalpha():
            self._last, self._is_said = self._typed_at(), False


def _is_of_words(key: str) -> bool:
    return len(key) == 1 or key == "space" or key in _SIGNS
