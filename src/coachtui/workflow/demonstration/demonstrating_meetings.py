"""Makes the private file of the demonstration, with sheets about meetings, by the functions that users call."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from coachtui.asking.replies import Reply
from coachtui.files.example_sheets import ExamplePromise, ExampleSheet
from coachtui.files.examples import Example, read_example
from coachtui.files.reading import read_path
from coachtui.files.shipped import shipped_folder
from coachtui.model.times import time_on
from coachtui.workflow.alone.my_meeting import begin_sheet, create_meetings, line_next, promise_with
from coachtui.workflow.alone.own_sheet import OwnSheet
from coachtui.workflow.alone.pulse import pulse_of
from coachtui.workflow.alone.sheet_result import sheet_result
from coachtui.workflow.alone.slip_pile import record_slips
from coachtui.workflow.demonstration.demonstrating import StoryClock
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, at_once, open_engagement

_EXAMPLE = "plant-manager"
_ENDING = "-my-meetings"
_PER_ENTRY = timedelta(seconds=12)


def demo_meetings(path: Path) -> Path:
    """Where the private file of the demonstration at ``path`` is: beside it."""
    return path.with_name(f"{path.stem}{_ENDING}{path.suffix}")


def make_demo_meetings(path: Path, surroundings: Surroundings | None = None) -> Example:
    """Make the private file at ``path``, and return the example it is made from.

    Its entries are dated as its story goes. Raises CoachError if there is a file at ``path``.
    """
    source = shipped_folder("examples") / _EXAMPLE / "engagement.yaml"
    example = read_example(str(source), read_path(source))
    first = example.sheets[0]
    clock = StoryClock(time_on(first.day, first.at), _PER_ENTRY)
    around = replace(surroundings or Surroundings(), now=clock.now)
    create_meetings(path, around)
    try:
        with open_engagement(path, write=True, surroundings=around) as workspace, at_once(workspace):
            for sheet in example.sheets:
                clock.time = max(clock.time, time_on(sheet.day, sheet.at))
                _fill_in(workspace, example.script, sheet)
    except BaseException:
        path.unlink(missing_ok=True)  # half a demonstration is of no use to anybody
        raise
    return example


def _fill_in(workspace: Workspace, script: str, example: ExampleSheet) -> None:
    sheet = begin_sheet(workspace, script, example.meeting, example.day.isoformat(), example.role)
    for form in sheet.agenda():
        if example.said is not None and sheet.asks_after_promise(form):
            sheet.record_reply(form, Reply(chosen=(example.said.value,)))
        elif form in example.answers:
            reply = sheet.form_of(form).reply_with(example.answers[form], example.words.get(form, ""))
            sheet.record_reply(form, reply)
    for behaviour, level in example.closest.items():
        form = sheet.closest_form(behaviour)
        sheet.record_reply(form, Reply(chosen=(str(level),), remark=example.heard.get(behaviour, "")))
    sheet.finish()
    if example.promise is not None:
        _promise(workspace, sheet, example.promise)
    if example.slips:
        record_slips(pulse_of(workspace), example.slips)


def _promise(workspace: Workspace, sheet: OwnSheet, example: ExamplePromise) -> None:
    offered = line_next(sheet_result(workspace, sheet.session_id))
    about = "" if offered is None else offered.about
    for day in (example.day, example.moved_to):
        if day is not None:
            promise_with(sheet, about, example.line, day.isoformat(), example.watch)
