"""coachtui why: what is behind a figure."""

from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.options import as_json, engagement_file, meeting_id
from coachtui.cli.paths import completing
from coachtui.cli.saying import columns, say
from coachtui.model.answers import Quote
from coachtui.model.craft import Capture
from coachtui.model.json_text import json_text
from coachtui.report.text import why_json, why_text
from coachtui.workflow.coaching.coaching_result import why_observed
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.scores.assessing import filed_words
from coachtui.workflow.scores.assessing import why as find_why


@click.command(
    short_help="Show formula, inputs and quotes behind a figure.",
    epilog=examples(
        "coachtui why acme.coach E1b",
        "coachtui why acme.coach T1 --json",
        "coachtui why my-meetings.coach B6 --meeting 'Operations review'",
        "coachtui why northfield-coaching.coach B5",
    ),
)
@engagement_file
@click.argument("wanted", metavar="ID", shell_complete=completing("figure_ids"))
@meeting_id(default="", metavar="MEETING", help="For a behaviour: in this meeting only.")
@as_json
def why(file: Path, wanted: str, meeting: str, *, as_json: bool) -> None:
    """Show how the figure of ID came about: an indicator, an element or a target. For the assessor.

    For a behaviour it is the level in the latest sheet about a meeting, or in a coaching file in all observed meetings.
    """
    with open_engagement(file) as workspace:
        quotes: tuple[Quote, ...] = ()
        filed: tuple[Capture, ...] = ()
        if workspace.is_coaching:
            explanation = why_observed(workspace, wanted, meeting)
        else:
            explanation, quotes = find_why(workspace, wanted, meeting)
            filed = filed_words(workspace, explanation.id)
    if as_json:
        say(json_text(why_json(explanation, quotes, filed), indent=2))
    else:
        say(why_text(explanation, quotes, filed, width=columns()))
