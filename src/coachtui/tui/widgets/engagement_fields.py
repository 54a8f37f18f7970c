"""The fields of a form that say what an engagement is about: organisation, mode, and the name of its process."""

from collections.abc import Awaitable, Callable

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from coachtui.asking.process_name import ASK, LEAD, Trial, doubt_about
from coachtui.model.engagement import Engagement
from coachtui.model.text import one_line
from coachtui.tui.widgets.field import Field
from coachtui.tui.widgets.lines import QUIET, Lines, column

MODES = {
    "full": "every question, and lists of measures, reports and meetings",
    "quick": "what matters most; one round of interviews is enough",
}
_MODE_WIDTH = 8
_LONGEST_SHOWN = 200
"""Up to how many characters a name is shown in the question: longer ones would push the rest off the screen."""


class EngagementFields(Vertical):
    """Organisation, mode and process, as in ``known`` at first. A question is shown with the process name as typed.

    ``find_trial`` finds the question for that; it gives None where no question can be shown. Where these fields are the
    ``last`` of the form, Enter in the process submits it.
    """

    DEFAULT_CSS = """
    EngagementFields {
        height: auto;
        .ask { height: auto; margin-top: 1; color: $text-muted; }
        #mode { width: 100%; height: auto; max-height: 4; }
        #mode > .option-list--option-highlighted { background: $accent 20%; }
        #sounds { height: auto; }
    }
    """

    def __init__(
        self, known: Engagement, find_trial: Callable[[], Awaitable[Trial | None]], *, last: bool = False
    ) -> None:
        super().__init__(id="engagement")
        self._known, self._find_trial, self._last = known, find_trial, last
        self._trial: Trial | None = None

    def compose(self) -> ComposeResult:
        """Three questions, and below the last a question of an interview with its answer in it."""
        known = self._known
        yield Field("Organisation", known.organisation, id="organisation", words=_ORGANISATION_HELP)
        yield Static("How thoroughly", classes="ask", markup=False)
        yield Lines[str](_mode_line, id="mode", words="Up and Down choose; Enter goes on.")
        yield Static(ASK, classes="ask", markup=False)
        yield Field("Process", known.core_process, id="process", words=_PROCESS_HELP, last=self._last)
        yield Static("", id="sounds", markup=False)

    def on_mount(self) -> None:
        """Mark the mode, and find the question in which the name is tried."""
        modes = tuple(MODES) if self._known.mode in MODES else (self._known.mode, *MODES)
        self.query_one("#mode", Lines).show(modes, modes.index(self._known.mode))
        self._look_for_trial()

    @work(group="trial")
    async def _look_for_trial(self) -> None:
        self._trial = await self._find_trial()
        if self.children:  # else the form was left meanwhile
            self._try()

    @on(Input.Changed)
    def _try(self) -> None:
        """Show a question with the process name as typed in it, and what is doubtful about that name."""
        process = self.query_one("#process", Field).value
        name = one_line(process, _LONGEST_SHOWN)
        parts = [(doubt_about(process), "$text-warning")] if doubt_about(process) else []
        if self._trial is not None and name:
            parts += [(LEAD, QUIET), (f"“{self._trial.sounds(name, self.organisation)}”", "")]
        self.query_one("#sounds", Static).update(Content("\n").join(Content.assemble(part) for part in parts))

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
        """The mode that is marked."""
        return str(self.query_one("#mode", Lines).chosen or self._known.mode)


_ORGANISATION_HELP = "The name of the organisation you look at."
_PROCESS_HELP = "Questions name it; below is how one sounds. Enter keeps the name, or type another; it may stay empty."


def _mode_line(mode: str, width: int) -> Content:
    words = MODES.get(mode, "a plan of your own script")
    return Content.assemble(column(mode.capitalize(), _MODE_WIDTH), (column(words, width - _MODE_WIDTH), QUIET))
