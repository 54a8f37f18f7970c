"""The table of commands: the module of each, and its line in the list of commands."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CommandEntry:
    """The module and attribute of a command, and what it does in one line."""

    module: str
    attribute: str
    help: str


def _entry(module: str, attribute: str, text: str) -> CommandEntry:
    return CommandEntry(f"coachtui.cli.{module}", attribute, text)


OPEN = _entry("overview", "overview", "Show an engagement at a glance.")
COMMANDS = {
    "demo": _entry("demo", "demo", "Make the Northfield engagement and show it."),
    "new": _entry("new", "new", "Begin an engagement with an organisation."),
    "people": _entry("people", "people", "List the people of an engagement; add, edit, join them."),
    "interview": _entry("interview", "interview", "Interview somebody, or go on where you stopped."),
    "self-assess": _entry("self_assess", "self_assess", "Assess how things are run where you are."),
    "attach": _entry("attach", "attach", "Keep a file as evidence."),
    "attachments": _entry("attachments", "attachments", "List the files kept as evidence, or save them again."),
    "search": _entry("search", "search", "Find words in notes and quotes."),
    "score": _entry("score", "score", "Score the eight elements and four targets."),
    "why": _entry("why", "why", "Show formula, inputs and quotes behind a figure."),
    "report": _entry("report", "report", "Write a one-page summary."),
    "export": _entry("export", "export", "Write an engagement as JSON, or hand over a self-assessment."),
    "import": _entry("importing", "import_", "Read an engagement from JSON."),
    "merge": _entry("merge", "merge", "Bring several files of one engagement together."),
    "erase": _entry("erase", "erase", "Take a person's words out of a file, for good."),
    "verify": _entry("verify", "verify", "Check that nothing in a file was changed."),
    "log": _entry("log", "log", "List what was recorded, oldest first."),
    "lint": _entry("lint", "lint", "Check scripts and rubrics."),
    "schema": _entry("schema", "schema", "Print the JSON Schema of a kind of file."),
    "locate": _entry("locate", "locate", "Say where scripts, rubrics, examples and settings are."),
    "completion": _entry("completion", "completion", "Print the completion script of a shell."),
}
