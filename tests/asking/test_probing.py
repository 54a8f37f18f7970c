"""Probes: which are timely, on the answer, on quotes and on words of one's own, and why."""

from dataclasses import replace

import pytest

from coachtui.asking.probing import Response, timely_probes
from coachtui.model.answers import Absence, Grade
from coachtui.model.script import ProbeUse, Question, QuestionType
from coachtui.model.word_lists import Concept, WordLists

from .bank import question, script_of

WORDS = WordLists(
    vague=("we", "usually"),
    details=("monday",),
    nothing=("nobody", "none", "can't think of any"),
    joining=("and",),
    enough=8,
    concepts={"customer": Concept("the customer", ("customer", "client"))},
)


def because(own: Question, when: str, response: Response) -> str | None:
    """Why a probe with this rule is timely; None when it is not."""
    asked = replace(own, probes=(ProbeUse("p1", when),))
    script = replace(script_of(asked), words=WORDS)
    found = timely_probes(asked, script, response)
    assert len(found) < 2
    return found[0].because if found else None


SCALE = question("Q.1")
FREQUENCY = question("Q.1", QuestionType.FREQUENCY)
ORDERED = question("Q.1", QuestionType.ORDERED, options=("none", "few", "half", "most", "all"))
CATEGORY = question("Q.1", QuestionType.CATEGORY, options=("cure", "harm"))
MULTIPLE = question("Q.1", QuestionType.MULTIPLE, options=("goal", "budget", "none"))
NUMBER = question("Q.1", QuestionType.NUMBER)
YES_NO = question("Q.1", QuestionType.YES_NO)
SHORT = question("Q.1", QuestionType.SHORT)
LONG = question("Q.1", QuestionType.LONG)
TABLE = question("Q.1", QuestionType.TABLE, columns=("goal", "owner"))
ROWS = ({"goal": "Ship", "owner": "OPS, SAL and PLN"}, {"goal": "Cast"})


@pytest.mark.parametrize(
    ("own", "when", "response", "reason"),
    [
        (SCALE, "low", Response(1), "Rated 1"),
        (SCALE, "low", Response(2), None),
        (SCALE, "low", Response(), None),
        (FREQUENCY, "low", Response("one in five"), "They say “One in five”"),
        (FREQUENCY, "low", Response(1), "They say “One in five”"),
        (ORDERED, "high", Response("most"), "They say “Most”, nothing shown yet"),
        (SCALE, "high", Response(3, grade=Grade.SAID), "Rated 3, nothing shown yet"),
        (SCALE, "high", Response(4, grade=Grade.EXAMPLE), None),
        (SCALE, "high", Response(2), None),
        (LONG, "high", Response(note="words", rated=4), "Rated 4, nothing shown yet"),
        (SCALE, "high", Response(2, rated=4), None),
        (SCALE, "low", Response(absence=Absence.DECLINED, rated=0), None),
        (SCALE, "dont_know", Response(absence=Absence.DONT_KNOW), "They don't know"),
        (SCALE, "dont_know", Response(absence=Absence.SKIPPED), None),
        (YES_NO, "yes", Response("yes"), "They say yes"),
        (YES_NO, "no", Response("no"), "They say no"),
        (YES_NO, "no", Response(), None),
        (ORDERED, "chose('few')", Response("few"), "They say “Few”"),
        (ORDERED, "chose('few')", Response("half"), None),
        (CATEGORY, "chose('harm')", Response("harm"), "They say “Harm”"),
        (MULTIPLE, "chose('goal')", Response(("goal", "budget")), "They say “Goal”"),
        (MULTIPLE, "count > 1", Response(("goal", "budget")), "2 chosen"),
        (MULTIPLE, "count > 0", Response(("none",)), None),
        (NUMBER, "number > 4", Response(7.5), "They say 7.5"),
        (NUMBER, "number > 4", Response(4), None),
        (NUMBER, "number < 1", Response(0), "They say 0"),
        (NUMBER, "number < 1", Response(), None),
        (SHORT, "names > 1", Response("OPS and SAL"), "2 names"),
        (SHORT, "names > 1", Response("OPS"), None),
        (TABLE, "rows > 1", Response(ROWS), "2 rows"),
        (TABLE, "most('owner') > 2", Response(ROWS), "3 in one row of “Owner”"),
        (TABLE, "missing('owner')", Response(ROWS), "“Owner” is blank in 1 of 2 rows"),
        (TABLE, "missing('owner')", Response(ROWS[:1]), None),
        (TABLE, "missing('owner')", Response(), None),
        (TABLE, "missing('customer')", Response(ROWS), "2 of 2 rows say nothing about the customer"),
        (TABLE, "missing('customer')", Response(({"goal": "Ask the client"},)), None),
        (SCALE, "low or dont_know", Response(0), "Rated 0"),
        (SCALE, "not low", Response(3), "Rated 3"),
        (SCALE, "not high", Response(1), "Rated 1"),
        (SCALE, "not dont_know", Response(1), "They know something of it"),
        (YES_NO, "not yes", Response("no"), "They do not say yes"),
        (YES_NO, "not no", Response("yes"), "They do not say no"),
        (LONG, "not empty", Response(note="Nobody took the castings."), "Something was named"),
        (SHORT, "not empty", Response("OPS"), "Something was named"),
        (SHORT, "not vague", Response("OPS on Monday", alone=True), "Nothing vague so far"),
        (ORDERED, "not chose('few')", Response("half"), "They do not say “Few”"),
        (TABLE, "not missing('owner')", Response(ROWS[:1]), "“Owner” is filled in"),
        (TABLE, "not missing('customer')", Response(({"goal": "A client"},)), "Something said about the customer"),
        (SCALE, "not (low or dont_know)", Response(3), "low is false; dont_know is false; so the rule is true"),
    ],
)
def test_on_the_answer(own: Question, when: str, response: Response, reason: str | None) -> None:
    assert because(own, when, response) == reason


@pytest.mark.parametrize(
    ("own", "response", "empty"),
    [
        (LONG, Response(), False),
        (LONG, Response(left=True), True),
        (LONG, Response(note="Can’t think of any."), True),
        (LONG, Response(note="Nobody took the castings."), False),
        (LONG, Response(absence=Absence.DONT_KNOW, left=True), False),
        (LONG, Response(absence=Absence.PARKED, left=True), True),
        (SHORT, Response("nobody"), True),
        (SHORT, Response("OPS"), False),
        (MULTIPLE, Response(()), True),
        (MULTIPLE, Response(("none",)), True),
        (MULTIPLE, Response(("goal",)), False),
        (MULTIPLE, Response(note="none", left=True), True),
        (MULTIPLE, Response(note="in a drawer", left=True), False),
        (TABLE, Response(({"goal": " "},)), True),
        (TABLE, Response(ROWS), False),
    ],
)
def test_empty_is_asked_and_nothing_named(own: Question, response: Response, empty: bool) -> None:
    assert (because(own, "empty", response) == "Nothing named") is empty


def test_in_an_interview_only_quotes_can_be_vague_or_silent_about_something() -> None:
    for when, reason in (
        ("vague", "No name, date or number yet"),
        ("missing('customer')", "Nothing said about the customer"),
    ):
        assert because(LONG, when, Response(note="we usually ring round, he says")) is None
        assert because(LONG, when, Response(note='says "we usually ring round"')) == reason
        assert because(LONG, when, Response(note="we usually ring round", alone=True)) == reason
        assert because(SHORT, when, Response("we usually ring round", alone=True)) == reason
        assert because(SHORT, when, Response("we usually ring round")) is None
        assert because(LONG, when, Response(note="", alone=True)) is None
    assert because(LONG, "missing('customer')", Response(note='The customer. "We ring round."')) is not None
    assert because(LONG, "missing('customer')", Response(note='"We ring the client."')) is None
    assert because(LONG, "vague", Response(note='"We ring." "On Monday."')) is None


def test_what_is_not_defined_makes_no_probe_timely() -> None:
    assert because(LONG, "missing('weather')", Response(note='"We usually ring round."')) is None


def test_a_probe_offered_twice_is_timely_once() -> None:
    own = replace(SCALE, probes=(ProbeUse("p1", "low"), ProbeUse("p2", "low"), ProbeUse("p1", "not high")))
    assert [each.probe for each in timely_probes(own, script_of(own), Response(0))] == ["p1", "p2"]


def test_a_book_of_a_note_is_gone_through_like_any_other() -> None:
    """It runs at every key press: an expression that goes back over the words again and again would never end here."""
    own = replace(LONG, probes=(ProbeUse("p1", "vague"), ProbeUse("p2", "missing('customer')")))
    script = replace(script_of(own), words=WORDS)
    words = "it goes on as it went before and nothing came of it. " * 4000
    timely = timely_probes(own, script, Response(note=words, alone=True))
    assert [each.probe for each in timely] == ["p1", "p2"]
