"""What others who took part in a meeting wrote: handed round on paper, typed in, and shown from three answers on."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from pathlib import Path

import pytest

from coachtui.cli.plain.slips import type_slips
from coachtui.model.problems import CoachError
from coachtui.store.kinds import Record
from coachtui.store.records import Change
from coachtui.workflow.alone.pulse import others_of, pulse_of
from coachtui.workflow.alone.slip_pile import drafted_pile
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, open_engagement
from coachtui.workflow.engagement.erasing import erase_person, erasure_outline
from coachtui.workflow.engagement.private_files import ME
from coachtui.workflow.passing_on.merging import merge_into_open
from tests.conftest import Run
from tests.workflow.alone.filling_in import NAME, Days, fill_in, meetings

from .typed import TypedLines

TWO = ["We stop line two", "y", "a", "", "Zero scrap by May", "n", "b", "n"]
THIRD = ["A trial on Monday", "", "b", "n"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A private file with one sheet."""
    with meetings(tmp_path / "mine.coach", Days()) as workspace:
        fill_in(workspace)
    return tmp_path / "mine.coach"


def type_in(path: Path, *lines: str, meeting: str = "") -> TypedLines:
    """Type slips in, as the command does, and leave when there are no more lines."""
    terminal = TypedLines(list(lines))
    with open_engagement(path, write=True, surroundings=Surroundings()) as workspace:
        type_slips(terminal, pulse_of(workspace, meeting))
    return terminal


def test_a_slip_that_a_kill_broke_off_counts_with_what_was_typed_of_it(path: Path) -> None:
    with open_engagement(path, write=True) as workspace:
        pile = drafted_pile(pulse_of(workspace))
        for answer in TWO[:4]:
            pile.answer(answer)
        pile.end_slip()
        pile.answer("Zero scrap by May")
    with open_engagement(path, write=True) as workspace:
        pile = drafted_pile(pulse_of(workspace))
        assert (pile.whole, pile.record()) == (1, 2)
        asked = {each.asked: (each.slips, each.words) for each in workspace.state.slips.values()}
        assert asked["decided"] == (2, "We stop line two\nZero scrap by May")


def test_the_page_to_hand_round_has_the_questions_and_asks_for_no_name(run: Run, path: Path) -> None:
    page = run("pulse", path, "-o", "-").out
    assert page.startswith(f"{NAME}, Monday 2026-03-02\n")
    assert "No names, please." in page
    assert "What was decided?" in page
    assert "[ ]  A part of it" in page
    assert max(map(len, page.splitlines())) < 80
    assert run("pulse", path, NAME.lower(), "-o", "slips.txt").out.startswith("Wrote slips.txt")
    assert Path("slips.txt").read_text(encoding="utf-8") == page


def test_two_slips_are_too_few_and_three_are_shown_beside_ones_own_view(run: Run, path: Path) -> None:
    assert "0 slips" in run("pulse", path, "--result").out
    said = type_in(path, *TWO)
    assert "2 slips kept, in no order." in said.shown
    assert "Too few to be shown" in said.shown
    for shown in (run("my-meeting", path, "--result").out, run("pulse", path, "--json").out, said.shown):
        assert "line two" not in shown.split("(2 slips)")[-1]
    assert run("search", path, "zero").out.strip() == "Nothing found."
    type_in(path, *THIRD, meeting="review")
    shown = run("my-meeting", path, "--result").out
    assert "What the others wrote (3 slips)" in shown
    assert "“A trial on Monday” “We stop line two” “Zero scrap by May”" in " ".join(shown.split())
    assert "Did anybody ask you what you know? Too few answers: 2 of 3." in " ".join(shown.split())
    assert "All of it: 1, A part of it: 2." in " ".join(shown.split())
    assert "You: Items you talked about: 6;" in " ".join(shown.split())
    others = json.loads(run("my-meeting", path, "--json").out)["took_part"]
    assert [each["answers"] and len(each["answers"]) for each in others["asked"]] == [3, None, 3]
    found = json.loads(run("search", path, "zero", "--json").out)
    assert [(hit["kind"], hit["person"]) for hit in found] == [("slip", "")]
    assert run("search", path, "zero", "--person", ME).out.strip() == "Nothing found."
    assert run("verify", path).code == 0
    run("my-meeting", path, "-o", "page.md")
    page = Path("page.md").read_text(encoding="utf-8")
    assert "- What was decided?\n  - “A trial on Monday”\n  - “We stop line two”" in page


def test_neither_who_nor_the_order_nor_which_answers_go_together_is_in_the_file(path: Path) -> None:
    type_in(path, *TWO[:-1], "", *THIRD)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT author, person, body FROM entry WHERE kind = 'slips' ORDER BY seq").fetchall()
    assert {(author, person) for author, person, _ in rows} == {("", ME)}
    bodies = [json.loads(body) for *_, body in rows]
    assert [each["words"].splitlines() or each["chosen"] for each in bodies] == [
        ["A trial on Monday", "We stop line two", "Zero scrap by May"],
        ["no", "yes"],
        ["all", "part", "part"],
    ]


def test_whoever_leaves_early_keeps_the_whole_slips_and_blank_ones_do_not_count(path: Path) -> None:
    said = type_in(path, "Nothing", "yes", "all", "", "", "", "", "", "We stop line")
    assert "One slip kept." in said.shown
    assert "Nothing was kept." in type_in(path).shown


class Killed(BaseException):
    """The program ends at once."""


def type_until_killed(path: Path, *lines: str) -> list[str]:
    """Type lines in, the last one not to its end, until the program is killed. Returns what the prompts offered."""
    terminal = TypedLines(list(lines))
    ask = terminal.ask

    def ask_until(label: str, default: str = "", on_change: Callable[[str], None] | None = None) -> str:
        is_last = len(terminal.lines) == 1
        typed = ask(label, default, on_change)
        if is_last:
            raise Killed
        return typed

    terminal.ask = ask_until  # type: ignore[method-assign] # the terminal of a program that is killed
    with (
        pytest.raises(Killed),
        open_engagement(path, write=True, surroundings=Surroundings()) as workspace,
    ):
        type_slips(terminal, pulse_of(workspace))
    return terminal.offered


def test_after_a_kill_the_pile_goes_on_and_its_draft_tells_no_slip_from_another(run: Run, path: Path) -> None:
    type_until_killed(path, *TWO[:-1], "", "A trial on M", "y")
    with open_engagement(path) as workspace:
        (draft,) = pulse_of(workspace).sheet.drafts().values()
    assert json.loads(draft)["answers"] == {
        "decided": ["A trial on M", "We stop line two", "Zero scrap by May"],
        "asked": ["no", "yes"],
        "worth": ["all", "part"],
    }
    assert "A trial" not in run("my-meeting", path, "--result").out + run("export", path, "-o", "-").out
    again = type_in(path, "y", "b", "n")
    before, _, after = again.shown.partition("3 slips kept, in no order.")
    assert "Going on with the slips typed in before: 2 slips are whole." in before
    assert ("Slip 3" in before, "What was decided?" in before, again.offered[0]) == (True, False, "y")
    assert "“A trial on M” “We stop line two” “Zero scrap by May”" in " ".join(after.split())
    with open_engagement(path) as workspace:
        pulse = pulse_of(workspace)
        others = others_of(pulse.sheet)
        assert (others is not None and others.slips, dict(pulse.sheet.drafts())) == (3, {})


def test_what_is_half_typed_is_offered_again_and_between_slips_it_asks_for_more(path: Path) -> None:
    assert type_until_killed(path, "We stop li") == [""]
    assert type_until_killed(path, "We stop line two", "", "", "") == ["We stop li", "", "", ""]
    assert "One slip kept." in type_in(path, "n").shown


def test_what_cannot_be_read_is_asked_again(path: Path) -> None:
    assert "Type the letter of what is ticked" in type_in(path, "Nothing", "perhaps", "y", "", "n").shown


def test_copies_brought_together_add_their_slips_once(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.coach"
    copy.write_bytes(path.read_bytes())
    type_in(path, *TWO)
    type_in(copy, *THIRD)
    with open_engagement(path, write=True) as workspace:
        for _ in range(2):
            merge_into_open(workspace, copy)
        others = others_of(pulse_of(workspace).sheet)
        assert others is not None
        assert others.slips == 3


def test_slips_typed_in_wrongly_are_taken_out_and_typed_in_again(run: Run, path: Path) -> None:
    type_in(path, *TWO[:-1], "", *THIRD)
    assert run("pulse", path, "--take-out").out == "3 slips were taken out.\n"
    assert "others" not in run("my-meeting", path, "--result").out
    assert run("search", path, "zero").out.strip() == "Nothing found."
    assert "2 slips kept" in type_in(path, *TWO).shown


def test_erasing_oneself_takes_what_others_wrote_along(path: Path) -> None:
    type_in(path, *TWO)
    with open_engagement(path, write=True) as workspace:
        erase_person(workspace, erasure_outline(workspace, ME))
        assert not workspace.state.slips
    assert b"Zero scrap" not in path.read_bytes()


def test_what_is_no_meeting_of_ones_own_is_refused(run: Run, path: Path, northfield: Path, tmp_path: Path) -> None:
    assert "No such meeting" in run("pulse", path, "friday", "--result").err
    assert "other people in it" in run("pulse", northfield, "-o", "-").err
    with meetings(tmp_path / "empty.coach", Days()) as workspace, pytest.raises(CoachError, match="No meeting"):
        pulse_of(workspace)


def test_slips_that_cannot_be_saved_at_once_are_not_lost(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    full = [CoachError("The disk is full", "Nothing more fits.")] * 2
    record = Workspace.record

    def fail(self: Workspace, *records: Record, drop_drafts: Iterable[tuple[str, str]]) -> Change:
        if full:
            raise full.pop()
        return record(self, *records, drop_drafts=drop_drafts)

    monkeypatch.setattr(Workspace, "record", fail)
    shown = type_in(path, *TWO, "", "").shown
    assert "Nothing is kept yet. The disk is full" in shown
    assert "2 slips kept" in shown
    full += [CoachError("The disk is full", "Nothing more fits.")] * 2
    with pytest.raises(CoachError, match="Nothing more fits"):
        type_in(path, *THIRD, "n")
    with pytest.raises(CoachError, match="Nothing more fits"):
        type_in(path, *THIRD)
