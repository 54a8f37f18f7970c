"""coachtui attachments: the files kept as evidence."""

from dataclasses import asdict
from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.listing import aligned
from coachtui.cli.options import as_json, engagement_file
from coachtui.cli.paths import FilePath
from coachtui.cli.saying import columns, say
from coachtui.model.json_text import json_text
from coachtui.model.text import as_typed, one_line
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.engagement.evidence import save_attachments


@click.command(
    short_help="List the files kept as evidence, or save them again.",
    epilog=examples(
        "coachtui attachments acme.coach",
        "coachtui attachments acme.coach --save .",
    ),
)
@engagement_file
@click.option("--save", type=FilePath(), default=None, metavar="DIR", help="Write them into DIR.")
@click.option("--overwrite", is_flag=True, help="Replace files of the same name there.")
@as_json
def attachments(file: Path, save: Path | None, *, overwrite: bool, as_json: bool) -> None:
    """List the files attached to FILE; with --save write them into a folder."""
    with open_engagement(file) as workspace:
        kept = tuple(workspace.state.attachments.values())
        places = () if save is None else save_attachments(workspace, kept, save, overwrite=overwrite)
    if as_json:
        say(json_text([asdict(each) for each in kept], indent=2))
        return
    if not kept:
        say(f"Nothing attached yet. Attach a file: coachtui attach {as_typed(file)} PATH --person CODE")
    rows = [
        (each.person, each.name, f"{each.size:>11,}", " ".join(part for part in (each.question, each.evidence) if part))
        for each in kept
    ]
    for line in aligned(rows, columns(), gives_way=1):
        say(line)
    for place in places:
        say(f"Saved {one_line(str(place))}.")
