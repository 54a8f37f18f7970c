"""Folding: any log folds, in any pieces, and what cannot be read is counted."""

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.model.answers import (
    Absence,
    Answer,
    Attachment,
    Computed,
    EvidenceNote,
    EvidenceState,
    Grade,
    Quote,
    Rating,
    Session,
    SessionKind,
)
from coachtui.model.craft import (
    Capture,
    ContradictionNote,
    ContradictionState,
    Filed,
    FiledTo,
    Interlude,
    InterludeKind,
    ProbeAsked,
    StepDone,
)
from coachtui.model.engagement import Engagement, State
from coachtui.model.meetings import Meeting
from coachtui.model.observing import (
    ActionItem,
    AgendaItem,
    AgreementKept,
    Became,
    CardAnswer,
    CardWord,
    CoachNote,
    ConfirmedLevel,
    DebriefWords,
    Decision,
    DiscussedFigure,
    LineKind,
    MeetingLine,
    Missed,
    ObservedMeeting,
    SpeakerCode,
    SteppingIn,
    Stretch,
)
from coachtui.model.people import JoinedCode, Person
from coachtui.model.promises import Promise, PromiseOutcome
from coachtui.model.seen import AgreementKind, SeenAgreement, SeenBehaviour, SeenMeeting
from coachtui.store.bodies import as_read, entry_for, record_in, withdrawal_of
from coachtui.store.entry import Entry, NewEntry, Stamp, sealed
from coachtui.store.fold import fold
from coachtui.store.kinds import KINDS, Record, Withdrawable
from coachtui.store.records import stored
from coachtui.store.strict import Unreadable
from tests.standard_roles import STANDARD_ROLES

if TYPE_CHECKING:
    from collections.abc import Mapping

Observed = (
    ObservedMeeting | MeetingLine | Missed | CardAnswer | Decision | ActionItem | DiscussedFigure | ConfirmedLevel
    | AgreementKept | SpeakerCode | DebriefWords | CoachNote | SeenMeeting | SeenBehaviour | SeenAgreement
)  # fmt: skip
NAMES = ("opened", "engagement", "person", "session", "answer", "rating", "quote", "computed", "document", "milestone")
AT = "2026-03-02T09:00:00.{:06d}Z"


def entry(new: NewEntry, seq: int = 0) -> Entry:
    return sealed(new, Stamp(f"id{seq}", "w", seq, AT.format(seq), "Ann", "0" * 32, None))


def folded(*records: Record | NewEntry) -> State:
    news = [each if isinstance(each, NewEntry) else entry_for(each) for each in records]
    return fold(entry(new, seq) for seq, new in enumerate(news))


codes = st.sampled_from(["a", "A", "b", "c"])
texts = st.text(max_size=8)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda parts: st.lists(parts, max_size=3) | st.dictionaries(texts, parts, max_size=3),
    max_leaves=6,
)
absences = st.none() | st.sampled_from(Absence)
grades = st.none() | st.sampled_from(Grade)
values = (
    st.none()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | codes
    | st.lists(codes, max_size=3).map(tuple)
    | st.lists(st.dictionaries(codes, codes, min_size=1, max_size=2), min_size=1, max_size=2).map(tuple)
)
levels = st.integers(0, 4)
withdrawable = st.one_of(
    st.builds(Person, codes, st.sampled_from([*STANDARD_ROLES]), codes, codes, codes),
    st.builds(Answer, codes, codes, codes, values, codes, absences, grades),
    st.builds(Rating, codes, codes, codes, codes, levels, st.none(), grades, codes, st.booleans(), codes),
    st.builds(Rating, codes, codes, codes, codes, st.none(), st.sampled_from(Absence)),
    st.builds(Quote, codes, codes, codes, codes, codes, st.just(("a", "b")), st.none() | st.booleans()),
    st.builds(Attachment, codes, st.none() | codes, codes, codes, levels, codes, st.none() | codes, st.none() | codes),
    st.builds(EvidenceNote, codes, codes, codes, st.sampled_from(EvidenceState), st.none() | codes, codes),
    st.builds(ProbeAsked, codes, codes, codes, codes, codes),
    st.builds(Capture, codes, codes, codes, codes, st.none() | st.builds(Filed, st.sampled_from(FiledTo), codes)),
    st.builds(ContradictionNote, codes, codes, codes, st.sampled_from(ContradictionState), codes),
    st.builds(Interlude, codes, codes, codes, st.sampled_from(InterludeKind), codes, st.none() | codes),
    st.builds(Promise, codes, codes, codes, codes, codes, codes, codes, st.none() | st.sampled_from(PromiseOutcome)),
    st.builds(Meeting, codes, codes, codes, codes),
    st.builds(
        ObservedMeeting,
        codes,
        codes,
        chair=st.none() | codes,
        participants=st.just(("a", "b")),
        items=st.just((AgendaItem("1", stretches=(Stretch("then"),)),)),
        stepping_in=st.none() | st.sampled_from(SteppingIn),
        consent_said=st.none() | st.booleans(),
        pauses=st.just((Stretch("then", "later"),)),
        shift=st.none() | st.floats(-9e9, 9e9),
    ),
    st.builds(
        MeetingLine,
        codes,
        codes,
        st.none() | codes,
        levels,
        codes,
        raw=codes,
        kind=st.sampled_from(LineKind),
        taken_up=st.none() | st.booleans(),
    ),
    st.builds(Missed, codes, codes, codes),
    st.builds(CardAnswer, codes, codes, codes, st.sampled_from(CardWord)),
    st.builds(Decision, codes, codes, codes, st.none() | codes, raw=codes, became=st.none() | st.sampled_from(Became)),
    st.builds(ActionItem, codes, codes, codes, st.none() | codes, done=st.none() | st.booleans()),
    st.builds(DiscussedFigure, codes, codes, st.just(("1", "2.5"))),
    st.builds(ConfirmedLevel, codes, codes, levels, codes),
    st.builds(AgreementKept, codes, codes, st.sampled_from(CardWord)),
    st.builds(SpeakerCode, codes, codes),
    st.builds(DebriefWords, codes, st.none() | codes, codes, codes, codes, codes),
    st.builds(CoachNote, codes, st.none() | codes, codes),
    st.builds(SeenMeeting, codes, codes, st.none() | codes),
    st.builds(SeenBehaviour, codes, codes, levels, level=st.none() | levels),
    st.builds(SeenAgreement, codes, codes, st.sampled_from(AgreementKind), codes, codes, codes),
    st.builds(Computed, codes, levels),
    st.builds(StepDone, codes, codes, codes, codes),
)
lasting = st.one_of(
    st.builds(Engagement, codes, st.sampled_from(["quick", "full"]), codes),
    st.builds(Session, codes, codes, st.sampled_from(SessionKind), minutes=st.none() | levels, agenda=st.just(("a",))),
)
joinings = st.sampled_from("aAbB").map(lambda code: JoinedCode(code.casefold(), code))
records: st.SearchStrategy[Record] = st.one_of(lasting, withdrawable)
withdrawals = withdrawable.map(withdrawal_of)
well_formed = st.one_of(records.map(entry_for), withdrawals, joinings.map(entry_for))


@st.composite
def scrambled(draw: st.DrawFn) -> Entry:
    """An entry as a damaged or hostile file could hold it."""
    whole = entry(draw(well_formed))
    column = st.none() | st.integers() | texts | st.binary(max_size=4)
    bodies = st.none() | texts | json_values.map(json.dumps) | st.just("[" * 100_000) | st.just('{"a":1e999}')
    body: Mapping[str, Any] = json.loads(whole.body or "{}")
    spoilt = st.dictionaries(st.sampled_from([*body, "at", "withdrawn"]), json_values, max_size=2).map(
        lambda changes: json.dumps({**body, **changes})
    )
    changes: dict[str, Any] = draw(
        st.fixed_dictionaries(
            {},
            optional={
                "kind": st.sampled_from(NAMES),
                "version": st.integers(-1, 3) | column,
                "session": column,
                "person": column,
                "item": column,
                "body": bodies | spoilt | column,
            },
        )
    )
    return replace(whole, **changes)


@given(st.lists(scrambled(), max_size=8))
def test_every_prefix_of_every_log_folds(entries: list[Entry]) -> None:
    for end in range(len(entries) + 1):
        assert fold(entries[:end]).passed_over <= end


@given(st.lists(st.one_of(scrambled(), well_formed.map(entry)), max_size=12), st.integers(0, 12))
def test_folding_in_two_parts_is_folding_at_once(entries: list[Entry], cut: int) -> None:
    first = fold(entries[:cut])
    kept = repr(first)
    whole, pieces = fold(entries), fold(entries[cut:], first)
    assert repr(pieces) == repr(whole)  # order of the mappings included
    assert repr(first) == kept


@given(records)
def test_a_record_comes_back_as_it_went_in(record: Record) -> None:
    back = record_in(entry(entry_for(record)))
    if not isinstance(record, Engagement | Person | Session | Interlude | Computed | JoinedCode | Observed):
        record = replace(record, at=AT.format(0))
    assert back == record


def test_the_latest_revision_counts_and_keeps_its_place() -> None:
    first, second = Answer("s", "OPS", "C1", note="first"), Answer("s", "OPS", "C2")
    state = folded(first, second, replace(first, note="revised"))
    assert [answer.note for answer in state.answers.values()] == ["revised", ""]
    assert state.answers["s", "C1"].at == AT.format(2)


def test_the_same_question_in_two_sessions_is_two_answers() -> None:
    assert len(folded(Answer("s", "OPS", "C1"), Answer("t", "OPS", "C1")).answers) == 2


def test_a_time_of_its_own_wins_over_the_entrys() -> None:
    rating = Rating("r", "s", "OPS", "E1a", level=1, at="2025-01-01T00:00:00Z")
    assert folded(entry_for(rating, keep_time=True)).ratings["r"].at == "2025-01-01T00:00:00Z"
    assert folded(rating).ratings["r"].at == AT.format(0)


@pytest.mark.parametrize(
    "record",
    [
        Person("OPS", "middle"),
        Answer("s", "OPS", "C1"),
        Rating("r", "s", "OPS", "E1a", level=1),
        Quote("q", "s", "OPS", "words"),
        Attachment("a", None, "OPS", "plan.txt", 3, "ab"),
        EvidenceNote("s", "OPS", "ev1", EvidenceState.PROMISED, words="by Friday"),
        EvidenceNote("s", "OPS", "ev1", EvidenceState.SEEN, "C1"),
        ProbeAsked("s", "OPS", "C1", "p1", "In May, with Ines"),
        Capture("c", "s", "OPS", "The board left in March"),
        ContradictionNote("s", "OPS", "whole", ContradictionState.LET_BE),
        Interlude("i", "s", "OPS", InterludeKind.PAUSE, "2026-03-02T09:00:00Z"),
        Computed("E3a", 2),
    ],
)
def test_what_is_withdrawn_counts_no_more_and_can_come_back(
    record: Withdrawable,
) -> None:
    assert folded(record) != State()
    assert folded(record, withdrawal_of(record)) == State()
    assert folded(withdrawal_of(record)) == State()
    assert fold([entry(entry_for(record), 1)]) == folded(withdrawal_of(record), record)


@given(records, st.booleans())
def test_a_record_is_known_as_it_will_be_read_back(record: Record, keep_time: bool) -> None:
    stored_as = entry(entry_for(record, keep_time=keep_time))
    assert as_read(record, stored_as.at, keep_time=keep_time) == record_in(stored_as)


@given(st.lists(records, min_size=1, max_size=6), records)
def test_the_record_that_another_would_replace_is_found(before: list[Record], record: Record) -> None:
    state = folded(*before)
    assert stored(folded(*before, record), record) == record_in(entry(entry_for(record), len(before)))
    replaced = stored(state, record)
    assert (replaced is None) == (len(after_all(state, record)) > len(after_all(state)))


def after_all(state: State, *more: Record) -> list[Record]:
    later = fold((entry(entry_for(each)) for each in more), state)
    return [each for kind in KINDS for each in kind.records_in(later)]


@pytest.mark.parametrize(
    "new",
    [
        NewEntry("milestone", {}),
        NewEntry("answer", {"note": "newer"}, "s", "OPS", "C1", version=2),
        NewEntry("answer", {"note": "older than any"}, "s", "OPS", "C1", version=0),
        NewEntry("answer", {"value": True}, "s", "OPS", "C1"),
        NewEntry("answer", {"value": {"a": "1"}}, "s", "OPS", "C1"),
        NewEntry("answer", {"value": ["a", 1]}, "s", "OPS", "C1"),
        NewEntry("answer", {}, "s", "OPS"),
        NewEntry("answer", {}, None, "OPS", "C1"),
        NewEntry("rating", {"id": "r", "level": 5}, "s", "OPS", "E1a"),
        NewEntry("rating", {"id": "r", "level": True}, "s", "OPS", "E1a"),
        NewEntry("rating", {"id": "r", "level": 1, "absence": "skipped"}, "s", "OPS", "E1a"),
        NewEntry("rating", {"level": 1}, "s", "OPS", "E1a"),
        NewEntry("rating", {"id": "r", "level": 1, "grade": 4}, "s", "OPS", "E1a"),
        NewEntry("rating", {"withdrawn": True}, "s", "OPS", "E1a"),
        NewEntry("quote", {"id": "q"}, "s", "OPS"),
        NewEntry("attachment", {"id": "a", "name": "n", "sha256": "ab"}, person="OPS"),
        NewEntry("attachment", {"id": "a", "name": "n", "sha256": "ab", "size": 1}),
        NewEntry("evidence", {"state": "lost"}, "s", "OPS", "ev1"),
        NewEntry("evidence", {"state": "seen"}, None, "OPS", "ev1"),
        NewEntry("probe", {"brought": "a name"}, "s", "OPS", "C1"),
        NewEntry("probe", {"probe": "p1"}, "s", "OPS"),
        NewEntry("capture", {"id": "c", "text": "words", "filed": "C1"}, "s", "OPS"),
        NewEntry("capture", {"id": "c", "text": "words", "filed": {"kind": "shelf", "id": "C1"}}, "s", "OPS"),
        NewEntry("contradiction", {"state": "solved"}, "s", "OPS", "whole"),
        NewEntry("interlude", {"id": "i", "kind": "lunch", "started": "then"}, "s", "OPS"),
        NewEntry("person", {"role": 7}, item="OPS"),
        NewEntry("computed", {}, item="E3a"),
        NewEntry("session", {"withdrawn": True}, "s", "OPS"),
        NewEntry("session", {"kind": "séance"}, "s", "OPS"),
        NewEntry("engagement", {"mode": "full"}),
    ],
)
def test_what_cannot_be_read_is_passed_over_and_counted(new: NewEntry) -> None:
    assert folded(Engagement("Northfield"), new) == State(Engagement("Northfield"), passed_over=1)


def test_bookkeeping_and_erased_entries_are_not_passed_over() -> None:
    gone = replace(entry(entry_for(Answer("s", "OPS", "C1"))), body=None, salt=None)
    kept = [entry(NewEntry("opened", {"heads": {}})), entry(NewEntry("document", {}, item="ab")), gone]
    assert fold(kept) == State()


def test_a_body_from_another_hand_is_cleaned() -> None:
    hostile = replace(entry(entry_for(Engagement("x"))), body='{"organisation":"a\\u001b[31m\\ud800b\x9b"}')
    assert fold([hostile]).engagement == Engagement("a[31m\ufffdb")


def test_an_older_body_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """No body is older yet; this is how one will be read."""
    monkeypatch.setattr("coachtui.store.bodies.VERSIONS", {"engagement": 3})
    upcasts = {
        ("engagement", 1): lambda body: {"name": body["company"]},
        ("engagement", 2): lambda body: {"organisation": body["name"]},
    }
    assert record_in(entry(NewEntry("engagement", {"company": "N"}, version=1)), upcasts) == Engagement("N")
    assert record_in(entry(NewEntry("engagement", {"name": "N"}, version=2)), upcasts) == Engagement("N")
    with pytest.raises(Unreadable):
        record_in(entry(NewEntry("engagement", {"organisation": "N"}, version=4)), upcasts)
