"""Taking back and doing again: the laws, without limit, on answers, notes, absences and ratings."""

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.model.answers import Absence, EvidenceState, Grade
from coachtui.model.craft import InterludeKind
from coachtui.model.engagement import Engagement, State
from coachtui.model.people import Person
from coachtui.store.records import Change
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.engagement.evidence import mark_evidence
from coachtui.workflow.interview.history import History
from coachtui.workflow.interview.interviewing import Interview, begin_interview
from coachtui.workflow.interview.pacing import begin_interlude, replan
from coachtui.workflow.interview.probing import ask_probe
from coachtui.workflow.interview.rating import rate

Picture = tuple[dict[str, tuple[object, ...]], dict[str, object], set[str]]


@pytest.fixture
def interview(tmp_path: Path) -> Iterator[Interview]:
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme", "quick"), [Person("PLN", "middle", "Tom")])
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        yield begin_interview(workspace, "PLN")


@pytest.fixture
def history() -> History:
    return History()


def picture(interview: Interview) -> Picture:
    """What is recorded, an empty answer being none."""
    state = interview.workspace.state
    answers: dict[str, tuple[object, ...]] = {
        question: (answer.value, answer.note, answer.absence, answer.grade)
        for question, answer in interview.answers().items()
    }
    said = {question: parts for question, parts in answers.items() if parts != (None, "", None, None)}
    ratings: dict[str, object] = {key: replace(rating, at=None) for key, rating in state.ratings.items()}
    return said, ratings, {quote.text for quote in state.quotes.values()}


def change(interview: Interview, chance: random.Random) -> Change:
    question = chance.choice(["C1.2", "C5.3"])
    if chance.random() < 0.3:
        level = chance.choice([None, 1, 3])
        absence = Absence.DONT_KNOW if level is None else None
        return rate(interview, "E1b", level=level, absence=absence, question=question)
    value = chance.choice([None, 2] if question == "C1.2" else [None, "quarterly"])
    return interview.answer(
        question,
        value=value,
        note=chance.choice(["", 'with "words of hers"', "more"]),
        absence=None if value is not None else chance.choice([None, Absence.PARKED, Absence.DONT_KNOW]),
        grade=None if value is None else chance.choice([None, Grade.SEEN]),
    )


@pytest.mark.parametrize("seed", range(8))
def test_taking_all_back_and_doing_all_again_changes_nothing(interview: Interview, history: History, seed: int) -> None:
    chance = random.Random(seed)
    before = picture(interview)
    for _ in range(12):
        history.add(change(interview, chance))
    after = picture(interview)
    seen = [after]
    while history.undo(interview.workspace) is not None:
        seen.append(picture(interview))
    assert seen[-1] == before
    for expected in reversed(seen[:-1]):
        assert history.redo(interview.workspace) is not None
        assert picture(interview) == expected
    assert history.redo(interview.workspace) is None
    assert picture(interview) == after


def test_a_note_and_its_answer_are_taken_back_one_by_one(interview: Interview, history: History) -> None:
    history.add(interview.answer("C5.3", value="quarterly", note="words"), "C5.3")
    assert undone(interview, history) == {"value"}
    assert picture(interview)[0] == {"C5.3": (None, "words", None, None)}
    assert history.last is not None
    assert (history.last.of_note, history.last.about) == (True, "C5.3")
    assert undone(interview, history) == {"note"}
    assert history.undo(interview.workspace) is None


def test_a_new_change_forgets_what_could_be_done_again(interview: Interview, history: History) -> None:
    history.add(rate(interview, "E1b", level=2, question="C1.2"))
    assert "level" in undone(interview, history)
    assert picture(interview)[1] == {}
    history.add(interview.answer("C1.2", note="new"))
    assert history.redo(interview.workspace) is None


def test_what_changed_nothing_is_no_step(interview: Interview, history: History) -> None:
    history.add(interview.answer("C1.2"))
    rate(interview, "E1b", level=2)
    history.add(rate(interview, "E1b", level=2))
    assert history.last is None
    assert history.undo(interview.workspace) is None


def test_undoing_leaves_what_was_recorded_since_in_other_fields(interview: Interview, history: History) -> None:
    history.add(interview.answer("C5.3", value="quarterly"))
    history.add(replan(interview, 20).change)
    interview.answer("C5.3", value="quarterly", note='Typed since, with "words of hers".')
    interview.finish()
    while history.undo(interview.workspace):
        pass
    answer = interview.answer_to("C5.3")
    assert (answer.value, answer.note) == (None, 'Typed since, with "words of hers".')
    assert interview.session.ended is not None
    assert [quote.text for quote in interview.records.quotes] == ["words of hers"]


def test_a_quote_put_back_with_its_note_may_be_used_as_before(interview: Interview, history: History) -> None:
    interview.answer("C5.3", note='"Every month."')
    interview.allow_quote(interview.records.quotes[0], usable=True)
    history.add(interview.answer("C5.3", note=""))
    assert [*interview.records.quotes] == []
    history.undo(interview.workspace)
    (quote,) = interview.records.quotes
    assert quote.usable


def test_probes_promises_and_pauses_are_undone_like_answers(interview: Interview, history: History) -> None:
    before = interview.workspace.state
    mark_evidence(interview.workspace, interview.session_id, "ev1", EvidenceState.ASKED)
    asked = interview.workspace.state
    history.add(ask_probe(interview, "C1.2", "p1", "More."))
    history.add(mark_evidence(interview.workspace, interview.session_id, "ev1", EvidenceState.PROMISED, words="Friday"))
    history.add(begin_interlude(interview, InterludeKind.PAUSE))
    done = interview.workspace.state
    while history.undo(interview.workspace):
        pass
    assert timeless(interview.workspace.state) == timeless(asked)
    while history.redo(interview.workspace):
        pass
    assert timeless(interview.workspace.state) == timeless(done)
    assert before.evidence_notes == {}


def timeless(state: State) -> tuple[object, ...]:
    notes = [replace(each, at=None) for each in state.evidence_notes.values()]
    probes = [replace(each, at=None) for each in state.probes_asked.values()]
    return notes, probes, [*state.interludes.values()]


def undone(interview: Interview, history: History) -> frozenset[str]:
    step = history.undo(interview.workspace)
    assert step is not None
    return step.change.fields
