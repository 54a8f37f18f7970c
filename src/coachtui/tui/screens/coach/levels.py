"""Confirming levels: what marks and cards suggest for each behaviour, its anchors, and the level the coach gives."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from coachtui.model.rubric import LEVELS
from coachtui.model.text import one_line
from coachtui.report.behaviour_words import reasons_in_words
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.desk import Desk
from coachtui.tui.keys import bindings_of
from coachtui.tui.screens.coach.observed_screen import ObservedScreen
from coachtui.tui.widgets.action_line import AIRY_BESIDE_LISTS, ActionLine
from coachtui.tui.widgets.asked_line import AskedLine
from coachtui.tui.widgets.lines import QUIET, Lines, column
from coachtui.tui.widgets.page import Page, Paragraph
from coachtui.workflow.coaching.confirming import LevelLine, confirm_level, drop_confirmed, levels_of_meeting

_NUMBER, _FIGURE, _NAME = 5, 8, 24
_TODO = "A digit from 0 to 4 gives a level; then you say why."
_LIST_HELP = (
    "Each behaviour with the level that lines and cards suggest, and the one that counts. 0 to 4 gives another one; "
    "then you say why."
)


class _Anchors(VerticalScroll):
    """The levels of the behaviour that is marked; they scroll."""

    HELP: ClassVar[str] = "What the five levels look like, and what speaks for one of them. Up and Down scroll."


class LevelsScreen(ObservedScreen):
    """The levels of a meeting.

    A digit is the level that the coach gives the marked behaviour; a reason is asked for.
    """

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.COACH_LEVELS
    TITLE_ENDS: ClassVar[str] = "levels"
    CSS_PATH = "../../styles/coach.tcss"
    HELP: ClassVar[str] = (
        "What lines and cards come to is a suggestion. Read the five levels below, give the one you saw with a digit, "
        "and say why in a few words. x goes back to what is suggested."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(ScreenId.COACH_LEVELS),
        *(Binding(str(digit), f"level({digit})", show=False) for digit in range(10)),
    ]

    def __init__(self, desk: Desk, settings: Settings, meeting: str, *, whom: str = "") -> None:
        super().__init__(desk, settings, meeting, whom=whom)
        self._given: int | None = None
        self._lines: tuple[LevelLine, ...] = ()

    def compose(self) -> ComposeResult:
        """A heading, the behaviours, the anchors of the one that is marked, and the keys."""
        yield from self.compose_heading()
        yield Static("", id="columns", classes="part", markup=False)
        yield Lines[LevelLine](self._level_line, id="levels", words=_LIST_HELP, keeps_mark=True)
        with Vertical(id="strip"):
            yield AskedLine(
                id="why", words="What you saw or heard, in a few words. Enter keeps it, Esc twice goes back."
            )
            with _Anchors(id="anchors"):
                yield Page(id="words")
        yield ActionLine(ScreenId.COACH_LEVELS, self._settings.keys, airy_from=AIRY_BESIDE_LISTS)

    def show(self, mark: str = "") -> None:
        """Show the levels, with the cursor on the behaviour with the id ``mark``."""
        lines = self._lines = levels_of_meeting(self.opened, self._meeting)
        levels = self.query_one("#levels", Lines)
        ids = [line.behaviour.id for line in lines]
        levels.show(lines, ids.index(mark) if mark in ids else levels.highlighted or 0)
        self.show_notice(_TODO)
        self.on_lines_rewrapped()
        self._show_marked()
        if self.focused is None:
            levels.focus(scroll_visible=False)

    def unsaved(self) -> Mapping[str, str]:
        """Every level that was given, with its reason."""
        given = {line.behaviour.name: line.score.confirmed for line in self._lines}
        return {name: f"{each.level}: {each.reason}" for name, each in given.items() if each is not None}

    def on_lines_rewrapped(self) -> None:
        """Align the headings with the columns."""
        room = self.query_one("#levels", Lines).room
        heads = (column(head, _FIGURE) for head in ("lines", "cards", "counts"))
        words = "".join((column("Behaviour", _NUMBER + _name_width(room)), *heads))
        self.query_one("#columns", Static).update(Content.styled(words, QUIET))

    def _level_line(self, line: LevelLine, width: int) -> Content:
        score, name = line.score, _name_width(width)
        counts = f"{_figure(score.level)}{' yours' if score.confirmed is not None else ''}"
        apart = score.differ and score.confirmed is None
        return Content.assemble(
            (column(line.behaviour.id, _NUMBER), QUIET),
            column(line.behaviour.short_name, name),
            (column(_figure(score.marks.level), _FIGURE), QUIET),
            (column(_figure(None if score.card is None else score.card.level), _FIGURE), QUIET),
            (column(counts, _FIGURE), "bold" if score.level is not None else QUIET),
            (
                column("differ: look again" if apart else line.reason, width - _NUMBER - name - 3 * _FIGURE),
                "$text-accent" if apart else QUIET,
            ),
        )

    @on(OptionList.OptionHighlighted, "#levels")
    def _marked(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_marked()

    def _show_marked(self) -> None:
        marked = self._chosen
        if marked is not None:
            self.query_one("#words", Page).show(_anchors(marked))
            self.query_one("#anchors").scroll_home(animate=False)

    @property
    def _chosen(self) -> LevelLine | None:
        chosen = self.query_one("#levels", Lines).chosen
        return chosen if isinstance(chosen, LevelLine) else None

    # What can be done

    def action_level(self, level: int) -> None:
        """Ask for the reason why the marked behaviour has ``level``. Nothing is recorded before that is given."""
        marked = self._chosen
        if level not in LEVELS:
            self.show_notice("A level is 0 to 4.")
        elif marked is not None and self.may_write():
            self._given = level
            why = self.query_one("#why", AskedLine)
            why.put(f"{level}: {one_line(marked.behaviour.anchors[level])} Why?", marked.reason)
            why.entry.focus()
            self.call_after_refresh(why.entry.scroll_visible, animate=False)

    @on(OptionList.OptionSelected, "#levels")
    def reread(self, event: OptionList.OptionSelected) -> None:
        """Ask for the reason again, where the coach gave a level to the behaviour that was chosen."""
        event.stop()
        marked = self._chosen
        if marked is not None and marked.score.confirmed is not None:
            self.action_level(marked.score.confirmed.level)

    @on(Input.Submitted)
    def keep(self, event: Input.Submitted) -> None:
        """Record the level typed and its reason, and mark the next behaviour."""
        event.stop()
        marked, level = self._chosen, self._given
        if marked is not None and level is not None:
            own, reason = marked.behaviour.id, event.value
            if self.change(lambda workspace: confirm_level(workspace, self._meeting, own, level, reason), own):
                self.leave_line()
                self.query_one("#levels", Lines).action_cursor_down()

    def leave_line(self) -> None:
        """Close the field for the reason, and forget the level typed."""
        self._given = None
        self.query_one("#why", AskedLine).display = False
        self.scroll_home(animate=False)
        self.query_one("#levels").focus(scroll_visible=False)

    def action_drop(self) -> None:
        """Withdraw the level that the coach gave the marked behaviour, so that the suggested one counts again."""
        marked = self._chosen
        if marked is not None and marked.score.confirmed is not None:
            own = marked.behaviour.id
            self.change(lambda workspace: drop_confirmed(workspace, self._meeting, own), own)
        else:
            self.show_notice("You gave no level here: what is suggested counts.")


def _name_width(width: int) -> int:
    """The columns for the name of a behaviour."""
    return min(_NAME, max(width - _NUMBER - 3 * _FIGURE, 1))


def _figure(level: int | None) -> str:
    return "-" if level is None else str(level)


def _anchors(line: LevelLine) -> Iterator[Paragraph]:
    """What speaks for a level, and the five levels."""
    reasons = "; ".join(reasons_in_words(line.score, named=True)) or "not seen"
    yield Paragraph(f"{reasons[:1].upper()}{reasons[1:]}.", lead=line.behaviour.name)
    yield Paragraph()
    for level, anchor in enumerate(line.behaviour.anchors):
        counts = line.score.level == level
        mark, indent, hang = ("› ", 0, 5) if counts else ("", 2, 3)
        yield Paragraph(anchor, lead=f"{mark}{level}", indent=indent, hang=hang)
