"""Changing what an engagement is about: its organisation, the name of its core process, and how thorough it is."""

from dataclasses import replace
from pathlib import Path

from coachtui.asking.process_name import Trial, trial_of
from coachtui.model.problems import CoachError
from coachtui.model.script import Script
from coachtui.model.text import clean, is_blank, listed
from coachtui.store.records import Change
from coachtui.workflow.engagements import Workspace
from coachtui.workflow.private_files import is_private


def edit_engagement(
    workspace: Workspace, *, organisation: str | None = None, process: str | None = None, mode: str | None = None
) -> Change:
    """Record what is changed about the engagement; None leaves a thing as it is. Returns the change, for undoing.

    Interviews that were begun keep their plan and their agenda; what they ask from now on has the new names. Raises
    CoachError for a blank organisation, for a mode that is no plan of the script, and for a private self-assessment.
    """
    before = workspace.engagement
    if is_private(workspace.log.outline()):
        raise CoachError("A self-assessment", "It is somebody's own; what it is about stays.", bad_input=True)
    if organisation is not None and is_blank(organisation):
        raise CoachError("No organisation", "An engagement needs a name.", "Say whom it is about.", bad_input=True)
    if mode is not None and mode != before.mode and mode not in (known := modes_of(workspace.script)):
        raise CoachError(
            "No such mode", f"There is no {clean(mode)} assessment.", f"There is {listed(known)}.", bad_input=True
        )
    after = replace(
        before,
        organisation=before.organisation if organisation is None else clean(organisation).strip(),
        core_process=before.core_process if process is None else tidy_process(process),
        mode=before.mode if mode is None else mode,
    )
    return workspace.record(after)


def tidy_process(name: str) -> str:
    """The name of a process as it is recorded: without spaces around it, and "" where nothing of it can be seen."""
    return "" if is_blank(name) else clean(name).strip()


def modes_of(script: Script) -> tuple[str, ...]:
    """The ids of the script's plans for interviews."""
    return tuple(plan for plan in script.plans if not script.is_alone(plan))


def trial_beside(path: Path) -> Trial | None:
    """In which question a process name is tried for an engagement at ``path``; None where the script cannot be read."""
    from coachtui.workflow.materials import materials_for  # noqa: PLC0415 - reading YAML is slow to import

    try:
        return trial_of(materials_for(path).script)
    except CoachError:
        return None
