"""Taking a transcript into a meeting: once, at its times, in its items, without the words of who does not consent."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from coachtui.model.engagement import Engagement
from coachtui.model.observing import (
    Mark,
)
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.workflow.engagement.engagements import Workspace, create_engagement, file_of, open_engagement
from coachtui.workflow.observing.taking_transcripts import IncomingTranscript
from tests.workflow.observing.taking_in import LIVE, MEETING, VTT, coaching_file, lines_of, take


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    with coaching_file(tmp_path / "a.coach") as opened:
        yield opened


def entries(workspace: Workspace) -> int:
    return sum(1 for _ in workspace.log.entries())


def test_a_meeting_is_made_for_it_and_the_same_again_adds_nothing(workspace: Workspace) -> None:
    said = take(workspace, Tom="TK")
    assert "5 lines added to M1. The meeting is new, held on Thursday 2026-03-05. Anna Berg is AB, Tom is TK." in said
    meeting = workspace.state.observed_meetings["M1"]
    assert meeting.participants == ("AB", "TK")
    first, second, *_ = lines_of(workspace)
    assert (first.person, second.person, second.text) == ("AB", "TK", "We could simply buy overtime for line two.")
    assert second.said is not None
    assert second.until is not None
    assert datetime.fromisoformat(second.until) - datetime.fromisoformat(second.said) == timedelta(seconds=5.5)
    before = entries(workspace)
    assert "has this transcript already. Nothing was added." in take(workspace)
    assert entries(workspace) == before


def test_speakers_are_remembered_for_the_file(workspace: Workspace) -> None:
    take(workspace, Tom="TK")
    coming = IncomingTranscript.read(Path("b.vtt"), VTT.replace(b"Good morning", b"Good evening"))
    coming.belongs_to(workspace, "M2", "2026-03-03 09:30")
    assert coming.unsure == ()
    assert (coming.meeting.held or "")[:10] == "2026-03-03"


def test_who_was_taken_for_somebody_else_is_put_right_and_marks_stay(workspace: Workspace) -> None:
    take(workspace, Tom="TK")
    second = lines_of(workspace)[1]
    workspace.record(replace(second, marks=(Mark("B7", helped=False),), starred=True))
    assert "2 of its lines are somebody else's now" in take(workspace, Tom="OT")
    assert [line.person for line in lines_of(workspace)] == ["AB", "OT", "AB", "OT", "AB"]
    assert lines_of(workspace)[1] == replace(second, person="OT", marks=(Mark("B7", helped=False),), starred=True)


def test_no_marks_stay_on_the_words_of_who_took_consent_back(workspace: Workspace) -> None:
    take(workspace, Tom="TK")
    second = lines_of(workspace)[1]
    workspace.record(replace(second, marks=(Mark("B7", helped=False),), starred=True))
    workspace.record(replace(workspace.state.observed_meetings["M1"], unwilling=("TK",)))
    take(workspace)
    assert lines_of(workspace)[1] == replace(second, text="", length=8)


def test_another_transcript_is_refused_unless_it_is_to_take_the_place_of_the_first(workspace: Workspace) -> None:
    take(workspace, Tom="TK")
    other = VTT.replace(b"Good morning", b"Good evening")
    with pytest.raises(CoachError, match="has one already, of 5 lines"):
        take(workspace, other)
    take(workspace, other, instead=True)
    assert lines_of(workspace)[0].text.startswith("Good evening")
    assert len(lines_of(workspace)) == len(VTT.split(b"-->")) - 1


def test_no_words_are_kept_of_who_does_not_consent_nor_of_who_might_be(workspace: Workspace) -> None:
    workspace.record(replace(MEETING, participants=("AB", "TK"), unwilling=("TK",)))
    unnamed = VTT.replace(b"<v Anna Berg>So", b"So")
    said = take(workspace, unnamed, Tom="TK")
    assert "Of 3 lines only time and length are kept: somebody does not consent." in said
    kept = [(line.person, line.text[:4], line.length, line.until is None) for line in lines_of(workspace)]
    assert kept == [
        ("AB", "Good", None, False),
        ("TK", "", 8, False),
        ("AB", "What", None, False),
        ("TK", "", 6, False),
        (None, "", 5, False),
    ]
    assert not any("overtime" in (entry.body or "") for entry in workspace.log.entries())


def test_nobody_named_is_said(workspace: Workspace) -> None:
    assert "It names no speakers" in take(workspace, VTT.replace(b"<v Anna Berg>", b"").replace(b"<v Tom>", b""))
    assert {line.person for line in lines_of(workspace)} == {None}


def test_one_shared_moment_puts_every_line_at_its_time_and_in_its_item(workspace: Workspace) -> None:
    workspace.record(MEETING, *LIVE)
    take(workspace, Tom="TK")
    assert [line.number for line in lines_of(workspace)] == [4, 5, 6, 7, 8]
    coming = IncomingTranscript.read(Path("a.vtt"), VTT)
    coming.belongs_to(workspace, "M1")
    assert (
        coming.align_by(workspace, "buy overtime", "0:04")
        == "Aligned. The transcript begins 0:01:05 after the meeting."
    )
    meeting, observation = workspace.state.observed_meetings["M1"], workspace.state.observation()
    assert meeting.shift == 65
    assert lines_of(workspace)[1].said == "2026-03-04T13:01:09.000000Z"
    assert [observation.item_of(line) for line in lines_of(workspace)] == ["1", "1", "2", "", ""]


def test_where_it_begins_is_proposed_by_words_that_were_typed(workspace: Workspace) -> None:
    workspace.record(MEETING, *LIVE)
    take(workspace, Tom="TK")
    coming = IncomingTranscript.read(Path("a.vtt"), VTT)
    coming.belongs_to(workspace, "M1")
    proposed = coming.proposal(workspace)
    assert proposed is not None
    assert 60 <= proposed.shift <= 65
    assert "3 lines of yours are in it then, such as:" in proposed.words[0]
    assert "yours “buy overtime line two”: “We could simply buy overtime for line two.”" in proposed.words[1]
    coming.align_as(workspace, proposed)
    assert coming.proposal(workspace) is None


@pytest.mark.parametrize("typed", ["7", "nothing like it", "o"])
def test_a_line_that_is_not_meant_clearly_is_refused(workspace: Workspace, typed: str) -> None:
    workspace.record(MEETING, *LIVE)
    take(workspace, Tom="TK")
    coming = IncomingTranscript.read(Path("a.vtt"), VTT)
    coming.belongs_to(workspace, "M1")
    with pytest.raises(CoachError, match="of your lines"):
        coming.align_by(workspace, typed, "0:04")


def test_an_engagement_takes_none(tmp_path: Path) -> None:
    path = tmp_path / "b.coach"
    create_engagement(path, Engagement("Acme"))
    with open_engagement(path, write=True) as workspace, pytest.raises(CoachError, match="is an engagement"):
        take(workspace)


def test_who_was_erased_does_not_come_back_with_the_transcript(workspace: Workspace) -> None:
    take(workspace, Tom="TK")
    file_of(workspace).erase("TK")
    assert [line.person for line in lines_of(workspace)] == ["AB", "AB", "AB"]
    with pytest.raises(CoachError, match="TK was erased from this file"):
        take(workspace, Tom="TK")
    assert "Nothing was added." in take(workspace, Tom="TM")
    assert "overtime" not in "".join(entry.body or "" for entry in workspace.log.entries())
    workspace.record(Person("TK"))
    other = VTT.replace(b"Good morning", b"Good evening")
    assert "5 lines added" in take(workspace, other, "M2", Tom="TK")


def test_a_meeting_that_is_known_has_its_day(workspace: Workspace) -> None:
    workspace.record(MEETING)
    coming = IncomingTranscript.read(Path("a.vtt"), VTT)
    with pytest.raises(CoachError, match="held on Wednesday 2026-03-04"):
        coming.belongs_to(workspace, "M1", "yesterday")


def test_speakers_without_names_are_known_by_what_was_typed_of_them(workspace: Workspace) -> None:
    workspace.record(replace(MEETING, participants=("AB", "TK", "RA")), *LIVE)
    coming = IncomingTranscript.read(
        Path("a.vtt"), VTT.replace(b"<v Anna Berg>", b"<v Speaker 1>").replace(b"<v Tom>", b"<v Speaker 2>")
    )
    coming.belongs_to(workspace, "M1")
    assert [(each.name, each.code, each.new) for each in coming.unsure] == [
        ("Speaker 1", "AB", False),
        ("Speaker 2", "TK", False),
    ]
    assert coming.seats(workspace) == "AB Anna Berg, TK, RA"
