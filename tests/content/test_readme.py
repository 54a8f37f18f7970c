"""The README can be followed as it is written: commands run in any shell and ask nothing, the session is small."""

import io
import re
import shlex
import sys
from pathlib import Path

import pytest

from coachtui.cli.interview import interview
from coachtui.cli.plain.terminal import PromptTerminal
from tests.conftest import Run
from tests.own_files import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
LINES = [
    line for block in re.findall(r"^```\n(.*?)^```", README, re.DOTALL | re.MULTILINE) for line in block.splitlines()
]
TOUR = [line for line in LINES if line.startswith("coachtui ")]
QUOTED = re.compile(r'"[^"$`!\\]*"')
"""What every shell takes as it stands."""
SPECIAL = re.compile(r"[*?\[\]{}()<>|&;#!$`'\"\\~=^%]|\s\s")
"""What some shell does not, and what separates a command from words about it."""


class Keyboard(io.StringIO):
    """Somebody sits there, and types nothing."""

    def isatty(self) -> bool:
        return True


def test_there_is_a_tour() -> None:
    commands = [line.split()[1] for line in TOUR]
    assert set(commands) >= {"score", "why", "search", "report", "verify", "new", "people", "interview"}


@pytest.mark.parametrize("line", LINES)
def test_a_line_means_the_same_in_every_shell(line: str) -> None:
    if line != 'export PATH="$PWD/.venv/bin:$PATH"':
        assert SPECIAL.findall(QUOTED.sub("words", line)) == []


def test_the_tour_runs_as_written_and_asks_nothing(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask(_: PromptTerminal, question: str) -> str:
        pytest.fail(f"{line} asks {question!r}")

    monkeypatch.setattr(PromptTerminal, "ask", ask)
    assert run("demo", "--no-open").code == 0
    for line in TOUR:
        name, *arguments = shlex.split(line)[1:]
        if name == "interview":  # the full screen; journeys hold interviews
            assert interview.make_context(name, arguments).params["minutes"] == 10
            continue
        monkeypatch.setattr(sys, "stdin", Keyboard())
        ran = run(name, *arguments)
        assert (ran.code, ran.err) == (0, ""), line
    assert Path("summary.md").is_file()


def test_the_recorded_session_is_small_and_needs_nothing_else() -> None:
    (session,) = re.findall(r"\((docs/pictures/\w+\.svg)\)", README)
    text = (ROOT / session).read_text(encoding="utf-8")
    assert len(text) < 500_000
    assert set(re.findall(r"\w+://[^\"' )]+", text)) == {"http://www.w3.org/2000/svg"}  # its name space
    assert re.findall(r"<(script|image|foreignObject)|@import|@font-face|url\(", text) == []
