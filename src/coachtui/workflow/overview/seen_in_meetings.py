"""The figures of a team that an engagement imported, beside what chairs say and what people say in interviews."""

from collections.abc import Iterable, Iterator, Mapping

from coachtui.assess.seen import BehaviourSeen, Believed, OwnView, SeenInMeetings, pooled
from coachtui.assess.sharing import share
from coachtui.model.people import canonical_code
from coachtui.model.roles import role_spoken
from coachtui.model.times import moment_of
from coachtui.report.rows import NOTHING, indicator_rows
from coachtui.workflow.alone.own_sheet import OwnSheet
from coachtui.workflow.coaching.coaching_result import observing_rubric
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.meetings import HasNameAndDay, held_sheets
from coachtui.workflow.scores.assessing import assess


def seen_in_meetings(workspace: Workspace) -> SeenInMeetings | None:
    """The figures of the team, compared; None where none were imported. Raises CoachErrors.

    What people say in interviews are the figures that everybody may see.
    """
    state = workspace.state
    if not state.seen_meetings:
        return None
    meetings = sorted(state.seen_meetings.values(), key=lambda each: moment_of(each.held))
    views, believed = own_views(workspace, meetings), _believed(workspace)
    rows = []
    for behaviour in observing_rubric(workspace).rated_behaviours().values():
        seen = [state.seen_behaviours.get((each.id, behaviour.id)) for each in meetings]
        own = tuple(view for view in views if view.behaviour == behaviour.id)
        said = tuple(believed[each] for each in behaviour.in_general if each in believed)
        if any(seen) or own:
            rows.append(BehaviourSeen(behaviour, pooled(behaviour.id, seen), own, said))
    agreements = [each for one in meetings for each in state.agreements.values() if each.meeting == one.id]
    return SeenInMeetings(tuple(meetings), tuple(rows), tuple(agreements))


def own_views(workspace: Workspace, meetings: Iterable[HasNameAndDay]) -> tuple[OwnView, ...]:
    """The levels in sheets about one of the ``meetings``, which were handed over by those who took part."""
    wanted = {(canonical_code(each.name), each.day) for each in meetings}
    return tuple(
        view
        for held in held_sheets(workspace.state)
        if held.session.script is not None and (canonical_code(held.meeting.name), held.meeting.day) in wanted
        for view in _views(OwnSheet(workspace, held.session))
    )


def _views(sheet: OwnSheet) -> Iterator[OwnView]:
    questions = sheet.questions
    role = role_spoken(questions.script.roles, questions.session.role) if questions.session.role else ""
    for behaviour, level in sheet.levels().items():
        if level is not None:
            yield OwnView(questions.person.code, behaviour, sheet.meeting.day, role, level)


def _believed(workspace: Workspace) -> Mapping[str, Believed]:
    """What is said of all meetings in interviews, by indicator, as far as everybody may see it."""
    rubric, card = workspace.rubric, assess(workspace, for_everybody=True).scorecard
    shared = share(rubric, card)
    rows = (row for element in rubric.elements for row in indicator_rows(element, shared))
    return {row.id: Believed(row.name, row.said) for row in rows if row.said != NOTHING}
