"""What was acknowledged is there after kill -9, and the file is whole."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

import coachtui
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import utc_now, uuid7
from coachtui.store.failures import InUseError
from coachtui.store.own_chain import WriterSettings
from coachtui.store.verifying import verify
from tests.engagement_files import created

KILLS = int(os.environ.get("COACHTUI_KILLS", "5"))
SEED = int(os.environ.get("COACHTUI_SEED", "0")) or random.SystemRandom().randrange(1, 1 << 32)
PROGRAM = Path(__file__).with_name("appending.py")
SOURCES = str(Path(coachtui.__file__).parent.parent)
LONGEST_RUN = 40


def run_and_kill(place: Path, chance: random.Random) -> tuple[list[str], int]:
    """Ids acknowledged and the last draft acknowledged (-1: none) by a program killed at a random moment."""
    process = subprocess.Popen(
        [sys.executable, PROGRAM, place],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": SOURCES},
    )
    assert process.stdout is not None
    with process, process.stdout as said:
        lines = [said.readline() for _ in range(chance.randrange(LONGEST_RUN))]
        time.sleep(chance.random() * 0.006)  # no wait for anything: the moment of the kill is what is tried
        process.kill()
        lines += said.readlines()
    told = [line.split() for line in lines if line.endswith("\n")]
    drafts = [int(number) for kind, number in told if kind == "draft"]
    return [entry for kind, entry in told if kind == "entry"], max(drafts, default=-1)


def test_every_acknowledged_entry_and_draft_survives_a_kill(place: Path) -> None:
    sys.stdout.write(f"COACHTUI_SEED={SEED} COACHTUI_KILLS={KILLS}\n")
    chance = random.Random(SEED)
    created(place).close()
    acknowledged: set[str] = set()
    for _ in range(KILLS):
        entries, draft = run_and_kill(place, chance)
        acknowledged.update(entries)
        assert verify(place).problems == ()
        with EngagementFile.open(place) as file:
            assert acknowledged <= {entry.id for entry in file.entries()}
            assert int(file.drafts("s1").get("typing", "-1")) >= draft
            file.drop_draft("s1", "typing")
    assert acknowledged, "no program lived long enough to append anything"


def test_a_kill_while_making_a_file_leaves_nothing_that_looks_usable(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever happens before the file gets its name, its name stays free."""

    def killed(_source: Path, _target: Path) -> None:
        assert not place.exists()
        raise KeyboardInterrupt

    monkeypatch.setattr("coachtui.store.creating._move_without_replacing", killed)
    with pytest.raises(KeyboardInterrupt):
        created(place)
    monkeypatch.undo()
    assert [each.name for each in place.parent.iterdir()] == ["Northfield.coach.lock"]
    with created(place):
        assert verify(place).problems == ()


def test_a_new_file_gets_its_name_with_everything_in_it_or_never(place: Path) -> None:
    settings = WriterSettings("Ann", "", utc_now, uuid7)

    def killed() -> None:
        with EngagementFile.making(place, settings) as file:
            file.record(Engagement("Northfield"))
            assert not place.exists()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        killed()
    assert [each.name for each in place.parent.iterdir()] == ["Northfield.coach.lock"]
    with EngagementFile.making(place, settings) as file:
        file.record(Engagement("Northfield"))
        with pytest.raises(InUseError, match="is writing a file of this name"):
            created(place)
        file.record(Person("OPS"))
    assert sorted(each.name for each in place.parent.iterdir()) == ["Northfield.coach", "Northfield.coach.lock"]
    assert verify(place).problems == ()
    with EngagementFile.open(place) as file:
        assert [*file.state().people] == ["OPS"]
