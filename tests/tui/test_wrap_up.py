"""The wrap-up on screen: digits, keys and clicks set levels and evidence, and nothing that was set is lost."""

import shutil
from pathlib import Path

import pytest

from coachtui.model.answers import Absence, Grade, Rating
from coachtui.model.engagement import Engagement
from coachtui.model.frame_ids import CONSENT
from coachtui.model.people import Person
from coachtui.tui.actions import ScreenId, acts_of
from coachtui.tui.messages import ShowScreen, Trouble
from coachtui.tui.screens.wrap_up.lines import key_of
from coachtui.tui.widgets.lines import Lines
from coachtui.tui.widgets.rating_strip import Pick
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.interview.interviewing import Interview, begin_interview, interview_of
from coachtui.workflow.interview.rating import counting_in, rate

from .hosting import Disk, shown_text, until
from .wrapping import mark, marked, saved, wrapping_up

HOSTILE = "[red]x[/] \x1b[31m <b>&amp;</b> \u202eevil [@click=app.quit]y[/] \U0001f600 שלום"
SIZES = [(80, 24), (40, 12)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Made once, and not to be written to."""
    path = tmp_path_factory.mktemp("made") / "acme.coach"
    create_engagement(path, Engagement("Acme", "quick", "getting castings out"), [Person("PLN", "middle", "Tom")])
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        interview = begin_interview(workspace, "PLN")
        interview.answer(CONSENT, value="yes")
        interview.answer("C1.6", absence=Absence.PARKED, note="Has the form somewhere.")
        interview.answer("C1.5", value="no", note="“We plan departments.”")
        interview.answer("C2.3", value=1, note="His paper says so.")
        interview.answer("C3.2", value=2, grade=Grade.SEEN)
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copy(made, tmp_path / "acme.coach"))


def counting(path: Path) -> dict[str, Rating]:
    with open_engagement(path) as workspace:
        (session,) = workspace.state.sessions.values()
        return counting_in(Interview(workspace, session))


async def test_it_shows_what_is_parked_unasked_and_unrated(path: Path) -> None:
    async with wrapping_up(path, size=(120, 40)) as (_, app, screen):
        shown = shown_text(app)
        assert "Tom · wrap-up" in shown
        assert "1 parked." in shown
        assert "1 rating still needs evidence." in shown
        assert "Has the form somewhere." in shown
        assert "“We plan departments.”" in shown
        keys = [key_of(line) for line in screen.query_one(Lines).things]
        assert keys[0] == "question C1.6"
        assert keys[-4:] == ["rating E1a", "rating E1d", "rating E4a", "rating E5a"]


async def test_two_digits_set_level_and_evidence_and_go_on(path: Path) -> None:
    async with wrapping_up(path) as (pilot, app, screen):
        await mark(pilot, screen, "rating E1d")
        await pilot.press("2", "1", "3", "0", "k", "up")
        assert marked(screen) == "rating E4a"
        await saved(pilot, app)
        assert "without a level" in shown_text(app)
    recorded = counting(path)
    assert (recorded["E1d"].level, recorded["E1d"].grade) == (2, Grade.EXAMPLE)
    assert (recorded["E4a"].level, recorded["E4a"].grade) == (3, Grade.SAID)
    assert recorded["E5a"].absence is Absence.DONT_KNOW


async def test_e_and_a_digit_set_the_evidence_only(path: Path) -> None:
    async with wrapping_up(path) as (pilot, app, screen):
        await mark(pilot, screen, "rating E1d")
        await pilot.press("e")
        await until(pilot, lambda: "First a level" in shown_text(app))
        await mark(pilot, screen, "rating E5a")
        await pilot.press("e")
        await until(pilot, lambda: "0 to 3 ?" in shown_text(app))
        await pilot.press("4")
        await until(pilot, lambda: "Evidence is 0 said, 1 example, 2 seen or 3 confirmed." in shown_text(app))
        await pilot.press("2")
        await saved(pilot, app)
    assert (counting(path)["E5a"].level, counting(path)["E5a"].grade) == (1, Grade.SEEN)
    with open_engagement(path) as workspace:
        (session,) = workspace.state.sessions
        assert interview_of(workspace, session).answers()["C2.3"].grade is Grade.SEEN


async def test_moving_on_ends_the_wait_for_evidence(path: Path) -> None:
    async with wrapping_up(path) as (pilot, app, screen):
        await mark(pilot, screen, "rating E1d")
        await pilot.press("4", "down", "1", "x")
        await saved(pilot, app)
        await pilot.press("7")
        await until(pilot, lambda: "A level is 0 to 4." in shown_text(app))
    assert (counting(path)["E1d"].level, counting(path)["E1d"].grade) == (4, None)
    assert counting(path)["E4a"].absence is Absence.NOT_APPLICABLE


async def test_digits_on_a_question_change_nothing_and_enter_takes_it_up(path: Path) -> None:
    async with wrapping_up(path) as (pilot, app, screen):
        await pilot.press("3")
        await until(pilot, lambda: "This is a question" in shown_text(app))
        await mark(pilot, screen, "question C1.6")
        await pilot.press("enter")
        await until(pilot, lambda: app.posted)
        (posted,) = app.posted
        assert isinstance(posted, ShowScreen)
        assert posted.screen is ScreenId.INTERVIEW
        assert (posted.person, posted.question) == ("PLN", "C1.6")


LEADS_TO = [
    (("r",), ScreenId.READ_BACK),
    (("escape", "r"), ScreenId.READ_BACK),
    (("alt+r",), ScreenId.READ_BACK),
    (("b",), ScreenId.INTERVIEW),
    (("q",), ScreenId.HOME),
]


async def test_it_leads_on(path: Path) -> None:
    async with wrapping_up(path) as (pilot, app, _):
        for keys, shown in LEADS_TO:
            await pilot.press(*keys)
            await until(pilot, lambda: app.posted)
            posted = app.posted.pop()
            assert isinstance(posted, ShowScreen)
            assert posted.screen is shown
            assert not app.posted


async def test_the_mouse_can_do_it_all(path: Path) -> None:
    async with wrapping_up(path, size=(120, 40)) as (pilot, app, screen):
        lines = screen.query_one(Lines)
        await mark(pilot, screen, "rating E1a")
        row = next(place for place, line in enumerate(lines.things) if key_of(line) == "rating E1d")
        await pilot.click(lines, offset=(30, row - lines.scroll_offset.y))
        assert marked(screen) == "rating E1d"
        picks = screen.query(Pick)
        await pilot.click(next(pick for pick in picks if pick.what == 3 and pick.has_class("anchor")))
        await pilot.click(next(pick for pick in picks if pick.what is Grade.SEEN))
        await saved(pilot, app)
    assert (counting(path)["E1d"].level, counting(path)["E1d"].grade) == (3, Grade.SEEN)


async def test_undo_takes_back_step_by_step(path: Path) -> None:
    before = counting(path)
    async with wrapping_up(path) as (pilot, app, screen):
        await mark(pilot, screen, "rating E1d")
        await pilot.press("2", "1", "4", "u", "u", "u")
        await saved(pilot, app)
        assert marked(screen) == "rating E1d"
        await pilot.press("u")
        await until(pilot, lambda: "There is nothing to take back." in shown_text(app))
    assert counting(path).keys() == before.keys()


async def test_redo_does_again_what_was_taken_back_until_something_new_is_set(path: Path) -> None:
    async with wrapping_up(path) as (pilot, app, screen):
        await mark(pilot, screen, "rating E1d")
        await pilot.press("2", "1", "u", "u", "y")
        await saved(pilot, app)
        assert (counting(path)["E1d"].level, counting(path)["E1d"].grade) == (2, None)
        await pilot.press("escape", "y")
        await saved(pilot, app)
        assert (counting(path)["E1d"].level, counting(path)["E1d"].grade) == (2, Grade.EXAMPLE)
        await pilot.press("y")
        await until(pilot, lambda: "There is nothing to do again." in shown_text(app))
        await mark(pilot, screen, "rating E1d")
        await pilot.press("u", "4", "y")
        await saved(pilot, app)
    assert (counting(path)["E1d"].level, counting(path)["E1d"].grade) == (4, None)


async def test_ratings_that_differ_are_both_shown_and_a_level_settles_them(path: Path) -> None:
    with open_engagement(path, write=True) as workspace:
        interview = begin_interview(workspace, "PLN")
        interview.answer(CONSENT, value="yes")
        rate(interview, "E1b", level=3, grade=Grade.SEEN, question="C1.2")
        interview.answer("C5.3", value="never", grade=Grade.SAID)
    async with wrapping_up(path, size=(90, 36)) as (pilot, app, screen):
        assert "1 noted in two ways." in " ".join(shown_text(app).split())
        await mark(pilot, screen, "rating E1b")
        shown = " ".join(shown_text(app).split())
        assert "3 (seen) at C1.2, which counts" in shown
        assert "0 (said) at C5.3" in shown
        await pilot.press("1")
        await saved(pilot, app)
        assert "noted in two ways" not in " ".join(shown_text(app).split())
    assert (counting(path)["E1b"].level, counting(path)["E1b"].grade) == (1, Grade.SEEN)


async def test_all_ratings_can_be_listed_and_changed(path: Path) -> None:
    async with wrapping_up(path) as (pilot, app, screen):
        assert "rating E3b" not in {key_of(line) for line in screen.query_one(Lines).things}
        await pilot.press("a")
        await mark(pilot, screen, "rating E3b")
        await pilot.press("4")
        await saved(pilot, app)
    assert (counting(path)["E3b"].level, counting(path)["E3b"].grade) == (4, Grade.SEEN)


async def test_a_full_disk_is_said_once_and_everything_is_saved_when_there_is_room(path: Path, disk: Disk) -> None:
    disk.full = True
    async with wrapping_up(path) as (pilot, app, screen):
        await mark(pilot, screen, "rating E1d")
        await pilot.press("2", "1", "3")
        await until(pilot, lambda: "not saved: the disk is full" in shown_text(app))
        assert [type(posted) for posted in app.posted] == [Trouble]
        await pilot.press("r")
        await until(pilot, lambda: len(app.posted) == 2)
        assert isinstance(app.posted[1], Trouble)
        assert "3 0 to 3 ?" in " ".join(shown_text(app).split())
        disk.full = False
        await pilot.press("2")
        await saved(pilot, app)
    assert (counting(path)["E1d"].level, counting(path)["E1d"].grade) == (2, Grade.EXAMPLE)
    assert (counting(path)["E4a"].level, counting(path)["E4a"].grade) == (3, Grade.SEEN)


async def test_a_file_that_can_only_be_read_is_left_alone(path: Path) -> None:
    async with wrapping_up(path) as (pilot, app, screen):
        app.desk.read_only = "You can read it here."
        await mark(pilot, screen, "rating E1d")
        await pilot.press("2", "e", "k")
        await until(pilot, lambda: "You can read it here." in shown_text(app))
        assert "● saved" in shown_text(app)
    assert "E1d" not in counting(path)


@pytest.mark.parametrize("size", SIZES)
async def test_hostile_words_are_shown_plainly_at_every_size(path: Path, size: tuple[int, int]) -> None:
    with open_engagement(path, write=True) as workspace:
        begin_interview(workspace, "PLN").answer("C1.5", value="no", note=HOSTILE)
    async with wrapping_up(path, size=size) as (pilot, app, screen):
        await mark(pilot, screen, "rating E1d")
        await until(pilot, lambda: "E1d" in shown_text(app))
        shown = shown_text(app)
        assert "[red]x[/]" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        await pilot.press("1", "0")
        await pilot.resize_terminal(61, 17)
        await saved(pilot, app)
    assert counting(path)["E1d"].level == 1


async def test_northfield_can_be_wrapped_up(northfield: Path) -> None:
    with open_engagement(northfield) as workspace:
        sessions = {session.person: session.id for session in workspace.state.sessions.values()}
    async with wrapping_up(northfield, sessions["ANL"]) as (_, app, screen):
        assert "Jo, analyst · wrap-up" in shown_text(app)
        assert "rating E1a" in {key_of(line) for line in screen.query_one(Lines).things}


async def test_every_act_and_every_focus_explains_itself(path: Path) -> None:
    async with wrapping_up(path) as (_, __, screen):
        assert screen.HELP
        for widget in screen.focus_chain:
            assert getattr(widget, "HELP", "")
        for act in acts_of(ScreenId.WRAP_UP):
            assert act.place is ScreenId.EVERYWHERE or hasattr(screen, f"action_{act.id}")


async def test_what_cannot_be_saved_at_the_end_is_kept_in_a_file_of_its_own(path: Path, disk: Disk) -> None:
    async with wrapping_up(path) as (pilot, app, screen):
        disk.full = True
        await mark(pilot, screen, "rating E1d")
        await pilot.press("2", "1")
        await until(pilot, lambda: "not saved: the disk is full" in shown_text(app))
        name = next(line.name for line in screen.query_one(Lines).things if key_of(line) == "rating E1d")
    assert app.desk.unsaved is not None
    (kept,) = [each for each in path.parent.iterdir() if each.suffix == ".txt"]
    assert f"{name}\n2 example" in kept.read_text(encoding="utf-8")
