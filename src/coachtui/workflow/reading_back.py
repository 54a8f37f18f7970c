"""What the interviewer says back at the end, in the person's own words: fit to be read aloud and seen by them.

Holds no rating, level or anchor, and nothing that names anybody else of the engagement. Quick: no I/O of its own.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coachtui.asking.quoting import feeds_for_quote, quotes_in
from coachtui.asking.wording import fill
from coachtui.assess.claims import counted_grade
from coachtui.model.answers import Grade, Quote, Rating
from coachtui.model.people import Person
from coachtui.model.script import Question, QuestionType
from coachtui.model.text import one_line
from coachtui.workflow.evidence import promise_words, promised
from coachtui.workflow.interviewing import Interview
from coachtui.workflow.wrapping_up import NotedAnswer, noted_answers

SENTENCES = 5
"""How many sentences are read back at most."""

TENSION_LEVELS = 2
"""How many levels two things said must be apart to be read back as a tension."""

LONGEST = 240
"""How many characters of somebody's words one sentence holds at most: more cannot be taken in by ear."""

ENOUGH_WORDS = 5
"""From how many words on something verbatim says enough to stand by itself."""

_PROMISES = re.compile(
    r"\b(?:(?:will|['’]ll|shall) (?:send|mail|e-mail|email|forward|bring|share|print)"  # noqa: RUF001 - both are typed
    r"|(?:send|mail|e-mail|email|forward|bring|show) you\b"
    r"|promised (?:to|me|us)|bring (?:it |them )?along)",
    re.IGNORECASE,
)
"""How notes word that something will be handed over. English only: an unknown wording is missed, none is made up."""

_DENIALS = re.compile(r"\b(?:not|never|nobody|no one|cannot)\b|n['’]t\b", re.IGNORECASE)  # noqa: RUF001 - both are typed
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][”\"'»])\s+|\n+")
_NAME_PART = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What is said back to one person.

    ``sentences`` are five at most; ``tension`` is two of their own statements that do not go together, or "";
    ``promised`` are documents marked as promised, and notes that say something will be handed over; ``quotes`` wait for
    permission, or have it.
    ``held_back`` counts quotes that are not shown because they name somebody else. ``thanks`` is a letter to copy.
    """

    heading: str
    restate: str
    missed: str
    sentences: tuple[str, ...]
    tension: str
    promised: tuple[str, ...]
    quotes: tuple[Quote, ...]
    held_back: int
    thanks: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A sentence that could be read back: the question's place and salience, its section, and the words."""

    place: int
    question: str
    section: str
    salience: int
    verbatim: bool
    words: str

    @property
    def tier(self) -> int:
        """What is read back first: telling verbatim words, then brief ones, then what was noted."""
        if not self.verbatim:
            return 2
        return 0 if len(self.words.split()) >= ENOUGH_WORDS else 1


def read_back(interview: Interview) -> ReadBack:
    """What to say back to the person of this interview.

    Sentences are what was said verbatim first, then the first sentences of notes; spread over the sections, what
    matters most for the assessment first, read in the order of the script. Whatever names another person of the
    engagement is left out: screens and letters may be seen by anybody.
    """
    discreet = _Discretion(interview.workspace.state.people.values(), interview.person)
    answers = noted_answers(interview)
    own = interview.records.quotes
    quotes = tuple(quote for quote in own if discreet.may_show(quote.text))
    to_come = (*_marked_promises(interview, discreet), *_promised(answers, discreet))
    closing = interview.script.closing
    return ReadBack(
        heading=interview.person.spoken,
        restate=closing.restate,
        missed=closing.missed,
        sentences=_sentences(_chosen(list(_candidates(interview, answers, discreet)))),
        tension=_tension(interview, answers, discreet),
        promised=to_come,
        quotes=quotes,
        held_back=len(own) - len(quotes),
        thanks=_thanks(interview, to_come),
    )


class _Discretion:
    """Knows how the other people of the engagement are named: by code, or by any part of a name as it is written."""

    def __init__(self, people: Iterable[Person], person: Person) -> None:
        own = {*_name_parts(person), person.code}
        others = {part for other in people if other.code != person.code for part in (*_name_parts(other), other.code)}
        named = sorted(others - own, key=len, reverse=True)
        self._named = re.compile("|".join(rf"(?<!\w){re.escape(name)}(?!\w)" for name in named)) if named else None

    def may_show(self, text: str) -> bool:
        return self._named is None or self._named.search(text) is None


def _name_parts(person: Person) -> Iterator[str]:
    """The parts of a name that begin with a capital, or belong to a script without any; not von, de and the like."""
    for part in _NAME_PART.findall(person.name):
        if not part[0].islower():
            yield part


def _candidates(interview: Interview, answers: Sequence[NotedAnswer], discreet: _Discretion) -> Iterator[_Candidate]:
    for place, answer in enumerate(answers):
        question = interview.question(answer.question)
        section = interview.section(question)
        verbatim = quotes_in(answer.note)
        found = [text for text in verbatim if discreet.may_show(text)]
        if not verbatim:
            found = [text for text in _first_sentences(answer.note) if discreet.may_show(text)][:1]
        for text in found:
            yield _Candidate(place, question.id, section, question.salience, bool(verbatim), text)


def _first_sentences(note: str) -> list[str]:
    """The first sentence of a note that says something: one word alone is an echo of the choice."""
    sentences = [sentence.strip() for sentence in _SENTENCE_END.split(note)]
    return [sentence for sentence in sentences if " " in sentence][:1]


def _chosen(candidates: list[_Candidate]) -> list[_Candidate]:
    chosen: list[_Candidate] = []
    while candidates and len(chosen) < SENTENCES:
        sections = [one.section for one in chosen]
        questions = [one.question for one in chosen]
        best = min(
            candidates,
            key=lambda one: (
                one.tier,
                sections.count(one.section),
                questions.count(one.question),
                -one.salience,
                one.place,
            ),
        )
        candidates.remove(best)
        chosen.append(best)
    return sorted(chosen, key=lambda one: one.place)


def _sentences(chosen: Sequence[_Candidate]) -> tuple[str, ...]:
    told: list[str] = []
    heard: set[str] = set()
    for one in chosen:
        also = "also " if one.section in heard else ""
        heard.add(one.section)
        words = one_line(one.words, LONGEST)
        on = f"On {_in_a_sentence(one.section)} you {also}said"
        told.append(f"{on}: “{words}”" if one.verbatim else f"{on}, in my words: {words}")
    return tuple(told)


def _in_a_sentence(title: str) -> str:
    """A section's title within a sentence: its first letter small, unless it begins with an abbreviation."""
    title = one_line(title)
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _tension(interview: Interview, answers: Sequence[NotedAnswer], discreet: _Discretion) -> str:
    """One open tension in the person's own words, or "".

    First a contradiction that was not let be: verbatim where both sides are, else as the script puts it, unless that
    would tell what was chosen on anchors. Then two statements on one indicator whose levels are two or more apart;
    else, within an element, the highest level that was only said against one that much lower. The widest gap goes
    first.
    """
    words = {one.question: _telling(interview, one, discreet) for one in answers}
    for contradiction in interview.tensions():
        pair = [words.get(question, "") for question in contradiction.between]
        if all(told.startswith("“") for told in pair):
            return _told_tension(interview, contradiction.between[0], pair[0], pair[1])
        if all(_may_be_told(interview.question(question)) for question in contradiction.between):
            return f"{fill(contradiction.say, interview.names)} How do the two go together?"
    for one, other in _opposites(interview):
        first, second = _words_behind(interview, one, words), _words_behind(interview, other, words)
        if first is None or second is None or first[0] == second[0]:
            continue
        (question, earlier), (_, later) = sorted((first, second), key=lambda found: list(words).index(found[0]))
        return _told_tension(interview, question, earlier, later)
    return ""


def _told_tension(interview: Interview, question: str, earlier: str, later: str) -> str:
    section = _in_a_sentence(interview.section(interview.question(question)))
    return f"On {section} you said {earlier}; and also {later}{_stop(later)} How do the two go together?"


def _stop(words: str) -> str:
    return "" if words.rstrip("”").endswith((".", "!", "?", "…")) else "."


def _opposites(interview: Interview) -> Iterator[tuple[Rating, Rating]]:
    levelled = [(rating.level, rating) for rating in interview.ratings() if rating.level is not None]
    same = [
        (high - low, one, other)
        for high, one in levelled
        for low, other in levelled
        if one.indicator == other.indicator and high - low >= TENSION_LEVELS
    ]
    elements = {indicator.id: indicator.element for indicator in interview.rubric.indicators()}
    counting = [(rating.level, rating) for rating in interview.counting().values() if rating.level is not None]
    across = [
        (high - low, one, other)
        for high, one in counting
        for low, other in counting
        if counted_grade(one) is Grade.SAID
        and elements[one.indicator] == elements[other.indicator]
        and high - low >= TENSION_LEVELS
    ]
    for pairs in (same, across):
        for _, one, other in sorted(pairs, key=lambda pair: -pair[0]):
            yield one, other


def _words_behind(interview: Interview, rating: Rating, words: dict[str, str]) -> tuple[str, str] | None:
    """The question a rating rests on, and its telling words; None when nothing fit to be read out is behind it."""
    for question, telling in words.items():
        at_wrap_up = rating.question is None
        fed = feeds_for_quote(interview.question(question), interview.rubric) if at_wrap_up else ()
        if telling and (question == rating.question or rating.indicator in fed):
            return question, telling
    return None


def _telling(interview: Interview, answer: NotedAnswer, discreet: _Discretion) -> str:
    """The words of one answer as they stand within a sentence: verbatim, else noted, else chosen; "" for none.

    What a scale without options of its own offers are anchors, so a choice there is never told.
    """
    for text in quotes_in(answer.note):
        if discreet.may_show(text):
            return f"“{one_line(text, LONGEST // 2)}”"
    question = interview.question(answer.question)
    noted = [*_first_sentences(answer.note), *([answer.chosen] if _may_be_told(question) else [])]
    for text in noted:
        if text.strip() and discreet.may_show(text):
            return f"(in my words) {one_line(text, LONGEST // 2).rstrip('.')}"
    return ""


def _may_be_told(question: Question) -> bool:
    return question.type is not QuestionType.SCALE


def _marked_promises(interview: Interview, discreet: _Discretion) -> tuple[str, ...]:
    """The documents marked as promised in this session that have not come yet."""
    told = [
        promise_words(note, interview.script)
        for note in promised(interview.workspace.state)
        if note.session == interview.session_id
    ]
    return tuple(dict.fromkeys(words for words in told if discreet.may_show(words)))


def _promised(answers: Sequence[NotedAnswer], discreet: _Discretion) -> tuple[str, ...]:
    """The sentences of notes that word a promise to hand something over, once each."""
    found: dict[str, None] = {}
    for one in answers:
        for sentence in _SENTENCE_END.split(one.note):
            if _PROMISES.search(sentence) and not _DENIALS.search(sentence) and discreet.may_show(sentence):
                found[one_line(sentence.strip(), LONGEST)] = None
    return tuple(found)


def _thanks(interview: Interview, promised: Sequence[str]) -> str:
    name = one_line(interview.person.name)
    organisation = one_line(interview.workspace.engagement.organisation)
    parts = [
        f"Dear {name}," if name else "Good day,",
        f"It was good to talk with you about how things are run at {organisation}. {interview.script.closing.thanks}",
    ]
    if promised:
        listed = "\n".join(f"- {one}" for one in promised)
        parts.append(f"What you were going to let me have, as I noted it:\n{listed}")
    parts.append("With kind regards")
    return "\n\n".join(parts) + "\n"
