"""From an engagement to what people read: the rows of scores, and the report as a file."""

from dataclasses import replace
from pathlib import Path

from coachtui.assess.sharing import share
from coachtui.model.naming import KnownNames
from coachtui.report.coverage import Coverage, coverage_of
from coachtui.report.markdown import summary_markdown
from coachtui.report.rows import ScoreRow, element_rows
from coachtui.report.seen_words import seen_lines
from coachtui.report.summary import summarise, summarise_for_all
from coachtui.workflow.engagement.engagements import Workspace, open_engagement
from coachtui.workflow.engagement.output import ending_of, write_output
from coachtui.workflow.overview.seen_in_meetings import seen_in_meetings
from coachtui.workflow.scores.assessing import Assessment, assess
from coachtui.workflow.scores.topics import recorded_topics


def score_rows(workspace: Workspace, assessment: Assessment, *, assessor: bool) -> tuple[ScoreRow, ...]:
    """A row for each element, for the assessor or as everybody may see it."""
    card = assessment.scorecard
    return element_rows(workspace.rubric, card if assessor else share(workspace.rubric, card))


def known_names(workspace: Workspace) -> KnownNames:
    """The names, titles and codes of everybody on the list, also of those whose codes count as one."""
    return KnownNames(workspace.state.people.values())


def coverage(workspace: Workspace, assessment: Assessment) -> Coverage:
    """Who was interviewed, who is next, and what is missing."""
    return coverage_of(workspace.rubric, assessment.state, assessment.scorecard)


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
