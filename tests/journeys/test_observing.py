"""A meeting observed in a real terminal: lines in bursts, late, undo, a break, a kill in mid-line, the end."""

import json
import signal
import sys
from datetime import datetime
from pathlib import Path

import pytest

from tests.conftest import Run

if sys.platform == "win32":
    pytest.skip("journeys need a pty", allow_module_level=True)

from coachtui.workflow.engagement.engagements import Surroundings
from coachtui.workflow.observing.preparing import prepare_from_file
from tests.journeys.journey_time import JourneyTime
from tests.journeys.terminal import Terminal, at_terminal
from tests.journeys.test_plain_interview import wait_for_draft

ESCAPE, PAGE_DOWN = "\x1b", "\x1b[6~"
MEETING = """\
kind: meeting
name: Production meeting
agreed: B5
participants:
  - {initials: RA, name: Ruth Adeyemi}
  - {initials: OL, name: Otto Lind}
  - {initials: CN, name: Carla Nunes, consents: false}
items:
  - {title: Late orders, verb: decide, minutes: 30}
  - {title: The gate, verb: plan, minutes: 20}
"""
CUT = "ra we could ask the night shift whether they"


def first_part(terminal: Terminal, time: JourneyTime) -> None:
    """Five minutes of the first item, with a line too late, one taken back, and a break of ten minutes."""
    terminal.until_shown("Before the first item")
    terminal.type(PAGE_DOWN)
    terminal.until_shown("1 of 2  Late orders", "0 of 30 min")
    terminal.type_fluently("ra we lost two orders again\rcn I never said that\r!ol first: what must it do +5\r")
    terminal.until_shown("CN  (4 words)", "+ criteria first")
    time.set("2026-03-04T13:05")
    terminal.type_fluently("d Sunday shift, ra, Friday\r")
    terminal.until_shown("RA, Friday 2026-03-06", "5 of 30 min")
    terminal.type(f"{ESCAPE}l")
    terminal.until_shown("ten seconds earlier")
    terminal.type_fluently("ol price the gaet\r")
    terminal.until_shown("OL  price the gaet")
    terminal.type(f"{ESCAPE}u")
    terminal.until_shown("Taken back: the line.")
    terminal.type_fluently("\x7f\x7fte\r")
    terminal.until_shown("OL  price the gate")
    terminal.type(f"{ESCAPE}a")
    terminal.until(lambda shown: shown.strip() == "A break. Any key goes on.", "more than that is shown")
    time.set("2026-03-04T13:15")
    terminal.type(" ")
    terminal.until_shown("5 of 30 min")


def test_a_meeting_is_observed_killed_and_gone_on_with(run: Run, tmp_path: Path) -> None:
    path, source, time = tmp_path / "c.coach", tmp_path / "m.yaml", JourneyTime(tmp_path, "2026-03-04T13:00")
    source.write_text(MEETING, encoding="utf-8")
    around = Surroundings("ann", now=lambda: datetime.fromisoformat("2026-03-04T12:50+00:00"))
    prepare_from_file(path, "M1", source, around)
    with at_terminal(tmp_path, "c.coach", "observe", "M1", clock=time.file) as terminal:
        first_part(terminal, time)
        terminal.type(PAGE_DOWN)
        terminal.until_shown("2 of 2  The gate", "The card of Late orders waits: Esc c")
        terminal.type_fluently(CUT)
        wait_for_draft(path, CUT)
        terminal.process.send_signal(signal.SIGKILL)
    assert run("verify", str(path)).code == 0
    time.set("2026-03-04T13:20")
    with at_terminal(tmp_path, "c.coach", "observe", "M1", clock=time.file) as terminal:
        terminal.until_shown("2 of 2  The gate", "5 of 20 min", CUT, "The card of Late orders waits")
        terminal.type_fluently(" have sand\r")
        terminal.until_shown("have sand", "RA  ")
        terminal.type(f"{ESCAPE}c")
        terminal.until_shown("Card: Late orders")
        terminal.type("ypyxyn")
        terminal.until(lambda shown: "Card:" not in shown, "the card is still there")
        terminal.type(f"{ESCAPE}e")
        terminal.until_shown("Card: The whole meeting")
        terminal.type(ESCAPE)
        terminal.until_shown("The meeting is over", "2 cards wait: Esc c")
        terminal.type(f"{ESCAPE}q")
        terminal.until_shown("For the team")
        terminal.type("q")
        terminal.until_shown("Meetings you observed")
        terminal.type("q")
        assert terminal.end() == 0
    check_record(run, path)


def check_record(run: Run, path: Path) -> None:
    """Every line, with its person, its time and its item."""
    assert run("export", str(path), "-o", "state.json").code == 0
    (meeting,) = json.loads(Path("state.json").read_text(encoding="utf-8"))["meetings"]
    said = [(line.get("who"), line.get("text", ""), line.get("item", "")) for line in meeting["lines"]]
    assert said == [
        ("RA", "we lost two orders again", "1"),
        ("CN", "", "1"),
        ("OL", "first: what must it do", "1"),
        ("OL", "price the gate", "1"),
        ("RA", f"{CUT.removeprefix('ra ')} have sand", "2"),
    ]
    (decision,) = meeting["decisions"]
    assert (decision["what"], decision["who"], decision["at"][11:19]) == ("Sunday shift", "RA", "13:04:50")
    assert len(meeting["pauses"]) == 1
