"""Taking the transcript of a meeting of ten hours into a coaching file, beside webvtt-py, which only reads it."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count
from pathlib import Path
from time import perf_counter

from bench.timing import CannotMeasureError, Sides
from coachtui.workflow.engagement.engagements import open_engagement
from coachtui.workflow.observing.preparing import create_coaching_file
from coachtui.workflow.observing.taking_transcripts import IncomingTranscript

CUES, SECONDS = 20_000, 10 * 3600
_WORDS = [
    "we",
    "have",
    "been",
    "over",
    "this",
    "twice",
    "now",
    "and",
    "the",
    "figure",
    "for",
    "line",
    "two",
    "has",
    "still",
    "not",
    "moved",
    "since",
    "May",
]
_SPEAKERS = ("Anna Berg", "Tom Keller", "Ravi Anand", "Otto Brandt", "Nina Roth", "Jo Lind")


@contextmanager
def taking_a_transcript(_pairs: int, folder: Path) -> Iterator[Sides]:
    """From the file of the transcript until its lines are on the disk, against ``webvtt.read``.

    The search index, which follows when the file is closed, is left out, as where answers are saved.
    """
    try:
        import webvtt  # noqa: PLC0415 - of the development tools alone
    except ImportError:
        raise CannotMeasureError("webvtt-py is not installed, so there is nothing to compare with.") from None
    source = folder / "review.vtt"
    source.write_text(long_transcript(), encoding="utf-8")
    numbers = count(1)

    def take() -> float:
        path = folder / f"{next(numbers)}.coach"
        create_coaching_file(path)
        with open_engagement(path, write=True) as workspace:
            start = perf_counter()
            coming = IncomingTranscript.read(source)
            coming.belongs_to(workspace, "M1")
            coming.settle({each.name: each.code for each in coming.unsure})
            tuple(coming.take(workspace))
            coming.proposal(workspace)
            taken = perf_counter() - start
        path.unlink()
        return taken

    yield take, partial(webvtt.read, str(source))


def long_transcript() -> str:
    """WebVTT of ten hours, with 20,000 cues of six to fourteen words, by six people in turn."""
    step = SECONDS / CUES
    cues = (
        f"{_clock(number * step)} --> {_clock(number * step + step * 0.9)}\n"
        f"<v {_SPEAKERS[number * 7 % 11 % len(_SPEAKERS)]}>{number}: "
        f"{' '.join(_WORDS[(number + place) % len(_WORDS)] for place in range(5 + number % 9))}</v>\n"
        for number in range(CUES)
    )
    return "WEBVTT\n\n" + "\n".join(cues)


def _clock(seconds: float) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02}:{whole // 60_000 % 60:02}:{whole // 1000 % 60:02}.{whole % 1000:03}"
