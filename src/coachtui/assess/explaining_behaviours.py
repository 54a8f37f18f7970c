"""Why a behaviour has its level in one session, and its place among the priorities: every step, in words."""

from collections.abc import Iterable, Mapping, Sequence

from coachtui.answer_types import AnswerType, answer_type_of
from coachtui.assess.behaviours import HIGHEST, Levels, counting_by_behaviour, gains, priorities, weight_of
from coachtui.assess.explaining import NOT_ASSESSED, Explanation, Step, plain
from coachtui.model.answers import Answer, Rating
from coachtui.model.rubric import Rubric
from coachtui.model.script import Script
from coachtui.rules import explain, level_facts, parse, rule_that_counts


def explain_behaviour(
    script: Script,
    rubric: Rubric,
    behaviour_id: str,
    answers: Mapping[str, Answer],
    ratings: Iterable[Rating],
    levels: Levels,
) -> Explanation:
    """How the level of a rated behaviour in one session came about, and where it stands among the priorities.

    ``answers`` are the session's that count, by question; ``ratings`` its ratings, derived ones too; ``levels`` those
    of all behaviours. Raises KeyError for what is no rated behaviour of the rubric.
    """
    behaviour = rubric.rated_behaviours()[behaviour_id]
    own = [rating for rating in ratings if rating.indicator == behaviour_id]
    counting = counting_by_behaviour(own).get(behaviour_id)
    level = levels.get(behaviour_id)
    lines = [_rating_step(script, rubric, rating, answers.get(rating.question or "")) for rating in own]
    because = "nothing was said that stands for a level" if counting is None else _counts(counting)
    lines.append(Step("level", because, NOT_ASSESSED if level is None else str(level), "method 12.2"))
    if level is not None:
        lines += priority_steps(rubric, behaviour_id, level, levels, priorities(rubric, levels))
    return Explanation(behaviour_id, behaviour.name, tuple(lines))


def _counts(rating: Rating) -> str:
    at = f" at {rating.question}" if rating.question else ""
    return f"passed on{at}" if rating.derived else f"chosen{at}, which counts before what answers pass on"


def _rating_step(script: Script, rubric: Rubric, rating: Rating, answer: Answer | None) -> Step:
    """One rating: what was answered, and the rule or the option that stands for the level; or the event chosen."""
    behaviour = rubric.rated_behaviours()[rating.indicator]
    value = str(rating.absence or "no level") if rating.level is None else f"level {rating.level}"
    if not rating.derived or answer is None:
        events = (event.say for event in behaviour.events if event.id == str(rating.level) and not rating.derived)
        event = next(events, "")
        said = "; ".join(filter(None, (event, rating.evidence))) or value
        return Step(rating.question or ("told" if rating.derived else "chosen"), said, value, "method 12.2")
    answer_type = answer_type_of(script.question(answer.question), script.frequencies, rubric)
    said = str(answer.absence) if answer.value is None else answer_type.spoken(answer.value)
    rule = _rule(answer_type, answer, rating.indicator)
    return Step(answer.question, said, value, f"method 12.1{f': {rule}' if rule else ''}")


def _rule(answer_type: AnswerType, answer: Answer, behaviour_id: str) -> str:
    """The rule that gave the level, with the values it looked at; "" where an option or nothing gave it."""
    rules = answer_type.question.level_rules.get(behaviour_id, ())
    counting = rule_that_counts(rules, answer_type, answer.value)
    if counting is None:
        return ""
    return f"{counting.when}: {explain(parse(counting.when), *level_facts(answer_type, answer.value))}"


def priority_steps(
    rubric: Rubric,
    behaviour_id: str,
    level: int,
    levels: Levels,
    chosen: Sequence[str],
    negatives: Mapping[str, int] | None = None,
) -> Iterable[Step]:
    """What is to be gained by a behaviour at ``level``, and its place among the priorities ``chosen``.

    ``negatives`` is how often each behaviour was seen to hurt, where somebody counted.
    """
    weight, gained, hurt = weight_of(rubric, behaviour_id), gains(rubric, levels), negatives or {}
    place = {each: number for number, each in enumerate(chosen, start=1)}.get(behaviour_id)
    yield Step(
        "to gain",
        f"({HIGHEST} - {level}) x weight {plain(weight)}",
        plain(gained.get(behaviour_id, 0 * weight)),
        "method 12.3",
    )
    order = sorted(gained, key=lambda each: (-gained[each], -hurt.get(each, 0)))[:5]
    most = ", ".join(f"{each} {plain(gained[each])}" for each in order)
    yield Step("priority", most or "all are at the highest level", _place(place), "method 12.3")


def _place(place: int | None) -> str:
    return "not among them" if place is None else f"number {place}"
