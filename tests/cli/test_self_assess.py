"""A self-assessment line by line, driven by typed lines without a terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.answer_types import FormField
from coachtui.answer_types.choosing import numbered
from coachtui.asking.replies import Reply
from coachtui.cli import self_assess
from coachtui.cli.plain.choosing import choices_in
from coachtui.cli.plain.promising import ask_promise, ask_what_became
from coachtui.cli.plain.self_assessment import PlainSelfAssessment
from coachtui.cli.plain.start_questions import ask_start_questions
from coachtui.cli.plain.terminal import LeaveError
from coachtui.model.answers import Absence
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.promises import PromiseOutcome
from coachtui.model.question_parts import Option
from coachtui.workflow.alone.promised_line import latest_promise
from coachtui.workflow.alone.second_look import LOOK_AGAIN, begin_second_look
from coachtui.workflow.alone.self_assessing import OwnAssessment, begin_self_assessment, roles_alone
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.engagement.private_files import create_self_assessment, is_private
from tests.conftest import Run

from .typed import TypedLines


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mine.coach"
    create_self_assessment(path, "the night shift", "frontline")
    return path


@contextmanager
def own(path: Path) -> Iterator[OwnAssessment]:
    with open_engagement(path, write=True, surroundings=Surroundings("Mara")) as workspace:
        yield begin_self_assessment(workspace)


def typed(path: Path, *lines: str) -> TypedLines:
    """What was said when these lines were typed, before somebody left."""
    terminal = TypedLines(list(lines))
    with own(path) as assessment:
        try:
            terminal.said.append(f"(finished: {PlainSelfAssessment(assessment, terminal).run()})")
        except LeaveError:
            terminal.said.append("(left)")
    return terminal


def test_what_has_to_be_known_is_asked_until_it_makes_sense(tmp_path: Path) -> None:
    roles = roles_alone(tmp_path / "a.coach")
    terminal = TypedLines(["", "our warehouse", "z", "c", "soon", "0", "15"])
    wishes = ask_start_questions(terminal, None, 20, roles)
    assert (wishes.unit, wishes.role, wishes.minutes) == ("our warehouse", "frontline", 15)
    assert ask_start_questions(TypedLines(["us", "i prepare", ""]), None, 20, roles).minutes == 20
    assert ask_start_questions(TypedLines(["us", "a"]), 30, 20, roles).minutes == 30
    assert ask_start_questions(TypedLines(["us", "Process owner"]), 30, 20, roles).role == "process owner"
    assert ask_start_questions(TypedLines(["us"]), 30, 20, {}).role == ""


def test_the_opening_is_shown_once_and_no_number_stands_beside_a_choice(path: Path) -> None:
    terminal = typed(path, "a", "Tom, in May", "/quit")
    assert terminal.said[1] == "Nobody sees this unless you send it."
    first = terminal.said[terminal.said.index("0 of 15 answered, about 20 minutes to go") :]
    assert [line[:6] for line in first[2:7]] == [f"   {letter}  " for letter in "abcde"]
    assert "1 of 15 answered, about 19 minutes to go" in terminal.said
    assert "Nobody sees this" not in typed(path).shown


def test_what_one_runs_and_does_can_be_changed_at_any_question(path: Path) -> None:
    shown = typed(path, "a", "/me", "our bakery", "chief", "b", "/quit").shown
    assert "Changed." in shown
    with own(path) as assessment:
        assert (assessment.person.unit, assessment.person.role) == ("our bakery", "middle")
        assert "C1.2" in assessment.answers()


def test_what_one_does_there_is_as_before_by_enter(path: Path) -> None:
    shown = typed(path, "a", "", "we ship on time", "/me", "our bakery", "", "/me", "", "c", "/quit").shown
    assert "what you do there? (Enter for c)" in shown
    _, changed, same = shown.replace("Nothing is changed.", "Changed.").split("Changed.\n")
    assert "Nothing is changed." in shown
    asked = [part.splitlines()[1:3] for part in (changed, same)]
    assert asked[0] == asked[1]  # the question that was on screen, though there are words at it
    assert asked[0][0] == "1 of 15 answered, about 19 minutes to go"
    assert "what was done in our bakery" in asked[0][1]
    with own(path) as assessment:
        assert (assessment.person.unit, assessment.person.role) == ("our bakery", "frontline")


def test_an_answer_is_recorded_with_its_follow_up(path: Path) -> None:
    typed(path, "c", "Tom, in May")
    with own(path) as assessment:
        answer = assessment.answers()["C1.2"]
        assert answer.value == assessment.form_of("C1.2").choices[2].value
        assert answer.note == "When did the plan last come up in a meeting? Tom, in May"


def test_no_line_typed_is_lost(path: Path) -> None:
    terminal = typed(path, "it all depends on Priya", "b", "/later this one", "/bogus words", "")
    assert "Kept as a remark. Which of these comes closest? Type its letter." in terminal.said
    assert "Kept as a remark. Which of these fit? Type their letters." in terminal.said
    with own(path) as assessment:
        reply = assessment.reply("C1.2")
        assert reply.remark == "it all depends on Priya\nthis one"
        assert reply.chosen
        assert assessment.answers()["C1.2"].absence is Absence.PARKED
        assert assessment.reply("C1.6").remark == "/bogus words"


def test_words_are_words_in_every_list(path: Path) -> None:
    beginnings = ["we", "bad", "a b", "it"]
    typed(path, *beginnings, "b", "/quit")
    with own(path) as assessment:
        reply = assessment.reply("C1.2")
        assert reply.remark.splitlines() == ["we", "bad", "it"]  # letters alone are no words
        assert reply.chosen == (assessment.form_of("C1.2").choices[1].id,)
    offered = numbered(
        (Option("all", "We plan all"), Option("some", "We ask"), Option("few", "Few"), Option("no", "No"))
    )
    assert choices_in(offered, "b, D; a", several=True) == (offered[0], offered[1], offered[3])
    for words in ("bad", "w", "we", "we plan a", "ab", "we plan it all", "no way"):
        assert choices_in(offered, words, several=True) == (), words
    for words in ("We plan all", "we  plan all.", "A"):
        assert choices_in(offered, words, several=True) == (offered[0],), words


def test_what_was_being_typed_when_the_terminal_went_is_there_again(path: Path) -> None:
    typed(path, "c")
    with own(path) as assessment:
        assessment.draft_reply("C1.2", assessment.reply("C1.2"))
    terminal = TypedLines([])
    with own(path) as assessment, pytest.raises(LeaveError):
        PlainSelfAssessment(assessment, terminal).run()
    assert terminal.said[1] == "Going on where you stopped. /help says what you can type."
    assert (terminal.said[-1], terminal.offered) == ("Which of these (c)?", [""])


@pytest.mark.parametrize(
    ("command", "absence"),
    [
        ("/k", Absence.DONT_KNOW),
        ("/NA", Absence.NOT_APPLICABLE),
        ("/no", Absence.DECLINED),
        ("/later", Absence.PARKED),
    ],
)
def test_there_are_four_ways_not_to_answer(path: Path, command: str, absence: Absence) -> None:
    typed(path, f"{command} ask Tom")
    with own(path) as assessment:
        answer = assessment.answers()["C1.2"]
        assert (answer.absence, answer.note) == (absence, "ask Tom")


def test_one_can_go_back_and_change_an_answer(path: Path) -> None:
    terminal = typed(path, "/back", "a", "x", "/back", "b", "y")
    assert "This is the first question." in terminal.said
    assert terminal.offered[:6] == ["", "", "", "", "", "x"]
    assert "Which of these (a)?" in terminal.said
    with own(path) as assessment:
        assert assessment.reply("C1.2").said == {"p46": "y"}
        assert assessment.answers()["C1.2"].value == assessment.form_of("C1.2").choices[1].value


def everything(assessment: OwnAssessment) -> list[str]:
    """Lines that answer every question of the agenda with its first choice, or a few words."""
    lines: list[str] = []
    for question in assessment.agenda():
        asked = assessment.form_of(question)
        if asked.columns:
            lines += [*("something" for _ in asked.columns), ""]
            reply = Reply(rows=({column.id: "something" for column in asked.columns},))
        elif asked.choices:
            lines.append("a")
            reply = Reply(chosen=(asked.choices[0].id,))
        else:
            lines += ["7", ""] if asked.form_field is FormField.STORY else ["7"]
            reply = Reply(text="7")
        lines += ["Tom, in May"] * len(asked.asked(reply))
        lines += ["a"] if asked.closest else []
    return lines


def test_the_end_tells_the_result_and_offers_to_go_on(path: Path) -> None:
    with own(path) as assessment:
        lines = everything(assessment)
    terminal = typed(path, *lines, "", "")  # promises nothing
    assert "15 of 15 answered" not in terminal.said
    assert "(finished: True)" in terminal.said
    assert any(line.startswith("Another 20 minutes now?") for line in terminal.said)
    result = next(line for line in terminal.said if line.startswith("How things are run in the night shift"))
    for part in ("what you say", "Begin with one thing", "What is left"):
        assert part in result
    with own(path) as assessment:
        assert assessment.session.ended is not None
        assert assessment.progress().open == ()
    terminal = typed(path, "", "y")
    assert "(left)" in terminal.said
    with own(path) as assessment:
        assert len(assessment.agenda()) > 15


def test_what_was_left_open_is_offered_again_at_the_end(path: Path) -> None:
    with own(path) as assessment:
        count = len(assessment.agenda())
    terminal = typed(path, *["/later"] * count, "y", "a", *["/k"] * count, "")
    assert sum(line.startswith("Some questions are still open") for line in terminal.said) == 1
    with own(path) as assessment:
        assert assessment.progress().parked == ()


def test_a_number_is_asked_for_until_it_is_one(path: Path) -> None:
    with own(path) as assessment:
        assessment.add_questions(60)
        for question in assessment.agenda():
            if question != "C7.3":
                assessment.record_reply(question, assessment.reply(question), Absence.DONT_KNOW)
    terminal = typed(path, "lots", "7")
    assert any(line.startswith("That is no number") for line in terminal.said)
    assert terminal.offered[1] == ""  # nothing is added to what was refused
    with own(path) as assessment:
        assert assessment.answers()["C7.3"].value == 7


def test_a_file_proves_an_answer(path: Path, tmp_path: Path) -> None:
    proof = tmp_path / "the plan.txt"
    proof.write_text("plan")
    terminal = typed(path, "a", "/file", f"/file {proof}", "/quit")
    assert "Kept the plan.txt. Your answer here now counts as seen." in terminal.said


def test_without_a_terminal_it_says_so_and_makes_no_file(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    ran = run("self-assess")
    assert (ran.code, ran.out) == (2, "")
    assert not Path("my-assessment.coach").exists()
    assert run("self-assess", "--minutes", "0").code == 2
    monkeypatch.setattr(self_assess, "PromptTerminal", lambda: TypedLines(["our warehouse", "c", "", "a", "in May"]))
    ran = run("self-assess")
    assert "The same command goes on from here" in ran.out
    with open_engagement(Path("my-assessment.coach")) as workspace:
        assert is_private(workspace.state)
        assert len(workspace.state.answers) == 1
    assert run("score", "my-assessment.coach").code == 0


def test_somebody_elses_engagement_of_that_name_is_left_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("new", "my-assessment.coach", "--name", "Acme")
    run("people", "my-assessment.coach", "add", "PLN", "--role", "middle")
    for lines in (["our warehouse", "c", "20", "a"], ["b"]):
        monkeypatch.setattr(self_assess, "PromptTerminal", lambda lines=lines: TypedLines(lines))
        assert "my-assessment-2.coach" in run("self-assess").out
    ran = run("self-assess", "my-assessment.coach")
    assert "an engagement with other people in it" in ran.err
    assert not Path("my-assessment-3.coach").exists()


def test_the_result_is_shown_again_and_kept_as_a_page(run: Run, path: Path) -> None:
    typed(path, "a", "Tom, in May")
    assert "what you say" in run("self-assess", path, "--result").out
    assert run("self-assess", path, "-o", "result.md").out == "Wrote result.md.\n"
    page = Path("result.md").read_text(encoding="utf-8")
    assert page.startswith("# How things are run in the night shift\n")
    assert " | Planning and managing by process |\n" in page
    assert run("self-assess", path, "-o", "result.txt").code == 0
    assert Path("result.txt").read_text(encoding="utf-8") == run("self-assess", path, "--result").out


def test_a_private_file_at_a_glance_is_its_result(run: Run, path: Path) -> None:
    typed(path, "a", "Tom, in May")
    shown = run(path, "--plain").out
    assert shown.startswith(run("self-assess", path, "--result").out)
    assert shown.endswith(f"Go on with: coachtui self-assess {path}\n")
    assert "interview" not in shown


def test_a_result_of_nothing_says_so(run: Run, path: Path) -> None:
    assert "Nothing to tell yet" in run("self-assess", path, "--result").out


def test_an_engagement_has_no_result_of_its_own(run: Run, tmp_path: Path) -> None:
    create_engagement(tmp_path / "acme.coach", Engagement("Acme"), [Person("PLN", "middle")])
    assert "other people" in run("self-assess", "acme.coach", "--result").err


def test_a_line_is_promised_settled_and_the_question_asked_again(run: Run, path: Path, tmp_path: Path) -> None:
    with own(path) as assessment:
        assessment.record_reply("C4.3", Reply(chosen=("absent",), remark="on 14 October Tom"))
        assessment.finish()
        later, workspace = TypedLines(["What must it do?", "soon", "in two weeks", "Ann"]), assessment.workspace
        ask_promise(later, workspace)
        assert any("Say a day from today on" in line for line in later.said)
        assert "you say: “What must it do?” Ann listens." in " ".join(later.said)
        promise = latest_promise(workspace.state)
        assert promise is not None
        workspace.record(replace(promise, day="2026-01-02"))
        ask_what_became(TypedLines(["z", "c", "tomorrow", "Ann"]), workspace)
        assert [each.said for each in workspace.state.promises.values()] == [PromiseOutcome.MOVED, None]
        lines = TypedLines(["e", "", "", ""])
        assert PlainSelfAssessment(begin_second_look(workspace), lines).run()
        text = "\n".join(lines.said)
        assert LOOK_AGAIN in text
        assert "Then and now" in text
        assert "Another" not in text
    assert run("self-assess", path, "-o", str(tmp_path / "promise.ics")).code == 0
    assert "SUMMARY:Say: What must it do?" in (tmp_path / "promise.ics").read_text(encoding="utf-8")
