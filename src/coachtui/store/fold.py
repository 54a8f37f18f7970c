"""The log folded into a State: pure, so that it can be done again from any point and compared."""

from collections.abc import Iterable

from coachtui.model.answers import Answer, Attachment, EvidenceNote, Quote, Rating, Session
from coachtui.model.craft import Capture, ContradictionNote, Interlude, ProbeAsked
from coachtui.model.engagement import Engagement, State
from coachtui.model.people import Person
from coachtui.store.bodies import Computed, Record, Withdrawn, record_in
from coachtui.store.craft_bodies import CraftRecord
from coachtui.store.entry import Entry
from coachtui.store.strict import Unreadable


def fold(entries: Iterable[Entry], state: State | None = None) -> State:
    """What ``entries``, in fold order, amount to, on top of ``state`` (None: from nothing).

    Never fails: what cannot be read is counted in ``passed_over``; what was erased is as if never said. The result is
    the same whether a log is folded at once or piece by piece.
    """
    folding = _Folding(state or State())
    for entry in entries:
        folding.take(entry)
    return folding.state()


class _Folding:
    """A State being changed: copies of its mappings, so that the State itself stays as it was."""

    def __init__(self, state: State) -> None:
        self._engagement = state.engagement
        self._people = dict(state.people)
        self._sessions = dict(state.sessions)
        self._answers = dict(state.answers)
        self._ratings = dict(state.ratings)
        self._quotes = dict(state.quotes)
        self._computed = dict(state.computed)
        self._passed_over = state.passed_over
        self._attachments = dict(state.attachments)
        self._evidence_notes = dict(state.evidence_notes)
        self._probes_asked = dict(state.probes_asked)
        self._captures = dict(state.captures)
        self._contradictions = dict(state.contradictions)
        self._interludes = dict(state.interludes)

    def take(self, entry: Entry) -> None:
        try:
            record = record_in(entry)
        except Unreadable:
            self._passed_over += 1
            return
        if isinstance(record, Withdrawn):
            self._withdraw(record)
        elif record is not None:
            self._put(record)

    def _put(self, record: Record) -> None:
        match record:
            case Engagement():
                self._engagement = record
            case Person():
                self._people[record.code] = record
            case Session():
                self._sessions[record.id] = record
            case Answer():
                self._answers[record.session, record.question] = record
            case Rating():
                self._ratings[record.id] = record
            case Quote():
                self._quotes[record.id] = record
            case Attachment():
                self._attachments[record.id] = record
            case EvidenceNote():
                self._evidence_notes[record.key] = record
            case Computed():
                self._computed[record.indicator] = record.level
            case _:
                self._put_craft(record)

    def _put_craft(self, record: CraftRecord) -> None:
        match record:
            case ProbeAsked():
                self._probes_asked[record.key] = record
            case Capture():
                self._captures[record.id] = record
            case ContradictionNote():
                self._contradictions[record.key] = record
            case Interlude():
                self._interludes[record.id] = record

    def _withdraw(self, withdrawn: Withdrawn) -> None:
        match withdrawn:
            case Withdrawn("answer", (str() as session, str() as question)):
                self._answers.pop((session, question), None)
            case Withdrawn("person", str() as code):
                self._people.pop(code, None)
            case Withdrawn("rating", str() as rating):
                self._ratings.pop(rating, None)
            case Withdrawn("quote", str() as quote):
                self._quotes.pop(quote, None)
            case Withdrawn("attachment", str() as attachment):
                self._attachments.pop(attachment, None)
            case Withdrawn("evidence", (str() as session, str() as evidence, None | str() as question)):
                self._evidence_notes.pop((session, evidence, question), None)
            case Withdrawn("computed", str() as indicator):
                self._computed.pop(indicator, None)
            case _:
                self._withdraw_craft(withdrawn)

    def _withdraw_craft(self, withdrawn: Withdrawn) -> None:
        match withdrawn:
            case Withdrawn("probe", (str() as session, str() as question, str() as probe)):
                self._probes_asked.pop((session, question, probe), None)
            case Withdrawn("capture", str() as capture):
                self._captures.pop(capture, None)
            case Withdrawn("contradiction", (str() as session, str() as contradiction)):
                self._contradictions.pop((session, contradiction), None)
            case Withdrawn("interlude", str() as interlude):
                self._interludes.pop(interlude, None)

    def state(self) -> State:
        return State(
            self._engagement,
            self._people,
            self._sessions,
            self._answers,
            self._ratings,
            self._quotes,
            self._computed,
            self._passed_over,
            self._attachments,
            self._evidence_notes,
            self._probes_asked,
            self._captures,
            self._contradictions,
            self._interludes,
        )
