"""Programs at a pseudo-terminal, timed from outside: until a text is painted, from a key until its echo."""

import contextlib
import fcntl
import os
import pty
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

PATIENCE = 15.0
_ENVIRONMENT = {"TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none", "COLORTERM": "truecolor"}


class Painted:
    """A program in a terminal of 120 columns and 36 lines. Knows only the bytes it painted."""

    def __init__(self, process: subprocess.Popen[bytes], handle: int) -> None:
        self.process = process
        self._handle = handle
        self._seen = b""

    def until(self, text: str) -> None:
        """Read until ``text`` was painted since the last call. Raises RuntimeError when it never comes."""
        wanted = text.encode()
        deadline = time.monotonic() + PATIENCE
        while wanted not in self._seen:
            ready, _, _ = select.select([self._handle], [], [], max(deadline - time.monotonic(), 0))
            data = os.read(self._handle, 65536) if ready else b""
            if not data:
                raise RuntimeError(f"{text!r} was never painted")
            self._seen += data
        self._seen = self._seen[self._seen.index(wanted) + len(wanted) :]

    def quiet(self, seconds: float = 0.3) -> None:
        """Read until nothing was painted for so long, or for three times as long where a cursor blinks."""
        deadline = time.monotonic() + 3 * seconds
        while time.monotonic() < deadline and select.select([self._handle], [], [], seconds)[0]:
            os.read(self._handle, 65536)
        self._seen = b""

    def press(self, keys: str, until: str) -> float:
        """Seconds from pressing ``keys`` until ``until`` is painted."""
        self._seen = b""
        started = time.perf_counter()
        os.write(self._handle, keys.encode())
        self.until(until)
        return time.perf_counter() - started

    def memory(self) -> int:
        """Resident memory in bytes; Linux only."""
        pages = Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

    def processor_seconds(self) -> float:
        """Processor time used so far; Linux only."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def painted(*command: str | Path) -> Iterator[Painted]:
    """``command`` at a terminal of its own; killed when left."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 36, 120, 0, 0))
    process = subprocess.Popen(
        [str(part) for part in command],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, **_ENVIRONMENT},
        start_new_session=True,
    )
    os.close(theirs)
    try:
        yield Painted(process, ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def until_painted(command: Sequence[str | Path], text: str) -> None:
    """Start ``command`` and end it as soon as ``text`` is painted."""
    with painted(*command) as program:
        program.until(text)


def python(*arguments: str | Path) -> tuple[str | Path, ...]:
    """A command that runs this Python."""
    return (sys.executable, *arguments)
