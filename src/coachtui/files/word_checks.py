"""Whether the words of a script and its probes fit together: concepts defined and used, nothing listed twice."""

import ast
from collections.abc import Iterator
from itertools import chain

from coachtui.files.positions import KeyPath
from coachtui.files.rule_checks import rules_for_one_alone
from coachtui.files.script_checks import questions_with_paths
from coachtui.files.yaml_text import Document
from coachtui.model.problems import Problem
from coachtui.model.script import Question, Script
from coachtui.model.suggesting import suggestion
from coachtui.rules import Rule, RuleError, parse


def word_problems(document: Document, script: Script) -> Iterator[Problem]:
    """Concepts that rules look for and the script lacks, those that nothing looks for, and words listed twice."""
    used: set[str] = set()
    for path, question in questions_with_paths(script):
        columns = {column.id for column in question.columns}
        for at, rule in _rules(path, question):
            for concept, offset in _looked_for(rule):
                if concept not in columns:
                    used.add(concept)
                    yield from _undefined(document, at, script, concept, offset)
            yield from _without_list(document, at, script, rule)
    for concept in script.words.concepts:
        if concept not in used:
            message = f"No probe looks for the concept '{concept}'."
            hint = f"Use missing('{concept}') in a probe's rule, or take the concept out."
            yield document.problem(("words", "concepts", concept), message, hint, at_key=True)
    yield from _doubles(document, script)


def _rules(path: KeyPath, question: Question) -> Iterator[tuple[KeyPath, Rule]]:
    """The rules of a question's probes, follow-ups and events that can be read, each with its path.

    What is wrong with the others is for ``rule_checks``.
    """
    probes = (((*path, "probes", index, "when"), use.when) for index, use in enumerate(question.probes))
    for at, text in chain(probes, rules_for_one_alone(path, question)):
        try:
            yield at, parse(text)
        except RuleError:
            continue


def _looked_for(rule: Rule) -> Iterator[tuple[str, int]]:
    """The concepts a rule looks for, each with its offset in the rule."""
    for term in rule.terms():
        match term:
            case ast.Call(func=ast.Name(id="missing"), args=[ast.Constant(value=str() as concept) as argument]):
                yield concept, rule.offset(argument)


def _undefined(document: Document, at: KeyPath, script: Script, concept: str, offset: int) -> Iterator[Problem]:
    if concept not in script.words.concepts:
        message = f"The script has no concept '{concept}' under 'words'."
        hint = suggestion(concept, script.words.concepts) if script.words.concepts else "Add it there, with its words."
        yield document.problem(at, message, hint, offset=offset)


def _without_list(document: Document, at: KeyPath, script: Script, rule: Rule) -> Iterator[Problem]:
    if script.words.know_vague:
        return
    for term in rule.terms():
        if isinstance(term, ast.Name) and term.id == "vague":
            message = "The script does not say which words are vague."
            yield document.problem(at, message, "Add 'words: {vague: [...]}'.", offset=rule.offset(term))


def _doubles(document: Document, script: Script) -> Iterator[Problem]:
    words = script.words
    lists: list[tuple[KeyPath, tuple[str, ...]]] = [
        (("words", key), getattr(words, key)) for key in ("vague", "details", "nothing", "joining")
    ]
    lists += [(("words", "concepts", key, "words"), concept.words) for key, concept in words.concepts.items()]
    for path, listed in lists:
        seen: set[str] = set()
        for index, word in enumerate(listed):
            if word.casefold() in seen:
                yield document.problem((*path, index), f"'{word}' is there twice.", "Keep one of the two.")
            seen.add(word.casefold())
