"""The result of a sheet, computed each time, with the series of sheets so far."""

from collections.abc import Iterator
from pathlib import Path

from coachtui.assess.behaviours import Levels
from coachtui.model.json_text import json_text
from coachtui.model.meetings import Meeting
from coachtui.model.promises import Promise, PromiseOutcome
from coachtui.model.roles import role_spoken
from coachtui.model.times import moment_of
from coachtui.report.sheet_result import SheetResult, next_time, series_of, strength_in
from coachtui.report.sheet_result_words import sheet_result_json, sheet_result_markdown, sheet_result_text
from coachtui.workflow.alone.in_general import in_general_and
from coachtui.workflow.alone.own_sheet import OwnSheet
from coachtui.workflow.alone.pulse import others_of
from coachtui.workflow.alone.sheet_words import behaviour_words
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.meetings import HeldSheet, held_sheets, no_sheet_yet
from coachtui.workflow.engagement.output import ending_of, write_output
from coachtui.workflow.engagement.private_files import ME, refuse_others


def sheet_result(workspace: Workspace, session_id: str | None = None, person: str = "") -> SheetResult:
    """The result of the sheet with this id; None means the one about the latest meeting.

    ``person`` is the code of somebody who handed sheets over; "" in one's own private file. Raises CoachError for
    somebody else's file without a code, for an unknown person, and where there is no such sheet.
    """
    if person:
        code = workspace.person(person).code
    else:
        refuse_others(workspace)
        code = ME
    held = [each for each in _held_by(workspace, code) if session_id in (None, each.session.id)]
    if not held:
        raise no_sheet_yet(workspace)
    shown = held[-1]
    sheet = OwnSheet(workspace, shown.session)
    rubric, levels = sheet.questions.rubric, sheet.levels()
    return SheetResult(
        meeting=shown.meeting,
        about=sheet.form.about,
        role=role_spoken(sheet.questions.script.roles, shown.session.role) if shown.session.role else "",
        strength=strength_in(rubric, levels, behaviour_words(sheet)),
        next=next_time(rubric, levels),
        promise=shown.promise,
        moved=_moved(workspace, shown),
        levels=levels,
        series=series_of(rubric, tuple(_so_far(workspace, sheet)), _promises(workspace, code)),
        others=others_of(sheet),
        in_general=in_general_and(sheet) if code == ME else (),
    )


def _held_by(workspace: Workspace, person: str) -> list[HeldSheet]:
    """The sheets of one person: a coach's file may hold those of several."""
    return [each for each in held_sheets(workspace.state) if each.session.person == person]


def _so_far(workspace: Workspace, sheet: OwnSheet) -> Iterator[tuple[Meeting, Levels]]:
    """The levels of every sheet with answers by the same script, each meeting once: by the sheet begun last."""
    last = {
        each.meeting.id: own
        for each in _held_by(workspace, sheet.questions.person.code)
        if workspace.script_of(each.session).id == sheet.questions.script.id
        and (own := OwnSheet(workspace, each.session)).answers()
    }
    for own in last.values():
        yield own.meeting, own.levels()


def _moved(workspace: Workspace, shown: HeldSheet) -> Promise | None:
    """The promise of an earlier sheet that was put off while this one was filled in; the last, if there are several."""
    begun = sorted(moment_of(each.session.started) for each in _held_by(workspace, shown.session.person))
    own = moment_of(shown.session.started)
    after = next((each for each in begun if each > own), None)
    put_off = [
        each
        for each in _promises(workspace, shown.session.person)
        if each.said is PromiseOutcome.MOVED
        and moment_of(each.at) >= own
        and (after is None or moment_of(each.at) < after)
    ]
    return max(put_off, key=lambda each: moment_of(each.at), default=None)


def _promises(workspace: Workspace, person: str) -> Iterator[Promise]:
    """The promises that somebody made with sheets."""
    state = workspace.state
    others = state.without_sheets().promises
    yield from (each for key, each in state.promises.items() if key not in others and each.person == person)


def write_sheet_result(workspace: Workspace, output: Path, *, person: str, width: int) -> str | None:
    """Write the result of the sheet about the latest meeting to ``output``.

    It is Markdown for .md, plain text for .txt, JSON for .json. For "-" return it as text, never wider than ``width``.
    Raises CoachError for another ending, and when it cannot be written.
    """
    ending = ending_of(output, ".md", ".txt", ".json", without=".md")
    result = sheet_result(workspace, person=person)
    if ending == ".json":
        text = json_text(sheet_result_json(result), indent=2) + "\n"
    elif ending == ".md":
        text = sheet_result_markdown(result)
    else:
        text = sheet_result_text(result, width=width) + "\n"
    return write_output(output, text)
