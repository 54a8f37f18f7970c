"""The form before a meeting in plain mode."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from coachtui.asking.meeting_forms import COLUMNS, TypedMeeting
from coachtui.asking.tables import Rows
from coachtui.cli.plain.terminal import Terminal, ask_or_leave
from coachtui.files.meeting_files import MeetingMistake
from coachtui.model.text import is_blank
from coachtui.workflow.observing.before_meeting import BeforeMeeting
from coachtui.workflow.observing.typed_meeting import when_typed

_ASKS = {
    "name": "Which meeting is it?",
    "date": "When? (Enter for today; a time may follow)",
    "produce": "What must come out of it?",
    "agreed": "What does the chair work on? (one behaviour)",
    "stepping_in": "How may you step in? (note, glance, pause, never)",
    "seen_by": "Who sees what of it?",
    "participants": "Who is there? One a line, in seat order: name, initials, no for who does not consent",
    "chair": "Who chairs it? (Enter for the first)",
    "items": "The agenda, one item a line: title, verb, minutes",
    "actions": "Agreed last time, one a line: what, who, by when",
    "figures": "Figures, one a line: name, points with spaces between them",
    "consent_said": "Did you say it? (yes or no)",
}


def ask_typed_meeting(
    terminal: Terminal,
    form: BeforeMeeting,
    keep: Callable[[TypedMeeting], None],
    today: date,
    wrong: Sequence[MeetingMistake],
    before: TypedMeeting | None,
) -> TypedMeeting:
    """Ask for every field of the form, offering what was typed ``before``; with mistakes only for those in ``wrong``.

    ``today`` is what days are counted from. ``keep`` is called with the whole form while it is typed. Raises
    LeaveError.
    """
    typed = before or TypedMeeting()
    fields, rows = dict(typed.fields), {name: getattr(typed, name) for name in COLUMNS}

    def keep_field(name: str, text: str) -> None:
        keep(TypedMeeting({**fields, name: text}, **rows))

    def keep_rows(name: str, these: Rows) -> None:
        keep(TypedMeeting(fields, **{**rows, name: these}))

    again = {str(place[0]) for place, _, _ in wrong}
    for _, message, hint in wrong:
        terminal.say(f"{message} {hint}".strip())
    for name, ask in _ASKS.items():
        if wrong and name not in again:
            continue
        if name == "consent_said" and form.consent:
            terminal.say(f"Say this to everybody: “{form.consent}”")
        if name in COLUMNS:
            rows[name] = _ask_rows(terminal, ask, name, rows[name], partial(keep_rows, name))
        else:
            offered = fields.get(name, "")
            fields[name] = ask_or_leave(terminal, ask, offered, partial(keep_field, name))
            if fields[name] != offered:  # what is typed quickly was not kept yet
                keep_field(name, fields[name])
        if name == "date" and (when := when_typed(fields[name], today).read_as):
            terminal.say(when, indent=2)
        _say_read_as(terminal, form, name, fields, rows)
    rows["participants"] = form.with_initials(rows["participants"])
    return TypedMeeting(fields, **rows)


def _ask_rows(terminal: Terminal, ask: str, name: str, before: Rows, keep: Callable[[Rows], None]) -> Rows:
    """Ask for rows until a line stays blank; commas part the cells. Each of those ``before`` is offered first.

    One of these that is made blank is left out; one that is left as it is stays so, commas in its cells included.
    """
    terminal.say(f"{ask}; an empty line ends it.")
    columns = COLUMNS[name]
    rows: Rows = ()

    def ask_row(known: Rows, rest: Rows) -> Rows:
        offered = "".join(", ".join(row.get(column, "") for column in columns).rstrip(", ") for row in known)

        def row_in(line: str) -> Rows:
            return known if line == offered else _rows_in(line, columns)

        def keep_row(line: str) -> None:
            keep((*rows, *row_in(line), *rest))

        line = ask_or_leave(terminal, f"{len(rows) + 1}.", offered, keep_row)
        if line != offered:
            keep_row(line)
        return row_in(line)

    for place, row in enumerate(before, start=1):
        rows += ask_row((row,), before[place:])
    while typed := ask_row((), ()):
        rows += typed
    return rows


def _rows_in(line: str, columns: Sequence[str]) -> Rows:
    """The row in a line; none in a blank one."""
    parts = [part.strip() for part in line.split(",", len(columns) - 1)]
    row = {column: part for column, part in zip(columns, parts, strict=False) if part}
    return () if is_blank(line) else (row,)


def _say_read_as(
    terminal: Terminal, form: BeforeMeeting, name: str, fields: dict[str, str], rows: dict[str, Rows]
) -> None:
    """Say what was read, where that is not plain."""
    sentences: tuple[str, ...] = ()
    match name:
        case "agreed":
            sentences = (form.agreed_read_as(fields[name]),)
        case "participants":
            people = form.with_initials(rows[name])
            sentences = tuple(f"{row['initials']}  {row.get('name', '')}".strip() for row in people)
            sentences = (*sentences, form.words_as_initials(people))
        case "items":
            rows[name], wrong = form.verbs_read_as(rows[name])
            sentences = (wrong,)
        case "figures":
            sentences = form.figures_read_as(rows[name])
    for line in filter(None, sentences):
        terminal.say(line, indent=2)
