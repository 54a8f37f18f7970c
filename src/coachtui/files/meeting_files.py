"""Reads files that say what is known of a meeting before it is observed, and checks that it fits together.

A form is checked by the same sentences: `mistakes_in` needs no file.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coachtui.files.positions import KeyPath
from coachtui.files.shaping import read_shape
from coachtui.files.yaml_text import Document
from coachtui.model.initials import are_initials
from coachtui.model.people import canonical_code, code_among
from coachtui.model.problems import Problem, first_problems
from coachtui.model.suggesting import did_you_mean, suggestion
from coachtui.model.text import enumerated, is_blank, listed, one_line
from coachtui.model.written_meeting import VERBS, WrittenMeeting, WrittenParticipant

_YEARS = range(1970, 2200)
MeetingMistake = tuple[KeyPath, str, str]
"""Where something is wrong in a meeting, what, and what helps."""


@dataclass(frozen=True, slots=True)
class MeetingFile:
    """A meeting as it was written down beforehand, and the document, which knows where everything stands."""

    meeting: WrittenMeeting
    document: Document


def read_meeting(source: str, data: bytes | Document) -> MeetingFile:
    """The meeting in ``data``, the bytes of a file or its document; ``source`` is its name in problems.

    Raises BadFileError with the problems of the first step that finds any: reading the YAML, the kind of the file, its
    keys and values. `check_meeting` says whether it fits together.
    """
    return MeetingFile(*read_shape(source, data, "meeting", WrittenMeeting))


def check_meeting(file: MeetingFile, behaviours: Iterable[str]) -> list[Problem]:
    """Everything that `mistakes_in` finds, each at its place in the file, sorted by line."""
    found = mistakes_in(file.meeting, behaviours)
    return list(first_problems(file.document.problem(path, message, hint) for path, message, hint in found))


def mistakes_in(meeting: WrittenMeeting, behaviours: Iterable[str]) -> Iterator[MeetingMistake]:
    """What does not fit together in ``meeting``. ``behaviours`` are the ids of those that can be agreed.

    The chair is looked for only where everybody has initials: `mistaken_chair` does so once they were proposed.
    """
    known = tuple(behaviours)
    if meeting.agreed and code_among(known, meeting.agreed) is None:
        yield ("agreed",), f"There is no behaviour '{one_line(meeting.agreed, 40)}'.", suggestion(meeting.agreed, known)
    if meeting.date is not None and meeting.date.year not in _YEARS:
        yield ("date",), f"{meeting.date} cannot be the day of a meeting.", "Look at the year."
    yield from _of_participants(meeting)
    if all(each.initials for each in meeting.participants):
        yield from mistaken_chair(meeting, meeting.participants)
    yield from _of_items(meeting)
    yield from _of_figures(meeting)


def mistaken_chair(meeting: WrittenMeeting, seats: Iterable[WrittenParticipant]) -> Iterator[MeetingMistake]:
    """A mistake where the chair is named and is none of ``seats``: those who take part, each with initials."""
    there = tuple(seats)
    called = [part for each in there for part in (each.initials, each.name) if not is_blank(part)]
    if meeting.chair and code_among(called, meeting.chair) is None:
        known = [one_line(each.initials, 20) for each in there]
        hint = did_you_mean(meeting.chair, known) or f"{enumerated(known)} {'do' if len(known) > 1 else 'does'}."
        yield ("chair",), f"{one_line(meeting.chair, 40)} does not take part.", hint


def mistaken_verb(verb: str) -> tuple[str, str] | None:
    """What is wrong with the verb of an agenda item, and what helps; None for "" and one of `VERBS` in any case."""
    if is_blank(verb) or verb.casefold() in VERBS:
        return None
    return f"'{one_line(verb, 20)}' is no verb here: {listed(VERBS)}.", did_you_mean(verb.casefold(), VERBS)


def _of_participants(meeting: WrittenMeeting) -> Iterator[MeetingMistake]:
    seen: set[str] = set()
    for place, each in enumerate(meeting.participants):
        if is_blank(each.initials) and is_blank(each.name):
            yield ("participants", place), "Somebody has neither initials nor a name.", "Give one of the two."
        elif not is_blank(each.initials) and not are_initials(each.initials):
            shown = one_line(each.initials, 20)
            yield ("participants", place, "initials"), f"'{shown}' cannot be initials.", "Two or three letters."
        elif not is_blank(each.initials) and canonical_code(each.initials) in seen:
            message = f"{one_line(each.initials, 20)} is somebody else's already."
            yield ("participants", place, "initials"), message, "Leave them out, and others are proposed."
        seen.add(canonical_code(each.initials))


def _of_items(meeting: WrittenMeeting) -> Iterator[MeetingMistake]:
    for place, each in enumerate(meeting.items):
        if wrong := mistaken_verb(each.verb):
            yield ("items", place, "verb"), *wrong


def _of_figures(meeting: WrittenMeeting) -> Iterator[MeetingMistake]:
    seen: set[str] = set()
    for place, each in enumerate(meeting.figures):
        if each.id and each.id in seen:
            yield ("figures", place, "id"), f"{one_line(each.id, 20)} is another figure's id already.", "Take another."
        seen.add(each.id)
