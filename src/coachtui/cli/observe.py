"""coachtui observe: sit in on a meeting, and note what is said, line by line."""

import shlex
from pathlib import Path
from typing import Unpack

import click

from coachtui.cli.commands import examples
from coachtui.cli.full_screen import show_full_screen
from coachtui.cli.options import author, meeting_id, on_full_screen, surroundings
from coachtui.cli.options import plain as plainly
from coachtui.cli.paths import EngagementPath, FilePath
from coachtui.cli.plain.terminal import PromptTerminal
from coachtui.cli.saying import say
from coachtui.cli.transcripts import TranscriptOptions, refuse_alone, take_in, transcript_options
from coachtui.model.observing import ObservedMeeting
from coachtui.model.problems import CoachError
from coachtui.model.text import as_typed, one_line
from coachtui.model.times import moment_words
from coachtui.tui.starting import StartWith
from coachtui.workflow.coaching.coaching_result import observed_named
from coachtui.workflow.engagement.engagements import Workspace, open_engagement
from coachtui.workflow.engagement.paths import is_there


@click.command(
    short_help="Sit in on a meeting and note what is said.",
    epilog=examples(
        "coachtui observe acme-coaching.coach --meeting M02",
        "coachtui observe acme-coaching.coach --meeting M02 --from meeting.yaml",
        "coachtui observe acme-coaching.coach --meeting M02 --transcript review.vtt",
    ),
)
@click.argument("file", type=EngagementPath(new=True), metavar="FILE")
@meeting_id(default="", metavar="ID", help="Which meeting; one that is not known yet is prepared first.")
@click.option("--from", "source", type=FilePath(), metavar="YAML", help="What is known beforehand, from a file.")
@click.option("--transcript", "spoken", type=FilePath(), help="Take in its transcript, and go through it.")
@click.option("--replay", is_flag=True, help="Go through the meeting once more, line by line.")
@click.option("--go-on", is_flag=True, help="Go on with a meeting that was ended too early.")
@transcript_options
@plainly
@author
def observe(
    file: Path,
    meeting: str,
    source: Path | None,
    spoken: Path | None,
    author: str | None,
    *,
    replay: bool,
    go_on: bool,
    plain: bool,
    **transcript: Unpack[TranscriptOptions],
) -> None:
    """Sit in on a meeting. FILE is a coaching file; it is made if it is not there.

    A meeting that is not known yet is prepared first: who is there, the agenda, what was agreed with the chair. One
    that is prepared and named by --meeting can be changed before it begins. One that was begun goes on where it was
    left. With --transcript it is not observed live, but gone through afterwards.
    """
    if spoken is not None or replay:
        if source is not None:
            meeting = _prepare(file, meeting, source, author).id
        _go_through(file, meeting, spoken, author, transcript, on_screen=on_full_screen(plain=plain))
        return
    refuse_alone(transcript)
    if source is not None:
        prepared = _prepare(file, meeting, source, author)
        if prepared.day > surroundings(author).today.isoformat():
            typed = f"coachtui observe {as_typed(file)} --meeting {shlex.quote(one_line(prepared.id))}"
            say(f"On the day, this begins it: {typed}")
            return
        meeting = prepared.id
    elif go_on:
        meeting = _go_on(file, meeting, author)
    if source is None and is_there(file):
        with open_engagement(file) as workspace:
            _refuse_what_is_over(workspace, meeting)
    form = bool(meeting) and source is None and not go_on
    if on_full_screen(plain=plain):
        show_full_screen(file, StartWith(observe=meeting, form=form), author)
    else:
        _observe_plainly(file, meeting, author, form=form)


def _observe_plainly(file: Path, meeting: str, author: str | None, *, form: bool) -> None:
    """Observe the meeting line by line; ``form`` offers to change what is prepared."""
    from coachtui.cli.plain.observing import observe_plainly  # noqa: PLC0415 - reads YAML, not needed to go on

    observe_plainly(PromptTerminal(), file, meeting, surroundings(author), form=form)


def _go_through(
    file: Path, meeting: str, spoken: Path | None, author: str | None, transcript: TranscriptOptions, *, on_screen: bool
) -> None:
    """Take in the transcript, if there is one, and go through the meeting once more, on a full screen if there is one.

    Raises CoachErrors; also where there is nothing to take in, and no full screen.
    """
    if spoken is not None:
        meeting = take_in(file, spoken, meeting, surroundings(author), **transcript)
    else:
        refuse_alone(transcript)
        with open_engagement(file) as workspace:
            meeting = observed_named(workspace.log.outline(), meeting).id
        if not on_screen:
            raise CoachError(
                "No full screen",
                "A meeting is gone through on the full screen.",
                "Do it in a terminal.",
                bad_input=True,
            )
    if on_screen:
        show_full_screen(file, StartWith(replay=meeting), author)


def _prepare(file: Path, meeting: str, source: Path, author: str | None) -> ObservedMeeting:
    """Record what is known beforehand, and return the meeting. Raises CoachErrors; then nothing is made."""
    from coachtui.workflow.observing.before_meeting import initials_warned  # noqa: PLC0415 - reads YAML, not needed to go on
    from coachtui.workflow.observing.preparing import prepare_from_file  # noqa: PLC0415 - as above

    prepared = prepare_from_file(file, meeting, source, surroundings(author))
    say(f"Prepared {one_line(prepared.id)}: {one_line(prepared.name)}, {moment_words(prepared.held)}.")
    for warning in initials_warned(file, prepared):
        say(warning)
    return prepared


def _refuse_what_is_over(workspace: Workspace, meeting: str) -> None:
    """Raise CoachError for an engagement, and for a meeting that is over."""
    from coachtui.workflow.observing.preparing import can_be_observed, observed_by_id, refuse_engagement  # noqa: PLC0415 - as above

    refuse_engagement(workspace)
    found = observed_by_id(workspace.log.outline(), meeting) if meeting else None
    if found is None or (found.began is not None and found.ended is None):
        return  # all that was said need not be read to know it
    if not can_be_observed(workspace.state, found):
        again = "" if found.began is None else " Ended too early? Add --go-on."
        raise CoachError(
            "It is over",
            f"{one_line(found.id)}, {one_line(found.name)}, was observed.{again}",
            f"See what came of it: coachtui coach {as_typed(workspace.path)} "
            f"--meeting {shlex.quote(one_line(found.id))}",
            bad_input=True,
        )


def _go_on(file: Path, meeting: str, author: str | None) -> str:
    """Take back that a meeting was ended, and return its id. Raises CoachErrors."""
    from coachtui.workflow.observing.live_meeting import begin_observing  # noqa: PLC0415 - as above
    from coachtui.workflow.observing.preparing import refuse_engagement  # noqa: PLC0415 - as above

    with open_engagement(file, write=True, surroundings=surroundings(author)) as workspace:
        refuse_engagement(workspace)
        found = observed_named(workspace.state, meeting)
        if found.ended is not None:
            begin_observing(workspace, found.id).go_on()
        return found.id
