"""The pace of an interview, planning the rest anew when time is cut, pauses, and stretches off the record.

For the interviewer alone.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from coachtui.asking.agenda import planned_minutes, replan_agenda
from coachtui.asking.pace import decisive, minutes_used, pace_words
from coachtui.asking.quoting import feeds_for_quote
from coachtui.model.craft import Interlude, InterludeKind
from coachtui.model.problems import CoachError
from coachtui.model.times import read_time
from coachtui.store.records import Change
from coachtui.workflow.interview.interviewing import Interview
from coachtui.workflow.interview.rating import counting_in


@dataclass(frozen=True, slots=True)
class PaceNow:
    """The pace of an interview now.

    ``against_plan`` says how far ahead or behind it is; ``decisive`` has id and short name of unanswered questions that
    decide a score.
    """

    against_plan: str
    decisive: tuple[tuple[str, str], ...]
    paused: bool

    @property
    def words(self) -> str:
        """All of it in one line: "6 minutes behind; still decisive: last missed target, strategy review"."""
        names = ", ".join(name for _, name in self.decisive)
        parts = ["paused" if self.paused else "", self.against_plan, f"still decisive: {names}" if names else ""]
        return "; ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Replanned:
    """The result of planning anew: what was recorded, and the ids of unanswered questions.

    ``kept`` were on the agenda and stay, ``dropped`` were and do not, ``added`` come new. ``minutes`` are left for
    questions, ``closing`` minutes for the wrap-up.
    """

    change: Change
    kept: tuple[str, ...]
    dropped: tuple[str, ...]
    added: tuple[str, ...]
    minutes: int
    closing: int


def pace_now(interview: Interview, *, current: str | None = None) -> PaceNow | None:
    """The pace of the interview by the clock of its surroundings; None when no minutes were booked.

    ``current`` is the question on screen, for which time is being used now.
    """
    session = interview.session
    now = interview.workspace.surroundings.now()
    if session.minutes is None or read_time(session.started) is None:
        return None
    progress = interview.progress()
    lengths = planned_minutes(interview.script, session.plan, session.supplied)
    under_way = 0.0
    if current in progress.open:
        under_way = min(_since_last(interview, now), lengths.get(current or "", 0))
    open_minutes = [lengths.get(question, 0) for question in progress.open]
    pace = pace_words(interview.script.booking, session.minutes, _used(interview, now), open_minutes, under_way)
    covered = set(counting_in(interview))
    for question in (*progress.answered, *progress.noted):
        covered |= set(feeds_for_quote(interview.question(question), interview.rubric))
    still = decisive(interview.script, interview.rubric, progress.open, covered)
    named = tuple((question, interview.asked.short_name(interview.question(question))) for question in still)
    return PaceNow(pace, named, open_interlude(interview, InterludeKind.PAUSE) is not None)


def replan(interview: Interview, minutes_left: int, *, current: str | None = None) -> Replanned:
    """Plan the rest of the agenda anew for ``minutes_left`` of the meeting, wrap-up included [method 7.4].

    The wrap-up takes its booked minutes, and half of what is left at most.

    Answered and parked questions stay, and so does ``current``, the id of the question on screen. The rest is chosen
    by the rules of the agenda among all questions that this person can still be asked: with more time, questions
    dropped before come back. A planned question that a rule hides now stays planned and takes no time, as it may be
    shown later. Records a revision of the session, which `undo` of its change reverses. Raises CoachError for less
    than 0 minutes.
    """
    if minutes_left < 0:
        raise CoachError(
            "No time", "The minutes left cannot be fewer than none.", "Say how many minutes remain.", bad_input=True
        )
    script, session = interview.script, interview.session
    closing = min(script.booking.closing, minutes_left // 2)
    minutes = minutes_left - closing
    progress = interview.progress()
    settled = {*progress.answered, *progress.noted, *progress.absent, *progress.parked}
    hidden = {question for question, seen in interview.visibility().items() if not seen.shown}
    agenda = replan_agenda(
        script,
        interview.rubric,
        interview.person.role,
        session.plan,
        minutes,
        settled=settled,
        hidden=hidden,
        under_way=current if current in progress.open else None,
        supplied=session.supplied,
    )
    planned = set(agenda)
    spent = max(_used(interview, interview.workspace.surroundings.now()) - script.booking.opening, 0)
    after = replace(
        session,
        agenda=tuple(
            question
            for question in interview.question_ids
            if question in planned or (question in {*settled, *hidden} and question in session.agenda)
        ),
        minutes=round(spent) + minutes,
    )
    return Replanned(
        interview.workspace.record(after),
        kept=tuple(question for question in progress.open if question in planned),
        dropped=tuple(question for question in progress.open if question not in planned),
        added=tuple(question for question in agenda if question not in progress.open),
        minutes=minutes,
        closing=closing,
    )


def begin_interlude(interview: Interview, kind: InterludeKind) -> Change:
    """Record that a pause, or a stretch off the record, begins; nothing changes when one of that kind is open."""
    if open_interlude(interview, kind) is not None:
        return Change()
    around = interview.workspace.surroundings
    begun = Interlude(str(around.new_id()), interview.session_id, interview.person.code, kind, around.now().isoformat())
    return interview.workspace.record(begun)


def end_interlude(interview: Interview, kind: InterludeKind) -> Change:
    """Record that the open pause, or stretch off the record, ends; nothing changes when none is open."""
    lasting = open_interlude(interview, kind)
    if lasting is None:
        return Change()
    return interview.workspace.record(replace(lasting, ended=interview.workspace.surroundings.now().isoformat()))


def open_interlude(interview: Interview, kind: InterludeKind) -> Interlude | None:
    """The interlude of this kind that has not ended; None when there is none."""
    return next((each for each in _interludes(interview, kind) if each.ended is None), None)


def _interludes(interview: Interview, kind: InterludeKind) -> Iterator[Interlude]:
    for each in interview.workspace.state.interludes.values():
        if each.session == interview.session_id and each.kind is kind:
            yield each


def _used(interview: Interview, now: datetime) -> float:
    """The minutes used since the session began, pauses not counted; 0 without a time of its beginning."""
    started = read_time(interview.session.started)
    if started is None:
        return 0
    pauses = []
    for each in _interludes(interview, InterludeKind.PAUSE):
        begin = read_time(each.started)
        if begin is not None:
            pauses.append((begin, read_time(each.ended)))
    return minutes_used(started, _moments(interview), pauses, now, interview.script.booking.silence)


def _since_last(interview: Interview, now: datetime) -> float:
    """Minutes without pauses since the last record, or since the planned end of the opening where that is later."""
    started = read_time(interview.session.started)
    if started is None:
        return 0
    opened = started + timedelta(minutes=interview.script.booking.opening)
    last = max([opened, *_moments(interview)])
    return max(_used(interview, now) - _used(interview, min(last, now)), 0)


def _moments(interview: Interview) -> list[datetime]:
    """The times of this session's records."""
    state = interview.workspace.state
    noted: Iterable[Iterable[object]] = (
        interview.answers().values(),
        interview.records.ratings,
        interview.records.quotes,
        interview.records.captures,
        state.probes_asked.values(),
        state.contradictions.values(),
        state.evidence_notes.values(),
    )
    own = (
        getattr(record, "at", None)
        for records in noted
        for record in records
        if getattr(record, "session", None) == interview.session_id
    )
    return [moment for moment in map(read_time, own) if moment is not None]
