"""Whether the contradictions of a script make sense: their questions, their rules, and who is asked both."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from coachtui.answer_types import answer_type_of
from coachtui.files.id_checks import ids_below, repeated, unknown_items, wrong_placeholders
from coachtui.files.positions import KeyPath
from coachtui.files.rule_checks import rule_faults
from coachtui.files.yaml_text import Document
from coachtui.model.problems import Problem
from coachtui.model.script import FIRST, SECOND, Question, Script
from coachtui.model.script_parts import Contradiction
from coachtui.rules import VISIBILITY, Patience, Scope, parse, questions_read


def contradiction_problems(document: Document, script: Script) -> Iterator[Problem]:
    """Everything wrong with the script's contradictions, each at its position."""
    questions = {question.id: question for question in script.questions()}
    patience = Patience()
    answering = replace(script, names={**script.names, FIRST: "", SECOND: ""})
    yield from repeated(document, ids_below(("contradictions",), script.contradictions), "contradictions")
    for index, each in enumerate(script.contradictions):
        path: KeyPath = ("contradictions", index)
        yield from wrong_placeholders(document, (*path, "say"), each.say, answering)
        yield from wrong_placeholders(document, (*path, "unquoted"), each.unquoted, answering)
        problems = list(_between(document, path, each, questions))
        yield from problems
        if not problems:
            yield from _quoting(document, path, each, questions)
            yield from _rule(document, path, each, script, questions, patience)


def _between(
    document: Document, path: KeyPath, each: Contradiction, questions: Mapping[str, Question]
) -> Iterator[Problem]:
    yield from unknown_items(document, (*path, "between"), each.between, "question", questions)
    if each.between[0] == each.between[1]:
        message = f"'{each.between[0]}' cannot contradict itself."
        yield document.problem((*path, "between", 1), message, "Name two different questions.")


def _quoting(
    document: Document, path: KeyPath, each: Contradiction, questions: Mapping[str, Question]
) -> Iterator[Problem]:
    """Whether there is a sentence for where words that 'say' quotes were not noted, and only then."""
    wordless = {
        f"{{{place}}}": question
        for place, question in zip((FIRST, SECOND), each.between, strict=True)
        if answer_type_of(questions[question]).may_lack_words
    }
    quoted = [place for place in wordless if place in each.say]
    for place, question in wordless.items():
        if place in each.unquoted:
            message = f"{place} may be missing here too: what they say at {question} is not always noted."
            yield document.problem((*path, "unquoted"), message, "Say it without those words.")
    if quoted and not each.unquoted.strip():
        message = f"{quoted[0]} may be missing: what they say at {wordless[quoted[0]]} is not always noted."
        yield document.problem((*path, "say"), message, "Add 'unquoted: ...' with a sentence without those words.")
    if each.unquoted and not quoted:
        message = f"'unquoted' of '{each.id}' is never said: 'say' quotes nothing that may be missing."
        yield document.problem((*path, "unquoted"), message, "Take it out.", at_key=True)


def _rule(
    document: Document,
    path: KeyPath,
    each: Contradiction,
    script: Script,
    questions: Mapping[str, Question],
    patience: Patience,
) -> Iterator[Problem]:
    first, second = (questions[question] for question in each.between)
    scope = Scope(questions, script.frequencies, tuple(script.plans), tuple(script.roles), first)
    problems = list(rule_faults(document, (*path, "when"), each.when, VISIBILITY, scope, patience))
    yield from problems
    if problems:
        return
    read = questions_read(parse(each.when))
    for place, question in enumerate(each.between):
        if question not in read:
            message = f"The rule of '{each.id}' does not look at {question}."
            yield document.problem((*path, "between", place), message, "Name the two questions it looks at.")
    for question in read:
        if question not in each.between:
            message = f"The rule looks at {question}, which is not named in 'between'."
            yield document.problem((*path, "when"), message, "A contradiction is between two questions.")
    if not any(set(script.roles_asked(first, plan)) & set(script.roles_asked(second, plan)) for plan in script.plans):
        message = f"Nobody is asked both {first.id} and {second.id}, so '{each.id}' never comes up."
        yield document.problem((*path, "between"), message, "Choose questions that one role is asked.", at_key=True)
