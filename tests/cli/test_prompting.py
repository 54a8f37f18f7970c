"""The prompt of plain mode: what looks like a report of the mouse ends no conversation."""

import sys

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from coachtui.cli.plain.terminal import PromptTerminal


@pytest.mark.parametrize("typed", ["\x1b[31mred\x1b[0m", "\x1b[<0;x", "\x1b[Mabc"])
def test_what_looks_like_a_report_of_the_mouse_is_dropped(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text(f"one {typed} two\r")
        assert "two" in PromptTerminal().ask("Say:")
