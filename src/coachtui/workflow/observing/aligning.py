"""Aligning the transcript of a meeting with what the coach typed while it went on: by one moment that both have."""

from dataclasses import replace
from datetime import timedelta

from coachtui.assess.aligning import Alignment, alignment_proposed
from coachtui.assess.placing import placed
from coachtui.model.engagement import State
from coachtui.model.observing import MeetingLine, ObservedMeeting
from coachtui.model.people import canonical_code
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.model.times import read_time
from coachtui.store.entry import moment_text
from coachtui.store.records import Change
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.observing.transcripts import imported_lines


def typed_lines(state: State, meeting: str) -> tuple[MeetingLine, ...]:
    """The lines with a time that a coach typed in this meeting, in order."""
    lines = (line for line in state.meeting_lines.values() if line.meeting == meeting and not line.imported)
    return tuple(sorted((line for line in lines if line.said is not None), key=lambda line: line.number))


def proposed_alignment(workspace: Workspace, meeting: ObservedMeeting) -> Alignment | None:
    """The shift of the transcript of ``meeting`` that words typed live suggest; None where they suggest none."""
    state = workspace.state
    typed = typed_lines(state, meeting.id)
    spoken = sorted(imported_lines(state, meeting.id), key=lambda line: line.number)
    return alignment_proposed(typed, spoken, meeting.shift or 0) if typed else None


def shift_by(workspace: Workspace, meeting: ObservedMeeting, typed: str, seconds: float) -> float:
    """The shift in seconds with which a line typed live falls ``seconds`` into the transcript.

    ``typed`` is the line's number, or words in it. Raises CoachError where no line has these words, or several have.
    """
    began = read_time(meeting.began)
    lines = typed_lines(workspace.state, meeting.id)
    if began is None or not lines:
        raise CoachError(
            "Nothing to align", "No line was typed while the meeting went on.", "Leave --align out.", bad_input=True
        )
    found = _meant(lines, typed)
    said = read_time(found.said)
    return round(((said or began) - began).total_seconds() - seconds, 3)


def _meant(lines: tuple[MeetingLine, ...], typed: str) -> MeetingLine:
    wanted = canonical_code(typed)
    numbered = [line for line in lines if str(line.number) == wanted]
    found = numbered or [line for line in lines if wanted and wanted in canonical_code(line.raw or line.text)]
    if len(found) == 1:
        return found[0]
    which = f"{len(found)} of your lines have" if found else "None of your lines has"
    raise CoachError(
        "Which line?",
        f"{which} {one_line(typed, 60)!r} in it.",
        "Name one by its number, or by more of its words.",
        bad_input=True,
    )


def align(workspace: Workspace, meeting: ObservedMeeting, shift: float) -> Change:
    """Record that the transcript of ``meeting`` begins ``shift`` seconds after it, and move its lines there.

    Each then belongs to the agenda item that was open at its time.
    """
    by = timedelta(seconds=shift - (meeting.shift or 0))
    lines = sorted(imported_lines(workspace.state, meeting.id), key=lambda line: line.number)
    moved = [replace(line, said=_moved(line.said, by), until=_moved(line.until, by)) for line in lines]
    items, moved_lines = placed(meeting.items, moved)
    return workspace.record(replace(meeting, shift=shift, items=items), *moved_lines)


def align_lines(workspace: Workspace, typed: str, spoken: str) -> Change:
    """Align a transcript so that its line ``spoken`` was said when the line ``typed`` live was, both by ids.

    Records and returns as `align`. Raises CoachError where one of them has no time.
    """
    lines = workspace.state.meeting_lines
    meeting = workspace.state.observed_meetings[lines[spoken].meeting]
    one, other = read_time(lines[typed].said), read_time(lines[spoken].said)
    if one is None or other is None:
        raise CoachError("No time", "One of these lines has no time.", "Take two that have one.", bad_input=True)
    return align(workspace, meeting, round((meeting.shift or 0) + (one - other).total_seconds(), 3))


def _moved(text: str | None, by: timedelta) -> str | None:
    moment = read_time(text)
    return text if moment is None else moment_text(moment + by)
