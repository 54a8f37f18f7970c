"""Asking how thorough the interviews of an engagement are: by which of the script's plans they are planned."""

from coachtui.cli.plain.terminal import Terminal
from coachtui.model.script import Script
from coachtui.model.text import one_line


def ask_for_plan(terminal: Terminal, script: Script, known: str = "") -> str:
    """The id of the plan that is chosen, by its id or the beginning of it; blank for a script without plans.

    ``known`` is the plan there is now, and stands there typed; without one Enter takes the usual plan. Where there
    is only one, nobody is asked. Raises LeaveError.
    """
    plans = script.interview_plans()
    if len(plans) < 2 and known in ("", *plans):  # noqa: PLR2004 - nothing to choose
        return script.plan_of(known)
    width = max(map(len, plans), default=0)
    for plan in plans:
        terminal.say(f"{one_line(plan):{width}}  {one_line(script.plans[plan].about or script.plans[plan].title)}")
    asked = f"How thoroughly? ({' or '.join(map(one_line, plans))}{'' if known else f'; empty means {plans[0]}'}):"
    while True:
        typed = terminal.ask(asked, known).strip().casefold() or known or plans[0]
        found = [plan for plan in plans if plan.casefold().startswith(typed)]
        exact = [plan for plan in plans if plan.casefold() == typed.casefold()]
        if exact or len(found) == 1:
            return (exact or found)[0]
