"""coachtui coach: what came of observed meetings."""

from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.options import as_json, engagement_file
from coachtui.cli.saying import columns, say
from coachtui.model.json_text import json_text
from coachtui.report.coaching_json import coaching_json
from coachtui.report.coaching_words import CoachingWords, coaching_text
from coachtui.workflow.coaching import coaching_in, observing_rubric, whom_named
from coachtui.workflow.engagements import Workspace, open_engagement


@click.command(
    short_help="Show what came of a meeting you observed.",
    epilog=examples(
        "coachtui coach northfield-coaching.coach",
        "coachtui coach northfield-coaching.coach --meeting M09 --for chair",
        "coachtui coach northfield-coaching.coach --json",
    ),
)
@engagement_file
@click.option("--meeting", default="", metavar="MEETING", help="Only this meeting: its id, its day, or its name.")
@click.option("--for", "whom", default="", metavar="WHOM", help="For whom it is: team, chair, or somebody's code.")
@as_json
def coach(file: Path, meeting: str, whom: str, *, as_json: bool) -> None:
    """Show one strength, one moment that cost something, and one thing for next time. FILE is a coaching file.

    Below stand what was decided, which figures are noise, and what people did. Without --for it is for you, the coach:
    it names people and repeats their words. With --for team it does neither. Several meetings are counted together;
    then there is no debrief.
    """
    with open_engagement(file) as workspace:
        if as_json:
            say(json_text(coaching_json(coaching_in(workspace, meeting, whom)), indent=2))
        else:
            say_coaching(workspace, meeting, whom)


def say_coaching(workspace: Workspace, meeting: str = "", whom: str = "") -> None:
    """Print what came of the meetings in a coaching file, in words."""
    coaching = coaching_in(workspace, meeting, whom)
    words = CoachingWords(coaching, observing_rubric(workspace), workspace.state.people)
    say(coaching_text(words, whom_named(coaching, whom), width=columns()))
