"""Whether the parts of one script fit together: ids, options, wordings, plans and minutes, but not its rules."""

from collections.abc import Iterator
from dataclasses import fields

from coachtui.answer_types import ANSWER_TYPES, answer_type_of
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
from coachtui.files.yaml_text import Document
from coachtui.model.frame_ids import FRAME_IDS
from coachtui.model.roles import plain_role
from coachtui.model.rubric import Rubric
from coachtui.model.script import MINUTES, Question, Script, Wordings
from coachtui.model.suggesting import suggestion

_BOOKED = 60
"""Minutes of the usual booking [method 7.1]."""


def script_problems(document: Document, script: Script) -> Problems:
    """Everything wrong with the script that can be seen without a rubric, rules apart."""
    yield from _repetitions(document, script)
    yield from _codes(document, script)
    for path, question in questions_with_paths(script):
        yield from _links(document, path, question, script)
        yield from _choices(document, path, question, script)
        yield from _columns(document, path, question, script)
    yield from _wordings(document, script)
    yield from _plans(document, script)
    yield from _spines(document, script)
    yield from _trial(document, script)
    yield from _topics(document, script)
    yield from _sections(document, script)
    yield from _booking(document, script)


def feed_problems(document: Document, script: Script, rubric: Rubric) -> Problems:
    """What in the script does not fit ``rubric``: its kind, what questions feed, levels and scales without anchors.

    In a sheet that asks for events at its end, also levels for a behaviour that has none.
    """
    yield from _kinds(document, script, rubric)
    rated = rubric.anchors_by_id()
    without_events = {key for key, behaviour in rubric.rated_behaviours().items() if not behaviour.events}
    known = sorted({*rated, *(each.id for part in (rubric.behaviours, rubric.patterns) for each in part)})
    for path, question in questions_with_paths(script):
        for index, feed in enumerate(question.feeds):
            if feed not in known:
                message = f"The rubric {rubric.id} has no '{feed}'."
                yield document.problem((*path, "feeds", index), message, suggestion(feed, known))
        levelled = (("levels", question.levels), ("level_rules", question.level_rules))
        for key, each in ((key, each) for key, ids in levelled for each in ids):
            at: KeyPath = (*path, key, each)
            if each in question.feeds and each in known and each not in rated:
                message = f"{each} has no levels."
                yield document.problem(at, message, "Name an indicator.", at_key=True)
            elif script.sheet is not None and script.sheet.weakest and each in without_events:
                message = f"{each} has no events, which the last step of this sheet would ask for."
                yield document.problem(at, message, "Add 'events' to it in the rubric.", at_key=True)
        first = question.feeds[0] if question.feeds else None
        if answer_type_of(question).on_anchors and first in known and first not in rated:
            message = f"{question.id} is a scale, and '{first}' has no levels to show on it."
            yield document.problem((*path, "feeds", 0), message, "Name an indicator first, or add five options.")


def _kinds(document: Document, script: Script, rubric: Rubric) -> Problems:
    """An interview with a rubric that has nothing to score it by, or a sheet with one that rates no behaviours."""
    at: KeyPath = ("rubric",) if script.rubric else ("id",)
    if script.sheet is None and not rubric.elements:
        message = f"The rubric {rubric.id} has no elements, by which interviews are scored."
        yield document.problem(at, message, "Name another one in 'rubric', or add 'sheet: ...' to the script.")
    if script.sheet is not None and not rubric.rated_behaviours():
        message = f"The rubric {rubric.id} rates no behaviours, which a sheet needs."
        yield document.problem(at, message, "Name another one in 'rubric', or give its behaviours anchors.")


def questions_with_paths(script: Script) -> Iterator[tuple[KeyPath, Question]]:
    """Every question of the sections, not those of opening and closing, with its path in the file."""
    for number, section in enumerate(script.sections):
        for index, question in enumerate(section.questions):
            yield ("sections", number, "questions", index), question


def _repetitions(document: Document, script: Script) -> Problems:
    yield from repeated(document, ids_below(("sections",), script.sections), "sections")
    questions = (((*path, "id"), question.id) for path, question in questions_with_paths(script))
    yield from repeated(document, questions, "questions")
    for path, question in questions_with_paths(script):
        if question.id in FRAME_IDS:
            message = f"'{question.id}' is the id of a part of opening and closing."
            yield document.problem((*path, "id"), message, "Give the question another id.")
    shorts = (((*path, "short"), question.short) for path, question in questions_with_paths(script) if question.short)
    yield from repeated(document, shorts, "short names", "Say it another way in one of them.")
    yield from repeated(document, ids_below(("frequencies",), script.frequencies), "frequencies")
    for path, question in questions_with_paths(script):
        yield from repeated(document, ids_below((*path, "options"), question.options), "options")
        yield from repeated(document, ids_below((*path, "columns"), question.columns), "columns")
        yield from repeated_items(document, (*path, "feeds"), question.feeds, "items of 'feeds'")
        yield from repeated_items(document, (*path, "see"), question.see, "items of 'see'")


def _codes(document: Document, script: Script) -> Problems:
    """Roles that one word typed would stand for twice: ids, codes and spoken forms are told apart in no case."""
    taken: dict[str, str] = {}
    for role_id, role in script.roles.items():
        for key, word in (("", role_id), ("code", role.code), ("say", role.say)):
            first = taken.setdefault(plain_role(word), role_id)
            if first != role_id:
                message = f"'{word}' stands for {first} already."
                path: KeyPath = ("roles", role_id, key) if key else ("roles", role_id)
                yield document.problem(path, message, "Give one of the two roles another word.", at_key=not key)


def _links(document: Document, path: KeyPath, question: Question, script: Script) -> Problems:
    for index, use in enumerate(question.probes):
        yield from unknown(document, (*path, "probes", index, "probe"), use.probe, "probe", script.probes)
    yield from unknown_items(document, (*path, "see"), question.see, "evidence", script.evidence)
    if question.evasion is not None:
        yield from unknown(document, (*path, "evasion"), question.evasion, "evasion", script.evasions)
    if not question.feeds:
        message = f"{question.id} feeds nothing."
        hint = "Name the indicators, behaviours or patterns it informs, or take the question out."
        yield document.problem((*path, "feeds"), message, hint, at_key=True)


def _choices(document: Document, path: KeyPath, question: Question, script: Script) -> Problems:
    fault = answer_type_of(question).options_mistake()
    if fault is not None:
        yield document.problem((*path, "options") if question.options else path, *fault, at_key=True)
    if question.shown and not answer_type_of(question, script.frequencies).choices:
        message = f"{question.id} is a {question.type} question, which has no options to show."
        yield document.problem((*path, "shown"), message, "Take 'shown' out.", at_key=True)
    elif question.shown and answer_type_of(question).on_anchors:
        message = f"{question.id} shows the levels of an indicator, which are for the interviewer alone."
        yield document.problem((*path, "shown"), message, "Take 'shown' out, or add five options.", at_key=True)


def _columns(document: Document, path: KeyPath, question: Question, script: Script) -> Problems:
    walk = script.booking.supplied_table
    if not ANSWER_TYPES[question.type].takes_columns:
        if question.columns:
            message = f"{question.id} is a {question.type} question; only tables have columns."
            hint = "Take the columns out, or make it 'type: table'."
            yield document.problem((*path, "columns"), message, hint, at_key=True)
        return
    if not question.columns:
        message = f"{question.id} is a table without columns."
        yield document.problem(path, message, "Add 'columns: ...' with an id and a heading each.")
    if ANSWER_TYPES[question.type].can_be_supplied and question.minutes < walk:
        message = f"{question.id} has {question.minutes} minutes, but walking through a supplied table takes {walk}."
        yield document.problem((*path, "minutes"), message, f"Give it {walk} or more, or lower 'supplied_table'.")


def _wordings(document: Document, script: Script) -> Problems:
    yield from _frame_wordings(document, script)
    for number, section in enumerate(script.sections):
        yield from wrong_placeholders(document, ("sections", number, "bridge"), section.bridge, script)
    for path, question in questions_with_paths(script):
        yield from _worded(document, (*path, "ask"), question.ask, script)


def _frame_wordings(document: Document, script: Script) -> Problems:
    """Names to fill in that do not exist in opening and closing; ``{minutes}`` does in the opening's length."""
    for key, part in (("opening", script.opening), ("closing", script.closing)):
        for each in fields(part):
            text = getattr(part, each.name)
            if isinstance(text, str) and each.name != "warm_up":
                more = (MINUTES,) if (key, each.name) == ("opening", "length") else ()
                yield from wrong_placeholders(document, (key, each.name), text, script, *more)
    yield from _worded(document, ("opening", "warm_up"), script.opening.warm_up, script)


def _worded(document: Document, path: KeyPath, wordings: Wordings, script: Script) -> Problems:
    """Names to fill in that do not exist, and roles that the script does not have, in what is said to each role."""
    if isinstance(wordings, str):
        yield from wrong_placeholders(document, path, wordings, script)
        return
    for role, text in wordings.items():
        yield from unknown_role(document, (*path, role), role, script, at_key=True)
        yield from wrong_placeholders(document, (*path, role), text, script)


def _plans(document: Document, script: Script) -> Problems:
    sections = [section.id for section in script.sections]
    questions = {question.id: question for question in script.questions()}
    for plan_id, plan in script.plans.items():
        path: KeyPath = ("plans", plan_id)
        yield from unknown_items(document, (*path, "sections"), plan.sections, "section", sections)
        yield from repeated_items(document, (*path, "sections"), plan.sections, "sections of this plan")
        for new, old in plan.replaces.items():
            for word, at_key in ((new, True), (old, False)):
                at = (*path, "replaces", new)
                question = questions.get(word)
                if question is None:
                    message, hint = f"There is no question '{word}'.", suggestion(word, questions)
                elif not ANSWER_TYPES[question.type].can_be_supplied:
                    message, hint = f"{word} is no table, and only tables replace each other.", "Name a table question."
                elif script.section_of(word).id not in plan.sections:
                    message, hint = f"{word} is in no section of this plan.", "Add its section, or take the line out."
                else:
                    continue
                yield document.problem(at, message, hint, at_key=at_key)


def _spines(document: Document, script: Script) -> Problems:
    """Questions of a spine that do not exist, that its role is not asked, or that no interview's plan draws on."""
    questions = {question.id: question for question in script.questions()}
    interviews = [plan for plan_id, plan in script.plans.items() if not script.is_alone(plan_id)]
    planned = {section for plan in interviews for section in plan.sections}
    for role, spine in script.spines.items():
        path: KeyPath = ("spines", role)
        yield from unknown_role(document, path, role, script, at_key=True)
        yield from unknown_items(document, path, spine, "question", questions)
        yield from repeated_items(document, path, spine, "questions of this spine")
        for index, question in enumerate(spine):
            if question not in questions:
                continue
            if not questions[question].has_wording_for(role):
                message, hint = f"{question} has no wording for {role}.", "Add one, or take it off this spine."
            elif script.section_of(question).id not in planned:
                message, hint = f"No interview's plan draws on {question}.", "Add its section to one, or take it out."
            else:
                continue
            yield document.problem((*path, index), message, hint)


def _trial(document: Document, script: Script) -> Problems:
    """A question for trying the name of the process that does not exist, or does not name it as it is heard there."""
    wordings = {question.id: question.wording_for(script.tried_as) for question in script.questions()}
    if script.tried_as:
        yield from unknown_role(document, ("tried_as",), script.tried_as, script)
    if script.tried_in:
        yield from unknown(document, ("tried_in",), script.tried_in, "question", wordings)
    if "{core_process}" not in wordings.get(script.tried_in, "{core_process}"):
        heard = f" to {script.tried_as}" if script.tried_as else ""
        message = f"{script.tried_in} does not name the core process{heard}."
        yield document.problem(("tried_in",), message, "Name one whose wording has {core_process} in it.")


def _topics(document: Document, script: Script) -> Problems:
    if script.topics is None:
        return
    known = [question.id for question in script.questions()]
    for question in script.topics.questions:
        if question not in known:
            message = f"There is no question '{question}'."
            yield document.problem(("topics", "questions", question), message, suggestion(question, known), at_key=True)


def _sections(document: Document, script: Script) -> Problems:
    planned = {section for plan in script.plans.values() for section in plan.sections}
    every = script.sheet is not None or not script.plans
    for number, section in enumerate(script.sections):
        path: KeyPath = ("sections", number)
        if not section.questions:
            message = f"The section {section.id} has no questions."
            yield document.problem((*path, "questions"), message, "Add some, or take the section out.", at_key=True)
        if section.id not in planned and not every:
            message = f"No plan draws on the section {section.id}: its questions are never asked."
            yield document.problem((*path, "id"), message, "Add it to a plan's sections, or take it out.")


def _booking(document: Document, script: Script) -> Problems:
    taken = script.booking.opening + script.booking.closing
    if taken >= _BOOKED:
        message = f"Opening and closing take {taken} minutes, which leaves no room for questions in an hour."
        yield document.problem(("booking",), message, "Shorten one of the two.", at_key=True)
