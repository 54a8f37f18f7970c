"""The form before a meeting while it is filled in: what is typed into it is a draft of the coaching file."""

import json
from collections.abc import Mapping

from coachtui.asking.tables import rows_in, rows_text
from coachtui.model.observing import FORM_DRAFTS
from coachtui.model.text import clean
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.observing.preparing import observed_by_id
from coachtui.workflow.observing.typed_meeting import TypedMeeting

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "participants": ("name", "initials", "consents"),
    "items": ("title", "verb", "minutes"),
    "actions": ("what", "who", "due"),
    "figures": ("name", "points"),
}
"""The tables of the form, and their columns, in order."""


def form_text(typed: TypedMeeting) -> str:
    """What was typed as one text, which `form_in` reads back; "" where nothing was typed."""
    tables = {name: rows_text(rows) for name in COLUMNS if (rows := getattr(typed, name))}
    fields = {name: text for name, text in typed.fields.items() if text}
    return json.dumps({"fields": fields, **tables}, ensure_ascii=False) if fields or tables else ""


def form_in(text: str) -> TypedMeeting | None:
    """What was typed, from a text that `form_text` made; None where it is none."""
    try:
        read = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, dict) or not isinstance(fields := read.get("fields"), dict):
        return None
    tables = {name: rows_in(str(read.get(name, "")), columns) or () for name, columns in COLUMNS.items()}
    return TypedMeeting({str(name): clean(str(said)) for name, said in fields.items()}, **tables)


def form_words(typed: TypedMeeting) -> str:
    """What was typed, a line for each field and each row, for a text file."""
    rows = (row for name in COLUMNS for row in getattr(typed, name))
    return "\n".join((*filter(None, typed.fields.values()), *(", ".join(row.values()) for row in rows)))


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


def form_as_left(workspace: Workspace, meeting: str) -> tuple[str, TypedMeeting] | None:
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
