"""Who does not consent in a meeting that two of the merged files changed, each without knowing of the other."""

from collections.abc import Iterable, Mapping

from coachtui.model.joined_people import under_joined
from coachtui.model.observing import ObservedMeeting
from coachtui.store.bodies import record_in
from coachtui.store.comparing import Clash
from coachtui.workflow.engagement.engagements import Workspace


def keep_refusals(workspace: Workspace, clashes: Iterable[Clash]) -> Mapping[str, tuple[str, ...]]:
    """Record that whoever refuses in either version of a meeting refuses in the one that counts. Raises CoachErrors.

    A file never gives consent for somebody, nor takes back that somebody refused. Returns, by the id of each meeting
    for which that made a difference, the codes of those people.
    """
    state = workspace.state
    changed: list[ObservedMeeting] = []
    kept: dict[str, tuple[str, ...]] = {}
    for meeting, codes in refusing(clashes, state.joined).items():
        counting = state.observed_meetings.get(meeting)
        if counting is None:
            continue
        refused = counting.refused_by(codes)
        if refused != counting:
            changed.append(refused)
        if added := tuple(code for code in codes if code not in counting.unwilling):
            kept[meeting] = added
    if changed:
        workspace.record(*changed)
    return kept


def refusing(clashes: Iterable[Clash], joined: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """The codes of all who refuse in either version of each meeting among ``clashes``, by its id."""
    codes: dict[str, dict[str, None]] = {}
    for clash in clashes:
        for entry in (clash.here, clash.there):
            record = record_in(entry)
            if isinstance(record, ObservedMeeting):
                own = under_joined(record, joined).unwilling
                codes.setdefault(record.id, {}).update(dict.fromkeys(own))
    return {meeting: tuple(each) for meeting, each in codes.items()}
