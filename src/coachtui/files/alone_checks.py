"""Whether a script's wordings for self-assessment fit its questions: choices, columns, follow-ups and their order."""

from collections.abc import Sequence

from coachtui.answer_types import ANSWER_TYPES, FormField, answer_type_of
from coachtui.files.id_checks import (
    Problems,
    ids_below,
    repeated,
    repeated_items,
    unknown,
    unknown_items,
    unknown_role,
    wrong_placeholders,
)
from coachtui.files.positions import KeyPath
from coachtui.files.script_checks import questions_with_paths
from coachtui.files.yaml_text import Document
from coachtui.model.question_parts import Option
from coachtui.model.rubric import LEVELS, Rubric
from coachtui.model.script import Alone, FollowUpUse, Question, Script, SelfAssessment
from coachtui.model.suggesting import suggestion

_LEVELS = tuple(str(level) for level in LEVELS)
MOST_COLUMNS = 3
_MOST_FOLLOW_UPS = 2


def alone_problems(document: Document, script: Script) -> Problems:
    """Everything wrong with the self-assessment of a script that can be seen without a rubric."""
    if script.alone is not None:
        yield from _self_assessment(document, script, script.alone)
    for path, question in questions_with_paths(script):
        if question.alone is None:
            continue
        at = (*path, "alone")
        if script.alone is None:
            message = f"{question.id} has a wording for self-assessment, and the script offers none."
            yield document.problem(at, message, "Add 'alone: ...' to the script, or take it out here.", at_key=True)
        yield from _options(document, at, question, question.alone, script)
        yield from _closest(document, at, question, question.alone)
        yield from _columns(document, at, question, question.alone)
        yield from follow_up_problems(document, (*at, "follow_up"), question.alone.follow_up, script)
        yield from _wordings(document, at, question.alone, script)


def alone_feed_problems(document: Document, script: Script, rubric: Rubric) -> Problems:
    """Events of 'closest' whose levels have no indicator of the rubric to go to."""
    for path, question in questions_with_paths(script):
        if question.alone is not None and question.alone.closest and question.feeds[:1]:
            first = question.feeds[0]
            if first not in rubric.indicator_ids:
                message = f"{question.id} feeds '{first}' first, which has no levels for these events."
                yield document.problem(
                    (*path, "alone", "closest"), message, "Take them out, or feed an indicator first.", at_key=True
                )


def _self_assessment(document: Document, script: Script, alone: SelfAssessment) -> Problems:
    yield from unknown(document, ("alone", "plan"), alone.plan, "plan", script.plans)
    plan = script.plans.get(alone.plan)
    if plan is not None and not any(
        question.alone for section in script.sections if section.id in plan.sections for question in section.questions
    ):
        message = f"No question of the plan {alone.plan} has a wording for self-assessment."
        yield document.problem(("alone", "plan"), message, "Add 'alone: ...' to some of its questions.")
    if alone.frequencies:
        stored = tuple(option.id for option in script.frequencies)
        yield from _each_once(document, ("alone", "frequencies"), alone.frequencies, stored, "frequencies")
    for probe in alone.probes:
        yield from unknown(document, ("alone", "probes", probe), probe, "probe", script.probes, at_key=True)
    for key, lines in (("opening", alone.opening), ("closing", alone.closing)):
        for index, line in enumerate(lines):
            yield from wrong_placeholders(document, ("alone", key, index), line, script)


def _options(document: Document, at: KeyPath, question: Question, alone: Alone, script: Script) -> Problems:
    answer_type, path = answer_type_of(question, script.frequencies), (*at, "options")
    if not alone.options:
        if answer_type.mixed_alone:
            message = f"{question.id} has no choices for somebody alone, and its own stand in order of their level."
            yield document.problem(at, message, "Add 'options: ...', one for each level, mixed.", at_key=True)
        return
    stored = answer_type.alone_ids
    if stored is None:
        message = f"{question.id} is a {question.type} question, which has no choices."
        hint = "Take them out, or call them 'closest', with levels as ids."
        yield document.problem(path, message, hint, at_key=True)
        return
    yield from _each_once(document, path, alone.options, stored, f"choices of {question.id}")
    if answer_type.mixed_alone:
        yield from _in_order_of_levels(document, path, [option.id for option in alone.options], stored)


def _closest(document: Document, at: KeyPath, question: Question, alone: Alone) -> Problems:
    path = (*at, "closest")
    if not alone.closest:
        return
    if answer_type_of(question).passes_to:
        message = f"{question.id} passes a level on already."
        yield document.problem(path, message, "Take 'closest' out.", at_key=True)
        return
    yield from events_problems(document, path, alone.closest)


def events_problems(document: Document, path: KeyPath, events: Sequence[Option]) -> Problems:
    """What keeps the events at ``path``, if there are any, from standing for each level once, in mixed order."""
    if events:
        yield from _each_once(document, path, events, _LEVELS, "levels")
        yield from _in_order_of_levels(document, path, [event.id for event in events], _LEVELS)


def _each_once(
    document: Document, path: KeyPath, shown: Sequence[Option], stored: Sequence[str], what: str
) -> Problems:
    """What keeps the options from being exactly the ids that can be stored, each once."""
    for index, option in enumerate(shown):
        if option.id not in stored:
            message = f"'{option.id}' is none of the {what}."
            yield document.problem((*path, index, "id"), message, suggestion(option.id, stored))
    yield from repeated(document, ids_below(path, shown), what, "Keep one of the two.")
    missing = [word for word in stored if word not in {option.id for option in shown}]
    if missing:
        message = f"'{missing[0]}' is missing here." if len(missing) == 1 else f"Missing here: {', '.join(missing)}."
        yield document.problem(path, message, "Every choice must be there, once.", at_key=True)


def _in_order_of_levels(document: Document, path: KeyPath, shown: Sequence[str], stored: Sequence[str]) -> Problems:
    levels = [stored.index(each) for each in shown if each in stored]
    if len(levels) > 1 and levels in (sorted(levels), sorted(levels, reverse=True)):
        message = "These stand in the order of their levels, which tells everybody what to tick."
        yield document.problem(path, message, "Mix them.", at_key=True)


def _columns(document: Document, at: KeyPath, question: Question, alone: Alone) -> Problems:
    path, known = (*at, "columns"), [column.id for column in question.columns]
    if ANSWER_TYPES[question.type].form_field is not FormField.ROWS:
        if alone.columns:
            message = f"{question.id} is a {question.type} question; only tables have columns."
            yield document.problem(path, message, "Take the columns out.", at_key=True)
        return
    if not alone.columns:
        message = f"{question.id} is a table, and no column is named for somebody alone."
        yield document.problem(at, message, "Add 'columns: [...]' with one or two of its columns.", at_key=True)
    if len(alone.columns) > MOST_COLUMNS:
        message = f"{len(alone.columns)} columns are too many for somebody alone."
        yield document.problem(path, message, f"Keep {MOST_COLUMNS} at most.", at_key=True)
    yield from unknown_items(document, path, alone.columns, "column", known, where=question.id)
    yield from repeated_items(document, path, alone.columns, "columns")


def follow_up_problems(document: Document, path: KeyPath, uses: Sequence[FollowUpUse], script: Script) -> Problems:
    """Follow-ups at ``path`` that are no probes, are there twice, or are too many; their rules apart."""
    for index, use in enumerate(uses):
        yield from unknown(document, (*path, index, "probe"), use.probe, "probe", script.probes)
    used = (((*path, index, "probe"), use.probe) for index, use in enumerate(uses))
    yield from repeated(document, used, "follow-ups", "Keep one of the two.")
    if len(uses) > _MOST_FOLLOW_UPS:
        message = f"{len(uses)} follow-ups are too many for somebody alone."
        yield document.problem(path, message, f"Keep {_MOST_FOLLOW_UPS} at most.", at_key=True)


def _wordings(document: Document, at: KeyPath, alone: Alone, script: Script) -> Problems:
    yield from wrong_placeholders(document, (*at, "ask"), alone.ask, script)
    for key, options in (("options", alone.options), ("closest", alone.closest)):
        for index, option in enumerate(options):
            yield from wrong_placeholders(document, (*at, key, index, "say"), option.say, script)
    yield from repeated_items(document, (*at, "roles"), alone.roles, "roles")
    for index, role in enumerate(alone.roles):
        yield from unknown_role(document, (*at, "roles", index), role, script)
