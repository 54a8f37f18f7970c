"""What a field of the model means and may hold in a file, written into its annotation. Nothing is checked here.

Scripts, rubrics and notes are read straight into dataclasses whose fields are annotated with `Means` and `Limits`. The
files layer makes the checks, the sentences about mistakes and the JSON Schemas from them.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated


@dataclass(frozen=True, slots=True)
class Means:
    """What a key of a file means, in a sentence for those who write files.

    ``key`` is the key as it is written in the file; "" means that it is the name of the field.
    """

    sentence: str
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a value may be. Each limit goes by its usual name and is None where there is none.

    ``ge``, ``le`` and ``gt`` hold for numbers; ``min_length`` and ``max_length`` for the characters of a text, the
    items of a list or the keys of a mapping; ``pattern`` is a regular expression that is found somewhere in a text.
    """

    ge: int | None = None
    le: int | None = None
    gt: int | None = None
    min_length: int | None = None
    max_length: int | None = None
    pattern: str | None = None


Id = Annotated[str, Limits(min_length=1, max_length=80, pattern=r"^\S([^\n]*\S)?$")]
"""One line of at most 80 characters without spaces around it."""

Phrase = Id
"""The same, for words and phrases that are listened for."""

Prose = Annotated[str, Limits(min_length=1, pattern=r"\S")]
"""A text that is not blank."""

TimeOfDay = Annotated[str, Limits(pattern=r"^((0\d|1\d|2[0-3]):[0-5]\d)?$")]
"""Hours and minutes of a day, such as 09:30; "" for none."""

Minutes = Annotated[int, Limits(ge=1, le=600)]
ExactMinutes = Annotated[int | Fraction, Limits(gt=0, le=600)]
"""Minutes that need not be whole, such as 0.4; whole ones are an int."""
Level = Annotated[int, Limits(ge=0, le=4)]
"""A whole number that is one of the five levels."""

GradeNumber = Annotated[int, Limits(ge=0, le=3)]
Share = Annotated[Fraction, Limits(ge=0, le=1)]
Positive = Annotated[Fraction, Limits(gt=0)]
NotNegative = Annotated[Fraction, Limits(ge=0)]
