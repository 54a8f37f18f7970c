"""The people of an engagement as JSON values, as `coachtui people --json` prints them: for the assessor."""

from typing import Any

from coachtui.model.consents import consent_lines
from coachtui.model.engagement import State


def people_json(state: State) -> list[dict[str, Any]]:
    """Everybody on the list, with the consent to their latest interview; None where none was asked or recorded."""
    consents = {line.person.code: line for line in consent_lines(state)}
    rows = []
    for person in state.people.values():
        consent = consents.get(person.code)
        given = None if consent is None or consent.given is None else consent.given.value
        rows.append(
            {
                "code": person.code,
                "name": person.name,
                "title": person.title,
                "role": person.role.value,
                "unit": person.unit,
                "consent": given,
                "consent_words": "" if consent is None else consent.words,
            }
        )
    return rows
