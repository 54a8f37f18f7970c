"""Which contradictions of a script are true of one person's answers, and how each is put to that person.

Whether they are open is not decided here.
"""

from collections.abc import Collection, Mapping

from coachtui import rules
from coachtui.answer_types import AnswerType
from coachtui.asking.quoting import statements_in
from coachtui.asking.visibility import in_sight
from coachtui.asking.wording import fill
from coachtui.model.answers import Answer
from coachtui.model.script import FIRST, SECOND, Script
from coachtui.model.script_parts import Contradiction
from coachtui.model.text import one_line

_LONGEST = 120
"""How many cells of somebody's words fit into a sentence that puts two answers side by side."""


def contradictions_in(
    script: Script, role: str, mode: str, answers: Mapping[str, Answer], fresh: Collection[str]
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


def sentence(
    contradiction: Contradiction,
    names: Mapping[str, str],
    first: tuple[AnswerType, Answer],
    second: tuple[AnswerType, Answer],
) -> str:
    """What is said to the person's face: the script's sentence with the person's own two answers in it, and ``names``.

    ``first`` and ``second`` are the answers to the questions it is between, with how these are answered. Where words
    that it quotes were not noted, the sentence without them is taken. No level and no anchor is ever in it.
    """
    said = {FIRST: words_to_face(*first), SECOND: words_to_face(*second)}
    quoted = [place for place in said if f"{{{place}}}" in contradiction.say]
    text = contradiction.say if all(said[place] for place in quoted) else contradiction.unquoted or contradiction.say
    return fill(text, {**names, **said})


def words_to_face(answer_type: AnswerType, answer: Answer) -> str:
    """An answer in words that may be said to whoever gave it: as the answer's type says it, else quoted from its note.

    Without a quote there, "".
    """
    if not answer_type.may_lack_words:
        return one_line(answer_type.in_words(answer.value), _LONGEST if answer_type.in_free_words else None)
    return next((f"“{one_line(words, _LONGEST).rstrip('.')}”" for words in statements_in(answer.note)), "")
