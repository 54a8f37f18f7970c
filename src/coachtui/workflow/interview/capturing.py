"""Lines noted out of turn: captured at once, filed later to a question, an indicator or a person, or discarded.

Nothing unfiled is forgotten: the wrap-up lists it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from coachtui.model.answers import Absence, Answer, Quote
from coachtui.model.craft import Capture, Filed, FiledTo
from coachtui.model.engagement import State
from coachtui.model.problems import CoachError
from coachtui.model.text import clean, is_blank
from coachtui.store.records import Change
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.interview.interviewing import Interview
from coachtui.workflow.interview.rating import known_indicator

DRAFT = "capture"
"""The item under which the draft of a capture is stored; those of notes are stored under question ids."""


def capture(interview: Interview, text: str) -> Change:
    """Record a line noted out of turn, and delete its draft. Raises CoachError when it is blank."""
    words = clean(text).strip()
    if is_blank(words):
        raise CoachError("Nothing to note", "There are no words in it yet.", bad_input=True)
    new_id = str(interview.workspace.surroundings.new_id())
    captured = Capture(new_id, interview.session_id, interview.person.code, words)
    return interview.workspace.record(captured, drop_drafts=[(interview.session_id, DRAFT)])


def draft_capture(interview: Interview, text: str) -> None:
    """Store the draft of a capture that is being typed; a blank one is deleted."""
    if not is_blank(text):
        interview.draft(DRAFT, text)
    else:
        interview.drop_draft(DRAFT)


def drafted_capture(interview: Interview) -> str:
    """The draft of a capture; "" for none. There is one after the program ended while a capture was being typed."""
    return interview.drafts().get(DRAFT, "")


def keep_typed_capture(interview: Interview) -> None:
    """Record the draft of a capture, if one was left."""
    words = drafted_capture(interview)
    if not is_blank(words):
        capture(interview, words)


def unfiled_captures(interview: Interview) -> tuple[Capture, ...]:
    """The captures of this session that are not filed yet."""
    return tuple(each for each in interview.captures() if each.filed is None)


def captures_about(captures: Iterable[Capture], indicator: str) -> tuple[Capture, ...]:
    """Those of ``captures`` that were filed to an indicator."""
    wanted = Filed(FiledTo.INDICATOR, indicator)
    return tuple(each for each in captures if each.filed == wanted)


def to_ask(state: State, person: str) -> tuple[Capture, ...]:
    """The captures filed to a person, from sessions with anybody: what to ask that person."""
    wanted = Filed(FiledTo.PERSON, person)
    return tuple(each for each in state.captures.values() if each.filed == wanted)


def file_capture(interview: Interview, captured: Capture, to: Filed | None) -> Change:
    """File a capture to a question, an indicator or a person, or file it anew; ``to`` None makes it unfiled again.

    When it is filed to a question, its words are added to that question's note on a line of their own, and quotes in
    them are recorded as quotes. When it is filed elsewhere later, the words are taken out of that note, unless they
    were changed there. All of this is recorded in one transaction. Raises CoachError for a capture that is of another
    session or was withdrawn, for an unknown question, indicator or person, and for the person of the interview.
    """
    before = _present(interview, captured)
    wanted = None if to is None else _known(interview, to)
    records, gone = _words_moved(interview, before, wanted)
    return interview.workspace.record(*records, replace(before, filed=wanted), withdraw=gone)


def discard(interview: Interview, captured: Capture) -> Change:
    """Withdraw a capture, so that it is no longer listed. Raises as `file_capture`."""
    before = _present(interview, captured)
    records, gone = _words_moved(interview, before, None)
    return interview.workspace.record(*records, withdraw=(*gone, before))


def _present(interview: Interview, captured: Capture) -> Capture:
    """The capture as it is recorded now. Raises CoachError when it is not there, or of another session."""
    found = interview.workspace.state.captures.get(captured.id)
    if found is None or found.session != interview.session_id:
        raise CoachError("No such capture", "It was discarded, or noted in another interview.", bad_input=True)
    return found


def _known(interview: Interview, to: Filed) -> Filed:
    """``to`` with its id as the script, rubric or engagement writes it. Raises CoachError for an unknown id."""
    if to.kind is FiledTo.QUESTION:
        return Filed(to.kind, interview.question(to.id).id)
    if to.kind is FiledTo.INDICATOR:
        return Filed(to.kind, known_indicator(interview, to.id))
    return Filed(to.kind, _another(interview.workspace, to.id, interview.person.code))


def _another(workspace: Workspace, code: str, own: str) -> str:
    """The code of a person as the engagement writes it. Raises CoachError for ``own``, whom one is talking with."""
    person = workspace.person(code)
    if person.code == own:
        message = f"{person.code} is the one you are talking with."
        raise CoachError("The same person", message, "Ask now, or file it to a question.", bad_input=True)
    return person.code


def _words_moved(interview: Interview, captured: Capture, to: Filed | None) -> tuple[list[Answer | Quote], list[Quote]]:
    """What takes a capture's words out of the note it was filed to and adds them to the note it is to be filed to.

    Returns the answers and quotes to record, and the quotes to withdraw.
    """
    records: list[Answer | Quote] = []
    gone: list[Quote] = []
    for answer in answers_with_words_moved(interview.answer_to, captured.text, captured.filed, to):
        gained, lost = interview.quotes_to(answer)
        records += [answer, *gained]
        gone += lost
    return records, gone


def answers_with_words_moved(
    answer_to: Callable[[str], Answer], words: str, source: Filed | None, target: Filed | None
) -> Iterator[Answer]:
    """The answers whose notes change when ``words`` move from where they were filed to where they are to be filed.

    ``answer_to`` gives the present answer to a question by its id. Adding words ends a question's being parked.
    """
    if source == target:
        return
    if source is not None and source.kind is FiledTo.QUESTION:
        answer = answer_to(source.id)
        yield replace(answer, note=_without(answer.note, words), at=None)
    if target is not None and target.kind is FiledTo.QUESTION:
        answer = answer_to(target.id)
        note = f"{answer.note}\n{words}" if answer.note else words
        absence = None if answer.absence is Absence.PARKED else answer.absence
        yield replace(answer, note=note, absence=absence, at=None)


def _without(note: str, words: str) -> str:
    """The note without the last stretch of whole lines that are ``words``; as it is where there is none."""
    lines, wanted = note.split("\n"), words.split("\n")
    for start in range(len(lines) - len(wanted), -1, -1):
        if lines[start : start + len(wanted)] == wanted:
            return "\n".join([*lines[:start], *lines[start + len(wanted) :]])
    return note
