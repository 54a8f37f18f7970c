"""Lines of a note that are marked as what something costs, in hours, money or customers. The mark is part of the text.

So a marked line is found, undone, erased, merged and exported like the note that it stands in.
"""

import re

MARK = "Cost: "
"""What a marked line begins with; in any case, and also behind the dash or dot of a list."""
_MARK = re.compile(r"(\s*(?:[-*•–]\s*)?)cost\s*:[^\S\n]*", re.IGNORECASE)


def is_cost(line: str) -> bool:
    """Whether a line is marked."""
    return _MARK.match(line) is not None


def costs_in(note: str) -> tuple[str, ...]:
    """What stands behind the mark in each marked line of a note, each once; lines with nothing there are left out."""
    found = ((_MARK.match(line), line) for line in note.splitlines())
    said = (line[mark.end() :].strip() for mark, line in found if mark is not None)
    return tuple(dict.fromkeys(each for each in said if each))


def mark_end(line: str) -> int:
    """How many characters of a line are its mark, with what stands before it; 0 where it has none."""
    mark = _MARK.match(line)
    return 0 if mark is None else mark.end()
