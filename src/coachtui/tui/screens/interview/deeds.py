"""What the interview screen asks of the engagement's thread: all that is recorded besides answers."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coachtui.asking.quoting import feeds_for_quote
from coachtui.model.answers import Absence, Answer, Attachment, EvidenceState, Grade
from coachtui.model.craft import InterludeKind
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.tui.screens.interview.saving import Deed, Sitting
from coachtui.workflow.capturing import capture
from coachtui.workflow.contradicting import let_be, raise_contradiction
from coachtui.workflow.evidence import attach, mark_evidence, unmark_evidence
from coachtui.workflow.pacing import begin_interlude, end_interlude, replan
from coachtui.workflow.probing import ask_probe, unask_probe
from coachtui.workflow.undoing import Step

TurnBack = Callable[[Answer], Deed]
"""`taking_back` or `doing_again`."""


@dataclass(frozen=True, slots=True)
class PutBack:
    """What was undone or redone; None when there was nothing. ``answers`` are those it touched."""

    step: Step | None
    answers: tuple[Answer, ...]


def recording(answer: Answer, *, remember: bool = True) -> Deed:
    """Record this answer."""

    def deed(sitting: Sitting) -> None:
        change = sitting.interview.record(answer)
        if remember:
            sitting.history.add(change, answer.question)

    return deed


def taking_back(present: Answer) -> Deed:
    """Undo the last step. What is typed at ``present``, the open question, is recorded first.

    When the step is an earlier note of that question, the typing is a step of its own, so that it can be had again.
    """

    def deed(sitting: Sitting) -> PutBack:
        recording(present, remember=_is_note_of(sitting.history.last, present))(sitting)
        return _put(sitting, sitting.history.undo(sitting.interview.workspace), present.question)

    return deed


def doing_again(present: Answer) -> Deed:
    """Redo what was undone last. What is typed at ``present``, the open question, is recorded first."""

    def deed(sitting: Sitting) -> PutBack:
        recording(present, remember=_is_note_of(sitting.history.following, present))(sitting)
        return _put(sitting, sitting.history.redo(sitting.interview.workspace), present.question)

    return deed


def _is_note_of(step: Step | None, present: Answer) -> bool:
    return step is not None and step.of_note and step.about == present.question


def rating(indicator: str, question: str, *, level: int | None = None, absence: Absence | None = None) -> Deed:
    """Record a level or an absence for an indicator."""

    def deed(sitting: Sitting) -> None:
        change = sitting.interview.rate(indicator, level=level, absence=absence, question=question)
        sitting.history.add(change, question)

    return deed


def grading(indicator: str, question: str, level: int | None, grade: Grade) -> Deed:
    """Record the evidence for the level just given, or without one for the rating that counts so far."""

    def deed(sitting: Sitting) -> None:
        if level is not None:
            change = sitting.interview.rate(indicator, level=level, grade=grade, question=question)
            sitting.history.add(change, question)
            return
        counts = sitting.interview.counting().get(indicator)
        if counts is not None and counts.level is not None:
            sitting.history.add(sitting.interview.settle(counts, grade), counts.question or "")

    return deed


def _put(sitting: Sitting, step: Step | None, present: str) -> PutBack:
    answers = sitting.interview.answers()
    touched = {present} if step is None else {present, step.about}
    return PutBack(step, tuple(answers[question] for question in touched if question in answers))


def marking(evidence: str, question: str, state: EvidenceState | None, words: str = "") -> Deed:
    """Record how far one thing to see has come at a question; None: it was not asked for after all.

    ``words`` say which document is promised, and by when.
    """

    def deed(sitting: Sitting) -> None:
        workspace, session = sitting.interview.workspace, sitting.interview.session_id
        if state is not None:
            mark_evidence(workspace, session, evidence, state, question=question, words=words)
        elif (note := workspace.state.evidence_notes.get((session, evidence, question))) is not None:
            unmark_evidence(workspace, note)

    return deed


def attaching(path: Path, question: str, evidence: str | None) -> Deed:
    """Attach a file to what was said at a question. What it returns says how it went, in a sentence."""

    def deed(sitting: Sitting) -> str:
        held = sitting.interview
        fed = feeds_for_quote(held.question(question), held.rubric)
        try:
            attachment = attach(
                held.workspace,
                path,
                held.person.code,
                session=held.session_id,
                question=question,
                evidence=evidence,
                indicators=fed,
            ).after(Attachment)
        except CoachError as error:
            if not error.bad_input:
                raise
            return f"Not attached. {error.message}"
        if evidence is not None:
            mark_evidence(held.workspace, held.session_id, evidence, EvidenceState.RECEIVED, question=question)
        return f"Attached: {one_line(attachment.name)}."

    return deed


def asking(question: str, probe: str, *, brought: str | None) -> Deed:
    """Record that a probe was asked and what it brought; None: it was not asked after all."""

    def deed(sitting: Sitting) -> None:
        if brought is None:
            unask_probe(sitting.interview, question, probe)
        else:
            ask_probe(sitting.interview, question, probe, brought)

    return deed


def capturing(words: str) -> Deed:
    """Record a line that belongs elsewhere."""
    return lambda sitting: capture(sitting.interview, words)


def raising(contradiction: str) -> Deed:
    """Record that two answers that do not go together were asked about."""
    return lambda sitting: raise_contradiction(sitting.interview, contradiction)


def letting_be(contradiction: str) -> Deed:
    """Record that two answers may stand side by side."""
    return lambda sitting: let_be(sitting.interview, contradiction)


def resting(kind: InterludeKind, *, begins: bool) -> Deed:
    """Record that a stretch which does not count begins or ends."""
    return lambda sitting: (begin_interlude if begins else end_interlude)(sitting.interview, kind)


def planning(minutes: int | None, current: str) -> Deed:
    """Plan anew for so many minutes, or (None) put back the plan from before the last time.

    Returns a sentence fit for anybody's eyes, and what was dropped, in a few words each.
    """

    def deed(sitting: Sitting) -> tuple[str, tuple[str, ...]]:
        held = sitting.interview
        if minutes is None:
            if sitting.plans.undo(held.workspace) is None:
                return "There is no plan to go back to.", ()
            return "The plan is as it was before.", ()
        planned = replan(held, minutes, current=current)
        sitting.plans.add(planned.change)
        names = tuple(held.short_name(held.question(question)) for question in planned.dropped)
        return "Planned anew. Your side shows the plan.", names

    return deed
