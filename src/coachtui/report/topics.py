"""The answers to questions that no indicator scores, topic by topic: for the assessor, or as everybody may see them.

[method 5.7]: for everybody only from three respondents on; a choice, or a band's mean, from three people each; no
notes, and of quotes only those that may be shared. What it does not protect is that everybody says the same.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from coachtui.answer_types import AnswerType
from coachtui.asking.quoting import quotes_in
from coachtui.assess.rounding import half_up, level_of
from coachtui.assess.sharing import names_held_back
from coachtui.model.answers import Answer, Quote
from coachtui.model.engagement import State
from coachtui.model.naming import KnownNames
from coachtui.model.people import Person
from coachtui.model.rubric import Band, Rubric
from coachtui.model.text import counted_people, one_line

QUOTES_PER_TOPIC = 3
"""So many quotes of a topic stand in what is for everybody."""
TOO_FEW = "Too few people to show."


@dataclass(frozen=True, slots=True)
class TopicReply:
    """The latest answer of one person to one question, with the answer type that it was given to."""

    person: Person
    answer: Answer
    answer_type: AnswerType


@dataclass(frozen=True, slots=True)
class NamedCost:
    """The lines of one answer's note that one person said something costs."""

    person: Person
    answer: Answer
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic as people read it: its ``title``, ``summary`` lines, and for the assessor a line per person.

    ``quotes`` are those of the topic; without a speaker in what is for everybody. All of it is plain text.
    """

    title: str
    summary: tuple[str, ...]
    by_person: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


def topic_rows(
    rubric: Rubric,
    state: State,
    topics: Iterable[tuple[str, Sequence[TopicReply]]],
    known: KnownNames,
    *,
    assessor: bool,
) -> tuple[TopicRow, ...]:
    """One row per topic that somebody answered; ``topics`` are titles with their replies, one reply per person."""
    build = _for_assessor if assessor else _for_everybody
    return tuple(build(rubric, state, title, replies, known) for title, replies in topics if replies)


def _for_assessor(
    rubric: Rubric, state: State, title: str, replies: Sequence[TopicReply], known: KnownNames
) -> TopicRow:
    del known, state
    return TopicRow(
        title,
        (counted_people(len(replies)), *_figures(rubric.arithmetic.bands, replies, fewest=1)),
        by_person=tuple(f"{reply.person.spoken}: {_said(reply)}" for reply in replies),
    )


def _for_everybody(
    rubric: Rubric, state: State, title: str, replies: Sequence[TopicReply], known: KnownNames
) -> TopicRow:
    fewest = rubric.arithmetic.anonymity
    if len(replies) < fewest:
        return TopicRow(title, (TOO_FEW,))
    summary = tuple(_figures(rubric.arithmetic.bands, replies, fewest=fewest))
    quotes = _short_ones(_shareable(state, [reply.answer for reply in replies], known))
    nothing = () if summary or quotes else ("Only the assessor sees it.",)
    return TopicRow(title, (*summary, *nothing), quotes=quotes)


def cost_rows(
    rubric: Rubric, state: State, title: str, named: Sequence[NamedCost], known: KnownNames, *, assessor: bool
) -> tuple[TopicRow, ...]:
    """The row of what people said that something costs, called ``title``; none where nobody said so.

    For everybody it is only there from three people on: how many named a cost, and the lines that may be quoted.
    """
    people = len({each.person.code for each in named})
    if not named:
        return ()
    if assessor:
        said = (f"{each.person.spoken}: {one_line('; '.join(each.lines))} ({each.answer.question})" for each in named)
        return (TopicRow(title, (counted_people(people),), by_person=tuple(said)),)
    fewest = rubric.arithmetic.anonymity
    if people < fewest:
        return (TopicRow(title, (TOO_FEW,)),)
    quoted = {
        (each.answer.session, each.answer.question, words)
        for each in named
        for line in each.lines
        for words in quotes_in(line)
    }
    usable = _shareable(state, [each.answer for each in named], known)
    quotes = _short_ones(each for each in usable if (each.session, each.question, each.text) in quoted)
    return (TopicRow(title, (f"named by {fewest} people or more",), quotes=quotes),)


def _shareable(state: State, answers: Iterable[Answer], known: KnownNames) -> list[Quote]:
    """The quotes of these answers that everybody may read."""
    sessions = {(answer.session, answer.question) for answer in answers}
    return [
        quote
        for quote in state.quotes.values()
        if (quote.session, quote.question) in sessions and quote.usable is True and not names_held_back(quote, known)
    ]


def _short_ones(quotes: Iterable[Quote]) -> tuple[str, ...]:
    """The shortest quotes, one of each person."""
    by_person: dict[str, Quote] = {}
    for quote in sorted(quotes, key=lambda quote: len(quote.text)):
        by_person.setdefault(quote.person, quote)
    return tuple(one_line(quote.text) for quote in list(by_person.values())[:QUOTES_PER_TOPIC])


def _figures(bands: Sequence[Band], replies: Sequence[TopicReply], *, fewest: int) -> Iterator[str]:
    """What the replies come to: choices with their number, or means; each from ``fewest`` people on."""
    chosen = [(reply, ids) for reply in replies if (ids := _chosen(reply))]
    by_level = [(reply, level) for reply in replies if (level := _level(reply)) is not None]
    numbers = [Fraction(str(value)) for reply in replies if (value := _number(reply)) is not None]
    if by_level:
        yield from _means(bands, by_level, fewest)
    elif chosen:
        yield from _counts(chosen, fewest)
    if len(numbers) >= fewest:
        mean = half_up(sum(numbers, Fraction(0)) / len(numbers), 1)
        yield f"on average {mean.normalize():f}"


def _means(bands: Sequence[Band], replies: Sequence[tuple[TopicReply, int]], fewest: int) -> Iterator[str]:
    """The mean level in the words of the choice nearest to it: of each band where all may be shown, else of all."""
    choices = {choice.value: choice.say for choice in replies[0][0].answer_type.choices}
    of_band = {band.id: [level for reply, level in replies if reply.person.role in band.roles] for band in bands}
    asked = {band: levels for band, levels in of_band.items() if levels}
    if len(asked) > 1 and all(len(levels) >= fewest for levels in asked.values()):
        for band, levels in asked.items():
            yield f"{band}: {_nearest(choices, levels)}"
    elif len(replies) >= fewest:
        yield f"on the whole: {_nearest(choices, [level for _, level in replies])}"


def _nearest(choices: Mapping[int | str, str], levels: Sequence[int]) -> str:
    return choices.get(level_of(Fraction(sum(levels), len(levels))), "")


def _counts(replies: Sequence[tuple[TopicReply, tuple[str, ...]]], fewest: int) -> Iterator[str]:
    """What was chosen by at least ``fewest`` people, most often chosen first; numbers where every choice has them."""
    answer_type = replies[0][0].answer_type
    counts = Counter(answer_type.say_one(each) for _, ids in replies for each in ids)
    shown = [(say, count) for say, count in counts.most_common() if count >= fewest]
    exact = fewest <= 1
    for say, count in shown:
        yield f"{say}: {count}" if exact else f"{say}: {fewest} or more"


def _chosen(reply: TopicReply) -> tuple[str, ...]:
    """The ids of the choices that were taken; none for answers that are no choice."""
    value, choices = reply.answer.value, reply.answer_type.choices
    return tuple(choice.id for choice in choices if value is not None and reply.answer_type.is_chosen(value, choice))


def _level(reply: TopicReply) -> int | None:
    """The level stored as the answer; None for answers that are stored otherwise."""
    value = reply.answer.value
    return value if reply.answer_type.stores_level and isinstance(value, int) else None


def _number(reply: TopicReply) -> float | None:
    value = reply.answer.value
    if reply.answer_type.choices or isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return value


def _said(reply: TopicReply) -> str:
    value, note = reply.answer.value, reply.answer.note.strip()
    spoken = "" if value is None else reply.answer_type.spoken(value)
    return one_line("; ".join(part for part in (spoken, note) if part))
