"""Erasing a person: what would go, and taking it out of the file for good."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.workflow.engagements import Workspace


@dataclass(frozen=True, slots=True)
class Going:
    """What erasing the person with this code takes away.

    ``entries`` counts every revision ever recorded, the others what stands now. ``name`` is the name as last recorded,
    or the code.
    """

    code: str
    name: str
    sessions: int
    answers: int
    ratings: int
    quotes: int
    attachments: int
    entries: int


def what_goes(workspace: Workspace, person: str) -> Going:
    """What would be erased of ``person``, a code in any case; all zero where it is gone already.

    Raises CoachError for a code that nobody ever had here.
    """
    full: Counter[str] = Counter()
    for entry in workspace.log.entries():
        if entry.person is not None:
            full[entry.person] += entry.body is not None
    code = _code_among(full, person)
    state = workspace.state
    known = state.people.get(code)
    sessions, answers, ratings, quotes, attachments = (
        sum(record.person == code for record in records.values())
        for records in (state.sessions, state.answers, state.ratings, state.quotes, state.attachments)
    )
    name = code if known is None else known.spoken
    return Going(code, name, sessions, answers, ratings, quotes, attachments, full[code])


def _code_among(codes: Iterable[str], person: str) -> str:
    folded = [code for code in codes if code.casefold() == person.casefold()]
    found = [code for code in folded if code == person] or folded
    if len(found) == 1:
        return found[0]
    known = ", ".join(one_line(code) for code in found or codes) or "nobody yet"
    raise CoachError(
        "No such person", f"{one_line(person)} is not one person's code here. There: {known}.", bad_input=True
    )


def erase_person(workspace: Workspace, going: Going) -> None:
    """Take every word of that person out of the file: bodies, drafts, evidence files, the name, the search index.

    The code, times and hashes stay, so that `verify` can prove the rest. What others said about the person stays too.
    Raises CoachErrors; what was begun is finished at the next opening for writing.
    """
    workspace.log.erase(going.code)
