"""Scores: the eight elements, the indicators of each, and what people said about an indicator."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static

from coachtui.settings.settings import Settings
from coachtui.tui.actions import ScreenId
from coachtui.tui.ask import ask
from coachtui.tui.desk import Desk
from coachtui.tui.key_queue import hold_keys_of, hold_keys_until_ready, ready_for_keys, release_keys_of
from coachtui.tui.keys import bindings_of
from coachtui.tui.messages import ShowScreen
from coachtui.tui.screens.why import WhyScreen
from coachtui.tui.widgets.action_line import AIRY_BESIDE_LISTS, ActionLine
from coachtui.tui.widgets.lines import QUIET, Lines
from coachtui.tui.widgets.optional_text import OptionalText
from coachtui.tui.widgets.page import Page
from coachtui.tui.widgets.score_lines import column_heads, indicator_paragraphs, score_line
from coachtui.tui.widgets.topics_line import TOPICS, TopicsLine, topics_line, topics_page
from coachtui.workflow.engagement.engagements import Workspace

if TYPE_CHECKING:
    from coachtui.report.rows import ScoreRow
    from coachtui.workflow.overview.picturing import Scores

_WIDEST = 100
"""Columns beyond which a row does not grow: so the eye finds from a name to its figures."""
_YOURS = "Only for you."
_EVERYBODYS = "For everybody."
_BACK_TO_YOURS = "only for you"
"""What switching is called where everybody's scores are shown."""


@dataclass(frozen=True, slots=True)
class ScoreSelection:
    """What is shown: all eight elements, one element, one indicator of it, or the topics that nothing scores."""

    element: str | None = None
    indicator: str | None = None
    topics: bool = False


class _Detail(VerticalScroll):
    """What is behind an indicator; it scrolls."""

    HELP: ClassVar[str] = "Who said what of this indicator, and their words. The arrow keys scroll; b goes back."


class ScoresScreen(Screen[None]):
    """The scores of all elements, of the indicators of one, or the claims and quotes behind an indicator.

    ``about`` is the id of the element or indicator shown first, or `TOPICS`; None, or any other id, shows all elements.
    """

    SCREEN_ID: ClassVar[ScreenId] = ScreenId.SCORES
    CSS_PATH = "../styles/scores.tcss"
    HELP: ClassVar[str] = (
        "What people said, what they could show, what an inventory says, the level from 0 to 4, and because of what. "
        "Enter goes deeper: to the indicators, then to who said what; the last line leads to what people said beside"
        " them. b goes back, w says how a figure came about, "
        "e shows what everybody may see."
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of(ScreenId.SCORES)]

    def __init__(self, desk: Desk, settings: Settings, *, about: str | None = None) -> None:
        self._desk, self._settings, self._about = desk, settings, about
        self._spot = ScoreSelection()
        self._seen: Scores | None = None
        self._rows: tuple[ScoreRow | TopicsLine, ...] = ()
        super().__init__()

    def compose(self) -> ComposeResult:
        """A heading, a list or a page, and the keys."""
        yield Static("", id="heading", markup=False)
        yield OptionalText(self._desk.read_only, id="read-only")
        yield Static("Working it out.", id="columns", classes="part", markup=False)
        yield Lines["ScoreRow | TopicsLine"](
            _line, id="rows", words="Enter shows what is behind the row that is marked."
        )
        with _Detail(id="detail"):
            yield Page(id="detail-page")
        yield ActionLine(ScreenId.SCORES, self._settings.keys, airy_from=AIRY_BESIDE_LISTS)

    def on_mount(self) -> None:
        """Have the scores computed; keys wait for them."""
        self.query_one("#detail").display = False
        self.query_one("#rows").focus()
        hold_keys_until_ready(self)
        self._look(assessor=True)

    @work(exclusive=True, group="look")
    async def _look(self, *, assessor: bool) -> None:
        found = await ask(self, self._desk.do(lambda workspace: _scores(workspace, assessor=assessor)))
        if found is not None:
            self._seen = found
            if self._about is not None:
                self._spot, self._about = _spot_of(self._seen, self._about), None
            self._show()
        ready_for_keys(self)

    # What is shown

    def _show(self, at: str | None = None) -> None:
        if self._seen is None:
            return
        from coachtui.workflow.overview.picturing import detail, indicator_rows  # noqa: PLC0415 - reads script and rubric

        spot, seen = self._spot, self._seen
        below = (TopicsLine(seen.topics_title, len(seen.topics)),) if seen.topics else ()
        self._rows = (*seen.rows, *below) if spot.element is None else indicator_rows(seen, spot.element)
        deep = spot.indicator is not None or spot.topics
        if deep:
            if spot.indicator is None:
                paragraphs = topics_page(seen.topics)
            else:
                row = next(row for row in indicator_rows(seen, spot.element or "") if row.id == spot.indicator)
                paragraphs = indicator_paragraphs(row, detail(seen, spot.indicator), assessor=seen.assessor)
            self.query_one("#detail-page", Page).show(paragraphs)
        else:
            ids = [row.id for row in self._rows]
            self.query_one("#rows", Lines).show(self._rows, ids.index(at) if at in ids else 0)
        self.query_one("#rows").display = not deep
        self.query_one("#detail").display = deep
        if deep:
            self.query_one("#detail").scroll_home(animate=False)
        self.query_one("#detail" if deep else "#rows").focus()
        self._head()

    def on_lines_rewrapped(self) -> None:
        """Align the headings with the columns."""
        self._head()

    def _head(self) -> None:
        seen, spot = self._seen, self._spot
        if seen is None:
            return
        names = [row.name for row in seen.rows if row.id == spot.element] + [seen.topics_title] * spot.topics
        way = " · ".join(["Scores", *names, *([spot.indicator] if spot.indicator else [])])
        quiet = _YOURS if seen.assessor else _EVERYBODYS
        self.query_one("#heading", Static).update(Content.assemble((way, "bold"), (f"   {quiet}", QUIET)))
        deep = spot.indicator is not None or spot.topics
        self.query_one(ActionLine).show_acts(
            without={"deeper"} if deep else (), words={} if seen.assessor else {"everybody": _BACK_TO_YOURS}
        )
        columns = self.query_one("#columns", Static)
        columns.update(column_heads(min(self.query_one("#rows", Lines).room, _WIDEST)))
        columns.display = not deep

    # What can be done

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Show what is behind the row chosen."""
        event.stop()
        self.action_deeper()

    def action_deeper(self) -> None:
        """Show what is behind the marked row: of an element its indicators, of an indicator claims and quotes."""
        marked = self._marked
        if marked is None or self._spot.indicator is not None or self._spot.topics:
            return
        if marked == TOPICS:
            self._spot = ScoreSelection(topics=True)
        else:
            self._spot = (
                ScoreSelection(marked) if self._spot.element is None else ScoreSelection(self._spot.element, marked)
            )
        self._show()

    def action_back(self) -> None:
        """Go back one level; from the eight elements go home."""
        spot = self._spot
        if spot.indicator is not None:
            self._spot = ScoreSelection(spot.element)
            self._show(at=spot.indicator)
        elif spot.element is not None or spot.topics:
            self._spot = ScoreSelection()
            self._show(at=spot.element or TOPICS)
        else:
            self.action_leave()

    def action_why(self) -> None:
        """Show in a dialog how the figures of the marked row were computed.

        A notice says so where nothing was computed, and that it is for the assessor where everybody's scores are shown.
        """
        wanted = self._spot.indicator or self._marked
        if wanted == TOPICS or self._spot.topics:
            self.notify("There are no figures here: it is what people said.", markup=False)
        elif self._seen is not None and not self._seen.assessor:
            self.notify("The calculation names people. Press e first.", markup=False)
        elif wanted is not None:
            self._explain(wanted)

    def action_everybody(self) -> None:
        """Switch between what everybody may see and what the assessor sees."""
        if self._seen is not None:
            hold_keys_until_ready(self)
            self._look(assessor=not self._seen.assessor)

    def action_leave(self) -> None:
        """Go home."""
        self.post_message(ShowScreen(ScreenId.HOME))

    @property
    def _marked(self) -> str | None:
        place = self.query_one("#rows", Lines).highlighted
        return self._rows[place].id if place is not None and place < len(self._rows) else None

    @work(exclusive=True, group="why")
    async def _explain(self, wanted: str) -> None:
        from coachtui.workflow.scores.assessing import why  # noqa: PLC0415 - reads script and rubric

        hold_keys_of(self)
        found = await ask(self, self._desk.do(lambda workspace: why(workspace, wanted)))
        if found is not None:
            await self.app.push_screen(WhyScreen(*found))
        release_keys_of(self)


def _line(row: "ScoreRow | TopicsLine", width: int) -> Content:
    width = min(width, _WIDEST)
    return topics_line(row, width) if isinstance(row, TopicsLine) else score_line(row, width)


def _scores(workspace: Workspace, *, assessor: bool) -> "Scores":
    from coachtui.workflow.overview.picturing import scores  # noqa: PLC0415 - as above

    return scores(workspace, assessor=assessor)


def _spot_of(seen: "Scores", about: str) -> ScoreSelection:
    """Where ``about``, an element, an indicator or `TOPICS`, is; the eight rows for anything else."""
    return next(_spots(seen, about), ScoreSelection())


def _spots(seen: "Scores", about: str) -> Iterator[ScoreSelection]:
    if about == TOPICS and seen.topics:
        yield ScoreSelection(topics=True)
    for element in seen.rubric.elements:
        if element.id == about:
            yield ScoreSelection(element.id)
        for indicator in element.indicators:
            if indicator.id == about:
                yield ScoreSelection(element.id, indicator.id)
