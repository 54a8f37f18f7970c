"""coachtui attach: a file kept as evidence."""

from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.options import author, engagement_file, evidence_id, person_code, question_id, surroundings
from coachtui.cli.paths import FilePath
from coachtui.cli.saying import say
from coachtui.model.answers import Attachment
from coachtui.model.text import one_line
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.engagement.evidence import attach as attach_file


@click.command(
    short_help="Keep a file as evidence.",
    epilog=examples(
        "coachtui attach acme.coach plan.pdf --person PLN",
        "coachtui attach acme.coach photos.zip --person PLN --question C1.2",
    ),
)
@engagement_file
@click.argument("path", type=FilePath(), metavar="PATH")
@person_code(required=True, help="The code of the person it came from.")
@question_id(help="The question it belongs to, such as C1.2.")
@evidence_id(help="What it is, by the script's id, such as ev3.")
@author
def attach(file: Path, path: Path, person: str, question: str | None, evidence: str | None, author: str | None) -> None:
    """Keep the file at PATH in FILE as evidence from a person.

    If they had promised something of that kind, it counts as received.
    """
    with open_engagement(file, write=True, surroundings=surroundings(author)) as workspace:
        kept = attach_file(workspace, path, person, question=question, evidence=evidence).after(Attachment)
    say(f"Attached {one_line(kept.name)} ({kept.size:,} bytes) from {kept.person}.")
