"""What a coach does once a meeting is over: marks are settled, cards filled in, levels confirmed; all can be undone."""

from dataclasses import replace
from pathlib import Path

import pytest

from coachtui.model.observing import AgendaItem, CardWord, Mark, MeetingLine, ObservedMeeting
from coachtui.model.problems import CoachError
from coachtui.workflow.coach_cards import answer_card, cards_of
from coachtui.workflow.confirming import confirm_level, drop_confirmed, levels_of_meeting
from coachtui.workflow.engagements import open_engagement
from coachtui.workflow.settling import (
    MarkLine,
    add_mark,
    drop_mark,
    settle_mark,
    settling_of,
    star_line,
    turn_mark,
)
from coachtui.workflow.undoing import History


def test_marks_are_settled_one_by_one_and_taken_back(observed: Path) -> None:
    with open_engagement(observed, write=True) as workspace:
        meeting = ObservedMeeting("M10", "Review", participants=("CEO", "OPS"), unwilling=("OPS",))
        marks = (Mark("", helped=False), Mark("", helped=False))
        lines = (
            MeetingLine("a", "M10", "CEO", 1, "Buy overtime.", marks=marks, item="1"),
            MeetingLine("b", "M10", "OPS", 2, "Mine.", marks=marks),
            MeetingLine("c", "M10", None, 3, "They look away"),
        )
        workspace.record(replace(meeting, items=(AgendaItem("1", "Scrap"),)), *lines)

        def marked(place: int = 0) -> MarkLine:
            return settling_of(workspace, "M10").marks[place]

        settling = settling_of(workspace, "M10")
        assert (len(settling.marks), settling.left) == (2, 2), "somebody who does not consent has no marks"
        assert (marked().item, marked().words.who, marked().before, marked().after) == (
            "Scrap",
            "Dana",
            None,
            settling.marks[0].after,
        )
        assert [each.number for each in settling.behaviours] == list(range(1, 16))
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
        cards = cards_of(workspace, "M09")
        assert [(card.item, len(card.asks), card.answered) for card in cards] == [
            ("1", 6, 0), ("2", 6, 0), ("3", 6, 0), ("", 9, 0),
        ]  # fmt: skip
        assert [ask.line for ask in cards[0].asks] == ["gap", "cause", "criteria", "options", "decision", "action"]
        gap = cards[1].asks[0]
        assert (gap.helped, gap.hurt) == (1, 0), "what was marked in the item stands beside its card"
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
