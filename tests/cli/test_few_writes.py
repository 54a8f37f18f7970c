"""What is entered in one go is written in one go: each transaction costs syncs of the disk, and can be cut short."""

from pathlib import Path

from tests.conftest import Run


def transactions(path: Path) -> int:
    """How many transactions have changed a file, as SQLite counts them in its header."""
    return int.from_bytes(path.read_bytes()[24:28], "big")


def test_the_demonstration_is_a_handful_of_transactions(northfield_made: Path) -> None:
    assert transactions(northfield_made) < 20


def test_notes_are_entered_in_one_transaction(run: Run, northfield: Path) -> None:
    before = transactions(northfield)
    notes = Path("notes.yaml")
    answers = "".join(
        f"  - {{question: C1.{number}, note: 'Words of it, the \"{number}\".'}}\n" for number in (2, 3, 6)
    )
    notes.write_text(f"kind: notes\nperson: SUP\nanswers:\n{answers}", encoding="utf-8")
    ran = run("interview", northfield, "--answers", notes)
    assert (ran.code, "3 answers" in ran.out) == (0, True), ran.err
    assert transactions(northfield) - before <= 2  # the second brings the search index up to date
