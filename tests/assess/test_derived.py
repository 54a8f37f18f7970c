"""What answers pass on by themselves."""

import pytest

from coachtui.assess.derived import derived_ratings
from coachtui.model.answers import Absence, Answer, Grade, Rating, Session, SessionKind, Value
from coachtui.model.roles import Role
from coachtui.model.script import Booking, Closing, Opening, Option, Question, QuestionType, Script, Section

from .northfield import RUBRIC

SESSION = Session("S1", "PLN", SessionKind.INTERVIEW)


def question(question_id: str, kind: QuestionType, *feeds: str, options: tuple[str, ...] = ()) -> Question:
    return Question(question_id, kind, 2, 3, feeds, {Role.MIDDLE: "?"}, tuple(Option(each, each) for each in options))


QUESTIONS = (
    question("C1.2", QuestionType.SCALE, "E1b", "E1a"),
    question("C3.4", QuestionType.FREQUENCY, "E6b"),
    question("C1.3", QuestionType.ORDERED, "E1c", options=("haggling", "last year", "goals", "gaps", "evidence")),
    question("C6.3", QuestionType.CATEGORY, "E5d", options=("none", "remark")),
    question("C1.5", QuestionType.YES_NO, "E1d"),
    question("C4.4", QuestionType.NUMBER, "E8d"),
    question("C1.1", QuestionType.LONG, "E1a"),
    question("C7.1", QuestionType.SCALE, "X5", "E1a"),
    question("S4.3", QuestionType.FREQUENCY, "B10"),
    question("C9.9", QuestionType.SCALE),
)
SCRIPT = Script(
    id="script",
    title="Script",
    version=1,
    names={},
    opening=Opening("", "", "", ""),
    closing=Closing("", "", ""),
    booking=Booking(5, 10, 2),
    plans={},
    probes={},
    evidence={},
    evasions={},
    frequencies=tuple(Option(each, each) for each in ("never", "one in five", "half", "four in five", "always")),
    sections=(Section("C", "C", QUESTIONS),),
)


def derived(*answers: Answer) -> tuple[Rating, ...]:
    return derived_ratings(SCRIPT, RUBRIC, SESSION, answers)


def answer(question_id: str, value: Value | None = None, absence: Absence | None = None, note: str = "") -> Answer:
    return Answer("S1", "PLN", question_id, value, note, absence, Grade.EXAMPLE, "2026-03-02T09:00:00Z")


@pytest.mark.parametrize(
    ("question_id", "value", "indicator", "level"),
    [
        ("C1.2", 0, "E1b", 0),
        ("C1.2", 4, "E1b", 4),
        ("C3.4", 2, "E6b", 2),
        ("C3.4", "one in five", "E6b", 1),
        ("C1.3", "gaps", "E1c", 3),
    ],
)
def test_a_level_goes_to_the_first_indicator_a_question_feeds(
    question_id: str, value: Value, indicator: str, level: int
) -> None:
    assert derived(answer(question_id, value)) == (
        Rating(
            id=f"S1:{question_id}:{indicator}",
            session="S1",
            person="PLN",
            indicator=indicator,
            level=level,
            grade=Grade.EXAMPLE,
            question=question_id,
            derived=True,
            at="2026-03-02T09:00:00Z",
        ),
    )


@pytest.mark.parametrize(
    ("absence", "passed_on"),
    [
        (Absence.DONT_KNOW, Absence.DONT_KNOW),
        (Absence.NOT_APPLICABLE, Absence.NOT_APPLICABLE),
        (Absence.SKIPPED, Absence.SKIPPED),
        (Absence.DECLINED, Absence.SKIPPED),
        (Absence.PARKED, Absence.SKIPPED),
    ],
)
def test_an_absence_is_passed_on_without_a_grade(absence: Absence, passed_on: Absence) -> None:
    (own,) = derived(answer("C1.3", absence=absence))
    assert (own.absence, own.level, own.grade, own.derived) == (passed_on, None, None, True)


@pytest.mark.parametrize(
    "nothing",
    [
        answer("C6.3", "remark"),
        answer("C6.3", absence=Absence.DONT_KNOW),
        answer("C1.5", "yes"),
        answer("C4.4", 3),
        answer("C1.1", note="a long story"),
        answer("C7.1", 2),
        answer("S4.3", 2),
        answer("C9.9", 2),
        answer("C1.2", note="words, and no level yet"),
        answer("C1.2", 7),
        answer("C1.3", 2),
        answer("C1.3", "an option of an older script"),
        answer("Z1.1", 2),
        Answer("another session", "PLN", "C1.2", 2),
    ],
)
def test_nothing_else_passes_a_level_on(nothing: Answer) -> None:
    assert derived(nothing) == ()


def test_deriving_again_gives_the_same() -> None:
    answers = (answer("C1.2", 3), answer("C3.4", absence=Absence.PARKED))
    assert derived(*answers) == derived(*answers)
    assert len({own.id for own in derived(*answers)}) == 2
