"""A manager alone, over two days: by what the screen names, then handed over, merged into an engagement, scored."""

import json
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

if sys.platform == "win32":
    pytest.skip("journeys need a pty", allow_module_level=True)

from tests.journeys.journey_time import JourneyTime
from tests.journeys.terminal import Terminal, at_terminal

MINE, THEIRS = "my-assessment.coach", "for-them.coach"


def begin(terminal: Terminal) -> None:
    terminal.until_shown("What do you run, or work in?", "Nobody sees what you say here unless you")
    terminal.type("the night shift")
    terminal.press("Enter", named="Enter goes on")
    terminal.press("c", named="c  I lead the people who do the work")
    terminal.until_shown("● c")
    terminal.press("Enter", named="Enter goes on")
    terminal.press("Enter", named="Enter goes on")  # past the minutes
    terminal.until_shown("Nobody sees this unless you send it.", "0 of 6 answered", "Begin")
    terminal.press("Enter", named="Enter goes on")


def first_day(terminal: Terminal) -> None:
    terminal.until_shown("where did the yearly plan come up", "saved 09:00")
    terminal.type("d")
    terminal.until_shown("● d")
    terminal.type_fluently('Tom told us in May: "the plan is the plan"\r')
    terminal.until_shown("1 of 6 answered", "Choose all that fit.")
    terminal.press("Esc", named="Later")
    terminal.press("p", named="p later")
    terminal.until_shown("1 of 6 answered", "where your part ended")
    terminal.press("Esc", named="Later")
    terminal.press("k", named="k I don't know")
    terminal.until_shown("2 of 6 answered", "which ones feed a bigger")
    terminal.press("PgDn", named="Go on")  # a question left open
    terminal.until_shown("a question that keeps coming back")
    terminal.type("e")
    terminal.until_shown("● e")
    terminal.type_fluently("Half a sen")
    terminal.until_shown("Half a sen", "● saved")
    terminal.process.kill()


def second_day(terminal: Terminal) -> None:
    terminal.until_shown("2 of 6 answered", "saved 07:30", "● e", "Half a sen")
    terminal.press("PgDn", named="Go on")
    terminal.until_shown("3 of 6 answered", "things are planned and checked")
    terminal.type("a")
    terminal.until_shown("● a")
    terminal.press("PgDn", named="Go on")
    terminal.until_shown("Nothing has been sent.", "2 questions are still open.", "See the result")
    terminal.press("Enter", named="The open ones")
    terminal.until_shown("which ones feed a bigger")
    terminal.type("a")
    terminal.until_shown("● a")
    terminal.press("PgDn", named="Go on")
    terminal.until_shown("5 of 6 answered", "Choose all that fit.")  # what was left for later
    terminal.type("bd")
    terminal.until_shown("● b", "● d")
    terminal.press("PgDn", named="Go on")
    terminal.until_shown("6 of 6 answered", "Nothing has been sent.")
    terminal.press("Enter", named="See the result")
    terminal.until_shown("Begin with one thing", "Put a day beside it")
    terminal.press("p", named="p promise")
    terminal.until_shown("When?", "Who listens for it?")
    terminal.press("Enter", named="Enter goes on")
    terminal.type("in two weeks\rAnn")
    terminal.press("Enter", named="Enter goes on")
    terminal.until_shown("On Tuesday 2026-03-17 you say", "Ann", "listens.")
    terminal.press("q", named="q home")
    terminal.until_shown("6 of 6 answered.", "Send it")
    terminal.press("q", named="q quit")


def four_weeks_later(terminal: Terminal) -> None:
    terminal.until_shown("Was it said?", "Look again")
    terminal.press("Enter", named="Was it said?")
    terminal.until_shown("What became of it?")
    terminal.press("a", named="a  I said it")
    terminal.until_shown("a ask again")
    terminal.press("a", named="a ask again")
    terminal.until_shown("is asked once more")
    terminal.press("Enter", named="Enter goes on")
    terminal.until_shown("0 of")
    terminal.type("d")
    terminal.until_shown("● d")
    terminal.press("PgDn", named="Go on")
    terminal.until_shown("Then and now", "Then, 2026-03-02", "Now, 2026-03-31", "The line was said:")
    terminal.press("q", named="q home")
    terminal.press("q", named="q quit")


def hand_over(terminal: Terminal) -> None:
    terminal.enter("SHF", then="in your own words")
    terminal.enter("y", then="in quotation marks")
    terminal.enter("y", then="Send exactly this?")
    assert "“the plan is the plan”" in terminal.text()
    assert "You, as SHF: the night shift." in terminal.text()
    terminal.enter("y", then=f"Wrote {THEIRS}.")


def test_two_days_alone_then_handed_over_merged_and_scored(run: Run, tmp_path: Path) -> None:
    clock = JourneyTime(tmp_path, "2026-03-02T09:00")
    with at_terminal(tmp_path, MINE, "alone", "6", clock=clock.file) as terminal:
        begin(terminal)
        first_day(terminal)
    clock.set("2026-03-03T07:30")
    with at_terminal(tmp_path, MINE, "alone", clock=clock.file) as terminal:
        second_day(terminal)
        assert terminal.end() == 0
    clock.set("2026-03-31T08:00")
    with at_terminal(tmp_path, MINE, "alone", clock=clock.file) as terminal:
        four_weeks_later(terminal)
        assert terminal.end() == 0
    with at_terminal(tmp_path, "export", MINE, "--for-assessor", "-o", THEIRS, scrolls=True) as terminal:
        hand_over(terminal)
        assert terminal.end() == 0
    run("new", "acme.coach", "--name", "Acme")
    run("people", "acme.coach", "add", "SHF", "--role", "frontline", "--name", "Rosa")
    assert run("merge", THEIRS, "--into", "acme.coach").code == 0
    assert run("verify", "acme.coach").code == 0
    figures = json.loads(run("score", "acme.coach", "--json").out)["indicators"]
    assert (figures["E1b"]["claimed"], figures["E1b"]["supported"]) == (2, 2)  # with a name: an example
    assert figures["E8a"]["supported"] is not None
    assert figures["E2a"]["claimed"] is None  # not asked
    assert "Rosa" in run("report", "acme.coach", "-o", "-", "--assessor").out
