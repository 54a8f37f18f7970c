"""Sentences about a transcript that was imported: what was added, who spoke, what was skipped, where it begins."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from coachtui.asking.speakers import SpeakerMatch
from coachtui.assess.aligning import Alignment
from coachtui.exchange.transcripts import Transcript, TranscriptFault
from coachtui.model.cells import cut
from coachtui.model.days import day_words
from coachtui.model.text import counted, one_line
from coachtui.model.times import clock_words, shown_day
from coachtui.workflow.observing.transcripts import TranscriptImport

_WORDS = 60
_EXAMPLES = 3


def import_words(done: TranscriptImport, transcript: Transcript, matches: Iterable[SpeakerMatch]) -> Iterator[str]:
    """Sentences on what importing ``transcript`` recorded, who ``matches`` says spoke, and every fault in it."""
    meeting = done.meeting
    named = meeting.id if meeting.name == meeting.id else f"{meeting.id} ({meeting.name})"
    if done.added:
        new = f" The meeting is new, held on {day_words(shown_day(meeting.held))}." if done.is_new else ""
        yield f"{counted(done.added, 'line')} added to {one_line(named)}.{new}"
    else:
        are = "is" if done.changed == 1 else "are"
        also = f"{done.changed:,} of its lines {are} somebody else's now." if done.changed else "Nothing was added."
        yield f"{one_line(named)} has this transcript already. {also}"
    if not transcript.speakers:
        yield "It names no speakers: who said what, and who spoke how much, is not known."
    elif transcript.unnamed:
        yield f"{counted(transcript.unnamed, 'line')} in it name no speaker."
    heard = ", ".join(f"{one_line(each.name)} is {one_line(each.code) or 'nobody'}" for each in matches)
    if heard and (done.added or done.changed):
        yield f"{heard}."
    if done.without_words:
        yield f"Of {counted(done.without_words, 'line')} only time and length are kept: somebody does not consent."
    if not transcript.has_times:
        yield "It has no times."
    skipped = [each for each in transcript.faults if each.skipped]
    yield from _fault_words("Skipped", skipped)
    yield from _fault_words("Imported all the same", [each for each in transcript.faults if not each.skipped])


def _fault_words(title: str, faults: Iterable[TranscriptFault]) -> Iterator[str]:
    """``faults`` under a title: for each reason the lines of the file, several in a row as one range."""
    places: dict[str, list[int]] = defaultdict(list)
    for fault in faults:
        places[fault.what].append(fault.place)
    for what, found in places.items():
        word = "line" if len(found) == 1 else "lines"
        yield f"{title}, {word} {', '.join(_ranges(found))} of the file: {what}."


def _ranges(numbers: Iterable[int]) -> Iterator[str]:
    """Whole numbers in order, those in a row as one: 3, 5-9."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        elif not runs or number != runs[-1][-1]:
            runs.append([number])
    return (f"{run[0]:,}" if len(run) == 1 else f"{run[0]:,}-{run[-1]:,}" for run in runs)


def sample_words(match: SpeakerMatch, transcript: Transcript) -> str:
    """A sentence by which a speaker can be recognised: how many lines he or she has, and a long one of them."""
    lines = [line.text for line in transcript.lines if line.speaker == match.name]
    longest = max(lines[:20], key=len)
    return f"{one_line(match.name)}, {counted(len(lines), 'line')}, such as “{cut(one_line(longest), _WORDS)}”"


def alignment_words(alignment: Alignment) -> Iterator[str]:
    """Sentences on where a transcript seems to begin, and the lines that suggest it."""
    count = len({pair.typed.id for pair in alignment.pairs})
    are = "is" if count == 1 else "are"
    yield f"{shift_words(alignment.shift)} {counted(count, 'line')} of yours {are} in it then, such as:"
    for pair in alignment.pairs[:_EXAMPLES]:
        yield f"  yours “{cut(one_line(pair.typed.text), _WORDS)}”: “{cut(one_line(pair.spoken.text), _WORDS)}”"


def shift_words(shift: float) -> str:
    """A sentence on when a transcript begins in relation to the meeting; ``shift`` is in seconds."""
    if round(shift) == 0:
        return "The transcript begins with the meeting."
    when = "after" if shift > 0 else "before"
    return f"The transcript begins {clock_words(abs(shift))} {when} the meeting."
