"""Which one rating of a person counts for an indicator, and what its evidence supports. Nothing is averaged here."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from coachtui.model.answers import Absence, Attachment, Grade, Rating, Session, SessionKind
from coachtui.model.people import Person
from coachtui.model.rubric import Arithmetic, Rubric
from coachtui.model.scorecard import Claim
from coachtui.model.times import moment_of

_Rank = tuple[int, bool, datetime]

_SETTLED = frozenset({Absence.DONT_KNOW, Absence.NOT_APPLICABLE})
"""The absences that replace an earlier level in a session that follows; the others leave it as it was."""

Proofs = Collection[tuple[str, str]]
"""The pairs of person and question, and of person and indicator, for which a file was attached."""


@dataclass(frozen=True, slots=True)
class IndicatorClaims:
    """What people said about one indicator: for each person asked either a claim or an absence.

    ``absences`` are by the person's code.
    """

    claims: tuple[Claim, ...] = ()
    absences: Mapping[str, Absence] = field(default_factory=dict)


def proofs_in(attachments: Iterable[Attachment]) -> Proofs:
    """What the attached files are evidence for. A file attached without a question or indicator proves nothing here."""
    return frozenset(
        (attached.person, about)
        for attached in attachments
        for about in (attached.question, *attached.indicators)
        if about is not None
    )


def _highest_grade(rating: Rating, session: Session | None, arithmetic: Arithmetic, proofs: Proofs) -> Grade:
    """The highest grade that this rating of ``session`` can count with: CONFIRMED, but for self-assessments.

    These are held to ``arithmetic.self_assessment_grade``, since nobody else saw the evidence, until a file is attached
    for that question or indicator [method 2.6].
    """
    if session is None or session.kind is not SessionKind.SELF_ASSESSMENT:
        return Grade.CONFIRMED
    if any((rating.person, about) in proofs for about in (rating.question, rating.indicator) if about is not None):
        return Grade.CONFIRMED
    return Grade(arithmetic.self_assessment_grade)


def counted_grade(rating: Rating, highest: Grade = Grade.CONFIRMED) -> Grade:
    """The grade a rating counts with, at most ``highest``; absences and open grades count as g0 [method 2.4, 2.5]."""
    if rating.absence is not None or rating.grade is None:
        return Grade.SAID
    return min(rating.grade, highest)


def counting_rating(ratings: Iterable[Rating], highest: Grade = Grade.CONFIRMED) -> Rating:
    """Of one person's ratings of one indicator in one session, the one that counts [method 2.4].

    The highest counted grade wins; at the same grade an explicit rating beats one derived from an answer; then the
    latest wins, by ``at`` and after that by the order given. Raises ValueError when there are none.
    """
    best: Rating | None = None
    for rating in ratings:
        if best is None or _rank(rating, highest) >= _rank(best, highest):
            best = rating
    if best is None:
        raise ValueError("there is no rating to choose from")
    return best


def counting_ratings(
    rubric: Rubric,
    people: Mapping[str, Person],
    sessions: Mapping[str, Session],
    ratings: Iterable[Rating],
    proofs: Proofs = (),
) -> Mapping[str, Mapping[str, Rating]]:
    """For each person, the one rating that counts of each indicator, as `counting_rating` chooses it.

    Several sessions of one person are compared by the same rule. Left out are ratings of unknown people or
    indicators, those that hold neither a level nor an absence, and people whose role belongs to no band of the rubric.
    People come band by band and by code within a band, whatever the order of people or ratings. Of an indicator that
    was rated again in a session that follows another, the earlier ratings are left out too.
    """
    places = {band.id: place for place, band in enumerate(rubric.arithmetic.bands)}
    bands = _band_ids(rubric.arithmetic, people)
    banded = sorted((places[bands[person.role]], code) for code, person in people.items() if person.role in bands)
    chosen: dict[str, dict[str, Rating]] = {code: {} for _, code in banded}
    indicators = rubric.indicator_ids

    def rank(rating: Rating) -> _Rank:
        return _rank(rating, _highest_grade(rating, sessions.get(rating.session), rubric.arithmetic, proofs))

    for rating in _not_rated_again(sessions, ratings):
        of_person = chosen.get(rating.person)
        empty = rating.level is None and rating.absence is None
        if of_person is None or rating.indicator not in indicators or empty:
            continue
        best = of_person.get(rating.indicator)
        # Ranks are worked out only where there is a choice: most people rate an indicator once.
        if best is None or rank(rating) >= rank(best):
            of_person[rating.indicator] = rating
    return chosen


def _not_rated_again(sessions: Mapping[str, Session], ratings: Iterable[Rating]) -> Iterable[Rating]:
    """``ratings`` without those of indicators that were rated again: the latest of the sessions that follow counts."""
    if all(session.follows is None for session in sessions.values()):
        return ratings
    every = tuple(ratings)
    again: dict[tuple[str, str], Session] = {}
    for rating in every:
        session = sessions.get(rating.session)
        if session is None or session.follows is None or (rating.level is None and rating.absence not in _SETTLED):
            continue
        latest = again.setdefault((session.follows, rating.indicator), session)
        if moment_of(session.started) > moment_of(latest.started):
            again[session.follows, rating.indicator] = session

    def counts(rating: Rating) -> bool:
        session = sessions.get(rating.session)
        latest = again.get(((session and session.follows) or rating.session, rating.indicator))
        return latest is None or latest.id == rating.session

    return tuple(filter(counts, every))


def outweighed_ratings(
    rubric: Rubric,
    people: Mapping[str, Person],
    sessions: Mapping[str, Session],
    ratings: Iterable[Rating],
    indicator: str,
    proofs: Proofs,
) -> tuple[Rating, ...]:
    """The ratings of one indicator that do not count, since another one of the same person does [method 2.4].

    In the order of ``ratings``; left out is what `counting_ratings` leaves out.
    """
    own = [rating for rating in ratings if rating.indicator == indicator]
    counting = counting_ratings(rubric, people, sessions, own, proofs)
    return tuple(
        rating
        for rating in own
        if (chosen := counting.get(rating.person, {}).get(indicator)) is not None
        and chosen is not rating
        and (rating.level is not None or rating.absence is not None)
    )


def claims_by_indicator(
    rubric: Rubric,
    people: Mapping[str, Person],
    sessions: Mapping[str, Session],
    ratings: Iterable[Rating],
    proofs: Proofs = (),
) -> Mapping[str, IndicatorClaims]:
    """Claims and absences about each indicator, in rubric order; claims as `counting_ratings` orders them."""
    arithmetic = rubric.arithmetic
    bands = _band_ids(arithmetic, people)
    claims: dict[str, list[Claim]] = {indicator.id: [] for indicator in rubric.indicators()}
    absences: dict[str, dict[str, Absence]] = {indicator: {} for indicator in claims}
    for code, of_person in counting_ratings(rubric, people, sessions, ratings, proofs).items():
        band = bands[people[code].role]
        for indicator, rating in of_person.items():
            if rating.absence is not None:
                absences[indicator][code] = rating.absence.for_rating
            elif rating.level is not None:
                highest = _highest_grade(rating, sessions.get(rating.session), arithmetic, proofs)
                claims[indicator].append(_claim(rating, rating.level, arithmetic, band, highest))
    return {indicator: IndicatorClaims(tuple(own), absences[indicator]) for indicator, own in claims.items()}


def _band_ids(arithmetic: Arithmetic, people: Mapping[str, Person]) -> Mapping[str, str]:
    """The id of the band of each role that one of ``people`` has, without roles that are in none."""
    found = {role: arithmetic.band_of(role) for role in {person.role for person in people.values()}}
    return {role: band.id for role, band in found.items() if band is not None}


def _claim(rating: Rating, level: int, arithmetic: Arithmetic, band: str, highest: Grade) -> Claim:
    grade = counted_grade(rating, highest)
    return Claim(
        person=rating.person,
        band=band,
        level=level,
        supported=min(level, arithmetic.caps[grade]),
        grade=rating.grade,
        counted_grade=grade,
        session=rating.session,
        question=rating.question,
        derived=rating.derived,
        evidence=rating.evidence,
    )


def _rank(rating: Rating, highest: Grade) -> _Rank:
    return counted_grade(rating, highest), not rating.derived, moment_of(rating.at)
