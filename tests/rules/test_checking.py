"""Checking rules before anybody is interviewed."""

import pytest

from coachtui.rules import PROBE, VISIBILITY, questions_read
from coachtui.rules.expression import parse

from .conftest import QUESTIONS, Check

NEVER = "The rule can never be true."
ALWAYS = "The rule is always true."


@pytest.mark.parametrize(
    "text",
    [
        "answer('O1') == 'never'",
        "answer('O1') in ('never', 'daily')",
        "answer('C1') != 'never' and chose('O1', 'daily')",
        "'never' in answer('M1') and 'if raised' in answer('M1')",
        "chose('M1', 'never') and chose('M1', 'quarterly')",
        "chose('F1', 'never') or chose('S2', 'daily')",
        "not chose('C1', 'never')",
        "answered('L1') or dont_know('L1')",
        "count('M1') == 3",
        "count('T1') > 20",
        "level('S1') >= 4",
        "level('S1') + level('F1') > 6",
        "answer('N1') == 2.5",
        "answer('N1') > answer('N1') - 1",
        "answer('Y1') == 'yes'",
        "answer('H1') == 'nobody'",
        "role == 'executive'",
        "role in ['executive', 'analyst']",
        "mode != 'quick'",
    ],
)
def test_sound_visibility_rules_have_no_faults(text: str, faults: Check) -> None:
    assert faults(text, VISIBILITY) == []


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("low", "S1"),
        ("high or low or dont_know", "F1"),
        ("vague", "T1"),
        ("empty", "M1"),
        ("yes or no", "Y1"),
        ("number < 1", "N1"),
        ("number > 50", "N1"),
        ("count > 2", "M1"),
        ("count > 0", "M1"),
        ("rows > 10", "T1"),
        ("names > 1", "H1"),
        ("chose('never')", "O1"),
        ("chose('if raised')", "M1"),
        ("missing('number')", "T1"),
        ("missing('cause') and not missing('effect')", "L1"),
        ("most('owner') > 3", "T1"),
    ],
)
def test_sound_probe_rules_have_no_faults(text: str, own: str, faults: Check) -> None:
    assert faults(text, PROBE, own) == []


@pytest.mark.parametrize(
    ("text", "offset", "message", "hint"),
    [
        ("answerd('O1')", 0, "There is no function 'answerd' in a visibility rule.", "Did you mean 'answered'?"),
        ("rol == 'middle'", 0, "There is no 'rol' in a visibility rule.", "Did you mean 'role'?"),
        ("answer == 'x'", 0, "'answer' is a function and needs its arguments.", "Write answer('question')."),
        ("role() == 'x'", 0, "'role' is no function.", "Write role without brackets."),
        ("chose('O1')", 0, "chose takes 2 arguments, not 1.", "Write chose('question', 'option')."),
        ("answered('O1', 'O1')", 0, "answered takes 1 argument, not 2.", "Write answered('question')."),
        ("answered(role)", 9, "answered needs a question id in quotation marks here.", "Write answered('question')."),
        ("answered('O2')", 9, "There is no question 'O2'.", "Known: L1, S1"),
        ("answer('O1') == 'nevr'", 16, "O1 has no 'nevr' to choose.", "Did you mean 'never'?"),
        ("'nevr' == answer('O1')", 0, "O1 has no 'nevr' to choose.", "Did you mean 'never'?"),
        ("answer('O1') in ('never', 'dayly')", 26, "O1 has no 'dayly' to choose.", "Did you mean 'daily'?"),
        ("'nevr' in answer('M1')", 0, "M1 has no 'nevr' to choose.", "Did you mean 'never'?"),
        ("chose('F1', 'sometimes')", 12, "F1 has no 'sometimes' to choose.", "Known: never"),
        ("answer('Y1') == 'maybe'", 16, "Y1 has no 'maybe' to choose.", "Known: yes, no."),
        (
            "answer('M1') == 'never'",
            0,
            "answer('M1') is a list of options, which cannot be compared like this.",
            "Write chose('M1', '...')",
        ),
        ("answer('F1') == 'never'", 16, "answer('F1') is a number, 'never' is text.", "Compare it with a number."),
        ("answer('N1') > 'x'", 15, "answer('N1') is a number, 'x' is text.", "Compare it with a number."),
        ("answered('N1') > 2", 17, "answered('N1') is true or false, 2 is a number.", "Compare it with true or false."),
        ("role == 'executive' or 'middle'", 23, "'middle' is neither true nor false by itself.", "Compare it"),
        ("answer('N1')", 0, "answer('N1') is neither true nor false by itself.", "Compare it"),
        ("answer('O1') == None", 16, "Comparing with None never comes true.", "Write answered"),
        ("role == 'analist'", 8, "The role has no 'analist' to choose.", "Did you mean 'analyst'?"),
        ("mode == 'fast'", 8, "The mode has no 'fast' to choose.", "Known: quick, full."),
        ("'x' in level('S1')", 7, "level('S1') is no list to look in.", "Write a list"),
        ("answer('H1') + 1 > 2", 0, "answer('H1') is no number.", "Add, subtract"),
    ],
)
def test_a_fault_is_named_at_its_place(text: str, offset: int, message: str, hint: str, faults: Check) -> None:
    found = faults(text, VISIBILITY)

    assert [(each[0], each[1]) for each in found] == [(offset, message)]
    assert found[0][2].startswith(hint)


@pytest.mark.parametrize(
    ("text", "own", "offset", "message"),
    [
        ("low", "L1", 0, "'low' (level 0 or 1) is never known for L1, a long question."),
        ("yes", "S1", 0, "'yes' (the answer is yes) is never known for S1, a scale question."),
        ("number > 1", "M1", 0, "'number' (the number answered) is never known for M1, a multiple question."),
        ("chose('dayly')", "O1", 6, "O1 has no 'dayly' to choose."),
        ("most('collector') > 3", "T1", 5, "T1 has no column 'collector'."),
        ("answer('O1') == 'never'", "O1", 0, "There is no function 'answer' in a probe rule."),
        ("role == 'middle'", "O1", 0, "There is no 'role' in a probe rule."),
    ],
)
def test_a_probe_rule_speaks_of_its_own_question(text: str, own: str, offset: int, message: str, faults: Check) -> None:
    assert [(each[0], each[1]) for each in faults(text, PROBE, own)] == [(offset, message)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1 > 2", NEVER),
        ("1 == 1", ALWAYS),
        ("True", ALWAYS),
        ("level('S1') > 4", NEVER),
        ("level('S1') < 1 and level('S1') > 1", NEVER),
        ("chose('C1', 'never') and chose('C1', 'quarterly')", NEVER),
        ("answer('O1') == 'never' and level('O1') > 0", NEVER),
        ("chose('F1', 'never') and level('F1') > 0", NEVER),
        ("answer('C1') == 'never' and dont_know('C1')", NEVER),
        ("count('M1') > 3", NEVER),
        ("count('T1') < 0", NEVER),
        ("answer('N1') > 3 and answer('N1') < 2", NEVER),
        ("role == 'analyst'", NEVER),
        ("role in ('executive', 'middle')", ALWAYS),
        ("answered('C1') or not answered('C1')", ALWAYS),
        ("mode == 'quick' and mode == 'full'", NEVER),
    ],
)
def test_visibility_rules_that_can_only_come_out_one_way_are_found(text: str, message: str, faults: Check) -> None:
    assert [each[1] for each in faults(text, VISIBILITY)] == [message]


@pytest.mark.parametrize(
    ("text", "own", "message"),
    [
        ("low and high", "S1", NEVER),
        ("yes and no", "Y1", NEVER),
        ("count > 3", "M1", NEVER),
        ("number > 4 and number < 2", "N1", NEVER),
        ("most('owner') > 3 and most('owner') < 2", "T1", NEVER),
        ("names < 0", "H1", NEVER),
        ("low and dont_know", "S1", NEVER),
        ("vague or not vague", "L1", ALWAYS),
    ],
)
def test_probe_rules_that_can_only_come_out_one_way_are_found(text: str, own: str, message: str, faults: Check) -> None:
    assert [each[1] for each in faults(text, PROBE, own)] == [message]


def test_a_rule_with_very_many_combinations_is_left_alone(faults: Check) -> None:
    text = " and ".join(f"answer('{question}') == 'never'" for question in ("O1", "C1", "O1", "C1"))
    long = f"{text} and answer('N1') > 1 and level('S1') > 4 and level('F1') > 2 and count('M1') > 1"

    assert faults(long, VISIBILITY) == []


def test_the_questions_a_rule_reads_are_told() -> None:
    assert questions_read(parse("answered('B') and (level('A') > 1 or chose('B', 'x'))")) == ("B", "A")


def test_every_type_of_question_is_among_those_checked() -> None:
    assert {question.type for question in QUESTIONS.values()} == set(type(next(iter(QUESTIONS.values())).type))
