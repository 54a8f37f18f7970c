"""Erasing: no byte of the words is left in the file or beside it, the rest is whole, and nothing brings them back."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

import coachtui
from coachtui.model.answers import (
    Answer,
    Attachment,
    EvidenceNote,
    EvidenceState,
    Quote,
    Rating,
    Session,
    SessionKind,
)
from coachtui.model.craft import Capture, ContradictionNote, ContradictionState, Filed, FiledTo, ProbeAsked
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.store import erasing
from coachtui.store.bodies import entry_for
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import sha256_of, uuid7
from coachtui.store.failures import InUseError
from coachtui.store.terms import terms_in
from coachtui.store.verifying import verify
from tests.engagement_files import created, join, join_file, merge_files
from tests.store.conftest import connected

WORDS = {
    "name": "Zwmqvkjyp",
    "note": "qzxwvkjhyw",
    "long": "vqxzjwkpyh",
    "revised": "kqjzvxwyhq",
    "quote": "wzqkxjvhpy",
    "rating": "jxqvzkwpyq",
    "file": "xvqjkzwhpq",
    "content": "hzqxvjkwyp",
    "evidence": "ypqzvxkjwh",
    "draft": "zkqxjwvyph",
    "probe": "qkwzjxyvhp",
    "capture": "xzhqwkvjpy",
    "contradiction": "wjzkqyxvph",
}
"""Words of the person erased, one for each place where words can be. No four letters of them are anywhere else."""
OTHERS = "pyhwvzqkjx"
SESSION = Session("s1", "OPS", SessionKind.INTERVIEW)
SHARED = b"a file that both sent"
SOURCES = str(Path(coachtui.__file__).parent.parent)
KILLS = int(os.environ.get("COACHTUI_KILLS", "5"))
SEED = int(os.environ.get("COACHTUI_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 32)


@pytest.fixture
def said(place: Path) -> Path:
    """A closed file in which OPS said something in every place there is, and CEO something of their own."""
    with created(place, author="Ann") as file:
        file.append(entry_for(Engagement("Northfield")), entry_for(SESSION))
        file.append(entry_for(Person("OPS", "middle", name=WORDS["name"])), entry_for(Person("CEO", "executive")))
        file.append(entry_for(Answer("s1", "OPS", "C1.1", note=f"The {WORDS['note']} of it.")))
        file.append(entry_for(Answer("s1", "OPS", "C1.2", note=f"{WORDS['long']} " * 3000)))
        file.append(entry_for(Answer("s1", "OPS", "C1.1", note=WORDS["revised"])))
        file.append(entry_for(Quote("q1", "s1", "OPS", WORDS["quote"], indicators=("E1a",))))
        file.append(entry_for(Rating("r1", "s1", "OPS", "E1a", level=2, evidence=WORDS["rating"])))
        file.append(entry_for(ProbeAsked("s1", "OPS", "C1.1", "p1", WORDS["probe"])))
        file.append(entry_for(Capture("c1", "s1", "OPS", WORDS["capture"], Filed(FiledTo.PERSON, "CEO"))))
        raised = ContradictionNote("s1", "OPS", "whole", ContradictionState.RAISED, WORDS["contradiction"])
        file.append(entry_for(raised))
        file.append(entry_for(EvidenceNote("s1", "OPS", "ev1", EvidenceState.PROMISED, words=WORDS["evidence"])))
    with EngagementFile.open(place, author="Ben") as file:
        for number, (person, content) in enumerate(
            (("OPS", WORDS["content"].encode() * 5000), ("OPS", SHARED), ("CEO", SHARED))
        ):
            name = f"{WORDS['file']}.pdf" if person == "OPS" else "plan.pdf"
            each = Attachment(f"a{number}", None, person, name, len(content), sha256_of(content))
            file.append(entry_for(each), blobs=[content])
        file.append(entry_for(Answer("s2", "CEO", "C1.1", note=f"{OTHERS} about OPS")))
        file.save_draft("s1", "C1.3", f"half a {WORDS['draft']}")
        file.save_draft("s2", "C1.3", "half a sent")
    return place


def pieces() -> Iterator[bytes]:
    """Every ending of at least four letters of every word, in both cases: an index may hold words in parts."""
    for word in WORDS.values():
        for text in {word, word.lower()}:
            for start in range(len(text) - 3):
                yield text[start:].encode()


def left_in(folder: Path) -> set[bytes]:
    """The pieces of words that are anywhere in the files of a folder."""
    content = b"\0".join(path.read_bytes() for path in folder.iterdir() if path.is_file())
    return {piece for piece in pieces() if piece in content}


def test_no_piece_of_the_words_is_left_and_the_rest_is_whole(said: Path) -> None:
    assert {WORDS[key].encode() for key in WORDS} <= left_in(said.parent)
    with EngagementFile.open(said, author="Ann") as file:
        file.erase("OPS")
        assert left_in(said.parent) == set()
        state = file.state()
        assert list(state.people) == ["CEO"]
        assert (state.sessions, state.ratings, state.quotes, state.evidence_notes) == ({}, {}, {}, {})
        assert (state.probes_asked, state.captures, state.contradictions) == ({}, {}, {})
        assert [answer.note for answer in state.answers.values()] == [f"{OTHERS} about OPS"]
        assert [each.name for each in state.attachments.values()] == ["plan.pdf"]
        assert file.blob(sha256_of(SHARED)) == SHARED
        assert file.drafts("s1") == {}
        assert file.drafts("s2") == {"C1.3": "half a sent"}
        assert state.passed_over == 0
        assert [passage.person for passage in file.search(terms_in(f"{OTHERS} about"))] == ["CEO"]
        assert list(file.search(terms_in(WORDS["quote"]))) == []
    assert verify(said).problems == ()
    assert left_in(said.parent) == set()


def test_what_is_said_later_stays_until_it_is_erased_as_well(said: Path) -> None:
    with EngagementFile.open(said) as file:
        file.erase("OPS")
        file.append(entry_for(Answer("s3", "OPS", "C1.1", note=WORDS["note"])))
        file.save_draft("s3", "C1.2", WORDS["draft"])
    with EngagementFile.open(said) as file:
        assert file.state().answers["s3", "C1.1"].note == WORDS["note"]
        assert file.drafts("s3") == {"C1.2": WORDS["draft"]}
        assert verify(said).problems == ()
        file.erase("OPS")
    assert left_in(said.parent) == set()
    assert verify(said).problems == ()


def test_an_older_copy_does_not_bring_the_words_back(said: Path, tmp_path: Path) -> None:
    older = tmp_path / "older"
    older.mkdir()
    copy = Path(shutil.copy(said, older / "copy.coach"))
    with EngagementFile.open(copy) as file:
        file.append(entry_for(Answer("s2", "CEO", "C1.2", note="only in the copy")))
        file.append(entry_for(Answer("s1", "OPS", "C1.4", note=WORDS["note"])))
    with EngagementFile.open(said) as file:
        file.erase("OPS")
        assert join_file(file, copy).new == 3
        assert file.state().answers["s2", "C1.2"].note == "only in the copy"
        assert list(file.state().people) == ["CEO"]
        assert left_in(said.parent) == set()
        with EngagementFile.open(copy, write=False) as source:
            assert join(file, source.entries(), blobs=[SHARED, WORDS["content"].encode() * 5000]).new == 0
    assert left_in(said.parent) == set()
    assert verify(said).problems == ()
    for number, sources in enumerate(((said, copy), (copy, said))):
        folder = tmp_path / f"out{number}"
        folder.mkdir()
        merge_files(sources, folder / "out.coach", uuid7)
        assert left_in(folder) == set()
        assert verify(folder / "out.coach").problems == ()
    with EngagementFile.open(copy) as file:
        join_file(file, said)
    assert left_in(older) == set()
    assert verify(copy).problems == ()


def test_erasing_reaches_files_of_earlier_versions(place: Path) -> None:
    with closing(sqlite3.connect(place, isolation_level=None)) as connection:
        connection.executescript(Path(__file__).with_name("version_1.sql").read_text(encoding="utf-8"))
    with EngagementFile.open(place) as file:
        file.erase("OPS")
    assert verify(place).problems == ()
    for word in (b"Every month", b"Most months", b"every one", b"half a sent"):
        assert word not in place.read_bytes()


def test_only_what_an_erased_entry_covers_may_be_empty_and_all_of_it_must(said: Path) -> None:
    with EngagementFile.open(said) as file:
        file.erase("OPS")
        file.append(entry_for(Answer("s3", "OPS", "C1.1", note="later")))
    with connected(said) as connection:
        connection.execute("UPDATE entry SET body = NULL, salt = NULL WHERE person = 'OPS' AND session = 's3'")
    (problem,) = verify(said).problems
    assert "was emptied, and nothing here says why" in problem


@pytest.mark.parametrize("stage", ["empty_erased", "update_index", "write_anew", "finish"])
def test_what_was_interrupted_is_finished_at_the_next_opening_for_writing(
    said: Path, stage: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    owner = "coachtui.store.searching" if stage == "update_index" else "coachtui.store.erasing"
    with EngagementFile.open(said) as file, monkeypatch.context() as patches:
        patches.setattr(f"{owner}.{stage}", killed)
        with pytest.raises(KeyboardInterrupt):
            file.erase("OPS")
    if stage == "empty_erased":
        assert any("opening the file for writing finishes that" in problem for problem in verify(said).problems)
    EngagementFile.open(said, write=False).close()
    EngagementFile.open(said).close()
    assert left_in(said.parent) == set()
    assert verify(said).problems == ()
    with connected(said) as connection:
        assert connection.execute("SELECT what FROM upkeep").fetchall() == [("indexed up to",)]


def test_a_file_that_cannot_be_written_anew_now_can_be_worked_with_and_is_later(
    said: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise InUseError("In use", "Somebody reads.")

    with monkeypatch.context() as patches:
        patches.setattr(erasing, "write_anew", busy)
        with EngagementFile.open(said) as file, pytest.raises(InUseError):
            file.erase("OPS")
        with EngagementFile.open(said) as file:
            file.append(entry_for(Answer("s2", "CEO", "C1.2", note="goes on")))
    with connected(said) as connection:
        assert connection.execute("SELECT 1 FROM upkeep WHERE what = 'erasing'").fetchone() == (1,)
    EngagementFile.open(said).close()
    with connected(said) as connection:
        assert connection.execute("SELECT 1 FROM upkeep WHERE what = 'erasing'").fetchone() is None
    assert left_in(said.parent) == set()


def test_a_kill_at_any_moment_leaves_a_file_that_finishes_what_was_begun(said: Path, tmp_path: Path) -> None:
    sys.stdout.write(f"COACHTUI_SEED={SEED} COACHTUI_KILLS={KILLS}\n")
    chance = random.Random(SEED)
    with EngagementFile.open(said) as file:
        notes = [Answer("s1", "OPS", f"C{number}", note=f"{WORDS['note']} " * 20) for number in range(500)]
        file.append(*(entry_for(note) for note in notes))
    for number in range(KILLS):
        folder = tmp_path / f"kill{number}"
        folder.mkdir()
        path = Path(shutil.copy(said, folder / "Northfield.coach"))
        process = subprocess.Popen(
            [sys.executable, Path(__file__).with_name("erasing_program.py"), path],
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": SOURCES},
        )
        assert process.stdout is not None
        with process, process.stdout as heard:
            assert heard.readline() == "begun\n"
            time.sleep(chance.random() * 0.06)  # no wait for anything: the moment of the kill is what is tried
            process.kill()
            done = "done\n" in heard.readlines()
        with EngagementFile.open(path) as file:
            begun = any(entry.kind == "erased" for entry in file.entries())
        assert begun or not done
        assert verify(path).problems == ()
        assert bool(left_in(folder)) is not begun
