"""The words typed off the record in this sitting, in memory only, so that it can be said when they come back."""

_RUN = 4
"""So many words in a row are taken for the same words; so is all that was typed or pasted, if it is shorter."""
_SHORTEST = 8
"""Characters that have to be inserted at once, as pasting does and typing does not."""


class OffRecordWords:
    """Remembers what was typed off the record, also what was deleted again, and finds it in text typed later.

    Nothing of it is ever stored or shown.
    """

    def __init__(self) -> None:
        self._texts: dict[str, None] = {}
        self._latest = ""

    def typed(self, text: str) -> None:
        """Remember the text of the note while it is off the record; call it at every change."""
        if len(text) <= len(self._latest) or len(text) > len(self._latest) + 1:
            self._remember(self._latest)
        self._latest = text

    def ended(self) -> None:
        """Remember the latest text given to `typed`. Call it when the interview is on the record again."""
        self._remember(self._latest)
        self._latest = ""

    def _remember(self, text: str) -> None:
        if (plain := _plain(text)) and not any(plain in known for known in self._texts):
            for known in [known for known in self._texts if known in plain]:
                del self._texts[known]
            self._texts[plain] = None

    def came_back(self, text: str, before: str = "") -> bool:
        """Whether ``text``, which was ``before`` just now, got words at once that were typed off the record."""
        if not self._texts or len(text) < len(before) + _SHORTEST:
            return False
        start = _shared_length(before, text)
        end = _shared_length(before[start:][::-1], text[start:][::-1])
        inserted = _plain(text[start : len(text) - end])
        return len(inserted) >= _SHORTEST and any(_share(inserted, known) for known in self._texts)


def _shared_length(one: str, other: str) -> int:
    """How many characters both texts begin with."""
    return next(
        (at for at, pair in enumerate(zip(one, other, strict=False)) if len(set(pair)) > 1), min(len(one), len(other))
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _share(inserted: str, known: str) -> bool:
    """Whether one text is part of the other, or they have a run of words in common."""
    if inserted in known or (len(known) >= _SHORTEST and known in inserted):
        return True
    return not _runs(inserted).isdisjoint(_runs(known))


def _runs(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1)}
