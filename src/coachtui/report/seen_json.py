"""The figures of a team that a coach passed on, as JSON values: the content of `seen_words`. It names nobody."""

from typing import Any

from coachtui.assess.seen import BehaviourSeen, SeenInMeetings


def seen_json(seen: SeenInMeetings) -> dict[str, Any]:
    """``seen`` as a JSON object; the levels of a behaviour are in the order of the meetings, null for none."""
    return {
        "format": "coachtui/seen",
        "version": 1,
        "meetings": [{"id": each.id, "name": each.name, "at": each.held} for each in seen.meetings],
        "behaviours": {row.behaviour.id: _behaviour(row) for row in seen.rows},
        "agreements": [
            {"meeting": each.meeting, "kind": each.kind, "what": each.what, "role": each.role, "due": each.due}
            for each in seen.agreements
        ],
    }


def _behaviour(row: BehaviourSeen) -> dict[str, Any]:
    counts = row.seen.counts
    return {
        "levels": list(row.seen.levels),
        "helped": counts.helped,
        "hurt": counts.hurt,
        "missed": counts.missed,
        "speakers": counts.people,
        "yes": counts.yes,
        "partly": counts.partly,
        "no": counts.no,
        "put_down": [{"level": each.level, "at": each.day, "role": each.role} for each in row.own],
        "believed": [{"name": each.name, "said": each.said} for each in row.believed],
    }
