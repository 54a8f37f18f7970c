"""An engagement with two people, and an interview with one of them, for tests of what happens during it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.store.entry import utc_now
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, create_engagement, open_engagement
from coachtui.workflow.engagement.sessions import STANDARD_MINUTES
from coachtui.workflow.interview.interviewing import Interview, begin_interview


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A quick engagement with a middle manager, Tom, and an executive, Dana."""
    return make(tmp_path / "acme.coach")


def make(path: Path) -> Path:
    """A quick engagement at ``path`` with a middle manager, Tom, and an executive, Dana."""
    people = [Person("PLN", "middle", "Tom", "planning manager"), Person("CEO", "executive", "Dana")]
    create_engagement(path, Engagement("Acme", "quick", "getting castings out"), people)
    return path


@contextmanager
def holding(
    path: Path,
    person: str = "PLN",
    *,
    minutes: int = STANDARD_MINUTES,
    fresh: bool = False,
    now: Callable[[], datetime] = utc_now,
) -> Iterator[Interview]:
    """The interview with a person, gone on with or begun."""
    with open_engagement(path, write=True, surroundings=Surroundings("Ann", now)) as workspace:
        yield begin_interview(workspace, person, minutes=minutes, fresh=fresh)


def hiding(interview: Interview, question: str, when: str) -> Interview:
    """The same interview with a script that shows ``question`` only ``when``."""
    sections = tuple(
        replace(
            section,
            questions=tuple(replace(each, when=when) if each.id == question else each for each in section.questions),
        )
        for section in interview.script.sections
    )
    workspace = interview.workspace
    materials = replace(workspace.materials, script=replace(workspace.script, sections=sections))
    ruled = Workspace(workspace.path, workspace.log, workspace.surroundings, materials)
    return Interview(ruled, interview.session)
