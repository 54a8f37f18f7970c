"""Preparing a meeting to be observed: making the coaching file, and recording what is known beforehand."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path

from coachtui.files.meeting_files import MeetingMistake, check_meeting, mistaken_chair, mistakes_in, read_meeting
from coachtui.files.reading import read_path
from coachtui.model.engagement import Engagement, State
from coachtui.model.initials import proposed_initials
from coachtui.model.observing import (
    COACHING,
    FORM_DRAFTS,
    NEW_FORM_DRAFTS,
    ActionItem,
    AgendaItem,
    DiscussedFigure,
    ObservedMeeting,
)
from coachtui.model.people import Person, canonical_code, code_among
from coachtui.model.problems import BadFileError, CoachError, Problem
from coachtui.model.script_parts import ObservingWords
from coachtui.model.text import is_blank, one_line
from coachtui.model.written_meeting import WrittenMeeting, WrittenParticipant
from coachtui.store.locking import lock_path
from coachtui.store.records import Change
from coachtui.workflow.coaching.coaching_result import no_coaching_file, observing_rubric
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, create_engagement, open_engagement
from coachtui.workflow.engagement.materials import materials_for
from coachtui.workflow.engagement.pairs import OBSERVED
from coachtui.workflow.engagement.paths import is_there

LONGEST_ID = 80
"""How many characters the id of a meeting has at most."""
_ALL_FORM_DRAFTS = (FORM_DRAFTS, NEW_FORM_DRAFTS)
_NUMBERED = re.compile(r"(\D*)(\d+)", re.ASCII)
FIRST_ID = "M01"


def create_coaching_file(path: Path, surroundings: Surroundings | None = None) -> None:
    """Make a private coaching file at ``path``, named after the file. Raises CoachError when something is there."""
    name = one_line(path.stem.replace("-", " ").replace("_", " ")) or COACHING
    create_engagement(path, Engagement(name, kind=COACHING), surroundings=surroundings)


def remove_if_empty(path: Path) -> None:
    """Delete the coaching file at ``path`` if nothing is recorded in it. Raises CoachErrors, and OSErrors."""
    with open_engagement(path, write=True) as workspace:
        empty = workspace.is_coaching and not workspace.state.observed_meetings and not workspace.state.people
    if empty:
        path.unlink()
        lock_path(path).unlink(missing_ok=True)


def refuse_engagement(workspace: Workspace) -> None:
    """Raise CoachError where ``workspace`` is an engagement; it names the coaching file that belongs beside it."""
    if not workspace.is_coaching:
        raise no_coaching_file(workspace, "Name {}; it is made if it is not there.")


def observing_words(workspace: Workspace) -> ObservingWords:
    """What observers say and type, as the script has it. Raises BadFileError where it cannot be used."""
    return workspace.pair(OBSERVED).script.observing or ObservingWords("")


def observed_by_id(state: State, typed: str) -> ObservedMeeting | None:
    """The meeting with the id ``typed``, in capitals or not; None where there is none."""
    found = code_among(state.observed_meetings, typed)
    return None if found is None else state.observed_meetings[found]


def _unfinished_meeting(state: State, today: date) -> ObservedMeeting | None:
    """The meeting under way, of several the one that began last; else one prepared for a day up to ``today``, or None.

    A meeting on a later day is begun by its id.
    """
    waiting = [each for each in state.observed_meetings.values() if can_be_observed(state, each)]
    due = [each for each in waiting if each.began is not None or each.day <= today.isoformat()]
    return max(due, key=lambda each: (each.began or "", each.held or ""), default=None)


def meeting_to_observe(state: State, typed: str, today: date) -> str | None:
    """The id of the meeting that ``typed`` means, "" for the one that is under way or due; None for none."""
    found = observed_by_id(state, typed) if typed else _unfinished_meeting(state, today)
    return None if found is None else found.id


def can_be_observed(state: State, meeting: ObservedMeeting) -> bool:
    """Whether the meeting has not begun, or is under way."""
    return meeting.can_be_observed(has_lines=_has_lines(state, meeting))


def is_prepared(state: State, meeting: ObservedMeeting) -> bool:
    """Whether the meeting has not begun, so that what was prepared can be changed."""
    return meeting.is_prepared(has_lines=_has_lines(state, meeting))


def _has_lines(state: State, meeting: ObservedMeeting) -> bool:
    return any(each.meeting == meeting.id for each in state.meeting_lines.values())


def proposed_id(state: State, taken: Collection[str] = ()) -> str:
    """An id for a further meeting: the last one counted on, such as M10 behind M09; none of ``taken``."""
    ids = sorted({*state.observed_meetings, *taken}, key=lambda each: (len(each), each))
    found = next((match for each in reversed(ids) if (match := _NUMBERED.fullmatch(each))), None)
    if found is None:
        return FIRST_ID if FIRST_ID not in ids else f"{FIRST_ID}-{len(ids) + 1}"
    letters, digits = found.groups()
    return f"{letters}{int(digits) + 1:0{len(digits)}}"


def prepare_from_file(path: Path, meeting_id: str, source: Path, around: Surroundings) -> ObservedMeeting:
    """Record the meeting that the file ``source`` describes in the coaching file at ``path``, made if it is not there.

    ``meeting_id`` "" means a proposed id. Raises CoachErrors; then nothing is recorded, and no file is made.
    """
    if not is_there(path):
        file = read_meeting(str(source), read_path(source))
        _refuse(source, check_meeting(file, materials_for(path, OBSERVED).rubric.rated_behaviours()))
        create_coaching_file(path, around)
    with open_engagement(path, write=True, surroundings=around) as workspace:
        refuse_engagement(workspace)
        file = read_meeting(str(source), read_path(source))
        problems = check_meeting(file, observing_rubric(workspace).rated_behaviours())
        problems += (file.document.problem(*each) for each in _mistaken_people(workspace, file.meeting))
        _refuse(source, problems)
        return prepare_meeting(workspace, meeting_id or proposed_id(workspace.state), file.meeting)


def _refuse(source: Path, problems: Collection[Problem]) -> None:
    """Raise BadFileError where there are ``problems`` in the file ``source``."""
    if problems:
        raise BadFileError(str(source), tuple(sorted(problems)))


def mistakes(workspace: Workspace, meeting: WrittenMeeting) -> tuple[MeetingMistake, ...]:
    """The mistakes in ``meeting``: parts that do not fit together, or do not fit the people in the file.

    Raises as `observing_rubric`.
    """
    return (
        *mistakes_in(meeting, observing_rubric(workspace).rated_behaviours()),
        *_mistaken_people(workspace, meeting),
    )


def prepare_meeting(workspace: Workspace, meeting_id: str, meeting: WrittenMeeting) -> ObservedMeeting:
    """Record ``meeting`` as `new_meeting` does, and return it as it is recorded. Raises CoachErrors."""
    return new_meeting(workspace, meeting_id, meeting).after(ObservedMeeting)


def new_meeting(workspace: Workspace, meeting_id: str, meeting: WrittenMeeting, *, typed: bool = False) -> Change:
    """Record ``meeting``, in which `mistakes` found nothing, under the id ``meeting_id``, and the people in it.

    ``typed`` says that it was typed into its form, whose draft is dropped. Raises CoachError for an engagement, and for
    an id that is in use or cannot be one.
    """
    refuse_engagement(workspace)
    wanted = one_line(meeting_id)
    if is_blank(wanted) or len(wanted) > LONGEST_ID:
        raise CoachError("No id", f"An id has 1 to {LONGEST_ID} characters, such as {FIRST_ID}.", bad_input=True)
    if observed_by_id(workspace.state, wanted) is not None:
        raise CoachError("There already", f"There is a meeting {wanted} already.", "Take another id.", bad_input=True)
    return _record(workspace, ObservedMeeting(wanted, ""), meeting, _ALL_FORM_DRAFTS if typed else (FORM_DRAFTS,))


def change_meeting(workspace: Workspace, meeting_id: str, meeting: WrittenMeeting) -> Change:
    """Record ``meeting``, in which `mistakes` found nothing, in place of what was prepared under this id.

    Items, actions and figures that keep their title, words or name keep their ids. Raises CoachError where there is no
    such meeting, or where it has begun.
    """
    there = observed_by_id(workspace.state, meeting_id)
    if there is None or not is_prepared(workspace.state, there):
        raise CoachError("It has begun", "What was known beforehand stays as it is.", "Go on with it.", bad_input=True)
    return _record(workspace, there, meeting, (FORM_DRAFTS,))


def _record(workspace: Workspace, there: ObservedMeeting, meeting: WrittenMeeting, drafts: Collection[str]) -> Change:
    """Record ``meeting`` in the place of ``there``, and withdraw what was known of that and is not of ``meeting``.

    The drafts of its form in the sessions ``drafts`` are dropped.
    """
    people, known = workspace.state.people, workspace.state.observation({there.id})
    seats = with_initials(meeting.participants, people, observing_words(workspace).no_initials)
    called = _called(seats)
    behaviours = observing_rubric(workspace).rated_behaviours()
    prepared = replace(
        there,
        name=meeting.name,
        held=meeting.held(workspace.surroundings.today),
        chair=called.get(canonical_code(meeting.chair), seats[0].initials),
        participants=tuple(each.initials for each in seats),
        unwilling=tuple(each.initials for each in seats if not each.consents),
        items=tuple(_items(there.items, meeting)),
        produce=meeting.produce,
        agreed=code_among(behaviours, meeting.agreed) or "",
        stepping_in=meeting.stepping_in,
        seen_by=meeting.seen_by,
        consent_said=meeting.consent_said,
    )
    actions = tuple(_actions(there.id, [each for each in known.actions if each.earlier], meeting, called))
    figures = tuple(_figures(there.id, known.figures, meeting))
    stay = {*(each.id for each in actions), *(each.id for each in figures)}
    gone: list[ActionItem | DiscussedFigure] = [*known.actions, *known.figures]
    gone = [each for each in gone if each.id not in stay]
    new = _new_people(seats, people)
    return workspace.record(
        *new, prepared, *actions, *figures, withdraw=gone, drop_drafts=[(each, there.id) for each in drafts]
    )


def with_initials(
    seats: Iterable[WrittenParticipant], people: Mapping[str, Person], words: Collection[str]
) -> tuple[WrittenParticipant, ...]:
    """``seats``, each with initials: those given, else those of somebody of that name among ``people``, else proposed.

    Initials given are written as ``people`` has them, or in capitals; those that somebody before has are another's, and
    proposed anew. Neither any of ``people`` nor ``words`` is proposed.
    """
    written = tuple(seats)
    named = {_spoken(each.name): code for code, each in people.items() if not is_blank(each.name)}
    own: list[str] = []
    for each in written:
        code = code_among(people, each.initials) or each.initials.upper()
        code = code or named.get(_spoken(each.name), "")
        own.append("" if code_among(own, code) else code)
    lacking = [each.name for each, code in zip(written, own, strict=True) if not code]
    found = iter(proposed_initials(lacking, (*people, *filter(None, own)), words))
    return tuple(replace(each, initials=code or next(found)) for each, code in zip(written, own, strict=True))


def _mistaken_people(workspace: Workspace, meeting: WrittenMeeting) -> Iterator[MeetingMistake]:
    """Initials that are somebody else's in the file, and a chair who does not take part."""
    people = workspace.state.people
    seats = with_initials(meeting.participants, people, observing_words(workspace).no_initials)
    if not all(each.initials for each in meeting.participants):
        yield from mistaken_chair(meeting, seats)
    for place, each in enumerate(meeting.participants):
        code = code_among(people, each.initials) if each.initials else None
        known = "" if code is None else people[code].name
        if not is_blank(known) and not is_blank(each.name) and _spoken(known) != _spoken(each.name):
            message = f"{one_line(each.initials, 20)} is {one_line(known, 40)} in this file."
            yield ("participants", place, "initials"), message, "Leave them out, and others are proposed."


def _new_people(seats: Iterable[WrittenParticipant], people: Mapping[str, Person]) -> Iterator[Person]:
    """Those who are not in the file yet, or not by name."""
    for each in seats:
        known = people.get(each.initials)
        if known is None:
            yield Person(each.initials, name=one_line(each.name))
        elif is_blank(known.name) and not is_blank(each.name):
            yield replace(known, name=one_line(each.name))


def _called(seats: Iterable[WrittenParticipant]) -> dict[str, str]:
    """The initials of each by what he or she may be called: by name, and by initials, which win."""
    written = tuple(seats)
    names = {canonical_code(each.name): each.initials for each in reversed(written) if not is_blank(each.name)}
    return names | {canonical_code(each.initials): each.initials for each in written}


def _ids(wanted: Iterable[str], known: Iterable[tuple[str, str]], beginning: str = "") -> Iterator[str]:
    """The id of each that is called as in ``wanted``: what had the same words, of ``known``, keeps its id.

    Others get ``beginning`` and the first number that is free.
    """
    left = [*known]
    taken = {each for each, _ in left}
    numbers = (each for number in count(1) if (each := f"{beginning}{number}") not in taken)
    for words in wanted:
        found = next((each for each in left if each[1] == words), None)
        if found is not None:
            left.remove(found)
        yield next(numbers) if found is None else found[0]


def _items(known: Iterable[AgendaItem], written: WrittenMeeting) -> Iterator[AgendaItem]:
    ids = _ids((each.title for each in written.items), [(each.id, each.title) for each in known])
    for given, each in zip(ids, written.items, strict=True):
        yield AgendaItem(given, each.title, each.verb, each.minutes)


def _actions(
    meeting: str, known: Iterable[ActionItem], written: WrittenMeeting, called: Mapping[str, str]
) -> Iterator[ActionItem]:
    ids = _ids((each.what for each in written.actions), [(each.id, each.what) for each in known], f"{meeting}/action/")
    for given, each in zip(ids, written.actions, strict=True):
        code = called.get(canonical_code(each.who))
        who = "" if code else one_line(each.who)
        yield ActionItem(given, meeting, each.what, code, who, each.due, earlier=True)


def _figures(meeting: str, known: Iterable[DiscussedFigure], written: WrittenMeeting) -> Iterator[DiscussedFigure]:
    ids = _ids((each.name for each in written.figures), [(each.id, each.name) for each in known], "F")
    for given, each in zip(ids, written.figures, strict=True):
        yield DiscussedFigure(each.id or given, meeting, each.decimals, each.name)


def _spoken(name: str) -> str:
    return one_line(name).casefold()
