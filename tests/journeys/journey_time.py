"""The time by which a program runs in a journey: it stands still until the journey sets it."""

from pathlib import Path


class JourneyTime:
    """A file with the time, as `clocked` reads it; never half-written, however often that looks."""

    def __init__(self, folder: Path, now: str) -> None:
        self.file = folder / "clock"
        self.set(now)

    def set(self, now: str) -> None:
        """Set the time, given as ``2026-03-02T09:04`` (UTC)."""
        written = self.file.with_suffix(".next")
        written.write_text(f"{now}:00+00:00", encoding="ascii")
        written.replace(self.file)
