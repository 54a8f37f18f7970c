"""Checks whole folders of scripts, rubrics, notes and meetings; reports every mistake with file, line and column."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from pathlib import Path

from coachtui.files.alone_checks import alone_feed_problems, alone_problems
from coachtui.files.contradiction_checks import contradiction_problems
from coachtui.files.examples import Example, read_example_document
from coachtui.files.id_checks import unknown
from coachtui.files.level_checks import level_problems
from coachtui.files.meeting_files import MeetingFile, check_meeting, read_meeting
from coachtui.files.notes import NotesFile, check_notes, read_notes
from coachtui.files.positions import KeyPath
from coachtui.files.reading import read_path
from coachtui.files.rubric_checks import rubric_problems, unbanded, unfed
from coachtui.files.rubrics import read_rubric_document
from coachtui.files.rule_checks import rule_problems
from coachtui.files.script_checks import feed_problems, script_problems
from coachtui.files.scripts import read_script_document
from coachtui.files.shaping import kind_of
from coachtui.files.sheet_checks import sheet_problems
from coachtui.files.shipped import Folder, find_rubric, shipped_folder
from coachtui.files.word_checks import word_problems
from coachtui.files.yaml_text import Document, read_document
from coachtui.model.problems import BadFileError, CoachError, Problem, first_problems
from coachtui.model.rubric import Rubric
from coachtui.model.script import Script
from coachtui.model.suggesting import suggestion

_MOST_FOLDERS = 1000
_ENDINGS = {".yaml", ".yml"}


_OF_A_SCRIPT: tuple[Callable[[Document, Script], Iterator[Problem]], ...] = (
    script_problems,
    sheet_problems,
    level_problems,
    alone_problems,
    rule_problems,
    contradiction_problems,
)
"""What is checked in a script before anybody is asked anything."""


@dataclass(slots=True)
class _Collection:
    """The scripts, rubrics, notes and meetings that could be read, and the problems of those that could not."""

    scripts: list[tuple[Script, Document]] = field(default_factory=list)
    rubrics: list[tuple[Rubric, Document]] = field(default_factory=list)
    notes: list[NotesFile] = field(default_factory=list)
    meetings: list[MeetingFile] = field(default_factory=list)
    examples: list[tuple[Example, Document]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unusable: set[str] = field(default_factory=set)
    """The ids of files that have problems of their own, as far as they say one."""

    def read(self, path: Path) -> None:
        """Add the file, or the problems that keep it from being read."""
        file = str(path)
        try:
            data = read_path(path)
        except CoachError as error:
            self.problems.append(Problem(file, 1, 1, error.message, error.hint))
        else:
            self.take(file, data)

    def take(self, file: str, data: bytes) -> None:
        """Add the file with these bytes, or the problems in it."""
        named = None
        try:
            document = read_document(file, data)
            named = document.at(("id",))
            match kind_of(document):
                case "interview":
                    self.scripts.append(read_script_document(file, document))
                case "rubric":
                    self.rubrics.append(read_rubric_document(file, document))
                case "notes":
                    self.notes.append(read_notes(file, document))
                case "meeting":
                    self.meetings.append(read_meeting(file, document))
                case _:
                    self.examples.append(read_example_document(file, document))
        except BadFileError as error:
            self.problems.extend(error.problems)
            if isinstance(named, str):
                self.unusable.add(named)


def lint(paths: Sequence[Path]) -> list[Problem]:
    """Every problem in the YAML files at and below ``paths``, by file, line and column.

    Scripts are checked against the rubrics among the paths, the one they name that lies beside them, or the shipped
    ones; notes against scripts and rubrics among the paths or shipped. Problems name files as the paths do.
    """
    found = _Collection()
    for file in _files(paths, found.problems):
        found.read(file)
    for script, document in found.scripts:
        for check in (*_OF_A_SCRIPT, word_problems):
            found.problems += first_problems(check(document, script))
    for rubric, document in found.rubrics:
        found.problems += first_problems(rubric_problems(document, rubric))
    _check_ids_across(found)
    _check_feeds(found)
    _check_notes(found)
    _check_meetings(found)
    _check_examples(found)
    return sorted(set(found.problems))


def problems_together(script: tuple[Script, Document], rubric: tuple[Rubric, Document]) -> list[Problem]:
    """The problems in a script and the rubric it is used with that would make an interview or its scores go wrong.

    Less than `lint` finds: an indicator that no question feeds does no harm in an interview.
    """
    return list(
        first_problems(
            chain(
                *(check(script[1], script[0]) for check in _OF_A_SCRIPT),
                feed_problems(script[1], script[0], rubric[0]),
                alone_feed_problems(script[1], script[0], rubric[0]),
                rubric_problems(rubric[1], rubric[0]),
                unbanded(rubric[1], rubric[0], script[0]),
            )
        )
    )


def _files(paths: Sequence[Path], problems: list[Problem]) -> Iterator[Path]:
    """The files to check, each once, in the order of the paths."""
    seen: set[Path] = set()
    for path in paths:
        if not path.is_dir():
            files = [path]
        else:
            files = list(_below(path, problems))
            if not files:
                hint = "Name a folder with scripts or rubrics, or a file."
                problems.append(Problem(str(path), 1, 1, "There is no .yaml file in this folder.", hint))
        for file in files:
            real = Path(os.path.realpath(file))
            if real not in seen:
                seen.add(real)
                yield file


def _below(folder: Path, problems: list[Problem]) -> Iterator[Path]:
    """The YAML files in a folder and its subfolders.

    A link that leads back is not followed again, one that leads out of the folder not at all; where there are more
    subfolders than `_MOST_FOLDERS`, that is a problem, and no more are looked into.
    """
    top = os.path.realpath(folder)
    visited: set[str] = set()
    for here, folders, names in os.walk(folder, followlinks=True):
        real = os.path.realpath(here)
        if real in visited or not _is_within(real, top):
            folders.clear()
            continue
        if len(visited) == _MOST_FOLDERS:
            message = f"There are more than {_MOST_FOLDERS:,} folders in it; the others were not looked into."
            problems.append(Problem(str(folder), 1, 1, message, "Name the folder with scripts or rubrics."))
            return
        visited.add(real)
        folders.sort()
        yield from (Path(here, name) for name in sorted(names) if Path(name).suffix.lower() in _ENDINGS)


def _is_within(path: str, top: str) -> bool:
    return path == top or path.startswith(top.rstrip(os.sep) + os.sep)


def _check_ids_across(found: _Collection) -> None:
    for what, parts in (("script", found.scripts), ("rubric", found.rubrics)):
        first: dict[str, str] = {}
        for part, document in parts:
            if part.id in first:
                message = f"Another {what} has the id '{part.id}' too: {first[part.id]}."
                found.problems.append(document.problem(("id",), message, "Give one of them another id."))
            first.setdefault(part.id, document.file)


def _check_feeds(found: _Collection) -> None:
    rubrics = [rubric for rubric, _ in found.rubrics]
    named = {script.rubric for script, _ in found.scripts if script.rubric} - {rubric.id for rubric in rubrics}
    shipped = _shipped_rubrics(found) if named or (found.scripts and not rubrics) else []
    written_for: dict[int, list[Script]] = {}
    for script, document in found.scripts:
        if script.rubric:
            beside = [] if script.rubric in found.unusable else _beside(found, script.rubric, document)
            known = {rubric.id: rubric for rubric in (*beside, *shipped, *rubrics)}
            if script.rubric not in found.unusable:
                found.problems += unknown(
                    document, ("rubric",), script.rubric, "rubric", known, where="the folders looked through"
                )
            rubric = known.get(script.rubric)
        else:
            rubric = _rubric_for(script, rubrics or shipped)
        if rubric is not None:
            written_for.setdefault(id(rubric), []).append(script)
            found.problems += first_problems(feed_problems(document, script, rubric))
            found.problems += first_problems(alone_feed_problems(document, script, rubric))
    for rubric, document in found.rubrics:
        if scripts := written_for.get(id(rubric)):
            found.problems += first_problems(unfed(document, rubric, scripts))
            for script in scripts:
                found.problems += first_problems(unbanded(document, rubric, script))


def _beside(found: _Collection, rubric_id: str, document: Document) -> list[Rubric]:
    """The rubric of this id that lies beside a script, where nobody asked to check it; none where there is none.

    One that cannot be read is a problem of the script's, and counts as unusable.
    """
    if any(rubric.id == rubric_id for rubric, _ in found.rubrics):
        return []
    with suppress(CoachError):
        path = find_rubric(rubric_id, Path(document.file).parent)
        looked = _Collection()
        looked.read(path)
        if looked.rubrics:
            return [rubric for rubric, _ in looked.rubrics]
        message = f"The rubric '{rubric_id}' lies in {path.name}, which cannot be used."
        found.problems.append(document.problem(("rubric",), message, f"See what is wrong: coachtui lint {path}"))
        found.unusable.add(rubric_id)
    return []


def _rubric_for(script: Script, rubrics: Sequence[Rubric]) -> Rubric | None:
    """The rubric that the script names, or with its id, or else the one that has most of what the script feeds.

    None without rubrics.
    """
    feeds = {feed for question in script.questions() for feed in question.feeds}
    return max(
        rubrics,
        key=lambda rubric: (rubric.id == (script.rubric or script.id), len(feeds & _fed_ids(rubric))),
        default=None,
    )


def _fed_ids(rubric: Rubric) -> set[str]:
    parts = (rubric.indicators(), rubric.behaviours, rubric.patterns)
    return {each.id for part in parts for each in part}


def _check_notes(found: _Collection) -> None:
    if not found.notes:
        return
    scripts = [script for script, _ in found.scripts] or _shipped_scripts(found)
    rubrics = [rubric for rubric, _ in found.rubrics] or _shipped_rubrics(found)
    for file in found.notes:
        asked = {answer.question for answer in file.notes.answers}
        script = max(scripts, key=lambda each: len(asked & _question_ids(each)), default=None)
        rubric = _rubric_for(script, rubrics) if script is not None else None
        if script is not None and rubric is not None:
            found.problems += check_notes(file, script, rubric)


def _check_meetings(found: _Collection) -> None:
    """Report what does not fit together in meetings to be observed; any rubric may have the behaviour agreed."""
    if found.meetings:
        rubrics = [rubric for rubric, _ in found.rubrics] or _shipped_rubrics(found)
        behaviours = [behaviour for rubric in rubrics for behaviour in rubric.rated_behaviours()]
        for file in found.meetings:
            found.problems += check_meeting(file, behaviours)


def _check_examples(found: _Collection) -> None:
    """Report people of examples whose role no script for interviews knows."""
    if not found.examples:
        return
    scripts = [script for script, _ in found.scripts] or _shipped_scripts(found)
    roles = list(dict.fromkeys(role for script in scripts if script.sheet is None for role in script.roles))
    for example, document in found.examples:
        if example.sheets:
            continue  # a private file, whose person needs no role
        for index, person in enumerate(example.people):
            if roles and person.role not in roles:
                message = f"No script has the role '{person.role}'." if person.role else f"{person.code} has no role."
                path: KeyPath = ("people", index, "role") if person.role else ("people", index)
                found.problems.append(document.problem(path, message, suggestion(person.role, roles)))


def _question_ids(script: Script) -> set[str]:
    return {question.id for question in script.questions()}


def _shipped_scripts(found: _Collection) -> list[Script]:
    return [script for script, _ in _shipped(found, "interviews").scripts]


def _shipped_rubrics(found: _Collection) -> list[Rubric]:
    return [rubric for rubric, _ in _shipped(found, "rubrics").rubrics]


def _shipped(found: _Collection, kind: Folder) -> _Collection:
    """The scripts or rubrics that coachtui ships. Problems in them are added to those of ``found``."""
    files: list[tuple[str, bytes]] = []
    try:
        files.extend((str(file), read_path(file)) for file in _below(shipped_folder(kind), found.problems))
    except CoachError as error:
        found.problems.append(Problem(kind, 1, 1, error.message, error.hint))
    shipped = _collected(tuple(files))
    found.problems += shipped.problems
    return shipped


@lru_cache(maxsize=4)
def _collected(files: tuple[tuple[str, bytes], ...]) -> _Collection:
    """What is in the files with these names and bytes. Several checks look at what is shipped; not to be added to."""
    collected = _Collection()
    for file, data in files:
        collected.take(file, data)
    return collected
