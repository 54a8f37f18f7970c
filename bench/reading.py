"""Reading a long script, checked in every respect but its rules, beside libyaml's loader, which checks nothing."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import count, cycle
from pathlib import Path

import yaml

from bench.timing import CannotMeasureError, Sides
from coachtui.files.scripts import read_script
from coachtui.files.shipped import find_script
from coachtui.workflow.engagement.pairs import STANDARD

LINES = 2_000

_BEFORE_SECTION = re.compile(r"(?=^  - id: )", re.MULTILINE)
_SECTIONS_OF_A_PLAN = re.compile(r"sections: \[")
_SECTION_ID = re.compile(r"  - id: (\w+)")


@contextmanager
def reading(_pairs: int, _folder: Path) -> Iterator[Sides]:
    """``read_script`` against ``yaml.load`` with ``CSafeLoader``, on the same text."""
    if not yaml.__with_libyaml__:
        raise CannotMeasureError("This PyYAML came without libyaml, so there is no CSafeLoader to compare with.")
    text = long_script(find_script(STANDARD).read_text(encoding="utf-8"))
    yield (
        partial(read_script, "long.yaml", text.encode()),
        partial(yaml.load, text, Loader=yaml.CSafeLoader),
    )


def long_script(shipped: str) -> str:
    """The shipped script, its sections given again under new ids until it has about 2,000 lines."""
    head, *sections = _BEFORE_SECTION.split(shipped)
    more: dict[str, str] = {}
    lines = shipped.count("\n")
    for number, section in zip(count(1), cycle(sections)):
        lines += section.count("\n")
        if lines > LINES:
            break
        more[f"N{number}"] = _renamed(section, f"N{number}")
    planned = _SECTIONS_OF_A_PLAN.sub(f"sections: [{''.join(f'{name}, ' for name in more)}", head)
    return "".join((planned, *sections, *more.values()))


def _renamed(section: str, new: str) -> str:
    found = _SECTION_ID.match(section)
    if found is None:
        raise CannotMeasureError("The shipped script is laid out in a way this bench does not know.")
    return re.sub(rf"\b{found[1]}\b", new, section)
