"""Whether all is on the disk, in the words that every screen which records something says it with."""

from datetime import datetime

from coachtui.model.problems import CoachError


def saved_words(trouble: CoachError | None, *, pending: bool, at: datetime | None = None) -> str:
    """What is so now. ``at`` is when the last of it was saved, where that is told."""
    if trouble is not None and pending:
        return f"! not saved: {trouble.title[:1].lower()}{trouble.title[1:]}"
    if pending:
        return "○ saving"
    return "● saved" if at is None else f"● saved {at:%H:%M}"
