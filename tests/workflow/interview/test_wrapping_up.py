"""The wrap-up: what is open, and the law that a settled level counts, whatever ratings there were."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.asking.progress import QuestionState
from coachtui.model.answers import Absence, Grade, Rating
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, create_engagement, open_engagement
from coachtui.workflow.interview.interviewing import Interview, begin_interview
from coachtui.workflow.interview.rating import counting_in, rate
from coachtui.workflow.interview.undoing import undo
from coachtui.workflow.interview.wrapping_up import (
    LevelOrAbsence,
    RatingLine,
    rating_lines,
    settle_grade,
    settle_level,
    wrap_up_of,
)

QUESTIONS = ("C1.1", "C1.2", "C5.3", None)
LEVELS = st.integers(0, 4)
TO = LEVELS | st.sampled_from([Absence.DONT_KNOW, Absence.NOT_APPLICABLE])
GRADES = st.none() | st.sampled_from(Grade)
C5_3 = ("never", "if raised", "quarterly", "monthly and quarterly", "daily boards too")
FUTURE = "2999-01-01T00:00:00.000000Z"


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("wrap") / "acme.coach"
    create_engagement(path, Engagement("Acme", "quick", "getting castings out"), [Person("PLN", "middle", "Tom")])
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as opened:
        yield opened


@pytest.fixture
def interview(workspace: Workspace) -> Interview:
    return begin_interview(workspace, "PLN", fresh=True)


Begin = Callable[[], Interview]


@pytest.fixture(scope="module")
def begin(workspace: Workspace) -> Begin:
    return lambda: begin_interview(workspace, "PLN", fresh=True)


def line(interview: Interview, indicator: str) -> RatingLine:
    return next(line for line in rating_lines(interview) if line.indicator == indicator)


Act = Callable[[Interview], object]


def rated(question: str | None, to: LevelOrAbsence, grade: Grade | None) -> Act:
    if isinstance(to, Absence):
        return lambda held: rate(held, "E1b", absence=to, question=question)
    return lambda held: rate(held, "E1b", level=to, grade=grade, question=question)


def answered(question: str, level: int, grade: Grade | None) -> Act:
    value = level if question == "C1.2" else C5_3[level]
    return lambda held: held.answer(question, value=value, grade=grade)


def from_elsewhere(level: int, grade: Grade | None) -> Act:
    """A rating that came in with a file, from a clock that runs ahead."""

    def put(held: Interview) -> None:
        rating = Rating(
            f"{held.session_id}/other", held.session_id, "PLN", "E1b", level, None, grade, "C1.2", at=FUTURE
        )
        held.workspace.log.record(rating, keep_time=True)

    return put


ACTS = st.lists(
    st.one_of(
        st.builds(rated, st.sampled_from(QUESTIONS), TO, GRADES),
        st.builds(answered, st.sampled_from(("C1.2", "C5.3")), LEVELS, GRADES),
        st.builds(from_elsewhere, LEVELS, GRADES),
    ),
    max_size=6,
)


def settled_at(interview: Interview) -> LevelOrAbsence | None:
    counts = counting_in(interview).get("E1b")
    return None if counts is None else counts.level if counts.absence is None else counts.absence


@given(acts=ACTS, to=TO, grade=GRADES)
def test_what_was_settled_counts_whatever_ratings_there_were(
    begin: Begin, acts: list[Act], to: LevelOrAbsence, grade: Grade | None
) -> None:
    interview = begin()
    for act in acts:
        act(interview)
    before = counting_in(interview).get("E1b")
    settle_level(interview, "E1b", to, grade)
    counts = counting_in(interview)["E1b"]
    assert settled_at(interview) == to
    kept = before.grade if grade is None and before is not None else grade
    assert counts.grade == (None if isinstance(to, Absence) else kept)
    if before is not None and not before.derived:
        assert counts.id == before.id


@given(acts=ACTS, to=TO, grade=st.sampled_from(Grade))
def test_evidence_goes_to_the_level_that_counts_and_leaves_it_counting(
    begin: Begin, acts: list[Act], to: LevelOrAbsence, grade: Grade
) -> None:
    interview = begin()
    for act in acts:
        act(interview)
    settle_level(interview, "E1b", to)
    settle_grade(interview, "E1b", grade)
    assert settled_at(interview) == to
    counts = counting_in(interview)["E1b"]
    assert counts.grade == (None if isinstance(to, Absence) else grade)


@given(acts=ACTS, to=TO, grade=GRADES, then=st.none() | st.sampled_from(Grade))
def test_taking_back_lets_count_what_counted(
    begin: Begin, acts: list[Act], to: LevelOrAbsence, grade: Grade | None, then: Grade | None
) -> None:
    interview = begin()
    for act in acts:
        act(interview)
    before = counting_in(interview).get("E1b")
    steps = [settle_level(interview, "E1b", to, grade)]
    if then is not None:
        steps.append(settle_grade(interview, "E1b", then))
    for step in reversed(steps):
        undo(interview.workspace, step)
    after = counting_in(interview).get("E1b")
    assert (after and replace(after, at=None)) == (before and replace(before, at=None))


def test_taking_back_keeps_the_order_of_answers_given_again(interview: Interview) -> None:
    interview.answer("C5.3", value="never", grade=Grade.EXAMPLE)
    interview.answer("C1.2", value=4, grade=Grade.EXAMPLE)
    interview.answer("C5.3", value="quarterly", grade=Grade.EXAMPLE)
    assert settled_at(interview) == 2
    undo(interview.workspace, settle_level(interview, "E1b", 3, Grade.SAID))
    assert settled_at(interview) == 2


def test_a_chosen_rating_is_revised_and_one_of_an_answer_gets_another_beside_it(interview: Interview) -> None:
    first = rate(interview, "E1b", level=3, grade=Grade.SEEN, question="C1.2", evidence="signed plan").after(Rating)
    settle_level(interview, "E1b", 1)
    assert counting_in(interview)["E1b"].id == first.id
    assert (counting_in(interview)["E1b"].grade, counting_in(interview)["E1b"].evidence) == (Grade.SEEN, "signed plan")
    interview.answer("C2.3", value=2, grade=Grade.EXAMPLE)
    settle_level(interview, "E5a", 4)
    counts = counting_in(interview)["E5a"]
    assert (counts.level, counts.grade, counts.derived, counts.question) == (4, Grade.EXAMPLE, False, None)
    assert interview.answers()["C2.3"].value == 2


def test_settling_at_what_is_so_already_writes_nothing(interview: Interview) -> None:
    rate(interview, "E1b", level=3, grade=Grade.SEEN, question="C1.2")
    before = interview.workspace.log.fingerprint()
    settle_level(interview, "E1b", 3)
    settle_grade(interview, "E1b", Grade.SEEN)
    settle_grade(interview, "E4a", Grade.SEEN)
    assert interview.workspace.log.fingerprint() == before


def test_unknown_indicators_are_refused(interview: Interview) -> None:
    with pytest.raises(CoachError):
        settle_level(interview, "E9z", 1)


def test_ratings_that_differ_are_shown_until_somebody_settles_them(interview: Interview) -> None:
    rate(interview, "E1b", level=0, grade=Grade.SAID, question="C1.2")
    interview.answer("C5.3", value="quarterly", grade=Grade.SAID)
    noted = line(interview, "E1b")
    assert {(rating.level, rating.question) for rating in noted.noted} == {(0, "C1.2"), (2, "C5.3")}
    assert noted.rating is not None
    assert noted.rating.question == "C1.2"
    assert noted.differs
    assert noted.open
    settle_level(interview, "E1b", 0)
    assert line(interview, "E1b").noted
    assert not line(interview, "E1b").open


def test_a_line_says_what_is_left_to_do(interview: Interview) -> None:
    interview.answer("C1.5", value="no", note='By department. "We hope the seams hold."')
    interview.answer("C3.4", value=1)
    interview.answer("C4.3", value="stated afterwards")
    interview.answer("C2.3", value=3, grade=Grade.SEEN)
    rate(interview, "E4a", absence=Absence.DONT_KNOW)
    lines = {line.indicator: line for line in rating_lines(interview)}
    assert [*lines] == ["E1d", "E4a", "E5a", "E6b", "E8b"]
    assert (lines["E1d"].unrated, lines["E1d"].words) == (True, "“We hope the seams hold.”")
    assert (lines["E6b"].unrated, lines["E6b"].words) == (True, "About one time in five")
    assert (lines["E8b"].unrated, lines["E8b"].ungraded) == (False, True)
    assert not lines["E5a"].open
    assert not lines["E4a"].open
    assert len(lines["E1d"].anchors) == 5


def test_the_sheet_lists_parked_then_unasked_questions(interview: Interview) -> None:
    interview.answer("C5.2", note="later", absence=Absence.PARKED)
    sheet = wrap_up_of(interview)
    assert (sheet.person, sheet.heading, sheet.session) == ("PLN", "Tom", interview.session_id)
    (first,) = sheet.parked
    assert (first.id, first.state, first.note) == ("C5.2", QuestionState.PARKED, "later")
    assert sheet.unasked
    assert {question.state for question in sheet.unasked} == {QuestionState.OPEN}


def test_words_without_the_answer_are_no_answer_yet(interview: Interview) -> None:
    def noted() -> list[str]:
        return [question.id for question in wrap_up_of(interview).noted]

    before = interview.progress()
    for question in ("C5.2", "C5.3", "C7.3", "C7.2", "C5.1", "C3.2", "C1.6"):
        interview.answer(question, note="Otto knows")
    progress = interview.progress()
    # A story, a table of which words were noted, and a scale that the rating below settles are no part of it.
    assert (noted(), progress.noted) == (
        ["C5.2", "C5.3", "C1.6", "C7.3"],
        ("C5.2", "C5.3", "C1.6", "C3.2", "C7.3"),
    )
    assert (progress.settled, progress.total) == (before.settled + 2, len(interview.agenda()))
    assert {"C3.2", "C5.3"}.isdisjoint(progress.open)
    interview.answer("C5.2", note="Otto knows", value="yes")
    interview.answer("C7.3", note="Otto knows", absence=Absence.DONT_KNOW)
    assert noted() == ["C5.3", "C1.6"]
    assert interview.state_of("C3.2") is QuestionState.NOTED
    rate(interview, "E3b", level=1)
    assert interview.state_of("C3.2") is QuestionState.ANSWERED
