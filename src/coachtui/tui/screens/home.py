"""Home: the engagement at a glance. Who was interviewed, who is next, the scores so far, and what is missing."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from coachtui.model.engagement import plan_words
from coachtui.model.interview_stage import InterviewStage
from coachtui.model.roles import Roles, role_spoken
from coachtui.model.text import counted, one_line
from coachtui.settings.settings import Settings
from coachtui.store.records import Change
from coachtui.tui.actions import ScreenId
from coachtui.tui.ask import ask, until_painted
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_of, leave_for, release_keys_of
from coachtui.tui.keys import bindings_of, letters_of
from coachtui.tui.messages import ShowScreen
from coachtui.tui.widgets.action_line import AIRY_BESIDE_LISTS, ActionLine
from coachtui.tui.widgets.element_lines import ID, columns_line, element_line
from coachtui.tui.widgets.lines import QUIET, Lines, column
from coachtui.tui.widgets.optional_text import OptionalText
from coachtui.tui.widgets.step_line import step_line
from coachtui.tui.widgets.topics_line import TopicsLine, topics_line, topics_short
from coachtui.tui.widgets.wrapped import Wrapped, hanging
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.interview.steps import StepLine, tick_step
from coachtui.workflow.overview.glancing import Glance, PersonLine, glance

if TYPE_CHECKING:
    from coachtui.report.rows import ScoreRow
    from coachtui.tui.screens.edit_engagement import EngagementEditor
    from coachtui.workflow.overview.picturing import Picture

_PICTURE = "The picture so far"
_STATE = 11
"""The width of the column with the stage of an interview."""
_ROLE = 20
_ROOM_FOR_ROLE = 66
"""From how many columns on a line says the role too."""


class HomeScreen(Screen[None]):
    """The engagement at a glance. ``seen`` is what was shown last, and is shown until it has been looked up anew."""

    AUTO_FOCUS = ""  # Textual's would scroll
    SCREEN_ID: ClassVar[ScreenId] = ScreenId.HOME
    CSS_PATH = "../styles/home.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high"), (30, "-tall")]
    HELP: ClassVar[str] = (
        "This is your own page: who takes part, how far the interviews have come, and the picture so far. "
        "Enter on a person interviews them. Enter on a row of the picture shows what is behind it."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.HOME)]

    def __init__(self, desk: Desk, settings: Settings, *, seen: Glance | None = None) -> None:
        self._desk, self._settings = desk, settings
        self.seen = seen
        self._rows: tuple[ScoreRow | TopicsLine, ...] = ()
        self._roles: Roles = {}
        self._observed = 0
        self._editor: EngagementEditor | None = None
        super().__init__()

    def compose(self) -> ComposeResult:
        """A heading, people and scores side by side or one above the other, and the keys."""
        yield Static("", id="heading", markup=False)
        yield OptionalText(id="brings")
        yield Static("", id="next-step", markup=False)
        yield OptionalText(self._desk.read_only, id="read-only")
        with VerticalScroll(id="body", can_focus=False):
            with Vertical(id="people-part"):
                yield Static("", id="people-title", classes="part", markup=False)
                yield Lines[PersonLine](self._person_line, id="people", words=_PEOPLE_HELP)
            with Vertical(id="picture-part"):
                yield Static(_PICTURE, id="picture-title", classes="part", markup=False)
                yield Lines["ScoreRow | TopicsLine"](self._row_line, id="picture", words=_PICTURE_HELP)
                yield Static("", id="topics", markup=False)
                yield OptionalText(id="missing")
                yield Static(Content.styled(_STEPS, "bold"), id="steps-title", classes="part", markup=False)
                yield Lines[StepLine](step_line, id="steps", words=_STEPS_HELP)
        yield OptionalText(id="notice")
        yield ActionLine(ScreenId.HOME, self._settings.keys, airy_from=AIRY_BESIDE_LISTS)

    def on_mount(self) -> None:
        """Show ``seen``, and have everything looked up anew."""
        self._show_steps(())
        if self.seen is not None:
            self._show(self.seen)
        self.query_one("#people").focus(scroll_visible=False)
        self._look()

    @work(group="looking")
    async def _look(self) -> None:
        if (seen := await ask(self, self._desk.do(glance))) is None:
            return
        self.seen = seen
        self._show(seen)
        await until_painted(self)  # reading script and rubric would hold it up
        if (picture := await ask(self, self._desk.do(_picture))) is not None:
            self._show_picture(picture)

    def _show(self, seen: Glance) -> None:
        self._head()
        brings = Content.assemble(("What brings us here  ", QUIET), one_line(seen.core_process, 300))
        self.query_one("#brings", OptionalText).update(brings if seen.core_process else "")
        people = self.query_one("#people", Lines)
        if tuple(people.things) == seen.people and people.things:
            return
        self._show_what_is_next()
        codes = [line.person.code for line in seen.people]
        people.show(seen.people, codes.index(seen.next) if seen.next in codes else 0)
        people.display = bool(codes)

    def _head(self) -> None:
        """Say above all whose engagement it is, how much is asked, and how many meetings a coach observed."""
        if self.seen is not None:
            observed = f", {counted(self._observed, 'meeting')} observed" if self._observed else ""
            what = f"   {one_line(plan_words(self.seen.mode))}{observed}"
            heading = Content.assemble((one_line(self.seen.organisation, 200), "bold"), (what, QUIET))
            self.query_one("#heading", Static).update(heading)

    def _show_picture(self, picture: "Picture") -> None:
        topics, missing = picture.topics, filter(None, (*picture.missing, picture.observed_words))
        self._observed = picture.observed
        self._head()
        below = (TopicsLine(picture.topics_title, len(topics)),) if topics else ()
        self._rows = (*picture.rows, *below)
        self.query_one("#picture", Lines).show(self._rows)
        if picture.roles != self._roles:
            self._roles = picture.roles
            people = self.query_one("#people", Lines)
            people.show(people.things, people.highlighted)
        self._head_columns()
        self.query_one("#topics", Static).update(Wrapped(partial(topics_short, topics)) if topics else "")
        self.query_one("#missing", OptionalText).update(hanging([one_line(each) for each in missing]))
        self._show_steps(picture.steps)

    def _show_steps(self, steps: Sequence[StepLine], at: int = 0) -> None:
        """List what people were told happens next."""
        self.query_one("#steps", Lines).show(steps, at)
        for part in self.query("#steps, #steps-title"):
            part.display = bool(steps)
        self.query_one(ActionLine).show_acts(without=() if steps else {"done"})
        self._show_what_is_next()

    def _show_what_is_next(self) -> None:
        """Say above all what to do next: the step whose day has come, else the next interview; and who was heard."""
        if self.seen is None:
            return
        letters = letters_of(ScreenId.HOME, self._settings.keys)
        left = [each for each in self.query_one("#steps", Lines).things if not each.step.done]
        due = next((f"{one_line(each.words, 200)}  ({letters['done']} goes there)" for each in left if each.is_due), "")
        words = due or _next_step(self.seen, letters["people"], self._settings)
        self.query_one("#next-step", Static).update(
            Content.assemble(("Due   " if due else "Next  ", "bold $text-accent"), words)
        )
        steps = f"   {counted(len(left), 'next step')}: {letters['done']}"
        more = steps if left and not self.has_class("-wide") else ""  # side by side with the people they are in sight
        title = _people_title(self.seen, letters["people"])
        self.query_one("#people-title", Static).update(Content.assemble(title, (more, QUIET)))

    def on_lines_rewrapped(self) -> None:
        """Align the headings with the columns."""
        self._head_columns()
        self._show_what_is_next()

    def _head_columns(self) -> None:
        room = self.query_one("#picture", Lines).room
        title = columns_line(_PICTURE, room) if self._rows else Content.styled(_PICTURE, "bold")
        self.query_one("#picture-title", Static).update(title)

    def _row_line(self, row: "ScoreRow | TopicsLine", width: int) -> Content:
        if isinstance(row, TopicsLine):
            return topics_line(row, width, ID)
        return element_line(row, width, whole=self.has_class("-tall"))

    def _person_line(self, line: PersonLine, width: int) -> Content:
        is_next = self.seen is not None and line.person.code == self.seen.next
        state = ("go on" if line.stage is InterviewStage.BEGUN else "next") if is_next else line.state
        role = _ROLE if width >= _ROOM_FOR_ROLE else 0
        style = "$accent bold" if is_next else "" if line.stage is InterviewStage.BEGUN else QUIET
        return Content.assemble(
            column(line.person.spoken, width - role - _STATE - 1),
            " ",
            (column(role_spoken(self._roles, line.person.role), role), QUIET),
            (column(state, _STATE), style),
        )

    @on(OptionList.OptionSelected, "#people")
    def open_person(self, event: OptionList.OptionSelected) -> None:
        """Go to the interview with the person chosen."""
        event.stop()
        self.action_interview()

    @on(OptionList.OptionSelected, "#picture")
    def open_row(self, event: OptionList.OptionSelected) -> None:
        """Go to the scores of the row chosen."""
        event.stop()
        leave_for(self, ShowScreen(ScreenId.SCORES, about=self._rows[event.option_index].id))

    @on(OptionList.OptionSelected, "#steps")
    def tick(self, event: OptionList.OptionSelected) -> None:
        """Record that the next step chosen is done, or that it is not."""
        event.stop()
        self._tick_marked()

    def action_done(self) -> None:
        """Focus the next steps; where they have the focus, record that the marked one is done, or that it is not."""
        steps = self.query_one("#steps", Lines)
        if not steps.things:
            self._show_notice("There is nothing to tick off.")
        elif not steps.has_focus:
            steps.focus()
            self.call_after_refresh(steps.scroll_visible, animate=False)
        else:
            self._tick_marked()

    def _tick_marked(self) -> None:
        marked = self.query_one("#steps", Lines).chosen
        if isinstance(marked, StepLine) and self._may_write():
            self._tick(marked)

    @work(group="ticking")
    async def _tick(self, line: StepLine) -> None:
        done = not line.step.done
        if await ask(self, self._desk.do(lambda workspace: tick_step(workspace, line.step, done=done))) is None:
            return
        steps = self.query_one("#steps", Lines)
        ticked = replace(line, step=replace(line.step, done=done))
        self._show_steps([ticked if each is line else each for each in steps.things], steps.highlighted or 0)
        self._show_notice("Done. Enter takes it back." if done else "Not done yet.")
        self.refresh(layout=True)  # what was said takes a line: only then is it known where the steps are
        self.call_after_refresh(steps.scroll_visible, animate=False)

    def action_interview(self) -> None:
        """Go to the interview with the marked person; where there is nobody, go to the people."""
        chosen = self.query_one("#people", Lines).chosen
        if isinstance(chosen, PersonLine):
            leave_for(self, ShowScreen(ScreenId.INTERVIEW, person=chosen.person.code))
        else:
            leave_for(self, ShowScreen(ScreenId.PEOPLE))

    def action_people(self) -> None:
        """Go to the people."""
        leave_for(self, ShowScreen(ScreenId.PEOPLE))

    def action_scores(self) -> None:
        """Go to the scores."""
        leave_for(self, ShowScreen(ScreenId.SCORES))

    def action_find(self) -> None:
        """Go to the search."""
        leave_for(self, ShowScreen(ScreenId.FIND))

    def action_edit(self) -> None:
        """Open the form that changes organisation, process name and plan."""
        if self._may_write():
            self._edit()

    def action_undo(self) -> None:
        """Undo the last change that this form recorded, and say so."""
        if self._may_write():
            self._replay(lambda editor: editor.undo())

    def action_redo(self) -> None:
        """Redo the change undone last, and say so."""
        if self._may_write():
            self._replay(lambda editor: editor.redo())

    @work(group="editing")
    async def _edit(self) -> None:
        hold_keys_of(self)  # what is typed next is for the form
        if (form := await ask(self, self._the_editor().form())) is not None:
            await self.app.push_screen(form, self._edited)
        release_keys_of(self)

    def _edited(self, change: Change | None) -> None:
        if change:
            letter = letters_of(ScreenId.HOME, self._settings.keys)["undo"]
            self._show_notice(f"Saved. {letter} takes it back.")
            self._look()

    @work(group="editing")
    async def _replay(self, step: "Callable[[EngagementEditor], Awaitable[str]]") -> None:
        if (words := await ask(self, step(self._the_editor()))) is not None:
            self._show_notice(words)
            self._look()

    def _the_editor(self) -> "EngagementEditor":
        from coachtui.tui.screens.edit_engagement import EngagementEditor  # noqa: PLC0415 - home is painted first

        if self._editor is None:
            self._editor = EngagementEditor(self._desk)
        return self._editor

    def _may_write(self) -> bool:
        if not self._desk.writable:
            self._show_notice("Nothing can be changed here while the file can only be read.")
        return self._desk.writable

    def _show_notice(self, words: str) -> None:
        self.query_one("#notice", OptionalText).update(words)

    def action_new(self) -> None:
        """Go to the form for a new engagement."""
        leave_for(self, ShowScreen(ScreenId.NEW))

    def action_others(self) -> None:
        """Go to the engagements of this folder."""
        leave_for(self, ShowScreen(ScreenId.START))

    async def action_leave(self) -> None:
        """End the program."""
        await self.app.action_quit()


_PEOPLE_HELP = "Who takes part, and how far each interview has come. Enter interviews who is marked, or goes on."
_STEPS = "What you told them happens next"
_STEPS_HELP = (
    "What you told people happens next, by the day. Enter ticks off the line that is marked, or takes that back."
)
_PICTURE_HELP = (
    "The eight elements as they stand: what people said, what they could show, and the level as a bar from 0 to 4. "
    "Enter shows what is behind a row."
)


def _picture(workspace: Workspace) -> "Picture":
    from coachtui.workflow.overview.picturing import picture  # noqa: PLC0415 - reads script and rubric, which home can wait for

    return picture(workspace)


def _next_step(seen: Glance, people: str, settings: Settings) -> str:
    """What to do next, in one line. ``people`` is the letter that leads to the people."""
    waiting = next((line for line in seen.people if line.person.code == seen.next), None)
    if waiting is None and not seen.people:
        return f"{people} adds the people to interview."
    if waiting is None:
        return f"Everybody was interviewed: {letters_of(ScreenId.HOME, settings.keys)['scores']} shows the scores."
    name = one_line(waiting.person.spoken, 40)
    if waiting.stage is InterviewStage.BEGUN:
        return f"Enter goes on with the interview of {name}."
    return f"Enter begins the interview of {name}."


def _people_title(seen: Glance, letter: str) -> Content:
    if not seen.people:
        return Content.assemble(("People", "bold"), (f"   Nobody yet. Press {letter} to add.", ""))
    counts = [f"{seen.count(InterviewStage.INTERVIEWED)} of {len(seen.people)} interviewed"]
    if seen.count(InterviewStage.BEGUN):
        counts.append(f"{seen.count(InterviewStage.BEGUN)} begun")
    return Content.assemble(("People", "bold"), (f"   {', '.join(counts)}", QUIET))
