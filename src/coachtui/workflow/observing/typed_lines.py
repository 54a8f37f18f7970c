"""Turns typed lines of a meeting into records, and records into lines."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coachtui.asking.line_grammar import LineMeaning, Meant
from coachtui.model.observing import (
    ActionItem,
    Decision,
    LineKind,
    MeetingLine,
    ObservedMeeting,
    kept_of,
)

Typed = MeetingLine | Decision | ActionItem
"""What a typed line is recorded as."""

_MARKED = "/marked"
_KIND_OF = {Meant.SAID: LineKind.SAID, Meant.NOTE: LineKind.NOTE, Meant.STEP_IN: LineKind.STEP_IN}
_MEANT = {kind: meant for meant, kind in _KIND_OF.items()}


@dataclass(frozen=True, slots=True)
class LinePlace:
    """The id and number of a line, the id of its agenda item, "" for none, and when it was said, in ISO form."""

    id: str
    number: int
    item: str
    said: str


def records_of(text: str, meaning: LineMeaning, meeting: ObservedMeeting, place: LinePlace) -> Iterator[Typed]:
    """The records for the line ``text``, understood as ``meaning``. Of whoever does not consent they hold no words.

    A decision and an action have no marks and no star: where some were typed, a note beside it has them.
    """
    kind = _KIND_OF.get(meaning.kind)
    if kind is not None:
        line = MeetingLine(
            place.id, meeting.id, meaning.person, place.number, meaning.words, place.said, meaning.marks,
            meaning.starred, raw=text, kind=kind, item=place.item,
        )  # fmt: skip
        yield kept_of(line, meeting)
        return
    agreed = Decision if meaning.kind is Meant.DECISION else ActionItem
    yield agreed(
        place.id, meeting.id, meaning.what, meaning.person, meaning.who, meaning.due, place.item, text, place.said
    )
    if meaning.marks or meaning.starred:
        yield MeetingLine(
            f"{place.id}{_MARKED}", meeting.id, None, place.number, meaning.words, place.said, meaning.marks,
            meaning.starred, kind=LineKind.NOTE, item=place.item,
        )  # fmt: skip


def is_beside(line: MeetingLine) -> bool:
    """Whether a line only has the marks of a decision or an action."""
    return line.id.endswith(_MARKED)


def bearer_id(typed: Typed) -> str:
    """The id that the note with the marks of ``typed``, a decision or an action, has if there is one."""
    return f"{typed.id}{_MARKED}"


def meant_by(typed: Typed) -> Meant:
    """The kind of line that ``typed`` was recorded from."""
    match typed:
        case Decision():
            return Meant.DECISION
        case ActionItem():
            return Meant.ACTION
        case _:
            return Meant.NOTE if typed.person is None and typed.kind is LineKind.SAID else _MEANT[typed.kind]


def missing_in(typed: Typed) -> tuple[str, ...]:
    """Which of what, who and when a decision or an action lacks."""
    if isinstance(typed, MeetingLine):
        return ()
    who = "" if typed.person is None else typed.person
    return LineMeaning(meant_by(typed), "", who or None, what=typed.what, who=typed.who, due=typed.due).missing


def raw_of(typed: Typed) -> str:
    """The line as it was typed, for correcting it; of somebody whose words are not kept, the initials alone."""
    if isinstance(typed, MeetingLine) and typed.person is not None and not typed.raw:
        return f"{typed.person.lower()} {typed.text}"
    return typed.raw or words_of(typed)


def words_of(typed: Typed) -> str:
    """The words of a line, a decision or an action."""
    return typed.text if isinstance(typed, MeetingLine) else typed.what


def is_plain(typed: Typed) -> bool:
    """Whether it is a note of the whole line as it was typed."""
    return meant_by(typed) is Meant.NOTE and words_of(typed) == typed.raw.strip()


def as_put_right(record: Typed, before: Typed) -> Typed:
    """``record``, the corrected line, with what it takes over from ``before``: its end, and whether it was imported.

    Where no words are kept and none were typed anew, it also takes over how many there were.
    """
    if not isinstance(record, MeetingLine) or not isinstance(before, MeetingLine):
        return record
    length = before.length if record.length == 0 else record.length
    return replace(record, length=length, until=before.until, imported=before.imported)
