"""The time a journey tells the program: it passes when the journey says so, not by itself."""

from pathlib import Path


class ToldTime:
    """A file with the time, as `clocked` reads it; never half-written, however often that looks."""

    def __init__(self, folder: Path, now: str) -> None:
        self.file = folder / "clock"
        self.set(now)

    def set(self, now: str) -> None:
        """Say what time it is, as ``2026-03-02T09:04`` (UTC)."""
        written = self.file.with_suffix(".next")
        written.write_text(f"{now}:00+00:00", encoding="ascii")
        written.replace(self.file)
