"""Which columns of a table fit beside each other, how wide each is, and how its heading is broken. Widths are in cells.

Pure: it knows texts and numbers only.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coachtui.model.cells import cells, cut, wrapped
from coachtui.model.text import one_line

PADDING = 1
"""Blank cells at each side of every column, so that two columns stand two apart."""
NARROWEST, ROOMY = 8, 20
"""Cells that a column has at least, and that the column with the cursor gets when the others have to be narrow."""
_WIDEST_HEADING, _READABLE, _WIDEST_NEED = 16, 16, 40
"""Cells up to which a column is made wider for its heading; for what stands in it at the cost of other columns, where
they can be scrolled to; and for what stands in it where there is room."""


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """The columns ``shown``, by their places from 0; the width of each, without padding; and its heading.

    Every heading is broken into as many ``lines``, the first of them empty where it needs fewer.
    """

    shown: range
    widths: Mapping[int, int]
    headings: Mapping[int, str]
    lines: int


def laid_out(headings: Sequence[str], needs: Sequence[int], room: int, *, at: int | None, most: int) -> ColumnLayout:
    """The columns that fit into ``room`` cells, among them the one with the cursor (``at``), else the first ones.

    ``needs`` are the widths of what stands in the columns. With a cursor a column is given up to 16 cells of its need
    even if other columns are no longer shown for it; without one only what is left over. The widths stay the same
    wherever the cursor is, if there is room enough for that. A heading takes ``most`` lines at most, with an ellipsis
    where it is not whole. The columns shown fill the room, so that no part of another shows. There must be at least one
    column.
    """
    least = [_least(heading, most) for heading in headings]
    if at is not None:
        least = [max(own, min(need, _READABLE)) for own, need in zip(least, needs, strict=True)]
        roomy = [max(own, ROOMY) for own in least]
        everywhere = sum(roomy) + 2 * PADDING * len(roomy) <= room
        least = [
            wide if everywhere or place == at else own
            for place, (own, wide) in enumerate(zip(least, roomy, strict=True))
        ]
    whole = sum(least) + 2 * PADDING * len(least) <= room
    shown = _that_fit(least, room if whole else room - 1, at)
    more = shown[-1] < len(headings) - 1  # then the last cell of the headings is for a sign that says so
    inner = room - 2 * PADDING * len(shown) - more
    wanted = [max(own, min(need, _WIDEST_NEED)) for own, need in zip(least, needs, strict=True)]
    widths = _shared_out({place: least[place] for place in shown}, {place: wanted[place] for place in shown}, inner)
    broken = {place: _on_lines(headings[place], widths[place], most) for place in shown}
    lines = max(len(each) for each in broken.values())
    texts = {place: "\n".join(("",) * (lines - len(each)) + each) for place, each in broken.items()}
    return ColumnLayout(shown, widths, texts, lines)


def _least(heading: str, most: int) -> int:
    """The narrowest width at which a heading is whole on ``most`` lines, within bounds."""
    line = one_line(heading)
    longest = max(map(cells, line.split()), default=0)
    for width in range(NARROWEST, _WIDEST_HEADING):
        if longest <= width and len(wrapped(line, width + 1)) <= most:
            return width
    return NARROWEST if most == 1 else _WIDEST_HEADING


def _that_fit(least: Sequence[int], room: int, at: int | None) -> range:
    """The columns that there is room for: the one with the cursor, the next one, those before it, then those behind.

    So what was typed in a row stays in sight as long as it can, and what comes next is known.
    """
    first = last = at or 0
    left = room - least[first] - 2 * PADDING

    def fits(place: int) -> bool:
        return 0 <= place < len(least) and least[place] + 2 * PADDING <= left

    for step, most in ((1, 1), (-1, len(least)), (1, len(least))):
        for _ in range(most):
            place = last + 1 if step > 0 else first - 1
            if not fits(place):
                break
            left -= least[place] + 2 * PADDING
            first, last = min(first, place), max(last, place)
    return range(first, last + 1)


def _shared_out(least: Mapping[int, int], wanted: Mapping[int, int], room: int) -> dict[int, int]:
    """The widths once ``room`` cells are shared out over ``least``, first to the columns that lack least of ``wanted``.

    So as many columns as possible are wide enough. What is left over goes to the narrowest.
    """
    widths = dict(least)
    left = room - sum(widths.values())
    for place in sorted(widths, key=lambda each: (wanted[each] - widths[each], each)):
        more = max(min(wanted[place] - widths[place], left), 0)
        widths[place] += more
        left -= more
    for _ in range(left):
        widths[min(widths, key=lambda each: (widths[each], each))] += 1
    if sum(widths.values()) > room:  # one column alone, in a room narrower than it
        widths = {place: max(room, 1) for place in widths}
    return widths


def _on_lines(heading: str, width: int, most: int) -> tuple[str, ...]:
    """A heading on ``most`` lines at most, each no wider than ``width``."""
    line = one_line(heading)
    lines = wrapped(line, width + 1) or [""]
    if len(lines) <= most:
        return tuple(lines)
    kept = lines[: most - 1]
    return (*kept, cut(line[len(" ".join(kept)) :].strip(), width))
