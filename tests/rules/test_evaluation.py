"""Evaluating rules: three-valued logic, and values that do not go together."""

from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.rules import RuleError, evaluate, holds, parse

NAMES: dict[str, object] = {
    "yes": True,
    "no": False,
    "unknown": None,
    "three": 3,
    "half": 0.5,
    "word": "middle",
    "several": ("a", "b"),
    "listed": ["a", "b"],
    "huge": 10**400,
}
FUNCTIONS: dict[str, Callable[..., object]] = {
    "answer": {"A": "goals", "B": None, "C": ("x", "y"), "D": 7}.get,
    "pair": lambda first, second: (first, second),
}


def value(text: str) -> object:
    return evaluate(parse(text), NAMES, FUNCTIONS)


KLEENE = {True: "yes", False: "no", None: "unknown"}


@pytest.mark.parametrize("left", KLEENE)
@pytest.mark.parametrize("right", KLEENE)
def test_and_or_and_not_follow_kleene(left: bool | None, right: bool | None) -> None:
    both = False if False in {left, right} else None if None in {left, right} else True
    either = True if True in {left, right} else None if None in {left, right} else False

    assert value(f"{KLEENE[left]} and {KLEENE[right]}") is both
    assert value(f"{KLEENE[left]} or {KLEENE[right]}") is either
    assert value(f"not {KLEENE[left]}") is (None if left is None else not left)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("three / 2 == 1.5", True),
        ("three / 5 >= 3/5", True),
        ("three / (three - 3) > 1", None),
        ("three / 0 > 1 or yes", True),
        ("unknown / 2 > 1", None),
        ("three > 2", True),
        ("1 < three < 3", False),
        ("1 < three <= 3", True),
        ("1 < unknown < 0", None),
        ("3 < three < unknown", False),
        ("unknown == None", None),
        ("unknown != 1", None),
        ("unknown > 1", None),
        ("unknown + 1 > 1", None),
        ("-unknown == 1", None),
        ("not unknown", None),
        ("unknown in ('a', 'b')", None),
        ("word in ('middle', 'frontline')", True),
        ("word in ['frontline']", False),
        ("word not in ['frontline']", True),
        ("'a' in several", True),
        ("'a' in listed", True),
        ("'c' in several", False),
        ("'c' not in unknown", None),
        ("'mid' in word", True),
        ("1 in word", None),
        ("1 in three", None),
        ("word == 'middle'", True),
        ("word == 3", False),
        ("word != 3", True),
        ("word > 3", None),
        ("word > 'a'", True),
        ("yes > 0", None),
        ("several == ['a', 'b']", True),
        ("several == listed", True),
        ("three * 2 - 1 == 5", True),
        ("half + half == 1", True),
        ("+three == 3", True),
        ("word * 3 == 'x'", None),
        ("several + several == 1", None),
        ("huge * half > 1", None),
        ("huge > 1", True),
        ("1000000000 * 1000000000 > 1", None),
        ("answer('A') == 'goals'", True),
        ("answer('B') == 'goals'", None),
        ("'x' in answer('C')", True),
        ("answer('D')", 7),
        ("answer('D') and yes", True),
        ("three", 3),
        ("listed", ("a", "b")),
        ("('a', 1)", ("a", 1)),
    ],
)
def test_a_rule_comes_to(text: str, wanted: object) -> None:
    assert value(text) == wanted
    assert type(value(text)) is type(wanted)


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("yes and nobody", 8, "'nobody' is not known here."),
        ("nothing('A')", 0, "'nothing' is not known here."),
        ("answer == 1", 0, "'answer' is not known here."),
        ("yes and pair('A')", 8, "pair('A') cannot be worked out"),
    ],
)
def test_what_does_not_exist_is_an_error(text: str, offset: int, message: str) -> None:
    with pytest.raises(RuleError) as caught:
        value(text)

    assert caught.value.message.startswith(message)
    assert caught.value.offset == offset


def test_only_true_holds() -> None:
    assert holds(parse("three > 2"), NAMES, FUNCTIONS)
    assert not holds(parse("three > 4"), NAMES, FUNCTIONS)
    assert not holds(parse("unknown > 4"), NAMES, FUNCTIONS)
    assert not holds(parse("not unknown"), NAMES, FUNCTIONS)


@given(
    st.recursive(
        st.sampled_from([*NAMES, "answer('A')", "answer('B')", "1", "'a'", "None", "True", "('a', 2)"]),
        lambda part: (
            st.tuples(part, st.sampled_from(["and", "or", "==", "!=", "<", "in", "not in", "+", "*", "-"]), part).map(
                lambda parts: f"({parts[0]} {parts[1]} {parts[2]})"
            )
            | part.map(lambda inner: f"(not {inner})")
            | part.map(lambda inner: f"(-{inner})")
        ),
        max_leaves=12,
    )
)
def test_a_rule_that_can_be_read_can_be_evaluated(text: str) -> None:
    with suppress(RuleError):
        rule = parse(text)
        assert holds(rule, NAMES, FUNCTIONS) in {True, False}
