"""The read-back at the end of an interview: what the interviewer repeats in the person's own words.

The person may see and hear all of it: it holds no rating, level or anchor, and names nobody else of the engagement.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coachtui.answer_types import ANSWER_TYPES
from coachtui.asking.concrete import is_concrete
from coachtui.asking.quoting import feeds_for_quote, statements_in
from coachtui.assess.claims import counted_grade
from coachtui.model.answers import Grade, Quote, Rating
from coachtui.model.frame_ids import NEXT, RESTATE
from coachtui.model.naming import KnownNames
from coachtui.model.script import Question
from coachtui.model.text import is_blank, one_line, within_a_sentence
from coachtui.workflow.engagement.evidence import promise_words, promised
from coachtui.workflow.interview.contradicting import is_in_their_words, sentence_of
from coachtui.workflow.interview.interviewing import Interview
from coachtui.workflow.interview.rating import counting_in, ratings_in
from coachtui.workflow.interview.releasing import naming_others
from coachtui.workflow.interview.wrapping_up import NotedAnswer, noted_answers

POINTS = "read-back"
"""The item whose draft has the sentences that the interviewer chose, put in order and wrote, a line each."""

SENTENCES = 5
"""How many sentences are read back at most."""

TENSION_LEVELS = 2
"""How many levels two things said must be apart to be read back as a tension."""

LONGEST = 240
"""How many characters of somebody's words one sentence holds at most, so that it can be followed when read out."""

ENOUGH_WORDS = 5
"""From how many words on a quote is preferred to a shorter one."""

LONG_WORDS = 25
"""From how many words on a longer statement tells no more than a shorter one."""

_PROMISES = re.compile(
    r"\b(?:(?:will|['’]ll|shall) (?:send|mail|e-mail|email|forward|bring|share|print)"
    r"|(?:send|mail|e-mail|email|forward|bring|show) you\b"
    r"|promised (?:to|me|us)|bring (?:it |them )?along)",
    re.IGNORECASE,
)
"""How notes word that something will be handed over. English only; other wordings are missed."""

_DENIALS = re.compile(r"\b(?:not|never|nobody|no one|cannot)\b|n['’]t\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|(?<=[.!?…][”\"'»])\s+|\n+")


@dataclass(frozen=True, slots=True)
class ReadBack:
    """Everything on the read-back of one person.

    ``heading`` is how people call them; ``restate`` and ``missed`` are sentences of the script that lead in and ask for
    what was missed; ``put_right`` is what they put right, as noted so far. ``sentences`` are those of the interviewer
    (`write_points`), else `SENTENCES` at most that are suggested; ``others`` are further ones that could be read back.
    ``tension`` puts two of their own statements that do not go together as a question, "" for none. ``promised`` are
    documents marked as promised, and sentences of notes that promise one. ``quotes`` are all their quotes that may be
    shown, allowed or not; ``held_back`` counts those that are not shown because they name somebody else. ``thanks`` is
    the text of a letter.
    """

    heading: str
    restate: str
    missed: str
    put_right: str
    sentences: tuple[str, ...]
    others: tuple[str, ...]
    tension: str
    promised: tuple[str, ...]
    quotes: tuple[Quote, ...]
    held_back: int
    thanks: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    """Words that could be read back. ``place`` is where their question comes in the script, from 0.

    ``grade`` is the best evidence (0-3) of what was rated there.
    """

    place: int
    question: str
    section: str
    salience: int
    verbatim: bool
    words: str
    grade: int

    @property
    def tier(self) -> int:
        """0 for quotes of some length, 1 for shorter ones, 2 for notes: lower ones are read back first."""
        if not self.verbatim:
            return 2
        return 0 if len(self.words.split()) >= ENOUGH_WORDS else 1

    @property
    def weight(self) -> tuple[int, ...]:
        """Larger for words that tell more: with evidence for what was rated, with a date, name or number, and long."""
        return self.salience, self.grade, int(is_concrete(self.words)), min(len(self.words.split()), LONG_WORDS)


def read_back(interview: Interview) -> ReadBack:
    """The read-back to the person of this interview.

    Sentences are suggested from quotes first, then from the first sentences of notes; they are spread over the
    sections, and main points are preferred: questions of higher salience, then words with evidence, with a date, name
    or number, and longer ones. The order is that of the script. Words that name another person of the engagement are
    left out. What the interviewer wrote instead is taken as it is.
    """
    others = KnownNames(interview.workspace.state.people.values(), (interview.person,), any_case=False)
    answers = noted_answers(interview)
    own = interview.records.quotes
    hidden = naming_others(interview)
    quotes = tuple(quote for quote in own if quote not in hidden)
    to_come = (*_marked_promises(interview, others), *_promised(answers, others))
    closing = interview.script.closing
    candidates = list(_candidates(interview, answers, others))
    sentences = _written(interview) or _sentences(_chosen(list(candidates)))
    return ReadBack(
        heading=interview.person.spoken,
        restate=closing.restate,
        missed=closing.missed,
        put_right=interview.drafts().get(RESTATE, interview.answer_to(RESTATE).note),
        sentences=sentences,
        others=_not_among(_sentences(candidates, again=False), sentences),
        tension=_tension(interview, answers, others),
        promised=to_come,
        quotes=quotes,
        held_back=len(own) - len(quotes),
        thanks=_thanks(interview, to_come, _next_step_lines(interview, others)),
    )


def write_points(interview: Interview, text: str) -> None:
    """Store the sentences to read back, a line each, in place of the suggested ones; a blank text suggests again."""
    if is_blank(text):
        interview.drop_draft(POINTS)
    else:
        interview.draft(POINTS, text)


def put_right(interview: Interview, text: str) -> None:
    """Record ``text`` as what they put right when it was said back to them."""
    known = interview.answer_to(RESTATE)
    if text.strip("\n") != known.note:
        interview.record(known.with_note(text.strip("\n")))
    elif RESTATE in interview.drafts():
        interview.drop_draft(RESTATE)


def _not_among(candidates: Sequence[str], sentences: Sequence[str]) -> tuple[str, ...]:
    """The candidates that are no sentence yet, each once; a sentence may say "also" besides."""
    taken = {sentence.replace(" you also said", " you said") for sentence in sentences}
    return tuple(dict.fromkeys(each for each in candidates if each not in taken))


def _written(interview: Interview) -> tuple[str, ...]:
    """The sentences that the interviewer wrote; none where there are only suggestions."""
    lines = interview.drafts().get(POINTS, "").splitlines()
    return tuple(one_line(line) for line in lines if not is_blank(line))


def _candidates(interview: Interview, answers: Sequence[NotedAnswer], others: KnownNames) -> Iterator[_Candidate]:
    grades: dict[str | None, int] = {}
    for rating in ratings_in(interview):
        grades[rating.question] = max(grades.get(rating.question, 0), rating.grade or 0)
    for place, answer in enumerate(answers):
        question = interview.question(answer.question)
        section = interview.asked.section(question)
        verbatim = statements_in(answer.note)
        found = [text for text in verbatim if not others.found_in(text)]
        if not verbatim:
            found = [text for text in _first_sentences(answer.note) if not others.found_in(text)][:1]
        for text in found:
            yield _Candidate(
                place, question.id, section, question.salience, bool(verbatim), text, grades.get(question.id, 0)
            )


def _first_sentences(note: str) -> list[str]:
    """The first sentence of a note that has more than one word, in a list; an empty list where there is none."""
    sentences = [sentence.strip() for sentence in _SENTENCE_END.split(note)]
    return [sentence for sentence in sentences if " " in sentence][:1]


def _chosen(candidates: list[_Candidate]) -> list[_Candidate]:
    """The best candidates, at most `SENTENCES`, in script order; within a tier they are spread over the sections."""
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
                *(-each for each in one.weight),
                one.place,
            ),
        )
        candidates.remove(best)
        chosen.append(best)
    return sorted(chosen, key=lambda one: one.place)


def _sentences(chosen: Sequence[_Candidate], *, again: bool = True) -> tuple[str, ...]:
    """A sentence for each; with ``again`` the second one of a section says "also"."""
    sentences: list[str] = []
    mentioned: set[str] = set()
    for one in chosen:
        also = "also " if again and one.section in mentioned else ""
        mentioned.add(one.section)
        words = one_line(one.words, LONGEST)
        on = f"On {within_a_sentence(one_line(one.section))} you {also}said"
        sentences.append(f"{on}: “{words}”" if one.verbatim else f"{on}, in my words: {words}")
    return tuple(sentences)


def _tension(interview: Interview, answers: Sequence[NotedAnswer], others: KnownNames) -> str:
    """Two of the person's statements that do not go together, put as a question; "" where there are none.

    A contradiction that was not let be comes first: in quotes where both sides have one, else in the words of the
    script, unless an answer is nothing but a level. Then come two statements on one indicator whose levels are
    `TENSION_LEVELS` or more apart; then, within an element, a level with no evidence against one that much lower. The
    widest gap is taken.
    """
    words = {one.question: _words_of(interview, one, others) for one in answers}
    for contradiction in interview.tensions():
        pair = [words.get(question, "") for question in contradiction.between]
        if all(each.startswith("“") for each in pair):
            return _as_question(interview, contradiction.between[0], pair[0], pair[1])
        put = sentence_of(interview, contradiction)
        if is_in_their_words(interview, contradiction) and not others.found_in(put):
            return f"{put} How do the two go together?"
    for one, other in _opposites(interview):
        first, second = _words_behind(interview, one, words), _words_behind(interview, other, words)
        if first is None or second is None or first[0] == second[0]:
            continue
        (question, earlier), (_, later) = sorted((first, second), key=lambda found: list(words).index(found[0]))
        return _as_question(interview, question, earlier, later)
    return ""


def _as_question(interview: Interview, question: str, earlier: str, later: str) -> str:
    section = within_a_sentence(one_line(interview.asked.section(interview.question(question))))
    return f"On {section} you said {earlier}; and also {later}{_stop(later)} How do the two go together?"


def _stop(words: str) -> str:
    return "" if words.rstrip("”").endswith((".", "!", "?", "…")) else "."


def _opposites(interview: Interview) -> Iterator[tuple[Rating, Rating]]:
    """Pairs of ratings whose levels are far apart, the higher one first, in the order described in `_tension`."""
    levelled = [(rating.level, rating) for rating in ratings_in(interview) if rating.level is not None]
    same = [
        (high - low, one, other)
        for high, one in levelled
        for low, other in levelled
        if one.indicator == other.indicator and high - low >= TENSION_LEVELS
    ]
    elements = {indicator.id: element.id for element in interview.rubric.elements for indicator in element.indicators}
    counting = [(rating.level, rating) for rating in counting_in(interview).values() if rating.level is not None]
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
    """The question that a rating was given at and words of its answer; None where none of them may be read out."""
    for question, own in words.items():
        at_wrap_up = rating.question is None
        fed = feeds_for_quote(interview.question(question), interview.rubric) if at_wrap_up else ()
        if own and (question == rating.question or rating.indicator in fed):
            return question, own
    return None


def _words_of(interview: Interview, answer: NotedAnswer, others: KnownNames) -> str:
    """The words of one answer as part of a sentence: a quote, else the note, else the choice; "" for none.

    A choice on a scale is never used: its options are anchors.
    """
    for text in statements_in(answer.note):
        if not others.found_in(text):
            return f"“{one_line(text, LONGEST // 2)}”"
    question = interview.question(answer.question)
    noted = [*_first_sentences(answer.note), *([answer.chosen] if _choice_may_be_read(question) else [])]
    for text in noted:
        if text.strip() and not others.found_in(text):
            return f"(in my words) {one_line(text, LONGEST // 2).rstrip('.')}"
    return ""


def _choice_may_be_read(question: Question) -> bool:
    return ANSWER_TYPES[question.type].read_out


def _marked_promises(interview: Interview, others: KnownNames) -> tuple[str, ...]:
    """The documents marked as promised in this session that have not come yet."""
    words = [
        promise_words(note, interview.script)
        for note in promised(interview.workspace.state)
        if note.session == interview.session_id
    ]
    return tuple(dict.fromkeys(each for each in words if not others.found_in(each)))


def _promised(answers: Sequence[NotedAnswer], others: KnownNames) -> tuple[str, ...]:
    """The sentences of notes that word a promise to hand something over, once each."""
    found: dict[str, None] = {}
    for one in answers:
        for sentence in _SENTENCE_END.split(one.note):
            if _PROMISES.search(sentence) and not _DENIALS.search(sentence) and not others.found_in(sentence):
                found[one_line(sentence.strip(), LONGEST)] = None
    return tuple(found)


def _next_step_lines(interview: Interview, others: KnownNames) -> tuple[str, ...]:
    """What they were told happens next, a line each."""
    lines = interview.answer_to(NEXT).note.splitlines()
    return tuple(one_line(line, LONGEST) for line in lines if not is_blank(line) and not others.found_in(line))


def _thanks(interview: Interview, promised: Sequence[str], next_steps: Sequence[str]) -> str:
    name = one_line(interview.person.name)
    organisation = one_line(interview.workspace.engagement.organisation)
    parts = [
        f"Dear {name}," if name else "Good day,",
        f"It was good to talk with you about how things are run at {organisation}. {interview.script.closing.thanks}",
    ]
    if promised:
        listed = "\n".join(f"- {one}" for one in promised)
        parts.append(f"What you were going to let me have, as I noted it:\n{listed}")
    if next_steps:
        listed = "\n".join(f"- {one}" for one in next_steps)
        parts.append(f"What happens next, as I told you:\n{listed}")
    parts.append("With kind regards")
    return "\n\n".join(parts) + "\n"
