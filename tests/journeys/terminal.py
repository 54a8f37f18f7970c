"""A real terminal for journeys: a program in a pty, and a screen that shows what a person would see."""

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pyte
from pyte.charsets import LAT1_MAP
from pyte.screens import Char

import coachtui
from tests.journeys.started import Started, starter

SOURCES = str(Path(coachtui.__file__).parent.parent)
PATIENCE = 30.0
"""Seconds to wait for something on the screen before a journey has failed; far above what it ever takes."""
_BURST = 7
"""Characters that a fluent typist's terminal may deliver at once."""
_READ_AT_IMPORT = {"ESCDELAY"}
"""Variables that say something only to a program that has not imported Textual yet."""
_KEYS = {
    "Enter": "\r",
    "Esc": "\x1b",
    "Tab": "\t",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "PgUp": "\x1b[5~",
    "PgDn": "\x1b[6~",
    "Ctrl+S": "\x13",
}


_PLAIN = re.compile("[ -~\u2500-\u259f]+")
"""Text each character of which fills one cell."""


class QuickScreen(pyte.Screen):
    """A screen on which plain text that fits into its line is drawn a few times faster than pyte draws any text."""

    def draw(self, data: str) -> None:
        """Draw text at the cursor."""
        begin = self.cursor.x
        end = begin + len(data)
        ordinary = self.charset == 0 and self.g0_charset == LAT1_MAP and pyte.modes.IRM not in self.mode
        if not ordinary or end > self.columns or not _PLAIN.fullmatch(data):
            super().draw(data)
            return
        looks = self.cursor.attrs[1:]
        self.buffer[self.cursor.y].update({at: Char(char, *looks) for at, char in enumerate(data, start=begin)})
        self.cursor.x = end
        self.dirty.add(self.cursor.y)


Process: TypeAlias = subprocess.Popen[bytes] | Started


class Terminal:
    """A program at a terminal, ``screen``, which may keep all that scrolls by; the program's end is ``device``."""

    def __init__(
        self, process: subprocess.Popen[bytes] | Started, handle: int, screen: pyte.Screen, device: str
    ) -> None:
        self.process = process
        self.device = device
        self.handle = handle
        self._screen = screen
        self._stream = pyte.ByteStream(screen)

    def text(self) -> str:
        """Everything shown so far, lines that scrolled away included where they are kept."""
        kept = self._screen.history.top if isinstance(self._screen, pyte.HistoryScreen) else ()
        above = ["".join(line[column].data for column in range(self._screen.columns)) for line in kept]
        return "\n".join(line.rstrip() for line in (*above, *self._screen.display)).rstrip()

    def display(self) -> str:
        """What is on the screen now, spaces that must not break as spaces."""
        while self._read(0):
            pass
        columns, buffer = range(self._screen.columns), self._screen.buffer
        lines = (
            "".join([line[at].data for at in columns]) for line in map(buffer.__getitem__, range(self._screen.lines))
        )
        return "\n".join(map(str.rstrip, lines)).replace("\u00a0", " ")

    def type(self, text: str) -> None:
        """Type ``text`` as it stands; "\\r" is the Enter key."""
        self.send(text.encode())

    def send(self, data: bytes) -> None:
        """Send ``data``, which need not be text."""
        os.write(self.handle, data)

    def clear(self) -> None:
        """Forget what is on the screen; only what comes from now on is shown."""
        self._screen.reset()

    def type_fluently(self, text: str) -> None:
        """Type ``text`` as a fluent typist's keys arrive: in bursts of a few, while the screen is being painted."""
        for start in range(0, len(text), _BURST):
            self.type(text[start : start + _BURST])
            self._read(0)

    def press(self, key: str, named: str) -> None:
        """Press ``key``, which the screen must name just now in these words: nobody has to know it beforehand."""
        self.until(lambda shown: named in shown, f"{named!r} is not named")
        self.type(_KEYS.get(key, key))

    def enter(self, text: str, then: str) -> None:
        """Type a line, and wait until ``then`` shows below what was there before."""
        before = self.text().count(then)
        self.type(f"{text}\r")
        self.wait_for(then, more_than=before + f"{text}\r".count(then))

    def wait_for(self, wanted: str, more_than: int = 0) -> None:
        """Wait until ``wanted`` stands on the screen more often than ``more_than`` times; fail with what is there."""
        deadline = time.monotonic() + PATIENCE
        while self.text().count(wanted) <= more_than:
            if not self._read(deadline - time.monotonic()) and self.text().count(wanted) <= more_than:
                raise AssertionError(f"{wanted!r} did not come; the screen shows:\n{self.text()[-3000:]}")

    def until_shown(self, *wanted: str) -> None:
        """Wait until all of this is on the screen at once; lines that scrolled away do not count."""
        self.until(lambda shown: all(each in shown for each in wanted), f"{wanted!r} did not come")

    def until_typing_at(self, label: str) -> None:
        """Wait until the cursor is on the line with this label."""
        self.until(lambda _: label in self._screen.display[self._screen.cursor.y], f"the cursor is not at {label!r}")

    def until_marked(self, label: str) -> None:
        """Wait until the line with this label stands on another ground than the lines above and below it."""

        def marked(_: str) -> bool:
            for row, line in enumerate(self._screen.display[1:-1], start=1):
                if label in line:
                    grounds = [self._screen.buffer[row + step][line.index(label)].bg for step in (-1, 0, 1)]
                    return grounds[1] not in {grounds[0], grounds[2]}
            return False

        self.until(marked, f"{label!r} is not marked")

    def until(self, met: Callable[[str], bool], trouble: str) -> None:
        """Wait until what is on the screen is as it should be; else fail with ``trouble`` and what is there."""
        deadline = time.monotonic() + PATIENCE
        while not met(self.display()):
            if not self._read(deadline - time.monotonic()) and not met(self.display()):
                raise AssertionError(f"{trouble}; the screen shows:\n{self.display()}")

    def end(self) -> int:
        """Wait until the program ends, and return its exit code."""
        while self._read(PATIENCE):
            pass
        return self.process.wait(PATIENCE)

    def _read(self, seconds: float) -> bool:
        ready, _, _ = select.select([self.handle], [], [], max(seconds, 0))
        if not ready:
            return False
        try:
            data = os.read(self.handle, 65536)
        except OSError:  # on Linux the end of a pty reads as an error
            return False
        self._stream.feed(data)
        return bool(data)


@contextlib.contextmanager
def at_terminal(
    folder: Path,
    *arguments: str,
    columns: int = 80,
    lines: int = 24,
    clock: Path | None = None,
    program: Path | None = None,
    scrolls: bool = False,
) -> Iterator[Terminal]:
    """``coachtui``, or another ``program``, with these arguments in ``folder``, in its own terminal; killed when left.

    With a ``clock`` it is the full screen alone, as `clocked` starts it, at the time this file holds. Our two
    programs have everything imported already, but for variables that are read then. What ``scrolls`` away is kept; a
    full screen scrolls nothing away, and pyte is a third quicker without.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    screen = pyte.HistoryScreen(columns, lines, history=5000) if scrolls else QuickScreen(columns, lines)
    environment = {
        **os.environ,
        "PYTHONPATH": SOURCES,
        "TERM": "xterm-256color",
        "TZ": "UTC",
        "PROMPT_TOOLKIT_NO_CPR": "1",
        "COLUMNS": str(columns),
        "LINES": str(lines),
        "COACHTUI_SETTINGS": str(folder / "settings.toml"),
        "PYTHONIOENCODING": "utf-8",
    }
    environment.pop("PYTHONUNBUFFERED", None)  # output is buffered, as for most people: what is lost at the end shows
    command = ["coachtui"] if clock is None else [str(Path(__file__).with_name("clocked.py")), str(clock)]
    process: Process
    if program is None and not environment.keys() & _READ_AT_IMPORT:
        process = starter().start([*command, *arguments], folder, environment, theirs)
    else:
        cold = [str(program)] if program else ["-m", *command] if clock is None else command
        process = subprocess.Popen(
            [sys.executable, *cold, *arguments],
            cwd=folder,
            env=environment,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
        )
    device = os.ttyname(theirs)
    os.close(theirs)
    try:
        yield Terminal(process, ours, screen, device)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.wait()
        os.close(ours)
