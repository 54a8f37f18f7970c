"""The debrief in words: what worked, a moment that cost something, how it was seen, and what to do next time.

Whoever it is for reads his or her own lines only. For the team it quotes nobody, and names people only as who decides,
who does what, and who watches.
"""

from collections.abc import Iterator
from dataclasses import replace

from coachtui.assess.coaching import CHAIR, TEAM
from coachtui.assess.debrief import Debrief, ShownBehaviour
from coachtui.model.cells import cut
from coachtui.model.days import day_words
from coachtui.model.observing import ActionItem, DebriefWords, Decision
from coachtui.model.text import is_blank, listed, one_line
from coachtui.report.coaching_words import LONGEST, NOTHING, CoachingWords
from coachtui.report.figure_words import figure_words
from coachtui.report.paragraphs import Paragraphs

WORKED, COST, ASKED, NEXT = "What worked", "A moment that cost something", "How did you see it?", "Next time"
FIRST = "What to work on first"
NOTHING_NEXT = "Nothing was marked to work on."
WHO_WATCHES = "Who will watch, and on what day?"
DECIDED, TO_DO, FIGURES = "Is this what you decided?", "Who does what", "The figures you talked about"


def debrief_paragraphs(words: CoachingWords, whom: str, *, named: bool = True) -> Paragraphs:
    """One strength, one moment, the question, and what to do; without names and quotes unless ``named``.

    ``whom`` is one of those that the result has a debrief for. For several meetings it is only what to work on first.
    """
    debrief: Debrief | None = words.coaching.debriefs.get(whom)
    if debrief is None:
        first = ", ".join(words.short(each) for each in words.coaching.first[whom])
        yield FIRST, (f"{first[:1].upper()}{first[1:]}." if first else NOTHING,)
        return
    own = own_words(words, whom)
    yield WORKED, tuple(_strength(words, debrief.strength, named=named)) or (NOTHING,)
    yield COST, tuple(_moment(words, debrief.moment, named=named)) or (NOTHING,)
    yield ASKED, tuple(_asked(words, debrief.moment, own, named=named))
    yield NEXT, tuple(_next(words, debrief.next, own, named=named))


def for_whom(words: CoachingWords, whom: str) -> str:
    """The name of whoever a debrief is for; for the chair only where it was the same person in all meetings."""
    if whom == TEAM:
        return "FOR THE TEAM"
    code = words.code_of(whom)
    if whom == CHAIR:
        return "FOR THE CHAIR" if code is None else f"FOR THE CHAIR, {words.name_of(code)}"
    return f"FOR {words.name_of(whom)}"


def _strength(words: CoachingWords, shown: ShownBehaviour | None, *, named: bool) -> Iterator[str]:
    if shown is not None:
        yield from _said(words, shown) if named else ()
        yield f"{words.rated(shown.behaviour).name}. {_where(words, shown, named=named)}".rstrip()


def _moment(words: CoachingWords, shown: ShownBehaviour | None, *, named: bool) -> Iterator[str]:
    if shown is not None:
        yield from _said(words, shown) if named else ()
        where = _where(words, shown, named=named)
        yield f"What would have helped there: {words.short(shown.behaviour)}. {where}".rstrip()


def _said(words: CoachingWords, shown: ShownBehaviour) -> Iterator[str]:
    """The line with who said it; nothing where no line shows it."""
    line = shown.line
    if line is not None:
        said = quoted(line.text)
        yield said if line.person is None else f"{words.name_of(line.person)}: {said}"


def quoted(text: str) -> str:
    """``text`` in quotation marks; for a blank one, a note in brackets that no words were noted."""
    return f"“{one_line(text, LONGEST)}”" if not is_blank(text) else "(no words were noted)"


def _where(words: CoachingWords, shown: ShownBehaviour, *, named: bool) -> str:
    wanted = words.item_in(shown)
    return f"Item {words.item(wanted, named=named)}." if wanted else ""


def own_words(words: CoachingWords, whom: str) -> DebriefWords:
    """The coach's own words in the debrief for ``whom`` of the only meeting; blank ones where there are none."""
    (meeting,) = words.observation.meetings
    code = words.code_of(whom)
    known = (each for each in words.observation.debriefs if each.whom == code and (whom == TEAM or code is not None))
    return next(known, DebriefWords(meeting.id, code))


def _asked(words: CoachingWords, moment: ShownBehaviour | None, own: DebriefWords, *, named: bool) -> Iterator[str]:
    coaching = None if moment is None else words.rated(moment.behaviour).coaching
    if coaching is not None:
        yield coaching.debrief
    answer = one_line(own.answer, LONGEST)
    if answer and (named or not words.others_named_in(answer)):
        yield f"The answer: “{answer}”"


def _next(words: CoachingWords, behaviour: str | None, own: DebriefWords, *, named: bool) -> Iterator[str]:
    """What to do next time: the coach's own sentence, else the practice; who watches, and when.

    A sentence of the coach's that names somebody is not for the team; the coach is told so.
    """
    sentence = one_line(own.next, LONGEST)
    names = words.others_named_in(sentence) if sentence and own.whom is None else ()
    coaching = None if behaviour is None else words.rated(behaviour).coaching
    practice = "" if coaching is None else one_line(coaching.practice)
    to_do = practice if names and not named else sentence or practice
    if not to_do:
        yield NOTHING_NEXT
        return
    yield to_do
    if names and named:
        yield f"The team does not get this sentence: it names {listed(names)}."
    yield who_watches(own)


def who_watches(own: DebriefWords) -> str:
    """A sentence on who watches next time, and on what day; a question for what of that is missing."""
    watcher, when = one_line(own.watcher, LONGEST), cut(day_words(own.day), LONGEST)
    if watcher and when:
        return f"Who watches: {watcher}, {when}."
    if watcher:
        return f"Who watches: {watcher}. On what day?"
    return f"When: {when}. Who will watch?" if when else WHO_WATCHES


def agreed_paragraphs(words: CoachingWords) -> Paragraphs:
    """Decisions and actions, each as `agreement_words`, under their headings; nothing where there are none."""
    observation = words.observation
    if observation.decisions:
        yield DECIDED, tuple(agreement_words(words, each) for each in observation.decisions)
    if actions := [each for each in observation.actions if not each.earlier]:
        yield TO_DO, tuple(agreement_words(words, each) for each in actions)


def agreement_words(words: CoachingWords, agreed: Decision | ActionItem) -> str:
    """A decision or an action in words: what, who and by when; parts that are missing are named as missing."""
    who = words.name_of(agreed.person) if agreed.person is not None else one_line(agreed.who)
    if who and isinstance(agreed, Decision):
        who = f"{who} decides"
    what = one_line(agreed.what, LONGEST).rstrip(".") or "Something"
    return f"{what} ({who or 'nobody named'}, {day_words(agreed.due) or 'no day'})."


def figure_paragraphs(words: CoachingWords, *, named: bool = True) -> Paragraphs:
    """A sentence on each figure, as `figure_words`.

    Without ``named`` one whose name names somebody is called by its id.
    """
    figures = words.coaching.figures
    if not named:
        figures = tuple(
            replace(each, figure=replace(each.figure, name="")) if words.others_named_in(each.figure.name) else each
            for each in figures
        )
    if figures:
        yield FIGURES, tuple(map(figure_words, figures))
