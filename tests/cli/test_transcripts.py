"""A transcript taken in on the command line: asked for once who speaks, told what to say where nobody can be asked."""

from pathlib import Path

import pytest

from coachtui.cli import transcripts
from tests.cli.typed import TypedLines
from tests.conftest import Run

TRANSCRIPT = """WEBVTT

00:01.000 --> 00:04.000
<v Anna \x1b[31mBerg>Let us look at scrap.

0:x --> 00:09.500
<v Tom>lost

00:10.000 --> 00:12.000
<v Tom>What must any answer do?
"""
PREPARED = """kind: meeting
name: Review
participants:
  - {name: Anna Berg, initials: AB}
  - {name: Tom Keller, initials: TK}
"""


@pytest.fixture
def vtt(tmp_path: Path) -> Path:
    path = tmp_path / "review.vtt"
    path.write_text(TRANSCRIPT, encoding="utf-8")
    return path


def test_who_speaks_is_said_in_options_where_nobody_can_be_asked(run: Run, vtt: Path) -> None:
    refused = run("import", "c.coach", vtt, "--meeting", "M1")
    assert refused.code == 2
    assert "--speaker 'Anna [31mBerg=AB' --speaker Tom=TM" in refused.err
    assert not Path("c.coach").exists()
    taken = run("import", "c.coach", vtt, "--meeting", "M1", "--speaker", "anna [31mberg=AB", "--speaker", "Tom=-")
    assert taken.code == 0
    assert "2 lines added to M1. The meeting is new" in taken.out
    assert "Anna [31mBerg is AB, Tom is nobody." in taken.out
    assert "Skipped, line 6 of the file: the time at which it begins cannot be read." in taken.out
    again = run("import", "c.coach", vtt, "--meeting", "m1")
    assert "M1 has this transcript already. Nothing was added." in again.out
    assert "Anna" in run("coach", "c.coach").out


def test_on_a_terminal_it_is_asked(run: Run, vtt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = TypedLines(["", "d", "tk"])
    monkeypatch.setattr(transcripts, "PromptTerminal", lambda: terminal)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    taken = run("import", "c.coach", vtt, "--meeting", "M1")
    assert "Anna [31mBerg is AB, Tom is TK." in taken.out
    assert "d is nobody here." in terminal.shown
    assert "Tom, 1 line, such as “What must any answer do?”" in terminal.shown
    monkeypatch.setattr(transcripts, "PromptTerminal", lambda: TypedLines([]))
    left = run("import", "d.coach", vtt, "--meeting", "M1")
    assert (left.code, Path("d.coach").exists()) == (1, False)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--speaker", "Tom=TK"], "Which meeting?"),
        ([], "Which meeting?"),
        (["--meeting", "M1", "--speaker", "Tom"], "needs a = with words on both sides"),
        (["--meeting", "M1", "--speaker", "Eve=E"], "Nobody in it is called Eve"),
        (["--meeting", "M1", "--align", "12"], "needs a = with words on both sides"),
        (["--meeting", "M1", "--held", "some day"], "is not a day that has passed"),
        (["--meeting", "M1", "--held", "9999-12-31"], "is not a day that has passed"),
        (["--meeting", "M1", "--held", "0001-01-01 00:00+14:00"], "is not a day that has passed"),
        (["--meeting", " "], "Say which meeting"),
        (["--meeting", "M" * 81], "Say which meeting"),
        (["--meeting", "M1", "--speaker", "Tom=Tom K."], "Give two or three letters"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(run: Run, vtt: Path, words: list[str], said: str) -> None:
    refused = run("import", "c.coach", vtt, *words)
    assert refused.code == 2
    assert said in refused.err
    assert not Path("c.coach").exists()


def test_a_large_file_and_a_binary_one_are_refused(run: Run, vtt: Path) -> None:
    vtt.write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(32)) * 9)
    assert "This is no text." in run("import", "c.coach", vtt, "--meeting", "M1").err
    with vtt.open("wb") as file:
        file.truncate(100_000_000)
    assert "has 100.0 MB; 20 MB is the most." in run("import", "c.coach", vtt, "--meeting", "M1").err


def test_observe_takes_it_in_and_goes_through_it(run: Run, vtt: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr("coachtui.cli.observe.show_full_screen", lambda _, start, __: shown.append(start.replay))
    words = ("observe", "c.coach", "--meeting", "M1")
    speakers = ("--speaker", "Anna [31mBerg=AB", "--speaker", "Tom=TK")
    assert "2 lines added to M1." in run(*words, "--transcript", vtt, *speakers).out
    assert shown == []
    refused = run(*words[:3], "m1", "--replay")
    assert (refused.code, "on the full screen" in refused.err) == (2, True)
    monkeypatch.setattr("coachtui.cli.observe.on_full_screen", lambda **_: True)
    assert run(*words[:3], "m1", "--replay").code == 0
    assert shown == ["M1"]
    Path("meeting.yaml").write_text(PREPARED, encoding="utf-8")
    prepared = run("observe", "d.coach", "--meeting", "M2", "--from", "meeting.yaml", "--transcript", vtt, *speakers)
    assert prepared.code == 0, prepared.err
    assert "Prepared M2: Review" in prepared.out
    assert shown == ["M1", "M2"]
    refused = run(*words, *speakers)
    assert (refused.code, "Name it: --transcript FILE." in refused.err) == (2, True)
