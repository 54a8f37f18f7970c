"""Explains the level of a behaviour in a sheet: the latest one, or the one about a named meeting."""

from dataclasses import replace

from coachtui.assess.behaviours import behaviour_levels
from coachtui.assess.explaining import Explanation
from coachtui.assess.explaining_behaviours import explain_behaviour
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.meetings import held_sheets, meeting_named
from coachtui.workflow.interview.interviewing import interview_of
from coachtui.workflow.interview.rating import ratings_in


def why_behaviour(workspace: Workspace, wanted: str, meeting: str) -> Explanation | None:
    """How the level of a behaviour was computed in the sheet about ``meeting``, else in the latest one that has it.

    None where the rubric of no such sheet rates a behaviour with the id ``wanted``, in capitals or not. Raises
    CoachError where there is no such meeting.
    """
    state = workspace.state
    only = meeting_named(state, meeting).id if meeting else None
    for held in reversed(held_sheets(state)):
        rated = {each.casefold(): each for each in workspace.rubric_of(held.session).rated_behaviours()}
        found = rated.get(wanted.strip().casefold())
        if found is None or only not in {None, held.meeting.id}:
            continue
        sheet = interview_of(workspace, held.session.id)
        ratings = ratings_in(sheet)
        levels = behaviour_levels(sheet.rubric, ratings)
        explanation = explain_behaviour(sheet.script, sheet.rubric, found, sheet.answers(), ratings, levels)
        return replace(explanation, name=f"{explanation.name}. {held.meeting.spoken}")
    return None


def behaviours_with_levels(workspace: Workspace) -> tuple[str, ...]:
    """The ids of the behaviours that the rubric of the latest sheet rates; none where there is no sheet."""
    held = held_sheets(workspace.state)
    return tuple(workspace.rubric_of(held[-1].session).rated_behaviours()) if held else ()
