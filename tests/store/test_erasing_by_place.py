"""Erasing whatever the clocks say: right, ahead, behind, in both orders of merging, drafts and files included."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from coachtui.model.answers import Answer, Attachment, Quote, Session, SessionKind
from coachtui.model.engagement import Engagement
from coachtui.model.observing import MeetingLine
from coachtui.model.people import Person
from coachtui.model.problems import ErasesPeopleError
from coachtui.store.bodies import entry_for
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import NewEntry, sha256_of, uuid7
from coachtui.store.terms import terms_in
from coachtui.store.verifying import verify
from tests.engagement_files import created, join, join_file, merge_files

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
CLOCKS = {"right": timedelta(0), "ahead": timedelta(days=200), "behind": timedelta(days=-4000)}
WORD = "qzxwvkjhyw"
ANEW = "said anew, and agreed to"


class Clock:
    """A clock that is off by ``off`` and goes on a second with each look at it."""

    def __init__(self, off: timedelta = timedelta(0)) -> None:
        self.moment = NOON + off

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


def begun(path: Path, clock: Clock, code: str = "ERA") -> Path:
    with created(path, now=clock) as file:
        file.record(Engagement("Northfield"), Person(code, "middle", WORD), Person("CEO", "executive"))
    return path


def say(path: Path, clock: Clock, text: str, code: str = "ERA") -> None:
    """Everything of one person that a file can hold: a session, a note, a quote, a file, a draft."""
    session = f"{code} {len(text)}"
    content = f"{text} as a file".encode()
    with EngagementFile.open(path, now=clock) as file:
        file.record(
            Session(session, code, SessionKind.INTERVIEW),
            Answer(session, code, "C1.1", note=f"{text} noted"),
            Quote(f"quote {session}", session, code, f"{text} quoted"),
            Attachment(f"file {session}", session, code, f"{text}.txt", len(content), sha256_of(content)),
            blobs=[content],
        )
        file.save_draft(session, "C1.2", f"{text} typed")


def erase(path: Path, clock: Clock, code: str = "ERA") -> None:
    with EngagementFile.open(path, now=clock) as file:
        file.erase(code)


def nothing_left(path: Path, text: str = WORD) -> None:
    assert verify(path).problems == ()
    beside = [each for each in path.parent.iterdir() if each.name.startswith(path.name)]
    assert not any(text.encode() in each.read_bytes() for each in beside)
    with EngagementFile.open(path) as file:
        assert list(file.search(terms_in(text))) == []
    assert text.encode() not in path.read_bytes()


@pytest.mark.parametrize("off", CLOCKS.values(), ids=CLOCKS)
@pytest.mark.parametrize("eraser", CLOCKS.values(), ids=CLOCKS)
def test_a_draft_goes_whatever_the_clock_was_when_it_was_typed(
    tmp_path: Path, off: timedelta, eraser: timedelta
) -> None:
    path = begun(tmp_path / "a.coach", Clock())
    say(path, Clock(), WORD)
    with EngagementFile.open(path, now=Clock(off)) as file:
        file.save_draft(f"ERA {len(WORD)}", "C1.3", f"{WORD} typed under another clock")
        file.save_draft("somebody else's", "C1.3", "half a sent")
    erase(path, Clock(eraser))
    nothing_left(path)
    with EngagementFile.open(path, write=False) as file:
        assert file.drafts("somebody else's") == {"C1.3": "half a sent"}


Join = Callable[[Path, Path, Path], Path]


def into_the_erasing(mine: Path, hers: Path, _out: Path) -> Path:
    with EngagementFile.open(mine) as file:
        join_file(file, hers)
    return mine


def into_the_other(mine: Path, hers: Path, _out: Path) -> Path:
    with EngagementFile.open(hers) as file:
        join_file(file, mine)
    return hers


def as_a_log(mine: Path, hers: Path, _out: Path) -> Path:
    with EngagementFile.open(hers, write=False) as source, EngagementFile.open(mine) as file:
        entries = tuple(source.entries())
        blobs = [
            blob for text in (WORD, ANEW, "hers") if (blob := source.blob(sha256_of(f"{text} as a file".encode())))
        ]
        join(file, entries, blobs=blobs)
    return mine


def to_a_new_one(mine: Path, hers: Path, out: Path) -> Path:
    merge_files([mine, hers], out, uuid7)
    return out


def to_a_new_one_turned_round(mine: Path, hers: Path, out: Path) -> Path:
    merge_files([hers, mine], out, uuid7)
    return out


JOINS = (into_the_erasing, into_the_other, as_a_log, to_a_new_one, to_a_new_one_turned_round)
WAYS = [
    pytest.param(off, copied, join, id=f"{name}-{'copy' if copied else 'own file'}-{join.__name__}")
    for (name, off), copied, join in product(CLOCKS.items(), (True, False), JOINS)
]


@pytest.mark.parametrize(("off", "copied", "join"), WAYS)
def test_what_a_colleague_recorded_without_knowing_goes_whatever_her_clock(
    tmp_path: Path, off: timedelta, copied: bool, join: Join
) -> None:
    (tmp_path / "out").mkdir()
    mine = begun(tmp_path / "mine.coach", Clock())
    hers = tmp_path / "hers.coach"
    if copied:
        shutil.copy(mine, hers)
    else:
        begun(hers, Clock(off))
    say(mine, Clock(), WORD)
    erase(mine, Clock())
    say(hers, Clock(off), WORD)  # after the erasure by the wall clock, in a file that has not heard of it
    say(hers, Clock(off), "hers", "CEO")
    whole = join(mine, hers, tmp_path / "out" / "out.coach")
    nothing_left(whole)
    with EngagementFile.open(whole, write=False) as file:
        assert {answer.note for answer in file.state().answers.values()} == {"hers noted"}
        assert "ERA" not in file.state().people


@pytest.mark.parametrize("join", JOINS, ids=lambda join: join.__name__)
def test_of_a_line_that_became_the_persons_nothing_is_left_in_a_copy(tmp_path: Path, join: Join) -> None:
    (tmp_path / "out").mkdir()
    mine, line = begun(tmp_path / "mine.coach", Clock()), MeetingLine("l", "M", None, 1, WORD)
    with EngagementFile.open(mine, now=Clock()) as file:
        file.record(line, MeetingLine("k", "M", "CEO", 2, "stays"))
        file.record(replace(line, person="CEO"))
    hers = Path(shutil.copy(mine, tmp_path / "hers.coach"))
    with EngagementFile.open(mine, now=Clock()) as file:
        file.record(replace(line, person="ERA"), replace(line, id="l/marked"))
    erase(mine, Clock())
    say(hers, Clock(), "hers", "CEO")
    whole = join(mine, hers, tmp_path / "out" / "out.coach")
    nothing_left(whole)
    with EngagementFile.open(whole, write=False) as file:
        assert [line.text for line in file.state().meeting_lines.values()] == ["stays"]


@pytest.mark.parametrize("off", CLOCKS.values(), ids=CLOCKS)
@pytest.mark.parametrize("join", JOINS, ids=lambda join: join.__name__)
def test_what_is_recorded_where_the_erasure_is_known_stays(tmp_path: Path, off: timedelta, join: Join) -> None:
    (tmp_path / "out").mkdir()
    mine = begun(tmp_path / "mine.coach", Clock())
    hers = Path(shutil.copy(mine, tmp_path / "hers.coach"))
    say(mine, Clock(), WORD)
    erase(mine, Clock())
    with EngagementFile.open(hers, now=Clock(off)) as file:
        file.record(Answer("before", "ERA", "C1.1", note=WORD))
        join_file(file, mine)
        file.record(Answer("same opening", "ERA", "C1.1", note="agreed again"))
    say(hers, Clock(off), ANEW)
    whole = join(mine, hers, tmp_path / "out" / "out.coach")
    nothing_left(whole)
    with EngagementFile.open(whole, write=False) as file:
        assert {answer.note for answer in file.state().answers.values()} == {"agreed again", f"{ANEW} noted"}
        assert file.blob(sha256_of(f"{ANEW} as a file".encode())) is not None
    erase(whole, Clock())
    nothing_left(whole, ANEW)


def test_an_erasure_holds_however_the_code_is_written(tmp_path: Path) -> None:
    mine = begun(tmp_path / "mine.coach", Clock())
    erase(mine, Clock())
    for code in ("era", "\uff25RA", "E\u200bRA"):
        hers = begun(tmp_path / "hers.coach", Clock(), code)
        say(hers, Clock(), WORD, code)
        with EngagementFile.open(mine) as file:
            assert set(join_file(file, hers).emptied) == {code}
        nothing_left(mine)
        hers.unlink()


@pytest.mark.parametrize("off", CLOCKS.values(), ids=CLOCKS)
def test_who_may_be_erased_is_asked_before_anything_is_done(tmp_path: Path, off: timedelta) -> None:
    mine = begun(tmp_path / "mine.coach", Clock(off))
    hers = Path(shutil.copy(mine, tmp_path / "hers.coach"))
    say(mine, Clock(off), WORD)
    erase(hers, Clock())
    before = mine.read_bytes()
    with EngagementFile.open(mine) as file:
        with pytest.raises(ErasesPeopleError) as caught:
            join_file(file, hers, may_erase=["CEO"])
        assert caught.value.people == {"ERA": 5}
    assert mine.read_bytes() == before
    with pytest.raises(ErasesPeopleError):
        merge_files([mine, hers], tmp_path / "out.coach", uuid7, may_erase=())
    assert not (tmp_path / "out.coach").exists()
    with EngagementFile.open(mine) as file:
        assert join_file(file, hers, may_erase=["ERA"]).erased == {"ERA": 5}
    nothing_left(mine)


def test_an_erasure_of_an_earlier_version_still_goes_by_its_time(tmp_path: Path) -> None:
    path = begun(tmp_path / "a.coach", Clock())
    say(path, Clock(), WORD)
    later = begun(tmp_path / "later.coach", Clock(timedelta(days=1)))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DELETE FROM draft")
        connection.commit()
    with EngagementFile.open(path, now=Clock(timedelta(hours=1))) as file:
        file.append(NewEntry("erased", item="ERA"))
        file.append(entry_for(Answer("s", "ERA", "C1.1", note="later")))
    with EngagementFile.open(path) as file:
        join_file(file, later)  # joining obeys whatever erasures there are
        assert list(file.state().people) == ["CEO", "ERA"]
        assert [answer.note for answer in file.state().answers.values()] == ["later"]
    assert verify(path).problems == ()
    with EngagementFile.open(path) as file:
        file.erase("ERA")
    nothing_left(path)
