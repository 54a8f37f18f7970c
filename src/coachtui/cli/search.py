"""coachtui search: words in answers, notes, quotes and whatever else was noted."""

from dataclasses import asdict
from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.options import as_json, engagement_file, indicator_id, person_code
from coachtui.cli.saying import columns, say
from coachtui.model.answers import Grade
from coachtui.model.cells import cut, padded
from coachtui.model.json_text import json_text
from coachtui.model.text import one_line
from coachtui.model.times import shown_day
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.overview.searching import MOST_HITS, excerpt
from coachtui.workflow.overview.searching import search as search_in


@click.command(
    short_help="Find words in answers, notes and quotes.",
    epilog=examples(
        "coachtui search acme.coach scorecard",
        'coachtui search acme.coach "plan*" --person PLN',
        "coachtui search acme.coach '\"the plan\"' --grade seen",
    ),
)
@engagement_file
@click.argument("words", nargs=-1, required=True)
@person_code(help="Only what this person said: a code.")
@indicator_id(help="Only what is about this indicator, such as E1b.")
@click.option(
    "--grade", type=click.Choice([grade.word for grade in Grade]), default=None, help="Only what has this evidence."
)
@as_json
def search(
    file: Path, words: tuple[str, ...], person: str | None, indicator: str | None, grade: str | None, *, as_json: bool
) -> None:
    """Find answers, notes, quotes and whatever else was noted in FILE that holds all WORDS.

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
        day = shown_day(hit.at)
        head, room = f"{one_line(hit.kind):10} ", columns() - len(day) - 2
        say(f"{padded(cut(head + one_line(place), room), room)} {day}")
        match = excerpt(hit, columns() - 5)
        say(cut(f"    {match.before}{match.found}{match.after}".rstrip(), columns() - 1))
    if len(hits) == MOST_HITS:
        say(f"These are the newest {MOST_HITS}. One more word, or --person, finds fewer.")
