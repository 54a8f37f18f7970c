"""coachtui observe: sit in on a meeting, and note what is said, line by line."""

from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.full_screen import show_full_screen
from coachtui.cli.options import author, surroundings
from coachtui.cli.paths import EngagementPath, FilePath, is_there
from coachtui.cli.saying import say
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.tui.starting import StartWith
from coachtui.workflow.engagements import Workspace, open_engagement


@click.command(
    short_help="Sit in on a meeting and note what is said.",
    epilog=examples(
        "coachtui observe acme-coaching.coach --meeting M02",
        "coachtui observe acme-coaching.coach --meeting M02 --from meeting.yaml",
    ),
)
@click.argument("file", type=EngagementPath(new=True), metavar="FILE")
@click.option("--meeting", default="", metavar="ID", help="Which meeting; one that is not known yet is prepared first.")
@click.option("--from", "source", type=FilePath(), metavar="YAML", help="What is known beforehand, from a file.")
@author
def observe(file: Path, meeting: str, source: Path | None, author: str | None) -> None:
    """Sit in on a meeting. FILE is a coaching file; it is made if it is not there.

    A meeting that is not known yet is prepared first: who is there, the agenda, what was agreed with the chair. One
    that was begun goes on where it was left.
    """
    if source is not None:
        meeting = _prepare(file, meeting, source, author)
    elif is_there(file):
        with open_engagement(file) as workspace:
            _refuse_what_is_over(workspace, meeting)
    show_full_screen(file, StartWith(observe=meeting), author)


def _prepare(file: Path, meeting: str, source: Path, author: str | None) -> str:
    """Record what is known beforehand, and return the id of the meeting. Raises CoachErrors; then nothing is made."""
    from coachtui.workflow.preparing import prepare_from_file  # noqa: PLC0415 - reads YAML, not needed to go on

    prepared = prepare_from_file(file, meeting, source, surroundings(author))
    say(f"Prepared {one_line(prepared.id)}: {one_line(prepared.name)}.")
    return prepared.id


def _refuse_what_is_over(workspace: Workspace, meeting: str) -> None:
    """Raise CoachError for an engagement, and for a meeting that is over."""
    from coachtui.workflow.preparing import can_be_observed, observed_by_id, refuse_engagement  # noqa: PLC0415 - as above

    refuse_engagement(workspace)
    found = observed_by_id(workspace.state, meeting) if meeting else None
    if found is not None and not can_be_observed(workspace.state, found):
        raise CoachError(
            "It is over",
            f"{one_line(found.id)}, {one_line(found.name)}, was observed.",
            f"See what came of it: coachtui coach {one_line(workspace.path.name)} --meeting {one_line(found.id)}",
            bad_input=True,
        )
