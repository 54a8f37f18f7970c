"""Collects the answers to questions that no indicator scores, for scores and reports."""

from collections.abc import Collection, Iterator

from coachtui.answer_types import answer_type_of
from coachtui.model.answers import Answer
from coachtui.model.costs import costs_in
from coachtui.model.engagement import State
from coachtui.model.frame_ids import FRAME_IDS
from coachtui.model.naming import KnownNames
from coachtui.model.people import Person
from coachtui.model.times import moment_of
from coachtui.report.topics import NamedCost, TopicReply, TopicRow, cost_rows, topic_rows
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.scores.assessing import Assessment, counted_answers


def recorded_topics(
    workspace: Workspace, assessment: Assessment, known: KnownNames, *, assessor: bool
) -> tuple[str, tuple[TopicRow, ...]]:
    """The script's heading for the topics, a row for each topic that somebody answered, and one for costs.

    ``known`` are the names that quotes for everybody must not have. For each person the latest answer counts that has a
    value or words and that no rule of the script hides. Where the script names no topics, both are empty. Raises
    CoachError when a script cannot be read.
    """
    topics = workspace.script.topics
    if topics is None:
        return "", ()
    replies = _replies(workspace, assessment.state, topics.questions.keys())
    titled = [(title, tuple(replies[question].values())) for question, title in topics.questions.items()]
    rubric, state = workspace.rubric, assessment.state
    rows = topic_rows(rubric, state, titled, known, assessor=assessor)
    named = tuple(_costs(workspace, state)) if topics.cost else ()
    return topics.title, (*rows, *cost_rows(rubric, state, topics.cost, named, known, assessor=assessor))


def _costs(workspace: Workspace, state: State) -> Iterator[NamedCost]:
    """What each person said that things cost, at whichever question; of each question the latest answer counts."""
    latest: dict[tuple[str, str], tuple[Person, Answer]] = {}
    for counted in counted_answers(workspace, state):
        framed = (state.answers.get((counted.session.id, question)) for question in FRAME_IDS)
        for answer in (*counted.answers, *(each for each in framed if each is not None)):
            key = counted.person.code, answer.question
            if key not in latest or moment_of(answer.at) >= moment_of(latest[key][1].at):
                latest[key] = counted.person, answer
    for person, answer in latest.values():
        if lines := costs_in(answer.note):
            yield NamedCost(person, answer, lines)


def _replies(workspace: Workspace, state: State, wanted: Collection[str]) -> dict[str, dict[str, TopicReply]]:
    """For each question wanted the latest reply of each person, by the person's code."""
    found: dict[str, dict[str, TopicReply]] = {question: {} for question in wanted}
    for counted in counted_answers(workspace, state):
        for answer in counted.answers:
            replies = found.get(answer.question)
            if replies is None or answer.absence is not None or not (answer.value is not None or answer.note.strip()):
                continue
            earlier = replies.get(counted.person.code)
            if earlier is None or moment_of(answer.at) >= moment_of(earlier.answer.at):
                question = counted.script.question(answer.question)
                answer_type = answer_type_of(question, counted.script.frequencies, workspace.rubric)
                replies[counted.person.code] = TopicReply(counted.person, answer, answer_type)
    return found
