"""coachtui score: levels, scores and actions."""

from pathlib import Path

import click

from coachtui.assess.sharing import share
from coachtui.cli.commands import examples
from coachtui.cli.options import as_json, engagement_file, shared
from coachtui.cli.saying import columns, say
from coachtui.model.json_text import json_text
from coachtui.report.scores_json import scores_json, shared_scores_json, topics_json
from coachtui.report.text import scores_text, topics_text
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.overview.reporting import known_names, score_rows
from coachtui.workflow.scores.assessing import assess
from coachtui.workflow.scores.topics import recorded_topics


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
        title, topics = recorded_topics(workspace, assessment, known_names(workspace), assessor=not shared)
        if as_json:
            card = assessment.scorecard
            result = shared_scores_json(share(workspace.rubric, card)) if shared else scores_json(card)
            say(json_text({**result, "topics": topics_json(topics)}, indent=2))
            return
        say(scores_text(score_rows(workspace, assessment, assessor=not shared), width=columns()))
        if topics:
            say("")
            say(topics_text(title, topics, width=columns()))
