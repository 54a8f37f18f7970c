"""What the other person may see: never an anchor, a level, a rating, another name or the pace."""

import re
from pathlib import Path

import pytest

from coachtui.model.people import Person
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.workflow.engagements import Surroundings, open_engagement
from coachtui.workflow.interviewing import begin_interview
from tests.tui.hosting import interviewing, saved, shown_text, until

_FORBIDDEN = re.compile(r"\blevel\b|\brat(?:ed|ing)\b|\bE\d[a-e]\b|\bbehind\b|minutes? since|decisive|evidence")


def words(text: str) -> str:
    """The text as one line of words, however it was wrapped."""
    return " ".join(text.replace("│", " ").split())


def others(path: Path, code: str) -> tuple[Person, ...]:
    with open_engagement(path) as workspace:
        return tuple(person for person in workspace.state.people.values() if person.code != code)


def assert_safe(screen: InterviewScreen, people: tuple[Person, ...], *, rating: bool = False) -> None:
    shown = shown_text(screen.app)
    if rating:
        shown = shown.replace("Rate: level 0-4, then evidence 0-3", "")
    own_words = screen.sitting.card.wording
    flat = words(shown)
    for person in people:
        if person.name and person.name not in own_words:
            assert not re.search(rf"\b{re.escape(person.name)}\b", flat), person.name
    card = screen.sitting.card
    asked = " ".join([own_words, *card.probes, *card.columns.values(), *(choice.say for choice in card.choices)])
    assert set(_FORBIDDEN.findall(flat)) <= set(_FORBIDDEN.findall(asked)), flat
    sayings = {choice.say for choice in screen.sitting.card.choices}
    for indicator in screen.interview.rubric.indicators():
        for anchor in indicator.anchors:
            assert anchor in sayings or anchor not in flat
            assert anchor in sayings or anchor[:40] not in flat


@pytest.mark.parametrize("size", [(120, 36)])
async def test_no_question_gives_anything_away_in_any_mode(northfield: Path, size: tuple[int, int]) -> None:
    people = others(northfield, "CEO")
    async with interviewing(northfield, "CEO", size=size) as (pilot, screen):
        for place, question in enumerate(list(screen.sitting.cards)):
            screen._go(question)  # noqa: SLF001 - the 70 questions, without 70 searches
            await pilot.pause()
            assert screen.sitting.card.wording.split()[0] in shown_text(screen.app)
            assert_safe(screen, people)
            if screen.sitting.card.fed and place % 9 == 0:  # rating looks the same on each: every ninth will do
                await pilot.press("escape", "r", "3", "2")
                assert screen.mode is Mode.RATE
                assert_safe(screen, people, rating=True)
                await pilot.press("enter")
                assert_safe(screen, people)
        await pilot.press("escape", "j", *"plan")
        assert_safe(screen, people)
        await pilot.press("escape", "escape")
        assert_safe(screen, people)


async def test_what_was_rated_stays_on_the_interviewers_side(northfield: Path) -> None:
    with open_engagement(northfield, write=True, surroundings=Surroundings("Ann")) as workspace:
        held = begin_interview(workspace, "CEO")
        held.answer("C1.2", value=3, note="The plan is on my desk.")
    people = others(northfield, "CEO")
    async with interviewing(northfield, "CEO", question="C1.2", size=(120, 36)) as (pilot, screen):
        assert_safe(screen, people)
        await pilot.press("escape", "i")
        await until(pilot, lambda: "level 3, evidence open" in shown_text(screen.app))
        assert "not rated yet" not in shown_text(screen.app)
        await pilot.press("escape", "r", "2", "1")
        await until(pilot, lambda: "level 2, example" in shown_text(screen.app))
        await pilot.press("enter", "escape", "i")
        await until(pilot, lambda: "level 2" not in shown_text(screen.app))
        assert_safe(screen, people)


async def test_what_is_done_beside_the_note_gives_nothing_away(northfield: Path) -> None:
    with open_engagement(northfield, write=True, surroundings=Surroundings("Ann")) as workspace:
        held = begin_interview(workspace, "PLN")
        held.answer("C1.2", value=3, note='"Every Monday."')
        held.answer("C5.3", value="never")
        assert held.open_contradictions()
    people = others(northfield, "PLN")
    async with interviewing(northfield, "PLN", question="C3.2") as (pilot, screen):
        for keys, leave in (
            (("escape", "c", *"the board"), ("enter",)),
            (("escape", "e"), ("enter",)),
            (("escape", "e", "3", *"on Friday"), ("enter", "enter")),
            (("escape", "t"), ("escape",)),
            (("escape", "t", "1", *" In March."), ()),
            (("escape", "v"), ("escape",)),
            (("escape", "l", *"25"), ("enter",)),
            (("escape", "f", *"between us"), ("escape", "f")),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            assert_safe(screen, people)
            await pilot.press(*leave)
            await pilot.pause()
            assert_safe(screen, people)
        assert screen.mode is Mode.WRITING
        await until(pilot, lambda: "\u2260" in shown_text(screen.app))


async def test_blank_shows_nothing_and_the_key_that_ends_it_is_not_typed(northfield: Path) -> None:
    async with interviewing(northfield, question="C5.3", size=(80, 24)) as (pilot, screen):
        await pilot.press(*"ab", "escape", "i", "escape", "z")
        assert shown_text(screen.app).strip() == ""
        await pilot.press("x")
        assert "ab" in shown_text(screen.app)
        await pilot.press("c")
        assert screen.note.text == "abc"
        await saved(pilot, screen)
