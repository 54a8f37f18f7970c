"""Entering an interview from a notes file, through the same steps as one held live."""

from pathlib import Path

from coachtui.files.notes import NotesFile, check_notes, read_notes, settled
from coachtui.files.reading import read_path
from coachtui.model.problems import BadFileError
from coachtui.workflow.engagements import Workspace
from coachtui.workflow.interviewing import STANDARD_MINUTES, Interview, begin_interview


def transcribe(workspace: Workspace, path: Path, *, person: str | None = None) -> Interview:
    """Record the interview in the notes file at ``path`` and finish it. Returns the finished session.

    ``person`` overrides whom the file names. Raises BadFileError with every problem before anything is recorded, and
    CoachError for an unknown person.
    """
    notes = read_notes(str(path), read_path(path))
    problems = check_notes(notes, workspace.script, workspace.rubric, str(path))
    if problems:
        raise BadFileError(str(path), tuple(problems))
    notes = settled(notes, workspace.script)
    interview = begin_interview(
        workspace,
        person or notes.person,
        minutes=notes.minutes or STANDARD_MINUTES,
        fresh=True,
        started=notes.date,
    )
    _enter(interview, notes)
    return interview


def _enter(interview: Interview, notes: NotesFile) -> None:
    for noted in notes.answers:
        interview.answer(noted.question, value=noted.value, note=noted.note, absence=noted.absence, grade=noted.grade)
    for rated in notes.ratings:
        interview.rate(
            rated.indicator,
            level=rated.level,
            absence=rated.absence,
            grade=rated.grade,
            question=rated.question,
            evidence=rated.evidence,
        )
    allowed = {quote.text: quote.usable for quote in notes.quotes if quote.usable is not None}
    for quote in interview.records.quotes:
        if quote.usable is None and quote.text in allowed:
            interview.allow_quote(quote, usable=allowed[quote.text])
    interview.finish()
