"""One organisation being assessed: what was agreed at the start, and everything recorded since."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from coachtui.model.answers import Answer, Attachment, EvidenceNote, Quote, Rating, Session, SessionKind
from coachtui.model.craft import (
    Capture,
    Consent,
    ConsentGiven,
    ContradictionNote,
    Interlude,
    ProbeAsked,
    ProposedPerson,
    StepDone,
)
from coachtui.model.meetings import Meeting
from coachtui.model.observing import (
    COACHING,
    ActionItem,
    AgreementKept,
    CardAnswer,
    CoachNote,
    ConfirmedLevel,
    DebriefWords,
    Decision,
    DiscussedFigure,
    MeetingLine,
    Missed,
    Observation,
    ObservedMeeting,
    SpeakerCode,
    debrief_kept_of,
    kept_of,
)
from coachtui.model.people import Person
from coachtui.model.promises import Promise
from coachtui.model.seen import SeenAgreement, SeenBehaviour, SeenMeeting
from coachtui.model.slips import SlipAnswers
from coachtui.model.text import one_line
from coachtui.model.times import moment_of


@dataclass(frozen=True, slots=True)
class Engagement:
    """What the interviews need to know beforehand. ``mode`` is the id of a plan of the script; "" is its usual one.

    ``core_process`` is the process that brings the assessor here, in the client's words. ``kind`` is "coaching" for
    what a coaching file is about, "" for all others.
    """

    organisation: str
    mode: str = ""
    core_process: str = ""
    kind: str = ""

    @property
    def is_coaching(self) -> bool:
        """Whether its file is a coaching file."""
        return self.kind == COACHING


def plan_words(mode: str) -> str:
    """By which plan an engagement is assessed, for headings; "" where none is recorded."""
    return f"{one_line(mode)} assessment" if mode else ""


@dataclass(frozen=True, slots=True)
class State:
    """Everything recorded in an engagement file, folded: the latest revision of each record that was not withdrawn.

    Mappings are in the order in which their keys were first recorded.

    ``answers`` is keyed by session and question, ``evidence_notes`` by session, evidence and question,
    ``probes_asked`` by session, question and probe, ``contradictions`` by session and id, ``consents`` by session,
    ``missed`` by meeting, behaviour and item, ``card_answers`` by meeting, item and behaviour, ``figures`` by meeting
    and id, ``confirmed_levels`` by meeting and behaviour, ``agreements_kept`` by meeting and item, ``speaker_codes`` by
    name, ``debrief_words`` and ``coach_notes`` by meeting and whom, ``seen_behaviours`` by meeting and behaviour, the
    others by their own id or code. ``computed``
    holds the levels (0-4) of indicators that an inventory decides. ``passed_over`` counts entries that this version
    cannot read. ``joined`` holds the code of each person who was recorded under codes that are written alike, by the
    canonical form of these; no other of them is in the other mappings.
    """

    engagement: Engagement | None = None
    people: Mapping[str, Person] = field(default_factory=dict)
    sessions: Mapping[str, Session] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], Answer] = field(default_factory=dict)
    ratings: Mapping[str, Rating] = field(default_factory=dict)
    quotes: Mapping[str, Quote] = field(default_factory=dict)
    computed: Mapping[str, int] = field(default_factory=dict)
    passed_over: int = 0
    attachments: Mapping[str, Attachment] = field(default_factory=dict)
    evidence_notes: Mapping[tuple[str, str, str | None], EvidenceNote] = field(default_factory=dict)
    probes_asked: Mapping[tuple[str, str, str], ProbeAsked] = field(default_factory=dict)
    captures: Mapping[str, Capture] = field(default_factory=dict)
    contradictions: Mapping[tuple[str, str], ContradictionNote] = field(default_factory=dict)
    interludes: Mapping[str, Interlude] = field(default_factory=dict)
    joined: Mapping[str, str] = field(default_factory=dict)
    consents: Mapping[str, Consent] = field(default_factory=dict)
    proposed: Mapping[str, ProposedPerson] = field(default_factory=dict)
    steps_done: Mapping[str, StepDone] = field(default_factory=dict)
    promises: Mapping[str, Promise] = field(default_factory=dict)
    meetings: Mapping[str, Meeting] = field(default_factory=dict)
    slips: Mapping[str, SlipAnswers] = field(default_factory=dict)
    observed_meetings: Mapping[str, ObservedMeeting] = field(default_factory=dict)
    meeting_lines: Mapping[str, MeetingLine] = field(default_factory=dict)
    missed: Mapping[tuple[str, str, str], Missed] = field(default_factory=dict)
    card_answers: Mapping[tuple[str, str, str], CardAnswer] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    actions: Mapping[str, ActionItem] = field(default_factory=dict)
    figures: Mapping[tuple[str, str], DiscussedFigure] = field(default_factory=dict)
    confirmed_levels: Mapping[tuple[str, str], ConfirmedLevel] = field(default_factory=dict)
    agreements_kept: Mapping[tuple[str, str], AgreementKept] = field(default_factory=dict)
    speaker_codes: Mapping[str, SpeakerCode] = field(default_factory=dict)
    debrief_words: Mapping[tuple[str, str | None], DebriefWords] = field(default_factory=dict)
    coach_notes: Mapping[tuple[str, str | None], CoachNote] = field(default_factory=dict)
    seen_meetings: Mapping[str, SeenMeeting] = field(default_factory=dict)
    seen_behaviours: Mapping[tuple[str, str], SeenBehaviour] = field(default_factory=dict)
    agreements: Mapping[str, SeenAgreement] = field(default_factory=dict)

    @property
    def declined(self) -> frozenset[str]:
        """The ids of the sessions to which no consent was given: nothing that is said in them is kept."""
        return frozenset(each.session for each in self.consents.values() if each.given is ConsentGiven.NO)

    def without_sheets(self) -> "State":
        """The state without meetings, what others wrote about them, and all that sheets hold."""
        sheets = {each.id for each in self.sessions.values() if each.kind is SessionKind.SHEET}
        if not sheets:
            return self
        others: dict[str, Any] = {
            each.name: {key: record for key, record in held.items() if getattr(record, "session", None) not in sheets}
            for each in fields(self)
            if isinstance(held := getattr(self, each.name), Mapping)
        }
        others["sessions"] = {key: each for key, each in self.sessions.items() if key not in sheets}
        return replace(self, **(others | {"meetings": {}, "slips": {}}))

    def observed(self, meetings: Collection[str] | None = None) -> tuple[ObservedMeeting, ...]:
        """The observed ``meetings``, by their ids; None: all. The earliest comes first."""
        chosen = (each for each in self.observed_meetings.values() if meetings is None or each.id in meetings)
        return tuple(sorted(chosen, key=lambda each: moment_of(each.held)))

    def observation(self, meetings: Collection[str] | None = None) -> Observation:
        """What was recorded of the observed ``meetings``, by their ids; None: of all. The earliest comes first.

        Lines are as they may be kept by what is known now of who consents, also those recorded before it was; so is
        what somebody said in a debrief, and there is no note for somebody who does not.
        """
        chosen = self.observed(meetings)
        ids = {each.id: place for place, each in enumerate(chosen)}
        lines = [
            kept_of(each, chosen[ids[each.meeting]]) for each in self.meeting_lines.values() if each.meeting in ids
        ]
        lines.sort(key=lambda each: (ids[each.meeting], each.number))

        def place_of(figure: DiscussedFigure) -> int:
            return ids[figure.meeting]

        return Observation(
            chosen,
            tuple(lines),
            tuple(each for each in self.missed.values() if each.meeting in ids),
            tuple(each for each in self.card_answers.values() if each.meeting in ids),
            tuple(each for each in self.decisions.values() if each.meeting in ids),
            tuple(each for each in self.actions.values() if each.meeting in ids),
            tuple(sorted((each for each in self.figures.values() if each.meeting in ids), key=place_of)),
            tuple(each for each in self.confirmed_levels.values() if each.meeting in ids),
            tuple(each for each in self.agreements_kept.values() if each.meeting in ids),
            tuple(
                debrief_kept_of(each, chosen[ids[each.meeting]])
                for each in self.debrief_words.values()
                if each.meeting in ids
            ),
            tuple(
                each
                for each in self.coach_notes.values()
                if each.meeting in ids and each.whom not in chosen[ids[each.meeting]].unwilling
            ),
        )
