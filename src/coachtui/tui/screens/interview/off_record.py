"""The words typed off the record in this sitting, in memory only, so that it is noticed when they are pasted."""

_RUN = 4
"""This many equal words in a row are taken for the same words; a text that the other one contains whole counts too."""
_SHORTEST = 8
"""Fewer characters than this, inserted at once or remembered, are not taken for words that came back."""


class OffRecordWords:
    """Remembers what was typed off the record, what was deleted again too, and recognises it when it is pasted.

    Nothing of it is ever stored or shown.
    """

    def __init__(self) -> None:
        self._texts: dict[str, None] = {}
        self._latest = ""

    def typed(self, text: str) -> None:
        """Take ``text``, the whole text of a field while it is off the record. Call it at every change of that field.

        The text before is remembered, unless ``text`` only adds a character to it; the latest one is remembered at
        `ended`.
        """
        place = _shared_length(self._latest, text)
        if self._latest != text[:place] + text[place + 1 :]:
            self._remember(self._latest)
        self._latest = text

    def ended(self) -> None:
        """Remember the latest text given to `typed`. Call it when the interview is on the record again."""
        self._remember(self._latest)
        self._latest = ""

    def _remember(self, text: str) -> None:
        """Keep the text in its plain form, unless one that is kept contains it; drop those that it contains."""
        if (plain := _plain(text)) and not any(plain in known for known in self._texts):
            for known in [known for known in self._texts if known in plain]:
                del self._texts[known]
            self._texts[plain] = None

    def came_back(self, text: str, before: str = "") -> bool:
        """Whether what was inserted at once to turn ``before`` into ``text`` was typed off the record."""
        if not self._texts:
            return False
        found = (_plain(inserted) for inserted in _insertions(before, text))
        return any(_share(inserted, known) for inserted in found if len(inserted) >= _SHORTEST for known in self._texts)


def _insertions(before: str, after: str) -> set[str]:
    """What may have been inserted to turn one text into the other.

    Where what was inserted begins or ends as the text around it does, it can have been one of two texts.
    """
    start = _shared_length(before, after)
    end = _shared_length(before[start:][::-1], after[start:][::-1])
    other_end = _shared_length(before[::-1], after[::-1])
    other_start = _shared_length(before[: len(before) - other_end], after[: len(after) - other_end])
    return {after[start : len(after) - end], after[other_start : len(after) - other_end]}


def _shared_length(one: str, other: str) -> int:
    """How many code points both texts begin with."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1), min(len(one), len(other))
    )


def _plain(text: str) -> str:
    """The text without differences of case and white space; punctuation stays."""
    return " ".join(text.casefold().split())


def _share(inserted: str, known: str) -> bool:
    """Whether one text contains the other, or both have `_RUN` words in a row in common.

    ``known`` counts as contained only from `_SHORTEST` characters on. A part may begin inside a word.
    """
    if inserted in known or (len(known) >= _SHORTEST and known in inserted):
        return True
    return not _runs(inserted).isdisjoint(_runs(known))


def _runs(text: str) -> set[tuple[str, ...]]:
    """Every `_RUN` words in a row; none where there are fewer."""
    words = text.split()
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
