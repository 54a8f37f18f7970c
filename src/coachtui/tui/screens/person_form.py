"""The form that adds or changes one person, and has it recorded at once."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static

from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.model.roles import Roles, role_spoken
from coachtui.model.text import one_line
from coachtui.tui.widgets.field import CommandInput, Field
from coachtui.tui.widgets.form import FORM_BINDINGS, Form, error_line
from coachtui.tui.widgets.lines import QUIET, Lines, column
from coachtui.tui.widgets.optional_text import OptionalText
from coachtui.tui.widgets.press_button import PressButton
from coachtui.tui.widgets.status import keys_bold

_ROLE_WIDTH = 21


@dataclass(frozen=True, slots=True)
class Typed:
    """The content of the form. ``role`` is the id of a role, None while none is chosen."""

    code: str = ""
    name: str = ""
    title: str = ""
    unit: str = ""
    role: str | None = None


Save = Callable[[Person], Awaitable[Person]]


class PersonForm(ModalScreen[Person | Typed]):
    """Adds somebody, or changes ``person``. ``typed`` is filled in at first.

    ``save`` records the person. ``roles`` are offered, and beside them a role that is recorded and not among them;
    without any, none is asked for. Gives the person as recorded; what was typed where the form is left, so that nothing
    is lost.
    """

    CSS_PATH = "../styles/people.tcss"
    HELP: ClassVar[str] = (
        "Enter goes from line to line and saves after the last; Ctrl+S saves at once. "
        "Esc q closes the form; what was typed is there again when you come back."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*FORM_BINDINGS]

    def __init__(self, save: Save, typed: Typed, roles: Roles, person: Person | None = None) -> None:
        self._save, self._typed, self._roles, self._person = save, typed, roles, person
        self._offered = tuple(dict.fromkeys((*roles, *filter(None, [typed.role, person.role if person else ""]))))
        super().__init__()

    def compose(self) -> ComposeResult:
        """Four fields, the roles, and two buttons."""
        typed, person = self._typed, self._person
        title = "Somebody new" if person is None else person.spoken
        heading = Content.assemble((f"{one_line(title, 40)}   ", "bold"), keys_bold("Enter goes on"))
        yield Form(
            Static(heading, id="form-title", markup=False),
            Field(
                "Code", typed.code, id="code", words=_CODE_HELP, placeholder="such as PLN", disabled=person is not None
            ),
            Field("Name", typed.name, id="name", words="What people call them, such as Tom."),
            Field("Job", typed.title, id="title", words="What they do, such as planning manager."),
            Field(
                "Department",
                typed.unit,
                id="unit",
                words="Where they work, such as Operations.",
                last=not self._offered,
            ),
            Static("How each question is put to them. Up and Down choose.", id="role-title", markup=False),
            Lines[str](self._role_line, id="role", words=_ROLE_HELP, keeps_mark=True),
            OptionalText(id="role-wrong", classes="wrong"),
            OptionalText(id="form-wrong", classes="wrong"),
            submit=PressButton("Save  Ctrl+S", id="save", first=True),
            leave=PressButton("Close  Esc q", id="close"),
        )

    def on_mount(self) -> None:
        """Focus the first field that can be changed."""
        place = self._offered.index(self._typed.role) if self._typed.role in self._offered else None
        self.query_one("#role", Lines).show(self._offered, place)
        self.query_one("#role", Lines).display = self.query_one("#role-title").display = bool(self._offered)
        self.query_one(Form).begin_in("name" if self._person else "code")

    @property
    def typed(self) -> Typed:
        """The content of the form now."""
        said = self.query_one(Form).values
        role = self.query_one("#role", Lines).chosen
        chosen = role if isinstance(role, str) else None if self._offered else ""
        return Typed(said["code"], said["name"], said["title"], said["unit"], chosen)

    @on(OptionList.OptionSelected)
    async def choose(self, event: OptionList.OptionSelected) -> None:
        """Save once a role is chosen, by Enter or a click."""
        event.stop()
        await self.action_save()

    async def on_key(self, event: events.Key) -> None:
        """Save when Enter is pressed in the list with no role marked, which shows what is missing."""
        roles = self.query_one("#role", Lines)
        if event.key == "enter" and roles.has_focus and roles.highlighted is None:
            event.stop()
            event.prevent_default()
            await self.action_save()

    @on(CommandInput.Command)
    async def command(self, event: CommandInput.Command) -> None:
        """Save after Esc and s, typed in a field."""
        event.stop()
        if event.letter == "s":
            await self.action_save()

    @on(Form.Submitted)
    async def action_save(self) -> None:
        """Have the person recorded and close the form; an error is shown, and the form stays."""
        typed = self.typed
        self.query_one(Form).accept()
        self._show_error("role-wrong", _NO_ROLE if typed.role is None else "")
        self._show_error("form-wrong", "")
        if typed.role is None:
            if not typed.code.strip():
                self.query_one(Form).refuse("code", "A person needs a short code, such as PLN.")
            else:
                self.query_one(Form).refuse_choice("role")
            return
        try:
            saved = await self._save(Person(typed.code, typed.role, typed.name, typed.title, typed.unit))
        except CoachError as error:
            self._refuse(error)
            return
        self.dismiss(saved)

    @on(Form.Left)
    def action_leave(self) -> None:
        """Close the form, and give what was typed."""
        self.dismiss(self.typed)

    def _role_line(self, role: str, width: int) -> Content:
        """A role, and what makes somebody one."""
        spoken = role_spoken(self._roles, role)
        name = column(spoken[:1].upper() + spoken[1:], min(_ROLE_WIDTH, width))
        about = self._roles[role].about if role in self._roles else _UNKNOWN_ROLE
        return Content.assemble(name, (column(about, width - _ROLE_WIDTH), QUIET))

    def _refuse(self, error: CoachError) -> None:
        if error.bad_input and self._person is None:
            self.query_one(Form).refuse("code", error)
        else:
            self._show_error("form-wrong", f"Not saved yet. {error_line(error)}")

    def _show_error(self, place: str, words: str) -> None:
        self.query_one(f"#{place}", OptionalText).update(words)


_NO_ROLE = "Choose one. Up and Down go to it, Enter saves."
_UNKNOWN_ROLE = "recorded so; no question is worded for it"
_CODE_HELP = "A short code that no other person here has. Tables and the record use it; it stays as it is."
_ROLE_HELP = "Up and Down choose; Enter saves. The role decides how each question is put."


def typed_of(person: Person) -> Typed:
    """The content of the form for a person who is recorded already."""
    return Typed(person.code, person.name, person.title, person.unit, person.role or None)
