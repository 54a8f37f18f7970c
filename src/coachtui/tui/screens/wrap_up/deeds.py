"""What the wrap-up screen has recorded or looked up, as things to do at the desk. Paints nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from coachtui.model.answers import Grade
from coachtui.model.craft import Capture, ContradictionState, Filed
from coachtui.tui.desk import Desk
from coachtui.tui.screens.wrap_up.file_capture import Find
from coachtui.tui.screens.wrap_up.lines import key_of
from coachtui.workflow.capturing import discard, file_capture
from coachtui.workflow.changing import Change
from coachtui.workflow.contradicting import ContradictionLine, let_be, raise_contradiction
from coachtui.workflow.engagements import Workspace
from coachtui.workflow.filing import FilingPlace, filing_places
from coachtui.workflow.interviewing import Interview, interview_of
from coachtui.workflow.undoing import Step
from coachtui.workflow.wrapping_up import LevelOrAbsence, RatingLine, rating_lines, settle_grade, settle_level


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was recorded: the change, the key of the line it was about, and that line where it is a rating's."""

    change: Change
    key: str
    rating: RatingLine | None


Deed: TypeAlias = Callable[[Workspace], Recorded]


def settling(session: str, line: RatingLine, to: LevelOrAbsence | None, grade: Grade | None) -> Deed:
    """Give an indicator what counts for it, or only its evidence where ``to`` is None."""

    def deed(workspace: Workspace) -> Recorded:
        interview = interview_of(workspace, session)
        if to is not None:
            change = settle_level(interview, line.indicator, to)
        else:
            change = settle_grade(interview, line.indicator, grade or Grade.SAID)
        return _recorded(interview, change, key_of(line))

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
        change = discard(interview, captured) if to is None else file_capture(interview, captured, to)
        return _recorded(interview, change, key_of(captured))

    return deed


def dealing(session: str, line: ContradictionLine, state: ContradictionState) -> Deed:
    """Say what became of two answers that do not go together."""

    def deed(workspace: Workspace) -> Recorded:
        interview = interview_of(workspace, session)
        deal = raise_contradiction if state is ContradictionState.RAISED else let_be
        return _recorded(interview, deal(interview, line.id), key_of(line))

    return deed


def turning(session: str, turn: Callable[[Workspace], Step | None]) -> Callable[[Workspace], Recorded | None]:
    """Undo or redo the last step there is when its turn comes; None when there is none."""

    def deed(workspace: Workspace) -> Recorded | None:
        step = turn(workspace)
        return None if step is None else _recorded(interview_of(workspace, session), step.change, step.about)

    return deed


def _recorded(interview: Interview, change: Change, key: str) -> Recorded:
    lines = rating_lines(interview)
    return Recorded(change, key, next((line for line in lines if key_of(line) == key), None))
