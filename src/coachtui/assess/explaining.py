"""Why a figure is what it is: formula, inputs and rule behind every step, in words. For the assessor: it names people.

The figures are those of the scorecard; only the sums behind them are written out here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from coachtui.assess.elements import mean_of, of_subject
from coachtui.assess.indicators import claimed_by_band, grade_weight, tally_of
from coachtui.assess.rounding import half_up
from coachtui.model.answers import Rating
from coachtui.model.people import Person
from coachtui.model.rubric import Arithmetic, Element, Rubric, Subject
from coachtui.model.scorecard import Action, Claim, IndicatorScore, Scorecard

NOT_ASSESSED = "not assessed"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of an explanation: label, formula with its inputs, result (exact and rounded), and its rule."""

    label: str
    formula: str
    value: str
    rule: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """How the figures of one indicator, element or target came about. ``id`` and ``name`` are the rubric's."""

    id: str
    name: str
    lines: tuple[Step, ...]


def explain(
    rubric: Rubric,
    card: Scorecard,
    wanted: str,
    people: Mapping[str, Person] | None = None,
    outweighed: Iterable[Rating] = (),
) -> Explanation:
    """The explanation of an indicator, element or target by its id. Raises KeyError for an unknown id.

    ``people`` gives claims the names of those who made them; without it they go by their codes. ``outweighed`` are the
    ratings of an indicator that do not count, as `claims.outweighed_ratings` finds them.
    """
    if wanted in card.indicators:
        return _explain_indicator(rubric, card, wanted, people, outweighed)
    if wanted in card.elements:
        return _explain_element(rubric, card, wanted)
    return _explain_target(rubric, card, wanted)


def _explain_indicator(
    rubric: Rubric,
    card: Scorecard,
    indicator_id: str,
    people: Mapping[str, Person] | None,
    outweighed: Iterable[Rating],
) -> Explanation:
    """Every claim and absence, what does not count, then each figure in the order of [method 3].

    Raises KeyError if unknown.
    """
    own = card.indicators[indicator_id]
    lines = (
        *(_claim_step(rubric.arithmetic, claim, people) for claim in own.claims),
        *_absence_steps(own, people),
        *_outweighed_steps(outweighed, people),
        *_said_and_shown(rubric.arithmetic, own),
        *_agreement_steps(rubric.arithmetic, own),
        *_confidence_steps(rubric.arithmetic, own),
        *_warnings(rubric.arithmetic, own),
    )
    return Explanation(indicator_id, rubric.indicator(indicator_id).name, lines)


def _explain_element(rubric: Rubric, card: Scorecard, element_id: str) -> Explanation:
    """The element's score, level, both means and its actions. Raises KeyError if unknown."""
    own = card.elements[element_id]
    element = next(element for element in rubric.elements if element.id == element_id)
    scores = {indicator.id: card.indicators[indicator.id] for indicator in element.indicators}
    supported = {each.id: each.supported for each in scores.values() if each.supported is not None}
    levels = ", ".join(f"{each.id} {NOT_ASSESSED if each.level is None else each.level}" for each in scores.values())
    claimed = {each.id: each.claimed for each in scores.values() if each.claimed is not None}
    lines = [
        Step(
            "said", _mean_formula(claimed), exact(mean_of(claimed.values())), "method 4.1: plain mean of what was said"
        ),
        Step("score", _mean_formula(supported), exact(own.score), "method 4.1: plain mean of the assessed indicators"),
        Step(
            "level",
            f"lowest of {levels}",
            _level_text(own.level, own.limited_by),
            "method 4.1: the weakest indicator, rounded half up",
        ),
    ]
    for subject, figure in ((Subject.BASE, own.base), (Subject.PROCESS, own.process)):
        of = {each.id: supported[each.id] for each in of_subject(element, subject) if each.id in supported}
        if of_subject(element, subject):
            lines.append(Step(subject.value, _mean_formula(of), exact(figure), "method 4.4: means kept apart"))
    lines.append(_action_step(rubric, element, own.actions, own.base, own.process))
    if own.assessed < own.of:
        lines.append(Step("assessed", f"{own.assessed} of {own.of} indicators", "partly assessed", "method 4.2"))
    if own.provisional:
        lines.append(_PROVISIONAL)
    return Explanation(element_id, element.name, tuple(lines))


def _explain_target(rubric: Rubric, card: Scorecard, target_id: str) -> Explanation:
    """The target's level and the union of its elements' actions. Raises KeyError if unknown."""
    own = card.targets[target_id]
    elements = [element for element in card.elements.values() if element.target == target_id]
    limiting = tuple(each.id for each in elements if each.level is not None and each.level == own.level)
    levels = ", ".join(f"{each.id} {NOT_ASSESSED if each.level is None else each.level}" for each in elements)
    actions = "; ".join(
        f"{element}: {_spoken_actions(own_actions)}" for element, own_actions in own.threshold_actions.items()
    )
    name = next(target.name for target in rubric.targets if target.id == target_id)
    return Explanation(
        target_id,
        name,
        (
            Step("level", f"lowest of {levels}", _level_text(own.level, limiting), "method 4.5: the weakest element"),
            Step(
                "actions",
                actions or "no element calls for one",
                _spoken_actions(own.actions_union),
                "method 4.5: the union of the elements' actions",
            ),
        ),
    )


def exact(figure: Fraction | None) -> str:
    """A figure exact and rounded, such as ``7/6 = 1.17``; whole ones as they are."""
    if figure is None:
        return NOT_ASSESSED
    if figure.denominator == 1:
        return str(figure.numerator)
    rounded = half_up(figure, 2)
    return f"{figure} {'=' if Fraction(rounded) == figure else '≈'} {rounded}"


def plain(threshold: Fraction) -> str:
    """A threshold as the rubric writes it: 0.8, 1.5, 3."""
    return f"{float(threshold):g}"


def _spoken_actions(actions: Iterable[Action]) -> str:
    """Actions in words, such as ``Add + Improve``; ``none`` without any."""
    return " + ".join(action.word for action in actions) or "none"


_AT_MOST = ("", "; one voice: low", "; two voices: medium at most")
"""What the rule for few voices [method 3.8] adds, by how many people gave a level."""

_PROVISIONAL = Step(
    "provisional", "an evidence grade is still open and counts as said", "until wrap-up settles it", "method 2.5"
)


def _spoken(code: str, people: Mapping[str, Person] | None) -> str:
    person = (people or {}).get(code)
    return person.spoken if person else code


def _claim_step(arithmetic: Arithmetic, claim: Claim, people: Mapping[str, Person] | None) -> Step:
    cap = arithmetic.caps[claim.counted_grade]
    evidence = claim.counted_grade.word if claim.grade is not None else f"{claim.counted_grade.word}, grade still open"
    if claim.grade is not None and claim.grade != claim.counted_grade:
        evidence = f"{claim.grade.word}, counted as {claim.counted_grade.word}: self-assessment"
    rest = f": {claim.evidence}" if claim.evidence else ""
    return Step(
        f"{_spoken(claim.person, people)} ({claim.band})",
        f"said {claim.level}; evidence {evidence}{rest}; lower of {claim.level} and {cap}",
        f"said {claim.level}, shown {claim.supported}",
        f"method 3.3: {claim.counted_grade.word} supports up to {cap}",
    )


def _absence_steps(own: IndicatorScore, people: Mapping[str, Person] | None) -> Iterable[Step]:
    for code, absence in own.absences.items():
        yield Step(_spoken(code, people), "no level", absence.value, "method 2.2: left out of means, never 0")


def _outweighed_steps(outweighed: Iterable[Rating], people: Mapping[str, Person] | None) -> Iterable[Step]:
    """One step per person, with all of his or her ratings that do not count."""
    by_person: dict[str, list[Rating]] = {}
    for rating in outweighed:
        by_person.setdefault(rating.person, []).append(rating)
    for code, ratings in by_person.items():
        yield Step(
            f"{_spoken(code, people)}, other ratings",
            "; ".join(map(_outweighed, ratings)),
            "do not count",
            "method 2.4: the highest grade does, then what was chosen, then the latest",
        )


def _outweighed(rating: Rating) -> str:
    said = f"said {rating.level}" if rating.absence is None else rating.absence.value
    where = f" at {rating.question}" if rating.question else ""
    source = f"passed on{where}" if rating.derived else f"chosen{where}"
    evidence = "grade still open" if rating.grade is None else f"evidence {rating.grade.word}"
    return f"{said}, {source}, {evidence}"


def _said_and_shown(arithmetic: Arithmetic, own: IndicatorScore) -> Iterable[Step]:
    claimed = claimed_by_band(arithmetic.bands, tally_of(own.claims))
    for band, figure in claimed.items():
        levels = [claim.level for claim in own.claims if claim.band == band]
        yield Step(f"said, {band}", _sum_formula(levels), exact(figure), "method 3.2: mean within the band")
    yield Step(
        "said",
        _weighted_formula(arithmetic, claimed),
        exact(own.claimed),
        "method 3.2: bands weighted, silent bands left out",
    )
    for band, figure in own.bands.items():
        levels = [claim.supported for claim in own.claims if claim.band == band]
        yield Step(f"shown, {band}", _sum_formula(levels), exact(figure), "method 3.4: mean within the band")
    yield Step(
        "shown by interviews",
        _weighted_formula(arithmetic, own.bands),
        exact(own.interview_supported),
        "method 3.4: bands weighted, silent bands left out",
    )
    if own.computed is not None:
        yield Step("fact", "from the inventory", str(own.computed), "method 3.5: a complete inventory overrides")
    if own.dont_know:
        rule = arithmetic.dont_know
        capped = f"capped at {rule.cap}" if own.dont_know_flag else "no finding"
        yield Step(
            "don't know",
            f"{own.dont_know} of {own.expected} expected",
            capped,
            f"method 3.6: {rule.share} of at least {rule.respondents}, on {', '.join(rule.elements)}",
        )
    yield Step(
        "shown", _shown_formula(own), exact(own.supported), "method 3.1: cap, bands, fact, don't know, in that order"
    )
    level = NOT_ASSESSED if own.level is None else str(own.level)
    yield Step("level", "shown, rounded half up", level, "method 3.1")


def _weighted_formula(arithmetic: Arithmetic, means: Mapping[str, Fraction]) -> str:
    weights = {band.id: band.weight for band in arithmetic.bands}
    parts = [f"{weights[band]} x {figure}" for band, figure in means.items()]
    total = sum((weights[band] for band in means), Fraction(0))
    return f"({' + '.join(parts)}) / {total}" if parts else "nobody said a level"


def _shown_formula(own: IndicatorScore) -> str:
    if own.supported is None:
        return "nobody said a level, and there is no inventory"
    source = "shown by interviews" if own.computed is None else "fact"
    return f"{source}, don't-know cap applied" if own.dont_know_flag else source


def _agreement_steps(arithmetic: Arithmetic, own: IndicatorScore) -> Iterable[Step]:
    rule = arithmetic.disagreement
    if own.deviation is not None:
        middle = Fraction(sum(claim.level for claim in own.claims), len(own.claims))
        distances = " + ".join(f"|{claim.level} - {middle}|" for claim in own.claims)
        finding = "people disagree" if own.disagree else "no finding"
        yield Step(
            "deviation",
            f"({distances}) / {len(own.claims)}",
            f"{exact(own.deviation)}: {finding}",
            f"method 3.7: above {plain(rule.deviation)}, from {rule.claims} claims",
        )
    means = claimed_by_band(arithmetic.bands, tally_of(own.claims))
    if len(means) > 1:
        finding = "a level gap" if own.level_gap else "no finding"
        yield Step(
            "level gap",
            "; ".join(f"{band} say {exact(figure)}" for band, figure in means.items()),
            f"{exact(max(means.values()) - min(means.values()))}: {finding}",
            f"method 3.7: from {plain(rule.level_gap)}, from {rule.claims} claims",
        )


def _confidence_steps(arithmetic: Arithmetic, own: IndicatorScore) -> Iterable[Step]:
    if own.confidence is None:
        return
    rule = arithmetic.confidence
    if own.computed is not None:
        weight = str(rule.weights[arithmetic.computed.grade])
    else:
        weights = [
            grade_weight(arithmetic, claim.counted_grade, admits=claim.level <= rule.admission_level)
            for claim in own.claims
        ]
        terms = " + ".join(plain(each) for each in weights)
        weight = f"({terms}) / {len(weights)}"
    answered = f"{len(own.claims)}/{own.expected}" if own.expected else "1 (nobody was asked)"
    agreement = str(rule.flagged) if own.disagree or own.level_gap else "1"
    few = own.computed is None and len(own.claims) < len(_AT_MOST)
    yield Step(
        "confidence",
        f"answered {answered} x evidence {weight} x agreement {agreement}",
        f"{exact(own.confidence)}, {own.confidence_band}",
        f"method 3.8: high from {plain(rule.high)}, medium from {plain(rule.medium)}"
        f"{_AT_MOST[len(own.claims)] if few else ''}",
    )


def _warnings(arithmetic: Arithmetic, own: IndicatorScore) -> Iterable[Step]:
    if own.perception_gap and own.claimed is not None and own.computed is not None:
        yield Step(
            "perception gap",
            f"said {exact(own.claimed)}, fact {own.computed}",
            exact(abs(own.claimed - own.computed)),
            f"method 3.5: from {plain(arithmetic.computed.perception_gap)}",
        )
    if own.claims and not own.breakdown_shown:
        yield Step(
            "breakdown",
            f"a band has fewer than {arithmetic.anonymity} people",
            "withheld from shared output",
            "method 5.2",
        )
    if own.provisional:
        yield _PROVISIONAL


def _action_step(
    rubric: Rubric, element: Element, actions: tuple[Action, ...], base: Fraction | None, process: Fraction | None
) -> Step:
    rule = rubric.arithmetic.actions
    create, improve, add = (plain(each) for each in (rule.create_below, rule.improve_below, rule.add_below))
    if of_subject(element, Subject.BASE):
        words = f"Create if base is below {create}; else Improve below {improve}, and Add if process is below {add}"
    else:
        words = f"process only: Create below {create}, Improve below {improve}, Add below {add}"
    figures = "; ".join(
        f"{subject.value} {exact(figure)}"
        for subject, figure in ((Subject.BASE, base), (Subject.PROCESS, process))
        if of_subject(element, subject)
    )
    return Step("actions", f"{words}; {figures}", _spoken_actions(actions), "method 4.4")


def _level_text(level: int | None, limited_by: Iterable[str]) -> str:
    return NOT_ASSESSED if level is None else f"{level}, limited by {', '.join(limited_by)}"


def _sum_formula(levels: Iterable[int]) -> str:
    known = [str(level) for level in levels]
    return f"({' + '.join(known)}) / {len(known)}" if known else "nobody said a level"


def _mean_formula(figures: Mapping[str, Fraction]) -> str:
    if not figures:
        return NOT_ASSESSED
    return f"({' + '.join(f'{name} {figure}' for name, figure in figures.items())}) / {len(figures)}"
