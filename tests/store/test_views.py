"""The tidy tables others read: one row for each thing, the latest word only."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from coachtui.model.answers import Absence, Answer, Grade, Quote, Rating, Session, SessionKind
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
from coachtui.model.people import Person
from coachtui.store.bodies import entry_for, withdrawal_of
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import NewEntry
from tests.engagement_files import created


@contextmanager
def rows_of(path: Path) -> Iterator[Any]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        yield lambda view: [dict(row) for row in connection.execute(f"SELECT * FROM {view}")]


def test_each_view_shows_the_latest_word(place: Path, clock: Any) -> None:
    session = Session("s", "OPS", SessionKind.INTERVIEW, author="Ann", plan="full", minutes=60, started="then")
    answer = Answer("s", "OPS", "C1", value=2, note="first", grade=Grade.SAID)
    rating = Rating("r", "s", "OPS", "E1a", level=2, question="C1", evidence="plan")
    quote = Quote("q", "s", "OPS", "words", question="C1", indicators=("E1a", "E1b"))
    with created(place, now=clock) as file:
        file.append(entry_for(Person("OPS", "middle", "Tom", "Head", "Plant")), entry_for(session))
        file.append(entry_for(answer), entry_for(rating), entry_for(quote))
        file.append(
            entry_for(Answer("s", "OPS", "C1", value=("a", "b"), note="revised", at="2025-12-01"), keep_time=True),
            entry_for(Answer("s", "OPS", "C2", absence=Absence.DONT_KNOW)),
            entry_for(Rating("r", "s", "OPS", "E1a", level=3, grade=Grade.SEEN)),
            entry_for(Rating("r2", "s", "OPS", "E1b", absence=Absence.SKIPPED)),
            entry_for(Quote("q", "s", "OPS", "words", question="C1", indicators=("E1a",), usable=True)),
        )
        file.append(entry_for(Session("s", "OPS", SessionKind.INTERVIEW, plan="full", ended="now")))
    with rows_of(place) as rows:
        assert rows("people") == [{"code": "OPS", "role": "middle", "name": "Tom", "title": "Head", "unit": "Plant"}]
        (seen,) = rows("sessions")
        assert (seen["session"], seen["person"], seen["kind"], seen["ended"]) == ("s", "OPS", "interview", "now")
        first, second = rows("answers")
        assert first == {
            "session": "s", "person": "OPS", "question": "C1", "value": '["a","b"]', "note": "revised",
            "absence": None, "grade": None, "noted_at": "2025-12-01",
        }  # fmt: skip
        assert (second["question"], second["value"], second["absence"]) == ("C2", None, "don't know")
        assert [
            (row["rating"], row["indicator"], row["level"], row["grade"], row["absence"]) for row in rows("ratings")
        ] == [
            ("r", "E1a", 3, 2, None),
            ("r2", "E1b", None, None, "skipped"),
        ]
        (said,) = rows("quotes")
        assert (said["quote"], said["text"], said["indicators"], said["usable"]) == ("q", "words", '["E1a"]', 1)


def test_the_craft_of_the_interviewer_has_tables_of_its_own(place: Path, clock: Any) -> None:
    captured = Capture("c", "s", "OPS", "ring Ines")
    paused = Interlude("i", "s", "OPS", InterludeKind.PAUSE, "then")
    gone = ProbeAsked("s", "OPS", "C1", "p2")
    with created(place, now=clock) as file:
        file.append(entry_for(ProbeAsked("s", "OPS", "C1", "p1")), entry_for(gone), entry_for(captured))
        file.append(entry_for(ProbeAsked("s", "OPS", "C1", "p1", "In May")), withdrawal_of(gone), entry_for(paused))
        file.append(entry_for(replace(captured, filed=Filed(FiledTo.INDICATOR, "E1a"))))
        file.append(entry_for(ContradictionNote("s", "OPS", "whole", ContradictionState.LET_BE)))
        file.append(entry_for(replace(paused, ended="now")))
    with rows_of(place) as rows:
        (probe,), (line,), (note,), (pause,) = map(rows, ("probes", "captures", "contradictions", "interludes"))
    assert (probe["question"], probe["probe"], probe["brought"]) == ("C1", "p1", "In May")
    assert (line["capture"], line["text"], line["filed_to"], line["filed_id"]) == ("c", "ring Ines", "indicator", "E1a")
    assert (note["contradiction"], note["state"], note["words"]) == ("whole", "let be", "")
    assert (pause["kind"], pause["started"], pause["ended"]) == ("pause", "then", "now")


def test_withdrawn_erased_and_unreadable_entries_are_not_shown(place: Path) -> None:
    rating, quote = Rating("r", "s", "OPS", "E1a", level=1), Quote("q", "s", "OPS", "words")
    with created(place) as file:
        file.append(entry_for(Person("OPS", "middle")), entry_for(rating), entry_for(quote))
        file.append(withdrawal_of(Person("OPS", "middle")), withdrawal_of(rating), withdrawal_of(quote))
        file.append(entry_for(Answer("s", "OPS", "C1", note="erased")))
        file.append(NewEntry("answer", {"note": "newer"}, "s", "OPS", "C2", version=2))
    with closing(sqlite3.connect(place)) as connection:
        connection.execute("UPDATE entry SET body = NULL, salt = NULL WHERE item = 'C1'")
        (row,) = connection.execute("SELECT * FROM entry WHERE kind = 'quote' LIMIT 1").fetchall()
        for number, body in enumerate(("no JSON", "[1]", "3")):
            changed = (f"x{number}", f"w{number}", *row[2:10], body, *row[11:])
            connection.execute(f"INSERT INTO entry VALUES ({','.join('?' * len(row))})", changed)
        connection.commit()
    with rows_of(place) as rows:
        assert [rows(view) for view in ("people", "ratings", "quotes", "answers")] == [[], [], [], []]


def test_views_show_what_folding_finds(filled: Path) -> None:
    with EngagementFile.open(filled, write=False) as file:
        state = file.state()
    with rows_of(filled) as rows:
        assert [row["code"] for row in rows("people")] == list(state.people)
        assert [row["session"] for row in rows("sessions")] == list(state.sessions)
        assert [(row["session"], row["question"]) for row in rows("answers")] == list(state.answers)
        assert [(row["rating"], row["level"]) for row in rows("ratings")] == [
            (rating.id, rating.level) for rating in state.ratings.values()
        ]
        assert [row["noted_at"] for row in rows("quotes")] == [quote.at for quote in state.quotes.values()]
