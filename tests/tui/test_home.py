"""Home: who is heard, who is next, the picture so far and what is missing."""

import shutil
from pathlib import Path

import pytest

from coachtui.model.answers import Grade
from coachtui.model.engagement import Engagement
from coachtui.model.interview_stage import InterviewStage
from coachtui.model.people import Person
from coachtui.model.seen import SeenMeeting
from coachtui.settings.settings import Settings
from coachtui.workflow.engagement.engagements import Surroundings, create_engagement, open_engagement
from coachtui.workflow.engagement.people import add_person
from coachtui.workflow.interview.interviewing import begin_interview
from coachtui.workflow.interview.rating import rate
from coachtui.workflow.overview.glancing import glance
from coachtui.workflow.overview.picturing import picture
from coachtui.workflow.overview.reporting import coverage
from coachtui.workflow.scores.assessing import assess
from tests.tui.hosting import until
from tests.tui.looking import app_on, lines, shown, text_of, until_on, until_shown

HOSTILE = "[red]Bobby[/red] [@click=app.quit]x[/] \x1b[31m\u202etables\u202c " + "long " * 40


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """An engagement with somebody half heard, and somebody to come."""
    path = tmp_path / "acme.coach"
    people = [Person("SUP", "frontline", "Ines"), Person("PLN", "middle", "Tom"), Person("CEO", "executive")]
    create_engagement(path, Engagement("Acme", "quick", "getting castings out"), people)
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        held = begin_interview(workspace, "SUP")
        held.answer("C7.2", note="words")
        held.finish()
        held = begin_interview(workspace, "PLN")
        held.answer("C1.2", value=3)
        rate(held, "E1a", level=2, grade=Grade.SEEN)
    return path


async def test_people_come_in_order_with_how_far_they_are_and_who_is_next(begun: Path) -> None:
    async with app_on(begun) as pilot:
        await until_shown(pilot, "Acme", "quick assessment", "getting castings out")
        await until_shown(pilot, "1 of 3 interviewed, 1 begun")
        rows = shown(pilot).splitlines()
        assert [row.split()[0] for row in rows if row.strip().split(" ")[0].strip(",") in {"Ines", "Tom", "CEO"}] == [
            "Ines",
            "Tom",
            "CEO",
        ]
        assert any("Tom" in row and "go on" in row for row in rows)
        assert any("CEO" in row and "to come" in row for row in rows)
        chosen = lines(pilot, "people").chosen
        assert chosen is not None
        assert chosen.person.code == "PLN"


async def test_the_picture_tells_figures_bars_and_what_is_missing(begun: Path) -> None:
    async with app_on(begun) as pilot:
        await until_shown(pilot, "The picture so far", "E1", "not assessed", "1 rating still needs evidence.")
        await until_shown(pilot, "·●·")
        assert "Not assessed: " in text_of(pilot, "missing")
        assert " more." in text_of(pilot, "missing")


async def test_plain_signs_draw_plain_bars(northfield: Path) -> None:
    async with app_on(northfield, settings=Settings(ascii=True)) as pilot:
        await until_shown(pilot, ".o*.")
        assert "●" not in shown(pilot)


async def test_an_empty_engagement_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "new.coach"
    create_engagement(path, Engagement("New"))
    async with app_on(path, size=(120, 36), settings=Settings(keys={"people": "v"})) as pilot:
        await until_shown(pilot, "Nobody yet. Press v to add.")
        await until_shown(pilot, "not assessed")
        await pilot.press("i")
        await until_on(pilot, "PeopleScreen")


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 12)])
async def test_names_are_shown_as_they_are(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "hostile.coach"
    create_engagement(path, Engagement(HOSTILE, "full", HOSTILE), [Person("X[b]", "middle", HOSTILE, HOSTILE)])
    async with app_on(path, size=size) as pilot:
        await until_shown(pilot, "[red]Bobby[/red]")
        await pilot.click("#people")
        assert pilot.app.is_running
        await until(pilot, lambda: "\x1b" not in shown(pilot) and "\u202e" not in shown(pilot))
        assert all(len(row) <= size[0] for row in shown(pilot).splitlines())


async def test_a_thousand_people_stay_usable(tmp_path: Path) -> None:
    path = tmp_path / "many.coach"
    people = [Person(f"P{number:04}", "frontline", f"Person {number}") for number in range(1000)]
    create_engagement(path, Engagement("Many"), people)
    async with app_on(path) as pilot:
        await until_shown(pilot, "0 of 1000 interviewed", "Person 0")
        await pilot.press("end")
        await until_shown(pilot, "Person 999", "E1")
        await pilot.press("p")
        await until_on(pilot, "PeopleScreen")
        await until_shown(pilot, "1000 on the list", "P0000")
        await pilot.press("end", "up")
        await until_shown(pilot, "P0998")
        await pilot.resize_terminal(120, 36)
        await until_shown(pilot, "P0998", "department")


async def test_resizing_keeps_the_place(northfield: Path) -> None:
    async with app_on(northfield) as pilot:
        await until_shown(pilot, "E8")
        await pilot.press("home", "down", "down")
        for size in ((40, 12), (120, 36), (20, 5), (80, 24)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
        await until_shown(pilot, "Carla, sales director", "E8")
        assert lines(pilot, "people").highlighted == 2


def test_a_glance_says_what_the_coverage_says(northfield: Path, begun: Path, tmp_path: Path) -> None:
    both = [northfield, begun, Path(shutil.copy(begun, tmp_path / "more.coach"))]
    with open_engagement(both[2], write=True, surroundings=Surroundings("Ann")) as workspace:
        add_person(workspace, Person("NEW", "analyst"))
        begin_interview(workspace, "SUP", fresh=True)
    for path in both:
        with open_engagement(path) as workspace:
            seen, covered = glance(workspace), coverage(workspace, assess(workspace))
            for stage, people in (
                (InterviewStage.INTERVIEWED, covered.interviewed),
                (InterviewStage.BEGUN, covered.begun),
                (InterviewStage.TO_COME, covered.waiting),
            ):
                assert tuple(line.person for line in seen.people if line.stage is stage) == people


def test_nothing_is_missing_where_everything_is_known(northfield: Path) -> None:
    with open_engagement(northfield, write=True) as workspace:
        assert glance(workspace).next == "QUA"
        begin_interview(workspace, "QUA").finish()
        assert (picture(workspace).missing, picture(workspace).observed_words) == ((), "")
        workspace.record(SeenMeeting("2026-03-04-1", "Review"))
        assert picture(workspace).observed_words == "What a coach saw in 1 meeting: coachtui coach northfield.coach"
        assert glance(workspace).next is None


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (60, 16)])
async def test_heads_stand_above_their_columns(northfield: Path, size: tuple[int, int]) -> None:
    async with app_on(northfield, size=size) as pilot:
        await until_shown(pilot, "E1", "level")
        await pilot.pause()
        head = next(line for line in shown(pilot).splitlines() if "The picture so far" in line)
        row = next(line for line in shown(pilot).splitlines() if "E1 " in line).rstrip(" ▁▂▃▄▅▆▇█")  # a scrollbar
        assert len(head) == len(row)
        assert head.index("said") + 3 == row.index(".") + 1
        if size[0] >= 80:  # names and topics are whole where there is room
            await until_shown(pilot, "forums", "How it works for people")
            assert "…" not in shown(pilot)


async def test_a_next_step_whose_day_has_come_is_said_first(begun: Path) -> None:
    with open_engagement(begun, write=True, surroundings=Surroundings("Ann")) as workspace:
        held = begin_interview(workspace, "CEO", started="2026-03-02T09:00:00+00:00")
        held.answer("next", note="The report some day\nA page on Tuesday")
    async with app_on(begun) as pilot:
        await until_shown(pilot, "Due   Told CEO: A page on Tuesday", "2 next steps: d")
        await pilot.press("d", "d")
        await until_shown(pilot, "[x] Told CEO: A page on Tuesday", "[ ] Told CEO: The report some day")
        await until_shown(pilot, "Next  Enter goes on with the interview of Tom")
        await pilot.press("down", "enter")
        await until_shown(pilot, "[x] Told CEO: The report some day")
    with open_engagement(begun) as workspace:
        assert len(workspace.state.steps_done) == 2
