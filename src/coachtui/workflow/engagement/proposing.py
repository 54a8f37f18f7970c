"""People whom others proposed to talk to: what is recorded when they are dropped or added. `people` adds them."""

from dataclasses import replace

from coachtui.model.craft import ProposalState, ProposedPerson
from coachtui.model.people import canonical_code
from coachtui.model.problems import CoachError
from coachtui.model.proposed import Proposed, proposed_people
from coachtui.model.text import clean, listed, one_line
from coachtui.store.records import Change
from coachtui.workflow.engagement.engagements import Workspace


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
    return found, workspace.record(*with_state(found, ProposalState.DROPPED))


def with_state(proposed: Proposed, state: ProposalState) -> tuple[ProposedPerson, ...]:
    """The records of somebody proposed, each in this ``state``, to be recorded."""
    return tuple(replace(each, state=state, at=None) for each in proposed.records)
