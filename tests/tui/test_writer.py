"""Writing behind a screen: in order, again until it works, and once more when the screen goes."""

import asyncio
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from coachtui.model.problems import CoachError
from coachtui.store.engagement_file import EngagementFile
from coachtui.tui import writer as writing
from coachtui.tui.desk import Desk
from coachtui.tui.writer import Writer, begin_writing
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, open_engagement
from coachtui.workflow.interview.interviewing import Interview, begin_interview, interview_of

FULL = CoachError("The disk is full", "Nothing more fits.", "Make room.", passing=True)


@asynccontextmanager
async def recording(path: Path) -> AsyncIterator[tuple[Interview, Writer, list[tuple[bool, CoachError | None]]]]:
    """An interview recorded behind, its writer, and each status that was told: pending, error."""
    desk = Desk(path, Surroundings("Ann"))
    await desk.open()
    told: list[tuple[bool, CoachError | None]] = []
    session = await desk.do(lambda workspace: begin_interview(workspace, "PLN", fresh=True).session_id)
    writer = await begin_writing(desk, lambda: told.append((writer.pending, writer.error)))
    try:
        yield interview_of(writer.workspace, session), writer, told
    finally:
        await desk.close()


def notes(path: Path, interview: Interview) -> dict[str, str]:
    with open_engagement(path) as workspace:
        answers = workspace.state.answers
    return {question: each.note for (session, question), each in answers.items() if session == interview.session_id}


async def test_what_is_recorded_is_written_and_each_change_of_status_is_told(northfield: Path) -> None:
    async with recording(northfield) as (interview, writer, told):
        task = asyncio.create_task(writer.run())
        interview.answer("C1.2", note="one")
        interview.draft("C1.6", "half")
        await writer.settled()
        assert told == [(True, None), (False, None)]
        assert notes(northfield, interview) == {"C1.2": "one"}
        with open_engagement(northfield) as workspace:
            assert workspace.log.drafts(interview.session_id) == {"C1.6": "half"}
        assert await writer.finish()
        await task


async def test_a_disk_that_fails_is_tried_again_until_it_works(
    northfield: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "RETRY_SECONDS", 0.01)
    append, left = EngagementFile.append, 3

    def failing(self: EngagementFile, *new: object, **how: object) -> object:
        nonlocal left
        left -= 1
        if left > 0:
            raise FULL
        return append(self, *new, **how)  # type: ignore[arg-type]  # handed through as it came

    async with recording(northfield) as (interview, writer, told):
        monkeypatch.setattr(EngagementFile, "append", failing)
        task = asyncio.create_task(writer.run())
        interview.answer("C1.2", note="one")
        interview.answer("C1.6", note="two")
        await writer.settled()
        assert (True, FULL) in told
        assert told[-1] == (False, None)
        assert notes(northfield, interview) == {"C1.2": "one", "C1.6": "two"}
        task.cancel()


async def test_somebody_who_wants_to_leave_is_told_at_once_whether_it_can_be_written(
    northfield: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = EngagementFile.append

    def failing(*_: object, **__: object) -> object:
        raise FULL

    async with recording(northfield) as (interview, writer, _):
        monkeypatch.setattr(writing, "RETRY_SECONDS", 3600.0)
        task = asyncio.create_task(writer.run())
        assert await writer.try_now()
        monkeypatch.setattr(EngagementFile, "append", failing)
        interview.answer("C1.2", note="one")
        for _ in range(2):
            assert not await writer.try_now()
            assert writer.error is FULL
        monkeypatch.setattr(EngagementFile, "append", append)
        assert await writer.try_now()
        assert notes(northfield, interview) == {"C1.2": "one"}
        task.cancel()


@pytest.mark.parametrize("works", [True, False])
async def test_what_is_left_is_written_once_when_the_screen_goes(
    northfield: Path, monkeypatch: pytest.MonkeyPatch, works: bool
) -> None:
    append = EngagementFile.append

    failed = asyncio.Event()
    loop = asyncio.get_running_loop()

    def failing(*_: object, **__: object) -> object:
        loop.call_soon_threadsafe(failed.set)
        raise FULL

    async with recording(northfield) as (interview, writer, _):
        monkeypatch.setattr(EngagementFile, "append", failing)
        task = asyncio.create_task(writer.run())
        interview.answer("C1.2", note="one")
        interview.draft("C1.6", "half")
        await failed.wait()
        task.cancel()
        if works:
            monkeypatch.setattr(EngagementFile, "append", append)
        assert await writer.finish() is works
        assert writer.pending is not works
    assert notes(northfield, interview) == ({"C1.2": "one"} if works else {})


async def test_what_is_on_its_way_when_the_screen_goes_is_seen_through_and_a_failure_is_not_lost(
    northfield: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    append, tries = EngagementFile.append, 0

    def failing_first(self: EngagementFile, *new: object, **how: object) -> object:
        nonlocal tries
        tries += 1
        if tries == 1:
            task.get_loop().call_soon_threadsafe(task.cancel)
            raise FULL
        return append(self, *new, **how)  # type: ignore[arg-type]  # handed through as it came

    async with recording(northfield) as (interview, writer, _):
        monkeypatch.setattr(EngagementFile, "append", failing_first)
        task = asyncio.create_task(writer.run())
        interview.answer("C1.2", note="one")
        with pytest.raises(asyncio.CancelledError):
            await task
        assert await writer.finish()
    assert tries == 2
    assert notes(northfield, interview) == {"C1.2": "one"}


@pytest.mark.parametrize("broken", [RuntimeError("a fault"), asyncio.CancelledError()])
async def test_a_write_that_breaks_off_is_waited_for_by_nobody_and_counts_as_not_saved(
    northfield: Path, monkeypatch: pytest.MonkeyPatch, broken: BaseException
) -> None:
    async def breaking(*_: object) -> None:
        raise broken

    for is_running in (True, False):  # it breaks off while the screen is there, and as it goes
        async with recording(northfield) as (interview, writer, _):
            with monkeypatch.context() as patched:
                patched.setattr(Desk, "do", breaking)
                interview.answer("C1.2", note="one")
                if is_running:
                    task = asyncio.create_task(writer.run())
                    assert not await writer.try_now()
                    await writer.settled()
                    await asyncio.wait([task])
                    assert task.cancelled() or task.exception() is broken
                else:
                    assert not await writer.finish()
            if is_running:  # what could be written since is no reason to forget what was lost
                interview.answer("C1.6", note="two")
                assert not await writer.finish()
            assert writer.pending


async def test_what_is_done_on_the_file_is_there_for_the_screen_too(northfield: Path) -> None:
    async with recording(northfield) as (interview, writer, _):
        task = asyncio.create_task(writer.run())
        interview.answer("C1.2", note="one")
        session = interview.session_id
        await writer.do_on_file(lambda workspace: interview_of(workspace, session).answer("C1.6", note="two"))
        assert {key: each.note for key, each in interview.answers().items()} == {"C1.2": "one", "C1.6": "two"}
        task.cancel()


async def test_an_engagement_is_closed_also_where_nobody_waits_for_it_any_more(northfield: Path) -> None:
    desk, goes_on, has_begun = Desk(northfield, Surroundings("Ann")), threading.Event(), threading.Event()
    await desk.open()

    def take_long(_: Workspace) -> None:
        has_begun.set()
        goes_on.wait(10)

    last = asyncio.create_task(desk.do(take_long))
    await asyncio.to_thread(has_begun.wait)
    closing = asyncio.create_task(desk.close())
    await asyncio.sleep(0)
    closing.cancel()
    goes_on.set()
    await last
    with pytest.raises(asyncio.CancelledError):
        await closing
    await asyncio.to_thread(desk._thread.shutdown)  # noqa: SLF001 - all that it was asked for is done then
    EngagementFile.open(northfield).close()
