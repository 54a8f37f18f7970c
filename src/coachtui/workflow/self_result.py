"""The result of the self-assessment in a private file, computed each time."""

from pathlib import Path

from coachtui.report.self_result import SelfResult, self_result_of
from coachtui.report.self_result_words import self_result_markdown, self_result_text
from coachtui.report.text import WIDTH
from coachtui.workflow.assessing import assess
from coachtui.workflow.engagements import Workspace
from coachtui.workflow.output import write_output
from coachtui.workflow.private_files import refuse_others


def self_result(workspace: Workspace) -> SelfResult:
    """The result from everything recorded so far. Raises CoachError for a file that is no self-assessment."""
    refuse_others(workspace)
    return self_result_of(workspace.rubric, assess(workspace).scorecard, workspace.engagement.organisation)


def write_self_result(workspace: Workspace, output: Path, *, width: int = WIDTH) -> str | None:
    """Write the result to ``output``: Markdown, or plain text for a name ending in .txt; for "-" return it as text.

    Text is never wider than ``width``.

    Raises CoachError when it cannot be written.
    """
    result = self_result(workspace)
    plain = output.suffix == ".txt" or str(output) == "-"
    return write_output(output, self_result_text(result, width=width) + "\n" if plain else self_result_markdown(result))
