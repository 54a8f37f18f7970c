"""How talk was shared out in a meeting. It is shown, and scores nothing."""

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction

from coachtui.model.observing import Observation


def talk_share(observation: Observation) -> Mapping[str, Fraction]:
    """The share of each participant's lines among those of all of them, by code, in seat order [method 12.10].

    The coach's own notes are nobody's lines. Empty where nobody said anything.
    """
    lines = Counter(line.person for line in observation.lines if line.person is not None)
    seats = dict.fromkeys(code for meeting in observation.meetings for code in (*meeting.participants, *lines))
    return {code: Fraction(lines[code], lines.total()) for code in seats} if lines else {}
