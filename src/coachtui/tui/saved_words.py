"""The save status in words, the same on every screen that records something."""

from datetime import datetime

from coachtui.model.problems import CoachError


def saved_words(trouble: CoachError | None, *, pending: bool, at: datetime | None = None) -> str:
    """The save status: not saved and why (``trouble``), saving (``pending``), or saved, ``at`` what time if given.

    ``trouble`` is the error of the last write; it counts only while something is ``pending``.
    """
    if trouble is not None and pending:
        return f"! not saved: {trouble.title[:1].lower()}{trouble.title[1:]}"
    if pending:
        return "○ saving"
    return "● saved" if at is None else f"● saved {at:%H:%M}"
