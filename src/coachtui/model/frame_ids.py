"""The ids of the questions of opening and closing, which no question of a section may have.

In a file of their own, so that home need not import all of the script to know them.
"""

CONSENT, RESULTS, WARM_UP = "consent", "results", "warm-up"
RESTATE, MISSED, WHOM, NEXT = "restate", "missed", "whom", "next"
FRAME_IDS = frozenset({CONSENT, RESULTS, WARM_UP, RESTATE, MISSED, WHOM, NEXT})
