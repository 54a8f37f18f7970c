"""Private files with sheets about meetings, to draw pictures of: an invented plant manager, week by week."""

from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

from coachtui.asking.replies import Reply
from coachtui.model.promises import PromiseOutcome
from coachtui.workflow.alone.my_meeting import begin_sheet, create_meetings, line_next, promise_with
from coachtui.workflow.alone.own_sheet import OwnSheet
from coachtui.workflow.alone.sheet_result import sheet_result
from coachtui.workflow.demonstration.demonstrating_meetings import make_demo_meetings
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, open_engagement
from coachtui.workflow.engagement.pairs import MY_MEETING

_NAME = "Operations review"
_WEEKS = 12
_ANSWERS: Mapping[str, str] = {
    "N1": "6, 4, 2", "N2": "gap", "N3": "two", "N4": "source asked", "N5": "month before", "N6": "before", "N7": "two",
    "N8": "2", "N9": "reason", "N10": "asked", "N11": "5, 3, 1", "N12": "4, 3",
}  # fmt: skip
_BY_WEEK: Mapping[str, tuple[str, ...]] = {
    "N1": ("6, 4, 2", "7, 3, 1", "5, 4, 4"), "N3": ("two", "first", "ruled out", "two", "passed over"),
    "N4": ("source asked", "none", "waved off"), "N5": ("latest", "row", "row"),
    "N6": ("before", "objection", "before"), "N7": ("two", "yes or no", "each", "two"), "N8": ("2", "1", "3", "2"),
    "N9": ("reason", "none", "polite"), "N10": ("asked", "most"), "N11": ("5, 3, 1", "4, 1, 0", "4, 3, 0"),
    "N12": ("4, 3", "5, 2", "6, 5"),
}  # fmt: skip
"""What is answered instead, in turn, so that no two weeks are alike."""
_WORDS = {
    "N2": "Line two, since the tool change in May: nine more scrapped in a thousand.",
    "N6": "It must hold over the summer, and nobody works a double shift.",
}


class _Weeks:
    """A clock that stands on a Monday and goes on a second each time it is read."""

    def __init__(self, weeks_back: int) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC) - timedelta(weeks=weeks_back)

    def __call__(self) -> datetime:
        """The time."""
        self.now += timedelta(seconds=1)
        return self.now


def _answer(sheet: OwnSheet, answers: Mapping[str, str]) -> None:
    for question, answer in answers.items():
        sheet.record_reply(question, sheet.form_of(question).reply_with(answer, _WORDS.get(question, "")))


def _fill_in(workspace: Workspace, answers: Mapping[str, str], said: PromiseOutcome | None) -> None:
    sheet = begin_sheet(workspace, MY_MEETING, _NAME, "", "led")
    kept = [step for step in sheet.agenda() if step not in answers]
    if said is not None and kept:
        sheet.record_reply(kept[0], Reply(chosen=(said.value,)))
    _answer(sheet, answers)
    sheet.finish()
    line = line_next(sheet_result(workspace, sheet.session_id))
    if line is not None:
        promise_with(sheet, line.about, line.line, "in a week", "Ana")


def _weeks(folder: Path, count: int) -> tuple[Path, Surroundings, _Weeks]:
    """A file with ``count`` sheets, one a week; the last but one was a week ago."""
    path, clock = folder / "my-meetings.coach", _Weeks(count)
    around = Surroundings("Ann Weber", now=clock)
    create_meetings(path, around)
    became = [PromiseOutcome.YES, PromiseOutcome.YES, PromiseOutcome.NO, PromiseOutcome.MOVED]
    with open_engagement(path, write=True, surroundings=around) as workspace:
        for week in range(count):
            answers = {**_ANSWERS, **{each: turns[week % len(turns)] for each, turns in _BY_WEEK.items()}}
            answers["N2"] = "boundary" if week == count - 1 else "size"
            _fill_in(workspace, answers, became[week % len(became)] if week else None)
            clock.now += timedelta(weeks=1)
    return path, around, clock


def three_meetings(folder: Path, _: ExitStack) -> None:
    """Three sheets in three weeks, and a fourth that is not finished: its questions are answered but the last."""
    path, around, _clock = _weeks(folder, 3)
    with open_engagement(path, write=True, surroundings=around) as workspace:
        _answer(begin_sheet(workspace, MY_MEETING, _NAME, "", "led"), dict(list(_ANSWERS.items())[:-1]))


def meetings_of_the_story(folder: Path, _: ExitStack) -> None:
    """The three sheets of the demonstration, with what the others wrote on slips."""
    make_demo_meetings(folder / "my-meetings.coach")


def twelve_meetings(folder: Path, _: ExitStack) -> None:
    """Twelve sheets in twelve weeks."""
    _weeks(folder, _WEEKS)
