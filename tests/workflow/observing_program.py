"""A coach who observes a meeting, for programs to be killed: each thing is said only once it is safe."""

import itertools
from collections.abc import Callable
from pathlib import Path

from coachtui.model.observing import CardWord
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.observing.live_meeting import LiveMeeting, begin_observing
from tests.workflow.conducting import tell


def line(live: LiveMeeting, number: int) -> None:
    live.lines.draft(f"draft {number}")
    tell("draft", number)
    live.lines.type(f"ra kept {number} -5 " + "x" * (number * 997 % 9000))


def decide(live: LiveMeeting, number: int) -> None:
    live.lines.type(f"!d kept {number}, ot, Thursday -7")


def act(live: LiveMeeting, number: int) -> None:
    live.lines.type(f"a Ines, kept {number}, Friday")
    live.lines.late()


def take_back(live: LiveMeeting, number: int) -> None:
    live.lines.type("ot in passing")
    live.undo()
    line(live, number)


def put_right(live: LiveMeeting, number: int) -> None:
    last = live.lines.previous()
    live.lines.type(f"i kept {number}")
    live.lines.put_right(None if last is None else last.id)
    live.lines.type(f"{last.raw if last is not None else ''} kept {number}")


def go_on(live: LiveMeeting, number: int) -> None:
    live.pause()
    live.resume()
    item = live.next_item() or live.go_item("1")
    live.answer_card(item, "B5", CardWord.PARTLY)
    live.missed("B1")
    line(live, number)


ACTS: tuple[Callable[[LiveMeeting, int], None], ...] = (line, decide, line, act, take_back, put_right, go_on)


def observe(path: str, start: int) -> None:
    with open_engagement(Path(path), write=True, surroundings=Surroundings("Kim")) as workspace:
        live = begin_observing(workspace, "M1")
        for number in itertools.count(start):
            ACTS[number % len(ACTS)](live, number)
            tell("entry", number)
