"""The next steps that are not done, and recording that one is."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coachtui.model.days import day_of
from coachtui.model.next_steps import NextStep, days_named, next_steps, open_steps, step_words
from coachtui.model.problems import CoachError
from coachtui.model.text import clean, one_line
from coachtui.model.times import shown_day
from coachtui.store.records import Change
from coachtui.workflow.engagement.engagements import Workspace

if TYPE_CHECKING:
    from coachtui.workflow.interview.interviewing import Interview


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step, and in ``words`` who was told of it and what. ``is_due`` says that its day has come."""

    step: NextStep
    words: str
    is_due: bool


def step_lines(workspace: Workspace) -> tuple[StepLine, ...]:
    """The next steps that are not done, by the day they are due."""
    state, today = workspace.state, workspace.surroundings.today
    return tuple(
        StepLine(each, step_words(state, each), is_due=each.due is not None and each.due <= today)
        for each in open_steps(state)
    )


def steps_read(interview: "Interview", note: str) -> str:
    """The days that the lines of ``note`` name, counted from the day of the interview, as a sentence; "" for none."""
    return days_named(note, day_of(shown_day(interview.session.started)))


def tick_step(workspace: Workspace, step: NextStep, *, done: bool) -> Change:
    """Record that a step is done, or that it is not. Raises CoachErrors."""
    return workspace.record(step.ticked) if done else workspace.record(withdraw=(step.ticked,))


def step_named(workspace: Workspace, words: str, *, done: bool) -> NextStep:
    """The one step, ``done`` or open, that has all these words. Raises CoachError for none and for several."""
    steps = [each for each in next_steps(workspace.state) if each.done is done]
    wanted = clean(words).casefold().split()
    found = [each for each in steps if all(word in f"{each.person} {each.spoken}".casefold() for word in wanted)]
    if len(found) == 1:
        return found[0]
    typed, listed = one_line(clean(words)), "; ".join(one_line(each.words, 60) for each in found or steps)
    raise CoachError(
        "Several steps" if found else "No such step",
        f"{typed} may be any of these: {listed}." if found else f"No next step has these words: {typed}.",
        "Type a few more of its words." if found else f"{'Done' if done else 'Open'}: {listed or 'nothing'}.",
        bad_input=True,
    )
