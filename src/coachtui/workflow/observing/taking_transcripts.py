"""Importing a transcript into a meeting, step by step: reading it, settling speakers, recording, aligning."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from coachtui.asking.speakers import SpeakerMatch
from coachtui.exchange.transcripts import Transcript
from coachtui.exchange.transcripts.transcript import seconds_in
from coachtui.model.observing import ObservedMeeting
from coachtui.model.people import code_among
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line
from coachtui.workflow.coaching.coaching_result import seats_words
from coachtui.workflow.engagement.engagements import Workspace
from coachtui.workflow.observing.aligning import align, proposed_alignment, shift_by, typed_lines
from coachtui.workflow.observing.transcript_words import alignment_words, import_words, sample_words, shift_words
from coachtui.workflow.observing.transcripts import (
    code_meant,
    import_transcript,
    matched,
    meeting_for,
    speakers_of,
    transcript_from,
)


@dataclass(frozen=True, slots=True)
class ProposedShift:
    """By how many seconds a transcript seems to begin after the meeting, and ``words``, sentences on why."""

    shift: float
    words: tuple[str, ...]


@dataclass(slots=True)
class IncomingTranscript:
    """A transcript that is being imported into ``meeting``, and who its speakers are.

    Call `belongs_to`, `settle` until nobody is `unsure`, `take`, and then `align_as` or `align_by`.
    """

    _transcript: Transcript
    meeting: ObservedMeeting = field(default_factory=lambda: ObservedMeeting("", ""))
    _matches: tuple[SpeakerMatch, ...] = ()
    _has_typed: bool = False
    _codes: tuple[str, ...] = ()

    @classmethod
    def read(cls, path: Path, data: bytes | None = None) -> "IncomingTranscript":
        """Read the transcript at ``path``, or in ``data`` where it was piped in. Raises CoachErrors."""
        return cls(transcript_from(path, data))

    def belongs_to(self, workspace: Workspace, meeting: str, held: str = "") -> None:
        """Set the meeting by its id. Where there is none, a new one is made, ``held`` then as typed; "" is today.

        Raises CoachErrors. Records nothing.
        """
        self.meeting = meeting_for(workspace, meeting, held)
        self._has_typed = bool(typed_lines(workspace.state, self.meeting.id))
        self._matches = speakers_of(workspace, self.meeting, self._transcript)
        self._codes = (*self.meeting.participants, *workspace.state.people)

    @property
    def unsure(self) -> tuple[SpeakerMatch, ...]:
        """The speakers of whom it is not certain who they are."""
        return tuple(each for each in self._matches if not each.sure)

    def seats(self, workspace: Workspace) -> str:
        """Who is known to have taken part, as a list of initials and names; "" for nobody."""
        return ", ".join(seats_words(self.meeting, workspace.state.people))

    def sample(self, match: SpeakerMatch) -> str:
        """A sentence by which a speaker can be recognised: how many lines he or she has, and one of them."""
        return sample_words(match, self._transcript)

    def settle(self, codes: Mapping[str, str]) -> None:
        """Set who speakers are: ``codes`` of people by the speakers' names, "" for nobody. Raises CoachErrors.

        Records nothing.
        """
        self._matches = matched(self._matches, codes, self._codes)

    def code_meant(self, typed: str) -> str:
        """The code that ``typed`` means for a speaker. Raises CoachError where it can be no code."""
        return code_meant(typed, self._codes)

    def take(self, workspace: Workspace, *, instead: bool = False) -> Iterator[str]:
        """Record the transcript's lines in the meeting, and return sentences on what was recorded.

        Raises CoachErrors, also where the meeting has another transcript and ``instead`` does not ask to replace it.
        Then nothing was recorded.
        """
        done = import_transcript(workspace, self.meeting, self._transcript, self._matches, instead=instead)
        self.meeting = done.meeting
        seats = self.meeting.participants
        as_written = (replace(each, code=code_among(seats, each.code) or each.code) for each in self._matches)
        return import_words(done, self._transcript, as_written)

    def proposal(self, workspace: Workspace) -> ProposedShift | None:
        """The shift that the lines typed live suggest. Call it after `take`.

        None where they suggest none, and where the transcript is aligned so already, to within a second.
        """
        found = proposed_alignment(workspace, self.meeting) if self._has_typed else None
        if found is None or (self.meeting.shift is not None and abs(found.shift - self.meeting.shift) < 1):
            return None
        return ProposedShift(found.shift, tuple(alignment_words(found)))

    def align_as(self, workspace: Workspace, proposed: ProposedShift) -> str:
        """Record the ``proposed`` shift, and return a sentence about it."""
        self.meeting = align(workspace, self.meeting, proposed.shift).after(ObservedMeeting)
        return f"Aligned. {shift_words(proposed.shift)}"

    def align_by(self, workspace: Workspace, line: str, time: str) -> str:
        """Record the shift by which a line typed live was said at ``time`` in the transcript.

        ``line`` is its number or words in it, ``time`` is as typed, such as 0:14:30. Returns a sentence about the
        shift. Raises CoachErrors.
        """
        seconds = seconds_in(time)
        if seconds is None:
            raise CoachError("No time", f"{one_line(time, 60)} is no time.", "Such as 0:14:30.", bad_input=True)
        shift = shift_by(workspace, self.meeting, line, seconds)
        self.meeting = align(workspace, self.meeting, shift).after(ObservedMeeting)
        return f"Aligned. {shift_words(shift)}"
