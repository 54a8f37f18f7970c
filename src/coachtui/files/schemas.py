"""The JSON Schemas that editors use to complete and check files; made from the model's dataclasses."""

import inspect
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from coachtui.files.shapes import is_shape
from coachtui.files.validating import FRACTION, core_schema_of
from coachtui.model.notes import WrittenNotes
from coachtui.model.rubric import Rubric
from coachtui.model.script import Script
from coachtui.model.written_meeting import WrittenMeeting

SchemaKind = Literal["interview", "rubric", "notes", "meeting"]

_SHAPES: Mapping[SchemaKind, tuple[type, str]] = {
    "interview": (Script, "Says that this file is an interview script."),
    "rubric": (Rubric, "Says that this file is a rubric."),
    "notes": (WrittenNotes, "Says that this file holds interview notes."),
    "meeting": (WrittenMeeting, "Says that this file holds a meeting to be observed."),
}
_WRITTEN: Mapping[object, JsonSchemaValue] = {
    Fraction: {"anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^{FRACTION}$"}]},
    date: {"type": "string", "format": "date"},
}


def schema(kind: SchemaKind) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a kind of file."""
    shape, means = _SHAPES[kind]
    found = _Generator().generate(core_schema_of(shape))
    first = {"kind": {"const": kind, "description": means, "title": "Kind", "type": "string"}}
    return {
        "$schema": GenerateJsonSchema.schema_dialect,
        **found,
        "properties": first | found["properties"],
        "required": [*first, *found["required"]],
        "title": f"coachtui {kind}",
    }


class _Generator(GenerateJsonSchema):
    """Generates JSON Schema with the descriptions that the model has for those who write files."""

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        """A group of keys, described by the first line of its class; the rest is for readers of the code."""
        first = inspect.cleandoc(schema["cls"].__doc__ or "").partition("\n")[0]
        return {**super().dataclass_schema(schema), "description": first}

    def dataclass_field_schema(self, schema: core_schema.DataclassField) -> JsonSchemaValue:
        """The value of a key, described by what the key means."""
        return {**super().dataclass_field_schema(schema), "description": schema["metadata"]["means"]}

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """A value that may be left out; what a whole group of keys is then is for readers of the code."""
        if is_shape(type(schema["default"])):
            return self.generate_inner(schema["schema"])
        return super().default_schema(schema)

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        """The words to choose from; what their class says is for readers of the code."""
        return {key: value for key, value in super().enum_schema(schema).items() if key != "description"}

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        """A value as it is written in a file, where that differs from the type it is parsed into."""
        written = _WRITTEN.get(schema.get("metadata", {}).get("type"))
        return super().function_after_schema(schema) if written is None else dict(written)
