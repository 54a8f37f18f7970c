"""The log in words for people."""

from pathlib import Path

from coachtui.model.answers import Answer, Session, SessionKind
from coachtui.model.engagement import Engagement
from coachtui.model.people import Person
from coachtui.store.bodies import NamedDocument
from coachtui.store.entry import sha256_of
from coachtui.workflow.engagement.engagements import create_engagement, open_engagement
from coachtui.workflow.engagement.log_lines import log_lines


def test_a_script_that_cannot_be_read_takes_the_words_of_no_other_session(tmp_path: Path) -> None:
    path, torn = tmp_path / "a.coach", b"id: [torn"
    create_engagement(path, Engagement("Northfield"))
    with open_engagement(path, write=True) as workspace:
        workspace.record(
            Person("OPS"),
            Session("one", "OPS", SessionKind.INTERVIEW, script=sha256_of(torn)),
            Session("two", "OPS", SessionKind.INTERVIEW),
            documents=[NamedDocument("script", "torn", "torn.yaml", torn)],
        )
        for session in ("two", "one", "two"):
            workspace.record(Answer(session, "OPS", "C7.7", "cure", note=session), even_if_same=True)
    said = [line.says for line in log_lines(path) if "C7.7" in line.says]
    assert said == ["OPS C7.7: It will put things right; two", "OPS C7.7: cure; one", said[0]]
