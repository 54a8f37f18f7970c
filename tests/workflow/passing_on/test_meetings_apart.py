"""Two meetings that were given one id in two files: they never become one, and it is said."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.model.observing import ActionItem, MeetingLine, ObservedMeeting
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.observing.form_drafts import keep_form
from coachtui.workflow.observing.preparing import create_coaching_file
from coachtui.workflow.passing_on import merging
from tests.conftest import Run
from tests.workflow.observing.test_form_drafts import TYPED

ROUND = ObservedMeeting("M03", "Round", "2026-03-04T09:00:00Z")
BOARD = ObservedMeeting("M03", "Board", "2026-03-05T09:00:00Z")
SAID = "Line two only, since May."


def record(path: Path, meeting: ObservedMeeting, words: str, line: str) -> None:
    if not path.exists():
        create_coaching_file(path, Surroundings(author=words))
    with open_engagement(path, write=True) as workspace:
        workspace.record(
            meeting, MeetingLine(line, "M03", None, 1, words), ActionItem(f"M03/action/{line}", "M03", words)
        )


def meetings_in(path: str) -> dict[str, tuple[str, list[str], list[str]]]:
    """By id the name of each meeting, its lines and what somebody is to do."""
    with open_engagement(Path(path)) as workspace:
        state = workspace.state
        return {
            each.id: (
                each.name,
                [line.text for line in state.meeting_lines.values() if line.meeting == each.id],
                [action.what for action in state.actions.values() if action.meeting == each.id],
            )
            for each in state.observed_meetings.values()
        }


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("theirs").mkdir()
    record(Path("c.coach"), ROUND, "Round", "1")
    record(Path("theirs/c.coach"), BOARD, SAID, "2")
    return "c.coach"


def test_a_merge_never_makes_one_meeting_of_two(mine: str, run: Run) -> None:
    theirs, before = "theirs/c.coach", Path(mine).read_bytes()
    assert run("export", theirs, "--log", "-o", "log.json").code == 0
    for command in (
        ("merge", mine, theirs, "-o", "new"),
        ("merge", theirs, "--into", mine),
        ("import", mine, "log.json"),
    ):
        ran = run(*command)
        assert (ran.code, "Both files have a meeting M03, and these are two:" in ran.err) == (2, True), ran.err
        assert "Round, Wednesday 2026-03-04" in ran.err
        assert "coachtui import FIRST.coach second.json" in ran.err
    assert not Path("new.coach").exists()
    assert Path(mine).read_bytes() == before


@pytest.mark.parametrize(
    "same", [replace(BOARD, name=" ROUND ", held="2026-03-04T10:00:00Z"), replace(ROUND, held=None)]
)
def test_one_meeting_in_two_files_is_merged(mine: str, run: Run, same: ObservedMeeting) -> None:
    Path("other").mkdir()
    record(Path("other/c.coach"), same, SAID, "2")
    assert run("merge", "other/c.coach", "--into", mine).code == 0
    ((_, lines, _),) = meetings_in(mine).values()
    assert sorted(lines) == [SAID, "Round"]


def test_a_copy_in_which_it_was_called_otherwise_is_merged(mine: str, run: Run) -> None:
    shutil.copy(mine, "copy.coach")
    record(Path("copy.coach"), replace(BOARD, chair="CEO"), SAID, "3")
    assert run("merge", "copy.coach", "--into", mine).code == 0
    assert meetings_in(mine) == {"M03": ("Board", ["Round", SAID], ["Round", SAID])}


def test_a_refusal_in_one_copy_holds_whatever_else_was_changed_in_the_other(mine: str, run: Run) -> None:
    both = replace(ROUND, participants=("QM", "SAL"))
    record(Path(mine), both, SAID, "3")
    with open_engagement(Path(mine), write=True) as workspace:
        workspace.record(MeetingLine("4", "M03", "SAL", 4, "I told you zebra."))
    for copy in ("a.coach", "b.coach"):
        shutil.copy(mine, copy)
    record(Path("a.coach"), replace(both, unwilling=("SAL",)), SAID, "3")
    record(Path("b.coach"), replace(both, produce="Two fixes"), SAID, "3")
    run("export", "b.coach", "--log", "-o", "log.json")
    shutil.copy("a.coach", "c.coach")
    for merged, command in {
        "d.coach": ("merge", "a.coach", "b.coach", "-o", "d"),
        "a.coach": ("merge", "b.coach", "--into", "a.coach"),
        "c.coach": ("import", "c.coach", "log.json"),
    }.items():
        ran = run(*command)
        assert "M03: SAL does not consent in one of the files. That counts, whichever version does." in ran.out
        assert "produce: Two fixes" in ran.out
        assert "unwilling" not in ran.out
        with open_engagement(Path(merged)) as workspace:
            meeting = workspace.state.observed_meetings["M03"]
            assert (meeting.unwilling, meeting.produce) == (("SAL",), "Two fixes")
        assert "zebra" not in run("search", merged, "zebra").out + run("coach", merged).out
    again = run("merge", "b.coach", "--into", "a.coach")
    assert ("SAL" in again.out, "nothing new" in again.out) == (False, True)


def test_no_file_is_made_before_it_holds_who_refuses(mine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    both = replace(ROUND, participants=("QM", "SAL"))
    sources = [Path("a.coach"), Path("b.coach")]
    for copy, changed in zip(sources, (replace(both, unwilling=("SAL",)), replace(both, produce="X")), strict=True):
        shutil.copy(mine, copy)
        record(copy, changed, SAID, "3")

    def broken_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(merging, "keep_refusals", broken_off)
        with pytest.raises(KeyboardInterrupt):
            merging.merge_into_new(sources, Path("d.coach"), Surroundings())
    assert [*Path().glob("d.coach"), *Path().glob(".*")] == []
    merging.merge_into_new(sources, Path("d.coach"), Surroundings())
    with open_engagement(Path("d.coach")) as workspace:
        assert workspace.state.observed_meetings["M03"].unwilling == ("SAL",)


def test_a_refusal_holds_where_another_file_does_not_name_the_one_who_refused(mine: str, run: Run) -> None:
    record(Path(mine), replace(ROUND, participants=("QM", "SAL")), SAID, "3")
    with open_engagement(Path(mine), write=True) as workspace:
        workspace.record(MeetingLine("4", "M03", "SAL", 4, "I told you zebra."))
    shutil.copy(mine, "copy.coach")
    assert run("coach", mine, "--withdraws", "SAL").code == 0
    record(Path("copy.coach"), replace(ROUND, participants=("QM",), produce="Two fixes"), SAID, "3")
    run("export", "copy.coach", "-o", "copy.json")
    state = json.loads(Path("copy.json").read_text(encoding="utf-8"))
    state["meetings"][0]["lines"] = []
    Path("copy.json").write_text(json.dumps(state), encoding="utf-8")
    shutil.copy(mine, "into.coach")
    merged, imported = run("merge", "copy.coach", "--into", "into.coach"), run("import", mine, "copy.json")
    assert "SAL does not consent in one of the files" in merged.out
    assert ("participants: QM, SAL" in merged.out, imported.code) == (False, 0)
    for file in ("into.coach", mine):
        with open_engagement(Path(file)) as workspace:
            meeting = workspace.state.observed_meetings["M03"]
        assert (meeting.produce, meeting.participants, meeting.unwilling) == ("Two fixes", ("QM", "SAL"), ("SAL",))
        assert run("coach", file, "--withdraws", "QM").code == 0
        assert "zebra" not in run("search", file, "zebra").out + run("export", file, "-o", "-").out


def test_as_json_the_other_gets_an_id_of_its_own_and_is_corrected_under_it(mine: str, run: Run) -> None:
    with open_engagement(Path(mine), write=True) as workspace:
        keep_form(workspace, "M04", TYPED)
    assert run("export", "theirs/c.coach", "-o", "second.json").code == 0
    for _ in range(2):
        ran = run("import", mine, "second.json")
        said = "M03 is another meeting here, Round, Wednesday 2026-03-04: Board, Thursday 2026-03-05 comes in as M05."
        assert (ran.code, ran.err.strip()) == (0, said)
        assert meetings_in(mine) == {
            "M03": ("Round", ["Round"], ["Round"]),
            "M05": ("Board", [SAID], [SAID]),
        }
    second = json.loads(Path("second.json").read_text(encoding="utf-8"))
    second["meetings"][0] |= {"id": "M05", "name": "Board of March"}
    second["meetings"][0]["actions"] = []
    Path("second.json").write_text(json.dumps(second), encoding="utf-8")
    assert (run("import", mine, "second.json").err, meetings_in(mine)["M05"][0]) == ("", "Board of March")


@pytest.mark.parametrize("meetings", [3, [3], [{}], [{"id": 3, "name": "x"}], [{"id": "M03", "name": ["x"]}]])
def test_what_is_no_meeting_is_said_as_ever(mine: str, run: Run, meetings: object) -> None:
    data = {"format": "coachtui/state", "version": 1, "engagement": {"organisation": "A"}, "meetings": meetings}
    Path("odd.json").write_text(json.dumps(data), encoding="utf-8")
    ran = run("import", mine, "odd.json")
    assert (ran.code, "meetings" in ran.err) == (2, True), ran.err
