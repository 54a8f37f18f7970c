"""Plain values become dataclasses by what their annotations say, and nothing is taken for another kind of value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Annotated, Any

import pytest

from coachtui.files.validating import validated
from coachtui.model.answers import Grade
from coachtui.model.script import QuestionType, Wordings
from coachtui.model.shapes import Id, Level, Limits, Means, Positive, Share


@dataclass(frozen=True, slots=True)
class Part:
    """A part."""

    id: Annotated[Id, Means("Its id.")] = "none"
    attempt: Annotated[str, Means("What to try.", key="try")] = ""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole."""

    level: Annotated[Level, Means("A level.")] = 0
    number: Annotated[float | None, Means("A number.")] = None
    share: Annotated[Share, Means("A share.")] = Fraction(0)
    weight: Annotated[Positive, Means("A weight.")] = Fraction(1)
    sure: Annotated[bool, Means("Yes or no.")] = False
    day: Annotated[date | None, Means("A day.")] = None
    grade: Annotated[Grade | None, Means("A grade.")] = None
    kind: Annotated[QuestionType | None, Means("A kind.")] = None
    pair: Annotated[tuple[int, int], Means("Two numbers.")] = (0, 0)
    parts: Annotated[tuple[Part, ...], Limits(max_length=2), Means("Parts.")] = ()
    said: Annotated[Mapping[QuestionType, str], Means("By kind.")] = field(default_factory=dict)
    asked: Annotated[Wordings, Limits(min_length=1), Means("By role, or one text.")] = "Hello"
    part: Annotated[Part, Means("A part.")] = field(default_factory=Part)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({}, Whole()),
        ({"level": 4, "sure": True}, Whole(level=4, sure=True)),
        ({"number": 3}, Whole(number=3.0)),
        ({"number": None}, Whole()),
        ({"share": 0.1}, Whole(share=Fraction(1, 10))),
        ({"share": "1/3"}, Whole(share=Fraction(1, 3))),
        ({"share": 1, "weight": 2}, Whole(share=Fraction(1), weight=Fraction(2))),
        ({"day": "2026-03-02"}, Whole(day=date(2026, 3, 2))),
        ({"grade": 2}, Whole(grade=Grade.SEEN)),
        ({"kind": "yes-no"}, Whole(kind=QuestionType.YES_NO)),
        ({"pair": [1, 2]}, Whole(pair=(1, 2))),
        ({"parts": [{"id": "a"}, {"try": "again"}]}, Whole(parts=(Part("a"), Part(attempt="again")))),
        ({"said": {"scale": "Hello"}}, Whole(said={QuestionType.SCALE: "Hello"})),
        ({"asked": {"middle": "Hello"}}, Whole(asked={"middle": "Hello"})),
        ({"asked": "Well?"}, Whole(asked="Well?")),
        ({"part": None}, Whole()),
        ({"part": {"id": "b"}}, Whole(part=Part("b"))),
    ],
)
def test_what_fits_becomes_the_dataclass(given: dict[str, Any], wanted: Whole) -> None:
    assert validated(Whole, given) == wanted


@pytest.mark.parametrize(
    ("given", "where", "kind"),
    [
        ([], (), "dataclass_type"),
        ({"other": 1}, ("other",), "unexpected_keyword_argument"),
        ({"level": 5}, ("level",), "less_than_equal"),
        ({"level": "3"}, ("level",), "int_type"),
        ({"level": True}, ("level",), "int_type"),
        ({"level": 2.0}, ("level",), "int_type"),
        ({"level": None}, ("level",), "int_type"),
        ({"number": "1"}, ("number",), "float_type"),
        ({"share": 1.01}, ("share",), "less_than_equal"),
        ({"share": -0.1}, ("share",), "greater_than_equal"),
        ({"share": "1/0"}, ("share",), "no_fraction"),
        ({"share": True}, ("share",), "no_fraction"),
        ({"weight": 0}, ("weight",), "greater_than"),
        ({"sure": "yes"}, ("sure",), "bool_type"),
        ({"day": "20260302"}, ("day",), "no_date"),
        ({"day": "2026-02-30"}, ("day",), "no_date"),
        ({"day": 2026}, ("day",), "string_type"),
        ({"grade": 4}, ("grade",), "less_than_equal"),
        ({"grade": True}, ("grade",), "int_type"),
        ({"kind": "boss"}, ("kind",), "enum"),
        ({"pair": [1]}, ("pair",), "too_short"),
        ({"pair": [1, 2, 3]}, ("pair",), "too_long"),
        ({"pair": "12"}, ("pair",), "list_type"),
        ({"parts": [{}, {}, {}]}, ("parts",), "too_long"),
        ({"parts": [{"attempt": "again"}]}, ("parts", 0, "attempt"), "unexpected_keyword_argument"),
        ({"parts": [{"id": " a"}]}, ("parts", 0, "id"), "string_pattern_mismatch"),
        ({"parts": [{"id": ""}]}, ("parts", 0, "id"), "string_too_short"),
        ({"parts": [None]}, ("parts", 0), "dataclass_type"),
        ({"said": {"boss": "Hello"}}, ("said", "boss", "[key]"), "enum"),
        ({"said": []}, ("said",), "dict_type"),
        ({"asked": {}}, ("asked",), "too_short"),
        ({"asked": {"middle": " "}}, ("asked", "middle"), "string_pattern_mismatch"),
        ({"asked": " "}, ("asked",), "string_pattern_mismatch"),
        ({"asked": 7}, ("asked",), "dict_type"),
    ],
)
def test_what_does_not_fit_is_an_error_at_its_path(given: object, where: tuple[str | int, ...], kind: str) -> None:
    found = validated(Whole, given)
    assert isinstance(found, list)
    assert [(error["loc"], error["type"]) for error in found] == [(where, kind)]


def test_every_error_is_found_at_once() -> None:
    found = validated(Whole, {"level": 9, "parts": [{"id": 1}, 2], "more": 1})
    assert isinstance(found, list)
    assert [error["loc"] for error in found] == [("level",), ("parts", 0, "id"), ("parts", 1), ("more",)]
