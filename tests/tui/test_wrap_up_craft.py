"""Captured lines and answers that do not go together at the wrap-up: filed, gone to, let be, and taken back."""

import shutil
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from coachtui.model.answers import Absence, Quote
from coachtui.model.craft import ContradictionState, Filed, FiledTo
from coachtui.model.engagement import Engagement, State
from coachtui.model.frame_ids import CONSENT
from coachtui.model.people import Person
from coachtui.tui.actions import ScreenId
from coachtui.tui.messages import ShowScreen, Trouble
from coachtui.tui.screens.wrap_up.file_capture import FileCapture
from coachtui.tui.screens.wrap_up.quote_use import AskQuoteUse
from coachtui.tui.screens.wrap_up.screen import WrapUpScreen
from coachtui.tui.widgets.lines import Lines
from coachtui.tui.widgets.rating_strip import Pick
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.interview.capturing import capture
from coachtui.workflow.interview.interviewing import begin_interview

from .hosting import Disk, Host, shown_text, until
from .wrapping import mark, marked, saved, wrapping_up

LINE = "The form came from [red]Ines[/]\x1b[31m."
PAIR = "reviews that change things"
SIZES = [(80, 24), (40, 12)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, and not to be written to."""
    path = tmp_path_factory.mktemp("made") / "acme.coach"
    people = [Person("PLN", "middle", "Tom"), Person("CEO", "executive", "Dana")]
    create_engagement(path, Engagement("Acme", "quick", "getting castings out"), people)
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        interview = begin_interview(workspace, "PLN")
        interview.answer(CONSENT, value="yes")
        interview.answer("C1.6", absence=Absence.PARKED, note="Has the form somewhere.")
        interview.answer("S4.5", value="no", note='"We never look back."')
        interview.answer("C5.4", value=4)
        capture(interview, LINE)
        capture(interview, "Ask Dana about the list.")
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copy(made, tmp_path / "acme.coach"))


def state_of(path: Path) -> State:
    with open_engagement(path) as workspace:
        return workspace.state


def filed(path: Path) -> list[Filed | None]:
    return [each.filed for each in state_of(path).captures.values()]


def unfiled(screen: WrapUpScreen) -> list[str]:
    return [line.text for line in screen.query_one(Lines).things if hasattr(line, "filed")]


async def ask_where(pilot: Pilot[None], app: Host, screen: WrapUpScreen) -> None:
    """Open what asks where the first captured line belongs."""
    lines = screen.query_one(Lines)
    lines.highlighted = next(place for place, line in enumerate(lines.things) if hasattr(line, "filed"))
    await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, FileCapture) and isinstance(app.focused, Input))


async def back(pilot: Pilot[None], app: Host, screen: WrapUpScreen) -> None:
    await until(pilot, lambda: app.screen is screen)
    await saved(pilot, app)


@pytest.mark.parametrize("size", SIZES)
async def test_both_are_listed_between_what_is_parked_and_the_ratings(path: Path, size: tuple[int, int]) -> None:
    async with wrapping_up(path, size=size) as (pilot, app, screen):
        kinds = [type(line).__name__ for line in screen.query_one(Lines).things]
        assert kinds[:4] == ["OpenQuestion", "Capture", "Capture", "ContradictionLine"]
        assert kinds.index("RatingLine") > 3
        await pilot.press("down")
        await until(pilot, lambda: "The form came from [red]Ines[/]" in shown_text(app))
        assert "\x1b" not in shown_text(app)
        assert "Enter files it" in shown_text(app)
        assert "0-4 level" not in shown_text(app)
        if size != (40, 12):
            assert "2 captured lines to file." in shown_text(app)
            assert "1 pair of answers that do not go together." in " ".join(shown_text(app).split())
            assert "Captured" in shown_text(app)
            assert "Two answers" in shown_text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_a_line_is_filed_to_what_was_typed(path: Path, size: tuple[int, int]) -> None:
    async with wrapping_up(path, size=size) as (pilot, app, screen):
        await ask_where(pilot, app, screen)
        assert "The form came from [red]Ines[/]" in shown_text(app)
        await pilot.press(*"ceo")
        await until(pilot, lambda: "Dana" in shown_text(app))
        assert "Esc goes back" in shown_text(app)
        await pilot.press("enter")
        await back(pilot, app, screen)
        await until(pilot, lambda: len(unfiled(screen)) == 1)
        assert marked(screen).startswith("capture")
    assert filed(path) == [Filed(FiledTo.PERSON, "CEO"), None]


async def test_enter_right_behind_the_typing_files_to_the_best_place(path: Path) -> None:
    async with wrapping_up(path) as (pilot, app, screen):
        await ask_where(pilot, app, screen)
        await pilot.press(*"e1b", "enter")
        await back(pilot, app, screen)
        await until(pilot, lambda: "rating E1b" in keys(screen))
        await mark(pilot, screen, "rating E1b")
        assert "0-4 level, then 0-3 evidence" in shown_text(app)
        assert "The form came from [red]Ines[/]" in shown_text(app)
    assert filed(path) == [Filed(FiledTo.INDICATOR, "E1b"), None]


def keys(screen: WrapUpScreen) -> list[str]:
    return [f"rating {line.indicator}" for line in screen.query_one(Lines).things if hasattr(line, "indicator")]


async def test_another_place_is_chosen_by_arrow_or_mouse(path: Path) -> None:
    async with wrapping_up(path, size=(120, 36)) as (pilot, app, screen):
        for choose in ("arrow", "mouse"):
            await ask_where(pilot, app, screen)
            places = app.screen.query_one("#places", Lines)
            await pilot.press(*"e1")
            await until(pilot, lambda places=places: len(places.things) > 3)  # type: ignore[misc] # bound at once
            if choose == "arrow":
                await pilot.press("down", "down", "up", "enter")
            else:
                await pilot.click(places, offset=(20, 2))
            await back(pilot, app, screen)
    first, second = filed(path)
    assert (first, second) == (Filed(FiledTo.INDICATOR, "E1b"), Filed(FiledTo.INDICATOR, "E1c"))


async def test_nothing_typed_and_nothing_found_change_nothing_and_esc_leaves_it(path: Path) -> None:
    async with wrapping_up(path) as (pilot, app, screen):
        await ask_where(pilot, app, screen)
        await pilot.press("enter")
        await until(pilot, lambda: "Type an id" in shown_text(app))
        await pilot.press(*"qqq", "enter")
        await until(pilot, lambda: "Nothing here is called that." in shown_text(app))
        await pilot.press("escape")
        await back(pilot, app, screen)
        assert len(unfiled(screen)) == 2
    assert filed(path) == [None, None]


async def test_the_last_line_discards_and_u_brings_the_line_back(path: Path) -> None:
    async with wrapping_up(path) as (pilot, app, screen):
        await ask_where(pilot, app, screen)
        await pilot.press("down", "enter")
        await back(pilot, app, screen)
        assert len(state_of(path).captures) == 1
        await pilot.press("u")
        await until(pilot, lambda: len(unfiled(screen)) == 2)
        assert marked(screen).startswith("capture")
        await saved(pilot, app)
        assert len(state_of(path).captures) == 2
        await pilot.press("y")
        await until(pilot, lambda: len(unfiled(screen)) == 1)
        await saved(pilot, app)
    assert len(state_of(path).captures) == 1


async def test_filing_to_a_parked_question_is_taken_back_whole(path: Path) -> None:
    async with wrapping_up(path) as (pilot, app, screen):
        await ask_where(pilot, app, screen)
        await pilot.press(*"c1.6", "enter")
        await back(pilot, app, screen)
        await until(pilot, lambda: marked(screen) != "question C1.6" and "parked" not in shown_text(app))
        await pilot.press("u")
        await until(pilot, lambda: "1 parked." in shown_text(app))
        await saved(pilot, app)
    (answer,) = [each for each in state_of(path).answers.values() if each.question == "C1.6"]
    assert (answer.absence, answer.note) == (Absence.PARKED, "Has the form somewhere.")


async def test_both_statements_show_and_enter_goes_to_the_later_question(path: Path) -> None:
    async with wrapping_up(path, size=(120, 40)) as (pilot, app, screen):
        await mark(pilot, screen, f"pair {PAIR}")
        assert "“We never look back.”" in shown_text(app)
        assert "C5.4" in shown_text(app)
        await pilot.press("2")
        await until(pilot, lambda: "These are two answers" in shown_text(app))
        await pilot.press("enter")
        await until(pilot, lambda: app.posted)
        (posted,) = app.posted
        assert isinstance(posted, ShowScreen)
        assert posted.screen is ScreenId.INTERVIEW
        assert (posted.person, posted.question, posted.session) == ("PLN", "C5.4", screen.session)


@pytest.mark.parametrize(
    ("how", "state"),
    [("l", ContradictionState.LET_BE), ("s", ContradictionState.RAISED), ("click", ContradictionState.LET_BE)],
)
async def test_two_answers_are_let_be_or_asked_about_and_undone_and_redone(
    path: Path, how: str, state: ContradictionState
) -> None:
    async with wrapping_up(path) as (pilot, app, screen):
        await pilot.press("l" if how == "click" else how)
        await until(pilot, lambda: "That is for two answers" in shown_text(app))
        await mark(pilot, screen, f"pair {PAIR}")
        if how == "click":
            await pilot.click(next(pick for pick in screen.query(Pick) if pick.what is state))
        else:
            await pilot.press(how)
        await saved(pilot, app)
        assert "go together" not in shown_text(app)
        assert [each.state for each in state_of(path).contradictions.values()] == [state]
        await pilot.press("u")
        await until(pilot, lambda: marked(screen) == f"pair {PAIR}")
        await saved(pilot, app)
        assert not state_of(path).contradictions
        await pilot.press("y")
        await until(pilot, lambda: marked(screen) != f"pair {PAIR}")
        await saved(pilot, app)
    assert [each.state for each in state_of(path).contradictions.values()] == [state]


async def test_on_a_full_disk_nothing_is_lost(path: Path, disk: Disk) -> None:
    disk.full = True
    async with wrapping_up(path) as (pilot, app, screen):
        await ask_where(pilot, app, screen)
        await pilot.press(*"ceo", "enter")
        await until(pilot, lambda: app.screen is screen and "not saved: the disk is full" in shown_text(app))
        assert [type(posted) for posted in app.posted] == [Trouble]
        await mark(pilot, screen, f"pair {PAIR}")
        assert len(unfiled(screen)) == 1
        disk.full = False
        await pilot.press("l")
        await until(pilot, lambda: "● saved" in shown_text(app))
    assert filed(path) == [Filed(FiledTo.PERSON, "CEO"), None]
    assert [each.state for each in state_of(path).contradictions.values()] == [ContradictionState.LET_BE]


async def test_a_file_that_can_only_be_read_is_left_alone(path: Path) -> None:
    async with wrapping_up(path) as (pilot, app, screen):
        app.desk.read_only = "You can read it here."
        await pilot.press("down", "enter")
        assert app.screen is screen
        await mark(pilot, screen, f"pair {PAIR}")
        await pilot.press("l")
        await until(pilot, lambda: "You can read it here." in shown_text(app))
    assert filed(path) == [None, None]
    assert not state_of(path).contradictions


async def test_a_quote_that_names_somebody_else_is_asked_about_here(path: Path) -> None:
    with open_engagement(path, write=True) as workspace:
        begin_interview(workspace, "PLN").answer("C1.5", note='"Dana signs [b]all[/b] of it."')

    def own() -> tuple[bool | None, tuple[str, ...]]:
        (quote,) = (each for each in state_of(path).quotes.values() if "Dana" in each.text)
        return quote.usable, quote.may_name

    def listed() -> list[int]:
        return [place for place, line in enumerate(screen.query_one(Lines).things) if isinstance(line, Quote)]

    async with wrapping_up(path) as (pilot, app, screen):
        for downs, agreed, is_listed in (
            (1, (True, ("Dana",)), False),
            (2, (True, ()), True),
            (3, (False, ()), False),
        ):
            (screen.query_one(Lines).highlighted,) = listed()
            await pilot.press("enter")
            await until(pilot, lambda: isinstance(app.screen, AskQuoteUse))
            assert "It names Dana" in shown_text(app)
            assert "[b]all[/b]" in shown_text(app)
            await pilot.press("enter")  # nothing is marked yet
            assert isinstance(app.screen, AskQuoteUse)
            await pilot.press(*["down"] * downs, "enter")
            await back(pilot, app, screen)
            assert (own(), bool(listed())) == (agreed, is_listed)
            await pilot.press("u")
            await saved(pilot, app)
            assert own() == (None, ())
