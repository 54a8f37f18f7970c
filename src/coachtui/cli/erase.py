"""coachtui erase: a person's words taken out of a file."""

import sys
from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.options import author, engagement_file, person_code, surroundings
from coachtui.cli.saying import say, say_wrapped
from coachtui.model.problems import CoachError
from coachtui.model.text import counted, one_line
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.engagement.erasing import ErasureOutline, erase_person, erasure_outline


@click.command(
    short_help="Take a person's words out of a file, for good.",
    epilog=examples(
        "coachtui erase acme.coach --person PLN",
        "coachtui erase acme.coach --person PLN --yes",
    ),
)
@engagement_file
@person_code(required=True, help="The code of the person.")
@click.option("--yes", is_flag=True, help="Do not ask to type the code.")
@author
def erase(file: Path, person: str, author: str | None, *, yes: bool) -> None:
    """Take everything a person said out of FILE, and their name, so that no byte of it is left.

    The code stays, and so does what others said. Copies and backups elsewhere are not touched.
    """
    with open_engagement(file, write=True, surroundings=surroundings(author)) as workspace:
        outline = erasure_outline(workspace, person)
        if not outline:
            say(f"Nothing of {one_line(outline.code)} is left in {one_line(file.name)}.")
            return
        for line in _lines(outline):
            say_wrapped(line, "", "  ")
        code = one_line(outline.code)
        if not yes and _typed(code) != code:
            raise CoachError("Not erased", f"That was not {code}.", "Everything is as it was.")
        erase_person(workspace, outline)
    say_wrapped(f"Erased {code}. Copies and backups elsewhere are as they were: erase or delete them too.", "", "  ")


def _typed(code: str) -> str:
    try:
        return str(click.prompt(f"Type {code} to erase it for good", default="", show_default=False))
    except click.Abort:
        if sys.stdin.isatty():
            raise
        say()
        raise CoachError("Not erased", "Nobody is here to type the code.", "With --yes nothing is asked.") from None


def _lines(outline: ErasureOutline) -> tuple[str, ...]:
    parts = (
        (outline.sessions, "session", "sessions"),
        (outline.answers, "answer", "answers"),
        (outline.ratings, "rating", "ratings"),
        (outline.quotes, "quote", "quotes"),
        (outline.attachments, "attachment", "attachments"),
        (outline.lines, "line of a meeting", "lines of meetings"),
        (outline.drafts, "draft", "drafts"),
    )
    stands = ", ".join(counted(*part) for part in parts if part[0])
    if not outline.codes:
        return (
            f"{one_line(outline.name)} is named only in the form before a meeting, and nothing of it is recorded.",
            f"What goes: {stands}. Drafts of meetings go whoever they are about.",
        )
    alike = [one_line(code) for code in outline.codes if code != outline.code]
    return (
        f"{one_line(outline.name)}: {outline.entries:,} entries go, every revision counted.",
        *((f"Recorded also as {', '.join(alike)}: written alike, so one person, and erased too.",) if alike else ()),
        *((f"What stands now: {stands}.",) if stands else ()),
        f"Drafts and the name go too. The code {one_line(outline.code)} stays, and so does what others said.",
    )
