"""Merging says what it brings before anything is gone: erasures, people found twice, records revised in both files."""

import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from coachtui.model.answers import Answer, Session, SessionKind
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.workflow.engagement.engagements import (
    Surroundings,
    create_engagement,
    file_of,
    new_file,
    open_engagement,
)
from tests.conftest import Run
from tests.engagement_files import join


def typing(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """A terminal at which ``text`` is typed."""
    terminal = io.StringIO(text)
    monkeypatch.setattr(terminal, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stdin", terminal)


def note(path: Path, person: str, text: str, author: str = "") -> None:
    with open_engagement(path, write=True, surroundings=Surroundings(author=author)) as workspace:
        workspace.record(
            Session(f"s-{person}", person, SessionKind.INTERVIEW), Answer(f"s-{person}", person, "C1.1", note=text)
        )


def made(path: Path, *codes: str, role: str = "middle") -> Path:
    create_engagement(path, Engagement("Northfield"), [Person(code, role) for code in codes])
    return path


@pytest.fixture
def erased(run: Run, northfield: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration in which everybody was erased."""
    hers = Path(shutil.copy(northfield, tmp_path / "hers.coach"))
    codes = [row["code"] for row in json.loads(run("people", "--json", northfield).out)]
    for code in codes:
        assert run("erase", hers, "--person", code, "--yes").code == 0
    return hers


def test_a_file_that_erases_people_is_refused_where_nobody_can_be_asked(
    run: Run, northfield: Path, erased: Path
) -> None:
    assert run("export", erased, "--log", "-o", "log.json").code == 0
    before = northfield.read_bytes()
    for arguments in (
        ("merge", erased, "--into", northfield),
        ("merge", northfield, erased, "-o", "both.coach"),
        ("merge", erased, northfield, "-o", "both.coach"),
        ("import", northfield, "log.json"),
    ):
        ran = run(*arguments)
        assert ran.code == 2, arguments
        assert "PLN (Tom, planning manager): " in ran.err
        assert "--erase" in ran.err
    assert northfield.read_bytes() == before
    assert not Path("both.coach").exists()


def test_on_a_terminal_it_is_said_who_would_be_erased_and_asked(
    run: Run, northfield: Path, erased: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = northfield.read_bytes()
    for text in ("n\n", "\n"):
        typing(monkeypatch, text)
        ran = run("merge", erased, "--into", northfield)
        assert (ran.code, "Nothing was added" in ran.err) == (1, True)
        assert northfield.read_bytes() == before
    typing(monkeypatch, "y\n")
    ran = run("merge", erased, "--into", northfield)
    assert ran.code == 0
    assert "Erased PLN: " in ran.out
    assert run("verify", northfield).code == 0
    assert "planning manager" not in run("people", northfield).out


def test_with_the_option_it_is_done_unasked_and_said(run: Run, northfield: Path, erased: Path) -> None:
    run("export", erased, "--log", "-o", "log.json")
    for arguments in (("import", northfield, "log.json", "--erase"), ("merge", erased, "--into", northfield)):
        ran = run(*arguments)
        assert ran.code == 0
        assert ("Erased PLN: " in ran.out) is (arguments[0] == "import")
    assert "planning manager" not in run("people", northfield).out


def test_an_older_copy_comes_in_empty_and_that_is_said(run: Run, northfield: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy(northfield, tmp_path / "copy.coach"))
    assert run("erase", northfield, "--person", "PLN", "--yes").code == 0
    note(copy, "PLN", "said to somebody who did not know")
    ran = run("merge", copy, "--into", northfield)
    assert (ran.code, "PLN was erased here before: 2 entries" in ran.out) == (0, True)
    assert b"did not know" not in northfield.read_bytes()


def test_a_state_does_not_bring_back_who_was_erased_unless_it_is_said(run: Run, northfield: Path) -> None:
    run("export", northfield, "-o", "state.json")
    run("erase", northfield, "--person", "PLN", "--yes")
    ran = run("import", northfield, "state.json")
    assert (ran.code, "PLN" in ran.err, "--again" in ran.err) == (2, True, True)
    assert "planning manager" not in run("people", northfield).out
    assert run("import", northfield, "state.json", "--again").code == 0
    assert "planning manager" in run("people", northfield).out


ALIKE = {"case": ("CFO", "cfo"), "accents": ("Jos\u00e9", "Jose\u0301"), "width": ("CFO", "\uff23FO"),
         "invisible": ("CFO", "C\u200bFO")}  # fmt: skip


@pytest.mark.parametrize(("mine", "hers"), ALIKE.values(), ids=ALIKE)
@pytest.mark.parametrize("into", [True, False])
def test_a_merge_makes_one_person_of_a_code_that_is_written_in_two_ways(
    run: Run, tmp_path: Path, mine: str, hers: str, into: bool
) -> None:
    a, b = made(tmp_path / "a.coach", mine), made(tmp_path / "b.coach", hers, "PLN")
    note(b, hers, "her words")
    ran = run("merge", b, "--into", a) if into else run("merge", a, b, "-o", "both.coach")
    assert ran.code == 0
    assert "are written alike: one person" in ran.out
    both = a if into else Path("both.coach")
    with open_engagement(both) as workspace:
        assert list(workspace.state.people) == [mine, "PLN"]
        assert [answer.person for answer in workspace.state.answers.values()] == [mine]
        entries = list(workspace.log.entries())
        assert {entry.person for entry in entries} == {None, mine, hers, "PLN"}  # nothing recorded was changed
    assert run("search", both, "words", "--person", hers).out.count("her") == 1
    assert run("verify", both).code == 0
    before = both.read_bytes()
    assert "nothing new" in run("merge", b, "--into", both).out
    assert both.read_bytes() == before
    assert run("people", both, "add", hers, "--role", "middle").code == 2


def test_two_codes_of_one_file_are_shown_and_joined_only_by_command(run: Run, tmp_path: Path) -> None:
    a, b = made(tmp_path / "a.coach", "CFO", "cfo"), made(tmp_path / "b.coach", "Cfo", role="executive")
    shown = run("people", a).out
    assert "CFO and cfo are written alike" in shown
    assert f"coachtui people {a} join CFO cfo" in shown
    ran = run("merge", b, "--into", a)
    assert "If they are one person:" in ran.out
    with open_engagement(a) as workspace:
        assert list(workspace.state.people) == ["CFO", "cfo", "Cfo"]
    count = len(run("log", a).out.splitlines())
    assert run("people", a, "join", "cfo", "CFO").code == 0
    assert len(run("log", a).out.splitlines()) == count + 2  # an opening and the joining
    with open_engagement(a) as workspace:
        assert list(workspace.state.people) == ["cfo"]
    assert "alike" not in run("people", a).out
    for arguments in (("cfo", "PLN"), ("cfo", "CFO")):
        assert run("people", a, "join", *arguments).code == 2


@pytest.mark.parametrize(
    ("joined", "written"),
    [(True, "\u00e9"), (False, "\u00e9"), (False, "E\u0301"), (False, "\uff25\u0301"), (False, "\u00c9\u200b")],
)
def test_one_person_under_two_codes_counts_once_towards_anonymity(run: Run, joined: bool, written: str) -> None:
    people = [{"code": code, "role": "middle"} for code in ("\u00c9", "B", "PLN")]
    ratings = [{"person": each["code"], "indicator": "E1a", "level": 2} for each in people]
    state = {"format": "coachtui/state", "version": 1, "engagement": {"organisation": "Acme"}}
    Path("s.json").write_text(json.dumps({**state, "people": people, "ratings": ratings}), encoding="utf-8")
    assert run("import", "a.coach", "s.json").code == 0
    shared = json.loads(run("score", "a.coach", "--shared", "--json").out)["indicators"]["E1a"]
    assert shared["claimed"] is not None
    people[2]["code"] = ratings[2]["person"] = written
    Path("s.json").write_text(json.dumps({**state, "people": people[:2], "ratings": ratings[:2]}), encoding="utf-8")
    Path("t.json").write_text(json.dumps({**state, "people": people[2:], "ratings": ratings[2:]}), encoding="utf-8")
    assert run("import", "b.coach", "s.json").code == run("import", "c.coach", "t.json").code == 0
    if joined:
        assert run("merge", "b.coach", "c.coach", "-o", "d.coach").code == 0
    else:
        with open_engagement(Path("c.coach")) as other, open_engagement(Path("b.coach"), write=True) as workspace:
            join(file_of(workspace), other.log.entries())
            assert len(workspace.state.people) == 3
        shutil.move("b.coach", "d.coach")
    shared = json.loads(run("score", "d.coach", "--shared", "--json").out)["indicators"]["E1a"]
    assert shared["claimed"] is None
    assert "\n2 people.\n" in run("report", "d.coach", "-o", "-").out


def revised(tmp_path: Path) -> tuple[Path, Path]:
    mine = made(tmp_path / "mine.coach", "PLN")
    note(mine, "PLN", "the first word", "Ann")
    hers = Path(shutil.copy(mine, tmp_path / "hers.coach"))
    note(mine, "PLN", "what Ann heard", "Ann")
    note(hers, "PLN", "what Ben heard", "Ben")
    return mine, hers


def noted(path: Path) -> str:
    with open_engagement(path) as workspace:
        return workspace.state.answers["s-PLN", "C1.1"].note


@pytest.mark.parametrize("into", [True, False])
def test_an_answer_revised_in_both_files_is_shown_and_the_later_counts(run: Run, tmp_path: Path, into: bool) -> None:
    mine, hers = revised(tmp_path)
    ran = run("merge", hers, "--into", mine) if into else run("merge", mine, hers, "-o", "both.coach")
    assert "answer C1.1 of PLN" in ran.out
    assert ran.out.index("what Ann heard") < ran.out.index("what Ben heard")
    assert "The last of each counts" in ran.out
    assert noted(mine if into else Path("both.coach")) == "what Ben heard"
    if into:
        assert "Revised" not in run("merge", hers, "--into", mine).out


@pytest.mark.parametrize(
    ("typed", "counts"), [("1\n", "what Ann heard"), ("2\n", "what Ben heard"), ("\n", "what Ben heard")]
)
@pytest.mark.parametrize("into", [True, False])
def test_on_a_terminal_one_of_them_is_chosen(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: str, counts: str, into: bool
) -> None:
    mine, hers = revised(tmp_path)
    typing(monkeypatch, typed)
    ran = run("merge", hers, "--into", mine) if into else run("merge", mine, hers, "-o", "both.coach")
    assert ran.code == 0
    both = mine if into else Path("both.coach")
    assert noted(both) == counts
    assert run("verify", both).code == 0
    assert "what Ann heard" in run("log", both, "--json").out


def test_what_was_revised_in_one_file_only_is_no_question(run: Run, tmp_path: Path) -> None:
    mine = made(tmp_path / "mine.coach", "PLN")
    note(mine, "PLN", "the first word")
    hers = Path(shutil.copy(mine, tmp_path / "hers.coach"))
    note(hers, "PLN", "what Ben heard")
    note(mine, "CEO", "something else")
    assert "Revised" not in run("merge", hers, "--into", mine).out
    note(mine, "PLN", "what Ann heard, who knew it")
    assert "Revised" not in run("merge", hers, mine, "-o", "both.coach").out
    assert noted(Path("both.coach")) == "what Ann heard, who knew it"


def test_what_somebody_settled_who_knew_both_versions_is_no_question(run: Run, tmp_path: Path) -> None:
    mine, hers = revised(tmp_path)
    assert "Revised" in run("merge", mine, hers, "-o", "both.coach").out
    note(Path("both.coach"), "PLN", "what both of them heard", "Cleo")
    assert "Revised" not in run("merge", mine, hers, "both.coach", "-o", "all.coach").out
    assert noted(Path("all.coach")) == "what both of them heard"


def test_what_is_handed_over_again_is_a_question_only_where_somebody_else_revised_it(run: Run, tmp_path: Path) -> None:
    mine = made(tmp_path / "mine.coach", "PLN")
    for number, words in enumerate(("first", "second", "third")):
        parcel = tmp_path / f"for-mine-{number}.coach"
        with new_file(parcel, Surroundings()) as log:
            log.record(Session("s-PLN", "PLN", SessionKind.SELF_ASSESSMENT), Answer("s-PLN", "PLN", "C1.1", note=words))
        assert ("Revised" in run("merge", parcel, "--into", mine).out) is (words == "third")
        assert noted(mine) == words
        if words == "second":
            note(mine, "PLN", "what Ann heard", "Ann")
