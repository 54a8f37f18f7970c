"""Levels that a script lets answers stand for, and the numbers of an answer: whether ids fit and rules can count."""

from dataclasses import replace
from keyword import iskeyword

from coachtui.answer_types import ANSWER_TYPES, Fact, answer_type_of
from coachtui.files.id_checks import Problems, ids_below, repeated, unknown
from coachtui.files.positions import KeyPath
from coachtui.files.rule_checks import rule_faults
from coachtui.files.script_checks import questions_with_paths
from coachtui.files.yaml_text import Document
from coachtui.model.script import Question, Script
from coachtui.model.suggesting import suggestion
from coachtui.model.text import listed
from coachtui.rules import Patience, Scope, level_vocabulary, lowest_when_blank, unreached


def level_problems(document: Document, script: Script) -> Problems:
    """Everything wrong with levels of options, rules for levels, and parts, as far as no rubric is needed."""
    patience, shared = Patience(), None
    for path, question in questions_with_paths(script):
        shared = shared or Scope.of(script, question)
        yield from _listed_levels(document, path, question, script)
        yield from _parts(document, path, question)
        yield from _level_rules(document, path, replace(shared, own=question), patience)


def _listed_levels(document: Document, path: KeyPath, question: Question, script: Script) -> Problems:
    """Levels of a question that passes none on, of what it does not feed, and of options that it does not have."""
    if question.levels and not ANSWER_TYPES[question.type].takes_levels:
        message = f"{question.id} is a {question.type} question; its options stand for no levels."
        hint = "Take 'levels' out. A scale passes its own level on; numbers take 'level_rules'."
        yield document.problem((*path, "levels"), message, hint, at_key=True)
        return
    options = [option.id for option in answer_type_of(question, script.frequencies).options]
    for indicator, levels in question.levels.items():
        at: KeyPath = (*path, "levels", indicator)
        if indicator not in question.feeds:
            message = f"{question.id} does not feed {indicator}."
            yield document.problem(at, message, suggestion(indicator, question.feeds), at_key=True)
        if not levels:
            message = f"No option of {question.id} stands for a level of {indicator}."
            yield document.problem(at, message, "Say which do, or take the line out.", at_key=True)
        for option in levels:
            yield from unknown(document, (*at, option), option, "option", options, where=question.id, at_key=True)


def _parts(document: Document, path: KeyPath, question: Question) -> Problems:
    """Parts that a question lacks or cannot have, and ids that no rule could use."""
    at: KeyPath = (*path, "parts")
    yield from repeated(document, ids_below(at, question.parts), f"parts of {question.id}")
    fault = answer_type_of(question).parts_mistake()
    if fault is not None:
        yield document.problem(at if question.parts else path, *fault, at_key=True)
    if question.most is not None and Fact.NUMBER not in ANSWER_TYPES[question.type].facts:
        message = f"{question.id} is a {question.type} question, which has no highest number."
        yield document.problem((*path, "most"), message, "Take 'most' out; a part may have one.", at_key=True)
    known = [part.id for part in question.parts]
    for index, part in enumerate(question.parts):
        if not (part.id.isascii() and part.id.isidentifier()) or iskeyword(part.id):
            message = f"'{part.id}' can be no name in rules."
            hint = "Use one word of letters, digits and _, but none of and, or, not, in."
            yield document.problem((*at, index, "id"), message, hint)
        if part.most == part.id:
            message = f"'{part.id}' is never more than itself."
            yield document.problem((*at, index, "most"), message, "Name another part.")
        elif part.most is not None:
            yield from unknown(document, (*at, index, "most"), part.most, "part", known, where=question.id)


def _level_rules(document: Document, path: KeyPath, scope: Scope, patience: Patience) -> Problems:
    """Rules for what a question does not feed or lists levels for, rules with mistakes, and those that never count."""
    question, vocabulary = scope.own, level_vocabulary(scope.own)
    for fed, rules in question.level_rules.items():
        at: KeyPath = (*path, "level_rules", fed)
        if fed not in question.feeds:
            message = f"{question.id} does not feed {fed}."
            yield document.problem(at, message, suggestion(fed, question.feeds), at_key=True)
        if fed in question.levels:
            message = f"{question.id} has both 'levels' and 'level_rules' for {fed}."
            yield document.problem(at, message, "Keep one of the two.", at_key=True)
        if not rules:
            message = f"No rule of {question.id} gives a level of {fed}."
            yield document.problem(at, message, "Add one, or take the line out.", at_key=True)
        problems = [
            problem
            for index, rule in enumerate(rules)
            for problem in rule_faults(document, (*at, index, "when"), rule.when, vocabulary, scope, patience)
        ]
        yield from problems
        if problems or answer_type_of(question).parts_mistake() is not None:
            continue
        blank = lowest_when_blank(rules, scope.answer_type(question), patience) if question.parts else None
        if blank is not None:
            named = listed(f"'{each}'" for each in blank[1])
            message = f"Level {rules[blank[0]].level} is given here also where {named} is left blank."
            hint = f"Name it in this rule, as in '{blank[1][0]} == 0'."
            yield document.problem((*at, blank[0], "when"), message, hint)
        for index in unreached(rules, scope.answer_type(question), patience):
            message = f"Level {rules[index].level} is never given here: no answer makes this rule the first true one."
            hint = "The first true rule counts: put narrower rules first, or mend its numbers."
            yield document.problem((*at, index, "when"), message, hint)
