"""Checking what an import holds against the scripts and rubrics it is about: ids, plans, times, values that fit."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from coachtui.answer_types import answer_type_of
from coachtui.exchange.state_json import ImportedState
from coachtui.files.rubrics import read_rubric
from coachtui.files.scripts import read_script
from coachtui.model.answers import Answer, Session
from coachtui.model.days import day_of
from coachtui.model.json_text import json_text
from coachtui.model.meetings import Meeting
from coachtui.model.observing import ObservedMeeting
from coachtui.model.people import Person
from coachtui.model.roles import role_named
from coachtui.model.rubric import Rubric
from coachtui.model.script import Question, Script
from coachtui.model.slips import SlipAnswers
from coachtui.model.suggesting import suggestion
from coachtui.model.text import one_line
from coachtui.model.times import read_time
from coachtui.store.entry import latest_believed, moment_text, sha256_of
from coachtui.store.kinds import KINDS, Record
from coachtui.workflow.engagement.materials import materials_for
from coachtui.workflow.passing_on.checking_meetings import checked_meetings, seen_faults

_NAMES = {"held": "at", "said": "at"}
"""What fields are called in JSON that have another name there."""
_LONGEST = 200
"""Characters of a remark: what a file holds may be of any length."""
_LONGEST_VALUE = 40


def checked_import(path: Path, imported: ImportedState, now: datetime) -> ImportedState:
    """``imported`` with roles under their ids, however they were written, and with further problems and remarks.

    An id that is in no script or rubric is a problem, of those in force at ``path`` and those handed in with it; a role
    that no script has is a remark. Each has its place. A session is checked against its own script where that was
    handed in. Times far ahead of ``now`` are problems too, as they are in a merge. Raises CoachErrors where a script or
    rubric cannot be used.
    """
    check = _check_of(path, imported, now)
    imported = checked_meetings(path, imported)
    imported.problems.extend(seen_faults(path, imported))
    imported.problems.extend(_problems_in(imported, check))
    roles = {role: each for script in check.scripts.values() for role, each in script.roles.items()}
    people: dict[str, Person] = {}
    remarks = [*imported.remarks]
    for code, person in imported.state.people.items():
        role = role_named(roles, person.role)
        people[code] = person if role is None else replace(person, role=role)
        if role is None and roles and (person.role or not imported.state.observed_meetings):
            said = f"has the role {person.role!r}, which the script does not know" if person.role else "has no role"
            hint = suggestion(person.role, roles) if person.role else f"Known: {', '.join(roles)}."
            remarks.append(one_line(f"{imported.place_of(person)} {said}. {hint}", _LONGEST))
    return replace(imported, state=replace(imported.state, people=people), remarks=tuple(remarks))


def _problems_in(imported: ImportedState, check: "_ImportCheck") -> Iterator[str]:
    engagement = imported.state.engagement
    plans = {plan for script in check.scripts.values() for plan in script.interview_plans()}
    if engagement is not None and engagement.mode and engagement.mode not in plans:
        yield f"engagement.mode is {engagement.mode!r}; it is one of {', '.join(sorted(plans))}"
    computed = {each for rubric in check.rubrics for each in rubric.arithmetic.computed.indicators}
    for indicator in imported.state.computed:
        if indicator not in computed:
            known = ", ".join(sorted(computed))
            yield f"computed.{indicator} is not for an inventory to decide; {known} are"
    for kind in KINDS:
        if kind.table:
            for record in kind.records_in(imported.state):
                place = imported.place_of(record)
                yield from (f"{place}{each}" for each in check.faults(record))


def _check_of(path: Path, imported: ImportedState, now: datetime) -> "_ImportCheck":
    materials = materials_for(path)
    scripts: dict[str | None, Script] = {None: materials.script}
    rubrics = [materials.rubric]
    for document in imported.documents:
        if document.role == "script":
            scripts[sha256_of(document.content)] = read_script(document.name, document.content)
        elif document.role == "rubric":
            rubrics.append(read_rubric(document.name, document.content))
    questions = {
        sha256: {each.id: each for each in (*script.questions(), *script.frame_questions())}
        for sha256, script in scripts.items()
    }
    indicators = frozenset(rated for rubric in rubrics for rated in rubric.anchors_by_id())
    state = imported.state
    return _ImportCheck(state.sessions, state.meetings, scripts, questions, tuple(rubrics), indicators, now)


@dataclass(frozen=True, slots=True)
class _ImportCheck:
    """What is known: sessions, meetings, the scripts by SHA-256 (None: the one in force) with their questions, ..."""

    sessions: Mapping[str, Session]
    meetings: Collection[str]
    scripts: dict[str | None, Script]
    questions: dict[str | None, dict[str, Question]]
    rubrics: tuple[Rubric, ...]
    indicators: frozenset[str]
    now: datetime

    def faults(self, record: Record) -> Iterator[str]:
        """What is wrong with ``record``, as the ends of sentences that begin with its place."""
        sha256 = self._script_of(record)
        script, questions = self.scripts[sha256], self.questions[sha256]
        yield from _wrong_times(record, self.now)
        if isinstance(record, Session):
            yield from self._session_faults(record, script, questions)
            return
        if isinstance(record, SlipAnswers) and record.meeting not in self.meetings:
            yield f".meeting is {record.meeting!r}; there is no such meeting"
        if isinstance(record, Meeting) and day_of(record.day) is None:
            yield f".day is {record.day!r}; it is a day in ISO form"
        question = getattr(record, "question", None)
        if question is not None and question not in questions:
            yield f".question is {question!r}; there is no such question"
        for indicator in getattr(record, "indicators", ()):
            if indicator not in self.indicators:
                yield f" names {indicator!r}, which is no indicator and no behaviour with levels"
        yield from _unknown(record, "evidence", script.evidence)
        yield from _unknown(record, "probe", script.probes)
        yield from _unknown(record, "contradiction", [each.id for each in script.contradictions])
        if isinstance(record, Answer) and question in questions and record.value is not None:
            answer_type = answer_type_of(questions[record.question], script.frequencies, self.rubrics[0])
            if answer_type.check(record.value) is not None:
                shown = one_line(json_text(record.value), _LONGEST_VALUE)
                yield f".value is {shown}; {question} takes {answer_type.in_json}"

    def _script_of(self, record: Record) -> str | None:
        session = record if isinstance(record, Session) else self.sessions.get(getattr(record, "session", None) or "")
        sha256 = None if session is None else session.script
        return sha256 if sha256 in self.scripts else None

    def _session_faults(self, session: Session, script: Script, questions: Collection[str]) -> Iterator[str]:
        if session.plan and session.plan not in script.plans:
            yield f".plan is {session.plan!r}; it is one of {', '.join(sorted(script.plans))}"
        for name in ("agenda", "supplied"):
            for question, count in Counter(getattr(session, name)).items():
                if question not in questions:
                    yield f".{name} has {question!r}; there is no such question"
                elif count > 1:
                    yield f".{name} has {question!r} {count} times"
        if session.meeting is not None and session.meeting not in self.meetings:
            yield f".meeting is {session.meeting!r}; there is no such meeting"


def _unknown(record: Record, name: str, known: Collection[str]) -> Iterator[str]:
    """A problem where the field ``name`` of ``record`` is an id that is not ``known``; a rating's evidence is words."""
    value = getattr(record, name, None)
    if value is not None and value not in known and not hasattr(record, "level"):
        yield f".{name} is {value!r}; the script has no such id"


def _wrong_times(record: Record, now: datetime) -> Iterator[str]:
    for name, value in _times_in(record):
        moment = _moment_of(value)
        if moment is None:
            yield f".{_NAMES.get(name, name)} is {value!r}; it is a time in ISO form"
        elif moment > latest_believed(now):
            yield f".{_NAMES.get(name, name)} is {value!r}; that is far ahead, today is {moment_text(now)[:10]}"


def _times_in(record: Record) -> Iterator[tuple[str, str]]:
    """The times that ``record`` holds, each with the name of its field."""
    for name in ("at", "started", "ended", "held", "said", "began", "until"):
        value = getattr(record, name, None)
        if value is not None and not isinstance(value, StrEnum):  # whether a promised line was said is no time
            yield name, value
    if isinstance(record, ObservedMeeting):
        every = (("pauses", record.pauses), *(("items", item.stretches) for item in record.items))
        for name, stretches in every:
            for each in stretches:
                yield from ((name, time) for time in (each.opened, each.closed) if time is not None)


def _moment_of(text: str) -> str | None:
    """The time in ``text`` as the log writes it; None where it is none, or before or behind all years in UTC."""
    time = read_time(text)
    try:
        return None if time is None else moment_text(time)
    except OverflowError:
        return None
