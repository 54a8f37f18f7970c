"""Observed meetings in the state form of JSON: one object for each meeting, with all that was recorded of it.

docs/state-format.md describes them; `meetings_reading` reads them.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from coachtui.model.engagement import State
from coachtui.model.observing import (
    ActionItem,
    AgendaItem,
    Decision,
    LineKind,
    MeetingLine,
    Observation,
    ObservedMeeting,
    Stretch,
    usual_line_id,
)
from coachtui.model.people import Person


def meetings_to_json(state: State) -> list[dict[str, Any]]:
    """Every observed meeting of ``state`` as JSON values. Keys without a value are left out."""
    return [_meeting_json(state.observation({each}), state.people) for each in state.observed_meetings]


def _meeting_json(observed: Observation, people: Mapping[str, Person]) -> dict[str, Any]:
    (meeting,) = observed.meetings
    return _filled(
        {
            "id": meeting.id,
            "name": meeting.name,
            "at": meeting.held,
            "chair": meeting.chair,
            "participants": [_participant_json(meeting, code, people) for code in meeting.participants],
            "items": [_item_json(item) for item in meeting.items],
            "lines": [_line_json(line) for line in observed.lines],
            "missed": [_filled({"behaviour": each.behaviour, "item": each.item}) for each in observed.missed],
            "cards": _cards_json(observed),
            "decisions": [_decision_json(each) for each in observed.decisions],
            "actions": [_action_json(each) for each in observed.actions],
            "figures": [
                _filled({"id": each.id, "name": each.name, "points": [_number(point) for point in each.points]})
                for each in observed.figures
            ],
            "confirmed": [
                {"behaviour": each.behaviour, "level": each.level, "reason": each.reason} for each in observed.confirmed
            ],
            "produce": meeting.produce,
            "agreed": meeting.agreed,
            "stepping_in": None if meeting.stepping_in is None else meeting.stepping_in.value,
            "seen_by": meeting.seen_by,
            "consent_said": meeting.consent_said,
            "began": meeting.began,
            "ended": meeting.ended,
            "pauses": _stretches_json(meeting.pauses),
            "shift": meeting.shift,
            "kept": [{"item": each.item, "word": each.word.value} for each in observed.kept],
            "debriefs": [
                _filled(
                    {
                        "whom": each.whom,
                        "next": each.next,
                        "watcher": each.watcher,
                        "day": each.day,
                        "answer": each.answer,
                    }
                )
                for each in observed.debriefs
            ],
            "notes": [_filled({"whom": each.whom, "text": each.text}) for each in observed.notes],
        }
    )


def _participant_json(meeting: ObservedMeeting, code: str, people: Mapping[str, Person]) -> dict[str, Any]:
    name = people[code].name if code in people else ""
    return _filled({"code": code, "name": name, "consent": False if code in meeting.unwilling else None})


def _cards_json(observed: Observation) -> dict[str, Any]:
    of_meeting: dict[str, str] = {}
    by_item: dict[str, dict[str, str]] = {}
    for card in observed.cards:
        words = by_item.setdefault(card.item, {"item": card.item}) if card.item else of_meeting
        words[card.behaviour] = card.word.value
    return _filled({"items": list(by_item.values()), "meeting": of_meeting})


def _stretches_json(stretches: tuple[Stretch, ...]) -> list[dict[str, Any]]:
    return [_filled({"opened": each.opened, "closed": each.closed}) for each in stretches]


def _item_json(item: AgendaItem) -> dict[str, Any]:
    values = {"id": item.id, "title": item.title, "verb": item.verb, "minutes": item.minutes}
    return _filled({**values, "from": item.first, "to": item.last, "stretches": _stretches_json(item.stretches)})


def _line_json(line: MeetingLine) -> dict[str, Any]:
    return _filled(
        {
            "u": line.number,
            "who": line.person,
            "text": line.text,
            "at": line.said,
            "codes": [f"{mark.behaviour}{'+' if mark.helped else '-'}" for mark in line.marks],
            "star": line.starred or None,
            "length": line.length,
            "id": None if line.id == usual_line_id(line.meeting, line.number) else line.id,
            "raw": line.raw,
            "kind": None if line.kind is LineKind.SAID else line.kind.value,
            "item": line.item,
            "until": line.until,
            "taken_up": line.taken_up,
            "imported": line.imported or None,
        }
    )


def _decision_json(decision: Decision) -> dict[str, Any]:
    return _agreed_json(decision) | _filled(
        {
            "topic": decision.topic,
            "criteria": decision.criteria,
            "options": decision.options,
            "data": decision.data,
            "became": None if decision.became is None else decision.became.value,
        }
    )


def _action_json(action: ActionItem) -> dict[str, Any]:
    return _agreed_json(action) | _filled(
        {
            "earlier": action.earlier or None,
            "done": action.done,
            "on_time": action.on_time,
            "moved": action.moved,
        }
    )


def _agreed_json(agreed: Decision | ActionItem) -> dict[str, Any]:
    return _filled(
        {
            "id": agreed.id,
            "what": agreed.what,
            "who": agreed.who if agreed.person is None else agreed.person,
            "when": agreed.due,
            "item": agreed.item,
            "raw": agreed.raw,
            "at": agreed.said,
        }
    )


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None and value not in ("", [], {})}


def _number(point: str) -> int | float:
    decimal = Decimal(point)
    return int(decimal) if decimal == decimal.to_integral_value() else float(decimal)
