"""Rules that give levels to answers: the first one that is true counts, and some can never be that first one."""

import ast
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


def lowest_when_blank(
    rules: Sequence[LevelRule], answer_type: AnswerType, patience: Patience
) -> tuple[int, tuple[str, ...]] | None:
    """A rule that gives the lowest level where some numbers are blank that, filled in, could give a higher one.

    Returns its place and the names of these numbers; None where there is no such rule, as in `unreached`.
    """
    if not rules:
        return None
    parsed, lowest = [parse(rule.when) for rule in rules], min(rule.level for rule in rules)
    work = sum(map(len, parsed))
    answers = list(islice(answer_type.possible(mentioned(*parsed)), _MOST_TRIED))
    for place, rule in enumerate(rules):
        named = {term.id for term in parsed[place].terms() if isinstance(term, ast.Name)}
        if rule.level != lowest:
            continue
        for possible in answers if len(answers) < _MOST_TRIED else ():
            names, functions = level_facts(answer_type, possible.value)
            blank = [name for name in names if name not in named]
            if not blank or not patience.spend(work):
                break
            partly = {**names, **dict.fromkeys(blank)}
            first = next((at for at, each in enumerate(parsed) if holds(each, partly, functions)), None)
            given = rule_that_counts(rules, answer_type, possible.value)
            if first == place and given is not None and given.level > lowest:
                return place, tuple(blank)
    return None


def unreached(rules: Sequence[LevelRule], answer_type: AnswerType, patience: Patience) -> tuple[int, ...]:
    """The places of the rules that count for no possible answer: never true, or only where one above is.

    Rules without mistakes are tried out on up to 2,000 answers; where there are more, or ``patience`` is at its end,
    nothing is said.
    """
    parsed = [parse(rule.when) for rule in rules]
    left, work = set(range(len(rules))), sum(map(len, parsed))
    answers = list(islice(answer_type.possible(mentioned(*parsed)), _MOST_TRIED))
    for possible in answers:
        if not left or not patience.spend(work):
            return ()
        names, functions = level_facts(answer_type, possible.value)
        if "rows" in names:
            names = {**names, "rows": possible.count}
        left.discard(next((place for place, rule in enumerate(parsed) if holds(rule, names, functions)), -1))
    return tuple(sorted(left)) if len(answers) < _MOST_TRIED else ()
