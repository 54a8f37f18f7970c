"""Asking for the name of the core process, and showing how a question sounds with it before it is kept."""

from coachtui.asking.process_name import ASK, LEAD, Trial, doubt_about
from coachtui.cli.plain.terminal import Terminal
from coachtui.workflow.engagement.editing import tidy_process

_KEEP = "Does that sound right? (Enter keeps it; or type another):"


def ask_for_process(terminal: Terminal, trial: Trial | None, known: str = "") -> str:
    """The name of the process as typed, once it was kept; ``known`` is what it is called now, and "" leaves it open.

    Each name is tried in a question, and what is doubtful about it is said. Raises LeaveError.
    """
    terminal.say(ASK)
    name = tidy_process(terminal.ask("In their words (empty if open):", known))
    while name and (lines := trial_lines(name, trial)):
        for line in lines:
            terminal.say(line)
        another = tidy_process(terminal.ask(_KEEP))
        if not another:
            break
        name = another
    return name


def trial_lines(name: str, trial: Trial | None) -> list[str]:
    """What is doubtful about a name, and a question with it: a line each; none for a blank name."""
    if not name:
        return []
    sounds = [] if trial is None else [f"{LEAD} {trial.sounds(name)}"]
    return [*filter(None, [doubt_about(name)]), *sounds]
