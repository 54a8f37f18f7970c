"""A program with coachtui imported and the shipped script read, which forks itself for each program to be started.

So a start costs a small part of the processor time it takes otherwise. Argument: the number of a socket, over
which each line asks for a program (``{"command", "folder", "environment"}``; with the line come its terminal and a
pipe that it holds open as long as it runs; the answer is its process id), or, as ``{"ended": pid}``, for the exit code
of one that has ended.
"""

import gc
import importlib
import json
import os
import pkgutil
import runpy
import socket
import sys
import time
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Literal

import coachtui
from coachtui.workflow.engagement.materials import materials_for


def serve(channel: socket.socket) -> dict[str, Any] | None:
    """Do what the lines ask for until there are no more; then None. In a forked program: what it is to become."""
    while (received := _line(channel)) is not None:
        asked, handles = received
        if "ended" in asked:
            answer = os.waitstatus_to_exitcode(os.waitpid(asked["ended"], 0)[1])
        else:
            answer = os.fork()
            if answer == 0:
                channel.close()
                _settle_in(asked, handles[0])
                return asked
        for handle in handles:
            os.close(handle)
        channel.sendall(b"%d\n" % answer)
    return None


def _line(channel: socket.socket) -> tuple[dict[str, Any], list[int]] | None:
    """The next line, and what came with it; None behind the last."""
    line, handles, _, _ = socket.recv_fds(channel, 65536, 2)
    while line and not line.endswith(b"\n"):
        line += channel.recv(65536)
    return (json.loads(line), handles) if line else None


def _settle_in(asked: dict[str, Any], terminal: int) -> None:
    """Be at this terminal, in this folder and environment, and nobody's child."""
    os.setsid()
    for standard in range(3):
        os.dup2(terminal, standard)
    os.close(terminal)
    os.chdir(asked["folder"])
    os.environ.clear()
    os.environ.update(asked["environment"])
    time.tzset()
    sys.stdin = sys.__stdin__ = _standard(0, "r")  # type: ignore[misc] # as Python itself sets them at its start
    sys.stdout = sys.__stdout__ = _standard(1, "w")  # type: ignore[misc]
    sys.stderr = sys.__stderr__ = _standard(2, "w", errors="backslashreplace")  # type: ignore[misc]


def _standard(handle: int, mode: Literal["r", "w"], errors: str = "strict") -> TextIOWrapper:
    """One of the standard streams, which belongs to a terminal."""
    return open(handle, mode, buffering=1, encoding="utf-8", errors=errors, closefd=False)


def import_everything() -> None:
    """Import all modules of coachtui, read the shipped script, and keep both from being looked through for garbage."""
    for module in pkgutil.walk_packages(coachtui.__path__, "coachtui."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    materials_for(Path(coachtui.__file__))  # no script or rubric of somebody's own is beside that
    gc.freeze()


if __name__ == "__main__":
    import_everything()
    with socket.socket(fileno=int(sys.argv[1])) as own:
        wanted = serve(own)
    if wanted is not None:
        sys.argv = wanted["command"]
        if sys.argv[0].endswith(".py"):
            runpy.run_path(sys.argv[0], run_name="__main__")
        else:
            runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
