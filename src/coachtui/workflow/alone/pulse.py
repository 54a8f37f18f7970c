"""The pulse of a meeting: the slip handed round to the others who took part, and their answers without names."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from coachtui.model.cells import wrapped
from coachtui.model.problems import CoachError
from coachtui.model.sheet_form import Participants, PulseQuestion
from coachtui.model.slips import SlipAnswers, in_alphabet
from coachtui.model.text import is_blank, one_line
from coachtui.report.others import OthersAnswers, OthersQuestion, choices_of
from coachtui.report.text import WIDTH
from coachtui.workflow.alone.own_sheet import OwnSheet
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.meetings import held_sheets, latest_sheet, meeting_named, no_sheet_yet, sheet_about
from coachtui.workflow.engagement.output import ending_of, write_output
from coachtui.workflow.engagement.private_files import refuse_others

PILE = "pile of slips"
"""The item whose draft has the slips that were typed in and not recorded yet."""
_LEAST = 3
"""From how many answers on they are shown where the rubric has no coaching rules."""
_RULE = "_" * 66
_ROOM = 3


@dataclass(frozen=True, slots=True)
class Pulse:
    """The sheet about a meeting, and what the script asks the others who took part in it."""

    sheet: OwnSheet
    participants: Participants


def pulse_of(workspace: Workspace, meeting: str = "") -> Pulse:
    """The pulse of the meeting that ``meeting`` names, as typed; "" is the latest one.

    Raises CoachError for a file that is no private one, where there is no sheet about it, and where its script asks the
    others nothing.
    """
    refuse_others(workspace)
    state = workspace.state
    if is_blank(meeting):
        latest = latest_sheet(state)
        session = None if latest is None else latest.session
    else:
        session = sheet_about(workspace, meeting_named(state, meeting))
    if session is None:
        raise no_sheet_yet(workspace)
    sheet = OwnSheet(workspace, session)
    if sheet.form.participants is None:
        message = f"The script {sheet.questions.script.id} asks nothing of the others."
        raise CoachError("Nobody is asked", message, "It has no 'participants'.", bad_input=True)
    return Pulse(sheet, sheet.form.participants)


def _slip_text(pulse: Pulse) -> str:
    """The text of the slip to print: the meeting, the questions, and room for answers."""
    lines = wrapped(pulse.sheet.meeting.spoken, WIDTH)
    if pulse.participants.intro:
        lines += ["", *wrapped(pulse.participants.intro, WIDTH)]
    for question in pulse.participants.ask:
        lines += ["", "", *wrapped(question.ask, WIDTH), ""]
        choices = choices_of(question)
        if choices:
            lines += [line for say in choices.values() for line in wrapped(f"[ ]  {one_line(say)}", WIDTH, "  ")]
        else:
            lines += [line for _ in range(_ROOM) for line in (f"  {_RULE}", "")]
    return "\n".join(lines).rstrip() + "\n"


def write_slip(pulse: Pulse, output: Path) -> str | None:
    """Write the slip to ``output``; for "-" return it as text. Raises CoachError when it cannot be written."""
    ending_of(output, ".txt", ".md", without=".txt")
    return write_output(output, _slip_text(pulse))


def withdraw_slips(pulse: Pulse) -> int:
    """Withdraw all slips about the meeting, so that they can be typed in again; return how many there were.

    The draft of further ones is dropped. Withdrawn slips do not count and are not found; the log has them. Raises
    CoachErrors.
    """
    written, sheet = slips_about(pulse.sheet), pulse.sheet
    sheet.workspace.record(withdraw=written, drop_drafts=((sheet.session_id, PILE),))
    return _how_many(written)


def _how_many(written: Iterable[SlipAnswers]) -> int:
    return sum({each.pile: each.slips for each in written}.values())


def slips_about(sheet: OwnSheet) -> tuple[SlipAnswers, ...]:
    """The slips about the meeting of ``sheet`` that the person who filled the sheet in collected."""
    about = (sheet.meeting.id, sheet.questions.person.code)
    return tuple(each for each in sheet.workspace.state.slips.values() if (each.meeting, each.person) == about)


def others_of(sheet: OwnSheet) -> OthersAnswers | None:
    """The answers of the others about the meeting of ``sheet``; None where they were asked nothing or wrote nothing."""
    written = slips_about(sheet)
    if sheet.form.participants is None or not written:
        return None
    asked = []
    for question in sheet.form.participants.ask:
        answers = in_alphabet(answer for each in written if each.asked == question.id for answer in each.answers)
        asked.append(OthersQuestion(question, answers, _own(sheet, question)))
    return OthersAnswers(_how_many(written), _least_of(sheet), tuple(asked))


def no_others(pulse: Pulse) -> OthersAnswers:
    """The answers of the others as they are before any slip is typed in."""
    asked = tuple(OthersQuestion(each, (), _own(pulse.sheet, each)) for each in pulse.participants.ask)
    return OthersAnswers(0, _least_of(pulse.sheet), asked)


def _least_of(sheet: OwnSheet) -> int:
    """The number of answers from which on those of the others are shown."""
    rules = sheet.questions.rubric.coaching_rules
    return _LEAST if rules is None else rules.people_least


def _own(sheet: OwnSheet, question: PulseQuestion) -> str:
    """One's own answer to the question that goes with that of the others; "" without one."""
    answer = None if question.beside is None else sheet.answers().get(question.beside)
    if answer is None:
        return ""
    said = (sheet.questions.spoken(answer), one_line(answer.note).strip())
    return "; ".join(part for part in said if not is_blank(part))


def may_be_found(workspace: Workspace, slips: str) -> bool:
    """Whether the words of the record ``slips``, an id, may be shown to somebody who searches for them."""
    written = workspace.state.slips.get(slips)
    if written is None:
        return False
    about = (written.meeting, written.person)
    sheets = (each.session for each in held_sheets(workspace.state))
    meant = (OwnSheet(workspace, session) for session in sheets if (session.meeting, session.person) == about)
    others = next(map(others_of, meant), None)
    return others is not None and any(
        others.shown(asked) for asked in others.asked if asked.question.id == written.asked
    )
