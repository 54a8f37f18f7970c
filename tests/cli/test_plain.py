"""The interview line by line, driven by typed lines without a terminal."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.cli.plain.interview import PlainInterview
from coachtui.cli.plain.terminal import LeaveError
from coachtui.model.answers import Absence, Answer, Grade
from coachtui.model.craft import Capture, Filed, FiledTo
from coachtui.model.engagement import Engagement
from coachtui.model.frame_ids import CONSENT
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.store.engagement_file import EngagementFile
from coachtui.tui.screens.interview.beginning import InterviewRequest, begin_sitting
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.engagement.people import add_person
from coachtui.workflow.interview.capturing import capture, file_capture
from coachtui.workflow.interview.interviewing import Interview, begin_interview

from .typed import TypedLines


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme", "quick", "getting castings out"), [Person("PLN", "middle", "Tom")])
    return path


AGENDA = (
    "C1.2",
    "C1.5",
    "C1.6",
    "C2.1",
    "C2.2",
    "C2.3",
    "C3.1",
    "C3.2",
    "C3.4",
    "C3.5",
    "C3.6",
    "C6.1",
    "C6.3",
    "C7.1",
    "C7.2",
    "C7.4",
    "C7.5",
)
"""The questions of these interviews: a scale, a yes or no, several choices and a table first."""


@contextmanager
def interview(path: Path) -> Iterator[Interview]:
    """An interview behind its opening."""
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        held = begin_interview(workspace, "PLN")
        if not held.answers():
            workspace.record(replace(held.session, agenda=AGENDA))
        held.answer(CONSENT, value="yes")
        yield held


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
    ("command", "absence", "goes_on"),
    [
        ("/k", Absence.DONT_KNOW, False),
        ("/NA", Absence.NOT_APPLICABLE, False),
        ("/declined", Absence.DECLINED, False),
        ("/skip", Absence.SKIPPED, True),
        ("/park", Absence.PARKED, True),
    ],
)
def test_absences_are_recorded_with_their_remark(path: Path, command: str, absence: Absence, *, goes_on: bool) -> None:
    terminal, answers = typed(path, f"{command} joined in May")
    assert (answers["C1.2"].absence, answers["C1.2"].note) == (absence, "joined in May")
    assert ("C1.5" in terminal.shown) is goes_on


@pytest.mark.parametrize("answered", ["/k", "/na", "/declined", "2"])
def test_not_knowing_and_answering_move_on_alike(path: Path, answered: str) -> None:
    terminal, answers = typed(path, answered, "He looks at the clock.", "")
    assert answers["C1.2"].note == "He looks at the clock."
    assert "C1.5" in terminal.shown
    assert "C1.6" not in terminal.shown


def test_words_without_an_answer_are_named_and_taken_up(path: Path) -> None:
    terminal, answers = typed(path, "/jump C5.3", "Otto knows", "/agenda", "/wrap", "c5.3", "3", "/wrap", "/quit", "4")
    agenda, *wrap_ups = terminal.shown.split("Wrap-up")
    assert "C5.3  no answer yet" in agenda
    assert ["No answer yet:" in each for each in wrap_ups] == [True, False]
    assert wrap_ups[-1].endswith("wrap-up ›")
    assert (answers["C5.3"].note, answers["C5.3"].value) == ("Otto knows", "quarterly")


def test_a_cost_is_a_marked_line_of_the_note_and_no_answer(path: Path) -> None:
    hours = ("/jump C7.3", "/cost 40 hours; two customers", "7", "Cost: 3")
    terminal, answers = typed(path, *hours, "/jump C5.1", "/cost", "a; b")
    assert "kept as words" not in terminal.shown
    assert (answers["C7.3"].value, answers["C7.3"].note) == (7, "Cost: 40 hours; two customers\nCost: 3")
    assert (answers["C5.1"].value, answers["C5.1"].note) == (None, "Cost: a; b")


@pytest.mark.parametrize("line", ["/quti now", "/", "/ 3 of 4", "/usr/bin was full", "//slash first", "\\k", "k", "-1"])
def test_what_is_no_command_is_kept_as_words(path: Path, line: str) -> None:
    _, answers = typed(path, line, *([""] if line.startswith("/") and not line.startswith("//") else []))
    assert answers["C1.2"].note == (line[1:] if line.startswith("//") else line)


def test_lines_join_into_one_note_and_an_empty_line_goes_on(path: Path) -> None:
    terminal, answers = typed(path, "first", "  second, indented", "", "y", "")
    assert answers["C1.2"].note == "first\n  second, indented"
    assert answers["C1.5"].value == "yes"
    assert "C1.6" in terminal.shown


def test_an_empty_line_passes_questions_that_were_dealt_with(path: Path) -> None:
    terminal, _ = typed(path, "", "n", "", "/k", "", "/back", "/back", "/back", "", "")
    headings = [line.split(" · ")[1:] for line in terminal.said if " of 17 · " in line]
    assert headings == [
        ["1 of 17", "C1.2"],
        ["2 of 17", "C1.5"],
        ["3 of 17", "C1.6"],
        ["4 of 17", "C2.1"],
        ["3 of 17", "C1.6"],
        ["2 of 17", "C1.5"],
        ["1 of 17", "C1.2"],
        ["4 of 17", "C2.1"],
        ["5 of 17", "C2.2"],
    ]


def test_a_rating_on_the_spot_and_its_evidence(path: Path) -> None:
    terminal, _ = typed(path, "words", "/rate 3 2 signed plan", "/rate E1a k", "/rate 9", "/rate E9z 1 1", "/rate 1 7")
    assert "E1b: 3, seen." in terminal.shown
    assert "E1a: don't know." in terminal.shown
    assert terminal.shown.count("Like this: /rate 2 1") == 2
    assert "This rubric has no E9z." in terminal.shown


def test_any_indicator_is_rated_at_any_question_by_its_id_or_words_of_its_name(path: Path) -> None:
    lines = (
        "/jump C7.2",
        "/rate",
        "/rate e5d 3 1",
        "/rate who decides 2 1 the minutes",
        "/rate plan 2 1",
        "/rate moon 1 1",
    )
    terminal, _ = typed(path, *lines)
    assert "   E1b  Plan and daily work" in terminal.said
    assert "E5d: 3, example." in terminal.shown
    assert "E8a: 2, example." in terminal.shown
    assert "Name one, by its id or words of it" in terminal.shown
    assert "This rubric has no moon." in terminal.shown


def test_options_are_listed_when_asked_for_unless_they_may_be_seen(path: Path) -> None:
    terminal, _ = typed(path, "/jump C5.3", "/jump C1.6")
    assert "   A number, 1 to 5: /options lists them." in terminal.said
    assert "Once a quarter" not in terminal.shown
    assert "   2  A budget was set" in terminal.said
    assert "   3  Once a quarter" in typed(path, "/jump C5.3", "/options")[0].said


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


@pytest.mark.parametrize(
    ("lines", "at"),
    [
        (("2",), "C1.2"),
        (("words", "more"), "C1.2"),
        (("/k", "/probes"), "C1.2"),
        (("words", "", "y"), "C1.5"),
        (("words", ""), "C1.5"),
        (("/jump C5.3", "2"), "C5.3"),
        (("words", "/quit"), "C1.5"),
    ],
)
def test_after_a_kill_it_goes_on_at_the_question_being_answered_as_on_the_screen(
    path: Path, lines: tuple[str, ...], at: str
) -> None:
    _, before = typed(path, *lines)
    with open_engagement(path, write=True) as workspace:
        assert begin_sitting(workspace, InterviewRequest("PLN", 45)).current == at
    terminal, answers = typed(path)
    (heading,) = (line for line in terminal.said if " of 1" in line)
    assert (heading.endswith(f" · {at}"), terminal.offered, answers) == (True, [""], before)


def test_commands_that_find_nothing_to_show_say_so(path: Path) -> None:
    terminal, _ = typed(path, "/closing", "/probes", "/probe 1", "/anchors", "/options")
    assert terminal.said.count("This question has no follow-up questions.") == 2
    assert "No levels go with this question." in terminal.said
    assert "There is nothing to choose from here." in terminal.said


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
    _, answers = typed(path, "/jump C2.2", "/k not for sure")
    assert (answers["C2.2"].value, answers["C2.2"].note) == (None, "nobody\nHe laughed.\nnot for sure")


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


def test_a_line_that_begins_like_the_note_never_stands_for_it_after_a_kill(path: Path) -> None:
    class Killed(TypedLines):
        """Ends while the last line is being typed."""

        def ask(self, label: str, default: str = "", on_change: Callable[[str], None] | None = None) -> str:
            line = super().ask(label, default, on_change)
            if not self.lines:
                raise LeaveError
            return line

    with interview(path) as held, pytest.raises(LeaveError):
        PlainInterview(held, Killed(["We met in May", "We"])).run()
    with interview(path) as held:
        at = held.agenda()[0]
        assert held.drafts()[at] == "We met in May\nWe"
        assert begin_sitting(held.workspace, InterviewRequest("PLN", 45)).note == "We met in May\nWe"
    terminal, answers = typed(path)
    assert (terminal.offered, answers[at].note) == (["We"], "We met in May")
    with interview(path) as held:
        held.draft(at, "We met in June\nWe did not")  # as the screen keeps it
    terminal, answers = typed(path)
    assert (terminal.offered, answers[at].note) == ([""], "We met in June\nWe did not")


def test_a_draft_that_cannot_be_saved_is_told_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, full = EngagementFile.save_draft, [True]

    def save_draft(self: EngagementFile, *what: str) -> None:
        if full[0]:
            raise CoachError("The disk is full", "Nothing more fits.", "Make room, then go on.")
        real(self, *what)

    class Typist(TypedLines):
        """Types letter by letter, until there is room again."""

        def ask(self, label: str, default: str = "", on_change: Callable[[str], None] | None = None) -> str:
            line = super().ask(label, default, on_change)
            if on_change is not None:
                for end in range(len(line)):
                    on_change(line[: end + 1])
            full[0] = False
            return line

    with interview(path):
        pass
    monkeypatch.setattr(EngagementFile, "save_draft", save_draft)
    terminal = Typist(["letter by letter", "and again", "/quit"])
    with interview(path) as held:
        PlainInterview(held, terminal).run()
    assert sum("The disk is full" in said for said in terminal.said) == 1


def test_the_end_says_what_is_missing(path: Path) -> None:
    terminal, _ = typed(path, "/jump C5.3", "3", "/wrap", "2", "", "4", "", "", "", "")
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
        known = set(PlainInterview(held, terminal).commands)
    for name in known - {"next", "help"}:
        assert f"/{name}" in terminal.shown
        assert f"`/{name}" in documented
    assert "Could I see" in terminal.shown
    assert "The plan comes up in a review" in terminal.shown


def test_settled_evidence_is_recorded(path: Path) -> None:
    typed(path, "/jump C5.3", "3", "/wrap", "2", "2", "agenda of 3 March", "4", "", "", "", "")
    with open_engagement(path) as workspace:
        (answer,) = [each for each in workspace.state.answers.values() if each.question == "C5.3"]
        assert answer.grade is Grade.SEEN


def test_a_timely_probe_has_a_mark_after_the_answer_and_its_reason_only_when_asked(path: Path) -> None:
    terminal, _ = typed(path, 'He says "we usually see to it"', "/probes", "/probe 3 Two of four.", "/probes", "more")
    says = "When was that?"
    assert f"   → {says}" in terminal.said
    assert f"   3  → {says}  (No name, date or number yet)" in terminal.said
    assert f"✓ {says}" in terminal.said
    assert f"   3  ✓ {says}  (No name, date or number yet)" in terminal.said
    assert " " * 8 + "Two of four." in terminal.said
    assert terminal.said.count(f"   → {says}") == 1  # once it was asked it is not brought up again
    assert "No name, date" not in terminal.shown.partition("3  →")[0]


def test_a_probe_is_unticked_and_a_number_that_is_none_lists_them(path: Path) -> None:
    terminal, _ = typed(path, "/probe 1", "/unprobe 1", "/probes", "/probe", "/probe 9", "/unprobe x")
    assert "Taken back." in terminal.said
    assert terminal.shown.count("Which one?") == 3
    assert "   1  When did the plan last come up in a meeting?" in terminal.said


def test_an_empty_question_that_was_left_has_its_probe_marked(path: Path) -> None:
    terminal, _ = typed(path, "/jump C2.4", "", "/jump C2.4")
    says = "Who might tell me something different?"
    first, again = [line for line in terminal.said if says in line]
    assert f"→ {says}" not in first
    assert f"→ {says}" in again


def test_captures_are_noted_filed_and_never_forgotten(path: Path) -> None:
    terminal, answers = typed(
        path, '/capture "paid for tons"', "/capture", "ring Ines", "/capture", " ", "/file",
        "nowhere", "c6.2", "d", "/file", "/capture One more", "/wrap", "5", "q", "5", "E2b", "5",
    )  # fmt: skip
    assert answers["C6.2"].note == '"paid for tons"'
    assert "Captured. 2 to file: /file, now or at the wrap-up." in terminal.said
    assert "nowhere is not in this engagement" in terminal.shown
    assert "Filed to question C6.2." in terminal.said
    assert "Discarded." in terminal.said
    assert "1 capture is not filed." in terminal.said
    assert "Filed to indicator E2b." in terminal.said
    assert terminal.said.count("Every capture is filed.") == 2


def test_a_capture_is_filed_by_words_of_a_question(path: Path) -> None:
    terminal, answers = typed(
        path, "/capture He wanted it cheap.", "/file", "looking for", "", "c4", "99", "looking for", "1",
    )  # fmt: skip
    assert answers["C4.3"].note == "He wanted it cheap."
    assert terminal.shown.count("   1  C4.3  ") == 2
    assert "   5  C4.5  " in terminal.shown
    assert "   6  " not in terminal.shown
    assert terminal.said.count("Filed to question C4.3.") == 1


def test_a_half_typed_capture_is_there_again(path: Path) -> None:
    with interview(path) as held:
        held.draft("capture", "On bonuses")
    terminal, _ = typed(path, "/capture", "On bonuses: tons")
    assert "A capture was being typed: /capture goes on with it." in terminal.said
    assert "On bonuses" in terminal.offered


def test_what_was_filed_to_a_person_is_asked_at_the_start(path: Path) -> None:
    with open_engagement(path, write=True) as workspace:
        add_person(workspace, Person("OPS", "middle", "Olga"))
        first = begin_interview(workspace, "OPS")
        file_capture(first, capture(first, "Who signs the plan?").after(Capture), Filed(FiledTo.PERSON, "PLN"))
    terminal, _ = typed(path)
    assert "To ask: Who signs the plan? (from OPS)" in terminal.said


def test_contradictions_are_said_once_and_gone_through(path: Path) -> None:
    terminal, _ = typed(
        path, "/contradictions", "/jump C5.4", "5", "/jump S4.5", '"We never look back."', "n", "more",
        "/contradictions", "", "/wrap", "6", "They keep a list.", "6",
    )  # fmt: skip
    assert terminal.said.count("   → Two answers do not go together: /contradictions") == 1
    assert " " * 8 + "“We never look back.”" in terminal.said
    assert "1 contradiction is open." in terminal.said
    assert "Noted." in terminal.said
    assert terminal.said.count("No answers contradict each other.") == 2


def test_a_contradiction_is_let_be(path: Path) -> None:
    terminal, _ = typed(path, "/jump C5.4", "5", "/jump S4.5", "n", "/contradictions", "l", "/contradictions")
    assert "Let be." in terminal.said
    assert "No answers contradict each other." in terminal.said


def test_time_is_cut_and_given_back(path: Path) -> None:
    terminal, _ = typed(path, "/pace", "/left 20", "/agenda", "/left undo", "/left undo", "/left soon", "/left -3")
    assert any(line.startswith("About on time; still decisive: ") for line in terminal.said)
    assert "10 minutes for questions, 10 for the wrap-up. /left undo puts the agenda back." in terminal.said
    (dropped,) = [line for line in terminal.said if line.startswith("Left out: ")]
    assert "numbers watched" in dropped
    assert "The earlier agenda is back." in terminal.said
    assert "Nothing was planned anew in this sitting." in terminal.said
    assert terminal.shown.count("How many minutes of the meeting are left?") == 2


def test_a_pause_begins_and_ends(path: Path) -> None:
    terminal, _ = typed(path, "/pause", "/pace", "/pause", "/pace")
    assert "Paused: the time does not count. /pause goes on." in terminal.said
    assert len([line for line in terminal.said if line.startswith("Paused; about on time")]) == 1
    assert "Going on." in terminal.said


@pytest.mark.parametrize(
    ("lines", "usable", "may_name"),
    [
        (("y", "y"), True, ("Tom",)),
        (("y", ""), True, ()),
        (("y", "n"), True, ()),
        (("y", "q"), True, ()),
        (("n",), False, ()),
        (("",), None, ()),
    ],
)
def test_a_quote_that_names_somebody_is_asked_about_when_it_is_released(
    path: Path, lines: tuple[str, ...], usable: bool | None, may_name: tuple[str, ...]
) -> None:
    with interview(path) as held:
        held.answer("C1.2", note="“Ask Tom, he shouts loudest.”")
    terminal, _ = typed(path, "/wrap", "3", *lines, "4")
    told = "It names Tom: shared pages leave it out." in terminal.said
    assert told is (lines[0] == "y")
    with open_engagement(path) as workspace:
        (quote,) = workspace.state.quotes.values()
        assert (quote.usable, quote.may_name) == (usable, may_name)


@pytest.mark.parametrize(
    ("lines", "usable"),
    [
        (("y", "n"), (True, True, True)),
        (("n",), (False, False, False)),
        (("3, 1",), (False, True, False)),
        (("1 4", "2 2", ""), (True, False, True)),
        ((",", "n"), (False, False, False)),
        (("", "y", "n", ""), (True, False, None)),
        (("q",), (None, None, None)),
    ],
)
def test_several_quotes_are_asked_about_at_once_and_then_the_names_in_them(
    path: Path, lines: tuple[str, ...], usable: tuple[bool | None, ...]
) -> None:
    with interview(path) as held:
        held.answer("C1.2", note="“We shout.” “Nobody plans.” “Ask Tom.”")
    terminal, _ = typed(path, "/wrap", "3", *lines, "4")
    assert "    3  “Ask Tom.”" in terminal.said
    assert ("It names Tom: shared pages leave it out." in terminal.said) is (usable[2] is True)
    assert ("y, n, or numbers from 1 to 3." in terminal.said) is (lines[0] in {"1 4", ","})
    with open_engagement(path) as workspace:
        assert tuple((each.usable, each.may_name) for each in workspace.state.quotes.values()) == tuple(
            (each, ()) for each in usable
        )


def test_a_released_quote_that_names_somebody_is_asked_about_again(path: Path) -> None:
    """Its speaker allowed it before the one it names was on the list."""
    with interview(path) as held:
        held.answer("C1.2", note="“Otto decides.”")
        held.allow_quote(held.records.quotes[0], usable=True)
        add_person(held.workspace, Person("CEO", "executive", "Otto"))
    terminal, _ = typed(path, "/wrap", "3", "y", "4")
    assert "1 quote names somebody and is held back." in terminal.said
    assert not any("May I use this" in line for line in terminal.said)
    with open_engagement(path) as workspace:
        (quote,) = workspace.state.quotes.values()
        assert quote.may_name == ("Otto",)


def test_what_is_said_back_is_chosen_ordered_and_written(path: Path) -> None:
    typed(path, "/jump C1.2", "“We steer by shouting.”", "/jump C5.3", "“Nobody asks.”", "/quit")
    terminal, answers = typed(path, "/points", "2", "No plan, then.", "9", "", "Not shouting: ringing.", "/quit")
    assert "There are 2." in terminal.said
    said_back = terminal.shown.rpartition("Let me say back")[2]
    assert said_back.index("“Nobody asks.”") < said_back.index("No plan, then.")
    assert "by shouting" not in said_back
    assert answers["restate"].note == "Not shouting: ringing."


def test_talk_that_goes_on_while_rating_is_asked_for_goes_into_the_note(path: Path) -> None:
    words = ("He shrugs and goes on.", "Nobody wrote it down.")
    terminal, answers = typed(path, "/jump C1.2", "/rate", words[0], "/rate", "2", words[1], "/rate", "/jump C5.3", "2")
    assert answers["C1.2"].note == "\n".join(words)
    assert answers["C5.3"].value == "if raised"
    assert "Saved. Its evidence is still open." in terminal.said
    assert "A whole number from 0 to 4, k, x or q." not in terminal.said


def test_talk_at_the_wrap_up_is_captured_and_a_jump_leads_to_its_question(path: Path) -> None:
    words = "In the way, mostly, and he would like to be asked once before."
    terminal, answers = typed(path, "/wrap", words, "/jump C5.3", "2")
    assert answers["C5.3"].value == "if raised"
    assert "Captured. 1 to file: /file, now or at the wrap-up." in terminal.said
    with interview(path) as held:
        assert [each.text for each in held.captures()] == [words]
