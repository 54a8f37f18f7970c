"""Engagements and private files to draw pictures of; all people and firms in them are invented."""

import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from coachtui.asking.replies import Reply
from coachtui.model.answers import Absence, EvidenceState, Grade
from coachtui.model.engagement import Engagement
from coachtui.model.frame_ids import CONSENT, MISSED, NEXT, RESULTS, WARM_UP, WHOM
from coachtui.model.people import Person
from coachtui.model.promises import PromiseOutcome
from coachtui.workflow.alone.promising import make_promise, settle_promise
from coachtui.workflow.alone.second_look import begin_second_look
from coachtui.workflow.alone.self_assessing import begin_self_assessment
from coachtui.workflow.demonstration.demonstrating import make_demo
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, create_engagement, open_engagement
from coachtui.workflow.engagement.evidence import mark_evidence
from coachtui.workflow.engagement.people import add_person
from coachtui.workflow.engagement.private_files import create_self_assessment
from coachtui.workflow.interview.capturing import capture
from coachtui.workflow.interview.interviewing import Interview, begin_interview
from coachtui.workflow.interview.rating import rate

Prepare = Callable[[Path, ExitStack], None]
_BEGUN = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


class Clock:
    """A clock that goes on a second each time it is read, so that pictures do not change from day to day."""

    def __init__(self, days_back: int = 0) -> None:
        self._now = _BEGUN - timedelta(days=days_back)

    def __call__(self) -> datetime:
        """The time."""
        self._now += timedelta(seconds=1)
        return self._now


def surroundings(days_back: int = 0) -> Surroundings:
    """The same author and day for every picture, or so many days before."""
    return Surroundings(author="Ann Weber", now=Clock(days_back))


def _writing(path: Path, days_back: int = 0) -> AbstractContextManager[Workspace]:
    return open_engagement(path, write=True, surroundings=surroundings(days_back))


@cache
def _demo() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "northfield.coach"
        make_demo(path, surroundings())
        return path.read_bytes()


def demo(folder: Path, _: ExitStack) -> None:
    """Northfield, six interviewed, the seventh in the middle of the interview."""
    (folder / "northfield.coach").write_bytes(_demo())


def part_way(folder: Path, stack: ExitStack) -> None:
    """Northfield with two more people, one of them in the middle of the interview."""
    demo(folder, stack)
    with _writing(folder / "northfield.coach") as workspace:
        add_person(workspace, Person("LOG", "middle", "Mara", "logistics manager", "Logistics"))
        add_person(workspace, Person("MRA", "process owner", "Jon", "owner of complaints", "Quality"))
        begin_interview(workspace, "MRA").answer("C1.1", note="Fewer castings sent back. Nobody told me how many.")


def all_heard(folder: Path, stack: ExitStack) -> None:
    """Northfield, everybody interviewed."""
    demo(folder, stack)
    with _writing(folder / "northfield.coach") as workspace:
        begin_interview(workspace, "QUA").finish()


def _begin_mara(workspace: Workspace, minutes: int) -> Interview:
    """The interview of Mara, its opening done."""
    held = begin_interview(workspace, "LOG", minutes=minutes)
    held.answer(CONSENT, value="yes")
    held.answer(RESULTS, note="Ravi and the board, in the first week of April. Fine with her.")
    held.answer(WARM_UP, note="Two trucks on Tuesday that nobody had announced.")
    return held


def consented(folder: Path, stack: ExitStack) -> None:
    """Northfield with Mara, at her first question."""
    part_way(folder, stack)
    with _writing(folder / "northfield.coach") as workspace:
        _begin_mara(workspace, 45)


def talked(folder: Path, stack: ExitStack) -> None:
    """Northfield with Mara, at the end of the questions of a short talk."""
    part_way(folder, stack)
    with _writing(folder / "northfield.coach") as workspace:
        _talk(workspace)


def _talk(workspace: Workspace) -> Interview:
    held = _begin_mara(workspace, 10)
    held.answer("C4.1", note='The order went back twice. "Whoever shouts last gets the next casting."')
    rate(held, "E8a", level=1, question="C4.1")
    held.answer("C5.5", note='"I said stop, he said go, and the truck was already loading." I\'ll send you the mails.')
    held.answer("C6.1", note="He would have to look.")
    held.answer("C3.2", value=1, note='They just send the numbers up. "We all have our own sheet."')
    rate(held, "E3b", level=1, grade=Grade.EXAMPLE, question="C3.2")
    held.answer("C7.2", note="I drove the parts over myself.\nCost: two hours every week")
    held.answer("C7.4", note="She types the Friday list, and nobody opens it.")
    held.answer("C1.1", absence=Absence.PARKED, note="He will ask Jo.")
    capture(held, "Ines knows who changed the board in the hall.")
    return held


def closed(folder: Path, stack: ExitStack) -> None:
    """Northfield with Mara, whose interview is over: she named two people, and was told what happens next."""
    part_way(folder, stack)
    with _writing(folder / "northfield.coach") as workspace:
        held = _talk(workspace)
        held.answer(MISSED, note="How the shifts hand over.")
        held.answer(WHOM, note="Lena, dispatch\nPit, night shift supervisor")
        held.answer(NEXT, note="A summary of the talk on Friday\nThe report in the first week of April")
        held.finish()


def withdrew(folder: Path, stack: ExitStack) -> None:
    """Northfield with Mara, who took her consent back at the end."""
    part_way(folder, stack)
    with _writing(folder / "northfield.coach") as workspace:
        _talk(workspace).answer(CONSENT, value="no")


def at_odds(folder: Path, stack: ExitStack) -> None:
    """Northfield with Mara, who said two things that do not go together, and was captured in passing."""
    part_way(folder, stack)
    with _writing(folder / "northfield.coach") as workspace:
        held = _begin_mara(workspace, 10)
        held.answer("C1.2", value=3, note='"On Monday we set the week by the plan." Every foreman has a copy.')
        held.answer("C5.3", value="never", note='"Nobody ever put the strategy on a list."')
        capture(held, "Ines knows who changed the board in the hall.")
        capture(held, "He wants the old order list back.")


def promised(folder: Path, stack: ExitStack) -> None:
    """Northfield with two documents that Mara promised."""
    part_way(folder, stack)
    with _writing(folder / "northfield.coach") as workspace:
        held = _begin_mara(workspace, 45)
        for question, thing, words in (
            ("C3.2", "ev6", "the sheet of week 9, on Friday"),
            ("C1.4", "ev9", "her calendar of March"),
        ):
            own = held.session_id
            mark_evidence(workspace, own, thing, EvidenceState.PROMISED, question=question, words=words)


def begun_twice(folder: Path, stack: ExitStack) -> None:
    """Northfield, with two interviews of one person that are not finished."""
    demo(folder, stack)
    with _writing(folder / "northfield.coach") as workspace:
        for note in ("Fewer castings sent back.", "We start again with the plan."):
            begin_interview(workspace, "PLN", fresh=True).answer("C1.1", note=note)


def nobody_yet(folder: Path, _: ExitStack) -> None:
    """An engagement with three people, none of them interviewed."""
    people = (
        Person("CEO", "executive", "Dana", "chief executive"),
        Person("PLN", "middle", "Tom", "planning manager", "Operations"),
        Person("SUP", "frontline", "Ines", "shift supervisor", "Casting"),
    )
    begun = Engagement("Alder Bakeries", "quick", "getting bread to the shops by six")
    create_engagement(folder / "alder.coach", begun, people, surroundings=surroundings())


def on_her_own(folder: Path, _: ExitStack) -> None:
    """The private file of somebody who runs a night shift, with a few answers in it."""
    _alone(folder)


def _alone(folder: Path, days_back: int = 0) -> None:
    around = surroundings(days_back)
    create_self_assessment(folder / "my-assessment.coach", "the night shift", "frontline", around)
    with _writing(folder / "my-assessment.coach", days_back) as workspace:
        own = begin_self_assessment(workspace, 60)
        for question, level, words in (
            ("C1.2", "2", "in May, with Rosa"),
            ("C2.3", "3", ""),
            ("C4.2", "1", "last Monday, Tom"),
            ("C4.3", "talk", ""),
        ):
            own.record_reply(question, Reply(chosen=(level,), said={"p46": words, "p1": words}))


def promise_made(folder: Path, _: ExitStack) -> None:
    """The same, with a line promised."""
    _alone(folder)
    with _writing(folder / "my-assessment.coach") as workspace:
        make_promise(workspace, "E8a", "Who decides this one, and who advises?", "Thursday", "Tom")


def promise_due(folder: Path, _: ExitStack) -> None:
    """The same a week later: a line was promised for today."""
    _alone(folder, days_back=7)
    with _writing(folder / "my-assessment.coach", 7) as workspace:
        make_promise(workspace, "E8a", "Who decides this one, and who advises?", "in a week", "Tom")


def four_weeks_on(folder: Path, _: ExitStack) -> None:
    """The same four weeks later: the line was said, and its question is to be asked again."""
    _four_weeks(folder)


def looked_again(folder: Path, _: ExitStack) -> None:
    """The same, with the question asked again and answered."""
    _four_weeks(folder)
    with _writing(folder / "my-assessment.coach") as workspace:
        again = begin_second_look(workspace)
        for question in again.agenda():
            again.record_reply(question, Reply(chosen=("3",), said={"p1": "on Thursday; I asked Rosa first"}))
        again.finish()


def _four_weeks(folder: Path) -> None:
    _alone(folder, days_back=29)
    with _writing(folder / "my-assessment.coach", 29) as workspace:
        begin_self_assessment(workspace, 60).finish()
        make_promise(workspace, "E8a", "Who decides this one, and who advises?", "in a week", "Tom")
    with _writing(folder / "my-assessment.coach", 21) as workspace:
        settle_promise(workspace, PromiseOutcome.YES)


def open_elsewhere(folder: Path, stack: ExitStack) -> None:
    """Northfield, while another window writes to it."""
    part_way(folder, stack)
    stack.enter_context(open_engagement(folder / "northfield.coach", write=True, surroundings=surroundings()))


def several(folder: Path, stack: ExitStack) -> None:
    """Two engagements in one folder."""
    part_way(folder, stack)
    nobody_yet(folder, stack)


def empty(_: Path, __: ExitStack) -> None:
    """A folder without an engagement."""
