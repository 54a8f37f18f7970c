"""Whom somebody proposed to talk to, as it was noted: a person a line, a comma before the job."""

import re

from coachtui.model.text import one_line

_BULLET = re.compile(r"^\s*(?:[-*•–]\s+|\d+[.)]\s+)")
_NOBODY = frozenset({"no", "none", "nobody", "no one", "nobody else", "no one else", "-", "?"})


def proposals_in(note: str) -> tuple[tuple[str, str], ...]:
    """Name and job of everybody named in ``note``, each name once, in order; "" for a job that was not said.

    Lines and semicolons part people, the first comma parts a name from a job. A line that says nobody names nobody.
    """
    found: dict[str, tuple[str, str]] = {}
    for line in re.split(r"[\n;]", note):
        name, _, job = (one_line(part) for part in _BULLET.sub("", line).partition(","))
        if any(each.isalnum() for each in name) and name.casefold().rstrip(".") not in _NOBODY:
            found.setdefault(name.casefold(), (name, job))
    return tuple(found.values())
