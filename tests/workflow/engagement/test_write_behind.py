"""A log that writes behind: ahead of the disk at once, the same as the disk in the end, whatever fails in between."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.model.answers import Absence, Answer, Attachment, EvidenceState, Grade
from coachtui.model.craft import Capture, Filed, FiledTo, InterludeKind
from coachtui.model.frame_ids import CONSENT
from coachtui.model.problems import CoachError
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.fold import fold
from coachtui.workflow.engagement import write_behind
from coachtui.workflow.engagement.checking import verify_engagement
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, open_engagement
from coachtui.workflow.engagement.evidence import attach, content_of, mark_evidence
from coachtui.workflow.engagement.write_behind import DRAFT_SECONDS, written_behind
from coachtui.workflow.interview.capturing import capture, discard, draft_capture, file_capture
from coachtui.workflow.interview.history import History
from coachtui.workflow.interview.interviewing import begin_interview, interview_of
from coachtui.workflow.interview.pacing import begin_interlude, end_interlude, replan
from coachtui.workflow.interview.probing import ask_probe
from coachtui.workflow.interview.rating import rate
from tests.workflow.interview.holding import make, path

__all__ = ["path"]

FULL = CoachError("The disk is full", "Nothing more fits.", "Make room.", passing=True)
MOVED = CoachError("The file was moved", "It is not where it was.", "Put it back.")
UNFIT = CoachError("Not like this", "That cannot be recorded.", bad_input=True)

_T = TypeVar("_T")


def at_once(work: Callable[[], _T]) -> _T:
    return work()


class Sitting:
    """An interview recorded behind, and the file it goes to, all on one thread."""

    def __init__(self, disk: Workspace) -> None:
        session = begin_interview(disk, "PLN", fresh=True).session_id
        workspace, self.log = written_behind(disk, at_once)
        self.interview = interview_of(workspace, session)
        self.disk = disk
        self.history = History()

    def write(self, *, at_once: bool = True, error: CoachError | None = None) -> bool:
        """Do the next write, or fail with ``error``; whether there was one."""
        write = self.log.take(at_once=at_once)
        if write is None:
            return False
        if error is None:
            self.log.done(write())
        else:
            self.log.failed(error)
        return True

    def settle(self) -> None:
        while self.log.pending:
            self.write()


@contextmanager
def sitting(path: Path, now: Callable[[], datetime] | None = None) -> Iterator[Sitting]:
    around = Surroundings("Ann") if now is None else Surroundings("Ann", now)
    with open_engagement(path, write=True, surroundings=around) as disk:
        yield Sitting(disk)


def assert_same_as_on_disk(held: Sitting) -> None:
    state = held.log.state()
    assert not held.log.pending
    assert state == held.disk.state
    session = held.interview.session_id
    assert held.log.drafts(session) == held.disk.log.drafts(session)
    with EngagementFile.open(held.disk.path, write=False) as log:
        assert state == fold(log.entries())
        assert list(state.answers) == list(log.state().answers)


QUESTIONS = st.sampled_from(["C1.2", "C1.6", "C6.2"])
PLACES = st.sampled_from([Filed(FiledTo.QUESTION, "C1.6"), Filed(FiledTo.INDICATOR, "E1b"), None])
TEXTS = st.sampled_from(["", "words", 'with "quotes of hers"', "more \x1b[2J words"])


def answered(question: str, note: str, absence: Absence | None) -> Callable[[Sitting], object]:
    return lambda held: held.history.add(held.interview.answer(question, note=note, absence=absence))


def rated(question: str, level: int) -> Callable[[Sitting], object]:
    return lambda held: held.history.add(rate(held.interview, "E1b", level=level, grade=Grade.SEEN, question=question))


def typed(question: str, text: str) -> Callable[[Sitting], object]:
    return lambda held: held.interview.draft(question, text)


def captured(text: str, to: Filed | None) -> Callable[[Sitting], object]:
    def act(held: Sitting) -> None:
        draft_capture(held.interview, text)
        line = capture(held.interview, f"line {text}").after(Capture)
        held.history.add(discard(held.interview, line) if to is None else file_capture(held.interview, line, to))

    return act


def marked(state: EvidenceState) -> Callable[[Sitting], object]:
    return lambda held: mark_evidence(held.interview.workspace, held.interview.session_id, "ev1", state)


ACTS = st.one_of(
    st.builds(answered, QUESTIONS, TEXTS, st.none() | st.sampled_from(Absence)),
    st.builds(rated, QUESTIONS, st.integers(0, 4)),
    st.builds(typed, QUESTIONS, TEXTS),
    st.builds(
        captured, TEXTS, st.sampled_from([Filed(FiledTo.QUESTION, "C1.6"), Filed(FiledTo.INDICATOR, "E1b"), None])
    ),
    st.builds(marked, st.sampled_from(EvidenceState)),
    st.sampled_from(
        [
            lambda held: ask_probe(held.interview, "C1.2", "p1", "more"),
            lambda held: held.history.add(replan(held.interview, 20).change),
            lambda held: begin_interlude(held.interview, InterludeKind.PAUSE),
            lambda held: end_interlude(held.interview, InterludeKind.PAUSE),
            lambda held: held.history.undo(held.interview.workspace),
            lambda held: held.history.redo(held.interview.workspace),
            Sitting.write,
            Sitting.write,
            lambda held: held.write(at_once=False),
            lambda held: held.write(error=FULL),
            lambda held: held.write(error=MOVED),
        ]
    ),
)


@given(st.lists(ACTS, max_size=25), st.lists(st.booleans(), min_size=1, max_size=8))
def test_in_the_end_memory_and_disk_agree_whatever_was_done_and_failed(
    shared: Path, acts: list[Callable[[Sitting], object]], runs: list[bool]
) -> None:
    with sitting(shared) as held:
        for place, act in enumerate(acts):
            act(held)
            if runs[place % len(runs)]:
                held.write()
        before = held.log.state()
        held.settle()
        assert held.log.state() == before
        assert_same_as_on_disk(held)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("behind") / "acme.coach")


def test_what_is_recorded_counts_before_anything_is_written(path: Path) -> None:
    with sitting(path) as held:
        held.interview.answer("C1.2", note='with "words of hers"')
        assert held.interview.answer_to("C1.2").note == 'with "words of hers"'
        assert [quote.text for quote in held.interview.records.quotes] == ["words of hers"]
        assert held.log.pending
        assert held.disk.state.answers == {}
        held.settle()
        assert_same_as_on_disk(held)


@pytest.mark.parametrize("year", [2000, 2100])
def test_the_first_entries_of_an_opening_get_the_times_they_had_in_memory(path: Path, year: int) -> None:
    around = Surroundings("Ann", lambda: datetime(year, 1, 1, tzinfo=UTC))
    with open_engagement(path, write=True, surroundings=around) as disk:
        _, log = written_behind(disk, at_once)
        log.record(Answer("s", "PLN", "C1.2", note="one"), Answer("s", "PLN", "C1.6", note="two"))
        write = log.take()
        assert write is not None
        written = write()
        assert written.state is None
        log.done(written)
        log.record(Answer("s", "PLN", "C1.2", note="three"), Answer("s", "PLN", "C6.2", note="four"))
        write = log.take()
        assert write is not None
        assert write().state is None
        assert disk.state == log.state()
    assert verify_engagement(path).problems == ()


def test_words_noted_before_consent_is_given_do_not_wait_once_the_question_is_left(path: Path) -> None:
    with sitting(path) as held:
        session = held.interview.session_id
        held.interview.answer(CONSENT, note="He asks who sees it.")
        assert held.write(at_once=False)
        assert held.disk.log.drafts(session) == {CONSENT: "He asks who sees it."}


def test_drafts_wait_a_moment_for_more_and_records_go_first(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = 100.0
    monkeypatch.setattr(write_behind, "monotonic", lambda: clock)
    with sitting(path) as held:
        session = held.interview.session_id
        held.interview.draft("C1.2", "half")
        assert not held.write(at_once=False)
        assert held.log.seconds_left() == pytest.approx(DRAFT_SECONDS)
        clock += DRAFT_SECONDS / 2
        held.interview.draft("C1.2", "half a sentence")
        clock = 100.0 + DRAFT_SECONDS
        held.interview.answer("C1.6", note="recorded")
        assert held.write(at_once=False)
        assert held.disk.state.answers[session, "C1.6"].note == "recorded"
        assert held.disk.log.drafts(session) == {}
        assert held.write(at_once=False)
        assert held.disk.log.drafts(session) == {"C1.2": "half a sentence"}
        held.interview.draft("C1.6", "next")
        held.log.hurry()
        assert held.write(at_once=False)
        assert list(held.log.drafts(session)) == list(held.disk.log.drafts(session)) == ["C1.2", "C1.6"]
        held.interview.draft("C1.2", "half a sentence more")
        assert list(held.log.drafts(session)) == ["C1.6", "C1.2"]
        held.write(error=FULL)
        assert held.log.pending
        held.settle()
        assert list(held.disk.log.drafts(session).items()) == [("C1.6", "next"), ("C1.2", "half a sentence more")]
        held.interview.drop_draft("C6.2")
        assert not held.log.pending


def test_a_draft_goes_with_the_record_it_became_also_while_it_is_on_its_way(path: Path) -> None:
    with sitting(path) as held:
        session = held.interview.session_id
        held.interview.draft("C1.2", "half a sentence")
        write = held.log.take(at_once=True)
        assert write is not None
        held.interview.answer("C1.2", note="half a sentence and more")
        held.interview.draft("C1.2", "half a sentence and more, typed since")
        held.log.done(write())
        assert held.log.drafts(session) == {"C1.2": "half a sentence and more, typed since"}
        held.settle()
        assert held.disk.log.drafts(session) == {"C1.2": "half a sentence and more, typed since"}
        assert held.log.take() is None
        held.interview.draft("C1.2", "not to be written")
        assert held.log.take(at_once=True)
        held.interview.drop_draft("C1.2")
        held.log.failed(FULL)
        held.settle()
        assert held.disk.log.drafts(session) == {}


def test_what_fails_stays_first_in_line_and_two_undone_steps_follow_in_order(path: Path) -> None:
    with sitting(path) as held:
        held.history.add(held.interview.answer("C1.2", note="one"))
        held.history.add(held.interview.answer("C1.2", note="one two"))
        held.write(error=FULL)
        held.history.undo(held.interview.workspace)
        held.history.undo(held.interview.workspace)
        held.write(error=FULL)
        assert held.interview.answer_to("C1.2").note == ""
        assert held.log.error is FULL
        notes = []
        while held.log.pending:
            held.write()
            notes.append(held.disk.state.answers[held.interview.session_id, "C1.2"].note)
        assert notes == ["one", "one two", "one", ""]
        assert held.log.error is None


def test_an_error_that_does_not_pass_is_shown_once_until_a_write_works(path: Path) -> None:
    with sitting(path) as held:
        held.interview.answer("C1.2", note="one")
        held.write(error=FULL)
        assert held.log.error_to_show() is None
        for _ in range(2):
            held.write(error=MOVED)
            assert held.log.error_to_show() is MOVED
            held.write(error=MOVED)
            assert held.log.error_to_show() is None
            held.settle()
            held.interview.answer("C1.2", note="two")


def test_what_the_file_refuses_for_good_is_given_up_and_memory_agrees_with_the_disk_again(path: Path) -> None:
    with sitting(path) as held:
        held.interview.answer("C1.2", note="unfit")
        held.write(error=UNFIT)
        held.interview.answer("C1.6", note="fit")
        held.settle()
        assert held.interview.answers().keys() == {"C1.6"}
        assert_same_as_on_disk(held)


def test_what_others_record_in_the_file_meanwhile_is_there_after_the_next_write(path: Path) -> None:
    with sitting(path) as held:
        held.interview.answer("C1.2", note="mine")
        interview_of(held.disk, held.interview.session_id).answer("C1.6", note="theirs")
        held.settle()
        assert held.interview.answers().keys() == {"C1.2", "C1.6"}
        assert_same_as_on_disk(held)
        interview_of(held.disk, held.interview.session_id).answer("C6.2", note="later than mine")
        held.interview.answer("C6.2", note="later still")
        held.settle()
        assert held.interview.answer_to("C6.2").note == "later still"
        assert_same_as_on_disk(held)


def test_times_in_memory_are_those_on_disk_also_behind_what_was_recorded_there(path: Path) -> None:
    with sitting(path, lambda: datetime(2026, 1, 1, tzinfo=UTC)) as held:
        there = interview_of(held.disk, held.interview.session_id)
        for note in ("one", "two", "three"):
            there.answer("C1.6", note=note)
        held.log.look_anew()
        held.settle()
        held.interview.answer("C1.2", note="then")
        held.settle()
        assert_same_as_on_disk(held)


def test_what_another_program_changes_in_the_file_is_noticed_at_the_next_write(path: Path) -> None:
    with sitting(path) as held:
        held.interview.answer("C1.2", note="to be erased by another program")
        held.settle()
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("UPDATE entry SET body = NULL, salt = NULL WHERE kind = 'answer'")
        held.interview.answer("C1.6", note="mine")
        held.interview.answer("C6.2", note="mine too")
        held.settle()
        assert held.interview.answers().keys() == {"C1.6", "C6.2"}
        assert_same_as_on_disk(held)


def test_an_attached_file_can_be_read_before_and_after_it_is_written(path: Path) -> None:
    plan = path.with_name("plan.pdf")
    plan.write_bytes(b"The signed plan")
    with sitting(path) as held:
        attached = attach(held.interview.workspace, plan, "PLN").after(Attachment)
        assert content_of(held.interview.workspace, attached) == b"The signed plan"
        held.settle()
        assert content_of(held.interview.workspace, attached) == b"The signed plan"
        assert held.log.document("0" * 64) is None
        assert_same_as_on_disk(held)


def test_a_session_can_be_begun_in_memory_with_its_script_and_rubric(path: Path) -> None:
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as disk:
        workspace, log = written_behind(disk, at_once)
        interview = begin_interview(workspace, "PLN")
        assert log.document(interview.session.script or "") == disk.materials.script_source.content
        interview.answer("C1.2", note="words")
        while (write := log.take()) is not None:
            log.done(write())
        assert disk.log.document(interview.session.script or "") is not None
        assert disk.state == log.state()
    assert verify_engagement(path).problems == ()


def test_off_the_record_nothing_typed_reaches_log_or_drafts(path: Path) -> None:
    with sitting(path) as held:
        held.interview.answer("C1.2", note="on the record")
        held.interview.workspace.off_record = True
        begin_interlude(held.interview, InterludeKind.OFF_RECORD)
        held.interview.draft("C1.6", "between us")
        for act in (answered("C1.6", "between us", None), captured("between us", None), rated("C1.6", 2)):
            with pytest.raises(CoachError, match="Off the record"):
                act(held)
        held.settle()
        assert held.interview.answers().keys() == {"C1.2"}
        assert held.log.drafts(held.interview.session_id) == {}
        assert_same_as_on_disk(held)
    assert b"between us" not in path.read_bytes()
