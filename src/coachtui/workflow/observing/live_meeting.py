"""A meeting while it is observed: what the coach types and does becomes records at once, and can be undone.

Whether a record is on the disk when a call returns depends on the workspace's log. Only what is recorded is folded: a
line costs the same however many there are.
"""

from dataclasses import replace
from datetime import datetime
from itertools import count

from coachtui.assess.cues import CueFacts, cue_due
from coachtui.assess.discussed import FigureVerdict, verdict_on
from coachtui.model.initials import are_initials
from coachtui.model.observing import (
    FORM_DRAFTS,
    ActionItem,
    AgendaItem,
    CardAnswer,
    CardWord,
    Decision,
    DiscussedFigure,
    MeetingLine,
    Missed,
    ObservedMeeting,
    SteppingIn,
    Stretch,
)
from coachtui.model.people import Person, code_among, names_of
from coachtui.model.problems import CoachError
from coachtui.model.rubric import Rubric
from coachtui.model.text import one_line
from coachtui.model.times import read_time
from coachtui.model.written_meeting import LONGEST_LINE
from coachtui.store.entry import utc_now
from coachtui.workflow.coaching.coach_cards import Card, cards_of
from coachtui.workflow.coaching.coaching_result import observing_rubric
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.observing.agenda_times import (
    closed,
    following_item,
    minutes_of,
    open_item,
    part_of,
    seconds_until,
    with_open,
)
from coachtui.workflow.observing.live_lines import LiveLines
from coachtui.workflow.observing.live_steps import LiveStep, LiveSteps
from coachtui.workflow.observing.meeting_clock import MeetingClock, SteadySeconds, steady_seconds
from coachtui.workflow.observing.observed_now import ObservedNow, Undone

_LINES = 12
_LOOKED_BACK = 200
"""How many of the last lines are looked through for the latest time."""


class LiveMeeting:
    """One meeting that is being observed; its lines are `lines`. Make it with `begin_observing`.

    Methods that record raise the CoachErrors of the log, and then nothing was recorded.
    """

    def __init__(self, workspace: Workspace, meeting_id: str, steady: SteadySeconds | None) -> None:
        self.workspace = workspace
        self.id = meeting_id
        self.rubric: Rubric = observing_rubric(workspace)
        self._steps = LiveSteps(workspace, meeting_id)
        self._clock = MeetingClock(workspace.surroundings.now, steady, self._latest_time())
        self.lines = LiveLines(self._steps, self._clock, self.rubric)
        self._cues_shown: dict[str, set[int]] = {}
        self._verdicts: tuple[tuple[DiscussedFigure, ...], tuple[FigureVerdict, ...]] = (), ()

    @property
    def meeting(self) -> ObservedMeeting:
        """The meeting as recorded so far."""
        return self._steps.meeting

    @property
    def names(self) -> dict[str, str]:
        """The names of the participants by code, as far as they are known."""
        return names_of(self.meeting.participants, self.workspace.state.people)

    @property
    def is_paused(self) -> bool:
        """Whether a pause has begun and not ended."""
        pauses = self.meeting.pauses
        return bool(pauses) and pauses[-1].closed is None

    def now(self, lines: int = _LINES) -> ObservedNow:
        """A snapshot of the meeting as it is now, with the last ``lines`` lines.

        Its cue counts as shown, which limits how many more are shown in that item.
        """
        records, meeting, time = self._steps.records, self.meeting, self._clock.now()
        item, agreed, ended = open_item(meeting), meeting.agreed, read_time(meeting.ended)
        marks = [(helped, count) for (_, each, helped), count in records.marks.items() if each == agreed]
        return ObservedNow(
            item=item,
            place=0 if item is None else meeting.items.index(item) + 1,
            of=len(meeting.items),
            part=part_of(meeting),
            minutes=0.0 if item is None else minutes_of(item, meeting, time),
            planned=None if item is None else item.minutes,
            overall=seconds_until(meeting, time if ended is None else ended) / 60,
            paused=self.is_paused,
            agreed=agreed,
            agreed_helped=sum(count for helped, count in marks if helped),
            agreed_hurt=sum(count for helped, count in marks if not helped),
            agreed_missed=sum(each.behaviour == agreed for each in records.missed()),
            lines=self.lines.last(lines),
            open_actions=tuple(each for each in records.actions() if not each.done),
            cue=self._cue(item),
            cards_waiting=self._cards_waiting(),
            began=meeting.began,
            ended=ended is not None,
        )

    # The agenda

    def begin(self) -> None:
        """Record that the meeting begins, unless that is recorded, and drop the draft of its form.

        Of the line being typed when it was last left, only what may be kept by now is kept.
        """
        self.lines.keep_drafts_again()
        meeting = self.meeting
        if meeting.began is None:
            at = self._time()
            begun = replace(meeting, began=at, held=meeting.held or at)
            self.workspace.record(begun, drop_drafts=[(FORM_DRAFTS, self.id)])

    def next_item(self) -> str:
        """Close the open item and open the next one; return the id of the item that is open then, "" for none."""
        item = following_item(self.meeting)
        return self.go_item("" if item is None else item.id)

    def go_item(self, item: str) -> str:
        """Close the open item and open the one with the id ``item``, perhaps again; "" opens none. Returns ``item``.

        Raises CoachError for an id that is not on the agenda.
        """
        meeting = self.meeting
        titles = {each.id: one_line(each.title) or each.id for each in meeting.items}
        if item and item not in titles:
            raise CoachError("No such item", f"This agenda has no item {one_line(item)}.", bad_input=True)
        self._steps.record(with_open(meeting, item, self._time()), words=titles.get(item, "the end of the item"))
        return item

    def add_item(self, title: str) -> str:
        """Add an item called ``title`` to the agenda, close the open one, and open it; return its id."""
        meeting, known = self.meeting, {each.id for each in self.meeting.items}
        numbers = (str(number) for number in count(len(meeting.items) + 1))
        item = AgendaItem(next(each for each in numbers if each not in known), one_line(title)[:LONGEST_LINE])
        longer = replace(meeting, items=(*meeting.items, item))
        self._steps.record(with_open(longer, item.id, self._time()), words=f"the item {item.title}")
        return item.id

    def pause(self) -> None:
        """Record that a pause begins, unless one has begun."""
        if not self.is_paused:
            meeting = self.meeting
            paused = replace(meeting, pauses=(*meeting.pauses, Stretch(self._time())))
            self._steps.record(paused, words="the pause")

    def resume(self) -> None:
        """Record that the pause ends."""
        meeting = self.meeting
        self._steps.record(replace(meeting, pauses=closed(meeting.pauses, self._time())), words="going on")

    def end(self) -> None:
        """Record that the meeting ends, and with it the open item and the pause; does nothing where it has ended."""
        at, meeting = self._time(), self.meeting
        if meeting.ended is None:
            ended = replace(with_open(meeting, "", at), pauses=closed(meeting.pauses, at), ended=at)
            self._steps.record(ended, words="the end")

    def go_on(self) -> None:
        """Record that the meeting has not ended after all."""
        self._steps.record(replace(self.meeting, ended=None), words="going on")

    # Cards, and what was missed

    def missed(self, behaviour: str) -> None:
        """Record that the part of the meeting now needed the behaviour with this id, and nobody showed it.

        Raises CoachError where the rubric has no such behaviour.
        """
        if behaviour not in self.rubric.rated_behaviours():
            raise CoachError("No such behaviour", f"The rubric has no {one_line(behaviour)}.", bad_input=True)
        self._steps.record(Missed(self.id, behaviour, part_of(self.meeting)), words=f"{behaviour} missed")

    def card(self) -> Card | None:
        """The card that waits for answers, the latest of several, else that of the open item, else None."""
        waiting, item = self._cards_waiting(), open_item(self.meeting)
        wanted = waiting[-1] if waiting else None if item is None else item.id
        return next((each for each in cards_of(self.workspace, self.id) if each.item == wanted), None)

    def answer_card(self, item: str, behaviour: str, word: CardWord | None) -> None:
        """Record ``word`` as the answer for ``behaviour`` on the card of ``item``; None withdraws it.

        "" is the meeting's card.
        """
        answer = CardAnswer(self.id, item, behaviour, word or CardWord.NO)
        if word is None:
            self._steps.record(withdraw=(answer,), words="the card")
        else:
            self._steps.record(answer, words="the card")

    # People

    def add_participant(self, initials: str, name: str = "", *, consents: bool = True) -> str:
        """Record that somebody came in; return the person's code.

        The code is that of somebody in the file with these ``initials``, in any spelling, else the initials in
        capitals. Raises CoachError where that person is there already, or these can be no initials.
        """
        code, meeting, people = one_line(initials).upper(), self.meeting, self.workspace.state.people
        if code_among(meeting.participants, code) is not None:
            raise CoachError("In use", f"{code} is in the room already.", "Use other letters.", bad_input=True)
        if code_among(people, code) is None and not are_initials(code):
            raise CoachError("No initials", "Give two or three letters, or a seat such as S4.", bad_input=True)
        code = code_among(people, code) or code
        known = people.get(code, Person(code))
        unwilling = meeting.unwilling if consents else (*meeting.unwilling, code)
        added = replace(meeting, participants=(*meeting.participants, code), unwilling=unwilling)
        person = known if known.name or not name else replace(known, name=one_line(name))
        self._steps.record(person, added, words=f"{code} in the room")
        self.lines.keep_drafts_again()
        return code

    def consent(self, code: str, *, given: bool) -> None:
        """Record whether the participant ``code`` consents.

        Where not, words noted of him or her so far are not shown any more, and those being typed are deleted.
        """
        self._steps.record(self.meeting.with_consent(code, given=given), words="the consent")
        self.lines.keep_drafts_again()

    def consent_said(self) -> None:
        """Record that the sentence that asks for consent was said."""
        self._steps.record(replace(self.meeting, consent_said=True), words="that the sentence was said")

    # Undo

    def undo(self) -> Undone | None:
        """Undo the last step; None where there is none. A line that it recorded is in the result, for the field."""
        step = self._steps.undo()
        self.lines.keep_drafts_again()
        if step is not None and step.text:
            self.lines.note_in_field(step.said)
        return _undone(step)

    def redo(self) -> Undone | None:
        """Redo the step undone last; None where there is none.

        A line that it recorded is in the result, to leave the field.
        """
        step = self._steps.redo()
        self.lines.keep_drafts_again()
        if step is not None and step.text:
            self.lines.note_in_field("")
        return _undone(step)

    # Inside

    def _time(self) -> str:
        return self._clock.now().isoformat()

    def _latest_time(self) -> datetime | None:
        """The latest time that was recorded of it; what a transcript says is another clock's."""
        meeting = self.meeting
        stretches = [*meeting.pauses, *(each for item in meeting.items for each in item.stretches)]
        texts = [meeting.began, meeting.ended, *(time for each in stretches for time in (each.opened, each.closed))]
        lines = self._steps.records.last(_LOOKED_BACK)
        texts += [each.said for each in lines if not (isinstance(each, MeetingLine) and each.imported)]
        return max((time for each in texts if (time := read_time(each)) is not None), default=None)

    def _cue(self, item: AgendaItem | None) -> str:
        """The one cue that is due in this item; "" for none."""
        if item is None:
            return ""
        records, cards = self._steps.records, self.workspace.state.card_answers
        agreed = tuple(records.agreed_in(item.id))
        facts = CueFacts(
            {(behaviour, helped): count for (at, behaviour, helped), count in records.marks.items() if at == item.id},
            sum(isinstance(each, Decision) for each in agreed),
            tuple(each for each in agreed if isinstance(each, ActionItem)),
            {
                each: answer.word
                for each in self.rubric.rated_behaviours()
                if (answer := cards.get((self.id, item.id, each))) is not None
            },
            self._figures(),
        )
        shown = self._cues_shown.setdefault(item.id, set())
        due = cue_due(self.rubric, facts, shown)
        if due is None:
            return ""
        shown.add(due.rule)
        silent = self.meeting.stepping_in is SteppingIn.NEVER
        return due.words if silent or not due.nudge else f"{due.words} {due.nudge}"

    def _figures(self) -> tuple[FigureVerdict, ...]:
        """What is to be said of the figures of this meeting, worked out anew where one of them changed."""
        own = tuple(each for each in self.workspace.state.figures.values() if each.meeting == self.id)
        if own != self._verdicts[0]:
            found = (verdict_on(each, self.rubric.limits_rule) for each in own)
            self._verdicts = own, tuple(each for each in found if each is not None)
        return self._verdicts[1]

    def _cards_waiting(self) -> tuple[str, ...]:
        """The items whose cards are not whole, of those that were closed; "" for the meeting's, once it ended."""
        cards = self.rubric.card_rule
        if cards is None:
            return ()
        answered, meeting = self.workspace.state.card_answers, self.meeting
        over = [(each.id, cards.item) for each in meeting.items if each.stretches and not each.is_open]
        over += [("", cards.meeting)] if meeting.ended is not None else []
        return tuple(item for item, lines in over if any((self.id, item, each) not in answered for each in lines))


def _undone(step: LiveStep | None) -> Undone | None:
    return None if step is None else Undone(step.text, step.words)


def begin_observing(workspace: Workspace, meeting_id: str) -> LiveMeeting:
    """Begin to observe the meeting with this id, or resume it. Raises CoachErrors, also where there is no such meeting.

    Its clock counts the steady seconds of this computer, unless the surroundings have a clock of their own.
    """
    if meeting_id not in workspace.state.observed_meetings:
        raise CoachError("No such meeting", f"There is no meeting {one_line(meeting_id)}.", bad_input=True)
    live = LiveMeeting(workspace, meeting_id, steady_seconds() if workspace.surroundings.now is utc_now else None)
    live.begin()
    return live
