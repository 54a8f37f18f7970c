"""The results of observed meetings as JSON values."""

from typing import Any

from coachtui.assess.cards import CardCount
from coachtui.assess.coaching import CoachingResult
from coachtui.assess.debrief import Debrief, ShownBehaviour
from coachtui.assess.discussed import FigureVerdict
from coachtui.assess.lines import MarkCount
from coachtui.assess.rounding import rounded
from coachtui.report.talk_words import talk_json


def coaching_json(coaching: CoachingResult) -> dict[str, Any]:
    """The results as a JSON object, figures with two decimals.

    Several meetings have no debrief; missing values are null.
    """
    scores = coaching.scores
    values: dict[str, Any] = {
        "format": "coachtui/coaching",
        "version": 1,
        "meetings": [
            {"id": each.id, "name": each.name, "at": each.held, "chair": each.chair}
            for each in coaching.observation.meetings
        ],
        "behaviours": {each: _marks(score.marks) for each, score in scores.items()},
        "behaviour_mean": rounded(coaching.mean),
        "cards": {each: _card(card) for each, score in scores.items() if (card := score.card) is not None},
        "suggested": {each: score.suggested for each, score in scores.items()},
        "confirmed": {
            each: {"level": given.level, "reason": given.reason}
            for each, score in scores.items()
            if (given := score.confirmed) is not None
        },
        "differ": [each for each, score in scores.items() if score.differ],
        "talk_share": {code: rounded(share) for code, share in coaching.talk.items()},
        "transcripts": coaching.spoken.transcripts,
        "talk": talk_json(coaching.spoken),
        "coaching_top3": {whom: list(first) for whom, first in coaching.first.items()},
        "noise": {each.figure.id: each.is_noise for each in coaching.figures},
    }
    if coaching.debriefs:
        values["debrief"] = {whom: _debrief(each) for whom, each in coaching.debriefs.items()}
    return values | {f"xmr_{each.figure.id}": _xmr(each) for each in coaching.figures}


def _marks(count: MarkCount) -> dict[str, Any]:
    return {"pos": count.helped, "neg": count.hurt, "speakers": count.speakers, "score": count.level}


def _card(count: CardCount) -> dict[str, Any]:
    return {
        "yes": count.yes,
        "partly": count.partly,
        "no": count.no,
        "needed": count.needed,
        "share": rounded(count.share),
        "level": count.level,
    }


def _debrief(debrief: Debrief) -> dict[str, Any]:
    return {"strength": _shown(debrief.strength), "moment": _shown(debrief.moment), "next": debrief.next}


def _shown(shown: ShownBehaviour | None) -> dict[str, Any] | None:
    if shown is None:
        return None
    if shown.line is not None:
        return {"behaviour": shown.behaviour, "line": shown.line.number}
    item = int(shown.item) if shown.item.isdecimal() else shown.item
    return {"behaviour": shown.behaviour, "line": None, "item": item}


def _xmr(verdict: FigureVerdict) -> dict[str, Any]:
    limits = verdict.limits
    return {
        "n": len(verdict.points),
        "mean": rounded(verdict.mean),
        "avg_moving_range": rounded(verdict.mean_range),
        "lower": None if limits is None else rounded(limits.lower),
        "upper": None if limits is None else rounded(limits.upper),
        "outside": None if limits is None else [rounded(point) for point in verdict.outside],
        "longest_run_one_side": None if limits is None else verdict.longest_run,
        "max_near_limit_in_4": None if limits is None else verdict.most_near,
    }
