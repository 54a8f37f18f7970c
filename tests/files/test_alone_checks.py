"""Mistakes in the self-assessment of a script: lint names the place, what is wrong and how to mend it."""

from pathlib import Path

import pytest

from coachtui.files.linting import lint
from coachtui.files.scripts import read_script
from coachtui.model.question_parts import Option
from coachtui.model.script import Alone, Event, SelfAssessment

from .samples import RUBRIC, SCRIPT, changed

_WHOLE = """\
alone:
  plan: self
  minutes: 20
  opening: ["Nobody sees {process}."]
  closing: [Thanks]
  closest: Which comes closest?
  frequencies:
    - {id: never, say: None of five}
    - {id: one in five, say: One of five}
    - {id: half, say: Two or three}
    - {id: four in five, say: Four of five}
    - {id: always, say: All five}
  probes: {p2: Who is it?}
sections:
"""
_SCALE = """\
        alone:
          ask: "Where did {process} go?"
          minutes: 1
          options:
            - {id: "2", say: Halfway}
            - {id: "0", say: Nowhere}
            - {id: "4", say: All the way}
            - {id: "1", say: Off}
            - {id: "3", say: Far}
          follow_up: [{probe: p2}, {probe: p1, when: low}]
"""
_ORDERED = """\
        alone:
          ask: What settled it?
          minutes: 1
          options:
            - {id: goals, say: What we aimed for}
            - {id: negotiation, say: The case made}
            - {id: evidence, say: What we saw}
            - {id: last year, say: What was}
            - {id: gaps, say: Where it stuck}
"""
_TABLE = """\
        alone: {ask: Name up to three goals., minutes: 2, columns: [owner], rows: 2, roles: [executive, middle]}
"""
_LONG = """\
      - id: B7
        type: long
        minutes: 2
        salience: 1
        feeds: [E1a]
        ask: {middle: What happened?}
        alone:
          ask: What happened last?
          minutes: 3
          example: We swapped two shifts.
          closest:
            - {id: "1", say: We talked}
            - {id: "3", say: We looked}
            - {id: "0", say: We went on}
            - {id: "4", say: We checked}
            - {id: "2", say: We asked}
"""


def with_alone() -> str:
    """The small script with a self-assessment that is right in every respect."""
    text = changed(SCRIPT, "sections:\n", _WHOLE)
    text = changed(text, "probes: {p1", "  self: {title: Assess yourself, sections: [A, B]}\nprobes: {p1")
    text = changed(text, "        evasion: v1\n", "        evasion: v1\n" + _SCALE)
    text = changed(text, "chose('gaps')}\n", "chose('gaps')}\n" + _ORDERED)
    text = changed(text, "missing('owner') or rows > 7}\n", "missing('owner') or rows > 7}\n" + _TABLE)
    return changed(text, "roles:\n  executive", f"{_LONG}roles:\n  executive")


_TOLD = "        ask: {middle: What happened?}\n        alone"

# What is changed into what, where the problem stands (the text at its first character), and the message.
MISTAKES = [
    ("plan: self", "plan: sell", "sell", "There is no plan 'sell' in this script."),
    ("sections: [A, B]}\nprobes", "sections: [C]}\nprobes", "C]}\nprobes", "There is no section 'C' in this script."),
    ("Nobody sees {process}", "Nobody sees {proces}", "{proces}", "There is no name 'proces' to fill in here."),
    ("probes: {p2: Who is it?}", "probes: {p9: Who is it?}", "p9: Who", "There is no probe 'p9' in this script."),
    ("id: half, say: Two", "id: hall, say: Two", "hall", "'hall' is none of the frequencies."),
    ("go?", "{go?", "{go?", "A brace stands alone here; braces go around names to fill in."),
    ('id: "3", say: Far', 'id: "5", say: Far', '"5"', "'5' is none of the choices of A1."),
    ('id: "3", say: Far', 'id: "2", say: Far', '"2", say: Far', "'2' is there twice among the choices of A1."),
    ("id: gaps, say: Where", "id: gap, say: Where", "gap, say", "'gap' is none of the choices of A2."),
    ("say: Nowhere", 'say: "Nowhere near {it}"', "{it}", "There is no name 'it' to fill in here."),
    ("roles: [executive, middle]", "roles: [executive, midle]", "midle]", "The script has no role 'midle'."),
    ("{probe: p1, when: low}]", "{probe: p3}]", "p3}]", "There is no probe 'p3' in this script."),
    ("{probe: p1, when: low}]", "{probe: p2}]", "p2}]", "'p2' is there twice among the follow-ups."),
    ("when: low}]", "when: low or dont_know}]", "dont_know}]", "Alone, nothing further is asked after a don't know."),
    ("when: low}]", "when: missing('boss')}]", "'boss')}]", "The script has no concept 'boss' under 'words'."),
    ("when: low}]", "when: chose('far')}]", "'far')}]", "A1 has no 'far' to choose."),
    ("columns: [owner], rows", "columns: [owners], rows", "owners]", "There is no column 'owners' in A4."),
    ("columns: [owner], rows: 2, ", "", "alone: {ask: Name",
     "A4 is a table, and no column is named for somebody alone."),
    ("roles: [executive, middle]", "roles: [middle, middle]", "middle]}", "'middle' is there twice among the roles."),
    ('id: "4", say: We checked', 'id: "5", say: We checked', '"5"', "'5' is none of the levels."),
    ("say: We checked", "say: We checked, when: number > 1", "number >",
     "'number' (the number answered) is never known for B7, a long question."),
    ("example: We swapped two shifts.", "columns: [a]", "columns: [a]",
     "B7 is a long question; only tables have columns."),
    ("closest:\n            -", "options:\n            -", 'options:\n            - {id: "1", say: We t',
     "B7 is a long question, which has no choices."),
    (f"feeds: [E1a]\n{_TOLD}", f"feeds: [B1]\n{_TOLD}",
     "closest:\n", "B7 feeds 'B1' first, which has no levels for these events."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "place", "message"), MISTAKES)
def test_a_mistake_is_reported_where_it_stands(old: str, new: str, place: str, message: str, tmp_path: Path) -> None:
    text = changed(with_alone(), old, new)
    before = text[: text.rindex(place)]

    found = _lint(text, tmp_path)

    where = (before.count("\n") + 1, len(before) - before.rfind("\n"))
    assert (*where, message) in found


def test_the_script_broken_above_is_right_as_it_is(tmp_path: Path) -> None:
    assert _lint(with_alone(), tmp_path) == []


def test_choices_in_the_order_of_their_levels_are_refused_either_way(tmp_path: Path) -> None:
    lines = _SCALE.split("\n")
    for ascending in (True, False):
        events = sorted(lines[4:9], reverse=not ascending)
        text = changed(with_alone(), _SCALE, "\n".join([*lines[:4], *events, *lines[9:]]))
        assert [message for *_, message in _lint(text, tmp_path)] == [
            "These stand in the order of their levels, which tells everybody what to tick."
        ]


def test_a_missing_choice_is_named(tmp_path: Path) -> None:
    text = changed(with_alone(), '            - {id: "1", say: Off}\n', "")
    assert [message for *_, message in _lint(text, tmp_path)] == ["'1' is missing here."]


def test_a_scale_needs_choices_of_its_own(tmp_path: Path) -> None:
    head, _, _ = _SCALE.partition("          options:")
    text = changed(with_alone(), _SCALE, head)
    assert [message for *_, message in _lint(text, tmp_path)] == [
        "A1 has no choices for somebody alone, and its own stand in order of their level."
    ]


def test_an_answer_that_is_a_level_needs_no_closest_event(tmp_path: Path) -> None:
    closest = _LONG[_LONG.index("          closest:") :]
    text = changed(with_alone(), _SCALE, _SCALE + closest)
    assert [message for *_, message in _lint(text, tmp_path)] == ["A1 passes a level on already."]


def test_a_wording_without_a_self_assessment_is_never_heard(tmp_path: Path) -> None:
    text = changed(with_alone(), _WHOLE, "sections:\n")
    found = [message for *_, message in _lint(text, tmp_path)]
    assert found == [f"{each} has a wording for self-assessment, and the script offers none." for each in _ASKED_ALONE]


def test_a_self_assessment_without_a_wording_has_nothing_to_ask(tmp_path: Path) -> None:
    text = with_alone()
    for part in (_SCALE, _ORDERED, _TABLE, _LONG):
        text = changed(text, part, "")
    assert [message for *_, message in _lint(text, tmp_path)] == [
        "No question of the plan self has a wording for self-assessment."
    ]


def test_too_many_columns_or_follow_ups_are_refused(tmp_path: Path) -> None:
    text = changed(with_alone(), "{id: owner, say: Owner}", "{id: owner, say: Owner}, {id: a, say: A}, {id: b, say: B}")
    text = changed(text, "columns: [owner], rows", "columns: [source, owner, a, b], rows")
    text = changed(text, "p2: Who was it?}", "p2: Who was it?, p3: When?}")
    text = changed(text, "{probe: p1, when: low}]", "{probe: p1, when: low}, {probe: p3}]")
    assert [message for *_, message in _lint(text, tmp_path)] == [
        "3 follow-ups are too many for somebody alone.",
        "4 columns are too many for somebody alone.",
    ]


def test_a_self_assessment_becomes_what_it_says() -> None:
    script = read_script("s.yaml", with_alone().encode())

    assert script.alone == SelfAssessment(
        plan="self",
        minutes=20,
        opening=("Nobody sees {process}.",),
        closing=("Thanks",),
        closest="Which comes closest?",
        frequencies=script.alone.frequencies if script.alone else (),
        probes={"p2": "Who is it?"},
    )
    assert script.alone.frequencies[2] == Option("half", "Two or three")
    table = script.question("A4")
    assert table.alone == Alone("Name up to three goals.", 2, roles=("executive", "middle"), columns=("owner",), rows=2)
    assert script.roles_asked(table, "self") == ("executive", "middle")
    told = script.question("B7").alone
    assert told is not None
    assert told.closest[1] == Event("3", "We looked")
    assert (told.example, told.rows) == ("We swapped two shifts.", 3)
    assert script.question("A3").alone is None
    assert script.roles_asked(script.question("A3"), "self") == ()


_ASKED_ALONE = ("A1", "A2", "A4", "B7")


def _lint(text: str, folder: Path) -> list[tuple[int, int, str]]:
    (folder / "s.yaml").write_text(text)
    (folder / "r.yaml").write_text(RUBRIC)
    return [(each.line, each.column, each.message) for each in lint([folder])]
