"""The shape of each kind of file, values put into it, and the JSON Schemas that come from it.

The shapes are pydantic models in modules beside this one (``interview_shapes`` and so on); pydantic is imported there,
in ``shape_fields`` and here, and nowhere else. Shapes say what keys there are and what their values look like; whether
ids fit together is for ``linting``.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic.json_schema import GenerateJsonSchema

from coachtui.files.interview_shapes import InterviewShape
from coachtui.files.notes_shapes import EngagementShape, NotesShape
from coachtui.files.rubric_shapes import RubricShape
from coachtui.files.shape_fields import Shape

S = TypeVar("S", bound=Shape)

SHAPES: Mapping[str, type[Shape]] = {
    "interview": InterviewShape,
    "rubric": RubricShape,
    "notes": NotesShape,
    "engagement": EngagementShape,
}
"""The shape of each kind of file."""


def shaped(shape: type[S], value: object) -> S | list[Any]:
    """``value`` in this shape, or pydantic's list of everything that keeps it from having it."""
    try:
        return shape.model_validate(value)
    except ValidationError as error:
        return error.errors(include_url=False)


def json_schema(shape: type[Shape]) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a shape."""
    schema = shape.model_json_schema(by_alias=True)
    for definition in schema.get("$defs", {}).values():
        if "enum" in definition:
            definition.pop("description", None)  # it is written for readers of the code
    return {"$schema": GenerateJsonSchema.schema_dialect, **schema}
