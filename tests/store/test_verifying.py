"""verify finds every change, down to one bit, and says which row it is in."""

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

import pytest

from coachtui.model.problems import CoachError
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import COLUMNS, Entry, NewEntry
from coachtui.store.verifying import verify
from tests.engagement_files import created

Tamper = Callable[..., None]
FLIPS = 150
SEED = 20260302


def entries_of(path: Path) -> list[Entry]:
    with EngagementFile.open(path, write=False) as file:
        return list(file.entries())


def test_a_whole_file_has_no_problems(filled: Path) -> None:
    found = verify(filled)
    assert (found.entries, found.writers, found.problems) == (12, 2, ())


def test_an_empty_engagement_is_whole(place: Path) -> None:
    created(place).close()
    assert verify(place).problems == ()


@pytest.mark.parametrize("seq", [0, 2, 4])
@pytest.mark.parametrize("column", COLUMNS)
def test_a_changed_byte_in_any_column_of_an_entry_is_found(filled: Path, tamper: Tamper, column: str, seq: int) -> None:
    entry = next(each for each in entries_of(filled) if each.seq == seq)
    value = getattr(entry, column)
    changed = value + 100 if isinstance(value, int) else "x" if not value else value[:-1] + chr(ord(value[-1]) ^ 1)
    tamper(f"UPDATE entry SET {column} = ? WHERE id = ?", (changed, entry.id))
    problems = verify(filled).problems
    assert problems
    assert all(problem.endswith(".") for problem in problems)


def test_the_first_bad_row_is_named(filled: Path, tamper: Tamper) -> None:
    entry = next(each for each in entries_of(filled) if each.kind == "answer")
    tamper("UPDATE entry SET body = replace(body, 'Every', 'Never') WHERE id = ?", (entry.id,))
    (problem,) = verify(filled).problems
    assert problem == f"Entry {entry.id} (number 4 of writer {entry.writer}) has a body or salt that was changed."


@pytest.mark.parametrize("column", ["body", "salt", "session", "person", "item"])
def test_a_column_that_became_null_is_found(filled: Path, tamper: Tamper, column: str) -> None:
    tamper(f"UPDATE entry SET {column} = NULL WHERE kind = 'rating'")
    assert verify(filled).problems


@pytest.mark.parametrize("column", ["id", "at", "body", "salt", "digest"])
def test_bytes_that_are_no_text_are_found(filled: Path, tamper: Tamper, column: str) -> None:
    tamper(f"UPDATE entry SET {column} = CAST(x'ff80' AS TEXT) WHERE kind = 'rating'")
    assert any(f"holds a {column} that cannot be read" in problem for problem in verify(filled).problems)


@pytest.mark.parametrize("column", ["sha256", "content"])
@pytest.mark.parametrize("table", ["document", "blob"])
def test_a_changed_byte_in_a_document_or_blob_is_found(filled: Path, tamper: Tamper, table: str, column: str) -> None:
    changed = b"changed" if column == "content" else "0" * 64
    tamper(f"UPDATE {table} SET {column} = ?", (changed,))
    assert any(f"The {table} " in problem and "was changed" in problem for problem in verify(filled).problems)


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("DELETE FROM entry WHERE kind = 'answer'", "where number 4 belongs"),
        ("DELETE FROM entry WHERE kind = 'opened' AND body LIKE '%{}%'", "where number 0 belongs"),
        ("DELETE FROM entry WHERE kind = 'document'", "is not there, or not as it was"),
        ("DELETE FROM document", "is named but not there"),
        ("INSERT INTO document VALUES ('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', x'')",
         "no entry names it"),
        ("UPDATE entry SET at = '2020-01-01T00:00:00.000000Z' WHERE kind = 'answer'", "is not later than"),
        ("UPDATE entry SET at = 'yesterday' WHERE kind = 'answer'", "has no readable time"),
        ("UPDATE entry SET kind = 'answer' WHERE kind = 'opened'", 'is not "opened"'),
        ("UPDATE entry SET salt = salt || substr(body, 1, 1), body = substr(body, 2)", "a salt of the wrong length"),
    ],
)  # fmt: skip
def test_what_was_removed_or_moved_is_found(filled: Path, tamper: Tamper, sql: str, words: str) -> None:
    tamper(sql)
    assert any(words in problem for problem in verify(filled).problems)


def test_the_end_of_an_earlier_chain_cannot_be_cut_off_unseen(filled: Path, tamper: Tamper) -> None:
    """What later openings named has to be there; only the very newest entries can vanish without a trace."""
    older = next(each.writer for each in entries_of(filled))
    tamper("DELETE FROM entry WHERE kind = 'document'")
    tamper("DELETE FROM document")
    assert any(f"follows an entry of {older}" in problem for problem in verify(filled).problems)


@pytest.mark.parametrize("trigger", ["entry_stays", "entry_is_fixed", "entry_is_new", "document_is_fixed"])
def test_a_missing_guard_is_found(filled: Path, trigger: str) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute(f"DROP TRIGGER {trigger}")
    assert verify(filled).problems == (f"The trigger {trigger} is missing.",)


def test_a_weakened_guard_and_one_from_elsewhere_are_found(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as connection:
        connection.execute("DROP TRIGGER entry_stays")
        connection.execute("CREATE TRIGGER entry_stays BEFORE DELETE ON entry WHEN 0 BEGIN SELECT 1; END")
        connection.execute("CREATE TRIGGER extra AFTER INSERT ON draft BEGIN SELECT 1; END")
    assert verify(filled).problems == (
        "The trigger entry_stays is not as coachtui makes it.",
        "There is a trigger extra that coachtui did not make.",
    )


def bytes_of_rows(path: Path) -> list[int]:
    """Where in the file bytes of rows are: every column of every entry, the header before it, documents and blobs."""
    content = path.read_bytes()
    spots: list[int] = []
    with closing(sqlite3.connect(path)) as connection:
        for table in ("document", "blob"):
            for name, stored in connection.execute(f"SELECT sha256, content FROM {table}"):
                start = content.index(name.encode() + stored)
                spots += range(start, start + len(name) + len(stored))
    for entry in entries_of(path):
        start = content.index(entry.id.encode() + entry.writer.encode())
        end = content.index(entry.digest.encode(), start) + len(entry.digest)
        spots += range(start - len(COLUMNS), end)
    return spots


def test_one_flipped_bit_in_any_row_is_found(filled: Path) -> None:
    """Where SQLite cannot even read the file any more, verify says so as a CoachError."""
    chance = random.Random(SEED)
    whole = filled.read_bytes()
    flipped = filled.with_name("flipped.coach")
    for spot in chance.sample(bytes_of_rows(filled), FLIPS):
        damaged = bytearray(whole)
        damaged[spot] ^= 1 << chance.randrange(8)
        flipped.write_bytes(damaged)
        try:
            problems = verify(flipped).problems
        except CoachError as error:
            problems = (str(error),)
        assert problems, f"a bit flipped at byte {spot} went unseen"


def fold_and_append(path: Path) -> None:
    with EngagementFile.open(path) as file:
        file.state()
        file.drafts("s1")
        file.fingerprint()
        file.append(NewEntry("note"))


def test_random_damage_anywhere_never_ends_in_a_traceback(filled: Path) -> None:
    chance = random.Random(SEED)
    whole = filled.read_bytes()
    damaged_file = filled.with_name("damaged.coach")
    for _ in range(FLIPS):
        damaged = bytearray(whole)
        for _ in range(chance.randrange(1, 20)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        damaged_file.write_bytes(damaged)
        for use in (verify, entries_of, fold_and_append):
            with suppress(CoachError):
                use(damaged_file)


def test_a_file_in_use_is_verified_beside_its_writer(place: Path) -> None:
    with created(place) as file:
        for _ in range(3):
            file.append(NewEntry("note"))
            assert verify(place).problems == ()
