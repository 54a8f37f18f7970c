"""One person is one code, however it is written."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.model.answers import Answer, Session, SessionKind
from coachtui.model.craft import Capture, Filed, FiledTo
from coachtui.model.engagement import State
from coachtui.model.joined_people import alike_as_one, with_joined
from coachtui.model.people import JoinedCode, Person, canonical_code, code_among, code_in_full, written_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("CFO", "cfo"),
        ("Jos\u00e9", "JOSE\u0301"),
        ("\uff23\uff26\uff2f", "CFO"),
        ("C\u200bFO", "CFO"),
        ("CF\u2060O\ufeff", "CFO"),
        ("C\u00adF\ufe0fO", "CFO"),
        ("\u202eCFO\u202c", "CFO"),
        ("Stra\u00dfe", "STRASSE"),
        ("\u1e9e", "ss"),
        ("  A   B ", "a b"),
        ("\u2160", "i"),
        ("\u01c5", "\u01c6"),
    ],
)
def test_codes_that_are_written_alike_have_one_form(one: str, other: str) -> None:
    assert canonical_code(one) == canonical_code(other) != ""
    assert written_alike([one, "X", other]) == ((one, other),)
    assert code_among(["X", one], other) == one


@pytest.mark.parametrize("other", ["CF0", "CF", "C F O", "\u0421FO", "CFO1"])
def test_other_codes_stay_other_codes(other: str) -> None:
    assert canonical_code("CFO") != canonical_code(other)


@given(st.text())
def test_the_form_of_a_form_is_the_form(code: str) -> None:
    canonical = canonical_code(code)
    assert canonical_code(canonical) == canonical
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert canonical_code(unicodedata.normalize(form, code)) == canonical
    assert canonical_code(code.swapcase().swapcase().casefold()) == canonical_code(code.casefold())


def test_nothing_to_see_is_no_code() -> None:
    assert canonical_code("\u200b\u200d \ufe0f") == ""
    with pytest.raises(ValueError, match="written alike"):
        JoinedCode("", "\u200b")
    with pytest.raises(ValueError, match="written alike"):
        JoinedCode("cfo", "CEO")


def test_what_cannot_be_seen_is_written_out() -> None:
    assert code_in_full("C\u200bFO") == "C\\u200bFO"
    assert code_in_full("Jose\u0301") == "Jose\\u0301"
    assert code_in_full("José") == "José"


def test_all_records_go_under_the_one_code() -> None:
    people = [Person("cfo", "middle", title="finance"), Person("PLN", "middle"), Person("CFO", "executive")]
    session = Session("s", "cfo", SessionKind.INTERVIEW)
    capture = Capture("c", "s2", "PLN", "ask them", Filed(FiledTo.PERSON, "cfo"))
    state = State(
        people={person.code: person for person in people},
        sessions={"s": session},
        answers={("s", "C1"): Answer("s", "cfo", "C1", note="n")},
        captures={"c": capture},
    )
    one = with_joined(state, JoinedCode("cfo", "CFO"))
    assert list(one.people.values()) == [Person("CFO", "executive", title="finance"), people[1]]
    assert one.sessions["s"] == replace(session, person="CFO")
    assert one.answers["s", "C1"].person == "CFO"
    assert one.captures["c"].filed == Filed(FiledTo.PERSON, "CFO")
    assert list(alike_as_one(state).people) == ["cfo", "PLN"]
    assert alike_as_one(one) == one
