"""What somebody hands over from a private file: the records that were agreed, in a file of their own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from coachtui.model.answers import Answer
from coachtui.model.craft import Consent, ConsentGiven
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.model.text import is_blank, listed
from coachtui.store.bodies import NamedDocument
from coachtui.store.kinds import Record, Withdrawable
from coachtui.workflow.alone.own_answers import OwnAnswers
from coachtui.workflow.engagement.engagements import Surroundings, new_file

_CODE_LETTERS = 6
BEFORE_ALL = datetime(2000, 1, 1, tzinfo=UTC)
"""The time of the record of a handed-over person: an engagement's own record of that person is newer and wins."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """The records to hand over, as they will be written, and the contents they refer to.

    ``taken_back`` are records to withdraw that an earlier hand-over may have written.
    """

    person: Person
    records: tuple[Record, ...]
    taken_back: tuple[Withdrawable, ...] = ()
    documents: tuple[NamedDocument, ...] = ()
    blobs: tuple[bytes, ...] = ()


def usual_code(session_id: str) -> str:
    """The code of somebody to whom nobody gave one; the same each time for one session."""
    return f"SELF-{session_id[-_CODE_LETTERS:].upper()}"


def consent_in(session_id: str, code: str, parts: Iterable[tuple[str, bool, bool]]) -> Consent:
    """The consent that handing over is: with limits where something that there is was left out.

    ``parts`` say what it is, whether there is any of it, and whether it is handed over.
    """
    left_out = [what for what, is_there, goes in parts if is_there and not goes]
    if not left_out:
        return Consent(session_id, code, ConsentGiven.YES)
    return Consent(session_id, code, ConsentGiven.LIMITS, f"handed over without {listed(left_out)}")


def says_anything(answer: Answer) -> bool:
    """Whether there is something of an answer to hand over."""
    return answer.value is not None or answer.absence is not None or not is_blank(answer.note)


def write_parcel(parcel: Parcel, output: Path, surroundings: Surroundings) -> None:
    """Write the records to the new file ``output``.

    The file names no organisation, so that it can be merged into any engagement. Raises CoachError where it cannot be
    written; a file begun is removed again.
    """
    if output.suffix != ".coach":
        raise CoachError("Another kind of file", f"{output.name} has to end in .coach.", bad_input=True)
    clock = _Clock(surroundings.now)
    with new_file(output, Surroundings("", clock, surroundings.new_id)) as log:
        log.record(parcel.person)
        clock.is_early = False
        log.record(
            *parcel.records,
            withdraw=parcel.taken_back,
            documents=parcel.documents,
            blobs=parcel.blobs,
            keep_time=True,
        )


@dataclass(slots=True)
class _Clock:
    """A clock that gives `BEFORE_ALL` while ``is_early``, then the time of ``now``."""

    now: Callable[[], datetime]
    is_early: bool = True

    def __call__(self) -> datetime:
        return BEFORE_ALL if self.is_early else self.now()


def documents_in(own: OwnAnswers) -> tuple[NamedDocument, ...]:
    """The script and rubric of a session, as far as the private file has them."""
    found = []
    for role, document_id, sha256 in (
        ("script", own.script.id, own.session.script),
        ("rubric", own.rubric.id, own.session.rubric),
    ):
        content = own.workspace.log.document(sha256) if sha256 is not None else None
        if content is not None:
            found.append(NamedDocument(role, document_id, f"{document_id}.yaml", content))
    return tuple(found)
