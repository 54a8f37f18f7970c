"""Importing a whole engagement from another program: checked first, then recorded in one transaction or not at all."""

import json
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from coachtui.exchange.log_json import FORMAT as LOG_FORMAT
from coachtui.exchange.log_json import WholeLog, log_from_json
from coachtui.exchange.reading_json import json_from_text
from coachtui.exchange.state_json import ImportedState, could_not_be_read, read_state
from coachtui.exchange.team_figures import FORMAT as FIGURES_FORMAT
from coachtui.exchange.team_figures import as_state_form
from coachtui.files.reading import read_path
from coachtui.model.engagement import State
from coachtui.model.observing import FORM_DRAFTS, NEW_FORM_DRAFTS
from coachtui.model.people import canonical_code
from coachtui.model.problems import CoachError, ErasesPeopleError
from coachtui.model.seen import SeenAgreement, SeenBehaviour
from coachtui.model.text import one_line
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.fold import fold
from coachtui.store.kinds import KINDS, Record
from coachtui.store.records import key_of
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, new_file, open_file
from coachtui.workflow.engagement.paths import is_there
from coachtui.workflow.engagement.private_files import is_private, refuse_mixing
from coachtui.workflow.interview.draft_notes import drafts_kept
from coachtui.workflow.observing.form_drafts import forms_without_id
from coachtui.workflow.passing_on.checking_imports import checked_import
from coachtui.workflow.passing_on.checking_meetings import of_one_kind, taken_ids, with_refusals
from coachtui.workflow.passing_on.meetings_apart import with_own_ids
from coachtui.workflow.passing_on.merging import NOBODY, Merged, MergedFile, join_found_twice, with_names
from coachtui.workflow.passing_on.refusals import keep_refusals, withdraw_refused, without_refused
from coachtui.workflow.passing_on.revised_twice import revised_twice

LARGEST_IMPORT = 512 * 1024 * 1024
"""Bytes of JSON that are read at most; far above any engagement, far below what exhausts a laptop."""


@dataclass(frozen=True, slots=True)
class Imported:
    """The result of an import: how many entries it added, and remarks about what is odd in the file.

    ``merged`` is the result of joining, where a whole log was read; None otherwise. ``forms`` are the ids of meetings
    there by now for which forms of new meetings were begun.
    """

    entries: int
    remarks: tuple[str, ...] = ()
    merged: Merged | None = None
    forms: tuple[str, ...] = ()


def import_engagement(
    path: Path,
    source: Path,
    data: bytes | None,
    around: Surroundings,
    *,
    may_erase: Collection[str] | None = NOBODY,
    again: bool = False,
) -> Imported:
    """Read ``source`` (or ``data``, when it was piped in) into the engagement at ``path``, made if it is not there.

    Takes the state form, the log form and figures of a team, as docs/state-format.md has them. Raises CoachError, and
    then nothing was recorded; ErasesPeopleError where erasures in a log would erase somebody whose code is not in
    ``may_erase`` (None: everybody's is). People who were erased in the engagement are recorded anew only if ``again``
    says so.
    """
    content = read_path(source, largest=LARGEST_IMPORT) if data is None else data
    try:
        values = json_from_text(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise _not_json(source, content, error) from None
    if isinstance(values, dict) and values.get("format") == LOG_FORMAT:
        return _import_log(path, source, log_from_json(values), around, may_erase)
    if isinstance(values, dict) and values.get("format") == FIGURES_FORMAT:
        return _import_figures(path, values, around)
    if not is_there(path):
        own = str(around.new_id())
        imported = _checked(path, values, own, State(), around)
        with new_file(path, around) as log:
            result = _record(log, imported, own)
            withdraw_refused(Workspace(path, log, around))
            return result
    with open_file(path, around, write=True) as log:
        own = log.import_id or str(around.new_id())
        values, apart = _apart(log, values)
        imported = _checked(path, values, own, log.outline(), around)
        if imported.state.observed_meetings:
            known = log.state()
            imported.problems.extend(taken_ids(known, imported))
            _refuse_problems(imported)
            imported = with_refusals(known, imported)
        if log.outline().declined:
            imported = without_refused(log.outline(), imported)
        if not again:
            _refuse_erased(log, imported)
        workspace = Workspace(path, log, around)
        with log.at_once():
            result = _record(log, imported, own)
            withdraw_refused(workspace)
        forms = forms_without_id(workspace)
        return replace(result, remarks=(*apart, *result.remarks), forms=forms)


def _apart(log: EngagementFile, values: object) -> tuple[object, tuple[str, ...]]:
    """``values`` with meetings under ids of their own, and what is to be said of that; see `with_own_ids`."""
    if not log.outline().observed_meetings:
        return values, ()
    drafts = (log.drafts(each) for each in (NEW_FORM_DRAFTS, FORM_DRAFTS))
    return with_own_ids(log.state(), values, [meeting for each in drafts for meeting in each])


def _checked(path: Path, values: object, own: str, outline: State, around: Surroundings) -> ImportedState:
    """What ``values`` hold, in the state form. Raises CoachError with everything that is wrong in it."""
    codes = [*outline.joined.values(), *outline.people]
    imported = read_state(values, f"import/{own}", codes)
    refuse_mixing([outline, imported.state])
    imported = replace(imported, state=of_one_kind(outline, imported.state))
    imported = checked_import(path, imported, around.now())
    _refuse_problems(imported)
    return imported


def _refuse_problems(imported: ImportedState) -> None:
    if imported.problems:
        raise could_not_be_read(imported.problems)


def _record(log: EngagementFile, imported: ImportedState, own: str) -> Imported:
    records = _records(imported.state)
    log.keep_import_id(own)
    log.record(*records, documents=imported.documents, blobs=imported.blobs, keep_time=True)
    return Imported(len(records) + len(imported.documents), imported.remarks)


def _import_figures(path: Path, values: Mapping[str, Any], around: Surroundings) -> Imported:
    """Record what a coach passed on; what was passed on before of the same meetings, and is not any more, goes."""
    if not is_there(path):
        raise _no_engagement(path)
    with open_file(path, around, write=True) as log:
        own, outline = log.import_id or str(around.new_id()), log.outline()
        if outline.engagement is None or outline.engagement.is_coaching or is_private(outline):
            raise _no_engagement(path)
        imported = _checked(path, as_state_form(values, outline.engagement), own, outline, around)
        coming, known = imported.state, log.state()
        there: tuple[SeenBehaviour | SeenAgreement, ...] = (*known.seen_behaviours.values(), *known.agreements.values())
        keys: set[object] = {*coming.seen_behaviours, *coming.agreements}
        gone = [each for each in there if each.meeting in coming.seen_meetings and key_of(each) not in keys]
        records = _records(replace(coming, engagement=None))
        log.keep_import_id(own)
        log.record(*records, withdraw=gone, keep_time=True)
        return Imported(len(records) + len(gone), imported.remarks)


def _not_json(source: Path, content: bytes, error: Exception) -> CoachError:
    """The error for ``content`` that ``error`` kept from being read as JSON."""
    name, hint = one_line(str(source), 150), "`coachtui export` writes such files. For a transcript add --meeting ID."
    message = one_line(f"{name}: {error}", 200)
    if not content.strip():
        message = f"{name} holds nothing"
    elif isinstance(error, json.JSONDecodeError):
        message = f"{name} is no JSON from line {error.lineno}, column {error.colno} on"
    elif isinstance(error, RecursionError):
        message = f"{name} has far more brackets within brackets than such a file"
    elif "digits" in str(error):  # Python's own words name one of its settings
        message = f"{name} holds a number of thousands of digits"
    elif isinstance(error, UnicodeDecodeError):
        message = f"{name} is not a text in UTF-8"
        if content.startswith(b"SQLite format 3"):
            hint = "For an engagement file: `coachtui merge` brings several together."
    return CoachError("Not JSON", f"{message}.", hint, bad_input=True)


def _no_engagement(path: Path) -> CoachError:
    name = one_line(path.name)
    said = f"{name} is none: figures of a team go into an engagement that is there."
    return CoachError("No engagement", said, "Name the file of one.", bad_input=True)


def _records(state: State) -> tuple[Record, ...]:
    return tuple(record for kind in KINDS for record in kind.records_in(state))


def _refuse_erased(log: EngagementFile, imported: ImportedState) -> None:
    """Raise CoachError where the import holds words of people who were erased here and are not here again."""
    erased = {canonical_code(entry.item) for entry in log.entries() if entry.kind == "erased" and entry.item}
    gone = erased - {canonical_code(code) for code in log.outline().people}
    codes = (getattr(record, "person", None) for record in _records(imported.state))
    counts = Counter(code for code in codes if code is not None and canonical_code(code) in gone)
    counts.update(code for code in imported.state.people if canonical_code(code) in gone)
    if counts:
        who = ", ".join(f"{one_line(code)} ({count:,} of its records)" for code, count in counts.items())
        raise CoachError(
            "Erased here",
            f"The file brings back who was erased here: {who}.",
            "If they have agreed to it anew, add --again.",
            bad_input=True,
        )


def _import_log(
    path: Path, source: Path, whole: WholeLog, around: Surroundings, may_erase: Collection[str] | None
) -> Imported:
    """Join the entries of the log form, and people whose codes are written alike, in one transaction."""
    with _receiving(path, around) as log:
        workspace = Workspace(path, log, around)
        people = (entry for entry in whole.entries if entry.kind in {"engagement", "person", "session", "joined"})
        outlines = [log.outline(), fold(sorted(people, key=lambda entry: entry.position))]
        refuse_mixing(outlines)
        keep_drafts = drafts_kept(workspace)
        try:
            with log.joining(whole.entries, whole.documents, whole.blobs, may_erase=may_erase) as result:
                keep_drafts()
                twice = join_found_twice(workspace, outlines)
                refused = keep_refusals(workspace, result.clashes)
        except ErasesPeopleError as error:
            raise with_names(error, outlines) from None
        merged = Merged(
            (MergedFile(source, result.new),),
            result.emptied,
            result.erased,
            twice,
            revised_twice(workspace.state, result.clashes),
            refused,
        )
        return Imported(result.new, merged=merged, forms=forms_without_id(workspace))


@contextmanager
def _receiving(path: Path, around: Surroundings) -> Iterator[EngagementFile]:
    """Open the engagement to import into. One that is made for it is there only once the import has worked."""
    if not is_there(path):
        with new_file(path, around) as log:
            yield log
        return
    with open_file(path, around, write=True) as log:
        yield log
