"""Checking observed meetings in an import: that they go into a coaching file, and that the rubric knows what they name.

Behaviours may be written in any case, and on cards by the word that the card has for them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from coachtui.exchange.state_json import ImportedState
from coachtui.model.answers import SessionKind
from coachtui.model.engagement import State
from coachtui.model.observing import CLOSE, COACHING, OPENING, Missed, ObservedMeeting, kept_of
from coachtui.model.problems import CoachError
from coachtui.model.rubric import Rubric
from coachtui.model.seen import SeenAgreement, SeenBehaviour
from coachtui.store.kinds import KINDS, Record
from coachtui.store.records import key_of
from coachtui.workflow.engagement.materials import materials_for
from coachtui.workflow.engagement.pairs import OBSERVED


def of_one_kind(known: State, coming: State) -> State:
    """``coming`` made to fit a file that holds ``known``: what is added to a coaching file is marked as coaching, too.

    Raises CoachError where observed meetings would go into an engagement, or interviews into a coaching file.
    """
    engagement, theirs = known.engagement, coming.engagement
    if engagement is None:
        return coming
    is_coaching = bool(coming.observed_meetings or coming.speaker_codes) or (theirs is not None and theirs.is_coaching)
    if is_coaching and not engagement.is_coaching:
        raise CoachError(
            "No coaching file",
            "This is an engagement: what is seen in meetings goes into a file of its own.",
            "Name another FILE, which is made if it is not there.",
            bad_input=True,
        )
    if engagement.is_coaching and (_has_interviews(coming) or coming.seen_meetings):
        raise CoachError(
            "A coaching file", "It takes what was seen in meetings, and no interviews.", "Name another FILE.",
            bad_input=True,
        )  # fmt: skip
    if theirs is None:
        return coming
    return replace(coming, engagement=replace(theirs, kind=engagement.kind))


def checked_meetings(path: Path, imported: ImportedState) -> ImportedState:
    """``imported`` as a coaching file if it holds observed meetings, with ids as the rubric has them.

    What is wrong is added to its problems. Raises CoachErrors where the rubric cannot be used.
    """
    state = imported.state
    if not state.observed_meetings:
        return imported
    if _has_interviews(state):
        imported.problems.append("meetings were observed: they go into a file without interviews")
    engagement = state.engagement
    rubric = materials_for(path, OBSERVED).rubric
    ids = _ids_in(rubric)
    changes: dict[str, Any] = {}
    places = dict(imported.places)
    for kind in KINDS:
        if kind.within:
            records = {}
            for record in kind.records_in(state):
                place = imported.place_of(record)
                known = _as_known(record, ids)
                imported.problems.extend(f"{place}{each}" for each in _faults(known, state, rubric))
                places[type(known), key_of(known)] = place
                records[key_of(known)] = known
            changes[kind.state] = records
    if engagement is not None:
        changes["engagement"] = replace(engagement, kind=COACHING)
    return replace(imported, state=replace(state, **changes), places=places)


def taken_ids(known: State, imported: ImportedState) -> Iterator[str]:
    """A problem for each line, decision or action whose id belongs to another meeting in ``known``.

    It would replace that one.
    """
    state = imported.state
    for there, coming in (
        (known.meeting_lines, state.meeting_lines),
        (known.decisions, state.decisions),
        (known.actions, state.actions),
    ):
        for key, record in coming.items():
            before = there.get(key)
            if before is not None and before.meeting != record.meeting:
                yield f"{imported.place_of(record)}.id is {key!r}, which is there in {before.meeting!r}"


def with_refusals(known: State, imported: ImportedState) -> ImportedState:
    """``imported`` without the words of people who do not consent in the same meeting in ``known``.

    A file never gives consent for somebody, not by leaving him or her out either.
    """
    state = imported.state
    refused = {key: each.unwilling for key, each in known.observed_meetings.items()}
    meetings = {key: each.refused_by(refused.get(key, ())) for key, each in state.observed_meetings.items()}
    lines = {key: kept_of(line, meetings[line.meeting]) for key, line in state.meeting_lines.items()}
    return replace(imported, state=replace(state, observed_meetings=meetings, meeting_lines=lines))


def seen_faults(path: Path, imported: ImportedState) -> Iterator[str]:
    """A problem for each mistake in figures of a team: unknown behaviours, and meetings that are not there.

    Raises CoachErrors where the rubric cannot be used.
    """
    state = imported.state
    if not (state.seen_behaviours or state.agreements):
        return
    known = materials_for(path, OBSERVED).rubric.rated_behaviours()
    records: tuple[SeenBehaviour | SeenAgreement, ...] = (*state.seen_behaviours.values(), *state.agreements.values())
    for record in records:
        place = imported.place_of(record)
        if record.meeting not in state.seen_meetings:
            yield f"{place}.meeting is {record.meeting!r}; there is no such meeting"
        if isinstance(record, SeenBehaviour) and record.behaviour not in known:
            yield f"{place} names {record.behaviour!r}, which is no behaviour with levels"


def _has_interviews(state: State) -> bool:
    """Whether somebody was asked: sheets about meetings may stand beside what was seen in them."""
    return any(session.kind is not SessionKind.SHEET for session in state.sessions.values())


def _ids_in(rubric: Rubric) -> Mapping[str, str]:
    """The ids of rated behaviours by all that they may be written as, without regard to case."""
    rated = rubric.rated_behaviours()
    lines = {each.card.line.casefold(): key for key, each in rated.items() if each.card is not None}
    return lines | {key.casefold(): key for key in rated}


def _as_known(record: Record, ids: Mapping[str, str]) -> Record:
    marks = getattr(record, "marks", None)
    changes: dict[str, Any] = {}
    if marks is not None:
        changes["marks"] = tuple(replace(mark, behaviour=_known(mark.behaviour, ids)) for mark in marks)
    for name in ("behaviour", "agreed"):
        if hasattr(record, name):
            changes[name] = _known(getattr(record, name), ids)
    return replace(record, **changes) if changes else record


def _known(written: str, ids: Mapping[str, str]) -> str:
    return ids.get(written.strip().casefold(), written)


def _faults(record: Record, state: State, rubric: Rubric) -> Iterator[str]:
    """What is wrong with a record of an observed meeting, as the ends of sentences that begin with its place."""
    known = rubric.rated_behaviours()
    marks = getattr(record, "marks", ())
    named = [mark.behaviour for mark in marks if mark.behaviour]
    for behaviour in (*named, *filter(None, (getattr(record, name, "") for name in ("behaviour", "agreed")))):
        if behaviour not in known:
            yield f" names {behaviour!r}, which is no behaviour with levels"
    rule = rubric.mark_rule
    if rule is not None and len(marks) > rule.per_line:
        yield f".codes has {len(marks)}; a line has at most {rule.per_line}"
    item, meeting = getattr(record, "item", ""), state.observed_meetings.get(getattr(record, "meeting", ""))
    if item and meeting is not None and item not in _parts(meeting, record):
        yield f".item is {item!r}; there is no such item"


def _parts(meeting: ObservedMeeting, record: Record) -> tuple[str, ...]:
    """What a record can be about in its meeting."""
    items = tuple(each.id for each in meeting.items)
    return (*items, OPENING, CLOSE) if isinstance(record, Missed) else items
