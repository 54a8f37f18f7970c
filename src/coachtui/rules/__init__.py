"""The rule language of scripts: parse, check, evaluate and explain rules. Values come in as names and functions."""

from coachtui.rules.checking import Fault, check
from coachtui.rules.evaluation import evaluate, holds
from coachtui.rules.explanation import explain
from coachtui.rules.expression import Rule, RuleError, parse
from coachtui.rules.levels import level_facts, lowest_when_blank, rule_that_counts, unreached
from coachtui.rules.possibilities import Patience, questions_read
from coachtui.rules.scope import Scope
from coachtui.rules.vocabulary import PROBE, VISIBILITY, Vocabulary, level_vocabulary

__all__ = [
    "PROBE",
    "VISIBILITY",
    "Fault",
    "Patience",
    "Rule",
    "RuleError",
    "Scope",
    "Vocabulary",
    "check",
    "evaluate",
    "explain",
    "holds",
    "level_facts",
    "level_vocabulary",
    "lowest_when_blank",
    "parse",
    "questions_read",
    "rule_that_counts",
    "unreached",
]
