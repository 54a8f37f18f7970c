"""The result of a self-assessment as plain text for a terminal and as Markdown: the same words in both."""

import re
from collections.abc import Iterator

from coachtui.model.cells import wrapped
from coachtui.model.text import one_line
from coachtui.report.markdown import escape
from coachtui.report.self_result import ElementResult, SelfResult
from coachtui.report.text import WIDTH

NOTHING_YET = "Nothing to tell yet: answer a few questions first."
FIGURES = "0 is the lowest level and 4 the highest."

Paragraphs = Iterator[tuple[str, tuple[str, ...]]]
"""Headings, each with the sentences below it."""


def self_result_paragraphs(result: SelfResult) -> Paragraphs:
    """Headings with their sentences: one for every element, then what stands out, what to try, and what is left."""
    if not result.lines:
        yield NOTHING_YET, ()
        return
    for line in result.lines:
        yield line.name, _sentences(line)
    if result.strongest:
        stands_out = [f"Strongest: {result.strongest}.", f"Weakest: {result.weakest}."]
        if result.looks_like:
            stands_out.append(f"As far as you could show, it looks like this: {result.looks_like}")
        yield "What stands out", tuple(stands_out)
    if result.attempts is not None:
        tries = result.attempts
        yield (
            "Three things to try at your next meeting",
            (
                f"Before it: {tries.before}",
                f"In it, ask: “{tries.during}”",
                f"After it, ask: “{tries.after}”",
            ),
        )
    if result.left:
        subjects = "One subject was" if result.left == 1 else f"{result.left} subjects were"
        yield "What is left", (f"{subjects} not looked at yet. Go on whenever you like.",)


def self_result_text(result: SelfResult, *, width: int = WIDTH) -> str:
    """The result for a terminal, never wider than ``width``."""
    lines = [*wrapped(f"How things are run in {one_line(result.unit)}", width), *wrapped(FIGURES, width)]
    for heading, sentences in self_result_paragraphs(result):
        lines += ["", *wrapped(heading, width)]
        for sentence in sentences:
            lines += wrapped(sentence, width, "  ")
    return "\n".join(lines)


def self_result_markdown(result: SelfResult) -> str:
    """The result as a page of Markdown. What people typed is escaped, so that it can never become markup."""
    lines = [f"# How things are run in {escape(result.unit)}", "", FIGURES]
    for heading, sentences in self_result_paragraphs(result):
        lines += ["", f"## {escape(heading)}", "", *(f"- {escape(sentence)}" for sentence in sentences)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def _sentences(line: ElementResult) -> tuple[str, ...]:
    if line.proof:
        return (
            f"You say {line.said}. What you could show so far: {line.shown}.",
            f"This would prove more: {line.proof}",
        )
    own = (f"You say {line.said}, and could show it.",)
    return (*own, f"One step further looks like this: {line.next}") if line.next else own
