"""Reads what a terminal sends, byte by byte: keys, pasted text, the mouse; whatever else comes is dropped.

Textual's own parser ends the app at bytes that are not UTF-8 and at numbers it does not expect, and takes reports it
does not know for typed text. Here it is given only what it can read, one whole sequence at a time.
"""

import re
from collections.abc import Iterator

from textual import events
from textual._ansi_sequences import ANSI_SEQUENCES_KEYS
from textual._parser import Parser
from textual._xterm_parser import XTermParser
from textual.keys import _character_to_key
from textual.message import Message
from textual.messages import InBandWindowResize

from coachtui.tui.key_reports import plain_key_reports
from coachtui.tui.terminal_sequences import (
    BEGIN_KEYS,
    ESCAPE,
    PASTE_BEGINS,
    PASTE_ENDS,
    NoSequence,
    Sequence,
    Torn,
    Unfinished,
    character_at,
    look,
    look_at_end,
    whole_characters,
)

BELONGS_TOGETHER = 1.0
"""Seconds after its first byte within which the rest of a sequence must come; after that what can be text is text."""
STALLED_PASTE = 3.0
"""Seconds without a byte after which a paste is over although its end did not come."""
_UNWANTED = (events.Key, events.AppFocus, events.AppBlur)
"""Events of reports that go no further. Without the focus of its window the app would take the focus from the note, and
lose keys that come by another way, as from a program that types what is dictated."""
_LONGEST_REPORT = 32
"""Characters after which Textual takes a sequence for text."""
_POSITION = re.compile(r"\x1b\[[0-9;]+R")
"""Where the cursor is; some terminals send the same for F3 with Shift or Ctrl."""
_SGR_MOUSE = re.compile(r"\x1b\[<[0-9]{1,3};-?[0-9]{1,5};-?[0-9]{1,5}[Mm]")
_RESIZE = re.compile(r"\x1b\[48(?:;[1-9][0-9]{0,3}){2}(?:;[0-9]{1,5}){2}t")
TORN_KEY = "torn"
"""Reported for a sequence of which Esc alone was reported before. No key has this name; it ends a wait for a letter."""


class TerminalInput:
    """Makes Textual's events of the bytes that a terminal sends. Give it all that was read, and call `tick`.

    ``escape_delay`` is how many seconds after Esc nothing must come for it to be a key of its own. Times are seconds of
    any clock that does not go back.
    """

    def __init__(self, escape_delay: float) -> None:
        self._reader = _InputReader()
        self._escape_delay = escape_delay
        self._patience = max(BELONGS_TOGETHER, escape_delay)
        self._unread = bytearray()
        self._began = self._last = 0.0
        self._escaped: float | None = None
        self._pasting = False
        self._searched = 0

    def feed(self, data: bytes, now: float) -> list[Message]:
        """The events that are complete with ``data``, which came at the time ``now``."""
        if not self._unread:
            self._began = now
        self._last = now
        self._unread += data
        return list(self._events(now))

    def tick(self, now: float) -> list[Message]:
        """The events of what was held back and is due at the time ``now``, if no more has come."""
        due = self.due
        return [] if due is None or now < due else list(self._overdue(now))

    @property
    def due(self) -> float | None:
        """When `tick` is to be called if nothing comes until then; None when nothing is held back."""
        if self._pasting:
            return self._last + max(STALLED_PASTE, self._patience)
        if not self._unread:
            return None
        sequence = self._sequence
        if sequence[:1] == ESCAPE and len(sequence) <= len(BEGIN_KEYS[0]) and sequence not in BEGIN_KEYS:
            return self._last + self._escape_delay
        return (self._began if self._escaped is None else self._escaped) + self._patience

    @property
    def _sequence(self) -> bytes:
        """What is held back, behind the Esc that was reported as a key already."""
        return bytes(self._unread) if self._escaped is None else ESCAPE + self._unread

    def _events(self, now: float) -> Iterator[Message]:
        """Events as long as there are any without waiting."""
        while self._unread:
            if self._escaped is not None and (self._unread[:1] == ESCAPE or now > self._escaped + self._patience):
                self._escaped = None
            if self._pasting:
                end = self._unread.find(PASTE_ENDS, self._searched)
                if end < 0:
                    self._searched = max(0, len(self._unread) - len(PASTE_ENDS))
                    return
                yield self._pasted(end)
                self._drop(len(PASTE_ENDS), now)
            elif (sequence := self._sequence)[:1] == ESCAPE:
                found = look(sequence)
                if isinstance(found, Unfinished):
                    return
                yield from self._begun(found, now)
            else:
                end = self._unread.find(ESCAPE)
                length = whole_characters(bytes(self._unread)) if end < 0 else end
                if not length:
                    return
                yield from self._typed(length, now)

    def _overdue(self, now: float) -> Iterator[Message]:
        """The events of what was held back, now that no more of it will come, and of what follows it."""
        if self._pasting:
            yield self._pasted(len(self._unread))
        elif self._escaped is not None:
            self._escaped = None
        elif self._unread == ESCAPE:
            self._escaped = self._began
            self._drop(1, now)
            yield events.Key("escape", "\x1b")
        elif self._unread[:1] == ESCAPE:
            yield from self._begun(look_at_end(bytes(self._unread)), now)
        else:
            yield from self._typed(len(self._unread), now)
        yield from self._events(now)

    def _begun(self, found: Sequence | Torn | NoSequence, now: float) -> Iterator[Message]:
        """The events of what begins with Esc, or follows an Esc that was reported as a key."""
        late, self._escaped = self._escaped is not None, None
        if isinstance(found, Sequence):
            sequence = (ESCAPE if late else b"") + self._unread[: found.length - late]
            self._drop(found.length - late, now)
            if late:
                yield events.Key(TORN_KEY, None)
            if sequence == PASTE_BEGINS:
                self._pasting = True
            elif not late:
                yield from self._reader.read(sequence.decode("latin-1"))
        elif late:  # characters typed after Esc
            return
        elif isinstance(found, Torn):
            self._drop(found.length, now)
        elif self._unread[1:2] == ESCAPE:
            self._drop(1, now)
            yield events.Key("escape", "\x1b")
        else:
            character, length = character_at(bytes(self._unread[1:5]))
            self._drop(1 + length, now)
            yield from self._reader.with_alt(character)

    def _typed(self, length: int, now: float) -> Iterator[Message]:
        """The keys of so many bytes, in which there is no Esc."""
        text = self._unread[:length].decode("utf-8", "replace")
        self._drop(length, now)
        yield from self._reader.feed(text)

    def _pasted(self, length: int) -> events.Paste:
        """The event of a paste that is complete with so many bytes."""
        text = self._unread[:length].decode("utf-8", "replace")
        del self._unread[:length]
        self._pasting, self._searched = False, 0
        return events.Paste(text.replace("\0", ""))

    def _drop(self, length: int, now: float) -> None:
        del self._unread[:length]
        self._began = now


class _InputReader(XTermParser):
    """Textual's parser, given one whole sequence after the other, and begun anew after each."""

    _resizes = False

    def read(self, sequence: str) -> Iterator[Message]:
        """The events of a sequence; none for what is no key, no mouse position and no report that Textual knows."""
        reports = plain_key_reports(sequence)
        if reports is not None:
            for each in reports:
                yield from self._fed(each)
        elif sequence in ANSI_SEQUENCES_KEYS and not _POSITION.fullmatch(sequence):
            yield from _known_keys(sequence)
        elif len(sequence) <= _LONGEST_REPORT and _is_sound(sequence):
            for event in self._fed(sequence):
                self._resizes = self._resizes or isinstance(event, InBandWindowResize)
                if not isinstance(event, _UNWANTED) and (self._resizes or not isinstance(event, events.Resize)):
                    yield event

    def with_alt(self, character: str) -> Iterator[events.Key]:
        """The key of Esc and a character sent at once."""
        sequence = f"\x1b{character}"
        if sequence in ANSI_SEQUENCES_KEYS:
            yield from _known_keys(sequence)
        else:
            yield from self._sequence_to_key_events(character, alt=True)

    def _fed(self, sequence: str) -> list[Message]:
        try:
            return list(self.feed(sequence))
        except (ArithmeticError, LookupError, ValueError):  # a report that says what cannot be
            return []
        finally:
            Parser.__init__(self)


def _known_keys(sequence: str) -> Iterator[events.Key]:
    """The keys of a sequence in Textual's table."""
    keys = ANSI_SEQUENCES_KEYS[sequence]
    if isinstance(keys, tuple):
        for key in keys:
            yield events.Key(key.value, None)
    elif isinstance(keys, str):
        yield events.Key(_character_to_key(keys), keys)


def _is_sound(report: str) -> bool:
    """Whether a sequence that is no key has numbers that there can be, where it is the mouse or a size."""
    if report.startswith("\x1b[<"):
        return _SGR_MOUSE.fullmatch(report) is not None
    return not report.startswith("\x1b[48;") or _RESIZE.fullmatch(report) is not None
