"""Files that earlier versions made open, score as those versions scored them, go on, and join new ones."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from coachtui.asking.replies import Reply
from coachtui.model.answers import Answer, Grade
from coachtui.workflow.alone.second_look import begin_second_look, latest_records
from coachtui.workflow.alone.self_assessing import begin_self_assessment, own_assessment_in
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.interview.interviewing import begin_interview
from coachtui.workflow.observing.live_meeting import begin_observing
from coachtui.workflow.scores.assessing import assess
from tests.conftest import Run
from tests.earlier_files import FORMATS, unpacked


@pytest.fixture(scope="module")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(tmp_path_factory.mktemp("earlier"))


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """Files of earlier versions that may be changed."""
    return unpacked(tmp_path)


def changed(before: object, after: object, place: str = "") -> Iterator[str]:
    """Where ``after`` says something else than ``before``; what is only there in ``after`` is nothing else."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key, value in before.items():
            yield from changed(value, after.get(key), f"{place}.{key}")
    elif before != after:
        yield f"{place}: {before!r}, now {after!r}"


def scores(text: str) -> dict[str, Any]:
    """What `coachtui score --json` printed, without the titles of topics, which are those of today's script."""
    printed: dict[str, Any] = json.loads(text)
    for topic in printed.get("topics", ()):
        del topic["title"]
    return printed


@pytest.mark.parametrize("version", FORMATS)
@pytest.mark.parametrize("name", ["interviews", "alone"])
def test_scores_are_those_of_the_version_that_made_it(earlier: Path, run: Run, version: str, name: str) -> None:
    file = earlier / version / f"{name}.coach"
    before = file.read_bytes()
    shown = run("score", file, "--json")
    assert shown.code == 0
    told = scores(file.with_suffix(".score.json").read_text(encoding="utf-8"))
    assert len([each for each in told["indicators"].values() if each["claimed"] is not None]) > 1
    assert list(changed(told, scores(shown.out))) == []
    assert file.read_bytes() == before


@pytest.mark.parametrize("version", FORMATS)
def test_an_interview_goes_on(copies: Path, version: str) -> None:
    with open_engagement(copies / version / "interviews.coach", write=True) as workspace:
        interview = begin_interview(workspace, "PLN", minutes=45)
        assert interview.drafts()["C4.1"] == "half a sentence that"
        assert interview.progress().answered
        assert {question.id for question in interview.script.questions()} >= {*interview.agenda()}
        assert interview.script.roles["middle"].code == "M"
        interview.record(Answer(interview.session_id, "PLN", "C5.3", "monthly and quarterly", grade=Grade.EXAMPLE))
        interview.finish()
        assert assess(workspace).scorecard.indicators["E1b"].claimed is not None
        new = begin_interview(workspace, "ANL", minutes=45)
        assert new.session.script != interview.session.script


def test_a_self_assessment_goes_on_and_is_looked_at_again(copies: Path) -> None:
    with open_engagement(copies / "format-7" / "alone.coach", write=True) as workspace:
        own = begin_self_assessment(workspace)
        own.record_reply("C1.2", Reply(chosen=("2",)))
        own.finish()
        assert assess(workspace).scorecard.indicators["E1b"].claimed == 2
    with open_engagement(copies / "format-9" / "alone.coach", write=True) as workspace:
        first = own_assessment_in(workspace)
        again = begin_second_look(workspace)
        assert first is not None
        assert again.session.follows == first.session_id
        assert len(again.form_of("C4.3").asked(Reply())) == 1
        again.record_reply("C4.3", Reply(chosen=("stated first",)))
        again.finish()
        assert assess(workspace).scorecard.indicators["E8b"].claimed == 3
        assert latest_records(first).answers


@pytest.mark.parametrize("version", FORMATS)
def test_reports_exports_checks_and_erasure(copies: Path, run: Run, version: str) -> None:
    file = copies / version / "interviews.coach"
    assert "E8b" in run("why", file, "E8b").out
    for arguments in (("report", file, "-o", "one.md"), ("export", file, "-o", "one.json"), ("verify", file)):
        assert run(*arguments).code == 0
    assert run("import", "again.coach", "one.json").code == 0
    assert run("score", "again.coach").out == run("score", file).out
    assert run("erase", file, "--person", "CEO", "--yes").code == 0
    assert "nothing was changed" in run("verify", file).out
    assert "Dana" not in run("people", file).out


def test_exports_and_hand_overs_of_an_earlier_version_join_new_files(copies: Path, run: Run) -> None:
    folder = copies / "format-9"
    assert run("import", "new.coach", folder / "interviews.state.json").code == 0
    told = scores((folder / "interviews.score.json").read_text(encoding="utf-8"))
    assert list(changed(told, scores(run("score", "new.coach", "--json").out))) == []
    assert run("people", "new.coach", "add", "NEW", "--role", "X", "--name", "Ada").code == 0
    merged = run("merge", "new.coach", folder / "handed-over.coach", "-o", "both.coach")
    assert merged.code == 0
    assert "NGT" in run("people", "both.coach").out
    assert run("score", "both.coach").code == 0


@pytest.mark.parametrize("version", FORMATS)
def test_somebodys_own_script_and_rubric_are_read(earlier: Path, tmp_path: Path, run: Run, version: str) -> None:
    with closing(sqlite3.connect(earlier / version / "interviews.coach")) as connection:
        for content in (bytes(row[0]) for row in connection.execute("SELECT content FROM document")):
            folder = tmp_path / ("interviews" if b"\nkind: interview\n" in content else "rubrics")
            folder.mkdir(exist_ok=True)
            (folder / "own.yaml").write_bytes(content)
    assert run("new", "acme.coach", "--name", "Acme").code == 0
    assert run("people", "acme.coach", "add", "PLN", "--role", "M").code == 0
    with open_engagement(tmp_path / "acme.coach", write=True) as workspace:
        assert workspace.engagement.mode == "full"
        assert begin_interview(workspace, "PLN").agenda()


def test_a_coaching_file_says_the_same_and_a_meeting_in_it_goes_on(copies: Path, run: Run, tmp_path: Path) -> None:
    file = copies / "format-13" / "coaching.coach"
    before = file.read_bytes()
    told = json.loads((file.parent / "coaching.told.json").read_text(encoding="utf-8"))
    assert list(changed(told, json.loads(run("coach", file, "--json").out))) == []
    state = json.loads((file.parent / "coaching.state.json").read_text(encoding="utf-8"))
    out = tmp_path / "now.json"
    assert run("export", file, "-o", out).code == 0
    assert list(changed(state["meetings"], json.loads(out.read_text(encoding="utf-8"))["meetings"])) == []
    assert file.read_bytes() == before
    with open_engagement(file, write=True) as workspace:
        lines = len(workspace.state.meeting_lines)
        live = begin_observing(workspace, "M09")
        live.lines.type("ceo sort it -6")
        (*_, last) = workspace.state.observation().lines
        assert (len(workspace.state.meeting_lines), last.number, last.person) == (lines + 1, lines + 1, "CEO")
    assert "nothing was changed" in run("verify", file).out
    with closing(sqlite3.connect(file)) as connection:
        (raw,) = connection.execute("SELECT raw FROM meeting_lines WHERE raw IS NOT NULL").fetchone()
        assert raw == "ceo sort it -6"
