"""Tells words typed by mistake, where a letter alone is a command, from commands."""

from collections.abc import Callable
from time import monotonic

TOGETHER = 0.7
"""Seconds between two keys of one word at most."""
STRAY = "Nothing you type here is noted: a letter alone is a command. F1 shows them."


class StrayWords:
    """Recognises words by a letter that is no command, and keeps the letters right behind it from being commands.

    ``notice`` shows a sentence once per run of letters.
    """

    def __init__(self, notice: Callable[[str], None], now: Callable[[], float] = monotonic) -> None:
        self._notice, self._now = notice, now
        self._last = float("-inf")
        """When the last letter of a run was typed."""
        self._is_said = False

    def goes_on(self, key: str) -> bool:
        """Whether ``key`` belongs to words that are being typed, and so is no command. Other keys end the words."""
        if not _is_of_words(key) or self._now() > self._last + TOGETHER:
            self._last = float("-inf")
            return False
        self._last = self._now()
        if not self._is_said:
            self._is_said = True
            self._notice(STRAY)
        return True

    def begin(self, key: str) -> None:
        """Take ``key``, which is no command, for the beginning of words if it is a letter."""
        if _is_of_words(key) and key != "space":
            self._last, self._is_said = self._now(), False


def _is_of_words(key: str) -> bool:
    return (len(key) == 1 and key.isalpha()) or key == "space"
