"""A script and a rubric of the full size in compact form: enough to plan, find and read questions."""

from collections.abc import Iterator
from fractions import Fraction

from coachtui.model.answers import Absence, Answer, Value
from coachtui.model.question_parts import Column, Option
from coachtui.model.rubric import (
    ActionRule,
    Arithmetic,
    Band,
    Behaviour,
    ComputedRule,
    ConfidenceRule,
    DisagreementRule,
    DontKnowRule,
    Element,
    Indicator,
    Rubric,
    Subject,
    Target,
)
from coachtui.model.script import Closing, Opening, Question, QuestionType, Script, Section
from coachtui.model.script_parts import Booking, Plan
from tests.standard_roles import STANDARD_ROLES, role_of

QUESTIONS = """
C1.1 XMO long 4 3 E1a,E1c,E1d,E2a
C1.2 XMFO scale 3 3 E1b
C1.3 XM ordered 3 2 E1c
C1.4 MFO table 5 2 E2a,E2b,E2c
C1.5 XMO yes-no 2 3 E1d,E4a
C1.6 MF multiple 2 3 E1a
C1.7 XMON multiple 2 2 E1a,E6a
C2.1 XMO table 5 3 E5a,E8c
C2.2 XMFON short 2 3 E5b
C2.3 XMFO scale 3 3 E5a
C2.4 MFO long 4 2 E5c
C2.5 MO ordered 2 2 E5d
C2.6 XMF number 2 1 E5d
C3.1 XMFO table 8 3 E3a,E3c
C3.2 XMN scale 3 3 E3b
C3.3 N table 6 3 E6a,E6c
C3.4 XMF frequency 2 3 E6b
C3.5 XMON yes-no 1 2 E3b
C3.6 MN ordered 2 2 E3d
C3.7 XMO short 2 2 E3c
C4.1 XMFO long 5 3 E8a,E8b,E7a
C4.2 XMO scale 3 3 E8a
C4.3 XM ordered 2 2 E8b
C4.4 MFON number 2 3 E8d
C4.5 MFO multiple 2 3 E7a,E7b,E4c
C4.6 XMF ordered 2 2 E7b
C4.7 FO long 3 2 E7c,E8d
C5.1 XMFO table 8 3 E8c
C5.2 XMO yes-no 2 3 E8e
C5.3 XM ordered 2 3 E1b
C5.4 MFO frequency 2 2 E8c
C5.5 MFO long 4 3 B8,B9,B10,B11
C5.6 XMF multiple 2 2 E8c
C6.1 XMFO yes-no 1 3 E5d
C6.2 XMFO short 3 2 E2b
C6.3 XMO category 1 3 X3
C6.4 XMF long 3 2 E2b,E5c
C6.5 MF frequency 1 1 E5d
C6.6 XM multiple 2 1 E7c
C7.1 XMFON scale 2 3 X5
C7.2 XMFON long 3 3 X4
C7.3 MFN number 1 2 X4
C7.4 XMFON short 2 2 X4
C7.5 XMO long 3 3 X6
C7.6 XO multiple 1 3 X8
C7.7 XMFO category 1 2 X7
S1.1 XO table 10 3 E4a
S1.2 XM multiple 2 3 E1a
S1.3 MFO short 2 2 E4a
S1.4 ON ordered 2 2 E4b
S1.5 MFO scale 2 3 E4c
S1.6 FO long 4 2 E4b,E7c
S2.1 XO table 8 3 E5b
S2.2 XMF short 3 3 E5a
S2.3 MFO yes-no 2 2 E5c
S2.4 XM category 2 2 E5b
S2.5 O number 1 2 E5d
S2.6 MF frequency 2 2 E5d
S3.1 XMO scale 3 3 E2a
S3.2 MON table 8 3 E3a,E3b,E3d
S3.3 XMFN short 2 3 E2c
S3.4 N number 2 2 E6c
S3.5 MN yes-no 1 2 E6a
S3.6 XM ordered 2 2 E6b,E7b
S4.1 XMO table 10 3 E8c,E8e
S4.2 XM long 4 3 E8c
S4.3 MFO frequency 2 3 B10
S4.4 XMF number 2 2 E8c
S4.5 MFO yes-no 1 3 E8d
S4.6 XM category 2 2 E8a,E8b
"""
"""Question, roles by their letters, type, minutes, salience, what it feeds."""

SPINES = {
    "executive": ("C4.1", "C5.1", "C1.1", "C7.5", "C7.1"),
    "middle": ("C4.1", "C5.5", "C7.2", "C5.1", "C7.1"),
    "frontline": ("C4.1", "C4.7", "C5.5", "C7.2", "C7.1"),
    "process owner": ("C4.1", "C1.1", "C5.5", "C5.1", "C7.1"),
    "analyst": ("C3.3", "C7.2", "C7.1"),
}
"""The questions of each role that are planned before all others."""

QUICK_45 = {
    "X": (
        45,
        "C4.1 C4.2 C5.1 C5.2 C5.3 C1.1 C1.2 C1.5 C2.2 C3.2 C3.4 C3.5 C6.1 C6.3 C7.1 C7.5 C7.6",
    ),
    "M": (
        45,
        "C4.1 C4.4 C4.5 C5.1 C5.3 C5.5 C1.5 C1.6 C2.2 C3.2 C3.4 C3.5 C6.1 C6.3 C7.1 C7.2 C7.5",
    ),
    "F": (
        45,
        "C4.1 C4.4 C4.5 C4.7 C5.5 C1.2 C1.6 C2.2 C2.3 C3.1 C3.4 C6.1 C6.2 C7.1 C7.2",
    ),
    "O": (
        45,
        "C4.1 C4.4 C4.5 C5.1 C5.5 C1.1 C1.2 C1.5 C2.2 C3.1 C6.1 C6.3 C7.1 C7.6",
    ),
    "N": (
        26,
        "C4.4 C1.7 C2.2 C3.2 C3.3 C3.5 C3.6 C7.1 C7.2 C7.3 C7.4",
    ),
}
"""What a quick interview of 45 minutes of questions asks, and how long it takes, by role letter."""

_INDICATORS = {
    "E1": "abcd",
    "E2": "abc",
    "E3": "abcd",
    "E4": "abc",
    "E5": "abcd",
    "E6": "abc",
    "E7": "abc",
    "E8": "abcde",
}
_TARGETS = {"E1": "T1", "E2": "T1", "E3": "T3", "E4": "T1", "E5": "T2", "E6": "T3", "E7": "T4", "E8": "T4"}

FREQUENCIES = tuple(
    Option(each, each.capitalize()) for each in ("never", "one in five", "half", "four in five", "always")
)


def question(
    question_id: str = "C1.2",
    kind: QuestionType = QuestionType.SCALE,
    *,
    roles: str = "XMFON",
    minutes: int = 3,
    salience: int = 3,
    feeds: tuple[str, ...] = ("E1b",),
    ask: str = "",
    options: tuple[str, ...] = (),
    columns: tuple[str, ...] = (),
    when: str | None = None,
) -> Question:
    """A question, the same words for every role."""
    return Question(
        id=question_id,
        type=kind,
        minutes=minutes,
        salience=salience,
        ask={role_of(code): ask or f"What about {question_id}?" for code in roles},
        feeds=feeds,
        options=tuple(Option(option, option.capitalize()) for option in options),
        columns=tuple(Column(column, column.capitalize()) for column in columns),
        when=when,
    )


def script_of(*questions: Question) -> Script:
    """A script of these questions, in sections by the part of their ids before the dot."""
    sections: dict[str, list[Question]] = {}
    for each in questions:
        sections.setdefault(each.id.partition(".")[0], []).append(each)
    order = ["C4", "C5", "S4", "C1", "S1", "C2", "S2", "C3", "S3", "C6", "C7"]
    full = tuple(sorted(sections, key=lambda section: order.index(section) if section in order else len(order)))
    quick = tuple(section for section in full if section.startswith("C"))
    return Script(
        id="script",
        title="Script",
        version=1,
        names={"core_process": "the work from order to shipment", "organisation": "the company"},
        opening=Opening("", "", "", ""),
        closing=Closing("", "", ""),
        booking=Booking(opening=5, closing=10, supplied_table=2),
        plans={
            "quick": Plan("Quick", quick, {}),
            "full": Plan("Full", full, {"S2.1": "C2.1", "S3.2": "C3.1", "S4.1": "C5.1"}),
        },
        roles=STANDARD_ROLES,
        spines=SPINES,
        probes={},
        evidence={},
        evasions={},
        frequencies=FREQUENCIES,
        sections=tuple(Section(section, f"Title of {section}", tuple(own)) for section, own in sections.items()),
    )


def _questions() -> Iterator[Question]:
    for line in QUESTIONS.strip().split("\n"):
        question_id, *kind, minutes, salience, feeds = line.split()
        yield question(
            question_id,
            QuestionType(kind[1]),
            roles=kind[0],
            minutes=int(minutes),
            salience=int(salience),
            feeds=tuple(feeds.split(",")),
        )


BANK = script_of(*_questions())


def _elements() -> Iterator[Element]:
    anchors = ("none at all", "a little", "some", "a lot", "everything")
    for element, letters in _INDICATORS.items():
        indicators = tuple(
            Indicator(f"{element}{letter}", f"Name of {element}{letter}", Subject.BASE, anchors) for letter in letters
        )
        yield Element(element, f"Name of {element}", _TARGETS[element], indicators)


RUBRIC = Rubric(
    id="rubric",
    title="Rubric",
    version=1,
    arithmetic=Arithmetic(
        caps=(1, 2, 3, 4),
        self_assessment_grade=1,
        bands=(Band("all", tuple(STANDARD_ROLES), Fraction(1)),),
        computed=ComputedRule((), 3, Fraction(1)),
        dont_know=DontKnowRule((), Fraction(1, 3), 3, 1),
        disagreement=DisagreementRule(3, Fraction(4, 5), Fraction(3, 2)),
        anonymity=3,
        confidence=ConfidenceRule((Fraction(1),) * 4, 1, Fraction(1), Fraction(1), Fraction(1), Fraction(1)),
        actions=ActionRule(Fraction(3, 4), Fraction(5, 2), Fraction(3)),
    ),
    targets=tuple(Target(f"T{number}", f"Name of T{number}") for number in range(1, 5)),
    elements=tuple(_elements()),
    patterns=(),
    behaviours=tuple(Behaviour(f"B{number}", "", "") for number in range(1, 16)),
    behaviours_target="T4",
)


def answered(question_id: str, value: Value | None = None, *, note: str = "", absence: Absence | None = None) -> Answer:
    """An answer of the one session there is."""
    return Answer("S", "P", question_id, value, note, absence)
