"""coachtui coach: the meeting of the demonstration, computed; whom it names; and what stays in a coaching file."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from coachtui.workflow.demonstration.demonstrating_coaching import make_demo_coaching
from coachtui.workflow.engagement.engagements import Surroundings
from tests.conftest import Run
from tests.own_files import ROOT

LINES = """
B1 3 1 2 3 | B2 2 4 1 1 | B3 5 5 4 1 | B4 2 2 1 1 | B5 1 4 1 1 | B6 1 2 1 1 | B7 2 2 1 1 | B8 3 2 3 2 | B9 1 3 1 1 |
B10 1 3 1 1 | B11 0 2 0 0 | B12 1 3 1 1 | B13 1 0 1 2 | B14 2 2 2 1 | B15 0 1 0 0
"""
"""Behaviour, helped, hurt with those missed, people who helped, the level of that."""

CARDS = """
B1 1 1 1 3 0.5 2 | B2 1 0 1 2 0.5 2 | B3 0 1 0 1 0.5 2 | B4 0 1 0 1 0.5 2 | B5 0 0 2 2 0 0 | B6 1 0 2 3 0.33 1 |
B7 0 2 0 2 0.5 2 | B8 0 1 0 1 0.5 2 | B9 0 0 1 1 0 0 | B10 0 1 0 1 0.5 2 | B11 0 0 1 1 0 0 | B12 0 1 0 1 0.5 2 |
B13 0 1 0 1 0.5 2 | B14 1 0 2 3 0.33 1 | B15 0 0 1 1 0 0
"""
"""Behaviour, yes, partly, no, needed, the share of that, the level of that."""

TALK = {"CEO": 0.28, "CFO": 0.13, "ANL": 0.08, "OPS": 0.18, "SAL": 0.13, "PLN": 0.1, "QM": 0.13}
FIRST = {"team": ["B11", "B3", "B2"], "chair": ["B5", "B8", "B2"]}
DEBRIEF = {
    "team": {"strength": {"behaviour": "B1", "line": 26}, "moment": {"behaviour": "B11", "line": 23}, "next": "B11"},
    "chair": {"strength": {"behaviour": "B8", "line": 30}, "moment": {"behaviour": "B5", "line": 21}, "next": "B5"},
}
ON_TIME = {
    "n": 12, "mean": 89.75, "avg_moving_range": 3.09, "lower": 81.53, "upper": 97.97, "outside": [],
    "longest_run_one_side": 3, "max_near_limit_in_4": 0,
}  # fmt: skip
NAMES = ("Dana", "Ravi", "Carla", "Tom", "Jo")


def rows(table: str, *keys: str) -> dict[str, dict[str, float]]:
    cells = (row.split() for row in table.split("|"))
    return {first: dict(zip(keys, map(float, rest), strict=True)) for first, *rest in cells}


@pytest.fixture
def coaching(run: Run, tmp_path: Path) -> Path:
    del run  # it goes to the folder
    path = tmp_path / "n-coaching.coach"
    make_demo_coaching(path, Surroundings(author="demo"))
    return path


def told(run: Run, *arguments: object) -> Any:
    ran = run("coach", *arguments, "--json")
    assert ran.code == 0, ran.err
    return json.loads(ran.out)


def test_the_demonstration_comes_with_a_meeting_that_is_worked_out(run: Run) -> None:
    made = run("demo", "n.coach", "--no-open")
    assert "Made n-coaching.coach: a meeting that a coach observed." in made.out
    found = told(run, "n-coaching.coach")
    lines = rows(LINES, "pos", "neg", "speakers", "score")
    assert found["behaviours"] == lines
    assert found["cards"] == rows(CARDS, "yes", "partly", "no", "needed", "share", "level")
    assert found["suggested"] == {each: row["score"] for each, row in lines.items()}
    assert found["behaviour_mean"] == 1.13
    assert found["talk_share"] == TALK
    assert found["coaching_top3"] == FIRST
    assert found["debrief"] == DEBRIEF
    assert found["xmr_K04"] == ON_TIME
    assert found["noise"] == {"K04": True}
    again = run("demo", "other.coach", "--no-open")
    assert again.code == 0
    kept = Path("n-coaching.coach").read_bytes()
    Path("n.coach").unlink()
    Path("n-my-meetings.coach").unlink()
    assert "n-coaching" not in run("demo", "n.coach", "--no-open").out
    assert Path("n-coaching.coach").read_bytes() == kept


def test_the_coach_reads_names_and_lines_and_the_team_neither(run: Run, coaching: Path) -> None:
    own = " ".join(run("coach", coaching).out.split())
    assert "Dana: “Let's not boil the ocean. Buy overtime.” What would have helped there: criteria first." in own
    assert "Otto: “Item 2: scrap 3.4 against 2.5" in own
    assert "On time by ship date: 88 is noise. Its usual range is 81.5 to 98.0." in own
    assert "How did you see it?" in own
    assert "3 the gap first: helped 3 times, missed once; cards: 1 yes and 1 partly of 3" in own
    assert "Dana 28%" in own
    team = " ".join(run("coach", coaching, "--for", "team").out.split())
    assert "Owns a part" not in team  # what cost something is told by what would have helped
    assert "What would have helped there: own part. Item 1 (On time by ship date)." in team
    assert "“" not in team
    agreed = team[team.index("Is this what you decided?") : team.index("The figures")]
    assert "(Otto decides, Thursday)" in agreed
    assert "(Ravi, no day)" in agreed
    assert not any(name in team.replace(agreed, "") for name in (*NAMES, "Otto", *TALK))


def test_each_page_is_written_as_text_or_markdown(run: Run, coaching: Path) -> None:
    for name, head in (
        ("team.txt", "Monthly operations review, Wednesday 2026"),
        ("team.md", "# Monthly operations review, Wednesday 2026"),
    ):
        ran = run("coach", coaching, "--for", "team", "-o", name)
        assert (ran.code, ran.out) == (0, f"Wrote {name}.\n")
        written = Path(name).read_text(encoding="utf-8")
        assert written.startswith(head)
        assert "On time by ship date: 88 is noise. Its usual range is 81.5 to 98.0." in written
        assert "In 0 of 2 items that needed criteria, somebody said them first." in written
        assert "“" not in written
    agreed = run("coach", coaching, "--decisions").out
    assert agreed == run("coach", coaching, "--decisions", "-o", "-").out
    assert "Sort out the late orders (Ravi, no day)." in agreed
    assert "What worked" not in agreed
    for wrong in (("-o", "team.pdf"), ("-o", coaching), ("--decisions", "--json"), ("--decisions", "--for", "chair")):
        assert run("coach", coaching, *wrong).code == 2, wrong
    assert coaching.read_bytes().startswith(b"SQLite")


def test_the_coachs_own_words_are_kept_for_one_debrief(run: Run, coaching: Path) -> None:
    said = ("--answer", "I was in a hurry", "--next", "Say what it must do", "--watcher", "Otto", "--day", "2027-01-07")
    text = " ".join(run("coach", coaching, "--for", "chair", *said).out.split())
    assert "What really decided it in the end? The answer: “I was in a hurry”" in text
    assert "Next time Say what it must do Who watches: Otto, Thursday 2027-01-07." in text
    team = run("coach", coaching, "--for", "team", "--watcher", "Jo").out
    assert "Who watches: Jo. On what day?" in team
    assert "hurry" not in team
    assert "Who watches: Otto. On what day?" in run("coach", coaching, "--for", "ceo", "--day", "").out
    for wrong in (("--next", "x"), ("--next", "x", "--json"), ("--next", "x", "--decisions", "--for", "chair")):
        assert run("coach", coaching, *wrong).code == 2, wrong


def test_a_note_is_drafted_edited_kept_and_written(run: Run, coaching: Path) -> None:
    ran = run("coach", coaching, "--for", "chair", "--note", "-o", "draft.txt")
    assert "This is a draft: 13 places in brackets are still to be filled in." in ran.err
    draft = Path("draft.txt").read_text(encoding="utf-8")
    assert "“Let's not boil the ocean. Buy overtime.”" in draft
    assert "Ravi: “" not in draft
    evil = "\x1b[2J\x00\ufffe <b>*mine*"
    Path("draft.txt").write_text(f"{draft}\n# My own part\n{evil}\n", encoding="utf-8")
    assert run("coach", coaching, "--for", "ceo", "--note-from", "draft.txt").code == 0
    ran = run("coach", coaching, "--for", "chair", "--note", "-o", "note.md")
    assert "13 places in brackets are not filled in, and left out." in ran.err
    written = Path("note.md").read_text(encoding="utf-8")
    assert "## My own part" in written
    assert "\\<b\\>\\*mine\\*" in written
    assert "Expectations" not in written
    assert "Buy overtime" in run("search", coaching, "overtime", "ocean").out
    assert "Item by item" in run("coach", coaching, "--for", "team", "--note").out
    for wrong, said in ((("--note",), "For whom?"), (("--note", "--json"), "One or the other")):
        assert said in run("coach", coaching, *wrong).err
    docx = pytest.importorskip("docx")
    assert run("coach", coaching, "--for", "chair", "--note", "-o", "note.docx").code == 0
    told = [each.text for each in docx.Document("note.docx").paragraphs]
    assert {"For Dana, and for nobody else", "My own part"} <= {*told}
    assert not {"\x1b", "\x00", "\ufffe"} & {*"".join(told)}


def test_without_its_extra_a_word_document_is_refused_in_a_sentence(
    run: Run, coaching: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    ran = run("coach", coaching, "--for", "chair", "--note", "-o", "note.docx")
    assert (ran.code, Path("note.docx").exists()) == (1, False)
    assert "python-docx, which is not installed here" in ran.err


def test_what_was_not_seen_is_one_line_and_two_records_of_one_meeting_are_pointed_out(run: Run) -> None:
    data = json.loads((ROOT / "examples" / "northfield" / "coaching.json").read_text(encoding="utf-8"))
    bare = {**data["meetings"][0], "cards": {}, "missed": [], "figures": [], "decisions": [], "actions": []}
    line = {"u": 1, "who": "QM", "text": "Line two.", "codes": ["B1+"]}
    silent = {**bare, "id": "M11", "at": "2026-04-01", "lines": [{**line, "codes": []}]}
    data["meetings"] = [{**bare, "lines": [line]}, {**bare, "id": "M10", "lines": [line]}, silent]
    Path("c.json").write_text(json.dumps(data), encoding="utf-8")
    assert run("import", "c.coach", "c.json").code == 0
    pages = [" ".join(run("coach", "c.coach", "--meeting", each).out.split()) for each in ("M09", "M11")]
    assert "(on average 2.0) 2 the gap first: helped once · not seen: a second cause; facts and guesses;" in pages[0]
    assert "from 0 to 4 Nothing was marked, and no card says anything." in pages[1]
    both = " ".join(run("coach", "c.coach").out.split())
    assert "Two of these have one name and one day." in both
    assert ["one name and one day" in each for each in pages] == [False, False]


def test_what_the_coach_confirmed_counts_and_the_reason_is_not_for_the_team(run: Run) -> None:
    data = json.loads((ROOT / "examples" / "northfield" / "coaching.json").read_text(encoding="utf-8"))
    reason = "Tom asked, late, and Dana would not say"
    data["meetings"][0]["confirmed"] = [{"behaviour": "B5", "level": 3, "reason": reason}]
    Path("c.json").write_text(json.dumps(data), encoding="utf-8")
    assert run("import", "c.coach", "c.json").code == 0
    found = told(run, "c.coach")
    assert (found["suggested"]["B5"], found["confirmed"]) == (1, {"B5": {"level": 3, "reason": reason}})
    assert found["behaviour_mean"] == 1.27  # 19 of 15
    assert f"confirmed: {reason}" in " ".join(run("coach", "c.coach").out.split())
    team = " ".join(run("coach", "c.coach", "--for", "team").out.split())
    assert "confirmed by the coach" in team
    assert "Dana" not in team
    assert f"by the coach: {reason}" in " ".join(run("why", "c.coach", "B5").out.split())


def test_lines_and_cards_that_are_far_apart_are_pointed_out(run: Run) -> None:
    data = json.loads((ROOT / "examples" / "northfield" / "coaching.json").read_text(encoding="utf-8"))
    data["meetings"][0]["cards"] = {"meeting": {"B11": "yes", "B12": "no"}}
    Path("c.json").write_text(json.dumps(data), encoding="utf-8")
    assert run("import", "c.coach", "c.json").code == 0
    assert told(run, "c.coach")["differ"] == ["B11"]
    assert "hurt twice; cards: 1 yes of 1; lines say 0, cards say 3: look again" in " ".join(
        run("coach", "c.coach").out.split()
    )


def test_a_person_is_told_from_own_lines_only(run: Run, coaching: Path) -> None:
    text = run("coach", coaching, "--for", "sal").out
    assert "What worked\n  Nothing was marked." in text
    assert "Carla: “My CRM says 93, so 88 is wrong.”" in " ".join(text.split())
    assert "Ravi: “" not in text
    found = told(run, coaching, "--for", "sal", "--meeting", "operations review")
    assert set(found["debrief"]) == {"team", "chair", "SAL"}
    assert found["debrief"]["SAL"] == {"strength": None, "moment": {"behaviour": "B3", "line": 10}, "next": "B3"}
    assert found["coaching_top3"]["SAL"] == ["B3", "B5", "B10"]


def test_why_tells_lines_cards_and_place(run: Run, coaching: Path) -> None:
    text = " ".join(run("why", coaching, "b5").out.split())
    for words in (
        "B5 Sets criteria before options",
        "line 35: helped PLN: “What are we judging on, cost or days saved?”",
        "item 1: missed",
        "from lines: 1 helped 1, by 1 person, hurt 4, 1 of them missed",
        "from cards: 0 yes 0, partly 0, no 2, of 2 needed: share 0",
        "to gain: 9 (4 - 1) x weight 3",
        "B11 12, B3 9, B2 9, B5 9",
    ):
        assert words in text
    assert "number 1" in run("why", coaching, "B11", "--meeting", "M09").out


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("coach n-coaching --meeting M10", "Known: M09"),
        ("coach n-coaching --meeting 20", "Known: M09"),
        ("coach n-coaching --for BOSS", "Known: CEO, CFO, ANL, OPS, SAL, PLN, QM"),
        ("why n-coaching Z1", "This rubric has no Z1"),
        ("score n-coaching", "coachtui coach n-coaching.coach"),
        ("interview n-coaching --person CEO", "no interviews"),
    ],
)
def test_what_is_not_there_is_said(run: Run, coaching: Path, line: str, words: str) -> None:
    assert coaching.name == "n-coaching.coach"
    ran = run(*line.split())
    assert ran.code == 2
    assert words in ran.err


def test_what_was_seen_stays_in_a_coaching_file(run: Run, northfield: Path, coaching: Path) -> None:
    for line in (("merge", northfield, "--into", coaching), ("merge", coaching, northfield, "-o", "both.coach")):
        ran = run(*line, "--unrelated")
        assert ran.code == 2
        assert "what was seen of people being coached stays there" in ran.err
    run("export", coaching, "-o", "c.json")
    run("export", coaching, "--log", "-o", "log.json")
    run("export", northfield, "-o", "n.json")
    assert "goes into a file of its own" in run("import", northfield, "c.json").err
    assert "stays there" in run("import", northfield, "log.json").err
    assert "no interviews" in run("import", coaching, "n.json").err
    people = {"format": "coachtui/state", "version": 1, "engagement": {"organisation": "Northfield Components"}}
    Path("p.json").write_text(json.dumps(people), encoding="utf-8")
    assert run("import", coaching, "p.json").code == 0  # and it stays a coaching file
    assert run("merge", coaching, "-o", "copy.coach").code == 0
    assert told(run, "copy.coach")["debrief"] == DEBRIEF


def test_the_sheet_that_the_chair_hands_over_fits_a_coaching_file(run: Run, coaching: Path) -> None:
    session = {"id": "s1", "person": "CEO", "kind": "sheet", "script": None, "meeting": "m1"}
    run("export", coaching, "-o", "c.json")
    data = json.loads(Path("c.json").read_text(encoding="utf-8"))
    data["sessions"] = [{key: value for key, value in session.items() if value}]
    data["meetings"].insert(0, {"id": "m1", "person": "CEO", "name": "Review", "day": "2026-03-04"})
    data["meetings"][0]["at"] = "2026-03-04T18:00:00.000000Z"
    Path("more.json").write_text(json.dumps(data), encoding="utf-8")
    assert run("import", coaching, "more.json").code == 0
    run("export", coaching, "-o", "again.json")
    assert json.loads(Path("again.json").read_text(encoding="utf-8"))["meetings"] == data["meetings"]
    assert run("import", "new.coach", "again.json").code == 0
    assert told(run, "new.coach")["debrief"] == DEBRIEF


def test_its_file_is_searched_shown_listed_and_erased_as_any(run: Run, coaching: Path) -> None:
    (hit,) = json.loads(run("search", coaching, "overtime", "ocean", "--json").out)
    assert (hit["kind"], hit["person"], hit["text"]) == ("line", "CEO", "Let's not boil the ocean. Buy overtime.")
    assert hit["indicators"] == ["B5", "B7"]
    for behaviour, found in (("b7", True), ("B6", False)):
        assert ("ocean" in run("search", coaching, "ocean", "--indicator", behaviour).out) is found
    assert "The rubric has no B99. Did you mean 'B9'?" in run("search", coaching, "ocean", "--indicator", "B99").err
    assert run(coaching.name, "--plain").out == run("coach", coaching).out
    assert "meeting M09: Monthly operations review; 2026-03" in run("log", coaching).out
    assert "M09 line 21 CEO: Let's not boil the ocean. Buy" in run("log", coaching).out
    assert run("erase", coaching, "--person", "CEO", "--yes").code == 0
    assert b"boil the ocean" not in coaching.read_bytes()
    found = told(run, coaching)
    assert found["debrief"]["chair"] == {"strength": None, "moment": None, "next": None}
    assert found["behaviours"]["B5"]["neg"] == 2
    assert "CEO" in run("coach", coaching).out  # the code stays, the name is gone
    assert "Dana" not in run("coach", coaching).out
    assert run("verify", coaching).code == 0


def test_people_and_the_organisation_of_a_coaching_file_are_changed_as_any(run: Run, coaching: Path) -> None:
    assert run("people", coaching, "add", "INE", "--name", "Ines").code == 0
    assert "Ines" in run("people", coaching).out
    assert run("people", coaching, "remove", "INE").code == 0
    assert run("edit", coaching, "--organisation", "Northfield Castings").code == 0
    assert "no interviews" in run("edit", coaching, "--plan", "quick").err
    assert told(run, coaching)["debrief"] == DEBRIEF


def test_several_meetings_are_counted_together_without_a_debrief(run: Run, coaching: Path) -> None:
    data = json.loads((ROOT / "examples" / "northfield" / "coaching.json").read_text(encoding="utf-8"))
    second = {**data["meetings"][0], "id": "M10", "at": "2026-04-01", "cards": {}, "missed": []}
    second["figures"] = [{"id": "K04", "points": [90, 88, 91]}]
    data["meetings"] = [second]
    Path("more.json").write_text(json.dumps(data), encoding="utf-8")
    assert run("import", coaching, "more.json").code == 0
    both = told(run, coaching)
    assert "debrief" not in both
    assert both["behaviours"]["B1"] == {"pos": 6, "neg": 1, "speakers": 2, "score": 3}
    assert both["xmr_K04"]["lower"] is None
    assert both["noise"] == {"K04": None}
    assert told(run, coaching, "--meeting", "M09")["debrief"] == DEBRIEF
    assert [each["id"] for each in told(run, coaching, "--meeting", "2026-04-01")["meetings"]] == ["M10"]
    assert [each["id"] for each in told(run, coaching, "--meeting", "operations")["meetings"]] == ["M10"]
    text = " ".join(run("coach", coaching).out.split())
    assert "FOR THE TEAM What to work on first Own part, facts and guesses" in text
    assert "3 points are too few to know its usual range" in text


def test_words_that_steer_a_terminal_are_shown_harmlessly(run: Run) -> None:
    evil = "a\x1b[2Jb\u202e<b>[red]"
    meeting = {
        "id": "M1", "name": evil, "chair": "CEO", "participants": [{"code": "CEO", "name": evil}],
        "items": [{"id": "1", "title": evil, "from": 1, "to": 1}],
        "lines": [{"who": "CEO", "text": evil, "codes": ["B1+", "B5-"]}],
        "decisions": [{"what": evil, "who": evil, "when": evil, "topic": evil}],
        "actions": [{"what": evil, "who": evil, "earlier": True}],
        "debriefs": [{"next": evil, "watcher": evil, "day": evil, "answer": evil}],
        "produce": evil, "seen_by": evil,
        "figures": [{"id": "K", "name": evil, "points": [1, 2]}],
        "confirmed": [{"behaviour": "B5", "level": 1, "reason": evil}],
    }  # fmt: skip
    data = {"format": "coachtui/state", "version": 1, "engagement": {"organisation": evil}, "meetings": [meeting]}
    Path("evil.json").write_text(json.dumps(data), encoding="utf-8")
    assert run("import", "evil.coach", "evil.json").code == 0
    for line in (
        "coach evil",
        "coach evil --for team",
        "coach evil --for team --note",
        "coach evil --for ceo --note",
        "coach evil --decisions",
        "coach evil --json",
        "why evil B5",
        "log evil",
        "search evil a*",
    ):
        ran = run(*line.split())
        assert ran.code == 0, line
        assert not {"\x1b", "\u202e"} & {*ran.out}, line


def test_of_somebody_who_does_not_consent_any_more_nothing_is_shown(run: Run, coaching: Path) -> None:
    exported = coaching.with_name("again.json")
    assert run("export", coaching, "-o", exported).code == 0
    data = json.loads(exported.read_text(encoding="utf-8"))
    (meeting,) = data["meetings"]
    said = [line["text"] for line in meeting["lines"] if line.get("who") == "PLN"]
    next(each for each in meeting["participants"] if each["code"] == "PLN")["consent"] = False
    meeting["lines"] = [line for line in meeting["lines"] if line.get("who") != "PLN"]
    exported.write_text(json.dumps(data), encoding="utf-8")
    assert "two years" in run("search", coaching, "years").out

    assert run("import", coaching, exported).code == 0

    shown = run("export", coaching, "-o", "-").out + run("coach", coaching).out
    assert not [text for text in said if text in " ".join(shown.split())]
    assert "two years" not in run("search", coaching, "years").out
    assert told(run, coaching)["talk_share"]["PLN"] == pytest.approx(0.1, abs=0.01)


def test_consent_is_taken_back_when_the_meeting_is_long_over(run: Run, coaching: Path) -> None:
    words = ("--meeting", "M09", "--for", "OPS")
    assert run("coach", coaching, *words, "--answer", "I did not see it coming").code == 0
    Path("note.txt").write_text("You said: not my budget.", encoding="utf-8")
    assert run("coach", coaching, *words, "--note-from", "note.txt").code == 0

    def shown() -> str:
        pages = [("coach", coaching), ("export", coaching, "-o", "-"), ("log", coaching), ("coach", coaching, *words)]
        return "".join(run(*page).out for page in pages) + run("coach", coaching, *words, "--note").out

    said = ("Not my budget", "I did not see it coming", "You said: not my budget")
    assert [each in shown() for each in said] == [True] * 3
    told = run("coach", coaching, "--withdraws", "ops").out
    assert "Noted for 1 meeting. No words of OPS are shown" in told
    assert f"coachtui erase {coaching.name} --person OPS" in told
    pages = shown()
    assert not [each for each in said if each in pages]
    assert [run("search", coaching, each).out for each in ("budget", "coming")] == ["Nothing found.\n"] * 2
    for page in (("export", coaching, "-o", "-"), ("coach", coaching, *words), ("coach", coaching, *words, "--note")):
        assert not [each for each in said if each in run(*page).out], page
    assert "already" in run("coach", coaching, "--withdraws", "ops").out
    assert run("coach", coaching, "--withdraws", "zz").code == 2
    assert "shown again" in run("coach", coaching, "--consents", "OPS").out
    assert [each in shown() for each in said] == [True] * 3
