"""Whom the names in a transcript mean: people who are known by them, and who else may be meant."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coachtui.model.initials import proposed_initials
from coachtui.model.people import Person, canonical_code

_NUMBERED = re.compile(r"[^\W\d]+ ?#?\d+|speaker [^\W\d]")


@dataclass(frozen=True, slots=True)
class SpeakerMatch:
    """Whom the ``name`` in a transcript means: the person with ``code``.

    ``sure`` is whether nobody need be asked; ``new`` is whether nobody in the file has the code yet.
    """

    name: str
    code: str
    sure: bool = False
    new: bool = False


def is_numbered(name: str) -> bool:
    """Whether ``name`` is one that programs give to people they do not know, such as Speaker 1.

    In another meeting the same name is somebody else's.
    """
    return _NUMBERED.fullmatch(canonical_code(name)) is not None


def match_speakers(
    names: Sequence[str],
    participants: Sequence[str],
    people: Mapping[str, Person],
    remembered: Mapping[str, str],
    no_initials: Collection[str] = (),
) -> tuple[SpeakerMatch, ...]:
    """For each of ``names`` whom it means, in this order.

    Sure are those in ``remembered``, the codes by names that were matched before, and names that are the code or the
    name of one person, participants first. A first name, initials or a name turned round are only proposed, and so is
    who was meant before by a number, such as Speaker 1; whoever is left gets initials of his or her own, which are none
    of ``no_initials``.
    """
    known = {canonical_code(name): code for name, code in remembered.items()}
    numbers = {name: code for name, code in known.items() if is_numbered(name)}
    known = {name: code for name, code in known.items() if name not in numbers}
    by_code = {canonical_code(code): code for code in (*people, *participants)}
    seated = [people.get(code, Person(code)) for code in participants]
    others = [each for each in people.values() if each.code not in participants]
    matches: dict[str, SpeakerMatch] = {}
    for name in names:
        wanted = canonical_code(name)
        sure = known.get(wanted) or by_code.get(wanted) or _only(seated, _name, wanted) or _only(others, _name, wanted)
        if sure is not None:
            matches[name] = SpeakerMatch(name, sure, sure=True)
    taken = {each.code for each in matches.values()}
    for name in names:
        if name not in matches and (before := numbers.get(canonical_code(name))) is not None and before not in taken:
            matches[name] = SpeakerMatch(name, before)
            taken.add(before)
        if name not in matches:
            free = [each for each in seated if each.code not in taken]
            code = _perhaps(name, free) or _perhaps(name, [each for each in others if each.code not in taken])
            if code is not None:
                matches[name] = SpeakerMatch(name, code)
                taken.add(code)
    left = [name for name in names if name not in matches]
    initials = proposed_initials(left, (*people, *participants), no_initials)
    matches |= {name: SpeakerMatch(name, code, new=True) for name, code in zip(left, initials, strict=True)}
    return tuple(matches[name] for name in names)


def _name(person: Person) -> str:
    return canonical_code(person.name)


def _only(people: Iterable[Person], form: Callable[[Person], str], wanted: str) -> str | None:
    """The code of the only one of ``people`` whose ``form`` is ``wanted``; None where none or several are."""
    found = [each.code for each in people if wanted and form(each) == wanted]
    return found[0] if len(found) == 1 else None


def _perhaps(name: str, people: Sequence[Person]) -> str | None:
    """The code of the only one of ``people`` whom ``name`` may mean; None where none or several are."""
    for form in _forms(name):
        for of_person in (_name, _first_name, _code):
            found = _only(people, of_person, form)
            if found is not None:
                return found
    return None


def _forms(name: str) -> Iterator[str]:
    """What somebody called ``name`` may be known as: without brackets, turned round, by first name, by initials."""
    plain = canonical_code(name.partition("(")[0])
    yield plain
    family, comma, given = plain.partition(",")
    turned = f"{given.strip()} {family}" if comma else plain
    yield turned
    words = turned.split()
    yield from words[:1]
    yield "".join(word[0] for word in words)


def _first_name(person: Person) -> str:
    return _name(person).partition(" ")[0]


def _code(person: Person) -> str:
    return canonical_code(person.code)
