"""Checking whole chains quickly, over the bytes as stored: only hashing takes time.

This finds the first entry with a fault; ``entry.fault_after`` then says what the fault is.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from typing import Any

from coachtui.store.chains import missing_heads_in
from coachtui.store.entry import COLUMNS, FORMAT_TAG, SALT_LENGTH, Entry, fault_after, is_moment, tagged
from coachtui.store.erasing import Erasures, erasures_in, fault_of

_CHAINS = (
    f"SELECT {', '.join(COLUMNS)} FROM main.entry"  # noqa: S608 - names of our own
    " WHERE writer IN (SELECT value FROM json_each(?)) ORDER BY writer, seq"
)
_SECONDS, _MOMENT, _HASH = 19, 27, 64
"""The lengths of a moment to its seconds, of a whole one, and of a hash."""
_SHORT = tuple(b"t" + length.to_bytes(8, "big") for length in range(256))
_NUMBER = tuple(b"i" + length.to_bytes(8, "big") for length in range(20))
"""What stands before a text and before a number as they are hashed, by length. See `entry.tagged`."""
_OF_MOMENT, _OF_HASH = _SHORT[_MOMENT], _SHORT[_HASH]

_Nullable = bytes | None
_StoredRow = tuple[
    bytes, bytes, int, bytes, bytes, bytes, int, _Nullable, _Nullable, _Nullable, _Nullable, _Nullable, bytes, bytes
]  # fmt: skip
"""The values of COLUMNS in a row, texts as bytes: STRICT tables hold nothing else."""
_WRITER, _KIND, _PERSON, _BODY = map(COLUMNS.index, ("writer", "kind", "person", "body"))


class _Tags(dict[bytes | int | None, bytes]):
    """A cache of ``entry.tagged``: the same few codes occur in many entries. UnicodeDecodeError for what is no text."""

    def __missing__(self, value: bytes | int | None) -> bytes:
        if isinstance(value, bytes):
            value.decode()
        tag = _SHORT[len(value)] + value if isinstance(value, bytes) and len(value) < len(_SHORT) else tagged(value)
        self[value] = tag
        return tag


class _Moments(dict[bytes, bool]):
    """A cache of whether a moment without its decimals is a real one."""

    def __missing__(self, start: bytes) -> bool:
        found = is_moment(start.decode("utf-8", "replace") + ".000000Z")
        self[start] = found
        return found


class _Concerned(dict[bytes | int | None, bool]):
    """A cache of whether an erasure is about the person with this code."""

    def __init__(self, erasures: Erasures) -> None:
        self._erasures = erasures

    def __missing__(self, person: bytes | int | None) -> bool:
        found = isinstance(person, bytes) and self._erasures.concern(person.decode("utf-8", "replace"))
        self[person] = found
        return found


def first_fault(connection: sqlite3.Connection, writers: Iterable[str]) -> tuple[str, str] | None:
    """The id and the fault of the first entry with one in the chains of ``writers``; None when there is no fault.

    The fault completes a sentence that begins with the entry's name.
    """
    erasures = erasures_in(connection)
    concerned = _Concerned(erasures)
    tags, moments = _Tags(), _Moments()
    previous: _StoredRow | None = None
    with _as_bytes(connection):
        rows = connection.execute(_CHAINS, (json.dumps(sorted(writers)),))
        for row in rows:
            if previous is not None and previous[_WRITER] != row[_WRITER]:
                previous = None
            looked_into = row[_KIND] == b"opened" or row[_BODY] is None or concerned[row[_PERSON]]
            if looked_into or not _holds(row, previous, tags, moments):
                entry = _entry(row)
                fault = fault_after(None if previous is None else _entry(previous), entry) or fault_of(entry, erasures)
                if fault is None and entry.kind == "opened":
                    fault = missing_heads_in(connection, entry)
                if fault is not None:
                    return entry.id, fault
            previous = row
    return None


@contextmanager
def _as_bytes(connection: sqlite3.Connection) -> Iterator[None]:
    usual = connection.text_factory
    connection.text_factory = bytes
    try:
        yield
    finally:
        connection.text_factory = usual


def _holds(row: _StoredRow, previous: _StoredRow | None, tags: _Tags, moments: _Moments) -> bool:
    """Whether ``row``, an entry with a body, follows ``previous`` in its chain and is as it was written.

    False for the first entry of a chain, which has no ``previous``: it is checked by ``entry.fault_after`` too.
    """
    own, writer, seq, at, author, kind, version, session, person, item, body, salt, body_hash, digest = row
    if previous is None or body is None or salt is None:
        return False
    if (
        seq != previous[2] + 1
        or at <= previous[3]
        or at[_SECONDS : _SECONDS + 1] != b"."
        or not at[_SECONDS + 1 : -1].isdigit()
        or len(at) != _MOMENT
        or at[-1:] != b"Z"
        or not moments[at[:_SECONDS]]
        or len(salt) != SALT_LENGTH
        or sha256(salt + body).hexdigest().encode() != body_hash
    ):
        return False
    digits = b"%d" % seq
    try:
        b"\n".join((own, body, salt)).decode()
        # The digest of the entry before was looked at, and the hash of the body is: both are of the length of a hash.
        hashed = (
            FORMAT_TAG, _OF_HASH, previous[13], _plain(own), tags[writer], _NUMBER[len(digits)], digits, _OF_MOMENT, at,
            tags[author], tags[kind], tags[version], tags[session], tags[person], tags[item], _OF_HASH, body_hash,
        )  # fmt: skip
    except UnicodeDecodeError:
        return False
    return sha256(b"".join(hashed)).hexdigest().encode() == digest


def _plain(value: bytes | int | None) -> bytes:
    return _SHORT[len(value)] + value if isinstance(value, bytes) and len(value) < len(_SHORT) else tagged(value)


def _entry(row: _StoredRow) -> Entry:
    values: list[Any] = [value.decode("utf-8", "replace") if isinstance(value, bytes) else value for value in row]
    return Entry(*values)
