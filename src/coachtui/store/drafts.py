"""What is being typed now: kept outside the log, overwritten while typing, gone once it became an answer."""

import sqlite3

from coachtui.model.text import clean


def save(connection: sqlite3.Connection, session: str, item: str, text: str, at: str) -> None:
    """Keep ``text`` as the one draft of ``item`` in ``session``; ``at`` says when it was typed."""
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
    """Forget the draft of ``item`` in ``session``, if there is one."""
    connection.execute("DELETE FROM draft WHERE session = ? AND item = ?", (clean(session), clean(item)))
