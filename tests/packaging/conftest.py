"""Three ways of getting coachtui, each made once for all tests: a checkout, an editable install, a wheel."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from .installing import Installed, build_wheel, clean_environment, copy_checkout, install, new_environment


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the checkout that may be built from."""
    return copy_checkout(tmp_path_factory.mktemp("checkout") / "coachtui")


@pytest.fixture(scope="session")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel built from the copy."""
    return build_wheel(checkout, tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(request: pytest.FixtureRequest, checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Coachtui in the way that the parameter names."""
    if request.param == "checkout":
        environment = clean_environment(PYTHONPATH=str(checkout / "src"))
        return Installed((sys.executable, "-m", "coachtui"), environment, checkout)
    fresh = new_environment(tmp_path_factory.mktemp(request.param))
    if request.param == "editable":
        return replace(install(fresh, "--editable", str(checkout)), files=checkout)
    wheel: Path = request.getfixturevalue("wheel")
    return install(fresh, str(wheel))
