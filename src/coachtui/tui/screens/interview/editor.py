"""A note in the interviewer's own editor, by way of a private file that is gone afterwards."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

from coachtui.model.problems import CoachError
from coachtui.model.text import clean


def edited(app: App[object], text: str) -> str:
    """``text`` as it came back from $VISUAL or $EDITOR. Raises CoachError when there is no editor or it failed."""
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        raise CoachError("No editor set", "Set $EDITOR to the editor you like.", bad_input=True)
    handle, name = tempfile.mkstemp(prefix="note-", suffix=".txt")  # readable by nobody else
    path = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        with app.suspend():
            done = subprocess.run([*shlex.split(command), name], check=False)  # noqa: S603 - the user's own editor
        if done.returncode != 0:
            raise CoachError("The editor failed", f"It ended with {done.returncode}; the note is as it was.")
        return clean(path.read_text(encoding="utf-8", errors="replace")).rstrip("\n")
    except (OSError, ValueError, SuspendNotSupported) as error:
        raise CoachError("No editor", "It could not be started here; the note is as it was.") from error
    finally:
        path.unlink(missing_ok=True)
