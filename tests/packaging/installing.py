"""Building and installing a copy of this checkout without a network. Nothing here writes to the checkout itself."""

import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from pathlib import Path

from tests.own_files import ROOT, own_files

WAYS = ("checkout", "editable", "wheel")
"""How one gets coachtui."""

BUILT_FROM = ("src", "interviews", "rubrics", "examples", "schemas", "tests/packaging")
"""Folders that building needs, and these tests as an example of what must stay out."""
MISLEADING = ("PYTHON", "VIRTUAL_ENV", "UV_", "PIP_")
"""How variables begin that could lead to another coachtui or another way of installing."""

HUNG = 120
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Installed:
    """A coachtui that can be started: how, in which environment, and the folder that should hold its files."""

    command: tuple[str, ...]
    environment: dict[str, str]
    files: Path

    def run(self, *arguments: str, cwd: Path) -> str:
        """What the program prints when it is called in ``cwd``. An error fails the test."""
        return call(*self.command, *arguments, cwd=cwd, environment=self.environment)


def call(*command: str, cwd: Path, environment: dict[str, str]) -> str:
    """What a program prints. An error fails the test with everything it said."""
    done = subprocess.run(
        command, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=HUNG, check=False
    )
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def clean_environment(**more: str) -> dict[str, str]:
    """The variables of these tests without the misleading ones, and with UTF-8."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(MISLEADING)}
    return kept | {"PYTHONUTF8": "1"} | more


def copy_checkout(to: Path) -> Path:
    """The checkout at ``to``, as far as building needs it."""
    for path in own_files():
        place = path.relative_to(ROOT)
        if place.parent == Path() or place.as_posix().startswith(tuple(f"{folder}/" for folder in BUILT_FROM)):
            (to / place).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, to / place)
    return to


def build_wheel(checkout: Path, to: Path) -> Path:
    """The wheel of ``checkout``, built in the folder ``to`` with the build backend of this environment."""
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(to))
    call(*build, cwd=checkout, environment=clean_environment())
    (wheel,) = to.glob("*.whl")
    return wheel


def new_environment(at: Path) -> Path:
    """A fresh Python environment that borrows the dependencies of this one, but no coachtui."""
    venv.create(at, symlinks=os.name != "nt")
    # A path file's folders are searched last, and path files in them, such as an editable coachtui's, are not read.
    lenders = [folder for folder in sys.path if Path(folder).name in {"site-packages", "dist-packages"}]
    (place(at, "purelib") / "borrowed.pth").write_text("\n".join(lenders), encoding="utf-8")
    return at


def place(environment: Path, what: str) -> Path:
    """Where the environment has its ``purelib`` or its ``scripts``."""
    base = str(environment)
    return Path(sysconfig.get_path(what, "venv", {"base": base, "platbase": base}))


def install(environment: Path, *what: str) -> Installed:
    """What is installed into ``environment``, by uv where there is one, else by pip, and the program it brings."""
    programs = place(environment, "scripts")
    ending = ".exe" if os.name == "nt" else ""
    python = str(programs / f"python{ending}")
    uv = shutil.which("uv", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
    if uv is not None:
        installer = [uv, "pip", "install", "--offline", "--no-cache", "--python", python]
    else:
        assert importlib.util.find_spec("pip"), "The tests of packaging need uv or pip."
        installer = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", "--python", python]
        installer += ["install", "--no-index", "--no-cache-dir", "--no-compile"]
    alone = ("--no-deps", "--no-build-isolation")
    call(*installer, *alone, *what, cwd=environment, environment=clean_environment())
    return Installed((str(programs / f"coachtui{ending}"),), clean_environment(), place(environment, "purelib"))
