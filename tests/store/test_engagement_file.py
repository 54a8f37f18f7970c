"""Appending, reading back, drafts, documents, and going on after something went wrong."""

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from coachtui.model.answers import Answer
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.store import engagement_file
from coachtui.store.bodies import document_entry, entry_for
from coachtui.store.connection import connect
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import COLUMNS, Entry, NewEntry, row_of, sha256_of
from coachtui.store.failures import BrokenLogError, InUseError, ReadOnlyError
from coachtui.store.fold import fold
from coachtui.store.own_chain import OwnChain
from coachtui.store.verifying import verify
from tests.engagement_files import created, join
from tests.store.conftest import PLAN

_INSERT = f"INSERT INTO entry VALUES ({', '.join('?' * len(COLUMNS))})"


def note(text: str, question: str = "C1") -> NewEntry:
    return entry_for(Answer("s1", "OPS", question, note=text))


def times(entries: list[Entry]) -> list[str]:
    return [entry.at[11:] for entry in entries]


def test_what_is_appended_is_there_when_the_file_is_opened_again(place: Path) -> None:
    with created(place, author="Ann", app="0.1") as file:
        (entry,) = file.append(note("first"))
        assert (entry.author, entry.kind, entry.item, entry.seq) == ("Ann", "answer", "C1", 1)
    with EngagementFile.open(place, write=False) as file:
        opened, again = file.entries()
        assert again == entry
        assert (opened.kind, opened.seq, opened.body) == ("opened", 0, '{"app":"0.1","format":1,"heads":{}}')
        assert file.state().answers["s1", "C1"].note == "first"


def test_opening_alone_writes_nothing(place: Path) -> None:
    created(place).close()
    before = place.read_bytes()
    with EngagementFile.open(place) as file:
        assert file.append() == ()
        assert list(file.entries()) == []
    assert place.read_bytes() == before


def test_several_entries_are_one_step(place: Path) -> None:
    with created(place) as file:
        with pytest.raises(ValueError, match="finite"):
            file.append(note("first"), NewEntry("answer", {"value": float("nan")}))
        assert list(file.entries()) == []
        assert [entry.seq for entry in file.append(note("first"), note("second"))] == [1, 2]
    assert verify(place).problems == ()


def test_time_goes_forward_when_the_clock_is_set_back(place: Path, clock: Any) -> None:
    with created(place, now=clock) as file:
        file.append(note("first"))
        clock.turn(hours=-3)
        file.append(note("second"))
    with EngagementFile.open(place, now=clock) as file:
        file.append(note("third"))
        clock.turn(hours=4)
        file.append(note("fourth"))
        assert times(list(file.entries())) == [
            "09:00:00.000000Z", "09:00:00.000001Z", "09:00:00.000002Z",
            "09:00:00.000003Z", "09:00:00.000004Z", "10:00:00.000000Z",
        ]  # fmt: skip
        assert file.state().answers["s1", "C1"].note == "fourth"
    assert verify(place).problems == ()


def test_the_end_of_time_is_an_error_in_plain_words(place: Path) -> None:
    with created(place, now=lambda: datetime.max.replace(tzinfo=UTC)) as file:
        with pytest.raises(CoachError, match="comes no time"):
            file.append(note("first"))
        assert list(file.entries()) == []


def test_each_opening_is_a_writer_that_names_the_heads_nobody_named(place: Path) -> None:
    with created(place) as file:
        last = [*file.append(note("first"))]
    for text in ("second", "third"):
        with EngagementFile.open(place) as file:
            last += file.append(note(text))
    heads = [(entry.writer, entry.digest) for entry in last]
    with EngagementFile.open(place, write=False) as file:
        opened = [entry for entry in file.entries() if entry.kind == "opened"]
        assert [entry.writer for entry in opened] == [writer for writer, _ in heads]
        for entry, (writer, digest) in zip(opened[1:], heads, strict=False):
            assert f'"heads":{{"{writer}":"{digest}"}}' in str(entry.body)
    assert verify(place).writers == 3


def test_a_second_writer_is_refused_while_a_reader_sees_what_is_committed(place: Path) -> None:
    with created(place) as file:
        file.append(note("first"))
        with pytest.raises(InUseError, match=r"open in another window.*read it here"):
            EngagementFile.open(place)
        with EngagementFile.open(place, write=False) as reader:
            assert not reader.writable
            assert reader.state() == file.state()
            file.append(note("second"))
            assert reader.state().answers["s1", "C1"].note == "second"
    with EngagementFile.open(place) as file:
        assert file.writable


def test_a_reader_changes_nothing(filled: Path) -> None:
    before = filled.read_bytes()
    with EngagementFile.open(filled, write=False) as file:
        for change in (
            lambda: file.append(note("no")),
            lambda: file.save_draft("s1", "C1", "no"),
            lambda: file.drop_draft("s1", "C1.3"),
            lambda: join(file, []),
        ):
            with pytest.raises(ReadOnlyError, match="open for reading"):
                change()
    assert filled.read_bytes() == before


def test_a_reader_that_takes_its_time_keeps_no_writer_waiting(place: Path) -> None:
    with created(place) as file:
        file.append(*(note("x") for _ in range(1200)))
        with EngagementFile.open(place, write=False) as reader:
            entries = reader.entries()
            next(entries)
            file.append(note("meanwhile"))
            assert len(list(entries)) == 1201


def test_entries_can_be_read_from_a_place_on(place: Path) -> None:
    with created(place) as file:
        (first,) = file.append(note("first"))
        later = file.append(note("second"), note("third"))
        assert tuple(file.entries(after=first.position)) == later
        assert list(file.entries(after=later[-1].position)) == []


def test_the_state_keeps_up_with_appends_adoptions_and_erasures(filled: Path, tmp_path: Path) -> None:
    with created(tmp_path / "other.coach") as file, EngagementFile.open(filled, write=False) as source:
        file.append(note("own", "C9"))
        with EngagementFile.open(file.path, write=False) as reader:
            for read in (file, reader):
                assert len(read.state().answers) == 1
            join(file, source.entries(), [b"kind: interview"], [PLAN])
            for read in (file, reader):
                assert len(read.state().answers) == 2
                assert read.state() == fold(read.entries())
            with closing(sqlite3.connect(file.path)) as connection, connection:
                connection.execute("UPDATE entry SET body = NULL, salt = NULL WHERE item = 'C9'")
            for read in (file, reader):
                assert list(read.state().answers) == [("s1", "C1.2")]


def test_drafts_are_kept_replaced_and_dropped(place: Path) -> None:
    with created(place) as file:
        file.save_draft("s1", "C1", "half a sen")
        file.save_draft("s1", "C1", "half a sentence\ud800\x00")
        file.save_draft("s1", "C2", "other")
        file.save_draft("s2", "C1", "another session")
    with EngagementFile.open(place) as file:
        assert file.drafts("s1") == {"C1": "half a sentence\ufffd", "C2": "other"}
        file.drop_draft("s1", "C2")
        file.drop_draft("s1", "never there")
        file.append(note("half a sentence."), drop_drafts=[("s1", "C1")])
        assert file.drafts("s1") == {}
        assert file.drafts("s2") == {"C1": "another session"}


def test_a_document_is_stored_with_the_entry_that_names_it(place: Path) -> None:
    with created(place) as file:
        sha256 = sha256_of(b"kind: interview")
        file.append(document_entry(sha256, "script", "m", "m.yaml"), documents=[b"named by nobody", b"kind: interview"])
        assert file.document(sha256) == b"kind: interview"
        assert file.document(sha256_of(b"named by nobody")) is None
        assert verify(place).problems == ()
        file.append(document_entry(sha256, "script", "m", "m.yaml"))
        file.append(document_entry(sha256, "script", "m", "m.yaml"), documents=[b"kind: interview"])
        other = "0" * 64
        with pytest.raises(ValueError, match="no document was added"):
            file.append(document_entry(other, "script", "m", "m.yaml"))
    with EngagementFile.open(place) as file:
        assert file.document(sha256) == b"kind: interview"
        assert file.document(other) is None
        rubric = document_entry("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", "rubric", "r", "r")
        file.append(rubric, documents=[b""])
        assert file.document(str(rubric.item)) == b""
    assert verify(place).problems == ()


def test_the_fingerprint_changes_with_every_entry(place: Path) -> None:
    with created(place) as file:
        seen = [file.fingerprint()]
        for _ in range(3):
            file.append(note("same words"))
            seen.append(file.fingerprint())
        file.save_draft("s1", "C1", "no entry")
        assert file.fingerprint() == seen[-1]
    assert len(set(seen)) == 4
    with EngagementFile.open(place, write=False) as file:
        assert file.fingerprint() == seen[-1]


def test_a_full_disk_loses_only_what_was_refused(place: Path) -> None:
    with created(place) as file:
        file.append(note("before"))
        connection = file._connection  # noqa: SLF001 - a full disk can only be had from inside
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(CoachError, match="disk is full") as full:
            file.append(note("short"), note("x" * 100_000))
        assert full.value.passing
        with pytest.raises(CoachError, match="disk is full"):
            file.save_draft("s1", "C1", "x" * 100_000)
        file.append(note("short"))
        connection.execute("PRAGMA max_page_count = 100000")
        file.append(note("y" * 100_000))
        assert [entry.seq for entry in file.entries()] == [0, 1, 2, 3]
    assert verify(place).problems == ()


def test_the_known_state_has_own_entries_at_once_and_those_of_others_with_the_next_state(place: Path) -> None:
    def insert_beside(file: EngagementFile) -> None:
        newest = list(file.entries())[-1]
        other = replace(newest, id="another", writer="another", at="2100-01-01T00:00:00.000000Z", item="C2")
        with closing(sqlite3.connect(place)) as connection, connection:
            connection.execute(_INSERT, row_of(other))

    with created(place) as file:
        file.append(note("first"))
        assert file.known_state().answers["s1", "C1"].note == "first"  # nothing was folded before
        insert_beside(file)
        file.append(note("second"))
        assert {key: each.note for key, each in file.known_state().answers.items()} == {("s1", "C1"): "second"}
        assert {key: each.note for key, each in file.state().answers.items()} == {
            ("s1", "C1"): "second", ("s1", "C2"): "first",
        }  # fmt: skip
        assert file.known_state() is file.state()


def test_nobody_else_can_write_from_the_beginning_of_a_transaction_on(place: Path) -> None:
    with (
        created(place) as file,
        closing(sqlite3.connect(place, timeout=0, isolation_level=None)) as other,
    ):
        with file.at_once(), pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.execute("BEGIN IMMEDIATE")


def test_a_commit_held_up_by_another_program_can_be_tried_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coachtui.store.connection.BUSY_SECONDS", 0.05)
    with created(place) as file, closing(sqlite3.connect(place, isolation_level=None)) as other:
        file.append(note("before"))
        for begin in ("BEGIN EXCLUSIVE", "BEGIN IMMEDIATE", "BEGIN; SELECT * FROM entry"):
            for statement in begin.split(";"):
                other.execute(statement).fetchone()
            with pytest.raises(InUseError, match="busy"):
                file.append(note("held up"))
            other.execute("ROLLBACK")
        file.append(note("after"))
        assert [entry.seq for entry in file.entries()] == [0, 1, 2]
    assert verify(place).problems == ()


class Interrupting:
    """A connection on which the user presses Ctrl+C the moment after a commit took place."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self._connection, name)

    def execute(self, sql: str, *values: Any) -> sqlite3.Cursor:
        cursor = self._connection.execute(sql, *values)
        if sql == "COMMIT":
            raise KeyboardInterrupt
        return cursor


def test_a_commit_that_took_place_unseen_breaks_no_chain(place: Path) -> None:
    with created(place) as file:
        file.append(note("before"))
        connection = file._connection  # noqa: SLF001 - there is no other way to be interrupted just then
        file._changing._connection = Interrupting(connection)  # type: ignore[assignment]  # noqa: SLF001
        with pytest.raises(KeyboardInterrupt):
            file.append(note("unseen"))
        file._changing._connection = connection  # noqa: SLF001
        file.append(note("after"))
        assert [entry.seq for entry in file.entries()] == [0, 1, 2, 3]
    assert verify(place).problems == ()


def test_another_thread_is_refused_as_a_mistake_of_the_program(place: Path) -> None:
    said: list[BaseException] = []

    def use(file: EngagementFile) -> None:
        try:
            file.state()
        except sqlite3.ProgrammingError as error:
            said.append(error)

    with created(place) as file:
        thread = threading.Thread(target=use, args=(file,))
        thread.start()
        thread.join()
    assert len(said) == 1


def test_closing_twice_does_no_harm(place: Path) -> None:
    file = created(place)
    file.close()
    file.close()


@pytest.mark.parametrize("make", [True, False])
def test_what_fails_while_it_is_opened_leaves_no_connection_and_no_lock(
    place: Path, monkeypatch: pytest.MonkeyPatch, make: bool
) -> None:
    opened: list[sqlite3.Connection] = []

    def connecting(path: Path, *, write: bool) -> sqlite3.Connection:
        opened.append(connect(path, write=write))
        return opened[-1]

    def fail(*_: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    if not make:
        created(place).close()
    with monkeypatch.context() as patch:
        patch.setattr(engagement_file, "connect", connecting)
        patch.setattr(OwnChain, "__init__" if make else "look", fail)
        with pytest.raises((sqlite3.OperationalError, CoachError), match="disk I/O error"):
            (created if make else EngagementFile.open)(place)
    assert opened
    for each in opened:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            each.execute("SELECT 1")
    (created if make else EngagementFile.open)(place).close()


# Taking in another file's log


def log_of(path: Path) -> list[Entry]:
    with EngagementFile.open(path, write=False) as file:
        return list(file.entries())


def test_an_adopted_log_is_the_same_log(filled: Path, tmp_path: Path) -> None:
    log = log_of(filled)
    with created(tmp_path / "copy.coach") as copy:
        assert join(copy, log, [b"kind: interview", b"named by nobody"], [PLAN, b"not named either"]).new == len(log)
        assert list(copy.entries()) == log
        assert join(copy, reversed(log), [b"kind: interview"], [PLAN]).new == 0
        with EngagementFile.open(filled, write=False) as file:
            assert copy.fingerprint() == file.fingerprint()
            assert copy.state() == file.state()
        copy.append(note("own"))
    assert verify(tmp_path / "copy.coach").problems == ()


def test_two_files_adopt_each_other_whatever_their_clocks(tmp_path: Path, clock: Any) -> None:
    one, two = tmp_path / "one.coach", tmp_path / "two.coach"
    with created(one, now=clock) as first, created(two, now=clock) as second:
        first.append(entry_for(Engagement("Northfield")))
        clock.turn(hours=-1)
        second.append(note("earlier"))
        clock.turn(hours=2)
        first.append(note("later"))
        join(first, second.entries())
        join(second, first.entries())
        assert first.state() == second.state()
        assert first.fingerprint() == second.fingerprint()
        first.append(note("and on", "C2"))
        assert join(second, first.entries()).new == 1
    assert verify(one).problems == verify(two).problems == ()


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda log: [replace(log[0], body="{}"), *log[1:]], "body or salt that was changed"),
        (lambda log: [*log[:4], replace(log[4], body=str(log[4].body).replace("Every", "Never")), *log[5:]], "changed"),
        (lambda log: [*log[:4], replace(log[4], author="Eve"), *log[5:]], "was changed"),
        (lambda log: [*log[:4], *log[5:]], "number 4 belongs"),
        (lambda log: log[1:], "number 0 belongs"),
        (lambda log: log[6:], "is not there"),
        (lambda log: [*log[:4], replace(log[4], seq="4"), *log[5:]], "seq of the wrong kind"),
        (lambda log: [*log[:4], replace(log[4], body="\ud800"), *log[5:]], "body of the wrong kind"),
        (lambda log: [*log, replace(log[4], author="Eve")], "here already, but different"),
        (lambda log: [*log, replace(log[4], id="other", author="Eve")], "here already, but different"),
        (lambda log: [*log[:4], replace(log[4], salt=None), *log[5:]], "half erased"),
    ],
)  # fmt: skip
def test_a_log_that_does_not_prove_itself_is_refused_whole(
    filled: Path, tmp_path: Path, spoil: Any, words: str
) -> None:
    with created(tmp_path / "copy.coach") as copy:
        with pytest.raises(BrokenLogError, match=words):
            join(copy, spoil(log_of(filled)), [b"kind: interview"], [PLAN])
        assert list(copy.entries()) == []
        copy.append(note("still usable"))


@pytest.mark.parametrize(
    ("contents", "words"),
    [
        (([b"something else"], [PLAN]), "script or rubric"),
        (([b"kind: interview"], [b"something else"]), "an attachment"),
    ],
)
def test_a_log_without_what_it_names_is_refused(filled: Path, tmp_path: Path, contents: Any, words: str) -> None:
    with created(tmp_path / "copy.coach") as copy:
        with pytest.raises(BrokenLogError, match=words):
            join(copy, log_of(filled), *contents)
        assert list(copy.entries()) == []


def test_a_log_that_was_emptied_without_a_word_is_refused(filled: Path, tmp_path: Path) -> None:
    full = log_of(filled)
    emptied = [replace(entry, body=None, salt=None) if entry.kind == "answer" else entry for entry in full]
    with created(tmp_path / "copy.coach") as copy:
        with pytest.raises(BrokenLogError, match="was emptied, and nothing here says why"):
            join(copy, emptied, [b"kind: interview"], [PLAN])
        join(copy, full, [b"kind: interview"], [PLAN])
        with pytest.raises(BrokenLogError, match="was emptied, and nothing here says why"):
            join(copy, emptied)
        assert list(copy.entries()) == full


def test_the_outline_follows_what_is_added_here_and_elsewhere(filled: Path) -> None:
    with EngagementFile.open(filled, write=False) as reader:
        before = reader.outline()
        assert reader.outline() is before
        with EngagementFile.open(filled, write=True, author="Ann") as file:
            assert "NEW" not in file.outline().people
            file.append(entry_for(Person("NEW", "middle")))
            assert "NEW" in file.outline().people
        assert "NEW" in reader.outline().people


def test_the_outline_has_people_and_sessions_and_nothing_that_was_said(filled: Path) -> None:
    with EngagementFile.open(filled, write=False) as file:
        outline, state = file.outline(), file.state()
        assert outline.engagement == state.engagement
        assert (outline.people, outline.sessions) == (state.people, state.sessions)
        assert not outline.answers
        assert not outline.ratings
        assert file.outline() == state
