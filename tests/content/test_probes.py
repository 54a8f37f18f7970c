"""The probes of the shipped script come at the moments the method lists [method 6.4, 6.5]."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coachtui.asking.probing import Response, timely_probes
from coachtui.model.answers import Absence, Grade, Value
from coachtui.model.question_parts import Option
from coachtui.model.script import Question, QuestionType, Script

UNKNOWN = Response(absence=Absence.DONT_KNOW)
GOALS = ({"goal": "Ship in time", "number": "95", "customer": "Forge"}, {"goal": "Safety"})
MEASURES = tuple({"measure": f"Sheet {number}", "decision": "overtime"} for number in range(8))


@pytest.mark.parametrize(
    ("question_id", "response", "timely"),
    [
        # L and H
        ("C1.2", Response(1), ["p46"]),
        ("C1.2", Response(2), []),
        ("C1.2", Response(3), ["p3"]),
        ("C1.2", Response(3, grade=Grade.SAID), ["p3"]),
        ("C1.2", Response(3, grade=Grade.EXAMPLE), []),
        ("C1.2", Response(3, note='"Usually it comes up somehow."'), ["p3", "p1"]),
        ("C5.4", Response(4), ["p5"]),
        ("S2.6", Response(0), ["p42"]),
        # V, on quotes and on one's own words
        ("C1.1", Response(note='He says "we usually go through the process."'), ["p1"]),
        ("C1.1", Response(note='He says "Ines ran the process on 12 January."'), []),
        ("C1.1", Response(note="He says they usually go through it."), []),
        ("C1.1", Response(note="we usually go through the process", alone=True), ["p1"]),
        ("C7.4", Response("we fill in that sheet", alone=True), ["p1"]),
        # ~ on words
        ("C1.1", Response(note='"In March we signed 12 goals."'), ["p24"]),
        ("C4.1", Response(note='"Dana decided on 3 March, because the caster stood."'), ["p17"]),
        ("C4.1", Response(note='"It had to be cheaper than 40,000."'), ["p16"]),
        ("C6.4", Response(note='"In May their line stood for us, it cost them 3 days."'), []),
        ("S3.3", Response("quality first", note='"Quality, I would say."'), ["p13"]),
        ("S3.3", Response("95 in time", note='"95 of a hundred in time."'), []),
        ("S2.5", Response(note='"Rang Otto about the tool."'), ["p27"]),
        ("S2.5", Response(note='"Rang Otto about the tool, half an hour."'), []),
        # ~ on columns
        ("C1.4", Response(GOALS), ["p13", "p14"]),
        ("C1.4", Response(GOALS[:1]), []),
        ("C2.6", Response(({"duty": "The press", "lacked": "nothing"},)), ["p20"]),
        ("C4.4", Response(({"decision": "Overtime", "outcome": "done"},)), ["p36"]),
        ("C4.4", Response(({"decision": "Overtime", "due": "Otto, Friday", "outcome": "done"},)), []),
        ("S2.1", Response(({"process": "Casting", "accountable": "OPS"}, {"process": "Selling"})), ["p31"]),
        ("S3.4", Response(({"report": "Scrap", "sent": "12 February"},)), ["p27"]),
        # K
        ("C1.5", UNKNOWN, ["p37"]),
        ("C2.2", UNKNOWN, ["p39"]),
        ("C1.2", UNKNOWN, []),
        ("C1.5", Response(absence=Absence.SKIPPED), []),
        # Z
        ("C1.4", Response(left=True), ["p48"]),
        ("C1.4", Response(), []),
        ("C1.7", Response(()), ["p44"]),
        ("C2.4", Response(note="Nothing comes to mind."), ["p9"]),
        ("C4.4", Response(()), ["p40"]),
        ("C7.4", Response("none"), ["p9"]),
        ("C7.4", Response("The pink slip"), []),
        # Y and N
        ("C1.5", Response("yes"), ["p3"]),
        ("C1.5", Response("no"), ["p38"]),
        ("S2.3", Response("yes"), ["p1"]),
        # = of one and of several
        ("C1.3", Response("negotiation"), ["p47"]),
        ("C1.3", Response("last year's split"), []),
        ("C1.6", Response(("goal set", "results chased")), ["p1"]),
        ("C1.6", Response(("none",)), ["p50"]),
        ("C7.7", Response("cure"), ["p71"]),
        # < and > on numbers, options, rows, names and entries
        ("C7.3", Response(5), ["p69"]),
        ("C7.3", Response(4), []),
        ("C7.3", Response(0), ["p9"]),
        ("C1.7", Response(("goals",)), ["p3"]),
        ("C3.1", Response(MEASURES), ["p55"]),
        ("C3.1", Response(MEASURES[:7]), []),
        ("C2.2", Response("OPS and SAL"), ["p41"]),
        ("C2.2", Response("OPS"), []),
        ("C3.3", Response(({"reader": "CEO", "collector": "Ann, Ben, Cy and Di"},)), ["p57"]),
        ("C3.3", Response(({"reader": "CEO", "collector": "Ann, Ben, Cy"},)), []),
        ("S2.1", Response(({"process": "Casting", "accountable": "OPS / SAL"},)), ["p41"]),
    ],
)  # fmt: skip
def test_probes_come_when_the_method_says(
    script: Script, question_id: str, response: Response, timely: list[str]
) -> None:
    assert [each.probe for each in timely_probes(script.question(question_id), script, response)] == timely


def test_alone_a_column_that_is_not_shown_is_not_found_blank(script: Script) -> None:
    """A self-assessment fills in some columns of a table; the others were never asked for."""
    pieces = ({"process": "Cast", "customer": "Forge"},)
    blank = [each.probe for each in timely_probes(script.question("S1.1"), script, Response(pieces))]
    assert blank == ["p31", "p32"]
    assert timely_probes(script.question("S1.1"), script, Response(pieces, alone=True)) == ()

    goals = ({"goal": "Fewer castings come back", "source": "Dana"},)
    (number, customer) = timely_probes(script.question("C1.4"), script, Response(goals, alone=True))
    assert (number.because, customer.because) == ("Nothing said about a number", "Nothing said about the customer")
    goals = ({"goal": "95 of 100 to the customer in time"},)
    assert timely_probes(script.question("C1.4"), script, Response(goals, alone=True)) == ()


@pytest.mark.parametrize("question_id", ["C1.2", "C2.3", "C3.2", "C4.2", "S1.5", "S3.1", "C7.1"])
def test_vague_talk_at_a_scale_is_answered_before_anything_is_rated(script: Script, question_id: str) -> None:
    vague = Response(note='"We usually sort it out, generally people know."')
    (probe,) = timely_probes(script.question(question_id), script, vague)
    assert (probe.because, probe.rated) == ("No name, date or number yet", False)
    dated = Response(note='"On 12 January Ines sorted it out."')
    assert timely_probes(script.question(question_id), script, dated) == ()


def _value(question: Question, frequencies: tuple[Option, ...]) -> st.SearchStrategy[Value | None]:
    """Answers to a question, right ones and such as an older script may have left."""
    words = st.text(max_size=30)
    options = [option.id for option in (question.options or frequencies)]
    fitting: st.SearchStrategy[Value | None]
    match question.type:
        case QuestionType.TABLE:
            columns = st.sampled_from([column.id for column in question.columns])
            fitting = st.lists(st.dictionaries(columns, words, max_size=3), max_size=3).map(tuple)
        case QuestionType.MULTIPLE:
            fitting = st.lists(st.sampled_from(options), max_size=3).map(tuple)
        case QuestionType.NUMBER:
            fitting = st.floats(allow_nan=False) | st.integers()
        case _:
            fitting = st.sampled_from(options) | st.integers(0, 4) | st.sampled_from(["yes", "no"])
    return st.none() | words | fitting


@given(data=st.data())
def test_whatever_was_said_only_probes_of_the_question_come_and_each_says_why(
    script: Script, data: st.DataObject
) -> None:
    question = data.draw(st.sampled_from(list(script.questions())))
    text = st.text() | st.text(alphabet="ab We95'\"“”‘’„«»\n,.")
    response = Response(
        value=data.draw(_value(question, script.frequencies)),
        note=data.draw(text),
        absence=data.draw(st.none() | st.sampled_from(Absence)),
        grade=data.draw(st.none() | st.sampled_from(Grade)),
        rated=data.draw(st.none() | st.integers(0, 4)),
        left=data.draw(st.booleans()),
        alone=data.draw(st.booleans()),
    )
    timely = timely_probes(question, script, response)
    probes = [each.probe for each in timely]
    assert probes == [probe for probe in dict.fromkeys(use.probe for use in question.probes) if probe in probes]
    assert all(each.because and "so the rule is" not in each.because for each in timely)
