"""Entering an interview from a notes file, through the same steps as one held live."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coachtui.asking.quoting import QUOTATION_MARKS
from coachtui.files.notes import NotesFile, answer_from, check_notes, read_notes
from coachtui.files.reading import read_path
from coachtui.model.notes import WrittenNotes
from coachtui.model.problems import BadFileError, Problem
from coachtui.model.text import one_line
from coachtui.workflow.engagement.engagements import Workspace, at_once
from coachtui.workflow.engagement.sessions import STANDARD_MINUTES
from coachtui.workflow.interview.interviewing import Interview, begin_interview
from coachtui.workflow.interview.rating import rate

_AROUND = "".join(QUOTATION_MARKS) + " .,;!?…"
"""What may stand around the words of a quote that makes no difference to which one is meant."""


@dataclass(frozen=True, slots=True)
class Transcribed:
    """The session that was entered, and ``remarks`` on permissions in the notes that are for no quote in them."""

    interview: Interview
    remarks: tuple[Problem, ...]


def transcribe(workspace: Workspace, path: Path, *, person: str | None = None, finish: bool = True) -> Transcribed:
    """Record the interview in the notes file at ``path`` and ``finish`` it, all at once.

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
        remarks = tuple(_permitted(interview, file))
        if finish:
            interview.finish()
    return Transcribed(interview, remarks)


def _enter(interview: Interview, notes: WrittenNotes) -> None:
    """Record the answers and ratings in ``notes``."""
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


def _permitted(interview: Interview, file: NotesFile) -> Iterator[Problem]:
    """Record the permissions of quotes in ``file``; yield a remark for each whose words are no quote in its notes."""
    for index, written in enumerate(file.notes.quotes):
        if written.usable is None:
            continue
        meant = [quote for quote in interview.records.quotes if _bare(quote.text) == _bare(written.text)]
        for quote in meant:
            interview.allow_quote(quote, usable=written.usable)
        if not meant:
            said = f"No note has “{one_line(written.text, 80)}” in quotation marks: its permission was not recorded."
            hint = "Put the words into the note of their question, in quotation marks, and allow them at the read-back."
            yield file.document.problem(("quotes", index), said, hint)


def _bare(text: str) -> str:
    """The words of a quote without what makes no difference to which one is meant."""
    return one_line(text).strip(_AROUND).casefold()
