"""Erasing from the command line: said beforehand, confirmed by the code, gone afterwards from all that is computed."""

import io
import json
import sys
from pathlib import Path

import pytest

from tests.conftest import Run


def typing(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))


def test_a_person_is_erased_once_the_code_was_typed(
    run: Run, northfield: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("export", northfield, "-o", "state.json")
    state = json.loads(Path("state.json").read_text(encoding="utf-8"))
    quotes = [quote["text"] for quote in state["quotes"] if quote["person"] == "PLN"]
    typing(monkeypatch, "PLN\n")
    ran = run("erase", northfield, "--person", "pln")
    assert (ran.code, ran.err) == (0, "")
    assert "Tom, planning manager: " in ran.out
    assert f"{len(quotes)} quotes" in ran.out
    assert "what others said" in ran.out
    assert ran.out.endswith("Erased PLN. Copies and backups elsewhere are as they were: erase or delete them\n  too.\n")
    content = northfield.read_bytes()
    assert quotes
    assert not any(quote.encode() in content for quote in quotes)
    assert run("verify", northfield).code == 0
    assert "PLN" not in run("people", northfield).out
    for command in (("score",), ("report", "-o", "-", "--assessor"), ("log",), ("why", "E1b"), ()):
        name, *rest = command or ("",)
        ran = run(name, northfield, *rest) if name else run(northfield)
        assert (ran.code, ran.err) == (0, ""), command
        assert "Tom, planning" not in ran.out
    again = run("erase", northfield, "--person", "PLN")
    assert (again.code, again.out) == (0, "Nothing of PLN is left in northfield.coach.\n")


def test_another_word_than_the_code_erases_nothing(run: Run, northfield: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = run("export", northfield, "-o", "-", "--log").out
    for text in ("yes\n", "\n", "pln\n"):
        typing(monkeypatch, text)
        ran = run("erase", northfield, "--person", "PLN")
        assert (ran.code, "That was not PLN" in ran.err) == (1, True)
    typing(monkeypatch, "")
    assert run("erase", northfield, "--person", "PLN").code != 0
    assert run("erase", northfield, "--person", "XXX", "--yes").code == 2
    assert run("export", northfield, "-o", "-", "--log").out == before


def test_an_engagement_with_somebody_erased_is_handed_over_whole(run: Run, northfield: Path) -> None:
    assert run("erase", northfield, "--person", "PLN", "--yes").code == 0
    for option, name in (((), "state"), (("--log",), "log")):
        assert run("export", northfield, "-o", f"{name}.json", *option).code == 0
        assert run("import", f"{name}.coach", f"{name}.json").code == 0
        assert run("verify", f"{name}.coach").code == 0
        assert run("export", f"{name}.coach", "-o", f"{name}2.json", *option).code == 0
        assert Path(f"{name}.json").read_bytes() == Path(f"{name}2.json").read_bytes()


def test_an_interview_can_be_begun_anew_with_somebody_who_was_erased(run: Run, northfield: Path) -> None:
    assert run("erase", northfield, "--person", "PLN", "--yes").code == 0
    assert run("people", northfield, "add", "PLN", "--role", "middle").code == 0
    assert "PLN" in run("people", northfield).out
    assert run("verify", northfield).code == 0
