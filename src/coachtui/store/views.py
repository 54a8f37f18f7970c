"""The tidy tables that Datasette, sqlite-utils and pandas users read: the latest word on everything, one row each.

They say what ``fold`` says for well-formed entries. The app itself never reads them.
"""

_LATEST = """
  SELECT *, row_number() OVER (PARTITION BY {key} ORDER BY at DESC, writer DESC, seq DESC) AS revision_back
  FROM entry WHERE kind = '{kind}' AND version = 1
    AND CASE WHEN json_valid(body) THEN json_type(body) = 'object' ELSE 0 END
"""
"""Every readable revision of one kind, newest first within ``key``. Erased bodies are NULL: not valid either."""

_THERE = "revision_back = 1 AND json_type(body, '$.withdrawn') IS NOT 'true'"


def _view(name: str, kind: str, key: str, columns: tuple[str, ...]) -> str:
    latest = _LATEST.format(key=key, kind=kind).strip()
    shown = ",\n  ".join(columns)
    return f"CREATE VIEW {name} AS\nSELECT\n  {shown}\nFROM (\n  {latest}\n)\nWHERE {_THERE}\nORDER BY at, writer, seq"


def _part(key: str, column: str | None = None) -> str:
    return f"json_extract(body, '$.{key}') AS {column or key}"


_AT = "coalesce(json_extract(body, '$.at'), at) AS noted_at"

VIEWS = {
    "people": _view(
        "people", "person", "item", ("item AS code", *map(_part, ("role", "name", "title", "unit")))
    ),
    "sessions": _view(
        "sessions",
        "session",
        "session",
        (
            "session", "person",
            *map(_part, ("kind", "author", "plan", "minutes", "started", "ended", "script", "rubric")),
        ),
    ),
    "answers": _view(
        "answers",
        "answer",
        "session, item",
        ("session", "person", "item AS question", *map(_part, ("value", "note", "absence", "grade")), _AT),
    ),
    "ratings": _view(
        "ratings",
        "rating",
        "json_extract(body, '$.id')",
        (
            _part("id", "rating"), "session", "person", "item AS indicator",
            *map(_part, ("level", "absence", "grade", "question", "derived", "evidence")), _AT,
        ),
    ),
    "quotes": _view(
        "quotes",
        "quote",
        "json_extract(body, '$.id')",
        (
            _part("id", "quote"), "session", "person", "coalesce(json_extract(body, '$.question'), item) AS question",
            *map(_part, ("text", "indicators", "usable")), _AT,
        ),
    ),
    "attachments": _view(
        "attachments",
        "attachment",
        "json_extract(body, '$.id')",
        (
            _part("id", "attachment"), "session", "person", "item AS question",
            *map(_part, ("name", "size", "sha256", "evidence", "indicators")), _AT,
        ),
    ),
    "evidence": _view(
        "evidence",
        "evidence",
        "session, item, json_extract(body, '$.question')",
        ("session", "person", "item AS evidence", *map(_part, ("question", "state", "words")), _AT),
    ),
    "probes": _view(
        "probes",
        "probe",
        "session, item, json_extract(body, '$.probe')",
        ("session", "person", "item AS question", *map(_part, ("probe", "brought")), _AT),
    ),
    "captures": _view(
        "captures",
        "capture",
        "json_extract(body, '$.id')",
        (
            _part("id", "capture"), "session", "person", _part("text"), _part("filed.kind", "filed_to"),
            _part("filed.id", "filed_id"), _AT,
        ),
    ),
    "contradictions": _view(
        "contradictions",
        "contradiction",
        "session, item",
        ("session", "person", "item AS contradiction", *map(_part, ("state", "words")), _AT),
    ),
    "interludes": _view(
        "interludes",
        "interlude",
        "json_extract(body, '$.id')",
        (_part("id", "interlude"), "session", "person", *map(_part, ("kind", "started", "ended"))),
    ),
}  # fmt: skip
"""View name to the SQL that makes it. ``value`` and ``indicators`` hold JSON where they hold several things."""
