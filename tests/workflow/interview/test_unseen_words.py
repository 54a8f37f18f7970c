"""What cannot be seen is no answer, no name and no code, wherever it is typed."""

from pathlib import Path

import pytest

from coachtui.answer_types import answer_type_of
from coachtui.asking.progress import QuestionState, state_of
from coachtui.asking.replies import Reply
from coachtui.asking.tables import with_cell
from coachtui.model.answers import Answer
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.model.script import QuestionType
from coachtui.model.text import is_blank
from coachtui.workflow.engagement.engagements import create_engagement, open_engagement
from coachtui.workflow.engagement.people import add_person
from coachtui.workflow.interview.capturing import capture
from coachtui.workflow.interview.interviewing import begin_interview
from tests.asking.bank import question

UNSEEN = ["", " \t\n", "\u200b", "\u200d\ufe0f", "\ufeff \u2060", "\u3164\u115f", "\u2800", "\u00ad\u034f", "\u202e"]
SEEN = ["a", "\u200bx", "?", "👩\u200d🚀", "ـ", "0", "\u0301", "一"]


@pytest.mark.parametrize("text", UNSEEN)
def test_what_cannot_be_seen_is_blank_everywhere(text: str) -> None:
    assert is_blank(text)
    assert state_of(Answer("s", "PLN", "C1", note=text)) is QuestionState.OPEN
    assert Reply(text=text, remark=text, said={"p": text}).blank
    assert with_cell(({},), 0, "measure", text) == ({},)
    for kind in QuestionType:
        own = question("C1.1", kind, columns=("a",) if kind is QuestionType.TABLE else ())
        assert answer_type_of(own).parse(text) is None


@pytest.mark.parametrize("text", SEEN)
def test_what_can_be_seen_is_not(text: str) -> None:
    assert not is_blank(text)


def test_nothing_of_it_is_recorded(tmp_path: Path) -> None:
    path = tmp_path / "acme.coach"
    with pytest.raises(CoachError, match="needs a name"):
        create_engagement(path, Engagement("\u200b\u2060", "quick"))
    create_engagement(path, Engagement("Acme", "quick"), [Person("PLN", "middle", "Tom")])
    with open_engagement(path, write=True) as workspace:
        with pytest.raises(CoachError, match="short code"):
            add_person(workspace, Person("\u200b", "middle"))
        assert add_person(workspace, Person("OPS", "executive", "\u200b", "\u2060")).spoken == "OPS"
        interview = begin_interview(workspace, "PLN", minutes=45)
        asked = interview.agenda()[0]
        interview.answer(asked, note="\u200b\n\u200d")
        assert asked in interview.progress().open
        with pytest.raises(CoachError, match="no words"):
            capture(interview, "\u200b")
