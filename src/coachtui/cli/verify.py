"""coachtui verify: whether a file is as it was written."""

import sys
from pathlib import Path

import click

from coachtui.cli.options import engagement_file
from coachtui.cli.saying import say, say_error
from coachtui.workflow.checking import fingerprint_of, verify_engagement


@click.command(short_help="Check that nothing in a file was changed.")
@engagement_file
def verify(file: Path) -> None:
    """Check every entry, document and attachment in FILE, byte by byte, and the search index against them.

    Drafts, which are typed and not recorded yet, are only counted: nothing proves what they say.

    It cannot see that the newest entries were cut off, or that a whole file was replaced: compare the fingerprint
    with one you noted before.
    """
    result = verify_engagement(file)
    for problem in result.problems:
        say_error(problem)
    if result.problems:
        sys.exit(1)
    say(f"{result.entries} entries in {result.writers} sittings: nothing was changed.")
    if count := result.drafts:
        say(f"{count} {'draft' if count == 1 else 'drafts'} not recorded yet, which nothing proves.")
    say(f"Fingerprint {fingerprint_of(file)}")
