"""The whole log of an engagement as JSON values: every entry as stored, so that its chains can be checked again.

The format is described in docs/state-format.md.
"""

import base64
import binascii
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from coachtui.model.problems import CoachError
from coachtui.store.entry import COLUMNS, Entry

FORMAT = "coachtui/log"
VERSION = 1


def log_to_json(entries: Iterable[Entry], documents: Iterable[bytes]) -> dict[str, Any]:
    """Entries in the order given, with their hashes, and the documents they name (as base64: bytes must not change)."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "entries": [asdict(entry) for entry in entries],
        "documents": [base64.b64encode(document).decode("ascii") for document in documents],
    }


def log_from_json(data: Mapping[str, Any]) -> tuple[tuple[Entry, ...], tuple[bytes, ...]]:
    """The entries and documents in ``data``. Whether the chains hold is for the store to say.

    Raises CoachError when something is missing or not of its kind.
    """
    if data.get("format") != FORMAT or data.get("version") != VERSION:
        raise CoachError(
            "Not a log", f'The file has no "format": "{FORMAT}" in version {VERSION}.', "See docs/state-format.md.",
            bad_input=True,
        )  # fmt: skip
    rows, contents = data.get("entries"), data.get("documents", [])
    if not isinstance(rows, list) or not isinstance(contents, list):
        raise CoachError("Not a log", "entries and documents are lists.", "See docs/state-format.md.", bad_input=True)
    return tuple(_entry(index, row) for index, row in enumerate(rows)), tuple(_bytes(text) for text in contents)


def _entry(index: int, row: object) -> Entry:
    if not isinstance(row, Mapping) or set(row) != set(COLUMNS):
        raise CoachError("Not a log", f"entries[{index}] does not have exactly: {', '.join(COLUMNS)}.", bad_input=True)
    whole, empty = {"seq", "version"}, {"session", "person", "item", "body", "salt"}
    for key, value in row.items():
        kind = int if key in whole else str
        if not (type(value) is kind or (value is None and key in empty)):
            raise CoachError("Not a log", f"entries[{index}].{key} is {value!r}.", bad_input=True)
    return Entry(**row)


def _bytes(text: object) -> bytes:
    try:
        return base64.b64decode(str(text), validate=True)
    except (binascii.Error, ValueError):
        raise CoachError("Not a log", "A document in it is not base64.", bad_input=True) from None
