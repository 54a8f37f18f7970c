"""Rules that give levels to answers: the first one that is true counts, and some can never be that first one."""

from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from coachtui.answer_types import AnswerType, Fact
from coachtui.model.answers import Value
from coachtui.model.question_parts import LevelRule
from coachtui.rules.evaluation import holds
from coachtui.rules.expression import parse
from coachtui.rules.possibilities import Patience, mentioned

_MOST_TRIED = 2000

Facts = tuple[Mapping[str, object], Mapping[str, Callable[..., object]]]
"""The names and functions of `vocabulary.level_vocabulary`."""


def level_facts(answer_type: AnswerType, value: Value | None) -> Facts:
    """What the level rules of a question may know of the answer ``value``."""
    names: dict[str, object] = dict(answer_type.numbers_in(value))
    if Fact.YES_NO in answer_type.facts:
        names |= {"yes": None if value is None else value == "yes", "no": None if value is None else value == "no"}
    return names, {"chose": lambda option: answer_type.chose(value, option)}


def rule_that_counts(rules: Sequence[LevelRule], answer_type: AnswerType, value: Value | None) -> LevelRule | None:
    """The first of the rules that is true of the answer ``value``; None where none is, or there is no answer.

    Raises RuleError for a rule that cannot be read or evaluated; `coachtui lint` finds those beforehand.
    """
    if value is None:
        return None
    names, functions = level_facts(answer_type, value)
    return next((rule for rule in rules if holds(parse(rule.when), names, functions)), None)


def unreached(rules: Sequence[LevelRule], answer_type: AnswerType, patience: Patience) -> tuple[int, ...]:
    """The places of the rules that count for no possible answer: never true, or only where one above is.

    Rules without mistakes are tried out on up to 2,000 answers; where there are more, or ``patience`` is at its end,
    nothing is said.
    """
    parsed = [parse(rule.when) for rule in rules]
    left = set(range(len(rules)))
    answers = list(islice(answer_type.possible(mentioned(*parsed)), _MOST_TRIED))
    for possible in answers:
        if not left or not patience.spend(len(rules)):
            return ()
        names, functions = level_facts(answer_type, possible.value)
        if "rows" in names:
            names = {**names, "rows": possible.count}
        left.discard(next((place for place, rule in enumerate(parsed) if holds(rule, names, functions)), -1))
    return tuple(sorted(left)) if len(answers) < _MOST_TRIED else ()
