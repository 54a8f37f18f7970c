"""The people of an engagement as JSON values, as `coachtui people --json` prints them: for the assessor."""

from typing import Any

from coachtui.model.consents import consent_lines
from coachtui.model.engagement import State
from coachtui.model.next_steps import NextStep, next_steps
from coachtui.model.proposed import proposed_people


def people_json(state: State) -> list[dict[str, Any]]:
    """Everybody on the list, with the consent to their latest interview, null where it was not asked or recorded.

    ``told`` are the next steps that they were told. Proposed people come last, without code and role, and with the
    codes of those who proposed them.
    """
    consents = {line.person.code: line for line in consent_lines(state)}
    steps: dict[str, list[dict[str, Any]]] = {}
    for step in next_steps(state):
        steps.setdefault(step.person, []).append(step_json(step))
    rows: list[dict[str, Any]] = []
    for person in state.people.values():
        consent = consents.get(person.code)
        given = None if consent is None or consent.given is None else consent.given.value
        rows.append(
            {
                "code": person.code,
                "name": person.name,
                "title": person.title,
                "role": person.role,
                "unit": person.unit,
                "consent": given,
                "consent_words": "" if consent is None else consent.words,
                "proposed_by": [],
                "told": steps.get(person.code, []),
            }
        )
    nothing: dict[str, Any] = {"unit": "", "consent": None, "consent_words": "", "told": []}
    rows += [
        {"code": None, "name": each.name, "title": each.title, "role": None, **nothing, "proposed_by": list(each.by)}
        for each in proposed_people(state)
    ]
    return rows


def step_json(step: NextStep) -> dict[str, Any]:
    """A next step as a JSON object, without whom it was told."""
    return {"words": step.words, "due": None if step.due is None else step.due.isoformat(), "done": step.done}
