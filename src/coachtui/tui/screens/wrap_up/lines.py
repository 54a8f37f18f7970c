"""The lines of the wrap-up as text, fitted to the width there is. Knows no keys and changes nothing."""

from typing import TypeAlias

from textual.content import Content

from coachtui.model.craft import Capture
from coachtui.report.coverage import still_need
from coachtui.tui.widgets.lines import QUIET, column
from coachtui.tui.widgets.rating_strip import grade_words
from coachtui.workflow.contradicting import ContradictionLine
from coachtui.workflow.wrapping_up import OpenQuestion, RatingLine, WrapUp

Line: TypeAlias = OpenQuestion | Capture | ContradictionLine | RatingLine
"""One line of the wrap-up."""

_ROOM_FOR_LABELS = 60
_ROOM_FOR_NAMES = 96
_LABEL, _NAME, _EVIDENCE, _ID = 12, 30, 11, 5
_NO_FIGURE = "–"  # noqa: RUF001 - a dash, not a minus


def key_of(line: Line | None) -> str:
    """What tells a line from all others, however it changes; "" for none."""
    match line:
        case OpenQuestion():
            return f"question {line.id}"
        case Capture():
            return f"capture {line.id}"
        case ContradictionLine():
            return f"pair {line.id}"
        case RatingLine():
            return f"rating {line.indicator}"
        case None:
            return ""


def group_of(line: Line) -> str:
    """The word that stands before the first line of its kind."""
    match line:
        case OpenQuestion():
            return "Parked" if line.parked else "Not asked"
        case Capture():
            return "Captured"
        case ContradictionLine():
            return "Two answers"
        case RatingLine():
            return "Ratings"


def open_lines(sheet: WrapUp) -> tuple[Line, ...]:
    """All lines but the ratings: what can be finished at once stands before what was not asked."""
    return (*sheet.parked, *sheet.unfiled, *sheet.contradictions, *sheet.unasked)


def todo_words(todo: WrapUp) -> str:
    """What is left to do, counted."""
    parked, unasked, unfiled = len(todo.parked), len(todo.unasked), len(todo.unfiled)
    pairs, unrated, ungraded = len(todo.contradictions), len(todo.unrated), len(todo.ungraded)
    differing = len(todo.differing)
    counts = (
        (parked, f"{parked} parked."),
        (unfiled, f"{unfiled} captured {_plural('line', unfiled)} to file."),
        (pairs, f"{pairs} {_plural('pair', pairs)} of answers that do not go together."),
        (unasked, f"{unasked} not asked."),
        (unrated, f"{unrated} without a level."),
        (ungraded, f"{ungraded} {still_need(ungraded)} evidence."),
        (differing, f"{differing} noted in two ways."),
    )
    return "  ".join(words for count, words in counts if count) or "Nothing is open."


def told(line: Line, width: int, label: str, *, grading: bool) -> Content:
    """A line in ``width`` cells. ``label`` stands before it where there is room; ``grading``: evidence is wanted."""
    before = column(label, _LABEL if width >= _ROOM_FOR_LABELS else 0)
    room = width - len(before) - _ID - 1
    if isinstance(line, Capture):
        return Content.assemble((before, QUIET), column(line.text, width - len(before)))
    if isinstance(line, ContradictionLine):
        return Content.assemble((before, QUIET), column(line.say, width - len(before)))
    if isinstance(line, OpenQuestion):
        return Content.assemble((before, QUIET), column(line.asks, room), " ", (column(line.id, _ID), QUIET))
    name = column(line.name, _NAME) + "  " if width >= _ROOM_FOR_NAMES else ""
    level, evidence = _figures(line, grading=grading)
    return Content.assemble(
        (before, QUIET),
        name,
        (f"{level} ", "bold"),
        (column(evidence, _EVIDENCE), "$accent" if line.open or grading else QUIET),
        " ",
        column(line.words, room - len(name) - 3 - _EVIDENCE),
        " ",
        (column(line.indicator, _ID), QUIET),
    )


def _figures(line: RatingLine, *, grading: bool) -> tuple[str, str]:
    rating = line.rating
    if rating is None:
        return _NO_FIGURE, "no level"
    if rating.level is None:
        absence = "" if rating.absence is None else rating.absence.value
        return _NO_FIGURE, "n/a" if absence == "not applicable" else absence
    if grading:
        return str(rating.level), "0 to 3 ?"
    return str(rating.level), "two ways" if line.differs else grade_words(rating.grade)


def _plural(word: str, count: int) -> str:
    return word if count == 1 else f"{word}s"
