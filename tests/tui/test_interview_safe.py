"""What the other person may see: never an anchor, a level, a rating, another name or the pace."""

import re
from collections import Counter
from pathlib import Path

import pytest

from coachtui.model.people import Person
from coachtui.tui.actions import ScreenId, acts_of
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.tui.widgets.own_side import OwnSidePanel
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.interview.interviewing import begin_interview
from tests.tui.hosting import interviewing, saved, shown_text, type_fast, until

_FORBIDDEN = re.compile(
    r"\b(?:un)?(?:rat(?:e|ed|es|ing|ings)|levels?|evidence|said|shown|grad(?:e|ed|es|ing)|provisional|indicators?)\b"
    r"|\bE\d[a-z]\b|minutes? (?:behind|since)|\bdecisive\b",
    re.IGNORECASE,
)


def words(text: str) -> str:
    """The text as one line of words, however it was wrapped."""
    return " ".join(re.sub("[│▁-█]", " ", text).split())


def others(path: Path, code: str) -> tuple[Person, ...]:
    with open_engagement(path) as workspace:
        return tuple(person for person in workspace.state.people.values() if person.code != code)


def found_in(text: str) -> Counter[str]:
    """How often each forbidden word is in a text."""
    return Counter(found.casefold() for found in _FORBIDDEN.findall(text))


def assert_safe(screen: InterviewScreen, people: tuple[Person, ...], typed: str = "") -> None:
    """Fail if the screen tells anything beside the question, the options to be shown, and what was typed."""
    flat, card = words(shown_text(screen.app)), screen.sitting.card
    for person in people:
        if person.name and person.name not in card.wording:
            assert not re.search(rf"\b{re.escape(person.name)}\b", flat), person.name
    own = [card.wording, screen.note.text, typed]
    options = [choice.say for choice in card.choices]
    if screen.sitting.question.shown:
        own += options
    else:
        assert not [option for option in options if len(option.split()) > 2 and words(option) in flat]
    allowed = found_in(" ".join(own))
    assert not found_in(flat) - allowed, (found_in(flat) - allowed, flat)
    anchors = [anchor[:40] for indicator in screen.interview.rubric.indicators() for anchor in indicator.anchors]
    assert not [anchor for anchor in anchors if anchor in flat]


async def test_no_question_gives_anything_away_rated_or_not(northfield: Path) -> None:
    people = others(northfield, "CEO")
    async with interviewing(northfield, "CEO", size=(120, 36)) as (pilot, screen):
        for place, question in enumerate(list(screen.sitting.cards)):
            screen._go(question)  # noqa: SLF001 - the 70 questions, without 70 searches
            await pilot.pause()
            assert screen.sitting.card.wording.split()[0] in shown_text(screen.app)
            assert_safe(screen, people)
            if screen.sitting.card.fed and place % 9 == 0:  # rating looks the same on each: every ninth will do
                for key in ("escape", "r", "3"):
                    await pilot.press(key)
                    assert_safe(screen, people)
                assert screen.mode is Mode.RATE
                await pilot.press("2")
                assert screen.focused is screen.note
                assert "Noted." in shown_text(screen.app)
                assert_safe(screen, people)


# Each: a question, then keys after each of which the screen is looked at. A text in a tuple of its own is typed.
WALK: tuple[tuple[str, tuple[str | tuple[str], ...]], ...] = (
    ("C3.2", ("escape", "escape", "escape", "r", "7", "e", "2", "escape", "r", "tab", "k", "escape", "r", "x")),
    ("C3.2", ("escape", "r", "r", ("zzz",), "enter", "escape")),
    ("C3.2", ("escape", "r", "r", ("plan",), "enter", "up", "enter", "escape")),
    ("C3.2", ("2", "0", "escape", "u", "escape", "y", "escape", "h", "escape", "h", "escape", "b")),
    ("C7.2", ("escape", "r", ("e5d",), "enter", "3", "1", ("rather short",))),
    ("C7.2", ("escape", "r", ("who dec",), "enter", "k")),
    ("C3.2", (("Nobody knows. Generally it works.",), "escape", "t", "1", "escape", "v", "tab", "escape")),
    ("C3.2", ("escape", "e", "3", ("on Friday",), "enter", "escape", "e", "4", ("no-such.pdf",), "enter")),
    ("C3.2", ("escape", "c", ("the board",), "enter", "escape", "l", ("many",), "enter")),
    ("C3.2", ("escape", "l", ("25",), "enter")),
    ("C3.6", ("2", "enter", "9", "enter", "tab", "tab", "escape", "j", ("plan",), "escape")),
    ("C1.6", ("1", "enter", ("None of these",), "tab", "2", "backspace", "tab", "escape", "s")),
    ("C3.4", ("4", "pagedown", "pageup", "escape", "d", "escape", "p")),
    ("C7.3", (("1,500",), "enter", "7", "enter", ("about ten",))),
    ("C5.1", ("tab", ("Monday round",), "tab", ("plans",), "enter", "enter", "escape", "x")),
    ("C1.5", ("y", "enter", "-", "enter", "escape", "f", ("between us",), "escape", "r", "escape", "f")),
)


@pytest.mark.parametrize("size", [(80, 24)])
async def test_no_state_of_the_screen_gives_anything_away(northfield: Path, size: tuple[int, int]) -> None:
    with open_engagement(northfield, write=True, surroundings=Surroundings("Ann")) as workspace:
        held = begin_interview(workspace, "PLN")
        held.answer("C1.2", value=3, note='"Every Monday."')
        held.answer("C5.3", value="never")
        assert held.open_contradictions()
    people = others(northfield, "PLN")
    async with interviewing(northfield, "PLN", size=size) as (pilot, screen):
        for question, steps in WALK:
            screen._leave()  # noqa: SLF001 - as a search for it does
            screen._go(question)  # noqa: SLF001
            typed = ""
            for step in steps:
                if isinstance(step, tuple):
                    typed += f" {step[0]}"
                    type_fast(screen.app, step[0])
                    await pilot.pause()
                else:
                    await pilot.press(step)
                assert_safe(screen, people, typed)
        assert not screen.has_class("-with-own-side")
        rated = {rating.indicator: (rating.level, rating.grade) for rating in screen.interview.records.ratings}
        assert rated["E5d"] == (3, 1)  # named at a question that feeds nothing
        assert screen.interview.answer_to("C7.2").note == "rather short"
        for node in screen.walk_children(with_self=True):
            told = node.HELP or ""
            assert not found_in(told) or screen.query_one(OwnSidePanel) in node.ancestors_with_self, told
    for act in acts_of(ScreenId.INTERVIEW):
        assert not found_in(f"{act.words} {act.help}"), act.id


def test_what_the_screen_shows_of_a_script_beside_its_questions_is_neutral(northfield: Path) -> None:
    with open_engagement(northfield, write=True, surroundings=Surroundings("Ann")) as workspace:
        script = begin_interview(workspace, "PLN").script
    told = [*script.probes.values(), *script.evidence.values(), *(each.say for each in script.contradictions)]
    told += [section.title for section in script.sections]
    for question in script.questions():
        told += [question.short, *(column.say for column in question.columns)]
        told += [option.say for option in question.options if question.shown]
    assert not [text for text in told if found_in(text)]


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
        await pilot.press("escape", "i")
        await until(pilot, lambda: "level 2" not in shown_text(screen.app))
        assert_safe(screen, people)


async def test_the_small_screen_shows_all_five_levels_of_whatever_is_rated(northfield: Path) -> None:
    async with interviewing(northfield, question="C7.2") as (pilot, screen):
        await pilot.press(*"their words", "escape", "i")
        for indicator in screen.interview.rubric.indicators():
            screen._rate(indicator.id)  # noqa: SLF001 - the 29 indicators, without naming each by keys
            await pilot.pause()
            flat = words(shown_text(screen.app))
            assert not [anchor for anchor in indicator.anchors if words(anchor) not in flat], indicator.id
            assert "their words" in flat
            assert "Level 0-4" in flat
        await pilot.press("2")
        await until(pilot, lambda: "0 said · 1 example · 2 seen · 3 confirmed" in shown_text(screen.app))


async def test_probes_that_do_not_fit_end_in_an_ellipsis(northfield: Path) -> None:
    async with interviewing(northfield, question="C7.2", size=(60, 24)) as (pilot, screen):
        whole = all(probe in words(shown_text(screen.app)) for probe in screen.sitting.card.probes)
        assert whole or " …" in shown_text(screen.app)
        await pilot.resize_terminal(44, 24)
        await until(pilot, lambda: " …" in shown_text(screen.app))
        assert screen.sitting.card.probes[-1] not in words(shown_text(screen.app))


async def test_blank_shows_nothing_and_the_key_that_ends_it_is_not_typed(northfield: Path) -> None:
    async with interviewing(northfield, question="C5.3", size=(80, 24)) as (pilot, screen):
        await pilot.press(*"ab", "escape", "i", "escape", "z")
        await until(pilot, lambda: shown_text(screen.app).strip() == "")
        await pilot.press("x")
        await until(pilot, lambda: "ab" in shown_text(screen.app))
        await pilot.press("c")
        assert screen.note.text == "abc"
        await saved(pilot, screen)
