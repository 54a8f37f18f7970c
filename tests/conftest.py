"""What tests of whole commands share: the program called in this process, and the Northfield engagement."""

import gc
import importlib
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from coachtui.__main__ import main
from coachtui.store import connection, creating
from coachtui.store.schema import migrate_blank
from coachtui.workflow.demonstration.demonstrating import make_demo
from coachtui.workflow.demonstration.demonstrating_coaching import make_demo_coaching
from coachtui.workflow.engagement.engagements import Surroundings

TESTS = Path(__file__).resolve().parent

# Programs that are started print as they do for most people, in blocks.
os.environ.pop("PYTHONUNBUFFERED", None)

# How long an example takes says more about the machine than about the program. Each run tries others.
settings.register_profile(
    "coachtui",
    deadline=None,
    max_examples=int(os.environ.get("COACHTUI_EXAMPLES", "30")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("coachtui")


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Have each of several workers import the tests from another one on.

    In a new checkout each module of tests has to be compiled, which takes longer than all else about it: so each worker
    compiles some, and finds the others compiled. What cannot be imported is told when it is collected.
    """
    worker = getattr(session.config, "workerinput", None)
    if worker is None or [Path(each).resolve() for each in session.config.args] != [TESTS]:
        return
    names = sorted(".".join(path.relative_to(TESTS.parent).with_suffix("").parts) for path in TESTS.rglob("test_*.py"))
    begin = len(names) * int(worker["workerid"].removeprefix("gw")) // worker["workercount"]
    for name in names[begin:] + names[:begin]:
        with suppress(Exception, pytest.skip.Exception):
            importlib.import_module(name)


def pytest_collection_finish() -> None:
    """Look for garbage in cycles seldom, and never among the tests and modules themselves.

    Each screen makes thousands of short-lived objects; looking through everything after each 700 of them took a fifth
    of the processor time of the tests. Warnings about what was never closed still come, at the latest at the end.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


@pytest.fixture(scope="session", autouse=True)
def _nothing_waits_for_the_disk() -> Iterator[None]:
    """Leave it to the system when to write to the disk what tests of this process commit: no power cut is tried.

    Programs that tests start are as careful as ever; `synced_commits` is for tests of that care itself.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connection, "WRITING", tuple(each.replace("FULL", "OFF") for each in connection.WRITING))
        yield


@pytest.fixture(scope="session", autouse=True)
def _blank_files_made_once() -> Iterator[None]:
    """Making a blank engagement file takes a statement for each table, view and guard: make one, and copy its pages."""
    with (
        closing(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)) as blank,
        pytest.MonkeyPatch.context() as patch,
    ):
        migrate_blank(blank)
        patch.setattr(creating, "migrate_blank", blank.backup)
        yield


@pytest.fixture
def synced_commits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have what is committed written to the disk at once, as it is outside of tests."""
    monkeypatch.setattr(connection, "WRITING", tuple(each.replace("OFF", "FULL") for each in connection.WRITING))


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended: its exit code and what it printed."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Call ``coachtui`` with arguments, in a folder of its own, as on a terminal of 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("COACHTUI_DEBUG", "1")
    if "COACHTUI_SETTINGS" not in os.environ:  # a test of settings has its own
        monkeypatch.setenv("COACHTUI_SETTINGS", str(tmp_path / "settings.toml"))

    def call(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["coachtui", *map(str, arguments)])
        code = 0
        try:
            main()
        except SystemExit as ending:
            code = ending.code if isinstance(ending.code, int) else 0 if ending.code is None else 1
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return call


@pytest.fixture(scope="session")
def northfield_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration engagement, made once; not to be written to."""
    path = tmp_path_factory.mktemp("demo") / "northfield.coach"
    make_demo(path, Surroundings(author="demo"))
    return path


@pytest.fixture
def northfield(northfield_made: Path, tmp_path: Path) -> Path:
    """A copy of the demonstration engagement that a test may change."""
    return Path(shutil.copy(northfield_made, tmp_path / "northfield.coach"))


@pytest.fixture(scope="session")
def observed_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The coaching file of the demonstration, made once; not to be written to."""
    path = tmp_path_factory.mktemp("observed") / "northfield-coaching.coach"
    make_demo_coaching(path, Surroundings(author="demo"))
    return path


@pytest.fixture
def observed(observed_made: Path, tmp_path: Path) -> Path:
    """A copy of the coaching file of the demonstration that a test may change."""
    return Path(shutil.copy(observed_made, tmp_path / "northfield-coaching.coach"))
