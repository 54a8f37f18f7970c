"""The full screen from outside: first paint, key press to paint, the next question; memory and idle time."""

import itertools
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bench.large import make_large, make_observed
from bench.terminal import Painted, painted, python, until_painted
from bench.timing import Sides
from coachtui.model.frame_ids import CONSENT
from coachtui.model.people import Person
from coachtui.workflow.demonstration.demonstrating import make_demo
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.engagement.people import add_person
from coachtui.workflow.interview.interviewing import begin_interview

_HERE = Path(__file__).parent
_SMALL = python(_HERE / "small_app.py")
_BARE = python(_HERE / "bare_note.py")
_LAST_PERSON = "Jo, analyst"
_SMALL_READY = "row 7"
_RARE = "".join(chr(code) for code in range(0x100, 0x140))
"""Letters that nothing else on the screens has, so that seeing one means that this very key was painted."""
_VAGUE = '"We usually do it somehow." So he says, and ł'
"""Words in quotation marks that dodge, which a trigger listens for at every key; the last letter is rare too."""

IDLE_SECONDS = 5.0


@contextmanager
def first_paint(_pairs: int, folder: Path) -> Iterator[Sides]:
    """The demonstration until people and counts are visible, against the small app until its table is."""
    path = folder / "northfield.coach"
    make_demo(path)
    yield (
        partial(until_painted, _coachtui(path), _LAST_PERSON),
        partial(until_painted, _SMALL, _SMALL_READY),
    )


@contextmanager
def first_paint_large(_pairs: int, folder: Path) -> Iterator[Sides]:
    """An engagement with 1,000 sessions until its first people are visible, against the demonstration."""
    large, demo = folder / "large.coach", folder / "northfield.coach"
    make_large(large, people=6, sessions=1000)
    make_demo(demo)
    yield partial(until_painted, _coachtui(large), "Person 5"), partial(until_painted, _coachtui(demo), _LAST_PERSON)


@contextmanager
def first_paint_coaching(_pairs: int, folder: Path) -> Iterator[Sides]:
    """A coaching file with 50 meetings until the first twenty are visible, against the demonstration."""
    coaching, demo = folder / "coaching.coach", folder / "northfield.coach"
    make_observed(coaching, meetings=50, lines=100)
    make_demo(demo)
    yield (
        partial(until_painted, _coachtui(coaching), "Review 31"),
        partial(until_painted, _coachtui(demo), _LAST_PERSON),
    )


@contextmanager
def first_paint_meeting(_pairs: int, folder: Path) -> Iterator[Sides]:
    """The form before a sheet until its last choice is visible, against the form before a self-assessment."""
    meeting, own = folder / "meetings.coach", folder / "own.coach"
    yield (
        partial(until_painted, _coachtui("my-meeting", meeting), "I sat in"),
        partial(until_painted, _coachtui("self-assess", own), "for those who lead"),
    )


@contextmanager
def key_press(_pairs: int, folder: Path) -> Iterator[Sides]:
    """A key in the note, with 10,000 answers in the file and triggers to look for, against a bare text area."""
    path = folder / "large.coach"
    make_large(path, people=6, sessions=1000)
    with _interview(path) as ours, painted(*_BARE) as bare:
        bare.until("ready")
        for program in (ours, bare):
            program.quiet(1.0)
            program.press(_VAGUE, _VAGUE[-1])
            program.quiet(1.0)
        yield _typing(ours), _typing(bare)


@contextmanager
def typed_line(_pairs: int, folder: Path) -> Iterator[Sides]:
    """Enter until the line is painted among the others, with 5,000 lines in the meeting, against one with ten."""
    long, short = folder / "long.coach", folder / "short.coach"
    make_observed(long, meetings=1, lines=5000, is_over=False)
    make_observed(short, meetings=1, lines=10, is_over=False)
    with painted(*_observing(long)) as ours, painted(*_observing(short)) as theirs:
        for program in (ours, theirs):
            program.until("Review 1")
            program.quiet(1.0)
        yield _entering(ours), _entering(theirs)


@contextmanager
def next_question(_pairs: int, folder: Path) -> Iterator[Sides]:
    """Page Down until the next question is painted, against switching a tab in the small app."""
    path = folder / "northfield.coach"
    make_demo(path)
    with _interview(path) as ours, painted(*_SMALL) as small:
        small.until(_SMALL_READY)
        for program in (ours, small):
            program.quiet(1.0)
        yield _paging(ours), _switching(small)


def memory_ratio(folder: Path) -> float:
    """Resident memory after first paint, as a multiple of the small app's. Linux only."""
    with _home(folder) as ours, painted(*_SMALL) as small:
        small.until(_SMALL_READY)
        for program in (ours, small):
            program.quiet(1.0)
        return ours.memory() / small.memory()


def idle_difference(folder: Path) -> float:
    """Percentage points of one processor that the idle home uses more than the idle small app. Linux only."""
    with _home(folder) as ours, painted(*_SMALL) as small:
        small.until(_SMALL_READY)
        for program in (ours, small):
            program.quiet(1.5)
        before = ours.processor_seconds(), small.processor_seconds()
        time.sleep(IDLE_SECONDS)
        used = ours.processor_seconds() - before[0], small.processor_seconds() - before[1]
        return (used[0] - used[1]) / IDLE_SECONDS * 100


def _coachtui(*arguments: str | Path) -> tuple[str | Path, ...]:
    return python("-m", "coachtui", *arguments)


@contextmanager
def _home(folder: Path) -> Iterator[Painted]:
    path = folder / "home.coach"
    make_demo(path)
    with painted(*_coachtui(path)) as program:
        program.until(_LAST_PERSON)
        yield program


@contextmanager
def _interview(path: Path) -> Iterator[Painted]:
    with open_engagement(path, write=True) as workspace:
        add_person(workspace, Person("NEW", "middle", "Mara"))
        begin_interview(workspace, "NEW").answer(CONSENT, value="yes")  # behind the opening
    with painted(*_coachtui("interview", path, "--person", "NEW")) as program:
        program.until("1 of")
        yield program


def _typing(program: Painted) -> Callable[[], object]:
    letters = itertools.cycle(_RARE)

    def press() -> float:
        letter = next(letters)
        taken = program.press(letter, letter)
        program.quiet(0.05)
        return taken

    return press


def _observing(path: Path) -> tuple[str | Path, ...]:
    return _coachtui("observe", path, "--meeting", "M1")


def _entering(program: Painted) -> Callable[[], object]:
    letters = itertools.cycle(_RARE)

    def enter() -> float:
        letter = next(letters)
        program.press(f"ab we go by what is on the wall {letter}", letter)
        program.quiet(0.2)  # the letter is painted once more when the line stands among the others
        taken = program.press("\r", letter)
        program.quiet(0.2)
        return taken

    return enter


def _paging(program: Painted) -> Callable[[], object]:
    """Forward and back by turns between the first two questions; each paints the other's place on the agenda."""
    return _moving(program, ("\x1b[6~", "2 of"), ("\x1b[5~", "1 of"))


def _switching(program: Painted) -> Callable[[], object]:
    """The second tab and the first by turns."""
    return _moving(program, ("\x1b[15~", "second tab"), ("\x1b[15~", _SMALL_READY))


def _moving(program: Painted, *moves: tuple[str, str]) -> Callable[[], object]:
    turns = itertools.cycle(moves)

    def move() -> float:
        keys, seen = next(turns)
        taken = program.press(keys, seen)
        program.quiet(0.2)
        return taken

    return move
