"""The promise of a self-assessment in plain mode: the outcome of the last one; the next line, its day, who listens."""

from coachtui.answer_types import Choice
from coachtui.cli.plain.choosing import choice_in, show_choices
from coachtui.cli.plain.terminal import Terminal, ask_or_leave
from coachtui.model.days import EXAMPLES
from coachtui.model.problems import CoachError
from coachtui.model.promises import OUTCOME_WORDS, PromiseOutcome
from coachtui.model.text import as_typed, is_blank
from coachtui.report.self_result_words import due_words, promise_words
from coachtui.workflow.alone.promising import due_promise, make_promise, proposal, settle_promise
from coachtui.workflow.engagement.engagements import Workspace

_SAID = [
    Choice(number, said.value, said.value, OUTCOME_WORDS[said]) for number, said in enumerate(PromiseOutcome, start=1)
]


def ask_what_became(terminal: Terminal, workspace: Workspace) -> None:
    """Ask for the outcome of a promise whose day has come, and record it; for one put off, ask for another day.

    Raises LeaveError.
    """
    due = due_promise(workspace)
    if due is None:
        return
    terminal.say()
    terminal.say(due_words(due))
    show_choices(terminal, _SAID)
    while typed := ask_or_leave(terminal, "Which of these? (Enter: ask me later)").strip():
        chosen = choice_in(_SAID, typed)
        if chosen is None:
            terminal.say("Type its letter.")
        elif chosen.value == PromiseOutcome.MOVED:
            _ask_day(terminal, workspace, due.about, due.line, due.watch)
            return
        else:
            settle_promise(workspace, PromiseOutcome(str(chosen.value)))
            terminal.say("Noted.")
            return


def ask_promise(terminal: Terminal, workspace: Workspace) -> None:
    """Ask for the line to say, its day and who listens, and record them; an empty day records nothing.

    Raises LeaveError.
    """
    ask_what_became(terminal, workspace)
    found = proposal(workspace)
    if found is None or found.due is not None:
        return
    terminal.say()
    terminal.say("The line to say: change it until it sounds like you. Without a day nothing is promised.")
    line = ask_or_leave(terminal, "I say:", found.line)
    if not is_blank(line):
        _ask_day(terminal, workspace, found.about, line, found.watch, found.day, found.listens)


def _ask_day(
    terminal: Terminal, workspace: Workspace, about: str, line: str, watch: str, day: str = "", listens: str = ""
) -> None:
    """Ask for the day until it can be read, then for who listens, and record the promise."""
    watch_first = watch
    while not is_blank(day := ask_or_leave(terminal, f"On which day? ({EXAMPLES}):", day)):
        try:
            made = make_promise(workspace, about, line, day, watch_first)
        except CoachError as error:
            terminal.say(str(error))
            continue
        watch = ask_or_leave(terminal, f"Who listens for it?{f' ({listens})' if listens else ''}", watch)
        made = make_promise(workspace, about, line, made.day, watch)
        terminal.say(promise_words(made))
        terminal.say(f"For your calendar: coachtui self-assess {as_typed(workspace.path)} -o promise.ics")
        return
