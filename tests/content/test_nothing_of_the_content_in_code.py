"""The program knows no id of the scripts and rubrics it ships: what is asked and judged is data alone."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from coachtui.files.rubrics import read_rubric
from coachtui.files.scripts import read_script
from tests.own_files import ROOT

SOURCE = ROOT / "src" / "coachtui"
ORDINARY_WORDS = {
    "full": "the full screen; a disk that is full",
    "middle": "the middle of a line, of a screen, of an interview",
    "alone": "the key of scripts, and somebody who is alone",
    "led": "what led to something",
}
"""Ids of roles and plans that sentences hold with another meaning."""
COINCIDENCES = {
    ("data", "exchange/meetings_json.py"): "whether a decision rested on data",
    ("data", "exchange/meetings_reading.py"): "the same",
    ("data", "store/kinds.py"): "the same",
    ("data", "workflow/coaching/afterwards.py"): "the same",
    ("alone", "files/alone_checks.py"): "the key 'alone' of a script and of its questions",
    ("alone", "files/sheet_checks.py"): "the same key",
    ("alone", "files/rule_checks.py"): "the same key",
    ("alone", "files/earlier_shapes.py"): "the same key",
    ("talk", "report/coaching_json.py"): "how much everybody spoke",
    ("others", "cli/people.py"): "the other codes that are joined",
    ("others", "tui/actions.py"): "what else is there to do",
    ("others", "tui/screens/write_points.py"): "the other points",
    ("decide", "model/written_meeting.py"): "a verb of an agenda item",
}
"""Texts that are an id by chance, by id and file, with what they are."""


SCRIPTS = [read_script(path.name, path.read_bytes()) for path in sorted((ROOT / "interviews").glob("*.yaml"))]
RUBRICS = [read_rubric(path.name, path.read_bytes()) for path in sorted((ROOT / "rubrics").glob("*.yaml"))]
ROLES_AND_PLANS = {each for script in SCRIPTS for each in (*script.roles, *script.plans)}


def _ids() -> Iterator[str]:
    yield from ROLES_AND_PLANS
    for script in SCRIPTS:
        yield from (section.id for section in script.sections)
        yield from (question.id for question in script.questions())
        yield from (*script.probes, *script.evidence, *script.evasions)
    for rubric in RUBRICS:
        for parts in (rubric.targets, rubric.elements, rubric.patterns, rubric.behaviours, rubric.families):
            yield from (part.id for part in parts)
        yield from (indicator.id for indicator in rubric.indicators())
        yield from (band.id for band in rubric.arithmetic.bands)


def _texts(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module with their lines, without docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    said = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


def _without_examples(text: str) -> str:
    """``text`` without what is an example by its own words: commands to type, and what follows on "such as"."""
    return "" if text.startswith("coachtui ") else re.sub(r"such as [\w.]+", "", text)


def test_no_text_of_the_program_is_or_holds_an_id_of_the_files_it_ships() -> None:
    ids = {each.casefold() for each in _ids()}
    assert len(ids) > 100
    like_codes = {each for each in _ids() if re.search(r"\d", each)}
    inside = sorted(like_codes | (ROLES_AND_PLANS - ORDINARY_WORDS.keys()), key=len, reverse=True)
    found = re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, inside))})(?![\w.]*\w)")
    hits = []
    for path in sorted(SOURCE.rglob("*.py")):
        file = path.relative_to(SOURCE).as_posix()
        for line, text in _texts(path):
            is_one = text.casefold() in ids and (text.casefold(), file) not in COINCIDENCES
            if is_one or found.search(_without_examples(text)):
                hits.append(f"{file}:{line} {text!r:.100}")
    assert hits == []


def test_what_is_let_pass_is_still_there() -> None:
    for word, file in COINCIDENCES:
        assert any(text.casefold() == word for _, text in _texts(SOURCE / file)), (word, file)
    assert ORDINARY_WORDS.keys() <= ROLES_AND_PLANS
