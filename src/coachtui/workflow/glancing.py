"""Who takes part in an engagement and who is heard, from the folded log alone: no script, no rubric, no figure."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from coachtui.model.answers import SessionKind
from coachtui.model.engagement import State
from coachtui.model.people import Person
from coachtui.workflow.engagements import Workspace


class Heard(StrEnum):
    """How far an interview with a person has come."""

    INTERVIEWED = "interviewed"
    BEGUN = "begun"
    TO_COME = "to come"


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person of the engagement, and how far their interview has come."""

    person: Person
    heard: Heard


@dataclass(frozen=True, slots=True)
class Glance:
    """Who takes part and who is heard. ``next`` is the code of whom to interview next; None when nobody is left."""

    organisation: str
    core_process: str
    mode: str
    people: tuple[PersonLine, ...]
    next: str | None

    def count(self, heard: Heard) -> int:
        """How many people have come this far."""
        return sum(line.heard is heard for line in self.people)


def glance(workspace: Workspace) -> Glance:
    """Who takes part and who is heard. Raises CoachError for a file that names no organisation."""
    engagement, state = workspace.engagement, workspace.log.outline()
    heard = _heard(state)
    people = tuple(PersonLine(person, heard.get(person.code, Heard.TO_COME)) for person in state.people.values())
    waiting = [line.person.code for wanted in (Heard.BEGUN, Heard.TO_COME) for line in people if line.heard is wanted]
    return Glance(
        engagement.organisation,
        engagement.core_process,
        engagement.mode,
        people,
        waiting[0] if waiting else None,
    )


def engagements_in(folder: Path) -> tuple[Path, ...]:
    """The engagement files in a folder by name; none where the folder cannot be listed."""
    try:
        return tuple(sorted(path for path in folder.glob("*.coach") if path.is_file()))
    except OSError:
        return ()


def _heard(state: State) -> dict[str, Heard]:
    """How far each person has come. A session without a beginning was handed in by another program, so it was held."""
    heard: dict[str, Heard] = {}
    for session in state.sessions.values():
        if session.kind is SessionKind.OBSERVATION:
            continue
        if session.ended or session.started is None:
            heard[session.person] = Heard.INTERVIEWED
        else:
            heard.setdefault(session.person, Heard.BEGUN)
    return heard
