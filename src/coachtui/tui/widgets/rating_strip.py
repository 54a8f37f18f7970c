"""The strip below the list of the wrap-up: one line of it in full, with everything that a click can set."""

from collections.abc import Mapping
from typing import ClassVar, TypeAlias

from textual import events
from textual.app import ComposeResult
from textual.containers import HorizontalGroup, Vertical, VerticalGroup, VerticalScroll
from textual.message import Message
from textual.widgets import Static

from coachtui.asking.progress import QuestionState
from coachtui.model.answers import Grade, Quote, Rating
from coachtui.model.craft import Capture, ContradictionState
from coachtui.model.rubric import LEVELS
from coachtui.model.text import one_line, printable
from coachtui.tui.widgets.optional_text import OptionalText
from coachtui.workflow.interview.contradicting import ContradictionLine, Statement
from coachtui.workflow.interview.wrapping_up import OpenQuestion, RatingLine

Pickable: TypeAlias = int | Grade | ContradictionState
"""What a click can set: a level, an evidence grade, or the state of a contradiction."""


class Pick(Static):
    """A clickable word that sets ``what``. Posts `Picked`."""

    class Picked(Message):
        """``what`` was clicked."""

        def __init__(self, what: Pickable) -> None:
            self.what = what
            super().__init__()

    def __init__(self, what: Pickable, words: str = "", *, classes: str = "") -> None:
        self.what = what
        super().__init__(words, markup=False, classes=classes)

    def on_click(self, event: events.Click) -> None:
        """Post `Picked`."""
        event.stop()
        self.post_message(self.Picked(self.what))


class StripDetails(VerticalScroll):
    """The part of the strip that scrolls."""

    HELP: ClassVar[str] = (
        "All the words behind the marked line, and what the five levels look like on a visit. Up and Down scroll; "
        "a click on a level sets it."
    )


class RatingStrip(Vertical):
    """A line in full, with clickable levels, grades and states. ``letters`` are the letters of acts by act id."""

    def __init__(self, letters: Mapping[str, str]) -> None:
        self._letters = letters
        super().__init__()

    def compose(self) -> ComposeResult:
        """The name and the evidence above; below, the words and the levels."""
        with HorizontalGroup(id="top"):
            yield Static(id="title", markup=False)
            with HorizontalGroup(id="grades"):
                for grade in Grade:
                    yield Pick(grade, f"{grade.value} {grade.word}", classes="grade")
            with HorizontalGroup(id="dealings"):
                yield Pick(ContradictionState.RAISED, f"{self._letters['raised']} asked about", classes="grade")
                yield Pick(ContradictionState.LET_BE, f"{self._letters['let_be']} let be", classes="grade")
        with StripDetails(), HorizontalGroup(id="sides"):
            with VerticalGroup(id="said"):
                yield OptionalText(id="differs")
                yield Static(id="words", markup=False)
            with VerticalGroup(id="levels"):
                for level in LEVELS:
                    with HorizontalGroup():
                        yield Pick(level, classes="number")
                        yield Pick(level, classes="anchor")

    def show(
        self, line: OpenQuestion | Capture | ContradictionLine | Quote | RatingLine | None, *, grading: bool
    ) -> None:
        """Show ``line``, a line of the wrap-up; None shows nothing. ``grading``: the next digit is a grade."""
        differing = _differing(line) if isinstance(line, RatingLine) else ""
        self.query_one("#differs", OptionalText).update(differing)
        match line:
            case RatingLine():
                self._fill(line.name, "\n".join(line.texts), levels=True)
                self._show_picks(line, grading=grading)
            case OpenQuestion():
                how = "not asked" if line.state is QuestionState.OPEN else line.state.value
                self._fill(f"{line.section}, {how}: Enter takes it up", f"{line.asks}\n\n{line.note}".rstrip())
            case Capture():
                self._fill("Captured: Enter files it", line.text)
            case ContradictionLine(statements=(first, second)):
                words = "\n\n".join((line.say, _stated(first), _stated(second)))
                self._fill(f"Two answers: Enter goes to {second.question}", words, dealings=True)
            case Quote():
                self._fill("A quote that names somebody else: Enter asks about it", f"“{line.text}”")
            case None:
                self._fill("", "")

    def _show_picks(self, line: RatingLine, *, grading: bool) -> None:
        """Mark the level and the evidence that the rating has now."""
        for pick in self.query(Pick):
            chosen = line.rating is not None and _is(line.rating, pick.what)
            pick.set_class(chosen, "-chosen")
            if pick.has_class("number"):
                # The mark says it without colour too.
                pick.update(f"{'›' if chosen else ' '} {pick.what}")
            elif pick.has_class("anchor") and isinstance(pick.what, int):
                pick.update(one_line(line.anchors[pick.what]))
        self.query_one("#grades").set_class(grading, "-wanted")

    def _fill(self, title: str, words: str, *, levels: bool = False, dealings: bool = False) -> None:
        self.query_one("#title", Static).update(one_line(title))
        self.query_one("#title").set_class(not levels and not dealings, "-alone")
        self.query_one("#words", Static).update(printable(words))
        self.query_one("#levels").display = levels
        self.query_one("#grades").display = levels
        self.query_one("#dealings").display = dealings
        self.query_one(StripDetails).scroll_home(animate=False)


def grade_words(grade: Grade | None) -> str:
    """An evidence grade as people read it; an open one says so."""
    return "open" if grade is None else grade.word


def _stated(statement: Statement) -> str:
    said = f"“{statement.said}”" if statement.verbatim else statement.said
    where = "" if statement.here else " (in an earlier interview)"
    return f"{statement.question} {statement.asks}{where}\n  {said}"


def _is(rating: Rating, what: Pickable) -> bool:
    if isinstance(what, Grade):
        return rating.level is not None and rating.grade is what
    return rating.level == what


def _differing(line: RatingLine) -> str:
    """All ratings of a line that do not agree, where each was noted, and which counts."""
    if not line.noted or line.rating is None:
        return ""
    noted = []
    for rating in line.noted:
        value = rating.absence.value if rating.absence is not None else f"{rating.level} ({grade_words(rating.grade)})"
        where = f"at {rating.question}" if rating.question else "at wrap-up"
        noted.append(f"{value} {where}{', which counts' if rating.id == line.rating.id else ''}")
    ending = " A level set here settles it." if line.differs else ""
    return f"Noted in two ways: {'; '.join(noted)}.{ending}"
