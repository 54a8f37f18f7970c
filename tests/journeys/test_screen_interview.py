"""A booked hour with a middle manager on the full screen, in a real terminal, at the speed of a fluent typist.

Rated in part, left to the wrap-up in part, quoted, killed in mid-note, resumed, read back and scored.
"""

import json
import signal
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

if sys.platform == "win32":
    pytest.skip("journeys need a pty", allow_module_level=True)

from tests.journeys.hours import through_opening
from tests.journeys.journey_time import JourneyTime
from tests.journeys.terminal import Terminal, at_terminal
from tests.journeys.test_plain_interview import begin, wait_for_draft

ESCAPE, PAGE_UP, PAGE_DOWN = "\x1b", "\x1b[5~", "\x1b[6~"
PLANNING = 'They send it round in January. "We never open it again."\rNobody asks, and so nobody looks.'
LAST_WORDS = "half a sentence about the yearly plan that"


class Hour(JourneyTime):
    """Ten o'clock and so many minutes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "2026-03-02T10:00")

    def is_past(self, minutes: int) -> None:
        self.set(f"2026-03-02T10:{minutes:02}")


def first_half(terminal: Terminal, hour: Hour) -> None:
    """Words with a quote, a rating, a don't-know, something parked, back and on again, a quote more, a jump."""
    through_opening(terminal, "saved 10:00")
    terminal.type_fluently(PLANNING)
    terminal.until_shown("so nobody looks.")
    hour.is_past(6)
    terminal.type(f"{ESCAPE}r")
    terminal.until_shown("Two digits")
    terminal.type(f"11{PAGE_DOWN}")
    terminal.until_shown("2 of 17", "saved 10:06")
    terminal.type(f"{ESCAPE}k{PAGE_DOWN}")
    terminal.until_shown("3 of 17")
    terminal.type_fluently("he will ask Jo")
    terminal.type(f"{ESCAPE}p")
    terminal.until_shown("4 of 17")
    hour.is_past(15)
    terminal.type_fluently("the plant round, the order round")
    terminal.type(PAGE_DOWN)
    terminal.until_shown("5 of 17", "saved 10:15")
    terminal.type(PAGE_UP)
    terminal.until_shown("4 of 17", "the order round")
    terminal.type_fluently(", and one with Ravi")
    terminal.type(f"{PAGE_DOWN}{ESCAPE}j")
    terminal.until_shown("Jump to")
    terminal.type_fluently("C3.2\r")
    terminal.until_shown("Pick a figure")
    terminal.type_fluently("“The sheet in the hall is older than I am.” It counts tons.")
    terminal.until_shown("It counts tons.")
    terminal.type(f"{ESCAPE}r")
    terminal.until_shown("Two digits")
    terminal.type("11")
    hour.is_past(29)
    terminal.type(f"{ESCAPE}i")
    terminal.until_shown("29 minutes since the start")
    terminal.type(f"{ESCAPE}i{ESCAPE}j")
    terminal.until_shown("Jump to")
    terminal.type_fluently("review strategy\r")
    terminal.until_shown("strategy", "C5.3", "A number, 1 to 5")


def test_a_booked_hour_on_the_screen(run: Run, tmp_path: Path) -> None:
    begin(run)
    hour = Hour(tmp_path)
    with at_terminal(tmp_path, "acme.coach", "PLN", "60", clock=hour.file) as terminal:
        first_half(terminal, hour)
        terminal.type_fluently(LAST_WORDS)
        wait_for_draft(tmp_path / "acme.coach", LAST_WORDS)
        terminal.type_fluently(" of which")
        terminal.process.send_signal(signal.SIGKILL)
    assert run("verify", "acme.coach").code == 0
    hour.is_past(41)
    with at_terminal(tmp_path, "acme.coach", "PLN", "60", clock=hour.file) as terminal:
        terminal.until_shown(LAST_WORDS, "C5.3", "saved 10:41")
        terminal.type_fluently(". 3 of them, he says")
        terminal.type(f"{ESCAPE}w")
        wrap_up(terminal, hour)
        assert terminal.end() == 0
    check_record(run)


def wrap_up(terminal: Terminal, hour: Hour) -> None:
    """The parked question taken up, a level with its evidence, both quotes asked about, the end, the scores."""
    terminal.until_shown("Tom, planning manager · wrap-up", "1 parked.", "he will ask Jo")
    terminal.type("\r")
    terminal.until_shown("he will ask Jo", "3 of 17")
    terminal.type_fluently(": she says yes")
    terminal.type(f"{ESCAPE}w")
    terminal.until_shown("· wrap-up", "without a level.")
    assert "parked" not in terminal.display()
    hour.is_past(50)
    terminal.type("\x1b[F\x1b[A")
    terminal.until_shown("0 said  1 example  2 seen  3 confirmed")
    terminal.type("2")
    terminal.until_shown("0 to 3 ?")
    terminal.type("1")
    terminal.until_shown("2 example")
    terminal.type("r")
    terminal.until_shown("May I use this, unnamed?", "“We never open it again.”")
    terminal.type("\ty")
    terminal.until(lambda shown: "[yes]  no" in " ".join(shown.split(" ")), "yes was not taken")
    terminal.type("n")
    hour.is_past(58)
    terminal.type(f"{ESCAPE}f")
    terminal.until_shown("1 of 1 interviewed", "The picture so far")
    terminal.type("s")
    terminal.until_shown("Only for you", "Planning and managing by process")
    terminal.type("q")
    terminal.until_shown("1 of 1 interviewed")
    terminal.type("q")


def check_record(run: Run) -> None:
    """What the hour left behind: every word, and at most the last second of what was cut off."""
    assert run("verify", "acme.coach").code == 0
    assert run("export", "acme.coach", "-o", "state.json").code == 0
    state = json.loads(Path("state.json").read_text(encoding="utf-8"))
    answers = {answer["question"]: answer for answer in state["answers"]}
    assert answers["C4.1"]["note"] == PLANNING.replace("\r", "\n")
    assert (answers["C3.2"]["value"], answers["C3.2"]["grade"]) == (1, 1)
    assert answers["C4.4"]["absence"] == "don't know"
    assert answers["C4.5"]["note"] == "he will ask Jo: she says yes"
    assert "absence" not in answers["C4.5"]
    assert answers["C5.1"]["note"] == "the plant round, the order round, and one with Ravi"
    cut, _, added = answers["C5.3"]["note"].removeprefix(LAST_WORDS).partition(". 3 of them")
    assert " of which".startswith(cut)
    assert added == ", he says"
    assert [(quote["text"], quote["usable"]) for quote in state["quotes"]] == [
        ("We never open it again.", True),
        ("The sheet in the hall is older than I am.", False),
    ]
    (session,) = state["sessions"]
    assert (session["minutes"], session["started"][:16], session["ended"][:16]) == (
        45,
        "2026-03-02T10:00",
        "2026-03-02T10:58",
    )
    assert [(rating["level"], rating["grade"]) for rating in state["ratings"]] == [(1, 1), (2, 1)]
    figures = json.loads(run("score", "acme.coach", "--json").out)["indicators"]
    assert (figures["E8a"]["supported"], figures["E3b"]["supported"]) == (1, 1)
