"""Mistakes in the contradictions of a script: lint names the place, what is wrong and how to mend it."""

from pathlib import Path

import pytest

from coachtui.files.linting import lint
from coachtui.files.scripts import read_script
from coachtui.model.script_parts import Contradiction

from .samples import RUBRIC, SCRIPT, changed

RULE = "level('A1') > 2 and chose('A2', 'gaps')"
WHOLE = f"""{SCRIPT}contradictions:
  - id: both
    when: {RULE}
    between: [A1, A2]
    say: "{{process}} is planned; even so, gaps settle it."
"""
QUOTING = """    say: "You told me: {first}. And about {process}: {second}."
    unquoted: "You told me it is planned. And about {process}: {second}."
"""


def found(tmp_path: Path, script: str) -> list[str]:
    (tmp_path / "script.yaml").write_text(script, encoding="utf-8")
    (tmp_path / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    return [str(problem).removeprefix(f"{tmp_path}/") for problem in lint([tmp_path])]


def test_contradictions_are_read_and_right(tmp_path: Path) -> None:
    assert found(tmp_path, WHOLE) == []
    wanted = Contradiction("both", RULE, ("A1", "A2"), "{process} is planned; even so, gaps settle it.")
    assert read_script("script", WHOLE.encode()).contradictions == (wanted,)
    assert read_script("script", SCRIPT.encode()).contradictions == ()


def with_say(say: str) -> str:
    return WHOLE[: WHOLE.index("    say: ", WHOLE.index("contradictions:"))] + say


def test_it_may_hold_both_answers(tmp_path: Path) -> None:
    assert found(tmp_path, with_say(QUOTING)) == []


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("me: {first}. And about {process}: {second}", "me: {first}. And {third}", "no name 'third'"),
        ("it is planned. And", "{first}. And", "{first} may be missing here too: what they say at A1"),
        (QUOTING[QUOTING.index("    unquoted") :], "", "Add 'unquoted: ...'"),
        ("You told me: {first}. And", "You told me it is planned. And", "'unquoted' of 'both' is never said"),
    ],
)
def test_where_words_may_be_missing_there_is_a_sentence_without_them(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    problems = found(tmp_path, with_say(changed(QUOTING, old, new)))
    assert len(problems) == 1
    assert message in problems[0]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("between: [A1, A2]", "between: [A1, A9]", "There is no question 'A9'"),
        ("between: [A1, A2]", "between: [A1, A1]", "'A1' cannot contradict itself"),
        ("between: [A1, A2]", "between: [A1]", "needs 2"),
        ("between: [A1, A2]", "between: [A1, A4]", "does not look at A4"),
        ("between: [A1, A2]", "between: [A1, A4]", "The rule looks at A2"),
        (RULE, "level('A1') > 2 and chose('A2', 'gapz')", "gapz"),
        (RULE, "level('A1') > 2 and chose('A9', 'gaps')", "A9"),
        (RULE, "level('A1') > 4 and chose('A2', 'gaps')", "The rule can never be true"),
        (RULE, "level('A1') > 2 and", "rule"),
        (RULE, "low", "low"),
        ("{process} is planned; even", "{proces} is planned; even", "no name 'proces'"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    problems = found(tmp_path, changed(WHOLE, old, new))
    assert any(message in problem for problem in problems), problems


def test_questions_that_nobody_is_asked_together_never_contradict(tmp_path: Path) -> None:
    wrong = changed(WHOLE, RULE, "chose('A2', 'gaps') and answer('B4') == 'yes'").replace("[A1, A2]", "[A2, B4]")
    problems = found(tmp_path, wrong)
    assert any("Nobody is asked both A2 and B4" in problem for problem in problems), problems


def test_an_id_is_there_once(tmp_path: Path) -> None:
    entry = WHOLE.partition("contradictions:\n")[2]
    assert any("'both' is there twice" in problem for problem in found(tmp_path, WHOLE + entry))
