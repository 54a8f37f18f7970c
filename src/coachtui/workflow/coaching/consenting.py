"""Consent in a meeting that is over: somebody withdraws it or gives it after all, and what follows from that."""

from collections.abc import Iterable

from coachtui.model.observing import ObservedMeeting
from coachtui.model.people import code_among
from coachtui.model.problems import CoachError
from coachtui.model.text import counted, listed, one_line
from coachtui.store.records import Change
from coachtui.workflow.coaching.coaching_result import observed_named
from coachtui.workflow.engagement.engagements import Workspace


def set_consent(workspace: Workspace, meetings: Iterable[ObservedMeeting], code: str, *, given: bool) -> Change:
    """Record whether the participant with this ``code`` consents in these ``meetings``.

    Of somebody who does not, no page, search or export shows words from then on, and none of his or her lines count.
    The file has the words still, until they are erased.
    """
    return workspace.record(*(each.with_consent(code, given=given) for each in meetings if code in each.participants))


def consent_words(code: str, *, given: bool, file: str = "FILE") -> str:
    """What it means that somebody consents or does not, as a notice, with the command that erases the words."""
    name = one_line(code)
    if given:
        return f"{name} consents: what was noted is shown again."
    return (
        f"No words of {name} are shown or exported any more. "
        f"coachtui erase {one_line(file)} --person {name} takes them out for good."
    )


def record_consent(workspace: Workspace, meeting: str, typed: str, *, given: bool) -> str:
    """Record consent of the person with the code ``typed`` in ``meeting``, as typed, "" for all.

    Returns a notice about it. Raises CoachError where there is no such meeting, or nobody of that code took part.
    """
    state = workspace.state
    meetings = (observed_named(state, meeting),) if meeting else tuple(state.observed_meetings.values())
    codes = dict.fromkeys(code for each in meetings for code in each.participants)
    code = code_among(codes, typed)
    if code is None:
        known = listed(codes) or "nobody yet"
        raise CoachError("Nobody", f"{one_line(typed)} took part in none of them. There: {known}.", bad_input=True)
    changed = [each for each in set_consent(workspace, meetings, code, given=given).revisions if each.fields]
    said = consent_words(code, given=given, file=workspace.path.name)
    return f"Noted for {counted(len(changed), 'meeting')}. {said}" if changed else f"That was noted already. {said}"
