"""SQL views for users of Datasette, sqlite-utils or pandas: one row for each record, in its latest revision.

For well-formed entries they agree with ``fold``. The program itself never reads them.
"""

from collections.abc import Iterator

from coachtui.store.kinds import KINDS, Kind

_LATEST = """
  SELECT *, row_number() OVER (PARTITION BY {key} ORDER BY at DESC, writer DESC, seq DESC) AS revision_back
  FROM entry WHERE kind = '{kind}' AND version = {version}
    AND CASE WHEN json_valid(body) THEN json_type(body) = 'object' ELSE 0 END
"""
"""Every readable revision of one kind, newest first within ``key``. Erased bodies are NULL: not valid either."""

_THERE = "revision_back = 1 AND json_type(body, '$.withdrawn') IS NOT 'true'"


def _view(kind: Kind) -> str:
    key = ", ".join(kind.column_of.get(name) or _part(name) for name in kind.key)
    latest = _LATEST.format(key=key, kind=kind.name, version=kind.version).strip()
    shown = ",\n  ".join(_columns(kind))
    return (
        f"CREATE VIEW {kind.table} AS\nSELECT\n  {shown}\nFROM (\n  {latest}\n)\nWHERE {_THERE}\n"
        "ORDER BY at, writer, seq"
    )


def _columns(kind: Kind) -> Iterator[str]:
    """The columns of the view: the record's id and the fields kept in columns first, then those of the body."""
    there_from_the_first = (name for name in kind.names if name not in kind.later)
    in_order = kind.view_fields or sorted(
        there_from_the_first, key=lambda name: name != "id" and name not in kind.column_of
    )
    for name in in_order:
        shown_as = kind.name if name == "id" else name
        column = kind.column_of.get(name)
        if name in kind.repeated:
            yield f"coalesce({_part(name)}, {column}) AS {shown_as}"
        elif column is not None:
            yield column if column == shown_as else f"{column} AS {shown_as}"
        elif name not in {"at", *kind.nested}:
            yield f"{_part(name)} AS {shown_as}"
    yield from (f"{_part(path)} AS {name}" for name, path in kind.flat.items())
    if "at" in kind.names:
        yield "coalesce(json_extract(body, '$.at'), at) AS noted_at"


def _part(path: str) -> str:
    return f"json_extract(body, '$.{path}')"


VIEWS = {kind.table: _view(kind) for kind in KINDS if kind.table}
"""View name to the SQL that makes it. ``value`` and ``indicators`` hold JSON where they hold several things."""
