"""What a merge or the import of a log did, in words; and the choice between versions of one record."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

from coachtui.cli.saying import say, say_wrapped
from coachtui.model.people import code_in_full
from coachtui.model.text import as_typed, counted, listed, one_line
from coachtui.model.times import shown_moment
from coachtui.workflow.engagement.people import found_twice_words
from coachtui.workflow.passing_on.merging import FoundTwice, Merged, MergedFile
from coachtui.workflow.passing_on.revised_twice import RevisedTwice, Version


def say_merged(merged: Merged, result: Path) -> None:
    """Say what a merge into ``result`` did."""
    for brought in merged.brought:
        say(_line(brought))
    for code, count in merged.erased.items():
        say(f"Erased {one_line(code)}: {counted(count, 'entry', 'entries')}.")
    for code, count in merged.emptied.items():
        say(f"{one_line(code)} was erased here before: {counted(count, 'entry', 'entries')} of theirs came in empty.")
    for meeting, codes in merged.refused.meetings.items():
        who = f"{listed(codes)} {'does' if len(codes) == 1 else 'do'} not consent"
        say(f"{one_line(meeting)}: {who} in one of the files. That counts, whichever version does.")
    for code in map(one_line, merged.refused.interviews):
        said = f"{code} does not consent to an interview: what was noted there counts no more."
        say(f"{said} To delete it for good: coachtui erase {as_typed(result)} --person {code}")
    for twice in merged.twice:
        for line in _found_twice_lines(twice, result):
            say(line)


def say_kept_forms(meetings: Iterable[str]) -> None:
    """Say that the forms of new meetings begun for these ids, which other meetings have now, are kept."""
    for meeting in meetings:
        say(f"The form that you began for {one_line(meeting)} is kept: it comes up for the next new meeting.")


def _line(brought: MergedFile) -> str:
    count = counted(brought.new, "new entry", "new entries") if brought.new else "nothing new"
    return f"{one_line(str(brought.source))}: {count}."


def _found_twice_lines(twice: FoundTwice, file: Path) -> Iterator[str]:
    """Who was found under several codes in ``file``, and what became of that or can be done."""
    codes = " and ".join(map(code_in_full, twice.codes))
    if twice.joined:
        yield f"{codes} are written alike: one person, {code_in_full(twice.codes[0])}."
    else:
        yield from found_twice_words(file, twice.codes)
    if twice.roles:
        yield f"They are recorded as {' and as '.join(twice.roles)}; the role of the first counts."


# Records that were revised in several files


def versions_chosen(revised: tuple[RevisedTwice, ...]) -> list[Version]:
    """Show all versions of each record and ask which one counts; return those chosen instead of the last.

    Without a terminal to ask in, only say that the last counts.
    """
    say(f"Revised in more than one of the files: {counted(len(revised), 'record')}.")
    chosen: list[Version] = []
    for each in revised:
        say(f"\n{one_line(each.what)}")
        for number, version in enumerate(each.versions, 1):
            _show(number, version, counts=version is each.versions[-1])
        if sys.stdin.isatty():
            which = click.prompt(
                "Which one counts? (Enter: the last)", default=len(each.versions), show_default=False,
                type=click.IntRange(1, len(each.versions)),
            )  # fmt: skip
            chosen += [each.versions[which - 1]] if which < len(each.versions) else []
    say("")
    if not sys.stdin.isatty():
        say("The last of each counts; `log` keeps the others. In a terminal you are asked which one is to count.")
    return chosen


def _show(number: int, version: Version, *, counts: bool) -> None:
    by = f", {one_line(version.author)}" if version.author else ""
    say(f"  {number}  {shown_moment(version.at)}{by}{' (counts)' if counts else ''}")
    for line in version.says:
        say_wrapped(line, " " * 5)
