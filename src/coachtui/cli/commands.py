"""The table of commands: the module of each, and its line in the list of commands, which is in groups."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

ENDING = ".coach"
"""How the name of an engagement file ends."""
COMPLETES = "_COACHTUI_COMPLETE"
"""The environment variable with which a shell's completion script asks; click makes its name of the program's."""
WORDS = "coachtui.words"
"""The key of click's `meta` under which the words of the command line are, for completion."""


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """The module and attribute of a command, and what it does in one line."""

    module: str
    attribute: str
    help: str


def _entry(module: str, attribute: str, text: str) -> CommandEntry:
    return CommandEntry(f"coachtui.cli.{module}", attribute, text)


GROUPS: Mapping[str, Mapping[str, CommandEntry]] = {
    "Begin": {
        "demo": _entry("demo", "demo", "Make the Northfield engagement and show it."),
        "new": _entry("new", "new", "Begin an engagement with an organisation."),
        "edit": _entry("edit", "edit", "Change organisation, process name or plan of an engagement."),
        "people": _entry("people", "people", "List the people of an engagement; add, edit, remove them."),
        "open": _entry("overview", "overview", "Show an engagement at a glance, as a file's name alone does."),
    },
    "Ask and note": {
        "interview": _entry("interview", "interview", "Interview somebody, or go on where you stopped."),
        "self-assess": _entry("self_assess", "self_assess", "Assess how things are run where you are."),
        "my-meeting": _entry("my_meeting", "my_meeting", "Look back on a meeting you have just had."),
        "pulse": _entry("pulse", "pulse", "Ask the others who were in the meeting."),
        "observe": _entry("observe", "observe", "Sit in on a meeting and note what is said."),
        "attach": _entry("attach", "attach", "Keep a file as evidence."),
        "attachments": _entry("attachments", "attachments", "List the files kept as evidence, or save them again."),
    },
    "See what comes out": {
        "search": _entry("search", "search", "Find words in answers, notes and quotes."),
        "score": _entry("score", "score", "Score the eight elements and four targets."),
        "why": _entry("why", "why", "Show formula, inputs and quotes behind a figure."),
        "coach": _entry("coach", "coach", "Show what came of a meeting you observed."),
        "report": _entry("report", "report", "Write a one-page summary."),
    },
    "Hand over, bring together": {
        "export": _entry("export", "export", "Write an engagement as JSON, or hand over what is your own."),
        "import": _entry("importing", "import_", "Read an engagement from JSON, or a transcript."),
        "merge": _entry("merge", "merge", "Bring several files of one engagement together."),
    },
    "Look after a file": {
        "verify": _entry("verify", "verify", "Check that nothing in a file was changed."),
        "log": _entry("log", "log", "List what was recorded, oldest first."),
        "erase": _entry("erase", "erase", "Take a person's words out of a file, for good."),
    },
    "Scripts, settings, this program": {
        "lint": _entry("lint", "lint", "Check scripts and rubrics."),
        "schema": _entry("schema", "schema", "Print the JSON Schema of a kind of file."),
        "locate": _entry("locate", "locate", "Say where scripts, rubrics, examples and settings are."),
        "completion": _entry("completion", "completion", "Print the completion script of a shell."),
        "help": _entry("help", "help_", "Explain a command, as --help does."),
    },
}
"""The commands in the order people meet them, by the heading that stands above them."""

COMMANDS = {name: entry for commands in GROUPS.values() for name, entry in commands.items()}


def examples(*lines: str) -> str:
    """Command lines as the end of a command's help."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))


def example_of(command: "click.Command") -> str:
    """The first of the examples that a command's help ends with; "" for none."""
    lines = (command.epilog or "").splitlines()
    return next((line.strip() for line in lines if line.startswith("  ")), "")
