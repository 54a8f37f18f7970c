"""Finding words: whatever is typed, only what stands now, the same with an index, behind one and without."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.model.answers import Answer, Attachment, Quote
from coachtui.model.craft import Capture, ContradictionNote, ContradictionState, Filed, FiledTo, ProbeAsked
from coachtui.model.problems import CoachError
from coachtui.store import searching
from coachtui.store.bodies import entry_for, withdrawal_of
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import sha256_of
from coachtui.store.kinds import Withdrawable
from coachtui.store.terms import Term, expression, spans_of, terms_in
from coachtui.store.verifying import verify
from tests.engagement_files import created, join

SAID = (
    Answer("s1", "OPS", "C1.1", note="We plan in March. The plan is signed in April."),
    Answer("s1", "OPS", "C1.2", note="Nobody looks at it again."),
    Answer("s2", "CEO", "C1.1", note="Planning takes the whole board. Naïve, I know."),
    Quote("q1", "s2", "CEO", "The plan is the plan.", question="C1.2", indicators=("E1b",)),
)


@pytest.fixture
def file(place: Path) -> Iterator[EngagementFile]:
    with created(place, author="Ann") as opened:
        opened.append(*(entry_for(each) for each in SAID))
        opened.append(
            entry_for(Attachment("a1", None, "OPS", "Plan_2026 (final).pdf", 1, sha256_of(b"x"))), blobs=[b"x"]
        )
        yield opened


def found(file: EngagementFile, typed: str, person: str | None = None) -> list[str]:
    return [passage.text for passage in file.search(terms_in(typed), person)]


ONE, TWO, THREE, FOUR = (each.text if isinstance(each, Quote) else each.note for each in SAID)
PDF = "Plan_2026 (final).pdf"


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("plan", [PDF, FOUR, ONE]),
        ("PLAN", [PDF, FOUR, ONE]),
        ("plan*", [PDF, FOUR, THREE, ONE]),
        ("plan march", [ONE]),
        ("plan again", []),
        ('"plan is"', [FOUR, ONE]),
        ('"is plan"', []),
        ('"the plan is si*"', []),
        ('"the plan is si"*', [ONE]),
        ("naive", [THREE]),
        ("Naïve.", [THREE]),
        ("final pdf", [PDF]),
        ('"plan', [PDF, FOUR, ONE]),
        ("plan OR board", []),
        ("NEAR(plan board)", []),
        ("text:plan", []),
        ("-plan", [PDF, FOUR, ONE]),
        ("^plan", [PDF, FOUR, ONE]),
        ("", []),
        ("*", []),
        ('""', []),
        ("' OR 1=1 --", []),
        ("a\0b", []),
    ],
)
def test_words_beginnings_and_quotes_are_found_newest_first(
    file: EngagementFile, typed: str, texts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with EngagementFile.open(file.path, write=False) as reader:
        assert found(reader, typed) == texts  # behind the index: there is none yet
        assert found(file, typed) == texts
        assert found(reader, typed) == texts
        monkeypatch.setattr(searching, "_has_fts5", lambda _connection: False)
        assert found(reader, typed) == texts


def test_only_what_one_person_said(file: EngagementFile) -> None:
    assert found(file, "plan", "CEO") == [FOUR]
    assert found(file, "plan", "XXX") == []


def test_the_latest_revision_is_found_and_nothing_that_was_taken_back(file: EngagementFile) -> None:
    assert found(file, "plan") == [PDF, FOUR, ONE]
    with EngagementFile.open(file.path, write=False) as reader:
        for change, typed, texts in (
            (entry_for(Answer("s1", "OPS", "C1.1", note="There is no budget.")), "plan", [PDF, FOUR]),
            (entry_for(Answer("s1", "OPS", "C1.1", note="The plan after all.")), "budget", []),
            (withdrawal_of(SAID[3]), "plan", ["The plan after all.", PDF]),
            (entry_for(Answer("s1", "OPS", "C1.1")), "plan", [PDF]),
        ):
            file.append(change)
            assert found(reader, typed) == texts  # behind the index
            assert found(file, typed) == texts
            assert found(reader, typed) == texts


def test_matches_are_marked_where_they_stand(file: EngagementFile) -> None:
    for _ in range(2):
        with EngagementFile.open(file.path, write=False) as reader:
            for own in (reader, file):
                (passage,) = own.search(terms_in("plan signed"))
                assert [ONE[start:end] for start, end in passage.spans] == ["plan", "plan", "signed"]
                assert (passage.kind, passage.session, passage.person, passage.question) == (
                    "answer", "s1", "OPS", "C1.1",
                )  # fmt: skip
                (passage,) = own.search(terms_in('"plan is the"'))
                assert (passage.kind, passage.indicators, passage.question) == ("quote", ("E1b",), "C1.2")


def test_what_was_captured_probed_and_raised_is_found_with_what_it_is_about(file: EngagementFile) -> None:
    capture = Capture("c1", "s1", "OPS", "A zebra came up.", Filed(FiledTo.QUESTION, "C1.2"))
    filed = Capture("c2", "s1", "OPS", "Another zebra.", Filed(FiledTo.INDICATOR, "E1b"))
    records: tuple[Withdrawable, ...] = (
        capture,
        filed,
        ProbeAsked("s1", "OPS", "C1.1", "p1", brought="The zebra again."),
        ContradictionNote("s1", "OPS", "k1", ContradictionState.RAISED, words="No zebra."),
    )
    file.append(*(entry_for(record) for record in records))
    expected = [
        ("contradiction", None, ()),
        ("probe", "C1.1", ()),
        ("capture", None, ("E1b",)),
        ("capture", "C1.2", ()),
    ]
    with EngagementFile.open(file.path, write=False) as reader:
        for own in (reader, file, reader):
            assert [(each.kind, each.question, each.indicators) for each in own.search(terms_in("zebra"))] == expected
        file.append(*(withdrawal_of(record) for record in records))
        for own in (reader, file, reader):
            assert list(own.search(terms_in("zebra"))) == []


TABLE = Answer(
    "s1", "OPS", "C1.4", ({"goal": "Less scrap", "number": "4.5 %"}, {"goal": "Brandt AG on time"}), note="By March."
)
VALUES: tuple[Answer, ...] = (
    Answer("s1", "OPS", "C2.2", "Maria Keller"),
    TABLE,
    Answer("s1", "OPS", "C7.3", 312),
    Answer("s1", "OPS", "N1", {"items": 6, "decided": 17}),
    Answer("s1", "OPS", "C5.6", ("corridor", "boss")),
)


def test_what_was_answered_is_found_until_it_is_revised_taken_back_or_erased(file: EngagementFile) -> None:
    said = {
        "keller": ["Maria Keller"], "4.5": ["Less scrap\n4.5 %\nBrandt AG on time\nBy March."],
        "brandt march": ["Less scrap\n4.5 %\nBrandt AG on time\nBy March."], "312": ["312"], "17": ["17\n6"],
        "corridor": [],
    }  # fmt: skip

    def look() -> list[dict[str, list[str]]]:
        return [{typed: found(each, typed) for typed in said} for each in (reader, file, reader)]

    with EngagementFile.open(file.path, write=False) as reader:
        for _ in range(2):
            file.append(*(entry_for(each) for each in VALUES))
            assert look() == [said] * 3  # behind the index and with it
        file.append(entry_for(replace(TABLE, value=({"goal": "Brandt AG"},))), withdrawal_of(VALUES[0]))
        said |= {"keller": [], "4.5": [], "brandt march": ["Brandt AG\nBy March."]}
        assert look() == [said] * 3
        assert verify(file.path).problems == ()
        file.erase("OPS")
        assert look() == [{typed: [] for typed in said}] * 3
    file.close()
    assert not any(word in file.path.read_bytes() for word in (b"Keller", b"keller", b"Brandt", b"brandt"))


def test_an_index_made_by_a_version_that_searched_less_is_made_anew(file: EngagementFile) -> None:
    file.append(*(entry_for(each) for each in VALUES))
    file.close()
    with closing(sqlite3.connect(file.path)) as connection:
        (known,) = connection.execute("SELECT value FROM upkeep WHERE what = 'indexed up to'").fetchone()
        connection.execute("UPDATE upkeep SET value = ?", (json.dumps(json.loads(known)[:3]),))
        connection.execute("DELETE FROM passage WHERE text LIKE '%Keller%'")
        connection.execute("INSERT INTO search (search) VALUES ('rebuild')")
        connection.commit()
    assert verify(file.path).problems == ()
    with EngagementFile.open(file.path, write=False) as reader:
        assert found(reader, "keller") == ["Maria Keller"]
        with EngagementFile.open(file.path) as again:
            assert found(again, "keller") == ["Maria Keller"]
        assert found(reader, "keller") == ["Maria Keller"]
    with closing(sqlite3.connect(file.path)) as connection:
        assert not searching.is_behind(connection)


def test_closing_brings_the_index_up_to_date_and_a_killed_writer_is_made_up_for(file: EngagementFile) -> None:
    path = file.path
    file.close()
    with closing(sqlite3.connect(path)) as connection:
        assert not searching.is_behind(connection)
        assert connection.execute("SELECT count(*) FROM passage").fetchone() == (5,)
        connection.execute("DELETE FROM upkeep")
        connection.commit()
        assert searching.is_behind(connection)
    with EngagementFile.open(path) as again:
        assert found(again, "plan") == [PDF, FOUR, ONE]
    assert verify(path).problems == ()


def test_a_file_that_takes_no_index_now_is_searched_all_the_same(
    file: EngagementFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_connection: sqlite3.Connection) -> None:
        raise CoachError("The disk is full", "Nothing more fits.")

    with monkeypatch.context() as patches:
        patches.setattr(searching, "update_index", full)
        assert found(file, "plan") == [PDF, FOUR, ONE]
        file.close()
    with EngagementFile.open(file.path) as again:
        assert found(again, "plan") == [PDF, FOUR, ONE]


def test_what_joins_from_elsewhere_is_found(file: EngagementFile, tmp_path: Path) -> None:
    with created(tmp_path / "other.coach") as other:
        other.append(entry_for(Answer("s9", "OPS", "C1.9", note="A plan of our own.")))
        join(file, other.entries())
    assert set(found(file, "plan")) == {"A plan of our own.", PDF, FOUR, ONE}


def test_without_fts5_nothing_is_erased_that_an_index_would_keep(
    file: EngagementFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(file, "plan")
    with monkeypatch.context() as patches:
        patches.setattr(searching, "_has_fts5", lambda _connection: False)
        with pytest.raises(CoachError, match="FTS5"):
            file.erase("OPS")
    assert found(file, "march") == [ONE]
    file.erase("OPS")
    assert found(file, "march") == []


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
        connection.execute("INSERT INTO t VALUES ('We plan in March. The plan is signed.')")
        yield connection


TYPED = st.text(max_size=20) | st.text(st.sampled_from("plan is*\"^-+:(){}[],;%'\\ ANDORNEAR\0\x1f"), max_size=20)


@given(typed=TYPED)
@settings(max_examples=150)
def test_any_typed_text_is_a_search(index: sqlite3.Connection, typed: str) -> None:
    terms = terms_in(typed)
    if terms:
        index.execute("SELECT * FROM t WHERE t MATCH ?", (expression(terms),)).fetchall()


PLAIN = st.lists(st.sampled_from(["plan", "Plan,", "in", "is", "signed.", "märz", "A-B"]), max_size=6).map(" ".join)


@given(text=PLAIN, typed=PLAIN, quoted=st.booleans(), star=st.booleans())
@settings(max_examples=80)
def test_the_plain_search_finds_what_the_index_finds(text: str, typed: str, quoted: bool, star: bool) -> None:
    terms = terms_in((f'"{typed}"' if quoted else typed) + ("*" if star else ""))
    if not terms:
        return
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
        connection.execute("INSERT INTO t VALUES (?)", (text,))
        hits = connection.execute("SELECT * FROM t WHERE t MATCH ?", (expression(terms),)).fetchall()
    assert bool(hits) == (spans_of(terms, text) is not None)


def test_spans_that_touch_are_one() -> None:
    assert spans_of((Term(("a", "b")), Term(("b", "c"))), "a b c") == ((0, 5),)
