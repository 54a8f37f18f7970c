"""The file's shape: migrations from blank, guards that survive them, and a log nobody can rewrite by SQL."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import sqlite_utils

from coachtui.store import schema
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.verifying import verify

if TYPE_CHECKING:
    from sqlite_utils.db import Database


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    """A blank file in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as blank:
        yield blank


def differences(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What differs from this version's schema, each difference as a sentence."""
    rows = schema.rows_of(connection)
    return (*schema.missing_objects(rows), *schema.foreign_objects(rows))


def test_a_blank_file_becomes_a_current_one(connection: sqlite3.Connection) -> None:
    schema.migrate(connection)
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.CURRENT,)
    assert connection.execute("PRAGMA application_id").fetchone() == (schema.APPLICATION_ID,)
    assert differences(connection) == ()


def test_a_blank_file_is_the_same_whether_migrated_at_once_or_step_by_step(connection: sqlite3.Connection) -> None:
    schema.migrate(connection)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as at_once:
        schema.migrate_blank(at_once)
        assert schema.rows_of(at_once) == schema.rows_of(connection)
        for pragma in ("user_version", "application_id"):
            read = f"PRAGMA {pragma}"
            assert at_once.execute(read).fetchone() == connection.execute(read).fetchone()
        done = "SELECT migration_set, name FROM _sqlite_migrations ORDER BY id"
        assert at_once.execute(done).fetchall() == connection.execute(done).fetchall()


def test_migrating_again_changes_nothing(connection: sqlite3.Connection) -> None:
    schema.migrate(connection)
    before = connection.execute("SELECT * FROM sqlite_schema ORDER BY name").fetchall()
    schema.migrate(connection)
    assert connection.execute("SELECT * FROM sqlite_schema ORDER BY name").fetchall() == before


def test_guards_are_back_after_a_migration_that_drops_them(connection: sqlite3.Connection) -> None:
    schema.migrate(connection)
    steps = schema.migrations()
    gone: list[str] = []

    def transform(database: "Database") -> None:
        database.table("document").transform(rename={"content": "bytes"})
        gone.extend(line for line in differences(database.conn) if "trigger" in line)
        database.table("document").transform(rename={"bytes": "content"})

    schema.step(steps, "drops_triggers", schema.CURRENT, transform)
    steps.apply(sqlite_utils.Database(connection))
    assert gone, "transform no longer drops triggers: this test shows nothing"
    assert not [line for line in differences(connection) if "trigger" in line]
    connection.execute("INSERT INTO document VALUES ('a', x'00')")
    with pytest.raises(sqlite3.IntegrityError, match="never deleted"):
        connection.execute("DELETE FROM document")


def test_a_migration_that_fails_leaves_the_file_as_it_was(connection: sqlite3.Connection) -> None:
    schema.migrate(connection)
    steps = schema.migrations()

    def fail(database: "Database") -> None:
        database.execute("DROP TRIGGER entry_stays")
        raise RuntimeError

    schema.step(steps, "fails", schema.CURRENT + 1, fail)
    with pytest.raises(RuntimeError):
        steps.apply(sqlite_utils.Database(connection))
    assert differences(connection) == ()
    assert connection.execute("PRAGMA user_version").fetchone() == (schema.CURRENT,)


COLUMNS = "id, writer, seq, at, author, kind, version, session, person, item, body, salt, body_hash, digest"
SAME = COLUMNS.replace("body,", "'{}',", 1)
ROWS = f"INTO entry ({COLUMNS}) SELECT {SAME} FROM entry WHERE true"
OTHER_IDS = ROWS.replace("SELECT id,", "SELECT hex(randomblob(9)),")
REWRITES = (
    "DELETE FROM entry",
    "DELETE FROM entry WHERE seq = 1",
    "UPDATE entry SET body = '{}'",
    "UPDATE entry SET body = NULL",
    "UPDATE entry SET salt = NULL",
    "UPDATE entry SET body = NULL, salt = NULL, at = '2030-01-01T00:00:00.000000Z'",
    "UPDATE entry SET body = NULL, salt = NULL, person = NULL",
    "UPDATE entry SET seq = seq + 100",
    "UPDATE OR REPLACE entry SET id = (SELECT min(id) FROM entry)",
    "UPDATE OR REPLACE entry SET seq = 0",
    "UPDATE OR IGNORE entry SET body = '{}'",
    f"INSERT OR REPLACE {ROWS}",
    f"REPLACE {ROWS}",
    f"REPLACE {OTHER_IDS}",
    f"INSERT {ROWS} ON CONFLICT (id) DO UPDATE SET body = '{{}}'",
    f"INSERT {ROWS} ON CONFLICT (writer, seq) DO UPDATE SET body = excluded.body",
    "DELETE FROM document",
    "UPDATE document SET content = x'00'",
    "REPLACE INTO document SELECT sha256, x'00' FROM document",
    "REPLACE INTO document (rowid, sha256, content) SELECT rowid, 'other', x'00' FROM document",
    "INSERT INTO document SELECT sha256, x'00' FROM document WHERE 1 ON CONFLICT DO UPDATE SET content = x'00'",
    "UPDATE blob SET content = x'00'",
    "REPLACE INTO blob SELECT sha256, x'00' FROM blob",
    "REPLACE INTO blob (rowid, sha256, content) SELECT rowid, 'other', x'00' FROM blob",
)


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
@pytest.mark.parametrize("sql", REWRITES)
def test_no_sql_rewrites_what_was_recorded(filled: Path, sql: str, recursive: str) -> None:
    before = filled.read_bytes()
    connection = sqlite3.connect(filled, isolation_level=None)
    connection.execute(f"PRAGMA recursive_triggers = {recursive}")
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        connection.execute(sql)
    connection.close()
    assert filled.read_bytes() == before


def test_a_body_can_be_erased_and_the_chain_still_holds(filled: Path) -> None:
    connection = sqlite3.connect(filled, isolation_level=None)
    connection.execute("UPDATE entry SET body = NULL, salt = NULL WHERE kind = 'answer'")
    connection.close()
    (problem,) = verify(filled).problems
    assert "was emptied, and nothing here says why" in problem
    with EngagementFile.open(filled, write=False) as file:
        assert file.state().answers == {}
        assert file.state().passed_over == 0
        assert [entry.kind for entry in file.entries() if entry.body is None] == ["answer"]


def test_opening_a_current_file_does_not_import_sqlite_utils(filled: Path, run_python: "RunPython") -> None:
    said = run_python(
        "import sys; from coachtui.store.engagement_file import EngagementFile\n"
        "from coachtui.store.entry import NewEntry\n"
        "with EngagementFile.open(sys.argv[1]) as file: file.append(NewEntry('note'))\n"
        "print('sqlite_utils' in sys.modules)",
        str(filled),
    )
    assert said == "False\n"


def test_folding_needs_no_sqlite(run_python: "RunPython") -> None:
    said = run_python(
        "import sys, coachtui.store.fold; print({'sqlite3', 'sqlite_utils', 'filelock'} & set(sys.modules))"
    )
    assert said == "set()\n"


if TYPE_CHECKING:
    from collections.abc import Callable

    RunPython = Callable[..., str]
