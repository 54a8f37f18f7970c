"""Kills of a program that interviews or observes, at random moments, and what has to be there after each."""

import atexit
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import islice, takewhile
from pathlib import Path

import coachtui
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.workflow.engagement.checking import logged, verify_engagement
from coachtui.workflow.engagement.engagements import create_engagement, open_engagement
from tests.own_files import ROOT
from tests.workflow.observing.observing_samples import HandClock, coaching_file

SOURCES = str(Path(coachtui.__file__).parent.parent)
LONGEST_RUN = 60


@dataclass(frozen=True, slots=True)
class Killed:
    """A program to be killed: its name among `killed_programs`, and what makes the file it works on."""

    program: str
    make: Callable[[Path], None]


def _engagement(path: Path) -> None:
    create_engagement(path, Engagement("Acme", "quick"), [Person("PLN", "middle", "Tom")])


def _coaching(path: Path) -> None:
    with coaching_file(path, HandClock()):
        pass


CONDUCTING = Killed("conducting", _engagement)
OBSERVING = Killed("observing_program", _coaching)


def kill_often(path: Path, kills: int, chance: random.Random, killed: Killed = CONDUCTING) -> int:
    """Kill the program so many times on one file made at ``path``. Returns how many records it had acknowledged.

    Raises AssertionError when the file does not verify, or lacks a record or draft that was acknowledged.
    """
    killed.make(path)
    acknowledged: set[int] = set()
    next_number = 0
    for _ in range(kills):
        entries, draft = _kill(f"{killed.program}\t{next_number}\t{path}\n", chance)
        acknowledged.update(entries)
        assert verify_engagement(path).problems == ()
        kept = {int(found) for entry in logged(path) for found in re.findall(r"kept (\d+)", str(entry["body"]))}
        assert acknowledged <= kept
        with open_engagement(path) as workspace:
            (about,) = (*workspace.state.sessions, *workspace.state.observed_meetings)
            drafts = {int(text.split()[1]) for text in workspace.log.drafts(about).values()}
        # The last draft is there, or what was typed has become the entry that was on its way.
        assert draft == -1 or draft in kept | drafts
        next_number = max({*kept, *drafts, next_number}) + 1
    return len(acknowledged)


@cache
def _starter() -> subprocess.Popen[str]:
    """The program that starts programs to be killed, one for all of them; it ends with this one."""
    starter = subprocess.Popen(
        [sys.executable, "-m", "tests.workflow.killed_programs"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((SOURCES, str(ROOT)))},
    )
    atexit.register(starter.communicate)
    return starter


def _kill(asked: str, chance: random.Random) -> tuple[list[int], int]:
    """The numbers of acknowledged entries, and of the last acknowledged draft, of a program killed at random."""
    starter = _starter()
    assert starter.stdin is not None
    assert starter.stdout is not None
    starter.stdin.write(asked)
    starter.stdin.flush()
    kind, process = starter.stdout.readline().split()
    assert kind == "pid"
    saying = takewhile(lambda line: line != "ended 0\n", starter.stdout)
    wanted = chance.randrange(1, LONGEST_RUN)
    lines = list(islice(saying, wanted))
    assert len(lines) == wanted, "it ended by itself"
    time.sleep(chance.random() * 0.006)  # no wait for anything: the moment of the kill is what is tried
    os.kill(int(process), signal.SIGKILL)
    lines += saying
    # No line is half there: the few bytes of one go into a pipe together or not at all.
    told = [line.split() for line in lines]
    entries = [int(number) for kind, number in told if kind == "entry"]
    return entries, max((int(number) for kind, number in told if kind == "draft"), default=-1)
