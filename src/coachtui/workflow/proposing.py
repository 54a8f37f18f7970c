"""People whom others proposed to talk to: who is still only proposed, and dropping them. `people` adds them."""

from dataclasses import dataclass, replace

from coachtui.model.craft import ProposalState, ProposedPerson
from coachtui.model.engagement import State
from coachtui.model.people import canonical_code
from coachtui.model.problems import CoachError
from coachtui.model.text import clean, listed, one_line
from coachtui.store.records import Change
from coachtui.workflow.engagements import Workspace


@dataclass(frozen=True, slots=True)
class Proposed:
    """Somebody proposed by one or several people: ``by`` are their codes, ``records`` what was recorded of it."""

    name: str
    title: str
    by: tuple[str, ...]
    records: tuple[ProposedPerson, ...]

    @property
    def spoken(self) -> str:
        """Name and title, as far as known."""
        return ", ".join(part for part in (self.name, self.title) if part)


def proposed_people(state: State) -> tuple[Proposed, ...]:
    """Everybody who is only proposed, once each: neither added nor dropped, nor there by the same name or code."""
    there = {canonical_code(each) for person in state.people.values() for each in (person.name, person.code) if each}
    found: dict[str, list[ProposedPerson]] = {}
    for record in state.proposed.values():
        name = canonical_code(record.name)
        if record.state is ProposalState.OPEN and name not in there:
            found.setdefault(name, []).append(record)
    return tuple(
        Proposed(
            own[0].name,
            next((each.title for each in own if each.title), ""),
            tuple(dict.fromkeys(each.person for each in own)),
            tuple(own),
        )
        for own in found.values()
    )


def drop_proposed(workspace: Workspace, name: str) -> tuple[Proposed, Change]:
    """Record that somebody proposed is not to be seen. Raises CoachError where nobody of that name is proposed."""
    known = proposed_people(workspace.state)
    found = next((each for each in known if canonical_code(each.name) == canonical_code(name)), None)
    if found is None:
        raise CoachError(
            "Nobody proposed",
            f"{one_line(clean(name))} is not proposed here.",
            f"Proposed: {listed(each.name for each in known) or 'nobody'}.",
            bad_input=True,
        )
    return found, workspace.record(*settled(found, ProposalState.DROPPED))


def settled(proposed: Proposed, state: ProposalState) -> tuple[ProposedPerson, ...]:
    """What to record when this becomes of somebody proposed."""
    return tuple(replace(each, state=state, at=None) for each in proposed.records)
