"""The page of an observed meeting: its debrief for the team, the chair or one person, with the coach's own words."""

from collections.abc import Collection
from dataclasses import dataclass, fields, replace

from coachtui.assess.coaching import CHAIR, TEAM
from coachtui.model.days import read_day
from coachtui.model.observing import DebriefWords, ObservedMeeting
from coachtui.model.text import clean, is_blank
from coachtui.report.coaching_words import CoachingWords
from coachtui.report.debrief_words import own_words
from coachtui.report.followed_words import followed_paragraphs, row_paragraphs
from coachtui.store.records import Change
from coachtui.workflow.coaching.coaching_home import ObservedLine, observed_line
from coachtui.workflow.coaching.following_up import followed_in
from coachtui.workflow.coaching.noting import results_in_words
from coachtui.workflow.engagement.engagements import Workspace

OWN_FIELDS = tuple(each.name for each in fields(DebriefWords) if each.name not in {"meeting", "whom"})
"""The fields of `DebriefWords` that hold what the coach types."""


@dataclass(frozen=True, slots=True)
class DebriefPage:
    """The debrief of a meeting for ``whom``: "team", "chair", or a code. ``line`` is how far the meeting has come.

    ``own`` are the coach's own words as typed last; None where there is nobody they could be for.
    """

    whom: str
    line: ObservedLine
    words: CoachingWords
    own: DebriefWords | None

    @property
    def meeting(self) -> ObservedMeeting:
        """The meeting."""
        return self.line.meeting

    @property
    def takes_answer(self) -> bool:
        """Whether what is answered may be kept: nothing of somebody who does not consent."""
        return self.own is not None and self.own.whom not in self.meeting.unwilling

    @property
    def computed(self) -> CoachingWords:
        """``words`` without the coach's own words, which are shown in fields beside them."""
        coaching = self.words.coaching
        return replace(self.words, coaching=replace(coaching, observation=replace(coaching.observation, debriefs=())))

    @property
    def for_whom(self) -> str:
        """The name of whoever it is for."""
        if self.whom == TEAM:
            return "the team"
        code = self.words.code_of(self.whom)
        if code is None:
            return "the chair"
        return f"{self.words.name_of(code)}, who chaired" if self.whom == CHAIR else self.words.name_of(code)


def debrief_page(workspace: Workspace, meeting: str, whom: str = TEAM) -> DebriefPage:
    """The page of the meeting with this id. Raises CoachErrors as `coaching_in`."""
    words, named = results_in_words(workspace, meeting, whom or TEAM)
    (observed,) = words.observation.meetings
    is_for_somebody = named == TEAM or words.code_of(named) is not None
    own = _as_typed(workspace, own_words(words, named), observed) if is_for_somebody else None
    return DebriefPage(named, observed_line(observed, words.observation), words, own)


@dataclass(frozen=True, slots=True)
class LookingBack:
    """What became of what earlier meetings left, as headings with sentences, and the levels of all as aligned rows."""

    paragraphs: tuple[tuple[str, tuple[str, ...]], ...]
    rows: tuple[str, ...]


def looking_back(workspace: Workspace, meeting: str) -> LookingBack:
    """What became of what was left before the meeting with this id, for the coach.

    Raises CoachErrors as `coaching_in`.
    """
    words, _ = results_in_words(workspace, meeting)
    after = followed_in(workspace, words.coaching)
    rows = (line for title, rows in row_paragraphs(after) for line in (title, *(f"  {row}" for row in rows)))
    return LookingBack(tuple(followed_paragraphs(words, after)), tuple(rows))


def observed_now(workspace: Workspace, meeting: str) -> ObservedLine:
    """How far the meeting with this id has come."""
    observation = workspace.state.observation({meeting})
    return observed_line(observation.meetings[0], observation)


def people_to_debrief(meeting: ObservedMeeting) -> tuple[str, ...]:
    """Whom a debrief can be for, beside team and chair: those who took part and consent, by code, in seat order."""
    return tuple(each for each in meeting.participants if each != meeting.chair and each not in meeting.unwilling)


def draft_words(workspace: Workspace, words: DebriefWords, name: str, text: str) -> None:
    """Store as a draft the ``text`` being typed in the field of this ``name`` of ``words``."""
    workspace.save_draft(words.meeting, _draft(words.whom, name), text)


def keep_words(workspace: Workspace, words: DebriefWords) -> Change:
    """Record the coach's own words in a debrief, and return the change; blank ones withdraw those recorded.

    A day that can be read, counted from today, is recorded as a date. An answer of somebody who does not consent stays
    as it is recorded. Raises CoachErrors.
    """
    state = workspace.state
    there = state.debrief_words.get((words.meeting, words.whom), DebriefWords(words.meeting, words.whom))
    hidden = _hidden(state.observed_meetings[words.meeting], words.whom)
    drafts = [(words.meeting, _draft(words.whom, name)) for name in OWN_FIELDS if name not in hidden]
    own = replace(words, **{name: clean(getattr(words, name)).strip() for name in OWN_FIELDS})
    own = replace(own, **{name: getattr(there, name) for name in hidden})
    day = read_day(own.day, workspace.surroundings.today)
    if day is not None:
        own = replace(own, day=day.isoformat())
    if is_blank(own.words):
        return workspace.record(withdraw=[own], drop_drafts=drafts)
    return workspace.record(own, drop_drafts=drafts)


def _as_typed(workspace: Workspace, own: DebriefWords, meeting: ObservedMeeting) -> DebriefWords:
    """``own`` with what was typed and not recorded yet."""
    drafts = workspace.log.drafts(own.meeting)
    names = (name for name in OWN_FIELDS if name not in _hidden(meeting, own.whom))
    return replace(own, **{name: text for name in names if (text := drafts.get(_draft(own.whom, name))) is not None})


def _hidden(meeting: ObservedMeeting, whom: str | None) -> Collection[str]:
    """The fields of the words for ``whom`` that are not shown: what was answered, without consent."""
    return ("answer",) if whom in meeting.unwilling else ()


def _draft(whom: str | None, name: str) -> str:
    return f"debrief {whom or TEAM} {name}"
