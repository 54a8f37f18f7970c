"""Where the control sequences that a terminal sends begin and end, as ECMA-48 and terminals in use have them."""

import re
from dataclasses import dataclass

ESCAPE = b"\x1b"
PASTE_BEGINS, PASTE_ENDS = b"\x1b[200~", b"\x1b[201~"
BEGIN_KEYS = (b"\x1b[", b"\x1bO")
"""Begin the sequences that keys send; together with them are no command anywhere."""
_LONGEST = 1 << 16
"""Bytes after which a string that has no end yet is no report of a terminal."""

_WORDS = ("NaN", "nan", "inf", "Infinity", "null", "undefined", "None")
"""What some terminals send for a mouse position outside of their window, where a number is due."""
_BEGUN_WORDS = sorted({word[:length] for word in _WORDS for length in range(1, len(word))}, key=len, reverse=True)
_AFTER = "(?<=[;:<=>?+-])"
_PARAMETERS = f"(?:[ -?]|{_AFTER}(?:{'|'.join(_WORDS)}))*"
_TEXT = "[ -~\x80-\xff]*"
"""What a string may contain: no control characters, so that Enter and the next sequence end it."""
_OSC, _DCS = r"\][0-9]{1,5}(?:;" + _TEXT + ")?", r"P[0-9:;<=>?!$+]" + _TEXT
_SOS_PM_APC = "[X^_]" + _TEXT
_CUT = "(?:[\xc2-\xdf]|[\xe0-\xef][\x80-\xbf]?|[\xf0-\xf4][\x80-\xbf]{0,2})"
"""The first bytes of a character in UTF-8 that has more."""
_CUT_AT_END = re.compile(f"{_CUT}\\Z".encode("latin-1"))

_RXVT = r"\[[0-9]{1,2}\$"
"""Keys with Shift in rxvt; what ends them is none of the characters that end a sequence elsewhere."""

_COMPLETE = re.compile(
    "\x1b(?:"
    r"\[M[ -\xff]{3}"  # the mouse, as terminals of the eighties report it
    r"|\[\[[ -~]"  # function keys of the Linux console
    rf"|{_RXVT}"
    rf"|\[(?![M\[]){_PARAMETERS}[@-~]"
    r"|O[0-9;]*[ @-~]"
    f"|{_OSC}(?:\x07|\x1b\\\\)"
    f"|(?:{_DCS}|{_SOS_PM_APC})\x1b\\\\"
    ")".encode("latin-1")
)
_UNFINISHED = re.compile(
    "\x1b(?:"
    r"\[M[ -\xff]{0,2}"
    r"|\[\["
    rf"|\[(?!{_RXVT[2:]}){_PARAMETERS}(?:{_AFTER}(?:{'|'.join(_BEGUN_WORDS)}))?"
    r"|O[0-9;]*"
    f"|(?:\\]|P|{_OSC}\x1b?|{_DCS}\x1b?|{_SOS_PM_APC}\x1b?)"
    f"|{_CUT}"
    ")?".encode("latin-1")
)
_TORN = re.compile(rf"\x1b(?:\[{_PARAMETERS}|{_OSC})".encode("latin-1"))
"""What certainly began a sequence, though its end never came."""


@dataclass(frozen=True, slots=True)
class Sequence:
    """A whole sequence at the beginning of some bytes, so many bytes long."""

    length: int


@dataclass(frozen=True, slots=True)
class Torn:
    """The beginning of a sequence, so many bytes long, that something else follows instead of its end."""

    length: int


@dataclass(frozen=True, slots=True)
class Unfinished:
    """Bytes that may yet become a sequence, when more come."""


@dataclass(frozen=True, slots=True)
class NoSequence:
    """Esc and something that begins no sequence: a key pressed with Alt, or quickly after Esc."""


def look(data: bytes) -> Sequence | Torn | Unfinished | NoSequence:
    """What kind of sequence ``data``, which begins with Esc, begins with."""
    unfinished = len(data) <= _LONGEST and _UNFINISHED.fullmatch(data)
    return Unfinished() if unfinished else look_at_end(data)


def look_at_end(data: bytes) -> Sequence | Torn | NoSequence:
    """As `look`, but as if no more than ``data`` will come."""
    if whole := _COMPLETE.match(data):
        return Sequence(whole.end())
    begun = _TORN.match(data)
    return NoSequence() if begun is None else Torn(begun.end())


def character_at(data: bytes) -> tuple[str, int]:
    """The first character of ``data``, which is not empty, and its length; U+FFFD for a byte that is not UTF-8."""
    for length in range(1, 5):
        try:
            return data[:length].decode("utf-8"), length
        except UnicodeDecodeError:
            continue
    return "\ufffd", 1


def whole_characters(data: bytes) -> int:
    """How many bytes of ``data`` are left when a character that is cut at its end is not counted."""
    cut = _CUT_AT_END.search(data, max(0, len(data) - 3))
    return len(data) if cut is None else cut.start()
