"""The opening and the closing of an interview: what is said, consent, and proposed people.

Their questions are on no agenda and feed nothing; what is noted to them is recorded as to any other question. Only the
answer to the request for consent is recorded as a `Consent`.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from coachtui.asking.agenda import booked_minutes
from coachtui.asking.proposals import proposals_in
from coachtui.asking.wording import fill
from coachtui.model.answers import Answer, Quote
from coachtui.model.craft import Consent, ConsentGiven, Interlude, ProposedPerson
from coachtui.model.engagement import State
from coachtui.model.frame_ids import CONSENT
from coachtui.model.script import MINUTES
from coachtui.store.kinds import KINDS, Withdrawable
from coachtui.store.records import Change

if TYPE_CHECKING:
    from coachtui.workflow.interview.interviewing import Interview


def opening_is_due(interview: "Interview") -> bool:
    """Whether the opening is still to come: consent is not recorded, and no question of a section is answered."""
    answered = interview.answers().keys() & {*interview.question_ids}
    return consent_is_open(interview) and not answered


def question_to_go_on_with(interview: "Interview") -> str | None:
    """The question at which an interview that was begun goes on, on screen and line by line.

    That is the question of the draft saved last: the one that was being answered when the program was killed. Where
    there is none, it is the opening while that is due, else the first open question; None where none is open. Words
    noted at the request for consent stay a draft while that is open, so they count only while the opening is due.
    """
    is_due = opening_is_due(interview)
    known = {*interview.agenda(), *(question.id for question in interview.asked.frame)}
    begun = [each for each in interview.drafts() if each in known and (is_due or each != CONSENT)]
    if begun:
        return begun[-1]
    return interview.opening_ids[0] if is_due else next(iter(interview.progress().open), None)


def consent_is_open(interview: "Interview") -> bool:
    """Whether consent is asked for in this interview, and was not recorded."""
    return bool(interview.opening_ids) and interview.consent.given is None


def opening_page(interview: "Interview") -> tuple[str, ...]:
    """What is said in the opening, up to the request for consent, part by part. Blank parts are left out."""
    said, minutes = interview.script.opening, interview.session.minutes
    names = dict(interview.names)
    if minutes is not None:
        names[MINUTES] = str(booked_minutes(interview.script.booking, minutes))
    is_timed = minutes is not None or f"{{{MINUTES}}}" not in said.length
    length = said.length if is_timed else ""
    parts = (said.purpose, length, said.results, said.notes, said.confidentiality, said.consent)
    return tuple(fill(part, names) for part in parts if part.strip())


def reply_at(interview: "Interview", question: str) -> str:
    """What is said to what was answered at a question: to the consent given, or thanks at the end; "" for nothing."""
    if question == CONSENT:
        return reply_to_consent(interview)
    return interview.script.closing.thanks if question == interview.closing_ids[-1] else ""


def reply_to_consent(interview: "Interview") -> str:
    """What is said to the consent given: the question for its limits, or that all is over; "" for nothing."""
    match interview.consent.given:
        case ConsentGiven.LIMITS:
            return interview.script.opening.limits
        case ConsentGiven.NO:
            opening = interview.script.opening
            return opening.withdrawn or opening.declined if interview.consent.withdrew else opening.declined
        case _:
            return ""


def record_consent(interview: "Interview", answer: Answer) -> Change:
    """Record ``answer``, whose value is an option of the request for consent, as a `Consent`. Raises CoachErrors.

    With limits no quote of the session may be used until it is asked for anew. When it is refused, everything said in
    the session is withdrawn, its drafts are deleted, no words are recorded, and the session has ended; consent given
    after that takes the session up again. An absence changes nothing. The draft of the question is deleted; before the
    first answer to it words are no record, and become the draft.
    """
    before, workspace, session = interview.consent, interview.workspace, interview.session
    given = None if answer.value is None else ConsentGiven(str(answer.value))
    if answer.absence is not None:
        given = before.given
    if given is None and session.id not in workspace.state.consents:
        if answer.note:
            workspace.save_draft(session.id, answer.question, answer.note, at_once=True)
        else:
            interview.drop_draft(answer.question)
        return Change()
    after = replace(before, given=given, words=answer.note, at=None)
    if given is not ConsentGiven.NO:
        after = replace(after, withdrew=None)
    if given is ConsentGiven.NO:
        ended = replace(session, ended=session.ended or workspace.surroundings.now().isoformat())
        drafts = [(session.id, item) for item in interview.drafts()]
        said = tuple(records_said_in(workspace.state, session.id))
        withdrew = (before.withdrew or 0) + len(said) + bool(before.words)
        refused = replace(after, words="", withdrew=withdrew or None)
        return workspace.record(refused, ended, withdraw=said, drop_drafts=drafts)
    limited: tuple[Quote, ...] = ()
    if given is ConsentGiven.LIMITS and before.given is not given:
        limited = tuple(replace(each, usable=False) for each in interview.records.quotes)
    reopened = (replace(session, ended=None),) if before.given is ConsentGiven.NO else ()
    return workspace.record(after, *reopened, *limited, drop_drafts=[(session.id, answer.question)])


def records_said_in(state: State, session: str) -> Iterator[Withdrawable]:
    """Everything recorded of what was said in a session: all but the session, its consent and its interludes."""
    kinds = (kind for kind in KINDS if kind.can_be_withdrawn and kind.record not in {Consent, Interlude})
    for record in chain.from_iterable(kind.records_in(state) for kind in kinds):
        if getattr(record, "session", None) == session and isinstance(record, Withdrawable):
            yield record


def proposals_to(
    interview: "Interview", answer: Answer
) -> tuple[tuple[ProposedPerson, ...], tuple[ProposedPerson, ...]]:
    """The proposed people to record and those to withdraw, so that they are the ones named in the note of ``answer``.

    What became of them is kept.
    """
    session, state = interview.session_id, interview.workspace.state
    known = {each.id: each for each in state.proposed.values() if each.session == session}
    noted = {f"{session}/{short_hash(name.casefold())}": (name, job) for name, job in proposals_in(answer.note)}
    gained = []
    for key, (name, job) in noted.items():
        there = known.get(key, ProposedPerson(key, session, interview.person.code, name))
        gained.append(replace(there, name=name, title=job))
    return tuple(gained), tuple(each for key, each in known.items() if key not in noted)


def short_hash(text: str) -> str:
    """A few characters that stand for ``text``, the same each time."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]
