"""The terminal of plain mode: prints text and reads lines. Decides nothing about what is asked."""

import asyncio
import re
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Protocol

from coachtui.cli.saying import say_wrapped
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line, printable

_NUMBERED = re.compile(r" ?\d{1,2}  |[a-z]  |[A-Z]\d\.\d +|/[a-z].*?  +")
"""What begins an option, an anchor, a question or a command in a list: its further lines stand under its words."""

DRAFT_SECONDS = 0.5
"""How long a keystroke may wait before the draft is saved; half of what the engagement file promises."""


PROMPT = "›"
"""What stands before a line that may say anything."""


class LeaveError(Exception):
    """The person at the keyboard wants to stop here (Ctrl-C, Ctrl-D, or the terminal went away)."""


class Terminal(Protocol):
    """What plain mode needs of a terminal, or of a test in its place."""

    def say(self, text: str = "", *, indent: int = 0) -> None:
        """Print ``text``, wrapped, ``indent`` columns in."""
        ...

    def ask(self, label: str, default: str = "", on_change: Callable[[str], None] | None = None) -> str:
        """Read one line of text, with ``default`` in it at first; ``on_change`` gets the text while it is typed.

        Where ``on_change`` raises CoachError, it gets the text again with the next key, and with Enter. Raises
        LeaveError; instead of it the CoachError, where ``on_change`` could not take the text in the end.
        """
        ...

    def edit(self, label: str, text: str) -> str:
        """Let somebody edit ``text``, which may have several lines, and return the result. Raises LeaveError."""
        ...


def ask_or_leave(
    terminal: Terminal, label: str, default: str = "", on_change: Callable[[str], None] | None = None
) -> str:
    """Read one line of text where ``/quit`` is the only command.

    It raises LeaveError, after ``on_change`` got ``default`` back.
    """
    typed = terminal.ask(label, default, on_change)
    if typed.strip().casefold() != "/quit":
        return typed
    if on_change is not None:
        on_change(default)
    raise LeaveError


def says_yes(terminal: Terminal, question: str) -> bool:
    """Ask ``question`` and return whether the answer is yes; any other answer is no. Raises LeaveError."""
    return terminal.ask(question).strip().casefold() in {"y", "yes"}


class PromptTerminal:
    """A real terminal, through questionary."""

    def __init__(self, otherwise: str = "") -> None:
        """Raise CoachError where standard input is no terminal; ``otherwise`` says what can be done without one."""
        if not sys.stdin.isatty():
            raise CoachError(
                "No terminal",
                "This asks questions, and there is no terminal to ask them in.",
                otherwise or "Run it in a terminal.",
                bad_input=True,
            )

    def say(self, text: str = "", *, indent: int = 0) -> None:
        """Print ``text``, wrapped to the terminal, without control characters."""
        margin = " " * indent
        for line in printable(text).split("\n"):
            numbered = _NUMBERED.match(line)
            hanging = margin + " " * (numbered.end() if numbered else 0)
            say_wrapped(line, margin, hanging)

    def ask(self, label: str, default: str = "", on_change: Callable[[str], None] | None = None) -> str:
        """Read one line of text, with ``default`` in it at first. Raises LeaveError, or a CoachError of ``on_change``.

        Where ``on_change`` could not take the line, that is said, and Enter has it try again.
        """
        timer = None if on_change is None else _DraftTimer(on_change)
        text = _prompt(label, default, timer, multiline=False)
        while timer is not None and timer.has_failed:
            try:
                timer.save()
            except CoachError as error:
                self.say(str(error))
                try:
                    _prompt("Enter tries again:", "", None, multiline=False)
                except LeaveError:
                    raise error from None
        return text

    def edit(self, label: str, text: str) -> str:
        """Let somebody edit ``text`` and return the result; Esc and then Enter ends editing. Raises LeaveError."""
        return _prompt(f"{label} (Esc, then Enter, when done)", text, None, multiline=True)


def _prompt(label: str, default: str, timer: "_DraftTimer | None", *, multiline: bool) -> str:
    import questionary  # noqa: PLC0415 - slow to import, for conversations only
    from prompt_toolkit.key_binding import KeyBindings  # noqa: PLC0415 - as above
    from prompt_toolkit.keys import Keys  # noqa: PLC0415 - as above

    keys = KeyBindings()
    # Nothing listens to the mouse here; what looks like a report of it, such as pasted colours, ended in a traceback.
    keys.add(Keys.Vt100MouseEvent)(lambda _: None)
    question = questionary.text(
        one_line(label), default=default, qmark="", multiline=multiline, instruction="", key_bindings=keys
    )
    if timer is not None:
        question.application.current_buffer.on_text_changed += lambda buffer: timer.typed(buffer.text)
    try:
        answer = question.unsafe_ask()
    except (KeyboardInterrupt, EOFError, OSError):
        if timer is not None:
            timer.save()
        raise LeaveError from None
    return "" if answer is None else str(answer)


class _DraftTimer:
    """Calls ``on_change`` with the text being typed: at most every half second, with the last text in the end."""

    def __init__(self, on_change: Callable[[str], None]) -> None:
        self._on_change = on_change
        self._text: str | None = None
        self._saved_at = -DRAFT_SECONDS
        self._waiting = False
        self.has_failed = False
        """Whether ``on_change`` raised CoachError the last time."""

    def typed(self, text: str) -> None:
        self._text = text
        wait = self._saved_at + DRAFT_SECONDS - time.monotonic()
        if wait <= 0:
            self._try()
        elif not self._waiting:
            self._waiting = True
            asyncio.get_running_loop().call_later(wait, self._try)

    def _try(self) -> None:
        """Save; on a full disk, say, the text waits for the next key, and whoever records the line is told."""
        with suppress(CoachError):
            self.save()

    def save(self) -> None:
        self._waiting = False
        if self._text is not None:
            self._saved_at, self.has_failed = time.monotonic(), True
            self._on_change(self._text)
            self._text, self.has_failed = None, False
