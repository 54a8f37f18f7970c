"""The schema of the engagement file: its tables, indexes, triggers and views, its migrations, and how it is checked.

Tables change by migration only. Triggers ("guards"), indexes and views are created again after every migration, in the
migration's own transaction, because sqlite-utils' ``transform`` drops triggers silently.
"""

import re
import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING

from coachtui.model.text import one_line
from coachtui.store.views import VIEWS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlite_utils.db import Database
    from sqlite_utils.migrations import Migrations

APPLICATION_ID = 0x436F6163
"""The bytes ``Coac`` in the file's header."""

CURRENT = 14
"""The user_version of files this version makes."""

TABLES = {
    "entry": """CREATE TABLE entry (
  id TEXT NOT NULL PRIMARY KEY,
  writer TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  session TEXT,
  person TEXT,
  item TEXT,
  body TEXT,
  salt TEXT,
  body_hash TEXT NOT NULL,
  digest TEXT NOT NULL,
  UNIQUE (writer, seq)
) STRICT, WITHOUT ROWID""",
    "document": """CREATE TABLE document (
  sha256 TEXT NOT NULL PRIMARY KEY,
  content BLOB NOT NULL
) STRICT""",
    "blob": """CREATE TABLE blob (
  sha256 TEXT NOT NULL PRIMARY KEY,
  content BLOB NOT NULL
) STRICT""",
    "draft": """CREATE TABLE draft (
  session TEXT NOT NULL,
  item TEXT NOT NULL,
  text TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (session, item)
) STRICT, WITHOUT ROWID""",
    "passage": """CREATE TABLE passage (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  entry TEXT NOT NULL,
  text TEXT NOT NULL
) STRICT""",
    "upkeep": """CREATE TABLE upkeep (
  what TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID""",
}
"""``entry`` has no rowid: one page less to write for each answer, and no second key by which rows could be replaced.

``passage`` holds the texts in the search index; ``upkeep`` how far the index goes, and whether erasing is
unfinished."""

_FIRST = ("entry", "document", "blob", "draft")

INDEXES = {
    "entry_in_fold_order": "CREATE INDEX entry_in_fold_order ON entry (at, writer, seq)",
    "entry_of_document": "CREATE INDEX entry_of_document ON entry (item) WHERE kind = 'document'",
    "entry_of_attachment": "CREATE INDEX entry_of_attachment ON entry (id) WHERE kind = 'attachment'",
    "entry_of_erased": "CREATE INDEX entry_of_erased ON entry (item, at) WHERE kind = 'erased'",
}
"""The last three hold few entries and speed up merging; recording an answer does not touch them."""

_KEPT = (
    "id", "writer", "seq", "at", "author", "kind", "version", "session", "person", "item", "body_hash", "digest",
)  # fmt: skip


def _forbid(name: str, event: str, table: str, condition: str, reason: str) -> str:
    when = f" WHEN {condition}" if condition else ""
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table}{when} BEGIN SELECT RAISE(ABORT, '{reason}'); END"


def _twice(table: str, match: str) -> str:
    return f"EXISTS (SELECT 1 FROM {table} WHERE {match})"  # noqa: S608 - names of our own


_ERASING = "NEW.body IS NULL AND NEW.salt IS NULL AND " + " AND ".join(f"NEW.{name} IS OLD.{name}" for name in _KEPT)
_SAME_CONTENT = "rowid = NEW.rowid OR sha256 = NEW.sha256"

GUARDS = {
    "entry_stays": _forbid("entry_stays", "DELETE", "entry", "", "entries are never deleted"),
    "entry_is_fixed": _forbid(
        "entry_is_fixed", "UPDATE", "entry", f"NOT ({_ERASING})", "entries are never changed, only erased"
    ),
    "entry_is_new": _forbid(
        "entry_is_new",
        "INSERT",
        "entry",
        _twice("entry", "id = NEW.id OR (writer = NEW.writer AND seq = NEW.seq)"),
        "entries are never replaced",
    ),
    "document_stays": _forbid("document_stays", "DELETE", "document", "", "documents are never deleted"),
    "document_is_fixed": _forbid("document_is_fixed", "UPDATE", "document", "", "documents are never changed"),
    "document_is_new": _forbid(
        "document_is_new", "INSERT", "document", _twice("document", _SAME_CONTENT), "documents are never replaced"
    ),
    "blob_is_fixed": _forbid("blob_is_fixed", "UPDATE", "blob", "", "blobs are never changed"),
    "blob_is_new": _forbid("blob_is_new", "INSERT", "blob", _twice("blob", _SAME_CONTENT), "blobs are never replaced"),
}
"""Triggers that make the log append-only for every program. The ones on INSERT stop REPLACE and upserts even where
``recursive_triggers`` is off. Blobs may be deleted: erasing a person takes their evidence files along."""

_MADE = {
    **{name: ("trigger", sql) for name, sql in GUARDS.items()},
    **{name: ("view", sql) for name, sql in VIEWS.items()},
}
_WANTED = {
    **{name: ("table", sql) for name, sql in TABLES.items()},
    **{name: ("index", sql) for name, sql in INDEXES.items()},
    **_MADE,
}

SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5(text, content='passage', content_rowid='id', columnsize=0,"
    " tokenize='unicode61 remove_diacritics 2')"
)
"""The search index, which is made when something is first searched."""

_SEARCH = {
    "search": ("table", SEARCH),
    "search_data": ("table", "CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB)"),
    "search_idx": (
        "table",
        "CREATE TABLE 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID",
    ),
    "search_config": ("table", "CREATE TABLE 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID"),
}
"""The search index and the tables that FTS5 makes for it."""

_COLUMN = r"\s*\W?\w+\W? (?:INTEGER|TEXT)(?: PRIMARY KEY)?(?: NOT NULL)?\s*"
_OF_OTHERS = {
    ("table", "_sqlite_migrations"): (
        re.compile(rf"CREATE TABLE \W?_sqlite_migrations\W? \({_COLUMN}(?:,{_COLUMN})*\)(?: STRICT)?"),
    ),
    ("index", "idx__sqlite_migrations_migration_set_name"): (
        re.compile(r"CREATE UNIQUE INDEX \S+\s+ON \W?_sqlite_migrations\W? \([\w\s\"\[\],]+\)"),
    ),
    ("table", "sqlite_stat1"): (re.compile(r"CREATE TABLE sqlite_stat1\(tbl,idx,stat\)"),),
    ("table", "sqlite_stat4"): (re.compile(r"CREATE TABLE sqlite_stat4\(tbl,idx,neq,nlt,ndlt,sample\)"),),
}
"""What sqlite-utils notes about migrations, in the words of its versions, and what ANALYZE leaves."""

_LONGEST_NAME = 40


def migrations() -> "Migrations":
    """Every migration from a blank file to ``CURRENT``, named, in order. Imports sqlite-utils."""
    return _migrations(put_in_place_from=1)


def _migrations(put_in_place_from: int) -> "Migrations":
    """The migrations; those to a version before ``put_in_place_from`` create no guards, indexes and views."""
    from sqlite_utils.migrations import Migrations  # noqa: PLC0415 - slow to import, for earlier files only

    steps = Migrations("coachtui")
    for version, (name, change) in enumerate(_STEPS, start=1):
        step(steps, name, version, change, complete=version >= put_in_place_from)
    return steps


def step(
    steps: "Migrations", name: str, version: int, change: "Callable[[Database], None]", *, complete: bool = True
) -> None:
    """Add one migration: it does ``change``, creates guards, indexes and views again, and sets the user_version.

    Not ``complete``, it leaves guards, indexes and views to a later migration.
    """

    def migrate(database: "Database") -> None:
        change(database)
        if complete:
            put_in_place(database.conn)
        database.conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.conn.execute(f"PRAGMA user_version = {version}")

    steps(name=name)(migrate)


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the file behind ``connection`` up to ``CURRENT``, each migration in a transaction of its own."""
    import sqlite_utils  # noqa: PLC0415 - only a file that is behind shall cost it

    migrations().apply(sqlite_utils.Database(connection, execute_plugins=False))


def migrate_blank(connection: sqlite3.Connection) -> None:
    """Bring a blank file up to ``CURRENT`` in one transaction, as `migrate` does in several."""
    import sqlite_utils  # noqa: PLC0415 - as above

    database = sqlite_utils.Database(connection, execute_plugins=False)
    with database.atomic():
        _migrations(put_in_place_from=CURRENT).apply(database)


def _first_tables(database: "Database") -> None:
    for name in _FIRST:
        database.conn.execute(TABLES[name])


def _search_tables(database: "Database") -> None:
    for name in ("passage", "upkeep"):
        database.conn.execute(TABLES[name])


def _forget_index(database: "Database") -> None:
    database.conn.execute("DELETE FROM upkeep WHERE what = 'indexed up to'")


_STEPS: "tuple[tuple[str, Callable[[Database], None]], ...]" = (
    ("first_tables", _first_tables),
    ("evidence_views", lambda _database: None),
    ("search_tables", _search_tables),
    ("indexes_for_merging", lambda _database: None),
    ("craft_views", lambda _database: None),
    ("more_is_searched", _forget_index),
    ("erasing_by_place", lambda _database: None),  # earlier versions know erasing by time only
    ("consent_views", lambda _database: None),
    ("promise_view", lambda _database: None),
    ("meeting_view", lambda _database: None),
    ("step_view", lambda _database: None),
    ("slips_view", lambda _database: None),
    ("observed_views", lambda _database: None),
    ("live_meeting_views", _forget_index),
)
"""The migrations to version 1, 2 and so on: name and change of tables."""


def put_in_place(connection: sqlite3.Connection) -> None:
    """Create every index, guard and view of this version again, inside the caller's transaction."""
    for name, sql in INDEXES.items():
        connection.execute(f"DROP INDEX IF EXISTS {name}")
        connection.execute(sql)
    put_guards_in_place(connection)


def put_guards_in_place(connection: sqlite3.Connection) -> None:
    """Create every guard and view of this version again."""
    for name, (kind, sql) in _MADE.items():
        connection.execute(f"DROP {kind} IF EXISTS {name}")
        connection.execute(sql)


SchemaRow = tuple[str, str, str | None]
"""Type, name and SQL of an object in a schema. SQL is None for the indexes that SQLite makes by itself."""


def missing_objects(rows: Sequence[SchemaRow]) -> tuple[str, ...]:
    """What this version's schema has and ``rows``, the schema of a file at ``CURRENT``, do not: a sentence for each."""
    there = {name for _, name, _ in rows}
    return tuple(f"The {kind} {name} is missing." for name, (kind, _) in _WANTED.items() if name not in there)


def foreign_objects(rows: Sequence[SchemaRow], version: int = CURRENT) -> tuple[str, ...]:
    """What ``rows``, the schema of a file of this version, hold that coachtui does not make: a sentence for each.

    Tables, indexes and triggers have to be exactly those of coachtui. The views of an earlier version are only known by
    their names: the program reads none, and replaces them at the first writing.
    """
    seen: set[str] = set()
    found: list[str] = []
    for kind, name, sql in rows:
        shown = one_line(name, _LONGEST_NAME)
        if name in seen or not _is_known(kind, name, sql, version):
            known = name in _WANTED or name in _SEARCH
            found.append(
                f"The {kind} {shown} is not as coachtui makes it."
                if known
                else f"There is a {one_line(kind, _LONGEST_NAME)} {shown} that coachtui did not make."
            )
        seen.add(name)
    if 0 < len(seen & _SEARCH.keys()) < len(_SEARCH):
        found.append("The search index is not whole.")
    if "entry" not in seen:
        found.append("The table entry is missing.")
    return tuple(found)


def can_be_read(rows: Sequence[SchemaRow], version: int) -> bool:
    """Whether the tables of a file of this version are coachtui's, so that reading them ends, whatever else is there.

    Triggers and views may be anything: reading tables uses neither.
    """
    tables = {name for kind, name, sql in rows if (kind, sql) == _WANTED.get(name) and kind == "table"}
    others = [row for row in rows if not _is_known(*row, version)]
    return {"entry", "document", "blob", "draft"} <= tables and all(
        sql is not None and sql.upper().startswith(("CREATE TRIGGER", "CREATE VIEW")) for _, _, sql in others
    )


def _is_known(kind: str, name: str, sql: str | None, version: int) -> bool:
    if sql is None:
        return kind == "index" and name.startswith("sqlite_autoindex_")
    if (kind, sql) == (_WANTED.get(name) or _SEARCH.get(name)):
        return True
    if name in VIEWS and version < CURRENT:
        return kind == "view" and sql.startswith(f"CREATE VIEW {name} AS")
    return any(pattern.fullmatch(sql) for pattern in _OF_OTHERS.get((kind, name), ()))


def rows_of(connection: sqlite3.Connection) -> list[SchemaRow]:
    """The schema of the file behind ``connection``."""
    return [
        (str(kind), str(name), sql if sql is None else str(sql))
        for kind, name, sql in connection.execute("SELECT type, name, sql FROM main.sqlite_schema")
    ]
