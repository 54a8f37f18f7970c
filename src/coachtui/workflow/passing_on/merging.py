"""Merging files of one engagement: those of other interviewers, and what managers hand over."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from coachtui import __version__
from coachtui.model.engagement import State
from coachtui.model.people import JoinedCode, Person, canonical_code
from coachtui.model.problems import CoachError, ErasesPeopleError
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.joining import JoinResult
from coachtui.store.merging import merging_files
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, file_of, workspace_not_named_yet
from coachtui.workflow.engagement.private_files import refuse_mixing
from coachtui.workflow.interview.draft_notes import drafts_kept
from coachtui.workflow.passing_on.refusals import Refused, keep_refusals
from coachtui.workflow.passing_on.revised_twice import RevisedTwice, revised_twice

_NOBODY_REFUSED = Refused()
NOBODY: Collection[str] = ()
"""The people whom merged files may erase, unless somebody agreed to it."""


@dataclass(frozen=True, slots=True)
class MergedFile:
    """One file that was merged: how many of its entries were ``new``."""

    source: Path
    new: int


@dataclass(frozen=True, slots=True)
class FoundTwice:
    """People whose codes differ only in spelling. ``joined``: they are one person now, with the first code.

    ``roles`` are their recorded roles, where these differ; the first counts.
    """

    codes: tuple[str, ...]
    joined: bool
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merged:
    """The result of a merge.

    ``emptied`` counts, by code, the merged entries that were emptied because their person had been erased before,
    ``erased`` the entries that an erasure among the merged ones has emptied. ``twice`` are the people found under
    several codes, ``revised`` the records that were revised in several of the files.
    """

    brought: tuple[MergedFile, ...]
    emptied: Mapping[str, int] = field(default_factory=dict)
    erased: Mapping[str, int] = field(default_factory=dict)
    twice: tuple[FoundTwice, ...] = ()
    revised: tuple[RevisedTwice, ...] = ()
    refused: Refused = _NOBODY_REFUSED

    @property
    def new(self) -> int:
        """How many new entries all files had together."""
        return sum(each.new for each in self.brought)


def merge_into_new(
    sources: Sequence[Path],
    output: Path,
    surroundings: Surroundings,
    *,
    unrelated: bool = False,
    may_erase: Collection[str] | None = NOBODY,
) -> Merged:
    """Write everything recorded in ``sources`` into the new engagement file ``output``, and return the result.

    Raises CoachError, and then nothing is written: where ``output`` is there already, without ``sources``, where they
    are of different kinds (engagement, private, coaching), and for a source that is no engagement file, that a newer
    version made, that was tampered with, or that is about another organisation unless ``unrelated`` allows that;
    ErasesPeopleError where one of the files brings the erasure of somebody whose code is not in ``may_erase`` (None
    allows everybody's). ``sources`` are never changed.
    """
    if not sources:
        raise CoachError("Nothing to merge", "No engagement file was named.", bad_input=True)
    outlines = [_outline_of(source) for source in sources]
    refuse_mixing(outlines)
    try:
        with merging_files(
            sources, output, surroundings.new_id, unrelated=unrelated, may_erase=may_erase, now=surroundings.now
        ) as (beside, results):
            clashes = [clash for result in results for clash in result.clashes]
            if not (clashes or _alike_across(outlines) or any(each.declined for each in outlines)):
                return _merged(sources, results)
            with workspace_not_named_yet(output, beside, surroundings) as workspace:
                twice = join_found_twice(workspace, outlines)
                refused = keep_refusals(workspace, clashes)
                return _merged(sources, results, twice, revised_twice(workspace.state, clashes), refused)
    except ErasesPeopleError as error:
        raise with_names(error, outlines) from None


def merge_into_open(
    workspace: Workspace, source: Path, *, unrelated: bool = False, may_erase: Collection[str] | None = NOBODY
) -> Merged:
    """Add everything recorded in ``source`` to the open engagement, in one transaction, and return the result.

    In it people found twice are recorded as one, and what is being typed stays, with what is new in it. Raises
    CoachError as `merge_into_new`; then the engagement is as it was. Raises TypeError as `file_of`.
    """
    outlines = [workspace.log.outline(), _outline_of(source)]
    refuse_mixing(outlines)
    keep_drafts = drafts_kept(workspace)
    try:
        with file_of(workspace).joining_file(source, unrelated=unrelated, may_erase=may_erase) as result:
            keep_drafts()
            twice = join_found_twice(workspace, outlines)
            refused = keep_refusals(workspace, result.clashes)
    except ErasesPeopleError as error:
        raise with_names(error, outlines) from None
    return _merged([source], [result], twice, revised_twice(workspace.state, result.clashes), refused)


def _merged(
    sources: Iterable[Path],
    results: Sequence[JoinResult],
    twice: tuple[FoundTwice, ...] = (),
    revised: tuple[RevisedTwice, ...] = (),
    refused: Refused = _NOBODY_REFUSED,
) -> Merged:
    brought = tuple(MergedFile(source, result.new) for source, result in zip(sources, results, strict=True))
    return Merged(brought, results[-1].emptied, results[-1].erased, twice, revised, refused)


def _outline_of(source: Path) -> State:
    """Engagement, people and sessions of the file at ``source``. Raises CoachErrors."""
    with EngagementFile.open(source, write=False, app=__version__) as log:
        return log.outline()


def with_names(error: ErasesPeopleError, outlines: Iterable[State]) -> ErasesPeopleError:
    """The same error with the names of the people as far as they are known."""
    names = {person.code: person.spoken for outline in outlines for person in outline.people.values()}
    return ErasesPeopleError(error.people, names)


# People found twice


def _alike_across(outlines: Iterable[State]) -> dict[str, tuple[Person, ...]]:
    """The people in ``outlines`` who are there under codes written alike, each code once, by their canonical form.

    Those of files that name an organisation come before those of files that were handed over.
    """
    found: dict[str, dict[str, Person]] = {}
    for outline in sorted(outlines, key=lambda outline: outline.engagement is None):
        for person in outline.people.values():
            found.setdefault(canonical_code(person.code), {}).setdefault(person.code, person)
    return {canonical: tuple(people.values()) for canonical, people in found.items() if len(people) > 1}


def join_found_twice(workspace: Workspace, outlines: Sequence[State]) -> tuple[FoundTwice, ...]:
    """Record that people of different files are one where their codes are written alike; return whom it found.

    The code of the first file stays. Where one file alone holds two such codes already, nobody is joined, though they
    are returned: somebody has to say so (`people.join_people`). Whoever was erased is left out.
    """
    twice: list[FoundTwice] = []
    for canonical, people in _alike_across(outlines).items():
        left = [code for code in workspace.state.people if canonical_code(code) == canonical]
        in_one_file = any(sum(canonical_code(code) == canonical for code in each.people) > 1 for each in outlines)
        if not left:  # erased
            continue
        if len(left) > 1 and not in_one_file:
            workspace.record(JoinedCode(canonical, people[0].code))
            left = [people[0].code]
        roles = tuple(dict.fromkeys(person.role for person in (workspace.state.people[left[0]], *people)))
        codes = tuple(dict.fromkeys((*left, *(person.code for person in people))))
        twice.append(FoundTwice(codes, len(left) == 1, roles if len(roles) > 1 else ()))
    return tuple(twice)
