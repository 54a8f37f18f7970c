"""The page to keep: what people typed never becomes markup, and rows say what they should."""

import json
import re
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.report.markdown import escape, summary_markdown
from coachtui.report.summary import summarise
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.scores.assessing import assess
from tests.conftest import Run


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("plain words, 50% of it.", "plain words, 50% of it."),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("a | b", r"a \| b"),
        ("# no heading", r"\# no heading"),
        ("1. no list", r"1\. no list"),
        ("- no list", r"\- no list"),
        ("![x](http://y)", r"\!\[x\](http://y)"),
        ("two\nlines", "two lines"),
        ("`code` *bold* _it_ ~~no~~", r"\`code\` \*bold\* \_it\_ \~\~no\~\~"),
    ],
)
def test_markup_is_made_plain(typed: str, written: str) -> None:
    assert escape(typed) == written


@given(st.text(max_size=100))
def test_every_sign_that_could_open_markup_is_escaped(text: str) -> None:
    bare = re.sub(r"\\.", "", escape(text))
    assert not set(bare) & set("`*_{}[]<>#|~!&$\n")


EVIL = "# 1. <b>[x](y)</b> | `z`"


def spoiled(value: Any) -> Any:
    """``value`` with every text in it replaced by `EVIL`."""
    if isinstance(value, str):
        return EVIL
    if isinstance(value, dict):
        return {f"{EVIL} {number}": spoiled(part) for number, part in enumerate(value.values())}
    if isinstance(value, tuple):
        return tuple(map(spoiled, value))
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{each.name: spoiled(getattr(value, each.name)) for each in fields(value)})
    return value


def test_no_text_of_a_page_becomes_markup_wherever_it_comes_from(northfield_made: Path) -> None:
    with open_engagement(northfield_made) as workspace:
        assessment = assess(workspace)
        summary = summarise(workspace.rubric, assessment.state, assessment.scorecard, "")
    page = summary_markdown(replace(spoiled(summary), fingerprint="12ab"))
    assert page.count("z") > 100
    bare = re.sub(r"\\.", "", page)
    assert not set(bare) & set("<[`")
    heads = re.findall(r"(?m)^#+ (.)", bare)
    assert len(heads) == 8  # the title and seven parts
    widths = [line.count("|") for line in bare.splitlines() if line.startswith("|")]
    assert widths == [8] * 10 + [11] * (2 + len(summary.figures))


def test_the_page_has_what_it_promises(run: Run, northfield_made: Path) -> None:
    assert run("report", northfield_made, "-o", "summary.md").out == "Wrote summary.md.\n"
    page = Path("summary.md").read_text(encoding="utf-8")
    for part in ("## Who was asked", "3 executives, 4 others", "## The eight elements", "## In their words"):
        assert part in page
    for element in range(1, 9):
        assert f"| E{element} " in page
    assert "\n- Too few people to show: What makes no sense; What was tried before;" in page
    assert "## What is missing" in page
    assert re.search(r"Fingerprint of the record: ([0-9a-f]{4}-){3}[0-9a-f]{4}\n$", page)


def test_what_is_missing_is_said(run: Run) -> None:
    run("new", "acme.coach", "--name", "Acme", "--plan", "quick", "--process", "x")
    run("people", "acme.coach", "add", "A", "--role", "X", "--name", "Ann")
    page = run("report", "acme.coach", "-o", "-").out
    assert "Nobody yet." in page
    assert "Not interviewed yet: 1." in page
    assert "Ann" not in page
    assert "Not interviewed yet: Ann." in run("report", "acme.coach", "-o", "-", "--assessor").out


def exported(run: Run, file: Path) -> Any:
    assert run("export", file, "-o", "state.json").code == 0
    return json.loads(Path("state.json").read_text(encoding="utf-8"))


def imported(run: Run, state: object) -> Path:
    """A new engagement with this state."""
    Path("changed.json").write_text(json.dumps(state), encoding="utf-8")
    assert run("import", "changed.coach", "changed.json").code == 0
    return Path("changed.coach")


def test_the_assessor_gets_every_figure_who_said_what_and_all_quotes(run: Run, northfield_made: Path) -> None:
    page = run("report", northfield_made, "-o", "-", "--assessor").out
    figures, claims, quotes = (
        page.partition(f"## {title}\n")[2].partition("\n## ")[0].strip().splitlines()
        for title in ("Every figure", "Who said what", "In their words")
    )
    card = json.loads(run("score", northfield_made, "--json").out)["indicators"]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in figures[2:]]
    assert [cells[0].split()[0] for cells in rows] == list(card)
    for cells, own in zip(rows, card.values(), strict=True):
        assert [float(cells[1]), float(cells[2]), int(cells[5])] == [own["claimed"], own["supported"], own["level"]]
        assert cells[6] == ("\u2013" if own["ad"] is None else f"{own['ad']:.2f}")
        assert cells[7] == own["dk"].replace("/", " of ")
        assert cells[8] == f"{own['confidence']:.2f} {own['conf_band']}"
        assert cells[3] == ", ".join(f"{band} {figure:.2f}" for band, figure in own["bands"].items())
    assert len(claims) == len(card)
    assert claims[1].startswith("- E1b: Dana, chief executive: said 3, shown 1 (said); Ravi")
    state = exported(run, northfield_made)
    quotes = [line for line in quotes if line.startswith("  - ")]  # below the name of their element
    assert sorted(line.split("“")[1].split("”")[0] for line in quotes) == sorted(
        escape(quote["text"]) for quote in state["quotes"]
    )
    assert sum("may be used, unnamed" in line for line in quotes) == sum(
        quote.get("usable") is True for quote in state["quotes"]
    )
    assert all(
        any(f"({name}, " in line for name in ("Dana", "Ravi", "Carla", "Tom", "Ines", "Jo", "Otto")) for line in quotes
    )


def test_the_shared_page_holds_quotes_with_names_back_unless_they_were_agreed(run: Run, northfield_made: Path) -> None:
    state = exported(run, northfield_made)
    naming = {
        "I told Carla and tom, twice.": (),
        "The Chief Executive shouts.": (),
        "SUP has the list.": (),
        "Ask Ines.": ("Ines",),
    }
    person = {"person": "PLN", "usable": True, "indicators": ["E8d"]}
    state["quotes"] = [{**person, "text": words, "may_name": list(names)} for words, names in naming.items()]
    file = imported(run, state)
    page = run("report", file, "-o", "-").out
    assert [line.split("“")[1].split("”")[0] for line in page.splitlines() if "“" in line] == ["Ask Ines."]
    assert "*May be shared: it names nobody, but in quotes where that was agreed.*" in page
    assessor = run("report", file, "-o", "-", "--assessor").out
    assert "may be used, unnamed; names Carla, tom)" in assessor
    state["quotes"] = state["quotes"][:3]
    Path("changed.coach").unlink()
    assert "*May be shared: it names nobody.*" in run("report", imported(run, state), "-o", "-").out


def test_the_shared_page_says_what_actions_come_from_and_counts_nothing_that_was_said(
    run: Run, northfield_made: Path
) -> None:
    state = exported(run, northfield_made)
    for rating in state["ratings"]:
        if rating["person"] != "CEO" and rating["indicator"] in {"E1a", "E1b"}:
            rating.pop("level", None)
            rating["absence"] = "don't know"
        if rating["indicator"] in {"E1a", "E2a"}:
            rating.pop("grade", None)
    page = run("report", imported(run, state), "-o", "-").out
    assert "What to do follows from the figures that may be shared." in page
    assert "- Too few people to show: E1a, E1b." in page
    assert "- Some ratings still need evidence." in page
    assert "(partly assessed: 2 of 4)" in page
    assert "What to do follows" not in run("report", "changed.coach", "-o", "-", "--assessor").out
