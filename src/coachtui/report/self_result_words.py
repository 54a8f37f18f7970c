"""The result of a self-assessment as plain text for a terminal and as Markdown: the same words in both."""

import re
from collections.abc import Iterator

from coachtui.assess.rounding import half_up
from coachtui.model.cells import wrapped
from coachtui.model.text import one_line
from coachtui.report.level_marks import SAID, SHOWN, level_marks
from coachtui.report.markdown import escape
from coachtui.report.self_result import Beginning, ElementResult, OwnWords, SelfResult
from coachtui.report.text import WIDTH

NOTHING_YET = "Nothing to tell yet: answer a few questions first."
LEGEND = f"From 0 on the left to 4 on the right: {SAID} what you say, {SHOWN} what you could show so far."
_STEPS_PER_LEVEL = 3
_WORDS = 300

Paragraphs = Iterator[tuple[str, tuple[str, ...]]]
"""Headings, each with the sentences below it."""


def bar(line: ElementResult) -> str:
    """What is said and shown of an element as two marks on one line."""
    return level_marks(line.said, line.shown, _STEPS_PER_LEVEL)


def picture_lines(result: SelfResult) -> tuple[str, ...]:
    """One line per element: its bar, what was said, what could be shown, and its name."""
    return tuple(
        f"{bar(line)} {half_up(line.said, 1)} {half_up(line.shown, 1)} {one_line(line.name)}" for line in result.lines
    )


def self_result_paragraphs(result: SelfResult) -> Paragraphs:
    """Headings with their sentences: where to begin, what more could be shown, and what is left."""
    if not result.lines:
        yield NOTHING_YET, ()
        return
    if result.beginning is not None:
        yield f"Begin with one thing: {result.beginning.name}", tuple(_beginning(result.beginning))
    if result.strongest:
        yield "To build on", (f"{result.strongest}.",)
    proofs = [f"{line.name}: {line.proof}" for line in result.lines if line.proof]
    if proofs:
        yield "What you say of these could be shown", tuple(proofs)
    if result.left:
        subjects = "One subject was" if result.left == 1 else f"{result.left} subjects were"
        yield "What is left", (f"{subjects} not looked at yet. Go on whenever you like.",)


def self_result_text(result: SelfResult, *, width: int = WIDTH) -> str:
    """The result for a terminal, never wider than ``width``."""
    lines = wrapped(f"How things are run in {one_line(result.unit)}", width)
    if result.lines:
        for line in ("", *picture_lines(result), LEGEND):
            lines += wrapped(line, width, hanging=" " * (4 * _STEPS_PER_LEVEL + 2)) or [""]
    for heading, sentences in self_result_paragraphs(result):
        lines += ["", *wrapped(heading, width)]
        for sentence in sentences:
            lines += wrapped(sentence, width, "  ")
    return "\n".join(lines)


def self_result_markdown(result: SelfResult) -> str:
    """The result as a page of Markdown. What people typed is escaped, so that it can never become markup."""
    lines = [f"# How things are run in {escape(result.unit)}", ""]
    if result.lines:
        lines += ["| | you say | you could show | |", "|-|-|-|-|"]
        lines += [
            f"| `{bar(line)}` | {half_up(line.said, 1)} | {half_up(line.shown, 1)} | {escape(line.name)} |"
            for line in result.lines
        ]
        lines += ["", LEGEND]
    for heading, sentences in self_result_paragraphs(result):
        lines += ["", f"## {escape(heading)}", "", *(f"- {escape(sentence)}" for sentence in sentences)]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def _beginning(beginning: Beginning) -> Iterator[str]:
    habit = beginning.habit
    if beginning.own is not None:
        yield from _own(beginning.own)
    yield f"To aim at: “{habit.picture}”"
    yield f"Try this: {habit.do}"
    yield f"One line to say: “{habit.say}”"
    yield f"Ask {habit.watch} to listen for it, or somebody you trust."
    yield "Put a day beside it. In four weeks, answer the same question once more and compare."


def _own(own: OwnWords) -> Iterator[str]:
    """The question, and the answer in the person's own words; where there are none, the choice taken."""
    said = " ".join(own.words)
    if said:
        yield f"Asked “{own.asked}”, you wrote: “{one_line(said, _WORDS)}”"
    elif own.chosen:
        yield f"Asked “{own.asked}”, you took: “{'”, “'.join(own.chosen)}”"
