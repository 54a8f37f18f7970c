"""Reads example engagements: an organisation, its people, and the names of the notes files that belong to it."""

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

from coachtui.files.example_sheets import ExampleSheet
from coachtui.files.shaping import read_shape
from coachtui.files.yaml_text import Document
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.shapes import Id, Limits, Means, Prose


@dataclass(frozen=True, slots=True)
class UnderWay:
    """An interview of an example that was broken off, with a note begun at the question that is open."""

    notes: Annotated[Id, Means("The name of its notes file, beside this one.")]
    question: Annotated[Id, Means("The id of the question that is open.")]
    typed: Annotated[Prose, Means("The note begun there.")]


@dataclass(frozen=True, slots=True)
class Example:
    """An example engagement: an organisation, its people and the notes of their interviews.

    The notes of the interview that is ``under_way`` are not among ``notes``. A private file has ``sheets`` instead.
    """

    organisation: Annotated[Prose, Means("The organisation.")]
    people: Annotated[tuple[Person, ...], Limits(min_length=1), Means("The people.")]
    mode: Annotated[str, Means("The id of the script's plan; left out: its usual one.")] = ""
    core_process: Annotated[str, Means("The process that brings the assessor here.")] = ""
    notes: Annotated[tuple[Id, ...], Means("Names of the notes files beside this one, in order.")] = ()
    begun: Annotated[dt.date | None, Means("The day on which the engagement was made.")] = None
    under_way: Annotated[UnderWay | None, Means("The interview that was broken off, after all others.")] = None
    script: Annotated[str, Means("The id of the script of its sheets.")] = ""
    sheets: Annotated[tuple[ExampleSheet, ...], Means("The sheets of a private file, in order.")] = ()

    @property
    def engagement(self) -> Engagement:
        """What is agreed at the start of this engagement."""
        return Engagement(self.organisation, self.mode, self.core_process)


def read_example(source: str, data: bytes) -> Example:
    """The example in ``data``, the bytes of the file named ``source``. Raises BadFileError with every problem."""
    return read_example_document(source, data)[0]


def read_example_document(source: str, data: bytes | Document) -> tuple[Example, Document]:
    """The same, with the document, which knows where everything stands, and may be read already."""
    return read_shape(source, data, "engagement", Example)
