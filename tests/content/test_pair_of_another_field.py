"""The pair for safety walks in docs/files.md, copied from the page: it lints, runs, and gives the result there."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.cli.plain.sheet import PlainSheet, ask_which
from coachtui.cli.plain.terminal import LeaveError
from coachtui.model.problems import CoachError
from coachtui.workflow.alone.my_meeting import sheet_of
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from tests.cli.typed import TypedLines
from tests.conftest import Run
from tests.own_files import ROOT
from tests.workflow.alone.filling_in import Days

PAGE = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
SECTION = PAGE.partition("## A pair of your own, from nothing")[2].partition("\n## ")[0]
FENCED = re.findall(r"^```(\w*)\n(.*?)^```$", SECTION, re.MULTILINE | re.DOTALL)


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    """The folder with both files, as they stand on the page."""
    names = {"interview": "walk.yaml", "rubric": "walk-behaviour.yaml"}
    for language, text in FENCED:
        if language == "yaml":
            kind = re.search(r"^kind: (\w+)$", text, re.MULTILINE)
            assert kind is not None
            (tmp_path / names[kind[1]]).write_text(text, encoding="utf-8")
    assert {path.name for path in tmp_path.glob("*.yaml")} == {*names.values()}
    return tmp_path


class EnterKeeps(TypedLines):
    """Typed lines of which a blank one keeps what is offered, as Enter does."""

    def ask(self, label: str, default: str = "", on_change: Callable[[str], None] | None = None) -> str:
        return super().ask(label, default, on_change) or default


def typed() -> list[str]:
    """What the table of the page says is typed."""
    rows = re.findall(r"^\| ([^|]*) \|([^|]*)\|$", SECTION, re.MULTILINE)[1:]
    return [answer.strip().strip("`") for _, answer in rows]


def test_the_pair_of_the_page_lints_runs_and_gives_the_result_of_the_page(run: Run, pair: Path) -> None:
    path, around = pair / "walks.coach", Surroundings("", now=Days())
    assert run("lint", pair / "walk.yaml", pair / "walk-behaviour.yaml").err == "No problems.\n"
    terminal = EnterKeeps(typed())
    session = ask_which(terminal, path, str(pair / "walk.yaml"), around)
    with open_engagement(path, write=True, surroundings=around) as workspace:
        assert workspace.engagement.organisation == "My walks"
        assert PlainSheet(sheet_of(workspace, session), terminal).run()
    assert terminal.lines == []
    shown = next(text for language, text in FENCED if language == "text")
    assert run("my-meeting", path, "--result").out == shown
    assert "What did you tell us that we did not know?" in run("pulse", path, "-o", "-").out
    assert "asked > 0" in run("why", path, "asks").out
    assert "Behaviours: asks, listens, closes." in run("why", path, "A1").err
    next_one = TypedLines(["Yard"])
    with pytest.raises(LeaveError):
        ask_which(next_one, path, "", around)
    assert next_one.said[:2] == ["Where did you walk? (Enter for Hall two):", "What day was it? (Enter for today):"]
    (pair / "walk.yaml").unlink()
    with pytest.raises(CoachError, match=r"no script with the id 'walk' lies beside it") as told:
        ask_which(TypedLines(["Yard"]), path, "", around)
    assert told.value.hint == "Name it: --script FILE.yaml"
