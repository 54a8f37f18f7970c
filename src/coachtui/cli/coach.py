"""coachtui coach: what came of observed meetings."""

from dataclasses import replace
from pathlib import Path

import click

from coachtui.assess.coaching import CHAIR
from coachtui.cli.commands import examples
from coachtui.cli.options import as_json, author, engagement_file, meeting_id, surroundings, wanted_output
from coachtui.cli.paths import FilePath, completing
from coachtui.cli.saying import columns, say, say_error
from coachtui.model.json_text import json_text
from coachtui.model.problems import CoachError
from coachtui.model.text import counted, one_line
from coachtui.report.coaching_handouts import agreed_handout, coaching_handout
from coachtui.report.coaching_json import coaching_json
from coachtui.report.debrief_words import own_words
from coachtui.report.followed_json import followed_json
from coachtui.report.seen_json import seen_json
from coachtui.report.seen_words import seen_page
from coachtui.workflow.coaching.coaching_result import coaching_in
from coachtui.workflow.coaching.consenting import record_consent
from coachtui.workflow.coaching.debriefing import keep_words
from coachtui.workflow.coaching.following_up import followed_in
from coachtui.workflow.coaching.noting import (
    WrittenNote,
    keep_note,
    read_note,
    results_in_words,
    write_draft,
    write_note,
    written_note,
)
from coachtui.workflow.engagement.engagements import Workspace, open_engagement
from coachtui.workflow.engagement.handouts import write_handout
from coachtui.workflow.observing.preparing import refuse_engagement
from coachtui.workflow.overview.seen_in_meetings import own_views, seen_in_meetings


@click.command(
    short_help="Show what came of a meeting you observed.",
    epilog=examples(
        "coachtui coach northfield-coaching.coach",
        "coachtui coach northfield-coaching.coach --for chair -o dana.txt",
        "coachtui coach northfield-coaching.coach --decisions -o to-all.md",
        "coachtui coach northfield-coaching.coach --for chair --note -o dana.docx",
        "coachtui coach northfield-coaching.coach --json",
    ),
)
@engagement_file
@meeting_id(default="", metavar="MEETING", help="Only this meeting: its id, its day, or its name.")
@click.option(
    "--for",
    "whom",
    default="",
    metavar="WHOM",
    help="For whom it is: team, chair, or somebody's code.",
    shell_complete=completing("whom_words"),
)
@click.option("--decisions", is_flag=True, help="Only what was decided and who does what, to mail to all.")
@click.option("--note", is_flag=True, help="The written note for one person, or the page of counts for the team.")
@click.option(
    "--note-from", type=FilePath(), default=None, metavar="FILE.txt", help="Keep the text of this file as that note."
)
@click.option("--answer", default=None, metavar="WORDS", help="Keep what was said to: How did you see it?")
@click.option("--next", default=None, metavar="WORDS", help="Keep a sentence of your own for next time.")
@click.option("--watcher", default=None, metavar="NAME", help="Keep who watches next time.")
@click.option("--day", default=None, metavar="DAY", help="Keep the day for it, such as Thursday.")
@click.option(
    "--withdraws",
    default="",
    metavar="CODE",
    help="This person takes consent back: hide those words.",
    shell_complete=completing("person_codes"),
)
@click.option(
    "--consents",
    default="",
    metavar="CODE",
    help="This person consents after all.",
    shell_complete=completing("person_codes"),
)
@wanted_output("Write it to OUT.txt, OUT.md, OUT.docx, or -.", required=False)
@as_json
@author
def coach(
    file: Path,
    meeting: str,
    whom: str,
    note_from: Path | None,
    withdraws: str,
    consents: str,
    output: Path | None,
    author: str | None,
    *,
    decisions: bool,
    note: bool,
    as_json: bool,
    **own: str | None,
) -> None:
    """Show one strength, one moment that cost something, and one thing for next time. FILE is a coaching file.

    Below stand what was decided, which figures are noise, and what people did. Without --for it is for you, the coach:
    it names people and repeats their words. With --for team it does neither. Several meetings are counted together;
    then there is no debrief.
    """
    given = {name: words for name, words in own.items() if words is not None}
    if as_json and (decisions or note or note_from is not None or output is not None or given):
        raise CoachError("One or the other", "--json prints all of it.", "Leave the other options out.", bad_input=True)
    if decisions and (whom or note or note_from is not None or given):
        raise CoachError("For all", "Decisions are the same for everybody.", "Leave the rest out.", bad_input=True)
    if withdraws or consents:
        _record_consent(file, meeting, withdraws or consents, author, given=not withdraws)
        return
    if note_from is not None:
        _keep_note(file, meeting, whom, note_from, author)
        return
    if given:
        _keep_words(file, meeting, whom, given, author)
    with open_engagement(file) as workspace:
        if as_json and workspace.is_coaching:
            say_coaching_json(workspace, meeting, whom)
            return
        seen = None if workspace.is_coaching else seen_in_meetings(workspace)
        if seen is not None:
            _refuse_more(meeting, whom, more=decisions or note)
            if as_json:
                say(json_text(seen_json(seen), indent=2))
                return
            text = write_handout(seen_page(seen), output or Path("-"), columns())
        else:
            text = _written(workspace, meeting, whom, output or Path("-"), decisions=decisions, note=note)
    say(text if text is not None else f"Wrote {output}.")


def _refuse_more(meeting: str, whom: str, *, more: bool) -> None:
    """Raise CoachError where more is wanted of an engagement than the one page there is."""
    if meeting or whom or more:
        raise CoachError(
            "An engagement",
            "It holds what a coach passed on of all meetings together.",
            "Leave the other options out.",
            bad_input=True,
        )


def _written(workspace: Workspace, meeting: str, whom: str, output: Path, *, decisions: bool, note: bool) -> str | None:
    """What was asked for, written to ``output``; for "-" it is returned."""
    if note:
        return _written_note(written_note(workspace, meeting, whom), output)
    words, named = results_in_words(workspace, meeting, whom)
    if decisions:
        return write_handout(agreed_handout(words), output, columns())
    after = followed_in(workspace, words.coaching)
    own = own_views(workspace, words.observation.meetings)
    return write_handout(coaching_handout(words, named, after, own), output, columns())


def _written_note(note: WrittenNote, output: Path) -> str | None:
    """The note, written to ``output``; a draft with what is to be filled in where it can be edited, or is looked at."""
    left = len(note.left_to_fill_in)
    is_draft = note.is_draft and left > 0 and (str(output) == "-" or output.suffix.casefold() == ".txt")
    if left:
        places = counted(left, "place in brackets is", "places in brackets are")
        draft = f"This is a draft: {places} still to be filled in."
        say_error(draft if is_draft else f"{places} not filled in, and left out.")
    return write_draft(note, output, columns()) if is_draft else write_note(note, output, columns())


def _record_consent(file: Path, meeting: str, code: str, author: str | None, *, given: bool) -> None:
    with open_engagement(file, write=True, surroundings=surroundings(author)) as workspace:
        refuse_engagement(workspace)
        say(record_consent(workspace, meeting, code, given=given))


def _keep_note(file: Path, meeting: str, whom: str, source: Path, author: str | None) -> None:
    text = read_note(source)
    with open_engagement(file, write=True, surroundings=surroundings(author)) as workspace:
        keep_note(workspace, written_note(workspace, meeting, whom), text)
    say(f"Kept the note in {one_line(str(file))}.")


def _keep_words(file: Path, meeting: str, whom: str, given: dict[str, str], author: str | None) -> None:
    """Record what was given of the coach's own words in the debrief of a meeting; the rest stays."""
    with open_engagement(file, write=True, surroundings=surroundings(author)) as workspace:
        words, named = results_in_words(workspace, meeting, whom)
        if not named or len(words.observation.meetings) != 1:
            hint = "Name the meeting with --meeting, and say --for team, chair, or a code."
            raise CoachError("For whom?", "Such words belong to one debrief of one meeting.", hint, bad_input=True)
        if named == CHAIR and words.code_of(named) is None:
            raise CoachError("No chair", "Nobody is recorded as its chair.", "Name somebody by code.", bad_input=True)
        keep_words(workspace, replace(own_words(words, named), **given))


def say_coaching_json(workspace: Workspace, meeting: str = "", whom: str = "") -> None:
    """Print what came of the meetings, or one, in a coaching file as JSON."""
    coaching = coaching_in(workspace, meeting, whom)
    values = coaching_json(coaching) | followed_json(followed_in(workspace, coaching))
    values["put_down"] = [
        {"who": each.person, "behaviour": each.behaviour, "level": each.level}
        for each in own_views(workspace, coaching.observation.meetings)
    ]
    say(json_text(values, indent=2))


def say_coaching(workspace: Workspace) -> None:
    """Print what came of all meetings in a coaching file, in words, for the coach."""
    words, _ = results_in_words(workspace)
    after, own = followed_in(workspace, words.coaching), own_views(workspace, words.observation.meetings)
    say(coaching_handout(words, after=after, own=own).text(columns()))
