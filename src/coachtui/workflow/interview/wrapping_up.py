"""What is open at the end of an interview, as one frozen value, and the ratings that settle an indicator.

For the interviewer's eyes alone: it holds levels. What the other person may see is for `reading_back`.
"""

from dataclasses import dataclass, replace
from typing import TypeAlias

from coachtui.asking.progress import QuestionState, state_of
from coachtui.asking.quoting import feeds_for_quote, statements_in
from coachtui.assess.claims import counted_grade, counting_rating
from coachtui.model.answers import Absence, Answer, Grade, Quote, Rating
from coachtui.model.craft import Capture
from coachtui.model.frame_ids import CONSENT
from coachtui.model.text import is_blank
from coachtui.store.records import Change
from coachtui.workflow.interview.capturing import captures_about, unfiled_captures
from coachtui.workflow.interview.contradicting import ContradictionLine, contradiction_lines
from coachtui.workflow.interview.framing import consent_is_open
from coachtui.workflow.interview.interviewing import Interview
from coachtui.workflow.interview.rating import counting_in, rate, ratings_in, settle_rating
from coachtui.workflow.interview.releasing import held_back_for_names, naming_others

LevelOrAbsence: TypeAlias = int | Absence
"""What an indicator can be settled at: a level (0-4), or the reason for which it has none."""


@dataclass(frozen=True, slots=True)
class NotedAnswer:
    """The answer to one question in words: the choice as people read it ("" for none), and the note."""

    question: str
    chosen: str
    note: str

    @property
    def texts(self) -> tuple[str, ...]:
        """The choice, then the note; blank ones are left out."""
        return tuple(text for text in (self.chosen, self.note) if not is_blank(text))


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that was parked, noted without an answer, or not asked. ``note`` is what was noted."""

    id: str
    section: str
    asks: str
    note: str
    state: QuestionState


@dataclass(frozen=True, slots=True)
class RatingLine:
    """One indicator that was talked about or rated.

    ``answers`` are the answers that bear on it. ``rating`` is the one that counts, None where there is none yet.
    ``noted`` are all ratings of the indicator where they do not agree, else nothing. ``captured`` are the texts of the
    captures filed to it. ``settled`` says that the counting rating was chosen by hand after all others.
    """

    indicator: str
    name: str
    anchors: tuple[str, ...]
    answers: tuple[NotedAnswer, ...]
    rating: Rating | None
    noted: tuple[Rating, ...]
    settled: bool
    captured: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything that was chosen, noted or captured about it."""
        return (*(text for answer in self.answers for text in answer.texts), *self.captured)

    @property
    def words(self) -> str:
        """The most telling texts in one line: words said verbatim, else notes, else choices, else captures."""
        verbatim = [f"“{quote}”" for answer in self.answers for quote in statements_in(answer.note)]
        if verbatim:
            return " ".join(verbatim)
        noted = [answer.note for answer in self.answers if not is_blank(answer.note)]
        return " ".join(noted or [answer.chosen for answer in self.answers] or self.captured)

    @property
    def unrated(self) -> bool:
        """Whether there is neither a level nor a reason for none."""
        return self.rating is None

    @property
    def ungraded(self) -> bool:
        """Whether there is a level without its evidence."""
        return self.rating is not None and self.rating.level is not None and self.rating.grade is None

    @property
    def differs(self) -> bool:
        """Whether ratings of this session do not agree and nobody has settled the matter."""
        return bool(self.noted) and not self.settled

    @property
    def open(self) -> bool:
        """Whether something is left to do."""
        return self.unrated or self.ungraded or self.differs


@dataclass(frozen=True, slots=True)
class WrapUp:
    """Everything that is open in one session, for the screen and for the plain mode.

    ``person`` is a code, ``heading`` how people call them. ``parked``, ``noted`` and ``unasked`` are questions in the
    order of the agenda; those ``noted`` have words and no answer yet, unless a level in ``ratings`` settles them.
    ``unfiled`` are the captures not filed to anything yet; ``contradictions`` those that were neither raised nor let
    be. ``ratings`` has a line for every indicator that was talked about or rated, settled ones too, in the order of
    the rubric. ``quotes`` are those whose speaker was not asked yet whether they may be used; ``naming`` those that
    may be used, but are withheld because they name somebody. ``not_read_back`` are those of these two that the
    read-back leaves out because they name somebody else. ``consent`` is the request for consent while there is no
    answer to it; ``closing`` are the questions of the closing without words yet.
    """

    session: str
    person: str
    heading: str
    parked: tuple[OpenQuestion, ...]
    unasked: tuple[OpenQuestion, ...]
    unfiled: tuple[Capture, ...]
    contradictions: tuple[ContradictionLine, ...]
    ratings: tuple[RatingLine, ...]
    quotes: tuple[Quote, ...]
    naming: tuple[Quote, ...] = ()
    not_read_back: tuple[Quote, ...] = ()
    consent: OpenQuestion | None = None
    closing: tuple[OpenQuestion, ...] = ()
    noted: tuple[OpenQuestion, ...] = ()

    @property
    def unrated(self) -> tuple[RatingLine, ...]:
        """The indicators with neither a level nor a reason for none."""
        return tuple(line for line in self.ratings if line.unrated)

    @property
    def ungraded(self) -> tuple[RatingLine, ...]:
        """The indicators whose level has no evidence yet."""
        return tuple(line for line in self.ratings if line.ungraded)

    @property
    def differing(self) -> tuple[RatingLine, ...]:
        """The indicators that were rated in several ways, and not settled."""
        return tuple(line for line in self.ratings if line.differs)


def wrap_up_of(interview: Interview) -> WrapUp:
    """Everything that is open in an interview now."""
    progress = interview.progress()
    unasked = tuple(quote for quote in interview.records.quotes if quote.usable is None)
    naming = held_back_for_names(interview)
    return WrapUp(
        session=interview.session_id,
        person=interview.person.code,
        heading=interview.person.spoken,
        parked=tuple(_open_question(interview, question) for question in progress.parked),
        unasked=tuple(_open_question(interview, question) for question in progress.open),
        unfiled=unfiled_captures(interview),
        contradictions=tuple(line for line in contradiction_lines(interview) if line.open),
        ratings=rating_lines(interview),
        quotes=unasked,
        naming=naming,
        not_read_back=tuple(quote for quote in naming_others(interview) if quote in unasked or quote in naming),
        consent=_open_question(interview, CONSENT) if consent_is_open(interview) else None,
        closing=tuple(
            _open_question(interview, each)
            for each in interview.closing_ids
            if state_of(interview.answer_to(each)) is QuestionState.OPEN
        ),
        noted=tuple(
            _open_question(interview, each)
            for each in progress.noted
            if not interview.asked.answer_type(interview.question(each)).on_anchors
        ),
    )


def rating_lines(interview: Interview) -> tuple[RatingLine, ...]:
    """A line for every indicator that was talked about or rated, in the rubric's order."""
    bearing: dict[str, list[NotedAnswer]] = {}
    for answer in noted_answers(interview):
        for fed in feeds_for_quote(interview.question(answer.question), interview.rubric):
            bearing.setdefault(fed, []).append(answer)
    rated: dict[str, list[Rating]] = {}
    for rating in ratings_in(interview):
        rated.setdefault(rating.indicator, []).append(rating)
    captures = interview.captures()
    lines = []
    for indicator in interview.rubric.indicators():
        ratings = rated.get(indicator.id, [])
        captured = tuple(each.text for each in captures_about(captures, indicator.id))
        if not ratings and not captured and indicator.id not in bearing:
            continue
        counts = counting_rating(ratings) if ratings else None
        noted = tuple(ratings) if len({(each.level, each.absence) for each in ratings}) > 1 else ()
        settled = counts is not None and _has_last_word(counts, noted)
        own = tuple(bearing.get(indicator.id, ()))
        lines.append(RatingLine(indicator.id, indicator.name, indicator.anchors, own, counts, noted, settled, captured))
    return tuple(lines)


def noted_answers(interview: Interview) -> tuple[NotedAnswer, ...]:
    """The answers to questions that are shown, in the order of the script, without those that hold no words."""
    shown = interview.visibility()
    answers = interview.answers()
    found = []
    for question in interview.script.questions():
        answer = answers.get(question.id)
        if answer is None or not shown[question.id].shown:
            continue
        noted = NotedAnswer(question.id, interview.spoken(answer), answer.note)
        if noted.texts:
            found.append(noted)
    return tuple(found)


def settle_level(interview: Interview, indicator: str, to: LevelOrAbsence, grade: Grade | None = None) -> Change:
    """Make ``to`` what counts for an indicator in this session, whatever ratings there are.

    The rating that counts now is revised if somebody chose it; if an answer passed it on, a chosen rating is added.
    ``grade`` None keeps the grade of the rating that counts now; an absence has none. A chosen rating that would still
    count for more [method 2.4] is withdrawn; an answer whose level would is given the grade of the settled level. All
    is recorded in one transaction. Raises CoachError for an unknown indicator.
    """
    ratings = [rating for rating in ratings_in(interview) if rating.indicator == indicator]
    if not ratings:
        level, absence = _parts(to)
        return rate(interview, indicator, level=level, absence=absence, grade=grade if absence is None else None)
    settled = _settled(interview, indicator, counting_rating(ratings), to, grade)
    unchanged = [rating for rating in ratings if rating.id == settled.id and replace(rating, at=None) == settled]
    agreed = len({(rating.level, rating.absence) for rating in ratings}) == 1
    if unchanged and agreed:
        return Change()
    now = interview.workspace.surroundings.now().isoformat()
    rivals = [
        rating
        for rating in ratings
        if rating.id != settled.id and counting_rating([replace(settled, at=now), rating]) is rating
    ]
    withdrawn = [rival for rival in rivals if not rival.derived]
    graded = [_with_less_evidence(interview, rival, settled) for rival in rivals if rival.derived]
    # The settled rating comes last, so that it is the latest one.
    return interview.workspace.record(*graded, settled, withdraw=withdrawn, even_if_same=True)


def settle_grade(interview: Interview, indicator: str, grade: Grade) -> Change:
    """Record ``grade`` for the level that counts for an indicator, so that the same level still counts.

    Nothing is recorded where no level counts, or this grade counts already. Raises CoachErrors.
    """
    counts = counting_in(interview).get(indicator)
    if counts is None or counts.level is None or counts.grade is grade:
        return Change()
    if grade >= counted_grade(counts):
        return settle_rating(interview, counts, grade)
    return settle_level(interview, indicator, counts.level, grade)


def _open_question(interview: Interview, question_id: str) -> OpenQuestion:
    question = interview.question(question_id)
    note, state = interview.answer_to(question_id).note, interview.state_of(question_id)
    asks = interview.asked.wording(question) if question_id == CONSENT else interview.asked.in_lists(question)
    return OpenQuestion(question_id, interview.asked.section(question), asks, note, state)


def _has_last_word(counts: Rating, noted: tuple[Rating, ...]) -> bool:
    return not counts.derived and all(other.id == counts.id or (other.at or "") < (counts.at or "") for other in noted)


def _parts(to: LevelOrAbsence) -> tuple[int | None, Absence | None]:
    return (None, to) if isinstance(to, Absence) else (to, None)


def _settled(interview: Interview, indicator: str, counts: Rating, to: LevelOrAbsence, grade: Grade | None) -> Rating:
    """The rating that is to count: the counting one revised, or one at wrap-up beside an answer's."""
    level, absence = _parts(to)
    kept = grade if grade is not None else counts.grade
    if counts.derived:
        rating_id = f"{interview.session_id}/{indicator}/wrap-up"
        there = interview.workspace.state.ratings.get(rating_id)
        counts = there or Rating(rating_id, interview.session_id, interview.person.code, indicator)
    return replace(counts, level=level, absence=absence, grade=kept if absence is None else None, at=None)


def _with_less_evidence(interview: Interview, rival: Rating, settled: Rating) -> Answer:
    """The answer that passed ``rival`` on, with the evidence of ``settled``, so that it counts for no more."""
    return replace(interview.answers()[rival.question or ""], grade=counted_grade(settled), at=None)
