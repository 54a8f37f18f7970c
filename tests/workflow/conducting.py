"""A person in an interview, for programs to be killed: each thing is said only once it is safe.

It prints ``entry N`` after the Nth thing was recorded (an answer, a rating, a captured line, a probe, a promise; now
and then a while off the record), and ``draft N`` after the Nth draft.
"""

import itertools
import sys
from collections.abc import Callable
from pathlib import Path

from coachtui.model.answers import Absence, EvidenceState, Grade
from coachtui.model.craft import Capture, Filed, FiledTo, InterludeKind
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.engagement.evidence import mark_evidence
from coachtui.workflow.interview.capturing import capture, draft_capture, file_capture
from coachtui.workflow.interview.interviewing import Interview, begin_interview
from coachtui.workflow.interview.pacing import begin_interlude, end_interlude
from coachtui.workflow.interview.probing import ask_probe
from coachtui.workflow.interview.rating import rate


def tell(kind: str, number: int) -> None:
    sys.stdout.write(f"{kind} {number}\n")
    sys.stdout.flush()


def answer(interview: Interview, question: str, number: int) -> None:
    interview.draft(question, f"draft {number}")
    tell("draft", number)
    interview.answer(question, note=f'kept {number} "said {number}" ' + "x" * (number * 997 % 9000))


def park(interview: Interview, question: str, number: int) -> None:
    interview.draft(question, f"draft {number}")
    tell("draft", number)
    interview.answer(question, note=f"kept {number}", absence=Absence.PARKED)


def give_level(interview: Interview, question: str, number: int) -> None:
    rate(interview, "E1b", level=number % 5, grade=Grade.SEEN, question=question, evidence=f"kept {number}")


def note_out_of_turn(interview: Interview, _: str, number: int) -> None:
    draft_capture(interview, f"draft {number}")
    tell("draft", number)
    captured = capture(interview, f"kept {number}").after(Capture)
    if number % 4 == 0:
        file_capture(interview, captured, Filed(FiledTo.INDICATOR, "E1b"))


def probe(interview: Interview, question: str, number: int) -> None:
    ask_probe(interview, question, interview.question(question).probes[0].probe, f"kept {number}")


def promise(interview: Interview, question: str, number: int) -> None:
    thing, own = f"ev{number % 15 + 1}", interview.session_id
    mark_evidence(interview.workspace, own, thing, EvidenceState.PROMISED, question=question, words=f"kept {number}")


def off_the_record(interview: Interview, question: str, number: int) -> None:
    begin_interlude(interview, InterludeKind.OFF_RECORD)
    end_interlude(interview, InterludeKind.OFF_RECORD)
    answer(interview, question, number)


ACTS: tuple[Callable[[Interview, str, int], None], ...] = (
    answer,
    note_out_of_turn,
    answer,
    park,
    give_level,
    probe,
    promise,
    off_the_record,
)


def conduct(path: str, start: int) -> None:
    with open_engagement(Path(path), write=True, surroundings=Surroundings("Ann")) as workspace:
        interview = begin_interview(workspace, "PLN")
        agenda = interview.agenda()
        for number in itertools.count(start):
            ACTS[number % len(ACTS)](interview, agenda[number % len(agenda)], number)
            tell("entry", number)
