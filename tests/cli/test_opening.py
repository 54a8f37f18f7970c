"""Opening and closing line by line, and where consent and proposed people are shown afterwards."""

import json
import re
from pathlib import Path

import pytest

from coachtui.cli.plain.interview import PlainInterview
from coachtui.cli.plain.terminal import LeaveError
from coachtui.model.engagement import Engagement, State
from coachtui.model.frame_ids import CONSENT, RESULTS, WARM_UP
from coachtui.model.people import Person
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.interview.interviewing import begin_interview
from tests.conftest import Run

from .typed import TypedLines

CLOSING = ("12 %, not 10", "", "people", "", "Carla, head of sales", "", "A summary by 4 December", "")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "acme.coach"
    people = [Person("CEO", "executive", "Dana"), Person("SUP", "frontline", "Ines")]
    create_engagement(path, Engagement("Acme", "quick"), people)
    return path


def typed(path: Path, *lines: str, person: str = "CEO") -> tuple[TypedLines, State, bool | None]:
    """What was shown, what is recorded, and whether the interview was finished; None for left by Ctrl-C."""
    terminal = TypedLines(list(lines))
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        held = begin_interview(workspace, person)
        try:
            finished: bool | None = PlainInterview(held, terminal).run()
        except LeaveError:
            finished = None
        return terminal, workspace.state, finished


def raw(path: Path) -> bytes:
    return b"".join(each.read_bytes() for each in path.parent.iterdir() if each.is_file())


def test_a_whole_interview_from_opening_to_closing(path: Path, run: Run) -> None:
    lines = ("asks who sees it", "limits", "nothing on Otto", "", "The board, on 4 December.", "")
    further = ('a strike, "out of the blue"', "", "we missed it")
    terminal, state, finished = typed(path, *lines, *further, "/wrap", "4", *CLOSING)
    assert finished
    shown = terminal.shown
    assert "Saved. By when: " in shown
    for said in ("We have 60 minutes", "goes into one report", "What should I leave out", "who gets the report",
                 "landed on your desk",
                 "say back what I heard", "we missed it", "What should I have asked", "Who else", "what happens next",
                 "Thank you for your time"):  # fmt: skip
        assert said in shown, said
    (consent,) = state.consents.values()
    assert (consent.given, consent.words) == ("limits", "asks who sees it\nnothing on Otto")
    notes = {question: answer.note for (_, question), answer in state.answers.items()}
    assert notes[RESULTS] == "The board, on 4 December."
    assert [*notes] == [RESULTS, WARM_UP, *(each for each in notes if "." in each), "restate", "missed", "whom", "next"]
    assert [quote.usable for quote in state.quotes.values()] == [False]
    listed = run("people", path).out
    assert "Consent: with limits from CEO." in listed
    assert "Limits of CEO: asks who sees it; nothing on Otto" in listed
    assert "Proposed by CEO: Carla, head of sales" in listed
    *people, carla = json.loads(run("people", path, "--json").out)
    assert (carla["name"], carla["title"], carla["code"], carla["proposed_by"]) == (
        "Carla",
        "head of sales",
        None,
        ["CEO"],
    )
    assert all(each["code"] and each["proposed_by"] == [] for each in people)
    page = run("report", path, "-o", "-", "--assessor").out
    assert "- Dana: with limits (asks who sees it; nothing on Otto)" in page
    assert "## What they put right\n\n- Dana: 12 %, not 10\n" in page
    shared = run("report", path, "-o", "-").out
    assert ("Consent" in shared, "put right" in shared, "not 10" in shared) == (False, False, False)
    assert "nothing on Otto" in run("search", path, "Otto").out
    assert "consent: with limits; asks who sees it" in run("log", path).out
    assert re.search(r"Told CEO: A summary by 4 December \(\w+ \d{4}-12-04\)", listed)
    assert "Told Dana: A summary by 4 December (" in run("open", path).out
    assert run("people", path, "done", "summary").out == "Done: A summary by 4 December\n"
    assert run("people", path, "done", "summary").code == 2
    assert "Told" not in run("people", path).out
    (told,) = json.loads(run("people", path, "--json").out)[0]["told"]
    assert (told["words"], told["due"][4:], told["done"]) == ("A summary by 4 December", "-12-04", True)
    assert run("people", path, "done", "summary", "--undo").code == 0
    assert [each["done"] for each in json.loads(run("open", path, "--json").out)["next_steps"]] == [False]
    assert run("people", path, "drop", "carla").out == "Dropped: Carla, head of sales.\n"
    assert "Proposed" not in run("people", path).out


def test_it_goes_through_json_merging_and_erasing(path: Path, run: Run) -> None:
    typed(path, "limits", "zebrafish", "", "", "", "we missed it", "/wrap", "4", "", "", "Zobel, sales", "", "")
    exported = json.loads(run("export", path, "-o", "-").out)
    assert (exported["consents"][0]["given"], exported["proposed"][0]["name"]) == ("limits", "Zobel")
    run("export", path, "-o", "state.json")
    assert run("import", "again.coach", "state.json").code == 0
    run("merge", "again.coach", path, "-o", "both.coach")
    for file in ("again.coach", "both.coach"):
        assert "Limits of CEO: zebrafish" in run("people", file).out
        assert "Proposed by CEO: Zobel, sales" in run("people", file).out
        assert run("verify", file).code == 0
    assert run("erase", "both.coach", "--person", "CEO", "--yes").code == 0
    assert b"zebrafish" not in Path("both.coach").read_bytes()
    assert b"Zobel" not in Path("both.coach").read_bytes()
    log = [json.loads(line) for line in run("log", path, "--json").out.splitlines()]
    assert {"consent", "proposed"} <= {each["kind"] for each in log}


def test_consent_refused_leaves_no_word_in_any_file(path: Path, run: Run) -> None:
    terminal, state, finished = typed(path, "zebrafish first", "/cost zebrafish", "zebrafish again", "no")
    assert (finished, terminal.said[-1]) == (
        False,
        "   That's fine. I stop here, and nothing of this is kept. Thank you for telling me.",
    )
    assert [each.given for each in state.consents.values()] == ["no"]
    assert b"zebrafish" not in raw(path)
    assert "CEO  Dana  senior executive    declined" in run("people", path).out
    assert "Declined: Dana (CEO)." in run("open", path).out
    assert "Declined to be interviewed: Dana." in run("report", path, "-o", "-", "--assessor").out
    shared = run("report", path, "-o", "-").out
    assert "Not interviewed yet: 2." in shared
    assert "eclined" not in shared


def test_consent_withdrawn_later_is_asked_about_first(path: Path, run: Run) -> None:
    begun = ("yes", "", "", "a strike", "", "we missed it", "/opening")
    _, state, finished = typed(path, *begun, "no", "n", "/quit")
    assert (finished, len(state.answers)) == (False, 2)
    typed(path, "/closing", "12 %, not 10", "/quit")
    assert "not 10" in run("report", path, "-o", "-", "--assessor").out
    terminal, state, finished = typed(path, "/opening", "no", "y")
    assert (finished, dict(state.answers)) == (False, {})
    assert state.declined == set(state.sessions)
    assert any("withdrawn" in said for said in terminal.said)
    assert "I delete it for good today." in terminal.said[-1]
    assert "put right" not in run("report", path, "-o", "-", "--assessor").out
    assert "To delete it for good: coachtui erase" in run("people", path).out
    assert run("erase", path, "--person", "CEO", "--yes").code == 0
    assert "for good" not in run("people", path).out


def test_left_open_it_is_said_at_the_wrap_up_and_its_words_are_kept(path: Path) -> None:
    terminal, state, _ = typed(path, "asks who sees it", "", "", "/wrap", CONSENT, "yes", "/wrap", "/quit")
    assert "Consent is not recorded: /opening, or consent here, goes there." in terminal.said
    assert [(each.given, each.words) for each in state.consents.values()] == [("yes", "asks who sees it")]
    assert terminal.shown.count("Consent is not recorded") == 1


def test_words_put_right_before_the_answer_are_those_recorded_with_it(path: Path) -> None:
    lines = ("asks who reeds it", "/edit", "asks who reads it", "/k and why", "not Otto", "limits")
    terminal, state, _ = typed(path, *lines)
    assert terminal.offered[2] == "asks who reeds it"
    assert [each.words for each in state.consents.values()] == ["asks who reads it\nand why\nnot Otto"]
    assert "Only yes, limits or no answers this." in terminal.said
    assert (terminal.said.count("Kept as typed until consent is recorded."), "Saved." in terminal.said) == (3, False)


def test_what_is_typed_there_is_safe_and_the_opening_comes_once(path: Path) -> None:
    typed(path, "asks who sees it")  # and then the terminal goes away
    terminal, state, _ = typed(path, "yes", "")
    assert "   asks who sees it" in terminal.said
    assert [each.words for each in state.consents.values()] == ["asks who sees it"]
    terminal, _, _ = typed(path, "/opening", "/off", "zebrafish", "/off")
    assert b"zebrafish" not in raw(path)
    assert sum("We have 60 minutes" in said for said in terminal.said) == 2  # asked for, and shown anew on the record
    with open_engagement(path, write=True) as workspace:
        begin_interview(workspace, "CEO").draft(WARM_UP, "half a sent")
    terminal, _, _ = typed(path)
    assert terminal.offered == ["half a sent"]


def test_notes_written_down_may_hold_it_all(path: Path, run: Run) -> None:
    answers = (
        '{question: consent, choice: limits, note: "not by name"}',
        '{question: C4.1, note: "It was \\"nobody at all\\", and \\"everybody at once\\"."}',
        '{question: whom, note: "Carla, head of sales"}',
        '{question: next, note: "A summary by 4 December"}',
    )
    quotes = "quotes: [{text: Nobody at all., usable: true}, {text: nobody else, usable: true}, {text: nobody}]"
    lines = ["kind: notes", "person: CEO", "answers:", *(f"  - {each}" for each in answers), quotes]
    Path("ceo.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    entered = run("interview", path, "--answers", "ceo.yaml")
    assert entered.out == "Entered ceo.yaml: 3 answers of CEO.\n"
    assert entered.err.startswith("ceo.yaml:8:48: No note has “nobody else” in quotation marks: its permission")
    assert len(entered.err.splitlines()) == entered.code + 1 == 1
    listed = run("people", path).out
    assert "Limits of CEO: not by name" in listed
    assert "Proposed by CEO: Carla, head of sales" in listed
    with open_engagement(path) as workspace:
        assert {each.text: each.usable for each in workspace.state.quotes.values()} == {
            "nobody at all": True,
            "everybody at once": False,
        }
