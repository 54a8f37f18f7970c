"""The results of observed meetings as a page: for the coach, for the team, for the chair, or for one person."""

from collections.abc import Sequence

from coachtui.assess.coaching import CHAIR, TEAM
from coachtui.assess.seen import OwnView
from coachtui.report.behaviour_words import behaviour_paragraphs, card_paragraphs, own_paragraphs
from coachtui.report.coaching_words import CoachingWords, about_meetings
from coachtui.report.debrief_words import agreed_paragraphs, debrief_paragraphs, figure_paragraphs, for_whom
from coachtui.report.followed_words import FollowedWords, followed_paragraphs, row_paragraphs
from coachtui.report.paragraphs import Handout, Paragraphs
from coachtui.report.talk_words import talk_paragraphs

NOTHING_AGREED = "No decision was noted, and nothing for anybody to do."


def coaching_handout(
    words: CoachingWords, whom: str = "", after: FollowedWords | None = None, own: Sequence[OwnView] = ()
) -> Handout:
    """The whole page for ``whom``: "team", "chair", or a code that the result has a debrief for; "" is the coach.

    It begins with what became of what earlier meetings left, ``after``, unless it is for one person by code. ``own`` is
    what sheets say of the meeting: each person reads his or her own, the coach all.
    """
    title, about = about_meetings(words)
    after = after if whom in {"", TEAM, CHAIR} else None
    code = words.code_of(whom) if whom else None
    shown = [each for each in own if not whom or (code is not None and each.person == code)]
    return Handout(title, about, tuple(_paragraphs(words, whom, after, shown)))


def _paragraphs(words: CoachingWords, whom: str, after: FollowedWords | None, own: Sequence[OwnView]) -> Paragraphs:
    if after is not None:
        yield from followed_paragraphs(words, after, named=whom != TEAM)
    if not whom:
        yield from _both(words)
    else:
        yield from debrief_paragraphs(words, whom, named=whom != TEAM)
    yield from own_paragraphs(words, own)
    yield from agreed_paragraphs(words)
    yield from figure_paragraphs(words, named=whom != TEAM)
    if whom in {"", TEAM}:
        yield from behaviour_paragraphs(words, named=not whom)
        yield from row_paragraphs(after) if after is not None else ()
        yield from card_paragraphs(words)
    if not whom:
        yield from talk_paragraphs(words)


def _both(words: CoachingWords) -> Paragraphs:
    """The debriefs for the team and for the chair, as the coach reads them; of several meetings what to work on."""
    for whom in (TEAM, CHAIR):
        yield for_whom(words, whom), ()
        yield from debrief_paragraphs(words, whom)


def agreed_handout(words: CoachingWords) -> Handout:
    """Decisions and actions alone, to be mailed to all who were there."""
    title, _ = about_meetings(words)
    paragraphs = tuple(agreed_paragraphs(words))
    return Handout(title, () if paragraphs else (NOTHING_AGREED,), paragraphs)
