"""coachtui search: words in notes and quotes."""

from dataclasses import asdict
from pathlib import Path

import click

from coachtui.cli.options import as_json, engagement_file
from coachtui.cli.saying import say
from coachtui.model.answers import Grade
from coachtui.model.json_text import json_text
from coachtui.model.text import one_line
from coachtui.workflow.engagements import open_engagement
from coachtui.workflow.searching import MOST_HITS, excerpt
from coachtui.workflow.searching import search as search_in

_WIDTH = 75


@click.command(short_help="Find words in notes and quotes.")
@engagement_file
@click.argument("words", nargs=-1, required=True)
@click.option("--person", default=None, help="Only what this person said: a code.")
@click.option("--indicator", default=None, help="Only what is about this indicator, such as E1b.")
@click.option(
    "--grade", type=click.Choice([grade.word for grade in Grade]), default=None, help="Only what has this evidence."
)
@as_json
def search(
    file: Path, words: tuple[str, ...], person: str | None, indicator: str | None, grade: str | None, *, as_json: bool
) -> None:
    """Find notes, quotes and attachments in FILE that hold all WORDS.

    plan* finds words that begin so; '"the plan"' finds these words in a row. The newest come first.
    """
    wanted = {each.word: each for each in Grade}.get(grade or "")
    with open_engagement(file) as workspace:
        hits = search_in(workspace, " ".join(words), person=person, indicator=indicator, grade=wanted)
    if as_json:
        say(json_text([asdict(hit) for hit in hits], indent=2))
        return
    if not hits:
        say("Nothing found.")
    for hit in hits:
        place = " ".join(part for part in (hit.person, hit.question, *hit.indicators) if part)
        say(f"{one_line(hit.kind):10} {one_line(place, 48):48} {hit.at[:10]}")
        told = excerpt(hit, _WIDTH)
        say(f"    {told.before}{told.found}{told.after}".rstrip())
    if len(hits) == MOST_HITS:
        say(f"These are the newest {MOST_HITS}. One more word, or --person, finds fewer.")
