"""The summary as Markdown. Everything that people typed is escaped, so that none of it becomes markup."""

import re

from coachtui.model.text import one_line
from coachtui.report.summary import Summary

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_LEADING = re.compile(r"^(\d+)([.)])|^([-+=])")


def summary_markdown(summary: Summary) -> str:
    """The summary as one page of Markdown."""
    title = escape(summary.organisation)
    audience = "For the assessor alone." if summary.assessor else "May be shared: it names nobody."
    lines = [f"# {title}: how performance is managed", "", f"*{audience}*", ""]
    if summary.core_process:
        lines += [f"What brings us here: {escape(summary.core_process)}.", ""]
    lines += ["## Who was asked", "", *_asked(summary), "", "## The eight elements", ""]
    lines += ["| | said | shown | fact | level | what to do | because |", "|-|-|-|-|-|-|-|"]
    for row in summary.rows:
        because = escape(row.because) + (f" ({escape(row.mark)})" if row.mark else "")
        lines.append(
            f"| {row.id} {escape(row.name)} | {row.said} | {row.shown} | {row.fact} | {row.level} | {row.action} "
            f"| {because.strip()} |"
        )
    lines += ["", "*Said* is what people claim, *shown* what their evidence supports, *fact* what an inventory says;"]
    lines += ["0 is the lowest level and 4 the highest; an element is at the level of its weakest part.", ""]
    if any(summary.quotes.values()):
        lines += ["## In their words", ""]
    for row in summary.rows:
        for quote in summary.quotes[row.id]:
            speaker = f" ({escape(quote.speaker)})" if quote.speaker else ""
            lines.append(f"- {escape(row.name)}: “{escape(quote.text)}”{speaker}")
    lines += ["", "## What is missing", ""]
    lines += [f"- {escape(line)}" for line in summary.missing] or ["Nothing that was planned."]
    lines += ["", f"Fingerprint of the record: {summary.fingerprint}"]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


def escape(text: str) -> str:
    """``text`` on one line, with a backslash before every character that Markdown or HTML reads as markup."""
    plain = _MARKUP.sub(r"\\\1", one_line(text))
    return _LEADING.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", plain)


def _asked(summary: Summary) -> list[str]:
    if not summary.asked:
        return ["Nobody yet."]
    return [", ".join(escape(person) for person in summary.asked) + "."]
