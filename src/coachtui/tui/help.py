"""F1: help on the widget with the focus, and all acts of the screen with their keys."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.dom import DOMNode
from textual.screen import ModalScreen, Screen
from textual.widgets import Static

from coachtui.tui.actions import Act, ScreenId, acts_of
from coachtui.tui.keys import key_name, letters_of
from coachtui.tui.widgets.status import keys_bold

NOTHING_SAID = "Tab goes from one thing to the next. What can be done here is listed below."

OWN_ACTS = (
    Act("help", ScreenId.EVERYWHERE, "help", keys=("f1",), help="Explains what has the focus."),
    Act("command_palette", ScreenId.EVERYWHERE, "all actions", keys=("ctrl+p",), help="Find anything by its words."),
    Act(
        "jump_keys", ScreenId.EVERYWHERE, "jump keys", keys=("f2",), help="A letter on each thing; type it to go there."
    ),
)
"""What every screen offers because of this package. Where the table has the same act, its words hold."""

_ROOMY = 70
"""Columns of the screen from which a line has room for three things."""


@dataclass(frozen=True, slots=True)
class AvailableAct:
    """An act that can be run now, its keys as people read them, and the node that has the method for it."""

    act: Act
    keys: str
    node: DOMNode


class HelpPage(VerticalScroll):
    """The page that scrolls."""

    HELP: ClassVar[str] = "The arrow keys and PgDn scroll this page. Esc goes back to where you were."


class HelpScreen(ModalScreen[None]):
    """Help on one widget, ``about``, and the acts of its screen. Esc or F1 closes it."""

    HELP: ClassVar[str] = HelpPage.HELP
    CSS_PATH = "styles/comfort.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,f1,q", "close", show=False)]

    def __init__(self, about: str, available_acts: Iterable[AvailableAct]) -> None:
        self._about = about
        self._available = tuple(available_acts)
        super().__init__()

    def compose(self) -> ComposeResult:
        """Compose the help, the keys, and how to close."""
        with Vertical(id="help-box"):
            with HelpPage(id="help-page"):
                yield Static(self._about, id="help-about", markup=False)
                yield Static(_table(self._available, self.app.size.width), id="help-keys")
            yield Static(keys_bold("Esc closes"), id="help-close")

    def on_click(self) -> None:
        """Close on a click anywhere."""
        self.action_close()

    def action_close(self) -> None:
        """Close the help; the focus is where it was."""
        self.dismiss()


def about(screen: Screen[Any]) -> str:
    """The HELP of the widget with the focus, or of its nearest parent that has one; `NOTHING_SAID` where none has."""
    nodes = screen.focused.ancestors_with_self if screen.focused is not None else [screen]
    for node in nodes:
        if isinstance(node.HELP, str) and node.HELP.strip():
            return node.HELP
    return NOTHING_SAID


def place_of(screen: Screen[Any]) -> ScreenId:
    """The SCREEN_ID of a screen; EVERYWHERE where it has none, as no acts of its own are in the table."""
    place: ScreenId = getattr(screen, "SCREEN_ID", ScreenId.EVERYWHERE)
    return place


def can_do(node: DOMNode, act: Act) -> bool:
    """Whether ``node`` has the method that runs ``act``."""
    return callable(getattr(node, f"action_{act.id}", None))


def available_acts(screen: Screen[Any], letters: Mapping[str, str]) -> tuple[AvailableAct, ...]:
    """The acts that can be run on a screen now, its own first. ``letters`` are the user's own, by act id."""
    place = place_of(screen)
    letter_of = letters_of(place, letters)
    found = []
    for act in _each_once((*acts_of(place), *OWN_ACTS)):
        node = _node_with(screen, act)
        if node is not None and node.check_action(act.id, ()):
            found.append(AvailableAct(act, _keys(screen, act, letter_of.get(act.id, "")), node))
    return _once_per_wording(found)


def _each_once(acts: Iterable[Act]) -> tuple[Act, ...]:
    """The acts, one of each id. Where a place words anew what can be done everywhere, its words hold, with all keys."""
    kept: dict[str, Act] = {}
    for act in acts:
        first = kept.get(act.id, act)
        kept[act.id] = replace(first, keys=tuple(dict.fromkeys((*first.keys, *act.keys))))
    return tuple(kept.values())


def _once_per_wording(found: Iterable[AvailableAct]) -> tuple[AvailableAct, ...]:
    """Two acts of the same words, such as quitting by q and by Ctrl+Q, are one to those who read."""
    merged: dict[str, AvailableAct] = {}
    for each in found:
        first = merged.get(each.act.words)
        merged[each.act.words] = each if first is None else replace(first, keys=f"{first.keys}, {each.keys}")
    return tuple(merged.values())


def _node_with(screen: Screen[Any], act: Act) -> DOMNode | None:
    """The node that carries out an act: the screen before the focused widget, as a text area can undo too."""
    within = screen.focused.ancestors_with_self if screen.focused is not None else []
    nodes = [screen.app, screen] if act.place is ScreenId.EVERYWHERE else [screen, *within, screen.app]
    return next((node for node in nodes if can_do(node, act)), None)


def _keys(screen: Screen[Any], act: Act, letter: str) -> str:
    shown = [key_name(key) for key in act.keys]
    if letter:
        bound = screen.active_bindings.get(letter)
        alone = bound is not None and bound.binding.action.rpartition(".")[2] == act.id
        shown.insert(0, letter if alone else f"Esc {letter}")
    return ", ".join(shown)


def _table(available_acts: Iterable[AvailableAct], width: int) -> Table:
    """Keys, words and help beside each other where there is room, else the words above what is said about them."""
    roomy = width >= _ROOMY
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(no_wrap=True)
    if roomy:
        table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    for each in available_acts:
        words, said = Text(each.act.words, "bold"), Text(each.act.help)
        table.add_row(Text(each.keys), *((words, said) if roomy else (Text("\n").join((words, said)),)))
    return table
