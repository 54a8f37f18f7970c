"""Opening and closing on the full screen: their pages, consent, and what comes of who was proposed."""

from pathlib import Path

import pytest
from textual.selection import SELECT_ALL

from coachtui.model.engagement import Engagement, State
from coachtui.model.frame_ids import CONSENT, MISSED, NEXT, RESULTS, WARM_UP
from coachtui.model.people import Person
from coachtui.tui.starting import StartWith
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.interview.interviewing import begin_interview
from tests.tui.hosting import interviewing, saved, shown_text, until
from tests.tui.looking import app_on, shown, type_in, until_on, until_shown

CLOSING = {
    "What should I have asked": "people",
    "Who else": "Carla, head of sales",
    "what happens next": "A summary by 4 December",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "acme.coach"
    create_engagement(path, Engagement("Acme", "quick"), [Person("CEO", "executive", "Dana")])
    return path


def recorded(path: Path) -> State:
    with open_engagement(path) as workspace:
        return workspace.state


async def test_the_opening_is_one_page_and_page_down_leads_on(path: Path) -> None:
    async with interviewing(path, "CEO", opening=True) as (pilot, screen):
        page = " ".join(shown_text(screen.app).replace("│", " ").split())
        for said in ("Thank you for making the time", "We have 60 minutes", "goes into one report", "I'll take notes",
                     "Only those of us", "Is that all right with you", "yes, limits or no"):  # fmt: skip
            assert said in page, said
        assert screen.note.size.height >= 2
        for useless in ("digits", "don't know", "not applicable", "park"):
            assert useless not in page
        await pilot.press("escape")
        assert ("j jump" in shown_text(screen.app), "r digits" in shown_text(screen.app)) == (True, False)
        await pilot.press("escape", *"asks who sees it", "enter", *"limits", "enter")
        await until(pilot, lambda: "What should I leave out" in shown_text(screen.app))
        await pilot.press(*"not Otto", "pagedown")
        await until(pilot, lambda: "who gets the report" in shown_text(screen.app))
        await pilot.press(*"the board", "pagedown")
        await until(pilot, lambda: "landed on your desk" in shown_text(screen.app))
        await pilot.press(*'"A strike in the yard."', "pagedown")
        await until(pilot, lambda: "1 of 17" in shown_text(screen.app))
        assert "r digits  k don't know  x not applicable" in shown_text(screen.app)
        await pilot.press("escape", "f", "a")
        assert ("off the record" in shown_text(screen.app), "r digits" in shown_text(screen.app)) == (True, False)
        await pilot.press("escape", "f", "pageup", "pageup", "pageup")
        await until(pilot, lambda: "Answer: With limits" in shown_text(screen.app))
        await pilot.press("pageup")
        await until(pilot, lambda: "This is the first question." in shown_text(screen.app))
        await pilot.press("pagedown", *"we missed it", "escape", "m")
        await until(pilot, lambda: "We have 60 minutes" in shown_text(screen.app))
        await saved(pilot, screen)
    state = recorded(path)
    (consent,) = state.consents.values()
    assert (consent.given, consent.words) == ("limits", "asks who sees it\nnot Otto")
    assert [quote.usable for quote in state.quotes.values()] == [False]
    async with interviewing(path, "CEO", opening=True) as (_, screen):
        assert screen.sitting.current not in {CONSENT, RESULTS, WARM_UP}


async def test_no_ends_it_keeps_nothing_and_can_be_taken_back(path: Path) -> None:
    async with interviewing(path, "CEO", opening=True) as (pilot, screen):
        await pilot.press(*"zebrafish", "enter", *"no", "pagedown")
        await until(pilot, lambda: "declined; nothing is kept" in shown_text(screen.app))
        assert "I stop here" in shown_text(screen.app)
        await pilot.press(*"zebrafish", "escape", "k")
        await until(pilot, lambda: "Nothing is kept. Esc u takes the no back" in shown_text(screen.app))
        await pilot.press("escape", "u")
        await until(pilot, lambda: "declined" not in shown_text(screen.app))
        assert screen.note.text == ""
        await pilot.press(*"no", "enter")
        await until(pilot, lambda: "declined" in shown_text(screen.app))
        await pilot.press("pagedown")
        await until(pilot, lambda: bool(getattr(screen.app, "posted", ())))
        await saved(pilot, screen)
    assert b"zebrafish" not in b"".join(each.read_bytes() for each in path.parent.iterdir() if each.is_file())
    state = recorded(path)
    assert state.declined == set(state.sessions)
    async with interviewing(path, "CEO", opening=True) as (_, screen):
        assert screen.sitting.current == CONSENT


async def test_words_that_are_no_answer_to_consent_are_said_to_be_none(path: Path) -> None:
    async with interviewing(path, "CEO", opening=True) as (pilot, screen):
        await pilot.press(*"yes, no names", "pagedown")
        await until(pilot, lambda: "Consent is not recorded yet. Esc m goes back to it." in shown_text(screen.app))
        await pilot.press("escape", "m", "enter", *"yes", "pagedown")
        assert "Consent is not recorded" not in shown_text(screen.app)
        await saved(pilot, screen)
        await pilot.press("escape", "m")
        await pilot.resize_terminal(60, 16)
        await until(pilot, lambda: "\n yes, no names\n" in shown_text(screen.app))
        assert "Is that all right with you" not in shown_text(screen.app)
        await pilot.press(*["ctrl+down"] * 6)
        await until(pilot, lambda: "Is that all right with you" in shown_text(screen.app))
        await pilot.resize_terminal(24, 24)  # where many questions are longer than their room
        for question in ("C1.1", "S4.1"):
            await pilot.press("escape", "j", *question, "enter")
            top = " ".join(screen.sitting.card.wording.split()[:2])
            await until_shown(pilot, top)
            await pilot.press(*["ctrl+down"] * 2)
            await pilot.pause()
            assert top not in shown_text(screen.app)
    (consent,) = recorded(path).consents.values()
    assert (consent.given, consent.words) == ("yes", "yes, no names")


async def test_a_late_no_says_that_nothing_counts_and_how_it_is_deleted(path: Path) -> None:
    async with interviewing(path, "CEO") as (pilot, screen):
        await pilot.press(*"we missed it", "escape", "m")
        await until(pilot, lambda: "We have 60 minutes" in shown_text(screen.app))
        await pilot.press(*"no", "enter")
        await until(pilot, lambda: "withdrawn; nothing counts" in shown_text(screen.app))
        page = " ".join(shown_text(screen.app).replace("│", " ").split())
        assert "Nothing you told me counts any more, and I delete it for good today." in page
        assert "It counts no more; coachtui erase deletes it. Esc u takes the no back" in page
        await saved(pilot, screen)
    async with app_on(path) as pilot:
        await until_shown(pilot, "What CEO withdrew counts no more.")
        copied = pilot.app.screen.query_one("#missing").get_selection(SELECT_ALL)  # as the mouse marks it
        assert copied is not None
        assert "coachtui erase" in copied[0]
        await pilot.press("p")
        await until_shown(pilot, "for good: coachtui erase", "acme.coach --person CEO")


async def test_the_closing_leads_from_read_back_to_read_back_and_home_shows_what_came_of_it(path: Path) -> None:
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        held = begin_interview(workspace, "CEO")
        held.answer(held.agenda()[0], note="we missed it")
    async with app_on(path, start=StartWith("CEO")) as pilot:
        await until_on(pilot, "InterviewScreen")
        await until_shown(pilot, "saved")
        await pilot.press("escape", "w")
        await until_on(pilot, "WrapUpScreen")
        await until_shown(pilot, "Consent not recorded.")
        await pilot.press("enter")
        await until_on(pilot, "InterviewScreen")
        await until_shown(pilot, "We have 60 minutes")
        await pilot.press(*"yes", "enter", "escape", "w")
        await until_on(pilot, "WrapUpScreen")
        await until_shown(pilot, "16 not asked.")
        assert "Consent" not in shown(pilot)
        await pilot.press("r")
        await until_on(pilot, "ReadBackScreen")
        await until_shown(pilot, "what I heard")
        await pilot.press("p", *"12 %", "escape", "g")
        for says, words in CLOSING.items():
            await until_shown(pilot, says, "Closing")
            await pilot.press(*words)
            await until_shown(pilot, "By when: " if says == "what happens next" else words)
            await pilot.press("pagedown")
        await until_on(pilot, "ReadBackScreen")
        await until_shown(pilot, "what I heard")
        await pilot.press("escape", "f")
        await until_on(pilot, "HomeScreen")
        await until_shown(
            pilot,
            "1 next step: d",
            "[ ] Told Dana: A summary by 4 December",
            "-12-04",
            "Proposed by Dana: Carla, head of",
        )
        await pilot.press("d", "d")
        await until_shown(pilot, "[x] Told Dana: A summary by 4 December", "Done.")
        assert "next step:" not in shown(pilot)
        await pilot.press("p")
        await until_on(pilot, "PeopleScreen")
        await until_shown(pilot, "Consent: yes from CEO.", "Carla, head of sales", "proposed")
        await pilot.press("down", "enter")
        await until_on(pilot, "PersonForm")
        await type_in(pilot, "SAL")
        await pilot.press("enter", "enter", "enter", "enter", "down", "enter")
        await until_on(pilot, "PeopleScreen")
        await until_shown(pilot, "2 on the list")
        assert "proposed" not in shown(pilot)
    state = recorded(path)
    assert state.people["SAL"].title == "head of sales"
    assert [each.state for each in state.proposed.values()] == ["added"]
    assert [each.words for each in state.steps_done.values()] == ["A summary by 4 December"]
    notes = {question: answer.note for (_, question), answer in state.answers.items()}
    assert (notes[MISSED], notes[NEXT]) == ("people", "A summary by 4 December")
