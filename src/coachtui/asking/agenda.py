"""Which questions fit the time, when an interview is planned and when the rest of it is planned anew.

Whether a planned question is shown is decided in ``visibility``.
"""

from collections.abc import Collection, Iterable, Mapping
from math import ceil

from coachtui.answer_types import ANSWER_TYPES
from coachtui.model.rubric import Rubric
from coachtui.model.script import Question, Script
from coachtui.model.script_parts import Booking, Plan


def question_minutes(booking: Booking, minutes: int) -> int:
    """``minutes`` less the script's minutes of opening and closing, at least 0 [method 7.1].

    With 5 of opening and 10 of closing, a booking of 60 leaves 45.
    """
    return max(minutes - booking.opening - booking.closing, 0)


def booked_minutes(booking: Booking, minutes: int) -> int:
    """The minutes of the whole meeting in which there are ``minutes`` for questions [method 7.1]."""
    return minutes + booking.opening + booking.closing


def plan_agenda(
    script: Script,
    rubric: Rubric,
    role: str,
    plan_id: str,
    minutes: int,
    supplied: Iterable[str] = frozenset(),
) -> tuple[str, ...]:
    """Plan the questions for one role into ``minutes`` of questions [method 7.2, 7.3].

    Returns the ids of the questions planned, in the order in which they are asked.

    First come the tables of ``supplied`` (question ids whose inventory came beforehand): each takes only
    ``script.booking.supplied_table`` minutes, and the table that stands for it, or that it stands for, is not planned;
    where both were supplied, the older one is not. Then comes the role's spine, in its order, except in the plan for
    self-assessment. Then the rest by salience: all questions of salience 3 have their turn before any of 2, and those
    before 1. Within one salience the questions stand in lanes: a lane is the target of what a question feeds first
    (all behaviours belong to the one that the rubric names); for a pattern, or nothing, it is the last lane. Each lane
    is sorted by minutes, ties in the order in which the plan asks. Turns rotate over the lanes in target order,
    beginning anew with the first lane at each salience: first the shortest question of every lane, then the second
    shortest of every lane, and so on. A question whose turn comes is taken if it fits the minutes left and is skipped
    for good if not. Those taken are asked in the order of the plan's sections.

    In the plan for self-assessment the questions are those with a wording for it that this role is asked; each takes
    the minutes of its ``alone`` part.

    Where the plan lets one table replace another, it takes the place of the one already chosen if the difference in
    minutes fits; if that one is not chosen it has to fit whole. Once it is chosen, the other is not asked.

    Raises KeyError when the script has no such plan.
    """
    return replan_agenda(script, rubric, role, plan_id, minutes, settled=(), supplied=supplied)


def replan_agenda(
    script: Script,
    rubric: Rubric,
    role: str,
    plan_id: str,
    minutes: int,
    *,
    settled: Collection[str],
    hidden: Collection[str] = (),
    under_way: str | None = None,
    supplied: Iterable[str] = frozenset(),
) -> tuple[str, ...]:
    """Plan what remains of an interview into ``minutes`` of questions, by the rules of `plan_agenda`.

    ``settled`` questions are done: neither they nor the tables that replace them, or that they replace, are planned.
    ``hidden`` questions are not planned; their twins may be. ``under_way``, if this role is asked it in this plan, is
    always planned, even when it is settled, hidden or too long, and its twin is not. Its minutes are taken off first,
    so the agenda may take more than ``minutes``. Raises KeyError when the script has no such plan.
    """
    plan = script.plans[plan_id]
    handed_in = frozenset(supplied)
    over = {*settled, *hidden} | _stood_for(plan, {*settled, *([under_way] if under_way is not None else [])})
    pool = [
        question for question in _pool(script, role, plan_id) if question.id == under_way or question.id not in over
    ]
    length = _lengths(script, plan_id, pool, handed_in)
    walked = [question for question in pool if question.id in handed_in and ANSWER_TYPES[question.type].can_be_supplied]
    both = {plan.replaces.get(question.id) for question in walked}
    walked = [question for question in walked if question.id not in both]
    never = _stood_for(plan, {question.id for question in walked}) - {under_way}
    pool = [question for question in pool if question.id not in never]
    first = {question.id: question for question in [*walked, *_spine(script, role, plan_id, pool)]}
    first.pop(under_way or "", None)
    rest = [question for question in pool if question.id not in {*first, under_way}]
    turns = [*first.values(), *_in_turn(rest, length, _lanes(rubric))]
    return _fitted(plan, pool, turns, length, minutes, under_way)


def planned_minutes(script: Script, plan_id: str, supplied: Iterable[str] = frozenset()) -> Mapping[str, int]:
    """How many minutes each question is planned to take, out-of-plan ones too. ``supplied`` as in `plan_agenda`.

    A plan that the script does not have counts as one of interviews.
    """
    return _lengths(script, plan_id, script.questions(), frozenset(supplied))


def _fitted(
    plan: Plan,
    pool: list[Question],
    turns: list[Question],
    length: Mapping[str, int],
    minutes: int,
    under_way: str | None,
) -> tuple[str, ...]:
    """Choose what fits ``minutes``, in turn; ``under_way`` is chosen first if it is in the pool."""
    replaced_by = {old: new for new, old in plan.replaces.items() if new in length}
    chosen = {question.id: length[question.id] for question in pool if question.id == under_way}
    left = minutes - sum(chosen.values())
    for question in turns:
        if replaced_by.get(question.id) in chosen:
            continue
        predecessor = plan.replaces.get(question.id, "")
        cost = length[question.id] - chosen.get(predecessor, 0)
        if cost <= left:
            chosen.pop(predecessor, None)
            chosen[question.id] = length[question.id]
            left -= cost
    return tuple(question.id for question in pool if question.id in chosen)


def _stood_for(plan: Plan, taken: Collection[str]) -> set[str]:
    """The tables that are not asked beside ``taken`` ones: those they replace, and those that replace them."""
    older = {old for new, old in plan.replaces.items() if new in taken}
    return older | {new for new, old in plan.replaces.items() if old in taken}


def _spine(script: Script, role: str, plan_id: str, pool: list[Question]) -> list[Question]:
    """The questions of ``pool`` on the role's spine, in its order; none in the plan for self-assessment."""
    if script.is_alone(plan_id):
        return []
    by_id = {question.id: question for question in pool}
    return [by_id[question] for question in script.spines.get(role, ()) if question in by_id]


def _pool(script: Script, role: str, plan_id: str) -> list[Question]:
    """The questions of the plan's sections that this role is asked, in the order in which the plan asks them."""
    sections = {section.id: section for section in script.sections}
    return [
        question
        for section in script.plans[plan_id].sections
        for question in sections[section].questions
        if script.is_asked(question, role, plan_id)
    ]


def _lengths(
    script: Script, plan_id: str, questions: Iterable[Question], supplied: frozenset[str]
) -> Mapping[str, int]:
    """The planned minutes of each question, by its id; parts of a minute count as a whole one.

    In a self-assessment those of its ``alone`` part if it has one; of a supplied table at most ``supplied_table``; else
    its own.
    """
    alone = script.is_alone(plan_id)

    def length(question: Question) -> int:
        if question.alone is not None and alone:
            return question.alone.minutes
        if ANSWER_TYPES[question.type].can_be_supplied and question.id in supplied:
            return min(script.booking.supplied_table, ceil(question.minutes))
        return ceil(question.minutes)

    return {question.id: length(question) for question in questions}


def _lanes(rubric: Rubric) -> Mapping[str, int]:
    """The lane of each indicator and behaviour, by id: the place of its target in the rubric, else the last lane."""
    numbers = {target.id: number for number, target in enumerate(rubric.targets)}
    lanes = {indicator: numbers.get(target, len(numbers)) for indicator, target in rubric.target_of().items()}
    of_behaviours = numbers.get(rubric.behaviours_target, len(numbers))
    return lanes | {behaviour.id: of_behaviours for behaviour in rubric.behaviours}


def _in_turn(pool: list[Question], length: Mapping[str, int], lanes: Mapping[str, int]) -> list[Question]:
    """The pool in the order in which questions have their turn."""
    queues: dict[tuple[int, int], list[Question]] = {}
    for question in pool:
        lane = lanes.get(question.feeds[0] if question.feeds else "", len(lanes))
        queues.setdefault((question.salience, lane), []).append(question)
    turns = [
        (-salience, turn, lane, question)
        for (salience, lane), queue in queues.items()
        for turn, question in enumerate(sorted(queue, key=lambda question: length[question.id]))
    ]
    return [question for *_, question in sorted(turns, key=lambda turn: turn[:3])]
