"""What answers pass on by themselves."""

import pytest

from coachtui.assess.derived import derived_ratings
from coachtui.model.answers import Absence, Answer, Grade, Rating, Session, SessionKind, Value
from coachtui.model.question_parts import Option
from coachtui.model.script import Closing, Opening, Question, QuestionType, Script, Section
from coachtui.model.script_parts import Booking

from .northfield import RUBRIC

SESSION = Session("S1", "PLN", SessionKind.INTERVIEW)


def question(
    question_id: str,
    kind: QuestionType,
    *feeds: str,
    options: tuple[str, ...] = (),
    levels: dict[str, dict[str, int]] | None = None,
) -> Question:
    own = tuple(Option(each, each) for each in options)
    return Question(question_id, kind, 2, feeds, {"middle": "?"}, 3, own, levels or {})


QUESTIONS = (
    question("C1.2", QuestionType.SCALE, "E1b", "E1a"),
    question("C3.4", QuestionType.FREQUENCY, "E6b"),
    question(
        "C1.3",
        QuestionType.ORDERED,
        "E1c",
        options=("haggling", "last year", "goals", "gaps", "evidence"),
        levels={"E1c": {"haggling": 0, "gaps": 2}},
    ),
    question(
        "C1.6",
        QuestionType.MULTIPLE,
        "E1a",
        "E1b",
        options=("goal set", "chased", "none"),
        levels={"E1a": {"goal set": 1, "chased": 3, "none": 0}, "E1b": {"chased": 2}},
    ),
    question("C2.4", QuestionType.CATEGORY, "X1", "E5b", options=("one", "many"), levels={"E5b": {"one": 4}}),
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
        ("C1.3", "gaps", "E1c", 2),
        ("C2.4", "one", "E5b", 4),
    ],
)
def test_a_scale_passes_its_level_on_and_an_option_what_it_stands_for(
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
        answer("C1.3", "evidence"),
        answer("C2.4", "many"),
        answer("C3.4", 2),
        answer("C3.4", absence=Absence.DONT_KNOW),
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


def test_of_several_options_the_highest_level_counts_for_each_indicator() -> None:
    levels = {own.indicator: own.level for own in derived(answer("C1.6", ("goal set", "chased")))}
    assert levels == {"E1a": 3, "E1b": 2}
    assert {own.indicator: own.level for own in derived(answer("C1.6", ("none",)))} == {"E1a": 0}


def test_an_absence_goes_to_every_indicator_that_options_speak_of() -> None:
    absent = derived(answer("C1.6", absence=Absence.DONT_KNOW))
    assert {own.indicator: own.absence for own in absent} == dict.fromkeys(["E1a", "E1b"], Absence.DONT_KNOW)


def test_deriving_again_gives_the_same() -> None:
    answers = (answer("C1.2", 3), answer("C1.3", absence=Absence.PARKED))
    assert derived(*answers) == derived(*answers)
    assert len({own.id for own in derived(*answers)}) == 2
