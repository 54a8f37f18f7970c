"""Whom the names in a transcript mean."""

import pytest

from coachtui.asking.speakers import SpeakerMatch, match_speakers
from coachtui.model.people import Person

PEOPLE = {
    each.code: each
    for each in (
        Person("RA", name="Ravi Anand"),
        Person("AB", name="Anna Berg"),
        Person("TM", name="Tom"),
        Person("TX", name="Tom"),
        Person("OTTO", name="Otto Brandt"),
    )
}


@pytest.mark.parametrize(
    ("name", "code", "sure"),
    [
        ("ra", "RA", True),
        ("RAVI ANAND", "RA", True),
        ("Berg, Anna", "AB", False),
        ("Anna Berg (Guest)", "AB", False),
        ("Ravi", "RA", False),
        ("Otto Brandt", "OTTO", True),
        ("Chair", "QM", True),
        ("A. B.", "AB", False),
    ],
)
def test_somebody_known_is_found(name: str, code: str, sure: bool) -> None:
    assert match_speakers([name], ["RA", "AB"], PEOPLE, {"chair": "QM"}) == (SpeakerMatch(name, code, sure),)


def test_who_is_not_known_or_could_be_two_people_gets_initials_of_his_own() -> None:
    matches = match_speakers(["Tom", "Nina Roth", "Nora Ruge"], ["RA"], PEOPLE, {})
    assert all(each.new and not each.sure for each in matches)
    assert len({each.code for each in matches} | PEOPLE.keys()) == len(PEOPLE) + 3


def test_a_number_is_somebody_else_in_another_meeting() -> None:
    matches = match_speakers(["Speaker 1", "Speaker B", "Anna 2"], [], {}, {"speaker 1": "RA", "Speaker B": "AB"})
    assert [(each.code, each.sure) for each in matches[:2]] == [("RA", False), ("AB", False)]


def test_two_names_are_not_proposed_for_one_person() -> None:
    first, second = match_speakers(["Ravi", "R. A."], ["RA"], PEOPLE, {})
    assert (first.code, second.code == "RA") == ("RA", False)
