"""What people read of the scores of an engagement: their rows, who was interviewed, and the names to keep out."""

from coachtui.assess.sharing import share
from coachtui.model.naming import KnownNames
from coachtui.report.coverage import Coverage, coverage_of
from coachtui.report.rows import ScoreRow, element_rows
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.scores.assessing import Assessment


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
