"""Opening and closing: the way through them, what consent allows to be kept, people proposed, what comes next."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from coachtui.model.answers import (
    Absence,
    Answer,
    Attachment,
    EvidenceNote,
    EvidenceState,
    Quote,
    Rating,
)
from coachtui.model.consents import consent_counts, consent_lines, consent_words, withdrawn_words
from coachtui.model.craft import (
    Capture,
    Consent,
    ConsentGiven,
    ContradictionNote,
    ContradictionState,
    Filed,
    FiledTo,
    Interlude,
    InterludeKind,
    ProbeAsked,
    ProposedPerson,
    StepDone,
)
from coachtui.model.days import day_of
from coachtui.model.engagement import Engagement, State
from coachtui.model.frame_ids import CONSENT, FRAME_IDS, MISSED, NEXT, RESULTS, WARM_UP, WHOM
from coachtui.model.interview_stage import InterviewStage, interview_stages, people_interviewed
from coachtui.model.next_steps import next_steps, open_steps
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.model.promises import Promise
from coachtui.model.proposed import proposed_people
from coachtui.model.times import shown_day
from coachtui.store.kinds import KINDS
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, create_engagement, open_engagement
from coachtui.workflow.engagement.people import add_person, remove_person
from coachtui.workflow.engagement.proposing import drop_proposed
from coachtui.workflow.interview.capturing import capture, draft_capture, file_capture
from coachtui.workflow.interview.framing import (
    opening_is_due,
    opening_page,
    question_to_go_on_with,
    records_said_in,
    reply_at,
)
from coachtui.workflow.interview.history import History
from coachtui.workflow.interview.interviewing import Interview, begin_interview, interview_of
from coachtui.workflow.interview.pacing import begin_interlude
from coachtui.workflow.interview.rating import counting_in, rate
from coachtui.workflow.interview.steps import tick_step
from coachtui.workflow.interview.wrapping_up import wrap_up_of

PEOPLE = [Person("CEO", "executive", "Dana"), Person("SUP", "frontline", "Ines"), Person("ANL", "analyst")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme", "quick", "customer orders"), PEOPLE)
    return path


@pytest.fixture
def workspace(path: Path) -> Iterator[Workspace]:
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        yield workspace


@pytest.fixture
def held(workspace: Workspace) -> Interview:
    return begin_interview(workspace, "CEO")


def said(state: State, session: str) -> list[Any]:
    """What is recorded of a session, times and empty answers left out."""
    empty = (None, "", None, None)
    every: Iterator[Any] = records_said_in(state, session)
    found = (replace(each, at=None) for each in every)
    return [
        each
        for each in found
        if not isinstance(each, Answer) or (each.value, each.note, each.absence, each.grade) != empty
    ]


def raw(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.iterdir() if each.name.startswith(path.name))


def test_the_opening_says_all_its_parts_in_order_and_each_role_has_its_warm_up(workspace: Workspace) -> None:
    warm_ups = set()
    for person in PEOPLE:
        held = begin_interview(workspace, person.code, minutes=30)
        page = opening_page(held)
        opening = held.script.opening
        assert page == (
            opening.purpose,
            "We have 45 minutes, and I'll keep to that.",
            opening.results,
            opening.notes,
            opening.confidentiality,
            opening.consent,
        )
        assert not any("{" in part for part in page)
        warm_ups.add(held.asked.wording(held.question(WARM_UP)))
        assert set(FRAME_IDS).isdisjoint(held.question_ids)
        assert {each.id for each in held.asked.frame} == FRAME_IDS
    assert len(warm_ups) == len(PEOPLE)


def test_parts_that_a_script_leaves_out_are_left_out(held: Interview) -> None:
    opening = replace(held.script.opening, length="", results="", recipients="", warm_up={}, limits="", declined="")
    closing = replace(held.script.closing, whom="", next="")
    held.script = replace(held.script, opening=opening, closing=closing)
    assert opening_page(held) == (opening.purpose, opening.notes, opening.confidentiality, opening.consent)
    assert [each.id for each in held.script.frame_questions()] == [CONSENT, "restate", MISSED]


def test_the_way_leads_through_the_opening_the_agenda_and_then_the_closing(held: Interview) -> None:
    agenda = held.agenda()
    assert opening_is_due(held)
    assert held.next_open(CONSENT) == RESULTS
    assert held.next_open(RESULTS) == WARM_UP
    assert held.next_open(WARM_UP) == agenda[0]
    assert held.next_open(agenda[-1]) is None
    assert [held.next_open(each) for each in held.closing_ids] == [*held.closing_ids[1:], None]
    assert held.previous(CONSENT) is None
    assert held.previous(RESULTS) == CONSENT
    assert held.previous(WARM_UP) == RESULTS
    assert held.previous(agenda[0]) is None
    assert held.previous(held.closing_ids[0]) == agenda[-1]
    assert held.previous(held.closing_ids[1]) == held.closing_ids[0]
    held.answer(WARM_UP, note="a strike")
    held.answer(RESULTS, note="the board, on 4 December")
    assert held.next_open(CONSENT) == agenda[0]
    held.draft(agenda[0], "half a sentence")
    assert held.next_open(CONSENT) == agenda[0]
    assert held.next_open(CONSENT, skip_drafted=True) == agenda[1]
    assert opening_is_due(held)
    held.answer(agenda[0], absence=Absence.SKIPPED)
    assert not opening_is_due(held)


def test_consent_that_is_open_and_a_closing_without_words_are_listed_at_the_wrap_up(held: Interview) -> None:
    held.answer(held.agenda()[0], note="we missed it")
    open_now = wrap_up_of(held)
    assert (open_now.consent is not None, [each.id for each in open_now.closing]) == (True, [*held.closing_ids])
    assert set(FRAME_IDS).isdisjoint(each.id for each in open_now.unasked)
    held.answer(CONSENT, value="yes", note="gladly")
    held.answer(MISSED, note="people")
    open_now = wrap_up_of(held)
    assert (open_now.consent, [each.id for each in open_now.closing]) == (
        None,
        [each for each in held.closing_ids if each != MISSED],
    )


def test_words_of_opening_and_closing_alone_are_no_interview(held: Interview, workspace: Workspace) -> None:
    held.answer(CONSENT, value="yes")
    held.answer(WARM_UP, note='a strike, "out of the blue"')
    held.answer(NEXT, note="A summary by 4 December")
    held.finish()
    assert people_interviewed(workspace.state) == ()
    held.answer(held.agenda()[0], note="we missed it")
    assert people_interviewed(workspace.state) == (PEOPLE[0],)


def test_refused_consent_keeps_nothing_that_is_said_and_ends_the_interview(held: Interview, path: Path) -> None:
    held.draft(CONSENT, "zebrafish asked first")
    held.draft(WARM_UP, "zebrafish at the pond")
    draft_capture(held, "zebrafish")
    held.answer(CONSENT, value="no", note="zebrafish")
    assert (held.declined, held.consent.words, held.drafts(), held.answers()) == (True, "", {}, {})
    assert held.session.ended
    held.draft(WARM_UP, "zebrafish")
    with pytest.raises(CoachError, match="Nothing that is said"):
        capture(held, "zebrafish")
    with pytest.raises(CoachError, match="Nothing that is said"):
        held.answer(WARM_UP, note="zebrafish")
    begin_interlude(held, InterludeKind.PAUSE)
    state = held.workspace.state
    assert interview_stages(state)["CEO"] is InterviewStage.DECLINED
    assert b"zebrafish" not in raw(path)
    again = begin_interview(held.workspace, "CEO")
    assert again.session_id != held.session_id
    assert opening_is_due(again)


def test_consent_given_after_all_takes_the_interview_up_again_and_no_absence_changes_it(held: Interview) -> None:
    held.answer(CONSENT, value="no")
    assert held.session.ended
    held.answer(CONSENT, value="yes", note="now they do")
    assert not held.session.ended
    held.answer(CONSENT, absence=Absence.DONT_KNOW)
    assert held.consent.given is ConsentGiven.YES


def test_a_refusal_is_recorded_without_words_of_its_own_or_any_beside_it(held: Interview) -> None:
    refusal = Consent(held.session_id, held.person.code, ConsentGiven.NO)
    said = Answer(held.session_id, held.person.code, "C1.2", note="The plan is on my desk.")
    for records in ((replace(refusal, words="never again"),), (refusal, said), (said, refusal)):
        with pytest.raises(CoachError, match="Nothing that is said"):
            held.workspace.record(*records)
    assert held.consent.given is None
    assert not held.answers()


def test_what_comes_back_with_consent_comes_back_in_its_order(held: Interview) -> None:
    for indicator, questions in (("E1b", ("C1.2", "C1.3", "C1.2")), ("E1c", ("C1.2", "C1.3"))):
        for level, question in enumerate(questions):
            rate(held, indicator, level=level, question=question)
    history = History()
    history.add(held.answer(CONSENT, value="no"))
    assert not held.records.ratings
    history.undo(held.workspace)
    counting = counting_in(held)
    assert (counting["E1b"].level, counting["E1c"].level) == (2, 1), "of two ratings the later one counts, as before"


def test_somebody_to_whom_words_were_filed_is_not_removed(held: Interview) -> None:
    capture(held, "Ask Ines about the gate.")
    file_capture(held, held.captures()[0], Filed(FiledTo.PERSON, "SUP"))
    with pytest.raises(CoachError, match="More than the name"):
        remove_person(held.workspace, "SUP")
    assert remove_person(held.workspace, "ANL").code == "ANL"


def test_words_before_the_answer_are_recorded_with_it_and_deleted_by_a_no(held: Interview, path: Path) -> None:
    held.answer(CONSENT, note="zebrafish first")
    held.answer(RESULTS, absence=Absence.SKIPPED)
    assert (held.workspace.state.consents, held.drafts()) == ({}, {CONSENT: "zebrafish first"})
    assert question_to_go_on_with(held) == CONSENT
    held.answer(held.agenda()[0], absence=Absence.SKIPPED)
    assert question_to_go_on_with(held) == held.agenda()[1]  # it is not gone back to whenever the interview is opened
    held.answer(CONSENT)
    assert held.drafts() == {}
    held.answer(CONSENT, note="zebrafish again")
    held.answer(CONSENT, value="no")
    assert b"zebrafish" not in raw(path)


def test_the_words_of_an_earlier_yes_are_said_to_be_in_the_file_still(held: Interview) -> None:
    held.answer(CONSENT, value="yes", note="gladly")
    held.answer(CONSENT, value="no")
    assert held.consent.withdrew == 1


OWN = ("s", "CEO")
SAID: tuple[Any, ...] = (
    Answer(*OWN, "C4.1", note="words"),
    Rating("r", *OWN, "E1a", 2),
    Quote("q", *OWN, "words"),
    Attachment("a", *OWN, "plan.txt", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    EvidenceNote(*OWN, "ev1", EvidenceState.ASKED),
    ProbeAsked(*OWN, "C4.1", "p1", "words"),
    Capture("c", *OWN, "words"),
    ContradictionNote(*OWN, "whole", ContradictionState.OPEN),
    ProposedPerson("p", *OWN, "Carla"),
    StepDone("d", *OWN, "A call"),
)


def test_every_kind_of_record_of_what_was_said_is_refused_and_withdrawn(held: Interview) -> None:
    kinds = {kind.record for kind in KINDS if kind.can_be_withdrawn and "session" in kind.hints}
    assert {type(each) for each in SAID} == kinds - {Consent, Interlude, Promise}
    records = [replace(each, session=held.session_id) for each in SAID]
    workspace = held.workspace
    workspace.record(*records, blobs=[b""])
    before = said(workspace.state, held.session_id)
    assert len(before) == len(SAID)
    history = History()
    history.add(held.answer(CONSENT, value="no"))
    assert said(workspace.state, held.session_id) == []
    for each in records:
        with pytest.raises(CoachError):
            workspace.record(each, blobs=[b""])
    history.undo(workspace)
    assert said(workspace.state, held.session_id) == before
    assert (held.consent.given, held.session.ended) == (None, None)
    history.redo(workspace)
    assert (said(workspace.state, held.session_id), held.declined) == ([], True)


def test_consent_with_limits_withholds_quotes_until_they_are_asked_for(held: Interview) -> None:
    question, other = held.agenda()[:2]
    held.answer(question, note='"We do one thing." "We say another."')
    one, another = held.records.quotes
    held.allow_quote(one, usable=True)
    history = History()
    history.add(held.answer(CONSENT, value="limits", note="nothing on Otto"))
    held.answer(other, note='"Then a third."')
    assert [quote.usable for quote in held.records.quotes] == [False, False, False]
    held.allow_quote(another, usable=True)
    held.answer(CONSENT, value="limits", note="nothing on Otto, nor on Jo")
    assert [quote.usable for quote in held.records.quotes] == [False, True, False]
    assert list(consent_words(held.workspace.state)) == ["Dana: with limits (nothing on Otto, nor on Jo)"]


def test_consent_and_its_words_are_taken_back_one_by_one(held: Interview) -> None:
    history, workspace = History(), held.workspace
    history.add(held.answer(CONSENT, value="yes", note="gladly"), CONSENT)
    steps = []
    while (step := history.undo(workspace)) is not None:
        steps.append((step.of_note, held.consent.given, held.consent.words))
    assert steps == [(False, None, "gladly"), (True, None, "")]
    while history.redo(workspace) is not None:
        pass
    assert (held.consent.given, held.consent.words) == (ConsentGiven.YES, "gladly")
    history.undo(workspace)
    history.add(held.answer(CONSENT, note="gladly, he says"), CONSENT)
    assert (history.undo(workspace) is not None, held.consent.words, held.drafts()) == (True, "gladly", {})


def test_whom_they_name_is_proposed_until_added_or_dropped(held: Interview, workspace: Workspace) -> None:
    def names() -> list[str]:
        return [each.spoken for each in proposed_people(workspace.state)]

    history = History()
    history.add(held.answer(WHOM, note="Carla, head of sales\nOtto\nInes\nJo"))
    assert names() == ["Carla, head of sales", "Otto", "Jo"]  # Ines is there already
    other = begin_interview(workspace, "SUP")
    other.answer(WHOM, note="otto, nights\nMara")
    assert [each.by for each in proposed_people(workspace.state)] == [("CEO",), ("CEO", "SUP"), ("CEO",), ("SUP",)]
    assert names() == ["Carla, head of sales", "Otto, nights", "Jo", "Mara"]
    add_person(workspace, Person("SAL", "executive", "carla"))
    add_person(workspace, Person("JOE", "analyst", "Joe"), proposed_people(workspace.state)[1])
    assert names() == ["Otto, nights", "Mara"]
    drop_proposed(workspace, "OTTO")
    with pytest.raises(CoachError, match="Otto is not proposed"):
        drop_proposed(workspace, "Otto")
    other.answer(WHOM, note="otto, nights")
    assert names() == []
    history.undo(workspace)
    assert [each.name for each in workspace.state.proposed.values()] == ["otto"]


def test_what_happens_next_is_told_by_person_and_line(held: Interview, workspace: Workspace) -> None:
    held.answer(NEXT, note="A summary by 4 December\n\n The report in January ")
    other = begin_interview(workspace, "SUP")
    other.answer(NEXT, note="A call on Friday")
    steps = next_steps(workspace.state)
    assert [(each.person, each.words) for each in steps] == [
        ("CEO", "A summary by 4 December"),
        ("CEO", "The report in January"),
        ("SUP", "A call on Friday"),
    ]
    (called,) = (each for each in open_steps(workspace.state) if each.person == "SUP")
    held_on = day_of(shown_day(other.session.started))
    assert held_on is not None
    assert called.due is not None
    assert (called.due.weekday(), (called.due - held_on).days in range(1, 8)) == (4, True)
    tick_step(workspace, called, done=True)
    other.answer(NEXT, note="A call on Friday\nA page")
    left = [each.words for each in open_steps(workspace.state)]
    assert left == ["A summary by 4 December", "The report in January", "A page"]
    tick_step(workspace, called, done=False)
    assert called.id in {each.id for each in open_steps(workspace.state)}


@pytest.mark.parametrize(
    ("given", "counts"),
    [
        (("yes",), ""),
        (("yes", "limits"), ""),
        (("yes", "limits", "yes"), "2 yes, 1 with limits"),
        (("no", None, "yes"), "1 yes, 1 no, 1 not recorded"),
    ],
)
def test_everybody_sees_counts_from_three_people_on(
    workspace: Workspace, given: tuple[str | None, ...], counts: str
) -> None:
    for person, value in zip(PEOPLE, given, strict=False):
        begin_interview(workspace, person.code).answer(CONSENT, value=value)
    assert consent_counts(workspace.state, 3) == counts


def test_a_reopened_file_goes_on_behind_the_opening_once_consent_is_recorded(path: Path) -> None:
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        held = begin_interview(workspace, "CEO")
        held.answer(CONSENT, value="yes", note="gladly")
        held.draft(WARM_UP, "half a sent")
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        again = interview_of(workspace, held.session_id)
        assert (opening_is_due(again), again.answer_to(CONSENT).value, again.answer_to(CONSENT).note) == (
            False,
            "yes",
            "gladly",
        )
        assert again.drafts() == {WARM_UP: "half a sent"}


def test_what_was_withdrawn_with_consent_is_said_to_be_in_the_file_until_it_is_erased(
    held: Interview, path: Path
) -> None:
    held.answer(held.agenda()[0], note='"We missed it."')
    held.answer(CONSENT, value="no")
    opening = held.script.opening
    assert reply_at(held, CONSENT) == opening.withdrawn != opening.declined
    (line,) = consent_lines(held.workspace.state)
    assert line.withdrew == 2
    assert list(withdrawn_words([line], path.name)) == [
        "What CEO withdrew counts no more. To delete it for good: coachtui erase acme.coach --person CEO"
    ]
    held.answer(CONSENT, value="yes")
    assert held.consent.withdrew is None
    other = begin_interview(held.workspace, "SUP")
    other.answer(CONSENT, value="no")
    assert reply_at(other, CONSENT) == opening.declined
