"""What people said to the questions that no indicator scores, gathered for scores and reports."""

from collections.abc import Collection

from coachtui.answer_types import answer_type_of
from coachtui.model.engagement import State
from coachtui.model.naming import KnownNames
from coachtui.model.times import moment_of
from coachtui.report.topics import Reply, TopicRow, topic_rows
from coachtui.workflow.assessing import Assessment, counted_answers
from coachtui.workflow.engagements import Workspace


def told_topics(
    workspace: Workspace, assessment: Assessment, known: KnownNames, *, assessor: bool
) -> tuple[str, tuple[TopicRow, ...]]:
    """The script's heading for them, and a row for each topic that somebody answered.

    ``known`` are the names that quotes for everybody must not hold. For each person the latest answer counts that
    holds something and that no rule of the script hides. Where the script tells no topics, both are empty. Raises
    CoachError when a script cannot be read.
    """
    topics = workspace.script.topics
    if topics is None:
        return "", ()
    replies = _replies(workspace, assessment.state, topics.questions.keys())
    titled = [(title, tuple(replies[question].values())) for question, title in topics.questions.items()]
    return topics.title, topic_rows(workspace.rubric, assessment.state, titled, known, assessor=assessor)


def _replies(workspace: Workspace, state: State, wanted: Collection[str]) -> dict[str, dict[str, Reply]]:
    """For each question wanted the latest reply of each person, by the person's code."""
    found: dict[str, dict[str, Reply]] = {question: {} for question in wanted}
    for counted in counted_answers(workspace, state):
        for answer in counted.answers:
            replies = found.get(answer.question)
            if replies is None or answer.absence is not None or not (answer.value is not None or answer.note.strip()):
                continue
            earlier = replies.get(counted.person.code)
            if earlier is None or moment_of(answer.at) >= moment_of(earlier.answer.at):
                question = counted.script.question(answer.question)
                answer_type = answer_type_of(question, counted.script.frequencies, workspace.rubric)
                replies[counted.person.code] = Reply(counted.person, answer, answer_type)
    return found
