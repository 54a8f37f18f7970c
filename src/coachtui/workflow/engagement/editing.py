"""Changing what an engagement is about: its organisation, the name of its core process, and how thorough it is."""

from dataclasses import replace
from pathlib import Path

from coachtui.model.problems import CoachError
from coachtui.model.script import Script
from coachtui.model.text import as_typed, clean, is_blank, listed, one_line
from coachtui.store.records import Change
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.private_files import is_private


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
    if mode is not None and mode != before.mode:
        refuse_unknown_plan(workspace.script, mode)
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


def refuse_unknown_plan(script: Script, plan: str) -> None:
    """Raise CoachError where ``plan`` is none of the script's plans for interviews."""
    known = script.interview_plans()
    if plan not in known:
        raise CoachError(
            "No such plan", f"There is no plan {clean(plan)}.", f"There is {listed(known)}.", bad_input=True
        )


def plan_in_force(workspace: Workspace) -> str:
    """The id of the plan for new interviews. Raises CoachError where the script in force does not have it."""
    mode, known = workspace.engagement.mode, workspace.script.interview_plans()
    plan = workspace.script.plan_of(mode)
    if plan in known:
        return plan
    raise CoachError(
        "No such plan",
        f"The script has no plan {one_line(mode)}. There is {listed(known)}." if known else "The script has no plans.",
        f"Choose one with: coachtui edit {as_typed(workspace.path)} --plan {one_line(known[0])}" if known else "",
        bad_input=True,
    )


def script_beside(path: Path) -> Script:
    """The script in force for an engagement at ``path``. Raises CoachError where it cannot be used."""
    from coachtui.workflow.engagement.materials import materials_for  # noqa: PLC0415 - reading YAML is slow to import

    return materials_for(path).script


def script_if_usable(path: Path) -> Script | None:
    """The script in force for an engagement at ``path``; None where it cannot be used."""
    try:
        return script_beside(path)
    except CoachError:
        return None
