"""coachtui verify: whether a file is as it was written."""

import sys
from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.options import as_json, engagement_file
from coachtui.cli.saying import say, say_error
from coachtui.model.json_text import json_text
from coachtui.model.text import counted
from coachtui.workflow.engagement.checking import fingerprint_of, verify_engagement


@click.command(
    short_help="Check that nothing in a file was changed.",
    epilog=examples(
        "coachtui verify acme.coach",
        "coachtui verify acme.coach --json",
    ),
)
@engagement_file
@as_json
def verify(file: Path, *, as_json: bool) -> None:
    """Check every entry, document and attachment in FILE, byte by byte, and the search index against them.

    Drafts, which are typed and not recorded yet, are counted and not checked.

    It cannot see that the newest entries were cut off, or that a whole file was replaced: compare the fingerprint
    with one you noted before.
    """
    result = verify_engagement(file)
    if as_json:
        whole = not result.problems
        found = {
            "unchanged": whole,
            "entries": result.entries,
            "sittings": result.writers,
            "drafts": result.drafts,
            "fingerprint": fingerprint_of(file) if whole else None,
            "problems": list(result.problems),
        }
        say(json_text(found, indent=2))
        sys.exit(0 if whole else 1)
    for problem in result.problems:
        say_error(problem)
    if result.problems:
        sys.exit(1)
    say(f"{result.entries} entries in {counted(result.writers, 'sitting')}: nothing was changed.")
    if result.drafts:
        say(f"{counted(result.drafts, 'draft')} not recorded yet; verify does not cover drafts.")
    say(f"Fingerprint {fingerprint_of(file)}")
