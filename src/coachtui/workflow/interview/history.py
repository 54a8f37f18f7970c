"""The changes made on one screen, to be undone and redone one by one, without limit."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from coachtui.model.answers import Absence, Answer, Quote
from coachtui.model.craft import Consent, ConsentGiven, ProposedPerson
from coachtui.store.records import Change, Revision
from coachtui.workflow.engagement.engagements import Workspace

_NOTE = frozenset({"note"})
_NOTE_OF: Mapping[type, frozenset[str]] = {Answer: _NOTE, Consent: frozenset({"words"})}
"""The field that holds what was typed, by the class of record."""


@dataclass(frozen=True, slots=True)
class UndoStep:
    """One change that can be undone. ``about`` is the text given to `History.add` with it, such as a question's id.

    ``absences`` are the absence before and after the step, where it is of a form whose absence is not recorded.
    """

    change: Change
    about: str = ""
    absences: tuple[Absence | None, Absence | None] = (None, None)

    @property
    def of_note(self) -> bool:
        """Whether it changed nothing but the note of an answer or consent, and what follows from the note."""
        match _besides_words_in_notes(self.change):
            case [Revision(before=Answer() | Consent() as before) as revision]:
                return revision.fields == _NOTE_OF[type(before)]
            case _:
                return False


class History:
    """The steps recorded so far and those undone, for one screen, or for forms that lead back to home.

    An answer recorded together with its note makes two steps, so that undoing the answer keeps the note; they are
    separated once the change is the last one there is. A new step clears the steps that could be redone.
    """

    def __init__(self) -> None:
        self._done: list[UndoStep] = []
        self._undone: list[UndoStep] = []

    @property
    def last(self) -> UndoStep | None:
        """The step that `undo` would undo; None when there is none."""
        if not self._done:
            return None
        last = self._done[-1]
        self._done[-1:] = [replace(last, change=part) for part in _parts(last.change)]
        return self._done[-1]

    @property
    def following(self) -> UndoStep | None:
        """The step that `redo` would redo; None when there is none."""
        return self._undone[-1] if self._undone else None

    def add(
        self, change: Change, about: str = "", absences: tuple[Absence | None, Absence | None] = (None, None)
    ) -> None:
        """Remember a change that was recorded; one that changed nothing is no step. For ``absences`` see `UndoStep`."""
        before, after = absences
        if change or before is not after:
            self._done.append(UndoStep(change, about, absences))
            self._undone.clear()

    def forget_unless(self, may_stay: Callable[[str], bool]) -> None:
        """Forget the steps, done and undone, about what ``may_stay`` does not hold for."""
        self._done = [each for each in self._done if may_stay(each.about)]
        self._undone = [each for each in self._undone if may_stay(each.about)]

    def undo(self, workspace: Workspace) -> UndoStep | None:
        """Undo the last step and return it; None when there is none. Raises CoachErrors, and then nothing changed."""
        if (last := self.last) is None:
            return None
        from coachtui.workflow.interview.undoing import undo  # noqa: PLC0415 - reads interviews, slow to import

        undo(workspace, last.change)
        self._undone.append(self._done.pop())
        return self._undone[-1]

    def redo(self, workspace: Workspace) -> UndoStep | None:
        """Redo the step undone last and return it; None when there is none. Raises as `undo`."""
        if not self._undone:
            return None
        from coachtui.workflow.interview.undoing import redo  # noqa: PLC0415 - as above

        redo(workspace, self._undone[-1].change)
        self._done.append(self._undone.pop())
        return self._done[-1]


def _besides_words_in_notes(change: Change) -> list[Revision]:
    """The revisions of a change without those of quotes and proposed people, which follow from the note."""
    return [each for each in change.revisions if not isinstance(each.after or each.before, Quote | ProposedPerson)]


def _parts(change: Change) -> Iterator[Change]:
    """The steps that a change makes: two for an answer or consent recorded with its note, else one.

    Consent that is refused makes one, as no words go with it.
    """
    match _besides_words_in_notes(change):
        case [Revision(before=Answer() as before, after=Answer() as after) as revision] if revision.fields > _NOTE:
            between: Answer | Consent = replace(before, note=after.note)
        case [Revision(before=Consent() as before, after=Consent() as after) as revision] if (
            revision.fields > _NOTE_OF[Consent] and after.given is not ConsentGiven.NO
        ):
            between = replace(before, words=after.words)
        case _:
            yield change
            return
    others = tuple(each for each in change.revisions if each is not revision)
    with_note, with_value = (others, ()) if isinstance(after, Answer) else ((), others)
    yield Change((Revision(before, between), *with_note))
    yield Change((Revision(between, after), *with_value))
