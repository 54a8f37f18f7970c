"""One line typed beside the note: a capture, a file's name, how many minutes are left. Records nothing itself."""

from collections.abc import Callable

from coachtui.tui.screens.interview.asides import Took
from coachtui.tui.screens.interview.keys import Pressed
from coachtui.tui.typed_line import TypedLine


class LineAside:
    """A line to type. Enter gives it to ``done``; so does whatever else ends it, unless ``needs_enter``."""

    lasts = False

    def __init__(
        self,
        label: str,
        hint: str,
        *,
        done: Callable[[str], None],
        paint: Callable[["LineAside | None"], None],
        typed: Callable[[], None] | None = None,
        needs_enter: bool = False,
    ) -> None:
        self.label, self.hint = label, hint
        self.line = TypedLine()
        self._done, self._paint, self._typed, self._needs_enter = done, paint, typed, needs_enter
        self._open = True

    def press(self, press: Pressed) -> Took:
        """A character, an editing key, or the end."""
        if press.key == "enter":
            self._needs_enter = False
            return Took.DONE
        if press.key == "escape":
            return Took.DONE
        line = self.line.press(press.key, press.character)
        if line is None:
            return Took.FOREIGN
        return self._have(line)

    def paste(self, text: str) -> Took:
        """Words put in where the cursor is."""
        return self._have(self.line.put(text.strip("\n")))

    def paint(self) -> None:
        """Show the line, or no more."""
        self._paint(self if self._open else None)

    def close(self) -> None:
        """Hand over what was typed."""
        self._open = False
        if self.line.text.strip() and not self._needs_enter:
            self._done(self.line.text.strip())

    def _have(self, line: TypedLine) -> Took:
        self.line = line
        if self._typed is not None:
            self._typed()
        self.paint()
        return Took.USED
