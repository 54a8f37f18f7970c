"""The whole log of an engagement as JSON values: every entry as stored, so that its chains can be verified again.

The format is described in docs/state-format.md.
"""

import base64
import binascii
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.store.entry import COLUMNS, Entry

FORMAT = "coachtui/log"
VERSION = 1


@dataclass(frozen=True, slots=True)
class WholeLog:
    """Every entry of a log, and the contents that they refer to: scripts and rubrics, and evidence files."""

    entries: tuple[Entry, ...]
    documents: tuple[bytes, ...]
    blobs: tuple[bytes, ...]


def log_to_json(log: WholeLog) -> dict[str, Any]:
    """``log`` as a JSON object: entries in the order given, with their hashes, and contents as base64."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "entries": [asdict(entry) for entry in log.entries],
        "documents": [base64.b64encode(content).decode("ascii") for content in log.documents],
        "blobs": [base64.b64encode(content).decode("ascii") for content in log.blobs],
    }


def log_from_json(data: Mapping[str, Any]) -> WholeLog:
    """The entries and contents in ``data``. Chains are not verified here.

    Raises CoachError when something is missing or has the wrong type.
    """
    if data.get("format") != FORMAT or data.get("version") != VERSION:
        raise CoachError(
            "Not a log", f'The file has no "format": "{FORMAT}" in version {VERSION}.', "See docs/state-format.md.",
            bad_input=True,
        )  # fmt: skip
    rows, documents, blobs = data.get("entries"), data.get("documents", []), data.get("blobs", [])
    if not isinstance(rows, list) or not isinstance(documents, list) or not isinstance(blobs, list):
        raise CoachError(
            "Not a log", "entries, documents and blobs are lists.", "See docs/state-format.md.", bad_input=True
        )
    entries = tuple(_entry(index, row) for index, row in enumerate(rows))
    return WholeLog(entries, tuple(map(_bytes, documents)), tuple(map(_bytes, blobs)))


def _entry(index: int, row: object) -> Entry:
    if not isinstance(row, Mapping) or set(row) != set(COLUMNS):
        raise CoachError("Not a log", f"entries[{index}] does not have exactly: {', '.join(COLUMNS)}.", bad_input=True)
    whole, empty = {"seq", "version"}, {"session", "person", "item", "body", "salt"}
    for key, value in row.items():
        kind = int if key in whole else str
        if not (type(value) is kind or (value is None and key in empty)):
            raise CoachError("Not a log", f"entries[{index}].{key} is {one_line(repr(value), 80)}.", bad_input=True)
    return Entry(**row)


def _bytes(text: object) -> bytes:
    try:
        return base64.b64decode(str(text), validate=True)
    except (binascii.Error, ValueError):
        raise CoachError("Not a log", "A content in it is not base64.", bad_input=True) from None
