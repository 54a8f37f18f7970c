"""The written note about an observed meeting, and the page for the team: drafting, recording and writing them."""

from dataclasses import dataclass, replace
from pathlib import Path

from coachtui.assess.coaching import CHAIR, TEAM
from coachtui.files.keeping import safe_name
from coachtui.files.reading import read_path
from coachtui.model.observing import CoachNote
from coachtui.model.problems import CoachError
from coachtui.model.text import clean
from coachtui.report.coaching_words import CoachingWords
from coachtui.report.note_draft import HEADINGS, note_draft
from coachtui.report.note_text import left_to_fill_in, note_handout, note_text
from coachtui.report.team_page import team_page
from coachtui.report.text import WIDTH
from coachtui.store.records import Change
from coachtui.workflow.coaching.coaching_result import coaching_in, observing_rubric, whom_named
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.handouts import write_handout
from coachtui.workflow.engagement.output import write_output


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """The note for ``whom``, a code, None for the team: its text, and whether that is a draft nobody has edited."""

    meeting: str
    whom: str | None
    text: str
    is_draft: bool

    @property
    def left_to_fill_in(self) -> tuple[str, ...]:
        """Its lines in square brackets, which ask for something."""
        return left_to_fill_in(self.text)


def results_in_words(workspace: Workspace, meeting: str = "", whom: str = "") -> tuple[CoachingWords, str]:
    """The results of ``meeting``, or of all, in words, and ``whom`` as it is recorded.

    Raises CoachError as `coaching_in`.
    """
    coaching = coaching_in(workspace, meeting, whom)
    return CoachingWords(coaching, observing_rubric(workspace), workspace.state.people), whom_named(coaching, whom)


def written_note(workspace: Workspace, meeting: str, whom: str) -> WrittenNote:
    """The note about ``meeting`` for ``whom``, "team", "chair" or a code: the one recorded, else a draft made now.

    Raises CoachError as `coaching_in`, for several meetings, for "", for a meeting without a known chair, and for
    somebody who does not consent.
    """
    words, named = results_in_words(workspace, meeting, whom)
    if not named:
        raise CoachError(
            "For whom?", "A note is for one person, or a page for the team.", "Say --for team, chair, or a code.",
            bad_input=True,
        )  # fmt: skip
    if len(words.observation.meetings) != 1:
        raise CoachError("Which meeting?", "A note is about one meeting.", "Name it with --meeting.", bad_input=True)
    code = words.code_of(named)
    if named == CHAIR and code is None:
        raise CoachError("No chair", "Nobody is recorded as its chair.", "Name somebody by code.", bad_input=True)
    (observed,) = words.observation.meetings
    if code in observed.unwilling:
        raise CoachError(
            "No consent", f"{words.name_of(code)} does not consent: there is no note.",
            "It can be written once consent is given.", bad_input=True,
        )  # fmt: skip
    about = observed.id
    kept = next((each for each in words.observation.notes if each.whom == code), None)
    if kept is not None:
        return WrittenNote(about, code, kept.text, is_draft=False)
    draft = team_page(words) if named == TEAM else note_draft(words, named)
    return WrittenNote(about, code, note_text(draft), is_draft=True)


def note_as_typed(workspace: Workspace, meeting: str, whom: str) -> WrittenNote:
    """`written_note`, or what was typed into it since and is not recorded yet. Raises as `written_note`."""
    note = written_note(workspace, meeting, whom)
    typed = workspace.log.drafts(note.meeting).get(_draft(note))
    return note if typed is None else replace(note, text=typed, is_draft=False)


def draft_note(workspace: Workspace, note: WrittenNote, text: str) -> None:
    """Store ``text`` as the draft of the note, as it is typed."""
    workspace.save_draft(note.meeting, _draft(note), text)


def _draft(note: WrittenNote) -> str:
    return f"note {note.whom or TEAM}"


def note_file(note: WrittenNote) -> Path:
    """The proposed name of the file with the note."""
    return Path(safe_name(f"{note.meeting}-{note.whom or TEAM}.txt".lower()))


def write_note(note: WrittenNote, output: Path, width: int = WIDTH) -> str | None:
    """Write the note to ``output`` as `write_handout` does, without its lines in square brackets."""
    return write_handout(note_handout(note.text, HEADINGS), output, width)


def write_draft(note: WrittenNote, output: Path, width: int) -> str | None:
    """Write the note to ``output`` with its lines in square brackets.

    A .txt file gets the text as `read_note` reads it. Raises as `write_handout`.
    """
    if output.suffix.casefold() == ".txt":
        return write_output(output, note.text)
    return write_handout(note_handout(note.text, HEADINGS, whole=True), output, width)


def read_note(source: Path) -> str:
    """The text of the file at ``source``. Raises CoachErrors."""
    return clean(read_path(source).decode("utf-8-sig", "replace"))


def keep_note(workspace: Workspace, note: WrittenNote, text: str) -> Change:
    """Record ``text`` as the note; a blank one withdraws it, so that a draft is made again. Raises CoachErrors."""
    kept, drafts = CoachNote(note.meeting, note.whom, text), [(note.meeting, _draft(note))]
    if text.strip():
        return workspace.record(kept, drop_drafts=drafts)
    return workspace.record(withdraw=(kept,), drop_drafts=drafts)


def keep_typed_note(workspace: Workspace, note: WrittenNote, text: str) -> Change:
    """Record ``text`` as `keep_note` does, unless it is the draft as it was made, which is made anew each time."""
    if note.is_draft and text == note.text:
        workspace.log.drop_draft(note.meeting, _draft(note))
        return Change()
    return keep_note(workspace, note, text)
