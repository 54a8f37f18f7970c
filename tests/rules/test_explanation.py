"""Rules with their values filled in."""

import pytest

from coachtui.rules import explain, parse

NAMES: dict[str, object] = {"role": "analyst", "low": True, "vague": None, "number": 7}
ANSWERS = {
    "C1.6": ("results chased",),
    "C5.3": None,
    "C2.2": "O\x1bPS\nis " + "very " * 30,
    "T": ({"a": "b"},),
    "M": (),
}

UNKNOWN = "so the rule is not known, which counts as not true"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("'results chased' in answer('C1.6')", "answer('C1.6') is [results chased]; so the rule is true"),
        ("low and not low", "low is true; so the rule is false"),
        ("vague or role == 'x'", f"vague is not known; role is 'analyst'; {UNKNOWN}"),
        ("answer('C5.3') == 'never'", f"answer('C5.3') is not known; {UNKNOWN}"),
        ("number > 4", "number is 7; so the rule is true"),
        ("number", "number is 7; so the rule is true"),
        ("answer('T') == 1", "answer('T') is a list of 1; so the rule is false"),
        ("answer('M') == 1", "answer('M') is []; so the rule is false"),
        ("1 > 2", "so the rule is false"),
    ],
)
def test_a_rule_is_explained_by_what_it_looks_at(text: str, wanted: str) -> None:
    assert explain(parse(text), NAMES, {"answer": ANSWERS.get}) == wanted


def test_a_long_or_wild_answer_is_shown_on_one_line() -> None:
    said = explain(parse("answer('C2.2') == 'OPS'"), NAMES, {"answer": ANSWERS.get})

    assert said.startswith("answer('C2.2') is 'OPS is very")
    assert "\x1b" not in said
    assert "…" in said
    assert len(said) < 110
