"""The JSON Schemas that editors use to complete and check files; made from ``shapes``."""

import json
from typing import Any, Literal

from coachtui.files.shapes import SHAPES, json_schema

Kind = Literal["interview", "rubric", "notes"]


def schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a kind of file."""
    return {**json_schema(SHAPES[kind]), "title": f"coachtui {kind}"}


def schema_text(kind: Kind) -> str:
    """The schema as the text of its file in ``schemas/``."""
    return json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n"
