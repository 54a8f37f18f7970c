"""Exporting a whole engagement as JSON, for another program."""

from collections.abc import Iterator
from pathlib import Path

from coachtui.exchange.log_json import WholeLog, log_to_json
from coachtui.exchange.state_json import state_to_json
from coachtui.model.json_text import json_text
from coachtui.model.problems import CoachError
from coachtui.store.bodies import NamedDocument
from coachtui.store.contents import named_by
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.entry import Entry, body_of
from coachtui.workflow.engagement.output import ending_of, refuse_to_replace, write_output


def export_engagement(path: Path, output: Path, *, whole_log: bool = False) -> str | None:
    """Write the engagement at ``path`` as JSON to ``output``; for "-" the text is returned instead.

    By default the state; with ``whole_log`` every entry with its hashes. Raises CoachError, also for a name that ends
    in anything but ``.json``.
    """
    if str(output) != "-":
        refuse_to_replace(output)
    ending_of(output, ".json", without=".json")
    with EngagementFile.open(path, write=False) as log:
        entries = tuple(log.entries())
        named = {str(entry.item): entry for entry in entries if entry.kind == "document"}
        contents = {sha256: log.document(sha256) or b"" for sha256 in named}
        attached = {name[1] for entry in entries if (name := named_by(entry)) is not None and name[0] == "blob"}
        blobs = {sha256: _blob(log, sha256) for sha256 in sorted(attached)}
        if whole_log:
            data = log_to_json(WholeLog(entries, tuple(contents.values()), tuple(blobs.values())))
        else:
            data = state_to_json(log.state(), tuple(_documents(named, contents)), blobs)
    return write_output(output, json_text(data, indent=2) + "\n")


def _blob(log: EngagementFile, sha256: str) -> bytes:
    content = log.blob(sha256)
    if content is None:
        raise CoachError(
            "An attachment is missing",
            f"The file names one ({sha256:.12}) that is not in it.",
            "Restore a backup; `coachtui verify` may say more.",
        )
    return content


def _documents(named: dict[str, Entry], contents: dict[str, bytes]) -> Iterator[NamedDocument]:
    for sha256, entry in named.items():
        body = body_of(entry.body)
        parts = body if isinstance(body, dict) else {}
        yield NamedDocument(str(parts.get("role")), str(parts.get("id")), str(parts.get("name")), contents[sha256])
