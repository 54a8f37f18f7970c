"""The debrief of one meeting: one strength, one moment that cost something, one thing for next time [method 12.12]."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coachtui.assess.behaviours import own_priorities, priorities, weight_of
from coachtui.assess.lines import Whose, anybody, marked
from coachtui.assess.observed import Scores, levels_of
from coachtui.model.observing import CardWord, MeetingLine, Observation
from coachtui.model.rubric import Rubric


@dataclass(frozen=True, slots=True)
class ShownBehaviour:
    """A behaviour with what shows it: a ``line``, or where lines say nothing the id of an ``item`` by its card."""

    behaviour: str
    line: MeetingLine | None
    item: str = ""


@dataclass(frozen=True, slots=True)
class Debrief:
    """What to say right after a meeting. ``next`` is the id of the behaviour to practise; what is not there is None.

    ``priorities`` are the ids of what to work on first.
    """

    strength: ShownBehaviour | None
    moment: ShownBehaviour | None
    next: str | None
    priorities: tuple[str, ...]


def team_debrief(rubric: Rubric, observation: Observation, scores: Scores) -> Debrief:
    """The debrief for the team: from the lines of anybody, and where none is marked from the cards of agenda items."""
    first = team_priorities(rubric, scores)
    if any(mark.behaviour for line in observation.lines for mark in line.counted_marks):
        return _from_lines(rubric, observation, scores, first, anybody)
    return _from_cards(rubric, observation, scores, first)


def own_debrief(rubric: Rubric, observation: Observation, scores: Scores, whose: Whose) -> Debrief:
    """The debrief for one person: from his or her own lines only."""
    return _from_lines(rubric, observation, scores, person_priorities(rubric, observation, whose), whose)


def team_priorities(rubric: Rubric, scores: Scores) -> tuple[str, ...]:
    """What the team is to work on first. What was missed counts as what hurt."""
    return priorities(rubric, levels_of(scores), {each: score.marks.hurt for each, score in scores.items()})


def person_priorities(rubric: Rubric, observation: Observation, whose: Whose) -> tuple[str, ...]:
    """What one person is to work on first: by his or her own lines that hurt."""
    hurting = marked(observation, whose, helped=False)
    return own_priorities(rubric, {behaviour: len(lines) for behaviour, lines in hurting.items()})


def _from_lines(
    rubric: Rubric, observation: Observation, scores: Scores, first: Sequence[str], whose: Whose
) -> Debrief:
    helping, hurting = marked(observation, whose, helped=True), marked(observation, whose, helped=False)
    best = _best(rubric, scores, {each: len(lines) for each, lines in helping.items()})
    strength = None if best is None else ShownBehaviour(best, _clearest_line(observation, best, helping[best]))
    costly = next((each for each in first if each in hurting), None)
    moment = None if costly is None else ShownBehaviour(costly, _starred_or_first(hurting[costly]))
    return _debrief(strength, moment, first)


def _from_cards(rubric: Rubric, observation: Observation, scores: Scores, first: Sequence[str]) -> Debrief:
    good, bad = _items(observation, CardWord.YES), _items(observation, CardWord.NO)
    best = _best(rubric, scores, {each: len(items) for each, items in good.items()})
    strength = None if best is None else ShownBehaviour(best, None, good[best][0])
    costly = next((each for each in first if each in bad), None)
    return _debrief(strength, None if costly is None else ShownBehaviour(costly, None, bad[costly][0]), first)


def _debrief(strength: ShownBehaviour | None, moment: ShownBehaviour | None, first: Sequence[str]) -> Debrief:
    following = moment.behaviour if moment is not None else next(iter(first), None)
    return Debrief(strength, moment, following, tuple(first))


def _best(rubric: Rubric, scores: Scores, shown: Mapping[str, int]) -> str | None:
    """The behaviour that carried a meeting, of those that were ``shown`` so many times; None where none was.

    From the level on from which the rubric calls it a strength the one with the highest level x weight, else the one
    shown most. Of two alike the one shown more often counts, then the one that the rubric has first.
    """
    rules = rubric.coaching_rules
    known = {each: scores[each].level for each in scores if shown.get(each)}
    carrying = {
        each: level
        for each, level in known.items()
        if rules and level is not None and level >= rules.strength.from_level
    }
    if carrying:
        return max(carrying, key=lambda each: (carrying[each] * weight_of(rubric, each), shown[each]))
    return max(known, key=lambda each: shown[each], default=None)


def _clearest_line(observation: Observation, behaviour: str, lines: Sequence[MeetingLine]) -> MeetingLine:
    """The line that shows a behaviour best: a starred one, else one in an item whose card says yes, else the first."""
    good = {
        (card.meeting, card.item)
        for card in observation.cards
        if card.behaviour == behaviour and card.word is CardWord.YES and card.item
    }
    starred = (line for line in lines if line.starred)
    in_good = (line for line in lines if (line.meeting, observation.item_of(line)) in good)
    return next(starred, None) or next(in_good, None) or lines[0]


def _starred_or_first(lines: Sequence[MeetingLine]) -> MeetingLine:
    return next((line for line in lines if line.starred), lines[0])


def _items(observation: Observation, word: CardWord) -> Mapping[str, tuple[str, ...]]:
    """The agenda items whose cards have this word, by behaviour, in the order of the agenda."""
    agenda = [item.id for meeting in observation.meetings for item in meeting.items]
    found: dict[str, list[str]] = {}
    for card in observation.cards:
        if card.item and card.word is word:
            found.setdefault(card.behaviour, []).append(card.item)
    return {each: tuple(sorted(items, key=lambda item: _place(agenda, item))) for each, items in found.items()}


def _place(agenda: Sequence[str], item: str) -> int:
    return agenda.index(item) if item in agenda else len(agenda)
