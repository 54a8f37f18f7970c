"""Results as plain text for a terminal: no colour, no markup, never wider than asked."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from coachtui.assess.explaining import Explanation
from coachtui.model.answers import Quote
from coachtui.model.craft import Capture
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.text import one_line, printable
from coachtui.report.coverage import Coverage, still_need
from coachtui.report.rows import ScoreRow

WIDTH = 80


def scores_text(rows: Iterable[ScoreRow], *, width: int = WIDTH) -> str:
    """The eight rows: figures and actions on the left, the element and the reason for its level on the right."""
    left = f"{'':4}{'said':>5}{'shown':>6}{'fact':>6}{'level':>6}  {'what to do':14}"
    lines = [left.rstrip()]
    for row in rows:
        figures = f"{row.id:4}{row.said:>5}{row.shown:>6}{row.fact:>6}{row.level:>6}  {row.action:14}"
        words = textwrap.wrap(row.name, width - len(left) - 1)
        for text in (row.because, row.mark):
            words += textwrap.wrap(text, width - len(left) - 1, initial_indent="  ", subsequent_indent="  ")
        lines += [f"{figures if place == 0 else '':{len(left)}}{text}" for place, text in enumerate(words)]
    return "\n".join(lines)


def overview_text(
    engagement: Engagement, file: str, coverage: Coverage, rows: Iterable[ScoreRow], *, width: int = WIDTH
) -> str:
    """The engagement at a glance, then the commands that come next. ``file`` is its name as typed in a command."""
    what = f"{engagement.mode} assessment"
    lines = [one_line(f"{engagement.organisation} · {what}", width)]
    if engagement.core_process:
        lines.append(one_line(f"What brings us here: {engagement.core_process}", width))
    lines += ["", *_coverage_lines(coverage, width), "", scores_text(rows, width=width), ""]
    if coverage.begun:
        lines.append(f"Go on with: coachtui interview {file} --person {one_line(coverage.begun[0].code)}")
    elif following := coverage.waiting + coverage.own_view:
        lines.append(f"Next: coachtui interview {file} --person {one_line(following[0].code)}")
    elif not coverage.interviewed:
        lines.append(f"Next: coachtui people {file} add CODE --name NAME --role executive")
    if coverage.interviewed or coverage.begun or coverage.own_view:
        lines += [f"Behind a figure: coachtui why {file} E1b", f"A page to keep: coachtui report {file} -o summary.md"]
    return "\n".join(lines)


def why_text(
    explanation: Explanation, quotes: Iterable[Quote], filed: Iterable[Capture] = (), *, width: int = WIDTH
) -> str:
    """How a figure was computed: each step with its rule, then quotes and the captures ``filed`` to it."""
    lines = [f"{explanation.id}  {explanation.name}", ""]
    for step in explanation.lines:
        lines += textwrap.wrap(printable(f"{step.label}: {step.value}"), width - 1, subsequent_indent="    ")
        lines += textwrap.wrap(
            printable(f"{step.formula}  [{step.rule}]"), width - 1, initial_indent="    ", subsequent_indent="    "
        )
    words = list(quotes)
    if words:
        lines += ["", "In their words"]
    for quote in words:
        lines += textwrap.wrap(
            one_line(f"“{quote.text}” {quote.person}{f', {quote.question}' if quote.question else ''}"),
            width - 1, initial_indent="    ", subsequent_indent="    ",
        )  # fmt: skip
    noted = [f"{capture.text} ({capture.person})" for capture in filed]
    if noted:
        lines += ["", "Noted out of turn"]
    for line in noted:
        lines += textwrap.wrap(one_line(line), width - 1, initial_indent="    ", subsequent_indent="    ")
    return "\n".join(lines)


def why_json(explanation: Explanation, quotes: Iterable[Quote], filed: Iterable[Capture] = ()) -> dict[str, Any]:
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
    ):
        if people:
            yield from _wrapped(f"{label}: {', '.join(_called(person) for person in people)}.", width)
    if not (coverage.interviewed or coverage.begun or coverage.waiting or coverage.own_view):
        yield "Nobody is on the list yet."
    if coverage.ungraded:
        yield f"{coverage.ungraded} {still_need(coverage.ungraded)} evidence."
    if coverage.unassessed and (coverage.interviewed or coverage.own_view):
        yield from _wrapped(f"Not assessed: {', '.join(coverage.unassessed)}.", width)


def _called(person: Person) -> str:
    code = one_line(person.code, 20)
    return f"{one_line(person.name, 40)} ({code})" if person.name else code


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width - 1, subsequent_indent="  ")
