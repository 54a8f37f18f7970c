"""Scripts that are sheets, and the rubrics of behaviours they are used with: what lint says about them."""

from pathlib import Path

import pytest

from coachtui.files.linting import lint
from coachtui.files.shipped import shipped_folder
from tests.files.samples import RUBRIC, SCRIPT
from tests.files.sheet_samples import SHEET, SHEET_RUBRIC

_FILES = {"sheet.yaml": SHEET, "rubric.yaml": SHEET_RUBRIC}
_RULES = "  strength: {from_level: 2}\n"
_MARKS = "  marks: {per_line: 2, ratio_for_3: 2, speakers_for_3: 2, helped_for_4: 3, speakers_for_4: 3}\n"
_CARDS = "  cards: {partly: 1/2, shares: [0, 4/5, 1/2], highest: 3, item: [B1], meeting: [B9]}\n"
_COACHED = "practice: Say the first one aloud.}\n"
_COUNTED = "    card: {line: saying, 'yes': It was said., counted: 'In {yes} of {all} it was said.'}\n"


def _linted(folder: Path, **changed: str) -> list[tuple[str, int, int, str, str]]:
    for name, text in _FILES.items():
        (folder / name).write_text(changed.get(name.removesuffix(".yaml"), text), encoding="utf-8")
    return [(Path(each.file).name, each.line, each.column, each.message, each.hint) for each in lint([folder])]


def test_a_sheet_and_its_rubric_are_right_as_they_are(tmp_path: Path) -> None:
    assert _linted(tmp_path) == []


def _line(text: str, marked: str) -> int:
    return text[: text.index(marked)].count("\n") + 1


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("feeds: [B2]", "feeds: [B4]", "B4", "The rubric walk has no 'B4'."),
        ("rubric: walk\n", "rubric: wlk\n", "wlk", "There is no rubric 'wlk' in the folders looked through."),
        ("seen >= 4/5", "0 >= 4/5", "0 >= 4", "Dividing by 0 never comes to anything."),
        ("seen >= 4/5", "(1 - 1) >= 4/5", "1 - 1", "Dividing by 1 - 1 never comes to anything."),
        ("seen > 0}", "sen > 0}", "sen > 0", "There is no 'sen' in a level rule."),
        ("seen > 0}", "seen > 0 and named > seen}", "seen > 0 and", "Level 0 is never given here: no answer makes"),
        ("number == 0}", "number > 5}", "number > 5}", "Level 0 is never given here: no answer makes"),
        ("number == 0}", "number < 0}", "number < 0}", "Level 0 is never given here: no answer makes"),
        ("seen > 0}", "number > 0}", "number > 0", "'number' (the number answered) is never known for W1, a numbers"),
        (", most: seen}", ", most: sean}", "sean}", "There is no part 'sean' in W1."),
        (", most: seen}", ", most: named}", "named}", "'named' is never more than itself."),
        ("{id: seen, say: H", "{id: two words, say: H", "two words, say", "'two words' can be no name in rules."),
        ("type: numbers", "type: number", "parts:", "W1 is a number question; only a numbers question has parts."),
        ("type: number\n", "type: numbers\n", "id: W3", "W3 has 0 parts; a numbers question needs two."),
        ("        words: {", "        most: 3\n        words: {", "most: 3", "W2 is a category question, which has"),
        ("{stopped: 0", "{stoped: 0", "stoped", "There is no option 'stoped' in W2."),
        ("levels: {B2:", "levels: {B1:", "B1: {", "W2 does not feed B1."),
        ("        levels: {B2", "        level_rules: {B2: [{level: 1, when: chose('talked')}]}\n        levels: {B2",
         "B2: [{level: 1", "W2 has both 'levels' and 'level_rules' for B2."),
        ("{stopped: 0, went on: 2, talked: 4}", "{talked: 0, stopped: 2, went on: 4}", "options:\n          - {id: ta",
         "These stand in the order of their levels, which tells everybody what to tick."),
        ("“{line}”", "it", "kept", "This question does not say which line was promised."),
        ("{site}?", "{sight}?", "{sight}", "There is no name 'sight' to fill in here."),
        (", options: [{id: all, say: Yes}, {id: none, say: No}]", "", "id: worth", "worth is a category, which"),
        ("ask: Did any", "options: [{id: a, say: A}], ask: Did any", "options: [{id: a,", "seen is a yes-no question"),
        ("  minutes: 3\n", "  minutes: 2.5\n", "2.5", "'minutes' must be a whole number, not the number 2.5."),
        ("{probe: p1,", "{probe: p2,", "{probe: p2", "There is no probe 'p2' in this script."),
        ("when: number > 3", "when: nmber > 3", "when: nmber", "There is no 'nmber' in a probe rule."),
        ("follow_up: [{", "salience: 3\n        follow_up: [{", "salience", "A question of a sheet has no 'salience'."),
        ("probes: {p1", "plans: {all: {title: All, sections: [hazards]}}\nprobes: {p1", "plans", "A sheet has no 'pl"),
        ("type: category\n", "type: frequency\n", "id: W2", "Somebody alone has nothing to choose at W2."),
    ],
)  # fmt: skip
def test_a_mistake_in_a_sheet_is_told_at_its_place(old: str, new: str, at: str, message: str, tmp_path: Path) -> None:
    assert SHEET.count(old) == 1 or old == "type: number\n", "the case changes one place"
    text = SHEET.replace(old, new)

    found = _linted(tmp_path, sheet=text)

    assert [each[3] for each in found if each[3].startswith(message)], found
    line = next(each[1] for each in found if each[3].startswith(message))
    assert line == _line(text, at)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("weight: 2}", "weight: 0}", "'weight' is 0, but must be more than 0."),
        ("family: ask\n    name: Lets", "family: asks\n    name: Lets", "There is no family 'asks' in this rubric."),
        ("strength: {from_level: 2}", "strength: {from_level: 5}", "'from_level' is 5, but must be at most 4."),
        ("  - {id: ask,", "  - {id: see,", "'see' is there twice among the families."),
        ("short: B3", "short: B2", "'B2' is there twice among the short names."),
        ('id: "1"', 'id: "5"', "'5' is none of the levels."),
        ("coaching_rules:\n", "no_rules:\n", "'no_rules' is no key that is known here."),
        (_RULES, f"{_RULES}  agreement: {{poor: 0.7, least: 0.62}}\n", "'poor' is not below 'least'."),
        (_RULES, f"{_RULES}{_MARKS}", "'helped' is missing from B1."),
        (_RULES, f"{_RULES}{_CARDS}", "There is no behaviour 'B9' in this rubric."),
        (_RULES, f"{_RULES}{_CARDS}", "This share is not above the one before it."),
        (_RULES, f"{_RULES}{_CARDS}", "'card' is missing from B1."),
        (_COACHED, f"{_COACHED}{_COUNTED}", "This sentence has no {needed}."),
        (_COACHED, f"{_COACHED}{_COUNTED}", "There is no name 'all' to fill in here."),
    ],
)  # fmt: skip
def test_a_mistake_in_a_rubric_of_behaviours_is_told(old: str, new: str, message: str, tmp_path: Path) -> None:
    assert old in SHEET_RUBRIC

    found = _linted(tmp_path, rubric=SHEET_RUBRIC.replace(old, new, 1))

    assert message in [each[3] for each in found]


def test_a_rated_behaviour_needs_words_a_weight_and_rules(tmp_path: Path) -> None:
    start, end = SHEET_RUBRIC.index("families:"), SHEET_RUBRIC.index("behaviours:")
    bare = SHEET_RUBRIC[:start] + SHEET_RUBRIC[end:]
    bare = bare.replace("    definition: Whoever sees a hazard says so at once.\n", "", 1)

    messages = [each[3] for each in _linted(tmp_path, rubric=bare)]

    assert messages == [
        "'coaching_rules' is missing from walk.",
        "'families' is missing from walk.",
        "'definition' is missing from B1.",
    ]


def test_where_there_are_roles_a_sheet_asks_for_ones_own(tmp_path: Path) -> None:
    roles = "roles: {walked: {code: W, say: walked}, followed: {code: F, say: followed}}\n"
    by_role = SHEET.replace('ask: "What did you see in {site}?"', "ask: {walked: What did you see?}")
    asked = by_role.replace("  promise:", "  role: Did you walk, or follow?\n  promise:")

    assert _linted(tmp_path, sheet=asked.replace("sheet:\n", f"{roles}sheet:\n", 1)) == []
    (found,) = _linted(tmp_path, sheet=by_role.replace("sheet:\n", f"{roles}sheet:\n", 1))
    assert found[3:] == (
        "'role' is missing.",
        "Add 'role: ...'. Asks for one's role at the occasion, where the script has roles.",
    )


def test_a_number_left_blank_is_not_the_lowest_level(tmp_path: Path) -> None:
    blank = SHEET.replace("named == 0 and seen > 0", "seen > 0")
    wanted = "Level 0 is given here also where 'named' is left blank.", "Name it in this rule, as in 'named == 0'."

    assert [each[3:] for each in _linted(tmp_path, sheet=blank)] == [wanted]


def test_behaviours_without_events_cannot_be_asked_for_at_the_end_of_a_sheet(tmp_path: Path) -> None:
    start, end = SHEET_RUBRIC.index("    events:"), SHEET_RUBRIC.index("    coaching: {")
    without = SHEET_RUBRIC[:start] + SHEET_RUBRIC[end:]
    wanted = "B1 has no events, which the last step of this sheet would ask for."

    assert [each[3] for each in _linted(tmp_path, rubric=without)] == [wanted]
    none_asked = SHEET.replace("weakest: 1", "weakest: 0")
    assert _linted(tmp_path, rubric=without, sheet=none_asked) == []


def test_a_rubric_with_nothing_to_rate_is_no_rubric(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text("kind: rubric\nid: r\ntitle: R\nversion: 1\n")

    assert [each.message for each in lint([tmp_path])] == [
        "There is nothing to rate in this rubric: neither elements nor behaviours."
    ]


def test_an_interview_needs_what_a_sheet_does_without(tmp_path: Path) -> None:
    lines = SCRIPT.splitlines(keepends=True)
    kept = [line for line in lines if not line.startswith(("opening:", "closing:", "booking:"))]
    (tmp_path / "s.yaml").write_text("".join(kept))

    assert [each.message for each in lint([tmp_path]) if "missing" in each.message] == [
        f"'{key}' is missing from small." for key in ("booking", "closing", "opening")
    ]


def test_interviews_go_with_elements_and_sheets_with_rated_behaviours(tmp_path: Path) -> None:
    for name, text in (
        ("s.yaml", SCRIPT.replace("id: small\n", "id: small\nrubric: walk\n")),
        ("sheet.yaml", SHEET.replace("rubric: walk", "rubric: small")),
        ("r.yaml", RUBRIC),
        ("walk.yaml", SHEET_RUBRIC),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")

    found = {(Path(each.file).name, each.line, each.message) for each in lint([tmp_path])}

    assert ("s.yaml", 3, "The rubric walk has no elements, by which interviews are scored.") in found
    assert ("sheet.yaml", 5, "The rubric small rates no behaviours, which a sheet needs.") in found


def test_a_rubric_with_mistakes_of_its_own_is_not_said_to_be_missing(tmp_path: Path) -> None:
    (tmp_path / "sheet.yaml").write_text(SHEET)
    (tmp_path / "walk.yaml").write_text(SHEET_RUBRIC.replace("title:", "titel:", 1))

    found = {(Path(each.file).name, each.message) for each in lint([tmp_path])}

    assert found
    assert {file for file, _ in found} == {"walk.yaml"}
    alone = [(each.message, each.hint) for each in lint([tmp_path / "sheet.yaml"])]
    message = "The rubric 'walk' lies in walk.yaml, which cannot be used."
    assert alone == [(message, f"See what is wrong: coachtui lint {tmp_path / 'walk.yaml'}")]


def test_a_script_checked_alone_is_checked_against_the_rubric_beside_it(tmp_path: Path) -> None:
    (tmp_path / "sheet.yaml").write_text(SHEET.replace("feeds: [B2]", "feeds: [B7]"))
    (tmp_path / "walk.yaml").write_text(SHEET_RUBRIC)

    messages = [each.message for each in lint([tmp_path / "sheet.yaml"])]

    assert any("B7" in each for each in messages)
    assert not any("no rubric" in each for each in messages)


def test_the_shipped_examples_have_no_problems() -> None:
    assert lint([shipped_folder("examples")]) == []


def test_what_is_for_sheets_is_no_part_of_an_interview(tmp_path: Path) -> None:
    (tmp_path / "s.yaml").write_text(SCRIPT.replace("        see: [ev1]\n", "        example: Like this\n"))

    assert "A1 has 'example', which is for sheets." in [each.message for each in lint([tmp_path])]
