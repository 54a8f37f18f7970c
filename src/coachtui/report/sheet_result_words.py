"""The result of a sheet as plain text, as Markdown and as JSON values: the same words in the first two."""

import re
from collections.abc import Iterator
from typing import Any

from coachtui.model.cells import wrapped
from coachtui.model.days import day_words
from coachtui.model.meetings import Meeting
from coachtui.model.promises import BECAME, Promise, PromiseOutcome
from coachtui.model.text import one_line
from coachtui.report.in_general import in_general_heading, in_general_json, in_general_lines
from coachtui.report.level_rows import LEGEND, SeriesRow, level_sign, row_line, row_name, signal_lines, usual_range
from coachtui.report.markdown import escape
from coachtui.report.others import OthersAnswers, others_heading, others_json, others_lines
from coachtui.report.paragraphs import Paragraphs, as_markdown, as_text
from coachtui.report.self_result_words import NOTHING_YET, promise_words
from coachtui.report.sheet_result import NextTime, Series, SheetResult
from coachtui.report.text import WIDTH

NO_WORDS = "Nothing stood out this time. The line below is where it can begin."
NOTHING_FIRST = "Nothing came out that would be worth a line of its own."
WORKED, NEXT = "What worked", "One line for next time"
_WORDS = 300
_BECAME_KEYS = {
    PromiseOutcome.YES: "said",
    PromiseOutcome.NO: "not_said",
    PromiseOutcome.MOVED: "put_off",
    None: "open",
}
"""The keys in JSON for what became of promises; they stay whatever the words are."""


def heading(result: SheetResult) -> str:
    """The name of the meeting, its day, and the role."""
    return f"{result.meeting.spoken}{f' ({one_line(result.role)})' if result.role else ''}"


def first_paragraphs(result: SheetResult) -> Paragraphs:
    """The paragraphs on what worked, and on the line for next time."""
    if not result.answered:
        yield NOTHING_YET, ()
        return
    yield WORKED, tuple(_what_worked(result))
    promise = result.promise
    if promise is not None:
        yield NEXT, (promise_words(promise),)
    elif result.moved is not None:
        yield NEXT, (f"Put off from last time: “{one_line(result.moved.line)}”",)
    elif result.next is not None:
        yield NEXT, (f"“{result.next.line}”", about_words(result.next))
    else:
        yield NEXT, (NOTHING_FIRST,)


def about_words(following: NextTime) -> str:
    """What the line for next time is practice for, in a sentence."""
    return f"It is about this: {following.name}."


def beside_paragraphs(result: SheetResult) -> Paragraphs:
    """The answers of others who took part, and what one says in general, beside one's own answers."""
    if result.others is not None:
        yield others_heading(result.others), tuple(others_lines(result.others))
    if result.in_general:
        yield in_general_heading(result.in_general), tuple(in_general_lines(result.in_general))


def others_text(others: OthersAnswers, *, width: int) -> str:
    """The answers of others for a terminal, never wider than ``width``."""
    paragraphs = iter([(others_heading(others), tuple(others_lines(others)))])
    return "\n".join(as_text(paragraphs, width)).lstrip("\n")


def _what_worked(result: SheetResult) -> Iterator[str]:
    """Sentences on the strength, with one's own words where there are any."""
    if result.strength is None:
        yield NO_WORDS
    else:
        words, answer = (one_line(each, _WORDS) for each in (result.strength.words, result.strength.answer))
        name = result.strength.behaviour.name
        yield _quoted(words) or f"{answer}."
        yield f"{name}: “{answer}”" if words and answer else f"{name}."


def series_title(result: SheetResult) -> str:
    """The heading above the rows of levels."""
    return f"{len(result.series.meetings)} {one_line(result.about)}s"


def series_lines(series: Series) -> tuple[str, ...]:
    """A row of levels for each behaviour, with the latest twelve meetings; none for a single meeting."""
    return tuple(row_line(row) for row in series.rows) if len(series.meetings) > 1 else ()


def promises_line(series: Series) -> str:
    """How many promised lines were said, not said, put off, and are open; "" without any."""
    counts = [f"{series.kept[said]} {words}" for said, words in BECAME.items() if series.kept.get(said)]
    return f"Lines promised: {', '.join(counts)}." if counts else ""


def sheet_result_text(result: SheetResult, *, width: int = WIDTH) -> str:
    """The result for a terminal, never wider than ``width``."""
    lines = wrapped(heading(result), width)
    lines += as_text(first_paragraphs(result), width)
    lines += as_text(beside_paragraphs(result), width)
    if promised := promises_line(result.series):
        lines += ["", *wrapped(promised, width)]
    rows = series_lines(result.series)
    if rows:
        lines += ["", *wrapped(f"{series_title(result)}   {LEGEND}", width)]
        for line in (*rows, *signal_lines(result.series.rows)):
            lines += wrapped(line, width, "  ")
    return "\n".join(lines)


def sheet_result_markdown(result: SheetResult) -> str:
    """The result as a page of Markdown. What people typed is escaped, so that it can never become markup."""
    lines = [
        f"# {escape(heading(result))}",
        "",
        *as_markdown(first_paragraphs(result)),
        *as_markdown(beside_paragraphs(result)),
    ]
    if len(result.series.meetings) > 1:
        lines += ["", f"## {series_title(result)}", ""]
        days = " | ".join(escape(day_words(each.day)) for each in result.series.meetings)
        lines += [f"| | {days} | usual range |"]
        lines += ["|" + "-|" * (len(result.series.meetings) + 2)]
        for row in result.series.rows:
            cells = " | ".join(level_sign(level) for level in row.levels)
            lines.append(f"| {escape(row_name(row))} | {cells} | {usual_range(row)} |")
        lines += ["", f"{LEGEND}.", *(escape(each) for each in signal_lines(result.series.rows))]
    if promised := promises_line(result.series):
        lines += ["", escape(promised)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def sheet_result_json(result: SheetResult) -> dict[str, Any]:
    """The result as a JSON object. Missing values are null."""
    strength, following = result.strength, result.next
    return {
        "format": "coachtui/sheet",
        "version": 1,
        "meeting": _meeting(result.meeting),
        "role": result.role or None,
        "strength": strength
        and {
            "behaviour": strength.behaviour.id,
            "level": strength.level,
            "asked": strength.asked,
            "words": strength.words or None,
            "answer": strength.answer,
        },
        "next": following and {"behaviour": following.about, "line": following.line},
        "promise": _promise(result.promise),
        "took_part": result.others and others_json(result.others),
        "in_general": in_general_json(result.in_general),
        "levels": dict(result.levels),
        "series": {
            "meetings": [_meeting(each) for each in result.series.meetings],
            "rows": [_row_json(row) for row in result.series.rows],
            "promises": {key: result.series.kept.get(said, 0) for said, key in _BECAME_KEYS.items()},
        },
    }


def _meeting(meeting: Meeting) -> dict[str, str]:
    return {"id": meeting.id, "name": meeting.name, "day": meeting.day}


def _promise(promise: Promise | None) -> dict[str, str | None] | None:
    if promise is None:
        return None
    said = None if promise.said is None else promise.said.value
    return {"behaviour": promise.about, "line": promise.line, "day": promise.day, "watch": promise.watch, "said": said}


def _row_json(row: SeriesRow) -> dict[str, Any]:
    limits = row.limits
    return {
        "behaviour": row.behaviour.id,
        "levels": list(row.levels),
        "limits": limits
        and {
            "centre": float(limits.centre),
            "lower": float(limits.lower),
            "upper": float(limits.upper),
            "range": float(limits.range_limit),
        },
        "signals": sorted(each.value for each in row.signals),
    }


def _quoted(words: str) -> str:
    """Words in quotation marks; as they stand where they hold such marks already, or are none."""
    return words if not words or any(mark in words for mark in '“”"„«»') else f"“{words}”"
