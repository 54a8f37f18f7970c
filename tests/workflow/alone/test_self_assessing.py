"""Somebody alone: a private file gone on with on any day, what is recorded, and what it is worth."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.asking.replies import Reply
from coachtui.asking.visibility import visible_questions
from coachtui.model.answers import Absence, Grade, SessionKind
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.workflow.alone.self_assessing import OwnAssessment, begin_self_assessment, change_unit
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.engagement.private_files import ME, create_self_assessment, is_private
from coachtui.workflow.scores.assessing import assess
from tests.standard_roles import STANDARD_ROLES


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mine.coach"
    create_self_assessment(path, " the night\nshift ", "middle", Surroundings("Mara"))
    return path


@contextmanager
def alone(path: Path, minutes: int | None = None) -> Iterator[OwnAssessment]:
    with open_engagement(path, write=True, surroundings=Surroundings("Mara")) as workspace:
        yield begin_self_assessment(workspace, minutes)


def test_the_file_is_about_the_unit_and_nobody_else(path: Path) -> None:
    with alone(path) as own:
        assert own.workspace.engagement.organisation == "the night shift"
        assert own.person == Person(ME, "middle", unit="the night shift")
        assert (own.session.kind, own.session.plan, own.session.minutes) == (
            SessionKind.SELF_ASSESSMENT, "alone", 20,
        )  # fmt: skip
        assert is_private(own.workspace.state)
        assert own.opening[0] == "Nobody sees this unless you send it."
        assert any("in the night shift" in line for line in own.opening)
    assert path.stat().st_mode & 0o077 == 0


def test_another_role_plans_anew_what_is_open_and_keeps_what_is_answered(path: Path) -> None:
    with alone(path) as own:
        first, before = own.agenda()[0], own.session.agenda
        own.record_reply(first, Reply(chosen=("2",)))
        change_unit(own.workspace, "the night shift", "middle")
        assert begin_self_assessment(own.workspace).session.agenda == before
        change_unit(own.workspace, "the bakery", "frontline")
        changed = begin_self_assessment(own.workspace)
        assert (changed.person.role, changed.person.unit) == ("frontline", "the bakery")
        asked = [changed.question(each) for each in changed.session.agenda]
        assert changed.session.agenda != before
        assert all("frontline" in own.script.roles_asked(each, "alone") for each in asked if each.id != first)
        assert changed.answers().keys() == {first}


def test_it_goes_on_where_it_stopped_on_any_day(path: Path) -> None:
    with alone(path) as own:
        first, second = own.agenda()[:2]
        own.record_reply(first, Reply(chosen=("2",), said={"p46": "in May, Tom"}))
        own.draft_reply(second, Reply(remark="half a sen", chosen=("yes",)))
        whole = own.completion()
    with alone(path, minutes=40) as own:
        assert own.completion() == whole
        assert own.session.minutes == 20
        assert own.reply(first) == Reply(chosen=("2",), said={"p46": "in May, Tom"})
        assert own.reply(second) == Reply(remark="half a sen", chosen=("yes",))
        assert own.completion().words == f"1 of {whole.total} answered, about {whole.minutes} minutes to go"


def test_every_question_of_every_role_can_be_read_and_answered(tmp_path: Path) -> None:
    for role in STANDARD_ROLES:
        path = tmp_path / f"{role}.coach"
        create_self_assessment(path, "the night shift", role)
        with alone(path, minutes=600) as own:
            for question in own.agenda():
                asked = own.form_of(question)
                assert "{" not in " ".join((asked.ask, asked.example, *(choice.say for choice in asked.choices)))
                chosen = tuple(choice.id for choice in asked.choices[:1])
                rows = ({asked.columns[0].id: "x"},) if asked.columns else ()
                reply = Reply(chosen=chosen, text="" if chosen or rows else "7", rows=rows)
                if asked.closest:
                    reply = replace(reply, closest=int(asked.closest[0].id))
                own.record_reply(question, reply)
                assert own.reply(question) == reply
            assert own.progress().open == ()


def test_an_example_counts_for_more_than_words(path: Path) -> None:
    with alone(path) as own:
        own.record_reply("C1.2", Reply(chosen=("3",), said={"p46": "it happens all the time"}))
        assert own.answers()["C1.2"].grade is Grade.SAID
        own.record_reply("C1.2", Reply(chosen=("3",), said={"p46": "in May, with Tom"}))
        assert own.answers()["C1.2"].grade is Grade.EXAMPLE
        shown = assess(own.workspace).scorecard.indicators["E1b"]
        assert [shown.claimed, shown.supported] == [3, 2]


def test_the_event_that_comes_closest_is_a_rating_and_leaves_with_it(path: Path) -> None:
    with alone(path) as own:
        own.record_reply("C2.2", Reply(text="the driver", closest=3))
        (rating,) = own.workspace.state.ratings.values()
        assert (rating.indicator, rating.level, rating.grade, rating.question) == ("E5b", 3, Grade.SAID, "C2.2")
        own.record_reply("C2.2", Reply(text="the driver", closest=2, said={"p2": "Tom, mostly Priya"}))
        (rating,) = own.workspace.state.ratings.values()
        assert (rating.level, rating.grade) == (2, Grade.EXAMPLE)
        own.record_reply("C2.2", Reply(), Absence.DONT_KNOW)
        assert not own.workspace.state.ratings


def test_an_absence_keeps_the_words_and_later_keeps_the_choice(path: Path) -> None:
    with alone(path) as own:
        own.record_reply("C1.2", Reply(chosen=("3",), remark="ask Tom"), Absence.PARKED)
        assert own.reply("C1.2") == Reply(chosen=("3",), remark="ask Tom")
        assert own.progress().parked == ("C1.2",)
        own.record_reply("C1.2", Reply(chosen=("3",), remark="ask Tom"), Absence.DECLINED)
        assert own.reply("C1.2") == Reply(remark="ask Tom")
        assert assess(own.workspace).scorecard.indicators["E1b"].claimed is None


def test_a_number_that_cannot_be_read_is_said_so_and_never_lost(path: Path) -> None:
    with alone(path) as own:
        with pytest.raises(CoachError, match="no number"):
            own.record_reply("C7.3", Reply(text="lots"))
        own.record_reply("C7.3", Reply(text="lots"), Absence.DONT_KNOW)
        assert own.answers()["C7.3"].note == "lots"


def test_words_in_quotation_marks_become_quotes(path: Path) -> None:
    with alone(path) as own:
        own.record_reply("C1.2", Reply(chosen=("3",), said={"p46": 'Tom said "not my plan" in May'}))
        assert [quote.text for quote in own.workspace.state.quotes.values()] == ["not my plan"]


def test_a_blank_reply_records_nothing_until_it_takes_something_back(path: Path) -> None:
    with alone(path) as own:
        before = own.workspace.log.fingerprint()
        own.record_reply("C1.2", Reply())
        assert own.workspace.log.fingerprint() == before
        own.record_reply("C1.2", Reply(chosen=("1",)))
        own.record_reply("C1.2", Reply())
        assert "C1.2" in own.progress().open


def test_a_file_makes_an_answer_count_as_seen(path: Path, tmp_path: Path) -> None:
    proof = tmp_path / "plan.txt"
    proof.write_text("the plan")
    with alone(path) as own:
        own.record_reply("C1.2", Reply(chosen=("3",)))
        own.record_reply("C2.2", Reply(text="the driver", closest=4))
        own.attach_proof("C1.2", proof)
        own.attach_proof("C2.2", proof)
        card = assess(own.workspace).scorecard
        assert [card.indicators[each].supported for each in ("E1b", "E5b")] == [3, 3]
        own.record_reply("C1.2", Reply(chosen=("4",)))
        assert own.answers()["C1.2"].grade is Grade.SEEN


def test_more_questions_come_without_any_asked_before(path: Path) -> None:
    with alone(path) as own:
        first, minutes = own.agenda(), own.completion().minutes
        own.finish()
        assert own.add_questions(20) == len(own.agenda()) - len(first)
        assert set(first) < set(own.agenda())
        assert own.completion().minutes <= minutes + 20
        assert own.session.ended is None
        while own.add_questions(60):
            pass
        asked = visible_questions(own.script, own.person.role, own.session.plan, {})
        assert set(own.agenda()) == {question for question, seen in asked.items() if seen.shown}


@pytest.mark.parametrize("unit", ["", " \n"])
def test_a_unit_needs_a_name(tmp_path: Path, unit: str) -> None:
    with pytest.raises(CoachError, match="what you run"):
        create_self_assessment(tmp_path / "x.coach", unit, "analyst")


def test_somebody_elses_engagement_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme"), [Person("PLN", "middle")])
    with open_engagement(path, write=True) as workspace, pytest.raises(CoachError, match="other people"):
        begin_self_assessment(workspace)


@pytest.mark.parametrize(
    ("question", "reply", "asked"),
    [
        ("C5.2", Reply(), []),
        ("C5.2", Reply(chosen=("yes",)), ["p18"]),
        ("C5.2", Reply(chosen=("no",)), ["p62"]),
        ("C5.2", Reply(chosen=("no",), said={"p18": "in May, Tom"}), ["p18", "p62"]),
        ("C1.6", Reply(chosen=("none",)), ["p50"]),
        ("C1.6", Reply(chosen=("goal set",)), ["p1"]),
        ("C1.7", Reply(nothing=True), ["p44"]),
        ("C2.4", Reply(text="Nothing"), []),
        ("C2.4", Reply(text="The alarm on the cold room"), ["p1", "p20"]),
        ("C7.3", Reply(text="0"), []),
        ("C7.3", Reply(text="3"), ["p69"]),
    ],
)
def test_a_follow_up_that_goes_with_some_answers_is_asked_only_then(
    path: Path, question: str, reply: Reply, asked: list[str]
) -> None:
    """One with words in it stays, so that no word is recorded unseen."""
    with alone(path) as own:
        assert [each.probe for each in own.form_of(question).asked(reply)] == asked


@pytest.mark.parametrize(
    ("reply", "offered"),
    [
        (Reply(), {0, 1, 2, 3, 4}),
        (Reply(remark="It depends"), {0, 1, 2, 3, 4}),
        (Reply(chosen=("no",)), {0, 1, 2}),
        (Reply(chosen=("yes",)), {1, 2, 3, 4}),
        (Reply(chosen=("no",), closest=4), {0, 1, 2, 4}),
    ],
)
def test_no_event_is_offered_that_says_the_opposite_of_the_answer(path: Path, reply: Reply, offered: set[int]) -> None:
    """One that was chosen stays in sight."""
    with alone(path) as own:
        assert {each.value for each in own.form_of("C5.2").events(reply)} == offered
