"""Taking back and doing again: the laws, without limit, on answers, notes, absences and ratings."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.model.answers import Absence, Grade
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.roles import Role
from coachtui.workflow.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.interviewing import begin_interview
from coachtui.workflow.undoing import History, Rated, Settled, Words

Picture = tuple[dict[str, tuple[object, ...]], dict[str, object], set[str]]


@pytest.fixture
def history(tmp_path: Path) -> Iterator[History]:
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme", "quick"), [Person("PLN", Role.MIDDLE, "Tom")])
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        yield History(begin_interview(workspace, "PLN"))


def picture(history: History) -> Picture:
    """What is recorded, an empty answer being none."""
    state = history.interview.workspace.state
    answers: dict[str, tuple[object, ...]] = {
        question: (answer.value, answer.note, answer.absence, answer.grade)
        for question, answer in history.interview.answers().items()
    }
    said = {question: parts for question, parts in answers.items() if parts != (None, "", None, None)}
    ratings: dict[str, object] = {key: replace(rating, at=None) for key, rating in state.ratings.items()}
    return said, ratings, {quote.text for quote in state.quotes.values()}


def change(history: History, chance: random.Random) -> None:
    question = chance.choice(["C1.2", "C5.3"])
    if chance.random() < 0.3:
        level = chance.choice([None, 1, 3])
        absence = Absence.DONT_KNOW if level is None else None
        history.rate("E1b", level=level, absence=absence, question=question)
        return
    value = chance.choice([None, 2] if question == "C1.2" else [None, "quarterly"])
    history.answer(
        question,
        value=value,
        note=chance.choice(["", 'with "words"', "more"]),
        absence=None if value is not None else chance.choice([None, Absence.PARKED, Absence.DONT_KNOW]),
        grade=None if value is None else chance.choice([None, Grade.SEEN]),
    )


@pytest.mark.parametrize("seed", range(8))
def test_taking_all_back_and_doing_all_again_changes_nothing(history: History, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - repeatable, not secret
    before = picture(history)
    for _ in range(12):
        change(history, chance)
    after = picture(history)
    seen = [after]
    while history.undo() is not None:
        seen.append(picture(history))
    assert seen[-1] == before
    for expected in reversed(seen[:-1]):
        assert history.redo() is not None
        assert picture(history) == expected
    assert history.redo() is None
    assert picture(history) == after


def test_a_note_and_its_answer_are_taken_back_one_by_one(history: History) -> None:
    history.answer("C5.3", value="quarterly", note="words")
    assert isinstance(history.undo(), Settled)
    assert picture(history)[0] == {"C5.3": (None, "words", None, None)}
    assert isinstance(history.undo(), Words)
    assert history.undo() is None


def test_a_new_change_forgets_what_could_be_done_again(history: History) -> None:
    history.rate("E1b", level=2, question="C1.2")
    assert isinstance(history.undo(), Rated)
    assert picture(history)[1] == {}
    history.answer("C1.2", note="new")
    assert history.redo() is None


def test_what_is_not_to_be_remembered_is_no_step(history: History) -> None:
    history.answer("C1.2", note="quiet", remember=False)
    assert history.last is None
    assert history.undo() is None
