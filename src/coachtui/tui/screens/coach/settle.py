"""Settling: one mark after the other, shown with its words; a number says which behaviour it shows."""

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coachtui.model.text import counted
from coachtui.settings.settings import Settings
from coachtui.store.records import Change
from coachtui.tui.actions import ScreenId
from coachtui.tui.desk import Desk
from coachtui.tui.keys import bindings_of
from coachtui.tui.screens.coach.observed_screen import ObservedScreen
from coachtui.tui.typed_number import TypedNumber
from coachtui.tui.widgets.action_line import AIRY_BESIDE_LISTS, ActionLine
from coachtui.tui.widgets.behaviour_list import BehaviourList
from coachtui.tui.widgets.lines import QUIET
from coachtui.tui.widgets.page import Page, Paragraph
from coachtui.workflow.coaching.settling import (
    MarkLine,
    SaidLine,
    Settling,
    add_mark,
    drop_mark,
    settle_mark,
    settling_of,
    star_line,
    turn_mark,
)
from coachtui.workflow.engagement.engagements import Workspace

_NOTHING = "Nothing is marked in this meeting. Marks are the + and - behind a line."
_DONE = "All of it is settled. q goes back to the debrief."
_SIGNS = {True: "+", False: "-"}
_CHANGES = frozenset({"turn", "another", "drop", "star"})


class _Around(VerticalScroll):
    """The line that is marked and those around it; it scrolls and has the focus."""

    HELP: ClassVar[str] = (
        "The line that is marked, and those before and after it. Type the number of the behaviour it shows; Up and "
        "Down go from mark to mark."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.back", show=False),
        Binding("down", "screen.next", show=False),
        Binding("pageup", "screen.back", show=False),
        Binding("pagedown", "screen.next", show=False),
    ]


class SettleScreen(ObservedScreen):
    """The marks of a meeting, those without a behaviour first of all."""

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.COACH_SETTLE
    TITLE_ENDS: ClassVar[str] = "settling"
    CSS_PATH = "../../styles/coach.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high"), (30, "-tall")]
    HELP: ClassVar[str] = (
        "You marked lines as having helped or hurt; here each gets its behaviour, by its number on the list below. "
        "A digit that may be the first of two waits for the second, or for Enter. Then the next mark comes."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_of(ScreenId.COACH_SETTLE),
        *(Binding(str(digit), f"digit({digit})", show=False) for digit in range(10)),
        Binding("enter", "take", show=False),
        Binding("escape", "forget", show=False),
        Binding("plus", "sign(True)", show=False),
        Binding("minus", "sign(False)", show=False),
    ]

    def __init__(self, desk: Desk, settings: Settings, meeting: str, *, whom: str = "") -> None:
        super().__init__(desk, settings, meeting, whom=whom)
        self._settling = Settling((), ())
        self._at = 0
        self._number = TypedNumber()

    def compose(self) -> ComposeResult:
        """A heading, the mark and its line, the behaviours, and the keys."""
        yield from self.compose_heading()
        with _Around(id="around"):
            yield Page(id="words")
        yield Static("", id="typed", markup=False)
        with VerticalScroll(id="choices", can_focus=False):
            yield BehaviourList()
        yield ActionLine(ScreenId.COACH_SETTLE, self._settings.keys, airy_from=AIRY_BESIDE_LISTS)

    def show(self, mark: str = "") -> None:
        """Show the mark with the key ``mark``, else the first that has no behaviour, else the first."""
        self._settling = settling_of(self.opened, self._meeting)
        self._number.highest = len(self._settling.behaviours)
        self.query_one(BehaviourList).offer(self._settling.families)
        keys = [each.key for each in self._settling.marks]
        open_ones = [place for place, each in enumerate(self._settling.marks) if not each.is_settled]
        self._at = keys.index(mark) if mark in keys else next(iter(open_ones), 0)
        self.query_one("#around").focus(scroll_visible=False)
        self._show_mark()

    def unsaved(self) -> Mapping[str, str]:
        """Every settled mark, whether saved or not, for the rescue file: its line, whether it helped, the behaviour.

        Turned marks without a behaviour and stars are not in it.
        """
        shorts = {each.id: each.short for each in self._settling.behaviours}
        settled = (each for each in self._settling.marks if each.is_settled)
        return {
            f"Line {each.line.number}, mark {each.place + 1}": " ".join((_SIGNS[each.mark.helped], shorts[behaviour]))
            for each in settled
            if (behaviour := each.mark.behaviour) in shorts
        }

    def _show_mark(self) -> None:
        """Show the mark it is at, with what was typed of a number."""
        mark, settling = self._marked, self._settling
        left = settling.left
        if mark is None:
            self.show_notice(_NOTHING)
        else:
            todo = f"{left} of {counted(len(settling.marks), 'mark')} to settle." if left else _DONE
            self.show_notice(todo)
        self.query_one("#words", Page).show(() if mark is None else _in_context(mark, alone=self.has_class("-low")))
        self.query_one(BehaviourList).mark("" if mark is None else mark.mark.behaviour)
        self._show_asked()
        self.query_one(ActionLine).show_acts(without=_CHANGES | {"next", "back"} if mark is None else ())

    def _show_asked(self) -> None:
        self.query_one("#typed", Static).update(self._asked())

    def _asked(self) -> Content:
        mark = self._marked
        if mark is None:
            return Content("")
        sign = "It helped" if mark.mark.helped else "It hurt"
        if self._number.typed:
            return Content.assemble(
                (f"{sign}: ", QUIET), (self._number.typed, "bold $text-accent"), "   Enter takes it."
            )
        chosen = next((each for each in self._settling.behaviours if each.id == mark.mark.behaviour), None)
        if chosen is None:
            return Content.assemble((f"{sign}: ", QUIET), ("which behaviour? Type its number.", "bold"))
        return Content.assemble((f"{sign}: ", QUIET), (f"{chosen.number} {chosen.short}. ", "bold"), chosen.definition)

    @property
    def _marked(self) -> MarkLine | None:
        marks = self._settling.marks
        return marks[self._at] if self._at < len(marks) else None

    # Numbers

    def action_digit(self, digit: int) -> None:
        """Add ``digit`` to the number being typed.

        Once no longer number begins so, the mark is settled with that behaviour. A notice says so where there is no
        such number.
        """
        if self._marked is None:
            return
        try:
            self._take(self._number.type(digit))
        except ValueError:
            self._show_mark()
            self.show_notice(f"Behaviours have the numbers 1 to {self._number.highest}.")

    def action_take(self) -> None:
        """Settle the mark with the behaviour whose number was typed."""
        self._take(self._number.take())

    def action_forget(self) -> None:
        """Forget the number being typed."""
        self._number.forget()
        self._show_asked()

    @on(BehaviourList.Chosen)
    def choose(self, event: BehaviourList.Chosen) -> None:
        """Settle the mark with the behaviour that was clicked."""
        event.stop()
        self._settle(event.behaviour)

    def _take(self, number: int | None) -> None:
        """Settle the mark with the behaviour of this number; None: wait for more."""
        if number is None:
            self._show_mark()
        else:
            self._settle(next(each.id for each in self._settling.behaviours if each.number == number))

    def _settle(self, behaviour: str) -> None:
        """Record the behaviour, and go on to the next mark that is not settled.

        That is looked for behind this mark first, then from the beginning; it stays where none is left, and where the
        change was refused.
        """
        mark = self._marked
        self.action_forget()
        if mark is not None and self.change(lambda workspace: settle_mark(workspace, mark, behaviour), mark.key):
            behind = self._settling.marks[self._at + 1 :]
            following = next((each for each in (*behind, *self._settling.marks) if not each.is_settled), None)
            if following is not None:
                self._at = self._settling.marks.index(following)
            self._show_mark()

    # What can be done (each an act of `ScreenId.COACH_SETTLE`)

    def action_next(self) -> None:
        """Show the next mark."""
        self._go(1)

    def action_back(self) -> None:
        """Show the mark before."""
        self._go(-1)

    def _go(self, by: int) -> None:
        self._number.forget()
        self._at = min(max(self._at + by, 0), max(len(self._settling.marks) - 1, 0))
        self._show_mark()

    def action_turn(self) -> None:
        """Record that a mark that helped hurt, or the other way round."""
        if self._marked is not None:
            self.action_sign(not self._marked.mark.helped)

    def action_sign(self, helped: bool) -> None:
        """Record that the line helped, or hurt."""
        self._with_mark(lambda workspace, mark: turn_mark(workspace, mark, helped=helped))

    def action_another(self) -> None:
        """Record one more mark at the line, without a behaviour, and show it."""
        mark = self._marked
        self.action_forget()
        if mark is not None and self.change(lambda workspace: add_mark(workspace, mark), mark.key):
            own = [place for place, each in enumerate(self._settling.marks) if each.line.id == mark.line.id]
            self._at = own[-1]
            self._show_mark()

    def action_drop(self) -> None:
        """Withdraw the mark, and show the one that followed it; after the last one the one before."""
        at = self._at
        if self._with_mark(drop_mark):
            self._at = at
            self._go(0)

    def action_star(self) -> None:
        """Record that the line is starred, or not starred any more."""
        self._with_mark(star_line)

    def action_undo(self) -> None:
        """Undo the last change, and show its mark."""
        self.action_forget()
        super().action_undo()

    def action_redo(self) -> None:
        """Redo the change undone last, and show its mark."""
        self.action_forget()
        super().action_redo()

    def _with_mark(self, make: Callable[[Workspace, MarkLine], Change]) -> bool:
        """Change the mark it is at. False where there is none, or the change was refused."""
        mark = self._marked
        self.action_forget()
        return mark is not None and self.change(lambda workspace: make(workspace, mark), mark.key)


def _in_context(mark: MarkLine, *, alone: bool) -> Iterator[Paragraph]:
    """The line with the one before and the one after it, and the agenda item; ``alone`` without all of that."""
    if alone:
        yield Paragraph(lead=f"{_SIGNS[mark.mark.helped]} {_spoken(mark.words)}")
        return
    starred = " starred" if mark.line.starred else ""
    yield Paragraph(lead="", rest=f"{mark.item}{' ·' if mark.item and starred else ''}{starred}".strip())
    yield Paragraph()
    if mark.before is not None:
        yield Paragraph(rest=_spoken(mark.before), indent=2)
        yield Paragraph()
    yield Paragraph(lead=f"{_SIGNS[mark.mark.helped]} {_spoken(mark.words)}")
    if mark.after is not None:
        yield Paragraph()
        yield Paragraph(rest=_spoken(mark.after), indent=2)


def _spoken(said: SaidLine) -> str:
    if not said.text:
        return f"{said.who} spoke." if said.who else "(nothing noted)"
    return f"{said.who}: “{said.text}”" if said.who else f"Your note: {said.text}"
