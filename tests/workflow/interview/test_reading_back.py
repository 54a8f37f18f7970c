"""What is read back: the person's own words, five sentences at most, and nothing that only the interviewer may see."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coachtui.model.answers import Absence, Grade
from coachtui.model.engagement import Engagement
from coachtui.model.frame_ids import NEXT
from coachtui.model.people import Person
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.interview.interviewing import Interview, begin_interview
from coachtui.workflow.interview.rating import rate
from coachtui.workflow.interview.reading_back import LONGEST, SENTENCES, ReadBack, read_back

PEOPLE = [
    Person("PLN", "middle", "Tom van Dyke", "planning manager"),
    Person("CEO", "executive", "Dana Reyes", "chief executive"),
    Person("OPS", "executive", "Will", "operations director"),
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme", "quick", "getting castings out"), PEOPLE)
    return path


@contextmanager
def holding(path: Path, person: str = "PLN") -> Iterator[Interview]:
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        yield begin_interview(workspace, person)


def everything(told: ReadBack) -> str:
    quotes = [quote.text for quote in told.quotes]
    return "\n".join((*told.sentences, told.tension, *told.promised, *quotes, told.thanks, told.heading))


def test_verbatim_words_come_first_and_are_spread_over_the_sections(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C1.2", note='"Monday\'s schedule comes from Friday\'s shouting." "The plan is on a shelf."')
        interview.answer("C1.5", value="no", note="By department, always.")
        interview.answer("C3.2", note="“We all have our own sheet, you know.”")
        interview.answer("C5.2", value="no", note="Never. Production, finance, launches.")
        assert read_back(interview).sentences == (
            "On planning you said: “Monday's schedule comes from Friday's shouting.”",
            "On planning you also said: “The plan is on a shelf.”",
            "On planning you also said, in my words: By department, always.",
            "On measures you said: “We all have our own sheet, you know.”",
            "On meetings you said, in my words: Production, finance, launches.",
        )


def test_words_too_few_to_stand_alone_give_way(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C1.2", note='"Never." "We plan and then we shout."')
        interview.answer("C1.5", note='"Of what?"')
        sentences = read_back(interview).sentences
        assert sentences[0] == "On planning you said: “We plan and then we shout.”"
        assert len(sentences) == 3


def test_nothing_said_gives_nothing_to_read(path: Path) -> None:
    with holding(path) as interview:
        told = read_back(interview)
        assert (told.sentences, told.tension, told.promised, told.quotes) == ((), "", (), ())
        assert told.thanks.startswith("Dear Tom van Dyke,\n")


def test_northfield_is_read_back_in_five_sentences(northfield: Path) -> None:
    with open_engagement(northfield) as workspace:
        for session in filter(lambda each: each.ended, workspace.state.sessions.values()):
            interview = Interview(workspace, session)
            told = read_back(interview)
            assert len(told.sentences) == SENTENCES
            said = {quote.text for quote in workspace.state.quotes.values() if quote.session == session.id}
            for sentence in told.sentences:
                (words,) = re.findall("“(.*)”", sentence)
                assert words in said


def test_the_chief_executive_hears_what_does_not_go_together(northfield: Path) -> None:
    with open_engagement(northfield) as workspace:
        session = next(one for one in workspace.state.sessions.values() if one.person == "CEO")
        assert read_back(Interview(workspace, session)).tension == (
            "On planning you said “The plan is what we steer by, month in, month out.”; and also “If somebody puts "
            "strategy on the table, we talk about it.” How do the two go together?"
        )


def test_no_level_anchor_indicator_or_other_name_is_read_back(northfield: Path) -> None:
    with open_engagement(northfield) as workspace:
        people = workspace.state.people.values()
        for session in workspace.state.sessions.values():
            told = everything(read_back(Interview(workspace, session)))
            for person in people:
                if person.code != session.person:
                    assert not re.search(rf"\b({person.name}|{person.code})\b", told)
            for indicator in workspace.rubric.indicators():
                for shown in (indicator.id, indicator.name, *indicator.anchors):
                    assert shown not in told
            assert not re.search(r"\blevel|\brating|\bg[0-3]\b", told)


def test_words_that_name_somebody_else_stay_with_the_interviewer(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C1.2", note='"Ask Will." "Reyes decides." "I asked Tom, that is me." "We will see."')
        interview.answer("C1.5", note="Dana will send you the plan. I'll send you the sheet.")
        told = read_back(interview)
        assert [quote.text for quote in told.quotes] == ["I asked Tom, that is me.", "We will see."]
        assert told.held_back == 2
        assert told.promised == ("I'll send you the sheet.",)
        assert "Will" not in everything(told)
        assert "Dana" not in everything(told)


def test_levels_apart_within_one_element_make_a_tension(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C1.2", note="“We steer by the plan.”")
        interview.answer("C1.5", value="no", note="“We plan departments.”")
        rate(interview, "E1b", level=4, grade=Grade.SAID, question="C1.2")
        assert read_back(interview).tension == ""
        rate(interview, "E1d", level=1, grade=Grade.SEEN, question="C1.5")
        assert read_back(interview).tension == (
            "On planning you said “We steer by the plan.”; and also “We plan departments.” How do the two go together?"
        )
        rate(interview, "E1b", level=4, grade=Grade.SEEN, question="C1.2")
        assert read_back(interview).tension == ""


def test_what_was_chosen_on_anchors_is_never_told(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C1.2", value=4)
        interview.answer("C5.3", value="never", note="“Not once.”")
        assert read_back(interview).tension == ""
        interview.answer("C1.2", value=4, note="Opens it every Monday")
        assert read_back(interview).tension == (
            "On planning you said (in my words) Opens it every Monday; and also “Not once.” How do the two go together?"
        )


@pytest.mark.parametrize(
    ("note", "promised"),
    [
        ("Busy. I'll send you the workbook on Friday. Then lunch.", ("I'll send you the workbook on Friday.",)),
        ("He will mail the minutes", ("He will mail the minutes",)),
        ("Promised to show the map next time.", ("Promised to show the map next time.",)),
        ("“I can bring you the form.”", ("“I can bring you the form.”",)),
        ("They just send the numbers up.", ()),
        ("He won't send you anything.", ()),
        ("Nobody will send it.", ()),
    ],
)
def test_promises_are_found_by_their_wording(path: Path, note: str, promised: tuple[str, ...]) -> None:
    with holding(path) as interview:
        interview.answer("C1.2", note=note)
        told = read_back(interview)
        assert told.promised == promised
        assert all(f"- {promise}\n" in told.thanks for promise in promised)


def test_a_question_merely_parked_promises_nothing(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C1.2", absence=Absence.PARKED, note="Comes back to it.")
        assert read_back(interview).promised == ()


def test_the_letter_greets_by_name_names_the_organisation_and_says_what_happens_next(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C1.2", note="“We steer by the plan.”")
        thanks = read_back(interview).thanks
        assert thanks.startswith("Dear Tom van Dyke,\n\nIt was good to talk")
        assert "at Acme." in thanks
        assert "steer" not in thanks
        assert "happens next" not in thanks
        interview.answer(NEXT, note="A summary by 4 December.\n\nThen I ask Dana Reyes.")
        told = "What happens next, as I told you:\n- A summary by 4 December.\n\nWith kind regards"
        assert told in read_back(interview).thanks


def test_permission_is_no_until_given(path: Path) -> None:
    with holding(path) as interview:
        interview.answer("C1.2", note="“We steer by the plan.”")
        (quote,) = read_back(interview).quotes
        assert quote.usable is None
        interview.allow_quote(quote, usable=True)
        assert read_back(interview).quotes[0].usable is True


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(notes=st.dictionaries(st.sampled_from(["C1.2", "C1.5", "C3.2", "C4.1", "C5.2"]), st.text(max_size=400)))
def test_any_words_can_be_read_back(path: Path, notes: dict[str, str]) -> None:
    with open_engagement(path, write=True) as workspace:
        interview = begin_interview(workspace, "PLN", fresh=True)
        for question, note in notes.items():
            interview.answer(question, note=f"“{note}” {note}")
        told = read_back(interview)
        assert len(told.sentences) <= SENTENCES
        assert all(len(sentence) <= LONGEST + 60 and "\n" not in sentence for sentence in told.sentences)
        assert "\x1b" not in everything(told)
