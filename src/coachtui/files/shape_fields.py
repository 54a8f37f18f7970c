"""What shapes of files are made of: kinds of values, such as an id or a level, and what every group of keys is held to.

Whole groups of keys are in the modules named after their files; this one knows no file.
"""

import re
from datetime import date
from fractions import Fraction
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic.functional_validators import AfterValidator
from pydantic_core import PydanticCustomError

from coachtui.model.answers import Absence
from coachtui.model.roles import Role

_FRACTION = r"\d{1,9} ?/ ?[1-9]\d{0,8}"


def _fraction(value: object) -> Fraction:
    if isinstance(value, str) and re.fullmatch(_FRACTION, value, re.ASCII):
        above, below = value.split("/")
        return Fraction(int(above), int(below))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Fraction(str(value))
    raise PydanticCustomError("no_fraction", "no number")


def _iso_date(value: str) -> str:
    try:
        parsed = date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("no_date", "no date") from None
    if parsed.isoformat() != value:
        raise PydanticCustomError("no_date", "no date")
    return value


_FRACTION_SCHEMA = {
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": f"^{_FRACTION}$"}],
}
Id = Annotated[str, Field(min_length=1, max_length=80, pattern=r"^\S([^\n]*\S)?$")]
Words = Annotated[str, Field(min_length=1, pattern=r"\S")]
Phrase = Annotated[str, Field(max_length=80, pattern=r"^\S([^\n]*\S)?$")]
Number = Annotated[Fraction, BeforeValidator(_fraction), WithJsonSchema(_FRACTION_SCHEMA)]
Share = Annotated[Number, Field(ge=0, le=1)]
Positive = Annotated[Number, Field(gt=0)]
NotNegative = Annotated[Number, Field(ge=0)]
Minutes = Annotated[int, Field(ge=1, le=600)]
Level = Annotated[int, Field(ge=0, le=4)]
GradeNumber = Annotated[int, Field(ge=0, le=3)]
Date = Annotated[str, AfterValidator(_iso_date), WithJsonSchema({"type": "string", "format": "date"})]
RoleWord = Annotated[Role, Field(strict=False)]
AbsenceWord = Annotated[Absence, Field(strict=False)]


class Shape(BaseModel):
    """What every group of keys has in common: no other keys, and no value taken for another kind."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True, use_attribute_docstrings=False)
