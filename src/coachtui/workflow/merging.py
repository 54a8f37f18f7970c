"""Bringing files of one engagement together: other interviewers' and what managers hand over themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coachtui.model.problems import CoachError
from coachtui.store.merging import merge_files
from coachtui.workflow.engagements import Surroundings, Workspace


@dataclass(frozen=True, slots=True)
class Merged:
    """What one file brought: how many entries that were not there before."""

    source: Path
    new: int


def merge_into_new(
    sources: Sequence[Path], output: Path, surroundings: Surroundings, *, unrelated: bool = False
) -> tuple[Merged, ...]:
    """Write everything recorded in ``sources`` into the new engagement file ``output``, and say what each brought.

    Raises CoachError, and then there is no ``output``: when it is there already, and for a source that is no
    engagement file, that a newer version made, that was tampered with, or that is about another organisation unless
    ``unrelated`` says that it may be. Nothing is ever changed in ``sources``.
    """
    if not sources:
        raise CoachError("Nothing to merge", "No engagement file was named.", bad_input=True)
    counts = merge_files(sources, output, surroundings.new_id, unrelated=unrelated)
    return tuple(Merged(source, count) for source, count in zip(sources, counts, strict=True))


def merge_into_open(workspace: Workspace, source: Path, *, unrelated: bool = False) -> Merged:
    """Take everything recorded in ``source`` into the open engagement, at once or not at all.

    Raises CoachError as ``merge_into_new`` does; then the engagement is as it was.
    """
    return Merged(source, workspace.log.join_file(source, unrelated=unrelated))
