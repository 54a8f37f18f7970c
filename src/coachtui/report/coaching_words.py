"""What came of observed meetings in words: the debrief, figures, what was agreed, behaviours. For the coach.

Only what is for the team names nobody and repeats nobody's words, beside who decides and who does what.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coachtui.assess.coaching import CHAIR, TEAM, CoachingResult
from coachtui.assess.debrief import Debrief, Shown
from coachtui.assess.discussed import FigureVerdict
from coachtui.assess.limits import Signal
from coachtui.assess.observed import ObservedScore
from coachtui.assess.rounding import half_up
from coachtui.model.observing import ActionItem, Decision, Observation
from coachtui.model.people import Person
from coachtui.model.rubric import Behaviour, Rubric
from coachtui.model.text import one_line, within_a_sentence
from coachtui.model.times import shown_moment
from coachtui.report.paragraphs import Paragraphs, as_text
from coachtui.report.text import WIDTH

WORKED, COST, ASKED, NEXT = "What worked", "A moment that cost something", "How did you see it?", "Next time"
FIRST = "What to work on first"
NOTHING = "Nothing was marked."
WHO_WATCHES = "Who will watch, and on what day?"
DECIDED, TO_DO, FIGURES = "Is this what you decided?", "Who does what", "The figures you talked about"
ONE_MEETING = "One meeting says little: take it as one look."
_WORDS = 300
_SIGNALS = {
    Signal.OUTSIDE: "outside its usual range",
    Signal.RUN: "with seven or more before it on one side of the middle",
    Signal.NEAR_LIMIT: "one of three out of four near one end of its range",
}


@dataclass(frozen=True, slots=True)
class CoachingWords:
    """What came of observed meetings, with the rubric and the people that its words need."""

    coaching: CoachingResult
    rubric: Rubric
    people: Mapping[str, Person]

    def name_of(self, code: str) -> str:
        """How somebody is called: by name, else by code."""
        person = self.people.get(code)
        return one_line((person.name if person is not None else "") or code)


def coaching_text(words: CoachingWords, whom: str = "", *, width: int = WIDTH) -> str:
    """Everything for a terminal, never wider than ``width``. ``whom`` is team, chair or a code; "": for the coach."""
    lines = as_text(_headed(words), width)[1:]
    if whom == TEAM:
        paragraphs = (
            *_debrief(words, TEAM, named=False),
            *_agreed(words),
            *_figures(words),
            *_behaviours(words, named=False),
        )
    elif whom:
        paragraphs = (*_debrief(words, whom), *_agreed(words), *_figures(words))
    else:
        paragraphs = (*_both(words), *_agreed(words), *_figures(words), *_behaviours(words), *_talk(words))
    return "\n".join([*lines, *as_text(iter(paragraphs), width)])


def _headed(words: CoachingWords) -> Paragraphs:
    meetings = words.coaching.observation.meetings
    for meeting in meetings:
        held = shown_moment(meeting.held)
        only = (ONE_MEETING,) if len(meetings) == 1 else ()
        yield f"{one_line(meeting.name)}{f', {held}' if held else ''}", only


def _both(words: CoachingWords) -> Paragraphs:
    """The debriefs for the team and for the chair, as the coach reads them; of several meetings what to work on."""
    for whom in (TEAM, CHAIR):
        yield _for(words, whom), ()
        yield from _debrief(words, whom)


def _for(words: CoachingWords, whom: str) -> str:
    """Whom what follows is for; the chair by name, where it was the same person in all meetings."""
    if whom == TEAM:
        return "FOR THE TEAM"
    chairs = {meeting.chair for meeting in words.coaching.observation.meetings}
    code = chairs.pop() if len(chairs) == 1 else None
    return "FOR THE CHAIR" if code is None else f"FOR THE CHAIR, {words.name_of(code)}"


def _debrief(words: CoachingWords, whom: str, *, named: bool = True) -> Paragraphs:
    """One strength, one moment, the question, and what to do; without names and lines unless ``named``.

    Of several meetings it is only what to work on first.
    """
    debrief: Debrief | None = words.coaching.debriefs.get(whom)
    if debrief is None:
        first = ", ".join(_short(words, each) for each in words.coaching.first[whom])
        yield FIRST, (f"{first[:1].upper()}{first[1:]}." if first else NOTHING,)
        return
    yield WORKED, tuple(_strength(words, debrief.strength, named=named)) or (NOTHING,)
    yield COST, tuple(_moment(words, debrief.moment, named=named)) or (NOTHING,)
    asked = () if debrief.moment is None else (_rated(words, debrief.moment.behaviour).coaching,)
    yield ASKED, tuple(coaching.debrief for coaching in asked if coaching is not None)
    yield NEXT, tuple(_next(words, debrief.next))


def _strength(words: CoachingWords, shown: Shown | None, *, named: bool) -> Iterator[str]:
    if shown is not None:
        yield from _said(words, shown) if named else ()
        yield f"{_rated(words, shown.behaviour).name}. {_where(words, shown)}".rstrip()


def _moment(words: CoachingWords, shown: Shown | None, *, named: bool) -> Iterator[str]:
    if shown is not None:
        yield from _said(words, shown) if named else ()
        yield f"What would have helped there: {_short(words, shown.behaviour)}. {_where(words, shown)}".rstrip()


def _said(words: CoachingWords, shown: Shown) -> Iterator[str]:
    """The line with who said it; nothing where no line shows it."""
    line = shown.line
    if line is not None:
        said = f"“{one_line(line.text, _WORDS)}”"
        yield said if line.person is None else f"{words.name_of(line.person)}: {said}"


def _where(words: CoachingWords, shown: Shown) -> str:
    """The agenda item in which it was seen; "" outside all of them."""
    observation = words.coaching.observation
    wanted = shown.item if shown.line is None else observation.item_of(shown.line)
    return f"Item {_item(observation, wanted)}." if wanted else ""


def _item(observation: Observation, wanted: str) -> str:
    titles = (item.title for meeting in observation.meetings for item in meeting.items if item.id == wanted)
    title = one_line(next(titles, ""))
    return f"{one_line(wanted)} ({title})" if title else one_line(wanted)


def _next(words: CoachingWords, behaviour: str | None) -> Iterator[str]:
    if behaviour is None:
        yield NOTHING
        return
    coaching = _rated(words, behaviour).coaching
    if coaching is not None:
        yield one_line(coaching.practice)
        yield WHO_WATCHES


def _agreed(words: CoachingWords) -> Paragraphs:
    observation = words.coaching.observation
    if observation.decisions:
        yield DECIDED, tuple(_agreement(words, each, "decides") for each in observation.decisions)
    if observation.actions:
        yield TO_DO, tuple(_agreement(words, each, "") for each in observation.actions)


def _agreement(words: CoachingWords, agreed: Decision | ActionItem, does: str) -> str:
    who = words.name_of(agreed.person) if agreed.person is not None else one_line(agreed.who)
    who = (f"{who} {does}" if does else who) if who else "nobody named"
    what = one_line(agreed.what, _WORDS).rstrip(".")
    return f"{what} ({who}, {one_line(agreed.due) or 'no day'})."


def _figures(words: CoachingWords) -> Paragraphs:
    figures = words.coaching.figures
    if figures:
        yield FIGURES, tuple(figure_words(each) for each in figures)


def figure_words(verdict: FigureVerdict) -> str:
    """Whether the latest point of a figure is noise, in a sentence, with its usual range."""
    name, latest = one_line(verdict.figure.name or verdict.figure.id), one_line(verdict.figure.points[-1])
    if verdict.limits is None:
        return f"{name}: {latest}. {len(verdict.points)} points are too few to know its usual range."
    usual = f"{half_up(verdict.limits.lower, 1)} to {half_up(verdict.limits.upper, 1)}"
    provisional = f" Only {len(verdict.points)} points: provisional." if verdict.provisional else ""
    if verdict.is_noise:
        return f"{name}: {latest} is noise. Its usual range is {usual}.{provisional}"
    why = " and ".join(_SIGNALS[each] for each in Signal if each in verdict.latest)
    return f"{name}: {latest} is a signal, {why}. Its usual range is {usual}.{provisional}"


def _behaviours(words: CoachingWords, *, named: bool = True) -> Paragraphs:
    """A line for each behaviour: its level and what speaks for it; the coach's reasons only where people are named."""
    scores = words.coaching.scores.items()
    rows = (_row(_rated(words, each), score, named=named) for each, score in scores)
    mean = words.coaching.mean
    title = "What people did, from 0 to 4"
    yield f"{title}{'' if mean is None else f' (on average {half_up(mean, 1)})'}", tuple(rows)


def _row(behaviour: Behaviour, score: ObservedScore, *, named: bool) -> str:
    level = "·" if score.level is None else str(score.level)
    reasons = "; ".join(_reasons(score, named=named)) or "not seen"
    return f"{level}  {one_line(behaviour.short or behaviour.name)}: {reasons}"


def _reasons(score: ObservedScore, *, named: bool) -> Iterator[str]:
    marks, card = score.marks, score.card
    seen = marks.hurt - marks.missed
    counts = ((marks.helped, "helped"), (seen, "hurt"), (marks.missed, "missed"))
    marked = ", ".join(f"{word} {_times(count)}" for count, word in counts if count)
    if marked:
        yield marked
    if card is not None and card.needed:
        found = " and ".join(f"{count} {word}" for count, word in ((card.yes, "yes"), (card.partly, "partly")) if count)
        yield f"cards: {found or 'none'} of {card.needed}"
    elif card is not None:
        yield "cards: not needed"
    if score.differ and card is not None:
        yield f"lines say {marks.level}, cards say {card.level}: look again"
    if score.confirmed is not None:
        yield f"confirmed: {one_line(score.confirmed.reason, _WORDS)}" if named else "confirmed by the coach"


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _talk(words: CoachingWords) -> Paragraphs:
    talk = words.coaching.talk
    if talk:
        shares = (f"{words.name_of(code)} {half_up(share * 100, 0)}%" for code, share in talk.items())
        yield "Who spoke, by lines (shown, never scored)", (f"{', '.join(shares)}.",)


def _rated(words: CoachingWords, behaviour: str) -> Behaviour:
    return words.rubric.rated_behaviours()[behaviour]


def _short(words: CoachingWords, behaviour: str) -> str:
    rated = _rated(words, behaviour)
    return one_line(rated.short or within_a_sentence(rated.name))
