"""The attack of tests/assess/singling_out.py on more people and with every grade.

    python3 run.py python -m bench.singling_out

Not a matter of speed, so not a row of bench/speed.py. It takes some minutes.
"""

import argparse
import sys
import time

from tests.assess.singling_out import Kind, attack, kinds, only, reader, telling_kinds

from coachtui.files.rubrics import read_rubric
from coachtui.files.shipped import find_rubric
from coachtui.model.answers import Absence, Grade
from coachtui.workflow.engagement.pairs import STANDARD

_ABSENT = (Absence.DONT_KNOW, Absence.NOT_APPLICABLE, Absence.SKIPPED)
_INDICATORS: tuple[tuple[str, int | None], ...] = (("E1a", None), ("E2a", None), *(("E3a", fact) for fact in range(5)))
"""One of the usual kind, one where don't-knows cap, and one with each fact an inventory can give."""

_READ = 3
"""With so many people, all that is written of a card is read, not only the figures."""


def main() -> int:
    """Try every answer, print what came of it, and return 1 if anybody was singled out."""
    parser = argparse.ArgumentParser(description="Try every answer of few people, and see who is given away.")
    parser.add_argument("--large", action="store_true", help="bands of three and four, too; takes an hour")
    asked = parser.parse_args()
    path = find_rubric(STANDARD)
    rubric = read_rubric(str(path), path.read_bytes())
    found = 0
    for numbers, of, indicators in _trials(large=asked.large):
        for name, fact in indicators:
            started = time.monotonic()
            read = reader(only(rubric, name)) if sum(numbers) == _READ else repr  # a page takes long to write
            tried = attack(numbers, of, indicator=name, fact=fact, rubric=rubric, read=read)
            found += len(tried.found)
            people = " + ".join(map(str, numbers))
            sys.stdout.write(
                f"{people}  {name}{'' if fact is None else f' with the fact {fact}'}: {tried.answers} sets of answers, "
                f"levels shown of {tried.shown / tried.answers:.0%}, {tried.telling} things shown, "
                f"{tried.given_away} sets given away ({tried.given_away / tried.answers:.2%}), "
                f"{time.monotonic() - started:.0f} s\n"
            )
            sys.stdout.writelines(f"    {line}\n" for line in tried.found[:5])
            sys.stdout.flush()
    return 1 if found else 0


def _trials(*, large: bool) -> list[tuple[tuple[int, int], tuple[Kind, ...], tuple[tuple[str, int | None], ...]]]:
    """People of each band, the kinds of answers they give, and the indicators these are about."""
    telling = telling_kinds()
    graded = tuple(kind for kind in telling if isinstance(kind, tuple) and kind[1] is not None)
    confirmed = kinds(grades=[Grade.CONFIRMED])
    trials: list[tuple[tuple[int, int], tuple[Kind, ...], tuple[tuple[str, int | None], ...]]] = [
        ((1, 2), kinds(absences=_ABSENT), _INDICATORS),
        ((2, 1), kinds(absences=_ABSENT), _INDICATORS),
        ((1, 3), (*telling, *_ABSENT), _INDICATORS),
        ((3, 1), (*telling, *_ABSENT), _INDICATORS[:2]),
        ((0, 3), (*telling, *_ABSENT), _INDICATORS[:2]),
        ((0, 4), graded, _INDICATORS[:2]),
        ((2, 2), (*telling, *_ABSENT), _INDICATORS[:3]),
        ((1, 4), (*telling, *_ABSENT), _INDICATORS[:3]),
        ((2, 3), graded, _INDICATORS[:3]),
        ((3, 3), graded, _INDICATORS[:1]),
        *((numbers, confirmed, _INDICATORS[:1]) for numbers in ((3, 3), (3, 4), (4, 3), (2, 5))),
    ]
    if large:
        trials += [((2, 4), graded, _INDICATORS[:1]), ((3, 3), telling, _INDICATORS[:3])]
        trials += [((3, 4), graded, _INDICATORS[:1]), ((4, 4), graded, _INDICATORS[:1])]
    return trials


if __name__ == "__main__":
    sys.exit(main())
