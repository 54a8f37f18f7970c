"""How far each interview has come: nobody is heard who said nothing."""

from dataclasses import replace

import pytest

from coachtui.model.answers import Absence, Answer, Rating, Session, SessionKind
from coachtui.model.engagement import State
from coachtui.model.interview_stage import InterviewStage, interview_stages, people_interviewed
from coachtui.model.people import Person

SESSION = Session(
    "s1", "CEO", SessionKind.INTERVIEW, "Ann", started="2026-03-02T09:00:00Z", ended="2026-03-02T10:00:00Z"
)
HELD = State(people={"CEO": Person("CEO", "executive")}, sessions={"s1": SESSION})


@pytest.mark.parametrize(
    ("answer", "heard"),
    [
        (None, False),
        (Answer("s1", "CEO", "C1.1"), False),
        (Answer("s1", "CEO", "C1.1", note="  "), False),
        (Answer("s1", "CEO", "C1.1", absence=Absence.SKIPPED), False),
        (Answer("s1", "CEO", "C1.1", absence=Absence.PARKED, value=3), False),
        (Answer("s1", "CEO", "C1.1", absence=Absence.PARKED, note="words"), True),
        (Answer("s1", "CEO", "C1.1", absence=Absence.DONT_KNOW), True),
        (Answer("s1", "CEO", "C1.1", value=0), True),
        (Answer("s1", "CEO", "C1.1", note="words"), True),
    ],
)
def test_somebody_is_heard_once_something_was_said(answer: Answer | None, heard: bool) -> None:
    state = HELD if answer is None else replace(HELD, answers={("s1", "C1.1"): answer})
    assert bool(people_interviewed(state)) is heard


def test_a_rating_alone_is_something_said() -> None:
    begun = replace(HELD, sessions={"s1": replace(SESSION, ended=None)})
    assert interview_stages(begun)["CEO"] is InterviewStage.BEGUN
    assert people_interviewed(begun) == ()
    assert people_interviewed(replace(HELD, ratings={"r": Rating("r", "s1", "CEO", "E1a", level=2)}))
