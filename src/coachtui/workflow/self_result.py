"""The result of the self-assessment in a private file, computed each time."""

from pathlib import Path

from coachtui.report.self_result import OwnWords, SelfResult, self_result_of
from coachtui.report.self_result_words import self_result_markdown, self_result_text
from coachtui.report.text import WIDTH
from coachtui.workflow.assessing import assess
from coachtui.workflow.engagements import Workspace
from coachtui.workflow.output import write_output
from coachtui.workflow.private_files import refuse_others
from coachtui.workflow.self_assessing import own_assessment_in


def self_result(workspace: Workspace) -> SelfResult:
    """The result from everything recorded so far. Raises CoachError for a file that is no self-assessment."""
    refuse_others(workspace)
    card = assess(workspace).scorecard
    return self_result_of(workspace.rubric, card, workspace.engagement.organisation, _own_words(workspace))


def _own_words(workspace: Workspace) -> dict[str, OwnWords]:
    """The answers about each indicator, of several questions that with the most words typed."""
    own = own_assessment_in(workspace)
    found: dict[str, OwnWords] = {}
    if own is None:
        return found
    for question_id in own.answers():
        question, form, reply = own.question(question_id), own.form_of(question_id), own.recorded(question_id)
        typed = (reply.text, *reply.said.values(), reply.remark)
        words = tuple(text.strip() for text in typed if text.strip())
        closest = [event for event in form.closest if event.value == reply.closest]
        answered = OwnWords(form.ask, tuple(choice.say for choice in (*form.chosen(reply), *closest)), words)
        for indicator in question.feeds[:1]:
            if indicator not in found or len(" ".join(found[indicator].words)) < len(" ".join(words)):
                found[indicator] = answered
    return found


def write_self_result(workspace: Workspace, output: Path, *, width: int = WIDTH) -> str | None:
    """Write the result to ``output``: Markdown, or plain text for a name ending in .txt; for "-" return it as text.

    Text is never wider than ``width``.

    Raises CoachError when it cannot be written.
    """
    result = self_result(workspace)
    plain = output.suffix == ".txt" or str(output) == "-"
    return write_output(output, self_result_text(result, width=width) + "\n" if plain else self_result_markdown(result))
