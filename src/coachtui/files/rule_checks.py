"""The rules of a script: whether they can be parsed, can be true, and look at questions that are asked before."""

import ast
from collections.abc import Iterator
from dataclasses import replace

from coachtui.files.positions import KeyPath
from coachtui.files.script_checks import questions_with_paths
from coachtui.files.yaml_text import Document
from coachtui.model.problems import Problem
from coachtui.model.script import Question, Script
from coachtui.rules import PROBE, VISIBILITY, Patience, RuleError, Scope, Vocabulary, check, parse, questions_read


def rule_problems(document: Document, script: Script) -> Iterator[Problem]:
    """Everything wrong with the script's rules, each at its position inside the rule."""
    order = {question.id: number for number, question in enumerate(script.questions())}
    patience, shared = Patience(), None
    for path, question in questions_with_paths(script):
        shared = shared or Scope.of(script, question)
        scope = replace(shared, own=question)
        for index, use in enumerate(question.probes):
            yield from rule_faults(document, (*path, "probes", index, "when"), use.when, PROBE, scope, patience)
        for at, rule in rules_for_one_alone(path, question):
            problems = list(rule_faults(document, at, rule, PROBE, scope, patience))
            yield from problems or _beside_an_answer(document, at, rule)
        if question.when is not None:
            at = (*path, "when")
            problems = list(rule_faults(document, at, question.when, VISIBILITY, scope, patience))
            yield from problems
            if not problems:
                yield from _reach(document, at, question, scope, order)


def rules_for_one_alone(path: KeyPath, question: Question) -> Iterator[tuple[KeyPath, str]]:
    """The rules of the follow-ups that somebody alone is asked and of the events offered, each with its path."""
    alone = question.alone.follow_up if question.alone is not None else ()
    for around, uses in (((*path, "alone"), alone), (path, question.follow_up)):
        for index, use in enumerate(uses):
            if use.when is not None:
                yield (*around, "follow_up", index, "when"), use.when
    for index, event in enumerate(question.alone.closest if question.alone is not None else ()):
        if event.when is not None:
            yield (*path, "alone", "closest", index, "when"), event.when


def _beside_an_answer(document: Document, path: KeyPath, rule: str) -> Iterator[Problem]:
    """Whether the rule waits for "don't know", with which somebody alone goes on to the next question."""
    parsed = parse(rule)
    waiting = [term for term in parsed.terms() if isinstance(term, ast.Name) and term.id == "dont_know"]
    if waiting:
        message = "Alone, nothing further is asked after a don't know."
        yield document.problem(path, message, "Take 'dont_know' out.", offset=parsed.offset(waiting[0]))


def rule_faults(
    document: Document, path: KeyPath, text: str, vocabulary: Vocabulary, scope: Scope, patience: Patience
) -> Iterator[Problem]:
    """What is wrong with the rule ``text`` at ``path``, each fault at its position inside it.

    ``patience`` is shared by all rules of the file.
    """
    try:
        rule = parse(text)
    except RuleError as error:
        yield document.problem(path, error.message, error.hint, offset=error.offset)
        return
    for fault in check(rule, vocabulary, scope, patience):
        yield document.problem(path, fault.message, fault.hint, offset=fault.offset)


def _reach(
    document: Document, path: KeyPath, question: Question, scope: Scope, order: dict[str, int]
) -> Iterator[Problem]:
    """What keeps a question from ever being shown: its rule looks at nothing that is known by then."""
    read = [scope.questions[each] for each in questions_read(parse(question.when or ""))]
    if any(each.id == question.id for each in read):
        message = f"Whether {question.id} is shown depends on {question.id} itself."
        yield document.problem(path, message, "Look at a question asked before it.")
    elif read and all(order[each.id] > order[question.id] for each in read):
        message = f"The rule looks only at questions that are asked after {question.id}."
        yield document.problem(path, message, f"Look at earlier questions, or move {question.id} further down.")
    elif read and not any(_shared(each, question) for each in read):
        message = f"Nobody who is asked {question.id} is asked what its rule looks at."
        yield document.problem(path, message, "Look at a question that the same roles are asked.")


def _shared(one: Question, other: Question) -> bool:
    """Whether somebody is asked both questions."""
    return any(other.has_wording_for(role) for role in one.wordings()) or isinstance(one.ask, str)
