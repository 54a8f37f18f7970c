"""The interviewer's side: what only the interviewer may see of the question that is open."""

from collections.abc import Callable, Iterator, Sequence
from textwrap import wrap
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coachtui.asking.progress import QuestionState
from coachtui.model.answers import Rating
from coachtui.model.text import one_line
from coachtui.tui.widgets.lines import QUIET
from coachtui.workflow.contradicting import ContradictionLine
from coachtui.workflow.sheets import AgendaLine, IndicatorLine, OwnSide, SeeLine

_MARKS = {QuestionState.OPEN: "·", QuestionState.ANSWERED: "✓", QuestionState.PARKED: "…", QuestionState.ABSENT: "-"}
_EDGE = 1
_INDENT = 5
_MOST_DECISIVE = 4
_BLIND = "for what you rated"


class OwnSidePanel(VerticalScroll):
    """Shows an `OwnSide`: ratings, anchors, evidence to ask to see, agenda, reasons. ``blind`` hides ratings."""

    HELP: ClassVar[str] = (
        "Your side, which the other person should not see: what the levels look like and which one counts so far, what"
        " to ask to see, what to try when the answer evades, the agenda, and why this question is asked. The key"
        " that showed it hides it again."
    )

    def __init__(self, *, blind: bool, id: str) -> None:  # noqa: A002 - as every widget names it
        super().__init__(id=id)
        self.blind = blind
        """Whether it says of a rating no more than that there is one."""
        self._paint: Callable[[int], Content] | None = None

    def compose(self) -> ComposeResult:
        """One text that scrolls."""
        yield Static(id="own-side-text", markup=False)

    def show(
        self, own: OwnSide, question: str, minutes: int | None, rating: str | None, *, dropped: Sequence[str]
    ) -> None:
        """Show ``own``, that of the question of this id.

        ``minutes`` have passed since the start; None shows no time. ``rating`` is the id of the indicator being rated,
        None for none. ``dropped`` are the short names of the questions that planning anew left out.
        """
        blind = self.blind
        self._paint = lambda width: Content("\n").join(
            [*_dropped(dropped), *_lines(own, question, minutes, rating, width, blind=blind)]
        )
        self.on_resize()

    def on_resize(self) -> None:
        """Wrap the lines anew."""
        if self._paint is not None:
            width = max(self.scrollable_content_region.width, 24)
            self._tell(self._paint(width))

    def clear(self) -> None:
        """Show nothing."""
        self._paint = None
        self._tell(Content())

    def _tell(self, text: Content) -> None:
        for told in self.query(Static):  # none any more while the screen goes away
            told.update(text)


def _lines(
    own: OwnSide, question: str, minutes: int | None, rating: str | None, width: int, *, blind: bool
) -> Iterator[Content]:
    yield from _time(own, minutes)
    if own.bridge:
        yield Content.assemble(("To come here  ", "bold $text-accent"), f"“{one_line(own.bridge)}”")
        yield Content()
    for each in own.timely:
        because = _BLIND if blind and each.rated else each.because
        yield Content.assemble((f"“{one_line(each.says)}”", "bold"), f"  {one_line(because)}")
        yield Content()
    for pair in own.contradictions:
        yield from _contradiction(pair)
        yield Content()
    for line in own.indicators:
        yield from _indicator(line, width, active=line.id == rating, blind=blind)
        yield Content()
    if own.see:
        yield _title("Ask to see")
        yield from map(_see, own.see)
        yield Content()
    if own.evasion_sign:
        yield _title("If they evade")
        yield Content(f"{own.evasion_sign}: try “{own.evasion_attempt}”")
        yield Content()
    if own.because:
        yield _title("Why this question")
        yield Content(own.because)
        yield Content()
    yield _title("Agenda")
    yield from (_agenda(line, here=line.question == question, width=width) for line in own.agenda)


def _dropped(names: Sequence[str]) -> Iterator[Content]:
    if names:
        yield Content.assemble(("Dropped: ", "$text-accent"), ", ".join(map(one_line, names)))


def _time(own: OwnSide, minutes: int | None) -> Iterator[Content]:
    """The minutes since the start, the pace, and the questions that still decide a score, then an empty line."""
    parts = [] if minutes is None else [f"{minutes} {'minute' if minutes == 1 else 'minutes'} since the start"]
    if own.pace is not None:
        parts += [*(["paused"] if own.pace.paused else []), own.pace.pace.words]
    if parts:
        yield Content(", ".join(parts))
    names = [one_line(name) for _, name in (own.pace.decisive if own.pace is not None else ())]
    if names:
        more = f" and {len(names) - _MOST_DECISIVE} more" if len(names) > _MOST_DECISIVE else ""
        yield Content.assemble(("Still decisive: ", "$text-accent"), ", ".join(names[:_MOST_DECISIVE]) + more)
    yield Content()


def _contradiction(pair: ContradictionLine) -> Iterator[Content]:
    yield Content.assemble(("Two answers  ", "bold $text-accent"), one_line(pair.say))
    for each in pair.statements:
        marks = ("“", "”") if each.verbatim else ("", "")
        yield Content.assemble((f"  {each.question}  ", "$text-muted"), f"{marks[0]}{one_line(each.said)}{marks[1]}")


def _see(line: SeeLine) -> Content:
    state = "" if line.state is None else f"{line.state.value}  "
    words = f" ({one_line(line.words)})" if line.words else ""
    return Content.assemble((state, "$text-accent"), f"Could I see {one_line(line.asks)}?{words}")


def _title(text: str) -> Content:
    return Content.styled(text, "bold $text-accent")


def _indicator(line: IndicatorLine, width: int, *, active: bool, blind: bool) -> Iterator[Content]:
    told = _told(line.rating, blind=blind)
    yield Content.assemble(
        ("› " if active else "", "$text-accent"),  # noqa: RUF001 - an arrow, not a bracket
        (line.name, "bold"),
        (f"  {line.id}", QUIET),
    )
    yield Content.styled(told, "$text-accent" if line.rating is not None else QUIET)
    level = None if line.rating is None or blind else line.rating.level
    for place, anchor in enumerate(line.anchors):
        mark = "●" if place == level else " "
        first, *more = wrap(one_line(anchor), max(width - _INDENT, 8)) or [""]
        text = "\n".join([f"{mark} {place}  {first}", *(" " * _INDENT + each for each in more)])
        yield Content.styled(text, "bold" if place == level else "$foreground 75%")


def _told(rating: Rating | None, *, blind: bool) -> str:
    """A rating in words; with ``blind`` only whether there is one."""
    if rating is None:
        return "not rated yet"
    if blind:
        return "rated"
    if rating.absence is not None:
        return rating.absence.value
    grade = "evidence open" if rating.grade is None else rating.grade.word
    return f"level {rating.level}, {grade}"


def _agenda(line: AgendaLine, *, here: bool, width: int) -> Content:
    asks = one_line(line.asks, max(width - 10 - _EDGE, 8))
    return Content.assemble(
        (f"{_MARKS[line.state]} ", "$text-accent" if line.state is QuestionState.ANSWERED else QUIET),
        (f"{line.question:6}", QUIET),
        (asks, "bold" if here else ""),
    )
