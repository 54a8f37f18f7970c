"""An interview to which somebody takes back consent in one file, while the other file goes on with it."""

import shutil
from pathlib import Path

import pytest

from coachtui.model.answers import Answer, Session, SessionKind
from coachtui.model.craft import Consent, ConsentGiven
from coachtui.model.engagement import Engagement
from coachtui.model.frame_ids import CONSENT
from coachtui.model.people import Person
from coachtui.workflow.engagement.engagements import create_engagement, open_engagement
from coachtui.workflow.interview.framing import record_consent
from coachtui.workflow.interview.interviewing import interview_of
from coachtui.workflow.passing_on.revised_twice import RevisedTwice, Version
from tests.conftest import Run

SAID = Answer("s", "OPS", "C2.2", "Zebra Keller")
COMMANDS = {
    "into": ("merge", "b.coach", "--into", "a.coach"),
    "new": ("merge", "a.coach", "b.coach", "-o", "new"),
    "log": ("import", "a.coach", "log.json"),
}


@pytest.fixture(autouse=True)
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    monkeypatch.chdir(tmp_path)
    create_engagement(Path("a.coach"), Engagement("Northfield"), [Person("OPS", "middle")])
    with open_engagement(Path("a.coach"), write=True) as workspace:
        workspace.record(Session("s", "OPS", SessionKind.INTERVIEW), Consent("s", "OPS", ConsentGiven.YES), SAID)
    shutil.copy("a.coach", "b.coach")
    run("export", "a.coach", "-o", "state.json")
    with open_engagement(Path("a.coach"), write=True) as workspace:
        record_consent(interview_of(workspace, "s"), Answer("s", "OPS", CONSENT, "no"))
    with open_engagement(Path("b.coach"), write=True) as workspace:
        workspace.record(Answer("s", "OPS", "C2.2", "Zebra Brandt"), Answer("s", "OPS", "C7.1", 3, "Zebra note"))
    run("export", "b.coach", "--log", "-o", "log.json")


@pytest.mark.parametrize("command", COMMANDS)
def test_what_the_other_file_noted_is_withdrawn(run: Run, command: str) -> None:
    ran = run(*COMMANDS[command])
    file = "new.coach" if command == "new" else "a.coach"
    assert "OPS does not consent to an interview: what was noted there counts no more." in ran.out
    assert f"coachtui erase {file} --person OPS" in ran.out
    assert "Revised" not in ran.out
    with open_engagement(Path(file)) as workspace:
        assert (dict(workspace.state.answers), workspace.state.consents["s"].withdrew) == ({}, 3)
    assert run("search", file, "zebra*").out == "Nothing found.\n"
    assert run(*COMMANDS["into"]).code == 0


def test_an_import_brings_back_neither_words_nor_consent(run: Run) -> None:
    ran = run("import", "a.coach", "state.json")
    assert (ran.code, "OPS does not consent to an interview here: its words stay out." in ran.err) == (0, True)
    with open_engagement(Path("a.coach")) as workspace:
        assert (dict(workspace.state.answers), workspace.state.consents["s"].given) == ({}, ConsentGiven.NO)
    assert "Zebra" not in run("export", "a.coach", "-o", "-").out
    assert run("import", "b.coach", "state.json").err == ""
    run("export", "a.coach", "-o", "refused.json")
    assert run("import", "b.coach", "refused.json").code == 0
    assert "Zebra" not in run("export", "b.coach", "-o", "-").out


@pytest.mark.parametrize("limits_last", [False, True])
@pytest.mark.parametrize("chosen", [ConsentGiven.NO, ConsentGiven.LIMITS, None])
def test_where_the_other_file_has_another_answer_somebody_may_choose(
    run: Run, monkeypatch: pytest.MonkeyPatch, *, limits_last: bool, chosen: ConsentGiven | None
) -> None:
    limits = Consent("s", "OPS", ConsentGiven.LIMITS, "no names")
    with open_engagement(Path("b.coach"), write=True) as workspace:
        workspace.record(limits)
    if not limits_last:
        with open_engagement(Path("a.coach"), write=True) as workspace:
            workspace.record(Consent("s", "OPS", ConsentGiven.NO, withdrew=1), even_if_same=True)
    asked: list[RevisedTwice] = []

    def choosing(revised: tuple[RevisedTwice, ...]) -> list[Version]:
        asked.extend(revised)
        versions = [version for each in revised for version in each.versions]
        return [each for each in versions if isinstance(each.record, Consent) and each.record.given is chosen]

    monkeypatch.setattr("coachtui.cli.merge.versions_chosen", choosing)
    assert run(*COMMANDS["into"]).code == 0
    assert any(isinstance(version.record, Consent) for each in asked for version in each.versions)
    given = chosen or (ConsentGiven.LIMITS if limits_last else ConsentGiven.NO)
    with open_engagement(Path("a.coach")) as workspace:
        assert workspace.state.consents["s"].given is given
        assert bool(workspace.state.answers) is (given is ConsentGiven.LIMITS)
