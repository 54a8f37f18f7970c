"""Programs started by `warm`, with everything imported already, and what a test may do with each of them."""

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path


class Started:
    """A started program, as far as a journey needs what `subprocess.Popen` has."""

    def __init__(self, pid: int, starter: "Starter", running: int) -> None:
        self.pid = pid
        self._starter = starter
        self._running = running
        self._code: int | None = None

    def poll(self) -> int | None:
        """The exit code; None while it runs."""
        return self._code_within(0)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end, and return the exit code. Raises TimeoutExpired after ``timeout`` seconds."""
        code = self._code_within(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
        return code

    def send_signal(self, number: int) -> None:
        """Send a signal, unless it is known to have ended."""
        if self._code is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """Kill it."""
        self.send_signal(signal.SIGKILL)

    def _code_within(self, seconds: float | None) -> int | None:
        if self._code is None and select.select([self._running], [], [], seconds)[0]:
            self._code = self._starter.ask({"ended": self.pid})
            os.close(self._running)
        return self._code


class Starter:
    """The process that starts programs."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, Path(__file__).with_name("warm.py"), str(theirs.fileno())],
                env=environment,
                pass_fds=[theirs.fileno()],
            )
        self._answers = self._ours.makefile()

    def start(self, command: Sequence[str], folder: Path, environment: Mapping[str, str], terminal: int) -> Started:
        """Start a module or a script with its arguments at a terminal, in a folder and environment."""
        running, held = os.pipe()
        asked = {"command": command, "folder": str(folder), "environment": dict(environment)}
        try:
            return Started(self.ask(asked, terminal, held), self, running)
        finally:
            os.close(held)

    def ask(self, what: Mapping[str, object], *handles: int) -> int:
        """Ask for something, and return the number that is the answer."""
        line = json.dumps(what).encode() + b"\n"
        sent = socket.send_fds(self._ours, [line], handles) if handles else 0
        self._ours.sendall(line[sent:])
        return int(self._answers.readline())

    def end(self) -> None:
        """Have the process end."""
        self._answers.close()
        self._ours.close()
        self._process.wait()


@cache
def starter() -> Starter:
    """The one process of this one that starts programs; it ends with it."""
    made = Starter(os.environ | {"PYTHONPATH": os.pathsep.join(map(str, sys.path))})
    atexit.register(made.end)
    return made
