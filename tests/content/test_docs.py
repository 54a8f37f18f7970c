"""What the docs name is there: modules by their names, pictures and pages by their links."""

import re
from pathlib import Path

import pytest

from tests.own_files import ROOT, own_files

PAGES = [path for path in own_files() if path.suffix == ".md"]
FILES = {path.relative_to(ROOT).as_posix() for path in own_files() if path.suffix == ".py"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_everything_named_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for name in re.findall(r"`([a-z_/]+\.py)`", text):
        assert any(f"/{path}".endswith(f"/{name}") for path in FILES) or (ROOT / name).exists(), name
    for link in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (page.parent / link).exists(), link
