"""The fields of a form that say what an engagement is about: organisation, plan, and the name of its process."""

from collections.abc import Awaitable, Callable

from rich.cells import cell_len
from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from coachtui.asking.process_name import ASK, LEAD, Trial, doubt_about, trial_of
from coachtui.model.engagement import Engagement
from coachtui.model.script import Script
from coachtui.model.text import one_line
from coachtui.tui.key_queue import hold_keys_until_ready, ready_for_keys
from coachtui.tui.widgets.field import Field
from coachtui.tui.widgets.lines import QUIET, Lines, column
from coachtui.tui.widgets.optional_text import OptionalText

_PLAN_WIDTH = 8
_LONGEST_SHOWN = 200
"""Up to how many characters a name is shown in the question: longer ones would push the rest off the screen."""


class EngagementFields(Vertical):
    """Organisation, plan and process, as in ``known`` at first. A question is shown with the process name as typed.

    ``find_script`` finds the script, whose plans are offered and whose question is shown; it gives None where no script
    can be used. Keys wait for it. Where these fields are the ``last`` of the form, Enter in the process submits it.
    """

    DEFAULT_CSS = """
    EngagementFields {
        height: auto;
        .ask { height: auto; margin-top: 1; color: $text-muted; }
        #mode { width: 100%; height: auto; max-height: 4; }
        #sounds { height: auto; }
    }
    """

    def __init__(
        self, known: Engagement, find_script: Callable[[], Awaitable[Script | None]], *, last: bool = False
    ) -> None:
        super().__init__(id="engagement")
        self._known, self._find_script, self._last = known, find_script, last
        self._script: Script | None = None
        self._trial: Trial | None = None

    def compose(self) -> ComposeResult:
        """Three questions, and below the last a question of an interview with its answer in it."""
        known = self._known
        yield Field("Organisation", known.organisation, id="organisation", words=_ORGANISATION_HELP)
        yield Static("How thoroughly", id="thoroughly", classes="ask", markup=False)
        yield Lines[str](self._plan_line, id="mode", words="Up and Down choose; Enter goes on.", keeps_mark=True)
        yield Static(ASK, classes="ask", markup=False)
        yield Field("Process", known.core_process, id="process", words=_PROCESS_HELP, last=self._last)
        yield OptionalText(id="sounds")

    def on_mount(self) -> None:
        """Have the script found; then show its plans, and the question in which the name is tried."""
        hold_keys_until_ready(self.screen)
        self._look_for_script()

    @work(group="script")
    async def _look_for_script(self) -> None:
        self._script = await self._find_script()
        if not self.children:  # the form was left meanwhile
            return
        plans = self._script.interview_plans() if self._script is not None else ()
        mode = self._known.mode or next(iter(plans), "")
        offered = plans if mode in plans else (mode, *plans) if mode else ()
        listed = self.query_one("#mode", Lines)
        listed.show(offered, offered.index(mode) if mode else None)
        listed.display = self.query_one("#thoroughly").display = len(offered) > 1
        self._trial = trial_of(self._script) if self._script is not None else None
        self._try()
        ready_for_keys(self.screen)

    @on(Input.Changed)
    def _try(self) -> None:
        """Show a question with the process name as typed in it, and what is doubtful about that name."""
        process = self.query_one("#process", Field).value
        name = one_line(process, _LONGEST_SHOWN)
        parts = [(doubt_about(process), "$text-warning")] if doubt_about(process) else []
        if self._trial is not None and name:
            parts += [(LEAD, QUIET), (f"“{self._trial.sounds(name, self.organisation)}”", "")]
        self.query_one("#sounds", OptionalText).update(Content("\n").join(Content.assemble(part) for part in parts))

    def _plan_line(self, plan: str, width: int) -> Content:
        known = self._script.plans.get(plan) if self._script is not None else None
        words = "the script has no such plan" if known is None else known.about or known.title
        name = column(plan[:1].upper() + plan[1:], max(_PLAN_WIDTH, min(cell_len(plan) + 2, width // 3)))
        return Content.assemble(name, (column(words, width - cell_len(name)), QUIET))

    @property
    def organisation(self) -> str:
        """The organisation as typed."""
        return self.query_one("#organisation", Field).value.strip()

    @property
    def process(self) -> str:
        """The name of the process as typed."""
        return self.query_one("#process", Field).value.strip()

    @property
    def mode(self) -> str:
        """The id of the plan that is marked."""
        return str(self.query_one("#mode", Lines).chosen or self._known.mode)


_ORGANISATION_HELP = "The name of the organisation you look at."
_PROCESS_HELP = "Questions name it; below is how one sounds. Enter keeps the name, or type another; it may stay empty."
