"""Where an interview stands, moving about in it, and finding a question again."""

from dataclasses import replace

import pytest

from coachtui.asking.progress import Progress, find_questions, next_question, previous_question, progress_of
from coachtui.model.answers import Absence

from .bank import BANK, answered, question, script_of

ORDER = tuple(each.id for each in BANK.questions())
NAMES = {"core_process": "order to cash"}


def test_questions_stand_by_their_answers() -> None:
    answers = [
        answered("C1.1", note="a long story"),
        answered("C1.2", 0),
        answered("C1.3", absence=Absence.PARKED),
        answered("C1.4", absence=Absence.DONT_KNOW, note="she is new"),
        answered("C1.5", absence=Absence.SKIPPED),
        answered("C1.6", note="  "),
        answered("C9.9", 1),
    ]
    agenda = ("C1.1", "C1.2", "C1.3", "C1.4", "C1.5", "C1.6", "C1.7")
    progress = progress_of(agenda, {each.question: each for each in answers})
    assert progress == Progress(("C1.6", "C1.7"), ("C1.1", "C1.2"), ("C1.3",), ("C1.4", "C1.5"))
    assert (progress.settled, progress.total) == (4, 7)


def test_one_can_move_on_and_back_and_come_from_anywhere() -> None:
    among = ("C1.2", "C2.1", "C3.2")
    assert next_question(ORDER, among, None) == "C1.2"
    assert next_question(ORDER, among, "C1.2") == "C2.1"
    assert next_question(ORDER, among, "C2.4") == "C3.2"
    assert next_question(ORDER, among, "C3.2") is None
    assert next_question(ORDER, (), "C3.2") is None
    assert previous_question(ORDER, among, "C3.2") == "C2.1"
    assert previous_question(ORDER, among, "C2.4") == "C2.1"
    assert previous_question(ORDER, among, "C1.2") is None
    assert previous_question(ORDER, among, None) == "C3.2"


WORDED = script_of(
    question("C1.1", ask="Which numbers do you open first?"),
    question("C1.2", ask="Describe the last planning round, first input to signed goals."),
    question("C3.2", ask="How do the measures connect with {core_process}?"),
    question("C3.3", ask="Which measures first?", roles="X"),
    question("S3.2", ask="Your planning measures: the last round?"),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("C3.2", "C3.2"),
        ("c32", "C3.2"),
        (" c 3 2 ", "C3.2"),
        ("s3.2", "S3.2"),
        ("c1", "C1.1 C1.2"),
        ("c", "C1.1 C1.2 C3.2"),
        ("do", "C1.1 C3.2"),
        ("planning round", "C1.2 S3.2"),
        ("last round", "S3.2 C1.2"),
        ("first", "C1.1 C1.2"),
        ("meas", "C3.2 S3.2"),
        ("order to cash", "C3.2"),
        ("Cash?", "C3.2"),
        ("nothing of the kind", ""),
        ("  ", ""),
        ("?", ""),
    ],
)
def test_questions_are_found_by_id_or_words_best_first(text: str, found: str) -> None:
    assert " ".join(each.id for each in find_questions(WORDED, "middle", NAMES, text)) == found


def test_questions_are_found_by_short_names_other_roles_wordings_and_what_they_are_about() -> None:
    phone = question("C1.1", ask="The last time it went wrong, who answered for it?")
    phone = replace(phone, short="who answers for all", ask={**phone.wordings(), "frontline": "Whose phone rang?"})
    script = script_of(
        replace(question("C1.2", ask="Who asks people to answer?"), short="asking people"),
        phone,
        replace(question("C1.3", ask="Which phone calls come first?"), short="first calls"),
    )
    known_as = {"C1.2": ("Listening", "E5b Clear duties"), "C1.3": ("Listening",)}
    for text, found in (
        ("who answers", "C1.1"),
        ("for all", "C1.1"),
        ("who answer", "C1.1 C1.2"),
        ("phone", "C1.3 C1.1"),
        ("phone rang", "C1.1 C1.3"),
        ("duties", "C1.2"),
        ("e5b", "C1.2"),
        ("listening", "C1.2 C1.3"),
    ):
        named = " ".join(each.id for each in find_questions(script, "middle", NAMES, text, known_as))
        assert (text, named) == (text, found)
