"""Scoring ten times as many ratings beside a tenth of them: whether the time grows in proportion."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from bench.timing import Action, Sides
from coachtui.assess.scoring import score
from coachtui.files.rubrics import read_rubric
from coachtui.files.shipped import find_rubric
from coachtui.model.answers import Absence, Grade, Rating, Session, SessionKind
from coachtui.model.people import Person
from coachtui.model.rubric import LEVELS, Rubric
from coachtui.workflow.engagement.pairs import STANDARD

MANY, FEW = 100_000, 10_000
RATINGS_PER_PERSON = 50
"""More than the shipped rubric has indicators, so that some are rated twice by one person and a choice is due."""

_GRADES = (None, *Grade)
_ROLES = ("executive", "middle", "frontline", "process owner", "analyst")


@contextmanager
def scoring(_pairs: int, _folder: Path) -> Iterator[Sides]:
    """100,000 ratings against 10,000, with the shipped rubric and people made up for it."""
    path = find_rubric(STANDARD)
    rubric = read_rubric(str(path), path.read_bytes())
    yield _scoring(rubric, MANY), _scoring(rubric, FEW)


def _scoring(rubric: Rubric, count: int) -> Action:
    codes = [f"P{number:04}" for number in range(-(-count // RATINGS_PER_PERSON))]
    people = {code: Person(code, _ROLES[number % len(_ROLES)]) for number, code in enumerate(codes)}
    sessions = {
        code: Session(code, code, SessionKind.INTERVIEW if number % 10 else SessionKind.SELF_ASSESSMENT)
        for number, code in enumerate(codes)
    }
    indicators = [indicator.id for indicator in rubric.indicators()]
    ratings = tuple(
        _rating(number, codes[number // RATINGS_PER_PERSON], indicators[number % RATINGS_PER_PERSON % len(indicators)])
        for number in range(count)
    )
    return partial(score, rubric, people, sessions, ratings, {})


def _rating(number: int, code: str, indicator: str) -> Rating:
    """One rating; every eleventh is a don't-know, and levels and grades run through all there are."""
    unknown = number % 11 == 0
    return Rating(
        id=f"{code}/{number}",
        session=code,
        person=code,
        indicator=indicator,
        level=None if unknown else LEVELS[number * 7 % 13 % len(LEVELS)],
        absence=Absence.DONT_KNOW if unknown else None,
        grade=None if unknown else _GRADES[number % 17 % len(_GRADES)],
        derived=number % 3 == 0,
        at=f"2026-03-02T09:{number % 60:02}:00+00:00",
    )
