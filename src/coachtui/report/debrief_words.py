"""The debrief in words: what worked, a moment that cost something, how it was seen, and what to do next time.

Whoever it is for reads his or her own lines only. Said or mailed to the team it repeats no line and names nobody,
beside who decides, who does what, and who watches.
"""

from collections.abc import Iterator

from coachtui.assess.coaching import CHAIR, TEAM
from coachtui.assess.debrief import Debrief, Shown
from coachtui.model.observing import ActionItem, Decision
from coachtui.model.text import one_line
from coachtui.report.coaching_words import LONGEST, NOTHING, CoachingWords
from coachtui.report.figure_words import figure_words
from coachtui.report.paragraphs import Paragraphs

WORKED, COST, ASKED, NEXT = "What worked", "A moment that cost something", "How did you see it?", "Next time"
FIRST = "What to work on first"
WHO_WATCHES = "Who will watch, and on what day?"
DECIDED, TO_DO, FIGURES = "Is this what you decided?", "Who does what", "The figures you talked about"


def debrief_paragraphs(words: CoachingWords, whom: str, *, named: bool = True) -> Paragraphs:
    """One strength, one moment, the question, and what to do; without names and lines unless ``named``.

    ``whom`` is one of those that the result has a debrief for. Of several meetings it is only what to work on first.
    """
    debrief: Debrief | None = words.coaching.debriefs.get(whom)
    if debrief is None:
        first = ", ".join(words.short(each) for each in words.coaching.first[whom])
        yield FIRST, (f"{first[:1].upper()}{first[1:]}." if first else NOTHING,)
        return
    yield WORKED, tuple(_strength(words, debrief.strength, named=named)) or (NOTHING,)
    yield COST, tuple(_moment(words, debrief.moment, named=named)) or (NOTHING,)
    asked = () if debrief.moment is None else (words.rated(debrief.moment.behaviour).coaching,)
    yield ASKED, tuple(coaching.debrief for coaching in asked if coaching is not None)
    yield NEXT, tuple(_next(words, debrief.next))


def for_whom(words: CoachingWords, whom: str) -> str:
    """Whom what follows is for; the chair by name, where it was the same person in all meetings."""
    if whom == TEAM:
        return "FOR THE TEAM"
    code = words.code_of(whom)
    if whom == CHAIR:
        return "FOR THE CHAIR" if code is None else f"FOR THE CHAIR, {words.name_of(code)}"
    return f"FOR {words.name_of(whom)}"


def _strength(words: CoachingWords, shown: Shown | None, *, named: bool) -> Iterator[str]:
    if shown is not None:
        yield from _said(words, shown) if named else ()
        yield f"{words.rated(shown.behaviour).name}. {_where(words, shown)}".rstrip()


def _moment(words: CoachingWords, shown: Shown | None, *, named: bool) -> Iterator[str]:
    if shown is not None:
        yield from _said(words, shown) if named else ()
        yield f"What would have helped there: {words.short(shown.behaviour)}. {_where(words, shown)}".rstrip()


def _said(words: CoachingWords, shown: Shown) -> Iterator[str]:
    """The line with who said it; nothing where no line shows it."""
    line = shown.line
    if line is not None:
        said = f"“{one_line(line.text, LONGEST)}”"
        yield said if line.person is None else f"{words.name_of(line.person)}: {said}"


def _where(words: CoachingWords, shown: Shown) -> str:
    wanted = words.item_in(shown)
    return f"Item {words.item(wanted)}." if wanted else ""


def _next(words: CoachingWords, behaviour: str | None) -> Iterator[str]:
    if behaviour is None:
        yield NOTHING
        return
    coaching = words.rated(behaviour).coaching
    if coaching is not None:
        yield one_line(coaching.practice)
        yield WHO_WATCHES


def agreed_paragraphs(words: CoachingWords) -> Paragraphs:
    """What was decided and who does what, so that those who were there can say whether it is so."""
    observation = words.observation
    if observation.decisions:
        yield DECIDED, tuple(_agreement(words, each, "decides") for each in observation.decisions)
    if observation.actions:
        yield TO_DO, tuple(_agreement(words, each, "") for each in observation.actions)


def _agreement(words: CoachingWords, agreed: Decision | ActionItem, does: str) -> str:
    who = words.name_of(agreed.person) if agreed.person is not None else one_line(agreed.who)
    who = (f"{who} {does}" if does else who) if who else "nobody named"
    what = one_line(agreed.what, LONGEST).rstrip(".")
    return f"{what} ({who}, {one_line(agreed.due) or 'no day'})."


def figure_paragraphs(words: CoachingWords) -> Paragraphs:
    """Whether each figure that was talked about is noise."""
    figures = words.coaching.figures
    if figures:
        yield FIGURES, tuple(figure_words(each) for each in figures)
