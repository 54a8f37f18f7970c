"""Importing a whole engagement from another program: checked first, then recorded in one transaction or not at all."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coachtui import __version__
from coachtui.answer_types import answer_type_of
from coachtui.exchange.log_json import FORMAT as LOG_FORMAT
from coachtui.exchange.log_json import log_from_json
from coachtui.exchange.state_json import ImportedState, could_not_be_read, state_from_json
from coachtui.files.reading import read_path
from coachtui.files.rubrics import read_rubric
from coachtui.files.scripts import read_script
from coachtui.model.answers import Answer
from coachtui.model.engagement import State
from coachtui.model.problems import CoachError
from coachtui.model.rubric import Rubric
from coachtui.model.script import Question, Script
from coachtui.store.contents import sha256_of
from coachtui.store.engagement_file import EngagementFile
from coachtui.store.kinds import KINDS, Record
from coachtui.workflow.engagements import Surroundings
from coachtui.workflow.materials import materials_for

LARGEST_IMPORT = 512 * 1024 * 1024
"""Bytes of JSON that are read at most; far above any engagement, far below what exhausts a laptop."""


def import_engagement(path: Path, source: Path, data: bytes | None, around: Surroundings) -> int:
    """Read ``source`` (or ``data``, when it was piped in) into the engagement at ``path``, made if it is not there.

    Takes the state form and the log form of docs/state-format.md. Returns how many entries were added. Raises
    CoachError, and then nothing was recorded.
    """
    content = read_path(source, largest=LARGEST_IMPORT) if data is None else data
    try:
        values = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise CoachError("Not JSON", f"{source}: {error}.", "It is what export writes.", bad_input=True) from None
    if isinstance(values, dict) and values.get("format") == LOG_FORMAT:
        whole = log_from_json(values)
        with _receiving(path, around) as log:
            return log.join(whole.entries, whole.documents, whole.blobs)
    imported = state_from_json(values)
    _check(path, imported)
    records = _records(imported.state)
    with _receiving(path, around) as log:
        log.record(*records, documents=imported.documents, blobs=imported.blobs, keep_time=True)
    return len(records) + len(imported.documents)


@contextmanager
def _receiving(path: Path, around: Surroundings) -> Iterator[EngagementFile]:
    """Open the engagement to import into. A file that is made for it is deleted again when the import fails."""
    made = not path.exists()
    opening = EngagementFile.create if made else EngagementFile.open
    with opening(path, author=around.author, app=__version__, now=around.now, new_id=around.new_id) as log:
        try:
            yield log
        except BaseException:
            if made:
                log.close()
                path.unlink(missing_ok=True)
            raise


def _check(path: Path, imported: ImportedState) -> None:
    """Raise CoachError for ids that neither the files in force nor those handed in know, and values that do not fit."""
    materials = materials_for(path)
    script, rubric = materials.script, materials.rubric
    scripts: dict[str | None, Script] = {None: script}
    rubrics: list[Rubric] = [rubric]
    for document in imported.documents:
        if document.role == "script":
            scripts[sha256_of(document.content)] = read_script(document.name, document.content)
        elif document.role == "rubric":
            rubrics.append(read_rubric(document.name, document.content))
    indicators = {indicator.id for known in rubrics for indicator in known.indicators()}
    state = imported.state
    problems = [
        f"ratings: {rating.indicator} of {rating.person} is no indicator"
        for rating in state.ratings.values()
        if rating.indicator not in indicators
    ]
    problems += [
        f"quotes: {indicator} of {quote.person} is no indicator"
        for quote in state.quotes.values()
        for indicator in quote.indicators
        if indicator not in indicators
    ]
    problems += [f"computed: {each} is no indicator" for each in state.computed if each not in indicators]
    questions = {sha256: {question.id: question for question in known.questions()} for sha256, known in scripts.items()}
    for answer in state.answers.values():
        own = state.sessions[answer.session].script
        sha256 = own if own in scripts else None
        wrong = _wrong_answer(answer, questions[sha256].get(answer.question), scripts[sha256], rubric)
        if wrong:
            problems.append(f"answers: {answer.question} of {answer.person}: {wrong}")
    if problems:
        raise could_not_be_read(problems)


def _wrong_answer(answer: Answer, question: Question | None, script: Script, rubric: Rubric) -> str | None:
    if question is None:
        return "no such question"
    if answer.value is None:
        return None
    return answer_type_of(question, script.frequencies, rubric).check(answer.value)


def _records(state: State) -> tuple[Record, ...]:
    return tuple(record for kind in KINDS for record in kind.records_in(state))
