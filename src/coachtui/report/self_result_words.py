"""The result of a self-assessment as plain text for a terminal and as Markdown: the same words in both."""

import re
from collections.abc import Iterator

from coachtui.assess.rounding import half_up
from coachtui.model.cells import wrapped
from coachtui.model.days import day_words
from coachtui.model.promises import Promise, PromiseOutcome
from coachtui.model.text import one_line
from coachtui.model.times import shown_day
from coachtui.report.in_general import in_general_heading, in_general_lines
from coachtui.report.level_marks import SAID, SHOWN, level_marks
from coachtui.report.markdown import escape
from coachtui.report.paragraphs import Paragraphs, as_markdown, as_text
from coachtui.report.self_result import ElementResult, OwnWords, SecondLookResult, SelfResult
from coachtui.report.text import WIDTH

NOTHING_YET = "Nothing to tell yet: answer a few questions first."
LEGEND = (
    f"{SAID} and the first number: what you say. {SHOWN} and the second: what you could show so far; where both are "
    f"the same, only {SAID} is there. 0 is the least, 4 the most."
)
PICTURE = "All you answered about"
_STEPS_PER_LEVEL = 3
_WORDS = 300

_BECAME = {
    PromiseOutcome.YES: "The line was said: “{line}”",
    PromiseOutcome.NO: "The line was not said: “{line}”",
    PromiseOutcome.MOVED: "The line was put off: “{line}”",
    None: "Whether the line was said is open: “{line}”",
}


def bar(line: ElementResult) -> str:
    """The levels said and shown of an element as two marks on one line."""
    return level_marks(line.said, line.shown, _STEPS_PER_LEVEL)


def picture_lines(result: SelfResult) -> tuple[str, ...]:
    """One line per element: its bar, the levels said and shown, and its name."""
    return tuple(
        f"{bar(line)} {half_up(line.said, 1)} {half_up(line.shown, 1)} {one_line(line.name)}" for line in result.lines
    )


def first_paragraphs(result: SelfResult) -> Paragraphs:
    """The paragraphs above the bars: the comparison after a second look, and where to begin."""
    if not result.lines:
        yield NOTHING_YET, ()
        return
    if result.comparison is not None:
        yield f"Then and now: {result.comparison.name}", tuple(_comparison(result.comparison, result.promise))
    if result.beginning is not None:
        yield f"Begin with one thing: {result.beginning.name}", tuple(_beginning(result))


def further_paragraphs(result: SelfResult) -> Paragraphs:
    """The paragraphs below the bars: the comparison with a meeting, strengths, what could be shown, what is left."""
    if not result.lines:
        return
    if result.in_general:
        yield in_general_heading(result.in_general), tuple(in_general_lines(result.in_general))
    if result.strongest:
        yield "To build on", (f"{result.strongest}.",)
    proofs = [f"{line.name}: {line.proof}" for line in result.lines if line.proof]
    if proofs:
        yield "What you say of these could be shown", tuple(proofs)
    if result.left:
        subjects = "one subject" if result.left == 1 else f"{result.left} subjects"
        yield "What is left", (f"Of {subjects} there is too little yet to say anything. Go on whenever you like.",)


def self_result_text(result: SelfResult, *, width: int = WIDTH) -> str:
    """The result for a terminal, never wider than ``width``."""
    lines = wrapped(f"How things are run in {one_line(result.unit)}", width)
    lines += as_text(first_paragraphs(result), width)
    if result.lines:
        lines += ["", *wrapped(PICTURE, width)]
        for line in (*picture_lines(result), LEGEND):
            lines += wrapped(line, width, "  ", hanging=" " * (4 * _STEPS_PER_LEVEL + 4))
    lines += as_text(further_paragraphs(result), width)
    return "\n".join(lines)


def self_result_markdown(result: SelfResult) -> str:
    """The result as a page of Markdown. What people typed is escaped, so that it can never become markup."""
    lines = [f"# How things are run in {escape(result.unit)}", ""]
    lines += as_markdown(first_paragraphs(result))
    if result.lines:
        lines += ["", f"## {PICTURE}", "", "| | you say | you could show | |", "|-|-|-|-|"]
        lines += [
            f"| `{bar(line)}` | {half_up(line.said, 1)} | {half_up(line.shown, 1)} | {escape(line.name)} |"
            for line in result.lines
        ]
        lines += ["", LEGEND]
    lines += as_markdown(further_paragraphs(result))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def promise_words(promise: Promise) -> str:
    """A promise as a sentence: the line, its day, who listens."""
    listens = f" {one_line(promise.watch)} listens." if promise.watch else ""
    return f"On {day_words(promise.day)} you say: “{one_line(promise.line)}”{listens}"


def due_words(promise: Promise) -> str:
    """A promise whose day has come, and the question for its outcome."""
    listened = f" {one_line(promise.watch)} was to listen." if promise.watch else ""
    return f"You were going to say on {day_words(promise.day)}: “{one_line(promise.line)}”{listened} What became of it?"


def _comparison(comparison: SecondLookResult, promise: Promise | None) -> Iterator[str]:
    """The answers then and now, the mark that moved, and what became of the promised line."""
    for each in comparison.answers:
        if (asked := each.now or each.then) is not None:
            yield f"Asked “{asked.asked}”"
        yield f"Then, {shown_day(comparison.time_then)}: {_answered(each.then)}"
        yield f"Now, {shown_day(comparison.time_now)}: {_answered(each.now)}"
    then, now = comparison.level_then, comparison.level_now
    if then is not None and now is not None:
        marks = level_marks(now, then, _STEPS_PER_LEVEL)
        yield f"{marks} {SHOWN} then {half_up(then, 1)}, {SAID} now {half_up(now, 1)}"
    if promise is not None:
        yield _BECAME[promise.said].format(line=one_line(promise.line))


def _answered(own: OwnWords | None) -> str:
    said = "" if own is None else one_line(" ".join(own.words), _WORDS)
    if said:
        return f"“{said}”"
    return f"“{'”, “'.join(own.chosen)}”" if own is not None and own.chosen else "no answer"


def _beginning(result: SelfResult) -> Iterator[str]:
    """The habit to begin with; the own words about it only where they are not shown beside earlier ones."""
    beginning, promise, compared = result.beginning, result.promise, result.comparison
    if beginning is None:
        return
    habit = beginning.habit
    if beginning.own is not None and (compared is None or compared.indicator != beginning.indicator):
        yield from _own(beginning.own)
    yield f"To aim at: “{habit.picture}”"
    yield f"Try this: {habit.do}"
    if promise is not None and promise.said is None:
        yield promise_words(promise)
    else:
        yield f"One line to say: “{habit.say}” Ask {habit.watch} to listen for it, or somebody you trust."
        yield "Put a day beside it; in four weeks the same question comes once more."


def _own(own: OwnWords) -> Iterator[str]:
    """The question, and the answer in the person's own words; where there are none, the choice taken."""
    said = " ".join(own.words)
    if said:
        yield f"Asked “{own.asked}”, you wrote: “{one_line(said, _WORDS)}”"
    elif own.chosen:
        yield f"Asked “{own.asked}”, you chose: “{'”, “'.join(own.chosen)}”"
