"""Entering an interview from a notes file, through the same steps as one held live."""

from pathlib import Path

from coachtui.files.notes import answer_from, check_notes, read_notes
from coachtui.files.reading import read_path
from coachtui.model.notes import WrittenNotes
from coachtui.model.problems import BadFileError
from coachtui.workflow.engagement.engagements import Workspace, at_once
from coachtui.workflow.engagement.sessions import STANDARD_MINUTES
from coachtui.workflow.interview.interviewing import Interview, begin_interview
from coachtui.workflow.interview.rating import rate


def transcribe(workspace: Workspace, path: Path, *, person: str | None = None, finish: bool = True) -> Interview:
    """Record the interview in the notes file at ``path`` and ``finish`` it, all at once. Returns the session.

    ``person`` overrides whom the file names. Raises BadFileError with every problem before anything is recorded, and
    CoachError for an unknown person.
    """
    file = read_notes(str(path), read_path(path))
    problems = check_notes(file, workspace.script, workspace.rubric)
    if problems:
        raise BadFileError(str(path), tuple(problems))
    notes = file.notes
    with at_once(workspace):
        interview = begin_interview(
            workspace,
            person or notes.person,
            minutes=notes.minutes or STANDARD_MINUTES,
            fresh=True,
            started=notes.began,
        )
        _enter(interview, notes)
        if finish:
            interview.finish()
    return interview


def _enter(interview: Interview, notes: WrittenNotes) -> None:
    """Record the answers, ratings and permissions of quotes in ``notes``."""
    for written in notes.answers:
        session, person = interview.session_id, interview.person.code
        interview.record(answer_from(written, interview.script, session=session, person=person))
    for rated in notes.ratings:
        rate(
            interview,
            rated.indicator,
            level=rated.level,
            absence=rated.absence,
            grade=rated.grade,
            question=rated.question,
            evidence=rated.evidence,
        )
    allowed = {quote.text: quote.usable for quote in notes.quotes if quote.usable is not None}
    for quote in interview.records.quotes:
        if quote.text in allowed:
            interview.allow_quote(quote, usable=allowed[quote.text])
