"""The shipped sheet about one's own meeting and its rubric: what each answer stands for, and how both sound.

The yardstick is [method 12.1: the twelve questions], written here as tables and arithmetic of its own.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, product

import pytest

from coachtui.answer_types import answer_type_of
from coachtui.files.linting import lint
from coachtui.files.reading import read_path
from coachtui.files.rubrics import read_rubric
from coachtui.files.scripts import read_script
from coachtui.files.shipped import find_rubric, find_script
from coachtui.model.answers import Value
from coachtui.model.rubric import LEVELS, Behaviour, Rubric
from coachtui.model.script import Question, QuestionType, Script
from coachtui.model.sheet_form import SheetForm
from coachtui.rules import rule_that_counts

from .test_alone import FIRST_LINE, JUDGING, LONGEST_TO_SHORTEST, MOST_OPTION_WORDS, WEIGHTY
from .test_voice import DEGREES, JARGON, MOST_WORDS, NO_DEGREE, NUDGE_BELOW, UNCOUNTED, UNSEEN, found_in, words

CHOICES = {
    "N2": ("B1", ("cure", "topic", "size", "gap", "boundary")),
    "N3": ("B2", ("first", "passed over", "two", "ruled out", "tried")),
    "N4": ("B3", ("used", "waved off", "source asked", "source unasked", "margin")),
    "N5": ("B4", ("latest", "month before", "row", "range", "followed")),
    "N6": ("B5", ("unsaid", "objection", "favourite", "before", "weighed")),
    "N7": ("B7", ("one", "yes or no", "two", "each", "mix")),
    "N9": ("B9", ("sharper", "let go", "polite", "reason", "settled")),
    "N10": ("B13", ("one", "two", "most", "asked", "each")),
}
"""For each choice: the behaviour, and its options from level 0 to 4."""

NOTHING_AMISS = CHOICES.keys() - {"N10"}
"""Where the last option, `none`, says that there was no occasion for the behaviour: no level."""

COUNTS = {
    "N1": ("B6", ("items", "decided", "deciders")),
    "N11": ("B15", ("agreed", "asked", "moved")),
    "N12": ("B14", ("new", "complete")),
}
"""For each question of several numbers: the behaviour, and its parts, none of which is more than the one before."""

WITH_WORDS = {"N2", "N3", "N4", "N6", "N9", "N10"}
OBSERVED_ONLY = {"B10", "B11", "B12"}
"""Behaviours left to observers: no question feeds them, and they have no events."""

ITEM_CARD = ("B1", "B2", "B5", "B7", "B6", "B14")
MEETING_CARD = ("B12", "B15", "B3", "B4", "B8", "B9", "B10", "B11", "B13")
WEIGHTS = {"diagnose": 3, "data": 3, "decide": 3, "discuss": 2, "enterprise": 3, "run": 2, "follow": 2}


@pytest.fixture(scope="module")
def script() -> Script:
    path = find_script("my-meeting")
    return read_script(str(path), read_path(path))


@pytest.fixture(scope="module")
def sheet(script: Script) -> SheetForm:
    assert script.sheet is not None
    return script.sheet


@pytest.fixture(scope="module")
def rubric() -> Rubric:
    path = find_rubric("meeting-behaviour")
    return read_rubric(str(path), read_path(path))


def decisions(items: int, decided: int, deciders: int) -> int | None:
    if not items:
        return None
    share = Fraction(decided, items)
    return 4 if share >= Fraction(4, 5) and decided == deciders else _by_share(share)


def earlier_actions(agreed: int, asked: int, moved: int) -> int | None:
    if not agreed:
        return None
    level = min(_by_share(Fraction(asked, agreed)), 2)
    if level < 2 or not moved:
        return level
    return 4 if moved > Fraction(asked, 2) else 3


def new_actions(new: int, complete: int) -> int | None:
    return _by_share(Fraction(complete, new)) if new else None


def _by_share(share: Fraction) -> int:
    """None 0, under half 1, at least half 2, at least four fifths 3."""
    return sum(share > 0 if not bound else share >= bound for bound in (Fraction(0), Fraction(1, 2), Fraction(4, 5)))


def level_of(question: Question, value: Value, behaviour: str) -> int | None:
    """The level that an answer gives by the question's rules."""
    found = rule_that_counts(question.level_rules[behaviour], answer_type_of(question), value)
    return found.level if found else None


def test_both_files_have_no_mistakes() -> None:
    assert lint([find_script("my-meeting"), find_rubric("meeting-behaviour")]) == []


def test_there_are_twelve_questions_of_the_types_and_behaviours_meant(script: Script) -> None:
    found = {question.id: (question.type, question.feeds) for question in script.questions()}
    choices = {key: (QuestionType.CATEGORY, (behaviour,)) for key, (behaviour, _) in CHOICES.items()}
    counts = {key: (QuestionType.NUMBERS, (behaviour,)) for key, (behaviour, _) in COUNTS.items()}
    assert found == choices | counts | {"N8": (QuestionType.NUMBER, ("B8",))}
    assert list(found) == [f"N{number}" for number in range(1, 13)]


@pytest.mark.parametrize("key", CHOICES)
def test_options_stand_for_the_levels_meant_and_none_for_no_level(script: Script, key: str) -> None:
    question = script.question(key)
    behaviour, by_level = CHOICES[key]
    assert question.levels == {behaviour: {option: level for level, option in enumerate(by_level)}}
    assert [option.id for option in question.options if option.id not in by_level] == ["none"] * (key in NOTHING_AMISS)
    if key in NOTHING_AMISS:
        assert question.options[-1].id == "none"


@pytest.mark.parametrize(
    ("key", "expected"), [("N1", decisions), ("N11", earlier_actions), ("N12", new_actions)], ids=["N1", "N11", "N12"]
)
def test_numbers_give_the_levels_meant(script: Script, key: str, expected: Callable[..., int | None]) -> None:
    question = script.question(key)
    behaviour, parts = COUNTS[key]
    assert [part.id for part in question.parts] == list(parts)
    assert [part.most for part in question.parts] == [None, *parts[:-1]]
    for numbers in product(range(11), repeat=len(parts)):
        if all(more >= fewer for more, fewer in pairwise(numbers)):
            value = dict(zip(parts, numbers, strict=True))
            assert level_of(question, value, behaviour) == expected(*numbers), value


@pytest.mark.parametrize(("number", "level"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 3), (5, 3)])
def test_questions_among_the_first_five_contributions_count_up_to_three(
    script: Script, number: int, level: int
) -> None:
    assert level_of(script.question("N8"), number, "B8") == level


@pytest.mark.parametrize(
    ("key", "numbers", "level"),
    [
        ("N1", {"items": 5, "decided": 5}, 3),
        ("N1", {"decided": 5, "deciders": 5}, None),
        ("N11", {"agreed": 4, "asked": 2}, 2),
        ("N12", {"new": 3}, None),
    ],
)
def test_a_number_left_blank_is_not_known(
    script: Script, key: str, numbers: Mapping[str, int], level: int | None
) -> None:
    assert level_of(script.question(key), numbers, COUNTS[key][0]) == level


@pytest.mark.parametrize(
    ("key", "value"),
    [("N1", {"items": 3, "decided": 4}), ("N11", {"agreed": 3, "asked": 2, "moved": 3}), ("N8", 7)],
    ids=["N1", "N11", "N8"],
)
def test_numbers_that_cannot_be_are_refused(script: Script, key: str, value: Value) -> None:
    assert answer_type_of(script.question(key)).check(value)


def test_words_may_be_put_down_where_they_are_asked_for(script: Script) -> None:
    beside = {question.id: question.words for question in script.questions() if question.words is not None}
    assert beside.keys() == WITH_WORDS
    assert {key for key, words_beside in beside.items() if words_beside.first} == {"N9"}
    assert [key for key, words_beside in beside.items() if not words_beside.example] == []


def test_the_whole_takes_five_minutes(script: Script, sheet: SheetForm) -> None:
    assert sheet.minutes == 5
    assert sum((question.minutes for question in script.questions()), Fraction(0)) == 4
    assert sheet.weakest == 2


def test_each_is_asked_as_one_who_led_or_who_attended(script: Script) -> None:
    assert list(script.roles) == ["led", "attended"]
    for question in script.questions():
        for text in asked(question):
            assert words(text) <= MOST_WORDS, question.id
            assert text.count("?") == 1, question.id
    differ = [question.id for question in script.questions() if len(set(asked(question))) > 1]
    assert len(differ) >= 4


def asked(question: Question) -> Sequence[str]:
    return list(question.ask.values()) if isinstance(question.ask, Mapping) else [question.ask]


def test_the_first_thing_said_is_that_nobody_sees_it(sheet: SheetForm) -> None:
    assert sheet.opening[0] == FIRST_LINE
    assert sheet.kept.endswith("?")


def test_what_the_others_are_asked(sheet: SheetForm, rubric: Rubric) -> None:
    assert sheet.participants is not None
    assert [question.id for question in sheet.participants.ask] == ["decided", "asked", "worth"]
    assert rubric.coaching_rules is not None
    assert rubric.coaching_rules.people_least == 3


def event_lists(script: Script, rubric: Rubric) -> Iterator[tuple[str, tuple[int, ...], Sequence[str]]]:
    """Every list of events that stand for levels: where, the level of each as shown, and the events."""
    for question in script.questions():
        for levels in question.levels.values():
            shown = [option for option in question.options if option.id in levels]
            yield question.id, tuple(levels[option.id] for option in shown), [option.say for option in shown]
    for behaviour in rubric.behaviours:
        if behaviour.events:
            shown_levels = tuple(int(event.id) for event in behaviour.events)
            yield behaviour.id, shown_levels, [event.say for event in behaviour.events]


def test_events_are_short_and_judge_nobody(script: Script, rubric: Rubric) -> None:
    for where, levels, events in event_lists(script, rubric):
        assert sorted(levels) == list(LEVELS), where
        assert len({event.casefold() for event in events}) == len(LEVELS), where
        for event in events:
            assert words(event) <= MOST_OPTION_WORDS, event
            assert found_in(event, JUDGING, r"\b") == [], event
            assert found_in(event, WEIGHTY) == [], event
            assert not re.search(r"\d", event), event
        lengths = [len(event) for event in events]
        assert max(lengths) <= LONGEST_TO_SHORTEST * min(lengths), where


def test_neither_place_nor_length_of_an_event_hints_at_its_level(script: Script, rubric: Rubric) -> None:
    lists = list(event_lists(script, rubric))
    longest = [levels[max(range(5), key=lambda place: len(events[place]))] for _, levels, events in lists]
    assert 1 <= sum(longest) / len(longest) <= 3
    for level in LEVELS:
        stands = Counter(levels.index(level) for _, levels, _ in lists)
        assert max(stands.values()) - min(stands[place] for place in range(5)) <= 3
    for where, levels, _ in lists:
        assert sum(1 for here, after in pairwise(levels) if abs(here - after) == 1) <= 2, where


def test_there_are_fifteen_behaviours_in_seven_families(rubric: Rubric) -> None:
    assert [behaviour.id for behaviour in rubric.behaviours] == [f"B{number}" for number in range(1, 16)]
    assert {family.id: family.weight for family in rubric.families} == WEIGHTS
    assert {behaviour.family for behaviour in rubric.behaviours} == WEIGHTS.keys()
    assert all(behaviour.is_rated and behaviour.short for behaviour in rubric.behaviours)


def test_what_no_question_feeds_is_left_to_observers(script: Script, rubric: Rubric) -> None:
    fed = {key for question in script.questions() for key in question.feeds}
    assert {behaviour.id for behaviour in rubric.behaviours} - fed == OBSERVED_ONLY
    assert {behaviour.id for behaviour in rubric.behaviours if not behaviour.events} == OBSERVED_ONLY


def test_both_shipped_rubrics_call_a_behaviour_by_the_same_name(rubric: Rubric) -> None:
    path = find_rubric("management-system")
    other = read_rubric(str(path), read_path(path))
    assert {each.id: each.name for each in rubric.behaviours} == {each.id: each.name for each in other.behaviours}


def test_each_behaviour_has_its_line_on_a_card(rubric: Rubric) -> None:
    assert rubric.coaching_rules is not None
    cards = rubric.coaching_rules.cards
    assert cards is not None
    assert (cards.item, cards.meeting) == (ITEM_CARD, MEETING_CARD)
    assert [behaviour.id for behaviour in rubric.behaviours if behaviour.card is None] == []


def spoken_of(behaviour: Behaviour) -> Iterator[str]:
    yield from (behaviour.definition, behaviour.helped, behaviour.hurt, *behaviour.anchors)
    assert behaviour.coaching is not None
    yield from (behaviour.coaching.nudge, behaviour.coaching.debrief, behaviour.coaching.practice)


def test_everything_said_of_a_behaviour_fits_one_breath_in_plain_words(rubric: Rubric) -> None:
    said = [(behaviour.id, text) for behaviour in rubric.behaviours for text in spoken_of(behaviour)]
    assert [each for each in said if words(each[1]) > MOST_WORDS] == []
    assert [each for each in said if found_in(each[1], JARGON)] == []


def test_anchors_are_seen_or_heard_and_counted(rubric: Rubric) -> None:
    for behaviour in rubric.behaviours:
        assert len({anchor.casefold() for anchor in behaviour.anchors}) == len(LEVELS), behaviour.id
        for anchor in behaviour.anchors:
            text = re.sub(r"\bat most\b", "", anchor.replace(NO_DEGREE, ""), flags=re.IGNORECASE)
            assert found_in(text, (*DEGREES, *UNCOUNTED, *UNSEEN), r"\b") == [], anchor


def test_a_nudge_can_be_whispered_and_what_is_practised_needs_one_other(rubric: Rubric) -> None:
    someone = re.compile(r"\bwith (a|an|the|whoever|somebody|someone)\b", re.IGNORECASE)
    coached = [behaviour.coaching for behaviour in rubric.behaviours if behaviour.coaching is not None]
    assert [each.nudge for each in coached if words(each.nudge) >= NUDGE_BELOW or not each.nudge.endswith("?")] == []
    assert [each.debrief for each in coached if not each.debrief.endswith("?") or "item" in each.debrief] == []
    assert [each.practice for each in coached if not someone.search(each.practice)] == []
    assert [each.practice for each in coached if re.search(r"\b(coach|we|us)\b", each.practice)] == []


def test_the_coaching_rules_have_the_numbers_meant(rubric: Rubric) -> None:
    rules = rubric.coaching_rules
    assert rules is not None
    assert (rules.priorities.top, rules.priorities.one_per_family, rules.strength.from_level) == (3, True, 2)
    assert rules.limits is not None
    assert rules.limits.from_meetings == 12
    assert rules.cards is not None
    assert (rules.cards.partly, rules.cards.highest) == (Fraction(1, 2), 3)
    assert rules.cards.shares == (Fraction(0), Fraction(1, 2), Fraction(4, 5))
    assert rules.marks is not None
    assert (rules.marks.per_line, rules.marks.ratio_for_3, rules.marks.speakers_for_3) == (2, Fraction(2), 2)
    assert (rules.marks.helped_for_4, rules.marks.speakers_for_4) == (3, 3)
    assert rules.agreement is not None
    assert (rules.agreement.poor, rules.agreement.least) == (Fraction("0.45"), Fraction("0.62"))
    assert (rules.differ, rules.nudges_per_item) == (2, 1)
