"""What a coach does once a meeting is over: marks are settled, cards filled in, levels confirmed; all can be undone."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.model.observing import (
    ActionItem,
    AgendaItem,
    AgreementKept,
    Became,
    CardWord,
    DebriefWords,
    Decision,
    LineKind,
    Mark,
    MeetingLine,
    Missed,
    ObservedMeeting,
)
from coachtui.model.problems import CoachError
from coachtui.workflow.coaching.afterwards import (
    AfterAsk,
    add_missed,
    afterwards_of,
    answer_afterwards,
    parts_of,
    set_topic,
)
from coachtui.workflow.coaching.coach_cards import answer_card, cards_of
from coachtui.workflow.coaching.coaching_home import ObservedLine, coaching_home
from coachtui.workflow.coaching.coaching_result import coaching_in
from coachtui.workflow.coaching.confirming import confirm_level, drop_confirmed, levels_of_meeting
from coachtui.workflow.coaching.consenting import set_consent
from coachtui.workflow.coaching.debriefing import debrief_page, draft_words, keep_words, people_to_debrief
from coachtui.workflow.coaching.noting import draft_note, note_as_typed, written_note
from coachtui.workflow.coaching.settling import (
    MarkLine,
    SaidLine,
    add_mark,
    drop_mark,
    settle_mark,
    settling_of,
    star_line,
    turn_mark,
)
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.interview.history import History
from tests.workflow.observing.taking_in import coaching_file


def test_marks_are_settled_one_by_one_and_taken_back(observed: Path) -> None:
    with open_engagement(observed, write=True) as workspace:
        meeting = ObservedMeeting("M10", "Review", "2026-04-01", participants=("CEO", "OPS"), unwilling=("OPS",))
        marks = (Mark("", helped=False), Mark("", helped=False))
        lines = (
            MeetingLine("a", "M10", "CEO", 1, "Buy overtime.", marks=marks, item="1"),
            MeetingLine("b", "M10", "OPS", 2, "Mine.", marks=marks),
            MeetingLine("c", "M10", None, 3, "They look away"),
            MeetingLine("e", "M10", None, 5, "Fine.", imported=True),
            MeetingLine("d", "M10", None, 4, "Who decides?", marks=marks, kind=LineKind.STEP_IN),
        )
        workspace.record(replace(meeting, items=(AgendaItem("1", "Scrap"),)), *lines)

        def marked(place: int = 0) -> MarkLine:
            return settling_of(workspace, "M10").marks[place]

        settling = settling_of(workspace, "M10")
        assert (len(settling.marks), settling.left) == (2, 2), "neither have those who do not consent, nor the coach"
        assert (marked().item, marked().words) == ("Scrap", SaidLine("Dana", "Buy overtime."))
        assert (marked().before, marked().after) == (SaidLine("Somebody", "Fine."), SaidLine("Ravi", ""))
        assert [each.number for each in settling.behaviours] == list(range(1, 16))
        assert [(each.marks, each.to_settle) for each in coaching_home(workspace).meetings] == [(2, 2), (56, 0)]
        history = History()
        history.add(settle_mark(workspace, marked(), "B5"))
        with pytest.raises(CoachError, match="shows that already"):
            settle_mark(workspace, marked(1), "B5")
        with pytest.raises(CoachError, match="2 behaviours at most"):
            add_mark(workspace, marked())
        history.add(settle_mark(workspace, marked(1), "B7"))
        history.add(turn_mark(workspace, marked(1), helped=True))
        history.add(star_line(workspace, marked()))
        history.add(drop_mark(workspace, marked()))
        line = workspace.state.meeting_lines["a"]
        assert (line.marks, line.starred) == ((Mark("B7", helped=True),), True)
        history.add(add_mark(workspace, marked()))
        assert settling_of(workspace, "M10").left == 1
        while history.undo(workspace):
            pass
        assert workspace.state.meeting_lines["a"] == replace(lines[0], marks=marks)


def test_cards_of_items_and_of_the_meeting_come_in_any_order(observed: Path) -> None:
    with open_engagement(observed, write=True) as workspace:
        workspace.record(withdraw=tuple(workspace.state.card_answers.values()))
        own = MeetingLine(
            "i", "M09", None, 99, "I ask", marks=(Mark("B1", helped=True),), kind=LineKind.STEP_IN, item="2"
        )
        workspace.record(own)
        cards = cards_of(workspace, "M09")
        assert [(card.item, len(card.asks), card.answered) for card in cards] == [
            ("1", 6, 0), ("2", 6, 0), ("3", 6, 0), ("", 9, 0),
        ]  # fmt: skip
        assert [ask.line for ask in cards[0].asks] == ["gap", "cause", "criteria", "options", "decision", "action"]
        gap = cards[1].asks[0]
        assert (gap.helped, gap.hurt) == (1, 0), (
            "what was marked in the item stands beside its card; stepping in is not"
        )
        lines = workspace.state.observation({"M09"}).lines
        marks = Counter((mark.behaviour, mark.helped) for line in lines for mark in line.counted_marks)
        for ask in cards[-1].asks:
            counts = marks[ask.behaviour, True], marks[ask.behaviour, False]
            assert (ask.helped, ask.hurt) == counts, "beside the card of the meeting stands all of it"
        history = History()
        history.add(answer_card(workspace, "M09", "", "B12", CardWord.PARTLY))
        history.add(answer_card(workspace, "M09", "3", "B5", CardWord.NO))
        history.add(answer_card(workspace, "M09", "3", "B5", CardWord.NOT_NEEDED))
        assert [card.answered for card in cards_of(workspace, "M09")] == [0, 0, 1, 1]
        answer_card(workspace, "M09", "", "B12", None)
        assert cards_of(workspace, "M09")[-1].answered == 0
        history.undo(workspace)
        assert cards_of(workspace, "M09")[2].asks[2].word is CardWord.NO
        for item, behaviour in (("4", "B5"), ("3", "B12"), ("", "B5")):
            with pytest.raises(CoachError, match="no line about"):
                answer_card(workspace, "M09", item, behaviour, CardWord.YES)


def test_a_level_needs_a_reason_and_counts_before_the_suggested_one(observed: Path) -> None:
    with open_engagement(observed, write=True) as workspace:

        def levels() -> dict[str, tuple[int | None, str]]:
            return {each.behaviour.id: (each.score.level, each.reason) for each in levels_of_meeting(workspace, "M09")}

        assert len(levels()) == 15
        suggested, _ = levels()["B5"]
        for level, reason in ((3, " \n"), (5, "They did.")):
            with pytest.raises(CoachError):
                confirm_level(workspace, "M09", "B5", level, reason)
        history = History()
        history.add(confirm_level(workspace, "M09", "B5", 3, " Otto wrote them up. "))
        assert levels()["B5"] == (3, "Otto wrote them up.")
        drop_confirmed(workspace, "M09", "B5")
        assert levels()["B5"] == (suggested, "")
        history.undo(workspace)
        assert levels()["B5"] == (suggested, "")


@pytest.mark.parametrize(
    ("marks", "to_settle", "words", "waiting", "stands"),
    [
        (0, 0, 0, 3, "nothing marked yet"),
        (2, 2, 0, 3, "2 to settle"),
        (2, 1, 0, 3, "debrief ready, 1 to settle"),
        (0, 0, 1, 2, "debrief ready, 2 cards"),
        (2, 2, 1, 0, "debrief ready, 2 to settle"),
    ],
)
def test_home_says_where_a_meeting_stands(marks: int, to_settle: int, words: int, waiting: int, stands: str) -> None:
    meeting = ObservedMeeting("M10", "Review", None, began="2026-04-01T09:00:00Z", ended="2026-04-01T10:00:00Z")
    assert ObservedLine(meeting, 5, marks, to_settle, words, waiting, looked_up=True).progress == stands


def test_what_is_usual_is_what_was_seen_in_the_meetings_before(tmp_path: Path) -> None:
    with coaching_file(tmp_path / "a.coach") as workspace:
        for number in range(1, 7):
            meeting = ObservedMeeting(f"M{number}", "Review", f"2026-03-0{number}", participants=("AB",))
            workspace.record(meeting, MeetingLine(f"{number}", meeting.id, "AB", 1, "Good morning."))
        usual = [coaching_in(workspace, meeting).spoken.usual for meeting in ("M5", "M6")]
        assert [{code: each.meetings for code, each in known.items()} for known in usual] == [{}, {"AB": 5}]


def test_consent_of_one_person_changes_nobody_elses(observed: Path) -> None:
    with open_engagement(observed, write=True) as workspace:
        meeting = replace(workspace.state.observed_meetings["M09"], unwilling=("OPS",))
        workspace.record(meeting)
        for given, unwilling in ((False, ("CEO", "OPS")), (True, ("OPS",))):
            set_consent(workspace, [workspace.state.observed_meetings["M09"]], "CEO", given=given)
            assert workspace.state.observed_meetings["M09"].unwilling == unwilling


def test_a_debrief_of_ones_own_is_for_those_who_consent_and_do_not_chair() -> None:
    meeting = ObservedMeeting("M10", "Review", None, "CEO", ("PLN", "CEO", "OPS", "MNT"), unwilling=("OPS",))
    assert people_to_debrief(meeting) == ("PLN", "MNT")


def test_what_is_asked_afterwards_is_answered_with_a_letter(observed: Path) -> None:
    with open_engagement(observed, write=True) as workspace:
        meeting = workspace.state.observed_meetings["M09"]
        before = ObservedMeeting("M08", meeting.name, "2026-02-04", "CEO", meeting.participants, agreed="B6")
        workspace.record(
            before,
            Decision("d8", "M08", "No overtime", topic="overtime"),
            ActionItem("a8", "M08", "List late orders", "OPS"),
            MeetingLine("i1", "M09", None, 41, "Who decides?", kind=LineKind.STEP_IN),
        )

        def asks() -> list[AfterAsk]:
            return [each for group in afterwards_of(workspace, "M09") for each in group.asks]

        def answer(about: str, letter: str) -> None:
            ask = next(each for each in asks() if each.key.startswith(about))
            value = next(each.value for each in ask.choices if each.letter == letter)
            history.add(answer_afterwards(workspace, "M09", ask, value))

        history = History()
        titles = [group.title for group in afterwards_of(workspace, "M09")]
        assert titles[0] == "What was agreed on: who decides what"
        assert [each.split(":")[0] for each in titles[1:]] == [
            "Last time's actions", "What was decided", "You stepped in", "Missed", "May their words be kept?",
        ]  # fmt: skip
        decision = next(each for each in asks() if each.key.startswith("decision"))
        assert not any(each.field in {"became", "moved"} for each in asks()), "not before there is anything to compare"
        history.add(set_topic(workspace, decision.id, " Overtime\n"))
        for about, letter in (
            ("kept 2", "p"), ("action a8 done", "y"), ("action a8 moved", "n"), ("step in i1", "n"),
            (f"decision {decision.id} data", "n"), (f"decision {decision.id} became", "i"),
        ):  # fmt: skip
            answer(about, letter)
        history.add(add_missed(workspace, "M09", "B10", "2"))
        history.add(workspace.record(Missed("M09", "B99", "2")))  # of a rubric that was another one
        assert any(each.ask.endswith(": B99") for each in asks())
        state = workspace.state
        assert state.agreements_kept["M09", "2"] == AgreementKept("M09", "2", CardWord.PARTLY)
        assert (state.actions["a8"].done, state.actions["a8"].on_time, state.actions["a8"].moved) == (True, None, False)
        decided = state.decisions[decision.id]
        assert (decided.topic, decided.criteria, decided.data) == ("Overtime", None, False)
        assert (decided.became, state.meeting_lines["i1"].taken_up) == (Became.IN_CONFLICT, False)
        missed = next(each for each in asks() if each.key.startswith("missed B10"))
        answer_afterwards(workspace, "M09", missed, None)
        assert Missed("M09", "B10", "2") in workspace.state.missed.values()
        answer("missed B10", "x")
        assert Missed("M09", "B10", "2") not in workspace.state.missed.values()
        while history.undo(workspace):
            pass
        assert workspace.state.decisions[decision.id].became is None
        assert not workspace.state.agreements_kept
        assert [name for name, _ in parts_of(meeting)] == ["opening", "1", "2", "3", "close"]
        with pytest.raises(CoachError, match="no behaviour"):
            add_missed(workspace, "M09", "B99", "2")


def test_what_was_typed_for_somebody_who_withdraws_consent_waits_unseen(observed: Path) -> None:
    with open_engagement(observed, write=True) as workspace:
        meeting = workspace.state.observed_meetings["M09"]
        keep_words(workspace, DebriefWords("M09", "SAL", answer="Fair", next="Ask first"))
        for field in ("answer", "watcher"):
            draft_words(workspace, DebriefWords("M09", "SAL"), field, f"typed {field}")
        note = written_note(workspace, "M09", "SAL")
        draft_note(workspace, note, "Typed note")
        set_consent(workspace, [meeting], "SAL", given=False)

        page = debrief_page(workspace, "M09", "SAL")
        assert page.own == DebriefWords("M09", "SAL", next="Ask first", watcher="typed watcher")
        assert not page.takes_answer
        with pytest.raises(CoachError, match="Carla does not consent: there is no note"):
            note_as_typed(workspace, "M09", "SAL")
        keep_words(workspace, replace(page.own, day="Thursday"))

        set_consent(workspace, [meeting], "SAL", given=True)
        assert workspace.state.debrief_words["M09", "SAL"].answer == "Fair"
        own = debrief_page(workspace, "M09", "SAL").own
        assert own is not None
        assert (own.answer, own.watcher) == ("typed answer", "typed watcher")
        assert note_as_typed(workspace, "M09", "SAL").text == "Typed note"
