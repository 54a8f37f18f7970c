"""What became of what earlier meetings left, and levels meeting by meeting, as JSON values."""

from typing import Any

from coachtui.assess.following_up import FollowedUp, Topic
from coachtui.model.observing import ActionItem
from coachtui.report.followed_words import FollowedWords
from coachtui.report.level_rows import SeriesRow


def followed_json(after: FollowedWords) -> dict[str, Any]:
    """``after`` as a JSON object; ``last_time`` is left out for several meetings together."""
    values: dict[str, Any] = {
        "topics": [_topic(each) for each in after.topics],
        "series": {
            "meetings": [each.id for each in after.meetings],
            "rows": [_row(each) for each in after.rows],
        },
    }
    return values if after.followed is None else {"last_time": _last_time(after.followed)} | values


def _last_time(followed: FollowedUp) -> dict[str, Any]:
    promised = followed.promised
    return {
        "agreed": followed.agreed or None,
        "words": None if promised is None else promised.next,
        "kept": {each.item: each.word.value for each in followed.kept},
        "actions": [_action(each) for each in followed.actions],
    }


def _action(action: ActionItem) -> dict[str, Any]:
    who = action.who if action.person is None else action.person
    return {
        "what": action.what,
        "who": who or None,
        "when": action.due or None,
        "done": action.done,
        "on_time": action.on_time,
        "moved": action.moved,
    }


def _topic(topic: Topic) -> dict[str, Any]:
    return {
        "topic": topic.name,
        "decisions": [
            {"meeting": each.meeting, "what": each.what, "became": None if each.became is None else each.became.value}
            for each in topic.decisions
        ],
    }


def _row(row: SeriesRow) -> dict[str, Any]:
    limits = row.limits
    return {
        "behaviour": row.behaviour.id,
        "levels": list(row.levels),
        "limits": None if limits is None else {"lower": float(limits.lower), "upper": float(limits.upper)},
        "signals": sorted(each.value for each in row.signals),
    }
