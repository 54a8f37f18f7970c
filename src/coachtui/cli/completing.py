"""What a shell may complete: engagement files, and the codes and ids that a command takes.

Each function gets the context of the command as typed so far and the beginning of a word, and returns what it may
become. They record nothing, and offer only words that no shell would take for anything else: a name that
somebody else chose is completed into a line that Enter runs.
"""

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from coachtui.cli.commands import ENDING, WORDS
from coachtui.cli.paths import EngagementPath
from coachtui.files.shipped import shipped_folder
from coachtui.model.answers import SessionKind
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line

if TYPE_CHECKING:
    from coachtui.workflow.engagement.engagements import Workspace

_HARMLESS = re.compile(r"[\w./@%+,-]+")
_MOST = 200
"""So many items at most: nobody reads more, and a folder may hold millions."""
_MOST_BYTES, _MOST_FILES = 1_000_000, 20
"""Scripts and rubrics that are larger, or so many, are not looked into."""
_ID = re.compile(r"(?:^ *|[-{] ?)id: *['\"]?([\w./@%+-]+)", re.MULTILINE)
_QUESTIONS = re.compile(r"^ *(?:- )?(questions:)|^( *)- (?:\{ ?)?id: *['\"]?([\w./@%+-]+)", re.MULTILINE)
_KEY = re.compile(r"^( +)(['\"]?)([^\s'\"#:][^'\"#:]*)\2: *(.*)$", re.MULTILINE)

_SHEET = re.compile(r"^sheet:", re.MULTILINE)
_SCRIPT = re.compile(r"^id: *['\"]?([\w-]{1,80})", re.MULTILINE)


def engagement_files(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The engagement files whose path begins so.

    Where there is none, or one whose name has to be quoted, the shell completes files itself.
    """
    del ctx, param
    return _engagements(incomplete) or [CompletionItem(incomplete, type="file")]


def first_words(incomplete: str, commands: list[CompletionItem]) -> list[CompletionItem]:
    """What a first word can mean: ``commands``, options among them, and engagement files; all files where none does."""
    try:
        files = _engagements(incomplete)
    except (OSError, RuntimeError, ValueError):  # no such folder, no such home, no such name
        files = []
    return [*commands, *files] or [CompletionItem(incomplete, type="file")]


def _engagements(incomplete: str) -> list[CompletionItem]:
    """The engagement files whose path begins so; none where a name among them has to be quoted."""
    folder, _, beginning = incomplete.rpartition("/")
    prefix = f"{folder}/" if folder or incomplete.startswith("/") else ""
    with os.scandir(Path(prefix).expanduser() if prefix else Path()) as entries:
        names = sorted(entry.name for entry in entries if entry.name.casefold().endswith(ENDING))
    found = [f"{prefix}{name}" for name in names if name.startswith(beginning)]
    return _items(((each, "") for each in found), incomplete) if all(map(_HARMLESS.fullmatch, found)) else []


def person_codes(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The codes of the people in the engagement named before, each with the person's name."""
    del param
    with _workspace(ctx) as workspace:
        people = () if workspace is None else tuple(workspace.log.outline().people.values())
    return _items(((person.code, person.spoken) for person in people), incomplete)


def whom_words(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """For whom a coach wants a page: the team, the chair, or one of the people in the coaching file."""
    return [*_items((("team", ""), ("chair", "")), incomplete), *person_codes(ctx, param, incomplete)]


def meetings(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of the observed meetings in a coaching file, or the days of those that sheets are about; with names."""
    del param
    with _workspace(ctx) as workspace:
        if workspace is None:
            return []
        outline = workspace.log.outline()
        found = [(each.id, each.name) for each in outline.observed_meetings.values()]
        if any(each.kind is SessionKind.SHEET for each in outline.sessions.values()):
            found += sorted((each.day, each.name) for each in workspace.state.meetings.values())
    return _items(found, incomplete)


def figure_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of what has a figure in the rubrics that are used with the file.

    Of an engagement these are targets, elements and indicators, of a coaching file behaviours, of sheets both.
    """
    del param
    figures, behaviours = True, False
    with suppress(CoachError), _workspace(ctx) as workspace:
        if workspace is not None:
            figures = not workspace.is_coaching
            kinds = {session.kind for session in workspace.log.outline().sessions.values()}
            behaviours = not figures or SessionKind.SHEET in kinds
    texts = tuple(_texts(ctx, "rubrics"))
    blocks = (_block(text, key) for text in texts for key in ("targets", "elements") if figures)
    found = [each[1] for block in blocks for each in _ID.finditer(block)]
    if behaviours:
        found += (each for text in texts for each in _items_of(_block(text, "behaviours")))
    return _items(((each, "") for each in found), incomplete)


def question_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of questions in the scripts that are used with the engagement."""
    del param
    return _items(((each, "") for text in _texts(ctx, "interviews") for each in _questions(text)), incomplete)


def evidence_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of evidence in the scripts that are used with the engagement, each with what it is."""
    del param
    texts = _texts(ctx, "interviews")
    return _items((each for text in texts for each in _keys(_block(text, "evidence"))), incomplete)


def roles(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of the roles that people have in scripts used with the engagement, spaces as hyphens.

    The roles of a sheet are those of one occasion, and nobody is added with them.
    """
    del param
    texts = (text for text in _texts(ctx, "interviews") if not _block(text, "sheet"))
    found = (role for text in texts for role, _ in _keys(_block(text, "roles")))
    return _items(((role.replace(" ", "-"), "") for role in found), incomplete)


def plans(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of the plans in the scripts that are used with the engagement, or would be."""
    del param
    texts = _texts(ctx, "interviews")
    return _items(((plan, "") for text in texts for plan, _ in _keys(_block(text, "plans"))), incomplete)


def sheet_scripts(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The ids of the scripts for sheets that are used with the engagement; files where none begins so."""
    del param
    found = (_SCRIPT.search(text) for text in _texts(ctx, "interviews") if _SHEET.search(text))
    return _items(((each[1], "") for each in found if each), incomplete) or [CompletionItem(incomplete, type="file")]


def _file(ctx: click.Context) -> Path | None:
    """The engagement file among the words typed so far: click does not parse a line whose last option lacks a value."""
    for word in ctx.meta.get(WORDS, ())[1:]:
        path = EngagementPath().convert(word, None, None) if word != "-" else None
        if path is not None and path.suffix.casefold() == ENDING and path.is_file():
            return path
    return None


@contextmanager
def _workspace(ctx: click.Context) -> "Iterator[Workspace | None]":
    """The engagement file among the words typed so far, open for reading; None where there is none."""
    from coachtui.workflow.engagement.engagements import open_engagement  # noqa: PLC0415 - only to read a file

    file = _file(ctx)
    if file is None:
        yield None
    else:
        with open_engagement(file) as workspace:
            yield workspace


def _block(text: str, key: str) -> str:
    """What stands below a key of the file itself; "" where it is not there."""
    found = re.search(rf"^{key}:.*\n((?:[ #-].*\n|\n)*)", text, re.MULTILINE)
    return "" if found is None else found[1]


def _items_of(block: str) -> Iterator[str]:
    """The ids of the items of a list itself, not of what is below them, where an item begins with its id."""
    items = [line for line in block.splitlines() if line.lstrip().startswith("-")]
    least = min((line.index("-") for line in items), default=0)
    return (found[1] for line in items if line.index("-") == least and (found := _ID.search(line)))


def _keys(block: str) -> Iterator[tuple[str, str]]:
    """The keys of a block itself, not of what is below them, each with what stands behind it on its line."""
    found = list(_KEY.finditer(block))
    return ((each[3], each[4]) for each in found if each[1] == found[0][1])


def _questions(text: str) -> Iterator[str]:
    """The ids of the questions in a script: the items of lists called questions, told by how far they are indented."""
    indent: str | None = "no list of questions yet"
    for found in _QUESTIONS.finditer(text):
        if found[1]:
            indent = None
        elif indent in (None, found[2]):
            indent = found[2]
            yield found[3]


def _texts(ctx: click.Context, kind: str) -> Iterator[str]:
    """The scripts or rubrics as text: parsing them as YAML takes longer than somebody waits who pressed Tab."""
    file = _file(ctx)
    folders = [shipped_folder("rubrics" if kind == "rubrics" else "interviews")]
    if file is not None:
        folders.insert(0, file.resolve().parent / kind)
    for folder in folders:
        for path in sorted(islice(folder.glob("*.yaml"), _MOST_FILES)) if folder.is_dir() else ():
            if path.is_file() and path.stat().st_size <= _MOST_BYTES:
                yield path.read_text(encoding="utf-8", errors="replace")


def _items(words: Iterable[tuple[str, str]], incomplete: str) -> list[CompletionItem]:
    """Each word that begins like ``incomplete``, capitals or not, and that every shell takes as it stands."""
    wanted = incomplete.casefold()
    found = {
        word: CompletionItem(word, help=one_line(says, 60) or None)
        for word, says in words
        if word.casefold().startswith(wanted) and _HARMLESS.fullmatch(word) and not word.startswith("-")
    }
    return list(found.values())[:_MOST]
