"""Importing the transcript of a meeting: who its speakers are, and recording its lines with their times."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from coachtui.asking.speakers import SpeakerMatch, is_numbered, match_speakers
from coachtui.assess.aligning import alignment_proposed
from coachtui.assess.placing import placed
from coachtui.exchange.transcripts import Transcript, TranscriptLine, read_transcript
from coachtui.files.reading import read_path, too_large
from coachtui.model.days import HELD_EXAMPLES, day_of, day_words, read_held_day, unclear_day
from coachtui.model.engagement import State
from coachtui.model.initials import are_initials
from coachtui.model.observing import MeetingLine, ObservedMeeting, SpeakerCode
from coachtui.model.people import Person, canonical_code, code_among
from coachtui.model.problems import CoachError
from coachtui.model.text import is_blank, listed, one_line
from coachtui.model.times import moment_of, read_time, shown_day, time_on
from coachtui.store.entry import moment_text
from coachtui.workflow.engagement.engagements import Workspace, at_once
from coachtui.workflow.observing.preparing import LONGEST_ID, observed_by_id, observing_words, refuse_engagement

LARGEST_TRANSCRIPT = 20_000_000
"""Bytes of a transcript that are read at most: ten hours of talk have two million."""

NOBODY = ""
"""What a speaker is matched to who is nobody, such as a heading that looks like a name."""


@dataclass(frozen=True, slots=True)
class TranscriptImport:
    """The result of an import: how many lines it ``added`` and ``changed``, and of how many no words were kept.

    ``meeting`` is as it was recorded, ``is_new`` whether it was made for this.
    """

    meeting: ObservedMeeting
    added: int = 0
    changed: int = 0
    without_words: int = 0
    is_new: bool = False


def transcript_from(path: Path, data: bytes | None) -> Transcript:
    """The transcript in the file at ``path``, or in ``data`` where it was piped in. Raises CoachErrors."""
    content = read_path(path, largest=LARGEST_TRANSCRIPT) if data is None else data
    if len(content) > LARGEST_TRANSCRIPT:
        size = too_large(len(content), largest=LARGEST_TRANSCRIPT)
        raise CoachError("File too large", size, "Check that this is the right file.", bad_input=True)
    return read_transcript(content)


def meeting_for(workspace: Workspace, meeting_id: str, held: str) -> ObservedMeeting:
    """The meeting with this id; where there is none, a new one, not recorded yet, that took place ``held``, or today.

    Raises CoachError for an engagement, for an id without visible characters, and for a ``held`` that is no time.
    """
    refuse_engagement(workspace)
    found = observed_by_id(workspace.state, meeting_id)
    if found is not None:
        is_dated = read_time(found.began) is not None or read_time(found.held) is not None
        if is_dated and not is_blank(held):
            raise CoachError(
                "Known already",
                f"{one_line(found.id)} was held on {day_words(shown_day(found.began or found.held))}.",
                "Leave --held out.",
                bad_input=True,
            )
        return found if is_dated else replace(found, held=_held(held, workspace))
    name = one_line(meeting_id)
    if is_blank(name) or len(name) > LONGEST_ID:
        raise CoachError(
            "No meeting", f"Say which meeting it is of, in at most {LONGEST_ID} characters.", "Such as --meeting M10.",
            bad_input=True,
        )  # fmt: skip
    return ObservedMeeting(name, name, held=_held(held, workspace))


def _held(typed: str, workspace: Workspace) -> str:
    """When a meeting was, as typed: a day, or a day and a time, of this computer."""
    today = workspace.surroundings.today
    if is_blank(typed):
        return today.isoformat()
    day = read_held_day(typed, today)
    if day is not None and day <= today:
        return day.isoformat()
    try:
        moment = datetime.fromisoformat(typed.strip()).astimezone()
    except (ValueError, OverflowError):
        moment = None
    if moment is None or moment.date() > today:
        hint = f"Say {HELD_EXAMPLES}; with a time it is 2026-12-03 09:30."
        said = unclear_day(typed) or f"{one_line(typed, 40)} is not a day that has passed."
        raise CoachError("No day", said, hint, bad_input=True)
    return moment_text(moment)


def speakers_of(workspace: Workspace, meeting: ObservedMeeting, transcript: Transcript) -> tuple[SpeakerMatch, ...]:
    """The participant that each speaker of ``transcript`` is, as far as that is known or can be proposed."""
    state = workspace.state
    remembered = {name: each.code for name, each in state.speaker_codes.items()}
    words = observing_words(workspace).no_initials
    matches = match_speakers(tuple(transcript.speakers), meeting.participants, state.people, remembered, words)
    here = _spoken_here(state, meeting, transcript)
    heard = {} if here or all(each.sure for each in matches) else _heard_live(state, meeting, transcript)
    taken = {each.code for each in matches if each.sure}
    return tuple(
        SpeakerMatch(each.name, here[each.name], sure=True)
        if each.name in here
        else SpeakerMatch(each.name, heard[each.name])
        if not each.sure and heard.get(each.name, each.code) not in {each.code, *taken}
        else each
        for each in matches
    )


def _heard_live(state: State, meeting: ObservedMeeting, transcript: Transcript) -> Mapping[str, str]:
    """Whom each speaker seems to mean by the lines typed live that have the same words: nobody twice.

    Where one speaker and one participant are left, they are one.
    """
    typed = [line for line in state.meeting_lines.values() if line.meeting == meeting.id and line.person is not None]
    found = None
    if typed:
        spoken = _Lines(replace(meeting, unwilling=()), transcript, {}, "", 1).lines
        found = alignment_proposed(typed, spoken, meeting.shift or 0)
    votes = Counter(
        (transcript.lines[pair.spoken.number - 1].speaker, pair.typed.person) for pair in (found.pairs if found else ())
    )
    heard: dict[str, str] = {}
    for (name, code), _ in votes.most_common():
        if name and code is not None and name not in heard and code not in heard.values():
            heard[name] = code
    names = [name for name in transcript.speakers if name not in heard]
    seats = [code for code in meeting.participants if code not in heard.values()]
    return heard | (dict(zip(names, seats, strict=True)) if len(names) == len(seats) == 1 else {})


def _spoken_here(state: State, meeting: ObservedMeeting, transcript: Transcript) -> Mapping[str, str]:
    """Whom each speaker meant when the same transcript was taken before; none where it was not."""
    first = f"{_prefix(meeting, transcript)}1"
    if first not in state.meeting_lines:
        return {}
    lines = (
        (line.speaker, state.meeting_lines.get(f"{_prefix(meeting, transcript)}{place}"))
        for place, line in enumerate(transcript.lines, start=1)
    )
    return {name: known.person or NOBODY for name, known in lines if known is not None}


def _prefix(meeting: ObservedMeeting, transcript: Transcript) -> str:
    """What the ids of the lines of ``transcript`` in ``meeting`` begin with."""
    return f"{meeting.id}/{transcript.digest}/"


def code_meant(typed: str, known: Collection[str]) -> str:
    """The code that ``typed`` means for a speaker: one that is ``known``, else new initials.

    Raises CoachError for neither.
    """
    code = one_line(typed)
    found = code_among(known, code)
    if found is None and code and not are_initials(code):
        raise CoachError(
            "No initials", f"{one_line(code, 40)} is nobody here.", "Give two or three letters, or a seat such as S4.",
            bad_input=True,
        )  # fmt: skip
    return found or code.upper()


def matched(
    matches: Iterable[SpeakerMatch], given: Mapping[str, str], known_codes: Collection[str]
) -> tuple[SpeakerMatch, ...]:
    """``matches`` with the codes ``given`` by speakers' names in place of proposed ones; `NOBODY` means nobody.

    Raises CoachError for a name that no speaker has, and for a code as `code_meant` does.
    """
    found = tuple(matches)
    names = {canonical_code(each.name): each.name for each in found}
    chosen: dict[str, str] = {}
    for name, code in given.items():
        known = names.get(canonical_code(name))
        if known is None:
            raise CoachError(
                "No such speaker", f"Nobody in it is called {one_line(name, 60)}.",
                f"Known: {listed(names.values())}.", bad_input=True,
            )  # fmt: skip
        chosen[known] = code_meant(code, known_codes)
    return tuple(
        replace(each, code=chosen[each.name], sure=True, new=False) if each.name in chosen else each for each in found
    )


def import_transcript(
    workspace: Workspace,
    meeting: ObservedMeeting,
    transcript: Transcript,
    matches: Iterable[SpeakerMatch],
    *,
    instead: bool,
) -> TranscriptImport:
    """Record the lines of ``transcript`` in ``meeting``, with the speakers that ``matches`` says; all of them or none.

    Of a transcript that is there already, nothing is added; who said what is changed where it differs. Raises
    CoachError where the meeting has another transcript and ``instead`` does not ask to replace it.
    """
    state = workspace.state
    known = {line.id: line for line in imported_lines(state, meeting.id)}
    prefix = _prefix(meeting, transcript)
    others = tuple(line for line in known.values() if not line.id.startswith(prefix))
    if others and not instead:
        raise CoachError(
            "Another transcript",
            f"{one_line(meeting.id)} has one already, of {len(others):,} lines, and this is another.",
            "Take this one in its place with --instead: marks on the lines of the first go with them.",
            bad_input=True,
        )
    speakers = {each.name: _written(each.code, state, meeting) for each in matches}
    _refuse_erased(workspace, {code for code in speakers.values() if code and code not in state.people})
    prepared = _prepared(meeting, transcript, speakers.values())
    fresh = _Lines(prepared, transcript, speakers, prefix, _first_number(state, meeting.id, prefix)).lines
    items, fresh = placed(prepared.items, fresh)
    prepared = replace(prepared, items=items)
    lines = [_kept_marks(line, known.get(line.id)) for line in fresh] if known else fresh
    if known.keys() > {line.id for line in others}:  # it is there: what is missing of it was erased
        lines = [line for line in lines if line.id in known]
    changed = [line for line in lines if known.get(line.id) != line] if known else fresh
    _record(workspace, state, prepared, speakers, changed, others if instead else ())
    return TranscriptImport(
        prepared,
        added=sum(line.id not in known for line in changed),
        changed=sum(line.id in known for line in changed),
        without_words=sum(not line.text for line in lines),
        is_new=meeting.id not in state.observed_meetings,
    )


def _refuse_erased(workspace: Workspace, codes: Collection[str]) -> None:
    """Raise CoachError where one of ``codes``, which nobody in the file has, is of somebody who was erased there."""
    wanted = {canonical_code(code) for code in codes}
    erased = (
        (entry.item for entry in workspace.log.entries() if entry.kind == "erased" and entry.item) if wanted else ()
    )
    gone = [code for code in erased if canonical_code(code) in wanted]
    if gone:
        raise CoachError(
            "Erased here",
            f"{listed(dict.fromkeys(gone))} was erased from this file.",
            "With consent given anew, add the person first: coachtui people FILE add CODE",
            bad_input=True,
        )


def imported_lines(state: State, meeting: str) -> Iterator[MeetingLine]:
    """The lines of the transcript of a meeting, by its id."""
    return (line for line in state.meeting_lines.values() if line.imported and line.meeting == meeting)


def _written(code: str, state: State, meeting: ObservedMeeting) -> str:
    """``code`` as it is written in the file, in the meeting first."""
    return code_among(meeting.participants, code) or code_among(state.people, code) or code


def _first_number(state: State, meeting: str, prefix: str) -> int:
    """The number of the first line of a transcript: the one it has, else the one behind all other lines."""
    lines = [line for line in state.meeting_lines.values() if line.meeting == meeting]
    own = [line.number for line in lines if line.id.startswith(prefix)]
    return min(own) if own else max((line.number for line in lines), default=0) + 1


def _prepared(meeting: ObservedMeeting, transcript: Transcript, codes: Iterable[str]) -> ObservedMeeting:
    """``meeting`` with everybody who speaks in it, and with its beginning and end if nobody observed it."""
    seats = tuple(dict.fromkeys((*meeting.participants, *filter(None, codes))))
    if meeting.began is not None or not transcript.has_times:
        return replace(meeting, participants=seats)
    zero = _zero(meeting)
    last = max(line.end or line.start or 0 for line in transcript.lines)
    return replace(
        meeting, participants=seats, began=moment_text(zero), ended=moment_text(zero + timedelta(seconds=last))
    )


def _zero(meeting: ObservedMeeting) -> datetime:
    """The moment at which the meeting began, as far as it is known: the beginning of its day where no time is."""
    day = day_of(meeting.held)
    if meeting.began is None and day is not None:
        return time_on(day, "00:00")
    return read_time(meeting.began) or moment_of(meeting.held)


@dataclass(frozen=True)
class _Lines:
    """The lines of a transcript as those of ``meeting``; ``first`` is the number of the first of them."""

    meeting: ObservedMeeting
    transcript: Transcript
    speakers: Mapping[str, str]
    prefix: str
    first: int

    @cached_property
    def lines(self) -> tuple[MeetingLine, ...]:
        """All of them. Of those who do not consent no words are kept, nor of anybody unknown who may be one of them."""
        zero = (_zero(self.meeting) + timedelta(seconds=self.meeting.shift or 0)).astimezone(UTC)
        return tuple(self._line(place, line, zero) for place, line in enumerate(self.transcript.lines))

    def _line(self, place: int, line: TranscriptLine, zero: datetime) -> MeetingLine:
        person = self.speakers.get(line.speaker) or None
        said = None if line.start is None else moment_text(zero + timedelta(seconds=line.start))
        until = None if line.end is None else moment_text(zero + timedelta(seconds=line.end))
        number, unwilling = self.first + place, self.meeting.unwilling
        is_kept = not unwilling or (person is not None and person not in unwilling)
        text, length = (line.text, None) if is_kept else ("", len(line.text.split()))
        return MeetingLine(
            f"{self.prefix}{place + 1}", self.meeting.id, person, number, text, said, length=length, until=until,
            imported=True,
        )  # fmt: skip


def _kept_marks(line: MeetingLine, known: MeetingLine | None) -> MeetingLine:
    """``line`` with what a coach put on it before; nothing where its words are not kept."""
    if known is None or not line.text:
        return line
    return replace(line, marks=known.marks, starred=known.starred, kind=known.kind)


def _record(
    workspace: Workspace,
    state: State,
    meeting: ObservedMeeting,
    speakers: Mapping[str, str],
    lines: Sequence[MeetingLine],
    withdrawn: Sequence[MeetingLine],
) -> None:
    """Record the meeting, its lines, and who its speakers are, in one transaction; nothing where all is there."""
    known = {canonical_code(each.name): each.code for each in state.speaker_codes.values()}
    named = [
        SpeakerCode(name, code) for name, code in speakers.items() if code and known.get(canonical_code(name)) != code
    ]
    people: dict[str, Person] = {}
    for name, code in speakers.items():
        if code and code not in state.people and code not in people:
            people[code] = Person(code, name="" if name == code or is_numbered(name) else one_line(name))
    with at_once(workspace):
        workspace.record(*people.values(), *named, meeting)
        if lines or withdrawn:
            workspace.log.record(*lines, withdraw=withdrawn)
