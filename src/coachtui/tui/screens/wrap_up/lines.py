"""The lines of the wrap-up: which are listed, in what order, and how each reads in the width there is."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeAlias

from textual.content import Content

from coachtui.asking.progress import QuestionState
from coachtui.model.answers import Quote
from coachtui.model.cells import wrapped_between
from coachtui.model.craft import Capture
from coachtui.model.frame_ids import CONSENT
from coachtui.model.text import counted
from coachtui.report.coverage import still_need
from coachtui.tui.widgets.lines import QUIET, column
from coachtui.tui.widgets.rating_strip import grade_words
from coachtui.workflow.interview.contradicting import ContradictionLine
from coachtui.workflow.interview.wrapping_up import OpenQuestion, RatingLine, WrapUp

Line: TypeAlias = OpenQuestion | Capture | ContradictionLine | Quote | RatingLine
"""One line of the wrap-up."""

_ROOM_FOR_LABELS = 60
_ROOM_FOR_NAMES = 96
_LABEL, _NAME, _EVIDENCE, _ID = 15, 30, 11, 5
_KINDS = {QuestionState.PARKED: "Parked", QuestionState.NOTED: "No answer yet"}
_NO_FIGURE = "–"


def key_of(line: Line | None) -> str:
    """A text that identifies a line and stays the same when the line changes; "" for None."""
    match line:
        case OpenQuestion():
            return f"question {line.id}"
        case Capture():
            return f"capture {line.id}"
        case ContradictionLine():
            return f"pair {line.id}"
        case Quote():
            return f"quote {line.id}"
        case RatingLine():
            return f"rating {line.indicator}"
        case None:
            return ""


def listed_lines(todo: WrapUp, kept: Collection[str]) -> tuple[Line, ...]:
    """The lines to list. Ratings come last: those that are open, and those of the indicators ``kept``.

    Consent that is not recorded comes first; what can be finished at once comes before what was not asked.
    """
    consent = () if todo.consent is None else (todo.consent,)
    ratings = (line for line in todo.ratings if line.open or line.indicator in kept)
    return (
        *consent,
        *todo.parked,
        *todo.noted,
        *todo.unfiled,
        *todo.contradictions,
        *todo.unasked,
        *todo.not_read_back,
        *ratings,
    )


def labels_of(lines: Iterable[Line]) -> Mapping[str, str]:
    """The word that stands before the first line of each kind, by the line's key."""
    first: dict[str, Line] = {}
    for line in lines:
        first.setdefault(_kind_of(line), line)
    return {key_of(line): kind for kind, line in first.items()}


def todo_words(todo: WrapUp) -> str:
    """How many things of each kind are left to do, as a sentence."""
    parked, unasked, unfiled = len(todo.parked), len(todo.unasked), len(todo.unfiled)
    pairs, unrated, ungraded = len(todo.contradictions), len(todo.unrated), len(todo.ungraded)
    differing, hidden = len(todo.differing), len(todo.not_read_back)
    counts = (
        (int(todo.consent is not None), "Consent not recorded."),
        (parked, f"{parked} parked."),
        (len(todo.noted), f"{len(todo.noted)} noted, no answer yet."),
        (unfiled, f"{counted(unfiled, 'captured line')} to file."),
        (pairs, f"{counted(pairs, 'pair')} of answers that do not go together."),
        (hidden, f"{counted(hidden, 'quote')} naming somebody else."),
        (unasked, f"{unasked} not asked."),
        (unrated, f"{unrated} without a level."),
        (ungraded, f"{ungraded} {still_need(ungraded)} evidence."),
        (differing, f"{differing} noted in two ways."),
    )
    return "  ".join(words for count, words in counts if count) or "Nothing is open."


def whole_sentences(words: str, width: int) -> Content:
    """Sentences with two spaces between them, none of them broken where it has room on a line of ``width`` cells."""
    return Content("\n".join(wrapped_between(words.split("  "), "  ", width + 1)))


def rating_words(line: RatingLine) -> str:
    """The level and the evidence of a rating as plain text."""
    return " ".join(_figures(line, grading=False))


def line_content(line: Line, width: int, label: str, *, grading: bool) -> Content:
    """A line in ``width`` cells, after ``label`` where there is room.

    ``grading``: its evidence is what is typed next.
    """
    before = column(label, _LABEL if width >= _ROOM_FOR_LABELS else 0)
    room = width - len(before) - _ID - 1
    if isinstance(line, Capture):
        return Content.assemble((before, QUIET), column(line.text, width - len(before)))
    if isinstance(line, ContradictionLine):
        return Content.assemble((before, QUIET), column(line.say, width - len(before)))
    if isinstance(line, Quote):
        return Content.assemble((before, QUIET), column(f"“{line.text}”", width - len(before)))
    if isinstance(line, OpenQuestion) and line.id == CONSENT:
        return Content.assemble((before, QUIET), column(line.asks, width - len(before)))
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


def _kind_of(line: Line) -> str:
    match line:
        case OpenQuestion():
            return "Consent" if line.id == CONSENT else _KINDS.get(line.state, "Not asked")
        case Capture():
            return "Captured"
        case ContradictionLine():
            return "Two answers"
        case Quote():
            return "Quotes"
        case RatingLine():
            return "Ratings"


def _figures(line: RatingLine, *, grading: bool) -> tuple[str, str]:
    """The level and the evidence of a rating as they are listed."""
    rating = line.rating
    if rating is None:
        return _NO_FIGURE, "no level"
    if rating.level is None:
        absence = "" if rating.absence is None else rating.absence.value
        return _NO_FIGURE, "n/a" if absence == "not applicable" else absence
    if grading:
        return str(rating.level), "0 to 3 ?"
    return str(rating.level), "two ways" if line.differs else grade_words(rating.grade)
