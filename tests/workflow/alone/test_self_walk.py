"""The way through the questions of a self-assessment: on, back, again, and on any day where it broke off."""

from pathlib import Path

import pytest

from coachtui.asking.replies import Reply
from coachtui.model.answers import Absence
from coachtui.workflow.alone.self_assessing import begin_self_assessment
from coachtui.workflow.alone.self_walk import Walk
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement
from coachtui.workflow.engagement.private_files import create_self_assessment


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "mine.coach"
    create_self_assessment(path, "the night shift", "frontline")
    return path


def test_the_way_leads_past_what_is_settled_and_again_through_what_is_left(path: Path) -> None:
    with open_engagement(path, write=True, surroundings=Surroundings("Mara")) as workspace:
        own = begin_self_assessment(workspace, 8)
        one, two, three, *_, last = own.agenda()
        walk = Walk(own)
        assert (walk.current, walk.ended, walk.previous()) == (None, False, last)
        own.record_reply(two, Reply(), Absence.DONT_KNOW)
        own.record_reply(three, Reply(), Absence.PARKED)
        assert walk.first() == one
        walk.go(one)
        assert (walk.next(), walk.previous()) == (three, None)
        walk.go(last)
        assert walk.next() is None
        walk.go(None)
        assert walk.ended
        assert walk.next() is None
        assert walk.previous() == last
        seen = [walk.again()]
        while seen[-1] != three:
            walk.go(seen[-1])
            seen.append(walk.next())
        assert seen == [*walk.left]
        assert two not in seen
        assert seen[-1] == three  # what was left for later comes last


def test_it_goes_on_at_what_was_typed_last(path: Path) -> None:
    with open_engagement(path, write=True, surroundings=Surroundings("Mara")) as workspace:
        own = begin_self_assessment(workspace, 8)
        agenda = own.agenda()
        own.draft_reply(agenda[2], Reply(remark="half a sen"))
        assert Walk(own).first() == agenda[2]
        own.record_reply(agenda[2], Reply(remark="half a sentence"))
        assert Walk(own).first() == agenda[0]
        assert own.in_words()[own.form_of(agenda[2]).ask] == "half a sentence"
