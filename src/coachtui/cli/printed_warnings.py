"""Prints the warnings that the program logs, such as that a disk gives no locks."""

import logging

from coachtui.cli.saying import say_error


class PrintedWarnings(logging.Handler):
    """Prints each warning of the program on standard error, once."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._printed: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Print the warning unless it was printed before."""
        message = record.getMessage()
        if message not in self._printed:
            self._printed.add(message)
            say_error(message)


def say_warnings() -> None:
    """Have the warnings of the program printed from now on."""
    logger = logging.getLogger("coachtui")
    logger.handlers[:] = [PrintedWarnings()]
    logger.propagate = False
