"""The same conversation, typed on the full screen and line by line, amounts to the same."""

import shutil
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from coachtui.cli.plain.interview import PlainInterview
from coachtui.cli.plain.terminal import LeaveError
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.interview.interviewing import begin_interview
from tests.cli.typed import TypedLines
from tests.tui.hosting import interviewing, saved, type_fast, until

Folded = tuple[dict[str, object], list[object], list[object]]

# Each: a question, the lines typed there, the keys pressed after Esc on the screen, the same as a plain command.
SCRIPT: tuple[tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...]], ...] = (
    ("C1.5", ("y", 'He said "every year".'), (), ()),
    ("C1.6", ("1, 4", "and more to come"), (), ()),
    ("C2.2", ("nobody", "He laughed."), (), ()),
    ("C2.1", ("Staff; five directors", "Shift leads; Ines; the week", "They never meet."), (), ()),
    ("C5.3", ("3", "“Once it was monthly.”"), (), ()),
    ("C7.3", ("7,5",), (), ()),
    ("C7.1", ("4",), (), ()),
    ("C1.1", ("A first line", "  and an indented one"), (), ()),
    ("C3.2", ("rated here",), ("r", "3", "2"), ("3", "/grade 2")),
    ("C5.1", ("rated too",), ("r", "1", "1"), ("/rate 1 1",)),
    ("C5.2", (), ("r", "k"), ("/rate k",)),
    ("C3.4", ("who knows",), ("k",), ("/k",)),
    ("C4.2", (), ("p",), ("/park",)),
    ("C4.3", ("not his",), ("x",), ("/na",)),
)


def folded(path: Path) -> Folded:
    with open_engagement(path) as workspace:
        session = list(workspace.state.sessions)[-1]
        answers: dict[str, object] = {
            question: (answer.value, answer.note, answer.absence, answer.grade)
            for (held, question), answer in workspace.state.answers.items()
            if held == session
        }
        ratings: list[object] = [
            replace(rating, id="", session="", at=None)
            for rating in workspace.state.ratings.values()
            if rating.session == session
        ]
        quotes: list[object] = [
            (quote.text, quote.question, quote.indicators)
            for quote in workspace.state.quotes.values()
            if quote.session == session
        ]
        return answers, ratings, quotes


def held_plainly(path: Path) -> Folded:
    lines: list[str] = []
    for question, typed, _, commands in SCRIPT:
        lines += [f"/jump {question}", *typed, *commands]
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace, suppress(LeaveError):
        PlainInterview(begin_interview(workspace, "PLN"), TypedLines(lines)).run()
    return folded(path)


def _is_at(screen: InterviewScreen, question: str) -> bool:
    return screen.sitting.current == question


async def test_both_ways_record_the_same(northfield: Path, tmp_path: Path) -> None:
    other = Path(shutil.copy(northfield, tmp_path / "plain.coach"))
    async with interviewing(northfield) as (pilot, screen):
        for question, typed, keys, _ in SCRIPT:
            await pilot.press("escape", "j")
            type_fast(screen.app, f"{question}\n")
            await until(pilot, partial(_is_at, screen, question))
            type_fast(screen.app, "".join(f"{line}\n" for line in typed))
            await pilot.pause()
            if keys:
                await pilot.press("escape", *keys)
        await pilot.press("escape", "q")
        await saved(pilot, screen)
    assert folded(northfield) == held_plainly(other)
