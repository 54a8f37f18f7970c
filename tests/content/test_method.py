"""The page about the method: its numbers, what cites them, and its examples, which the program must compute so."""

import re
from collections.abc import Iterable
from fractions import Fraction
from pathlib import Path

import pytest

from coachtui.asking.agenda import plan_agenda, planned_minutes, question_minutes
from coachtui.assess.claims import counting_rating
from coachtui.assess.elements import threshold_actions
from coachtui.assess.indicators import dont_know_flag
from coachtui.assess.rounding import half_up
from coachtui.assess.scoring import score
from coachtui.assess.sharing import share
from coachtui.model.answers import Grade, Rating
from coachtui.model.rubric import Rubric, Subject
from coachtui.model.script import Script
from tests.assess.northfield import PEOPLE, RATINGS, SESSIONS
from tests.own_files import ROOT, own_texts

from . import method_tables as tables

PAGE = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
HEADINGS = re.findall(r"^(##+) (\d+(?:\.\d+)?) (.+)$", PAGE, re.MULTILINE)
NUMBERS = [number for _, number, _ in HEADINGS]
CITED = re.compile(r"\bmethod (\d+(?:\.\d+)?)(?:(?:, | and | to )(\d+\.\d+))*")


def places(sign: re.Pattern[str], among: Iterable[Path]) -> list[str]:
    """Where a sign stands in texts: file and line, this file left out."""
    return [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()}"
        for path in among
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if sign.search(line)
    ]


def said(*parts: str) -> bool:
    """Whether the page says all this, however its lines are broken."""
    running = " ".join(PAGE.split())
    return all(part in running for part in parts)


def test_sections_are_numbered_in_order() -> None:
    chapters = [int(number) for sign, number, _ in HEADINGS if sign == "##"]
    assert chapters == list(range(1, len(chapters) + 1))
    for chapter in chapters:
        sections = [number for sign, number, _ in HEADINGS if sign == "###" and number.startswith(f"{chapter}.")]
        assert sections == [f"{chapter}.{place}" for place in range(1, len(sections) + 1)]


def test_every_number_that_is_cited_is_there() -> None:
    wrong = {
        f"{path.relative_to(ROOT)}: {number}"
        for path in own_texts()
        for found in CITED.finditer(path.read_text(encoding="utf-8"))
        for number in re.findall(r"\d+(?:\.\d+)?", found[0])
        if number not in NUMBERS
    }
    assert wrong == set()


def test_no_page_is_cited_that_only_its_authors_have() -> None:
    """A reader can look up what is cited; the working papers behind the method, and their rulings, nobody can."""
    assert places(re.compile(r"\bBRIEF\b|\bbank\.yaml\b|\(R\d+\b|\(design: "), own_texts()) == []
    outside_tests = (path for path in own_texts() if "tests" not in path.relative_to(ROOT).parts)
    assert places(re.compile(r"\bR\d{1,2}b?\b"), outside_tests) == []


def test_links_lead_to_a_heading() -> None:
    """Links as GitHub makes them of headings: lower case, hyphens for spaces, no other signs."""
    for page in (path for path in own_texts("docs") if path.suffix == ".md"):
        for name, anchor in re.findall(r"\]\(([^)#:]*)#([^)]+)\)", page.read_text(encoding="utf-8")):
            text = (page.parent / name if name else page).read_text(encoding="utf-8")
            heads = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
            assert anchor in {re.sub(r"[^\w\- ]", "", head).casefold().replace(" ", "-") for head in heads}, anchor


def test_elements_and_what_is_about_process_are_the_rubric_s(rubric: Rubric) -> None:
    names = {target.id: target.name.casefold() for target in rubric.targets}
    for element in rubric.elements:
        row = f"| {element.id} | {element.name.casefold()} | {element.target} {names[element.target]} |"
        assert row in PAGE
    of_process = [each.id for each in rubric.indicators() if each.about is Subject.PROCESS]
    assert said(f"About process are {', '.join(of_process[:-1])} and {of_process[-1]}.")


def test_what_self_assessment_leaves_out_is_named() -> None:
    left_out = tables.LEFT_OUT_ALONE
    assert said(f"**Left out** are {', '.join(left_out[:-1])} and {left_out[-1]}.")


def test_figures_of_the_examples_are_what_the_program_computes(rubric: Rubric) -> None:
    card = score(rubric, PEOPLE, SESSIONS, RATINGS, {})

    def figure(value: Fraction | None, places: int = 2) -> str:
        assert value is not None
        return str(half_up(value, places))

    own = card.indicators["E1b"]
    assert said(
        f"others 0, said {figure(own.claimed)}.",
        f"executives {own.bands['executives']}, others {own.bands['others']}, together {figure(own.supported)}",
        f"which is level {own.level}.",
        f"on average {figure(own.deviation)}: people disagree",
        f"\u00d7 0.7 = {figure(own.confidence)}, {own.confidence_band}.",
    )
    assert (own.disagree, own.level_gap) == (True, True)
    for claim in own.claims:
        name = {"CEO": "Dana", "OPS": "Ravi", "SAL": "Carla", "PLN": "Tom", "SUP": "Ines"}[claim.person]
        band = " (executive)" if claim.band == "executives" else ""
        assert f"| {name}{band} | {claim.level} | {claim.counted_grade.word} | {claim.supported} |" in PAGE
    known = card.indicators["E2c"]
    assert said(f"four claims give {figure(known.interview_supported)} shown, but two of six don't know: 1.")
    assert (len(known.claims), known.dont_know, known.expected) == (4, 2, 6)
    assert known.supported == 1
    assert not dont_know_flag(rubric.arithmetic, "E2", 2, 7)
    planning = card.elements["E1"]
    assert said(
        f"/ 4 = 0.96, shown as {figure(planning.score, 1)}; level {planning.level}, limited by E1d.",
        f"= {figure(planning.base)}, process {figure(planning.process)}: add and improve.",
        f"E7: base {figure(card.elements['E7'].base)}: create.",
    )
    assert figure(planning.score) == "0.96"
    assert [action.word for action in planning.actions] == ["Add", "Improve"]
    assert [action.word for action in card.elements["E7"].actions] == ["Create"]
    assert (card.targets["T1"].level, card.elements["E4"].level) == (0, 0)


def test_shared_figures_of_the_examples_are_what_the_program_computes(rubric: Rubric) -> None:
    shared = share(rubric, score(rubric, PEOPLE, SESSIONS, RATINGS, {})).indicators
    whole, broken_down = shared["E1b"], shared["E5a"]
    assert broken_down.bands is not None
    assert broken_down.claimed_bands is not None
    assert said(
        f"{broken_down.claimed} said, {broken_down.supported} shown, executives {broken_down.bands['executives']}, "
        f"others {broken_down.bands['others']}.",
        f"Executives say {broken_down.claimed_bands['executives']}, others {broken_down.claimed_bands['others']}.",
        f'said {whole.claimed}, shown {whole.supported}, "{whole.views}".',
    )
    for own in (whole, broken_down):
        assert f"| {own.showing.value} |" in PAGE


@pytest.mark.parametrize(("grade", "level"), [(Grade.EXAMPLE, 1), (None, 1)])
def test_the_rating_that_counts_in_the_example_does(grade: Grade | None, level: int) -> None:
    passed_on = Rating("a", "s", "PLN", "E1b", level=2, derived=True)
    chosen = Rating("b", "s", "PLN", "E1b", level=1, grade=grade)
    assert counting_rating([passed_on, chosen]).level == counting_rating([chosen, passed_on]).level == level


def test_actions_of_a_sound_firm_without_process_content_are_as_told(rubric: Rubric) -> None:
    levels = {each.id: Fraction(3 if each.about is Subject.BASE else 1) for each in rubric.indicators()}
    told = {
        element.id: [action.word for action in threshold_actions(element, rubric.arithmetic.actions, levels)]
        for element in rubric.elements
    }
    assert told.pop("E4") == ["Improve"]
    assert told.pop("E6") == told.pop("E7") == []
    assert set(map(tuple, told.values())) == {("Add",)}
    assert said("base 3 and process 1 throughout: add everywhere, but improve on E4, and nothing on E6 and E7.")


def test_the_agenda_of_the_example_is_the_program_s(script: Script, rubric: Rubric) -> None:
    agenda = plan_agenda(script, rubric, "middle", "quick", 25)
    lengths = planned_minutes(script, "quick")
    spine = [f"{question} ({lengths[question]})" for question in script.spines["middle"]]
    turns = [f"{question} ({lengths[question]})" for question in ("C5.3", "C6.1")]
    assert said(f"Spine: {', '.join(spine)}, 22 minutes.", f"First turn: {', '.join(turns)}, 3 minutes.")
    assert said(f"Asked: {', '.join(agenda)}.")
    assert sum(lengths[question] for question in agenda) == 25
    assert question_minutes(script.booking, 60) == 45
