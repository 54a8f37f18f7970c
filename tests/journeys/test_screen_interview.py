"""An interview on the full screen in a real terminal: typed, rated, killed in mid-note, resumed, read back."""

import json
import signal
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

if sys.platform == "win32":
    pytest.skip("journeys need a pty", allow_module_level=True)

from tests.journeys.terminal import Terminal, at_terminal
from tests.journeys.test_plain_interview import begin, wait_for_draft

pytestmark = pytest.mark.xdist_group("terminal")
INTERVIEW = ("interview", "acme.coach", "--person", "PLN", "--author", "ann")
PAGE_DOWN, ESCAPE = "\x1b[6~", "\x1b"


def first_half(terminal: Terminal) -> None:
    """Words with a quote, a rating, a don't-know, something parked, a jump; then a sentence that is cut."""
    terminal.wait_for("1 of 17")
    terminal.type('They send it round in January. "We never open it again."\rNobody asks.')
    terminal.wait_for("Nobody asks.")
    terminal.type(f"{ESCAPE}r")
    terminal.wait_for("Rate:")
    terminal.type("11\r")
    terminal.type(PAGE_DOWN)
    terminal.wait_for("2 of 17")
    terminal.type(f"{ESCAPE}k")
    terminal.wait_for("3 of 17")
    terminal.type(f"he will ask Jo{ESCAPE}p")
    terminal.wait_for("4 of 17")
    terminal.type(f"{ESCAPE}j")
    terminal.wait_for("Jump to")
    terminal.type("C5.3\r")
    terminal.wait_for("how the strategy")
    terminal.type("half a sentence that")
    terminal.wait_for("half a sentence that")


def test_a_whole_interview_on_the_screen(run: Run, tmp_path: Path) -> None:
    begin(run)
    with at_terminal(tmp_path, *INTERVIEW) as terminal:
        first_half(terminal)
        wait_for_draft(tmp_path / "acme.coach", "half a sentence that")
        terminal.process.send_signal(signal.SIGKILL)
    assert run("verify", "acme.coach").code == 0
    with at_terminal(tmp_path, *INTERVIEW) as terminal:
        terminal.wait_for("half a sentence that")
        terminal.type(f" goes on{ESCAPE}w")
        terminal.wait_for("wrap-up")
        terminal.type("r")
        terminal.wait_for("We never open it again.")
        terminal.type(f"{ESCAPE}f")
        terminal.wait_for("The picture so far")
        terminal.type("q")
        assert terminal.end() == 0
    assert run("verify", "acme.coach").code == 0
    assert run("export", "acme.coach", "-o", "state.json").code == 0
    state = json.loads(Path("state.json").read_text(encoding="utf-8"))
    answers = {answer["question"]: answer for answer in state["answers"]}
    assert answers["C1.2"]["note"] == 'They send it round in January. "We never open it again."\nNobody asks.'
    assert answers["C5.3"]["note"] == "half a sentence that goes on"
    assert [answer["absence"] for answer in state["answers"] if "absence" in answer] == ["don't know", "parked"]
    assert (answers["C1.2"]["value"], answers["C1.2"]["grade"]) == (1, 1)
    assert state["sessions"][0]["ended"]
