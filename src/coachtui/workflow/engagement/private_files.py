"""Private files, with one person, ``ME``, who assesses himself or herself: making, finding and recognising them.

Quick to import, because home checks every file.
"""

import itertools
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from coachtui.model.answers import SessionKind
from coachtui.model.engagement import Engagement, State
from coachtui.model.people import Person, canonical_code
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, create_engagement, open_engagement
from coachtui.workflow.engagement.paths import is_there

ME = "ME"
"""The code of whoever assesses himself or herself."""

_ALONE = frozenset({SessionKind.SELF_ASSESSMENT, SessionKind.SHEET})
"""The kinds of sessions that somebody holds alone."""

OWN_NAME = "my-assessment"
"""What a private file is called that nobody named."""

MEETINGS_NAME = "my-meetings"
"""What it is called if it was made for sheets."""


def create_self_assessment(path: Path, unit: str, role: str, surroundings: Surroundings | None = None) -> None:
    """Make a private file at ``path`` about ``unit``, in the person's own words.

    Raises CoachError when something is there already, or the unit has no name.
    """
    create_engagement(path, Engagement(_named(unit)), [Person(ME, role, unit=_named(unit))], surroundings)


def lacks_unit(state: State) -> bool:
    """Whether it is a private file in which nobody said yet what they run, as one made for sheets."""
    return is_private(state) and not state.people[ME].unit


def record_unit(workspace: Workspace, unit: str, role: str) -> None:
    """Record what the person of a private file runs and does there. Raises CoachError where the unit has no name."""
    named = _named(unit)
    workspace.record(replace(workspace.engagement, organisation=named), Person(ME, role, unit=named))


def _named(unit: str) -> str:
    named = one_line(unit)
    if not named:
        raise CoachError(
            "No name", "Say what you run, in a few words.", "For example: the night shift.", bad_input=True
        )
    return named


def own_file(folder: Path) -> Path:
    """Where a self-assessment that nobody named is kept: ``my-assessment.coach`` in ``folder``.

    With a number behind it where that name is taken by somebody else's engagement. Raises CoachError for a damaged
    one, since it may be one's own.
    """
    return _own_named(folder, OWN_NAME)


def own_meetings(folder: Path) -> Path:
    """Where sheets that nobody named a file for are kept: ``my-meetings.coach`` in ``folder``.

    Where that is not there yet, and one's own ``my-assessment.coach`` is, they are kept in that. Otherwise as
    `own_file`.
    """
    meetings, own = _own_named(folder, MEETINGS_NAME), own_file(folder)
    return own if is_there(own) and not is_there(meetings) else meetings


def _own_named(folder: Path, usual: str) -> Path:
    names = itertools.chain([usual], (f"{usual}-{number}" for number in itertools.count(2)))
    return next(path for name in names if _is_own(path := folder / f"{name}.coach"))


def _is_own(path: Path) -> bool:
    """Whether the file is a private one, or there is none yet."""
    if not is_there(path):
        return True
    with open_engagement(path) as workspace:
        return is_private_file(workspace)


def is_private(state: State) -> bool:
    """Whether an engagement is somebody's private file: nobody but ``ME`` is in it. An outline is enough."""
    kinds = {session.kind for session in state.sessions.values()}
    return set(state.people) == {ME} and kinds <= _ALONE


def code_for_others(typed: str) -> str:
    """The code under which somebody is known to whom a private file is handed over.

    Raises CoachError for a blank one, and for that of private files.
    """
    code = " ".join(one_line(typed).split())
    if not canonical_code(code) or canonical_code(code) == canonical_code(ME):
        raise CoachError("No code", "The person needs a short code, such as PLN.", bad_input=True)
    return code


def refuse_mixing(outlines: Iterable[State]) -> None:
    """Raise CoachError where one of ``outlines`` is what somebody keeps to himself or herself, and another is not.

    What is in a private file goes to others only as it is handed over. An outline without people fits either.
    """
    with_people = [outline for outline in outlines if outline.people]
    alone = [bool(each.sessions) and is_private(each) for each in with_people]
    if any(alone) and not all(alone):
        raise CoachError(
            "A private file",
            "One of the two is somebody's own: it goes to others only as its owner hands it over.",
            "coachtui export FILE --for-assessor, or --for-coach, makes the file to merge.",
            bad_input=True,
        )


def is_private_file(workspace: Workspace) -> bool:
    """Whether an open engagement is somebody's private file, also one in which they erased themselves."""
    outline = workspace.log.outline()
    if outline.people:
        return is_private(outline)
    return any(entry.person == ME for entry in workspace.log.entries())


def is_own_session(state: State, session: str | None) -> bool:
    """Whether somebody held the session of this id alone. An outline is enough."""
    sitting = state.sessions.get(session or "")
    return sitting is not None and sitting.kind in _ALONE


def refuse_others(workspace: Workspace) -> None:
    """Raise CoachError where the file is no private one."""
    if not is_private_file(workspace):
        is_what = "a coaching file" if workspace.is_coaching else "an engagement with other people in it"
        raise CoachError(
            "Not a file of your own",
            f"{one_line(workspace.path.name)} is {is_what}.",
            "Name the file that `coachtui self-assess` or `coachtui my-meeting` made.",
            bad_input=True,
        )
