"""People recorded under several codes that are written alike, made one person in the state of an engagement."""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from coachtui.model.craft import Capture, Filed, FiledTo
from coachtui.model.engagement import State
from coachtui.model.observing import CoachNote, DebriefWords, ObservedMeeting, SpeakerCode
from coachtui.model.people import JoinedCode, Person, canonical_code, written_alike

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_Record = TypeVar("_Record", bound="DataclassInstance")

_CODE_IN: Mapping[type, str] = {Person: "code", SpeakerCode: "code", DebriefWords: "whom", CoachNote: "whom"}
"""The field with the code of the person whose record it is, where that is not called person."""


def with_joined(state: State, joined: JoinedCode) -> State:
    """``state`` with all that was recorded under codes of this canonical form under ``joined.code``.

    The details of the person with that code stay; blank ones are taken from the others.
    """
    codes = {**state.joined, joined.canonical: joined.code}
    changes: dict[str, Any] = {"joined": codes, "people": _people(state.people, joined)}
    for each in fields(State):
        records = getattr(state, each.name)
        if isinstance(records, Mapping) and each.name not in {"joined", "people", "computed"}:  # computed: levels
            renamed = [(key, record, under_joined(record, codes)) for key, record in records.items()]
            if any(one is not record for _, record, one in renamed):
                changes[each.name] = {_key_of(one, key): one for key, _, one in renamed}
    return replace(state, **changes)


def alike_as_one(state: State) -> State:
    """``state`` with people whose codes are written alike counted as one, whether they were joined or not."""
    for codes in written_alike(state.people):
        state = with_joined(state, JoinedCode(canonical_code(codes[0]), codes[0]))
    return state


def under_joined(record: _Record, joined: Mapping[str, str]) -> _Record:
    """``record`` under the code that its person goes by, according to ``joined``: canonical form to code."""
    codes: dict[str, Any] = {}
    name = _CODE_IN.get(type(record), "person")
    code = getattr(record, name, None)
    if code is not None:
        codes[name] = joined_code(code, joined)
    if isinstance(record, Capture) and record.filed is not None and record.filed.kind is FiledTo.PERSON:
        codes["filed"] = Filed(FiledTo.PERSON, joined_code(record.filed.id, joined))
    if isinstance(record, ObservedMeeting):
        codes["chair"] = None if record.chair is None else joined_code(record.chair, joined)
        for seats in ("participants", "unwilling"):
            # Whoever had two codes sits where the first of these sat.
            codes[seats] = tuple(dict.fromkeys(joined_code(each, joined) for each in getattr(record, seats)))
    return replace(record, **codes) if any(getattr(record, each) != codes[each] for each in codes) else record


def _key_of(record: object, key: object) -> object:
    """The key in a state of ``record``, which had this key before it went by another code."""
    return (record.meeting, record.whom) if isinstance(record, DebriefWords | CoachNote) else key


def joined_code(code: str, joined: Mapping[str, str]) -> str:
    """The code that the person with ``code`` goes by, according to ``joined``."""
    return joined.get(canonical_code(code), code)


def _people(people: Mapping[str, Person], joined: JoinedCode) -> Mapping[str, Person]:
    same = [person for person in people.values() if canonical_code(person.code) == joined.canonical]
    if not same:
        return people
    own = next((person for person in same if person.code == joined.code), same[0])
    one = Person(joined.code, own.role, *(_first(each, (own, *same)) for each in ("name", "title", "unit")))
    return {
        (one.code if person is same[0] else person.code): (one if person is same[0] else person)
        for person in people.values()
        if person is same[0] or person not in same
    }


def _first(name: str, people: Iterable[Person]) -> str:
    """The first text that is not blank in this field of ``people``; "" where all are."""
    return next((text for person in people if (text := getattr(person, name))), "")
