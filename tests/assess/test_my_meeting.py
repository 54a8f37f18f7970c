"""The levels that the questions of my meeting give: all options, and all numbers that can be up to ten."""

from collections.abc import Iterator, Mapping

import pytest

from coachtui.answer_types import answer_type_of
from coachtui.assess.behaviours import behaviour_levels
from coachtui.assess.derived import derived_ratings
from coachtui.files.rubrics import read_rubric
from coachtui.files.scripts import read_script
from coachtui.model.answers import Answer, Session, SessionKind, Value
from tests.own_files import ROOT

_SCRIPT, _RUBRIC = "interviews/my-meeting.yaml", "rubrics/meeting-behaviour.yaml"
SCRIPT = read_script(_SCRIPT, (ROOT / _SCRIPT).read_bytes())
RUBRIC = read_rubric(_RUBRIC, (ROOT / _RUBRIC).read_bytes())
SESSION = Session("S1", "ME", SessionKind.SHEET)

OPTIONS: Mapping[str, tuple[str, tuple[str, ...], tuple[str, ...]]] = {
    "N2": ("B1", ("cure", "topic", "size", "gap", "boundary"), ("none",)),
    "N3": ("B2", ("first", "passed over", "two", "ruled out", "tried"), ("none",)),
    "N4": ("B3", ("used", "waved off", "source asked", "source unasked", "margin"), ("none",)),
    "N5": ("B4", ("latest", "month before", "row", "range", "followed"), ("none",)),
    "N6": ("B5", ("unsaid", "objection", "favourite", "before", "weighed"), ("none",)),
    "N7": ("B7", ("one", "yes or no", "two", "each", "mix"), ("none",)),
    "N9": ("B9", ("sharper", "let go", "polite", "reason", "settled"), ("none",)),
    "N10": ("B13", ("one", "two", "most", "asked", "each"), ()),
}
"""For each question with options the behaviour, the options from level 0 to 4, and those without a level."""


def level(question: str, value: Value) -> Mapping[str, int | None]:
    """The levels that this answer alone gives; behaviours without one are left out."""
    ratings = derived_ratings(SCRIPT, RUBRIC, SESSION, [Answer("S1", "ME", question, value)])
    return {each: own for each, own in behaviour_levels(RUBRIC, ratings).items() if own is not None}


@pytest.mark.parametrize("question", OPTIONS)
def test_each_option_stands_for_its_level(question: str) -> None:
    behaviour, by_level, without = OPTIONS[question]

    assert {option.id for option in SCRIPT.question(question).options} == {*by_level, *without}
    for wanted, option in enumerate(by_level):
        assert level(question, option) == {behaviour: wanted}
    assert all(level(question, option) == {} for option in without)


def _of(counted: int, whole: int, steps: tuple[tuple[int, int], ...]) -> int | None:
    """None without a whole; 0 for nothing; else 1 and one more for each fraction of the whole that is reached."""
    if not whole:
        return None
    return 0 if not counted else 1 + sum(counted * below >= whole * above for above, below in steps)


def _decided() -> Iterator[tuple[tuple[int, int, int], int | None]]:
    for items in range(11):
        for decided in range(items + 1):
            for deciders in range(decided + 1):
                found = _of(decided, items, ((1, 2), (4, 5)))
                yield (items, decided, deciders), 4 if found == 3 and deciders == decided else found


def _followed() -> Iterator[tuple[tuple[int, int, int], int | None]]:
    for agreed in range(11):
        for asked in range(agreed + 1):
            for moved in range(asked + 1):
                found = _of(asked, agreed, ((1, 2),))
                by_figures = 2 + (moved > 0) + (2 * moved > asked)
                yield (agreed, asked, moved), by_figures if found == 2 else found


def _fixed() -> Iterator[tuple[tuple[int, int], int | None]]:
    for new in range(11):
        for complete in range(new + 1):
            yield (new, complete), _of(complete, new, ((1, 2), (4, 5)))


@pytest.mark.parametrize(
    ("question", "behaviour", "table"),
    [("N1", "B6", tuple(_decided())), ("N11", "B15", tuple(_followed())), ("N12", "B14", tuple(_fixed()))],
)
def test_numbers_give_the_level_of_their_shares(
    question: str, behaviour: str, table: tuple[tuple[tuple[int, ...], int | None], ...]
) -> None:
    parts = [part.id for part in SCRIPT.question(question).parts]
    for numbers, wanted in table:
        found = level(question, dict(zip(parts, numbers, strict=True)))
        assert found == ({} if wanted is None else {behaviour: wanted}), numbers


def test_questions_among_the_first_five_contributions_are_counted() -> None:
    assert [level("N8", number) for number in range(6)] == [{"B8": each} for each in (0, 1, 2, 3, 3, 3)]
    assert level("N8", 6) == {}
    assert answer_type_of(SCRIPT.question("N8")).check(6) is not None


@pytest.mark.parametrize(("question", "typed"), [("N1", "3, 4"), ("N1", "5, 3, 4"), ("N11", "2, 3"), ("N12", "1, 2")])
def test_more_than_there_were_cannot_be(question: str, typed: str) -> None:
    answer_type = answer_type_of(SCRIPT.question(question))
    value = answer_type.parse(typed)

    assert value is not None
    assert answer_type.check(value) is not None
    assert level(question, value) == {}


def test_all_but_three_behaviours_are_asked_about_and_those_three_are_left_to_observers() -> None:
    fed = {feed for question in SCRIPT.questions() for feed in question.feeds}

    assert set(RUBRIC.rated_behaviours()) - fed == {"B10", "B11", "B12"}
    assert [question.id for question in SCRIPT.questions()] == [f"N{number}" for number in range(1, 13)]
