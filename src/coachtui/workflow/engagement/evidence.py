"""Evidence: files attached to an engagement and saved again, and what was asked for, seen, promised and received."""

import hashlib
import os
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from coachtui.files.keeping import KeptFile, read_kept, safe_name, write_kept
from coachtui.model.answers import Attachment, EvidenceNote, EvidenceState
from coachtui.model.engagement import State
from coachtui.model.problems import CoachError
from coachtui.model.script import Script
from coachtui.model.text import clean, listed, one_line
from coachtui.store.records import Change
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.output import refuse_to_replace


def attach(
    workspace: Workspace,
    file: Path | KeptFile,
    person: str,
    *,
    session: str | None = None,
    question: str | None = None,
    evidence: str | None = None,
    indicators: tuple[str, ...] = (),
) -> Change:
    """Record a file as evidence from the person with the code ``person``.

    If that person promised ``evidence``, an id of the script, the promise is recorded as received. ``file`` is a path,
    or a file that `read_kept` has read on another thread. Without ``session`` it belongs to the person's latest
    session, or to none before the first. Raises CoachError for a file that cannot be kept, and for an unknown person,
    question or evidence.
    """
    code = workspace.person(person).code
    _refuse_unknown(workspace, question, evidence)
    kept = file if isinstance(file, KeptFile) else read_kept(file)
    attachment = Attachment(
        id=str(workspace.surroundings.new_id()),
        session=session or latest_session(workspace.state, code),
        person=code,
        name=kept.name,
        size=len(kept.content),
        sha256=kept.sha256,
        question=question,
        evidence=evidence,
        indicators=indicators,
    )
    received = [
        replace(note, state=EvidenceState.RECEIVED)
        for note in promised(workspace.state)
        if evidence is not None and (note.person, note.evidence) == (code, evidence)
    ]
    return workspace.record(attachment, *received, blobs=[kept.content])


def _refuse_unknown(workspace: Workspace, question: str | None, evidence: str | None) -> None:
    if question is not None and question not in {each.id for each in workspace.script.questions()}:
        raise CoachError(
            "No such question",
            f"The script has no {clean(question)}.",
            f"Its questions have ids such as {next(workspace.script.questions()).id}.",
            bad_input=True,
        )
    if evidence is not None and evidence not in workspace.script.evidence:
        message, hint = f"The script has no {clean(evidence)}.", f"It has {listed(workspace.script.evidence)}."
        raise CoachError("No such evidence", message, hint, bad_input=True)


def latest_session(state: State, person: str) -> str | None:
    """The session that was begun last with ``person``; None before any."""
    sessions = [session.id for session in state.sessions.values() if session.person == person]
    return sessions[-1] if sessions else None


def content_of(workspace: Workspace, attachment: Attachment) -> bytes:
    """The bytes of an attachment. Raises CoachError when the file does not hold them as they were."""
    content = workspace.log.blob(attachment.sha256)
    if content is None or hashlib.sha256(content).hexdigest() != attachment.sha256:
        raise CoachError(
            "The attachment is damaged",
            f"{one_line(attachment.name)} is not in the file as it was attached.",
            "Restore a backup; `coachtui verify` may say more.",
        )
    return content


def save_attachments(
    workspace: Workspace, attachments: Iterable[Attachment], folder: Path, *, overwrite: bool = False
) -> tuple[Path, ...]:
    """Write ``attachments`` into ``folder``, those of the same name each with a number; return their paths.

    Raises CoachError, before anything is written if one of the names is taken there.
    """
    if not folder.is_dir():
        raise CoachError("No such folder", f"There is no folder {one_line(str(folder))}.", "Make it.", bad_input=True)
    places: dict[Path, Attachment] = {}
    taken: set[str] = set()
    for attachment in attachments:
        own = Path(safe_name(attachment.name))
        name, number = own.name, 2
        while _alike(name) in taken:
            name = f"{own.stem} ({number}){own.suffix}"
            number += 1
        taken.add(_alike(name))
        places[folder / name] = attachment
    for place in filter(os.path.lexists, places):
        if not overwrite:
            raise CoachError(
                "The file exists", f"{one_line(str(place))} is there already.", "Nothing was saved.", bad_input=True
            )
        refuse_to_replace(place)
    for place, attachment in places.items():
        write_kept(content_of(workspace, attachment), place, overwrite=overwrite)
    return tuple(places)


def _alike(name: str) -> str:
    """The form that the names share which some disks take for one: in capitals or not, accents composed or not."""
    return unicodedata.normalize("NFC", name).casefold()


def promise_words(note: EvidenceNote, script: Script) -> str:
    """A promised document in words: its description in the script, and the words noted about it."""
    asks = script.evidence.get(note.evidence, note.evidence)
    return f"{asks} ({one_line(note.words)})" if note.words else asks


def mark_evidence(
    workspace: Workspace,
    session: str,
    evidence: str,
    state: EvidenceState,
    *,
    question: str | None = None,
    words: str = "",
) -> Change:
    """Record the state of one piece of evidence in a session, in place of what was noted for it before.

    ``words`` are short: which document, by when. Raises CoachError when there is no such session.
    """
    sitting = workspace.state.sessions.get(session)
    if sitting is None:
        raise CoachError("No such session", f"There is no session {clean(session)}.", bad_input=True)
    if not evidence.strip():
        raise CoachError("No evidence named", "Say which evidence, by its id.", bad_input=True)
    note = EvidenceNote(session, sitting.person, evidence, state, question, one_line(words))
    return workspace.record(note, even_if_same=True)  # a promise made again is open again


def unmark_evidence(workspace: Workspace, note: EvidenceNote) -> Change:
    """Withdraw what was noted about one piece of evidence."""
    return workspace.withdraw(note)


def promised(state: State) -> tuple[EvidenceNote, ...]:
    """Every document promised and not received yet, over the whole engagement, the oldest promise first.

    Received later from the same person, in whichever session, settles a promise.
    """
    notes = sorted(state.evidence_notes.values(), key=lambda note: note.at or "")
    received: dict[tuple[str, str], str] = {
        (note.person, note.evidence): note.at or "" for note in notes if note.state is EvidenceState.RECEIVED
    }
    return tuple(
        note
        for note in notes
        if note.state is EvidenceState.PROMISED and received.get((note.person, note.evidence), "") < (note.at or "~")
    )
