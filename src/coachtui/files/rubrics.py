"""Rubrics read from files."""

from coachtui.files.shaping import read_shape
from coachtui.files.yaml_text import Document
from coachtui.model.rubric import Rubric


def read_rubric(source: str, data: bytes) -> Rubric:
    """The rubric in ``data``, the bytes of the file named ``source``.

    Raises BadFileError with every problem of its form. Whether its ids and numbers fit together is for ``linting``.
    """
    return read_rubric_document(source, data)[0]


def read_rubric_document(source: str, data: bytes | Document) -> tuple[Rubric, Document]:
    """As `read_rubric`, with the document, which knows the positions of values, and may be read already."""
    return read_shape(source, data, "rubric", Rubric)
