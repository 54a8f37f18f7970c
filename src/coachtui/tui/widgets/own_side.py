"""The interviewer's side: what only the interviewer may see of the question that is open."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, TypeAlias

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coachtui.asking.progress import QuestionState
from coachtui.model.answers import Grade, Rating
from coachtui.model.cells import wrapped
from coachtui.model.text import counted, one_line
from coachtui.tui.widgets.choices import Choices
from coachtui.tui.widgets.lines import QUIET
from coachtui.tui.widgets.optional_text import OptionalText
from coachtui.workflow.interview.contradicting import ContradictionLine
from coachtui.workflow.interview.snapshots import AgendaLine, IndicatorLine, OwnSide, SeeLine

_MARKS = {
    QuestionState.OPEN: "·",
    QuestionState.ANSWERED: "✓",
    QuestionState.NOTED: "?",
    QuestionState.PARKED: "…",
    QuestionState.ABSENT: "-",
}
_TITLE, _MARK = "bold $text-accent", "$text-accent"
_INDENT = "  "
_LEAST = 24
"""The narrowest that its lines are wrapped for."""
_GAP = 1
"""Columns between its lines and the scroll bar."""
_BETWEEN, _ROOM_FOR_ASKED = " · ", 40
"""What stands between the short name of a question and its wording, and the columns below which only the name does."""
_MOST_DECISIVE = 4
_MOST_NAMED = 8
"""How many indicators to choose from are listed at a time."""
_BLIND = "for what you rated"
_FOR_LEVEL = "Level 0-4 · k don't know · x not applicable{tab} · r another"
_FOR_GRADE = "Evidence " + " · ".join(f"{grade.value} {grade.word}" for grade in Grade)


@dataclass(frozen=True, slots=True)
class RatingNow:
    """What is being rated: the indicator's id, whether the next digit is a grade, and whether Tab leads to others."""

    indicator: str
    grading: bool
    several: bool


@dataclass(frozen=True, slots=True)
class NamingNow:
    """The indicators found for what was typed, the id and name of each, and the place, from 0, of the marked one."""

    found: Sequence[tuple[str, str]]
    place: int


Now: TypeAlias = RatingNow | NamingNow | None
"""What the interviewer is doing that the other side shows nothing of."""

_A_DAY = 24 * 60
"""Minutes of a day."""


class OwnSidePanel(VerticalScroll):
    """Shows an `OwnSide`: options, ratings, anchors, evidence to see, agenda, reasons. ``blind`` hides ratings.

    Its options post the messages of `Choices`.
    """

    HELP: ClassVar[str] = (
        "Your side, which the other person should not see: the options, what the levels look like and which one counts"
        " so far, what to ask to see, what to try when the answer evades, why this question is asked, and the agenda."
        " The key that showed it hides it again."
    )

    def __init__(self, *, blind: bool, id: str) -> None:
        super().__init__(id=id)
        self.blind = blind
        """Whether it says of a rating no more than that there is one."""
        self.choices = Choices(id="own-choices")
        self._above = OptionalText(id="own-side-now")
        self._below = Static(id="own-side-text", markup=False)
        self._paint: Callable[[int], tuple[Content, Content]] | None = None

    def compose(self) -> ComposeResult:
        """Compose what there is to do now above the options, and the rest below them."""
        yield self._above
        yield self.choices
        yield self._below

    def show(self, own: OwnSide, question: str, minutes: int | None, now: Now, *, dropped: Sequence[str]) -> None:
        """Show ``own``, that of the question of this id; first what belongs to ``now``.

        ``minutes`` have passed since the start; None shows no time. ``dropped`` are the short names of the questions
        that planning anew left out.
        """
        blind = self.blind
        choices = own.choices if now is None else ()
        self.choices.show(choices, own.chosen if choices else ())
        self.can_focus = not choices  # the list takes the focus then, and scrolls the rest

        def paint(width: int) -> tuple[Content, Content]:
            above = [*_dropped(dropped), *_time(own, minutes, now)]
            if now is None:
                above += [*_in_the_talk(own, width, blind=blind), *([_title("Options")] if own.choices else [])]
            else:
                above += _now(own, now, width, blind=blind)
            return _lines(above), _lines(_reference(own, question, now, width, blind=blind))

        self._paint = paint
        self.on_resize()
        if now is not None:
            self.scroll_home(animate=False)

    def on_resize(self) -> None:
        """Wrap the lines for the new width."""
        if self._paint is not None:
            self._show_lines(*self._paint(max(self.scrollable_content_region.width - _GAP, _LEAST)))

    def clear(self) -> None:
        """Show nothing."""
        self._paint = None
        self.choices.show((), ())
        self._show_lines(Content(), Content())

    def _show_lines(self, above: Content, below: Content) -> None:
        self._above.update(above)
        self._below.update(below)


def _lines(lines: Sequence[Content] | Iterator[Content]) -> Content:
    return Content("\n").join(lines)


def _title(text: str) -> Content:
    return Content.styled(text, _TITLE)


def _text(words: str, width: int, style: str = "", indent: str = _INDENT) -> Iterator[Content]:
    """``words`` on lines below a title."""
    yield from (Content.styled(line, style) for line in wrapped(one_line(words), width + 1, indent))


# What is of use in the talk itself


def _dropped(names: Sequence[str]) -> Iterator[Content]:
    if names:
        yield Content.assemble(("Dropped: ", _MARK), ", ".join(map(one_line, names)))


def _time(own: OwnSide, minutes: int | None, now: Now) -> Iterator[Content]:
    """The minutes since the start and the pace; where nothing is rated, the questions that still decide a score too.

    No minutes are shown of an interview that began a day ago or earlier.
    """
    parts = [f"{counted(minutes, 'minute')} since the start"] if minutes is not None and minutes < _A_DAY else []
    if own.pace is not None:
        parts += [*(["paused"] if own.pace.paused else []), own.pace.against_plan]
    if parts:
        yield Content.styled(", ".join(parts), QUIET)
    names = [one_line(name) for _, name in (own.pace.decisive if own.pace is not None else ())]
    if now is None and names:
        more = f" and {len(names) - _MOST_DECISIVE} more" if len(names) > _MOST_DECISIVE else ""
        yield Content.styled("Still decisive: " + ", ".join(names[:_MOST_DECISIVE]) + more, QUIET)
    if now is None:
        yield Content()


def _in_the_talk(own: OwnSide, width: int, *, blind: bool) -> Iterator[Content]:
    """The sentence that leads here, what to ask next and why, and answers that do not go together."""
    if own.bridge:
        yield _title("To come here")
        yield from _text(f"“{one_line(own.bridge)}”", width)
        yield Content()
    if own.timely:
        yield _title("Ask on")
        for each in own.timely:
            yield from _text(f"“{one_line(each.says)}”", width, "bold")
            yield from _text(_BLIND if blind and each.rated else each.because, width, QUIET, _INDENT * 2)
        yield Content()
    for pair in own.contradictions:
        yield from _contradiction(pair, width)
        yield Content()


def _contradiction(pair: ContradictionLine, width: int) -> Iterator[Content]:
    yield _title("Two answers")
    yield from _text(pair.say, width)
    for each in pair.statements:
        marks = ("“", "”") if each.verbatim else ("", "")
        said = f"{each.question}  {marks[0]}{one_line(each.said)}{marks[1]}"
        yield from _text(said, width, QUIET, _INDENT * 2)


def _now(own: OwnSide, now: RatingNow | NamingNow, width: int, *, blind: bool) -> Iterator[Content]:
    """What the next digit means, and the levels of what is rated; or the indicators there are to choose from."""
    if isinstance(now, NamingNow):
        yield _title("What is it about?")
        first = max(now.place - _MOST_NAMED + 1, 0)
        for place, (own_id, name) in list(enumerate(now.found))[first : first + _MOST_NAMED]:
            marked = place == now.place
            yield Content.assemble(
                ("› " if marked else "  ", _MARK),
                (f"{own_id}  ", QUIET),
                (one_line(name, max(width - 8, 8)), "bold" if marked else ""),
            )
        if not now.found:
            yield Content.styled("  nothing has these words", QUIET)
        return
    legend = _FOR_GRADE if now.grading else _FOR_LEVEL.format(tab=" · Tab the next" if now.several else "")
    if len(legend) > width:
        legend = legend.replace(" ", "\n", 1)
    yield Content.styled(legend, _MARK)
    for line in own.indicators:
        if line.id == now.indicator:
            yield from _indicator(line, width, active=True, blind=blind)


# What there is to look up


def _reference(own: OwnSide, question: str, now: Now, width: int, *, blind: bool) -> Iterator[Content]:
    """Levels, what to see, what to try, why this question, and the agenda; first an empty line, below what is above."""
    rated = now.indicator if isinstance(now, RatingNow) else None
    if now is not None or own.choices:
        yield Content()
    for line in own.indicators:
        if line.id != rated:
            yield from _indicator(line, width, active=False, blind=blind)
            yield Content()
    if own.see:
        yield _title("Ask to see")
        for thing in own.see:
            yield from _see(thing, width)
        yield Content()
    if own.evasion_sign:
        yield _title("If they evade")
        yield from _text(own.evasion_sign, width, QUIET)
        yield from _text(f"“{one_line(own.evasion_attempt)}”", width)
        yield Content()
    if own.because:
        yield _title("Why this question")
        yield from _text(own.because, width, QUIET)
        yield Content()
    yield _title("Agenda")
    yield from (_agenda(line, here=line.question == question, width=width) for line in own.agenda)


def _see(line: SeeLine, width: int) -> Iterator[Content]:
    state = "" if line.state is None else f"{line.state.value}: "
    words = f" ({one_line(line.words)})" if line.words else ""
    yield from _text(f"{state}Could I see {one_line(line.asks)}?{words}", width)


def _indicator(line: IndicatorLine, width: int, *, active: bool, blind: bool) -> Iterator[Content]:
    """An indicator's name with its rating, and its levels, that of the rating standing out."""
    rating = Content.styled(_rating_words(line.rating, blind=blind), _MARK if line.rating is not None else QUIET)
    name = Content.assemble(
        ("› " if active else "", _MARK),
        (line.name, "bold"),
        (f"  {line.id}", QUIET),
    )
    if name.cell_length + rating.cell_length + 2 <= width:
        yield Content.assemble(name, "  ", rating)
    else:
        yield from (name, rating)
    level = None if line.rating is None or blind else line.rating.level
    for place, anchor in enumerate(line.anchors):
        here = place == level
        lines = wrapped(one_line(anchor), width + 1, f"{'●' if here else ' '} {place} ", " " * 4) or [f"  {place}"]
        yield Content.styled("\n".join(lines), "bold" if here else "" if active else "$foreground 75%")


def _rating_words(rating: Rating | None, *, blind: bool) -> str:
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
    room = max(width - 10, 8)
    name = one_line(line.name if room >= _ROOM_FOR_ASKED else line.name.partition(_BETWEEN)[0], room)
    return Content.assemble(
        (f"{_MARKS[line.state]} ", _MARK if line.state is QuestionState.ANSWERED else QUIET),
        (f"{line.question:6}", QUIET),
        (name, "bold" if here else "" if line.state is QuestionState.OPEN else QUIET),
    )
