"""The questions after a meeting: about decisions, about actions and the agreement of last time, about stepping in.

Each is one question about one record, answered with a letter; the answer is a field of the record [method 12.14].
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from coachtui.assess.following_up import FollowedUp, followed_up
from coachtui.model.observing import (
    CLOSE,
    OPENING,
    ActionItem,
    AgreementKept,
    Became,
    CardWord,
    Decision,
    LineKind,
    MeetingLine,
    Missed,
    ObservedMeeting,
)
from coachtui.model.people import canonical_code
from coachtui.model.problems import CoachError
from coachtui.model.text import clean, one_line
from coachtui.report.coaching_words import CoachingWords
from coachtui.report.debrief_words import agreement_words, quoted
from coachtui.store.records import Change
from coachtui.workflow.coaching.coaching_result import observing_rubric
from coachtui.workflow.coaching.consenting import set_consent
from coachtui.workflow.coaching.noting import results_in_words
from coachtui.workflow.engagement.engagements import Workspace

Answer = bool | CardWord | Became
"""What a question can be answered with."""


class About(StrEnum):
    """What kind of record a question is about."""

    KEPT = "kept"
    ACTION = "action"
    DECISION = "decision"
    STEP_IN = "step in"
    MISSED = "missed"
    CONSENT = "consent"


@dataclass(frozen=True, slots=True)
class AfterChoice:
    """One answer: its letter, its words and its value."""

    letter: str
    words: str
    value: Answer


@dataclass(frozen=True, slots=True)
class AfterAsk:
    """A question about the record ``id``, answered in its field of the name ``field``; ``answer`` is None while open.

    ``words`` describe the record, the same for all questions about it.
    """

    about: About
    id: str
    field: str
    words: str
    ask: str
    choices: tuple[AfterChoice, ...]
    answer: Answer | None = None

    @property
    def key(self) -> str:
        """A text that identifies the question among all of the meeting."""
        return f"{self.about} {self.id} {self.field}"

    @property
    def said(self) -> str:
        """The answer in words; "" for none."""
        return next((each.words for each in self.choices if each.value == self.answer), "")


_YES_NO = (AfterChoice("y", "yes", value=True), AfterChoice("n", "no", value=False))
_KEPT = (
    AfterChoice("y", "yes", CardWord.YES),
    AfterChoice("p", "partly", CardWord.PARTLY),
    AfterChoice("n", "no", CardWord.NO),
    AfterChoice("x", "not needed", CardWord.NOT_NEEDED),
)
_BECAME = (
    AfterChoice("n", "new", Became.NEW),
    AfterChoice("s", "as before", Became.STABLE),
    AfterChoice("c", "changed", Became.CHANGED),
    AfterChoice("i", "in conflict", Became.IN_CONFLICT),
)
_TAKE_OUT = (AfterChoice("x", "take it out", value=True),)
_OF_DECISIONS = (
    ("criteria", "Was it said first what a good answer must do?"),
    ("options", "Were at least two options compared?"),
    ("data", "Did it rest on data, not on guesses?"),
)
_OF_ACTIONS = (("done", "Was it done?"), ("on_time", "On time?"), ("moved", "Did a figure move?"))


@dataclass(frozen=True, slots=True)
class AfterGroup:
    """The questions of one kind, under a title."""

    title: str
    asks: tuple[AfterAsk, ...]


def afterwards_of(workspace: Workspace, meeting: str) -> tuple[AfterGroup, ...]:
    """All that is asked about the meeting with this id, without groups that have no question. Raises CoachErrors."""
    words, _ = results_in_words(workspace, meeting)
    observation = words.observation
    (observed,) = observation.meetings
    followed = followed_up(workspace.state.observation(), observed.id)
    decisions = _decisions(workspace, words, observation.decisions)
    step_ins = [each for each in observation.lines if each.kind is LineKind.STEP_IN]
    groups = (
        AfterGroup(_kept_title(words, followed), tuple(_kept(words, followed, observed))),
        AfterGroup("Last time's actions", tuple(_actions(words, followed.actions))),
        AfterGroup("What was decided", tuple(decisions)),
        AfterGroup("You stepped in", tuple(map(_step_in, step_ins))),
        AfterGroup("Missed: it was needed, and nobody did it", tuple(_missed(words, observation.missed))),
        AfterGroup("May their words be kept?", tuple(_consents(words, observed))),
    )
    return tuple(group for group in groups if group.asks)


def _kept_title(words: CoachingWords, followed: FollowedUp) -> str:
    agreed = words.short(followed.agreed) if followed.agreed in words.rubric.rated_behaviours() else ""
    return f"What was agreed on: {agreed}" if agreed else "What was agreed on last time"


def _kept(words: CoachingWords, followed: FollowedUp, meeting: ObservedMeeting) -> Iterator[AfterAsk]:
    """Whether the agreement was kept, item by item; nothing where nothing was agreed."""
    if followed.promised is None and not followed.agreed:
        return
    known = {each.item: each.word for each in followed.kept}
    promised = "" if followed.promised is None else f"“{one_line(followed.promised.next)}”"
    for item in meeting.items:
        ask = f"Kept in item {words.item(item.id)}?"
        yield AfterAsk(About.KEPT, item.id, "word", promised, ask, _KEPT, known.get(item.id))


def _actions(words: CoachingWords, actions: Sequence[ActionItem]) -> Iterator[AfterAsk]:
    """Whether each action was done; whether on time and to what effect only of those that were."""
    for action in actions:
        for name, ask in _OF_ACTIONS:
            if name == "done" or action.done:
                summary = agreement_words(words, action)
                yield AfterAsk(About.ACTION, action.id, name, summary, ask, _YES_NO, getattr(action, name))


def _decisions(workspace: Workspace, words: CoachingWords, decisions: Sequence[Decision]) -> Iterator[AfterAsk]:
    """What each decision rested on, and where there is an earlier one about its topic what it became."""
    earlier = workspace.state.decisions.values()
    own = {each.id for each in decisions}
    topics = {canonical_code(each.topic) for each in earlier if each.topic.strip() and each.id not in own}
    for decision in decisions:
        topic = one_line(decision.topic)
        summary = f"{agreement_words(words, decision)}{f' Topic: {topic}.' if topic else ''}"
        for name, ask in _OF_DECISIONS:
            yield AfterAsk(About.DECISION, decision.id, name, summary, ask, _YES_NO, getattr(decision, name))
        if canonical_code(decision.topic) in topics:
            ask = "Compared with earlier decisions on this?"
            yield AfterAsk(About.DECISION, decision.id, "became", summary, ask, _BECAME, decision.became)


def _step_in(line: MeetingLine) -> AfterAsk:
    return AfterAsk(About.STEP_IN, line.id, "taken_up", quoted(line.text), "Was it taken up?", _YES_NO, line.taken_up)


def _missed(words: CoachingWords, missed: Sequence[Missed]) -> Iterator[AfterAsk]:
    for each in missed:
        where = {OPENING: "At the opening", CLOSE: "At the close", "": "In the meeting"}.get(each.item)
        summary = f"{where or f'In item {words.item(each.item)}'}: {words.short(each.behaviour)}"
        yield AfterAsk(About.MISSED, f"{each.behaviour} {each.item}", "", "", summary, _TAKE_OUT)


def _consents(words: CoachingWords, meeting: ObservedMeeting) -> Iterator[AfterAsk]:
    for code in meeting.participants:
        consents = code not in meeting.unwilling
        yield AfterAsk(About.CONSENT, code, "", "", f"{one_line(code)}  {words.name_of(code)}", _YES_NO, consents)


def answer_afterwards(workspace: Workspace, meeting: str, ask: AfterAsk, value: Answer | None) -> Change:
    """Record ``value`` as the answer to ``ask``; None records that it is open.

    Raises CoachError where its record has gone.
    """
    state = workspace.state
    if ask.about is About.KEPT:
        kept = state.agreements_kept.get((meeting, ask.id))
        if isinstance(value, CardWord):
            return workspace.record(AgreementKept(meeting, ask.id, value))
        return workspace.record(withdraw=[] if kept is None else [kept])
    if ask.about is About.CONSENT:
        return set_consent(workspace, [state.observed_meetings[meeting]], ask.id, given=value is not False)
    if ask.about is About.MISSED:
        behaviour, _, item = ask.id.partition(" ")
        missed = state.missed.get((meeting, behaviour, item))
        return workspace.record(withdraw=[missed] if missed is not None and value else [])
    held: Mapping[About, Mapping[str, Decision | ActionItem | MeetingLine]] = {
        About.DECISION: state.decisions,
        About.ACTION: state.actions,
        About.STEP_IN: state.meeting_lines,
    }
    record = held[ask.about].get(ask.id)
    if record is None:
        raise CoachError("Gone", "What this asks about is no longer there.", bad_input=True)
    answered: dict[str, Any] = {ask.field: value}
    return workspace.record(replace(record, **answered))


def set_topic(workspace: Workspace, decision: str, topic: str) -> Change:
    """Record ``topic`` as what the decision with this id is about; "" for nothing.

    Raises CoachError for an unknown id.
    """
    there = workspace.state.decisions.get(decision)
    if there is None:
        raise CoachError("Gone", "This decision is no longer there.", bad_input=True)
    return workspace.record(replace(there, topic=one_line(clean(topic))))


def topics_before(workspace: Workspace) -> tuple[str, ...]:
    """The topics of all decisions in the file, each once, sorted by name."""
    topics = {canonical_code(each.topic): each.topic for each in workspace.state.decisions.values() if each.topic}
    return tuple(sorted(topics.values(), key=str.casefold))


def parts_of(meeting: ObservedMeeting) -> tuple[tuple[str, str], ...]:
    """The parts of a meeting in which something can be missed, each with its name: opening, items, close."""
    items = ((item.id, f"{item.id} {item.title}".strip()) for item in meeting.items)
    return ((OPENING, "At the opening"), *items, (CLOSE, "At the close"))


def add_missed(workspace: Workspace, meeting: str, behaviour: str, item: str) -> Change:
    """Record that the part ``item`` of a meeting needed ``behaviour`` and nobody showed it; both are ids.

    Raises CoachError for an unknown one.
    """
    if behaviour not in observing_rubric(workspace).rated_behaviours():
        raise CoachError("No such behaviour", "The rubric has no behaviour of that number.", bad_input=True)
    return workspace.record(Missed(meeting, behaviour, item))
