"""Observed meetings in the state form: everything comes back, and what is wrong is told with its place."""

import json
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from coachtui.exchange.state_json import ImportedState, could_not_be_read, read_state, state_to_json
from coachtui.model.observing import Mark, MeetingLine
from coachtui.model.problems import CoachError
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.passing_on.checking_imports import checked_import
from coachtui.workflow.passing_on.importing import import_engagement

WHOLE: dict[str, Any] = {
    "format": "coachtui/state",
    "version": 1,
    "engagement": {"organisation": "Acme"},
    "people": [{"code": "CEO", "title": "chief executive"}],
    "meetings": [
        {
            "id": "M09",
            "name": "Operations review",
            "at": "2026-03-04T13:00:00Z",
            "chair": "ceo",
            "participants": [
                {"code": "CEO", "name": "Dana"},
                {"code": "QM", "name": "Otto"},
                {"code": "SAL", "consent": False},
            ],
            "items": [
                {
                    "id": 1,
                    "title": "Scrap",
                    "verb": "decide",
                    "minutes": 40,
                    "from": 1,
                    "to": 4,
                    "stretches": [{"opened": "2026-03-04T13:01:00Z"}],
                }
            ],
            "lines": [
                {"u": "1", "who": "QM", "text": "Line two only.", "codes": ["b1+", "B3+"], "star": True},
                {"who": "CEO", "text": "Sort it.", "codes": ["B6-", "-"], "at": "2026-03-04T13:01:00Z"},
                {"u": 7, "text": "Cold coffee."},
                {
                    "who": "sal",
                    "text": "I told you so.",
                    "codes": ["B9-"],
                    "star": True,
                    "raw": "sal I told you so -",
                },
            ],
            "missed": [{"behaviour": "B5", "item": 1}, {"behaviour": "B15", "item": "opening"}],
            "cards": {
                "items": [{"item": 1, "gap": "yes", "Cause": "partly", "B5": False}],
                "meeting": {"B12": "not needed"},
            },
            "decisions": [{"what": "Otto decides", "who": "qm", "when": "Thursday", "item": 1}],
            "actions": [{"what": "Wear by batch", "who": "Ines from the night shift", "id": "a1", "earlier": True}],
            "figures": [{"id": "K04", "name": "On time", "points": [90, 88.5, -3]}],
            "confirmed": [{"behaviour": "B5", "level": 1, "reason": "An objection brought them up"}],
            "produce": "Two fixes",
            "agreed": "b5",
            "stepping_in": "glance",
            "seen_by": "Only Dana",
            "consent_said": False,
            "began": "2026-03-04T13:00:00Z",
            "ended": "2026-03-04T14:00:00Z",
            "pauses": [{"opened": "2026-03-04T13:20:00Z", "closed": "2026-03-04T13:25:00Z"}],
            "shift": -2.5,
            "kept": [{"item": 1, "word": "partly"}],
            "debriefs": [{"whom": "ceo", "next": "Criteria first", "watcher": "Otto", "answer": "Too fast"}],
            "notes": [{"text": "What the team did"}],
        }
    ],
    "speakers": [{"name": "Dana K.", "code": "ceo"}],
}


def read(data: object) -> ImportedState:
    return checked_import(Path("x.coach"), read_state(data), datetime(2026, 6, 1, tzinfo=UTC))


def changed(*path: str | int, to: object) -> dict[str, Any]:
    """The whole meeting with one value in it changed; the path begins inside the meeting."""
    data = deepcopy(WHOLE)
    inside: Any = data["meetings"][0]
    for step in path[:-1]:
        inside = inside[step]
    inside[path[-1]] = to
    return data


def test_a_meeting_is_read_as_the_rubric_and_the_people_have_it() -> None:
    found = read(WHOLE)
    assert not found.problems, found.problems.first
    assert found.remarks == ()
    state = found.state
    assert state.engagement is not None
    assert state.engagement.is_coaching
    assert {code: person.name for code, person in state.people.items()} == {"CEO": "Dana", "QM": "Otto", "SAL": ""}
    meeting = state.observed_meetings["M09"]
    assert (meeting.chair, meeting.participants, meeting.unwilling) == ("CEO", ("CEO", "QM", "SAL"), ("SAL",))
    assert [meeting.item_of(line.number) for line in state.meeting_lines.values()] == ["1", "1", "", ""]
    first, second, third, last = state.meeting_lines.values()
    assert first.marks == (Mark("B1", helped=True), Mark("B3", helped=True))
    assert (second.number, second.person, second.marks[1]) == (2, "CEO", Mark("", helped=False))
    assert (third.number, third.person) == (7, None)
    assert last == MeetingLine("M09/line/8", "M09", "SAL", 8, length=4)
    assert {each.behaviour: each.word.value for each in state.card_answers.values()} == {
        "B1": "yes", "B2": "partly", "B5": "no", "B12": "not needed",
    }  # fmt: skip
    (decision,), (action,) = state.decisions.values(), state.actions.values()
    assert (decision.person, decision.who, decision.item) == ("QM", "", "1")
    assert (action.person, action.who) == (None, "Ines from the night shift")
    assert state.figures["M09", "K04"].points == ("90", "88.5", "-3")


def test_people_in_a_meeting_go_by_the_codes_that_the_file_has() -> None:
    state = read_state(WHOLE, people=["Ceo", "qm"]).state
    meeting = state.observed_meetings["M09"]
    assert (meeting.chair, meeting.participants, meeting.unwilling) == ("Ceo", ("Ceo", "qm", "SAL"), ("SAL",))
    assert [line.person for line in state.meeting_lines.values()] == ["qm", "Ceo", None, "SAL"]
    assert [decision.person for decision in state.decisions.values()] == ["qm"]
    assert [*state.people] == ["Ceo", "qm", "SAL"]


def test_what_was_written_is_read_as_the_same_and_written_as_the_same() -> None:
    state = read(WHOLE).state
    text = json.dumps(state_to_json(state))
    again = read(json.loads(text))
    assert again.state == state
    assert json.dumps(state_to_json(again.state)) == text
    assert "I told you so" not in text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (changed("chair", to="CFO"), "meetings[0] .chair is 'CFO', who is no participant"),
        (changed("lines", 0, "who", to="CFO"), "meetings[0].lines[0] .who is 'CFO', who is no participant"),
        (changed("lines", 0, "codes", to=["B1"]), "meetings[0].lines[0] .codes has 'B1'; a code ends in + or -"),
        (changed("lines", 0, "codes", to=["B99+"]), "meetings[0].lines[0] names 'B99'"),
        (
            changed("lines", 0, "codes", to=["B1+", "B2+", "B3+"]),
            "meetings[0].lines[0].codes has 3; a line has at most 2",
        ),
        (changed("lines", 2, "u", to=1), "meetings[0].lines[2] is there twice: meetings[0].lines[0] is the same"),
        (changed("lines", 1, "at", to="noon"), "meetings[0].lines[1].at is 'noon'; it is a time in ISO form"),
        (changed("lines", 1, "speaker", to="X"), "meetings[0].lines[1].speaker is not known here"),
        (changed("at", to="2199-03-04"), "meetings[0].at is '2199-03-04'; that is far ahead"),
        (changed("missed", 0, "item", to="2"), "meetings[0].missed[0].item is '2'; there is no such item"),
        (changed("cards", "meeting", "B12", to="maybe"), "meetings[0].cards.meeting.B12 is 'maybe'; it is one of yes"),
        (changed("cards", "items", 0, "luck", to="yes"), "meetings[0].cards.items[0].luck names 'luck'"),
        (changed("cards", "items", 0, "item", to=False), "meetings[0].cards.items[0] item is False; it is text"),
        (changed("cards", to=[]), 'meetings[0].cards is not an object with "items" and "meeting"'),
        (
            changed("figures", 0, "points", to=["90"]),
            "meetings[0].figures[0] .points is ['90']; it is a list of numbers",
        ),
        (changed("confirmed", 0, "level", to=5), "meetings[0].confirmed[0] level is 5"),
        (changed("items", 0, "to", to=None), "meetings[0].items[0] goes from no line"),
        (changed("participants", 1, "code", to="ceo"), "meetings[0] has the participant 'CEO' twice"),
        (changed("participants", 0, "name", to=["Dana"]), "meetings[0] name is ['Dana']; it is text"),
        (changed("name", to=""), "meetings[0] has no name"),
        (changed("decisions", 0, "what", to=""), "meetings[0].decisions[0].what is missing"),
        (changed("stepping_in", to="wink"), "meetings[0] .stepping_in is 'wink'; it is one of note, glance"),
        (changed("agreed", to="B99"), "meetings[0] names 'B99'"),
        (changed("shift", to=-1e308), "meetings[0] .shift is -1e+308; it is a number of seconds"),
        (changed("shift", to="soon"), "meetings[0] shift is 'soon'; it is a number"),
        (changed("pauses", 0, "opened", to="noon"), "meetings[0].pauses is 'noon'; it is a time in ISO form"),
        (changed("items", 0, "stretches", 0, "opened", to=""), "meetings[0].items[0].stretches[0] has no opened"),
        (changed("lines", 2, "item", to="7"), "meetings[0].lines[2].item is '7'; there is no such item"),
        (changed("kept", 0, "word", to="yess"), "meetings[0].kept[0].word is 'yess'; it is one of yes, partly"),
        (changed("debriefs", 0, "whom", to="CFO"), "meetings[0].debriefs[0].whom is 'CFO', who is no participant"),
        ({**WHOLE, "sessions": [{"id": "s", "person": "CEO"}]}, "they go into a file without interviews"),
        ({**WHOLE, "engagement": {"organisation": "Acme", "kind": "other"}}, "engagement.kind is 'other'"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(data: dict[str, Any], problem: str) -> None:
    assert problem.replace(" .", ".") in str(could_not_be_read(read(data).problems)).replace(" .", ".")


def test_who_refused_consent_in_the_file_has_no_words_in_what_is_imported_again(tmp_path: Path) -> None:
    path, around = tmp_path / "a.coach", Surroundings("Kim")
    before = changed("participants", 2, to={"code": "sal"})
    for data in (WHOLE, before):
        import_engagement(path, Path("x.json"), json.dumps(data).encode(), around)
    with open_engagement(path) as workspace:
        assert workspace.state.observed_meetings["M09"].unwilling == ("SAL",)
        assert workspace.state.meeting_lines["M09/line/8"] == MeetingLine("M09/line/8", "M09", "SAL", 8, length=4)


def test_another_meeting_takes_no_line_decision_or_action_away(tmp_path: Path) -> None:
    path, around = tmp_path / "a.coach", Surroundings("Kim")
    for data in (WHOLE, changed("name", to="Review of operations")):
        import_engagement(path, Path("x.json"), json.dumps(data).encode(), around)
    other = changed("id", to="M10")
    other["meetings"][0]["lines"][0]["id"] = "M09/line/2"
    with pytest.raises(CoachError, match=r"lines\[0\]\.id is 'M09/line/2'.*in 'M09';\s+.*actions\[0\]\.id is 'a1'"):
        import_engagement(path, Path("x.json"), json.dumps(other).encode(), around)
