"""Whole processes from start to end: coachtui's command beside Python itself and another command line on click."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.timing import Action, CannotMeasureError, Sides


@contextmanager
def version(_pairs: int, _folder: Path) -> Iterator[Sides]:
    """``coachtui --version`` against the same Python doing nothing."""
    yield _process(_script("coachtui"), "--version"), _process(sys.executable, "-c", "pass")


@contextmanager
def help_page(_pairs: int, _folder: Path) -> Iterator[Sides]:
    """``coachtui --help`` against ``sqlite-utils --help``."""
    yield _process(_script("coachtui"), "--help"), _process(_script("sqlite-utils"), "--help")


def _script(name: str) -> str:
    """The console script beside the interpreter, so that both sides run in one environment."""
    folder = Path(sys.executable).parent
    found = shutil.which(name, path=str(folder))
    if found is None:
        raise CannotMeasureError(f"There is no {name} in {folder}. Run it as: python3 run.py python bench/speed.py")
    return found


def _process(*command: str) -> Action:
    def run() -> None:
        code = subprocess.run(command, check=False, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL).returncode
        if code:
            raise CannotMeasureError(f"{' '.join(command)} ended with exit code {code}.")

    return run
