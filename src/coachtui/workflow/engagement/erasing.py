"""Erasing a person: what would go, and taking it out of the file for good."""

from collections import Counter
from dataclasses import dataclass

from coachtui.model.observing import FORM_DRAFTS
from coachtui.model.people import canonical_code, code_among
from coachtui.model.problems import CoachError
from coachtui.model.text import listed, one_line
from coachtui.workflow.engagement.engagements import Workspace


@dataclass(frozen=True, slots=True)
class ErasureOutline:
    """What erasing the person with this code takes away.

    ``entries`` counts every revision ever recorded, the other numbers what is in the state or stored as drafts now.
    ``name`` is the name as last recorded, or the code. ``codes`` are all codes that are written alike and recorded
    here: they are one person, and go together. What was being typed in an observed meeting goes whoever it is.
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


def what_goes(workspace: Workspace, person: str) -> ErasureOutline:
    """What would be erased of ``person``, a code however it is written; all zero where it is gone already.

    Raises CoachError for a code that nobody ever had here.
    """
    full: Counter[str] = Counter()
    held: dict[str, set[str]] = {}
    for entry in workspace.log.entries():
        if entry.person is not None:
            full[entry.person] += entry.body is not None
            held.setdefault(entry.person, set()).update([entry.session] if entry.session else [])
    state = workspace.state
    code = code_among((*state.people, *full), person)
    if code is None:
        known = listed(full) or "nobody yet"
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
        code if known_as is None else known_as.spoken,
        codes,
        sessions,
        answers,
        ratings,
        quotes,
        attachments,
        lines,
        sum(full[each] for each in codes),
        sum(len(workspace.log.drafts(each)) for each in (*own, *state.observed_meetings, FORM_DRAFTS)),
    )


def erase_person(workspace: Workspace, going: ErasureOutline) -> None:
    """Take every word of that person out of the file: bodies, drafts, evidence files, the name, the search index.

    The code, times and hashes stay, so that `verify` can prove the rest. What others said about the person stays too.
    Raises CoachErrors; what was begun is finished at the next opening for writing.
    """
    workspace.log.erase(going.code)
