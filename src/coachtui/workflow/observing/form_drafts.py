"""The content of the form before a meeting: its draft, stored in the coaching file, or what was prepared."""

from collections.abc import Iterable, Mapping

from coachtui.asking.meeting_forms import TypedMeeting, form_in, form_text
from coachtui.asking.tables import Rows, without_blanks
from coachtui.model.answers import Row
from coachtui.model.days import day_words
from coachtui.model.engagement import State
from coachtui.model.observing import FORM_DRAFTS, NEW_FORM_DRAFTS, ObservedMeeting
from coachtui.model.times import moment_words
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.observing.preparing import observed_by_id, proposed_id


def keep_form(workspace: Workspace, meeting: str, typed: TypedMeeting) -> None:
    """Store ``typed`` as the draft of the form of the meeting with this id; where it is empty, drop the draft.

    Raises CoachErrors.
    """
    text = form_text(typed)
    if text:
        workspace.save_draft(_session_of(workspace, meeting), meeting, text)
    else:
        drop_form(workspace, meeting)


def drop_form(workspace: Workspace, meeting: str) -> None:
    """Drop the draft of the form of the meeting with this id. Raises CoachErrors."""
    if observed_by_id(workspace.state, meeting) is None:  # also one left by an undone meeting, or an earlier version
        workspace.log.drop_draft(NEW_FORM_DRAFTS, meeting)
    workspace.log.drop_draft(FORM_DRAFTS, meeting)


def _session_of(workspace: Workspace, meeting: str) -> str:
    """The session of the draft of the form of the meeting with this id.

    A meeting that a merge brings does not get the draft of a new one that was to have the same id.
    """
    return NEW_FORM_DRAFTS if observed_by_id(workspace.state, meeting) is None else FORM_DRAFTS


def forms_without_id(workspace: Workspace) -> tuple[str, ...]:
    """The ids for which forms of new meetings were typed, and which other meetings have by now, as after a merge."""
    return tuple(each for each in workspace.log.drafts(NEW_FORM_DRAFTS) if observed_by_id(workspace.state, each))


def forms_of_new_meetings(workspace: Workspace) -> Mapping[str, str]:
    """Give each of `forms_without_id` another id.

    Returns the earlier id of each such form by the new one. Raises CoachErrors.
    """
    given = {}
    for taken in forms_without_id(workspace):
        drafts = workspace.log.drafts(NEW_FORM_DRAFTS)
        own = proposed_id(workspace.state, {*drafts, *workspace.log.drafts(FORM_DRAFTS)})
        workspace.save_draft(NEW_FORM_DRAFTS, own, drafts[taken])
        workspace.log.drop_draft(NEW_FORM_DRAFTS, taken)
        given[own] = taken
    return given


def has_drafted_form(workspace: Workspace, meeting: str) -> bool:
    """Whether there is a draft of the form of the meeting with this id."""
    return meeting in workspace.log.drafts(_session_of(workspace, meeting))


def form_of(state: State, meeting: ObservedMeeting) -> TypedMeeting:
    """The content of the form that would record ``meeting`` as it is prepared."""
    known = state.observation({meeting.id})
    consents = {True: "yes", False: "no", None: ""}
    fields = {
        "name": meeting.name,
        "date": moment_words(meeting.held),
        "produce": meeting.produce,
        "agreed": meeting.agreed,
        "stepping_in": meeting.stepping_in or "",
        "seen_by": meeting.seen_by,
        "chair": meeting.chair or "",
        "consent_said": consents[meeting.consent_said],
    }
    numbered = sorted(known.actions, key=lambda each: (len(each.id), each.id))
    actions = ({"what": each.what, "who": each.person or each.who, "due": day_words(each.due)} for each in numbered)
    items = ({"title": each.title, "verb": each.verb, "minutes": str(each.minutes or "")} for each in meeting.items)
    figures = ({"name": each.name, "points": " ".join(each.points)} for each in known.figures)
    return TypedMeeting(
        {name: str(text) for name, text in fields.items() if text},
        seats_of(state, meeting),
        filled(items),
        filled(actions),
        filled(figures),
    )


def seats_of(state: State, meeting: ObservedMeeting) -> Rows:
    """The participants of ``meeting`` as rows of the form."""
    return filled(
        {
            "name": state.people[code].name if code in state.people else "",
            "initials": code,
            "consents": "no" if code in meeting.unwilling else "",
        }
        for code in meeting.participants
    )


def filled(rows: Iterable[Row]) -> Rows:
    """The rows without blank cells, and without rows that are empty then."""
    return without_blanks({column: text for column, text in row.items() if text} for row in rows)


def drafted_form(workspace: Workspace, meeting: str) -> tuple[str, TypedMeeting] | None:
    """The id of a meeting and the draft of its form; None where there is no draft.

    ``meeting`` is that id; "" means the draft stored last of a meeting that is not recorded.
    """
    kept = {**workspace.log.drafts(FORM_DRAFTS), **workspace.log.drafts(NEW_FORM_DRAFTS)}
    if observed_by_id(workspace.state, meeting) is not None:
        kept = {**workspace.log.drafts(FORM_DRAFTS)}
    known = (
        (meeting,) if meeting else [each for each in reversed([*kept]) if observed_by_id(workspace.state, each) is None]
    )
    found = ((each, form_in(kept[each])) for each in known if each in kept)
    return next(((each, typed) for each, typed in found if typed is not None), None)
