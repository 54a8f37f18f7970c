"""The people of an engagement: list, add, change."""

from dataclasses import replace

from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.model.roles import Role
from coachtui.model.text import clean
from coachtui.workflow.engagements import Workspace


def add_person(workspace: Workspace, person: Person) -> Person:
    """Record a new person. Raises CoachError for a blank code or one that is taken."""
    tidy = _tidy(person)
    if not tidy.code:
        raise CoachError("No code", "A person needs a short code, such as PLN.", bad_input=True)
    if any(code.casefold() == tidy.code.casefold() for code in workspace.state.people):
        raise CoachError(
            "Code taken",
            f"{tidy.code} is already in this engagement.",
            "Edit that person, or pick another code.",
            bad_input=True,
        )
    workspace.record(tidy)
    return tidy


def edit_person(
    workspace: Workspace,
    code: str,
    *,
    role: Role | None = None,
    name: str | None = None,
    title: str | None = None,
    unit: str | None = None,
) -> Person:
    """Record a change to a person; None leaves a field as it is. Raises CoachError when there is no such person."""
    before = workspace.person(code)
    after = _tidy(
        replace(
            before,
            role=before.role if role is None else role,
            name=before.name if name is None else name,
            title=before.title if title is None else title,
            unit=before.unit if unit is None else unit,
        )
    )
    workspace.record(after)
    return after


def _tidy(person: Person) -> Person:
    return Person(
        code=" ".join(clean(person.code).split()),
        role=person.role,
        name=" ".join(clean(person.name).split()),
        title=" ".join(clean(person.title).split()),
        unit=" ".join(clean(person.unit).split()),
    )
