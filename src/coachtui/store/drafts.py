"""Drafts: text that is being typed. Kept outside the log, overwritten with each save, dropped once it is recorded."""

import sqlite3

from coachtui.model.text import clean


def save(connection: sqlite3.Connection, session: str, item: str, text: str, at: str) -> None:
    """Store ``text`` as the only draft of ``item`` in ``session``; ``at`` is when it was typed, a UTC moment."""
    connection.execute(
        "INSERT INTO draft (session, item, text, at) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (session, item) DO UPDATE SET text = excluded.text, at = excluded.at",
        (clean(session), clean(item), clean(text), at),
    )


def of_session(connection: sqlite3.Connection, session: str) -> dict[str, str]:
    """Every draft of ``session``: item to text."""
    rows = connection.execute("SELECT item, text FROM draft WHERE session = ? ORDER BY at, item", (clean(session),))
    return dict(rows.fetchall())


def drop(connection: sqlite3.Connection, session: str, item: str) -> None:
    """Delete the draft of ``item`` in ``session``, if there is one."""
    connection.execute("DELETE FROM draft WHERE session = ? AND item = ?", (clean(session), clean(item)))
