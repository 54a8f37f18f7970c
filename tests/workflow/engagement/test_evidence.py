"""Evidence: attached, listed, saved again as it was; what is promised is remembered until it is received."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coachtui.files.keeping import KeptFile
from coachtui.model.answers import Attachment, EvidenceNote, EvidenceState
from coachtui.model.engagement import Engagement
from coachtui.model.problems import CoachError
from coachtui.store.entry import sha256_of
from coachtui.workflow.engagement.checking import verify_engagement
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, create_engagement, open_engagement
from coachtui.workflow.engagement.evidence import (
    attach,
    content_of,
    latest_session,
    mark_evidence,
    promised,
    save_attachments,
    unmark_evidence,
)
from coachtui.workflow.interview.interviewing import begin_interview
from coachtui.workflow.interview.reading_back import read_back
from coachtui.workflow.overview.picturing import picture


@pytest.fixture
def workspace(northfield: Path) -> Iterator[Workspace]:
    with open_engagement(northfield, write=True, surroundings=Surroundings("Ann")) as opened:
        yield opened


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"The signed plan")
    return path


def test_a_file_is_attached_listed_and_saved_again(workspace: Workspace, plan: Path, tmp_path: Path) -> None:
    attachment = attach(workspace, plan, "pln", question="C1.2", evidence="ev1", indicators=("E1b",)).after(Attachment)
    assert workspace.state.attachments == {attachment.id: attachment}
    assert (attachment.person, attachment.name, attachment.size) == ("PLN", "plan.pdf", 15)
    assert attachment.session == latest_session(workspace.state, "PLN")
    (tmp_path / "out").mkdir()
    (place,) = save_attachments(workspace, [attachment], tmp_path / "out")
    assert place.read_bytes() == b"The signed plan"
    with pytest.raises(CoachError, match="already"):
        save_attachments(workspace, [attachment], tmp_path / "out")
    assert verify_engagement(workspace.path).problems == ()


def test_the_same_content_is_kept_once_and_files_of_one_name_are_told_apart(
    workspace: Workspace, plan: Path, tmp_path: Path
) -> None:
    first, second = (attach(workspace, plan, code).after(Attachment) for code in ("PLN", "CEO"))
    plan.write_bytes(b"Another plan")
    third = attach(workspace, plan, "CEO").after(Attachment)
    assert first.sha256 == second.sha256
    (tmp_path / "out").mkdir()
    places = save_attachments(workspace, (first, third), tmp_path / "out")
    assert [(place.name, place.read_bytes()) for place in places] == [
        ("plan.pdf", b"The signed plan"),
        ("plan (2).pdf", b"Another plan"),
    ]
    with pytest.raises(CoachError, match="Nothing was saved"):
        save_attachments(workspace, (third,), tmp_path / "out")


def test_what_is_taken_back_is_listed_no_more(workspace: Workspace, plan: Path) -> None:
    attachment = attach(workspace, plan, "PLN").after(Attachment)
    workspace.withdraw(attachment)
    assert workspace.state.attachments == {}
    assert content_of(workspace, attachment) == b"The signed plan"
    assert verify_engagement(workspace.path).problems == ()


@pytest.mark.parametrize(
    ("person", "question", "evidence", "words"),
    [
        ("XXX", None, None, "XXX is not in this engagement"),
        ("PLN", "C99", None, "has no C99"),
        ("PLN", None, "ev99", "It has ev1"),
    ],
)
def test_what_is_not_there_is_said_and_nothing_is_attached(
    workspace: Workspace, plan: Path, person: str, question: str | None, evidence: str | None, words: str
) -> None:
    with pytest.raises(CoachError) as caught:
        attach(workspace, plan, person, question=question, evidence=evidence)
    assert words in str(caught.value)
    assert workspace.state.attachments == {}


def test_what_is_promised_is_remembered_until_it_is_received(workspace: Workspace, plan: Path) -> None:
    tom, dana = (str(latest_session(workspace.state, code)) for code in ("PLN", "CEO"))
    mark_evidence(workspace, tom, "ev6", EvidenceState.ASKED, question="C3.1")
    assert promised(workspace.state) == ()
    first = mark_evidence(
        workspace, tom, "ev6", EvidenceState.PROMISED, question="C3.1", words="the scorecard,\n by Friday"
    ).after(EvidenceNote)
    second = mark_evidence(workspace, dana, "ev1", EvidenceState.PROMISED, words="the plan").after(EvidenceNote)
    third = mark_evidence(workspace, dana, "ev6", EvidenceState.PROMISED).after(EvidenceNote)
    assert first.words == "the scorecard, by Friday"
    assert promised(workspace.state) == (first, second, third)
    attach(workspace, plan, "PLN", evidence="ev6")
    assert workspace.state.evidence_notes[first.key].state is EvidenceState.RECEIVED
    assert promised(workspace.state) == (second, third)
    mark_evidence(workspace, dana, "ev1", EvidenceState.RECEIVED, question="C1.1")
    unmark_evidence(workspace, third)
    assert promised(workspace.state) == ()
    again = mark_evidence(workspace, dana, "ev1", EvidenceState.PROMISED, words="next year's plan").after(EvidenceNote)
    assert promised(workspace.state) == (again,)


def test_a_session_that_is_not_there_and_evidence_without_a_name_are_refused(workspace: Workspace) -> None:
    with pytest.raises(CoachError, match="no session"):
        mark_evidence(workspace, "nowhere", "ev1", EvidenceState.SEEN)
    with pytest.raises(CoachError, match="which evidence"):
        mark_evidence(workspace, str(latest_session(workspace.state, "PLN")), " ", EvidenceState.SEEN)


def test_home_and_read_back_remind_of_what_was_promised_until_it_comes(workspace: Workspace, plan: Path) -> None:
    held = begin_interview(workspace, "PLN")
    mark_evidence(workspace, held.session_id, "ev6", EvidenceState.PROMISED, question="C3.2", words="by Friday")
    reminder = "Promised by Tom, not here yet: the scorecard as it stands today (by Friday)."
    assert reminder in picture(workspace).missing
    assert read_back(held).promised == ("the scorecard as it stands today (by Friday)",)
    attach(workspace, plan, "PLN", evidence="ev6")
    assert reminder not in picture(workspace).missing
    assert read_back(held).promised == ()


def test_names_that_some_disks_take_for_one_are_told_apart(workspace: Workspace, tmp_path: Path) -> None:
    for name in ("plan.pdf", "PLAN.pdf", "caf\u00e9", "cafe\u0301"):
        attach(workspace, KeptFile(name, name.encode(), sha256_of(name.encode())), "PLN")
    (folder := tmp_path / "out").mkdir()
    saved = save_attachments(workspace, workspace.state.attachments.values(), folder)
    assert [path.name for path in saved] == ["plan.pdf", "PLAN (2).pdf", "caf\u00e9", "cafe\u0301 (2)"]


@pytest.mark.skipif(sys.platform == "win32", reason="such files are made otherwise there")
@pytest.mark.parametrize("kind", ["pipe", "link", "engagement"])
def test_nothing_but_a_plain_file_is_replaced_by_a_file_handed_in(
    workspace: Workspace, tmp_path: Path, kind: str
) -> None:
    attach(workspace, KeptFile("plan.txt", b"x", sha256_of(b"x")), "PLN")
    (folder := tmp_path / "out").mkdir()
    there = folder / "plan.txt"
    match kind:
        case "pipe":
            os.mkfifo(there)
        case "link":
            there.symlink_to(tmp_path / "victim")
        case _:
            create_engagement(tmp_path / "other.coach", Engagement("Other"))
            (tmp_path / "other.coach").rename(there)
    before = there.lstat()
    (attachment,) = workspace.state.attachments.values()
    with pytest.raises(CoachError, match=r"No plain file|would be overwritten"):
        save_attachments(workspace, [attachment], folder, overwrite=True)
    assert (there.lstat().st_ino, there.lstat().st_size) == (before.st_ino, before.st_size)
    assert not (tmp_path / "victim").exists()
