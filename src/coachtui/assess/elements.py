"""Scores and actions of elements and targets, from the scores of their indicators. Patterns play no part."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from coachtui.model.rubric import ActionRule, Element, Indicator, Subject, Target
from coachtui.model.scorecard import Action, ElementScore, IndicatorScore, SharedElement, TargetScore


def score_element(element: Element, rule: ActionRule, scores: Mapping[str, IndicatorScore]) -> ElementScore:
    """An element's score (mean), level (weakest indicator) and threshold actions [method 4.1, 4.4].

    All of it over assessed indicators only; without any, every figure is None and there is no action [method 4.2].
    What an inventory decided rests on no open grade, so it never makes the element provisional [method 2.5].
    """
    assessed = [score for score in _in_order(element, scores) if score.supported is not None]
    supported = {score.id: score.supported for score in assessed if score.supported is not None}
    levels = {score.id: score.level for score in assessed if score.level is not None}
    level = min(levels.values(), default=None)
    return ElementScore(
        id=element.id,
        target=element.target,
        score=mean_of(supported.values()),
        level=level,
        limited_by=tuple(indicator for indicator, own in levels.items() if own == level),
        base=subject_mean(element, Subject.BASE, supported),
        process=subject_mean(element, Subject.PROCESS, supported),
        actions=threshold_actions(element, rule, supported),
        assessed=len(assessed),
        of=len(element.indicators),
        provisional=any(score.provisional and score.computed is None for score in assessed),
    )


def subject_mean(element: Element, subject: Subject, supported: Mapping[str, Fraction]) -> Fraction | None:
    """The mean of the element's base or process indicators among those supported; None where none is."""
    return mean_of(supported[indicator.id] for indicator in of_subject(element, subject) if indicator.id in supported)


def of_subject(element: Element, subject: Subject) -> tuple[Indicator, ...]:
    """The element's indicators that are about the existing system, or about process content [method 1.2]."""
    return tuple(indicator for indicator in element.indicators if indicator.about is subject)


def threshold_actions(element: Element, rule: ActionRule, supported: Mapping[str, Fraction]) -> tuple[Action, ...]:
    """What the thresholds [method 4.4] ask of an element, from base and process means separately.

    Nothing where the element has base indicators and none of them was assessed: what is unknown can be neither built
    on nor mended. Create includes process content, so it never comes with add.
    """
    process = subject_mean(element, Subject.PROCESS, supported)
    if not of_subject(element, Subject.BASE):
        return _process_only(rule, process)
    base = subject_mean(element, Subject.BASE, supported)
    if base is None:
        return ()
    if base < rule.create_below:
        return (Action.CREATE,)
    add = (Action.ADD,) if process is not None and process < rule.add_below else ()
    improve = (Action.IMPROVE,) if base < rule.improve_below else ()
    return add + improve


def _process_only(rule: ActionRule, process: Fraction | None) -> tuple[Action, ...]:
    """The thresholds for elements with process indicators only, such as E4."""
    if process is None:
        return ()
    for action, below in (
        (Action.CREATE, rule.create_below),
        (Action.IMPROVE, rule.improve_below),
        (Action.ADD, rule.add_below),
    ):
        if process < below:
            return (action,)
    return ()


def score_target(target: Target, elements: Sequence[ElementScore | SharedElement]) -> TargetScore:
    """A target's level (its weakest element) and the union of its elements' actions [method 4.5].

    ``elements`` are the scores of the target's elements. Elements that are not assessed say nothing.
    """
    actions = {element.id: element.actions for element in elements if element.actions}
    return TargetScore(
        id=target.id,
        level=min((element.level for element in elements if element.level is not None), default=None),
        threshold_actions=actions,
        actions_union=union(actions.values()),
    )


def union(actions: Iterable[tuple[Action, ...]]) -> tuple[Action, ...]:
    """Every action named at least once, in the order add, create, improve."""
    named = {action for several in actions for action in several}
    return tuple(action for action in Action if action in named)


def _in_order(element: Element, scores: Mapping[str, IndicatorScore]) -> list[IndicatorScore]:
    return [scores[indicator.id] for indicator in element.indicators]


def mean_of(figures: Iterable[Fraction]) -> Fraction | None:
    """The plain mean; None without any figure."""
    known = list(figures)
    return sum(known, Fraction(0)) / len(known) if known else None
