"""The JSON Schemas in schemas/ are those that the model gives."""

import subprocess
import sys
from pathlib import Path
from typing import Any, get_args

import pytest

from coachtui.files.schemas import SchemaKind, schema
from coachtui.model.json_text import json_text

SCHEMAS = Path(__file__).parents[2] / "schemas"
KINDS: tuple[SchemaKind, ...] = get_args(SchemaKind)


@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_file_is_current(kind: SchemaKind) -> None:
    assert (SCHEMAS / f"{kind}.json").read_text(encoding="utf-8") == json_text(schema(kind), indent=2) + "\n"


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described_and_no_other_is_allowed(kind: SchemaKind) -> None:
    whole = schema(kind)
    assert whole["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    groups: list[dict[str, Any]] = [whole, *(each for each in whole["$defs"].values() if "properties" in each)]

    for group in groups:
        assert group["additionalProperties"] is False
        for name, field in group["properties"].items():
            kept_apart = whole["$defs"].get(field.get("$ref", "").rpartition("/")[2], {})
            assert field.get("description") or kept_apart.get("description"), f"{group['title']}.{name}"


def test_finding_files_loads_neither_yaml_nor_pydantic() -> None:
    code = (
        "import sys, coachtui.files.shipped, coachtui.files.reading;"
        "print({'yaml', 'pydantic_core', 'pydantic'} & set(sys.modules))"
    )
    source = str(Path(__file__).parents[2] / "src")
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": source}
    )

    assert done.stdout.strip() == "set()"
