"""The behaviours by family, each with its number, side by side where there is room. A click chooses one."""

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement, pairwise
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from coachtui.tui.widgets.lines import QUIET
from coachtui.workflow.coaching.settling import NumberedBehaviour

Families = Sequence[tuple[str, Sequence[NumberedBehaviour]]]
_COLUMNS = 3


class BehaviourList(Horizontal):
    """All behaviours. `mark` marks the one that is chosen. Posts `Chosen` for a click."""

    HELP: ClassVar[str] = "The behaviours with their numbers, by family. Type the number, or click on one."
    DEFAULT_CSS = """
    BehaviourList {
        height: auto;
        & > Vertical { width: 1fr; height: auto; padding-right: 1; }
        .family { height: 1; color: $text-muted; text-style: underline; }
        _Choice { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        _Choice:hover { background: $accent 20%; }
        _Choice.-chosen { color: $text-accent; text-style: bold; }
    }
    """

    class Chosen(Message):
        """The behaviour with the id ``behaviour`` was clicked."""

        def __init__(self, behaviour: str) -> None:
            self.behaviour = behaviour
            super().__init__()

    def __init__(self, *, id: str = "behaviours") -> None:
        super().__init__(id=id)

    def compose(self) -> ComposeResult:
        """Three empty columns."""
        for _ in range(_COLUMNS):
            yield Vertical()

    def offer(self, families: Families) -> None:
        """Show ``families``, spread over the columns as evenly as whole families can be."""
        if self.query(_Choice):
            return
        for column, some in zip(self.query(Vertical), _spread(families), strict=False):
            column.mount_all(_parts(some))

    def mark(self, behaviour: str) -> None:
        """Mark the behaviour with this id; "" marks none."""
        for choice in self.query(_Choice):
            choice.set_class(choice.behaviour.id == behaviour, "-chosen")


class _Choice(Static):
    """One behaviour."""

    def __init__(self, behaviour: NumberedBehaviour) -> None:
        self.behaviour = behaviour
        super().__init__(Content.assemble((f"{behaviour.number:>2} ", QUIET), behaviour.short), markup=False)

    def on_click(self, event: events.Click) -> None:
        """Post which it is."""
        event.stop()
        self.post_message(BehaviourList.Chosen(self.behaviour.id))


def _parts(families: Families) -> Iterator[Static]:
    for name, some in families:
        yield Static(name, classes="family", markup=False)
        yield from map(_Choice, some)


def _spread(families: Families) -> list[Families]:
    """The families in columns one after the other, so that the longest column is as short as can be."""
    cuts = combinations_with_replacement(range(len(families) + 1), _COLUMNS - 1)
    spreads = ([families[a:b] for a, b in pairwise((0, *cut, len(families)))] for cut in cuts)
    return min(spreads, key=lambda columns: [max(map(_lines_of, columns)), max(map(len, columns))])


def _lines_of(families: Families) -> int:
    """How many lines a column with these takes."""
    return sum(len(some) + 1 for _, some in families)
