"""Rows in columns, as lists of people or files are printed: never wider than the terminal."""

from collections.abc import Iterator, Sequence

from coachtui.model.cells import cells, cut, padded, wrapped
from coachtui.model.text import one_line

_GAP = "  "
_WIDEST = 20
_LEAST = 16


def aligned(rows: Sequence[Sequence[str]], width: int, *, gives_way: int) -> Iterator[str]:
    """``rows`` as lines for a terminal ``width`` columns wide. Each has as many texts as there are columns.

    The column with the index ``gives_way`` takes the room that the others leave, and its texts are cut to that; those
    of the others only where they are longer than a code or a word is. Where too little room is left, a row is wrapped.
    """
    if not rows:
        return
    texts = [
        [one_line(text, None if place == gives_way else _WIDEST) for place, text in enumerate(row)] for row in rows
    ]
    widest = [max(map(cells, column)) for column in zip(*texts, strict=True)]
    others = sum(widest) - widest[gives_way] + len(_GAP) * (len(widest) - 1)
    room = width - 1 - others
    if room < min(_LEAST, widest[gives_way]):
        for row in texts:
            yield from wrapped(_GAP.join(text for text in row if text), width, "", "    ")
        return
    widest[gives_way] = min(widest[gives_way], room)
    for row in texts:
        yield _GAP.join(padded(cut(text, most), most) for text, most in zip(row, widest, strict=True)).rstrip()
