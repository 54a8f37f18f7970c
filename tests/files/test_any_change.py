"""Whatever is changed in a right file, lint answers with problems and never with a crash."""

import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.files.linting import lint
from coachtui.files.yaml_text import read_document
from coachtui.model.problems import Problem

from .samples import NOTES, RUBRIC, SCRIPT
from .sheet_samples import SHEET, SHEET_RUBRIC

TOGETHER = ({"s.yaml": SCRIPT, "r.yaml": RUBRIC, "n.yaml": NOTES}, {"sheet.yaml": SHEET, "walk.yaml": SHEET_RUBRIC})
"""Files that belong together, in folders of their own."""

SAMPLES = {name: text for files in TOGETHER for name, text in files.items()}
ODD: st.SearchStrategy[Any] = st.sampled_from(
    [
        *(
            None,
            True,
            0,
            -1,
            5,
            10**12,
            0.5,
            "",
            " ",
            "E1a",
            "A1",
            "no",
            "[",
            "low",
            "answer('A1')",
            "named / seen > 1",
            "{x}",
            "a\nb",
        ),
        *([], [[]], {}, {"id": 1}, {"id": "x"}, [{"id": "x", "say": "y"}], ["A1", "A1"], {"a": {"b": "c"}}, "x" * 300),
    ]
)


def found(name: str, text: str) -> list[Problem]:
    with tempfile.TemporaryDirectory() as folder:
        for each, right in next(files for files in TOGETHER if name in files).items():
            (Path(folder) / each).write_text(text if each == name else right, encoding="utf-8", newline="")
        return lint([Path(folder)])


def paths(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    steps = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [at, *(path for step, inner in steps for path in paths(inner, (*at, step)))]


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.data())
def test_another_value_anywhere(name: str, data: st.DataObject) -> None:
    value: Any = read_document(name, SAMPLES[name].encode()).value
    *around, last = data.draw(st.sampled_from([path for path in paths(value) if path]))
    part = value
    for step in around:
        part = part[step]
    part[last] = data.draw(ODD)

    for problem in found(name, json.dumps(value, indent=1)):
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message
        assert problem.hint


@pytest.mark.parametrize("name", SAMPLES)
@given(data=st.data())
def test_another_character_anywhere(name: str, data: st.DataObject) -> None:
    text = SAMPLES[name]
    at = data.draw(st.integers(0, len(text) - 1))
    other = data.draw(
        st.sampled_from(["", "x", " ", "\n", "\t", ":", "'", '"', "{", "]", "-", "#", "0", "&", "*", "\x00"])
    )

    for problem in found(name, text[:at] + other + text[at + 1 :]):
        assert problem.line >= 1
        assert problem.hint
