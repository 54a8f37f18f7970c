"""The result of the self-assessment in a private file, computed each time."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from coachtui.assess.scoring import score
from coachtui.model.scorecard import Scorecard
from coachtui.report.self_result import AnsweredTwice, OwnWords, SecondLookResult, SelfResult, self_result_of
from coachtui.report.self_result_words import self_result_markdown, self_result_text
from coachtui.workflow.alone.in_general import in_general_and_last
from coachtui.workflow.alone.own_words import by_indicator, latest_words, words_in
from coachtui.workflow.alone.promised_line import latest_promise
from coachtui.workflow.alone.self_assessing import OwnAssessment, own_assessment_in, second_looks_in
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.output import ending_of, write_output
from coachtui.workflow.engagement.private_files import refuse_others
from coachtui.workflow.scores.assessing import Assessment, assess


def self_result(workspace: Workspace) -> SelfResult:
    """The result from everything recorded so far. Raises CoachError for a file that is no self-assessment."""
    refuse_others(workspace)
    assessment = assess(workspace)
    own = own_assessment_in(workspace)
    return self_result_of(
        workspace.rubric,
        assessment.scorecard,
        workspace.engagement.organisation,
        {} if own is None else by_indicator(own, latest_words(workspace, own)),
        latest_promise(workspace.state),
        None if own is None else _comparison(workspace, own, assessment),
        in_general_and_last(workspace),
    )


@dataclass(frozen=True, slots=True)
class _Look:
    """One look at the questions asked again: when, the answers by question, and the scores as they were then."""

    time: str | None
    words: Mapping[str, OwnWords]
    scores: Scorecard


def _comparison(workspace: Workspace, own: OwnAssessment, assessment: Assessment) -> SecondLookResult | None:
    """The last second look beside the one before it; None before any question was answered again."""
    looks = [each for each in second_looks_in(workspace, own) if OwnAssessment(workspace, each).answers()]
    if not looks:
        return None
    last, before = looks[0], next(iter(looks[1:]), own.session)
    words_before = words_in(own)
    for look in reversed(looks[1:]):
        words_before |= words_in(OwnAssessment(workspace, look))
    then = _Look(before.started, words_before, _scores_without(workspace, assessment, last.id))
    now = _Look(last.started, words_in(OwnAssessment(workspace, last)), assessment.scorecard)
    indicators = [each for question in now.words for each in own.question(question).feeds[:1]]
    if not indicators:
        return None
    about = indicators[0]
    return SecondLookResult(
        about,
        workspace.rubric.indicator(about).name,
        then.time,
        now.time,
        tuple(AnsweredTwice(then.words.get(question), said) for question, said in now.words.items()),
        then.scores.indicators[about].claimed,
        now.scores.indicators[about].claimed,
    )


def _scores_without(workspace: Workspace, assessment: Assessment, session: str) -> Scorecard:
    """The scores as they would be without what was rated in this session."""
    state = assessment.state
    sessions = {key: each for key, each in state.sessions.items() if key != session}
    ratings = [rating for rating in assessment.ratings if rating.session != session]
    return score(workspace.rubric, state.people, sessions, ratings, state.computed, state.attachments.values())


def write_self_result(workspace: Workspace, output: Path, *, width: int) -> str | None:
    """Write the result to ``output``: Markdown for .md, plain text for .txt; for "-" return it as text.

    Text is never wider than ``width``. Raises CoachError for another ending, and when it cannot be written.
    """
    ending = ending_of(output, ".md", ".txt", without=".md")
    result = self_result(workspace)
    text = self_result_markdown(result) if ending == ".md" else self_result_text(result, width=width) + "\n"
    return write_output(output, text)
