"""What an engagement is about, changed on the command line: recorded as a revision, tried in a question."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachtui.asking.process_name import Trial, trial_of
from coachtui.cli.process_asking import ask_for_process
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.interview.interviewing import begin_interview
from tests.conftest import Run


class Replies:
    """A terminal at which these lines are typed, one at each prompt."""

    def __init__(self, *lines: str) -> None:
        self.said: list[str] = []
        self._lines: Iterator[str] = iter(lines)

    def say(self, text: str = "", *, indent: int = 0) -> None:
        self.said.append(" " * indent + text)

    def ask(self, label: str, default: str = "", on_change: object = None) -> str:
        del default, on_change
        self.said.append(label)
        return next(self._lines)

    def edit(self, label: str, text: str) -> str:
        raise AssertionError(label + text)


@pytest.fixture
def acme(run: Run, tmp_path: Path) -> Path:
    assert run("new", "acme", "--name", "Acme", "--plan", "quick", "--process", "orders").code == 0
    assert run("people", "acme", "add", "PLN", "--role", "M", "--name", "Tom").code == 0
    return tmp_path / "acme.coach"


def test_what_is_changed_is_recorded_and_the_rest_stays(run: Run, acme: Path) -> None:
    with open_engagement(acme, write=True) as workspace:
        begun = begin_interview(workspace, "PLN").session
    ran = run("edit", acme, "--process", "ready meals", "--plan", "full")
    assert ran.code == 0
    assert "When ready meals last got stuck" in " ".join(ran.out.split())
    assert "Acme · full assessment · ready meals" in ran.out
    assert "Acme Foods · full assessment" in run("edit", acme, "--organisation", " Acme Foods ").out
    assert "Nothing was changed." in run("edit", acme, "--plan", "full").out
    with open_engagement(acme) as workspace:
        assert workspace.state.sessions[begun.id] == begun  # plan and agenda are those it began with
    log = run("log", acme).out
    assert log.index("orders") < log.index("ready meals")
    told = json.loads(run("open", acme, "--json").out)
    assert (told["organisation"], told["mode"], told["core_process"]) == ("Acme Foods", "full", "ready meals")
    assert run("edit", acme, "--process", " ").out.endswith("no process named\n")


def test_what_cannot_be_is_refused_and_nothing_changes(run: Run, acme: Path) -> None:
    before = run("log", acme).out.count("Acme:")
    for options, words in (
        ((), "--process"),
        (("--plan", "fast"), "full, quick"),
        (("--plan", "alone"), "full, quick"),
        (("--organisation", "  "), "needs a name"),
    ):
        ran = run("edit", acme, *options)
        assert (ran.code, words in ran.err) == (2, True), ran.err
    assert run("log", acme).out.count("Acme:") == before


def test_a_long_name_is_said_to_be_long_and_kept(run: Run) -> None:
    ran = run(
        "new", "b", "--name", "B", "--plan", "full", "--process", "getting ready meals from the order to the depot"
    )
    assert ran.code == 0
    assert "That is long" in ran.out
    assert "When getting ready meals from the order to the depot last got stuck" in " ".join(ran.out.split())


def test_a_name_is_tried_until_it_is_kept(acme: Path) -> None:
    with open_engagement(acme) as workspace:
        trial = trial_of(workspace.script)
    assert isinstance(trial, Trial)
    typed = Replies("We make meals.", "ready meals", "")
    assert ask_for_process(typed, trial) == "ready meals"
    told = "\n".join(typed.said)
    assert "in one to four words" in told
    assert (
        told.index("That is a sentence") < told.index("When We make meals. last") < told.index("When ready meals last")
    )
    assert told.count("Does that sound right?") == 2
    assert ask_for_process(Replies("  "), trial) == ""
    assert ask_for_process(Replies("ready meals", ""), None) == "ready meals"
