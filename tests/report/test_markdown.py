"""The page to keep: what people typed never becomes markup, and rows say what they should."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.report.markdown import escape
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


def test_the_page_has_what_it_promises(run: Run, northfield_made: Path) -> None:
    assert run("report", northfield_made, "-o", "summary.md").out == "Wrote summary.md.\n"
    page = Path("summary.md").read_text(encoding="utf-8")
    for part in ("## Who was asked", "3 executives, 3 others", "## The eight elements", "## In their words"):
        assert part in page
    for element in range(1, 9):
        assert f"| E{element} " in page
    assert "## What is missing" in page
    assert re.search(r"Fingerprint of the record: ([0-9a-f]{4}-){3}[0-9a-f]{4}\n$", page)


def test_what_is_missing_is_said(run: Run) -> None:
    run("new", "acme.coach", "--name", "Acme", "--quick", "--process", "x")
    run("people", "acme.coach", "add", "A", "--role", "X", "--name", "Ann")
    page = run("report", "acme.coach", "-o", "-").out
    assert "Nobody yet." in page
    assert "Not interviewed yet: 1." in page
    assert "Ann" not in page
    assert "Not interviewed yet: Ann." in run("report", "acme.coach", "-o", "-", "--assessor").out
