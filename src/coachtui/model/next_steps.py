"""Next steps: what people were promised at the closing of an interview, and by when; a step for each line noted."""

import hashlib
from dataclasses import dataclass
from datetime import date

from coachtui.model.craft import StepDone
from coachtui.model.days import day_in, day_of, spoken_day
from coachtui.model.engagement import State
from coachtui.model.frame_ids import NEXT
from coachtui.model.text import one_line
from coachtui.model.times import shown_day


@dataclass(frozen=True, slots=True)
class NextStep:
    """One thing that the ``person`` of a session was told, in ``words``.

    ``due`` is the day that the words name, counted from the day of the interview; None where they name none. ``done``
    says that it was ticked off.
    """

    id: str
    session: str
    person: str
    words: str
    due: date | None
    done: bool

    @property
    def spoken(self) -> str:
        """The words, with the day where there is one."""
        return self.words if self.due is None else f"{self.words} ({spoken_day(self.due)})"

    @property
    def ticked(self) -> StepDone:
        """The record that it was done."""
        return StepDone(self.id, self.session, self.person, self.words)


def next_steps(state: State) -> tuple[NextStep, ...]:
    """Every step told, in the order of the log. The same line told twice in an interview is one step."""
    found: dict[str, NextStep] = {}
    for answer in state.answers.values():
        if answer.question != NEXT:
            continue
        session = state.sessions.get(answer.session)
        held = None if session is None else day_of(shown_day(session.started))
        for line in answer.note.splitlines():
            words = one_line(line)
            if words:
                key = f"{answer.session}/{hashlib.sha256(words.casefold().encode()).hexdigest()[:12]}"
                due = None if held is None else day_in(words, held)
                found[key] = NextStep(key, answer.session, answer.person, words, due, key in state.steps_done)
    return tuple(found.values())


def open_steps(state: State) -> tuple[NextStep, ...]:
    """The steps that are not done, by the day they are due; those without a day come last."""
    steps = [each for each in next_steps(state) if not each.done]
    return tuple(sorted(steps, key=lambda each: (each.due is None, each.due or date.max)))


def step_words(state: State, step: NextStep) -> str:
    """The step with whom it was promised to, such as "Told Dana: A summary by Friday"."""
    person = state.people.get(step.person)
    return f"Told {step.person if person is None or not person.name else one_line(person.name)}: {step.words}"


def days_named(note: str, held: date | None) -> str:
    """The day that each line of ``note`` names, counted from the day ``held``, as a sentence; "" where none does."""
    days = [] if held is None else [day for line in note.splitlines() if (day := day_in(line, held)) is not None]
    return f"By when: {'; '.join(map(spoken_day, days))}." if days else ""
