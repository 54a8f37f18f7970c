"""A self-assessment on screen: typed, chosen, left open, stopped, gone on with, and nothing lost."""

import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Button, Input

from coachtui.asking.replies import Reply
from coachtui.model.answers import Absence, Answer
from coachtui.model.engagement import State
from coachtui.model.problems import CoachError
from coachtui.settings.settings import Settings
from coachtui.store.engagement_file import EngagementFile
from coachtui.tui import writer as writing
from coachtui.tui.app import CoachApp
from coachtui.tui.messages import Trouble
from coachtui.tui.screens.alone import begin
from coachtui.tui.screens.alone.assessment import SelfAssessmentScreen
from coachtui.tui.screens.alone.page import AlonePage
from coachtui.tui.screens.alone.ways import ABSENCES
from coachtui.tui.starting import StartWith
from coachtui.tui.widgets.lettered import Lettered
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.engagement.private_files import create_self_assessment
from tests.tui.hosting import fixed_clock, move, shown_text, type_fast, until
from tests.tui.looking import until_on, until_shown

SIZES = [(40, 12)]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The private file of somebody who has not begun, made once; not to be written to."""
    path = tmp_path_factory.mktemp("alone") / "mine.coach"
    create_self_assessment(path, "the night shift", "frontline")
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copy(made, tmp_path / "mine.coach"))


@asynccontextmanager
async def alone(
    path: Path, *, size: tuple[int, int] = (80, 24), begun: bool = True, minutes: int = 600
) -> AsyncIterator[tuple[Pilot[None], SelfAssessmentScreen]]:
    """The self-assessment of a private file on screen, beyond its opening words if ``begun``."""
    start, around = StartWith(alone=True, minutes=minutes), Surroundings("Mara", now=fixed_clock)
    app = CoachApp(path, start=start, surroundings=around, settings=Settings())
    async with app.run_test(size=size) as pilot:
        await until_on(pilot, "SelfAssessmentScreen")
        screen = app.screen
        assert isinstance(screen, SelfAssessmentScreen)
        await until(pilot, lambda: screen.is_open, "it never opened")
        if begun and screen.walk.current is None:
            await pilot.press("enter")
        yield pilot, screen


async def saved(pilot: Pilot[None], screen: SelfAssessmentScreen) -> None:
    await pilot.pause()
    await until(pilot, lambda: not screen.writer.pending, "it was never saved")


def state_of(path: Path) -> State:
    with open_engagement(path) as workspace:
        return workspace.state


def answers_in(path: Path) -> dict[str, Answer]:
    """What is recorded, by question."""
    return {question: answer for (_, question), answer in state_of(path).answers.items()}


async def go_to(pilot: Pilot[None], screen: SelfAssessmentScreen, question: str) -> None:
    """Have the question in front, without turning the pages up to it."""
    await until(pilot, lambda: screen.walk.current is not None)
    screen._go(question)  # noqa: SLF001 - what somebody does in a minute of Page Down
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_the_opening_is_shown_first_and_only_once(path: Path, size: tuple[int, int]) -> None:
    async with alone(path, size=size, begun=False) as (pilot, screen):
        await until_shown(pilot, "Nobody sees this unless you send it.", "Begin")
        await pilot.press("enter", "b", "x", "pagedown")
        await saved(pilot, screen)
    async with alone(path, size=size, begun=False) as (pilot, screen):
        assert screen.walk.current is not None
        assert "Nobody sees" not in shown_text(pilot.app)


async def test_choosing_and_typing_at_full_speed_lands_where_it_belongs(path: Path) -> None:
    async with alone(path) as (pilot, screen):
        await go_to(pilot, screen, "C1.2")
        type_fast(pilot.app, "bTom, in May\nc")
        await until(pilot, lambda: screen.walk.current != "C1.2")
        await saved(pilot, screen)
        chosen = screen.own.form_of("C1.2").choices[1]
    answer = answers_in(path)["C1.2"]
    assert answer.value == chosen.value
    assert answer.note == "When did the plan last come up in a meeting? Tom, in May"


async def test_every_letter_typed_into_a_story_is_text_and_a_table_takes_what_can_be_named(path: Path) -> None:
    words = "k x d p q r b n: I don't know, 1 2 3 a b c\nand so on"
    async with alone(path) as (pilot, screen):
        await go_to(pilot, screen, "C7.2")
        type_fast(pilot.app, words)
        await until(pilot, lambda: screen.page.story.text == words)
        await pilot.press("pagedown")
        screen._go("C3.1")  # noqa: SLF001 - no pause: keys come while its cells are being mounted
        pilot.app.post_message(events.Key("up", None))
        type_fast(pilot.app, "returns\nfewer rolls\nlate loaves\n")
        await until(pilot, lambda: len(screen.page.reply.rows) == 2)
        await pilot.press("pagedown")
        await saved(pilot, screen)
    answers = answers_in(path)
    assert answers["C7.2"].note == words
    assert answers["C3.1"].value == ({"measure": "returns", "decision": "fewer rolls"}, {"measure": "late loaves"})


async def test_a_choice_can_be_taken_back_and_an_answer_asks_which_event_comes_closest(path: Path) -> None:
    async with alone(path) as (pilot, screen):
        await go_to(pilot, screen, "C3.4")
        await pilot.press("c", "pagedown", "pageup")
        assert screen.own.answer_to("C3.4").value is not None
        await pilot.press("backspace", "pagedown")
        await go_to(pilot, screen, "C2.2")
        assert "Which of these comes closest?" not in shown_text(pilot.app)
        await pilot.press("7", "enter", "enter", "enter")
        await until_shown(pilot, "Which of these comes closest?")
        await pilot.press("a", "enter")
        await until(pilot, lambda: screen.walk.current != "C2.2")
        await saved(pilot, screen)
    assert answers_in(path)["C3.4"].value is None
    (rating,) = state_of(path).ratings.values()
    assert rating.question == "C2.2"


async def test_several_can_be_chosen_and_none_stands_alone(path: Path) -> None:
    async with alone(path) as (pilot, screen):
        await until_shown(pilot, "Enter goes on")
        await pilot.press("down")
        await until_shown(pilot, "Enter picks")
        await go_to(pilot, screen, "C1.6")
        await pilot.press("down")
        await until_shown(pilot, "Tab goes on")
        await pilot.press("a", "down", "down", "space")
        seen = [screen.page.reply.chosen]
        for letter in "fb":
            await pilot.press(letter)
            seen.append(screen.page.reply.chosen)
        assert seen == [("resources moved", "goal set"), ("none",), ("results chased",)]
        await pilot.press("tab")
        await until_shown(pilot, "Enter goes on")
        await pilot.press("shift+tab", "end")
        type_fast(pilot.app, "a bad fax from Tom, ")
        await until(pilot, lambda: "a bad fax from Tom, " in screen.page.reply.said.values())
        assert screen.page.reply.chosen == ("results chased",)


async def test_words_typed_behind_ticks_are_words_and_letters_are_ticks(path: Path) -> None:
    results, goal, moved, checked, budget = (
        "results chased", "goal set", "resources moved", "progress checked", "budget set",
    )  # fmt: skip
    async with alone(path) as (pilot, screen):
        await go_to(pilot, screen, "C1.6")
        for letter, keys, ticked, words in (
            ("b", "by Tom", {results}, "by Tom"),
            ("c", "ad luck", {goal}, "ad luck"),
            ("", "by Tom", set(), "by Tom"),
            ("", "bad luck", set(), "bad luck"),
            ("", "a fax", set(), "a fax"),
            ("", "ade", {moved, checked, budget}, ""),
            ("", "ada", {checked}, ""),
        ):
            screen.page.put(screen.own.form_of("C1.6"), Reply())
            screen.set_focus(screen.page.first_field)
            await pilot.press(*letter)
            screen.query_one("#choices", Lettered).forget_letters()  # as the list does by itself after a pause
            await pilot.press(*keys, "tab")
            reply = screen.page.reply
            assert (set(reply.chosen), reply.said.get("p1", "")) == (ticked, words), keys
        screen.page.put(screen.own.form_of("C1.6"), Reply())
        screen.set_focus(screen.page.first_field)
        await pilot.press("a", "d")
        screen.page.take_letters()  # as it does by itself when nothing is typed for a while
        await pilot.press(*"ann, in May")
        reply = screen.page.reply
        assert (set(reply.chosen), reply.said["p1"]) == ({moved, checked}, "ann, in May")


def _amounts_to(page: AlonePage, chosen: tuple[str, ...], said: str) -> bool:
    return (page.reply.chosen, page.reply.said.get("p46", "")) == (chosen, said)


async def test_words_typed_where_one_is_chosen_are_words(path: Path) -> None:
    async with alone(path) as (pilot, screen):
        page, form = screen.page, screen.own.form_of("C1.2")
        for keys, chosen, said in (
            ("b", "b", ""),
            ("by Tom, in May", "", "by Tom, in May"),
            ("a fax came", "", "a fax came"),
            ("Bad luck", "", "Bad luck"),
            ("BAD", "", "BAD"),
            ("b12 March", "b", "12 March"),
        ):
            page.put(form, Reply())
            screen.set_focus(page.first_field)
            type_fast(pilot.app, keys)
            expected = tuple(form.choices["abcdefg".index(letter)].id for letter in chosen), said
            await until(pilot, partial(_amounts_to, page, *expected))
        await go_to(pilot, screen, "C7.2")
        type_fast(pilot.app, "It was late.")
        await pilot.pause()
        assert page.reply.text == "It was late."


async def test_whoever_goes_on_with_enter_alone_has_chosen_nothing(path: Path) -> None:
    async with alone(path) as (pilot, screen):
        first = screen.walk.current
        await pilot.press("enter", "enter")
        assert screen.walk.current != first
        await go_to(pilot, screen, "C2.2")
        await pilot.press("7", "enter", "enter", "enter", "enter")
        assert screen.walk.current != "C2.2"
        await saved(pilot, screen)
    assert list(answers_in(path)) == ["C2.2"]
    assert not state_of(path).ratings


async def test_words_where_a_choice_is_asked_for_choose_if_they_name_one_and_are_asked_about_once_if_not(
    path: Path,
) -> None:
    async with alone(path) as (pilot, screen):
        await go_to(pilot, screen, "C1.5")
        type_fast(pilot.app, "no, not really\t")
        await until(pilot, lambda: screen.page.reply.remark == "no, not really")
        assert screen.page.reply.chosen == ("no",)
        screen.page.put(screen.own.form_of("C1.5"), Reply())
        screen.set_focus(screen.page.first_field)
        type_fast(pilot.app, "no\n")
        await until_shown(pilot, "● b  No", "What is there instead?")
        assert (screen.page.reply.remark, screen.page.reply.chosen) == ("", ("no",))
        assert isinstance(pilot.app.focused, Input), "it goes on to what is asked further"
        await go_to(pilot, screen, "C1.2")
        type_fast(pilot.app, "in the review of the year\n")
        await until_shown(pilot, "Kept. Which of these comes closest?")
        assert screen.walk.current == "C1.2"
        await pilot.press("enter")
        assert screen.walk.current != "C1.2"
        await go_to(pilot, screen, "C1.6")
        type_fast(pilot.app, "the usual round\n")
        await until_shown(pilot, "Kept. Which of these fit? Press their letters")
        assert screen.walk.current == "C1.6"


@pytest.mark.skipif(sys.platform == "win32", reason="an open file cannot be moved there")
async def test_a_file_that_was_moved_is_told_once_and_what_was_typed_stays(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "RETRY_SECONDS", 0.05)
    elsewhere = path.with_name("elsewhere.coach")
    async with alone(path) as (pilot, screen):
        await go_to(pilot, screen, "C7.2")
        await saved(pilot, screen)
        move(path, elsewhere)
        type_fast(pilot.app, "the board")
        await until_on(pilot, "TroubleScreen")
        await until_shown(pilot, "The file was moved")
        screen.post_message(Trouble(CoachError("Another trouble", "Nothing more fits."), types_on=True))
        await until_shown(pilot, "Another trouble")
        type_fast(pilot.app, " of nine")
        pilot.app.post_message(events.Paste(" and more"))
        await pilot.press("backspace", "enter", "enter")
        await until_on(pilot, "SelfAssessmentScreen")
        await until_shown(pilot, "! not saved: the file was moved", "the board of nine and mor")
        move(elsewhere, path)
        await pilot.press("pagedown")
        await saved(pilot, screen)
    assert answers_in(path)["C7.2"].note == "the board of nine and mor"


async def test_none_of_these_is_offered_where_the_script_has_no_such_choice(tmp_path: Path) -> None:
    path = tmp_path / "mine.coach"
    create_self_assessment(path, "us", "middle")
    async with alone(path) as (pilot, screen):
        await go_to(pilot, screen, "C1.7")
        assert "None of these" in shown_text(pilot.app)
        await pilot.press("f", "pagedown")
        await saved(pilot, screen)
    assert answers_in(path)["C1.7"].value == ()


@pytest.mark.parametrize(
    ("act", "letter", "size"),
    [
        ("dont_know", "k", (80, 24)),
        ("not_applicable", "x", (120, 36)),
        ("declined", "d", (40, 12)),
        ("park", "p", (40, 12)),
    ],
)
async def test_four_ways_not_to_answer_by_button_and_by_letter(
    path: Path, act: str, letter: str, size: tuple[int, int]
) -> None:
    async with alone(path, size=size) as (pilot, screen):
        button = screen.query_one(f"#{act}", Button)
        assert str(button.label) in shown_text(pilot.app)
        assert button in screen.focus_chain
        first = screen.walk.current or ""
        await pilot.click(f"#{act}")
        second = screen.walk.current or ""
        assert second != first
        await pilot.press("escape", letter)
        assert screen.walk.current not in {first, second}
        await saved(pilot, screen)
    answers = answers_in(path)
    assert {answers[first].absence, answers[second].absence} == {ABSENCES[act]}


async def test_esc_and_a_letter_works_in_every_field(path: Path) -> None:
    async with alone(path) as (pilot, screen):
        for field in ("C1.2", "C7.3", "C7.2"):
            await go_to(pilot, screen, field)
            await pilot.press("escape", "k")
            assert screen.own.answer_to(field).absence is Absence.DONT_KNOW
        before = screen.walk.current
        screen.query_one("#next").focus()
        await pilot.press("escape", "b")
        assert screen.walk.current != before


async def test_what_is_being_typed_is_kept_and_stands_there_again(path: Path) -> None:
    async with alone(path) as (pilot, screen):
        await go_to(pilot, screen, "C7.2")
        type_fast(pilot.app, "half a sen")
        await until(pilot, lambda: screen.page.story.text == "half a sen")
        await saved(pilot, screen)
        with EngagementFile.open(path, write=False) as log:
            assert "half a sen" in log.drafts(screen.own.session_id)["C7.2"]
    async with alone(path, begun=False) as (pilot, screen):
        assert screen.walk.current == "C7.2"
        assert screen.page.story.text == "half a sen"
        await pilot.press(*"and more")
        assert screen.page.story.text == "half a sen and more"
        await pilot.press("pagedown", "pageup", *"so")
        assert (screen.walk.current, screen.page.story.text) == ("C7.2", "half a sen and more\nso")


async def test_a_number_is_asked_for_again_and_never_lost(path: Path) -> None:
    async with alone(path) as (pilot, screen):
        await go_to(pilot, screen, "C7.3")
        type_fast(pilot.app, "lots")
        await pilot.press("pagedown")
        await until_shown(pilot, "That is no number")
        assert screen.walk.current == "C7.3"
        await pilot.press("escape", "q")
        await until_on(pilot, "SelfHomeScreen")
    async with alone(path, begun=False) as (pilot, screen):
        assert screen.walk.current == "C7.3"
        assert screen.page.reply.text == "lots"


async def test_what_cannot_be_read_is_no_reason_not_to_go_back(path: Path) -> None:
    async with alone(path) as (pilot, screen):
        await go_to(pilot, screen, "C7.3")
        type_fast(pilot.app, "about 7")
        await until_shown(pilot, "about 7 is kept as words")
        await pilot.press("pageup")
        assert screen.walk.current != "C7.3"
        await until_shown(pilot, "Kept as you typed it.")
        await go_to(pilot, screen, "C7.3")
        assert screen.page.reply.text == "about 7"
        await pilot.press("ctrl+u")
        type_fast(pilot.app, "1'500")
        await until_shown(pilot, "Read as 1500.")
        await pilot.press("pageup")
        await saved(pilot, screen)
    assert answers_in(path)["C7.3"].value == 1500


async def test_no_number_id_or_level_stands_beside_a_choice(path: Path) -> None:
    async with alone(path, size=(120, 36)) as (pilot, screen):
        for _ in range(10):
            await pilot.pause()
            page = "\n".join(shown_text(pilot.app).splitlines()[1:])
            assert screen.walk.current is not None
            assert screen.walk.current not in page
            for word in ("level", "Level", "g0", "g1", "E1", "E8"):
                assert word not in page
            await pilot.press("pagedown")


async def test_an_answer_given_after_all_takes_the_absence_back(path: Path) -> None:
    async with alone(path) as (pilot, screen):
        first = screen.walk.current or ""
        await pilot.press("escape", "k", "pageup")
        assert screen.walk.current == first
        assert screen.query_one("#dont_know", Button).has_class("-chosen")
        await pilot.press("b", "pagedown")
        await saved(pilot, screen)
    assert answers_in(path)[first].absence is None


async def test_to_the_end_the_result_and_further_questions(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with alone(path, size=(40, 12), minutes=2) as (pilot, _):
        await pilot.press("b", "I", "n", "enter", "pagedown", "pagedown")
        await until_shown(pilot, "Nothing has been sent")
        await until_shown(pilot, "One question is still open.", "esult", "Stop here")
        await pilot.press("enter", "c", "pagedown")
        await until_shown(pilot, "2 of 2", "Nothing has been sent")
        await pilot.press("enter")
        await until_on(pilot, "SelfResultScreen")
        await until_shown(pilot, "Begin with one thing")
        await pilot.press("q")
        await until_on(pilot, "SelfHomeScreen")
        await pilot.press("end", "enter")
        await until_shown(pilot, "What you run, and what you do there", "the night shift")
        type_fast(pilot.app, " at two\nb")
        await pilot.press("ctrl+s")
        await until_on(pilot, "SelfHomeScreen")
        await until_shown(pilot, "the night shift at two", "Go on")
        monkeypatch.setattr(begin, "roles_alone", lambda _: {})  # as where the script has no roles by now
        await pilot.press("end", "enter")
        await until_shown(pilot, "What you run, and what you do there", "the night shift at two")
        type_fast(pilot.app, " or three")
        await pilot.press("ctrl+s")
        await until_on(pilot, "SelfHomeScreen")
        await until_shown(pilot, "the night shift at two or three", "Go on")
        await pilot.press("r")
        await until_on(pilot, "SelfResultScreen")
        await pilot.press("i")
        await until_on(pilot, "SelfAssessmentScreen")


async def test_a_further_sitting_is_offered_with_the_result(tmp_path: Path) -> None:
    path = tmp_path / "mine.coach"
    create_self_assessment(path, "us", "executive")
    app = CoachApp(path, start=StartWith(alone=True), surroundings=Surroundings("Mara"), settings=Settings())
    async with app.run_test() as pilot:
        await until_on(pilot, "SelfAssessmentScreen")
        screen = app.screen
        assert isinstance(screen, SelfAssessmentScreen)
        await until(pilot, lambda: screen.is_open)
        before = set(screen.own.agenda())
        await pilot.press("escape", "r")
        await until_on(pilot, "SelfResultScreen")
        await until_shown(pilot, "Another 20 minutes", "Nothing to tell yet")
        await pilot.resize_terminal(40, 24)
        await until_shown(pilot, "Questions", "20 minutes more", "Send it")
        await pilot.press("m")
        await until_on(pilot, "SelfAssessmentScreen")
        after = app.screen
        assert isinstance(after, SelfAssessmentScreen)
        await until(pilot, lambda: after.is_open)
        assert before < set(after.own.agenda())


@pytest.mark.parametrize("size", SIZES)
async def test_it_begins_with_three_questions(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "new.coach"
    app = CoachApp(path, start=StartWith(alone=True), surroundings=Surroundings("Mara"), settings=Settings())
    async with app.run_test(size=size) as pilot:
        await until_on(pilot, "SelfBeginScreen")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "Say what you run")
        assert not path.exists()
        type_fast(app, "\nour ")  # words typed into the list while nothing is said yet go where words are asked for
        await until(pilot, lambda: isinstance(app.focused, Input) and app.focused.value == "our ")
        type_fast(app, "warehouse\n")
        await pilot.press("ctrl+s")
        await until_shown(pilot, "I lead the people", "Choose one.")
        type_fast(app, "bureau chief")
        await pilot.pause()
        assert "●" not in shown_text(app)
        await pilot.press("down")  # the words are over
        type_fast(app, "c\nx\n")
        await until_shown(pilot, "A number of minutes")
        await pilot.press("backspace", "1", "5", "enter")
        await until_on(pilot, "SelfAssessmentScreen")
        screen = app.screen
        assert isinstance(screen, SelfAssessmentScreen)
        await until(pilot, lambda: screen.is_open)
    (person,), (session,) = state_of(path).people.values(), state_of(path).sessions.values()
    assert (person.unit, person.role, session.minutes) == ("our warehouse", "frontline", 15)


async def test_home_of_a_private_file_offers_three_things(path: Path) -> None:
    app = CoachApp(path, start=StartWith(), surroundings=Surroundings("Mara"), settings=Settings())
    async with app.run_test(notifications=True) as pilot:
        await until_on(pilot, "SelfHomeScreen")
        await until_shown(pilot, "the night shift", "Not begun yet.", "Go on", "See the result", "Send it")
        await pilot.press("ctrl+c")
        await until_shown(pilot, "To end the program press Ctrl+Q.")
        await pilot.press("s")
        await until_shown(pilot, "No question is answered yet.")
        await pilot.press("enter")
        await until_on(pilot, "SelfHomeScreen")
        await pilot.press("enter")
        await until_on(pilot, "SelfAssessmentScreen")


async def test_somebody_elses_engagement_is_not_taken_for_a_private_file(northfield: Path) -> None:
    app = CoachApp(northfield, start=StartWith(alone=True), surroundings=Surroundings("Mara"), settings=Settings())
    async with app.run_test() as pilot:
        await until_shown(pilot, "an engagement with other people in it")
    with open_engagement(northfield) as workspace:
        assert "ME" not in workspace.state.people


async def test_what_is_asked_further_goes_with_the_answer(path: Path) -> None:
    async with alone(path) as (pilot, screen):
        await go_to(pilot, screen, "C5.2")
        assert "What was decided there?" not in shown_text(pilot.app)
        type_fast(pilot.app, "a")
        await until_shown(pilot, "What was decided there?")
        assert "Where does it get talked about?" not in shown_text(pilot.app)
        screen.set_focus(screen.page.first_field)
        await pilot.press("b")
        await until_shown(pilot, "Where does it get talked about?", "We go through results one department at a time")
        assert "We sit down over all such work" not in shown_text(pilot.app)
        assert "What was decided there?" not in shown_text(pilot.app)
        await pilot.press("tab", "shift+tab")  # a letter typed at once would go on with the one that chose
        type_fast(pilot.app, "In the yard, with Tom")
        await until(pilot, lambda: screen.page.reply.said == {"p62": "In the yard, with Tom"})
