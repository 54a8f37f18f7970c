"""The heading of the interview (who, where, save status), and the bottom line, which says what the keys do."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from coachtui.model.cells import wrapped
from coachtui.model.text import one_line
from coachtui.tui.widgets.lines import QUIET

_GAP, _PAIR = 2, 2
_LEAST = 12
"""How much of a name must be left before the section goes."""
_ONE_KEY = r"(?:Up|Down|Enter|Esc|Tab|Backspace|(?:Ctrl|Alt)\+\w+|[0-9a-z](?:-[0-9])?)"
_KEYS = re.compile(rf"(?:^|(?<=   )|(?<=· )){_ONE_KEY}(?:(?:, | and | or ){_ONE_KEY})*(?=[ :]|$)")
"""The keys at the beginning of what a line says about keys, and behind each of the gaps in it."""


class Heading(Widget):
    """One line: who on the left, where in the middle, whether it is saved on the right."""

    HELP: ClassVar[str] = "Who is being interviewed, the section and place on the agenda, and when it was last saved."

    where = reactive("")
    """The section and the place on the agenda."""
    saved = reactive("")
    """The save status in words."""
    trouble = reactive(default=False)
    """Whether the save status is highlighted."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._who = Content()

    def introduce(self, who: str) -> None:
        """Show ``who`` on the left from now on. Call it before anything else is set."""
        self._who = Content.styled(one_line(who), "bold")

    def render(self) -> Content:
        """The line, the person cut short where there is no room."""
        where, saved, trouble = self.where, self.saved, self.trouble
        width = self.content_size.width
        right = cell_len(where) + _GAP + cell_len(saved)
        if width - right - _GAP < min(self._who.cell_length, _LEAST):
            where = where.rpartition("  ")[2]  # the place without the section
            right = cell_len(where) + _GAP + cell_len(saved)
        if right + _GAP > width:
            where, right = "", cell_len(saved)
        who = self._who.truncate(max(width - right - _GAP, 0), ellipsis=True)
        left = width - who.cell_length - right
        middle = where + " " * _GAP if where else ""
        return Content.assemble(
            who,
            " " * max(left, 1),
            (middle, QUIET),
            (saved, "bold $text-error" if trouble else ""),
        )


@dataclass(frozen=True, slots=True)
class Hint:
    """One thing that can be done: its key, words for it, and the Textual action that a click runs ("" for none)."""

    key: str
    words: str
    act: str = ""


class CommandLine(Widget):
    """The bottom line: hints on what can be done.

    What does not fit on one line is left out, unless ``whole`` is asked for. A notice in place of the hints takes as
    many lines as it needs, up to a third of the screen.
    """

    HELP: ClassVar[str] = "What can be done here, and with which keys. Click on one to do it."

    GAPS: ClassVar[tuple[int, ...]] = (_GAP,)
    """Columns between two things to do: the first of these with which one line is enough, else the first."""

    def __init__(self, *, id: str | None) -> None:
        super().__init__(id=id)
        self._hints: tuple[Hint, ...] = ()
        self._whole = False
        self._notice = ""

    @property
    def _most(self) -> int:
        """The lines it may take: never more than a third of the screen. What comes last is in the help too."""
        return max(self.screen.size.height // 3, 1)

    def show(self, hints: Sequence[Hint], *, whole: bool = False) -> None:
        """Show ``hints``; with ``whole`` on several lines if needed. The last one is never left out."""
        self._hints, self._whole, self._notice = tuple(hints), whole, ""
        self.refresh(layout=True)

    def show_notice(self, text: str) -> None:
        """Show ``text`` as a notice in place of the hints, until `show` is called again."""
        self._notice = text
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The number of lines that the hints need, up to the most allowed."""
        del container, viewport
        return len(self._lines(width))

    def render(self) -> Content:
        """The hints, each a link."""
        return Content("\n").join(self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        """The lines to show in ``width`` columns: what `show_notice` was given, else the hints that fit."""
        if self._notice:
            notice = wrapped(one_line(self._notice), max(width, 1))
            return [Content(line) for line in notice[: self._most]]
        gap = self._gap(width) if self._whole else self.GAPS[0]
        lines: list[list[Hint]] = [[]]
        used = 0
        room = width if self._whole else width - sum(map(_width, self._hints[-1:])) - gap
        for hint in self._hints if self._whole else self._hints[:-1]:
            if lines[-1] and used + gap + _width(hint) > room:
                if not self._whole:
                    break
                lines.append([])
            used = (used + gap if lines[-1] else 0) + _width(hint)
            lines[-1].append(hint)
        if not self._whole:
            lines[-1].extend(self._hints[-1:])
        elif (
            len(lines) > 1 == len(lines[-1]) and len(lines[-2]) > _PAIR and used + gap + _width(lines[-2][-1]) <= width
        ):
            lines[-1].insert(0, lines[-2].pop())  # so that none stands alone on a line
        shown = (Content(" " * gap).join(map(_worded, line)) for line in lines[: self._most])
        return [line.truncate(max(width, 1), ellipsis=True) for line in shown]

    def _gap(self, width: int) -> int:
        """The columns between two hints in this width."""
        words = sum(map(_width, self._hints))
        return next((gap for gap in self.GAPS if words + gap * (len(self._hints) - 1) <= width), self.GAPS[0])


def _width(hint: Hint) -> int:
    """The columns that a hint takes."""
    return cell_len(f"{hint.key} {hint.words}".strip())


def _worded(hint: Hint) -> Content:
    """A hint as text: a link where it has an act."""
    key = Content.styled(hint.key, f"bold {QUIET}") if hint.act or hint.words else keys_bold(hint.key)
    line = Content(" ").join([key, Content.styled(hint.words, QUIET)] if hint.words else [key])
    return line.stylize(Style.from_meta({"@click": hint.act})) if hint.act else line


def keys_bold(words: str) -> Content:
    """What a line says about keys, such as "Enter goes there · Esc stays", with the keys bold."""
    line = Content.styled(words, QUIET)
    for keys in _KEYS.finditer(words):
        line = line.stylize("bold", *keys.span())
    return line
