"""coachtui score: levels, scores and actions."""

from pathlib import Path

import click

from coachtui.assess.sharing import share
from coachtui.cli.commands import examples
from coachtui.cli.options import as_json, engagement_file, shared
from coachtui.cli.saying import columns, say
from coachtui.model.json_text import json_text
from coachtui.report.scores_json import scores_json, shared_scores_json
from coachtui.report.text import scores_text
from coachtui.workflow.assessing import assess
from coachtui.workflow.engagements import open_engagement
from coachtui.workflow.reporting import rows_of


@click.command(
    short_help="Score the eight elements and four targets.",
    epilog=examples(
        "coachtui score acme.coach",
        "coachtui score acme.coach --shared",
        "coachtui score acme.coach --json",
    ),
)
@engagement_file
@as_json
@shared
def score(file: Path, *, as_json: bool, shared: bool) -> None:
    """Score what was recorded in FILE: what was said, what was shown, and what to do about each element."""
    with open_engagement(file) as workspace:
        assessment = assess(workspace, for_everybody=shared)
        if as_json:
            card = assessment.scorecard
            result = shared_scores_json(share(workspace.rubric, card)) if shared else scores_json(card)
            say(json_text(result, indent=2))
        else:
            say(scores_text(rows_of(workspace, assessment, assessor=not shared), width=columns()))
