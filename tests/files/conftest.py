"""Linting checks against what coachtui ships: here without what somebody else keeps in those folders."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachtui.files import linting
from tests.own_files import ROOT, own_texts


@pytest.fixture(scope="module", autouse=True)
def _only_what_is_shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    shipped = tmp_path_factory.mktemp("shipped")
    for path in own_texts("interviews", "rubrics"):
        copy: Path = shipped / path.relative_to(ROOT)
        copy.parent.mkdir(exist_ok=True)
        shutil.copy(path, copy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(linting, "shipped_folder", lambda kind: shipped / kind)
        yield
