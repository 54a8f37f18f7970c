"""Somebody who has never seen it and reads only the screen: from an empty folder to a finished ten-minute interview.

Every key pressed is one that the screen names at that moment.
"""

import json
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

if sys.platform == "win32":
    pytest.skip("journeys need a pty", allow_module_level=True)

from tests.journeys.hours import until_first_question
from tests.journeys.journey_time import JourneyTime
from tests.journeys.terminal import Terminal, at_terminal

ON = "Enter goes on"


def make_engagement(terminal: Terminal) -> None:
    terminal.press("n", named="n new engagement")
    terminal.until_shown("Organisation", "How thoroughly")
    terminal.type("Acme Castings")
    terminal.press("Enter", named=ON)
    terminal.press("Down", named="Up and Down choose")
    terminal.press("Enter", named=ON)
    terminal.until_typing_at("Process")
    terminal.type("getting castings out")
    terminal.until_shown("getting castings out")
    terminal.press("Ctrl+S", named="Ctrl+S make it")
    terminal.until_shown("quick assessment", "Nobody yet.")


def add_person(terminal: Terminal) -> None:
    terminal.press("p", named="Press p to add.")
    terminal.press("a", named="Press a to add somebody")
    terminal.until_shown("Somebody new", "Code")
    for words in ("PLN", "Tom", "planning manager", "Operations"):
        terminal.type(words)
        terminal.press("Enter", named=ON)
    terminal.press("Down", named="Up and Down choose")
    terminal.press("Down", named="Up and Down choose")
    terminal.until_marked("Middle manager")
    terminal.press("Ctrl+S", named="Save  Ctrl+S")
    terminal.until_shown("Saved: Tom, planning manager.", "middle manager")


def ten_minutes(terminal: Terminal, clock: JourneyTime) -> None:
    terminal.press("i", named="i interview")
    terminal.until_shown("Is that all right with you", "Opening  ● saved 09:00")
    terminal.type("yes\r")
    terminal.until_shown("Answer: Yes")
    terminal.press("PgDn", named="PgDn next")
    terminal.until_shown("who gets the report")
    terminal.press("PgDn", named="PgDn next")
    terminal.until_shown("nobody had planned?")
    terminal.press("PgDn", named="PgDn next")
    until_first_question(terminal, "saved 09:00")
    terminal.type_fluently('They send it round. "We never open it again."')
    terminal.until_shown("open it again")
    clock.set("2026-03-02T09:04")
    terminal.press("PgDn", named="PgDn next")
    terminal.until_shown("2 of 17", "saved 09:04")
    terminal.press("Esc", named="Esc then:")
    terminal.press("k", named="k don't know")
    terminal.until_shown("Noted: don't know.")
    terminal.press("PgDn", named="PgDn next")
    terminal.until_shown("3 of 17", "A number, 1 to 5, on a line of its own is the answer.")
    terminal.type("5")
    terminal.press("Esc", named="Esc then:")
    terminal.press("n", named="n next")
    terminal.until_shown("4 of 17")
    clock.set("2026-03-02T09:08")
    terminal.press("Esc", named="Esc then:")
    terminal.press("w", named="w wrap-up")
    terminal.until_shown("Tom, planning manager · wrap-up", "14 not asked.", "without a level.")


def close_it(terminal: Terminal) -> None:
    terminal.press("Down", named="ratings come below")
    terminal.type("\x1b[B" * 13)  # and again, down to the first rating
    terminal.until_shown("0 said  1 example  2 seen  3 confirmed")
    terminal.press("2", named="0-4 level, then 0-3 evidence")
    terminal.press("1", named="0-4 level, then 0-3 evidence")
    terminal.press("r", named="r read-back")
    terminal.until_shown("May I use this, unnamed?", "“We never open it again.”")
    terminal.press("y", named="y yes")
    terminal.press("Tab", named="Move to some words first, with Tab")
    terminal.press("y", named="y yes")
    terminal.press("f", named="f finish")
    terminal.press("Enter", named="Enter, or f again, finishes the interview.")
    terminal.until_shown("1 of 1 interviewed", "The picture so far")
    terminal.press("s", named="s scores")
    terminal.until_shown("Only for you", "Partly assessed")
    terminal.press("q", named="q home")
    terminal.until_shown("1 of 1 interviewed")
    terminal.press("q", named="q quit")


def test_the_screen_alone_leads_from_nothing_to_a_finished_interview(run: Run, tmp_path: Path) -> None:
    clock = JourneyTime(tmp_path, "2026-03-02T09:00")
    with at_terminal(tmp_path, clock=clock.file) as terminal:
        terminal.until_shown("There is no engagement in this folder yet.")
        make_engagement(terminal)
        add_person(terminal)
        ten_minutes(terminal, clock)
        clock.set("2026-03-02T09:10")
        close_it(terminal)
        assert terminal.end() == 0
    assert run("verify", "acme-castings.coach").code == 0
    assert run("export", "acme-castings.coach", "-o", "state.json").code == 0
    state = json.loads(Path("state.json").read_text(encoding="utf-8"))
    (session,) = state["sessions"]
    assert (session["started"][:16], session["ended"][:16]) == ("2026-03-02T09:00", "2026-03-02T09:10")
    assert [(person["name"], person["role"]) for person in state["people"]] == [("Tom", "middle")]
    answers = {answer["question"]: answer for answer in state["answers"]}
    assert (answers["C4.5"]["value"], answers["C4.4"]["absence"]) == (["none"], "don't know")
    assert [(quote["text"], quote["usable"]) for quote in state["quotes"]] == [("We never open it again.", True)]
    assert [(rating["level"], rating["grade"]) for rating in state["ratings"]] == [(2, 1)]
