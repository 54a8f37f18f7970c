"""coachtui interview: hold an interview, or enter one from notes."""

from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.full_screen import show_full_screen
from coachtui.cli.options import author, engagement_file, on_full_screen, person_code, surroundings, table_id
from coachtui.cli.options import plain as plainly
from coachtui.cli.paths import FilePath
from coachtui.cli.saying import say, say_error
from coachtui.model.problems import CoachError
from coachtui.model.text import as_typed, counted, one_line
from coachtui.settings.reading import read_settings
from coachtui.tui.starting import StartWith
from coachtui.workflow.engagement.engagements import Workspace, open_engagement
from coachtui.workflow.engagement.people import unknown_role_words
from coachtui.workflow.engagement.sessions import question_minutes_of
from coachtui.workflow.interview.interviewing import begin_interview


@click.command(
    short_help="Interview somebody, or go on where you stopped.",
    epilog=examples(
        "coachtui interview acme.coach --person PLN",
        "coachtui interview acme.coach --person PLN --minutes 30 --plain",
        "coachtui interview acme.coach --answers notes.yaml",
    ),
)
@engagement_file
@person_code(help="Whom to interview, by code. Notes may name the person themselves.")
@click.option(
    "--minutes", type=int, default=None, help="Minutes of questions. Left out: as in your settings, usually 45."
)
@click.option("--booking", type=int, default=None, help="Minutes of the whole meeting, opening and wrap-up included.")
@table_id(help="A table question whose answer was sent beforehand.")
@click.option("--again", is_flag=True, help="Begin a new interview although one is unfinished.")
@click.option("--answers", type=FilePath(), default=None, help="Enter it from a notes file instead.")
@plainly
@author
def interview(
    file: Path,
    person: str | None,
    minutes: int | None,
    booking: int | None,
    supplied: tuple[str, ...],
    answers: Path | None,
    author: str | None,
    *,
    again: bool,
    plain: bool,
) -> None:
    """Interview a person in FILE, or go on with an unfinished interview where it stopped.

    On a terminal it opens on the full screen; with --plain it goes line by line.
    """
    if minutes is not None and booking is not None:
        raise CoachError("Two lengths", "Give --minutes or --booking, not both.", bad_input=True)
    if answers is None and person is None:
        raise CoachError(
            "Nobody named",
            "Say whom to interview with --person CODE.",
            f"coachtui people {as_typed(file)} lists the codes.",
            bad_input=True,
        )
    if answers is None and on_full_screen(plain=plain):
        start = StartWith(person, minutes, booking, frozenset(supplied), again=again)
        show_full_screen(file, start, author)
        return
    with open_engagement(file, write=True, surroundings=surroundings(author)) as workspace:
        if answers is not None:
            from coachtui.workflow.interview.transcribing import transcribe  # noqa: PLC0415 - reading YAML is slow to import

            done = transcribe(workspace, answers, person=person)
            for remark in done.remarks:
                say_error(str(remark))
            count, code = len(done.interview.answers()), done.interview.person.code
            say(f"Entered {answers}: {counted(count, 'answer')} of {code}.")
            return
        _hold(workspace, person or "", _minutes(workspace, minutes, booking), frozenset(supplied), again=again)


def _minutes(workspace: Workspace, minutes: int | None, booking: int | None) -> int:
    if booking is not None:
        return question_minutes_of(workspace, booking)
    return read_settings().minutes if minutes is None else minutes


def _hold(workspace: Workspace, person: str, minutes: int, supplied: frozenset[str], *, again: bool) -> None:
    from coachtui.cli.plain.interview import PlainInterview  # noqa: PLC0415 - neither the screen nor Tab needs it
    from coachtui.cli.plain.terminal import LeaveError, PromptTerminal  # noqa: PLC0415 - as above

    # Another kind of file and a broken script matter more than a wrong code, and that more than a missing terminal.
    _ = workspace.materials
    workspace.person(person)
    terminal = PromptTerminal("Run it in a terminal, or enter notes that are in a file: --answers NOTES.yaml.")
    held = begin_interview(workspace, person, minutes=minutes, supplied=supplied, fresh=again)
    for line in unknown_role_words(workspace, [held.person]):
        terminal.say(line)
    try:
        finished = PlainInterview(held, terminal).run()
    except LeaveError:
        finished = False
    if held.declined and held.consent.withdrew:
        typed = f"coachtui erase {as_typed(workspace.path)} --person {one_line(held.person.code)}"
        say(f"Consent was withdrawn: what was noted counts no more. To delete it for good: {typed}")
    elif held.declined:
        say("No consent was given, so nothing that was said is kept.")
    elif finished:
        say(f"Scores: coachtui score {as_typed(workspace.path)}")
    else:
        say("Everything is saved. The same command goes on from here.")
