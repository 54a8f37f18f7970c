"""Undo and redo of one change of anything that returns a `Change`. Nothing is erased from the log.

Undoing records the earlier values as new entries, field by field: what was recorded since in other fields stays.
"""

from dataclasses import replace
from typing import TypeVar

from coachtui.model.answers import Answer, Quote
from coachtui.model.craft import Capture, Consent, Filed
from coachtui.model.observing import ObservedMeeting
from coachtui.model.people import Person
from coachtui.store.kinds import Record, Withdrawable
from coachtui.store.records import Change, Revision, stored
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.interview.capturing import answers_with_words_moved
from coachtui.workflow.interview.interviewing import Interview, interview_of

_R = TypeVar("_R", bound=Record)


def undo(workspace: Workspace, change: Change) -> Change:
    """Record the fields that ``change`` changed as they were before it. Returns what that changed.

    Raises CoachErrors of the log, and then nothing was recorded.
    """
    return _Replay(workspace, change.reverse).record()


def redo(workspace: Workspace, change: Change) -> Change:
    """Record the fields that ``change`` changed as they were after it. Returns and raises as `undo`."""
    return _Replay(workspace, change).record()


class _Replay:
    """Collects what has to be recorded so that every record of a change is again as after that change.

    Two things follow from others and are computed anew: the quotes in a note, and the words of a capture in the note
    to which it is filed. Consent that is refused or given again takes whole records away or brings them back.
    """

    def __init__(self, workspace: Workspace, change: Change) -> None:
        self._workspace = workspace
        self._interviews: dict[str, Interview] = {}
        self._answers: dict[tuple[str, str], Answer] = {}
        self._dated: list[tuple[str, Record]] = []
        self._withdraw: list[Withdrawable] = []
        self._quotes = {each.after.id: each.after for each in change.revisions if isinstance(each.after, Quote)}
        self._times = {
            (each.after.session, each.after.question): each.after.at or ""
            for each in change.revisions
            if isinstance(each.after, Answer)
        }
        self._moves_words = any(isinstance(each.after or each.before, Capture) for each in change.revisions)
        whole = any(isinstance(each.after or each.before, Consent) for each in change.revisions)
        for revision in change.revisions:
            (self._put_whole if whole else self._put)(revision)

    def record(self) -> Change:
        """Record all of it in one transaction, in the order of the records' times, so that the latest stays latest."""
        dated, withdraw = [*self._dated], [*self._withdraw]
        for key, answer in self._answers.items():
            gained, lost = self._interview(answer.session).quotes_to(answer)
            at = self._times.get(key, "")
            dated.append((at, answer))
            dated += ((at, self._quotes.get(quote.id, quote)) for quote in gained)
            withdraw += lost
        dated.sort(key=lambda each: each[0])
        withdraw = [each for each in withdraw if not (isinstance(each, Person) and self._takes_part(each))]
        return self._workspace.record(*(record for _, record in dated), withdraw=withdraw)

    def _takes_part(self, person: Person) -> bool:
        """Whether the person is in a meeting that stays: observed meetings are prepared and taken back in any order."""
        meetings = dict(self._workspace.state.observed_meetings)
        meetings |= {each.id: each for _, each in self._dated if isinstance(each, ObservedMeeting)}
        gone = {each.id for each in self._withdraw if isinstance(each, ObservedMeeting)}
        return any(person.code in each.participants for key, each in meetings.items() if key not in gone)

    def _put(self, revision: Revision) -> None:
        """Add what is to be recorded for one revision."""
        match revision.after or revision.before:
            case Answer() as answer:
                names = revision.fields - ({"note"} if self._moves_words else set())
                now = self._answer(answer.session, answer.question)
                self._answers[answer.session, answer.question] = _with_fields(now, answer, names)
            case Quote(session=session, question=question) if self._moves_words or (session, question) in self._times:
                pass
            case Capture() as captured:
                self._move_words(captured, None if revision.after is None else captured.filed)
                self._put_record(revision)
            case _:
                self._put_record(revision)

    def _put_whole(self, revision: Revision) -> None:
        """Record the record after the revision, or withdraw it if there was none or only an empty answer."""
        before, after = revision.before, revision.after
        if isinstance(before, Answer) and isinstance(after, Answer) and after == Answer(*_place(after)):
            self._withdraw.append(before)
        else:
            self._put_record(revision)

    def _move_words(self, captured: Capture, target: Filed | None) -> None:
        """Change the notes that the words of a capture leave and enter when it is filed to ``target``."""
        there = stored(self._workspace.state, captured)
        source = None if there is None else there.filed

        def answer_to(question: str) -> Answer:
            return self._answer(captured.session, question)

        for answer in answers_with_words_moved(answer_to, captured.text, source, target):
            self._answers[answer.session, answer.question] = answer

    def _put_record(self, revision: Revision) -> None:
        """Record the fields that the revision changed, or withdraw the record if there was none after it."""
        before, after = revision.before, revision.after
        if after is None:
            if isinstance(before, Withdrawable):
                self._withdraw.append(before)
            return
        now = stored(self._workspace.state, after)
        record = after if now is None or before is None else _with_fields(now, after, revision.fields)
        self._dated.append((getattr(after, "at", None) or "", record))

    def _answer(self, session: str, question: str) -> Answer:
        """The answer as collected so far, else as it is recorded."""
        return self._answers.get((session, question)) or self._interview(session).answer_to(question)

    def _interview(self, session: str) -> Interview:
        """The interview of a session, made once."""
        if session not in self._interviews:
            self._interviews[session] = interview_of(self._workspace, session)
        return self._interviews[session]


def _place(answer: Answer) -> tuple[str, str, str]:
    return (answer.session, answer.person, answer.question)


def _with_fields(record: _R, source: _R, names: frozenset[str]) -> _R:
    """``record`` with the fields called ``names`` as ``source`` has them."""
    return replace(record, **{name: getattr(source, name) for name in names})
