"""The summary as Markdown. Everything that people typed is escaped, so that none of it becomes markup."""

import re
from collections.abc import Iterator

from coachtui.model.text import one_line
from coachtui.report.behind import ClaimLine
from coachtui.report.rows import WHERE_VIEWS_DIFFER
from coachtui.report.summary import SEEN, Summary
from coachtui.report.topics import TOO_FEW

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_ESCAPED = r"\\\1"
_LEADING = re.compile(r"^(\d+)([.)])|^([-+=])")


_FIGURES = ("said", "shown", "of the bands", "fact", "level", "deviation", "don't know", "confidence", "to note")


def summary_markdown(summary: Summary) -> str:
    """The summary as one page of Markdown."""
    title = escape(summary.organisation)
    lines = [f"# {title}: how performance is managed", "", f"*{_audience(summary)}*", ""]
    if summary.core_process:
        lines += [f"What brings us here: {escape(summary.core_process)}.", ""]
    lines += ["## Who was asked", "", *_asked(summary), *_consent(summary), "", "## The eight elements", ""]
    lines += ["| | said | shown | fact | level | what to do | because |", "|-|-|-|-|-|-|-|"]
    for row in summary.rows:
        because = row.because + (f" ({row.mark})" if row.mark else "")
        figures = (row.said, row.shown, row.fact, row.level, row.action)
        lines.append(_table_row(f"{row.id} {row.name}", *figures, because.strip()))
    lines += ["", "*Said* is what people claim, *shown* what their evidence supports, *fact* what an inventory says;"]
    lines += ["0 is the lowest level and 4 the highest; an element is at the level of its weakest part."]
    lines += [
        *_where_actions_come_from(summary),
        "",
        *_apart(summary),
        "",
        *_figures(summary),
        "",
        *_claims(summary),
        "",
        *_quotes(summary),
    ]
    lines += ["", *_topics(summary)]
    if summary.put_right:
        lines += ["", "## What they put right", "", *(f"- {escape(line)}" for line in summary.put_right)]
    if summary.seen:
        lines += ["", f"## {SEEN}", "", *(f"- {escape(line)}" for line in summary.seen)]
    lines += ["", "## What is missing", ""]
    lines += [f"- {escape(line)}" for line in summary.missing] or ["Nothing that was planned."]
    lines += ["", f"Fingerprint of the record: {summary.fingerprint}"]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def _audience(summary: Summary) -> str:
    if summary.assessor:
        return "For the assessor alone."
    return f"May be shared: it names nobody{', but in quotes where that was agreed' if summary.names else ''}."


def _where_actions_come_from(summary: Summary) -> list[str]:
    return [] if summary.assessor else ["What to do follows from the figures that may be shared."]


def _apart(summary: Summary) -> Iterator[str]:
    """What executives say and what others say, where the two are far apart."""
    lines = [line for row in summary.rows for line in row.apart]
    if lines:
        yield from (f"## {WHERE_VIEWS_DIFFER}", "", *(f"- {escape(line)}" for line in lines))


def _figures(summary: Summary) -> Iterator[str]:
    """The table of every figure, for the assessor."""
    if summary.figures:
        yield from ("## Every figure", "", f"| | {' | '.join(_FIGURES)} |", "|-" * (len(_FIGURES) + 1) + "|")
    for row in summary.figures:
        figures = (row.said, row.shown, row.bands, row.fact, row.level, row.deviation, row.dont_know)
        yield _table_row(f"{row.id} {row.name}", *figures, row.confidence, row.mark)


def _table_row(*cells: str) -> str:
    """A row of a table. Every cell is escaped; what begins a list or a heading elsewhere means nothing in a cell."""
    return f"| {' | '.join(_MARKUP.sub(_ESCAPED, one_line(cell)) for cell in cells)} |"


def _claims(summary: Summary) -> Iterator[str]:
    """Who said what about each indicator, for the assessor."""
    if any(summary.claims.values()):
        yield from ("## Who said what", "")
    for indicator, claims in summary.claims.items():
        if claims:
            yield f"- {escape(indicator)}: {'; '.join(map(_claim, claims))}"


def _claim(line: ClaimLine) -> str:
    if not line.shown:
        return escape(f"{line.who}: {line.said}")
    return escape(f"{line.who}: said {line.said}, shown {line.shown} ({line.grade})")


def _quotes(summary: Summary) -> Iterator[str]:
    if any(summary.quotes.values()):
        yield from ("## In their words", "")
    for name, quotes in summary.quotes.items():
        if quotes:
            yield f"- {escape(name)}"
        for quote in quotes:
            about = "; ".join(escape(part) for part in (quote.speaker, quote.about) if part)
            yield f"  - “{escape(quote.text)}”{f' ({about})' if about else ''}"


def _topics(summary: Summary) -> Iterator[str]:
    """What was said to questions that no indicator scores."""
    if summary.topics:
        yield from (f"## {escape(summary.topics_title)}", "")
    withheld = [row for row in summary.topics if row.summary == (TOO_FEW,) and not row.quotes]
    for row in (row for row in summary.topics if row not in withheld):
        yield f"- {escape(row.title)}: {escape('; '.join(row.summary))}"
        yield from (f"  - {escape(line)}" for line in row.by_person)
        yield from (f"  - “{escape(quote)}”" for quote in row.quotes)
    if withheld:
        yield f"- {TOO_FEW.removesuffix('.')}: {escape('; '.join(row.title for row in withheld))}"


def escape(text: str) -> str:
    """``text`` on one line, with a backslash before every character that Markdown or HTML reads as markup."""
    plain = _MARKUP.sub(_ESCAPED, one_line(text))
    return _LEADING.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", plain)


def _asked(summary: Summary) -> list[str]:
    if not summary.asked:
        return ["Nobody yet."]
    between = "; " if summary.assessor else ", "
    return [between.join(escape(person) for person in summary.asked) + "."]


def _consent(summary: Summary) -> list[str]:
    """How consent was given: a line for each person, or the counts; nothing where nobody was asked."""
    said = [escape(line) for line in summary.consent]
    if not said:
        return []
    return (
        ["", f"Consent: {said[0]}."] if not summary.assessor else ["", "Consent:", "", *(f"- {each}" for each in said)]
    )
