"""The results of observed meetings in a coaching file, of all of them or one, and how a level was computed."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from coachtui.assess.coaching import CHAIR, TEAM, CoachingResult, coaching_on
from coachtui.assess.explaining import Explanation
from coachtui.assess.explaining_observed import explain_observed
from coachtui.model.engagement import State
from coachtui.model.observing import ObservedMeeting
from coachtui.model.people import Person, code_among
from coachtui.model.problems import CoachError
from coachtui.model.rubric import Rubric
from coachtui.model.text import listed, one_line
from coachtui.model.times import moment_of
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.meetings import meeting_meant
from coachtui.workflow.engagement.pairs import OBSERVED
from coachtui.workflow.engagement.private_files import is_private_file

_ENDING = "-coaching"
_LONGEST_NAME = 24
"""Cells of a name in a row of names; a longer one is cut."""


def coaching_beside(path: Path) -> Path:
    """The coaching file that belongs beside the engagement at ``path``."""
    return path.with_name(f"{path.stem}{_ENDING}{path.suffix}")


def seats_words(meeting: ObservedMeeting, people: Mapping[str, Person]) -> tuple[str, ...]:
    """Who takes part, in seat order: initials, name, and whether the person's words are not kept."""
    names = (
        (code, one_line(people[code].name, _LONGEST_NAME) if code in people else "") for code in meeting.participants
    )
    return tuple(
        f"{code} {name}".rstrip() + (" (no words)" if code in meeting.unwilling else "") for code, name in names
    )


def no_coaching_file(workspace: Workspace, hint: str) -> CoachError:
    """The error for a file that is no coaching file. ``hint`` has a {} for the name of the coaching file beside it."""
    is_what = "a private file" if is_private_file(workspace) else "an engagement"
    return CoachError(
        "No coaching file",
        f"{one_line(workspace.path.name)} is {is_what}: what is seen in meetings goes into a file of its own.",
        hint.format(one_line(coaching_beside(workspace.path).name)),
        bad_input=True,
    )


def observing_rubric(workspace: Workspace) -> Rubric:
    """The rubric by which meetings are observed. Raises BadFileError where it cannot be used."""
    return workspace.pair(OBSERVED).rubric


def refuse_unobserved(workspace: Workspace) -> None:
    """Raise CoachError for an engagement, and for a file in which nothing was observed yet."""
    if not workspace.is_coaching:
        raise no_coaching_file(workspace, "It would be called {}.")
    if not workspace.state.observed_meetings:
        raise CoachError("Nothing yet", "No meeting was observed yet.", "coachtui import takes one in.", bad_input=True)


def coaching_in(workspace: Workspace, meeting: str = "", whom: str = "") -> CoachingResult:
    """The results of ``meeting``, as typed; "" counts all meetings together.

    ``whom`` is "team", "chair" or somebody's code; "" means team and chair. Raises CoachError for an engagement, for a
    file in which nothing was observed yet, and where there is no such meeting or nobody of that code took part.
    """
    refuse_unobserved(workspace)
    state = workspace.state
    if not meeting:
        observation = state.observation()
        return coaching_on(observing_rubric(workspace), observation, _person(observation.meetings, whom))
    meant = observed_named(state, meeting)
    observation, before = state.observation({meant.id}), state.observation(_held_before(state, meant))
    return coaching_on(observing_rubric(workspace), observation, _person(observation.meetings, whom), before)


def _held_before(state: State, meeting: ObservedMeeting) -> frozenset[str]:
    """The ids of the meetings that were held before this one."""
    held = moment_of(meeting.held)
    return frozenset(each.id for each in state.observed_meetings.values() if moment_of(each.held) < held)


def _person(meetings: Iterable[ObservedMeeting], whom: str) -> str | None:
    """The code that ``whom`` means; None for "", the team and the chair. Raises CoachError."""
    if whom.casefold() in {"", TEAM, CHAIR}:
        return None
    codes = tuple(dict.fromkeys(code for each in meetings for code in each.participants))
    found = code_among(codes, whom)
    if found is None:
        raise CoachError(
            "Nobody with that code",
            f"{one_line(whom)} did not take part. Known: {listed(codes)}.",
            f"Name one of them, or {TEAM}, or {CHAIR}.",
            bad_input=True,
        )
    return found


def whom_named(coaching: CoachingResult, whom: str) -> str:
    """``whom``, as typed, in the form that `CoachingResult` uses: "team", "chair", a code as recorded, or ""."""
    return code_among(coaching.first, whom) or ""


def observed_named(state: State, typed: str) -> ObservedMeeting:
    """The observed meeting that ``typed`` means, as `meeting_meant` finds it; of several the latest.

    Raises CoachError where there is none, naming those there are.
    """
    meetings = tuple(reversed(state.observed()))
    found = meeting_meant(meetings, typed)
    if found is None:
        known = listed(f"{each.id} ({one_line(each.name)})" for each in meetings)
        raise CoachError("No such meeting", f"Known: {known}.", "Name one by its id.", bad_input=True)
    return found


def why_observed(workspace: Workspace, wanted: str, meeting: str) -> Explanation:
    """How the level of the behaviour with the id ``wanted`` was computed in ``meeting``, or in all for "".

    The id may be in capitals or not. Raises CoachError as `coaching_in`, and where the rubric has no such behaviour.
    """
    rubric = observing_rubric(workspace)
    rated = {each.casefold(): each for each in rubric.rated_behaviours()}
    found = rated.get(wanted.strip().casefold())
    if found is None:
        known = listed(rated.values())
        raise CoachError(
            "Nothing of that name", f"This rubric has no {one_line(wanted)}.", f"It has {known}.", bad_input=True
        )
    return explain_observed(rubric, coaching_in(workspace, meeting), found)
