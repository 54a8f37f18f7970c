"""The last ten minutes line by line: what is parked, unasked, unrated, without evidence, and what may be quoted."""

from collections.abc import Callable
from functools import partial

from coachtui.asking.progress import find_questions
from coachtui.cli.plain.craft import Craft
from coachtui.cli.plain.rating import Rater
from coachtui.cli.plain.terminal import Terminal
from coachtui.cli.plain.wording import RATING_HELP
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.report.coverage import still_need
from coachtui.workflow.interviewing import Interview
from coachtui.workflow.wrapping_up import RatingLine, WrapUp, wrap_up_of

_CHOICES = """\
1  rate what was said      2  grade the evidence      3  ask about quotes
4  finish                  5  file captures           6  go through contradictions
or the number of a question to take it up"""


def conduct_wrap_up(interview: Interview, terminal: Terminal, rater: Rater, craft: Craft) -> str | None:
    """Go through what is open. Returns the question to take up again; None once the interview is finished."""
    while True:
        todo = wrap_up_of(interview)
        _show(terminal, todo)
        typed = terminal.ask("wrap-up ›").strip()  # noqa: RUF001
        try:
            if typed == "4":
                _finish(interview, terminal)
                return None
            deeds: dict[str, Callable[[], None]] = {
                "1": partial(_rate, interview, terminal, rater, todo),
                "2": partial(_grade, terminal, rater, todo),
                "3": partial(_ask_about_quotes, interview, terminal, todo),
                "5": craft.file,
                "6": craft.contradictions,
            }
            if typed in deeds:
                deeds[typed]()
                continue
        except CoachError as error:
            terminal.say(str(error))
            continue
        if typed:
            found = find_questions(interview.script, interview.person.role, interview.names, typed)
            if found:
                return found[0].id
            terminal.say("1 to 6, or a question.")


def _show(terminal: Terminal, todo: WrapUp) -> None:
    terminal.say()
    terminal.say("Wrap-up")
    for title, questions in (("Parked", todo.parked), ("Not asked", todo.unasked)):
        if questions:
            terminal.say(f"{title}:")
        for question in questions:
            terminal.say(f"{question.id:5} {one_line(question.asks, 68)}", indent=3)
    for count, one, many in (
        (
            len(todo.unrated),
            "indicator was talked about and has no level",
            "indicators were talked about and have no level",
        ),
        (len(todo.quotes), "quote may not be used yet", "quotes may not be used yet"),
        (len(todo.unfiled), "capture is not filed", "captures are not filed"),
        (len(todo.contradictions), "contradiction is open", "contradictions are open"),
    ):
        if count:
            terminal.say(f"{count} {one if count == 1 else many}.")
    if todo.ungraded:
        terminal.say(f"{len(todo.ungraded)} {still_need(len(todo.ungraded))} evidence.")
    terminal.say(_CHOICES)


def _rate(interview: Interview, terminal: Terminal, rater: Rater, todo: WrapUp) -> None:
    if not todo.unrated:
        terminal.say("Everything that was talked about has a level.")
    else:
        terminal.say(RATING_HELP)
    for line in todo.unrated:
        indicator = interview.rubric.indicator(line.indicator)
        terminal.say()
        rater.show(indicator)
        _show_words(terminal, line)
        if not rater.ask_level(indicator, None):
            return


def _grade(terminal: Terminal, rater: Rater, todo: WrapUp) -> None:
    if not todo.ungraded:
        terminal.say("Every level has its evidence.")
    else:
        terminal.say(RATING_HELP)
    for line in todo.ungraded:
        terminal.say()
        _show_words(terminal, line)
        if line.rating is not None and not rater.ask_grade(line.rating):
            return


def _show_words(terminal: Terminal, line: RatingLine) -> None:
    for text in line.texts:
        terminal.say(text, indent=3)


def _ask_about_quotes(interview: Interview, terminal: Terminal, todo: WrapUp) -> None:
    if not todo.quotes:
        terminal.say("No quote waits for permission.")
    for quote in todo.quotes:
        terminal.say(f"“{quote.text}”", indent=3)
        typed = terminal.ask("May I use this, unnamed? (y, n, empty: not asked, q stops):").strip().casefold()
        if typed == "q":
            return
        if typed in {"y", "yes", "n", "no"}:
            interview.allow_quote(quote, usable=typed.startswith("y"))


def _finish(interview: Interview, terminal: Terminal) -> None:
    closing = interview.script.closing
    for text in (closing.restate, closing.missed, closing.thanks):
        terminal.say(text)
    interview.finish()
    left = len(wrap_up_of(interview).ungraded)
    if left:
        terminal.say(f"{left} {still_need(left)} evidence.")
    terminal.say("Finished. Everything is saved.")
