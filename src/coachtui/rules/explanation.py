"""Explaining a rule: a sentence with the values of everything it mentions, and its result."""

from coachtui.model.text import one_line
from coachtui.rules.evaluation import Functions, Names, evaluate, truth
from coachtui.rules.expression import Rule

_LONGEST_VALUE = 60


def explain(rule: Rule, names: Names, functions: Functions) -> str:
    """The value of each name and function of the rule, and the result of the rule, in one sentence.

    For example: "answer('C1.6') is [results chased]; so the rule is true". Raises as `evaluate` does.
    """
    said: dict[str, str] = {}
    for term in rule.terms():
        source = one_line(rule.source(term))
        if source not in said:
            said[source] = _spoken(evaluate(Rule(rule.text, term), names, functions))
    outcome = f"so the rule is {_outcome(rule, names, functions)}"
    return "; ".join([*(f"{source} is {value}" for source, value in said.items()), outcome])


def _outcome(rule: Rule, names: Names, functions: Functions) -> str:
    result = truth(evaluate(rule, names, functions))
    return "not known, which counts as not true" if result is None else _spoken(result)


def _spoken(value: object) -> str:
    match value:
        case None:
            return "not known"
        case bool():
            return "true" if value else "false"
        case str():
            return f"'{one_line(value, _LONGEST_VALUE)}'"
        case tuple() if value and not all(isinstance(item, str) for item in value):
            return f"a list of {len(value)}"
        case tuple():
            return one_line(f"[{', '.join(value)}]", _LONGEST_VALUE)
        case _:
            return one_line(str(value), _LONGEST_VALUE)
