"""What one Page Down passes, from the key until the answer is on disk and the next question is shown: every function.

Opens an interview of the demonstration, types a few words, presses Page Down, and prints which functions of coachtui
call which until all is done, thread by thread; what was passed in between (by Textual, by asyncio) is left out. Then it
counts functions, files, and moves from one file to another. Exit code 1 when one of the three is over its limit.
"""
# ruff: noqa: E402 - the checkout has to be on the path before coachtui can be imported

import asyncio
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

sys.path[0] = str(Path(__file__).resolve().parent.parent)

import coachtui
from coachtui.model.frame_ids import CONSENT
from coachtui.model.people import Person
from coachtui.settings.settings import Settings
from coachtui.tui.app import CoachApp
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.tui.starting import StartWith
from coachtui.workflow.demonstration.demonstrating import make_demo
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.engagement.people import add_person
from coachtui.workflow.interview.interviewing import begin_interview

QUESTIONS = ("C1.1", "C1.2", "C1.5", "C1.6")
"""The questions of that interview: the second Page Down, from a scale to a yes or no, is the one that is traced.

The first entry of a sitting also begins the writer's chain in the file, which no later one does.
"""

FUNCTIONS, FILES, MOVES = 100, 23, 165
"""The most there may be of each."""

_SOURCE = f"{Path(coachtui.__file__).parent}/"
_TRIES, _SECONDS = 400, 0.02


@dataclass(frozen=True, slots=True)
class Call:
    """One call: on which thread, inside how many others of coachtui, and of which function in which file."""

    thread: str
    depth: int
    file: str
    function: str


class Tracer:
    """Notes every call of a named function of coachtui while ``active``, on all threads started after it was made."""

    def __init__(self) -> None:
        self.active = False
        self.calls: list[Call] = []
        threading.setprofile(self._note)
        sys.setprofile(self._note)

    def _note(self, frame: FrameType, event: str, _argument: object) -> None:
        if self.active and event == "call" and _is_ours(frame) and not _is_asked_here(frame):
            depth, above = 0, frame.f_back
            while above is not None:
                depth, above = depth + _is_ours(above), above.f_back
            code = frame.f_code
            file = code.co_filename.removeprefix(_SOURCE)
            self.calls.append(Call(threading.current_thread().name, depth, file, code.co_qualname))


def _is_ours(frame: FrameType) -> bool:
    """Whether it is the frame of a function with a name, of coachtui."""
    return frame.f_code.co_filename.startswith(_SOURCE) and not frame.f_code.co_name.startswith("<")


def _is_asked_here(frame: FrameType) -> bool:
    """Whether this file called it, to see whether all is done."""
    return frame.f_back is not None and frame.f_back.f_code.co_filename == __file__


def moves_in(calls: list[Call]) -> int:
    """How often a call is in another file than the call before it on the same thread."""
    moves = 0
    latest: dict[str, str] = {}
    for call in calls:
        moves += latest.get(call.thread, call.file) != call.file
        latest[call.thread] = call.file
    return moves


def tree_of(calls: list[Call]) -> Iterator[str]:
    """The calls as lines, thread by thread, indented by depth; the same call several times in a row is one line."""
    for thread in dict.fromkeys(call.thread for call in calls):
        yield f"on {thread}:"
        own = [call for call in calls if call.thread == thread]
        start = 0
        for end in range(1, len(own) + 1):
            if end == len(own) or own[end] != own[start]:
                times = f"  x{end - start}" if end - start > 1 else ""
                yield f"{'  ' * own[start].depth}{own[start].file}  {own[start].function}{times}"
                start = end


async def trace(folder: Path) -> list[Call]:
    """Every call from Page Down until the next question is shown and everything is saved."""
    path = folder / "northfield.coach"
    make_demo(path)
    with open_engagement(path, write=True) as workspace:
        add_person(workspace, Person("NEW", "middle", "Tom", "planner"))
        held = begin_interview(workspace, "NEW", minutes=45)
        held.answer(CONSENT, value="yes")
        workspace.record(replace(held.session, agenda=QUESTIONS))
    tracer = Tracer()
    start = StartWith(person="NEW", minutes=45)
    app = CoachApp(path, start=start, surroundings=Surroundings(), settings=Settings())
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(_TRIES):
            await pilot.pause(_SECONDS)
            screen = app.screen
            if isinstance(screen, InterviewScreen) and screen.check_action("next", ()):
                break
        else:
            raise TimeoutError("the interview did not open")
        for is_traced in (False, True):
            await pilot.press(*"We met in May")
            await pilot.pause(1.0)
            question = screen.sitting.current
            tracer.active = is_traced
            await pilot.press("pagedown")
            for _ in range(_TRIES):
                await pilot.pause(_SECONDS)
                if screen.sitting.current != question and not screen.pending:
                    break
            else:
                raise TimeoutError("the answer was not saved")
            await pilot.pause(0.3)
            tracer.active = False
    return tracer.calls


def main() -> int:
    """Print the calls and the three numbers; return the exit code."""
    with TemporaryDirectory() as folder:
        calls = asyncio.run(trace(Path(folder)))
    for line in tree_of(calls):
        print(line)
    functions, files = {(call.file, call.function) for call in calls}, {call.file for call in calls}
    moves = moves_in(calls)
    print(f"functions {len(functions)} of {FUNCTIONS}, files {len(files)} of {FILES}, moves {moves} of {MOVES} at most")
    return int(len(functions) > FUNCTIONS or len(files) > FILES or moves > MOVES)


if __name__ == "__main__":
    sys.exit(main())
