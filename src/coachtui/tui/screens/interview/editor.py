"""Editing a note in the interviewer's own editor, in a private temporary file that is deleted afterwards."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

from coachtui.model.problems import CoachError
from coachtui.model.text import clean


def edited(app: App[object], text: str) -> str:
    """Open ``text`` in $VISUAL or $EDITOR, wait until it ends, and return the text saved there.

    The app is suspended meanwhile. Raises CoachError when neither is set, or the editor does not start or fails.
    """
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
