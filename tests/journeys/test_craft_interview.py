"""A booked hour that goes as such hours do: out of order, with asides, two answers that clash, and cut short.

On the full screen, in a real terminal: answers in the order he tells them, two lines captured, something off the
record, a contradiction let stand till the wrap-up, and twenty minutes taken away in the middle.
"""

import json
import sys
from pathlib import Path

import pytest

from tests.conftest import Run

if sys.platform == "win32":
    pytest.skip("journeys need a pty", allow_module_level=True)

from tests.journeys.hours import through_opening
from tests.journeys.journey_time import JourneyTime
from tests.journeys.terminal import Terminal, at_terminal
from tests.journeys.test_plain_interview import begin

ESCAPE, PAGE_DOWN = "\x1b", "\x1b[6~"
ASIDE = "zebrafish quarrel with the owner's son"
FIRST_LINE, SECOND_LINE = "Ines knows who changed the board", "He wants the list of orders back"


class Hour(JourneyTime):
    """Nine o'clock and so many minutes."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, "2026-03-02T09:00")

    def is_past(self, minutes: int) -> None:
        self.set(f"2026-03-02T09:{minutes:02}")


def kept(folder: Path) -> bytes:
    """Whatever stands in any file, the program's own and those that SQLite keeps beside them."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def ines_is_known(run: Run) -> None:
    assert run("people", "acme.coach", "add", "SUP", "--name", "Ines", "--title", "supervisor", "--role", "F").code == 0


def out_of_order(terminal: Terminal, hour: Hour) -> None:
    """He begins with the meetings, mentions Ines, comes to the plan later, and the two do not go together."""
    terminal.type(f"{ESCAPE}j")
    terminal.until_shown("Jump to")
    terminal.type_fluently("review strategy\r")
    terminal.until_shown("C5.3", "A number, 1 to 5")
    terminal.type("1\r")
    terminal.until_shown("Answer: number 1")
    terminal.type_fluently('"Nobody ever put it on a list." He laughs')
    terminal.type(f"{ESCAPE}c")
    terminal.until_shown("Capture")
    terminal.type_fluently(f"{FIRST_LINE}\r")
    terminal.type_fluently(" and shrugs.")
    terminal.until_shown("He laughs and shrugs.")
    hour.is_past(7)
    terminal.type(f"{ESCAPE}j")
    terminal.until_shown("Jump to")
    terminal.type_fluently("C1.2\r")
    terminal.until_shown("Planning", "C1.2")
    terminal.type_fluently("Every Monday the plan is on the table; the week is set by it.")
    terminal.type(f"{ESCAPE}r")
    terminal.until_shown("Two digits")
    terminal.type("31")
    terminal.until_shown("≠")
    terminal.type(f"{ESCAPE}v")
    terminal.until_shown("You told me how the plan", "not once, not even in passing")
    terminal.type(ESCAPE)
    terminal.until(lambda shown: "You told me how the plan" not in shown, "the two sentences stay")


def off_the_record(terminal: Terminal, folder: Path) -> None:
    """What he asks not to write down is on the screen while he talks, and nowhere else, ever."""
    terminal.type(f"{ESCAPE}f")
    terminal.until_shown("off the record")
    terminal.type_fluently(ASIDE)
    terminal.until_shown(ASIDE)
    assert b"zebrafish" not in kept(folder)
    terminal.type(f"{ESCAPE}f")
    terminal.until(lambda shown: "zebrafish" not in shown, "what was said off the record stays on the screen")
    terminal.type_fluently(" Then he goes on.")
    terminal.until_shown("Then he goes")


def time_is_cut(terminal: Terminal, hour: Hour) -> None:
    """Twenty minutes in, twenty minutes are gone: what remains is planned anew, and what is dropped is named."""
    hour.is_past(20)
    terminal.type(f"{ESCAPE}l")
    terminal.until_shown("Minutes left")
    terminal.type("20\r")
    terminal.until_shown("Planned anew")
    terminal.type(f"{ESCAPE}i")
    terminal.until_shown("Dropped")
    terminal.type(f"{ESCAPE}i{ESCAPE}c")
    terminal.until_shown("Capture")
    terminal.type_fluently(f"{SECOND_LINE}\r")
    terminal.type(PAGE_DOWN)


def test_an_hour_as_hours_go(run: Run, tmp_path: Path) -> None:
    begin(run)
    ines_is_known(run)
    hour = Hour(tmp_path)
    with at_terminal(tmp_path, "acme.coach", "PLN", "60", clock=hour.file) as terminal:
        through_opening(terminal, "saved 09:00")
        out_of_order(terminal, hour)
        off_the_record(terminal, tmp_path)
        time_is_cut(terminal, hour)
        terminal.until(lambda shown: "of 17" not in shown, "as many questions are planned as before")
        hour.is_past(38)
        wrap_up(terminal, hour)
        assert terminal.end() == 0
    assert b"zebrafish" not in kept(tmp_path)
    assert run("verify", "acme.coach").code == 0
    check_record(run)


def wrap_up(terminal: Terminal, hour: Hour) -> None:
    """Nothing captured is forgotten: one line to a figure, one to Ines; then the two answers, asked about and kept."""
    terminal.type(f"{ESCAPE}w")
    terminal.until_shown("· wrap-up", "2 captured lines to file.", FIRST_LINE, SECOND_LINE, "do not go together")
    terminal.type("\r")
    terminal.until_shown("Belongs to")
    terminal.type_fluently("e8a\r")
    terminal.until_shown("1 captured line to file.")
    terminal.type("\r")
    terminal.until_shown("Belongs to")
    terminal.type_fluently("ines\r")
    terminal.until(lambda shown: "to file." not in shown, "the second line is still to file")
    terminal.until_shown("Two answers: Enter goes to C1.2")
    terminal.type("s")
    terminal.until(lambda shown: "go together" not in shown, "the two answers are still open")
    terminal.type("r")
    terminal.until_shown("May I use this, unnamed?", "“Nobody ever put it on a list.”")
    hour.is_past(40)
    terminal.type(f"{ESCAPE}f")
    terminal.until_shown("1 of 2 interviewed", "The picture so far")
    terminal.type("q")


def check_record(run: Run) -> None:
    """The words where they belong, the order he told them in, the time as it really went."""
    assert run("export", "acme.coach", "-o", "state.json").code == 0
    state = json.loads(Path("state.json").read_text(encoding="utf-8"))
    answers = {answer["question"]: answer for answer in state["answers"]}
    assert list(answers) == ["C5.3", "C1.2"]
    assert answers["C5.3"]["value"] == "never"
    assert answers["C5.3"]["note"] == '"Nobody ever put it on a list." He laughs and shrugs.'
    assert (answers["C1.2"]["value"], answers["C1.2"]["grade"]) == (3, 1)
    assert answers["C1.2"]["note"].endswith("the week is set by it. Then he goes on.")
    filed = [(capture["text"], capture["filed_to"], capture["filed_id"]) for capture in state["captures"]]
    assert filed == [(FIRST_LINE, "indicator", "E8a"), (SECOND_LINE, "person", "SUP")]
    assert [(each["contradiction"], each["state"]) for each in state["contradictions"]] == [("plan in use", "raised")]
    assert [each["kind"] for each in state["interludes"]] == ["off the record"]
    (session,) = state["sessions"]
    assert (session["started"][:16], session["ended"][:16]) == ("2026-03-02T09:00", "2026-03-02T09:40")
    assert session["minutes"] == 40 - 15  # of questions: the opening and the end take fifteen
    assert {"C5.3"} < set(session["agenda"])  # C1.2 was on no plan
