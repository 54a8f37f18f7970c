"""Handing over a self-assessment to an assessor: the records that were agreed, in a file of their own.

`handover_words` describes the same `Handover` whose records `parcel_of` gives.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from coachtui.answer_types import rows_of
from coachtui.asking.alone import closest_events
from coachtui.asking.quoting import without_quotes
from coachtui.asking.replies import Reply, reply_in
from coachtui.model.answers import Answer, Attachment, Quote, Rating, Session, Value
from coachtui.model.craft import Consent
from coachtui.model.people import Person
from coachtui.model.problems import CoachError
from coachtui.model.roles import role_in_own_words
from coachtui.model.text import as_typed, is_blank, one_line, printable
from coachtui.model.times import read_time, shown_day
from coachtui.workflow.alone.second_look import latest_records
from coachtui.workflow.alone.self_assessing import OwnAssessment, own_assessment_in
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.engagement.private_files import code_for_others, refuse_others
from coachtui.workflow.passing_on.parcels import Parcel, consent_in, documents_in, says_anything

_TIMES = "the time of each answer; which questions you were asked."
_COUNTS = (
    "Below each answer stands what it counts as: said, or an example where your words give a date, a name or a number."
)


@dataclass(frozen=True, slots=True)
class Agreed:
    """What somebody agreed to hand over: the code to use, and whether notes, quotes and attached files are included.

    Notes are everything in the person's own words, also short answers and tables.
    """

    code: str
    notes: bool
    quotes: bool
    files: bool


@dataclass(frozen=True, slots=True)
class Handover:
    """The records to hand over, as they will be written.

    ``taken_back`` are ratings that an earlier hand-over may have had and that are to be withdrawn.
    """

    person: Person
    session: Session
    consent: Consent
    answers: tuple[Answer, ...]
    ratings: tuple[Rating, ...]
    quotes: tuple[Quote, ...]
    attachments: tuple[Attachment, ...]
    taken_back: tuple[Rating, ...]
    agreed: Agreed


def handed_over_from(workspace: Workspace) -> OwnAssessment:
    """The self-assessment in a private file. Raises CoachError for another file and where no question is answered."""
    refuse_others(workspace)
    own = own_assessment_in(workspace)
    if own is None or not own.answers():
        raise CoachError(
            "Nothing to hand over",
            "No question is answered yet.",
            f"Begin with: coachtui self-assess {as_typed(workspace.path)}",
            bad_input=True,
        )
    return own


def handover_of(own: OwnAssessment, agreed: Agreed) -> Handover:
    """The records of a self-assessment as far as they were agreed, under the code agreed and without a name.

    Answers of which nothing is left are left out. Raises CoachError for what is no code.
    """
    code = code_for_others(agreed.code)
    state, session, latest = own.workspace.state, own.session_id, latest_records(own)
    ratings = latest.ratings
    answers = [_answer(own, answer, agreed) for answer in latest.answers.values()]
    return Handover(
        person=Person(code, own.person.role, unit=own.person.unit),
        session=replace(own.session, person=code, author=""),
        consent=_consent(own, code, agreed),
        answers=tuple(replace(each, person=code) for each in answers if says_anything(each)),
        ratings=tuple(replace(each, person=code) for each in ratings),
        quotes=tuple(replace(each, person=code) for each in latest.quotes if agreed.quotes),
        attachments=tuple(
            replace(each, person=code, session=session) for each in state.attachments.values() if agreed.files
        ),
        taken_back=tuple(_taken_back(own, code, {each.id for each in ratings})),
        agreed=agreed,
    )


def _consent(own: OwnAssessment, code: str, agreed: Agreed) -> Consent:
    goes = agreed.notes, agreed.quotes, agreed.files
    parts = zip(("notes", "quotes", "files"), own.has_to_hand_over, goes, strict=True)
    return consent_in(own.session_id, code, parts)


def _answer(own: OwnAssessment, answer: Answer, agreed: Agreed) -> Answer:
    """An answer as it may be handed over: without one's own words, or without those in quotation marks."""
    in_words = own.is_in_own_words(answer)
    if not agreed.notes:
        return replace(answer, note="", value=None if in_words else answer.value)
    if agreed.quotes:
        return answer
    value = _without_quotes(answer.value) if in_words else answer.value
    return replace(answer, note=without_quotes(answer.note), value=value)


def _without_quotes(value: Value | None) -> Value | None:
    match value:
        case str():
            return without_quotes(value)
        case tuple():
            return tuple(
                {column: without_quotes(cell) for column, cell in row.items()}
                for row in value
                if isinstance(row, Mapping)
            )
        case _:
            return value


def _role_words(own: OwnAssessment) -> str:
    """The role as somebody says it of himself or herself, as a sentence; "" without a role."""
    role = own.person.role
    return f" {one_line(role_in_own_words(own.script.roles, role))}." if role else ""


def _taken_back(own: OwnAssessment, code: str, known: Collection[str]) -> Iterator[Rating]:
    """The ratings by closest event whose ids are not ``known`` now; an earlier hand-over may have written them.

    It goes through all questions that ask for one, so that what is withdrawn does not say which of them were answered.
    """
    for question_id in own.question_ids:
        question = own.question(question_id)
        rating = own.closest_rating(question)
        if closest_events(question) and rating.id not in known:
            yield replace(rating, person=code)


# In words


def handover_words(own: OwnAssessment, handover: Handover, written: str = "") -> tuple[str, ...]:
    """All that would be handed over, or is in the file named ``written``: one line each, indented below its heading."""
    person, session = handover.person, handover.session
    lines = [
        f"This is in {written}, and nothing else:" if written else "This would be handed over, and nothing else:",
        "",
        f"You, as {person.code}: {one_line(person.unit)}.{_role_words(own)}",
        f"When: begun {_day(session.started)}, for {session.minutes or 0} minutes; {_TIMES}",
        _COUNTS,
    ]
    for answer in handover.answers:
        lines += ["", one_line(own.asked.wording(own.question(answer.question))), *_answer_words(own, handover, answer)]
    alone = {answer.question for answer in handover.answers}
    for rating in handover.ratings:
        if rating.question not in alone and rating.question is not None:
            lines += ["", one_line(own.asked.wording(own.question(rating.question))), *_closest_words(own, rating)]
    if handover.quotes:
        lines += ["", "Your words in quotation marks:", *(f"  “{one_line(each.text)}”" for each in handover.quotes)]
    if handover.attachments:
        lines += [
            "",
            "Files, whole:",
            *(f"  {one_line(each.name)}, {each.size} bytes" for each in handover.attachments),
        ]
    limits = f", with a limit: {handover.consent.words}" if handover.consent.words else ""
    lines += ["", f"With it goes your consent to its use{limits}."]
    lines += ["", "With it go the questions, and what the levels mean, so that it can be read in years."]
    if own.has_to_hand_over[0] and not handover.agreed.notes:
        lines.append("Left out, as you chose: what you told in your own words, short answers and tables too.")
    return (*lines, "Not handed over: your name, your result, what you promised, and whatever you are still typing.")


def _answer_words(own: OwnAssessment, handover: Handover, answer: Answer) -> Iterator[str]:
    form = own.form_of(answer.question)
    reply = reply_in(own.asked.answer_type(own.question(answer.question)), form.follow_ups, form.choices, answer, None)
    if answer.absence is not None:
        yield f"  ({answer.absence.value})"
    for said in (*_chosen_words(own, reply, answer), *printable(answer.note).splitlines()):
        if not is_blank(said):
            yield f"  {one_line(said)}"
    for rating in handover.ratings:
        if rating.question == answer.question:
            yield from _closest_words(own, rating)
    if answer.grade is not None:
        yield f"  (counts as: {answer.grade.word})"


def _chosen_words(own: OwnAssessment, reply: Reply, answer: Answer) -> Iterator[str]:
    """The choices of a reply in words; for a question without choices the answer's value, line by line."""
    form = own.form_of(answer.question)
    if form.choices:
        yield from (choice.say for choice in form.choices if choice.id in reply.chosen)
        if reply.nothing:
            yield "None of these"
    elif rows := rows_of(answer.value):
        columns = [column.id for column in own.question(answer.question).columns]
        yield from ("; ".join(row[each] for each in columns if not is_blank(row.get(each, ""))) for row in rows)
    else:
        yield from own.spoken(answer).splitlines()


def _closest_words(own: OwnAssessment, rating: Rating) -> Iterator[str]:
    form = own.form_of(rating.question or "")
    closest = [choice.say for choice in form.closest if choice.value == rating.level]
    grade = f" (counts as: {rating.grade.word})" if rating.grade is not None else ""
    yield from (f"  Comes closest: {say}{grade}" for say in closest)


def _day(started: str | None) -> str:
    return "on a day nobody noted" if read_time(started) is None else shown_day(started)


# The file


def parcel_of(own: OwnAssessment, handover: Handover) -> Parcel:
    """The records to hand over, with the script and rubric of their session."""
    blobs = {each.sha256: own.workspace.log.blob(each.sha256) for each in handover.attachments}
    return Parcel(
        person=handover.person,
        records=(
            handover.session,
            handover.consent,
            *handover.answers,
            *handover.ratings,
            *handover.quotes,
            *handover.attachments,
        ),
        taken_back=handover.taken_back,
        documents=documents_in(own),
        blobs=tuple(blob for blob in blobs.values() if blob is not None),
    )
