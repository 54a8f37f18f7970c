"""The figures of a team that a coach passes on to an engagement, as JSON: counts, levels, and what was agreed.

The lists are those of the state form, without an engagement around them: they are read into one that exists.
docs/state-format.md describes them.
"""

from collections.abc import Mapping
from typing import Any

from coachtui.exchange.reading_json import refuse_other_version
from coachtui.exchange.state_json import FORMAT as STATE_FORMAT
from coachtui.exchange.state_json import VERSION as STATE_VERSION
from coachtui.exchange.state_json import state_to_json
from coachtui.model.engagement import Engagement, State
from coachtui.model.problems import CoachError
from coachtui.model.text import one_line

FORMAT = "coachtui/team-figures"
VERSION = 1
_LISTS = ("seen_meetings", "seen_behaviours", "agreements")


def team_figures_to_json(state: State) -> dict[str, Any]:
    """The figures of the team in ``state`` as a JSON object, and nothing else of ``state``."""
    lists = state_to_json(state)
    return {"format": FORMAT, "version": VERSION, **{name: lists[name] for name in _LISTS}}


def as_state_form(values: Mapping[str, Any], engagement: Engagement) -> dict[str, Any]:
    """``values``, the JSON object of figures of a team, as a state form of ``engagement``.

    Raises CoachError for another version, and for a key that does not belong there.
    """
    refuse_other_version(values, VERSION)
    others = [one_line(key, 40) for key in values if key not in {"format", "version", *_LISTS}]
    if others:
        raise CoachError(
            "More than figures", f"{', '.join(others[:5])}: that does not belong in such a file.",
            "Let the coach export it again.", bad_input=True,
        )  # fmt: skip
    about = {"organisation": engagement.organisation, "mode": engagement.mode, "core_process": engagement.core_process}
    lists = {name: values.get(name) or [] for name in _LISTS}
    return {"format": STATE_FORMAT, "version": STATE_VERSION, "engagement": about, **lists}
