"""People: who takes part in the engagement, the stage of each interview, consent, and who is proposed."""

from functools import partial
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from coachtui.model.consents import consent_by_answer, limits_words, withdrawn_words
from coachtui.model.craft import ProposalState
from coachtui.model.interview_stage import InterviewStage
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.model.proposed import Proposed
from coachtui.model.roles import Roles, role_spoken
from coachtui.model.text import as_typed, one_line, printable
from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.ask import ask
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_until_ready, leave_for, ready_for_keys
from coachtui.tui.keys import bindings_of, letters_of
from coachtui.tui.messages import ShowScreen, Trouble
from coachtui.tui.screens.person_form import PersonForm, Typed, typed_of
from coachtui.tui.widgets.action_line import ActionLine
from coachtui.tui.widgets.lines import QUIET, Lines, column
from coachtui.tui.widgets.optional_text import OptionalText
from coachtui.tui.widgets.wrapped import hanging
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.people import add_person, edit_person, found_twice_words, unknown_role_words
from coachtui.workflow.engagement.proposing import drop_proposed
from coachtui.workflow.overview.glancing import Glance, PersonLine, glance

_CODE, _NAME, _ROLE, _STATE = 8, 24, 20, 11
_NEW = ""
"""Under which code the form for somebody new is kept."""


class PeopleScreen(Screen[None]):
    """Lists the people who take part and those proposed; adds, changes and drops them. Posts ShowScreen to leave."""

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.PEOPLE
    CSS_PATH = "../styles/people.tcss"
    HELP: ClassVar[str] = (
        "Everybody who takes part. a adds somebody, Enter changes what is known about who is marked, "
        "i interviews them. The role decides how each question is put. Whom others proposed to see stands below: "
        "Enter adds who is marked, d drops them."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.PEOPLE)]

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self._desk, self._settings = desk, settings
        self._typed: dict[str, Typed] = {}
        self._seen: Glance | None = None
        self._roles: Roles = {}
        self._fault: CoachError | None = None
        super().__init__()

    def compose(self) -> ComposeResult:
        """A heading, the table, the notice, and the keys."""
        yield Static("", id="heading", markup=False)
        yield OptionalText(self._desk.read_only, id="read-only")
        yield Static("", id="columns", classes="part", markup=False)
        yield Lines[PersonLine | Proposed](self._line, id="everybody", words=_HELP)
        yield OptionalText(id="consent")
        yield OptionalText(id="alike")
        yield Static("", id="notice", markup=False)
        yield ActionLine(ScreenId.PEOPLE, self._settings.keys)

    def on_mount(self) -> None:
        """Look up people and roles; keys wait for that."""
        hold_keys_until_ready(self)
        self.query_one("#everybody").focus()
        self._look()

    @work(group="looking")
    async def _look(self, at: str | None = None) -> None:
        looked = await ask(self, self._desk.do(_look_up))
        ready_for_keys(self)
        if looked is None:
            return
        seen, self._roles, unknown, self._fault = looked
        self._seen = seen
        codes = [line.person.code for line in seen.people]
        listed = (*seen.people, *seen.proposed)
        self.query_one("#everybody", Lines).show(listed, codes.index(at) if at in codes else 0)
        count = f"{len(codes)} on the list, {seen.count(InterviewStage.INTERVIEWED)} interviewed"
        letter = letters_of(ScreenId.PEOPLE, self._settings.keys)["add"]
        summary = count if codes else f"Nobody is on the list yet. Press {letter} to add somebody."
        self.query_one("#heading", Static).update(
            Content.assemble(("People", "bold"), (f"   {one_line(seen.organisation)}   {summary}", QUIET))
        )
        self._head_columns()
        gone = withdrawn_words(seen.consents, as_typed(self._desk.path.name))
        said = (
            [f"Consent: {consent_by_answer(seen.consents)}.", *limits_words(seen.consents), *gone]
            if seen.consents
            else []
        )
        self.query_one("#consent", OptionalText).update(hanging([printable(each) for each in said]))
        alike = [line for codes in seen.twice for line in found_twice_words(self._desk.path, codes)]
        alike += unknown
        self.query_one("#alike", OptionalText).update(hanging([printable(each) for each in alike]))

    def _line(self, line: PersonLine | Proposed, width: int) -> Content:
        if isinstance(line, Proposed):
            by = f"by {', '.join(line.by)}"
            text = _columns(width, "", line.spoken, by, "", ProposalState.OPEN.value)
            return Content.styled(text, QUIET)
        person, role = line.person, role_spoken(self._roles, line.person.role)
        text = _columns(width, person.code, person.spoken, role, person.unit, line.state)
        return Content(text).stylize(QUIET, len(text) - _STATE)

    def on_lines_rewrapped(self) -> None:
        """Align the headings with the columns."""
        self._head_columns()

    def _head_columns(self) -> None:
        listed = self.query_one("#everybody", Lines)
        heads = _columns(listed.room, "code", "name and job", "role", "department", "interview")
        self.query_one("#columns", Static).update(Content.styled(heads if listed.things else "", QUIET))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the form for the person chosen."""
        event.stop()
        self.action_edit()

    def action_add(self) -> None:
        """Open the form for somebody new."""
        if self._may_write():
            form = PersonForm(self._add, self._typed.get(_NEW, Typed()), self._roles)
            self.app.push_screen(form, partial(self._done, _NEW))

    def action_edit(self) -> None:
        """Open the form for the marked person; for somebody proposed the form that adds him or her."""
        chosen = self.query_one("#everybody", Lines).chosen
        if isinstance(chosen, Proposed):
            self._add_proposed(chosen)
        elif not isinstance(chosen, PersonLine):
            self.action_add()
        elif self._may_write():
            person = chosen.person
            form = PersonForm(self._edit, self._typed.get(person.code, typed_of(person)), self._roles, person)
            self.app.push_screen(form, partial(self._done, person.code))

    def action_interview(self) -> None:
        """Go to the interview with the marked person."""
        chosen = self.query_one("#everybody", Lines).chosen
        if isinstance(chosen, PersonLine):
            leave_for(self, ShowScreen(ScreenId.INTERVIEW, person=chosen.person.code))
        elif isinstance(chosen, Proposed):
            self._show_notice("Enter puts them on the list first.")

    def action_drop(self) -> None:
        """Record that the marked proposed person is dropped; a notice says so where it is somebody else."""
        chosen = self.query_one("#everybody", Lines).chosen
        if not isinstance(chosen, Proposed):
            self._show_notice("Only somebody who is proposed can be dropped.")
        elif self._may_write():
            self._drop(chosen)

    @work(group="dropping")
    async def _drop(self, proposed: Proposed) -> None:
        dropping = self._desk.do(lambda workspace: drop_proposed(workspace, proposed.name))
        if await ask(self, dropping) is not None:
            self._show_notice(f"Dropped: {one_line(proposed.spoken, 60)}.")
            self._look()

    def action_leave(self) -> None:
        """Go home."""
        self.post_message(ShowScreen(ScreenId.HOME))

    def _may_write(self) -> bool:
        if not self._desk.writable:
            self._show_notice("Nothing can be changed here while the file can only be read.")
        elif self._fault is not None:
            self.post_message(Trouble(self._fault))
        return self._desk.writable and self._fault is None

    def _show_notice(self, words: str) -> None:
        self.query_one("#notice", Static).update(words)

    def _add_proposed(self, proposed: Proposed) -> None:
        """Put somebody proposed on the list, with what was said of them in the form."""

        async def add(person: Person) -> Person:
            return await self._desk.do(lambda workspace: add_person(workspace, person, proposed))

        if self._may_write():
            key = f"proposed {proposed.name}"
            typed = self._typed.get(key, Typed(name=proposed.name, title=proposed.title))
            self.app.push_screen(PersonForm(add, typed, self._roles), partial(self._done, key))

    async def _add(self, person: Person) -> Person:
        return await self._desk.do(lambda workspace: add_person(workspace, person))

    async def _edit(self, person: Person) -> Person:
        return await self._desk.do(
            lambda workspace: edit_person(
                workspace, person.code, role=person.role, name=person.name, title=person.title, unit=person.unit
            )
        )

    def _done(self, code: str, result: Person | Typed | None) -> None:
        note = self.query_one("#notice", Static)
        if isinstance(result, Typed):
            known = {line.person.code: typed_of(line.person) for line in (self._seen.people if self._seen else ())}
            if result != known.get(code, Typed()):
                self._typed[code] = result
                note.update("Not saved; what was typed is kept for when you come back.")
        elif result is not None:
            self._typed.pop(code, None)
            note.update(f"Saved: {one_line(result.spoken, 60)}.")
            hold_keys_until_ready(self)  # what is pressed now is meant for who was just saved
            self._look(result.code)


_HELP = "Everybody who takes part, and who is proposed. Enter edits or adds, i interviews, d drops who is proposed."


def _look_up(workspace: Workspace) -> tuple[Glance, Roles, tuple[str, ...], CoachError | None]:
    """Who there is, the roles they may have, a line on each who has another, or why the script cannot be used."""
    seen = glance(workspace)
    try:
        roles = workspace.script.roles
    except CoachError as error:
        return seen, {}, (), error
    return seen, roles, unknown_role_words(workspace, [line.person for line in seen.people]), None


def _columns(width: int, code: str, name: str, role: str, unit: str, state: str) -> str:
    """A row of the table as wide as there is room: the department goes first, then the role."""
    role_width = _ROLE if width >= _CODE + _NAME + _ROLE + _STATE else 0
    left = width - _CODE - role_width - _STATE
    unit_width = left - 2 * _NAME if left > 2 * _NAME + _STATE else 0
    named = max(left - unit_width - 1, 0)
    return (
        f"{column(code, _CODE - 1)} {column(name, named)} {column(role, role_width)}"
        f"{column(unit, unit_width - 1)}{' ' * bool(unit_width)}{column(state, _STATE)}"
    )
