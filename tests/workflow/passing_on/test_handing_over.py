"""A self-assessment handed over: exactly what was agreed and shown, nothing else, and mergeable anywhere."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from coachtui.asking.replies import Reply
from coachtui.model.answers import Absence, Grade
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.store.verifying import verify
from coachtui.workflow.alone.self_assessing import OwnAssessment, begin_self_assessment
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.engagement.private_files import create_self_assessment
from coachtui.workflow.passing_on.handing_over import (
    Agreed,
    handed_over_from,
    handover_of,
    handover_words,
    parcel_of,
)
from coachtui.workflow.passing_on.merging import merge_into_new, merge_into_open
from coachtui.workflow.passing_on.parcels import usual_code, write_parcel
from coachtui.workflow.scores.assessing import assess

STORY = "marmalade"
QUOTED = "zwieback"
PROOF = b"the plan, signed by pumpernickel"
ALL = Agreed("PLN", notes=True, quotes=True, files=True)
NOTHING_MORE = Agreed("PLN", notes=False, quotes=False, files=False)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mine.coach"
    create_self_assessment(path, "the night shift", "frontline", Surroundings("mara.login"))
    proof = tmp_path / "plan.txt"
    proof.write_bytes(PROOF)
    with open_engagement(path, write=True, surroundings=Surroundings("mara.login")) as workspace:
        own = begin_self_assessment(workspace)
        own.record_reply(
            "C1.2", Reply(chosen=("3",), said={"p46": f'in May, {STORY}, Tom said "{QUOTED} is all we get"'})
        )
        own.record_reply("C7.3", Reply(text="7"))
        own.record_reply("C1.6", Reply(), Absence.DECLINED)
        own.draft_reply("C2.3", Reply(remark="half a wienerschnitzel"))
        own.attach_proof("C1.2", proof)
    return path


@contextmanager
def private(path: Path) -> Iterator[OwnAssessment]:
    with open_engagement(path) as workspace:
        yield handed_over_from(workspace)


def hand(path: Path, agreed: Agreed, output: Path) -> tuple[str, ...]:
    """Hand over what was agreed; what was shown beforehand."""
    with private(path) as own:
        handover = handover_of(own, agreed)
        write_parcel(parcel_of(own, handover), output, Surroundings())
        return handover_words(own, handover)


def test_what_is_withdrawn_does_not_say_which_questions_were_answered_in_words(path: Path) -> None:
    with open_engagement(path, write=True, surroundings=Surroundings("mara.login")) as workspace:
        own = begin_self_assessment(workspace)
        before = handover_of(own, NOTHING_MORE)
        own.record_reply("C3.1", Reply(rows=({"measure": "returns", "decision": STORY},)))
        assert "  returns; marmalade" in handover_words(own, handover_of(own, ALL))
        after = handover_of(own, NOTHING_MORE)
    assert after == before


@pytest.mark.parametrize(
    ("agreed", "there"),
    [
        (ALL, {STORY, QUOTED, "pumpernickel", "plan.txt"}),
        (NOTHING_MORE, set()),
        (Agreed("PLN", notes=True, quotes=False, files=False), {STORY}),
        (Agreed("PLN", notes=False, quotes=True, files=False), {QUOTED}),
        (Agreed("PLN", notes=False, quotes=False, files=True), {"pumpernickel", "plan.txt"}),
    ],
)
def test_the_raw_file_holds_what_was_agreed_and_nothing_else(
    path: Path, tmp_path: Path, agreed: Agreed, there: set[str]
) -> None:
    output = tmp_path / "out.coach"
    shown = "\n".join(hand(path, agreed, output))
    raw = output.read_bytes()
    for word in (STORY, QUOTED, "pumpernickel", "plan.txt"):
        assert (word.encode() in raw) is (word in there), word
        assert word == "pumpernickel" or (word in shown) is (word in there), word
    for secret in (b"mara.login", b"wienerschnitzel", b"mine.coach", b'"ME"'):
        assert secret not in raw
    assert output.stat().st_mode & 0o077 == 0
    assert verify(output).problems == ()


def test_what_is_shown_names_every_answer_in_words(path: Path, tmp_path: Path) -> None:
    with open_engagement(path, write=True, surroundings=Surroundings("mara.login")) as workspace:
        begin_self_assessment(workspace).record_reply("C2.2", Reply(text="the driver", closest=3))
    shown = hand(path, ALL, tmp_path / "out.coach")
    with private(path) as own:
        for question in own.answers():
            assert own.asked.wording(own.question(question)) in shown
    assert "  (declined)" in shown
    assert "  7" in shown
    assert any(line.startswith("  Comes closest: ") for line in shown)
    assert "You, as PLN: the night shift. I lead the people who do the work." in shown


def test_merged_it_is_scored_and_what_is_known_of_the_person_holds(path: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "acme.coach"
    create_engagement(theirs, Engagement("Acme"), [Person("PLN", "middle", "Tom", "planning manager")])
    hand(path, ALL, tmp_path / "out.coach")
    with open_engagement(theirs, write=True) as workspace:
        assert merge_into_open(workspace, tmp_path / "out.coach").new > 0
        assert workspace.state.people == {"PLN": Person("PLN", "middle", "Tom", "planning manager")}
        assert workspace.engagement.organisation == "Acme"
        score = assess(workspace).scorecard.indicators["E1b"]
        assert (score.level, score.claims[0].counted_grade) == (3, Grade.SEEN)
        before = workspace.log.fingerprint()
        assert merge_into_open(workspace, tmp_path / "out.coach").new == 0
        assert workspace.log.fingerprint() == before


def test_without_its_file_a_claim_counts_as_an_example_at_most(path: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "acme.coach"
    create_engagement(theirs, Engagement("Acme"))
    hand(path, NOTHING_MORE, tmp_path / "out.coach")
    with open_engagement(theirs, write=True) as workspace:
        merge_into_open(workspace, tmp_path / "out.coach")
        assert assess(workspace).scorecard.indicators["E1b"].claims[0].counted_grade is Grade.EXAMPLE


def test_handed_over_twice_it_makes_no_doubles_and_the_later_word_holds(path: Path, tmp_path: Path) -> None:
    with open_engagement(path, write=True, surroundings=Surroundings("mara.login")) as workspace:
        begin_self_assessment(workspace).record_reply("C2.2", Reply(text="the driver", closest=3))
    hand(path, ALL, tmp_path / "one.coach")
    with open_engagement(path, write=True) as workspace:
        own = begin_self_assessment(workspace)
        own.record_reply("C1.2", Reply(chosen=("1",)))
        own.record_reply("C2.2", Reply(text="the driver"))
    hand(path, ALL, tmp_path / "two.coach")
    for number, order in enumerate((("one", "two"), ("two", "one"))):
        both = tmp_path / f"both-{number}.coach"
        merge_into_new([tmp_path / f"{name}.coach" for name in order], both, Surroundings())
        with open_engagement(both) as workspace:
            state = workspace.state
            assert (len(state.people), len(state.sessions), len(state.answers)) == (1, 1, 4)
            assert {question: answer.value for (_, question), answer in state.answers.items()}["C1.2"] == 1
            assert not state.ratings
            assert len(state.attachments) == 1


def test_opened_alone_it_says_what_it_is(path: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.coach"
    hand(path, ALL, output)
    with open_engagement(output) as workspace, pytest.raises(CoachError, match="PLN hands over from a self-assessment"):
        _ = workspace.engagement


def test_the_private_file_is_not_touched(path: Path, tmp_path: Path) -> None:
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    hand(path, ALL, tmp_path / "out.coach")
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before


def test_nobody_elses_engagement_and_no_empty_one_is_handed_over(tmp_path: Path) -> None:
    create_engagement(tmp_path / "acme.coach", Engagement("Acme"), [Person("PLN", "middle")])
    create_self_assessment(tmp_path / "new.coach", "us", "middle")
    for name, words in (("acme", "other people"), ("new", "No question is answered")):
        with open_engagement(tmp_path / f"{name}.coach") as workspace, pytest.raises(CoachError, match=words):
            handed_over_from(workspace)


def test_where_it_cannot_be_written_there_is_no_file(path: Path, tmp_path: Path) -> None:
    with private(path) as own:
        with pytest.raises(CoachError, match="end in"):
            write_parcel(parcel_of(own, handover_of(own, ALL)), tmp_path / "out.json", Surroundings())
        with pytest.raises(CoachError, match="short code"):
            handover_of(own, Agreed(" \n", notes=True, quotes=True, files=True))
        assert usual_code(own.session_id) == usual_code(own.session_id) != ""
    assert not list(tmp_path.glob("out*"))


WORDS = ("gingerbread", "speculoos", "stollen")
"""Words typed as a short answer, as a short answer in quotation marks, and into a table."""


@pytest.mark.parametrize(
    ("agreed", "there"),
    [
        (ALL, set(WORDS)),
        (NOTHING_MORE, set()),
        (Agreed("PLN", notes=True, quotes=False, files=False), {"gingerbread"}),
        (Agreed("PLN", notes=False, quotes=True, files=True), set()),
    ],
)
def test_short_answers_and_tables_are_words_too_and_choices_and_numbers_are_not(
    path: Path, tmp_path: Path, agreed: Agreed, there: set[str]
) -> None:
    with open_engagement(path, write=True, surroundings=Surroundings("mara.login")) as workspace:
        own = begin_self_assessment(workspace)
        own.record_reply("C2.2", Reply(text='gingerbread, or "speculoos" as we say'))
        table = next(question for question in own.script.questions() if question.id == "C3.1")
        own.record_reply("C3.1", Reply(rows=({table.columns[0].id: '"stollen" per shift'},)))
    output = tmp_path / "out.coach"
    shown = "\n".join(hand(path, agreed, output))
    raw = output.read_bytes()
    for word in WORDS:
        assert (word.encode() in raw) is (word in there), word
        assert (word in shown) is (word in there), word
    left_out = "Left out, as you chose: what you told in your own words, short answers and tables too."
    assert (left_out in shown) is not agreed.notes
    with open_engagement(output) as workspace:
        answers = {answer.question: answer.value for answer in workspace.state.answers.values()}
    assert (answers["C1.2"], answers["C7.3"]) == (3, 7)
    assert ("C2.2" in answers) is ("C3.1" in answers) is agreed.notes


def test_somebody_with_short_answers_alone_is_asked_about_words(tmp_path: Path) -> None:
    path = tmp_path / "mine.coach"
    create_self_assessment(path, "the night shift", "frontline", Surroundings("mara.login"))
    with open_engagement(path, write=True, surroundings=Surroundings("mara.login")) as workspace:
        own = begin_self_assessment(workspace)
        own.record_reply("C7.3", Reply(text="7"))
        assert own.has_to_hand_over == (False, False, False)
        own.record_reply("C2.2", Reply(text="gingerbread"))
        assert own.has_to_hand_over == (True, False, False)
