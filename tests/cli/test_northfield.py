"""The Northfield case from the command line: made by the demo, scored to the decimal, shared without giving away."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.assess.northfield_expected import ELEMENTS, INDICATORS, TARGETS
from tests.conftest import Run

COMPUTED = {"E3a": 2, "E3b": 1, "E5b": 2}

BY_INTERVIEW_ALONE = {
    ("indicators", "E3a"): {"supported": 1.0, "level": 1, "confidence": 0.58, "conf_band": "medium"},
    ("indicators", "E3b"): {"supported": 0.75, "confidence": 0.41, "conf_band": "medium"},
    ("indicators", "E5b"): {"supported": 1.0, "level": 1, "confidence": 0.47, "conf_band": "medium"},
    ("elements", "E3"): {"score": 0.8, "base": 0.83, "limited_by": ["E3a", "E3b", "E3c", "E3d"]},
    ("elements", "E5"): {"score": 0.9, "p": 1.0, "limited_by": ["E5a", "E5b", "E5c", "E5d"]},
}
"""Everything that inventories decide at Northfield: what the interviews alone give instead."""
FROM_INVENTORIES = {"computed", "interview_supported"}


def figure(text: str) -> float | None:
    return None if text == "-" else float(text)


def indicator(line: str) -> tuple[str, dict[str, Any]]:
    name, claimed, alone, computed, shown, level, dk, dk_flag, ad, disagree, gap, breakdown, sure, band = line.split()
    wanted = {
        "claimed": figure(claimed),
        "supported": figure(shown),
        "level": int(level),
        "dk": dk,
        "dk_flag": dk_flag == "K",
        "ad": figure(ad),
        "disagree": disagree == "D",
        "level_gap": gap == "G",
        "breakdown_shown": breakdown == "S",
        "confidence": figure(sure),
        "conf_band": band,
    }
    return name, wanted if computed == "-" else wanted | {
        "computed": int(computed),
        "interview_supported": figure(alone),
    }


def element(line: str) -> tuple[str, dict[str, Any]]:
    name, target, score, level, limited_by, base, process, action = line.split()
    return name, {
        "target": target,
        "score": figure(score),
        "level": int(level),
        "limited_by": limited_by.split(","),
        "base": figure(base),
        "p": figure(process),
        "action": action,
    }


def target(line: str) -> tuple[str, dict[str, Any]]:
    name, level, by_element, union = line.split()
    actions = dict(part.split(":") for part in by_element.split(","))
    return name, {"level": int(level), "threshold_actions": actions, "actions_union": union}


EXPECTED: dict[str, dict[str, Any]] = {
    "indicators": dict(map(indicator, INDICATORS.strip().splitlines())),
    "elements": dict(map(element, ELEMENTS.strip().splitlines())),
    "targets": dict(map(target, TARGETS.strip().splitlines())),
}


def scored(run: Run, *arguments: object) -> Any:
    ran = run("score", *arguments, "--json")
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_the_demo_scores_as_expected_but_for_what_inventories_decide(run: Run, northfield_made: Path) -> None:
    card = scored(run, northfield_made)
    for group, names in EXPECTED.items():
        for name, own in names.items():
            wanted = {key: value for key, value in own.items() if key not in FROM_INVENTORIES}
            wanted |= BY_INTERVIEW_ALONE.get((group, name), {})
            assert {key: card[group][name][key] for key in wanted} == wanted, name


def test_with_what_the_inventories_compute_it_scores_as_expected_throughout(run: Run, northfield: Path) -> None:
    ran = run("export", northfield, "-o", "state.json")
    assert ran.code == 0
    state = json.loads(Path("state.json").read_text(encoding="utf-8"))
    state["computed"] = COMPUTED
    Path("state.json").write_text(json.dumps(state), encoding="utf-8")
    assert run("import", "whole.coach", "state.json").code == 0
    card = scored(run, "whole.coach")
    for group, names in EXPECTED.items():
        for name, wanted in names.items():
            assert {key: card[group][name][key] for key in wanted} == wanted, name


def test_ratings_alone_give_the_same_scores(run: Run, northfield: Path) -> None:
    """Other programs hand in people and ratings without answers, sessions or ids."""
    run("export", northfield, "-o", "state.json")
    state = json.loads(Path("state.json").read_text(encoding="utf-8"))
    bare = {
        "format": state["format"],
        "version": 1,
        "engagement": {"organisation": "Elsewhere"},
        "people": [{"code": f"Ü {p['code']}", "role": p["role"]} for p in state["people"]],
        "ratings": [
            {key: value for key, value in rating.items() if key in {"indicator", "level", "grade", "absence"}}
            | {"person": f"Ü {rating['person']}"}
            for rating in state["ratings"]
        ],
    }
    Path("bare.json").write_text(json.dumps(bare), encoding="utf-8")
    assert run("import", "bare.coach", "bare.json").code == 0
    assert scored(run, "bare.coach") == scored(run, northfield) | {"topics": []}


def test_shared_scores_keep_decimals_from_small_bands(run: Run, northfield_made: Path) -> None:
    shared = scored(run, northfield_made, "--shared")
    assert shared["indicators"]["E1a"] == shared["indicators"]["E1a"] | {
        "claimed": 3,
        "supported": 2,
        "ad": None,
        "bands": None,
        "views": "views are close",
    }
    assert shared["indicators"]["E1b"]["views"] == "views differ; breakdown withheld"
    shown = {name for name, own in shared["indicators"].items() if own["bands"] is not None}
    assert shown == {name for name, own in EXPECTED["indicators"].items() if own["breakdown_shown"]}
    for own in shared["indicators"].values():
        if own["bands"] is None:
            assert own["claimed"] in {0, 1, 2, 3, 4}
            assert own["supported"] in {0, 1, 2, 3, 4}


@pytest.mark.parametrize(
    ("options", "e1", "e7"),
    [((), "1.2 1.0 \u2013 0", "0.5 0.5 \u2013 0"), (("--shared",), "1 1 \u2013 0", "1 1 \u2013 0")],
)
def test_said_comes_before_shown_wherever_rows_are_printed(
    run: Run, northfield_made: Path, options: tuple[str, ...], e1: str, e7: str
) -> None:
    for command in ((northfield_made,), ("score", northfield_made)) if not options else (("score", northfield_made),):
        printed = run(*command, *options).out
        assert "     said shown  fact level" in printed
        for element, figures in (("E1", e1), ("E7", e7)):
            (line,) = (line for line in printed.splitlines() if line.startswith(element))
            assert line.split()[1:5] == figures.split()
    page = run("report", northfield_made, "-o", "-", *(() if options else ("--assessor",))).out
    assert "| | said | shown | fact | level |" in page
    for element, figures in (("E1", e1), ("E7", e7)):
        (line,) = (line for line in page.splitlines() if line.startswith(f"| {element} "))
        assert [cell.strip() for cell in line.split("|")[2:6]] == figures.split()


def test_nobody_is_named_in_what_is_shared(run: Run, northfield_made: Path) -> None:
    names = ("Dana", "Ravi", "Carla", "Tom", "Ines", "chief executive", "planning manager", "CEO", "PLN")
    report = run("report", northfield_made, "-o", "-").out
    shared = run("score", northfield_made, "--shared").out
    for name in names:
        assert name not in shared
        # A quote may hold a name the speaker said; nothing else may.
        assert name not in "\n".join(line for line in report.splitlines() if "“" not in line)
    assessor = run("report", northfield_made, "-o", "-", "--assessor").out
    assert "Dana, chief executive" in assessor


def test_only_quotes_that_were_allowed_are_shared(run: Run, northfield_made: Path) -> None:
    run("export", northfield_made, "-o", "state.json")
    quotes = json.loads(Path("state.json").read_text(encoding="utf-8"))["quotes"]
    report = run("report", northfield_made, "-o", "-").out
    printed = [line.split("“")[1].split("”")[0] for line in report.splitlines() if "“" in line]
    assert printed
    assert set(printed) <= {quote["text"] for quote in quotes if quote.get("usable")}


def test_why_shows_formula_inputs_quotes_and_rule(run: Run, northfield_made: Path) -> None:
    text = run("why", northfield_made, "E1b").out
    for part in ("Dana", "said 3", "lower of 3 and 1", "method 3.3", "1/2", "method 3.4", "In their words", "shouting"):
        assert part in text
    told = json.loads(run("why", northfield_made, "e1", "--json").out)
    assert told["id"] == "E1"
    assert any("61/48" in step["value"] or "1.22" in step["value"] for step in told["steps"])
    assert json.loads(run("why", northfield_made, "T1", "--json").out)["steps"][0]["value"].startswith("0")


def test_the_overview_says_who_was_heard(run: Run, northfield_made: Path) -> None:
    ran = run(northfield_made)
    assert ran.code == 0
    assert "Northfield Components" in ran.out
    assert "Ines (SUP)" in ran.out
    assert all(len(line) <= 80 for line in ran.out.splitlines() if "coachtui" not in line)
