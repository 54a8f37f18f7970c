"""coachtui schema: JSON Schemas that editors complete and check files with."""

import click

from coachtui.cli.commands import examples
from coachtui.cli.saying import say
from coachtui.files.schemas import SchemaKind
from coachtui.files.schemas import schema as schema_of
from coachtui.model.json_text import json_text


@click.command(
    short_help="Print the JSON Schema of a kind of file.",
    epilog=examples(
        "coachtui schema interview",
        "coachtui schema notes",
    ),
)
@click.argument("kind", type=click.Choice(["interview", "rubric", "notes", "meeting"]))
def schema(kind: SchemaKind) -> None:
    """Print the JSON Schema of interview scripts, rubrics, notes or meeting files."""
    say(json_text(schema_of(kind), indent=2))
