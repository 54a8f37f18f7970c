"""Makes the coaching file of the demonstration: an observed meeting, imported from JSON."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from coachtui.files.shipped import shipped_folder
from coachtui.model.times import time_on
from coachtui.workflow.demonstration.demonstrating import EXAMPLE, StoryClock
from coachtui.workflow.engagement.engagements import Surroundings
from coachtui.workflow.passing_on.importing import import_engagement

_DAY, _TIME = date(2026, 3, 4), "16:00"
"""When the coach put it down."""


def make_demo_coaching(path: Path, surroundings: Surroundings | None = None) -> None:
    """Make the coaching file at ``path``, dated as its story goes, in one transaction. Raises CoachErrors."""
    source = shipped_folder("examples") / EXAMPLE / "coaching.json"
    clock = StoryClock(time_on(_DAY, _TIME), timedelta())
    import_engagement(path, source, None, replace(surroundings or Surroundings(), now=clock.now))
