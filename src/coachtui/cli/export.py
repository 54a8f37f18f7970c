"""coachtui export: an engagement as JSON, a self-assessment for an assessor, or sheets about meetings for a coach."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.options import engagement_file, meeting_id, wanted_output
from coachtui.cli.paths import EngagementPath
from coachtui.cli.plain.terminal import LeaveError, PromptTerminal, Terminal, says_yes
from coachtui.cli.saying import say, say_page
from coachtui.model.problems import CoachError
from coachtui.workflow.engagement.paths import is_there
from coachtui.workflow.passing_on.exporting import export_engagement


@click.command(
    short_help="Write an engagement as JSON, or hand over what is your own.",
    epilog=examples(
        "coachtui export acme.coach -o acme.json",
        "coachtui export acme.coach --log -o -",
        "coachtui export my-assessment.coach --for-assessor -o for-mara.coach",
        "coachtui export my-meetings.coach --for-coach -o for-mara.coach",
        "coachtui export northfield-coaching.coach --for-engagement -o seen.json",
    ),
)
@engagement_file
@wanted_output("Write it to OUT.json, or -; what is handed over to OUT.coach.")
@click.option("--log", "whole_log", is_flag=True, help="Every entry ever recorded, instead of how things stand.")
@click.option("--for-assessor", is_flag=True, help="Hand over a self-assessment: OUT.coach, to be merged.")
@click.option("--for-coach", is_flag=True, help="Hand over sheets about meetings: OUT.coach, to be merged.")
@click.option("--for-engagement", is_flag=True, help="Pass on figures of the team from a coaching file: OUT.json.")
@click.option(
    "--confirmed/--not-confirmed",
    default=None,
    help="With decisions and actions, which the chair has confirmed as they stand, or without.",
)
@click.option("--person", default=None, metavar="CODE", help="The code by which your assessor or coach knows you.")
@meeting_id("meetings", multiple=True, metavar="MEETING", help="One to hand over: its day or its name.")
@click.option(
    "--notes/--no-notes",
    default=None,
    help="With what you told in your own words, short answers and tables too, or without.",
)
@click.option("--quotes/--no-quotes", default=None, help="With what you put in quotation marks, or without.")
@click.option("--attachments/--no-attachments", default=None, help="With the files you attached, or without.")
@click.option("--promises/--no-promises", default=None, help="With the lines for next time, or without.")
@click.option("--slips/--no-slips", default=None, help="With what the others wrote, as far as it is shown, or without.")
@click.option("--yes", is_flag=True, help="Write it without asking once more.")
def export(
    file: Path,
    output: Path,
    person: str | None,
    meetings: tuple[str, ...],
    *,
    whole_log: bool,
    for_assessor: bool,
    for_coach: bool,
    for_engagement: bool,
    confirmed: bool | None,
    yes: bool,
    **parts: bool | None,
) -> None:
    """Write everything in FILE as JSON. It holds confidential words: keep it as safe as FILE.

    With --for-assessor FILE is your own self-assessment, with --for-coach the sheets about your meetings. What would be
    handed over is shown first, word for word; it is written once you say so. What you are not asked about, because
    there is no terminal, is left out.

    With --for-engagement FILE is a coaching file. Counts, levels and what was agreed are passed on, nobody's words and
    nobody's name; they too are shown first.
    """
    others = person is not None or any(each is not None for each in parts.values())
    if for_engagement and not (for_assessor or for_coach or whole_log or others):
        from coachtui.cli.passing_on import pass_on_figures  # noqa: PLC0415 - only for this

        pass_on_figures(file, output, meetings, confirmed=confirmed, yes=yes)
        return
    if for_engagement or confirmed is not None:
        raise CoachError(
            "For whom?",
            "Only --meeting, --confirmed and --yes go with --for-engagement.",
            "See: coachtui help export",
            bad_input=True,
        )
    if for_assessor or for_coach:
        _hand_over(file, output, _Wanted(person, meetings, parts, sheets=not for_assessor), yes=yes)
        return
    if others or yes or meetings:
        raise CoachError("For whom?", "That goes with --for-assessor or --for-coach.", bad_input=True)
    text = export_engagement(file, output, whole_log=whole_log)
    if text is not None:
        say(text)
    else:
        say(f"Wrote {output}.")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What was said on the command line: the code, the meetings, and of each part yes, no or nothing."""

    code: str | None
    meetings: tuple[str, ...]
    parts: Mapping[str, bool | None]
    sheets: bool


def _hand_over(file: Path, output: Path, wanted: _Wanted, *, yes: bool) -> None:
    from coachtui.workflow.engagement.engagements import Surroundings, open_engagement  # noqa: PLC0415 - only for this
    from coachtui.workflow.engagement.meetings import meeting_named  # noqa: PLC0415 - as above
    from coachtui.workflow.passing_on.sending import sending_from  # noqa: PLC0415 - as above

    output = EngagementPath(new=True).convert(output, None, None)
    if is_there(output):
        raise CoachError("Already there", f"{output} exists.", "Pick another name.", bad_input=True)
    terminal = PromptTerminal() if sys.stdin.isatty() else None
    with open_engagement(file) as workspace:
        sending = sending_from(workspace, sheets=wanted.sheets)
        named = {meeting_named(workspace.state, each).id for each in wanted.meetings}
        meant = {each.session_id: each.meeting.id in named if named else None for each in sending.sheets}
        try:
            code = wanted.code or _code(terminal, _WHOM[wanted.sheets], sending.usual_code)
            offers = frozenset(
                each.id
                for each in sending.offers
                if each.always or _agreed(terminal, each.ask, {**meant, **_by_offer(wanted.parts)}.get(each.id))
            )
            say_page(sending.words(code, offers))
            if not yes and not _sure(terminal):
                say("Nothing was written.")
                return
        except LeaveError:
            raise click.Abort from None
        sending.write(code, offers, output, Surroundings())
    say(f"Wrote {output}. Send it to {_WHOM[wanted.sheets]} yourself; nothing else leaves this computer.")


_WHOM = {True: "your coach", False: "your assessor"}


def _by_offer(parts: Mapping[str, bool | None]) -> dict[str, bool | None]:
    """What was said of each part, by the id of its offer: one's own words are --notes in both."""
    return {**parts, "files": parts.get("attachments"), "words": parts.get("notes")}


def _code(terminal: Terminal | None, whom: str, usual: str) -> str:
    if terminal is None:
        return usual
    return terminal.ask(f"Which code did {whom} give you? (Enter if none; then it is {usual}):").strip() or usual


def _agreed(terminal: Terminal | None, ask: str, given: bool | None) -> bool:
    if given is not None or terminal is None:
        return bool(given)
    return says_yes(terminal, f"{ask} (y, or Enter for no):")


def _sure(terminal: Terminal | None) -> bool:
    say()
    if terminal is None:
        raise CoachError("Not sent", "Nobody is here to say yes.", "Look it through, then add --yes.", bad_input=True)
    return says_yes(terminal, "Send exactly this? (y, or Enter for no):")
