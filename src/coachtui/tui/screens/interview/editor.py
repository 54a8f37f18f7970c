"""Editing a note in the interviewer's own editor, in a private temporary folder that is deleted afterwards."""

import os
import shlex
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from textual.app import App, SuspendNotSupported

from coachtui.model.problems import CoachError
from coachtui.model.text import clean
from coachtui.tui.widgets.note import Note

_NOT_STARTED = ("No editor", "It could not be started here; the note is as it was.")
_LOOK_AGAIN = 0.2
"""Seconds between two looks at whether the program is to end, or the terminal has gone."""
_TIME_TO_END = 1.0
"""Seconds that the editor has to end by itself once the terminal has gone; then it is killed."""
_ENDING = ("SIGHUP", "SIGTERM")
_FOR_THE_EDITOR = ("SIGINT", "SIGQUIT")
"""What Ctrl+C and Ctrl+\\ send to every program at the terminal; here only the editor may care."""
_SAVED_ELSEWHERE = ("{}.save", "#{}#")
"""Where nano and Emacs save what is in them when they are ended."""


def edit_note(app: App[object], note: Note) -> str:
    """Have the text of ``note`` edited in the user's own editor, which Ctrl+Z undoes. Returns why not, "" for done."""
    try:
        text = edited(app, note.text)
    except CoachError as error:
        return f"{error.title}. {error.message}"
    if text != note.text:
        note.replace_all(text)
    return ""


def edited(app: App[object], text: str) -> str:
    """Open ``text`` in $VISUAL or $EDITOR, wait until the editor ends, and return the text saved there.

    The app is suspended meanwhile. If the terminal goes away or the program is asked to end, the editor is ended, the
    app is asked to exit, and what was saved by then is returned. Raises CoachError when neither variable is set, or the
    editor does not start or fails.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not command:
        raise CoachError("No editor set", "Set $EDITOR to the editor you like.", bad_input=True)
    try:
        # Readable by nobody else; whatever the editor puts beside the note goes with it.
        with tempfile.TemporaryDirectory(prefix="note-", ignore_cleanup_errors=True) as folder:
            path = Path(folder, "note.txt")
            path.touch(mode=0o600)
            path.write_text(text, encoding="utf-8")
            with app.suspend():
                end = _run(command, path)
            if end.error is not None:
                raise CoachError(*_NOT_STARTED) from end.error
            if end.code is None:
                app.exit()
                return _saved(path) or text
            if end.code != 0:
                raise CoachError("The editor failed", f"It ended with {end.code}; the note is as it was.")
            return _read(path)
    except (OSError, SuspendNotSupported) as error:
        raise CoachError(*_NOT_STARTED) from error


@dataclass(frozen=True, slots=True)
class _EditorRun:
    """How running the editor ended: its exit code; why it did not start; neither, as the program is to end."""

    code: int | None = None
    error: Exception | None = None


def _run(command: str, path: Path) -> _EditorRun:
    """Run the editor on a file until it ends, and return its exit code. It is ended itself if this program is to end.

    Raises nothing: Textual resumes an app only if nothing was raised meanwhile.
    """
    was_terminal = _is_terminal()
    with _signals_caught() as must_end:
        try:
            editor = subprocess.Popen([*shlex.split(command), str(path)])  # noqa: S603 - the user's own editor
        except (OSError, ValueError) as error:
            return _EditorRun(error=error)
        with editor:
            while not must_end.is_set() and _is_terminal() == was_terminal:
                with suppress(subprocess.TimeoutExpired):
                    return _EditorRun(editor.wait(_LOOK_AGAIN))
            _end(editor)
    return _EditorRun()


def _is_terminal() -> bool:
    return sys.__stdin__ is not None and os.isatty(sys.__stdin__.fileno())


def _end(editor: "subprocess.Popen[bytes]") -> None:
    """End the editor, however little it cares for signals."""
    editor.terminate()
    try:
        editor.wait(_TIME_TO_END)
    except subprocess.TimeoutExpired:
        editor.kill()


@contextmanager
def _signals_caught() -> Iterator[threading.Event]:
    """The event is set when this program is told to end; signals that are meant for the editor do nothing here.

    The app's own handlers run on its event loop, which stands still meanwhile; it gets the signals afterwards.
    """
    must_end = threading.Event()

    def end(_: int, __: FrameType | None) -> None:
        must_end.set()

    with ExitStack() as stack:
        if threading.current_thread() is threading.main_thread():  # only there signals can be handled
            for name in (*_ENDING, *_FOR_THE_EDITOR):
                number = getattr(signal, name, None)
                if number is not None:
                    before = signal.signal(number, end if name in _ENDING else _do_nothing)
                    stack.callback(signal.signal, number, before)
        yield must_end


def _do_nothing(_: int, __: FrameType | None) -> None:
    """Handle a signal by doing nothing: unlike one that is ignored, it is not ignored by the editor too."""


def _saved(path: Path) -> str:
    """What the editor saved last; "" for nothing."""
    files = [path, *(path.with_name(pattern.format(path.name)) for pattern in _SAVED_ELSEWHERE)]
    found = [file for file in files if file.is_file()]
    return _read(max(found, key=lambda file: file.stat().st_mtime_ns)) if found else ""


def _read(path: Path) -> str:
    return clean(path.read_text(encoding="utf-8", errors="replace")).rstrip("\n")
