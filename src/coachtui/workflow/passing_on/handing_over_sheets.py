"""Handing over sheets about meetings to a coach: the meetings that were agreed, and of each what was agreed.

`sheets_handover_words` describes the same `SheetsHandover` that `sheets_parcel` holds.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from coachtui.model.answers import Answer, Rating
from coachtui.model.craft import Consent
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.model.promises import Promise
from coachtui.model.roles import role_spoken
from coachtui.model.slips import SlipAnswers
from coachtui.model.text import as_typed, is_blank, one_line, printable
from coachtui.report.others import choices_of, others_heading, others_lines
from coachtui.report.self_result_words import promise_words
from coachtui.store.bodies import NamedDocument
from coachtui.store.kinds import Record
from coachtui.workflow.alone.own_sheet import OwnSheet
from coachtui.workflow.alone.pulse import others_of, slips_about
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.meetings import held_sheets
from coachtui.workflow.engagement.private_files import code_for_others, refuse_others
from coachtui.workflow.passing_on.parcels import Parcel, consent_in, documents_in, says_anything

NO_SHEET = "No meeting"
"""The title of the error that says that no meeting was chosen."""


@dataclass(frozen=True, slots=True)
class AgreedSheets:
    """What somebody agreed to hand over: the code to use, the ids of the ``sheets``, and what of their records.

    ``words`` are all answers in one's own words, ``promises`` the lines for next time, ``slips`` the answers of others,
    as far as they are shown.
    """

    code: str
    sheets: frozenset[str]
    words: bool
    promises: bool
    slips: bool


@dataclass(frozen=True, slots=True)
class SheetHandover:
    """One sheet to hand over: the sheet itself, and its records as they will be written."""

    sheet: OwnSheet
    consent: Consent
    answers: tuple[Answer, ...]
    ratings: tuple[Rating, ...]
    promises: tuple[Promise, ...]
    slips: tuple[SlipAnswers, ...]


@dataclass(frozen=True, slots=True)
class SheetsHandover:
    """All sheets to hand over, the earliest meeting first, and what was agreed."""

    person: Person
    sheets: tuple[SheetHandover, ...]
    agreed: AgreedSheets


def sheets_to_hand_over(workspace: Workspace) -> tuple[OwnSheet, ...]:
    """The sheets in a private file with an answer in them. Raises CoachError for another file, and without any."""
    refuse_others(workspace)
    sheets = tuple(OwnSheet(workspace, each.session) for each in held_sheets(workspace.state))
    answered = tuple(each for each in sheets if each.answers())
    if not answered:
        hint = f"Begin with: coachtui my-meeting {as_typed(workspace.path)}"
        raise CoachError("Nothing to hand over", "No meeting was looked back on in this file.", hint, bad_input=True)
    return answered


def sheets_handover_of(sheets: tuple[OwnSheet, ...], agreed: AgreedSheets) -> SheetsHandover:
    """The records of ``sheets`` as far as they were agreed. Raises CoachError for what is no code, and for no sheet."""
    code = code_for_others(agreed.code)
    agreed = replace(agreed, code=code)
    chosen = tuple(_of_one(each, agreed) for each in sheets if each.session_id in agreed.sheets)
    if not chosen:
        raise CoachError(
            NO_SHEET, "Choose a meeting to hand over.", "Put one in, or name it with --meeting.", bad_input=True
        )
    return SheetsHandover(Person(code), chosen, agreed)


def _of_one(sheet: OwnSheet, agreed: AgreedSheets) -> SheetHandover:
    state, code, session = sheet.workspace.state, agreed.code, sheet.session_id
    answers = (_answer(sheet, each, agreed) for each in sheet.answers().values())
    ratings = (each for each in state.ratings.values() if each.session == session)
    promises = tuple(each for each in state.promises.values() if each.session == session)
    slips = _slips_shown(sheet)
    parts = (
        ("words", _sheet_has_words(sheet), agreed.words),
        ("promises", bool(promises), agreed.promises),
        ("what others wrote", bool(slips), agreed.slips),
    )
    return SheetHandover(
        sheet,
        consent_in(session, code, parts),
        tuple(replace(each, person=code) for each in answers if says_anything(each)),
        tuple(
            replace(each, person=code, evidence=each.evidence if agreed.words else "")
            for each in ratings
            if agreed.words or not each.derived  # a derived one is there for its words alone
        ),
        tuple(replace(each, person=code) for each in promises if agreed.promises),
        tuple(replace(each, person=code) for each in slips if agreed.slips),
    )


def _answer(sheet: OwnSheet, answer: Answer, agreed: AgreedSheets) -> Answer:
    if agreed.words:
        return answer
    return replace(answer, note="", value=None if sheet.questions.is_in_own_words(answer) else answer.value)


def _slips_shown(sheet: OwnSheet) -> tuple[SlipAnswers, ...]:
    """What others wrote about the meeting, at the questions to which there are enough answers, as one pile.

    The piles that were typed in one by one are told by nothing in it, as they are by nothing that is shown. So its id
    is the sheet's, and all of it has the time of the latest pile.
    """
    others, written = others_of(sheet), slips_about(sheet)
    if others is None:
        return ()
    latest = max((each.at for each in written if each.at is not None), default=None)
    code, meeting, session = sheet.questions.person.code, sheet.meeting.id, sheet.session_id
    return tuple(
        SlipAnswers(
            f"{session}/{each.question.id}",
            code,
            meeting,
            each.question.id,
            each.answers if choices_of(each.question) else (),
            "" if choices_of(each.question) else "\n".join(each.answers),
            others.slips,
            latest,
        )
        for each in others.asked
        if others.shown(each)
    )


def _sheet_has_words(sheet: OwnSheet) -> bool:
    """Whether the sheet has an answer in one's own words."""
    ratings = (each for each in sheet.workspace.state.ratings.values() if each.session == sheet.session_id)
    answers = sheet.answers().values()
    return any(not is_blank(each.evidence) for each in ratings) or any(
        not is_blank(each.note) or sheet.questions.is_in_own_words(each) for each in answers
    )


def has_to_hand_over(sheets: tuple[OwnSheet, ...]) -> tuple[bool, bool, bool]:
    """Whether there are words, promises, and answers of others that are shown."""
    ids = {each.session_id for each in sheets}
    promised = any(each.session in ids for each in sheets[0].workspace.state.promises.values())
    return any(map(_sheet_has_words, sheets)), promised, any(map(_slips_shown, sheets))


def sheets_parcel(handover: SheetsHandover) -> Parcel:
    """The records to hand over, with the scripts and rubrics of their sessions."""
    documents: dict[bytes, NamedDocument] = {}
    for each in handover.sheets:
        documents |= {document.content: document for document in documents_in(each.sheet.questions)}
    return Parcel(
        person=handover.person,
        records=tuple(record for each in handover.sheets for record in _records(each, handover.agreed.code)),
        taken_back=tuple(rating for each in handover.sheets for rating in _taken_back(each, handover.agreed.code)),
        documents=tuple(documents.values()),
    )


def _records(handover: SheetHandover, code: str) -> Iterator[Record]:
    sheet = handover.sheet
    yield replace(sheet.meeting, person=code)
    yield replace(sheet.questions.session, person=code, author="")
    yield handover.consent
    yield from handover.answers
    yield from handover.ratings
    yield from handover.promises
    yield from handover.slips


def _taken_back(handover: SheetHandover, code: str) -> Iterator[Rating]:
    """The ratings by closest event that are not handed over now; an earlier hand-over may have written them."""
    known = {each.id for each in handover.ratings}
    for behaviour in handover.sheet.questions.rubric.rated_behaviours():
        rating = handover.sheet.rating_of(behaviour)
        if rating.id not in known:
            yield replace(rating, person=code)


# In words


def sheets_handover_words(handover: SheetsHandover, written: str) -> tuple[str, ...]:
    """All that would be handed over, or is in the file named ``written``: one line each, indented below its heading."""
    lines = [f"This is in {written}, and nothing else:" if written else "This would be handed over, and nothing else:"]
    lines += ["", f"You, as {handover.person.code}. When you filled it in, and the time of each answer."]
    for each in handover.sheets:
        lines += ["", *_sheet_words(each)]
    lines += [
        "",
        *_consent_words(handover),
        "",
        "With it go the questions, and what the levels mean, so that it can be read in years.",
    ]
    return (*lines, "Not handed over: your name, your other meetings, and whatever you are still typing.")


def _consent_words(handover: SheetsHandover) -> Iterator[str]:
    limits = {each.consent.words for each in handover.sheets}
    if len(limits) == 1:
        (limit,) = limits
        yield f"With it goes your consent to its use{limit and f', with a limit: {limit}'}."
        return
    yield "With it goes your consent to its use, with limits:"
    for each in handover.sheets:
        yield f"  {each.sheet.meeting.spoken}: {each.consent.words or 'none'}"


def _sheet_words(handover: SheetHandover) -> Iterator[str]:
    sheet = handover.sheet
    roles, role = sheet.questions.script.roles, sheet.questions.session.role
    yield f"{sheet.meeting.spoken}{f' ({one_line(role_spoken(roles, role))})' if role else ''}"
    for answer in handover.answers:
        yield f"  {one_line(sheet.questions.asked.wording(sheet.questions.question(answer.question)))}"
        absence = "" if answer.absence is None else f"({answer.absence.value})"
        for said in (absence, sheet.questions.spoken(answer), *printable(answer.note).splitlines()):
            if not is_blank(said):
                yield f"    {one_line(said)}"
    behaviours = sheet.questions.rubric.rated_behaviours()
    for rating in handover.ratings:
        behaviour = behaviours.get(rating.indicator)
        if behaviour is not None:
            events = {event.id: event.say for event in behaviour.events}
            closest = "" if rating.derived else events.get(str(rating.level), "")
            yield f"  {one_line(behaviour.name)}"
            yield from (f"    {one_line(said)}" for said in (closest, rating.evidence) if not is_blank(said))
    for promise in handover.promises:
        yield f"  {promise_words(promise)}"
    others = others_of(sheet) if handover.slips else None
    if others is not None:
        shown = replace(others, asked=tuple(replace(each, own="") for each in others.asked if others.shown(each)))
        yield f"  {others_heading(shown)}"
        yield from (f"    {line}" for line in others_lines(shown))
