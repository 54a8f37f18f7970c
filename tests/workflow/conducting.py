"""A program to be killed: goes on with an interview as a person would, saying each thing only once it is safe.

Runs until killed. Lines: ``entry N`` after the Nth answer or rating was recorded, ``draft N`` after the Nth draft.
"""

import itertools
import sys
from pathlib import Path

from coachtui.model.answers import Absence, Grade
from coachtui.workflow.engagements import Surroundings, open_engagement
from coachtui.workflow.interviewing import begin_interview


def tell(kind: str, number: int) -> None:
    sys.stdout.write(f"{kind} {number}\n")
    sys.stdout.flush()


def conduct(path: str, start: int) -> None:
    with open_engagement(Path(path), write=True, surroundings=Surroundings("Ann")) as workspace:
        interview = begin_interview(workspace, "PLN")
        agenda = interview.agenda()
        for number in itertools.count(start):
            question = agenda[number % len(agenda)]
            interview.draft(question, f"draft {number}")
            tell("draft", number)
            if number % 5 == 4:
                interview.rate("E1b", level=number % 5, grade=Grade.SEEN, question=question, evidence=f"kept {number}")
            elif number % 5 == 3:
                interview.answer(question, note=f"kept {number}", absence=Absence.PARKED)
            else:
                interview.answer(question, note=f'kept {number} "said {number}" ' + "x" * (number * 997 % 9000))
            tell("entry", number)


if __name__ == "__main__":
    conduct(sys.argv[1], int(sys.argv[2]))
