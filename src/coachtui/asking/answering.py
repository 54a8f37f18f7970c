"""Reading what a person typed as the answer to a question, saying what does not fit, and showing it back.

Every question type can be answered by typing one line; tables take a line per row.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coachtui.model.answers import Row, Value
from coachtui.model.rubric import LEVELS, Rubric
from coachtui.model.script import Option, Question, QuestionType, Script

NONE_OF_THEM = "none"
"""The option id that excludes every other option of a multiple question."""

_NUMBER = re.compile(r"\d{1,12}(?:[.,]\d{1,6})?", re.ASCII)
_THOUSANDS_OR_DECIMALS = re.compile(r"[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_YES_NO = (Option("yes", "Yes"), Option("no", "No"))


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: the number it is shown and typed with, what is stored for it, and what it says."""

    number: int
    value: int | str
    id: str
    say: str


def choices(question: Question, script: Script, rubric: Rubric) -> tuple[Choice, ...]:
    """What can be chosen, as shown: options from 1 on; a scale without options of its own by level, 0-4.

    Such a scale shows the anchors of the indicator its question feeds first. Empty for questions without choices.
    """
    match question.type:
        case QuestionType.SCALE if not question.options:
            return tuple(
                Choice(level, level, str(level), anchor)
                for level, anchor in zip(LEVELS, _anchors(question, rubric), strict=True)
            )
        case QuestionType.SCALE:
            return _numbered(question.options, by_level=True)
        case QuestionType.FREQUENCY:
            return _numbered(script.frequencies, by_level=True)
        case QuestionType.ORDERED | QuestionType.CATEGORY | QuestionType.MULTIPLE:
            return _numbered(question.options, by_level=False)
        case QuestionType.YES_NO:
            return _numbered(_YES_NO, by_level=False)
        case _:
            return ()


def parse_value(question: Question, script: Script, rubric: Rubric, text: str) -> Value | None:
    """What ``text`` answers; None when it is blank or cannot be read as an answer to this question.

    One choice: its number as shown, its spoken text or id, or a beginning that only one choice has, in any case.
    Multiple: several of these separated by commas (numbers by spaces too), stored in the script's order. Yes-no: also
    y and n. Number: with a decimal comma or point, perhaps a per cent sign; 1.000 and 1,000 can mean two things and
    are not read. Short and long: the text itself (a long answer belongs in the note). Table: a row per line, its cells
    in column order separated by semicolons; blank cells are left out, blank rows dropped.

    Whether the value makes sense is for `check_value` to say.
    """
    typed = text.strip()
    if not typed:
        return None
    match question.type:
        case QuestionType.NUMBER:
            return _number(typed)
        case QuestionType.SHORT | QuestionType.LONG:
            return typed
        case QuestionType.TABLE:
            return _rows(question, typed)
        case QuestionType.MULTIPLE:
            return _several(choices(question, script, rubric), typed)
        case _:
            found = _choice(choices(question, script, rubric), typed)
            return None if found is None else found.value


def check_value(question: Question, script: Script, rubric: Rubric, value: Value | None) -> str | None:
    """A sentence saying what is wrong with a value, and what would fit; None when the value fits.

    None as value stands for a text that `parse_value` could not read.
    """
    match question.type:
        case QuestionType.NUMBER:
            fits = isinstance(value, int | float) and not isinstance(value, bool) and value >= 0
            return None if fits else "That is no number: type one of 0 or more, such as 7 or 7.5."
        case QuestionType.SHORT | QuestionType.LONG:
            return None if isinstance(value, str) and value.strip() else "There is nothing there yet: type some words."
        case QuestionType.TABLE:
            return _check_rows(question, value)
        case QuestionType.MULTIPLE:
            return _check_several(choices(question, script, rubric), value)
        case _:
            known = choices(question, script, rubric)
            fits = any(type(value) is type(choice.value) and value == choice.value for choice in known)
            return None if fits else f"That is none of the choices: type {_numbers(known)}, or how one begins."


def spoken_value(question: Question, script: Script, rubric: Rubric, value: Value) -> str:
    """A value as people read it: what the choice says, not its id; several separated by semicolons; a row a line.

    Values that the question does not offer, from an older script say, are shown as they are.
    """
    if isinstance(value, tuple):
        rows = [item for item in value if isinstance(item, Mapping)]
        if rows:
            return "\n".join("; ".join(row.get(column.id, "") for column in question.columns) for row in rows)
        return "; ".join(_spoken(question, script, rubric, item) for item in value if isinstance(item, str))
    return _spoken(question, script, rubric, value)


def _spoken(question: Question, script: Script, rubric: Rubric, value: float | str) -> str:
    for choice in choices(question, script, rubric):
        if value in (choice.value, choice.id):
            levelled = question.type is QuestionType.SCALE and not question.options
            return f"{choice.number}, {choice.say}".rstrip(", ") if levelled else choice.say
    return str(value)


def _numbered(options: Sequence[Option], *, by_level: bool) -> tuple[Choice, ...]:
    return tuple(
        Choice(place + 1, place if by_level else option.id, option.id, option.say)
        for place, option in enumerate(options)
    )


def _anchors(question: Question, rubric: Rubric) -> Sequence[str]:
    fed = question.feeds[0] if question.feeds else ""
    return next((indicator.anchors for indicator in rubric.indicators() if indicator.id == fed), ("",) * len(LEVELS))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".)")


def _choice(known: Sequence[Choice], typed: str) -> Choice | None:
    """The one choice meant: by its number as shown, else named in full, else by a beginning that no other has."""
    wanted = _plain(typed)
    if not wanted:
        return None
    names = {choice: (_plain(choice.say), choice.id.casefold()) for choice in known}
    for meant in (
        [choice for choice in known if str(choice.number) == wanted],
        [choice for choice, own in names.items() if wanted in own],
        [choice for choice, own in names.items() if own[0].startswith(wanted) or own[1].startswith(wanted)],
    ):
        if meant:
            return meant[0] if len(meant) == 1 else None
    return None


def _several(known: Sequence[Choice], typed: str) -> tuple[str, ...] | None:
    """Every choice named, in the script's order; None when any part names none.

    What a choice says may hold commas itself, so the longest run of parts that names one is taken first.
    """
    parts = typed.split() if re.fullmatch(r"[\d\s]+", typed) else typed.split(",")
    chosen: set[str] = set()
    start = 0
    while start < len(parts):
        if not parts[start].strip():
            start += 1
            continue
        for end in range(len(parts), start, -1):
            found = _choice(known, ",".join(parts[start:end]))
            if found is not None:
                chosen.add(found.id)
                start = end
                break
        else:
            return None
    return tuple(choice.id for choice in known if choice.id in chosen) or None


def _number(typed: str) -> int | float | None:
    figure = typed.removesuffix("%").strip()
    if not _NUMBER.fullmatch(figure) or _THOUSANDS_OR_DECIMALS.fullmatch(figure):
        return None
    number = float(figure.replace(",", "."))
    return int(number) if number.is_integer() else number


def _rows(question: Question, typed: str) -> tuple[Row, ...] | None:
    rows: list[Row] = []
    for line in typed.splitlines():
        cells = [cell.strip() for cell in line.split(";")]
        if any(cells[len(question.columns) :]):
            return None
        row = {column.id: cell for column, cell in zip(question.columns, cells, strict=False) if cell}
        if row:
            rows.append(row)
    return tuple(rows) or None


def _check_rows(question: Question, value: Value | None) -> str | None:
    known = {column.id for column in question.columns}
    rows = [row for row in value if isinstance(row, Mapping)] if isinstance(value, tuple) else []
    fits = isinstance(value, tuple) and len(rows) == len(value) and all(known >= row.keys() for row in rows)
    if fits and rows:
        return None
    columns = "; ".join(column.say for column in question.columns)
    return f"That is no row of this table: type at most {len(known)} cells separated by semicolons: {columns}."


def _check_several(known: Sequence[Choice], value: Value | None) -> str | None:
    ids = {choice.id for choice in known}
    if not isinstance(value, tuple) or not value or not all(isinstance(item, str) and item in ids for item in value):
        return f"Those are not all choices: type {_numbers(known)}, several separated by commas."
    if len(value) > 1 and NONE_OF_THEM in value:
        return "None of them cannot go with others: type the others only, or none only."
    return None


def _numbers(known: Sequence[Choice]) -> str:
    return f"{known[0].number} to {known[-1].number}" if known else "nothing (there are no choices here)"
