"""The one quiet cue for a coach who observes a meeting [method 12.15]: from marks, decisions, actions, cards, figures.

What people say is not read for it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coachtui.assess.discussed import FigureVerdict
from coachtui.model.cue_rules import CueOn, CueRule
from coachtui.model.observing import ActionItem, CardWord
from coachtui.model.rubric import Rubric

_MISSING = {"who": "who", "when": "by when"}


@dataclass(frozen=True, slots=True)
class CueFacts:
    """What cues go by, of the agenda item that is open.

    ``marks`` counts marks by behaviour and whether they helped; ``decisions`` is how many there are, ``actions`` are
    those typed in it, the latest last. ``cards`` has the answers on its card by behaviour. ``figures`` are those that
    the meeting talks about.
    """

    marks: Mapping[tuple[str, bool], int]
    decisions: int = 0
    actions: tuple[ActionItem, ...] = ()
    cards: Mapping[str, CardWord] = field(default_factory=dict)
    figures: tuple[FigureVerdict, ...] = ()


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: the place of its rule in the rubric, what is shown, and the nudge of its behaviour, a question."""

    rule: int
    words: str
    nudge: str


def cue_due(rubric: Rubric, facts: CueFacts, shown: Iterable[int] = ()) -> Cue | None:
    """The first cue of the rubric that is due; None, nearly always, where none is.

    ``shown`` are the places, in the rubric, of the rules whose cues were shown in this item already: once there are as
    many as a coach may give nudges, no others are shown.
    """
    rules, known = rubric.coaching_rules, {*shown}
    if rules is None:
        return None
    may_be_new = len(known) < rules.nudges_per_item
    for place, rule in enumerate(rules.cues):
        if (may_be_new or place in known) and not _is_settled(rule, facts):
            words = _words(rule, facts)
            if words:
                coaching = rubric.rated_behaviours()[rule.behaviour].coaching
                return Cue(place, words, "" if coaching is None else coaching.nudge)
    return None


def _is_settled(rule: CueRule, facts: CueFacts) -> bool:
    """Whether the behaviour was there, or was not needed, by the item's marks and its card."""
    there = facts.cards.get(rule.behaviour) in {CardWord.YES, CardWord.NOT_NEEDED}
    return there or (rule.on is not CueOn.ACTION and facts.marks.get((rule.behaviour, True), 0) > 0)


def _words(rule: CueRule, facts: CueFacts) -> str:
    """The words of a cue; "" where it is not due."""
    if rule.on is CueOn.ACTION:
        missing = _missing_in(facts.actions[-1]) if facts.actions else ""
        return _filled(rule.words, missing=missing) if missing else ""
    hurting = (False,)
    count = sum(
        facts.marks.get((each, helped), 0)
        for each in rule.after
        for helped in (hurting if each == rule.behaviour else (True, False))
    )
    if count < rule.at_least and not (rule.decided and facts.decisions):
        return ""
    if rule.on is CueOn.MARKS:
        return rule.words
    wanted = rule.on is CueOn.INSIDE
    found = next((each for each in facts.figures if each.is_noise is wanted), None)
    if found is None:
        return ""
    return _filled(rule.words, figure=found.figure.name or found.figure.id, latest=found.figure.points[-1])


def _missing_in(action: ActionItem) -> str:
    lacks = {"who": not (action.person or action.who), "when": not action.due}
    return " and ".join(words for part, words in _MISSING.items() if lacks[part])


def _filled(words: str, **values: str) -> str:
    for name, value in values.items():
        words = words.replace(f"{{{name}}}", value)
    return words
