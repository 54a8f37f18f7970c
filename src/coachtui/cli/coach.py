"""coachtui coach: what came of observed meetings."""

from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.options import as_json, engagement_file, wanted_output
from coachtui.cli.saying import columns, say
from coachtui.model.json_text import json_text
from coachtui.model.problems import CoachError
from coachtui.report.coaching_handouts import agreed_handout, coaching_handout
from coachtui.report.coaching_json import coaching_json
from coachtui.report.coaching_words import CoachingWords
from coachtui.workflow.coaching import coaching_in, observing_rubric, whom_named
from coachtui.workflow.engagements import Workspace, open_engagement
from coachtui.workflow.handouts import write_handout


@click.command(
    short_help="Show what came of a meeting you observed.",
    epilog=examples(
        "coachtui coach northfield-coaching.coach",
        "coachtui coach northfield-coaching.coach --meeting M09 --for chair -o dana.txt",
        "coachtui coach northfield-coaching.coach --decisions -o to-all.md",
        "coachtui coach northfield-coaching.coach --json",
    ),
)
@engagement_file
@click.option("--meeting", default="", metavar="MEETING", help="Only this meeting: its id, its day, or its name.")
@click.option("--for", "whom", default="", metavar="WHOM", help="For whom it is: team, chair, or somebody's code.")
@click.option("--decisions", is_flag=True, help="Only what was decided and who does what, to mail to all.")
@wanted_output("Write it to OUT.txt, OUT.md, or -.", required=False)
@as_json
def coach(file: Path, meeting: str, whom: str, output: Path | None, *, decisions: bool, as_json: bool) -> None:
    """Show one strength, one moment that cost something, and one thing for next time. FILE is a coaching file.

    Below stand what was decided, which figures are noise, and what people did. Without --for it is for you, the coach:
    it names people and repeats their words. With --for team it does neither. Several meetings are counted together;
    then there is no debrief.
    """
    if as_json and (decisions or output is not None):
        raise CoachError("One or the other", "--json prints all of it.", "Leave the other options out.", bad_input=True)
    if decisions and whom:
        raise CoachError("For all", "Decisions are the same for everybody.", "Leave --for out.", bad_input=True)
    with open_engagement(file) as workspace:
        if as_json:
            say(json_text(coaching_json(coaching_in(workspace, meeting, whom)), indent=2))
            return
        words, named = words_on(workspace, meeting, whom)
    handout = agreed_handout(words) if decisions else coaching_handout(words, named)
    text = write_handout(handout, output or Path("-"), columns())
    say(text if text is not None else f"Wrote {output}.")


def say_coaching(workspace: Workspace) -> None:
    """Print what came of all meetings in a coaching file, in words, for the coach."""
    words, _ = words_on(workspace)
    say(coaching_handout(words).text(columns()))


def words_on(workspace: Workspace, meeting: str = "", whom: str = "") -> tuple[CoachingWords, str]:
    """What came of ``meeting``, or of all, and ``whom`` as it is recorded. Raises CoachError as `coaching_in`."""
    coaching = coaching_in(workspace, meeting, whom)
    return CoachingWords(coaching, observing_rubric(workspace), workspace.state.people), whom_named(coaching, whom)
