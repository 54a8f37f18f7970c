"""The craft on screen: timely probes stand out, a capture takes one key, two answers that clash show quietly."""

from pathlib import Path

from textual.widgets import Input

from coachtui.model.craft import ContradictionState, InterludeKind
from coachtui.tui.screens.interview.keys import Mode
from coachtui.tui.screens.interview.screen import InterviewScreen
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.interview.capturing import DRAFT
from coachtui.workflow.interview.interviewing import begin_interview
from tests.tui.hosting import interviewing, saved, shown_text, type_fast, until
from tests.tui.looking import until_shown


def first_probe(screen: InterviewScreen) -> str:
    return shown_text(screen.app).split("  ·  ")[0].splitlines()[-1].strip()


async def test_a_probe_stands_first_once_its_moment_has_come(northfield: Path) -> None:
    async with interviewing(northfield, question="C5.3", size=(120, 36)) as (pilot, screen):
        script = screen.interview.script
        await pilot.press("4", "enter")
        await until(pilot, lambda: screen.sitting.answer.value == "monthly and quarterly")
        await until(pilot, lambda: first_probe(screen).startswith(script.probes["p3"][:20]))
        await pilot.press("escape", "i")
        await until_shown(pilot, "Still decisive", script.probes["p3"][:20])


async def test_vague_words_are_heard_in_quotes_only(northfield: Path) -> None:
    async with interviewing(northfield, question="C1.1", size=(120, 36)) as (pilot, screen):
        await saved(pilot, screen)
        type_fast(pilot.app, "usually people do")
        await pilot.pause()
        assert not screen.sitting.timely()
        type_fast(pilot.app, ' "we usually just do it somehow"')
        await until(pilot, lambda: "p1" in screen.sitting.timely())


async def test_a_ticked_probe_keeps_what_is_typed_next(northfield: Path) -> None:
    async with interviewing(northfield, question="C1.1") as (pilot, screen):
        type_fast(pilot.app, "First this. ")
        await pilot.press("escape", "t", "1")
        assert screen.mode is Mode.WRITING
        await until(pilot, lambda: "✓" in shown_text(pilot.app))
        type_fast(pilot.app, "In March, with Ravi.")
        await pilot.press("pagedown")
        await saved(pilot, screen)
        assert screen.interview.answer_to("C1.1").note == "First this. In March, with Ravi."
    with open_engagement(northfield) as workspace:
        (asked,) = workspace.state.probes_asked.values()
        assert (asked.question, asked.brought) == ("C1.1", "In March, with Ravi.")


async def test_the_reply_to_a_probe_begins_a_line_where_the_note_broke_off(northfield: Path) -> None:
    async with interviewing(northfield, question="C1.1") as (pilot, screen):
        type_fast(pilot.app, "First this")
        await pilot.press("escape", "t", "1")
        await until(pilot, lambda: "✓" in shown_text(pilot.app))
        type_fast(pilot.app, "In March")
        await until(pilot, lambda: screen.note.text == "First this\nIn March")


async def test_a_capture_takes_one_key_and_a_line_and_nothing_else_moves(northfield: Path) -> None:
    async with interviewing(northfield, question="C1.1") as (pilot, screen):
        type_fast(pilot.app, "half a sen")
        await pilot.press("escape", "c")
        type_fast(pilot.app, "ask Ines about the board")
        await until(pilot, lambda: "ask Ines about the board" in shown_text(pilot.app))
        await pilot.press("enter")
        type_fast(pilot.app, "tence")
        await pilot.press("escape", "c", *"second", "escape")
        await pilot.press("pagedown")
        await saved(pilot, screen)
        assert screen.interview.answer_to("C1.1").note == "half a sentence"
        session = screen.interview.session_id
        assert DRAFT not in await screen._desk.do(lambda workspace: workspace.log.drafts(session))  # noqa: SLF001 - on its own thread
    with open_engagement(northfield) as workspace:
        assert [each.text for each in workspace.state.captures.values()] == ["ask Ines about the board", "second"]


async def test_a_capture_half_typed_when_the_sitting_broke_off_is_there(northfield: Path) -> None:
    with open_engagement(northfield, write=True, surroundings=Surroundings("Ann")) as workspace:
        begin_interview(workspace, "PLN").draft(DRAFT, "the order log")
    async with interviewing(northfield) as (pilot, screen):
        await saved(pilot, screen)
    with open_engagement(northfield) as workspace:
        assert [each.text for each in workspace.state.captures.values()] == ["the order log"]


async def test_two_answers_that_clash_show_a_sign_and_on_a_key_both_sentences(northfield: Path) -> None:
    with open_engagement(northfield, write=True, surroundings=Surroundings("Ann")) as workspace:
        held = begin_interview(workspace, "PLN")
        held.answer("C1.2", value=3, note='"Every Monday."')
        held.answer("C5.3", value="never")
        (first,) = held.open_contradictions()
    async with interviewing(northfield, question="C1.1", size=(120, 36)) as (pilot, screen):
        await until(pilot, lambda: "≠" in shown_text(pilot.app))
        assert first.say not in shown_text(pilot.app)
        await pilot.press("escape", "v")
        await until(pilot, lambda: first.between[0] in shown_text(pilot.app))
        await pilot.press("2")
        await until(pilot, lambda: "≠" not in shown_text(pilot.app))
        await saved(pilot, screen)
        assert screen.mode is Mode.WRITING
    with open_engagement(northfield) as workspace:
        (note,) = workspace.state.contradictions.values()
        assert note.state is ContradictionState.LET_BE


async def test_time_cut_drops_questions_and_says_which_on_ones_own_side_only(northfield: Path) -> None:
    async with interviewing(northfield, size=(120, 36)) as (pilot, screen):
        before = screen.interview.agenda()
        await pilot.press("escape", "l")
        screen.query_one("#minutes Input", Input).value = "9" * 5_000
        await pilot.press("enter")
        await until_shown(pilot, "no number of minutes")
        await pilot.press("escape", "l", *"20 min", "enter")
        await until(pilot, lambda: "Planned anew" in shown_text(pilot.app))
        assert len(screen.interview.agenda()) < len(before)
        assert "Dropped" not in shown_text(pilot.app)
        await pilot.press("escape", "i")
        await until(pilot, lambda: "Dropped" in shown_text(pilot.app))
        await pilot.press("escape", "l", *"undo", "enter")
        await until(pilot, lambda: screen.interview.agenda() == before)


async def test_your_side_that_is_looked_up_while_the_screen_goes_is_no_trouble(northfield: Path) -> None:
    async with interviewing(northfield, question="C3.2") as (pilot, screen):
        await pilot.press("escape", "i")
        await until(pilot, lambda: "since the start" in shown_text(screen.app))
        for gone in ("#own-side-text", "#own-side"):
            await screen.query_one(gone).remove()
            screen._paint_own_side()  # noqa: SLF001 - as work does that ends late
            await pilot.pause()
        assert screen.is_attached


async def test_a_break_blanks_the_screen_and_does_not_count(northfield: Path) -> None:
    async with interviewing(northfield) as (pilot, screen):
        await pilot.press(*"ab", "escape", "a")
        await until(pilot, lambda: shown_text(pilot.app).strip() == "A break. Any key goes on.")
        await pilot.press("x", "c")
        await saved(pilot, screen)
        assert screen.note.text == "abc"
    with open_engagement(northfield) as workspace:
        (rest,) = workspace.state.interludes.values()
        assert rest.kind is InterludeKind.PAUSE
        assert rest.ended is not None


async def test_words_typed_in_a_list_go_on_in_the_note(northfield: Path) -> None:
    async with interviewing(northfield, question="C1.2") as (pilot, screen):
        for opens, prose in (("t", "By name: a spare, fax. "), ("e", "Xeroxes seen past fall.")):
            await pilot.press("escape", opens)
            assert screen.mode is Mode.PANEL
            type_fast(pilot.app, prose)
            await until(pilot, lambda: screen.note.text.endswith(prose))  # noqa: B023 - awaited at once
        assert screen.note.text == "By name: a spare, fax. Xeroxes seen past fall."
        state = screen.interview.workspace.state
        assert not state.probes_asked
        assert not state.evidence_notes
