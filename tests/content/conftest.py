"""The shipped script and rubric, read once."""

import pytest

from coachtui.files.reading import read_path
from coachtui.files.rubrics import read_rubric
from coachtui.files.scripts import read_script
from coachtui.files.shipped import find_rubric, find_script
from coachtui.model.rubric import Rubric
from coachtui.model.script import Script

SHIPPED = "management-system"


@pytest.fixture(scope="session")
def script() -> Script:
    path = find_script(SHIPPED)
    return read_script(str(path), read_path(path))


@pytest.fixture(scope="session")
def rubric() -> Rubric:
    path = find_rubric(SHIPPED)
    return read_rubric(str(path), read_path(path))
