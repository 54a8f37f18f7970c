"""Which contradictions of a script are true of one person's answers. Whether they are open is not decided here."""

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

    ``fresh`` are the questions answered in this session: contradictions between two earlier answers are left out.
    Answers to questions that a rule hides do not count, and a rule that comes to "not known" is not true. Raises
    RuleError for rules that `coachtui lint` reports.
    """
    near = [
        each for each in script.contradictions if set(each.between) <= set(answers) and set(each.between) & set(fresh)
    ]
    if not near:
        return ()
    names, functions = in_sight(script, role, mode, answers)
    return tuple(each for each in near if rules.holds(rules.parse(each.when), names, functions))
