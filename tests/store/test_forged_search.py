"""What no chain covers: search shows only what the log says, and verify looks at the index and counts drafts."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from coachtui.model.answers import Quote
from coachtui.store.bodies import entry_for
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import NewEntry
from coachtui.store.terms import terms_in
from coachtui.store.verifying import verify
from tests.conftest import Run

FORGED = "I never did any work at all."


@contextmanager
def forging(path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


def forge_a_text(path: Path) -> None:
    with forging(path) as connection:
        connection.execute("UPDATE passage SET text = ? WHERE key LIKE 'quote%'", (FORGED,))
        connection.execute("INSERT INTO search (search) VALUES ('rebuild')")


def forge_a_passage(path: Path) -> None:
    with forging(path) as connection:
        (entry,) = connection.execute("SELECT entry FROM passage WHERE key LIKE 'quote%'").fetchone()
        connection.execute("INSERT INTO passage VALUES (900, 'quote\x1fq99', ?, ?)", (entry, FORGED))
        connection.execute("INSERT INTO search (rowid, text) VALUES (900, ?)", (FORGED,))


def forge_a_source(path: Path) -> None:
    with forging(path) as connection:
        (other,) = connection.execute("SELECT entry FROM passage WHERE key LIKE 'answer%'").fetchone()
        connection.execute("UPDATE passage SET entry = ? WHERE key LIKE 'quote%'", (other,))


def hide_words(path: Path) -> None:
    with forging(path) as connection:
        connection.execute("INSERT INTO search (search) VALUES ('delete-all')")


def spoil_the_index(path: Path) -> None:
    with forging(path) as connection:
        connection.execute("UPDATE search_data SET block = x'0102030405' WHERE id > 1")


FORGERIES = [forge_a_text, forge_a_passage, forge_a_source, hide_words, spoil_the_index]


@pytest.mark.parametrize("forge", FORGERIES)
def test_a_forged_index_shows_nothing_that_the_log_does_not_say(filled: Path, forge: object) -> None:
    with EngagementFile.open(filled, write=False) as file:
        fingerprint, wanted = file.fingerprint(), [hit.text for hit in file.search(terms_in("month"))]
    assert wanted
    forge(filled)  # type: ignore[operator]
    (problem,) = verify(filled).problems
    assert "search index" in problem
    for write in (False, True):
        with EngagementFile.open(filled, write=write) as file:
            assert [hit.text for hit in file.search(terms_in("never"))] == []
            found = [hit.text for hit in file.search(terms_in("month"))]
            assert found == wanted or (forge in {hide_words, forge_a_text} and set(found) < set(wanted))
            assert file.fingerprint() == fingerprint
    if forge is not hide_words:
        with EngagementFile.open(filled, write=False) as file:
            assert [hit.text for hit in file.search(terms_in("month"))] == wanted


def test_a_forged_index_is_built_anew_by_a_writer_that_meets_it(filled: Path) -> None:
    forge_a_text(filled)
    with EngagementFile.open(filled) as file:
        assert list(file.search(terms_in("never"))) == []
    assert verify(filled).problems == ()


@pytest.mark.parametrize(
    "value",
    ["", "garbled", "null", "{}", "[1, 2]", '["a", "b", "c"]', '["9999", "z", 1e400]', "[" * 100_000,
     '["2026-03-02T09:00:00.000000Z", "w", 99999999999999999999999]', '["9999-12-31", "z", 0]'],
)  # fmt: skip
def test_a_garbled_note_of_the_index_stops_nothing(filled: Path, value: str) -> None:
    with forging(filled) as connection:
        connection.execute("UPDATE upkeep SET value = ? WHERE what = 'indexed up to'", (value,))
    with EngagementFile.open(filled, write=False) as file:
        assert [hit.text for hit in file.search(terms_in("month"))]
    with EngagementFile.open(filled) as file:
        file.append(entry_for(Quote("q2", "s1", "OPS", "Another month.", question="C1.2")), NewEntry("note"))
        assert len([hit.text for hit in file.search(terms_in("month"))]) == 3
        file.erase("OPS")
        assert list(file.search(terms_in("month"))) == []
    assert verify(filled).problems == ()


def test_verify_counts_what_was_typed_and_not_recorded(filled: Path) -> None:
    assert verify(filled).drafts == 1


def test_the_command_tells_of_drafts_and_of_a_forged_index(run: Run, filled: Path) -> None:
    assert "1 draft not recorded yet" in run("verify", filled).out
    forge_a_passage(filled)
    ran = run("verify", filled)
    assert (ran.code, "The search index holds other words than the log." in ran.err) == (1, True)
