"""Starts programs to be killed: for each line on standard input a process is forked, and goes on until it is killed.

A line has the program, the number it begins with, and the path of its file, with tabs between. Lines printed: ``pid N``
as the first of a process, what the program itself says, and ``ended 0`` when the process is no more. What all of them
import is imported once, and the files of a script and a rubric, which all of them read, are read once.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path

from coachtui.workflow.engagement.materials import materials_for
from tests.workflow.conducting import conduct, tell
from tests.workflow.observing_program import observe

PROGRAMS: dict[str, Callable[[str, int], None]] = {"conducting": conduct, "observing_program": observe}


def serve() -> None:
    """Do what each line on standard input asks for, in a process of its own."""
    for line in sys.stdin:
        program, start, path = line.rstrip("\n").split("\t")
        materials_for(Path(path))
        process = os.fork()
        if process == 0:
            tell("pid", os.getpid())
            PROGRAMS[program](path, int(start))
        os.waitpid(process, 0)
        tell("ended", 0)


if __name__ == "__main__":
    serve()
