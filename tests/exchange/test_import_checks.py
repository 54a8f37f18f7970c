"""Imports lose nothing and take nothing silently: ids of the file's own, one list of all that is wrong."""

import json
import shutil
from collections.abc import Callable
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Any

import pytest

from coachtui.exchange.reading_json import RepeatedKeys, json_from_text
from coachtui.exchange.state_json import read_state
from coachtui.model.craft import Filed, FiledTo
from coachtui.store.kinds import KINDS
from coachtui.workflow.engagement.engagements import open_engagement
from tests.conftest import Run

Change = Callable[[dict[str, Any]], object]


def state_of(*ratings: tuple[str, str, int], **more: object) -> dict[str, Any]:
    people = dict.fromkeys(person for person, *_ in ratings)
    return {
        "format": "coachtui/state",
        "version": 1,
        "engagement": {"organisation": "Acme"},
        "people": [{"code": code, "role": "middle"} for code in people],
        "ratings": [{"person": person, "indicator": own, "level": level} for person, own, level in ratings],
        **more,
    }


def take_in(run: Run, path: str, state: object) -> int:
    Path("state.json").write_text(state if isinstance(state, str) else json.dumps(state), encoding="utf-8")
    return run("import", path, "state.json").code


def levels(path: str) -> list[tuple[str, str, int | None]]:
    with open_engagement(Path(path)) as workspace:
        return sorted((each.person, each.indicator, each.level) for each in workspace.state.ratings.values())


ONE = (("A", "E1a", 1), ("A", "E1a", 2), ("B", "E1b", 3))
TWO = (("B", "E1b", 0), ("A", "E1a", 4), ("C", "E2a", 2))


@pytest.mark.parametrize("into", [True, False])
def test_two_lists_that_share_people_lose_no_rating_in_a_merge(run: Run, into: bool) -> None:
    assert take_in(run, "one.coach", state_of(*ONE)) == take_in(run, "two.coach", state_of(*TWO)) == 0
    merging = (
        ("merge", "two.coach", "--into", "one.coach") if into else ("merge", "one.coach", "two.coach", "-o", "c.coach")
    )
    assert run(*merging).code == 0
    assert levels("one.coach" if into else "c.coach") == sorted([*ONE, *TWO])


def test_copies_of_an_empty_engagement_make_up_other_ids(run: Run) -> None:
    run("new", "one.coach", "--name", "Acme", "--plan", "full", "--process", "")
    shutil.copy("one.coach", "two.coach")
    assert take_in(run, "one.coach", state_of(*ONE)) == take_in(run, "two.coach", state_of(*TWO)) == 0
    assert run("merge", "two.coach", "--into", "one.coach").code == 0
    assert levels("one.coach") == sorted([*ONE, *TWO])


def test_answers_quotes_and_files_without_ids_are_kept_apart_too(run: Run) -> None:
    def said(words: str) -> dict[str, Any]:
        return state_of(
            ("A", "E1a", 1),
            answers=[{"person": "A", "question": "C1.1", "note": words}],
            quotes=[{"person": "A", "text": words}],
            attachments=[{"person": "A", "name": words}],
        )

    for name, words in (("one.coach", "first"), ("two.coach", "second")):
        assert take_in(run, name, said(words)) == 0
    run("merge", "two.coach", "--into", "one.coach")
    with open_engagement(Path("one.coach")) as workspace:
        state = workspace.state
        for records, part in ((state.answers, "note"), (state.quotes, "text"), (state.attachments, "name")):
            assert {getattr(record, part) for record in records.values()} == {"first", "second"}


def test_a_corrected_list_revises_what_it_corrects_also_after_a_merge(run: Run) -> None:
    take_in(run, "one.coach", state_of(*ONE))
    take_in(run, "two.coach", state_of(*TWO))
    corrected = (("A", "E1a", 4), ("C", "E1a", 0), ("A", "E1a", 2), ("B", "E1b", 0))
    take_in(run, "one.coach", state_of(*corrected))
    assert levels("one.coach") == sorted(corrected)
    run("merge", "two.coach", "--into", "one.coach")
    again = (("a", "E1a", 3), *corrected[1:])  # written differently: the same person
    state = state_of(*again)
    state["people"][2]["code"] = "a\u200b"
    del state["people"][2]
    assert take_in(run, "one.coach", state) == 0
    assert levels("one.coach") == sorted([("A", "E1a", 3), *corrected[1:], *TWO])


def test_people_go_by_the_code_that_the_engagement_has(run: Run) -> None:
    take_in(run, "one.coach", state_of(("CFO", "E1a", 1)))
    assert take_in(run, "one.coach", state_of(("\uff23fo", "E1b", 2))) == 0
    assert levels("one.coach") == [("CFO", "E1a", 1), ("CFO", "E1b", 2)]
    with open_engagement(Path("one.coach")) as workspace:
        assert list(workspace.state.people) == ["CFO"]


@pytest.mark.parametrize("known", ["PLN", "Pln"])
def test_a_session_is_stored_under_the_code_of_its_person(run: Run, known: str) -> None:
    take_in(run, "one.coach", state_of((known, "E1a", 1)))
    state = state_of(("PLN", "E1b", 2), sessions=[{"id": "s", "person": "pln"}])
    state["ratings"][0]["session"] = "s"
    assert take_in(run, "one.coach", state) == 0
    assert levels("one.coach") == [(known, "E1a", 1), (known, "E1b", 2)]
    with open_engagement(Path("one.coach")) as workspace:
        assert {each.person for each in workspace.state.sessions.values()} == {known}


NAMING: dict[str, dict[str, Any]] = {
    "sessions": {"id": "own"},
    "answers": {"question": "C1.1"},
    "ratings": {"indicator": "E1a", "level": 1},
    "quotes": {"text": "words"},
    "attachments": {"name": "plan.txt"},
    "evidence": {"evidence": "ev1", "state": "seen"},
    "probes": {"question": "C1.1", "probe": "p1"},
    "captures": {"id": "own", "text": "words", "filed_to": "person", "filed_id": "\uff50ln"},
    "contradictions": {"contradiction": "x1", "state": "open"},
    "interludes": {"id": "own", "kind": "pause", "started": "2026-03-02T09:00:00Z"},
    "consents": {"given": "yes"},
    "proposed": {"id": "own", "name": "Ada"},
    "steps_done": {"id": "own", "words": "A copy by Friday"},
    "promises": {"id": "own", "about": "B5", "line": "Who decides?", "day": "2026-03-02"},
    "meetings": {"id": "own", "name": "Review", "day": "2026-03-02"},
    "slips": {"id": "own", "meeting": "m", "asked": "V1"},
}
"""An object of each list whose objects have a person, without the person: all that must be there, and no session."""
OF_A_SESSION = {kind.table for kind in KINDS if kind.columns.get("session") == "session"}


def named_in(name: str, person: str, session: str = "") -> dict[str, Any]:
    state = state_of(people=[{"code": "PLN"}])
    if session:
        state["sessions"] = [{"id": session, "person": "pLN"}]
    own_session = {"session": session} if session and name in OF_A_SESSION else {}
    state.setdefault(name, []).append({**NAMING[name], **own_session, "person": person})
    return state


def test_each_list_whose_objects_have_a_person_is_looked_at() -> None:
    assert {kind.table for kind in KINDS if kind.columns.get("person") == "person" and not kind.within} == {*NAMING}


@pytest.mark.parametrize("name", NAMING)
def test_a_person_goes_by_one_code_however_it_is_written(name: str) -> None:
    (kind,) = (each for each in KINDS if each.table == name)
    for known, wanted in (((), "PLN"), (("Pln",), "Pln"), (("pln", "PLN"), "pln")):
        for person in ("PLN", "pln", "\uff30ln\u200b"):
            for session in ("", "s"):
                read = read_state(named_in(name, person, session), people=known)
                assert not read.problems, read.problems.first
                records: list[Any] = [*kind.records_in(read.state), *read.state.sessions.values()]
                assert {each.person for each in records} == {wanted}
                filed = [each.filed for each in read.state.captures.values()]
                assert filed in ([], [Filed(FiledTo.PERSON, wanted)])


@pytest.mark.parametrize("name", NAMING)
def test_a_person_must_be_in_the_list_of_people(name: str) -> None:
    read = read_state(named_in(name, "XX"), people=["XX"])
    assert read.problems.first == [f"{name}[0] names 'XX', who is not among the people"]
    assert [*read.state.people] == ["PLN"]
    assert not read.state.sessions


@pytest.mark.parametrize("name", NAMING)
def test_what_is_left_out_is_as_if_nobody_had_said_it(name: str) -> None:
    (kind,) = (each for each in KINDS if each.table == name)
    (record,) = kind.records_in(read_state(named_in(name, "PLN")).state)
    usual = {each.name: each.default for each in fields(kind.record) if each.default is not MISSING}
    for left_out in usual.keys() - NAMING[name].keys() - kind.nested:
        assert getattr(record, left_out) == usual[left_out], left_out


MISFITS: tuple[tuple[str, object, str], ...] = (
    ("C2.2", 12, "12; C2.2 takes a text, in quotes."),
    ("C4.1", 12, "12; C4.1 takes its words in 'note'."),
    ("C7.1", 5, "5; C7.1 takes a level from 0 to 4."),
    ("C7.3", "12", '"12"; C7.3 takes a number of 0 or more.'),
    ("C6.3", "often", "\"often\"; C6.3 takes one of 'none', 'remark', 'minor', 'equal', 'dominant'."),
    ("C7.6", ["people", "none"], '["people", "none"]; C7.6 takes a list of some of \'permission\', '),
    ("C1.4", [{"aim": "x"}], '[{"aim": "x"}]; C1.4 takes a list of rows, each with texts for some of goal, '),
)


def _answering(question: str, value: object) -> Change:
    return lambda state: state.update(answers=[{"person": "A", "question": question, "value": value}])


WRONG: dict[str, tuple[Change, str]] = {
    "a mode that no plan has": (lambda s: s["engagement"].update(mode="fast"), "engagement.mode is 'fast'"),
    "the mode of a self-assessment": (lambda s: s["engagement"].update(mode="alone"), "engagement.mode"),
    "a person twice": (lambda s: s["people"].append({"code": "A", "role": "X"}), "people[1] is there twice"),
    "a person written twice": (lambda s: s["people"].append({"code": "a\u200b", "role": "X"}), "people[1] is there"),
    "a code that shows nothing": (lambda s: s["people"].append({"code": "\u200b", "role": "X"}), "people[1].code"),
    "a rating's id twice": (
        lambda s: s["ratings"].extend([{**s["ratings"][0], "id": "r"}, {**s["ratings"][0], "id": "r", "level": 0}]),
        "ratings[2] is there twice: ratings[1]",
    ),
    "an answer twice": (
        lambda s: s.update(answers=[{"person": "A", "question": "C1.1", "note": note} for note in "ab"]),
        "answers[1] is there twice: answers[0]",
    ),
    "a session twice": (lambda s: s.update(sessions=[{"id": "s", "person": "A"}] * 2), "sessions[1] is there twice"),
    "a session of somebody who is not listed": (
        lambda s: s.update(sessions=[{"id": "s", "person": "XX"}]),
        "sessions[0] names 'XX', who is not among the people",
    ),
    "a session of no plan": (
        lambda s: s.update(sessions=[{"id": "s", "person": "A", "plan": "fast"}]),
        "sessions[0].plan is 'fast'",
    ),
    "an agenda of unknown questions": (
        lambda s: s.update(sessions=[{"id": "s", "person": "A", "agenda": ["C99"]}]),
        "sessions[0].agenda has 'C99'",
    ),
    "what no inventory decides": (lambda s: s.update(computed={"E1a": 2}), "computed.E1a is not for an inventory"),
    "what is no indicator": (lambda s: s["ratings"][0].update(indicator="E9z"), "ratings[0] names 'E9z'"),
    "an unknown question": (lambda s: s["ratings"][0].update(question="C99"), "ratings[0].question is 'C99'"),
    "unknown evidence": (
        lambda s: s.update(evidence=[{"person": "A", "evidence": "ev99", "state": "seen"}]),
        "evidence[0].evidence is 'ev99'",
    ),
    "an unknown probe": (
        lambda s: s.update(probes=[{"person": "A", "question": "C1.1", "probe": "p99"}]),
        "probes[0].probe is 'p99'",
    ),
    "codes that are stored alike": (
        lambda s: s["people"].extend([{"code": "B\x00", "role": "X"}, {"code": "B", "role": "X"}]),
        "people[2] is there twice: people[1]",
    ),
    "codes of half a character": (
        lambda s: s["people"].extend([{"code": "C\ud800", "role": "X"}, {"code": "C\udfff", "role": "X"}]),
        "people[2] is there twice: people[1]",
    ),
    "an agenda with a question twice": (
        lambda s: s.update(sessions=[{"id": "s", "person": "A", "agenda": ["C1.1"] * 3}]),
        "sessions[0].agenda has 'C1.1' 3 times",
    ),
    "a document of no known role": (
        lambda s: s.update(documents=[{"role": "virus", "id": "x", "name": "x", "text": "y"}]),
        "documents[0] role is 'virus'; it is script or rubric",
    ),
    "a rating of the year 9999": (
        lambda s: s["ratings"][0].update(at="9999-12-31T23:59:59Z"),
        "ratings[0].at is '9999-12-31T23:59:59Z'; that is far ahead",
    ),
    "a session to come": (
        lambda s: s.update(sessions=[{"id": "s", "person": "A", "started": "2999-01-01T09:00:00+01:00"}]),
        "sessions[0].started is '2999",
    ),
    "a time before all years": (lambda s: s["ratings"][0].update(at="0001-01-01T00:00:00+14:00"), "it is a time in"),
    "no time": (lambda s: s["ratings"][0].update(at="yesterday"), "ratings[0].at is 'yesterday'"),
    **{
        f"a value of {question} that does not fit": (_answering(question, value), f"answers[0].value is {said}")
        for question, value, said in MISFITS
    },
    "an unknown key": (lambda s: s["ratings"][0].update(lvel=2), "ratings[0].lvel is not known here"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said_with_its_place_and_nothing_is_stored(run: Run, name: str) -> None:
    change, wanted = WRONG[name]
    state = state_of(("A", "E1a", 1))
    assert take_in(run, "there.coach", state) == 0
    before = Path("there.coach").read_bytes()
    change(state)
    Path("wrong.json").write_text(json.dumps(state), encoding="utf-8")
    for path in ("new.coach", "there.coach"):
        ran = run("import", path, "wrong.json")
        assert (ran.code, wanted in ran.err) == (2, True), ran.err
    assert not Path("new.coach").exists()
    assert Path("there.coach").read_bytes() == before


def test_everything_wrong_is_in_one_list(run: Run) -> None:
    state = state_of(("A", "E1a", 1))
    for name in (
        "a mode that no plan has",
        "a person twice",
        "what no inventory decides",
        "no time",
        "an answer twice",
    ):
        WRONG[name][0](state)
    Path("wrong.json").write_text(json.dumps(state), encoding="utf-8")
    ran = run("import", "new.coach", "wrong.json")
    for wanted in ("engagement.mode", "people[1]", "computed.E1a", "ratings[0].at", "answers[1]"):
        assert wanted in ran.err
    state["ratings"] = [{"person": "B" * 999 + "\x1b]0;x\x07", "indicator": "E1a", "level": 1}] * 1000
    Path("wrong.json").write_text(json.dumps(state), encoding="utf-8")
    ran = run("import", "new.coach", "wrong.json")
    assert "and 90" in ran.err
    assert "\x1b" not in ran.err
    assert max(map(len, ran.err.splitlines())) < 300


def test_a_key_given_twice_is_said(run: Run) -> None:
    text = json.dumps(state_of(("A", "E1a", 1))).replace('"level": 1', '"level": 1, "level": 4')
    Path("twice.json").write_text(text.replace('"version": 1', '"version": 1, "version": 1'), encoding="utf-8")
    ran = run("import", "new.coach", "twice.json")
    assert (ran.code, "ratings[0].level is there twice" in ran.err, "version is there twice" in ran.err) == (
        2, True, True,
    )  # fmt: skip


@pytest.mark.parametrize("part", ["[],", "{},", "1,", '"a",'])
def test_more_values_than_a_computer_holds_are_not_read(part: str) -> None:
    with pytest.raises(ValueError, match="are the most that are read"):
        json_from_text(f"[{part * 1_000_001}0]")


def test_keys_without_number_given_twice_are_found_in_one_pass() -> None:
    keys = ", ".join(f'"k{number}": 0' for number in range(50_000))
    found = json_from_text(f'{{{keys}, "k7": 1}}')
    assert isinstance(found, RepeatedKeys)
    assert found.repeated == ("k7",)


def test_a_rating_that_says_the_same_as_another_is_taken_and_said(run: Run) -> None:
    Path("same.json").write_text(json.dumps(state_of(("A", "E1a", 1), ("A", "E1a", 1))), encoding="utf-8")
    ran = run("import", "new.coach", "same.json")
    assert (ran.code, ran.err) == (0, "ratings[1] says the same as ratings[0]; both are kept.\n")
    assert levels("new.coach") == [("A", "E1a", 1)] * 2
