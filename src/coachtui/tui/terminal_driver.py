"""Textual's driver for Linux and macOS, changed to work on whatever the terminal sends or does.

On Windows Textual's own driver is used as it is.
"""

import atexit
import os
import selectors
import signal
import termios
from contextlib import suppress
from queue import Full
from time import monotonic
from typing import Any

from textual import constants, events
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver

from coachtui.tui.terminal_input import TerminalInput

_LOOK_AT_END = 0.1
"""Seconds between two looks at whether reading is to end."""
_LAST_WRITES = 1.0
"""Seconds that the terminal has for what was not written yet, when the app was told to end."""
_AT_ONCE = 4096
"""Bytes read at once."""


class TerminalDriver(LinuxDriver):
    """Reads with `TerminalInput`, ends the app quietly when the terminal has gone, and drops what is typed at the end.

    Each public method here replaces one of Textual's; "As shipped" describes the fault of that one.
    """

    _is_suspending = False
    _is_ending = False
    _attributes: list[Any] | None = None

    def run_input_thread(self) -> None:
        """As shipped it ends at the first byte that is not UTF-8, and reads the end of input again and again."""
        reader = TerminalInput(constants.ESCAPE_DELAY)
        with selectors.SelectSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                wait = _LOOK_AT_END if reader.due is None else min(reader.due - monotonic(), _LOOK_AT_END)
                if not self._read(reader, came=bool(selector.select(max(wait, 0)))):
                    self._app.call_later(self._app.exit)
                    return
            if selector.select(0):
                self._read(reader, came=True)

    def _read(self, reader: TerminalInput, *, came: bool) -> bool:
        """Hand on what ``came``, or what was held back until now; False at the end of input.

        The mouse where there is no screen counts as nothing: as shipped it takes the focus from the note.
        """
        if came:
            try:
                data = os.read(self.fileno, _AT_ONCE)
            except OSError:
                return False
            if not data:
                return False
            found = reader.feed(data, monotonic())
        else:
            found = reader.tick(monotonic())
        for message in found:
            if not isinstance(message, events.MouseEvent) or self._app.size.region.contains_point(
                message.screen_offset
            ):
                self.process_message(message)
        return True

    def start_application_mode(self) -> None:
        """As shipped no signal ends the app; here SIGHUP and SIGTERM do, also while it waits for the terminal."""
        super().start_application_mode()  # type: ignore[no-untyped-call] # as it is declared
        for number in (signal.SIGHUP, signal.SIGTERM):
            signal.signal(number, self._end)

    def _end(self, *_: object) -> None:
        self._is_ending = True
        with suppress(RuntimeError):  # the loop may have ended
            self._loop.call_soon_threadsafe(self._app.exit)

    def write(self, data: str) -> None:
        """As shipped it waits for ever for a terminal that takes no more, even if it has gone or the app is to end."""
        self._hand_over(data)

    def close(self) -> None:
        """As shipped it waits for ever for a terminal that takes no more. At the end all is saved by now."""
        self._hand_over(None)
        ending = 0.0
        while (writer := self._writer) is not None and ending < _LAST_WRITES:
            writer.join(_LOOK_AT_END)
            ending += _LOOK_AT_END if self._is_ending else 0
        if self._writer is not None and not self._is_suspending:
            self._give_back()
            os._exit(1)  # the thread holds standard error, so that Python could not end

    def _hand_over(self, data: str | None) -> None:
        """Have ``data`` written in its turn, None as the last; forget it if nobody writes, or nobody will for long."""
        while (writer := self._writer) is not None:
            try:
                writer._queue.put(data, timeout=_LOOK_AT_END)  # noqa: SLF001 - it has no other way
            except Full:
                if self._is_ending:
                    return
            else:
                return

    @property
    def _writer(self) -> WriterThread | None:
        """The thread that writes to the terminal; None once it has ended, as it does when the terminal has gone."""
        writer = self._writer_thread
        return writer if writer is not None and writer.is_alive() else None

    def suspend_application_mode(self) -> None:
        """As shipped it cannot be told from the end of the app: an editor needs the terminal back at once."""
        self._is_suspending = True
        try:
            super().suspend_application_mode()
        finally:
            self._is_suspending = False

    def stop_application_mode(self) -> None:
        """As shipped it gives the terminal back before all is saved, and the shell runs what is typed meanwhile.

        Here the terminal stays as it is, without echo, until the process ends; what was typed by then is dropped.
        """
        if not self._is_suspending and self.attrs_before is not None:
            self._attributes, self.attrs_before = self.attrs_before, None
            atexit.register(self._give_back)
        super().stop_application_mode()

    def _give_back(self) -> None:
        """Drop what was typed and not read, and set the terminal to what it was."""
        if self._attributes is not None:
            with suppress(termios.error):  # it may have gone
                termios.tcflush(self.fileno, termios.TCIFLUSH)
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._attributes)
