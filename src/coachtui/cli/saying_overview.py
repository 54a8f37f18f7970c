"""Prints the engagement at a glance, in words or as JSON. Imports all that computes and words it."""

from pathlib import Path

from coachtui.cli.coach import say_coaching, say_coaching_json
from coachtui.cli.saying import columns, say
from coachtui.model.days import spoken_day
from coachtui.model.json_text import json_text
from coachtui.model.next_steps import NextStep, next_steps, open_steps, step_words
from coachtui.model.roles import role_option
from coachtui.model.text import as_typed
from coachtui.report.overview_json import overview_json
from coachtui.report.self_result_words import self_result_text
from coachtui.report.sheet_result_words import sheet_result_text
from coachtui.report.text import overview_text
from coachtui.workflow.alone.self_assessing import own_assessment_in
from coachtui.workflow.alone.self_result import self_result
from coachtui.workflow.alone.sheet_result import sheet_result
from coachtui.workflow.engagement.engagements import Workspace, open_engagement
from coachtui.workflow.engagement.meetings import held_sheets
from coachtui.workflow.engagement.private_files import is_private
from coachtui.workflow.overview.reporting import coverage, score_rows
from coachtui.workflow.scores.assessing import assess


def say_overview_json(file: Path) -> None:
    """Print the overview of the engagement in ``file`` as JSON; of a coaching file what came of its meetings."""
    with open_engagement(file) as workspace:
        if workspace.is_coaching:
            say_coaching_json(workspace)
            return
        assessment = assess(workspace)
        rows = score_rows(workspace, assessment, assessor=True)
        found = overview_json(workspace.engagement, coverage(workspace, assessment), rows, next_steps(workspace.state))
    say(json_text(found, indent=2))


def say_overview(file: Path) -> None:
    """Print the overview of the engagement in ``file``; of a coaching file what came of its meetings."""
    with open_engagement(file) as workspace:
        if workspace.is_coaching:
            say_coaching(workspace)
            return
        if is_private(workspace.log.outline()):
            _show_private(workspace, as_typed(file))
            return
        assessment = assess(workspace)
        rows = score_rows(workspace, assessment, assessor=True)
        covered = coverage(workspace, assessment)
        role = role_option(workspace.script.roles)
        steps = [f"{step_words(workspace.state, each)}{_by(each)}" for each in open_steps(workspace.state)]
        say(overview_text(workspace.engagement, as_typed(file), covered, rows, steps=steps, role=role, width=columns()))
        if workspace.state.seen_meetings:
            say(f"What was seen in meetings: coachtui coach {as_typed(file)}")


def _show_private(workspace: Workspace, file: str) -> None:
    """Print what comes of the latest sheet, and of the self-assessment, as far as there are such in a private file."""
    sheets, own = held_sheets(workspace.state), own_assessment_in(workspace)
    if sheets:
        say(sheet_result_text(sheet_result(workspace), width=columns()))
        say(f"\nThe next one: coachtui my-meeting {file}")
    if sheets and own is not None:
        say()
    if own is not None or not sheets:
        say(self_result_text(self_result(workspace), width=columns()))
        say(f"\nGo on with: coachtui self-assess {file}")


def _by(step: NextStep) -> str:
    return "" if step.due is None else f" ({spoken_day(step.due)})"
