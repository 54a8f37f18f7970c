"""Entries of the log as lines of words. Kinds without words of their own have their fields listed.

Author and time are not part of a line, and it is not cut to any width.
"""

from dataclasses import fields
from enum import Enum
from functools import singledispatch
from typing import TYPE_CHECKING

from coachtui.model.answers import Answer, Attachment, Computed, EvidenceNote, Quote, Rating, Session
from coachtui.model.craft import (
    Capture,
    Consent,
    ContradictionNote,
    Interlude,
    ProbeAsked,
    ProposalState,
    ProposedPerson,
    StepDone,
)
from coachtui.model.days import day_words
from coachtui.model.engagement import Engagement, plan_words
from coachtui.model.meetings import Meeting
from coachtui.model.observing import (
    ActionItem,
    AgreementKept,
    CardAnswer,
    CoachNote,
    ConfirmedLevel,
    DebriefWords,
    Decision,
    DiscussedFigure,
    LineKind,
    Mark,
    MeetingLine,
    Missed,
    ObservedMeeting,
    SpeakerCode,
)
from coachtui.model.people import JoinedCode, Person, code_in_full
from coachtui.model.promises import Promise
from coachtui.model.seen import SeenAgreement, SeenBehaviour, SeenMeeting
from coachtui.model.slips import SlipAnswers
from coachtui.model.text import counted, counted_people, one_line

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_OPEN = ProposalState.OPEN
MAY_USE = {True: "may be used, unnamed", False: "not to be used", None: "not asked yet"}


def _line(about: object, *parts: str) -> str:
    """``parts`` that are not blank, behind what they are ``about``."""
    said = "; ".join(part for part in map(one_line, parts) if part)
    return one_line(f"{about}: {said}") if said else one_line(str(about))


def _place(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


@singledispatch
def record_words(record: "DataclassInstance") -> str:
    """The content of ``record`` on one line."""
    values = ((each.name, getattr(record, each.name)) for each in fields(record))
    said = [f"{name} {value.value if isinstance(value, Enum) else value}" for name, value in values if value]
    return _line(type(record).__name__.lower(), *said)


@record_words.register
def _engagement(record: Engagement) -> str:
    return _line(record.organisation, plan_words(record.mode), record.core_process)


@record_words.register
def _person(record: Person) -> str:
    return _line(record.code, record.spoken, record.role, record.unit)


@record_words.register
def _joined(record: JoinedCode) -> str:
    return f"{code_in_full(record.code)} is one person, however the code is written"


@record_words.register
def _session(record: Session) -> str:
    how = "finished" if record.ended else "begun"
    minutes = "" if record.minutes is None else f"{record.minutes} minutes of questions"
    return _line(f"{record.person} {record.kind.value} {how}", "" if record.ended else minutes)


@record_words.register
def _answer(record: Answer, *, value: str = "") -> str:
    absence = "" if record.absence is None else record.absence.value
    grade = "" if record.grade is None else record.grade.word
    return _line(_place(record.person, record.question), value or _plain(record.value), absence, grade, record.note)


def answer_words(answer: Answer, value: str) -> str:
    """The content of ``answer`` on one line; ``value`` is its value in words."""
    return _answer(answer, value=value)


@record_words.register
def _rating(record: Rating) -> str:
    level = record.absence.value if record.absence else "no level" if record.level is None else f"level {record.level}"
    grade = record.grade.word if record.grade is not None else "evidence open" if record.level is not None else ""
    at = f"at {record.question}" if record.question else ""
    return _line(_place(record.person, record.indicator), level, grade, at, record.evidence)


@record_words.register
def _quote(record: Quote) -> str:
    return _line(_place(record.person, record.question, "quote"), f"“{one_line(record.text)}”", MAY_USE[record.usable])


@record_words.register
def _attachment(record: Attachment) -> str:
    about = _place(record.question, record.evidence, *record.indicators)
    return _line(_place(record.person, "file kept"), f"{one_line(record.name)} ({record.size:,} bytes)", about)


@record_words.register
def _evidence(record: EvidenceNote) -> str:
    return _line(_place(record.person, record.question, record.evidence), record.state.value, record.words)


@record_words.register
def _probe(record: ProbeAsked) -> str:
    return _line(_place(record.person, record.question, "probe", record.probe, "asked"), record.brought)


@record_words.register
def _capture(record: Capture) -> str:
    filed = "" if record.filed is None else f"filed to {record.filed.kind.value} {record.filed.id}"
    return _line(_place(record.person, "captured"), record.text, filed)


@record_words.register
def _contradiction(record: ContradictionNote) -> str:
    about = _place(record.person, "contradiction", record.contradiction)
    return _line(about, record.state.value, record.words)


@record_words.register
def _interlude(record: Interlude) -> str:
    return _place(record.person, record.kind.value, "ended" if record.ended else "begun")


@record_words.register
def _consent(record: Consent) -> str:
    given = "not recorded" if record.given is None else record.given.spoken
    return _line(_place(record.person, "consent"), given, record.words)


@record_words.register
def _proposed(record: ProposedPerson) -> str:
    return _line(_place(record.person, "proposed"), record.spoken, "" if record.state is _OPEN else record.state.value)


@record_words.register
def _step(record: StepDone) -> str:
    return _line(_place(record.person, "done"), record.words)


@record_words.register
def _promise(record: Promise) -> str:
    said = "" if record.said is None else f"said: {record.said.value}"
    return _line(_place(record.person, record.about, "promised for", record.day), record.line, record.watch, said)


@record_words.register
def _meeting(record: Meeting) -> str:
    return _line(_place(record.person, "meeting"), record.spoken)


@record_words.register
def _slips(record: SlipAnswers) -> str:
    return _line(
        "others who took part",
        f"{counted(len(record.answers), 'answer')} to {record.asked}",
        record.meeting,
    )


@record_words.register
def _observed(record: ObservedMeeting) -> str:
    until = "" if record.ended is None else "ended"
    with_whom = f"with {', '.join(record.participants)}"
    return _line(_place("meeting", record.id), record.name, record.held or "", with_whom, record.produce, until)


@record_words.register
def _meeting_line(record: MeetingLine) -> str:
    said = record.text if record.length is None else f"{record.length} words, not kept"
    what = "line" if record.kind is LineKind.SAID else record.kind.value
    about = _place(record.meeting, what, str(record.number), record.person)
    return _line(about, said, " ".join(map(_mark, record.marks)), "starred" if record.starred else "")


def _mark(mark: Mark) -> str:
    return f"{mark.behaviour}{'+' if mark.helped else '-'}"


@record_words.register
def _missed(record: Missed) -> str:
    return _place(record.meeting, "missed", record.behaviour, record.item)


@record_words.register
def _card(record: CardAnswer) -> str:
    return _line(_place(record.meeting, "card", record.item, record.behaviour), record.word.value)


@record_words.register(Decision)
@record_words.register(ActionItem)
def _agreed(record: Decision | ActionItem) -> str:
    kind = "decision" if isinstance(record, Decision) else "action of last time" if record.earlier else "action"
    return _line(_place(record.meeting, kind, record.person), record.what, record.who, day_words(record.due))


@record_words.register
def _discussed(record: DiscussedFigure) -> str:
    return _line(_place(record.meeting, "figure", record.id), record.name, ", ".join(record.points))


@record_words.register
def _confirmed(record: ConfirmedLevel) -> str:
    return _line(_place(record.meeting, record.behaviour, "confirmed"), f"level {record.level}", record.reason)


@record_words.register
def _kept(record: AgreementKept) -> str:
    return _line(_place(record.meeting, "agreement kept", record.item), record.word.value)


@record_words.register
def _speaker(record: SpeakerCode) -> str:
    return f"{one_line(record.name)} in transcripts is {one_line(record.code)}"


@record_words.register
def _debrief(record: DebriefWords) -> str:
    return _line(_place(record.meeting, "debrief for", record.whom or "the team"), *record.words.splitlines())


@record_words.register
def _written(record: CoachNote) -> str:
    return _line(_place(record.meeting, "note for", record.whom or "the team"), record.text)


@record_words.register
def _seen(record: SeenMeeting) -> str:
    return _line(_place("seen in a meeting", record.id), record.name, record.held or "")


@record_words.register
def _seen_behaviour(record: SeenBehaviour) -> str:
    level = "" if record.level is None else f"level {record.level}"
    people = counted_people(record.people)
    marks = f"helped {record.helped}, by {people}, hurt {record.hurt}, missed {record.missed}"
    return _line(_place(record.meeting, record.behaviour), level, marks, f"cards {record.yes} yes of {record.needed}")


@record_words.register
def _agreement(record: SeenAgreement) -> str:
    return _line(_place(record.meeting, record.kind.value), record.what, record.role, day_words(record.due))


@record_words.register
def _computed(record: Computed) -> str:
    return _line(record.indicator, f"fact {record.level}")


def _plain(value: object) -> str:
    """A value as it is stored, for lack of a script that says it."""
    match value:
        case None:
            return ""
        case tuple():
            return ", ".join("; ".join(each.values()) if isinstance(each, dict) else str(each) for each in value)
        case _:
            return str(value)
