"""Whatever is done in a meeting, in whatever order: it can be undone, and what is kept beside the state is right."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from coachtui.exchange.state_json import read_state, state_to_json
from coachtui.model.observing import CardWord, ObservedMeeting
from coachtui.model.problems import CoachError
from coachtui.workflow.engagement.checking import verify_engagement
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.write_behind import WriteBehind, written_behind
from coachtui.workflow.observing.live_meeting import LiveMeeting, begin_observing
from coachtui.workflow.observing.live_records import LiveRecords
from tests.counting import calls_of

from .observing_samples import MEETING, HandClock, coaching_file

FULL = CoachError("The disk is full", "Nothing more fits.", "Make room.", passing=True)
LINES = (
    "ra sort it -6 -14", "cold coffee", "!sal secret -9", "sal", "d two fixes, ot, Thursday -7", "a tools", "i stop",
    "be late", "!a sal, secretly, soon +", "well -", "d", "n sal secret",
)  # fmt: skip
Act = Callable[[LiveMeeting, int], object]


def put_right(live: LiveMeeting, number: int) -> None:
    line = live.lines.previous()
    for _ in range(number % 3):
        line = None if line is None else live.lines.previous(line.id)
    live.lines.put_right(None if line is None else line.id)
    live.lines.type(LINES[number % len(LINES)])


def come_in(live: LiveMeeting, number: int) -> None:
    if "BE" not in live.meeting.participants:
        live.add_participant("be", consents=number % 2 == 0)
    live.lines.claim(each.id for each in live.lines.notes_beginning_with("BE"))


ACTS: tuple[Act, ...] = (
    lambda live, number: live.lines.type(LINES[number % len(LINES)]),
    lambda live, number: live.lines.draft(LINES[number % len(LINES)]),
    lambda live, _: live.lines.late(),
    lambda live, _: live.lines.plain_words(),
    put_right,
    lambda live, _: live.next_item(),
    lambda live, number: live.go_item(str(number % 3 + 1)),
    lambda live, number: live.pause() if number % 2 else live.resume(),
    lambda live, number: live.missed(f"B{number % 15 + 1}"),
    lambda live, number: live.answer_card("1", "B5", [*CardWord, None][number % 5]),
    come_in,
    lambda live, number: live.consent("OT", given=number % 2 == 0),
    lambda live, number: live.end() if number % 2 else live.go_on(),
    lambda live, _: live.undo(),
    lambda live, _: live.redo(),
)
steps = st.lists(st.tuples(st.sampled_from(range(len(ACTS))), st.integers(0, 40)), max_size=30)


class Disk:
    """A coaching file, in few words where Hypothesis prints it."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace


@pytest.fixture(scope="module")
def disk() -> Iterator[Disk]:
    with TemporaryDirectory() as folder, coaching_file(Path(folder) / "a.coach", HandClock()) as workspace:
        yield Disk(workspace)


def a_meeting(workspace: Workspace, number: int) -> ObservedMeeting:
    """A meeting of its own, for one example."""
    meeting = ObservedMeeting(
        f"X{number}", "Review", None, "RA", MEETING.participants, MEETING.unwilling, MEETING.items, agreed="B5"
    )
    workspace.record(meeting)
    return meeting


def assert_counted(live: LiveMeeting, state_of: Workspace) -> None:
    """What is kept while it goes on is what looking through everything gives."""
    kept, fresh = live._steps.records, LiveRecords(state_of.state, live.id)  # noqa: SLF001 - what is tried
    assert kept.last(10_000) == fresh.last(10_000)
    assert +kept.marks == +fresh.marks
    assert kept.number >= fresh.number
    assert {each.id for each in kept.agreed_in("")} == {each.id for each in fresh.agreed_in("")}


@example([(ACTS.index(come_in), 0)])
@given(steps)
def test_all_of_it_can_be_undone(disk: Disk, done: list[tuple[int, int]]) -> None:
    workspace, _ = written_behind(disk.workspace, lambda work: work())
    a_meeting(workspace, 1)
    live = begin_observing(workspace, "X1")
    before = workspace.state
    clock = workspace.surroundings.now
    assert isinstance(clock, HandClock)
    for place, number in done:
        clock.on(number)
        ACTS[place](live, number)
        live.now()
    assert_counted(live, workspace)
    own = [each for each in workspace.state.meeting_lines.values() if each.person == "SAL"]
    assert all(each.text == each.raw == "" and not each.marks and not each.starred for each in own)
    after = workspace.state
    read = read_state(state_to_json(after))
    assert not read.problems, read.problems.first
    come_back, went = read.state.observation({"X1"}), after.observation({"X1"})
    assert come_back == went
    count = 0
    while live.undo() is not None:
        count += 1
    assert workspace.state == before
    for _ in range(count):
        live.redo()
    assert workspace.state == after
    assert_counted(live, workspace)


def test_a_disk_that_fills_up_and_others_who_write_lose_nothing(disk: Disk) -> None:
    workspace, log = written_behind(disk.workspace, lambda work: work())
    assert isinstance(log, WriteBehind)
    a_meeting(workspace, 2)
    live = begin_observing(workspace, "X2")
    for number in range(200):
        ACTS[number * 7 % 13](live, number)
        write = log.take(at_once=True)
        if write is not None and number % 3:
            log.failed(FULL)
        elif write is not None:
            log.done(write())
    live.lines.draft("ra and then")
    while (write := log.take(at_once=True)) is not None:
        log.done(write())
    assert log.error is None
    assert disk.workspace.state == workspace.state
    assert disk.workspace.log.drafts("X2") == {"line": "ra and then"}
    assert_counted(live, disk.workspace)
    assert verify_engagement(disk.workspace.path).problems == ()
    assert b"secret -9" not in disk.workspace.path.read_bytes()


def test_a_line_is_as_much_work_with_three_thousand_before_it(disk: Disk) -> None:
    work = {}
    for count, meeting in ((10, 3), (3000, 4)):
        workspace, _ = written_behind(disk.workspace, lambda work: work())
        a_meeting(workspace, meeting)
        people = [f"P{number}" for number in range(30)]
        workspace.record(replace(workspace.state.observed_meetings[f"X{meeting}"], participants=(*people, "RA")))
        live = begin_observing(workspace, f"X{meeting}")
        live.next_item()
        for number in range(count):
            live.lines.type(f"p{number % 30} words -{number % 15 + 1}")

        def one(live: LiveMeeting = live) -> None:
            live.lines.draft("ra sort it -6")
            live.lines.type("ra sort it -6")
            live.lines.late()
            live.now()
            live.undo()

        one()
        work[count] = calls_of(one)
    assert work[3000] < 1.1 * work[10]
