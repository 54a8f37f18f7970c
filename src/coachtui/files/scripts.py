"""Interview scripts read from files."""

from coachtui.files.shaping import read_shape
from coachtui.files.yaml_text import Document
from coachtui.model.script import Script


def read_script(source: str, data: bytes) -> Script:
    """The script in ``data``, the bytes of the file named ``source``.

    Raises BadFileError with every problem of its form. Whether its ids and rules fit together is for ``linting``.
    """
    return read_script_document(source, data)[0]


def read_script_document(source: str, data: bytes | Document) -> tuple[Script, Document]:
    """As `read_script`, with the document, which knows the positions of values, and may be read already."""
    return read_shape(source, data, "interview", Script)
