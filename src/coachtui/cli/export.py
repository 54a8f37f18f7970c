"""coachtui export: an engagement as JSON, or a self-assessment for an assessor."""

import sys
from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.options import engagement_file, wanted_output
from coachtui.cli.paths import EngagementPath, is_there
from coachtui.cli.plain.terminal import LeaveError, PromptTerminal, Terminal
from coachtui.cli.saying import say
from coachtui.model.problems import CoachError
from coachtui.workflow.exporting import export_engagement


@click.command(
    short_help="Write an engagement as JSON, or hand over a self-assessment.",
    epilog=examples(
        "coachtui export acme.coach -o acme.json",
        "coachtui export acme.coach --log -o -",
        "coachtui export my-assessment.coach --for-assessor -o for-mara.coach",
    ),
)
@engagement_file
@wanted_output("OUT.json, OUT.coach, or -")
@click.option("--log", "whole_log", is_flag=True, help="Every entry ever recorded, instead of how things stand.")
@click.option("--for-assessor", is_flag=True, help="Hand over a self-assessment: OUT.coach, to be merged.")
@click.option("--person", default=None, metavar="CODE", help="The code that the assessor gave you.")
@click.option(
    "--notes/--no-notes",
    default=None,
    help="With what you told in your own words, short answers and tables too, or without.",
)
@click.option("--quotes/--no-quotes", default=None, help="With what you put in quotation marks, or without.")
@click.option("--attachments/--no-attachments", default=None, help="With the files you attached, or without.")
@click.option("--yes", is_flag=True, help="Write it without asking once more.")
def export(
    file: Path,
    output: Path,
    person: str | None,
    *,
    whole_log: bool,
    for_assessor: bool,
    notes: bool | None,
    quotes: bool | None,
    attachments: bool | None,
    yes: bool,
) -> None:
    """Write everything in FILE as JSON. It holds confidential words: keep it as safe as FILE.

    With --for-assessor FILE is your own self-assessment. What would be handed over is shown first, word for word; it is
    written once you say so. What you are not asked about, because there is no terminal, is left out.
    """
    if for_assessor:
        _hand_over(file, output, person, (notes, quotes, attachments), yes=yes)
        return
    if person is not None or yes or any(each is not None for each in (notes, quotes, attachments)):
        raise CoachError("For whom?", "That goes with --for-assessor only.", bad_input=True)
    text = export_engagement(file, output, whole_log=whole_log)
    if text is not None:
        say(text)
    else:
        say(f"Wrote {output}.")


def _hand_over(
    file: Path, output: Path, person: str | None, wanted: tuple[bool | None, bool | None, bool | None], *, yes: bool
) -> None:
    from coachtui.workflow.engagements import Surroundings, open_engagement  # noqa: PLC0415 - only for this
    from coachtui.workflow.handing_over import (  # noqa: PLC0415 - as above
        Agreed,
        hand_over,
        handed_over_from,
        handover_of,
        handover_words,
        usual_code,
    )

    output = EngagementPath(new=True).convert(output, None, None)
    if is_there(output):
        raise CoachError("Already there", f"{output} exists.", "Pick another name.", bad_input=True)
    terminal = PromptTerminal() if sys.stdin.isatty() else None
    with open_engagement(file) as workspace:
        own = handed_over_from(workspace)
        try:
            code = person or _code(terminal, usual_code(own))
            notes, quotes, files = (
                _agreed(terminal, words, given) if there else False
                for words, given, there in zip(_QUESTIONS, wanted, own.has_to_hand_over, strict=True)
            )
            handover = handover_of(own, Agreed(code, notes=notes, quotes=quotes, files=files))
            for line in handover_words(own, handover):
                say(line)
            if not yes and not _sure(terminal):
                say("Nothing was written.")
                return
        except LeaveError:
            raise click.Abort from None
        hand_over(own, handover, output, Surroundings())
    say(f"Wrote {output}. Send it to your assessor yourself; nothing else leaves this computer.")


_QUESTIONS = (
    "Hand over what you told in your own words, too? Short answers and tables go with it. (y, or Enter for no):",
    "Hand over what you put in quotation marks, too? (y, or Enter for no):",
    "Hand over the files you attached, too? (y, or Enter for no):",
)


def _code(terminal: Terminal | None, usual: str) -> str:
    if terminal is None:
        return usual
    return terminal.ask(f"Which code did your assessor give you? (Enter if none; then it is {usual}):").strip() or usual


def _agreed(terminal: Terminal | None, words: str, given: bool | None) -> bool:
    if given is not None or terminal is None:
        return bool(given)
    return _is_yes(terminal.ask(words))


def _sure(terminal: Terminal | None) -> bool:
    say()
    if terminal is None:
        raise CoachError("Not sent", "Nobody is here to say yes.", "Look it through, then add --yes.", bad_input=True)
    return _is_yes(terminal.ask("Send exactly this? (y, or Enter for no):"))


def _is_yes(typed: str) -> bool:
    return typed.strip().casefold() in {"y", "yes"}
