"""Showing the full screen. Commands call this, so that Textual is imported only when it is needed."""

from pathlib import Path

from coachtui.cli.options import surroundings
from coachtui.settings.reading import read_settings
from coachtui.tui.starting import StartWith


def show_full_screen(path: Path | None, start: StartWith | None = None, author: str | None = None) -> None:
    """Run the app on the engagement at ``path``; None lists those in this folder. Returns when the app is closed.

    Raises CoachError when not everything could be saved; it names the file that what was typed was written to.
    """
    from coachtui.tui.app import CoachApp  # noqa: PLC0415 - Textual is loaded only when there is a screen to show

    settings = read_settings()
    around = surroundings(author or settings.author or None)
    app = CoachApp(path, start=start or StartWith(), surroundings=around, settings=settings)
    app.run()
    if app.unsaved is not None:
        raise app.unsaved
