"""Names, titles and codes in what people say: found however they are typed, and not where they are no names."""

import pytest

from coachtui.model.naming import KnownNames
from coachtui.model.people import Person

PEOPLE = (
    Person("IT", "middle", name="Zo\u00eb van der Berg", title="Head of systems"),
    Person("NO", "analyst", name="Will O'Hara"),
    Person("B-2", "frontline", name="R. Kaya", title="shift lead"),
    Person("7", "executive", name="\u738b\u4f1f"),
    Person("Q9", "executive", name="moss"),
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Ask IT, it knows.", ("IT",)),
        ("NO, there is no plan.", ("NO",)),
        ("No.", ()),
        ("Zo\u00eb's list", ("Zo\u00eb",)),
        ("zoe\u0308 and ZO\u00cb", ("zo\u00eb", "ZO\u00cb")),
        ("Zo\u200b\u00eb said so", ("Zo\u00eb",)),
        ("zoe, _Zoe_ and ZOE", ("zoe", "Zoe", "ZOE")),
        ("the head  of\nsystems decides", ("head of systems",)),
        ("a head of systems engineering", ("head of systems",)),
        ("the head decides", ()),
        ("van der Berg", ("Berg",)),
        ("Zo\u00eb van der Berg", ("Zo\u00eb van der Berg",)),
        ("an iceberg, der Van", ()),
        ("R. has it", ()),
        ("kaya runs B-2", ("kaya", "B-2")),
        ("line b-2, B-21", ()),
        ("Hara", ("Hara",)),
        ("we will see", ("will",)),
        ("\u662f\u738b\u4f1f\u8bf4\u7684", ("\u738b\u4f1f",)),
        ("7 of 17", ("7",)),
        ("Moss grows", ("Moss",)),
        ("", ()),
    ],
)
def test_people_are_found_as_whole_words_and_codes_as_they_are_written(words: str, found: tuple[str, ...]) -> None:
    assert KnownNames(PEOPLE).found_in(words) == found


def test_names_that_are_words_too_can_be_found_as_written_only() -> None:
    known = KnownNames(PEOPLE, any_case=False)
    assert known.found_in("We will see what Will does, said the shift lead and the Shift lead.") == (
        "Will",
        "shift lead",
    )


def test_somebody_s_own_names_can_be_left_out_also_where_others_have_them() -> None:
    will, other = PEOPLE[1], Person("W", "middle", name="Will Stone", title="planner")
    assert KnownNames((will, other), (will,)).found_in("Will Stone, NO, W, Will, Stone") == ("Will Stone", "W", "Stone")


def test_accents_may_be_missing_in_the_name_or_in_the_words() -> None:
    people = [Person(name, "middle", name=name) for name in ("Strau\u00df", "\u0141ukasz", "Jose", "\uac00", "\u304b")]
    known = KnownNames(people)
    assert known.found_in("strauss; LUKASZ; Jos\u00e9; Strau\u00df") == (
        "strauss",
        "LUKASZ",
        "Jos\u00e9",
        "Strau\u00df",
    )
    assert known.found_in("\uac01 \u304c") == ()  # other letters, not the same with a mark


def test_nobody_known_nobody_found() -> None:
    assert KnownNames(()).found_in("Tom said so.") == ()
