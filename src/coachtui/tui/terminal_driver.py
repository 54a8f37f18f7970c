"""The app at a real terminal: Textual's driver for Linux and macOS, made to outlast whatever the terminal does.

On Windows Textual's own driver is used as it is.
"""

import atexit
import os
import selectors
import termios
from contextlib import suppress
from functools import partial
from time import monotonic
from typing import Any

from textual import constants, events
from textual.drivers.linux_driver import LinuxDriver

from coachtui.tui.terminal_input import TerminalInput

_LOOK_AT_END = 0.1
"""Seconds between two looks at whether reading is to end."""
_AT_ONCE = 4096
"""Bytes read at once."""


class TerminalDriver(LinuxDriver):
    """Reads with `TerminalInput`, ends the app quietly when the terminal has gone, and drops what is typed at the end.

    Each public method here replaces one of Textual's; its first line says why.
    """

    _is_suspending = False

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

    def write(self, data: str) -> None:
        """As shipped it waits for ever once the thread that writes has died with the terminal."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().write(data)

    def close(self) -> None:
        """As shipped it waits for ever once the thread that writes has died with the terminal."""
        if self._writer_thread is not None and self._writer_thread.is_alive():
            super().close()

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
            atexit.register(partial(_give_back, self.fileno, self.attrs_before))
            self.attrs_before = None
        super().stop_application_mode()


def _give_back(terminal: int, attributes: list[Any]) -> None:
    """Drop what was typed and not read, and set the terminal to ``attributes``."""
    with suppress(termios.error):  # it may have gone
        termios.tcflush(terminal, termios.TCIFLUSH)
        termios.tcsetattr(terminal, termios.TCSANOW, attributes)
