"""The answers of others who took part in a meeting, as values, and in words beside one's own answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from coachtui.model.sheet_form import PulseQuestion, PulseType
from coachtui.model.slips import in_alphabet
from coachtui.model.text import counted, listed, one_line
from coachtui.report.paragraphs import BELOW

YES_NO = {"yes": "Yes", "no": "No"}
"""What can be ticked at a question for yes and no, by what is stored."""
HEADING = "What the others wrote"
_WORDS = 300


@dataclass(frozen=True, slots=True)
class OthersQuestion:
    """A question to the others, all answers to it, and ``own``, one's own answer to compare, "" without one.

    ``answers`` are as they are stored: words, or the ids of choices.
    """

    question: PulseQuestion
    answers: tuple[str, ...]
    own: str


@dataclass(frozen=True, slots=True)
class OthersAnswers:
    """The answers of others on ``slips`` slips of paper; those to a question are shown from ``least`` answers on."""

    slips: int
    least: int
    asked: tuple[OthersQuestion, ...]

    def shown(self, asked: OthersQuestion) -> bool:
        """Whether there are enough answers to a question to show them."""
        return len(asked.answers) >= self.least


def choices_of(question: PulseQuestion) -> dict[str, str]:
    """The choices of a question by their stored value; empty for a question that is answered in words."""
    if question.type is PulseType.YES_NO:
        return dict(YES_NO)
    return {option.id: option.say for option in question.options}


def others_heading(others: OthersAnswers) -> str:
    """A heading that says how many slips there are."""
    return f"{HEADING} ({counted(others.slips, 'slip')})"


def others_lines(others: OthersAnswers) -> Iterator[str]:
    """For each question a line with its answers; below it words, a line each, and one's own answer."""
    if not any(map(others.shown, others.asked)):
        yield f"Too few to be shown: from {others.least} answers on they stand here, in no order."
        return
    for asked in others.asked:
        yield from _answers(others, asked)
        if asked.own:
            yield f"{BELOW}You: {one_line(asked.own, _WORDS)}"


def _answers(others: OthersAnswers, asked: OthersQuestion) -> Iterator[str]:
    question, choices = asked.question.ask, choices_of(asked.question)
    if not others.shown(asked):
        yield f"{question} Too few answers: {len(asked.answers)} of {others.least}."
    elif choices:
        counted = [f"{say}: {asked.answers.count(each)}" for each, say in choices.items() if each in asked.answers]
        yield f"{question} {listed(counted)}."
    else:
        yield question
        yield from (f"{BELOW}“{one_line(each, _WORDS)}”" for each in in_alphabet(asked.answers))


def others_json(others: OthersAnswers) -> dict[str, Any]:
    """The answers of others as JSON values; ``answers`` is null where there are too few to be shown."""
    return {"slips": others.slips, "least": others.least, "asked": [_asked(others, each) for each in others.asked]}


def _asked(others: OthersAnswers, asked: OthersQuestion) -> dict[str, Any]:
    answers = list(in_alphabet(asked.answers)) if others.shown(asked) else None
    question = asked.question
    return {"id": question.id, "question": question.ask, "answers": answers, "own": asked.own or None}
