"""The interview line by line, driven by typed lines without a terminal."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from coachtui.cli.plain.interview import PlainInterview
from coachtui.cli.plain.terminal import LeaveError
from coachtui.model.answers import Absence, Answer, Grade
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.model.roles import Role
from coachtui.store.engagement_file import EngagementFile
from coachtui.workflow.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.interviewing import Interview, begin_interview


@dataclass
class TypedLines:
    """A terminal at which these lines are typed, one after the other; then somebody leaves."""

    lines: list[str]
    said: list[str] = field(default_factory=list)
    offered: list[str] = field(default_factory=list)

    def say(self, text: str = "", *, indent: int = 0) -> None:
        self.said.append(" " * indent + text)

    def ask(self, label: str, default: str = "", on_change: Callable[[str], None] | None = None) -> str:
        self.said.append(label)
        self.offered.append(default)
        if not self.lines:
            raise LeaveError
        line = self.lines.pop(0)
        if on_change is not None:
            on_change(line)
        return line

    def edit(self, label: str, text: str) -> str:
        return self.ask(label, text)

    @property
    def shown(self) -> str:
        return "\n".join(self.said)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme", "quick", "getting castings out"), [Person("PLN", Role.MIDDLE, "Tom")])
    return path


@contextmanager
def interview(path: Path) -> Iterator[Interview]:
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        yield begin_interview(workspace, "PLN")


def typed(path: Path, *lines: str) -> tuple[TypedLines, Mapping[str, Answer]]:
    """What was said and recorded when these lines were typed, before somebody left."""
    terminal = TypedLines(list(lines))
    with interview(path) as held:
        try:
            PlainInterview(held, terminal).run()
        except LeaveError:
            terminal.said.append("(left)")
        return terminal, held.answers()


@pytest.mark.parametrize(
    ("command", "absence"),
    [
        ("/k", Absence.DONT_KNOW),
        ("/NA", Absence.NOT_APPLICABLE),
        ("/declined", Absence.DECLINED),
        ("/skip", Absence.SKIPPED),
        ("/park", Absence.PARKED),
    ],
)
def test_absences_are_recorded_with_their_remark_and_go_on(path: Path, command: str, absence: Absence) -> None:
    terminal, answers = typed(path, f"{command} joined in May")
    assert (answers["C1.2"].absence, answers["C1.2"].note) == (absence, "joined in May")
    assert "C1.5" in terminal.shown


@pytest.mark.parametrize("line", ["/quti now", "/", "/ 3 of 4", "/usr/bin was full", "//slash first", "\\k", "k", "-1"])
def test_what_is_no_command_is_kept_as_words(path: Path, line: str) -> None:
    _, answers = typed(path, line)
    assert answers["C1.2"].note == (line[1:] if line.startswith("//") else line)


def test_lines_join_into_one_note_and_an_empty_line_goes_on(path: Path) -> None:
    terminal, answers = typed(path, "first", "  second, indented", "", "y", "")
    assert answers["C1.2"].note == "first\n  second, indented"
    assert answers["C1.5"].value == "yes"
    assert "C1.6" in terminal.shown


def test_a_rating_on_the_spot_and_its_evidence(path: Path) -> None:
    terminal, _ = typed(path, "words", "/rate 3 2 signed plan", "/rate E1a k", "/rate 9", "/rate E9z 1 1", "/rate 1 7")
    assert "E1b: 3, seen." in terminal.shown
    assert "E1a: don't know." in terminal.shown
    assert terminal.shown.count("Like this: /rate 2 1") == 2
    assert "This rubric has no E9z." in terminal.shown


def test_a_better_supported_rating_elsewhere_is_said_to_count(path: Path) -> None:
    terminal, _ = typed(path, "/rate 3 2", "/jump C5.3", "/rate E1b 1 0")
    assert "The 3 noted at C1.2 counts: its evidence is better (seen)." in terminal.shown


def test_rating_asks_level_and_evidence_and_takes_no_nonsense(path: Path) -> None:
    terminal, _ = typed(path, "/rate", "seven", "2", "4", "1", "mail of 12 January")
    assert "A whole number from 0 to 4, k, x or q." in terminal.shown
    assert "0, 1, 2, 3 or q." in terminal.shown
    assert "E1b: 2, example." in terminal.shown


def test_going_back_shows_what_was_said_and_loses_nothing(path: Path) -> None:
    terminal, answers = typed(path, "words", "", "n", "", "/back", "/back", "more")
    assert "   words" in terminal.said
    assert answers["C1.2"].note == "words\nmore"
    assert answers["C1.5"].value == "no"


def test_jumping_by_words_names_the_runners_up(path: Path) -> None:
    terminal, _ = typed(path, "/jump scorecard", "/jump", "/jump xyzzy", "/jump c72")
    assert "Where to?" in terminal.shown
    assert "No question has 'xyzzy'." in terminal.shown
    assert "C7.2" in terminal.shown


def test_a_table_takes_rows_and_words(path: Path) -> None:
    _, answers = typed(path, "/jump C2.1", "Staff; five directors", "Shift leads; Ines; the week", "They never meet.")
    rows = answers["C2.1"].value
    assert isinstance(rows, tuple)
    assert [dict(row) for row in rows if not isinstance(row, str)] == [
        {"group": "Staff", "members": "five directors"},
        {"group": "Shift leads", "members": "Ines", "plans": "the week"},
    ]
    assert answers["C2.1"].note == "They never meet."


def test_the_first_line_of_a_short_answer_is_the_answer(path: Path) -> None:
    _, answers = typed(path, "/jump C2.2", "nobody", "He laughed.")
    assert (answers["C2.2"].value, answers["C2.2"].note) == ("nobody", "He laughed.")


def test_a_full_disk_is_said_and_the_line_comes_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = EngagementFile.append
    failures = iter([True])

    def append(self: EngagementFile, *new: object, **how: object) -> object:
        if next(failures, False):
            raise CoachError("The disk is full", "Nothing more can be saved.", "Make room, then go on.")
        return real(self, *new, **how)  # type: ignore[arg-type]  # handed through as it came

    with interview(path):
        pass
    monkeypatch.setattr(EngagementFile, "append", append)
    terminal, answers = typed(path, "a sentence worth keeping", "a sentence worth keeping")
    assert "The disk is full: Nothing more can be saved. Make room, then go on." in terminal.said
    assert terminal.offered[1] == "a sentence worth keeping"
    assert answers["C1.2"].note == "a sentence worth keeping"


def test_the_end_says_what_is_missing(path: Path) -> None:
    terminal, _ = typed(path, "/jump C5.3", "3", "/wrap", "2", "", "4")
    assert "1 rating still needs evidence." in terminal.said
    assert terminal.said[-1] == "Finished. Everything is saved."
    with open_engagement(path) as workspace:
        (session,) = workspace.state.sessions.values()
        assert session.ended


def test_help_names_every_command(path: Path) -> None:
    terminal, _ = typed(path, "/help", "/agenda", "/probes", "/anchors")
    page = Path(__file__).resolve().parents[2] / "docs" / "commands.md"
    documented = page.read_text(encoding="utf-8")
    with interview(path) as held:
        known = PlainInterview(held, terminal).command_names()
    for name in known - {"next", "help"}:
        assert f"/{name}" in terminal.shown
        assert f"`/{name}" in documented
    assert "Could I see" in terminal.shown
    assert "The plan comes up in a review" in terminal.shown


def test_settled_evidence_is_recorded(path: Path) -> None:
    typed(path, "/jump C5.3", "3", "/wrap", "2", "2", "agenda of 3 March", "4")
    with open_engagement(path) as workspace:
        (answer,) = [each for each in workspace.state.answers.values() if each.question == "C5.3"]
        assert answer.grade is Grade.SEEN
