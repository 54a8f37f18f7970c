"""A 45-minute quick interview of a middle manager, line by line in a real terminal, killed and resumed on the way."""

import json
import signal
import sys
import time
from pathlib import Path

import pytest

from coachtui.workflow.engagement.engagements import open_engagement
from tests.conftest import Run

if sys.platform == "win32":
    pytest.skip("journeys need a pty", allow_module_level=True)

from tests.journeys.terminal import Terminal, at_terminal

PROMPT = " \u203a"
WRAP_UP = "wrap-up \u203a"
INTERVIEW = ("interview", "acme.coach", "--person", "PLN", "--plain", "--author", "ann")


def begin(run: Run) -> None:
    assert (
        run("new", "acme.coach", "--name", "Acme Castings", "--plan", "quick", "--process", "getting castings out").code
        == 0
    )
    added = run("people", "acme.coach", "add", "PLN", "--name", "Tom", "--title", "planning manager", "--role", "M")
    assert added.out == "Added Tom, planning manager as PLN, middle manager.\n"


def first_half(terminal: Terminal) -> None:
    """Opening, notes, quote, rating, grade, choice, don't know, park, back, jump; then the line is cut."""
    terminal.wait_for(PROMPT)
    assert "45 minutes, 17 questions" in terminal.text()
    assert "Is that all right with you" in terminal.text()
    terminal.enter("yes", "Answer: Yes")
    terminal.enter("", "who gets the report")
    terminal.enter("", "nobody had planned?")
    terminal.enter("", "1 of 17")
    terminal.enter('They send it round in January. "We never open it again."', "Saved.")
    terminal.enter("/rate 1 1 plan mail of 12 January", "E8a: 1, example.")
    terminal.enter("", "C4.4")
    terminal.enter("Extra gauge; Ravi, by March; still none", "Answer: Extra gauge")
    terminal.enter("", "C4.5")
    terminal.enter("1, 3", "Answer: A chart of how it moved over time; A list")
    terminal.enter("/park he will ask Jo", "Noted: parked.")
    terminal.wait_for("C5.1")
    terminal.enter("/back", "he will ask Jo")
    terminal.enter("/jump c15", "C1.5")
    terminal.enter("n", "Answer: No")
    terminal.enter("/jump c52", "C5.2")
    terminal.enter("/k never saw the calendar", "Noted: don't know.")
    terminal.enter("", "C5.3")
    terminal.enter("2", "Answer: When somebody brought it up")
    terminal.enter("/grade 1", "Evidence: example.")
    terminal.enter("/jump C3.2", "C3.2")
    terminal.enter("<b>[red]Each keeps his own sheet[/red]</b> שלום 🙂", "Saved.")
    terminal.type("half a sentence that")


def test_a_whole_interview(run: Run, tmp_path: Path) -> None:
    begin(run)
    with at_terminal(tmp_path, *INTERVIEW, scrolls=True) as terminal:
        first_half(terminal)
        terminal.wait_for("half a sentence that")
        wait_for_draft(tmp_path / "acme.coach", "half a sentence that")
        terminal.process.send_signal(signal.SIGKILL)
    assert run("verify", "acme.coach").code == 0
    with at_terminal(tmp_path, *INTERVIEW, scrolls=True) as terminal:
        terminal.wait_for("half a sentence that")
        assert "Going on where you stopped." in terminal.text()
        assert "C3.2" in terminal.text()
        terminal.enter(" goes on", "Saved.")
        terminal.enter("/rate E3b 1 0", "E3b: 1, said.")
        terminal.enter("/agenda", "C7.2  open")
        terminal.enter("/wrap", WRAP_UP)
        assert "Parked:" in terminal.text()
        assert "Not asked:" in terminal.text()
        wrap_up(terminal)
        assert terminal.end() == 0
        assert "Scores: coachtui score acme.coach" in terminal.text()
    check_record(run)


def wrap_up(terminal: Terminal) -> None:
    """The parked question taken up, a level and its grade at the end, quotes asked about, and the end."""
    terminal.enter("C4.5", "Decisions · 3 of")
    terminal.enter("Jo says yes", "Saved.")
    terminal.enter("/wrap", WRAP_UP)
    terminal.enter("1", "E1d, level:")
    terminal.enter("2", "E1d at 2, evidence:")
    terminal.enter("2", "What shows it")
    terminal.enter("signed plan on screen", "E1d: 2, seen.")
    terminal.enter("q", WRAP_UP)
    terminal.enter("3", "We never open it again.")
    terminal.enter("y", WRAP_UP)
    terminal.type("4\r\r\r\r\r")
    terminal.wait_for("Finished. Everything is saved.")


def check_record(run: Run) -> None:
    """What the interview left behind, word for word."""
    assert run("verify", "acme.coach").code == 0
    assert run("export", "acme.coach", "-o", "state.json").code == 0
    state = json.loads(Path("state.json").read_text(encoding="utf-8"))
    answers = {answer["question"]: answer for answer in state["answers"]}
    assert answers["C3.2"]["note"].splitlines() == [
        "<b>[red]Each keeps his own sheet[/red]</b> שלום 🙂",
        "half a sentence that goes on",
    ]
    assert answers["C4.5"]["value"] == ["chart over time", "is/is-not"]
    assert answers["C4.5"]["note"].splitlines() == ["he will ask Jo", "Jo says yes"]
    assert "absence" not in answers["C4.5"]
    assert answers["C1.5"]["value"] == "no"
    assert answers["C5.2"]["absence"] == "don't know"
    assert (answers["C5.3"]["value"], answers["C5.3"]["grade"]) == ("if raised", 1)
    assert answers["C4.4"]["value"][0]["due"] == "Ravi, by March"
    assert [(quote["text"], quote["usable"]) for quote in state["quotes"]] == [("We never open it again.", True)]
    assert state["sessions"][0]["ended"]
    scores = json.loads(run("score", "acme.coach", "--json").out)
    assert scores["indicators"]["E1d"]["supported"] == 2
    assert scores["indicators"]["E1b"]["supported"] == 1
    assert scores["indicators"]["E8a"]["supported"] == 1
    assert scores["indicators"]["E3b"]["provisional"] is False
    assert scores["elements"]["E1"]["state"] == "partly assessed"


def wait_for_draft(path: Path, text: str) -> None:
    """Wait until a draft that ends so is on the disk: a person pauses longer than it takes."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        with open_engagement(path) as workspace:
            (session,) = (*workspace.state.sessions, *workspace.state.observed_meetings)
            if any(draft.endswith(text) for draft in workspace.log.drafts(session).values()):
                return
    raise AssertionError("the draft was not saved")
