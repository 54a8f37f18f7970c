"""Making files and folders that somebody hands in to do harm: each function turns a good file into a bad one."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

Spoil = Callable[[Path], object]

ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
_AS_ENTRY = ", ".join(
    f"{value} AS {name}"
    for name, value in {
        "id": "i", "writer": "'w'", "seq": "i", "at": "'2026-01-01T00:00:00.000000Z'", "author": "''",
        "kind": "'answer'", "version": "1", "session": "''", "person": "''", "item": "''", "body": "'{}'",
        "salt": "''", "body_hash": "''", "digest": "''",
    }.items()
)  # fmt: skip


def by_sql(*statements: str) -> Spoil:
    """Run ``statements`` on the file, also those that change its schema by hand."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            for statement in statements:
                connection.execute(statement)

    return spoil


def _row(kind: str, name: str, sql: str) -> str:
    """A statement that puts a row into the schema, whatever SQLite thinks of it."""
    quoted = sql.replace("'", "''")
    return f"INSERT INTO sqlite_schema VALUES ('{kind}', '{name}', 'entry', 0, '{quoted}')"


def instead(table: str, columns: str) -> Spoil:
    """An endless view of this name in place of a table."""
    return by_sql(
        f"ALTER TABLE {table} RENAME TO was_{table}", f"CREATE VIEW {table} AS {ENDLESS} SELECT {columns} FROM n"
    )


SCHEMAS: dict[str, Spoil] = {
    "a trigger that swallows entries": by_sql(
        "CREATE TRIGGER swallow BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END"
    ),
    "a trigger on drafts": by_sql("CREATE TRIGGER d AFTER INSERT ON draft BEGIN DELETE FROM passage; END"),
    "a guard that guards nothing": by_sql(
        "DROP TRIGGER entry_stays",
        "CREATE TRIGGER entry_stays BEFORE DELETE ON entry WHEN 0 BEGIN SELECT 1; END",
    ),
    "entries without end": instead("entry", _AS_ENTRY),
    "drafts without end": instead("draft", "'s' AS session, 'i' AS item, i AS text, '' AS at"),
    "an upkeep without end": instead("upkeep", "'erasing' AS what, '' AS value"),
    "passages without end": instead("passage", "i AS id, i AS key, i AS entry, i AS text"),
    "documents without end": instead("document", "i AS sha256, x'00' AS content"),
    "one of our views, otherwise": by_sql(
        "DROP VIEW people", f"CREATE VIEW people AS {ENDLESS} SELECT i AS code FROM n"
    ),
    "a view of its own": by_sql(f"CREATE VIEW more AS {ENDLESS} SELECT i FROM n"),
    "a table of its own": by_sql("CREATE TABLE more (x, y AS (hex(zeroblob(100000000))))"),
    "an index over an expression": by_sql("CREATE INDEX more ON entry (length(body) * 2)"),
    "an index that lets only one answer in": by_sql("CREATE UNIQUE INDEX more ON entry (kind) WHERE kind = 'note'"),
    "a table with a check of its own": by_sql(
        "UPDATE sqlite_schema SET sql = replace(sql, 'digest TEXT NOT NULL',"
        " 'digest TEXT NOT NULL CHECK (kind <> ''rating'')') WHERE name = 'entry'"
    ),
    "a table in the place of SQLite's own function": by_sql("CREATE TABLE json_each (key, value)"),
    "a view in the place of SQLite's list of modules": by_sql(
        f"CREATE VIEW pragma_module_list AS {ENDLESS} SELECT i AS name FROM n"
    ),
    "a trigger under the name of an index": by_sql(
        _row(
            "index",
            "sqlite_autoindex_entry_9",
            "CREATE TRIGGER x BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END",
        )
    ),
    "a trigger under the name of a guard": by_sql(
        "DROP TRIGGER entry_stays",
        _row("trigger", "entry_stays", "CREATE TRIGGER x BEFORE INSERT ON entry BEGIN SELECT RAISE(IGNORE); END"),
    ),
    "a second table of a name": by_sql(_row("table", "entry", "CREATE TABLE entry (id)")),
    "half a search index": by_sql(
        "DROP TABLE search", "CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB)"
    ),
    "a search index over something else": by_sql("DROP TABLE search", "CREATE VIRTUAL TABLE search USING fts5(text)"),
    "notes of migrations that compute": by_sql("ALTER TABLE _sqlite_migrations ADD COLUMN x AS (hex(id))"),
    "a name that would clear the screen": by_sql('CREATE TABLE "\x1b[2J\u202e\x9b31m" (x)'),
    "a name without end": by_sql(f"CREATE TABLE {'x' * 100_000} (x)"),
}
"""Schemas that are not coachtui's, by what is wrong with them."""


def many_tables(path: Path) -> None:
    """More tables than anybody needs, in a file of a few megabytes."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(
            f"INSERT INTO sqlite_schema {ENDLESS} SELECT 'view', 'v' || i, 'v' || i, 0,"
            " 'CREATE VIEW v' || i || ' AS SELECT 1' FROM n LIMIT 100000"
        )


_MAGIC = bytes.fromhex("d9d505f920a163d7")


def name_a_super_journal(path: Path, victim: Path) -> None:
    """A rollback journal beside ``path`` as a killed program leaves it, that names ``victim`` as its super-journal."""
    copy = path.with_name("original")
    copy.write_bytes(path.read_bytes())
    journal = path.with_name(path.name + "-journal")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN")
        for number in range(50):
            connection.execute("INSERT INTO draft VALUES ('s', ?, ?, '')", (str(number), "x" * 4000))
        half_written, left = path.read_bytes(), journal.read_bytes()
        connection.execute("ROLLBACK")
    copy.unlink()
    name = str(victim).encode()
    path.write_bytes(half_written)
    journal.write_bytes(
        left
        + (0x40000000 // 4096 + 1).to_bytes(4, "big")
        + name
        + len(name).to_bytes(4, "big")
        + sum(name).to_bytes(4, "big")
        + _MAGIC
    )


def loop_pages(path: Path) -> None:
    """Let a page of the tree of entries be its own child many times over, so that scanning it takes for ever."""
    with closing(sqlite3.connect(path)) as connection:
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        roots = [
            row[0]
            for row in connection.execute("SELECT rootpage FROM sqlite_schema WHERE tbl_name = 'entry' AND rootpage")
        ]
    content = bytearray(path.read_bytes())
    for root in roots:
        page = content[(root - 1) * size : root * size]
        if page[0] not in {2, 5}:  # a leaf: nothing to loop
            continue
        cells = int.from_bytes(page[3:5], "big")
        first = int.from_bytes(page[12:14], "big")
        child = page[first : first + 4]
        for number in range(cells):
            spot = int.from_bytes(page[12 + 2 * number : 14 + 2 * number], "big")
            page[spot : spot + 4] = child
        content[(root - 1) * size : root * size] = page
    path.write_bytes(content)
