"""A file that another program overwrites or replaces while it is open: nothing is saved into it, and it is said."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.store.bodies import document_entry, entry_for
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import NewEntry
from coachtui.store.failures import ReplacedError
from coachtui.store.terms import terms_in
from coachtui.store.verifying import verify
from tests.engagement_files import created

Replace = Callable[[Path, Path], object]


def in_place(content: Path, path: Path) -> None:
    """Write over the same file, as a sync or ``cp`` does."""
    with path.open("r+b") as file:
        file.write(content.read_bytes())
        file.truncate()


def by_renaming(content: Path, path: Path) -> None:
    """Put another file there under the same name."""
    beside = path.with_name("beside")
    shutil.copy(content, beside)
    beside.replace(path)


def earlier(path: Path) -> None:
    """The file as it was some entries ago: the last made below is not in it."""


def another(path: Path) -> None:
    with created(path.with_name("another.coach")) as file:
        file.append(entry_for(Engagement("Southfield")), *(NewEntry("note", {"text": "x" * 300}) for _ in range(40)))
    shutil.copy(path.with_name("another.coach"), path)


def no_engagement(path: Path) -> None:
    path.write_bytes(b"not an engagement at all\n" * 5000)


def nothing(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there")
@pytest.mark.parametrize("replace", [in_place, by_renaming])
@pytest.mark.parametrize("become", [earlier, another, no_engagement, nothing])
@pytest.mark.parametrize("had_written", [True, False])
def test_nothing_is_saved_into_another_file(
    filled: Path, replace: Replace, become: Callable[[Path], None], *, had_written: bool
) -> None:
    content = filled.with_name("content")
    if become is earlier and not had_written:
        pytest.skip("that would be the file itself")
    shutil.copy(filled, content)
    become(content)
    with EngagementFile.open(filled) as file:
        if had_written:
            file.append(NewEntry("note", {"text": "mine"}))
        replace(content, filled)
        for change in (
            lambda: file.append(NewEntry("note", {"text": "lost?"})),
            lambda: file.save_draft("s1", "C1.1", "lost?"),
            lambda: file.erase("OPS"),
            lambda: file.append(NewEntry("note", {"text": "again"})),
        ):
            with pytest.raises(CoachError) as raised:
                change()
            assert isinstance(raised.value, ReplacedError), raised.value
            assert not raised.value.passing
            assert not raised.value.bad_input
            assert "text file" in raised.value.hint
    assert filled.read_bytes() == content.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be replaced there")
def test_pages_in_memory_do_not_hide_it(place: Path) -> None:
    """Two copies with as many changes have the same change counter, by which SQLite keeps the pages it has."""
    with created(place) as file:
        file.append(entry_for(Engagement("Northfield")))
    other = place.with_name("other.coach")
    shutil.copy(place, other)
    with EngagementFile.open(other) as theirs:
        theirs.append(entry_for(Person("CEO", "executive", name="Theirs")))
        with EngagementFile.open(place) as mine:
            mine.append(entry_for(Person("CEO", "executive", name="Mine!!")))
            assert place.read_bytes()[24:40] == other.read_bytes()[24:40]
            in_place(other, place)
            with pytest.raises(ReplacedError):
                mine.append(entry_for(Person("OPS", "middle")))
    assert verify(place).problems == ()


def test_reading_a_file_that_was_emptied_says_so_too(filled: Path) -> None:
    with EngagementFile.open(filled, write=False) as file:
        nothing(filled)
        for look in (file.state, file.outline, file.fingerprint, lambda: list(file.search(terms_in("plan")))):
            with pytest.raises(ReplacedError):
                look()


def test_the_same_bytes_put_back_are_the_same_file(filled: Path) -> None:
    copy = filled.with_name("copy")
    with EngagementFile.open(filled) as file:
        file.append(NewEntry("note"))
        shutil.copy(filled, copy)
        in_place(copy, filled)
        file.append(NewEntry("note"))
    assert verify(filled).problems == ()


def break_off(file: EngagementFile) -> None:
    with file.at_once():
        file.append(NewEntry("note"))
        file.save_draft("s1", "C1.9", "x")
        file.append(NewEntry("note"))
        raise KeyError


def test_several_changes_are_one_transaction_or_none(filled: Path) -> None:
    before = filled.read_bytes()
    with EngagementFile.open(filled) as file:
        with pytest.raises(KeyError):
            break_off(file)
        assert len(list(file.entries())) == 12
        with file.at_once():
            file.append(entry_for(Person("CEO", "executive")))
            assert "CEO" in file.state().people
            assert filled.read_bytes()[28:32] == before[28:32]
        file.append(NewEntry("note"))
        assert "CEO" in file.state().people
        assert len(list(file.entries())) == 15
    assert verify(filled).problems == ()


def test_a_block_within_another_is_part_of_it_also_where_it_broke_off(filled: Path) -> None:
    with EngagementFile.open(filled) as file:
        with file.at_once():
            file.append(entry_for(Person("CEO", "executive")))
            with pytest.raises(KeyError):
                break_off(file)
            assert len(list(file.entries())) == 16
            with pytest.raises(ValueError, match="no document was added"):
                file.append(document_entry("0" * 64, "script", "m", "m.yaml"))
            file.append(entry_for(Person("FIN", "executive")))
        assert {"CEO", "FIN"} <= file.state().people.keys()
        assert len(list(file.entries())) == 17
    assert verify(filled).problems == ()
