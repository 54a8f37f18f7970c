"""Handing a whole engagement to another program, and taking one in."""

import json
from collections.abc import Iterator
from pathlib import Path

from coachtui import __version__
from coachtui.exchange import log_json
from coachtui.exchange.state_json import Document, state_from_json, state_to_json
from coachtui.files.reading import read_path
from coachtui.model.answers import Answer, Quote, Rating, Session
from coachtui.model.engagement import State
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.store.bodies import Computed, document_entry, entry_for
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import Entry, NewEntry
from coachtui.workflow.engagements import Surroundings
from coachtui.workflow.output import write_output

LARGEST_IMPORT = 512 * 1024 * 1024
"""Bytes of JSON that are read at most; far above any engagement, far below what exhausts a laptop."""


def export_engagement(path: Path, output: Path, *, whole_log: bool = False) -> str | None:
    """Write the engagement at ``path`` as JSON to ``output``; for "-" the text is returned instead.

    By default the state as it stands; with ``whole_log`` every entry with its hashes. Raises CoachError.
    """
    with EngagementFile.open(path, write=False) as log:
        entries = tuple(log.entries())
        documents = {
            str(entry.item): content for entry in _documents(entries) if (content := log.document(str(entry.item)))
        }
        if whole_log:
            data = log_json.log_to_json(entries, documents.values())
        else:
            named = tuple(_document(entry, documents[str(entry.item)]) for entry in _documents(entries))
            data = state_to_json(log.state(), named)
    return write_output(output, json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def import_engagement(path: Path, source: Path, data: bytes | None, around: Surroundings) -> int:
    """Read ``source`` (or ``data``, when it was piped in) into the engagement at ``path``, made if it is not there.

    Returns how many entries were added. Raises CoachError, and then nothing was recorded.
    """
    content = read_path(source, largest=LARGEST_IMPORT) if data is None else data
    try:
        values = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise CoachError("Not JSON", f"{source}: {error}.", "It is what export writes.", bad_input=True) from None
    if isinstance(values, dict) and values.get("format") == log_json.FORMAT:
        entries, contents = log_json.log_from_json(values)
        with _open(path, around) as log:
            return log.adopt(entries, contents)
    handed_in = state_from_json(values)
    with _open(path, around) as log:
        new = tuple(_entries(handed_in.state, handed_in.documents))
        log.append(*new, documents=tuple(document.text.encode() for document in handed_in.documents))
    return len(new)


def _open(path: Path, around: Surroundings) -> EngagementFile:
    opening = EngagementFile.open if path.exists() else EngagementFile.create
    return opening(path, author=around.author, app=__version__, now=around.now, new_id=around.new_id)


def _entries(state: State, documents: tuple[Document, ...]) -> Iterator[NewEntry]:
    if state.engagement is not None:
        yield entry_for(state.engagement)
    for document in documents:
        yield document_entry(document.sha256, document.role, document.id, document.name)
    records: tuple[Person | Session | Answer | Rating | Quote, ...] = (
        *state.people.values(),
        *state.sessions.values(),
        *state.answers.values(),
        *state.ratings.values(),
        *state.quotes.values(),
    )
    for record in records:
        yield entry_for(record, keep_time=True)
    for indicator, level in state.computed.items():
        yield entry_for(Computed(indicator, level))


def _documents(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    seen: set[str | None] = set()
    for entry in entries:
        if entry.kind == "document" and entry.item not in seen:
            seen.add(entry.item)
            yield entry


def _document(entry: Entry, content: bytes) -> Document:
    body = json.loads(entry.body or "{}")
    return Document(
        str(body.get("role")), str(body.get("id")), str(body.get("name")), content.decode("utf-8", "replace")
    )
