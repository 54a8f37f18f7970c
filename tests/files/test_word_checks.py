"""Mistakes in the words a script listens for: lint names the place, what is wrong and how to mend it."""

from pathlib import Path

import pytest

from coachtui.files.linting import lint
from coachtui.files.scripts import read_script
from coachtui.model.word_lists import Concept, WordLists

from .samples import RUBRIC, SCRIPT, changed

_WORDS = """\
words:
  vague: [we, usually]
  details: [monday]
  nothing: [nobody, no]
  joining: [and]
  enough: 8
  concepts:
    customer: {say: the customer, words: [client, c++], figures: true}
sections:
"""
WHOLE = changed(
    changed(SCRIPT, "sections:\n  - id: A\n", _WORDS + "  - id: A\n"), "when: low", "when: missing('customer')"
)


def found(tmp_path: Path, script: str) -> list[str]:
    (tmp_path / "script.yaml").write_text(script, encoding="utf-8")
    (tmp_path / "rubric.yaml").write_text(RUBRIC, encoding="utf-8")
    return [str(problem).removeprefix(f"{tmp_path}/") for problem in lint([tmp_path])]


def test_the_lists_are_read_and_right(tmp_path: Path) -> None:
    assert found(tmp_path, WHOLE) == []
    concept = Concept("the customer", ("client", "c++"), figures=True)
    wanted = WordLists(("we", "usually"), ("monday",), ("nobody", "no"), ("and",), 8, {"customer": concept})
    assert read_script("script", WHOLE.encode()).words == wanted
    assert read_script("script", SCRIPT.encode()).words == WordLists()
    assert read_script("script", f"{SCRIPT}words:\n".encode()).words == WordLists()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("missing('customer')", "missing('custmer')", "no concept 'custmer'"),
        ("missing('customer')", "low", "No probe looks for the concept 'customer'"),
        ("[client, c++]", "[client, Client]", "'Client' is there twice"),
        ("[we, usually]", "[we, WE]", "'WE' is there twice"),
        ("[client, c++]", "[]", "needs 1 or more"),
        ("say: the customer, ", "", "'say' is missing"),
        ("[monday]", '[" monday"]', "must be one line without spaces around it"),
        ("enough: 8", "enough: many", "must be a whole number"),
    ],
)
def test_a_mistake_is_named_where_it_stands(tmp_path: Path, old: str, new: str, message: str) -> None:
    problems = found(tmp_path, changed(WHOLE, old, new))
    assert any(message in problem for problem in problems), problems


def test_an_unknown_concept_is_pointed_at_inside_its_rule(tmp_path: Path) -> None:
    wrong = changed(WHOLE, "missing('customer')", "missing('custmer')")
    line = next(number for number, text in enumerate(wrong.splitlines(), 1) if "custmer" in text)
    column = wrong.splitlines()[line - 1].index("'custmer'") + 1
    assert any(
        f"script.yaml:{line}:{column}: The script has no concept" in problem for problem in found(tmp_path, wrong)
    )


def test_a_probe_on_vague_words_needs_to_know_them(tmp_path: Path) -> None:
    problems = found(tmp_path, changed(SCRIPT, "when: low", "when: vague"))
    assert [problem for problem in problems if "which words are vague" in problem]


def test_a_concept_that_is_a_column_needs_no_words(tmp_path: Path) -> None:
    assert "missing('owner')" in SCRIPT
    assert found(tmp_path, SCRIPT) == []
