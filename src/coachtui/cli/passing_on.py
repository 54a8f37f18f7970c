"""Passing figures of the team on to an engagement: shown first, asked, and then written."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from coachtui.cli.plain.terminal import LeaveError, PromptTerminal, Terminal, says_yes
from coachtui.cli.saying import say, say_page
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.workflow.engagement.engagements import Workspace, open_engagement
from coachtui.workflow.passing_on.team_figures import agreed_in, refuse_other_endings, seen_by_words, team_figures


def pass_on_figures(file: Path, output: Path, meetings: tuple[str, ...], *, confirmed: bool | None, yes: bool) -> None:
    """Show what would be passed on of a coaching file, ask, and write it to ``output``. Raises CoachErrors."""
    refuse_other_endings(output)
    terminal = PromptTerminal() if sys.stdin.isatty() else None
    with open_engagement(file) as workspace:
        try:
            figures = team_figures(workspace, meetings, confirmed=_confirmed(workspace, meetings, terminal, confirmed))
            say_page(figures.words())
            agreed = seen_by_words(workspace, meetings)
            say_page(("", "You agreed on who sees what:", *(f"  {each}" for each in agreed)) if agreed else ())
            if not yes and not _sure(terminal):
                say("Nothing was written.")
                return
        except LeaveError:
            raise click.Abort from None
    figures.write(output)
    shown = one_line(str(output))
    say(f"Wrote {shown}. Whoever keeps the engagement takes it in with: coachtui import FILE {shown}")


def _confirmed(workspace: Workspace, meetings: Sequence[str], terminal: Terminal | None, given: bool | None) -> bool:
    """Whether decisions and actions go along: only those that the chair has confirmed."""
    if given is not None or terminal is None:
        return bool(given)
    agreed = agreed_in(workspace, tuple(meetings))
    if not agreed:
        return False
    say_page(("What was agreed:", *(f"  {each}" for each in agreed)))
    return says_yes(terminal, "Has the chair confirmed this as it stands? Then it goes along. (y, or Enter for no):")


def _sure(terminal: Terminal | None) -> bool:
    say()
    if terminal is None:
        hint = "Look it through, then add --yes."
        raise CoachError("Nothing was written", "Nobody is here to say yes.", hint, bad_input=True)
    return says_yes(terminal, "Pass on exactly this? (y, or Enter for no):")
