"""Where a capture may be filed, from what somebody typed; the filing itself is done elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass

from coachtui.asking.progress import find_questions
from coachtui.model.craft import Filed, FiledTo
from coachtui.model.people import Person, canonical_code
from coachtui.workflow.interview.interviewing import Interview

_MEANT, _BEGUN, _WORDED = range(3)
"""How near a place is to what was typed: its id or name, the beginning of its id, words of it."""


@dataclass(frozen=True, slots=True)
class FilingPlace:
    """A place to file to. ``says`` is what to call it: a question's wording, an indicator's or a person's name.

    ``whole`` says that all of its id or name was typed, so that nothing else need be asked.
    """

    to: Filed
    says: str
    whole: bool


_Found = tuple[int, FilingPlace]


def filing_places(interview: Interview, typed: str) -> tuple[FilingPlace, ...]:
    """The places that ``typed`` may mean, best first; none for a blank text, and none when nothing fits.

    Whole ids ("C5.3", "E1b", "PLN") and people's names come first, then beginnings of ids, then words of questions and
    of their short names; ids and names in any case, and questions before indicators before people among equals. A
    question this role is not asked is found by its whole id. The person of the interview is no place.
    """
    wanted = typed.strip().casefold()
    if not wanted:
        return ()
    found = [*_questions(interview, wanted), *_indicators(interview, wanted), *_people(interview, wanted)]
    nearest = sorted(found, key=lambda each: each[0])
    return tuple({place.to: place for _, place in nearest}.values())


def _questions(interview: Interview, wanted: str) -> Iterator[_Found]:
    script, role = interview.script, interview.person.role
    whole = [question for question in script.questions() if question.id.casefold() == wanted]
    for question in (*whole, *find_questions(script, role, interview.names, wanted)):
        nearness = _nearness(question.id.replace(".", ""), wanted.replace(".", ""))
        yield _found(nearness, FiledTo.QUESTION, question.id, interview.asked.in_lists(question))


def _indicators(interview: Interview, wanted: str) -> Iterator[_Found]:
    for indicator in interview.rubric.indicators():
        if indicator.id.casefold().startswith(wanted):
            yield _found(_nearness(indicator.id, wanted), FiledTo.INDICATOR, indicator.id, indicator.name)


def _people(interview: Interview, wanted: str) -> Iterator[_Found]:
    for person in interview.workspace.state.people.values():
        code = canonical_code(person.code)
        named, begun = _is_named(person, wanted), code.startswith(canonical_code(wanted) or wanted)
        if (named or begun) and person.code != interview.person.code:
            nearness = _MEANT if named or code == canonical_code(wanted) else _BEGUN
            yield _found(nearness, FiledTo.PERSON, person.code, person.spoken)


def _is_named(person: Person, wanted: str) -> bool:
    """Whether this is the person's name, or one of its parts."""
    name = person.name.casefold()
    return wanted == name or wanted in name.split()


def _found(nearness: int, kind: FiledTo, own_id: str, says: str) -> _Found:
    return nearness, FilingPlace(Filed(kind, own_id), says, nearness == _MEANT)


def _nearness(own_id: str, wanted: str) -> int:
    folded = own_id.casefold()
    if folded == wanted:
        return _MEANT
    return _BEGUN if folded.startswith(wanted) else _WORDED
