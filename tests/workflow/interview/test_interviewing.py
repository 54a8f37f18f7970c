"""Holding an interview: what is recorded, revised, hidden, parked, resumed and still open at the end."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.asking.quoting import statements_in
from coachtui.model.answers import Absence, Grade
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.problems import BadFileError, CoachError
from coachtui.model.script import QuestionType
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, create_engagement, open_engagement
from coachtui.workflow.engagement.people import edit_person
from coachtui.workflow.engagement.sessions import question_minutes_of
from coachtui.workflow.interview.interviewing import Interview, begin_interview
from coachtui.workflow.interview.rating import counting_in, rate, settle_rating
from coachtui.workflow.interview.transcribing import transcribe
from coachtui.workflow.interview.wrapping_up import wrap_up_of
from coachtui.workflow.scores.assessing import assess

HOSTILE = '[red]x[/] \x1b[2J <b>&amp;</b> \u202eevil "\ud800 \U0001f600 שלום" \x07'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "acme.coach"
    people = [Person("PLN", "middle", "Tom", "planning manager"), Person("CEO", "executive", "Dana")]
    create_engagement(path, Engagement("Acme", "quick", "getting castings out"), people)
    return path


SAID = (
    "", "Nothing in marks.", 'They said "we never look".', "“nobody ever asks”, and “we never look”",
    'Twice: "we never look" and "we never look"; open "at the end', '"we never look" “in a word',
)  # fmt: skip


@pytest.fixture(scope="module")
def lasting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Interview]:
    """An interview for all examples of a property: what one left there is what the next finds."""
    path = tmp_path_factory.mktemp("lasting") / "acme.coach"
    create_engagement(path, Engagement("Acme", "quick"), [Person("PLN", "middle", "Tom")])
    with holding(path) as interview:
        yield interview


@contextmanager
def holding(path: Path, person: str = "PLN") -> Iterator[Interview]:
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        yield begin_interview(workspace, person)


def test_the_agenda_is_the_quick_one_for_the_role(path: Path) -> None:
    with holding(path) as interview:
        assert interview.session.plan == "quick"
        assert len(interview.agenda()) == 17
        assert interview.agenda()[:3] == ("C4.1", "C4.4", "C4.5")


def test_another_role_plans_anew_until_a_question_is_answered(path: Path) -> None:
    with holding(path, "CEO") as interview:
        executive = interview.agenda()
    with holding(path) as interview:
        middle = interview.agenda()
        edit_person(interview.workspace, "PLN", role="executive", name="Tom Hale")
    with holding(path) as interview:
        assert interview.agenda() == executive
        interview.draft(executive[0], "It was in May.")
        edit_person(interview.workspace, "PLN", role="middle")
    with holding(path) as interview:
        assert interview.session.agenda == executive
        assert middle != executive


def test_a_story_is_seen_by_rules_as_soon_as_its_note_is_recorded(path: Path) -> None:
    with holding(path) as interview:
        story, waiting = (interview.question(each) for each in interview.agenda()[:2])
        told = replace(story, type=QuestionType.LONG, options=())
        ruled = replace(waiting, when=f"answered('{told.id}')")
        changed = {told.id: told, ruled.id: ruled}
        sections = tuple(
            replace(section, questions=tuple(changed.get(each.id, each) for each in section.questions))
            for section in interview.script.sections
        )
        workspace = interview.workspace
        workspace._scripts["changed"] = replace(interview.script, sections=sections)  # noqa: SLF001 - not read from a file
        other = Interview(workspace, replace(interview.session, script="changed"))
        assert not other.visibility()[ruled.id].shown
        other.answer(told.id, note="They told it at length.")
        assert other.visibility()[ruled.id].shown
        other.answer(told.id, note="")
        assert not other.visibility()[ruled.id].shown


def test_a_question_for_other_roles_is_shown_as_soon_as_words_are_noted_to_it(path: Path) -> None:
    with holding(path) as interview:
        script = interview.script
        other = next(each.id for each in script.questions() if not script.is_asked(each, interview.role, "quick"))
        assert not interview.visibility()[other].shown
        interview.answer(other, note="They told it all the same.")
        assert interview.visibility()[other].shown


def test_contradictions_are_those_of_the_answers_there_are_now(path: Path) -> None:
    with holding(path) as interview:
        assert interview.contradictions() == ()
        pair = interview.script.contradictions[0].between
        always = replace(interview.script.contradictions[0], when=f"not answered('{pair[0]}')")
        interview.script = replace(interview.script, contradictions=(always,))
        interview.answer(pair[0], note="words alone")
        assert interview.contradictions() == ()
        interview.answer(pair[1], note="words alone")
        assert interview.contradictions() == (always,)


def test_an_unfinished_interview_goes_on_where_it_stopped(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C4.1", note="first words")
        interview.draft("C4.4", "half a sen")
        first = interview.session_id
    with holding(path) as interview:
        assert interview.session_id == first
        assert interview.answers()["C4.1"].note == "first words"
        assert interview.drafts() == {"C4.4": "half a sen"}
        assert interview.progress().open[0] == "C4.4"
        interview.answer("C4.4", value=7, note="half a sentence")
        assert interview.drafts() == {}
        interview.finish()
    with holding(path) as interview:
        assert interview.session_id != first


def test_nothing_said_is_overwritten(path: Path) -> None:
    with holding(path) as interview:
        before = interview.workspace.log.fingerprint()
        interview.answer("C1.2", note="one")
        interview.answer("C1.2", note="two")
        again = interview.workspace.log.fingerprint()
        interview.answer("C1.2", note="two")
        assert interview.answers()["C1.2"].note == "two"
        assert len({before, again, interview.workspace.log.fingerprint()}) == 2


def test_words_in_quotation_marks_become_quotes_and_leave_with_them(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C1.2", note='They said "we never look" and “nobody ever asks”.')
        quotes = interview.workspace.state.quotes
        assert {quote.text for quote in quotes.values()} == {"we never look", "nobody ever asks"}
        assert all(quote.indicators == ("E1b",) for quote in quotes.values())
        kept = next(quote for quote in quotes.values() if quote.text == "nobody ever asks")
        interview.allow_quote(kept, usable=True)
        interview.answer("C1.2", note="Only “nobody ever asks”.")
        assert interview.workspace.state.quotes == {kept.id: replace(kept, usable=True, at=_at(interview, kept.id))}
        interview.answer("C1.2", note='They said "we never look" and “nobody ever asks”.')
        assert len(interview.workspace.state.quotes) == 2


def test_a_quote_that_came_without_its_answer_keeps_what_was_allowed_of_it(path: Path) -> None:
    """As from a merge with a file in which the answer was withdrawn, while another one was being quoted there."""
    note = 'They said "we never look" and “nobody ever asks”.'
    with holding(path) as interview:
        interview.answer("C1.2", note=note)
        for quote in interview.workspace.state.quotes.values():
            interview.allow_quote(quote, usable=quote.text == "we never look", may_name=("Tom",))
        quotes = interview.workspace.state.quotes
        for said, left in ((note, 2), ("Nothing of the kind.", 2), ("Nothing, really.", 0)):
            if left:
                interview.workspace.withdraw(interview.answers()["C1.2"])
            assert interview.workspace.state.quotes == quotes
            interview.answer("C1.2", note=said)
            assert dict(list(quotes.items())[:left]) == interview.workspace.state.quotes


@given(st.lists(st.tuples(st.sampled_from(["C1.2", "C4.1"]), st.sampled_from(SAID), st.booleans()), min_size=1))
def test_quotes_are_the_statements_in_the_note_whatever_was_noted_before(
    lasting: Interview, steps: list[tuple[str, str, bool]]
) -> None:
    workspace = lasting.workspace
    for question, note, usable in steps:
        before = workspace.state.quotes
        lasting.answer(question, note=note)
        own = {each.text: each for each in workspace.state.quotes.values() if each.question == question}
        assert {*own} == {*statements_in(note)}
        assert all(before.get(each.id, each) == each for each in own.values())
        for each in own.values():
            lasting.allow_quote(each, usable=usable)


def _at(interview: Interview, quote_id: str) -> str | None:
    return interview.workspace.state.quotes[quote_id].at


def test_an_answer_passes_its_level_on_and_stays_provisional_until_graded(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C5.3", value="quarterly", note="")
        counting = counting_in(interview)["E1b"]
        assert (counting.level, counting.grade, counting.derived) == (2, None, True)
        assert assess(interview.workspace).scorecard.indicators["E1b"].provisional
        (line,) = wrap_up_of(interview).ungraded
        assert line.texts == ("Once a quarter",)
        assert line.rating is not None
        settle_rating(interview, line.rating, Grade.SEEN)
        assert wrap_up_of(interview).ungraded == ()
        assert not assess(interview.workspace).scorecard.indicators["E1b"].provisional


def test_rating_again_at_one_question_revises_and_elsewhere_adds(path: Path) -> None:
    with holding(path) as interview:
        rate(interview, "E1b", level=3, grade=Grade.SEEN, question="C1.2")
        rate(interview, "E1b", level=1, grade=Grade.EXAMPLE, question="C1.2")
        assert counting_in(interview)["E1b"].level == 1
        rate(interview, "E1b", level=2, grade=Grade.CONFIRMED, question="C5.3")
        assert counting_in(interview)["E1b"].level == 2
        rate(interview, "E1b", absence=Absence.DONT_KNOW)
        assert counting_in(interview)["E1b"].level == 2


def test_parking_keeps_what_was_said_and_wrap_up_names_it(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C1.6", value=("goal set",), note="more later", absence=Absence.PARKED)
        todo = wrap_up_of(interview)
        assert [question.id for question in todo.parked] == ["C1.6"]
        assert "C1.6" not in [question.id for question in todo.unasked]
        assert interview.answers()["C1.6"].value == ("goal set",)


def test_a_question_out_of_plan_is_on_the_agenda_while_it_is_answered(path: Path) -> None:
    with holding(path) as interview:
        planned = interview.agenda()
        assert "C4.3" not in planned
        interview.answer("C4.3", note="out of turn")
        interview.answer("C5.3", note="in turn")
        assert set(interview.agenda()) == {*planned, "C4.3"}
        interview.answer("C4.3")
        interview.answer("C5.3")
        assert interview.agenda() == planned


def test_hostile_words_are_kept_harmless(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C1.2", note=HOSTILE)
        note = interview.answers()["C1.2"].note
        assert "\x1b" not in note
        assert "\x07" not in note
        assert "\ufffd" in note
        assert "[red]x[/]" in note
        assert "\U0001f600 שלום" in note


def test_a_script_changed_between_two_sittings_leaves_the_first_as_it_was(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C1.2", note="so far")
        before = interview.asked.wording(interview.question("C1.5"))
        shipped = interview.workspace.materials.script_source.content
    folder = path.parent / "interviews"
    folder.mkdir()
    changed = shipped.replace(b"C1.5", b"C1.55")
    (folder / "own.yaml").write_bytes(changed)
    with holding(path) as interview:
        assert interview.asked.wording(interview.question("C1.5")) == before
        assert "C1.5" in interview.agenda()
        assert interview.answers()["C1.2"].note == "so far"
        with pytest.raises(CoachError):
            interview.question("C1.55")
    with holding(path, "CEO") as interview:
        assert interview.question("C1.55").id == "C1.55"


def test_hidden_answers_are_kept_and_left_out_of_scores(path: Path) -> None:
    with open_engagement(path) as workspace:
        shipped = workspace.materials.script_source.content.decode()
    folder = path.parent / "interviews"
    folder.mkdir()
    rule = "      - id: C5.3\n        when: answer('C1.5') == 'yes'\n"
    (folder / "own.yaml").write_text(shipped.replace("      - id: C5.3\n", rule), encoding="utf-8")
    with holding(path) as interview:
        interview.answer("C1.5", value="yes")
        interview.answer("C5.3", value="quarterly")
        assert assess(interview.workspace).scorecard.indicators["E1b"].level == 1
        interview.answer("C1.5", value="no")
        assert "C5.3" not in interview.agenda()
        assert interview.answers()["C5.3"].value == "quarterly"
        assert assess(interview.workspace).scorecard.indicators["E1b"].level is None
        interview.answer("C1.5", value="yes")
        assert assess(interview.workspace).scorecard.indicators["E1b"].level == 1


def test_unknown_things_are_refused_in_a_sentence(path: Path) -> None:
    with open_engagement(path, write=True) as workspace:
        for attempt in (
            lambda: begin_interview(workspace, "NOBODY"),
            lambda: begin_interview(workspace, "PLN", minutes=0),
            lambda: rate(begin_interview(workspace, "pln"), "E9z", level=1),
            lambda: begin_interview(workspace, "PLN").answer("Z9.9", note="x"),
            lambda: question_minutes_of(workspace, 15),
        ):
            with pytest.raises(CoachError) as caught:
                attempt()
            assert caught.value.bad_input
        assert question_minutes_of(workspace, 60) == 45


def test_notes_with_mistakes_record_nothing(path: Path) -> None:
    notes = path.with_name("notes.yaml")
    notes.write_text("kind: notes\nperson: PLN\nanswers:\n  - {question: C9.9, note: x}\n", encoding="utf-8")
    with open_engagement(path, write=True) as workspace:
        before = workspace.log.fingerprint()
        with pytest.raises(BadFileError) as caught:
            transcribe(workspace, notes)
        (problem,) = caught.value.problems
        assert problem.line == 4
        assert "C9.9" in problem.message
        assert workspace.log.fingerprint() == before


def test_a_table_sent_beforehand_takes_two_minutes(path: Path) -> None:
    def planned(workspace: Workspace, supplied: frozenset[str]) -> tuple[str, ...]:
        return begin_interview(workspace, "PLN", minutes=45, supplied=supplied, fresh=True).agenda()

    with open_engagement(path, write=True) as workspace:
        assert len(planned(workspace, frozenset({"C5.1"}))) > len(planned(workspace, frozenset()))


def test_a_bridge_leads_to_the_first_question_of_another_subject(path: Path) -> None:
    with holding(path) as interview:
        agenda = interview.agenda()
        sections = [question.partition(".")[0] for question in agenda]
        bridged = [question for question in agenda if interview.bridge(question)]
        firsts = [agenda[sections.index(section)] for section in dict.fromkeys(sections)]
        assert bridged == firsts[1:]
        assert interview.bridge("S4.2") == ""
        assert all("{" not in interview.bridge(question) for question in agenda)


def test_of_earlier_interviews_the_latest_answer_counts_whichever_of_them_began_first(path: Path) -> None:
    with holding(path) as first:
        second, third = (begin_interview(first.workspace, "PLN", fresh=True) for _ in range(2))
        for interview, note in ((first, "as it was"), (second, "as it is"), (first, "as it is after all")):
            interview.answer("C3.2", note=note)
        assert third.all_answers()["C3.2"].note == "as it is after all"
        third.answer("C3.2", note="no idea")
        assert third.all_answers()["C3.2"].note == "no idea"


def test_an_interview_without_a_word_cannot_be_finished(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C4.1", absence=Absence.SKIPPED)
        assert not interview.finish()
        assert interview.session.ended is None
        interview.answer("C4.1", absence=Absence.DONT_KNOW)
        assert interview.finish()
