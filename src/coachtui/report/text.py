"""Results as plain text for a terminal: no colour, no markup, never wider than asked.

``width`` is that of the terminal in columns; the last one stays free. Commands to be typed are never broken.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from coachtui.assess.explaining import Explanation
from coachtui.model.answers import Quote
from coachtui.model.cells import wrapped
from coachtui.model.craft import Capture
from coachtui.model.engagement import Engagement, plan_words
from coachtui.model.people import Person
from coachtui.model.text import one_line, printable
from coachtui.report.coverage import Coverage, still_need
from coachtui.report.rows import LEGEND, WHERE_VIEWS_DIFFER, ScoreRow
from coachtui.report.topics import TopicRow

WIDTH = 80
_BESIDE = 66
"""The columns from which words have enough room beside the figures."""
_HEADING = f"{'':4}{'said':>5}{'shown':>6}{'fact':>6}{'level':>6}"
_WORDS = len(_HEADING) + 2
_NAME = _WORDS + len("Add, improve  ")
"""The columns where what to do and the reason begin, and where the name of an element does."""


def scores_text(rows: Iterable[ScoreRow], *, width: int = WIDTH) -> str:
    """The rows of scores: figures, what to do and the element; below them the bar and the reason for the level.

    At the end stands where views differ.
    """
    rows = tuple(rows)
    if width < _BESIDE:
        return "\n".join([*_scores_below(rows, width), *_apart(rows, width)])
    lines = [f"{_HEADING}  what to do"]
    for row in rows:
        words = wrapped(row.name, width, " " * _NAME) or [""]
        because = [line for text in (row.because, row.mark) for line in wrapped(text, width, " " * _WORDS)]
        first, *below = [*words, *because]
        figures, bar = f"{_figures(row)}  {row.action}", f"{'':6}{row.bar}"
        lines.append(f"{figures:{_NAME}}{first[_NAME:]}")
        lines += [
            f"{'' if number else bar:{_WORDS}}{line[_WORDS:]}".rstrip() for number, line in enumerate(below or [""])
        ]
    return "\n".join([*lines, "", *wrapped(LEGEND, width), *_apart(rows, width)])


def _apart(rows: Iterable[ScoreRow], width: int) -> Iterator[str]:
    lines = [line for row in rows for line in row.apart]
    if lines:
        yield from ("", WHERE_VIEWS_DIFFER)
    for line in lines:
        yield from wrapped(line, width, hanging="  ")


def _scores_below(rows: Iterable[ScoreRow], width: int) -> Iterator[str]:
    """The rows of scores for a narrow terminal: the words stand below the figures."""
    yield _HEADING
    for row in rows:
        yield _figures(row)
        yield f"{'':6}{row.bar}"
        for text in (row.name, row.action, row.because, row.mark):
            yield from wrapped(text, width, "    ")


def _figures(row: ScoreRow) -> str:
    return f"{row.id:4}{row.said:>5}{row.shown:>6}{row.fact:>6}{row.level:>6}"


def overview_text(
    engagement: Engagement,
    file: str,
    coverage: Coverage,
    rows: Iterable[ScoreRow],
    *,
    steps: Iterable[str],
    role: str,
    width: int,
) -> str:
    """The engagement at a glance, then the commands that come next. ``file`` is its name as typed in a command.

    ``steps`` are sentences on what people were told happens next, ``role`` is how a role is typed in a command, with a
    space before it.
    """
    listed = tuple(rows)
    what = " · ".join(filter(None, [engagement.organisation, plan_words(engagement.mode)]))
    lines = wrapped(one_line(what), width)
    if engagement.core_process:
        lines += wrapped(one_line(f"What brings us here: {engagement.core_process}"), width, "", "  ")
    lines += ["", *_coverage_lines(coverage, width), "", scores_text(listed, width=width), ""]
    if promised := [line for each in steps for line in wrapped(printable(each), width, "", "  ")]:
        lines += [*promised, ""]
    if coverage.begun:
        lines.append(f"Go on with: coachtui interview {file} --person {one_line(coverage.begun[0].code)}")
    elif following := coverage.waiting + coverage.own_view:
        lines.append(f"Next: coachtui interview {file} --person {one_line(following[0].code)}")
    elif not coverage.interviewed:
        lines.append(f"Next: coachtui people {file} add CODE --name NAME{role}")
    if coverage.interviewed or coverage.begun or coverage.own_view:
        lines += [f"Behind a figure: coachtui why {file} {row.id}" for row in listed[:1]]
        lines.append(f"A page to keep: coachtui report {file} -o summary.md")
    return "\n".join(lines)


def topics_text(title: str, topics: Iterable[TopicRow], *, width: int) -> str:
    """The summaries of ``topics``, without names and quotes, under ``title``; "" for no topics."""
    lines = [line for row in topics for line in wrapped(f"{row.title}: {'; '.join(row.summary)}", width, hanging="  ")]
    return "\n".join([title, *lines]) if lines else ""


def why_text(explanation: Explanation, quotes: Iterable[Quote], filed: Iterable[Capture], *, width: int) -> str:
    """How a figure was computed: each step with its rule, then quotes and the captures ``filed`` to it."""
    lines = [*wrapped(f"{explanation.id}  {explanation.name}", width), ""]
    for step in explanation.lines:
        lines += wrapped(printable(f"{step.label}: {step.value}"), width, "", "    ")
        lines += wrapped(printable(f"{step.formula}  [{step.rule}]"), width, "    ")
    words = list(quotes)
    if words:
        lines += ["", "In their words"]
    for quote in words:
        where = f", {quote.question}" if quote.question else ""
        lines += wrapped(one_line(f"“{quote.text}” {quote.person}{where}"), width, "    ")
    noted = [f"{capture.text} ({capture.person})" for capture in filed]
    if noted:
        lines += ["", "Noted out of turn"]
    for line in noted:
        lines += wrapped(one_line(line), width, "    ")
    return "\n".join(lines)


def why_json(explanation: Explanation, quotes: Iterable[Quote], filed: Iterable[Capture]) -> dict[str, Any]:
    """The content of `why_text` as JSON values."""
    return {
        "id": explanation.id,
        "name": explanation.name,
        "steps": [
            {"label": step.label, "formula": step.formula, "value": step.value, "rule": step.rule}
            for step in explanation.lines
        ],
        "quotes": [
            {"text": quote.text, "person": quote.person, "question": quote.question, "usable": quote.usable}
            for quote in quotes
        ],
        "captures": [{"text": capture.text, "person": capture.person} for capture in filed],
    }


def _coverage_lines(coverage: Coverage, width: int) -> Iterator[str]:
    for label, people in (
        ("Interviewed", coverage.interviewed),
        ("Begun", coverage.begun),
        ("Own view handed in", coverage.own_view),
        ("Still to come", coverage.waiting),
        ("Declined", coverage.declined),
    ):
        if people:
            yield from wrapped(f"{label}: {', '.join(_called(person) for person in people)}.", width, "", "  ")
    if not (coverage.interviewed or coverage.begun or coverage.waiting or coverage.own_view or coverage.declined):
        yield "Nobody is on the list yet."
    if coverage.ungraded:
        yield f"{coverage.ungraded} {still_need(coverage.ungraded)} evidence."
    if coverage.unassessed and (coverage.interviewed or coverage.own_view):
        yield from wrapped(f"Not assessed: {', '.join(coverage.unassessed)}.", width, "", "  ")


def _called(person: Person) -> str:
    code = one_line(person.code, 20)
    return f"{one_line(person.name, 40)} ({code})" if person.name else code
