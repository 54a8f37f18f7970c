"""Who does not consent, in a meeting that two of the merged files changed or in an interview."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from coachtui.exchange.state_json import ImportedState
from coachtui.model.craft import Consent, ConsentGiven, Interlude
from coachtui.model.engagement import State
from coachtui.model.joined_people import under_joined
from coachtui.model.observing import ObservedMeeting
from coachtui.model.text import one_line
from coachtui.store.bodies import record_in
from coachtui.store.comparing import Clash
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.interview.framing import records_said_in


@dataclass(frozen=True, slots=True)
class Refused:
    """Refusals that made a difference in a merge.

    ``meetings`` are, by the ids of meetings, the codes of people who refused in one of the files, and not in the
    version that counts; ``interviews`` the codes of people who refused in an interview of which another file had words.
    """

    meetings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    interviews: tuple[str, ...] = ()


def keep_refusals(workspace: Workspace, clashes: Collection[Clash]) -> Refused:
    """Record that whoever refuses in either version of a meeting refuses in the one that counts. Raises CoachErrors.

    A file never gives consent for somebody, nor takes back that somebody refused. What is there of interviews to which
    no consent is given is withdrawn, as it was where it was refused; but not yet where the other file has consent, as
    somebody may choose that (`revised_twice.choose`).
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
    return Refused(kept, withdraw_refused(workspace, but=frozenset(_undecided(clashes))))


def _undecided(clashes: Iterable[Clash]) -> Iterator[str]:
    """The ids of the sessions to which one of two versions is no refusal."""
    for clash in clashes:
        versions = [record_in(entry) for entry in (clash.here, clash.there)]
        consents = [each for each in versions if isinstance(each, Consent)]
        if any(each.given is not ConsentGiven.NO for each in consents):
            yield consents[0].session


def withdraw_refused(workspace: Workspace, *, but: Collection[str] = ()) -> tuple[str, ...]:
    """Withdraw what is there of interviews to which no consent is given, ``but`` of some, by the ids of their sessions.

    Returns whose it was. Raises CoachErrors.
    """
    state = workspace.state
    codes: dict[str, None] = {}
    for session in sorted(state.declined.difference(but)):
        said, consent = tuple(records_said_in(state, session)), state.consents[session]
        if said:
            workspace.record(replace(consent, withdrew=(consent.withdrew or 0) + len(said), at=None), withdraw=said)
            codes[consent.person] = None
    return tuple(codes)


def without_refused(known: State, imported: ImportedState) -> ImportedState:
    """``imported`` without what was said in interviews to which no consent is given in ``known``, and without theirs.

    A remark says whose it was.
    """
    state, lists, left_out = imported.state, dict[str, Any](), dict[str, None]()
    for each in fields(state):
        held = getattr(state, each.name)
        if isinstance(held, Mapping):
            stay_out = {key: record for key, record in held.items() if _said_in(record) in known.declined}
            lists[each.name] = {key: record for key, record in held.items() if key not in stay_out}
            left_out |= {record.person: None for record in stay_out.values() if not isinstance(record, Consent)}
    said = (f"{one_line(code)} does not consent to an interview here: its words stay out." for code in left_out)
    return replace(imported, state=replace(state, **lists), remarks=(*imported.remarks, *said))


def _said_in(record: object) -> str | None:
    """The id of the session in which something was said, or consent given; None for anything else."""
    return None if isinstance(record, Interlude) else getattr(record, "session", None)


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
