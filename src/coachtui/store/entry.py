"""One row of the log: its id and its time, its columns, its hashes, and the faults it may have.

Ids are UUIDs of version 7 (RFC 9562). Knows no SQLite and no kinds of entries.
"""

import hashlib
import json
import math
import os
import re
import time
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import chain
from operator import attrgetter
from typing import TypeAlias

from coachtui.model.text import clean
from coachtui.store.failures import DamagedError

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
"""Anything a body may hold."""

Position = tuple[str, str, int]
"""A place in fold order: at, writer, seq."""

COLUMNS = (
    "id", "writer", "seq", "at", "author", "kind", "version", "session", "person", "item", "body", "salt",
    "body_hash", "digest",
)  # fmt: skip
"""The columns of an entry in the order in which they are stored and hashed."""

FORMAT_TAG = b"coachtui entry 1"
"""What every digest begins with."""

SALT_LENGTH = 32
_NOT_FINITE = "only finite numbers can be stored"
_ENCODER = json.JSONEncoder(
    ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"), default=lambda mapping: {**mapping}
)
_TO_CLEAN = re.compile(r"\\[^nt\"\\]")
_TEXTS = ("id", "writer", "at", "author", "kind", "body_hash", "digest")
_NULLABLE_TEXTS = ("session", "person", "item", "body", "salt")
_NUMBERS = ("seq", "version")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z")
_WITHOUT_ZONE = len("2026-03-02T09:30:00.000000")
LAST_DAY = "9999-12-31T00:00:00.000000Z"
"""The beginning of the last day there is. No clock said that; no time comes after its end."""

FARTHEST_AHEAD = timedelta(days=30 * 365)
"""How far ahead of this computer's clock an entry from elsewhere may be dated. Clocks are wrong by years."""

utc_now: Callable[[], datetime] = partial(datetime.now, UTC)
"""The present moment, aware of UTC."""

_VERSION_7 = 0x7 << 76
_VARIANT = 0x2 << 62


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to append. ``item`` is the code of what it is about; names and other words belong in ``body``.

    ``author`` is None for whoever opened the file. ``at`` is the moment it was recorded, None for the moment it is
    appended; an entry gets a later one where its log has one as late already.
    """

    kind: str
    body: Mapping[str, Json] = field(default_factory=dict)
    session: str | None = None
    person: str | None = None
    item: str | None = None
    version: int = 1
    author: str | None = None
    at: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the log as stored. ``body`` is canonical JSON; body and salt are None once erased.

    ``at`` is a UTC moment with six decimals and Z. ``seq`` counts a writer's entries from 0 without gaps. ``salt`` is
    16 random bytes in hex, so that nobody can guess an erased body from its hash.
    """

    id: str
    writer: str
    seq: int
    at: str
    author: str
    kind: str
    version: int
    session: str | None
    person: str | None
    item: str | None
    body: str | None
    salt: str | None
    body_hash: str
    digest: str

    @property
    def position(self) -> Position:
        """Its place in fold order.

        What is dated to the last day there is comes before all else: whatever is recorded with a time that a clock
        can show then counts more.
        """
        return ("" if self.at >= LAST_DAY else self.at, self.writer, self.seq)


row_of: Callable[[Entry], tuple[str | int | None, ...]] = attrgetter(*COLUMNS)
"""The values of COLUMNS of an entry."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What the log adds to a new entry: its id, its place in the writer's chain, the moment, the author and the salt.

    ``previous`` is the digest of the entry before it in the chain; None for the first.
    """

    id: str
    writer: str
    seq: int
    at: str
    author: str
    salt: str
    previous: str | None


def uuid7(milliseconds: int | None = None, randomness: bytes | None = None) -> uuid.UUID:
    """A UUIDv7 for a Unix time in milliseconds and ten bytes of randomness (74 bits of them are used).

    Without them it is a fresh one, from the clock and the system's randomness.
    """
    now = time.time_ns() // 1_000_000 if milliseconds is None else milliseconds
    random = int.from_bytes(os.urandom(10) if randomness is None else randomness, "big")
    high = (now & (1 << 48) - 1) << 80
    middle = (random >> 62 & (1 << 12) - 1) << 64
    low = random & (1 << 62) - 1
    return uuid.UUID(int=high | _VERSION_7 | middle | _VARIANT | low)


def moment_text(moment: datetime) -> str:
    """``moment`` as the log writes it: UTC, ISO 8601, six decimals, Z. Raises ValueError without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    in_utc = moment if moment.tzinfo is UTC else moment.astimezone(UTC)
    return in_utc.isoformat(timespec="microseconds")[:_WITHOUT_ZONE] + "Z"


def is_moment(text: str) -> bool:
    """Whether ``text`` is a real moment written as ``moment_text`` writes it, so that text order is time order."""
    if _MOMENT.fullmatch(text) is None or not text.isascii():
        return False
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def latest_believed(now: datetime) -> str:
    """The latest moment that is believed of somebody else's clock when it is ``now`` here."""
    try:
        return moment_text(now + FARTHEST_AHEAD)
    except OverflowError:
        return moment_text(datetime.max.replace(tzinfo=UTC))


def just_before(moment: str) -> str:
    """The moment one microsecond before ``moment``."""
    return moment_text(datetime.fromisoformat(moment) - timedelta(microseconds=1))


def moment_after(newest: str, now: datetime | str) -> str:
    """The moment for an entry recorded ``now`` behind one of the moment ``newest`` ("" for none).

    It is the next microsecond where the clock was set back. A ``newest`` that is no moment counts as none. Raises
    DamagedError when there is no later moment.
    """
    moment = now if isinstance(now, str) else moment_text(now)
    if moment > newest:
        return moment
    try:
        return moment_text(datetime.fromisoformat(newest) + timedelta(microseconds=1))
    except ValueError:
        return moment
    except OverflowError as error:
        raise DamagedError("The time is wrong", f"After {newest} comes no time.", "Check the clock.") from error


def sealed(new: NewEntry, stamp: Stamp) -> Entry:
    """``new`` as an entry with ``stamp``: texts cleaned, the body made canonical, both hashes computed.

    Raises ValueError when the body holds a number that JSON has no word for.
    """
    body = canonical(new.body)
    author = stamp.author if new.author is None else new.author
    columns = (
        stamp.id, stamp.writer, stamp.seq, stamp.at, clean(author), clean(new.kind), new.version,
        new.session and clean(new.session), new.person and clean(new.person), new.item and clean(new.item),
    )  # fmt: skip
    body_hash = _hash_of_body(body, stamp.salt)
    return Entry(*columns, body, stamp.salt, body_hash, _digest(stamp.previous, (*columns, body_hash)))


def body_of(text: str | None) -> Json:
    """What a body as stored holds; None where it was erased, the text itself where it is no JSON."""
    if text is None:
        return None
    try:
        found: Json = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return found


def canonical(value: Json) -> str:
    """``value`` as canonical JSON: keys sorted, no spaces, every text cleaned. Raises ValueError as `cleaned`.

    What needs cleaning shows in the JSON as a character that is not printable, or as an escape other than that of a
    line feed, a tab, a quotation mark or a backslash. Nearly always there is none.
    """
    try:
        text = _ENCODER.encode(value)
    except ValueError as error:
        raise ValueError(_NOT_FINITE) from error
    return text if text.isprintable() and not _TO_CLEAN.search(text) else _ENCODER.encode(cleaned(value))


def cleaned(value: Json) -> Json:
    """``value`` with every text and key in it cleaned. Raises ValueError for numbers that are not finite."""
    match value:
        case str():
            return clean(value)
        case float() if not math.isfinite(value):
            raise ValueError(_NOT_FINITE)
        case None | bool() | int() | float():
            return value
        case Mapping():
            return {clean(key): cleaned(part) for key, part in value.items()}
        case _:
            return [cleaned(part) for part in value]


def sha256_of(content: bytes) -> str:
    """The SHA-256 of ``content`` in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _hash_of_body(body: str, salt: str) -> str:
    """SHA-256 over salt and body as stored. It stays in the entry when both are erased."""
    return hashlib.sha256(salt.encode() + body.encode()).hexdigest()


def digest_after(previous: str | None, entry: Entry) -> str:
    """What ``entry.digest`` has to be when ``previous`` is the digest of the entry before it in its writer's chain.

    SHA-256 over a format tag, ``previous``, and every column but body, salt and digest; each with a letter for its
    type and its length before it, so that no two rows share their bytes. Body and salt are covered by body_hash.
    """
    row = row_of(entry)
    return _digest(previous, (*row[:10], row[12]))


def _digest(previous: str | None, columns: tuple[str | int | None, ...]) -> str:
    """The digest of an entry whose columns but body, salt and digest are ``columns``; see `digest_after`."""
    parts = [FORMAT_TAG]
    for value in (previous, *columns):
        if isinstance(value, str) and (length := len(content := value.encode())) < _SHORT:  # nearly always
            parts += (_OF_TEXT[length], content)
        else:
            parts.append(tagged(value))
    return hashlib.sha256(b"".join(parts)).hexdigest()


_SHORT = 256
_OF_TEXT = tuple(b"t" + length.to_bytes(8, "big") for length in range(_SHORT))
"""What stands before a short text as it is hashed, by its length in bytes."""


def tagged(value: str | bytes | int | None) -> bytes:
    """``value`` as it is hashed: a letter for its type, its length, its bytes. Text may be given as its bytes."""
    if value is None:
        return b"n"
    if isinstance(value, int):
        kind, content = b"i", b"%d" % value
    else:
        kind, content = b"t", value if isinstance(value, bytes) else value.encode()
    return kind + len(content).to_bytes(8, "big") + content


def wrong_types(entry: Entry) -> str | None:
    """The first column whose value is of the wrong type or no storable text, or None. For entries from elsewhere."""
    for name in (*_TEXTS, *_NULLABLE_TEXTS):
        value: object = getattr(entry, name)
        if value is None and name in _NULLABLE_TEXTS:
            continue
        if not isinstance(value, str) or not _storable(value):
            return name
    for name in _NUMBERS:
        number: object = getattr(entry, name)
        if type(number) is not int or not 0 <= number < 1 << 63:
            return name
    return None


def _storable(text: str) -> bool:
    """Whether a text can be written as UTF-8."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def fault_after(previous: Entry | None, entry: Entry) -> str | None:
    """Why ``entry`` cannot follow ``previous`` in its writer's chain (None: be its first), or None when it can.

    The answer completes a sentence that begins with the entry's name. Expects right types (``wrong_types``).
    """
    return next(chain(_order_faults(previous, entry), _content_faults(previous, entry)), None)


def _order_faults(previous: Entry | None, entry: Entry) -> Iterator[str]:
    """What is wrong with the place of ``entry`` in its chain."""
    seq = 0 if previous is None else previous.seq + 1
    if entry.seq != seq:
        yield f"is number {entry.seq} of its writer where number {seq} belongs"
    if previous is None and entry.kind != "opened":
        yield 'comes first of its writer but is not "opened"'
    if not is_moment(entry.at):
        yield "has no readable time"
    if previous is not None and entry.at <= previous.at:
        yield "is not later than the one before it"


def _content_faults(previous: Entry | None, entry: Entry) -> Iterator[str]:
    """What is wrong with what ``entry`` holds, and with its hashes."""
    if (entry.body is None) != (entry.salt is None):
        yield "is half erased: body and salt go together"
    if entry.salt is not None and len(entry.salt) != SALT_LENGTH:
        yield "has a salt of the wrong length"
    if entry.body is not None and entry.salt is not None and _hash_of_body(entry.body, entry.salt) != entry.body_hash:
        yield "has a body or salt that was changed"
    if digest_after(None if previous is None else previous.digest, entry) != entry.digest:
        yield "was changed, or follows something that was changed"
    if entry.kind == "opened" and named_heads(entry) is None:
        yield "does not say which chains it follows"


def named_heads(entry: Entry) -> Mapping[str, str] | None:
    """The heads an ``opened`` entry names, writer to digest; None where its body does not hold them."""
    try:
        body = json.loads(entry.body or "")
    except (ValueError, RecursionError):
        return None
    heads = body.get("heads") if isinstance(body, dict) else None
    if not isinstance(heads, dict) or not all(isinstance(digest, str) for digest in heads.values()):
        return None
    return heads
