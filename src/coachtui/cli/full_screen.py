"""Showing the full screen. Commands call this, so that Textual is imported only when it is needed."""

import os
from pathlib import Path

from coachtui.cli.options import surroundings
from coachtui.cli.saying import say_saved
from coachtui.model.problems import CoachError
from coachtui.settings.reading import read_settings
from coachtui.tui.starting import StartWith


def show_full_screen(path: Path | None, start: StartWith | None = None, author: str | None = None) -> None:
    """Run the app on the engagement at ``path``; None lists those in this folder. Returns when the app is closed.

    Whoever answered alone is told where it is kept and how to go on.

    Raises CoachError when not everything could be saved, or a fault ended the app; it says where what was typed is.
    With COACHTUI_DEBUG set, the fault itself is raised.
    """
    from coachtui.tui.app import CoachApp  # noqa: PLC0415 - Textual is loaded only when there is a screen to show

    settings = read_settings()
    around = surroundings(author or settings.author or None)
    app = CoachApp(path, start=start or StartWith(), surroundings=around, settings=settings)
    failure: Exception | None
    try:
        app.run()
        failure = app.failure
    except Exception as error:  # noqa: BLE001 - whatever it is, it may hold words typed, and is reported without them
        failure = error
    if failure is not None:
        if os.environ.get("COACHTUI_DEBUG"):
            raise failure
        raise _fault(failure, app.path, app.unsaved) from None
    if app.unsaved is not None:
        raise app.unsaved
    if start is not None and start.alone and app.path is not None and os.path.lexists(app.path):
        say_saved(app.path)


def _fault(failure: Exception, path: Path | None, unsaved: CoachError | None) -> CoachError:
    """The error that says that the full screen ended by ``failure`` and where the words are; it holds none of them."""
    from textual.worker import WorkerFailed  # noqa: PLC0415 - as above

    kind = type(failure.error if isinstance(failure, WorkerFailed) else failure).__name__
    if unsaved is not None:
        where = unsaved.message
    elif path is not None:
        where = f"What was recorded is in {path}, and what was typed since then is kept in it as a draft."
    else:
        where = "No engagement was open."
    return CoachError(
        "The full screen ended by a fault of its own",
        f"{kind}. {where}",
        "Open it again to go on; coachtui interview and self-assess also go line by line, with --plain."
        " COACHTUI_DEBUG=1 shows where the fault is.",
    )
