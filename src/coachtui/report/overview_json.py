"""An engagement at a glance as JSON values, as `coachtui FILE --json` prints it: for the assessor, as the screen is."""

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from coachtui.model.engagement import Engagement
from coachtui.model.next_steps import NextStep
from coachtui.model.people import Person
from coachtui.report.coverage import Coverage
from coachtui.report.people_json import step_json
from coachtui.report.rows import NOTHING, ScoreRow


def overview_json(
    engagement: Engagement, coverage: Coverage, rows: Iterable[ScoreRow], steps: Iterable[NextStep]
) -> dict[str, Any]:
    """The content of `overview_text` as a JSON object.

    People are codes; a row's texts are those on screen, null for none.
    """
    return {
        "organisation": engagement.organisation,
        "mode": engagement.mode,
        "core_process": engagement.core_process,
        "interviewed": _codes(coverage.interviewed),
        "begun": _codes(coverage.begun),
        "own_view": _codes(coverage.own_view),
        "to_come": _codes(coverage.waiting),
        "declined": _codes(coverage.declined),
        "not_assessed": list(coverage.unassessed),
        "without_evidence": coverage.ungraded,
        "next_steps": [{"person": each.person, **step_json(each)} for each in steps],
        "elements": [
            {name: None if text in {NOTHING, ""} else text for name, text in asdict(row).items()} for row in rows
        ],
    }


def _codes(people: Iterable[Person]) -> list[str]:
    return [person.code for person in people]
