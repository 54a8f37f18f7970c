"""coachtui schema: JSON Schemas that editors complete and check files with."""

import json

import click

from coachtui.files.schemas import SchemaKind
from coachtui.files.schemas import schema as schema_of


@click.command(short_help="Print the JSON Schema of a kind of file.")
@click.argument("kind", type=click.Choice(["interview", "rubric", "notes"]))
def schema(kind: SchemaKind) -> None:
    """Print the JSON Schema of interview scripts, rubrics or notes files."""
    click.echo(json.dumps(schema_of(kind), ensure_ascii=False, indent=2))
