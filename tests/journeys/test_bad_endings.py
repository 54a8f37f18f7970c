"""The app killed while somebody types, and a terminal that goes away: at most the last second of typing is missing."""

import os
import random
import signal
import sys
from pathlib import Path

import pytest

from coachtui.workflow.engagement.checking import verify_engagement
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement

if sys.platform == "win32":
    pytest.skip("journeys need a pty", allow_module_level=True)

import termios

from tests.journeys.killing import INTERVIEW, engagement_at, kill_while_typing, words_in
from tests.journeys.terminal import Terminal, at_terminal

SEED = int(os.environ.get("COACHTUI_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 32)
KILLS = 3


def test_three_kills_cost_a_second_of_typing_at_most(tmp_path: Path) -> None:
    sys.stdout.write(f"COACHTUI_SEED={SEED}\n")
    chance = random.Random(SEED)
    path = engagement_at(tmp_path / "acme.coach")
    first = 1
    for _ in range(KILLS):
        loss = kill_while_typing(path, first, chance)
        assert loss.typed
        assert loss.seconds <= 1, loss
        first += loss.typed


def close(terminal: Terminal) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, terminal.handle)  # our end of the terminal is closed by that
    os.close(nothing)


def end_by(ending: str, terminal: Terminal) -> None:
    if ending == "closed":
        close(terminal)
    else:
        terminal.process.send_signal(getattr(signal, ending))


def test_a_terminal_that_goes_away_in_mid_word_costs_nothing(tmp_path: Path) -> None:
    path = engagement_at(tmp_path / "acme.coach")
    for number, ending in enumerate(("closed", "SIGHUP", "SIGTERM"), start=1):
        with at_terminal(tmp_path, "interview", path.name, *INTERVIEW) as terminal:
            terminal.until_shown("saved ")
            terminal.type(f" w{number}")
            terminal.until_shown(f"w{number}")
            end_by(ending, terminal)
            assert terminal.process.wait(20) == 0
            assert "Traceback" not in terminal.text()
        assert verify_engagement(path).problems == ()
        assert words_in(path) == set(range(1, number + 1))
        with open_engagement(path, write=True, surroundings=Surroundings()):
            pass  # nobody holds the file any more


STUBBORN = """#!/bin/sh
trap '' HUP TERM INT QUIT
echo $$ > editor.pid
printf ' and w%s' $(($(wc -w < "$1") / 2 + 1)) >> "$1"
cp "$1" "$1.bak"
echo EDITING
exec sleep 600
"""
"""An editor that saves, puts a copy beside the note, and then cares for nothing."""


def test_an_editor_that_ignores_signals_holds_up_neither_the_end_nor_the_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = engagement_at(tmp_path / "acme.coach")
    editor, temporary = tmp_path / "editor", tmp_path / "temporary"
    editor.write_text(STUBBORN, encoding="ascii")
    editor.chmod(0o700)
    temporary.mkdir()
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setenv("VISUAL", str(editor))
    for number, ending in enumerate(("SIGHUP", "SIGTERM", "closed"), start=1):
        with at_terminal(tmp_path, "interview", path.name, *INTERVIEW) as terminal:
            terminal.until_shown("saved ")
            terminal.type("\x1bo")
            terminal.until_shown("EDITING")
            assert [folder.stat().st_mode & 0o777 for folder in temporary.iterdir()] == [0o700]
            terminal.process.send_signal(signal.SIGINT)  # as Ctrl+C sends it to both
            end_by(ending, terminal)
            assert terminal.process.wait(20) == 0
        with pytest.raises(ProcessLookupError):
            os.kill(int((tmp_path / "editor.pid").read_text(encoding="ascii")), 0)
        assert list(temporary.iterdir()) == []
        assert words_in(path) == set(range(1, number + 1))
        with open_engagement(path, write=True, surroundings=Surroundings()):
            pass  # nobody holds the file any more


def test_a_terminal_that_takes_no_more_does_not_hold_up_the_end(tmp_path: Path) -> None:
    path = engagement_at(tmp_path / "acme.coach")
    with at_terminal(tmp_path, "interview", path.name, *INTERVIEW) as terminal:
        terminal.until_shown("saved ")
        terminal.type("w1 ")
        terminal.until_shown("w1")
        device = os.open(terminal.device, os.O_RDWR | os.O_NOCTTY)
        termios.tcflow(device, termios.TCOOFF)
        terminal.type("\x1b[27u" * 60)  # each shows all letters, or none of them
        terminal.process.send_signal(signal.SIGTERM)
        terminal.process.wait(20)
        assert termios.tcgetattr(device)[3] & termios.ECHO
        os.close(device)
    assert words_in(path) == {1}
    with open_engagement(path, write=True, surroundings=Surroundings()):
        pass  # nobody holds the file any more
