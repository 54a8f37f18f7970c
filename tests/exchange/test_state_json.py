"""Handing engagements over: nothing is lost either way, and what does not fit is named with its place."""

import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.exchange.state_json import could_not_be_read, read_state, state_to_json
from coachtui.model.answers import (
    Absence,
    Answer,
    Attachment,
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
)
from coachtui.model.engagement import Engagement, State
from coachtui.model.meetings import Meeting
from coachtui.model.people import Person, canonical_code
from coachtui.model.promises import Promise, PromiseOutcome
from coachtui.model.text import is_blank
from coachtui.store.bodies import NamedDocument
from coachtui.store.entry import sha256_of
from tests.conftest import Run
from tests.standard_roles import STANDARD_ROLES

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20)
_SEEN = st.characters(exclude_categories=["Cs", "Cc", "Cf", "Z"])
CODE = st.text(_SEEN, min_size=1, max_size=8).filter(lambda code: not is_blank(code))
AT = st.sampled_from([None, "2026-03-02T09:00:00.000000Z", "2026-03-02"])
VALUE = st.one_of(
    st.none(),
    st.integers(0, 4),
    st.floats(0, 1e6, allow_nan=False),
    TEXT,
    st.lists(TEXT, max_size=3).map(tuple),
    st.lists(st.dictionaries(CODE, TEXT, max_size=3), min_size=1, max_size=3).map(tuple),
    st.dictionaries(CODE, st.integers(0, 999_999), min_size=1, max_size=3),
)

CONTENTS = (b"", b"The signed plan", bytes(range(256)))


@st.composite
def states(draw: st.DrawFn) -> State:
    people = {
        code: Person(code, draw(st.sampled_from([*STANDARD_ROLES, ""])), draw(TEXT))
        for code in draw(st.lists(CODE, max_size=3, unique_by=canonical_code))  # else one is refused: somebody twice
    }
    sessions = {
        f"s-{code}": Session(
            f"s-{code}",
            code,
            draw(st.sampled_from(SessionKind)),
            draw(TEXT),
            agenda=draw(st.lists(CODE).map(tuple)),
            meeting=draw(st.none() | CODE),
            role=draw(TEXT),
        )
        for code in people
    }
    answers: dict[tuple[str, str], Answer] = {}
    ratings: dict[str, Rating] = {}
    quotes: dict[str, Quote] = {}
    for session in sessions.values():
        for question in draw(st.sets(CODE, max_size=3)):
            answers[session.id, question] = Answer(
                session.id,
                session.person,
                question,
                value=draw(VALUE),
                note=draw(TEXT),
                absence=draw(st.sampled_from([None, *Absence])),
                grade=draw(st.sampled_from([None, *Grade])),
                at=draw(AT),
            )
        for rating_id in draw(st.sets(CODE.map(lambda code: f"r{code}"), max_size=3)):
            level = draw(st.sampled_from([None, 0, 4]))
            absence = Absence.DONT_KNOW if level is None else None
            ratings[rating_id] = Rating(
                rating_id,
                session.id,
                session.person,
                "E1a",
                level=level,
                absence=absence,
                derived=draw(st.booleans()),
                at=draw(AT),
            )
        for quote_id in draw(st.sets(CODE.map(lambda code: f"q{code}"), max_size=2)):
            usable = draw(st.sampled_from([None, True, False]))
            quotes[quote_id] = Quote(quote_id, session.id, session.person, draw(CODE), usable=usable, at=draw(AT))
    computed = draw(st.dictionaries(st.sampled_from(["E3a", "E3b"]), st.integers(0, 4)))
    engagement = Engagement("Acme", draw(st.sampled_from(["quick", "full"])), draw(TEXT))
    evidence = [draw(attached(session)) for session in sessions.values()]
    attachments = {each.id: each for files, _ in evidence for each in files}
    notes = {note.key: note for _, noted in evidence for note in noted}
    crafts = [draw(crafted(session)) for session in sessions.values()]
    return State(
        engagement,
        people,
        sessions,
        answers,
        ratings,
        quotes,
        computed,
        attachments=attachments,
        evidence_notes=notes,
        probes_asked={each.key: each for probe, *_ in crafts for each in [probe]},
        captures={each.id: each for _, each, *_ in crafts},
        contradictions={each.key: each for _, _, each, *_ in crafts},
        interludes={each.id: each for *_, each, _ in crafts},
        promises={each.id: each for *_, each in crafts},
        meetings={each.id: each for session in sessions.values() for each in [draw(met(session))]},
    )


@st.composite
def attached(draw: st.DrawFn, session: Session) -> tuple[list[Attachment], list[EvidenceNote]]:
    """What evidence one session came to."""
    files = [
        Attachment(
            f"a{number}-{session.id}",
            draw(st.sampled_from([None, session.id])),
            session.person,
            draw(CODE),
            len(content),
            sha256_of(content),
            question=draw(st.none() | CODE),
            evidence=draw(st.none() | CODE),
            indicators=draw(st.lists(CODE, max_size=2).map(tuple)),
            at=draw(AT),
        )
        for number, content in enumerate(draw(st.lists(st.sampled_from(CONTENTS), max_size=2)))
    ]
    states_of = st.sampled_from(EvidenceState)
    notes = [
        EvidenceNote(session.id, session.person, "ev3", draw(states_of), question, draw(TEXT), draw(AT))
        for question in draw(st.sets(st.none() | CODE, max_size=2))
    ]
    return files, notes


@st.composite
def crafted(draw: st.DrawFn, session: Session) -> tuple[ProbeAsked, Capture, ContradictionNote, Interlude, Promise]:
    """What the craft of the interviewer left behind in one session."""
    own = (session.id, session.person)
    filed = st.none() | st.builds(Filed, st.sampled_from(FiledTo), CODE)
    return (
        ProbeAsked(*own, draw(CODE), draw(CODE), draw(TEXT), draw(AT)),
        Capture(f"c-{session.id}", *own, draw(CODE), draw(filed), draw(AT)),
        ContradictionNote(*own, draw(CODE), draw(st.sampled_from(ContradictionState)), draw(TEXT), draw(AT)),
        Interlude(f"i-{session.id}", *own, draw(st.sampled_from(InterludeKind)), draw(CODE), draw(st.none() | CODE)),
        Promise(
            f"p-{session.id}",
            *own,
            draw(CODE),
            draw(CODE),
            draw(CODE),
            draw(TEXT),
            draw(st.none() | st.sampled_from(PromiseOutcome)),
            draw(AT),
        ),
    )


@st.composite
def met(draw: st.DrawFn, session: Session) -> Meeting:
    """A meeting that the person of a session recorded."""
    return Meeting(f"m-{session.id}", session.person, draw(CODE), draw(CODE), draw(AT))


@given(states())
def test_what_is_written_is_read_the_same(state: State) -> None:
    documents = (NamedDocument("script", "own", "own.yaml", b"id: own\n"),)
    blobs = {sha256_of(content): content for content in CONTENTS}
    read = read_state(json.loads(json.dumps(state_to_json(state, documents, blobs))))
    assert not read.problems
    assert {sha256_of(blob) for blob in read.blobs} == {each.sha256 for each in state.attachments.values()}
    assert read.documents == documents
    for name in {field.name for field in fields(State)} - {"answers"}:
        assert getattr(read.state, name) == getattr(state, name)
    for key, answer in state.answers.items():
        own = read.state.answers[key]
        # A blank text says nothing, so it comes back as nothing.
        assert own == answer or (answer.value == "" and own.value is None)


def test_export_import_export_changes_nothing(run: Run, northfield: Path) -> None:
    for option, name in (((), "state"), (("--log",), "log")):
        assert run("export", northfield, "-o", f"{name}.json", *option).code == 0
        assert run("import", f"{name}.coach", f"{name}.json").code == 0
        assert run("verify", f"{name}.coach").code == 0
        assert run("export", f"{name}.coach", "-o", f"{name}2.json", *option).code == 0
        assert Path(f"{name}.json").read_bytes() == Path(f"{name}2.json").read_bytes()


def test_a_log_read_twice_adds_nothing(run: Run, northfield: Path) -> None:
    run("export", northfield, "-o", "log.json", "--log")
    assert run("import", northfield, "log.json").out.endswith(": 0 entries.\n")


def test_a_log_with_one_changed_word_is_refused_whole(run: Run, northfield: Path) -> None:
    run("export", northfield, "-o", "log.json", "--log")
    text = Path("log.json").read_text(encoding="utf-8")
    assert "never reached reviews" in text
    Path("log.json").write_text(text.replace("never reached reviews", "sometimes reached reviews"), encoding="utf-8")
    assert run("import", "new.coach", "log.json").code != 0
    assert not Path("new.coach").exists()


def minimal() -> dict[str, Any]:
    return {
        "format": "coachtui/state",
        "version": 1,
        "engagement": {"organisation": "Acme"},
        "people": [{"code": "A", "role": "X"}],
        "ratings": [{"person": "A", "indicator": "E1a", "level": 3}],
    }


WRONG: dict[str, tuple[Any, str]] = {
    "no format": ({"format": None}, "coachtui/state"),
    "another version": ({"version": 2}, "version 2"),
    "no organisation": ({"engagement": {}}, "organisation"),
    "an unknown list": ({"meetigns": []}, "meetigns"),
    "a role that is no text": ({"people": [{"code": "A", "role": 7}]}, "people[0]"),
    "a key too many": ({"people": [{"code": "A", "role": "X", "nmae": "Al"}]}, "people[0].nmae"),
    "a person nobody knows": ({"ratings": [{"person": "B", "indicator": "E1a", "level": 1}]}, "'B'"),
    "a level of 5": ({"ratings": [{"person": "A", "indicator": "E1a", "level": 5}]}, "level is 5"),
    "a level of true": ({"ratings": [{"person": "A", "indicator": "E1a", "level": True}]}, "level is True"),
    "an attachment that is no base64": ({"attachments": [{"person": "A", "name": "a", "content": "%"}]}, "not base64"),
    "an attachment of another hash": (
        {"attachments": [{"person": "A", "name": "a", "content": "", "sha256": "0"}]},
        "not the one its sha256 names",
    ),
    "an attachment of another size": ({"attachments": [{"person": "A", "name": "a", "size": 3}]}, "0 bytes"),
    "evidence in no state": (
        {"evidence": [{"person": "A", "evidence": "ev1", "state": "lost"}]},
        "'lost' is not a valid",
    ),
    "a capture filed nowhere": (
        {"captures": [{"id": "c", "person": "A", "text": "words", "filed_to": "question"}]},
        "filed_to without filed_id",
    ),
    "an interlude of no known kind": (
        {"interludes": [{"id": "i", "person": "A", "kind": "lunch", "started": "then"}]},
        "'lunch' is not a valid",
    ),
    "neither level nor absence": ({"ratings": [{"person": "A", "indicator": "E1a"}]}, "ratings[0]"),
    "both level and absence": (
        {"ratings": [{"person": "A", "indicator": "E1a", "level": 1, "absence": "K"}]},
        "either a level or an absence",
    ),
    "a grade of 4": ({"ratings": [{"person": "A", "indicator": "E1a", "level": 1, "grade": 4}]}, "grade is 4"),
    "a session that is not there": (
        {"answers": [{"person": "A", "question": "C1.2", "session": "s9"}]},
        "'s9'",
    ),
    "an indicator the rubric lacks": ({"ratings": [{"person": "A", "indicator": "E1z", "level": 1}]}, "E1z"),
    "a list that is none": ({"people": "A"}, "people is not a list"),
    "a value of nested lists": ({"answers": [{"person": "A", "question": "C1.2", "value": [[1]]}]}, "answers[0]"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_does_not_fit_is_named_and_nothing_is_made(run: Run, name: str) -> None:
    change, wanted = WRONG[name]
    Path("wrong.json").write_text(json.dumps(minimal() | change), encoding="utf-8")
    ran = run("import", "wrong.coach", "wrong.json")
    assert ran.code == 2
    assert wanted in ran.err
    assert "Traceback" not in ran.err
    assert not Path("wrong.coach").exists()


def test_what_has_no_id_gets_the_same_one_each_time() -> None:
    """So that reading a file again revises what is there."""
    data = minimal() | {
        "quotes": [{"person": "A", "text": "first"}, {"person": "A", "text": "second", "id": "own"}],
        "attachments": [{"person": "A", "name": "plan.txt"}],
    }
    state = read_state(data).state
    assert list(state.ratings) == ["import/a/E1a/1"]
    assert list(state.quotes) == ["import/a/quote/1", "own"]
    assert list(state.attachments) == ["import/a/attachment/1"]
    assert list(state.sessions) == ["import/a"]


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"\xff\xfe", b"null", b'{"format": "coachtui/log"}', b"[" * 200_000, b"NaN"]
)
def test_odd_files_are_refused_in_a_sentence(run: Run, content: bytes) -> None:
    Path("odd.json").write_bytes(content)
    ran = run("import", "odd.coach", "odd.json")
    assert ran.code == 2
    assert ran.err
    assert not Path("odd.coach").exists()


def test_all_problems_are_told_at_once() -> None:
    data = minimal() | {"people": [{"code": "A", "role": 7}, {"role": "X"}], "computed": {"E3a": 9}}
    told = could_not_be_read(read_state(data).problems)
    for place in ("people[0]", "people[1]", "computed.E3a"):
        assert place in told.message


def test_escape_sequences_in_imported_words_never_reach_the_terminal(run: Run) -> None:
    data = minimal()
    data["people"][0] |= {"name": "Al\x1b[31m\x07ert", "title": "[bold]x"}
    data["engagement"]["organisation"] = "Ac\x1b]0;owned\x07me \ud800"
    Path("odd.json").write_text(json.dumps(data), encoding="utf-8")
    assert run("import", "odd.coach", "odd.json").code == 0
    for command in (("people", "odd.coach"), ("odd.coach",), ("log", "odd.coach"), ("why", "odd.coach", "E1a")):
        out = run(*command).out
        assert "\x1b" not in out
        assert "\x07" not in out
    assert "[bold]x" in run("people", "odd.coach").out
