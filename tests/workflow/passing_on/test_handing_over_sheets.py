"""Sheets handed over to a coach: exactly what was agreed and shown, mergeable anywhere, and no score changes."""

from pathlib import Path

import pytest

from coachtui.asking.replies import Reply
from coachtui.model.craft import ConsentGiven
from coachtui.model.problems import CoachError
from coachtui.model.promises import PromiseOutcome
from coachtui.model.slips import SlipAnswers
from coachtui.store.verifying import verify
from coachtui.workflow.alone.my_meeting import begin_sheet
from coachtui.workflow.alone.pulse import pulse_of, slips_about
from coachtui.workflow.alone.sheet_result import sheet_result
from coachtui.workflow.alone.slip_pile import record_slips
from coachtui.workflow.demonstration.demonstrating_meetings import make_demo_meetings
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.engagement.erasing import erase_person, erasure_outline
from coachtui.workflow.passing_on.merging import merge_into_open
from coachtui.workflow.passing_on.sending import Sending, sending_from
from coachtui.workflow.scores.assessing import assess
from tests.files.sheet_samples import SHEET, SHEET_RUBRIC
from tests.workflow.alone.filling_in import Days, fill_in, meetings

CODE = "RUT"
WORDS, HEARD, LINE, SLIP = "Line two", "the sand. I went on", "What must any answer do", "The gate, I think"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("made") / "mine.coach"
    make_demo_meetings(path, Surroundings("ruth.login"))
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A private file with three sheets; the first one has words, the last one what others wrote."""
    copy = tmp_path / "mine.coach"
    copy.write_bytes(made.read_bytes())
    return copy


def send(path: Path, output: Path, *parts: str, days: tuple[str, ...]) -> str:
    """Hand over the sheets of these days with these parts; what was shown beforehand."""
    with open_engagement(path) as workspace:
        sending = sending_from(workspace)
        wanted = {each.session_id for each in sending.sheets if each.meeting.day in days} | {*parts}
        sending.write(CODE, wanted, output, Surroundings())
        return "\n".join(sending.words(CODE, wanted))


@pytest.mark.parametrize(
    ("parts", "there"),
    [
        ((), set()),
        (("words",), {WORDS, HEARD}),
        (("promises",), {LINE}),
        (("slips",), {SLIP}),
        (("words", "promises", "slips"), {WORDS, HEARD, LINE, SLIP}),
    ],
)
def test_the_raw_file_holds_what_was_agreed_and_nothing_else(
    path: Path, tmp_path: Path, parts: tuple[str, ...], there: set[str]
) -> None:
    shown = send(path, tmp_path / "out.coach", *parts, days=("2026-03-05", "2026-04-02"))
    with open_engagement(tmp_path / "out.coach") as workspace:
        kept = " ".join(str(entry.body) for entry in workspace.log.entries() if entry.kind != "document")
    for each in (WORDS, HEARD, LINE, SLIP):
        assert (each in shown) is (each in there), each
        assert (each in kept) is (each in there), each
    without = [", ".join(each for each in ("words", "promises") if each not in parts)] * 2
    without[1] += "" if "slips" in parts else f"{', ' if without[1] else ''}what others wrote"
    for limit in without:
        assert (f"handed over without {limit}" if limit else "With it goes your consent to its use.") in shown
    assert "Furnace one" not in shown + kept
    assert "2026-03-19-" not in kept
    assert "ruth" not in kept
    assert verify(tmp_path / "out.coach").problems == ()


@pytest.mark.parametrize("parts", [(), ("words",)])
def test_words_go_only_if_agreed_whatever_they_answer(tmp_path: Path, parts: tuple[str, ...]) -> None:
    question = "      - {id: W4, type: short, minutes: 0.2, feeds: [B3], ask: Who went with you?}\n"
    (tmp_path / "sheet.yaml").write_text(SHEET + question, encoding="utf-8")
    (tmp_path / "walk.yaml").write_text(SHEET_RUBRIC, encoding="utf-8")
    with meetings(tmp_path / "walks.coach", Days()) as workspace:
        sheet = begin_sheet(workspace, str(tmp_path / "sheet.yaml"), "Hall two")
        sheet.record_reply("W1", Reply(text="5, 3"))
        sheet.record_reply("W4", Reply(text="Otto from the gate"))
        sheet.record_reply(sheet.closest_form("B1"), Reply(remark="They laughed"))  # and no event
        sending = sending_from(workspace)
        sending.write(CODE, {sheet.session_id, *parts}, tmp_path / "out.coach", Surroundings())
        shown = "\n".join(sending.words(CODE, {sheet.session_id, *parts}))
    with open_engagement(tmp_path / "out.coach") as workspace:
        state = workspace.log.state()
    there = bool(parts)
    assert [question for _, question in state.answers] == (["W1", "W4"] if there else ["W1"])
    assert [each.evidence for each in state.ratings.values()] == (["They laughed"] if there else [])
    assert [words in shown for words in ("5", "Otto from the gate", "They laughed")] == [True, there, there]
    consent = state.consents[sheet.session_id]
    assert consent.given is (ConsentGiven.YES if there else ConsentGiven.LIMITS)
    assert consent.words == ("" if there else "handed over without words")


def test_an_event_that_was_taken_back_goes_with_the_next_file(tmp_path: Path, northfield: Path) -> None:
    with meetings(tmp_path / "mine.coach", Days()) as workspace:
        sheet = fill_in(workspace)
        closest, seen = sheet.closest_form("B5"), []
        for number, reply in enumerate((sheet.form_of(closest).reply_with("3"), Reply())):
            sheet.record_reply(closest, reply)
            out = tmp_path / f"{number}.coach"
            sending_from(workspace).write(CODE, {sheet.session_id}, out, Surroundings())
            with open_engagement(northfield, write=True) as into:
                merge_into_open(into, out)
                seen.append([each.level for each in into.state.ratings.values() if each.person == CODE])
    assert seen == [[3], []]


def test_a_coach_sees_the_result_and_no_score_changes(path: Path, northfield: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.coach"
    send(path, out, "words", "slips", days=("2026-04-02",))
    with open_engagement(northfield, write=True) as workspace:
        before = assess(workspace).scorecard
        for _ in range(2):
            merge_into_open(workspace, out)
        assert assess(workspace).scorecard == before
        result = sheet_result(workspace, person="rut")
        assert result.strength is not None
        assert result.strength.words.startswith("“Large moulds only")
        assert result.promise is None
        assert result.others is not None
        assert result.others.slips == 4
        with pytest.raises(CoachError, match="other people"):
            sheet_result(workspace)
        send(path, tmp_path / "later.coach", days=("2026-03-05", "2026-04-02"))
        merge_into_open(workspace, tmp_path / "later.coach")
        assert [each.day for each in sheet_result(workspace, person=CODE).series.meetings] == [
            "2026-03-05",
            "2026-04-02",
        ]
        erase_person(workspace, erasure_outline(workspace, CODE))
        assert (workspace.state.meetings, workspace.state.slips) == ({}, {})


def test_few_answers_of_others_are_not_offered(path: Path) -> None:
    with open_engagement(path) as workspace:
        sending = sending_from(workspace)
        assert [each.id for each in sending.offers[-3:]] == ["words", "promises", "slips"]
        first = Sending(None, sending.sheets[:1])
        assert [each.id for each in first.offers[1:]] == ["words", "promises"]
        with pytest.raises(CoachError, match="Choose a meeting"):
            sending.words(CODE, {"words"})
        with pytest.raises(CoachError, match="short code"):
            sending.words(" ", {sending.sheets[0].session_id})


def test_of_what_others_wrote_only_goes_what_is_shown(path: Path, tmp_path: Path) -> None:
    with open_engagement(path, write=True) as workspace:
        slips = [{"worth": "all"}, {"worth": "part"}, {"worth": "part", "decided": "marmalade"}]
        record_slips(pulse_of(workspace, "2026-03-05"), slips)
    shown = send(path, tmp_path / "out.coach", "slips", days=("2026-03-05",))
    with open_engagement(tmp_path / "out.coach") as workspace:
        assert [each.asked for each in workspace.log.state().slips.values()] == ["worth"]
    assert "A part of it: 2" in shown
    assert "marmalade" not in shown


def test_of_what_others_wrote_nothing_tells_which_pile_it_was_in(path: Path, tmp_path: Path) -> None:
    with open_engagement(path, write=True) as workspace:
        pulse = pulse_of(workspace, "2026-03-05")
        record_slips(pulse, [{"worth": "part", "decided": "pears"}, {"worth": "part", "decided": "figs"}])
        record_slips(pulse, [{"worth": "all", "decided": "marmalade"}])
        piles = {each.pile for each in slips_about(pulse.sheet)}
        workspace.record(SlipAnswers("of/worth", "OTH", pulse.sheet.meeting.id, "worth", ("none",), "", 9))  # another's
    send(path, tmp_path / "out.coach", "slips", days=("2026-03-05",))
    with open_engagement(tmp_path / "out.coach") as workspace:
        slips = tuple(workspace.log.state().slips.values())
        kept = " ".join(str(entry.body) + str(entry.item) for entry in workspace.log.entries())
    assert {each.asked: each.answers for each in slips} == {
        "worth": ("all", "part", "part"),
        "decided": ("figs", "marmalade", "pears"),
    }
    assert len({(each.pile, each.at, each.slips) for each in slips}) == 1
    assert not any(pile in kept for pile in piles)


def test_the_sheets_of_two_people_stay_apart(path: Path, northfield: Path, tmp_path: Path) -> None:
    with meetings(tmp_path / "other.coach", Days()) as workspace:
        other = fill_in(workspace, promise="tomorrow")
        (promise,) = workspace.state.promises.values()
        workspace.record(promise.answered(PromiseOutcome.YES))
        sending_from(workspace).write("OTH", {other.session_id, "promises"}, tmp_path / "his.coach", Surroundings())
    send(path, tmp_path / "hers.coach", days=("2026-04-02",))
    with open_engagement(northfield, write=True) as workspace:
        for name in ("his.coach", "hers.coach"):
            merge_into_open(workspace, tmp_path / name)
        series = {code: sheet_result(workspace, person=code).series for code in (CODE, "OTH")}
    assert {code: ([each.day for each in one.meetings], one.kept) for code, one in series.items()} == {
        CODE: (["2026-04-02"], {}),
        "OTH": (["2026-03-02"], {PromiseOutcome.YES: 1}),
    }
