"""The report of an engagement as a file. It loads what reads sheets and observed meetings, which scores do without."""

from dataclasses import replace
from pathlib import Path

from coachtui.assess.sharing import share
from coachtui.report.markdown import summary_markdown
from coachtui.report.seen_words import seen_lines
from coachtui.report.summary import summarise, summarise_for_all
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.engagement.output import ending_of, write_output
from coachtui.workflow.overview.reporting import known_names
from coachtui.workflow.overview.seen_in_meetings import seen_in_meetings
from coachtui.workflow.scores.assessing import assess
from coachtui.workflow.scores.topics import recorded_topics


def write_report(file: Path, output: Path, *, assessor: bool) -> str | None:
    """Write the summary of the engagement in ``file`` as Markdown; for "-" the text is returned instead.

    It is one page that may be shared, or, with ``assessor``, everything there is.

    Raises CoachError for a format that is not known or a place that cannot be written.
    """
    ending_of(output, ".md")
    with open_engagement(file) as workspace:
        assessment = assess(workspace, for_everybody=not assessor)
        rubric, state, card = workspace.rubric, assessment.state, assessment.scorecard
        fingerprint = workspace.log.fingerprint()
        if assessor:
            summary = summarise(rubric, state, card, fingerprint)
        else:
            summary = summarise_for_all(rubric, state, share(rubric, card), known_names(workspace), fingerprint)
        title, topics = recorded_topics(workspace, assessment, known_names(workspace), assessor=assessor)
        seen = seen_in_meetings(workspace)
        lines = () if seen is None else tuple(seen_lines(seen))
        summary = replace(summary, topics_title=title, topics=topics, seen=lines)
    return write_output(output, summary_markdown(summary))
