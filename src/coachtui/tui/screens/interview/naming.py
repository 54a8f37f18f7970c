"""The panel that names the indicator to rate. It shows what is typed and nothing else, and only posts messages."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.widgets import Input

from coachtui.model.rubric import Indicator
from coachtui.tui.screens.interview.marked_list import MarkedList
from coachtui.tui.screens.interview.panels import Panel
from coachtui.tui.widgets.own_side import NamingNow
from coachtui.tui.widgets.prompt import Prompt
from coachtui.workflow.interview.naming import is_named

_HINT = "A few letters · Enter goes on · Esc leaves it · your side lists them"
_NOTHING = "Nothing has these words."
_SEVERAL = "More than one has these words. Your side lists them."


class NamingPanel(Panel):
    """A line to type an indicator's id or words of its name into. What is found shows on the interviewer's side only.

    Posts `Searched` whenever the line changes, after which the parent calls `show`; `Moved` when another one of those
    found is marked; `Chosen` for the indicator to rate; `Unclear` where Enter could mean more than one, or none.
    """

    HELP: ClassVar[str] = (
        "What the two digits are about: a few letters of it, or what it is called for short. Enter goes on to the"
        " digits. Your side lists what there is and marks the one that Enter takes; Up and Down mark another."
    )

    class Searched(Message):
        """The line reads ``words`` now."""

        def __init__(self, words: str) -> None:
            self.words = words
            super().__init__()

    class Moved(Message):
        """Another indicator is marked."""

    class Chosen(Message):
        """The indicator with the id ``indicator`` is to be rated."""

        def __init__(self, indicator: str) -> None:
            self.indicator = indicator
            super().__init__()

    class Unclear(Message):
        """Enter chose nothing; ``why`` is a sentence that anybody may read."""

        def __init__(self, why: str) -> None:
            self.why = why
            super().__init__()

    def __init__(self) -> None:
        self._prompt = Prompt("About:")
        self._list = MarkedList[Indicator]()
        super().__init__(self._prompt.input, _HINT, id="naming")

    def compose(self) -> ComposeResult:
        """Compose the line."""
        yield self._prompt

    @property
    def now(self) -> NamingNow | None:
        """What the interviewer's side is to list; None while the panel is closed."""
        if not self.display:
            return None
        return NamingNow([(each.id, each.name) for each in self._list.found], self._list.place)

    def open(self) -> None:
        """Show an empty line, and focus it."""
        self._prompt.input.clear()
        super().open()

    def show(self, found: Sequence[Indicator]) -> None:
        """Show what was found for the line: ``found``, the likeliest first, of which the first is marked."""
        self._list.take(found)

    def on_key(self, event: events.Key) -> None:
        """Choose the marked indicator, mark another, or post `Ended`."""
        if event.key == "enter":
            self._choose()
        elif event.key == "escape":
            self.post_message(self.Ended())
        elif self._list.move(event.key):
            self.post_message(self.Moved())
        else:
            return
        event.stop()

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Searched(event.value))

    def _choose(self) -> None:
        """Post `Chosen` for the one that is meant: marked by keys, named in full, or the only one found."""
        words, found = self._prompt.input.value, self._list.found
        named = [each for each in found if is_named(each, words)]
        if self._list.moved and self._list.marked is not None:
            self.post_message(self.Chosen(self._list.marked.id))
        elif named or len(found) == 1:
            self.post_message(self.Chosen((named or found)[0].id))
        else:
            self.post_message(self.Unclear(_SEVERAL if found else _NOTHING))
