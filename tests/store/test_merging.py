"""Merging: the union of what was recorded, whatever the order and however often; what does not hold is never taken."""

import random
import shutil
import sqlite3
from contextlib import closing
from copy import copy
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coachtui.model.answers import Answer, Attachment, Quote
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.store.bodies import document_entry, entry_for, withdrawal_of
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import COLUMNS, sha256_of, uuid7
from coachtui.store.failures import BrokenLogError, DamagedError
from coachtui.store.fold import fold
from coachtui.store.schema import CURRENT
from coachtui.store.verifying import verify
from tests.engagement_files import created, join_file, merge_files
from tests.store.conftest import connected

Rows = tuple[list[tuple[object, ...]], ...]


def rows_of(path: Path) -> Rows:
    """Everything that merging has to do with, sorted."""
    with closing(sqlite3.connect(path)) as connection:
        return tuple(
            sorted(connection.execute(f"SELECT * FROM {table}").fetchall()) for table in ("entry", "document", "blob")
        )


def merged(output: Path, *sources: Path) -> Path:
    merge_files(sources, output, uuid7)
    assert verify(output).problems == ()
    return output


def note(session: str, person: str, text: str) -> Answer:
    return Answer(session, person, "C1.1", note=text)


class Desk:
    """Three copies of one engagement, worked on apart from each other by one clock."""

    def __init__(self, folder: Path) -> None:
        self.moment = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
        self.paths = [folder / f"{name}.coach" for name in "abc"]
        with created(self.paths[0], now=self.now) as file:
            file.append(entry_for(Engagement("Northfield")))
            file.append(*(entry_for(Person(code, "middle", name=f"Name of {code}")) for code in ("OPS", "PLN")))
        for path in self.paths[1:]:
            shutil.copy(self.paths[0], path)

    def copied_to(self, folder: Path) -> "Desk":
        """The same at another place."""
        copied = copy(self)
        copied.paths = [Path(shutil.copy(path, folder)) for path in self.paths]
        return copied

    def now(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment

    def do(self, which: int, what: str, person: str) -> None:
        path = self.paths[which]
        with EngagementFile.open(path, now=self.now) as file:
            match what:
                case "note":
                    file.append(entry_for(note(f"s-{person}", person, f"{person} says {self.moment}")))
                case "quote":
                    quote = Quote(f"q{self.moment}", f"s-{person}", person, "Every month.")
                    file.append(entry_for(quote), withdrawal_of(quote), entry_for(quote))
                case "document":
                    content = f"kind: {which}".encode()
                    file.append(document_entry(sha256_of(content), "script", "m", "m.yaml"), documents=[content])
                case "attach":
                    content = person.encode()
                    each = Attachment(f"a{self.moment}", None, person, "plan", len(content), sha256_of(content))
                    file.append(entry_for(each), blobs=[content])
                case "draft":
                    file.save_draft(f"s-{person}", "C1.2", "half a sent")
                case "erase":
                    file.erase(person)
                case "take in":
                    join_file(file, self.paths[(which + 1) % 3])


steps = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["note", "note", "quote", "document", "attach", "draft", "erase", "take in"]),
        st.sampled_from(["OPS", "PLN"]),
    ),
    max_size=7,
)


@given(steps)
@settings(max_examples=10)
def test_the_laws_of_union(work: list[tuple[int, str, str]]) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        desk = Desk(folder)
        for which, what, person in work:
            desk.do(which, what, person)
        a, b, c = desk.paths
        before = [rows_of(path) for path in desk.paths]
        ab, ba = merged(folder / "ab", a, b), merged(folder / "ba", b, a)
        assert rows_of(ab) == rows_of(ba)  # commutative
        left, right = merged(folder / "ab-c", ab, c), merged(folder / "a-bc", a, merged(folder / "bc", b, c))
        assert rows_of(left) == rows_of(right) == rows_of(merged(folder / "cba", c, b, a))  # associative
        assert rows_of(merged(folder / "twice", left, left, a)) == rows_of(left)  # idempotent
        assert [rows_of(path) for path in desk.paths] == before
        with closing(sqlite3.connect(left)) as connection:
            assert connection.execute("SELECT count(*) FROM draft").fetchone() == (0,)
        with EngagementFile.open(a) as file:
            join_file(file, b)
            join_file(file, c)
            assert [join_file(file, path).new for path in (left, b, a)] == [0, 0, 0]
            assert file.state() == fold(file.entries())
        assert rows_of(a) == rows_of(left)
        assert verify(a).problems == ()


@pytest.fixture(scope="session")
def desk_once(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """What `desk` copies; not to be written to."""
    made = Desk(tmp_path_factory.mktemp("desk"))
    for which, person in ((0, "OPS"), (1, "PLN"), (2, "OPS")):
        for what in ("note", "document", "attach"):
            made.do(which, what, person)
    return made


@pytest.fixture
def desk(desk_once: Desk, tmp_path: Path) -> Desk:
    return desk_once.copied_to(tmp_path)


def refused(desk: Desk, words: str, source: Path, kind: type[CoachError] = CoachError) -> None:
    """Neither way of merging takes anything."""
    output = desk.paths[0].with_name("out.coach")
    with pytest.raises(kind, match=words):
        merge_files((desk.paths[0], source), output, uuid7)
    before = rows_of(desk.paths[0])
    with EngagementFile.open(desk.paths[0]) as file:
        with pytest.raises(kind, match=words):
            join_file(file, source)
        file.append(entry_for(note("s", "OPS", "still usable")))
    assert len(rows_of(desk.paths[0])[0]) == len(before[0]) + 2
    assert [path.name for path in output.parent.iterdir() if path.name.startswith((".", "out.coach"))] == []


TAMPERED = {
    "UPDATE entry SET body = replace(body, 'says', 'said') WHERE kind = 'answer'": "a body or salt that was changed",
    "UPDATE entry SET author = 'Eve' WHERE kind = 'answer'": "was changed",
    "UPDATE entry SET body = NULL, salt = NULL WHERE kind = 'answer'": "was emptied, and nothing here says why",
    "UPDATE entry SET salt = NULL WHERE kind = 'answer'": "half erased",
    "UPDATE entry SET body = CAST(x'ff' || body AS TEXT) WHERE kind = 'answer'": "changed",
    "UPDATE entry SET at = '2026-03-02T10:61:00.000000Z' WHERE kind = 'answer'": "no readable time",
    "DELETE FROM entry WHERE kind = 'answer'": "follows an entry of .* that is not there",
    "DELETE FROM entry WHERE kind = 'opened'": "where number 0 belongs",
    "UPDATE entry SET person = 'XXX' WHERE kind = 'person' AND person = 'OPS'": "here already, but different",
    "UPDATE entry SET body = '{}' WHERE kind = 'person' AND person = 'OPS'": "here already, but different",
    "UPDATE entry SET body = NULL, salt = NULL WHERE kind = 'person'": "was emptied, and nothing here says why",
    "UPDATE entry SET id = 'other' WHERE kind = 'person' AND person = 'OPS'": "here already, but different",
    "DELETE FROM document": "names a script or rubric",
    "UPDATE document SET content = x'00'": "names a script or rubric .* was changed",
    "DELETE FROM blob": "names an attachment",
    "UPDATE blob SET content = x'00'": "names an attachment .* was changed",
}


@pytest.mark.parametrize(("sql", "words"), TAMPERED.items())
def test_what_does_not_prove_itself_is_refused_whole(desk: Desk, sql: str, words: str) -> None:
    tampering(desk.paths[1], sql)
    refused(desk, words, desk.paths[1], kind=BrokenLogError)


def tampering(path: Path, sql: str) -> None:
    with connected(path) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute(sql)


def test_the_bad_entry_is_named(desk: Desk) -> None:
    tampering(desk.paths[1], "UPDATE entry SET author = 'Eve' WHERE kind = 'answer'")
    with connected(desk.paths[1]) as connection:
        (bad,) = connection.execute("SELECT id FROM entry WHERE kind = 'answer'").fetchone()
    refused(desk, bad, desk.paths[1], kind=BrokenLogError)


@pytest.mark.parametrize("column", COLUMNS)
def test_a_change_in_any_column_is_refused(desk: Desk, tmp_path: Path, column: str) -> None:
    with connected(desk.paths[1]) as connection:
        found = connection.execute(
            f"SELECT id, {column} FROM entry WHERE seq > 0 AND kind IN ('answer', 'attachment') LIMIT 1"
        ).fetchone()
    entry, value = found
    changed = value + 1 if isinstance(value, int) else "x" if not value else value[:-1] + chr(ord(value[-1]) ^ 1)
    tampering(desk.paths[1], f"UPDATE entry SET {column} = '{changed}' WHERE id = '{entry}'")
    with pytest.raises(BrokenLogError):
        merge_files(desk.paths[:2], tmp_path / "out.coach", uuid7)


def what_is_said(file: EngagementFile, source: Path) -> str | None:
    try:
        join_file(file, source)
    except CoachError as error:
        return str(error)
    return None


def test_damage_anywhere_in_a_source_is_a_sentence_that_does_not_blame_the_other_file(desk: Desk) -> None:
    chance = random.Random(20260302)
    whole = desk.paths[1].read_bytes()
    before = rows_of(desk.paths[0])
    with EngagementFile.open(desk.paths[0]) as file:
        for _ in range(40):
            damaged = bytearray(whole)
            start = chance.randrange(100, len(whole) - 64)
            damaged[start : start + 64] = chance.randbytes(64)
            desk.paths[1].write_bytes(damaged)
            if (said := what_is_said(file, desk.paths[1])) is None:
                break  # the damage was where nothing is stored
            assert f"{desk.paths[0]} is" not in said
            assert rows_of(desk.paths[0]) == before
    assert verify(desk.paths[0]).problems == ()


@pytest.mark.parametrize("into_new", [True, False])
def test_a_source_that_cannot_be_read_to_its_end_is_named(desk: Desk, tmp_path: Path, into_new: bool) -> None:
    here, there = desk.paths[:2]
    with connected(there) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'document'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    whole = bytearray(there.read_bytes())
    whole[(root - 1) * size : root * size] = b"\xff" * size
    there.write_bytes(whole)
    if into_new:
        with pytest.raises(DamagedError, match=there.name):
            merge_files([here, there], tmp_path / "out.coach", uuid7)
    else:
        with EngagementFile.open(here) as file, pytest.raises(DamagedError, match=there.name):
            join_file(file, there)


def test_a_newer_file_another_program_and_nothing_at_all_are_refused(desk: Desk, tmp_path: Path) -> None:
    with connected(desk.paths[1]) as connection:
        connection.execute(f"PRAGMA user_version = {CURRENT + 1}")
    refused(desk, "newer coachtui", desk.paths[1])
    (tmp_path / "text").write_text("x" * 1000)
    refused(desk, "another kind of file", tmp_path / "text")
    refused(desk, "There is no", tmp_path / "gone.coach")
    refused(desk, "is a folder", tmp_path)


def test_an_output_that_is_there_is_left_alone(desk: Desk) -> None:
    before = desk.paths[2].read_bytes()
    with pytest.raises(CoachError, match="is there already"):
        merge_files(desk.paths[:2], desk.paths[2], uuid7)
    assert desk.paths[2].read_bytes() == before


def test_another_organisations_file_is_refused_unless_it_may_be(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "other.coach"
    with created(other) as file:
        file.append(entry_for(Engagement("Southfield")), entry_for(note("s9", "XYZ", "elsewhere")))
    refused(desk, "One is about Northfield, the other about Southfield", other)
    merge_files((desk.paths[0], other), tmp_path / "both.coach", uuid7, unrelated=True)
    assert verify(tmp_path / "both.coach").problems == ()


def test_what_somebody_hands_over_belongs_anywhere(desk: Desk, tmp_path: Path) -> None:
    """A self-assessment names no organisation, only who said what."""
    own = tmp_path / "own.coach"
    with created(own) as file:
        file.append(entry_for(Person("SUP", "frontline")), entry_for(note("s9", "SUP", "my own view")))
    with EngagementFile.open(desk.paths[0]) as file:
        join_file(file, own)
        assert file.state().answers["s9", "C1.1"].note == "my own view"
        assert file.state().engagement == Engagement("Northfield")
    merged(tmp_path / "out.coach", own, desk.paths[1])


def test_the_same_organisation_begun_twice_belongs_together(desk: Desk, tmp_path: Path) -> None:
    with created(tmp_path / "again.coach") as file:
        file.append(entry_for(Engagement("northfield")))
    merged(tmp_path / "out.coach", desk.paths[0], tmp_path / "again.coach")


def test_two_files_that_prove_themselves_only_together_are_taken(desk: Desk, tmp_path: Path) -> None:
    """A chain that was cut short in one file is whole in the other."""
    whole = merged(tmp_path / "whole.coach", desk.paths[0], desk.paths[1])
    with EngagementFile.open(whole, write=False) as file:
        last = [entry for entry in file.entries() if entry.kind == "attachment"][-1]
    shutil.copy(whole, tmp_path / "cut.coach")
    tampering(tmp_path / "cut.coach", f"DELETE FROM entry WHERE writer = '{last.writer}' AND seq >= {last.seq - 1}")
    assert rows_of(merged(tmp_path / "out.coach", tmp_path / "cut.coach", whole)) == rows_of(whole)


@pytest.mark.parametrize(
    "sql", ["CREATE TRIGGER extra AFTER INSERT ON draft BEGIN SELECT 1; END", "CREATE TABLE more (x)"]
)
def test_a_file_with_anything_else_in_its_schema_is_not_taken_in(desk: Desk, sql: str) -> None:
    with connected(desk.paths[1]) as connection:
        connection.execute(sql)
    refused(desk, "that coachtui did not make", desk.paths[1])


def test_an_earlier_versions_file_is_taken_in_as_it_is(desk: Desk, tmp_path: Path) -> None:
    earlier = tmp_path / "earlier.coach"
    with closing(sqlite3.connect(earlier, isolation_level=None)) as connection:
        connection.executescript(Path(__file__).with_name("version_1.sql").read_text(encoding="utf-8"))
    before = earlier.read_bytes()
    merged(tmp_path / "out.coach", earlier, desk.paths[0])
    with EngagementFile.open(desk.paths[0]) as file:
        assert join_file(file, earlier).new > 0
        assert "q1" in file.state().quotes
    assert earlier.read_bytes() == before
    assert verify(desk.paths[0]).problems == ()


def test_an_interrupted_merge_leaves_no_file(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("coachtui.store.joining.check_chains", interrupted)
    names = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(KeyboardInterrupt):
        merge_files(desk.paths, tmp_path / "out.coach", uuid7)
    assert sorted(path.name for path in tmp_path.iterdir()) == names
