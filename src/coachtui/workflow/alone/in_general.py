"""Compares what somebody says of meetings in general with what happened in one, where one private file has both.

Which indicators of a self-assessment go with a behaviour of a sheet is said by the rubric of the sheet.
"""

from collections.abc import Mapping

from coachtui.model.rubric import Behaviour
from coachtui.report.in_general import InGeneral, MeetingBehaviour
from coachtui.report.self_result import OwnWords
from coachtui.workflow.alone.own_sheet import OwnSheet
from coachtui.workflow.alone.own_words import by_indicator, latest_words
from coachtui.workflow.alone.self_assessing import own_assessment_in
from coachtui.workflow.alone.sheet_words import behaviour_words
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.meetings import held_sheets
from coachtui.workflow.scores.assessing import assess


def in_general_and_last(workspace: Workspace) -> tuple[InGeneral, ...]:
    """The comparison with the latest meeting that has a sheet; empty where there is none."""
    held = held_sheets(workspace.state)
    return in_general_and(OwnSheet(workspace, held[-1].session)) if held else ()


def in_general_and(sheet: OwnSheet) -> tuple[InGeneral, ...]:
    """The comparison with the meeting of ``sheet``, for every indicator for which both have a level."""
    workspace, levels = sheet.workspace, sheet.levels()
    own = own_assessment_in(workspace)
    if own is None:
        return ()
    by_id: dict[str, list[Behaviour]] = {}
    for behaviour in sheet.questions.rubric.rated_behaviours().values():
        for indicator in behaviour.in_general if levels[behaviour.id] is not None else ():
            by_id.setdefault(indicator, []).append(behaviour)
    if not by_id:
        return ()
    names = {each.id: each.name for each in workspace.rubric.indicators()}
    claimed = {each: score.claimed for each, score in assess(workspace).scorecard.indicators.items()}
    said, answered = by_indicator(own, latest_words(workspace, own)), _answered(sheet)
    return tuple(
        InGeneral(
            indicator,
            names[indicator],
            level,
            _in_words(said.get(indicator)),
            sheet.meeting,
            tuple(
                MeetingBehaviour(each.id, each.name, levels[each.id] or 0, answered.get(each.id, ""))
                for each in behaviours
            ),
        )
        for indicator, behaviours in by_id.items()
        if indicator in names and (level := claimed.get(indicator)) is not None
    )


def _answered(sheet: OwnSheet) -> Mapping[str, str]:
    """What was answered about each behaviour: in words, else by the choice taken."""
    return {put.behaviour: put.words or put.answer for put in behaviour_words(sheet)}


def _in_words(own: OwnWords | None) -> str:
    return "" if own is None else " ".join(own.words) or "; ".join(own.chosen)
