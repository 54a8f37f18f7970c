"""A fault of the program in mid-interview: it ends with 1 and a sentence, and no word lands where it should not."""

import os
import select
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("journeys need a pty", allow_module_level=True)

import termios

from coachtui.workflow.engagement.checking import verify_engagement
from coachtui.workflow.engagement.engagements import open_engagement
from tests.journeys.killing import INTERVIEW, engagement_at
from tests.journeys.terminal import PATIENCE, at_terminal

FAULTY = Path(__file__).with_name("faulty.py")
WORDS = "zebrafish quarrel"


def test_a_fault_is_told_without_the_words_and_leaves_the_terminal_and_the_draft_as_they_should_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("COACHTUI_DEBUG", raising=False)
    path = engagement_at(tmp_path / "acme.coach")
    with at_terminal(tmp_path, "interview", path.name, *INTERVIEW, program=FAULTY) as terminal:
        kept_open = os.open(terminal.device, os.O_RDWR | os.O_NOCTTY)  # as a shell has it
        terminal.until_shown("saved ")
        terminal.type(WORDS)
        terminal.until_shown(WORDS)
        terminal.type(" again")
        terminal.type("\x1bu")
        terminal.until_shown("ENDING")
        terminal.clear()
        terminal.type("rm -rf ~\r")
        assert terminal.process.wait(PATIENCE) == 1
        shown = " ".join(terminal.display().split())
        assert "The full screen ended by a fault of its own: ValueError. What was recorded is in acme.coach" in shown
        assert "kept in it as a draft" in shown
        assert "--plain" in shown
        for untold in ("zebra", "Traceback", "rm -rf"):
            assert untold not in shown
        assert select.select([kept_open], [], [], 0)[0] == []
        assert termios.tcgetattr(kept_open)[3] & termios.ECHO
        os.close(kept_open)
    assert verify_engagement(path).problems == ()
    with open_engagement(path, write=True) as workspace:
        (session,) = workspace.state.sessions
        assert set(workspace.log.drafts(session).values()) == {f"{WORDS} again"}
