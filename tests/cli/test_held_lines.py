"""A command mistyped line by line keeps off the record what was meant to be: it is held, and stored only on request."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from coachtui.cli.plain.commands import HeldLine, may_be_kept
from coachtui.cli.plain.interview import PlainInterview
from coachtui.cli.plain.self_assessment import PlainSelfAssessment
from coachtui.cli.plain.terminal import LeaveError
from coachtui.workflow.alone.self_assessing import begin_self_assessment
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.engagement.private_files import create_self_assessment

from .test_plain import interview, path
from .test_plain_off_record import raw
from .typed import TypedLines

__all__ = ["path"]

MISTYPED = [
    "/of zebrafish",
    "/offf zebrafish",
    "/ off zebrafish",
    "/OFFthe zebrafish",
    "/zebrafish",
    "/",
    "/\u00f6ff zebrafish",
]
HELD = "is no command here: Enter keeps the line as words, anything else drops it."


class Letters(TypedLines):
    """Somebody types letter by letter, so that a draft of every beginning could be stored."""

    def ask(self, label: str, default: str = "", on_change: Callable[[str], None] | None = None) -> str:
        line = super().ask(label, default)
        for end in range(len(line) + 1 if on_change else 0):
            assert on_change is not None
            on_change(line[:end])
        return line


def held_on(path: Path, *lines: str) -> tuple[Letters, dict[str, str], bytes]:
    """An interview with these lines: what was shown, the notes, and all bytes on the disk while it is still open."""
    terminal = Letters(list(lines))
    with interview(path) as held:
        with suppress(LeaveError):
            PlainInterview(held, terminal).run()
        notes = {question: answer.note for question, answer in held.answers().items() if answer.note}
        return terminal, notes, raw(path.parent)


AFTER: list[tuple[str, ...]] = [(), ("/agenda",), ("/off",), ("/next",), ("/k",), ("She nods.",), ("/offf",)]


@pytest.mark.parametrize(
    ("line", "after"), [*((MISTYPED[0], each) for each in AFTER), *((each, ()) for each in MISTYPED)]
)
def test_a_line_that_is_no_command_is_in_no_file(path: Path, line: str, after: tuple[str, ...]) -> None:
    terminal, notes, on_disk = held_on(path, line, *after)
    assert HELD in terminal.shown
    assert "zebrafish" not in "".join(notes.values())
    assert b"zebrafish" not in on_disk
    assert notes == ({"C1.2": "She nods."} if after == ("She nods.",) else {})


@pytest.mark.parametrize("line", [MISTYPED[0], "/", "/usr/bin was full"])
def test_enter_keeps_it_as_words(path: Path, line: str) -> None:
    _, notes, _ = held_on(path, line, "")
    assert notes == {"C1.2": line}


def test_an_empty_line_goes_on_once_nothing_is_held(path: Path) -> None:
    terminal, notes, _ = held_on(path, "/of", "", "", "Words.", "/of", "More.", "")
    assert notes == {"C1.2": "/of", "C1.5": "Words.\nMore."}
    assert "Not kept: /of" in terminal.said


@pytest.mark.parametrize(
    ("lines", "notes"),
    [
        (("/capture", "/off zebrafish", "q"), {}),
        (("/capture", "/off zebrafish", "/off", "x"), {}),
        (("/rate 2 3", "/rate", "2", "3", "/off zebrafish", "the plan"), {}),
        (("/wrap", "/off zebrafish", "/of zebrafish"), {}),
    ],
)
def test_other_prompts_hold_it_too(path: Path, lines: tuple[str, ...], notes: dict[str, str]) -> None:
    _, found, on_disk = held_on(path, *lines)
    assert found == notes
    assert b"zebrafish" not in on_disk


def test_held_words_that_cannot_be_saved_are_held_on(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from coachtui.model.problems import CoachError  # noqa: PLC0415 - only here

    terminal, failures = TypedLines(["/of it", "", ""]), [CoachError("Disk full", "No room.", passing=True)]
    with interview(path) as held:
        record = held.record

        def failing(answer: object) -> object:
            if failures:
                raise failures.pop()
            return record(answer)  # type: ignore[arg-type] # as it is called

        monkeypatch.setattr(held, "record", failing)
        with pytest.raises(LeaveError):
            PlainInterview(held, terminal).run()
        assert {answer.note for answer in held.answers().values()} == {"/of it"}
    assert "Disk full: No room." in terminal.said


def test_only_words_and_commands_that_record_may_be_drafted(path: Path) -> None:
    with interview(path) as held:
        commands = PlainInterview(held, TypedLines([])).commands
    for text in ("words", "", "//slash", "/k she joined", "/park"):
        assert may_be_kept(text, commands), text
    for text in ("/", "/of", "/of course", "/off", "/off he drinks", "/jump x", "/quit", "/ off", "/pa"):
        assert not may_be_kept(text, commands), text


def test_a_self_assessment_holds_it_in_every_field(tmp_path: Path) -> None:
    own = tmp_path / "own.coach"
    create_self_assessment(own, "the night shift", "frontline")
    lines: list[str] = []
    for _ in range(30):
        lines += ["/lter zebrafish", "/later"]
    terminal = Letters(lines)
    with open_engagement(own, write=True) as workspace:
        with suppress(LeaveError):
            PlainSelfAssessment(begin_self_assessment(workspace, 20), terminal).run()
        assert b"zebrafish" not in raw(tmp_path)
        assert terminal.shown.count(HELD) > 5
    assert os.listdir(tmp_path)  # noqa: PTH208 - it was written


def test_a_held_line_is_told_from_words_and_commands() -> None:
    terminal = TypedLines([])
    held = HeldLine(terminal, {"off"})
    assert held.read("/of") is None
    assert held.read("/of") is None
    line = held.read("  ")
    assert line is not None
    assert (line.name, line.text) == ("", "/of")
    line = held.read("/OFF now")
    assert line is not None
    assert (line.name, line.text) == ("off", "now")
    line = held.read("//of")
    assert line is not None
    assert (line.name, line.text) == ("", "/of")
