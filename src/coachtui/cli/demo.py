"""coachtui demo: the Northfield engagement, made as a consultant would make it."""

from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.options import plain, surroundings
from coachtui.cli.overview import open_or_show
from coachtui.cli.paths import EngagementPath
from coachtui.cli.saying import say
from coachtui.model.text import as_typed, one_line
from coachtui.workflow.coaching.coaching_result import coaching_beside
from coachtui.workflow.demonstration.demonstrating import make_demo
from coachtui.workflow.demonstration.demonstrating_coaching import make_demo_coaching
from coachtui.workflow.demonstration.demonstrating_meetings import demo_meetings, make_demo_meetings
from coachtui.workflow.engagement.paths import is_there


@click.command(
    short_help="Make the Northfield engagement and show it.",
    epilog=examples(
        "coachtui demo",
        "coachtui demo practice.coach --no-open",
    ),
)
@click.argument("file", type=EngagementPath(new=True), metavar="[FILE]", default=Path("northfield.coach"))
@click.option("--no-open", is_flag=True, help="Only make it.")
@plain
def demo(file: Path, *, no_open: bool, plain: bool) -> None:
    """Make the demonstration engagement in FILE (northfield.coach if left out) and show it.

    Northfield Components makes castings, has 412 people, and is made up. Six people were interviewed, and the
    interview with a seventh is half done: Enter goes on in it. Beside it are the private file of a plant manager who
    looked back on three meetings, northfield-my-meetings.coach, and a coaching file with a meeting that a coach
    observed, northfield-coaching.coach.
    """
    if not is_there(file) or no_open:
        example = make_demo(file, surroundings())
        begun = "" if example.under_way is None else ", and one half done"
        say(f"Made {file}: {one_line(example.organisation)}, {len(example.notes)} interviews{begun}.")
        _make_meetings(demo_meetings(file))
        _make_coaching(coaching_beside(file))
    if not no_open:
        open_or_show(file, plain=plain)


def _make_meetings(file: Path) -> None:
    """Make the private file beside the demonstration, unless one of that name is there."""
    if is_there(file):
        return
    sheets = make_demo_meetings(file, surroundings()).sheets
    say(f"Made {file}: {len(sheets)} meetings that a plant manager looked back on, alone.")


def _make_coaching(file: Path) -> None:
    """Make the coaching file beside the demonstration, unless one of that name is there."""
    if is_there(file):
        return
    make_demo_coaching(file, surroundings())
    say(f"Made {file}: a meeting that a coach observed. See: coachtui coach {as_typed(file)}")
