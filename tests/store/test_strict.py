"""What a field of each type reads from JSON, and what it refuses."""

from dataclasses import dataclass, fields
from typing import Annotated, Any

import pytest

from coachtui.model.answers import Absence, Grade, Value
from coachtui.model.craft import Filed, FiledTo
from coachtui.model.engagement import State
from coachtui.model.shapes import Level, Limits
from coachtui.store.kinds import KIND_OF, KINDS, Record, Withdrawable
from coachtui.store.strict import Unreadable, code_in, field_reader, reader_of, record_reader

FILED = {"kind": "question", "id": "C1"}

READ: tuple[tuple[Any, Any, Any], ...] = (
    (str, "", ""),
    (str | None, None, None),
    (int, 7, 7),
    (Level, 4, 4),
    (Level | None, None, None),
    (Annotated[int, Limits(ge=2, le=3)], 2, 2),
    (float, 7, 7.0),
    (bool, True, True),
    (bool, None, False),
    (bool | None, None, None),
    (Absence, "don't know", Absence.DONT_KNOW),
    (Grade | None, 3, Grade.CONFIRMED),
    (tuple[str, ...], ["a", "b"], ("a", "b")),
    (Filed | None, FILED, Filed(FiledTo.QUESTION, "C1")),
    (tuple[Filed, ...], [FILED], (Filed(FiledTo.QUESTION, "C1"),)),
    (Value | None, [{"a": "b"}], ({"a": "b"},)),
    (Value | None, None, None),
    (Value | None, {"a": 0}, {"a": 0}),
)

REFUSED: tuple[tuple[Any, Any], ...] = (
    (str, None),
    (str, 1),
    (str | None, 1),
    (int, None),
    (int, -1),
    (int, True),
    (int, 1.0),
    (Level, 5),
    (Level, True),
    (Level | None, "1"),
    (Annotated[int, Limits(ge=2, le=3)], 1),
    (bool, "yes"),
    (bool | None, 0),
    (Absence, "perhaps"),
    (Absence, ["skipped"]),
    (Grade | None, 4),
    (Grade | None, True),
    (tuple[str, ...], None),
    (tuple[str, ...], "ab"),
    (tuple[str, ...], ["a", 1]),
    (Filed | None, "C1"),
    (Filed | None, {"kind": "question"}),
    (Filed | None, {"kind": "shelf", "id": "C1"}),
    (Value | None, True),
    (Value | None, ["a", 1]),
    (Value | None, float("nan")),
    (Value | None, [{"a": 1}]),
    (Value | None, {"a": -1}),
    (float, "1"),
    (float, True),
    (float, float("inf")),
    (float, 10**400),
)


@pytest.mark.parametrize(("hint", "value", "wanted"), READ)
def test_a_field_reads_what_its_type_promises(hint: object, value: object, wanted: object) -> None:
    got = reader_of(hint)(value)
    assert (got, type(got)) == (wanted, type(wanted))


@pytest.mark.parametrize(("hint", "value"), REFUSED)
def test_a_field_refuses_everything_else(hint: object, value: object) -> None:
    with pytest.raises(Unreadable):
        reader_of(hint)(value)


@pytest.mark.parametrize("column", ["", None, 1])
def test_a_column_with_a_code_is_never_empty(column: object) -> None:
    assert code_in("PLN") == "PLN"
    with pytest.raises(Unreadable):
        code_in(column)


def test_a_key_that_is_not_there_is_read_as_the_default() -> None:
    assert field_reader("name", str, "nobody")({}) == "nobody"
    assert field_reader("name", str | None)({}) is None
    with pytest.raises(Unreadable):
        field_reader("name", str)({})
    with pytest.raises(Unreadable):
        field_reader("name", str, "nobody")({"name": None})


def test_a_type_that_no_body_holds_is_refused_at_once() -> None:
    @dataclass(frozen=True, slots=True)
    class Odd:
        parts: set[str]

    with pytest.raises(TypeError, match="no body holds"):
        record_reader(Odd)


def test_every_kind_of_record_has_a_row_and_a_place_in_the_state() -> None:
    assert {kind.record for kind in KINDS} == set(KIND_OF) == {*Record.__args__}
    assert {kind.record for kind in KINDS if kind.can_be_withdrawn} == {*Withdrawable.__args__}
    assert {kind.state for kind in KINDS} == {each.name for each in fields(State)} - {"passed_over"}
    for kind in KINDS:
        kept = {*kind.columns.values(), *kind.in_body, *(("at",) if "at" in kind.hints else ())}
        assert kept == {*kind.hints}
        assert {*kind.key, *kind.repeated, *kind.nested, *kind.view_fields} <= {*kind.hints}
        assert all(hasattr(kind.record, name) for name in kind.words)
