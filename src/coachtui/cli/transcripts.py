"""Taking a transcript into a meeting, as `coachtui import` and `coachtui observe` do: who speaks, what came of it."""

import shlex
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from coachtui.cli.plain.terminal import LeaveError, PromptTerminal
from coachtui.cli.saying import say_wrapped
from coachtui.model.problems import CoachError
from coachtui.model.text import is_blank, one_line
from coachtui.workflow.engagement.engagements import Surroundings, Workspace, open_engagement
from coachtui.workflow.engagement.paths import is_there

if TYPE_CHECKING:
    from coachtui.workflow.observing.taking_transcripts import IncomingTranscript

_YES = frozenset({"", "y", "yes"})
_NONE = "-"


class TranscriptOptions(TypedDict):
    """What `transcript_options` give a command."""

    speakers: tuple[str, ...]
    align: str
    held: str
    instead: bool


def transcript_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that belong to a transcript: ``speakers``, ``align``, ``held`` and ``instead``."""
    options = (
        click.option(
            "--speaker", "speakers", multiple=True, metavar="NAME=CODE",
            help="Who a speaker of the transcript is, or - for nobody. May be given several times.",
        ),
        click.option(
            "--align", default="", metavar="LINE=TIME",
            help="The time in the transcript of a line you typed, such as 12=0:14:30; yes takes what is proposed.",
        ),
        click.option(
            "--held",
            default="",
            metavar="WHEN",
            help="When a new meeting was held, such as Thursday. Today if left out.",
        ),
        click.option("--instead", is_flag=True, help="Take it in place of another transcript of the meeting."),
    )  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


_ENDINGS = frozenset({".vtt", ".srt"})


def refuse_without_meeting(source: Path, options: TranscriptOptions) -> None:
    """Raise CoachError where a transcript is meant, and it is not said of which meeting."""
    if source.suffix.casefold() in _ENDINGS or any(options.values()):
        raise CoachError(
            "Which meeting?",
            "A transcript belongs to a meeting.",
            "Add --meeting and its id, such as --meeting M10; it is made if it is not there.",
            bad_input=True,
        )


def refuse_alone(options: TranscriptOptions) -> None:
    """Raise CoachError where something is said of a transcript that is not there."""
    if any(options.values()):
        raise CoachError(
            "No transcript", "These options are about a transcript.", "Name it: --transcript FILE.", bad_input=True
        )


def take_in(
    file: Path,
    source: Path,
    meeting: str,
    around: Surroundings,
    **options: Unpack[TranscriptOptions],
) -> str:
    """Take the transcript ``source``, "-" for standard input, into a meeting of ``file``; both are made if need be.

    Returns the id of the meeting. On a terminal it is asked who speaks, and whether it is aligned rightly. Raises
    CoachErrors.
    """
    from coachtui.workflow.observing.preparing import create_coaching_file  # noqa: PLC0415 - slow to import, for this alone
    from coachtui.workflow.observing.taking_transcripts import IncomingTranscript  # noqa: PLC0415 - as above

    data = sys.stdin.buffer.read() if str(source) == "-" else None
    coming = IncomingTranscript.read(source, data)
    given = dict(_pair(each, "--speaker", "Speaker A=RA") for each in options["speakers"])
    align = options["align"]
    shared = align if align.casefold() in _YES else _pair(align, "--align", "12=0:14:30")
    asking = data is None and sys.stdin.isatty()
    is_new = not is_there(file)
    if is_new:
        create_coaching_file(file, around)
    try:
        with open_engagement(file, write=True, surroundings=around) as workspace:
            coming.belongs_to(workspace, meeting, options["held"])
            _settle(coming, given, coming.seats(workspace), asking=asking)
            for line in coming.take(workspace, instead=options["instead"]):
                say_wrapped(line, "", "  ")
                is_new = False
            _align(coming, workspace, shared, asking=asking)
    finally:
        if is_new:
            file.unlink(missing_ok=True)
    return coming.meeting.id


def _pair(text: str, option: str, example: str) -> tuple[str, str]:
    """Both sides of the last "=" in ``text``. Raises CoachError where one is missing."""
    left, sign, right = (part.strip() for part in text.rpartition("="))
    if not sign or is_blank(left) or is_blank(right):
        raise CoachError(
            "Not a pair",
            f"{option} {one_line(text, 60)} needs a = with words on both sides.",
            f'Such as {option} "{example}".',
            bad_input=True,
        )
    return left, right


def _settle(coming: "IncomingTranscript", given: Mapping[str, str], seats: str, *, asking: bool) -> None:
    """Settle who every speaker is: by what was ``given``, else by asking. ``seats`` says who took part.

    Raises CoachError where nobody can be asked, with the options that would settle it.
    """
    coming.settle({name: "" if code == _NONE else code for name, code in given.items()})
    if not coming.unsure:
        return
    if not asking:
        options = " ".join(f"--speaker {shlex.quote(f'{one_line(each.name)}={each.code}')}" for each in coming.unsure)
        raise CoachError(
            "Who speaks?",
            f"The file does not know {'this name' if len(coming.unsure) == 1 else 'these names'} yet.",
            f"Say who it is, for example: {options}",
            bad_input=True,
        )
    terminal = PromptTerminal()
    terminal.say("Who speaks? Enter takes what is proposed; type other initials, or - for nobody.")
    if seats:
        terminal.say(f"Who took part: {seats}.")
    answers: dict[str, str] = {}
    try:
        for each in coming.unsure:
            terminal.say(coming.sample(each))
            answers[each.name] = _asked(terminal, coming, each.code)
    except LeaveError:
        raise CoachError("Nothing was added", "The transcript was left out.", "Everything is as it was.") from None
    coming.settle(answers)


def _asked(terminal: PromptTerminal, coming: "IncomingTranscript", proposed: str) -> str:
    """The code that is typed for a speaker, the ``proposed`` one for none, "" for nobody; asked until it can be one."""
    while True:
        typed = one_line(terminal.ask(f"Initials (Enter for {proposed}):")) or proposed
        try:
            return "" if typed == _NONE else coming.code_meant(typed)
        except CoachError as error:
            terminal.say(str(error))


def _align(coming: "IncomingTranscript", workspace: Workspace, shared: str | tuple[str, str], *, asking: bool) -> None:
    """Align it by a moment that was given, else as it is proposed, where that is agreed to."""
    if isinstance(shared, tuple):
        say_wrapped(coming.align_by(workspace, *shared))
        return
    proposed = coming.proposal(workspace)
    if proposed is None:
        if shared:
            say_wrapped("Nothing you typed can be found in it. Say which moment both have: --align LINE=TIME.")
        return
    for line in proposed.words:
        say_wrapped(line, "", "    ")
    if shared or (asking and click.confirm("Is that so?", default=True)):
        say_wrapped(coming.align_as(workspace, proposed))
    elif not asking:
        say_wrapped("If that is so, say it once more with --align yes.")
