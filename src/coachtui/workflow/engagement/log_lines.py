"""The log in words for people: one line for every entry, oldest first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from coachtui.answer_types import answer_type_of
from coachtui.model.answers import Answer, SessionKind
from coachtui.model.json_text import json_text
from coachtui.model.observing import (
    CoachNote,
    DebriefWords,
    MeetingLine,
    debrief_kept_of,
    kept_of,
    note_kept_of,
)
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.report.log_words import answer_words, record_words
from coachtui.store.bodies import record_in
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import Entry, body_of
from coachtui.store.kinds import KIND_NAMED
from coachtui.store.records import Withdrawn
from coachtui.store.strict import Unreadable
from coachtui.workflow.engagement.engagements import Surroundings, Workspace


@dataclass(frozen=True, slots=True)
class LogLine:
    """One entry: when it was recorded (UTC, ISO form), by whom, and what it says."""

    at: str
    author: str
    says: str


def log_lines(path: Path) -> Iterator[LogLine]:
    """Every entry of the engagement at ``path`` in words, oldest first. Raises CoachErrors.

    The file is opened with the first line, and stays open until the last one was taken.
    """
    with EngagementFile.open(path, write=False) as log:
        values = _Values(Workspace(path, log, Surroundings()))
        for entry in log.entries():
            yield LogLine(entry.at, entry.author, _says(entry, values))


class _Values:
    """The values of answers in the words of the script that each was asked by."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._sessions = workspace.log.outline().sessions
        self._meetings = workspace.log.outline().observed_meetings
        self._cannot_be_read: set[tuple[SessionKind, str | None, str | None]] = set()

    def kept(self, record: MeetingLine | DebriefWords | CoachNote) -> MeetingLine | DebriefWords | CoachNote:
        """What may be shown of a line of a meeting or a debrief, by what is known now of who consents."""
        meeting = self._meetings.get(record.meeting)
        match record:
            case _ if meeting is None:
                return record
            case MeetingLine():
                return kept_of(record, meeting)
            case DebriefWords():
                return debrief_kept_of(record, meeting)
            case CoachNote():
                return note_kept_of(record, meeting)

    def spoken(self, answer: Answer) -> str:
        """The value of ``answer``; "" where it has none, or script and rubric cannot be read."""
        session = self._sessions.get(answer.session)
        if answer.value is None or session is None:
            return ""
        pair = session.kind, session.script, session.rubric
        if pair in self._cannot_be_read:
            return ""
        try:
            script, rubric = self._workspace.script_of(session), self._workspace.rubric_of(session)
        except CoachError:
            self._cannot_be_read.add(pair)  # reading them takes long, and would fail for every answer
            return ""
        question = next((each for each in script.questions() if each.id == answer.question), None)
        return "" if question is None else answer_type_of(question, script.frequencies, rubric).spoken(answer.value)


def _says(entry: Entry, values: _Values) -> str:
    try:
        record = record_in(entry)
    except Unreadable:
        return one_line(f"{entry.kind}, which this version cannot read: {json_text(body_of(entry.body))}")
    if isinstance(record, Withdrawn):
        return f"{_about(entry)} taken back"
    if record is None:
        return f"{_about(entry)} (erased)" if entry.body is None else _bookkeeping(entry)
    if isinstance(record, MeetingLine | DebriefWords | CoachNote):
        return record_words(values.kept(record))
    if isinstance(record, Answer):
        return answer_words(record, values.spoken(record))
    return record_words(record)


def _about(entry: Entry) -> str:
    """What an entry is about, by its columns: whose, which and what kind of thing."""
    kind = KIND_NAMED.get(entry.kind)
    item = None if entry.item == entry.person else entry.item
    name = one_line(entry.kind) if kind is None else kind.name
    return " ".join(one_line(part) for part in (entry.person, item, name) if part)


def _bookkeeping(entry: Entry) -> str:
    """What an entry says that holds no record, such as the one with which a program opened the file."""
    body = body_of(entry.body)
    said: Mapping[str, object] = body if isinstance(body, Mapping) else {}
    match entry.kind:
        case "opened":
            return one_line(f"opened for writing with coachtui {said.get('app') or ''}")
        case "document":
            return one_line(f"{said.get('role') or 'document'} kept: {said.get('name') or ''}")
        case "erased":
            return one_line(f"{entry.person or entry.item or ''} erased")
        case _:
            return _about(entry)
