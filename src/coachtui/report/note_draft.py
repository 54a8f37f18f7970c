"""The draft of the written note about a meeting, made of its records; the coach edits it before anybody reads it.

Its order is goal, reality, options, will; it asks about the environment before it speaks of skill.
"""

from collections.abc import Iterator

from coachtui.assess.coaching import TEAM
from coachtui.assess.debrief import Debrief, ShownBehaviour
from coachtui.model.observing import DebriefWords, MeetingLine, ObservedMeeting
from coachtui.model.text import is_blank, one_line
from coachtui.model.times import minutes_since, read_time
from coachtui.report.coaching_words import LONGEST, CoachingWords, about_meetings
from coachtui.report.debrief_words import ASKED, WHO_WATCHES, agreement_words, own_words, quoted, who_watches
from coachtui.report.paragraphs import Handout, Paragraphs

GOAL = "What we agreed"
SITUATION = "The situation"
SAID = "What was said, word for word"
LED_TO = "What it led to"
VIEW = "How I see it"
ENVIRONMENT = "Before skill: was everything there?"
STRENGTH = "What worked"
OPTIONS = "What you could do"
WILL = "What you will do"
SEEN_BY = "Who else sees this"
HEADINGS = (GOAL, SITUATION, SAID, LED_TO, VIEW, ASKED, ENVIRONMENT, STRENGTH, OPTIONS, WILL, SEEN_BY)

_ENVIRONMENT = (
    ("Expectations", "did you know that it was wanted?"),
    ("Triggers", "was there a moment that called for it?"),
    ("Resources", "were the time, the figures and the people there?"),
    ("Consequences", "does anything come of doing it, or of not doing it?"),
    ("Feedback", "does anybody ever tell you how it went?"),
    ("Ability, last of all", "have you done it before?"),
)


def note_draft(words: CoachingWords, whom: str) -> Handout:
    """The draft for ``whom``, the chair or a code that the result, of one meeting, has a debrief for.

    Raises ValueError for the team, which gets no note.
    """
    if whom == TEAM:
        raise ValueError("the team gets a page of counts, not a note")
    title, _ = about_meetings(words)
    code = words.code_of(whom)
    name = "the chair" if code is None else words.name_of(code)
    return Handout(f"For {name}, and for nobody else", (title,), tuple(_paragraphs(words, whom)))


def _paragraphs(words: CoachingWords, whom: str) -> Paragraphs:
    (meeting,) = words.observation.meetings
    debrief, own = words.coaching.debriefs[whom], own_words(words, whom)
    moment = debrief.moment
    yield GOAL, tuple(_agreed(words, meeting, of_chair=words.code_of(whom) == meeting.chair))
    yield SITUATION, tuple(_situation(words, meeting, moment))
    if moment is not None and moment.line is not None:
        yield SAID, (quoted(moment.line.text),)
    if moment is not None:
        yield LED_TO, tuple(_led_to(words, moment))
    yield VIEW, tuple(_view(words, moment, words.code_of(whom)))
    yield ASKED, (f"“{one_line(own.answer)}”" if own.answer else "[The answer, word for word.]",)
    yield ENVIRONMENT, tuple(f"[{what}: {ask}]" for what, ask in _ENVIRONMENT)
    yield STRENGTH, tuple(_strength(words, debrief.strength))
    yield OPTIONS, ("[Three ideas of your own; mine comes after them.]", *_practice(words, debrief))
    yield WILL, tuple(_will(words, debrief, own))
    yield SEEN_BY, (one_line(meeting.seen_by) or "Nobody. I keep a copy in a file that nobody else opens.",)


def _agreed(words: CoachingWords, meeting: ObservedMeeting, *, of_chair: bool) -> Iterator[str]:
    """What the meeting was to produce, and what its chair had agreed on with the coach."""
    if meeting.produce:
        yield f"The meeting was to produce this: {one_line(meeting.produce)}"
    if of_chair and meeting.agreed in words.rubric.rated_behaviours():
        yield f"You wanted me to look at one thing: {words.short(meeting.agreed)}."
    else:
        yield "[What did you want this meeting to produce, and what would you do differently?]"


def _situation(words: CoachingWords, meeting: ObservedMeeting, moment: ShownBehaviour | None) -> Iterator[str]:
    if moment is None:
        yield "Nothing of yours was marked as having cost something."
        return
    item = words.item_in(moment)
    minute = None if moment.line is None else _minute(meeting, moment.line)
    where = ", ".join(filter(None, [f"item {words.item(item)}" if item else "", f"minute {minute}" if minute else ""]))
    yield f"{where[:1].upper()}{where[1:]}." if where else "[In which item, in which minute?]"


def _minute(meeting: ObservedMeeting, line: MeetingLine) -> int | None:
    """The minute of the meeting in which a line was said, from 1; None where no clock says it."""
    began, said = read_time(meeting.began), read_time(line.said)
    return None if began is None or said is None or said < began else (minutes_since(meeting.began, said) or 0) + 1


def _led_to(words: CoachingWords, moment: ShownBehaviour) -> Iterator[str]:
    """What was agreed in that item, as what anybody could see of it, and what the coach has to add."""
    item, observation = words.item_in(moment), words.observation
    if item:
        decided = [agreement_words(words, each) for each in observation.decisions if each.item == item]
        to_do = [agreement_words(words, each) for each in observation.actions if each.item == item and not each.earlier]
        yield from (f"Decided in this item: {each}" for each in decided)
        yield from (f"To be done after it: {each}" for each in to_do)
        if not decided and not to_do:
            yield "Nothing was decided in this item, and nobody took anything on."
    yield "[What could anybody see of it: what was done next, what was left out, who fell silent?]"


def _view(words: CoachingWords, moment: ShownBehaviour | None, code: str | None) -> Iterator[str]:
    """The reason for the level that was confirmed, unless it names somebody else, and what only the coach can say."""
    confirmed = None if moment is None else words.coaching.scores[moment.behaviour].confirmed
    if confirmed is not None and not words.others_named_in(confirmed.reason, code):
        yield one_line(confirmed.reason)
    yield "[What I make of it, in a sentence or two, and what I may have missed.]"


def _strength(words: CoachingWords, shown: ShownBehaviour | None) -> Iterator[str]:
    if shown is None:
        yield "[One thing that helped, with the words.]"
        return
    item = words.item_in(shown)
    if shown.line is not None and not is_blank(shown.line.text):
        yield quoted(shown.line.text)
    yield f"{words.rated(shown.behaviour).name}{f', in item {words.item(item)}' if item else ''}."


def _practice(words: CoachingWords, debrief: Debrief) -> Iterator[str]:
    coaching = None if debrief.next is None else words.rated(debrief.next).coaching
    if coaching is not None:
        yield f"One of mine: {one_line(coaching.practice)}"


def _will(words: CoachingWords, debrief: Debrief, own: DebriefWords) -> Iterator[str]:
    if debrief.next is not None:
        yield f"One behaviour: {words.short(debrief.next)}."
    yield f"One practice: {one_line(own.next, LONGEST)}" if own.next else "[One practice, in your own words.]"
    watched = who_watches(own)
    yield f"[{watched}]" if watched == WHO_WATCHES else watched
