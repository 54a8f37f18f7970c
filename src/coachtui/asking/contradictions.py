"""Which contradictions of a script one person's answers come to, by its rules; not what becomes of them."""

from collections.abc import Collection, Mapping

from coachtui import rules
from coachtui.asking.visibility import in_sight
from coachtui.model.answers import Answer
from coachtui.model.roles import Role
from coachtui.model.script import Contradiction, Script


def contradictions_in(
    script: Script, role: Role, mode: str, answers: Mapping[str, Answer], fresh: Collection[str]
) -> tuple[Contradiction, ...]:
    """The contradictions whose rules are true of ``answers``, by question id, in the script's order.

    ``fresh`` are the questions answered in this session: a contradiction between two earlier answers is none of its
    business. Answers to questions that a rule hides are out of sight. What is not known contradicts nothing. Raises
    RuleError for rules that `coachtui lint` finds fault with.
    """
    near = [
        each for each in script.contradictions if set(each.between) <= set(answers) and set(each.between) & set(fresh)
    ]
    if not near:
        return ()
    names, functions = in_sight(script, role, mode, answers)
    return tuple(each for each in near if rules.holds(rules.parse(each.when), names, functions))
