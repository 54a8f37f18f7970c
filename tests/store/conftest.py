"""What the tests of the store share: a place for a file, a clock that only moves when told, and ways to tamper."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import coachtui
from coachtui.model.answers import (
    Answer,
    Attachment,
    Computed,
    EvidenceNote,
    EvidenceState,
    Grade,
    Quote,
    Rating,
    Session,
    SessionKind,
)
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.store.bodies import document_entry, entry_for
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import sha256_of
from tests.engagement_files import created

PLAN, SCRIPT = b"The signed plan", b"kind: interview"

Tamper = Callable[[str, tuple[object, ...]], None]


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def turn(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "Northfield.coach"


@pytest.fixture(scope="session")
def filled_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that `filled` copies; not to be written to."""
    place = tmp_path_factory.mktemp("filled") / "Northfield.coach"
    session = Session("s1", "OPS", SessionKind.INTERVIEW, author="Ann", agenda=("C1.1", "C1.2"))
    with created(place, author="Ann", app="0.1") as file:
        file.append(entry_for(Engagement("Northfield")), entry_for(Person("OPS", "middle", name="Tom")))
        file.append(entry_for(session), entry_for(Answer("s1", "OPS", "C1.2", value=3, note='"Every month." Ümläut')))
        script = document_entry(sha256_of(SCRIPT), "script", "management-system", "management-system.yaml")
        file.append(script, documents=[SCRIPT])
    with EngagementFile.open(place, author="Ben", app="0.1") as file:
        file.append(entry_for(Rating("r1", "s1", "OPS", "E1a", level=2, grade=Grade.SEEN, evidence="Signed plan")))
        file.append(entry_for(Quote("q1", "s1", "OPS", "Every month.", question="C1.2", indicators=("E1b",))))
        file.append(entry_for(Computed("E3a", 1)))
        file.append(entry_for(EvidenceNote("s1", "OPS", "ev1", EvidenceState.PROMISED, "C1.2", "the plan, by Friday")))
        plan = Attachment("a1", "s1", "OPS", "plan.txt", len(PLAN), sha256_of(PLAN), question="C1.2", evidence="ev1")
        file.append(entry_for(plan), blobs=[PLAN])
        file.save_draft("s1", "C1.3", "half a sent")
    return place


@pytest.fixture
def filled(filled_once: Path, place: Path) -> Path:
    """A closed file with two writers, every kind of record, a document, a blob and a draft."""
    return Path(shutil.copy(filled_once, place))


@contextmanager
def connected(path: Path) -> Iterator[sqlite3.Connection]:
    """The file as another program opens it, each statement committed by itself, without waiting for the disk."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        yield connection


@pytest.fixture
def tamper(place: Path) -> Tamper:
    """Runs one statement on the file with every trigger out of the way, and puts the triggers back."""

    def run(sql: str, values: tuple[object, ...] = ()) -> None:
        with connected(place) as connection:
            triggers = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
            for name, _ in triggers:
                connection.execute(f"DROP TRIGGER {name}")
            connection.execute(sql, values)
            for _, made in triggers:
                connection.execute(made)

    return run


@pytest.fixture
def run_python() -> Callable[..., str]:
    """Runs a program text with arguments in a fresh Python and returns what it prints."""

    def run(program: str, *arguments: str) -> str:
        environment = {**os.environ, "PYTHONPATH": str(Path(coachtui.__file__).parent.parent)}
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run
