"""What stands in the form before a meeting: what is typed, which is a draft of the coaching file, or was prepared."""

from collections.abc import Iterable

from coachtui.asking.meeting_forms import TypedMeeting, form_in, form_text
from coachtui.asking.tables import Rows, without_blanks
from coachtui.model.answers import Row
from coachtui.model.days import day_words
from coachtui.model.engagement import State
from coachtui.model.observing import FORM_DRAFTS, ObservedMeeting
from coachtui.model.times import moment_words
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.observing.preparing import observed_by_id


def keep_form(workspace: Workspace, meeting: str, typed: TypedMeeting) -> None:
    """Store what is typed into the form of the meeting with this id; where that is nothing, drop what was stored.

    Raises CoachErrors.
    """
    text = form_text(typed)
    if text:
        workspace.save_draft(FORM_DRAFTS, meeting, text)
    else:
        drop_form(workspace, meeting)


def drop_form(workspace: Workspace, meeting: str) -> None:
    """Drop what is stored of the form of the meeting with this id. Raises CoachErrors."""
    workspace.log.drop_draft(FORM_DRAFTS, meeting)


def has_drafted_form(workspace: Workspace, meeting: str) -> bool:
    """Whether something typed into the form of the meeting with this id waits to be recorded."""
    return meeting in workspace.log.drafts(FORM_DRAFTS)


def form_of(state: State, meeting: ObservedMeeting) -> TypedMeeting:
    """What stands in the form of a meeting that is prepared: what could have been typed to record it."""
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
    """Who takes part, in the rows of the form."""
    return filled(
        {
            "name": state.people[code].name if code in state.people else "",
            "initials": code,
            "consents": "no" if code in meeting.unwilling else "",
        }
        for code in meeting.participants
    )


def filled(rows: Iterable[Row]) -> Rows:
    """The rows without blank cells, and without those that hold nothing."""
    return without_blanks({column: text for column, text in row.items() if text} for row in rows)


def drafted_form(workspace: Workspace, meeting: str) -> tuple[str, TypedMeeting] | None:
    """What stood in the form when it was last closed without being recorded, and the id of the meeting it is for.

    ``meeting`` is that id; "" stands for the form that was typed into last, of a meeting that is not recorded. None
    where there is nothing.
    """
    kept = workspace.log.drafts(FORM_DRAFTS)
    known = (
        (meeting,) if meeting else [each for each in reversed([*kept]) if observed_by_id(workspace.state, each) is None]
    )
    found = ((each, form_in(kept[each])) for each in known if each in kept)
    return next(((each, typed) for each, typed in found if typed is not None), None)
