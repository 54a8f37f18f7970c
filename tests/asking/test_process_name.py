"""The name of the process: tried in a question, and what is doubtful about it is said."""

from dataclasses import replace

import pytest

from coachtui.asking.process_name import doubt_about, trial_of
from coachtui.files.scripts import read_script
from coachtui.files.shipped import shipped_folder
from coachtui.model.script import Script


@pytest.fixture(scope="module")
def script() -> Script:
    path = shipped_folder("interviews") / "management-system.yaml"
    return read_script(str(path), path.read_bytes())


@pytest.mark.parametrize(
    ("name", "doubt"),
    [
        ("customer orders", ""),
        ("ready meals", ""),
        ("getting castings out", ""),
        ("  ", ""),
        ("", ""),
        ("St. Mary's intake", "sentence"),
        ("the way of an order to the lorry", "long"),
        ("We get castings out.", "sentence"),
        ("how an order moves", "sentence"),
        ("Orders. And returns", "sentence"),
        ("x " * 5_000, "long"),
    ],
)
def test_what_is_long_or_a_sentence_is_said_to_be(name: str, doubt: str) -> None:
    assert doubt in doubt_about(name)
    assert bool(doubt) == bool(doubt_about(name))


def test_the_name_is_tried_in_the_question_the_script_names(script: Script) -> None:
    trial = trial_of(script)
    assert trial is not None
    assert trial.question.id == "C2.2"
    assert trial.sounds("customer orders").startswith("When customer orders last got stuck between two departments")
    assert "the work from order to shipment" in trial.sounds("")


def test_without_one_named_another_question_is_found(script: Script) -> None:
    trial = trial_of(replace(script, tried_in=""))
    assert trial is not None
    assert "ready meals" in trial.sounds("ready meals")
    assert trial_of(replace(script, tried_in="", sections=())) is None
