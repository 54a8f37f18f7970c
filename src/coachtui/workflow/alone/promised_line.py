"""A line to say on a day: making a promise of what was typed, and writing its day as a calendar file."""

from pathlib import Path

from coachtui.model.days import EXAMPLES, read_day, unclear_day
from coachtui.model.engagement import State
from coachtui.model.problems import CoachError
from coachtui.model.promises import Promise
from coachtui.model.text import is_blank, one_line
from coachtui.model.times import moment_of
from coachtui.workflow.engagement.engagements import Surroundings
from coachtui.workflow.engagement.output import write_output

NO_LINE = "No line"
"""The title of the error about a line, by which a form knows its field; all others are about the day."""


def promise_typed(
    surroundings: Surroundings, session: str, person: str, about: str, typed: tuple[str, str, str]
) -> Promise:
    """The promise that ``typed`` means: the line, the day, and who listens. It has a new id, and is not recorded.

    ``about`` is what it is practice for. Raises CoachError for a blank line, and for a day that cannot be read or has
    passed.
    """
    line, day, watch = typed
    said, meant = one_line(line).strip(), read_day(day, surroundings.today)
    if is_blank(said):
        raise CoachError(NO_LINE, "Write the line that you are going to say.", bad_input=True)
    if meant is None:
        raise CoachError("No day", unclear_day(day) or f"Say a day from today on, such as {EXAMPLES}.", bad_input=True)
    new_id = str(surroundings.new_id())
    return Promise(new_id, session, person, about, said, meant.isoformat(), one_line(watch).strip())


def latest_promise(state: State) -> Promise | None:
    """The promise made last beside those of sheets, whatever became of it; None where there is none."""
    return next(reversed([*state.without_sheets().promises.values()]), None)


def write_promised_day(promise: Promise | None, output: Path) -> str | None:
    """Write the day of ``promise`` to ``output`` as a calendar file; for "-" return it as text.

    Raises CoachError where there is no promise, and when it cannot be written.
    """
    from coachtui.report.calendar_file import calendar_text  # noqa: PLC0415 - only who asks for it needs it

    if promise is None:
        raise CoachError(
            "No promise", "No line was promised for a day yet.", "Promise one beside the result.", bad_input=True
        )
    return write_output(output, calendar_text(promise, moment_of(promise.at)))
