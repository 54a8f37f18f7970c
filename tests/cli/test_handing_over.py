"""Handing over from the command line: shown first, asked once more, written only on a yes."""

from pathlib import Path

import pytest

from coachtui.asking.replies import Reply
from coachtui.cli import export
from coachtui.model.engagement import Engagement
from coachtui.workflow.alone.self_assessing import begin_self_assessment
from coachtui.workflow.demonstration.demonstrating_meetings import make_demo_meetings
from coachtui.workflow.engagement.engagements import create_engagement, open_engagement
from coachtui.workflow.engagement.private_files import create_self_assessment
from tests.conftest import Run

from .typed import TypedLines

OUT = Path("for-them.coach")


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.coach"
    create_self_assessment(path, "the night shift", "frontline")
    with open_engagement(path, write=True) as workspace:
        own = begin_self_assessment(workspace)
        own.record_reply("C1.2", Reply(chosen=("3",), said={"p46": 'Tom said "no plan here"'}))
    return path


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, *lines: str) -> TypedLines:
    terminal = TypedLines(list(lines))
    monkeypatch.setattr(export, "PromptTerminal", lambda: terminal)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    return terminal


def test_it_is_shown_and_asked_before_anything_is_written(
    run: Run, mine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = at_a_terminal(monkeypatch, "PLN", "y", "", "")
    ran = run("export", mine, "--for-assessor", "-o", OUT)
    assert [label.split("?")[0] for label in terminal.said] == [
        "Which code did your assessor give you",
        "Hand over what you told in your own words, too",
        "Hand over what you put in quotation marks, too",
        "Send exactly this",
    ]
    assert "This would be handed over, and nothing else:" in ran.out
    assert 'Tom said "…"' in ran.out
    assert ran.out.endswith("Nothing was written.\n")
    assert not OUT.exists()
    at_a_terminal(monkeypatch, "PLN", "y", "y", "y")
    assert run("export", mine, "--for-assessor", "-o", OUT).code == 0
    assert OUT.exists()


def test_without_a_terminal_it_takes_a_yes_and_leaves_out_what_nobody_agreed_to(run: Run, mine: Path) -> None:
    ran = run("export", mine, "--for-assessor", "-o", OUT, "--person", "PLN")
    assert (ran.code, OUT.exists()) == (2, False)
    assert "add --yes" in ran.err
    assert run("export", mine, "--for-assessor", "-o", OUT, "--person", "PLN", "--yes").code == 0
    assert b"Tom" not in OUT.read_bytes()
    again = run("export", mine, "--for-assessor", "-o", OUT, "--yes")
    assert "exists" in again.err
    assert "hands over from a self-assessment" in run(OUT).err


def test_it_is_merged_and_scored(run: Run, mine: Path) -> None:
    run("new", "acme.coach", "--name", "Acme")
    run("people", "acme.coach", "add", "PLN", "--role", "frontline", "--name", "Tom")
    run("export", mine, "--for-assessor", "-o", OUT, "--person", "PLN", "--notes", "--yes")
    assert run("merge", OUT, "--into", "acme.coach").code == 0
    assert "PLN  Tom  front-line manager  own view" in run("people", "acme.coach").out
    overview = run("acme.coach", "--plain").out
    assert "Own view handed in: Tom (PLN)." in overview
    assert "Next: coachtui interview acme.coach --person PLN" in overview
    page = run("report", "acme.coach", "-o", "-", "--assessor").out
    assert "Assessed themselves, not interviewed yet: Tom" in page
    assert "not finished" not in page
    assert "E1    3.0" in run("score", "acme.coach").out
    assert run("verify", "acme.coach").code == 0


def test_its_choices_go_with_handing_over_only(run: Run, mine: Path) -> None:
    assert "--for-assessor or --for-coach" in run("export", mine, "-o", "out.json", "--yes").err


def test_sheets_are_shown_and_asked_for_one_by_one(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "my-meetings.coach"
    make_demo_meetings(path)
    terminal = at_a_terminal(monkeypatch, "RUT", "y", "", "", "", "y", "y", "y")
    ran = run("export", path, "--for-coach", "-o", OUT)
    assert [label.split("?")[0] for label in terminal.said] == [
        "Which code did your coach give you",
        "Hand over Thursday production meeting, Thursday 2026-04-02",
        "Hand over Thursday production meeting, Thursday 2026-03-19",
        "Hand over Thursday production meeting, Thursday 2026-03-05",
        "Hand over what you put down in your own words, too",
        "Hand over the lines for next time, with their days and who watches",
        "Hand over what the others wrote, as it is shown",
        "Send exactly this",
    ]
    assert "handed over without words" in ran.out
    assert "you say: “What must any answer do?” Otto listens." in ran.out
    assert ran.out.endswith("Send it to your coach yourself; nothing else leaves this computer.\n")
    create_engagement(Path("acme.coach"), Engagement("Acme"))
    assert run("merge", OUT, "--into", "acme.coach").code == 0
    assert "One line for next time" in run("my-meeting", "acme.coach", "--person", "RUT").out
