"""People whom others proposed to talk to, and who are still only proposed."""

from dataclasses import dataclass

from coachtui.model.craft import ProposalState, ProposedPerson
from coachtui.model.engagement import State
from coachtui.model.people import canonical_code


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
