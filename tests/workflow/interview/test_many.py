"""Scripts of hundreds of questions and people with dozens of sessions: the work grows with them, and no faster."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from coachtui.model.answers import Answer, Quote, Rating, Session, SessionKind
from coachtui.model.script import Script
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, open_engagement
from coachtui.workflow.interview.contradicting import contradiction_lines
from coachtui.workflow.interview.interviewing import Interview, begin_interview
from coachtui.workflow.interview.pacing import pace_now
from coachtui.workflow.interview.probing import probe_lines
from coachtui.workflow.interview.reading_back import read_back
from coachtui.workflow.interview.snapshots import own_side_of
from coachtui.workflow.interview.wrapping_up import wrap_up_of
from tests.counting import calls_of

from .holding import path

__all__ = ["path"]


def times(script: Script, copies: int) -> Script:
    """A script with every section that often, each under ids of its own."""
    sections = tuple(
        replace(
            section,
            id=f"{section.id}-{copy}",
            questions=tuple(replace(question, id=f"{question.id}-{copy}") for question in section.questions),
        )
        for copy in range(copies)
        for section in script.sections
    )
    plan = replace(script.plans["quick"], sections=tuple(section.id for section in sections))
    return replace(script, sections=sections, plans={"quick": plan}, contradictions=())


@contextmanager
def interview_of(path: Path, copies: int) -> Iterator[Interview]:
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        materials = replace(workspace.materials, script=times(workspace.script, copies))
        yield begin_interview(Workspace(path, workspace.log, workspace.surroundings, materials), "PLN", minutes=5000)


def whole_round(interview: Interview) -> None:
    """What a screen asks for after an answer, and at the wrap-up."""
    question = interview.agenda()[0]
    own_side_of(interview, question, None)
    probe_lines(interview, question)
    pace_now(interview, current=question)
    contradiction_lines(interview)
    wrap_up_of(interview)
    read_back(interview)


@pytest.mark.parametrize("answered", [False, True])
def test_eight_times_the_questions_cost_about_eight_times_as_much(path: Path, *, answered: bool) -> None:
    calls = []
    for copies in (1, 8):
        with interview_of(path, copies) as interview:
            assert len(interview.agenda()) > 40 * copies
            if answered:
                notes = (Answer(interview.session_id, "PLN", each, note="Words.") for each in interview.agenda())
                interview.workspace.log.record(*notes)
            whole_round(interview)  # what is read once and kept is not counted
            calls.append(calls_of(partial(whole_round, interview)))
            interview.answer(interview.agenda()[0], note="words")
            interview.finish()
    small, large = calls
    assert large < 8 * small * 1.2  # growing with the square it would be 64 times


def test_thirty_sessions_cost_one_look_through_the_records_for_each_change(path: Path) -> None:
    with open_engagement(path, write=True, surroundings=Surroundings("Ann")) as workspace:
        questions = [question.id for question in workspace.script.questions()]
        for number in range(30):
            session = Session(f"s{number}", "PLN", SessionKind.INTERVIEW, plan="quick", ended="2026-01-01")
            workspace.log.record(
                session,
                *(Answer(session.id, "PLN", each, note=f"{number}") for each in questions),
                *(Quote(f"{number}/{each}", session.id, "PLN", "words", each) for each in questions),
                *(Rating(f"{number}/{each}", session.id, "PLN", "E1a", level=1) for each in questions),
            )
        interview = begin_interview(workspace, "PLN")
        records = interview.records
        whole_round(interview)
        assert interview.records is records
        assert len(interview.all_answers()) == len(questions)
        assert {answer.note for answer in interview.all_answers().values()} == {"29"}
        assert interview.answers() == {}
        interview.answer("C1.2", note="now")
        assert interview.records is not records
        assert interview.all_answers()["C1.2"].note == "now"
        assert list(interview.answers()) == ["C1.2"]
