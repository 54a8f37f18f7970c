"""A program that runs coachtui again and again, each time in a process of its own with limited processor time.

Reads a line for each run: JSON of the words after ``coachtui`` and of the file that what it says goes to. Prints how it
ended (the exit code, or -N for signal N) and its highest memory use as the system counts it. Importing everything once
and forking saves half a second for each run.
"""

import json
import os
import resource
import sys

import pydantic  # noqa: F401 - reading YAML needs it

import coachtui.cli.importing
import coachtui.cli.lint
import coachtui.cli.main
import coachtui.cli.merge
import coachtui.cli.people
import coachtui.cli.score
import coachtui.cli.verify
import coachtui.files.linting
import coachtui.workflow.engagement.materials  # noqa: F401 - to be had once
from coachtui.__main__ import main

SECONDS = int(sys.argv[1])


def run(words: list[str], said: str) -> None:
    """Be coachtui with these words, and never come back."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    output = os.open(said, os.O_WRONLY | os.O_CREAT)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for stream, wanted in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(stream, wanted)
    sys.argv = ["coachtui", *words]
    code: object = 0
    try:
        main()
    except SystemExit as ending:
        code = ending.code
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0 if code is None else 1)


for line in sys.stdin:
    child = os.fork()
    if not child:
        try:
            run(*json.loads(line))
        finally:
            os._exit(99)
    _, status, used = os.wait4(child, 0)
    sys.stdout.write(f"{os.waitstatus_to_exitcode(status)} {used.ru_maxrss}\n")
    sys.stdout.flush()
