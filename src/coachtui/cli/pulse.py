"""coachtui pulse: three questions to the others who took part in a meeting, without their names."""

from pathlib import Path

import click

from coachtui.cli.commands import examples
from coachtui.cli.options import as_json, engagement_file, wanted_output
from coachtui.cli.paths import completing
from coachtui.cli.plain.slips import type_slips
from coachtui.cli.plain.terminal import PromptTerminal
from coachtui.cli.saying import columns, say
from coachtui.model.json_text import json_text
from coachtui.model.problems import CoachError
from coachtui.report.others import others_json
from coachtui.report.sheet_result_words import others_text
from coachtui.workflow.alone.pulse import no_others, others_of, pulse_of, withdraw_slips, write_slip
from coachtui.workflow.engagement.engagements import Surroundings, open_engagement


@click.command(
    short_help="Ask the others who were in the meeting.",
    epilog=examples(
        "coachtui pulse my-meetings.coach -o slips.txt",
        "coachtui pulse my-meetings.coach thursday",
        "coachtui pulse my-meetings.coach --result",
    ),
)
@engagement_file
@click.argument("meeting", required=False, default="", shell_complete=completing("meetings"))
@wanted_output("Write the page to hand round: OUT.txt, or -", required=False)
@click.option("--result", is_flag=True, help="Show what they wrote, from three answers on.")
@click.option("--take-out", is_flag=True, help="Take out what was typed in, to type it in again.")
@as_json
def pulse(file: Path, meeting: str, output: Path | None, *, result: bool, take_out: bool, as_json: bool) -> None:
    """Ask the others who were in a meeting three questions, on paper and without names.

    Without options you type in what they wrote, one slip after the other. MEETING is its day or its name; left out, it
    is the latest one in FILE, your private file. What they wrote stands beside your own view, from three answers on.
    """
    if output is not None and (as_json or result or take_out):
        raise CoachError("One or the other", "-o writes the page to hand round.", "Leave the rest out.", bad_input=True)
    if take_out:
        with open_engagement(file, write=True, surroundings=Surroundings()) as workspace:
            count = withdraw_slips(pulse_of(workspace, meeting))
        say("One slip was taken out." if count == 1 else f"{count} slips were taken out.")
        return
    if output is None and not result and not as_json:
        terminal = PromptTerminal("Type the slips in at a terminal.")
        # No author: who types is not kept either.
        with open_engagement(file, write=True, surroundings=Surroundings()) as workspace:
            type_slips(terminal, pulse_of(workspace, meeting))
        return
    with open_engagement(file) as workspace:
        asked = pulse_of(workspace, meeting)
        if output is not None:
            text = write_slip(asked, output)
            say(f"Wrote {output}. Print it, and cut it up." if text is None else text, nl=text is None)
            return
        others = others_of(asked.sheet) or no_others(asked)
        if as_json:
            say(json_text({"format": "coachtui/pulse", "version": 1, **others_json(others)}, indent=2))
        else:
            say(others_text(others, width=columns()))
