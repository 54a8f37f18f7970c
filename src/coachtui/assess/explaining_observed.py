"""Why a behaviour has its level in observed meetings: lines, cards, the coach's own word, and its place. In words."""

from collections.abc import Iterator

from coachtui.assess.coaching import TEAM, CoachingResult
from coachtui.assess.explaining import NOT_ASSESSED, Explanation, Step, plain
from coachtui.assess.explaining_behaviours import priority_steps
from coachtui.assess.lines import marked
from coachtui.assess.observed import ObservedScore, levels_of
from coachtui.model.observing import MeetingLine, Observation
from coachtui.model.rubric import Rubric
from coachtui.model.text import counted_people

_MARKS, _CARDS, _LEVEL = "method 12.5", "method 12.5", "method 12.9"


def explain_observed(rubric: Rubric, coaching: CoachingResult, behaviour_id: str) -> Explanation:
    """How the level of a rated behaviour came about. Raises KeyError for what is no rated behaviour of the rubric."""
    behaviour, score = rubric.rated_behaviours()[behaviour_id], coaching.scores[behaviour_id]
    lines = [
        *_line_steps(coaching.observation, behaviour_id),
        Step("from lines", _counted(score), _said(score.marks.level), _MARKS),
        *_card_steps(score),
        *_level_steps(score),
    ]
    if score.level is not None:
        negatives = {each: own.marks.hurt for each, own in coaching.scores.items()}
        levels = levels_of(coaching.scores)
        lines += priority_steps(rubric, behaviour_id, score.level, levels, coaching.first[TEAM], negatives)
    return Explanation(behaviour_id, behaviour.name, tuple(lines))


def _line_steps(observation: Observation, behaviour: str) -> Iterator[Step]:
    for helped, word in ((True, "helped"), (False, "hurt")):
        for line in marked(observation, helped=helped).get(behaviour, ()):
            yield Step(f"line {line.number}", _quoted(line), word, _MARKS)
    for missed in observation.missed:
        if missed.behaviour == behaviour:
            where = f"item {missed.item}" if missed.item.isdecimal() else missed.item or "the meeting"
            yield Step(where, "needed, and nobody showed it", "missed", _MARKS)


def _quoted(line: MeetingLine) -> str:
    return f"{line.person or 'note'}: “{line.text}”"


def _counted(score: ObservedScore) -> str:
    marks = score.marks
    missed = f", {marks.missed} of them missed" if marks.missed else ""
    return f"helped {marks.helped}, by {counted_people(marks.speakers)}, hurt {marks.hurt}{missed}"


def _card_steps(score: ObservedScore) -> Iterator[Step]:
    card = score.card
    if card is not None:
        counted = f"yes {card.yes}, partly {card.partly}, no {card.no}, of {card.needed} needed"
        share = "" if card.share is None else f": share {plain(card.share)}"
        yield Step("from cards", f"{counted}{share}", _said(card.level), _CARDS)


def _level_steps(score: ObservedScore) -> Iterator[Step]:
    beside = (
        "lines and cards are far apart: look at it again" if score.differ else "lines where there are any, else cards"
    )
    yield Step("suggested", beside, _said(score.suggested), _LEVEL)
    if score.confirmed is not None:
        yield Step("confirmed", f"by the coach: {score.confirmed.reason}", _said(score.confirmed.level), _LEVEL)


def _said(level: int | None) -> str:
    return NOT_ASSESSED if level is None else str(level)
