"""The heads of the writers' chains: which of them no later opening names yet, and which named ones are missing."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from coachtui.store.entry import Entry, named_heads

if TYPE_CHECKING:
    from sqlite3 import Connection

Heads = Mapping[str, str]
"""Writer to the digest of its last entry."""


def unnamed(heads: Heads, opened: Iterable[Entry]) -> dict[str, str]:
    """Those of ``heads`` that none of the ``opened`` entries names."""
    named = {head for entry in opened for head in (named_heads(entry) or {}).items()}
    return {writer: digest for writer, digest in sorted(heads.items()) if (writer, digest) not in named}


def fingerprint(heads: Heads) -> str:
    """Sixteen hexadecimal digits in groups of four that stand for everything the log holds."""
    text = "\n".join(f"{writer}:{digest}" for writer, digest in sorted(heads.items()))
    digits = hashlib.sha256(text.encode()).hexdigest()[:16]
    return "-".join(digits[start : start + 4] for start in range(0, len(digits), 4))


def missing_heads(entry: Entry, known: Mapping[str, set[str]]) -> str | None:
    """The fault of an ``opened`` entry that names a head not in ``known`` (writer to all its digests), or None.

    It completes a sentence that begins with the entry's name.
    """
    for writer, digest in sorted((named_heads(entry) or {}).items()):
        if digest not in known.get(writer, set()):
            return _MISSING.format(writer=writer)
    return None


def missing_heads_in(connection: "Connection", entry: Entry) -> str | None:
    """The same fault, looked up in the file behind ``connection``."""
    for writer, digest in sorted((named_heads(entry) or {}).items()):
        there = connection.execute("SELECT 1 FROM entry WHERE writer = ? AND digest = ?", (writer, digest)).fetchone()
        if there is None:
            return _MISSING.format(writer=writer)
    return None


_MISSING = "follows an entry of {writer} that is not there, or not as it was"
