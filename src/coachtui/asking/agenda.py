"""Which questions fit the time, before an interview begins. What is shown later on depends on visibility."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from coachtui.answer_types import ANSWER_TYPES
from coachtui.model.roles import Role
from coachtui.model.rubric import Rubric
from coachtui.model.script import Booking, Plan, Question, Script

COLLECTIVE_PRACTICES = "T4"
"""The target that observed behaviours belong to [method 7.2]."""


@dataclass(frozen=True, slots=True)
class Agenda:
    """The questions planned for one interview, in script order, and the whole minutes they take together.

    ``left_out`` names the plan's questions for this role that did not fit, in script order; a table that another one
    replaces is in neither.
    """

    questions: tuple[str, ...]
    minutes: int
    left_out: tuple[str, ...]


def question_minutes(booking: Booking, minutes: int) -> int:
    """What a booking of ``minutes`` leaves for questions, at least 0 [method 7.1].

    60 minutes are 5 of opening, 45 of questions and 10 of wrap-up.
    """
    return max(minutes - booking.opening - booking.closing, 0)


def plan_agenda(
    script: Script,
    rubric: Rubric,
    role: Role,
    plan_id: str,
    minutes: int,
    supplied: Iterable[str] = frozenset(),
) -> Agenda:
    """Plan the questions for one role into ``minutes`` of questions [method 7.2, 7.3].

    Salience decides first: all questions of salience 3 have their turn before any of 2, and those before 1. Within
    one salience the questions stand in lanes: the target of the first indicator a question feeds (behaviours count
    with T4), and a fifth lane for questions that feed patterns only. Each lane is sorted by minutes, ties in script
    order. Turns rotate over the lanes in target order, beginning anew with the first lane at each salience: first
    the shortest question of every lane, then the second shortest of every lane, and so on. A question whose turn
    comes is taken if it fits the minutes left and is skipped for good if not. Those taken are asked in script order.

    In the plan for self-assessment the questions are those with a wording for it, of this role, at their minutes alone.

    Where the plan lets one table replace another, it takes the place of the one already chosen if the difference in
    minutes fits; if that one is not chosen it has to fit whole. Once it is chosen, the other is not asked. Tables in
    ``supplied`` (question ids whose inventory came beforehand) take only ``script.booking.supplied_table`` minutes,
    and what a supplied table replaces is not planned at all.

    Raises KeyError when the script has no such plan.
    """
    plan = script.plans[plan_id]
    handed_in = frozenset(supplied)
    pool = _pool(script, role, plan_id)
    length = _lengths(script, plan_id, pool, handed_in)
    return _fitted(rubric, plan, pool, length, minutes, handed_in)


def replan_agenda(
    script: Script,
    rubric: Rubric,
    role: Role,
    plan_id: str,
    minutes: int,
    *,
    settled: Collection[str],
    hidden: Collection[str] = (),
    under_way: str | None = None,
    supplied: Iterable[str] = frozenset(),
) -> Agenda:
    """Plan what remains of an interview into ``minutes`` of questions, by the rules of `plan_agenda`.

    ``settled`` questions are done: neither they nor the tables that replace them, or that they replace, are planned.
    ``hidden`` ones are out of sight. ``under_way`` is planned in any case, in place of its like; its minutes come
    first. Raises KeyError when the script has no such plan.
    """
    plan = script.plans[plan_id]
    taken = {*settled, *({under_way} if under_way is not None else ())}
    over = {*settled, *hidden}
    over |= {old for new, old in plan.replaces.items() if new in taken}
    over |= {new for new, old in plan.replaces.items() if old in taken}
    handed_in = frozenset(supplied)
    pool = _pool(script, role, plan_id)
    pool = [question for question in pool if question.id not in over or question.id == under_way]
    length = _lengths(script, plan_id, pool, handed_in)
    return _fitted(rubric, plan, pool, length, minutes, handed_in, under_way)


def planned_minutes(script: Script, plan_id: str, supplied: Iterable[str] = frozenset()) -> Mapping[str, int]:
    """How many minutes each question is planned to take, out-of-plan ones too. ``supplied`` as in `plan_agenda`."""
    return _lengths(script, plan_id, script.questions(), frozenset(supplied))


def _fitted(
    rubric: Rubric,
    plan: Plan,
    pool: list[Question],
    length: Mapping[str, int],
    minutes: int,
    handed_in: frozenset[str],
    under_way: str | None = None,
) -> Agenda:
    replaced_by = {old: new for new, old in plan.replaces.items() if new in length}
    chosen = {question.id: length[question.id] for question in pool if question.id == under_way}
    left = minutes - sum(chosen.values())
    for question in _in_turn([each for each in pool if each.id not in chosen], length, _lanes(rubric)):
        successor = replaced_by.get(question.id)
        if successor in chosen or successor in handed_in:
            continue
        predecessor = plan.replaces.get(question.id, "")
        cost = length[question.id] - chosen.get(predecessor, 0)
        if cost <= left:
            chosen.pop(predecessor, None)
            chosen[question.id] = length[question.id]
            left -= cost
    settled = {*chosen, *(plan.replaces[new] for new in chosen if new in plan.replaces)}
    return Agenda(
        questions=tuple(question.id for question in pool if question.id in chosen),
        minutes=sum(chosen.values()),
        left_out=tuple(question.id for question in pool if question.id not in settled),
    )


def _pool(script: Script, role: Role, plan_id: str) -> list[Question]:
    plan = script.plans[plan_id]
    return [
        question
        for section in script.sections
        if section.id in plan.sections
        for question in section.questions
        if role in script.roles_asked(question, plan_id)
    ]


def _lengths(
    script: Script, plan_id: str, questions: Iterable[Question], supplied: frozenset[str]
) -> Mapping[str, int]:
    """The planned minutes of each question under a plan, by its id."""
    alone = script.is_alone(plan_id)

    def length(question: Question) -> int:
        if question.alone is not None and alone:
            return question.alone.minutes
        if ANSWER_TYPES[question.type].can_be_supplied and question.id in supplied:
            return min(script.booking.supplied_table, question.minutes)
        return question.minutes

    return {question.id: length(question) for question in questions}


def _lanes(rubric: Rubric) -> Mapping[str, int]:
    """The lane number of everything that has one: targets in the rubric's order."""
    numbers = {target.id: number for number, target in enumerate(rubric.targets)}
    lanes = {indicator: numbers.get(target, len(numbers)) for indicator, target in rubric.target_of().items()}
    of_behaviours = numbers.get(COLLECTIVE_PRACTICES, len(numbers))
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
