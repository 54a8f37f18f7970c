"""The parts of the screen that observes a meeting: the open item, the last lines, and the field with its meaning."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from coachtui.asking.line_grammar import LineMeaning, Meant, meaning_words, missing_words
from coachtui.model.cells import cut, wrapped, wrapped_between
from coachtui.model.days import day_words
from coachtui.model.observing import OPENING, ActionItem, Mark
from coachtui.model.text import one_line
from coachtui.model.times import minutes_words
from coachtui.tui.widgets.lines import QUIET, column
from coachtui.tui.widgets.note import Note
from coachtui.workflow.observing.observed_now import LineShown, ObservedNow

GLOW = "$text-accent"
"""The style of what is missing."""
BETWEEN = "  ·  "
"""What stands between things on one line."""
_LABEL = 14
"""Columns for what the line is understood as."""
_LONGEST_NAME = 24
"""Cells of a name beside the line; a longer one is cut."""
_TIME, _WHO = 6, 4
_MOST_OF_ONE, _LONGEST_ACTION = 6, 120
"""Lines that one line takes at most, and cells of an open action."""
_MOST_ACTIONS = 2
"""Lines that open actions take."""
_BREAK = "break"


class MeetingTop(Static):
    """The item that is open with its minutes, the behaviour agreed with its count, and open actions."""

    HELP: ClassVar[str] = "Which item is open and how long, the behaviour agreed with the chair, and open actions."

    def __init__(self) -> None:
        super().__init__("", id="top", markup=False)
        self._now: ObservedNow | None = None
        self._agreed = ""

    def show(self, now: ObservedNow, agreed: str) -> None:
        """Show ``now``; ``agreed`` is the name of the behaviour agreed, "" for none."""
        self._now, self._agreed = now, agreed
        self._paint()

    def on_resize(self) -> None:
        """Cut the lines anew."""
        self._paint()

    def _paint(self) -> None:
        width = self.content_size.width
        if self._now is not None and width:
            self.update(Content("\n").join(_top_lines(self._now, self._agreed, width)))


def _top_lines(now: ObservedNow, agreed: str, width: int) -> Iterator[Content]:
    title, minutes, over = _item_words(now)
    room = max(width - cell_len(minutes) - 2, 8)
    name = cut(title, room)
    style = "bold $text-warning" if over else QUIET
    yield Content.assemble((name, "bold"), " " * max(width - cell_len(name) - cell_len(minutes), 2), (minutes, style))
    if agreed:
        shown = f"  {'  '.join(now.agreed_counts) or 'not yet'}"
        yield Content.assemble(
            ("Agreed  ", QUIET), cut(one_line(agreed), max(width - 8 - cell_len(shown), 8)), (shown, "bold")
        )
    yield from _actions(now.open_actions, width)


def _item_words(now: ObservedNow) -> tuple[str, str, bool]:
    """What is open, its minutes against the plan, and whether it is over."""
    if now.item is None:
        if now.ended:
            return "The meeting is over", f"{int(now.overall)} min", False
        waits = "Before the first item" if now.part == OPENING else "No item is open"
        where = waits if now.of else "No agenda"
        return where, _BREAK if now.paused else f"{int(now.overall)} min", False
    verb = f"  {one_line(now.item.verb)}" if now.item.verb else ""
    title = f"{now.place} of {now.of}  {one_line(now.item.title)}{verb}"
    if now.paused:
        return title, _BREAK, False
    planned = "" if now.planned is None else f" of {now.planned}"
    return title, f"{int(now.minutes)}{planned} min", now.planned is not None and now.minutes > now.planned


def _actions(actions: Sequence[ActionItem], width: int) -> Iterator[Content]:
    """The open actions, as many as stand on two lines, the latest ones last."""
    if not actions:
        return
    shown = [_action_words(each) for each in actions]
    lead = f"Open {len(shown)}  "
    room = max(width - len(lead), 12)
    lines = wrapped_between(shown, BETWEEN, room)
    if len(lines) > _MOST_ACTIONS:
        lines = wrapped(BETWEEN.join(shown), room)
    for number, line in enumerate(lines[:_MOST_ACTIONS]):
        more = " …" if number + 1 == _MOST_ACTIONS < len(lines) else ""
        text = cut(line, max(width - len(lead) - len(more), 8)) + more
        yield Content.assemble((lead if number == 0 else " " * len(lead), QUIET), (text, QUIET))


def _action_words(action: ActionItem) -> str:
    when = cut(day_words(action.due), _LONGEST_NAME)
    who = action.person or one_line(action.who, _LONGEST_NAME)
    behind = ", ".join(part for part in (who, when) if part)
    return f"{one_line(action.what[: 2 * _LONGEST_ACTION], _LONGEST_ACTION) or '?'}{f' ({behind})' if behind else ''}"


class LastLines(Widget):
    """The last lines, the newest at the bottom, as many as there is room for."""

    HELP: ClassVar[str] = "The last lines, with the time since the meeting began, and who said them."

    def __init__(self) -> None:
        super().__init__(id="last-lines")
        self._lines: tuple[LineShown, ...] = ()
        self._shorts: Mapping[str, str] = {}
        self._right: str | None = None
        self._seats: Sequence[str] = ()

    def show(
        self, lines: tuple[LineShown, ...], shorts: Mapping[str, str], right: str | None, seats: Sequence[str]
    ) -> None:
        """Show ``lines``, the newest last; where there are none, ``seats``: who sits where.

        ``shorts`` are the short names of behaviours by id, ``right`` is the id of the line that is being corrected.
        """
        if (lines, right, seats) != (self._lines, self._right, self._seats):
            self._lines, self._shorts, self._right, self._seats = lines, shorts, right, seats
            self.refresh()

    @property
    def room(self) -> int:
        """How many lines fit at most."""
        return max(self.size.height, 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many as there are lines; the style sheet gives it what is left."""
        del container, viewport, width
        return len(self._lines)

    def render(self) -> Content:
        """The lines, with air above them."""
        width, height = self.content_size
        shown: list[Content] = []
        if not self._lines:
            seats = wrapped_between(self._seats, BETWEEN, max(width, 12))
            shown = [Content.styled(line, QUIET) for line in seats[:height]]
        for line in reversed(self._lines):
            lines = self._lines_of(line, width)
            if len(shown) + len(lines) > height:
                shown[:0] = lines[len(lines) - (height - len(shown)) :] if not shown else ()
                break
            shown[:0] = lines
        return Content("\n").join([*[Content()] * (height - len(shown)), *shown])

    def _lines_of(self, line: LineShown, width: int) -> list[Content]:
        style = _STYLES[line.kind]
        who = _who(line)
        marks = " ".join(_mark(mark, self._shorts) for mark in line.marks)
        star = ("*" if self.screen.has_class("-ascii") else "★") if line.starred else ""
        tail = "  ".join(part for part in (star, marks) if part)
        room = max(width - _TIME - _WHO, 12) * _MOST_OF_ONE
        words = one_line(line.text[: 2 * room], room) if line.length is None else f"({line.length} words)"
        behind = _agreed_words(line)
        text = "  ".join(part for part in (words, behind) if part) or "…"
        left = _TIME + _WHO
        parts = wrapped(text, max(width - left, 12)) or [""]
        sign = ">" if line.id == self._right else " "
        head = Content.assemble(
            (f"{minutes_words(line.seconds):>5}{sign}", QUIET), (column(who, _WHO), "$text-accent"), (parts[0], style)
        )
        shown = [head, *(Content.assemble(" " * left, (part, style)) for part in parts[1:])]
        missing = " ".join(_ASKED[each] for each in line.missing)
        for extra, look in ((tail, "bold"), (missing, GLOW)):
            if extra and shown[-1].cell_length + cell_len(extra) + 2 <= width:
                shown[-1] = Content.assemble(shown[-1], "  ", (extra, look))
            elif extra:
                shown.append(Content.assemble(" " * left, (cut(extra, max(width - left, 8)), look)))
        return shown


_STYLES: Mapping[Meant, str] = {
    Meant.SAID: "",
    Meant.NOTE: QUIET,
    Meant.STEP_IN: "italic",
    Meant.DECISION: "bold",
    Meant.ACTION: "bold",
}
_ASKED = {"what": "what?", "who": "who?", "when": "by when?"}
_SIGNS: Mapping[Meant, str] = {Meant.STEP_IN: "you", Meant.DECISION: "d", Meant.ACTION: "a"}


def _who(line: LineShown) -> str:
    if line.kind in _SIGNS:
        return _SIGNS[line.kind]
    return line.person or ""


def _agreed_words(line: LineShown) -> str:
    if line.kind not in {Meant.DECISION, Meant.ACTION}:
        return ""
    when = cut(day_words(line.due), _LONGEST_NAME)
    who = line.person or one_line(line.who, _LONGEST_NAME)
    return "· " + ", ".join(part for part in (who, when) if part) if who or when else ""


def _mark(mark: Mark, shorts: Mapping[str, str]) -> str:
    sign = "+" if mark.helped else "-"
    return f"{sign} {shorts.get(mark.behaviour) or mark.behaviour}" if mark.behaviour else sign


class LineField(Vertical):
    """The field for a line; before it what kind of line it is read as, and below it the other parts of its meaning."""

    def __init__(self, note: Note) -> None:
        super().__init__(id="line-field")
        self._note = note
        self._label = Static("", id="meant", markup=False)
        self._rest = Static("", id="meant-more", markup=False)

    def compose(self) -> ComposeResult:
        """Compose the label, the line, and the rest."""
        with Horizontal(id="line"):
            yield self._label
            yield self._note
        yield self._rest

    def show(self, meaning: LineMeaning | None, names: Mapping[str, str], shorts: Mapping[str, str]) -> None:
        """Show ``meaning``, what the line is read as; None for an empty line.

        ``names`` are those of participants by code, ``shorts`` the short names of behaviours by id.
        """
        if meaning is None:
            self._label.update("")
            self._rest.update("")
            return
        short = {code: one_line(name, _LONGEST_NAME) for code, name in names.items()}
        first, _, rest = meaning_words(meaning, short, shorts).partition(" · ")
        self._label.update(cut(first, _LABEL - 2))
        missing = missing_words(meaning) if meaning.missing else ""
        self._rest.update(Content.assemble((missing, GLOW), "  " if rest and missing else "", (rest, QUIET)))
