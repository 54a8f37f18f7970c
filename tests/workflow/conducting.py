"""Programs to be killed: each goes on with an interview as a person would, saying each thing only once it is safe.

For each number on standard input a process is forked, so that what all of them import is imported once. Lines:
``pid N`` as the first of a process, ``entry N`` after the Nth answer or rating was recorded, ``draft N`` after the Nth
draft, ``ended 0`` when the process is no more, which is when somebody has killed it.
"""

import itertools
import os
import sys
from pathlib import Path

import coachtui.workflow.materials  # noqa: F401 - an interview reads YAML: its slow imports are to be had before
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


def conduct_each(path: str) -> None:
    for start in sys.stdin:
        process = os.fork()
        if process == 0:
            tell("pid", os.getpid())
            conduct(path, int(start))
        os.waitpid(process, 0)
        tell("ended", 0)


if __name__ == "__main__":
    conduct_each(sys.argv[1])
