"""What the wrap-up screen has recorded or looked up, as things to do at the desk. Paints nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from coachtui.model.answers import Grade
from coachtui.model.craft import Capture, ContradictionState, Filed
from coachtui.tui.desk import Desk
from coachtui.tui.screens.wrap_up.file_capture import Find
from coachtui.tui.screens.wrap_up.lines import key_of_stood, line_of
from coachtui.workflow.engagements import Workspace
from coachtui.workflow.filing import FilingPlace, filing_places
from coachtui.workflow.interviewing import Interview, interview_of
from coachtui.workflow.stepping_back import Stood, deal_with, put_away, step_back
from coachtui.workflow.wrapping_up import Before, LevelOrAbsence, RatingLine, rating_lines, settle_grade, settle_level


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was done: the way back, the key of the line it was about, and that line where it is a rating still there."""

    before: Stood
    key: str
    rating: RatingLine | None


Deed: TypeAlias = Callable[[Workspace], Recorded]


def settling(session: str, indicator: str, to: LevelOrAbsence | None, grade: Grade | None) -> Deed:
    """Give an indicator what counts for it, or only its evidence where ``to`` is None."""

    def deed(workspace: Workspace) -> Recorded:
        interview = interview_of(workspace, session)
        if to is not None:
            return _recorded(interview, settle_level(interview, indicator, to))
        return _recorded(interview, settle_grade(interview, indicator, grade or Grade.SAID))

    return deed


def finding(desk: Desk, session: str) -> Find:
    """Finds the places where a capture of this session may be filed."""

    async def find(typed: str) -> tuple[FilingPlace, ...]:
        return await desk.do(lambda workspace: filing_places(interview_of(workspace, session), typed))

    return find


def filing(session: str, captured: Capture, to: Filed | None) -> Deed:
    """File a capture; None discards it."""

    def deed(workspace: Workspace) -> Recorded:
        interview = interview_of(workspace, session)
        return _recorded(interview, put_away(interview, captured, to))

    return deed


def dealing(session: str, contradiction: str, state: ContradictionState) -> Deed:
    """Say what became of two answers that do not go together."""

    def deed(workspace: Workspace) -> Recorded:
        interview = interview_of(workspace, session)
        return _recorded(interview, deal_with(interview, contradiction, state))

    return deed


def turning(session: str, steps: list[Stood]) -> Callable[[Workspace], Recorded | None]:
    """Put back how things stood before the last of ``steps``, as it is when its turn comes; None when there is none."""

    def deed(workspace: Workspace) -> Recorded | None:
        if not steps:
            return None
        interview = interview_of(workspace, session)
        return _recorded(interview, step_back(interview, steps[-1]))

    return deed


def _recorded(interview: Interview, before: Stood) -> Recorded:
    rating = line_of(rating_lines(interview), before.indicator) if isinstance(before, Before) else None
    return Recorded(before, key_of_stood(before), rating)
