"""Identifiers and moments: UUIDs of version 7 (RFC 9562), and UTC times as the log stores them."""

import os
import re
import time
import uuid
from datetime import UTC, datetime, timedelta

from coachtui.store.failures import DamagedError

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z")
LAST_DAY = "9999-12-31T00:00:00.000000Z"
"""The beginning of the last day there is. No clock said that; no time comes after its end."""

FARTHEST_AHEAD = timedelta(days=30 * 365)
"""How far ahead of this computer's clock an entry from elsewhere may be dated. Clocks are wrong by years."""

_VERSION_7 = 0x7 << 76
_VARIANT = 0x2 << 62


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


def now() -> datetime:
    """The present moment, aware of UTC."""
    return datetime.now(UTC)


def moment_text(moment: datetime) -> str:
    """``moment`` as the log writes it: UTC, ISO 8601, six decimals, Z. Raises ValueError without a time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs a time zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


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
