"""Reads a transcript in any of the formats: finds out its encoding and its format."""

import codecs
import re

from coachtui.exchange.transcripts.named_lines import read_named_lines
from coachtui.exchange.transcripts.timed_cues import HEADER, read_cues
from coachtui.exchange.transcripts.transcript import Transcript, TranscriptFault
from coachtui.model.problems import CoachError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""What files of these encodings begin with; UTF-32 first, as its mark begins with that of UTF-16."""

_ZIPPED = b"PK\x03\x04"
_MOST_CONTROLS = 0.05
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LOOKED_AT = 4096
MOST_ROWS = 500_000
"""How many lines a file may have, and how often somebody may begin to speak in it: five times ten hours of talk."""
_TOO_LONG = "Ten hours of talk have a fifth of that: check that this is the right file."
_TIMES = re.compile(r"[0-9][ \t]*-->")


def read_transcript(data: bytes) -> Transcript:
    """The transcript in ``data``: WebVTT, SRT, or text. Raises CoachError where nobody says anything in it."""
    text, faults = _decoded(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.count("\n") > MOST_ROWS or text.count("<v") > MOST_ROWS:
        raise CoachError("Too long", f"It has more than {MOST_ROWS:,} lines.", _TOO_LONG, bad_input=True)
    rows = text.split("\n")
    if text.startswith(HEADER) or _TIMES.search(text):
        format_ = "WebVTT" if text.startswith(HEADER) else "SRT"
        lines, found = read_cues(rows)
    else:
        format_, (lines, found) = "text", read_named_lines(rows)
    if not lines:
        raise CoachError("No transcript", "Nobody says anything in it.", _TAKEN, bad_input=True)
    return Transcript(format_, lines, (*faults, *found))


_TAKEN = "Take WebVTT (.vtt) as Teams and Zoom write it, SRT, or text with a name and a colon before the words."


def _decoded(data: bytes) -> tuple[str, tuple[TranscriptFault, ...]]:
    """``data`` as text, and what could not be read of it. Raises CoachError for what is no text."""
    if data.startswith(_ZIPPED):
        raise CoachError("No transcript", "This is a Word document or another archive.", _TAKEN, bad_input=True)
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), None) or _without_mark(data)
    text = data.decode(encoding, errors="replace")
    start = text[:_LOOKED_AT]
    if len(_CONTROL.findall(start)) > _MOST_CONTROLS * len(start):
        raise CoachError("No transcript", "This is no text.", _TAKEN, bad_input=True)
    damaged = text.find("\ufffd") if encoding != "cp1252" else -1
    if damaged < 0:
        return text, ()
    place = text.count("\n", 0, damaged) + 1
    what = "characters that cannot be read, from here on shown as \ufffd"
    return text, (TranscriptFault(place, what, skipped=False),)


def _without_mark(data: bytes) -> str:
    """The encoding of ``data`` that does not say it: UTF-8, UTF-16 by its zeros, else that of Windows."""
    start = data[:_LOOKED_AT]
    half = len(start) // 4
    for encoding, zeros in (("utf-16-le", start[1::2]), ("utf-16-be", start[::2])):
        if half and zeros.count(0) > half:
            return encoding
    try:
        data.decode()
    except UnicodeDecodeError as error:
        return "cp1252" if 0 not in start and error.start < len(data) - 4 and not _mostly_utf8(data) else "utf-8"
    return "utf-8"


def _mostly_utf8(data: bytes) -> bool:
    """Whether more characters of several bytes are right UTF-8 than not."""
    text = data.decode(errors="replace")
    wrong = text.count("\ufffd")
    return sum(not each.isascii() for each in text) > 2 * wrong
