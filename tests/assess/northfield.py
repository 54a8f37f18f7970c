"""Northfield Components, a made-up castings maker: a rubric of the full size and what six people said, compactly."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from coachtui.model.answers import Absence, Grade, Rating, Session, SessionKind
from coachtui.model.people import Person
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
    Pattern,
    Rubric,
    Subject,
    Target,
)

_ELEMENTS = """
E1 T1 b b b p
E2 T1 p b b
E3 T3 b b p b
E4 T1 p p p
E5 T2 b p b b
E6 T3 b b b
E7 T4 b b b
E8 T4 b b b b p
"""
"""Element, target, and for each indicator (a, b, c ...) whether it is about base or process."""

_RATINGS = """
    CEO OPS SAL PLN SUP ANL
E1a 3g2 3g1 3g0 2g1   K   -
E1b 3g0 1g1 2g0 0g0 0g0   -
E1c 2g2 1g1 1g0 1g1   -   -
E1d 1g0 0g0 0g0 0g0 0g0   -
E2a 1g1 1g0 0g0 1g1 0g0   -
E2b 2g0 1g0 1g1 0g0 1g1   -
E2c 2g1 1g1   K 1g1   K 1g1
E3a 3g0 2g0 1g0 1g1   - 1g1
E3b 3g0 2g0 1g0 1g0   - 0g0
E3c 2g0 1g0 1g0 1g0 0g0 0g0
E3d 2g0 1g1 1g1 1g1   - 0g0
E4a 0g0 1g0 0g0 0g0   K 0g0
E4b 1g0 1g2 0g0 1g1 1g1   -
E4c 0g0 0g0 0g0 0g0 0g0 0g0
E5a 3g0 2g1 2g0 1g1 1g1 0g0
E5b 3g0 2g0 2g0 1g1 1g0   -
E5c 2g0 1g1 1g1 0g0 1g1   -
E5d 2g0 2g1 1g0 1g1 0g0   -
E6a   K 2g0 1g0 1g1 1g1 1g2
E6b 2g0 1g1 1g0 1g1 0g0 1g2
E6c 3g0 1g1   - 1g0 1g1 1g2
E7a 1g0 1g1 0g0 1g1 0g0   -
E7b 0g0 1g1 0g0 1g1 0g0 0g0
E7c 0g0 0g0 0g0 1g1 1g1   -
E8a 3g0 1g1 2g1 1g1 1g1   -
E8b 1g0 1g0 0g0 0g0 0g0   -
E8c 2g2 2g1 1g1 1g1 1g1 1g1
E8d 2g0 1g1 1g1 0g0 1g1 0g0
E8e 0g0 0g0 0g0 0g0 0g0   -
"""
"""Level and grade per person; K for don't know, a dash for not asked."""

PEOPLE = {
    code: Person(code, role)
    for code, role in {
        "CEO": "executive",
        "OPS": "executive",
        "SAL": "executive",
        "PLN": "middle",
        "SUP": "frontline",
        "ANL": "analyst",
    }.items()
}

SESSIONS = {code: Session(code, code, SessionKind.INTERVIEW) for code in PEOPLE}

COMPUTED = {"E3a": 2, "E3b": 1, "E5b": 2}

ARITHMETIC = Arithmetic(
    caps=(1, 2, 3, 4),
    self_assessment_grade=1,
    bands=(
        Band("executives", ("executive",), Fraction(1)),
        Band("others", ("middle", "frontline", "process owner", "analyst"), Fraction(1)),
    ),
    computed=ComputedRule(("E3a", "E3b", "E5b"), 3, Fraction(1)),
    dont_know=DontKnowRule(("E2", "E3", "E5"), Fraction(1, 3), 3, 1),
    disagreement=DisagreementRule(3, Fraction(4, 5), Fraction(3, 2)),
    anonymity=3,
    confidence=ConfidenceRule(
        weights=(Fraction(1, 4), Fraction(1, 2), Fraction(4, 5), Fraction(1)),
        admission_level=1,
        admission_weight=Fraction(4, 5),
        flagged=Fraction(7, 10),
        high=Fraction(3, 5),
        medium=Fraction(35, 100),
    ),
    actions=ActionRule(Fraction(3, 4), Fraction(5, 2), Fraction(3)),
)


def _elements() -> Iterator[Element]:
    for line in _ELEMENTS.split("\n")[1:-1]:
        element, target, *subjects = line.split()
        yield Element(
            element,
            f"Name of {element}",
            target,
            tuple(
                indicator(f"{element}{letter}", Subject.BASE if subject == "b" else Subject.PROCESS)
                for letter, subject in zip("abcde", subjects, strict=False)
            ),
        )


def indicator(indicator_id: str, subject: Subject = Subject.BASE) -> Indicator:
    """An indicator with telling anchors."""
    anchors = ("none", "little", "some", "much", "all")
    return Indicator(indicator_id, f"Name of {indicator_id}", subject, anchors)


def rubric_of(*elements: Element, arithmetic: Arithmetic = ARITHMETIC) -> Rubric:
    """A rubric of these elements with the usual arithmetic and the four targets."""
    targets = tuple(Target(f"T{number}", f"Name of T{number}") for number in range(1, 5))
    return Rubric(
        "small", "Small", 1, arithmetic, targets, elements, (Pattern("X5", "Discontent"),), (Behaviour("B10", "", ""),)
    )


RUBRIC = rubric_of(*_elements())


def rating(
    indicator_id: str,
    person: str,
    said: str,
    *,
    session: str | None = None,
    derived: bool = False,
    at: str | None = None,
) -> Rating:
    """A rating from its short form: ``3g1``, ``3`` (grade still open), ``K``, ``n/a`` or ``skipped``."""
    absences = {"K": Absence.DONT_KNOW, "n/a": Absence.NOT_APPLICABLE, "skipped": Absence.SKIPPED}
    absence = absences.get(said)
    level, _, grade = ("", "", "") if absence else said.partition("g")
    return Rating(
        id=f"{person}/{indicator_id}/{said}/{at}",
        session=session or person,
        person=person,
        indicator=indicator_id,
        level=int(level) if level else None,
        absence=absence,
        grade=Grade(int(grade)) if grade else None,
        derived=derived,
        at=at,
    )


def ratings_of(table: str) -> list[Rating]:
    """Ratings from a table of short forms, one indicator per line under a line of people."""
    head, *lines = (line.split() for line in table.strip().split("\n"))
    return [
        rating(indicator_id, person, said)
        for indicator_id, *row in lines
        for person, said in zip(head, row, strict=True)
        if said != "-"
    ]


RATINGS = ratings_of(_RATINGS)


def people_of(**roles: str) -> Mapping[str, Person]:
    """People by code."""
    return {code: Person(code, role) for code, role in roles.items()}
