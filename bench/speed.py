"""How fast coachtui is: each row a ratio to something else measured by turns with it, in this run on this machine.

Exit code 0 when every median is within its limit, 1 when one is over, 2 when a row cannot be measured here.
"""
# ruff: noqa: E402 - the checkout has to be on the path before the rest of the bench can be imported

import argparse
import json
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

sys.path[0] = str(Path(__file__).resolve().parent.parent)

from bench.merging import merging
from bench.processes import help_page, version
from bench.reading import reading
from bench.saving import PLAIN, QUOTING, saving
from bench.scoring import scoring
from bench.screens import (
    first_paint,
    first_paint_coaching,
    first_paint_large,
    first_paint_meeting,
    key_press,
    next_question,
    typed_line,
)
from bench.searching import searching
from bench.timing import CannotMeasureError, Measured, Row, measure
from bench.transcripts import taking_a_transcript
from coachtui.model.problems import CoachError

ROWS = (
    Row("version", "coachtui --version", "python -c pass", 1.3, 41, version),
    Row("help", "coachtui --help", "sqlite-utils --help", 0.6, 21, help_page),
    Row("answer", "saving an answer", "one bare commit", 1.5, 200, saving(PLAIN, entries=1)),
    Row("quote", "saving an answer with a quote", "a bare commit of 2 rows", 1.5, 200, saving(QUOTING, entries=2)),
    Row("scoring", "scoring 100,000 ratings", "scoring 10,000", 12.0, 15, scoring),
    Row("paint", "first paint of the demonstration", "a small textual app", 1.3, 11, first_paint),
    Row("paint-large", "first paint, 1,000 sessions", "the demonstration", 1.2, 11, first_paint_large),
    Row("paint-coaching", "first paint, 50 observed meetings", "the demonstration", 1.2, 11, first_paint_coaching),
    Row("paint-meeting", "first paint of my meeting", "of the self-assessment", 1.1, 11, first_paint_meeting),
    Row("key", "a key, triggers on, 10,000 answers", "a bare text area", 1.5, 101, key_press),
    Row("line", "a line, 5,000 lines in the meeting", "the same with 10", 1.5, 41, typed_line),
    Row("page", "the next question", "a tab of the small app", 1.5, 41, next_question),
    Row("search", "searching 100,000 notes", "the FTS query alone", 3.0, 41, searching),
    Row("merge", "merging twice 100,000 entries", "INSERT OR IGNORE", 5.0, 7, merging(proved=True)),
    Row("merge-rows", "the same, nothing proved", "INSERT OR IGNORE", 3.0, 7, merging(proved=False)),
    Row("transcript", "taking in a 10-hour transcript", "webvtt-py's parse", 3.0, 7, taking_a_transcript),
    Row("reading", "reading a 2,000-line script", "yaml.load, CSafeLoader", 3.0, 31, reading),
)

_LINE = "{what:<34} {against:<23} {pairs:>5} {ms:>9} {ms_against:>9} {min:>7} {median:>7} {max:>7} {at_most:>7}  {word}"
_HEADING = {
    "what": "what", "against": "against", "pairs": "pairs", "ms": "ms", "ms_against": "ms", "min": "min",
    "median": "median", "max": "max", "at_most": "at most", "word": "",
}  # fmt: skip


def main() -> int:
    """Measure what the command line asks for, print it, and return the exit code."""
    options = _options()
    if not options.json:
        print(_LINE.format_map(_HEADING), flush=True)
    done: list[Measured] = []
    for row in ROWS:
        if options.only and row.name not in options.only:
            continue
        try:
            with TemporaryDirectory(prefix=".bench-", dir=options.folder) as folder:
                done.append(measure(row, options.pairs or row.pairs, Path(folder)))
        except (CannotMeasureError, CoachError, OSError) as error:
            print(f"{row.what}: {error}", file=sys.stderr)
            return 2
        if not options.json:
            print(_line(done[-1]), flush=True)
    if options.json:
        print(json.dumps([_record(measured) for measured in done], indent=2))
    return int(any(measured.over for measured in done))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How fast coachtui is, as ratios within this run.")
    names = [row.name for row in ROWS]
    parser.add_argument("--only", action="append", choices=names, help="measure this row; may be given several times")
    parser.add_argument("--pairs", type=_count, help="take so many pairs of every row, instead of each row's own count")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    parser.add_argument("--folder", type=_folder, default=Path.cwd(), help="a folder on a disk for temporary files")
    return parser.parse_args()


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is no whole number above 0")
    return int(text)


def _folder(text: str) -> Path:
    if not Path(text).is_dir():
        raise argparse.ArgumentTypeError(f"{text} is no folder")
    return Path(text)


def _line(measured: Measured) -> str:
    shown = {name: f"{part:.2f}" if isinstance(part, float) else part for name, part in _record(measured).items()}
    return _LINE.format_map({**shown, "word": "over" if measured.over else "ok"})


def _record(measured: Measured) -> dict[str, str | int | float | bool]:
    row, ratios = measured.row, measured.ratios
    return {
        "name": row.name,
        "what": row.what,
        "against": row.against,
        "pairs": len(ratios),
        "ms": median(measured.seconds) * 1000,
        "ms_against": median(measured.seconds_against) * 1000,
        "min": min(ratios),
        "median": median(ratios),
        "max": max(ratios),
        "at_most": row.at_most,
        "over": measured.over,
    }


if __name__ == "__main__":
    sys.exit(main())
