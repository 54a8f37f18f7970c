"""The promise of a self-assessment: made, changed, settled, and written as a calendar file."""

from dataclasses import dataclass, replace
from pathlib import Path

from coachtui.model.problems import CoachError
from coachtui.model.promises import Promise, PromiseOutcome
from coachtui.workflow.alone.promised_line import latest_promise, promise_typed, write_promised_day
from coachtui.workflow.alone.self_assessing import own_assessment_in
from coachtui.workflow.alone.self_result import self_result
from coachtui.workflow.engagement.engagements import Workspace


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the fields of a promise contain at first: what it is about, the line, the day and who listens.

    ``listens`` names who could. ``due`` is the promise whose day has come and whose outcome is not recorded, or None.
    """

    about: str
    line: str
    day: str
    watch: str
    listens: str
    due: Promise | None


def due_promise(workspace: Workspace) -> Promise | None:
    """The promise whose day has come and whose outcome is not recorded; None where there is none."""
    promise = latest_promise(workspace.state)
    return promise if promise is not None and promise.is_due(workspace.surroundings.today) else None


def proposal(workspace: Workspace) -> Proposal | None:
    """What can be promised now: the open promise, else the line of the habit; None where the result has no habit.

    Raises as `self_result`.
    """
    result = self_result(workspace)
    promise, beginning = result.promise, result.beginning
    listens = "" if beginning is None else beginning.habit.watch
    if promise is not None and promise.said is None:
        due = due_promise(workspace)
        return Proposal(promise.about, promise.line, promise.day, promise.watch, listens, due)
    if beginning is None:
        return None
    return Proposal(beginning.indicator, beginning.habit.say, "", "", listens, None)


def make_promise(workspace: Workspace, about: str, line: str, day: str, watch: str) -> Promise:
    """Record that ``line`` is to be said on ``day``, as typed, and who listens. ``about`` is what it is practice for.

    An open promise whose day has not come is changed; one whose day has come is recorded as put off. Raises CoachError
    as `promise_typed` does, and in a file without a self-assessment.
    """
    own = own_assessment_in(workspace)
    if own is None:
        raise CoachError("No self-assessment", "Nothing was assessed in this file yet.", bad_input=True)
    fresh = promise_typed(workspace.surroundings, own.session_id, own.person.code, about, (line, day, watch))
    earlier = latest_promise(workspace.state)
    if earlier is None or earlier.said is not None:
        return workspace.record(fresh).after(Promise)
    if earlier.is_due(workspace.surroundings.today):
        return workspace.record(earlier.answered(PromiseOutcome.MOVED), fresh).after(Promise)
    return workspace.record(replace(fresh, id=earlier.id)).after(Promise)


def settle_promise(workspace: Workspace, said: PromiseOutcome) -> None:
    """Record ``said`` as the outcome of the promise made last. Raises CoachError where there is none."""
    promise = latest_promise(workspace.state)
    if promise is None:
        raise CoachError("No promise", "No line was promised yet.", bad_input=True)
    workspace.record(promise.answered(said))


def write_calendar(workspace: Workspace, output: Path) -> str | None:
    """Write the day of the promise made last to ``output`` as a calendar file; for "-" return it as text.

    Raises CoachError where there is no promise, and when it cannot be written.
    """
    return write_promised_day(latest_promise(workspace.state), output)
