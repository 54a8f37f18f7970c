"""coachtui import: an engagement from JSON, or the transcript of a meeting into a coaching file."""

import shlex
import sys
from pathlib import Path
from typing import Unpack

import click

from coachtui.cli.asking_first import erasing_once_agreed, may_erase
from coachtui.cli.commands import examples
from coachtui.cli.options import author, meeting_id, new_engagement_file, surroundings
from coachtui.cli.paths import TextStream
from coachtui.cli.saying import say, say_error, say_wrapped
from coachtui.cli.saying_merged import say_kept_forms, say_merged, versions_chosen
from coachtui.cli.transcripts import TranscriptOptions, refuse_without_meeting, take_in, transcript_options
from coachtui.model.text import as_typed, counted, one_line
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.passing_on.importing import import_engagement
from coachtui.workflow.passing_on.revised_twice import choose


@click.command(
    "import",
    short_help="Read an engagement from JSON, or a transcript.",
    epilog=examples(
        "coachtui import acme.coach acme.json",
        "coachtui import acme.coach -",
        "coachtui import acme-coaching.coach review.vtt --meeting M10",
    ),
)
@new_engagement_file
@click.argument("source", type=TextStream(), metavar="SOURCE")
@may_erase
@click.option("--again", is_flag=True, help="Record people anew who were erased in FILE.")
@meeting_id(default="", metavar="MEETING", help="SOURCE is the transcript of this meeting, by its id.")
@transcript_options
@author
def import_(
    file: Path,
    source: Path,
    author: str | None,
    meeting: str,
    *,
    erase: bool,
    again: bool,
    **transcript: Unpack[TranscriptOptions],
) -> None:
    """Read SOURCE, as `coachtui export` writes it, into FILE, which is made if it is not there.

    If anything in it is wrong, all of that is listed, and nothing is recorded.

    With --meeting, SOURCE is the transcript of a meeting that you observed: WebVTT as Teams and Zoom write it, SRT, or
    text with a name and a colon before the words. What cannot be read of it is listed, and the rest is recorded.
    """
    if meeting:
        taken = take_in(file, source, meeting, surroundings(author), **transcript)
        which = f"{as_typed(file)} --meeting {shlex.quote(one_line(taken))}"
        say_wrapped(f"Go through it: coachtui observe {which} --replay")
        say_wrapped(f"See what came of it: coachtui coach {which}")
        return
    refuse_without_meeting(source, transcript)
    data = sys.stdin.buffer.read() if str(source) == "-" else None
    around = surroundings(author)
    imported = erasing_once_agreed(
        lambda allowed: import_engagement(file, source, data, around, may_erase=allowed, again=again), erase=erase
    )
    for remark in imported.remarks:
        say_error(one_line(remark))
    if imported.merged is not None:
        say_merged(imported.merged, file)
        if imported.merged.revised:
            chosen = versions_chosen(imported.merged.revised)
            with open_engagement(file, write=True, surroundings=around) as workspace:
                choose(workspace, chosen)
    say_kept_forms(imported.forms)
    where = "standard input" if data is not None else source
    say(f"Read {where} into {file}: {counted(imported.entries, 'entry', 'entries')}.")
