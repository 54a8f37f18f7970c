"""Off the record line by line: nothing that is typed is kept anywhere, and nothing leads to what records."""

from pathlib import Path

from coachtui.cli.plain.interview import PlainInterview
from coachtui.cli.plain.terminal import LeaveError
from coachtui.model.answers import Absence

from .test_plain import interview, path, typed
from .typed import TypedLines

__all__ = ["path"]


def raw(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.iterdir() if each.is_file())


def test_nothing_typed_off_the_record_is_in_any_file(path: Path) -> None:
    seen: list[bytes] = []
    terminal = TypedLines(
        ["He leans back.", "/off", "zebrafish", "//zebrafish", "/zebrafish", "/k zebrafish", "/edit zebrafish",
         "/rate E1b 2 1 zebrafish", "/jump zebrafish", "", "zebrafish", "/agenda", "/off", "He goes on.", "/off",
         "zebrafish"]
    )  # fmt: skip
    with interview(path) as held:
        try:
            PlainInterview(held, terminal).run()
        except LeaveError:
            seen.append(raw(path.parent))
        assert not held.drafts()
        first, second = held.agenda()[:2]
        assert {question: answer.note for question, answer in held.answers().items()} == {
            first: "He leans back.",
            second: "He goes on.",
        }
    for found in (*seen, raw(path.parent)):
        assert b"zebrafish" not in found
        assert b"He goes on." in found
    assert terminal.said.count("Not kept: you are off the record.") == 5
    assert terminal.said.count("You are off the record: /off goes back on it first.") == 3
    assert terminal.said.count("off the record ›") == 13


def test_off_the_record_nothing_leads_to_the_wrap_up(path: Path) -> None:
    with interview(path) as held:
        for question in held.agenda():
            held.answer(question, absence=Absence.SKIPPED)
    terminal, answers = typed(path, "C1.2", "/off", "", "/next", "/wrap", "/off", "")
    assert terminal.said.count("You are off the record: /off goes back on it first.") == 3
    assert answers["C1.2"].absence is Absence.SKIPPED
    assert "wrap-up ›" in terminal.said[-2]


def test_what_was_half_typed_before_is_there_again_on_the_record(path: Path) -> None:
    with interview(path) as held:
        first, second = held.agenda()[:2]
        held.draft(second, "They said")
        held.draft(first, "We plan")
    terminal, _ = typed(path, "/off", "", "zebrafish", "/off")
    assert terminal.offered == ["We plan", "", "", "", "They said"]
    with interview(path) as held:
        assert held.drafts() == {second: "They said"}
