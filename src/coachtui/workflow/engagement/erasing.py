"""Erasing a person: what would go, and taking it out of the file for good."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coachtui.asking.meeting_forms import called_in, form_in
from coachtui.model.observing import FORM_DRAFTS, NEW_FORM_DRAFTS
from coachtui.model.people import canonical_code, code_among
from coachtui.model.problems import CoachError
from coachtui.model.text import listed, one_line
from coachtui.workflow.engagement.engagements import Workspace, at_once, file_of


@dataclass(frozen=True, slots=True)
class ErasureOutline:
    """What erasing the person with this code takes away.

    ``entries`` counts every revision ever recorded, the other numbers what is in the state or stored as drafts now.
    ``name`` is the name as last recorded, or the code. ``codes`` are all codes that are written alike and recorded
    here: they are one person, and go together; there are none where the person is named only in what was typed into
    the form before a meeting. What was being typed in an observed meeting goes whoever it is.
    """

    code: str
    name: str
    codes: tuple[str, ...]
    sessions: int
    answers: int
    ratings: int
    quotes: int
    attachments: int
    lines: int
    entries: int
    drafts: int

    def __bool__(self) -> bool:
        return bool(self.entries or self.drafts)


def erasure_outline(workspace: Workspace, person: str) -> ErasureOutline:
    """What would be erased of ``person``, a code however it is written; all zero where it is gone already.

    Who is named only in a form before a meeting goes by initials or by name. Raises CoachError for a code that nobody
    ever had here.
    """
    full: Counter[str] = Counter()
    held: dict[str, set[str]] = {}
    for entry in workspace.log.entries():
        if entry.person is not None:
            full[entry.person] += entry.body is not None
            held.setdefault(entry.person, set()).update([entry.session] if entry.session else [])
    state = workspace.state
    code = code_among((*state.people, *full), person)
    named = {} if code else dict(_named_in_forms(workspace))
    code = code or code_among(named, person)
    if code is None:
        known = listed((*full, *named)) or "nobody yet"
        message = f"{one_line(person)} is nobody's code here. Known: {known}."
        raise CoachError("No such person", message, "Name one of them.", bad_input=True)
    codes = tuple(each for each in full if canonical_code(each) == canonical_code(code))
    own = {session for each in codes for session in held[each]}
    known_as = state.people.get(code)
    sessions, answers, ratings, quotes, attachments, lines = (
        sum(record.person in {code, *codes} for record in records.values())
        for records in (
            state.sessions, state.answers, state.ratings, state.quotes, state.attachments, state.meeting_lines
        )
    )  # fmt: skip
    return ErasureOutline(
        code,
        named.get(code, code) if known_as is None else known_as.spoken,
        codes,
        sessions,
        answers,
        ratings,
        quotes,
        attachments,
        lines,
        sum(full[each] for each in codes),
        sum(1 for _ in _drafts(workspace, own)),
    )


def _drafts(workspace: Workspace, sessions: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """The drafts of these sessions, of all observed meetings and of the forms before them, by session and item."""
    for session in (*sessions, *workspace.state.observed_meetings, FORM_DRAFTS, NEW_FORM_DRAFTS):
        yield from ((session, item) for item in workspace.log.drafts(session))


def _named_in_forms(workspace: Workspace) -> Iterator[tuple[str, str]]:
    """Who is named in the forms before meetings that are kept, as `called_in` has it, and is nobody known by name."""
    recorded = {canonical_code(each.name) for each in workspace.state.people.values()}
    drafts = (draft for session in (FORM_DRAFTS, NEW_FORM_DRAFTS) for draft in workspace.log.drafts(session).values())
    forms = filter(None, map(form_in, drafts))
    named = (pair for form in forms for pair in called_in(form))
    return ((called, name) for called, name in named if canonical_code(name) not in recorded)


def erase_person(workspace: Workspace, outline: ErasureOutline) -> None:
    """Delete every word of the person of ``outline`` in the file: bodies, drafts, evidence files, name, search index.

    The code, times and hashes stay, so that `verify` can prove the rest. What others said about the person stays too.
    Of somebody of whom nothing was recorded only drafts go. Raises CoachErrors; what was begun is finished at the next
    opening for writing.
    """
    if outline.codes:
        file_of(workspace).erase(outline.code)
    else:
        with at_once(workspace):
            for session, item in tuple(_drafts(workspace)):
                workspace.log.drop_draft(session, item)
