"""Merging from the command line: two interviewers' files become one, in either way."""

import shutil
from pathlib import Path

from coachtui.model.engagement import Engagement
from coachtui.workflow.engagement.engagements import create_engagement, open_engagement
from tests.conftest import Run


def add(run: Run, path: Path, code: str) -> None:
    assert run("people", path, "add", code, "--role", "middle").code == 0


def test_two_interviewers_files_become_one(run: Run, northfield: Path, tmp_path: Path) -> None:
    hers = Path(shutil.copy(northfield, tmp_path / "hers.coach"))
    add(run, northfield, "ONE")
    add(run, hers, "TWO")
    ran = run("merge", northfield, "hers.coach", "-o", "both.coach")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[1:] == ["hers.coach: 2 new entries.", "Wrote both.coach."]
    people = run("people", "both.coach").out
    assert "ONE" in people
    assert "TWO" in people
    assert run("verify", "both.coach").code == 0
    ran = run("merge", "hers.coach", "both.coach", "--into", northfield)
    assert ran.out.splitlines() == ["hers.coach: 2 new entries.", "both.coach: nothing new."]
    with open_engagement(northfield) as mine, open_engagement(Path("both.coach")) as both:
        assert mine.state == both.state
        assert mine.log.fingerprint() == both.log.fingerprint()


def test_a_file_merged_with_itself_changes_nothing(run: Run, northfield: Path) -> None:
    before = run("export", northfield, "-o", "-", "--log").out
    assert run("merge", northfield, "--into", northfield).out == f"{northfield}: nothing new.\n"
    assert run("export", northfield, "-o", "-", "--log").out == before
    ran = run("merge", northfield, northfield, "-o", "same.coach")
    assert ran.out.splitlines()[1] == f"{northfield}: nothing new."
    assert run("export", "same.coach", "-o", "-", "--log").out == before


def test_what_cannot_be_merged_is_said_and_leaves_no_file(run: Run, northfield: Path, tmp_path: Path) -> None:
    create_engagement(tmp_path / "other.coach", Engagement("Southfield"))
    for arguments, words in (
        (("merge", northfield, "other.coach", "-o", "out.coach"), "With --unrelated"),
        (("merge", northfield, "gone.coach", "-o", "out.coach"), "There is no"),
        (("merge", northfield, "other.coach"), "either -o and a new file"),
        (("merge", northfield, "-o", "out.coach", "--into", northfield), "either -o and a new file"),
        (("merge", "other.coach", "--into", northfield), "With --unrelated"),
        (("merge", northfield, "-o", "other.coach"), "is there already"),
        (("merge", northfield, "-o", "nowhere/out.coach"), "There is no folder nowhere. Make it first"),
    ):
        ran = run(*arguments)
        assert words in ran.err, arguments
        assert ran.code != 0
        assert not Path("out.coach").exists()
    assert run("merge", northfield, "other.coach", "-o", "out.coach", "--unrelated").code == 0
    assert run("verify", "out.coach").code == 0
