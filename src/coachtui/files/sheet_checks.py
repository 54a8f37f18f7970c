"""Whether a script has what its kind needs: an interview what is said and planned, a sheet what one alone is asked."""

from collections.abc import Iterator

from coachtui.answer_types import FormField, answer_type_of
from coachtui.files.alone_checks import MOST_COLUMNS, follow_up_problems
from coachtui.files.id_checks import (
    Problems,
    ids_below,
    repeated,
    wrong_placeholders,
)
from coachtui.files.positions import KeyPath
from coachtui.files.script_checks import questions_with_paths
from coachtui.files.shaping import missing_key
from coachtui.files.yaml_text import Document
from coachtui.model.script import Question, Script
from coachtui.model.sheet_form import LINE, Participants, PulseType, SheetForm
from coachtui.model.suggesting import suggestion

_INTERVIEWS_NEED = ("opening", "closing", "booking", "plans", "frequencies")
_ONLY_INTERVIEWS = ("opening", "closing", "booking", "plans", "spines", "alone", "tried_in", "tried_as", "topics")
_ONLY_SHEETS = ("observing",)
_ONLY_ASKED_ALOUD = ("alone", "salience", "shown", "probes", "see", "evasion")
_ONLY_ALONE = ("example", "follow_up", "words")
_FEWEST_OPTIONS = 2


def sheet_problems(document: Document, script: Script) -> Problems:
    """Keys that an interview or a sheet needs, or that mean nothing there, and what does not fit in a sheet."""
    if script.sheet is None:
        yield from _interview(document, script)
        return
    yield from _meaningless(document, (), _ONLY_INTERVIEWS, "A sheet")
    yield from _form(document, script, script.sheet)
    for path, question in questions_with_paths(script):
        yield from _meaningless(document, path, _ONLY_ASKED_ALOUD, "A question of a sheet")
        yield from _question(document, path, question, script)


def _interview(document: Document, script: Script) -> Problems:
    yield from _meaningless(document, (), _ONLY_SHEETS, "An interview")
    for key in _INTERVIEWS_NEED:
        if not _is_given(document, (key,)):
            yield missing_key(document, Script, (key,))
    for path, question in questions_with_paths(script):
        if not question.salience:
            yield missing_key(document, Script, (*path, "salience"))
        if question.minutes != int(question.minutes):
            message = f"'minutes' must be a whole number, not the number {float(question.minutes):g}."
            yield document.problem(
                (*path, "minutes"), message, "Write a whole number such as 1, without quotation marks."
            )
        for key in _ONLY_ALONE:
            if _is_given(document, (*path, key)):
                message = f"{question.id} has '{key}', which is for sheets."
                hint = "Take it out; for a self-assessment it may stand under 'alone'."
                yield document.problem((*path, key), message, hint, at_key=True)


def _is_given(document: Document, path: KeyPath) -> bool:
    *around, key = path
    group = document.at(tuple(around))
    return isinstance(group, dict) and group.get(key) not in (None, {}, [])


def _meaningless(document: Document, path: KeyPath, keys: tuple[str, ...], what: str) -> Problems:
    for key in keys:
        if _is_given(document, (*path, key)):
            yield document.problem((*path, key), f"{what} has no '{key}'.", "Take it out.", at_key=True)


def _form(document: Document, script: Script, sheet: SheetForm) -> Problems:
    if script.roles and not sheet.role:
        yield missing_key(document, Script, ("sheet", "role"))
    for key in ("opening", "closing"):
        for index, line in enumerate(getattr(sheet, key)):
            yield from wrong_placeholders(document, ("sheet", key, index), line, script)
    for key in ("which", "when", "role", "closest", "promise"):
        yield from wrong_placeholders(document, ("sheet", key), getattr(sheet, key), script)
    yield from wrong_placeholders(document, ("sheet", "kept"), sheet.kept, script, LINE)
    if f"{{{LINE}}}" not in sheet.kept:
        message = "This question does not say which line was promised."
        yield document.problem(("sheet", "kept"), message, f"Put {{{LINE}}} where the line is to stand.")
    if sheet.participants is not None:
        yield from _participants(document, sheet.participants, script)


def _participants(document: Document, asked: Participants, script: Script) -> Problems:
    path: KeyPath = ("sheet", "participants", "ask")
    yield from repeated(document, ids_below(path, asked.ask), "questions to participants")
    known = {each.id for each in script.questions()}
    for index, question in enumerate(asked.ask):
        if question.beside is not None and question.beside not in known:
            message = f"There is no question {question.beside}."
            yield document.problem((*path, index, "beside"), message, suggestion(question.beside, known))
        options: KeyPath = (*path, index, "options")
        yield from repeated(document, ids_below(options, question.options), "options")
        if question.type is PulseType.CATEGORY and len(question.options) < _FEWEST_OPTIONS:
            message = f"{question.id} is a category, which needs two options or more."
            yield document.problem((*path, index), message, "Add 'options: ...' with an id and a wording each.")
        if question.type is not PulseType.CATEGORY and question.options:
            message = f"{question.id} is a {question.type} question, which has no options of its own."
            hint = "Take the options out, or make it 'type: category'."
            yield document.problem(options, message, hint, at_key=True)


def _question(document: Document, path: KeyPath, question: Question, script: Script) -> Problems:
    answer_type = answer_type_of(question, script.frequencies)
    chosen = answer_type.form_field in {FormField.CHOICE, FormField.CHOICES}
    if chosen and not answer_type.options:
        message = f"Somebody alone has nothing to choose at {question.id}."
        yield document.problem(path, message, "Add options here, or 'frequencies' to the script.")
    if len(question.columns) > MOST_COLUMNS:
        message = f"{len(question.columns)} columns are too many for somebody alone."
        yield document.problem((*path, "columns"), message, f"Keep {MOST_COLUMNS} at most.", at_key=True)
    yield from _mixed(document, path, question)
    yield from follow_up_problems(document, (*path, "follow_up"), question.follow_up, script)
    if question.words is not None and answer_type.form_field is FormField.STORY:
        message = f"{question.id} is a {question.type} question: its answer is words already."
        yield document.problem((*path, "words"), message, "Take 'words' out.", at_key=True)
    for text, key in _texts(question):
        yield from wrong_placeholders(document, (*path, *key), text, script)


def _mixed(document: Document, path: KeyPath, question: Question) -> Problems:
    """Options that stand in the order of the levels they stand for."""
    for levels in question.levels.values():
        shown = [levels[option.id] for option in question.options if option.id in levels]
        if len(shown) > _FEWEST_OPTIONS and shown in (sorted(shown), sorted(shown, reverse=True)):
            message = "These stand in the order of their levels, which tells everybody what to tick."
            yield document.problem((*path, "options"), message, "Mix them.", at_key=True)
            return


def _texts(question: Question) -> Iterator[tuple[str, KeyPath]]:
    yield question.example, ("example",)
    for key in ("options", "parts"):
        for index, each in enumerate(getattr(question, key)):
            yield each.say, (key, index, "say")
    if question.words is not None:
        yield question.words.ask, ("words", "ask")
        yield question.words.example, ("words", "example")
