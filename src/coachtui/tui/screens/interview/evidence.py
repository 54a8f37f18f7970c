"""Asking to see: what was asked for at a question, seen, promised, or attached as a file. Records nothing itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from coachtui.model.answers import EvidenceState
from coachtui.tui.screens.interview.asides import Took
from coachtui.tui.screens.interview.keys import Pressed
from coachtui.tui.widgets.aside_line import Item

_STATES: Mapping[str, EvidenceState | None] = {
    "a": EvidenceState.ASKED,
    "s": EvidenceState.SEEN,
    "p": EvidenceState.PROMISED,
    "x": None,
}


@dataclass(frozen=True, slots=True)
class ToSee:
    """One thing to ask to see: its id in the script, what it is, and how far it has come; None: not asked yet."""

    evidence: str
    words: str
    state: EvidenceState | None


class EvidenceAside:
    """The things to see of one question. ``mark`` records how far one has come.

    ``promise`` asks which document is promised, and by when; ``attach`` asks for the name of a file. It gets the thing
    the file is about (None where the script names none) and what was pasted, if anything.
    """

    hint = "a asked · s seen · p promised · x no · f file · Tab next · Enter done"
    lasts = False

    def __init__(
        self,
        things: Sequence[ToSee],
        *,
        mark: Callable[[ToSee, EvidenceState | None], None],
        promise: Callable[[ToSee], None],
        attach: Callable[[ToSee | None, str], None],
        paint: Callable[[Sequence[Item], int | None], None],
    ) -> None:
        self.things = list(things)
        self.place = 0
        self._mark, self._promise, self._attach, self._paint = mark, promise, attach, paint
        self._open = True

    def press(self, press: Pressed) -> Took:
        """A state for the thing that is chosen, another thing, or the end."""
        if press.key in {"enter", "escape"}:
            return Took.DONE
        if press.key in {"tab", "down", "shift+tab", "up"}:
            step = 1 if press.key in {"tab", "down"} else -1
            self.place = (self.place + step) % max(len(self.things), 1)
        elif press.character == "f":
            self._attach(self._chosen, "")
            return Took.USED
        elif press.character in _STATES and self._chosen is not None:
            self._set(_STATES[press.character])
            if self._chosen.state is EvidenceState.PROMISED:
                self._promise(self._chosen)
                return Took.USED
        elif not press.character:
            return Took.FOREIGN
        self.paint()  # a letter that means nothing here must not end up in the note
        return Took.USED

    def paste(self, text: str) -> Took:
        """The name of a file, as terminals write it when one is dropped on them."""
        self._attach(self._chosen, text)
        return Took.USED

    def choose(self, place: int) -> None:
        """Choose the thing at ``place``; chosen already, it goes one state on."""
        if place == self.place:
            states = (None, *EvidenceState)
            self._set(states[(states.index(self.things[place].state) + 1) % len(states)])
        self.place = place
        self.paint()

    def paint(self) -> None:
        """Show the things, or none any more."""
        items = [Item(thing.words, told="" if thing.state is None else thing.state.value) for thing in self.things]
        self._paint(items or [Item("This question names nothing to see.")] if self._open else (), self.place)

    def close(self) -> None:
        """Everything is recorded already."""
        self._open = False

    @property
    def _chosen(self) -> ToSee | None:
        return self.things[self.place] if self.things else None

    def _set(self, state: EvidenceState | None) -> None:
        before = self.things[self.place]
        self.things[self.place] = ToSee(before.evidence, before.words, state)
        self._mark(before, state)
