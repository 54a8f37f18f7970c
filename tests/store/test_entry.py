"""Hashes, canonical bodies, ids and moments."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from uuid import RFC_4122

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.store.entry import (
    NewEntry,
    Stamp,
    canonical,
    digest_after,
    is_moment,
    moment_after,
    moment_text,
    sealed,
    uuid7,
)

HERE = Stamp("id", "w", 0, "2026-03-02T09:00:00.000000Z", "Ann", "0" * 32, None)


def test_a_body_is_written_in_one_way_only() -> None:
    assert canonical({"b": [1, 2.5, None], "a": {"é": True}}) == '{"a":{"é":true},"b":[1,2.5,null]}'


@given(st.dictionaries(st.text(), st.text() | st.lists(st.text())))
def test_any_text_can_be_stored(body: dict[str, str | list[str]]) -> None:
    canonical(body).encode()
    assert json.loads(canonical(json.loads(canonical(body)))) == json.loads(canonical(body))


def test_lone_surrogates_and_control_characters_never_get_in() -> None:
    entry = sealed(
        NewEntry("answer", {"note\udc00": "a\ud800\x1b[31m\r\nb"}, session="s\ud800", person="\x07OPS", item="C1\x00"),
        replace(HERE, author="Ann\x1b"),
    )
    assert entry.body == '{"note\ufffd":"a\ufffd[31m\\nb"}'
    assert canonical(["a\rb\x08\x0c", {"a\tb\n": 'a\\rb "c"'}]) == r'["a\nb",{"a\tb\n":"a\\rb \"c\""}]'
    assert (entry.session, entry.person, entry.item, entry.author) == ("s\ufffd", "OPS", "C1", "Ann")


@pytest.mark.parametrize("number", [float("nan"), float("inf"), float("-inf")])
def test_numbers_json_has_no_word_for_are_refused(number: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        canonical({"value": [number]})


def test_columns_cannot_trade_their_characters() -> None:
    one = sealed(NewEntry("answer", session="ab", person="c"), HERE)
    other = sealed(NewEntry("answer", session="a", person="bc"), HERE)
    none = sealed(NewEntry("answer", session="abc", person=None), HERE)
    blank = sealed(NewEntry("answer", session="abc", person=""), HERE)
    assert len({one.digest, other.digest, none.digest, blank.digest}) == 4


def test_the_digest_depends_on_the_one_before() -> None:
    entry = sealed(NewEntry("answer"), HERE)
    assert digest_after(None, entry) == entry.digest
    assert digest_after("x", entry) not in {entry.digest, digest_after("y", entry)}


def test_the_digest_never_changes_for_rows_already_written() -> None:
    """A golden figure: whoever changes it can no longer verify a single existing file."""
    new = NewEntry("answer", {"note": "Ümläut"}, session="s1", person="OPS", item="C1.2")
    entry = sealed(new, replace(HERE, previous="before", seq=7))
    assert entry.body_hash == "ef8364c38330d55cf90debc01fd11e5657c89852aef89e5414266148230525e4"
    assert entry.digest == "605f28c4730e090fecd1856f9ca7f561e6520c0afb0eac8d0edb9069eed531a7"


def test_uuid7_holds_the_time_and_the_randomness() -> None:
    """The example of RFC 9562, appendix A.6."""
    random = (0xCC3 << 62 | 0x18C4DC0C0C07398F).to_bytes(10, "big")
    assert str(uuid7(0x017F22E279B0, random)) == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f"


def test_fresh_ids_differ_and_are_of_version_7() -> None:
    ids = {uuid7() for _ in range(100)}
    assert len(ids) == 100
    assert {(each.version, each.variant) for each in ids} == {(7, RFC_4122)}


def test_moments_are_utc_with_six_decimals() -> None:
    summer = timezone(timedelta(hours=2))
    assert moment_text(datetime(2026, 7, 1, 9, tzinfo=summer)) == "2026-07-01T07:00:00.000000Z"
    assert moment_text(datetime(26, 7, 1, tzinfo=UTC)) == "0026-07-01T00:00:00.000000Z"
    with pytest.raises(ValueError, match="time zone"):
        moment_text(datetime(2026, 7, 1))  # noqa: DTZ001 - the point


@pytest.mark.parametrize(
    "text", ["", "2026-03-02T09:00:00Z", "2026-13-02T09:00:00.000000Z", "2026-03-02T09:00:00.00000\u0660Z"]
)
def test_other_ways_to_write_a_moment_are_none(text: str) -> None:
    assert not is_moment(text)


def test_a_clock_set_back_still_goes_forward() -> None:
    assert moment_after("2026-03-02T09:59:59.999999Z", "2026-03-02T08:00:00.000000Z") == "2026-03-02T10:00:00.000000Z"
    assert moment_after("", "2026-03-02T08:00:00.000000Z") == "2026-03-02T08:00:00.000000Z"
