"""Searching words in everything that was noted, answered, said or attached, each in its latest revision."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from heapq import merge
from itertools import islice
from operator import attrgetter

from coachtui.model.answers import Answer, Grade
from coachtui.model.engagement import State
from coachtui.model.observing import CoachNote, DebriefWords, MeetingLine, ObservedMeeting
from coachtui.model.problems import CoachError
from coachtui.model.slips import SlipAnswers
from coachtui.model.suggesting import suggestion
from coachtui.model.text import one_line
from coachtui.store.kinds import KIND_NAMED, KIND_OF, Record
from coachtui.store.searching import Passage
from coachtui.store.terms import Spans, Term, spans_of, terms_in
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.overview.asked_in import AskedIn

MOST_HITS = 200
"""Hits returned unless somebody asks for another number: more than anybody reads."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One answer, note, quote or attachment that was found. ``kind`` is one of these words.

    ``spans`` are where in ``text`` the words stand, as character positions. ``indicators`` are those of the record
    itself, such as a quote, for answers and notes what their question feeds, for a line of a meeting the behaviours
    that it shows. ``session`` is None for an attachment that came before any, ``person`` empty for what others wrote
    about a meeting. ``at`` is when it was noted, a UTC time in ISO form. ``meeting`` is the id of the observed meeting
    that it is of; None for none.
    """

    kind: str
    person: str
    session: str | None
    question: str | None
    indicators: tuple[str, ...]
    text: str
    spans: Spans
    at: str
    meeting: str | None = None


def search(
    workspace: Workspace,
    typed: str,
    *,
    person: str | None = None,
    indicator: str | None = None,
    grade: Grade | None = None,
    most: int = MOST_HITS,
) -> tuple[Hit, ...]:
    """The records that have every word of ``typed``, the newest first, ``most`` hits at most. Any ``typed`` is allowed.

    A word is a whole word, ``plan*`` any word that begins so, ``"the plan"`` these words in a row; case and accents do
    not matter. ``person`` is a code in any case, ``indicator`` an id, ``grade`` the evidence grade of the note's
    answer, or of the best rating made with it. Raises CoachError for an unknown person or indicator.
    """
    terms: tuple[Term, ...] = terms_in(typed)
    if not terms:
        return ()
    code = None if person is None else workspace.person(person).code
    asked = AskedIn(workspace)
    if indicator is not None:
        noted = {each for quote in workspace.state.quotes.values() for each in quote.indicators}
        _refuse_unknown(indicator, asked.indicators() | dict.fromkeys(sorted(noted)))  # noted by an earlier rubric
    best = {} if grade is None else _best_grades(workspace.state)
    found = merge(
        _in_words(workspace, terms, code, asked),
        _in_choices(workspace, terms, code, asked),
        key=attrgetter("at"),
        reverse=True,
    )
    hits = (
        hit
        for hit in found
        if (indicator is None or indicator.casefold() in {each.casefold() for each in hit.indicators})
        and (grade is None or best.get((hit.session, hit.question)) is grade)
    )
    return tuple(islice(hits, most))


def _in_words(workspace: Workspace, terms: tuple[Term, ...], code: str | None, asked: AskedIn) -> Iterator[Hit]:
    """What was noted, said and answered in free words or numbers, the newest first."""
    for passage in workspace.log.search(terms, code):
        if not _may_be_found(workspace, passage, code):
            continue
        if isinstance(passage.record, Answer) and passage.record.value is not None:
            hit = _answered(passage, passage.record, terms, asked)
            if hit is not None:
                yield hit
            continue
        yield _hit(passage, asked)


def _answered(passage: Passage, answer: Answer, terms: tuple[Term, ...], asked: AskedIn) -> Hit | None:
    """The hit of an answer with a value; None where the words are only in what stands for a choice or a level."""
    said = asked.own_words(answer)
    text = "\n".join(filter(None, (said, answer.note)))
    spans = spans_of(terms, text)
    if spans is None:
        return None
    kind = "answer" if spans[0][0] < len(said) else KIND_OF[Answer].found_as
    feeds = asked.feeds(answer.session, answer.question)
    return Hit(kind, passage.person, answer.session, answer.question, feeds, text, spans, passage.at)


def _in_choices(workspace: Workspace, terms: tuple[Term, ...], code: str | None, asked: AskedIn) -> Iterator[Hit]:
    """The answers that chose something with these words, the newest first; the log has only ids of what was chosen."""
    if not asked.offers(terms):
        return
    hits = []
    for answer in workspace.state.answers.values():
        if answer.value is not None and code in {None, answer.person}:
            said = asked.chosen(answer)
            spans = spans_of(terms, said)
            if spans is not None:
                feeds = asked.feeds(answer.session, answer.question)
                at = answer.at or ""
                hits.append(Hit("answer", answer.person, answer.session, answer.question, feeds, said, spans, at))
    yield from sorted(hits, key=attrgetter("at"), reverse=True)


def _refuse_unknown(indicator: str, known: Collection[str]) -> None:
    if indicator.casefold() not in {each.casefold() for each in known}:
        message = f"The rubric has no {one_line(indicator, 40)}."
        raise CoachError("No such indicator", message, suggestion(indicator, known), bad_input=True)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The first match of a hit on one line: the text before it, the words found, and the text after them."""

    before: str
    found: str
    after: str


def excerpt(hit: Hit, width: int) -> Excerpt:
    """The first match with the text around it, about ``width`` characters in all."""
    start, end = hit.spans[0] if hit.spans else (0, 0)
    begin = max(start - width // 3, 0)
    while 0 < begin < start and not hit.text[begin - 1].isspace():
        begin += 1
    before = ("…" if begin else "") + _spaced(hit.text[begin:start])
    found = one_line(hit.text[start:end])
    after = _spaced(hit.text[end:])[: max(width - len(before) - len(found) - 1, 0)]
    return Excerpt(before, found, after if end + len(after) >= len(hit.text.rstrip()) else f"{after}…")


def _spaced(text: str) -> str:
    """The text on one line, with a space kept at an end that has white space."""
    return " " * text[:1].isspace() + one_line(text) + " " * (text[-1:].isspace() and bool(text.strip()))


def _hit(passage: Passage, asked: AskedIn) -> Hit:
    kind, own = KIND_NAMED[passage.kind], passage.indicators
    if passage.question is not None and not hasattr(kind.record, "indicators"):
        own = asked.feeds(passage.session, passage.question)
    if isinstance(passage.record, MeetingLine):
        own = tuple(dict.fromkeys(mark.behaviour for mark in passage.record.counted_marks if mark.behaviour))
    return Hit(
        kind.found_as or kind.name,
        "" if isinstance(passage.record, SlipAnswers) else passage.person,
        passage.session,
        passage.question,
        own,
        passage.text,
        passage.spans,
        passage.at,
        _meeting_of(passage.record),
    )


def _meeting_of(record: Record) -> str | None:
    """The id of the observed meeting that something was recorded of; None where it was of none."""
    if isinstance(record, ObservedMeeting):
        return record.id
    return getattr(record, "meeting", None) if KIND_OF[type(record)].within else None


def _may_be_found(workspace: Workspace, passage: Passage, person: str | None) -> bool:
    """Whether a passage may be shown to somebody who searches, in all or in what is of ``person``, a code.

    What others wrote about a meeting is nobody's, and shown only where enough of them answered. What was said by
    somebody who does not consent to be noted, by what is known of it now, or said or written to one, is not shown.
    """
    match passage.record:
        case SlipAnswers(id=written):
            from coachtui.workflow.alone.pulse import may_be_found  # noqa: PLC0415 - only for files with such answers

            return person is None and may_be_found(workspace, written)
        case MeetingLine(meeting=held) | DebriefWords(meeting=held) | CoachNote(meeting=held):
            meeting = workspace.state.observed_meetings.get(held)
            return meeting is None or passage.person not in meeting.unwilling
        case _:
            return True


def _best_grades(state: State) -> dict[tuple[str | None, str | None], Grade]:
    """The best evidence at each question of each session, from the answer itself and the ratings made at it."""
    graded = [
        *((answer.session, answer.question, answer.grade) for answer in state.answers.values()),
        *((rating.session, rating.question, rating.grade) for rating in state.ratings.values()),
    ]
    best: dict[tuple[str | None, str | None], Grade] = {}
    for session, question, grade in graded:
        if grade is not None and question is not None:
            best[session, question] = max(grade, best.get((session, question), grade))
    return best
