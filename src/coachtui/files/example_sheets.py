"""Sheets of an example: what somebody answered about several meetings, and the line promised after each."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from coachtui.model.promises import PromiseOutcome
from coachtui.model.shapes import Id, Level, Means, Prose


@dataclass(frozen=True, slots=True)
class ExamplePromise:
    """The line promised with a sheet."""

    line: Annotated[Prose, Means("What is to be said.")]
    day: Annotated[dt.date, Means("The day on which.")]
    watch: Annotated[str, Means("Who watches.")] = ""
    moved_to: Annotated[dt.date | None, Means("The day that it was put off to, before it came.")] = None


@dataclass(frozen=True, slots=True)
class ExampleSheet:
    """One sheet, as it was filled in."""

    meeting: Annotated[Prose, Means("The name of the meeting.")]
    day: Annotated[dt.date, Means("The day of the meeting, and of the sheet.")]
    at: Annotated[Prose, Means("When the sheet was begun, such as 17:42.")]
    answers: Annotated[Mapping[Id, Prose], Means("Question to the id of an option, or to the numbers as typed.")]
    role: Annotated[str, Means("The part in the meeting, an id of the script's roles.")] = ""
    said: Annotated[PromiseOutcome | None, Means("What became of the line promised before.")] = None
    words: Annotated[Mapping[Id, Prose], Means("Question to the words put down there.")] = field(default_factory=dict)
    closest: Annotated[Mapping[Id, Level], Means("Behaviour to the event that came closest.")] = field(
        default_factory=dict
    )
    heard: Annotated[Mapping[Id, Prose], Means("Behaviour to the words heard.")] = field(default_factory=dict)
    promise: Annotated[ExamplePromise | None, Means("The line promised at the end.")] = None
    slips: Annotated[
        tuple[Mapping[Id, Prose], ...], Means("What others wrote, slip by slip, by what they were asked.")
    ] = ()
