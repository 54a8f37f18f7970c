"""The prompt of plain mode: what looks like a report of the mouse, and what a script from elsewhere has it ask."""

import io
import sys

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.plain_text import PlainTextOutput

from coachtui.cli.plain import terminal
from coachtui.cli.plain.terminal import LeaveError, PromptTerminal
from coachtui.cli.saying import say_error, say_page
from coachtui.model.problems import CoachError


@pytest.mark.parametrize("typed", ["\x1b[31mred\x1b[0m", "\x1b[<0;x", "\x1b[Mabc"])
def test_what_looks_like_a_report_of_the_mouse_is_dropped(typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text(f"one {typed} two\r")
        assert "two" in PromptTerminal().ask("Say:")


def test_what_cannot_be_saved_while_it_is_typed_is_tried_again_and_told_in_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr(terminal, "DRAFT_SECONDS", 0)
    tried: list[str] = []
    full = CoachError("The disk is full", "Nothing more fits.")

    def keep(text: str) -> None:
        tried.append(text)
        if len(tried) < 6:
            raise full

    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text("word\r\r")  # the second Enter tries again
        assert PromptTerminal().ask("Say:", on_change=keep) == "word"
        assert tried == ["w", "wo", "wor", "word", "word", "word"]
        for typed in ("w\x03", "w\r\x03"):  # Ctrl-C
            tried.clear()
            keys.send_text(typed)
            with pytest.raises(CoachError, match="The disk is full"):
                PromptTerminal().ask("Say:", on_change=keep)
        keys.send_text("s\x03")
        with pytest.raises(LeaveError):
            PromptTerminal().ask("Say:", on_change=tried.append)


def test_nothing_in_the_wording_of_a_script_steers_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    shown = io.StringIO()
    with create_pipe_input() as keys, create_app_session(input=keys, output=PlainTextOutput(shown)):
        keys.send_text("\r")
        PromptTerminal().ask("\u202eWhich\u2066 meeting\x07\n was it?")
    assert "Which meeting was it?" in shown.getvalue()
    assert not {"\u202e", "\u2066", "\x07"} & set(shown.getvalue())


def test_an_error_on_a_terminal_is_wrapped_between_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    words = "Nothing was written to acme.coach, since\n\nthere is no room left on the disk, and none beside it."
    say_error(words)
    assert capsys.readouterr().err == f"{words}\n"
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    say_error(words)
    lines = capsys.readouterr().err.splitlines()
    assert max(map(len, lines)) < 40
    assert " ".join(lines).split() == words.split()


def test_a_page_to_read_is_wrapped_on_a_terminal_with_its_indents(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    page = ("This would be passed on:", "", "  criteria first: level 1; helped 1, by 1 person")
    say_page(page)
    assert capsys.readouterr().out == "\n".join((*page, ""))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    say_page(page)
    wrapped = ("  criteria first: level 1; helped 1, by", "    1 person")
    assert capsys.readouterr().out == "\n".join((*page[:2], *wrapped, ""))
