"""coachtui merge: several files of one engagement brought together."""

from pathlib import Path

import click

from coachtui.cli.asking_first import erasing_once_agreed, may_erase
from coachtui.cli.commands import examples
from coachtui.cli.options import author, surroundings
from coachtui.cli.paths import EngagementPath
from coachtui.cli.saying import say
from coachtui.cli.saying_merged import say_kept_forms, say_merged, versions_chosen
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, open_engagement
from coachtui.workflow.observing.form_drafts import forms_without_id
from coachtui.workflow.passing_on.merging import merge_into_new, merge_into_open
from coachtui.workflow.passing_on.revised_twice import choose


@click.command(
    short_help="Bring several files of one engagement together.",
    epilog=examples(
        "coachtui merge acme.coach hers.coach -o both.coach",
        "coachtui merge for-mara.coach --into acme.coach",
    ),
)
@click.argument("files", nargs=-1, required=True, type=EngagementPath(), metavar="FILE...")
@click.option("-o", "--output", type=EngagementPath(new=True), default=None, help="The new file they make together.")
@click.option("--into", type=EngagementPath(), default=None, help="An engagement that takes them in.")
@click.option("--unrelated", is_flag=True, help="Merge files about different organisations all the same.")
@may_erase
@author
def merge(
    files: tuple[Path, ...],
    output: Path | None,
    into: Path | None,
    author: str | None,
    *,
    unrelated: bool,
    erase: bool,
) -> None:
    """Bring everything recorded in the FILEs together, in a new file (-o) or in an engagement there is (--into).

    The FILEs themselves are left as they are, and their order does not matter. Doing it again changes nothing. Where
    one erases somebody, you are asked before anything is done; where something was revised in several, you choose.
    """
    if (output is None) == (into is None):
        raise CoachError(
            "Where to?", "Say either -o and a new file, or --into and an engagement.",
            "For example: coachtui merge mine.coach hers.coach -o both.coach", bad_input=True,
        )  # fmt: skip
    around = surroundings(author)
    if output is not None:
        _into_new(files, output, around, unrelated=unrelated, erase=erase)
    if into is not None:
        with open_engagement(into, write=True, surroundings=around) as workspace:
            for file in files:
                _into_open(workspace, file, into, unrelated=unrelated, erase=erase)


def _into_new(files: tuple[Path, ...], output: Path, around: Surroundings, *, unrelated: bool, erase: bool) -> None:
    merged = erasing_once_agreed(
        lambda allowed: merge_into_new(files, output, around, unrelated=unrelated, may_erase=allowed), erase=erase
    )
    say_merged(merged, output)
    if merged.revised:
        chosen = versions_chosen(merged.revised)
        with open_engagement(output, write=True, surroundings=around) as workspace:
            choose(workspace, chosen)
    say(f"Wrote {one_line(str(output))}.")


def _into_open(workspace: Workspace, file: Path, into: Path, *, unrelated: bool, erase: bool) -> None:
    merged = erasing_once_agreed(
        lambda allowed: merge_into_open(workspace, file, unrelated=unrelated, may_erase=allowed), erase=erase
    )
    say_merged(merged, into)
    say_kept_forms(forms_without_id(workspace))
    if merged.revised:
        choose(workspace, versions_chosen(merged.revised))
