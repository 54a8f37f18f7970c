"""A form that asks, among other things, which role somebody has."""

from collections.abc import Iterable, Sequence

from textual import on
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from coachtui.answer_types import Choice
from coachtui.tui.widgets.form import Form
from coachtui.tui.widgets.lettered import Lettered
from coachtui.tui.widgets.optional_text import OptionalText

_CHOOSE_ONE = "Choose one. Press its letter, or Up and Down; then Enter."


class RoleForm(Form):
    """A form with a list of roles between ``parts`` and the parts ``behind``; it is hidden where there are none.

    ``role`` is the id of the role chosen: None while none is, "" where there are none. Posts `Chosen` for Enter or a
    click on a role; not for its letter, as that may be the first one of a word. Words typed in the list go into the
    field with the id ``words_go_to``. ``help_of_list`` is the help of the list.
    """

    DEFAULT_CSS = """
    RoleForm {
        #role { width: 100%; }
        #role-wrong { height: auto; color: $text-error; }
    }
    """

    class Chosen(Message):
        """A role is chosen, and the user goes on."""

    def __init__(
        self,
        *parts: Widget,
        behind: Iterable[Widget] = (),
        help_of_list: str,
        words_go_to: str,
        ascii_only: bool,
        submit: Button,
        leave: Button,
    ) -> None:
        self.role: str | None = None
        self._offered: Sequence[Choice] = ()
        self._words_go_to = words_go_to
        self._ask = OptionalText(classes="ask")
        self._list = Lettered(id="role", words=help_of_list, ascii_only=ascii_only)
        self._how = Static(_CHOOSE_ONE, id="role-wrong", markup=False)
        self._how.display = False
        super().__init__(*parts, self._ask, self._list, self._how, *behind, submit=submit, leave=leave)

    def offer(self, roles: Sequence[Choice], ask: str) -> None:
        """List ``roles`` below the question ``ask``."""
        self._offered = roles
        self.role = None if roles else ""
        self._list.offer(roles, ())
        self._ask.update(ask if roles else "")

    def choose(self, role: str) -> None:
        """Choose the role with this id; none where it is not offered."""
        if self._offered:
            self._take(tuple(each for each in self._offered if each.id == role))

    def show_how_to_choose(self, *, shown: bool) -> None:
        """Show below the list how to choose, or hide that again."""
        self._how.display = shown

    def _take(self, roles: Sequence[Choice]) -> None:
        """Take the one role of ``roles``; none if there is none."""
        self.role = roles[0].id if roles else None
        self.show_how_to_choose(shown=False)
        self._list.show_marks(roles)

    @on(Lettered.OptionSelected)
    def _select(self, event: Lettered.OptionSelected) -> None:
        event.stop()
        self._take(self._offered[event.option_index : event.option_index + 1])
        if not self._list.typed:
            self.post_message(self.Chosen())

    @on(Lettered.Prose)
    def _take_words(self, event: Lettered.Prose) -> None:
        """Move words typed in the list into their field; where that is not empty, say how to choose."""
        event.stop()
        if event.chosen:
            self._take(())
        if not self.take_words(self._words_go_to, event.text):
            self.show_how_to_choose(shown=True)

    @on(Lettered.Passed)
    def _pass(self, event: Lettered.Passed) -> None:
        """Go on where a role is chosen, else say how to choose one."""
        event.stop()
        if self.role is None:
            self.refuse_choice("role")
        else:
            self.post_message(self.Chosen())
